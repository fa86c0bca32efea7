# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``traintrendclassifier``: simulated series, or a user's labelled ones as well, in; a model out."""

from __future__ import annotations

import time
import warnings
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import torch

from ..device import pick_device
from ..errors import InputError
from ..interface import TrainTrendClassifierRequest
from ..io.points import read_points
from ..io.staging import staged_outputs
from ..networks.trainable_network import TrainableNetwork
from ..progress import Part, Progress
from ..provenance import provenance
from ..results import OperationResult
from ..shares import percent
from ..trend_classes import TREND_CLASSES
from .class_scores import ClassScores, class_scores
from .classes import MINIMUM_EPOCHS, NO_CLASS, class_codes
from .fits.thresholds import MotionLimits
from .network.training_set import NetworkSamples, as_samples, simulated_samples
from .network.trend_classifier import SHIPPED_MODEL, TrendClassifier, load_classifier
from .network.trend_networks import make_network
from .network.trend_training import Trained, train_network
from .simulation.simulated_series import LabelledSeries
from .trend_report import write_training_report
from .trend_table import BLOCK

PASSES = {"default": 30, "paper": 40}
"""Passes over the training set where TRAINING_EPOCHS is not given."""
REAL_NOISE = 1.15
"""By how much the temperature is raised where simulated series set it: in real noise scores were too sure by 2 points.

Chosen on signals in the noise of Wroclaw 124_0770 and 175_0303 and of L3 east-west of Ustica.
"""
TRAINING_SHARE, VALIDATION_SHARE = 0.7, 0.1
_MOST_HELD_OUT = 4000
"""Series of a class for validation, and for the test, at most: more would tell no more."""
_FEWEST_LABELLED = 50
_FAIR = 0.6
"""Accuracy on simulated series below which a network is warned of."""
_FOLDS = 10
_BLOCKS_ALONG = 16

Parts = tuple[NetworkSamples, NetworkSamples, NetworkSamples]
"""Series for training, validation and test."""


def train_trend_classifier(
    request: TrainTrendClassifierRequest, progress: Progress, *, processes: int = 1
) -> OperationResult:
    """Train a classifier and write its model file, and the report where it is asked for.

    70% of the series train, 10% choose the pass and calibrate the score, 20% test. A user's labelled series are divided
    by blocks of ground, since neighbours move alike; they are joined by the simulated ones for training, and are the
    whole of the test. At most 4000 of a class are held back for each.

    Parameters
    ----------
    processes
        That simulate series side by side.

    Raises
    ------
    InputError
        The labelled points cannot be used; the message says why.
    OutputError
        An output cannot be written.
    """
    device, started = pick_device(request.device), time.monotonic()
    with staged_outputs() as staging:
        model = staging.path(request.model)
        report = staging.path(request.report) if request.report else None
        (training, validation, test), source = _parts(request, progress, processes)
        trained = _trained(request, training, validation, device, Part(progress, 0.25, 0.95))
        temperature = trained.temperature * (1.0 if request.input else REAL_NOISE)
        classifier = TrendClassifier(trained.network.trained(), request.preset, temperature, {})
        scores = _scores_on(test, classifier)
        accuracy = scores.accuracy
        summary = (
            f"The network classifies {percent(accuracy, 1)} of {len(test)} "
            f"{'labelled' if request.input else 'simulated'} test series correctly."
        )
        progress.info(summary)
        doubt = "" if request.input else _doubt_of(accuracy, progress)
        made = _provenance(request, device, minutes=(time.monotonic() - started) / 60, processes=processes)
        facts: dict[str, Any] = {
            "trained_on": source,
            "training_series": len(training),
            "test_accuracy": accuracy,
            "test_f1": dict(zip(TREND_CLASSES.names, scores.f1.tolist(), strict=True)),
            "provenance": made,
        }
        replace(classifier, facts=facts).save(model)
        if report is not None:
            shown = {
                "Preset": request.preset,
                "Trained on": f"{len(training)} series ({source})",
                "Passes": f"{len(trained.training_loss)} of {_passes(request)}",
                "Temperature": f"{temperature:.2f}",
                "Overall accuracy": percent(accuracy, 2),
            }
            about: dict[str, Any] = {"scores": scores, "trained": trained, "made": made}
            write_training_report(report, summary=summary, doubt=doubt, facts=shown, **about)
    progress(1.0, "Done")
    written = {"REPORT": request.report} if request.report else {}
    return OperationResult({"MODEL": request.model, "ACCURACY": accuracy, **written}, layers={}, messages=(summary,))


def _passes(request: TrainTrendClassifierRequest) -> int:
    return request.training_epochs or PASSES[request.preset]


def _trained(
    request: TrainTrendClassifierRequest,
    training: NetworkSamples,
    validation: NetworkSamples,
    device: torch.device,
    progress: Progress,
) -> Trained[TrainableNetwork]:
    """Return the trained network."""
    torch.use_deterministic_algorithms(True, warn_only=True)
    make = partial(TrainableNetwork, make_network(request.preset))
    options: dict[str, Any] = {"passes": _passes(request), "seed": request.seed, "device": str(device)}
    return train_network(make, training, validation, progress=progress, **options)


def _provenance(request: TrainTrendClassifierRequest, device: torch.device, **more: float) -> dict[str, Any]:
    """Return how the model came to be."""
    inputs = {"input": request.input.path} if request.input else {}
    used = torch.cuda.get_device_name(device) if device.type == "cuda" else device.type
    by = {"torch": torch.__version__, "threads": torch.get_num_threads(), "trained_by": used}
    return provenance("traintrendclassifier", request, inputs, **by, **more)


def _scores_on(test: NetworkSamples, classifier: TrendClassifier) -> ClassScores:
    """Return how a classifier does on series that it has not learnt from."""
    given = classifier.probabilities(test.channels, test.features).argmax(axis=1)
    return class_scores(test.labels, given, len(TREND_CLASSES))


def _doubt_of(accuracy: float, progress: Progress) -> str:
    """Warn of a network that is much worse than the plugin's own; return the warning, else ""."""
    if accuracy >= _FAIR:
        return ""
    shipped = load_classifier(str(SHIPPED_MODEL)).facts["test_accuracy"]
    doubt = (
        f"Do not use this network yet: guessing gives {1 / len(TREND_CLASSES):.0%}, and the network that comes with "
        f"the plugin {percent(shipped)} of such series. Raise SAMPLES_PER_CLASS or TRAINING_EPOCHS."
    )
    progress.warning(doubt)
    return doubt


def _parts(request: TrainTrendClassifierRequest, progress: Progress, processes: int) -> tuple[Parts, str]:
    """Return the series for training, validation and test, and what they are in words."""
    labelled = _labelled_parts(request, Part(progress, 0.0, 0.05)) if request.input else None
    part = Part(progress, 0.05, 0.25)
    simulated = simulated_samples(request.seed, request.samples_per_class, part, processes=processes)
    training, validation, test = split(simulated, request.seed)
    if labelled is None:
        return (training, validation, test), "simulated series"
    own_training, own_validation, test = labelled
    training, validation = training.followed_by(own_training), validation.followed_by(own_validation)
    return (training, validation, test), f"simulated series and {sum(map(len, labelled))} labelled series"


def split(samples: NetworkSamples, seed: int) -> Parts:
    """Return training, validation and test parts, each with the same share of every class."""
    rng = np.random.default_rng(seed)
    parts: tuple[list[np.ndarray], list[np.ndarray], list[np.ndarray]] = ([], [], [])
    for code in range(len(TREND_CLASSES)):
        rows = rng.permutation(np.flatnonzero(samples.labels == code))
        first, second = round(TRAINING_SHARE * len(rows)), round((TRAINING_SHARE + VALIDATION_SHARE) * len(rows))
        chosen_by, tested = min(second - first, _MOST_HELD_OUT), min(len(rows) - second, _MOST_HELD_OUT)
        first, second = len(rows) - chosen_by - tested, len(rows) - tested
        for part, chosen in zip(parts, (rows[:first], rows[first:second], rows[second:]), strict=True):
            part.append(chosen)
    training, validation, test = (samples.at(np.concatenate(part)) for part in parts)
    return training, validation, test


def split_by_ground(samples: NetworkSamples, blocks: np.ndarray, seed: int) -> Parts:
    """Return training, validation and test parts that share no block of ground, with alike shares of every class.

    Parameters
    ----------
    blocks
        Number of the block in which each series lies, shape (n,).
    """
    from sklearn.model_selection import StratifiedGroupKFold

    fold = np.empty(len(samples), dtype=np.int64)
    dealt = StratifiedGroupKFold(_FOLDS, shuffle=True, random_state=seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # that a class has fewer members than there are folds
        for number, (_, rows) in enumerate(dealt.split(fold, samples.labels, blocks)):
            fold[rows] = number
    first, second = round(TRAINING_SHARE * _FOLDS), round((TRAINING_SHARE + VALIDATION_SHARE) * _FOLDS)
    return samples.at(fold < first), samples.at((fold >= first) & (fold < second)), samples.at(fold >= second)


def _labelled_parts(request: TrainTrendClassifierRequest, progress: Progress) -> Parts:
    """Return the user's labelled series as training, validation and test parts."""
    if request.input is None or not request.label_field:
        raise InputError("INPUT is set, but LABEL_FIELD is empty. Choose the field with the class of every point.")
    points = read_points(request.input, progress)
    if request.label_field not in points.attributes.columns:
        raise InputError(
            f"The layer has no field {request.label_field!r} for LABEL_FIELD. Its fields are "
            f"{', '.join(map(str, points.attributes.columns)) or 'none'}."
        )
    labels = class_codes(points.attributes[request.label_field].to_numpy())
    known = int((labels != NO_CLASS).sum())
    if known < _FEWEST_LABELLED:
        raise InputError(
            f"{known} point{'s' * (known != 1)} {'has' if known == 1 else 'have'} a class in "
            f"{request.label_field!r}; expected at least {_FEWEST_LABELLED}, 70% of "
            "them for training and 20% for the test. Label more points, or train on simulated series only."
        )
    unlabelled = len(labels) - known
    if unlabelled:
        progress.info(
            f"{unlabelled} point{'s' * (unlabelled != 1)} without a class in {request.label_field!r} "
            f"{'is' if unlabelled == 1 else 'are'} left out."
        )
    usable = (labels != NO_CLASS) & (np.isfinite(points.displacement).sum(axis=1) >= MINIMUM_EPOCHS)
    points, labels = points.at_points(usable), labels[usable]
    limits = MotionLimits.of(points.measured)
    groups = [slice(start, start + BLOCK) for start in range(0, points.point_count, BLOCK)]
    samples = as_samples(
        [LabelledSeries(points.dates, points.displacement[rows], labels[rows], limits) for rows in groups]
    )
    blocks = _blocks_of_ground(points.coordinates)
    if len(np.unique(blocks)) >= 2 * _FOLDS:
        return split_by_ground(samples, blocks, request.seed)
    progress.warning(
        "The labelled points lie in a few places only, so training and test points cannot be kept apart on the "
        "ground. Neighbours of training points are in the test, so the stated accuracy is higher than it would be "
        "elsewhere."
    )
    return split(samples, request.seed)


def _blocks_of_ground(coordinates: np.ndarray) -> np.ndarray:
    """Return the number of the block in which each point lies, of 16 along the longer side, shape (n,)."""
    corner = coordinates.min(axis=0)
    size = max(float(np.ptp(coordinates, axis=0).max()) / _BLOCKS_ALONG, np.finfo(float).tiny)
    column, row = np.minimum((coordinates - corner) // size, _BLOCKS_ALONG - 1).astype(np.int64).T
    return row * _BLOCKS_ALONG + column
