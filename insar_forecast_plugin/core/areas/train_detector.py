# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``traindetector``: simulated velocity fields in, a model that finds deforming areas out."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

from ..device import pick_device
from ..errors import InputError
from ..interface import TrainDetectorRequest
from ..io.rows_on_disk import Scratch
from ..io.staging import staged_outputs
from ..progress import Part, Progress
from ..provenance import provenance
from ..results import OperationResult
from .alexnet_training import train_alexnet
from .detection_report import write_detector_report
from .network.detector import SHIPPED_DETECTOR, Detector, load_detector
from .network.detector_training import DetectionSamples, simulated_patches, train_detection_network

_OTHER_SEED = 1_000_003
_TEST_SHARE, _MOST_TESTED = 0.1, 400
_BYTES_A_FIELD = 800_000
_PATCHES_AT_ONCE = 16
_FAIR = 0.9
"""Area under the ROC curve below which a network is warned of."""


def train_detector(request: TrainDetectorRequest, progress: Progress) -> OperationResult:
    """Train a detector on simulated fields and write its model file, and the report where it is asked for.

    Raises
    ------
    InputError
        The disk or the memory has no room for so many simulated fields, or WEIGHTS does not fit PRESET.
    ModelError
        The file of WEIGHTS is not one of AlexNet's.
    OutputError
        An output cannot be written.
    """
    if request.preset == "alexnet":
        return train_alexnet(request, progress)
    if request.weights:
        raise InputError("WEIGHTS is given, but PRESET is default, which begins anew. Set PRESET to alexnet.")
    device = pick_device(request.device)
    with staged_outputs() as staging, Scratch((model := staging.path(request.model)).parent) as scratch:
        check_room(model.parent, request.samples)
        report = staging.path(request.report) if request.report else None
        samples = simulated_patches(request.seed, request.samples, Part(progress, 0.0, 0.3), scratch)
        count = min(max(2, int(_TEST_SHARE * request.samples)), _MOST_TESTED)
        test = simulated_patches(request.seed + _OTHER_SEED, count, Part(progress, 0.3, 0.35), scratch)
        detector, training_loss, validation_loss = train_detection_network(
            samples,
            passes=request.training_epochs,
            seed=request.seed,
            progress=Part(progress, 0.35, 0.95),
            device=str(device),
        )
        accuracy = ranking(detector, test)
        made = provenance("traindetector", request, {}, torch=torch.__version__, threads=torch.get_num_threads())
        facts: dict[str, Any] = {"trained_on": "simulated fields", "patches": len(samples), "test_auc": accuracy}
        replace(detector, facts={**facts, "provenance": made}).save(model)
        summary = (
            f"The network ranks the cells of {len(test)} simulated test patches with an area under the ROC curve of "
            f"{accuracy:.3f}."
        )
        progress.info(summary)
        doubt = _doubt_of(accuracy, progress)
        if report is not None:
            shown = {
                "Trained on": f"{len(samples)} patches of {request.samples} simulated fields",
                "Passes": request.training_epochs,
                "Area under the ROC curve": f"{accuracy:.3f}",
            }
            write_detector_report(
                report,
                summary=summary,
                doubt=doubt,
                facts=shown,
                training_loss=training_loss,
                validation_loss=validation_loss,
                made=made,
            )
    progress(1.0, "Done")
    outputs: dict[str, Any] = {"MODEL": request.model}
    if request.report:
        outputs["REPORT"] = request.report
    return OperationResult(outputs=outputs, layers={}, messages=(summary,))


def _doubt_of(accuracy: float, progress: Progress) -> str:
    """Warn of a network that is much worse than the plugin's own; return the warning, else ""."""
    if accuracy >= _FAIR:
        return ""
    shipped = load_detector(str(SHIPPED_DETECTOR)).facts["test_auc"]
    doubt = (
        "Do not use this network yet: 0.5 is guessing, and the network that comes with the plugin reaches "
        f"{shipped:.2f} on such patches. Raise SAMPLES or TRAINING_EPOCHS."
    )
    progress.warning(doubt)
    return doubt


def ranking(detector: Detector, samples: DetectionSamples) -> float:
    """Return the area under the ROC curve of the cells that hold points; 0.5 where there is one kind of cell only."""
    from sklearn.metrics import roc_auc_score

    logits, truths = [], []
    for start in range(0, len(samples), _PATCHES_AT_ONCE):
        some = slice(start, start + _PATCHES_AT_ONCE)
        moving = samples.moving[some]
        known = np.isfinite(moving)
        logits.append(detector.network(np.asarray(samples.channels[some]))[known])
        truths.append(moving[known] >= 0.5)
    truth = np.concatenate(truths)
    return float(roc_auc_score(truth, np.concatenate(logits))) if 0 < truth.sum() < truth.size else 0.5


def check_room(folder: Path, fields: int) -> None:
    """Look, before work begins, whether the patches of so many fields have room on the disk; memory does not grow.

    Raises
    ------
    InputError
        They have not.
    """
    needed, free = fields * _BYTES_A_FIELD, shutil.disk_usage(folder).free
    if needed > free:
        raise InputError(
            f"SAMPLES is {fields}: so many simulated fields need {needed / 1e9:.1f} GB on the disk of the model file, "
            f"and {free / 1e9:.1f} GB are free. Choose at most {int(free / _BYTES_A_FIELD)}, or another folder."
        )
