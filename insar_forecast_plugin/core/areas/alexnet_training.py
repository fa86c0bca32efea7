# SPDX-License-Identifier: GPL-2.0-or-later
"""The preset ``alexnet`` of ``traindetector``: the network of the published method, for METHOD overwrapping."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import torch

from ..errors import InputError
from ..interface import TrainDetectorRequest
from ..io.staging import staged_outputs
from ..progress import Part, Progress
from ..provenance import provenance
from ..reports.report import Report
from ..results import OperationResult
from .overwrapping.alexnet import SHAPES
from .overwrapping.train_overwrapping import BATCH, PATCHES_OF_A_FIELD, train_overwrapping

_MOST_BYTES = 4_000_000_000
_BYTES_A_CELL = 8
"""Phase and reliability, float32."""


def train_alexnet(request: TrainDetectorRequest, progress: Progress) -> OperationResult:
    """Train the over-wrapping network on simulated fields, anew or from weights learnt on ImageNet.

    Raises
    ------
    InputError
        The patches of so many fields would fill the memory.
    ModelError
        The file of WEIGHTS is not one of AlexNet's.
    OutputError
        An output cannot be written.
    """
    shape = "imagenet" if request.weights else "narrow"
    _check_memory(request.samples, shape)
    patches = request.samples * PATCHES_OF_A_FIELD[shape]
    steps = max(1, patches * request.training_epochs // BATCH)
    with staged_outputs() as staging:
        model = staging.path(request.model)
        report = staging.path(request.report) if request.report else None
        detector = train_overwrapping(
            request.seed, patches, Part(progress, 0.0, 1.0), steps=steps, imagenet=request.weights
        )
        files = {"weights": request.weights} if request.weights else {}
        made = provenance("traindetector", request, files, torch=torch.__version__, threads=torch.get_num_threads())
        replace(detector, facts={**detector.facts, "provenance": made}).save(model)
        loss = float(detector.facts["test_loss"])
        summary = (
            f"On patches of other simulated fields the network has a mean loss of {loss:.3f}; one that always says "
            "one half has 0.693."
        )
        progress.info(summary)
        if report is not None:
            page = Report("Training of an over-wrapping network", summary)
            page.section("Training")
            page.facts(
                {
                    "Simulated fields": request.samples,
                    "Patches": f"{patches} of {SHAPES[shape].patch} x {SHAPES[shape].patch} cells",
                    "Steps": f"{steps} of {BATCH} patches",
                    "Begun from": request.weights or "random weights",
                    "Seed": request.seed,
                    "Loss on patches of other fields": f"{loss:.3f}",
                }
            )
            page.write(report, made)
    progress(1.0, "Done")
    outputs: dict[str, Any] = {"MODEL": request.model}
    if request.report:
        outputs["REPORT"] = request.report
    return OperationResult(outputs=outputs, layers={}, messages=(summary,))


def _check_memory(fields: int, shape: str) -> None:
    a_field = PATCHES_OF_A_FIELD[shape] * SHAPES[shape].patch ** 2 * _BYTES_A_CELL
    if fields * a_field > _MOST_BYTES:
        raise InputError(
            f"SAMPLES is {fields}: the patches of so many fields need {fields * a_field / 1e9:.1f} GB of memory; the "
            f"limit is {_MOST_BYTES / 1e9:.0f} GB. Choose at most {_MOST_BYTES // a_field}."
        )
