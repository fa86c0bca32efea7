# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``traindenoiser``: simulated stacks in, a model that extracts displacement from noise out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch

from ..device import pick_device
from ..interface import TrainDenoiserRequest
from ..io.staging import staged_outputs
from ..progress import Part, Progress
from ..provenance import provenance
from ..reports.figures import new_figure
from ..reports.report import Report
from ..results import OperationResult
from ..shares import percent
from .denoiser_accuracy import TWO_SIDED, DenoiserAccuracy, denoiser_accuracy
from .network.denoiser import Denoiser
from .network.denoiser_training import EPOCHS, train_denoising_network
from .paper.span_denoiser import SpanDenoiser
from .paper.span_network import SPAN
from .paper.span_training import train_span_network

_USES = 4
"""How often a simulated stack of noise is used, each time with other sources."""
_CALIBRATED, _TESTED = 1_000_003, 2_000_003
_SPAN_EPOCHS = (SPAN, 3 * SPAN)
_MOST_TESTED = 200
_WORSE = (
    "Do not use this network yet: inside sources its error is not smaller than that of the classical chain, which "
    "needs no training. Raise SAMPLES or TRAINING_EPOCHS."
)


def train_denoiser(request: TrainDenoiserRequest, progress: Progress) -> OperationResult:
    """Train a denoiser on simulated stacks and write its model file, and the report where it is asked for.

    Raises
    ------
    OutputError
        An output cannot be written.
    """
    device = str(pick_device(request.device))
    uses = request.training_epochs or _USES
    with staged_outputs() as staging:
        model = staging.path(request.model)
        report = staging.path(request.report) if request.report else None
        denoiser, losses = _trained(request, uses, device, Part(progress, 0.0, 0.9))
        epochs = _SPAN_EPOCHS if request.preset == "paper" else EPOCHS
        count = max(10, min(_MOST_TESTED, request.samples // 10))
        denoiser = _calibrated(denoiser, count, request.seed, epochs, Part(progress, 0.9, 0.95))
        accuracy = denoiser_accuracy(denoiser, count, request.seed + _TESTED, epochs, Part(progress, 0.95, 1.0))
        made = provenance("traindenoiser", request, {}, torch=torch.__version__, threads=torch.get_num_threads())
        facts = {**denoiser.facts, "trained_on": "simulated stacks", "samples": request.samples, "provenance": made}
        type(denoiser)(denoiser.network, facts).save(model)  # type: ignore[arg-type]
        summary = _summary(accuracy)
        progress.info(summary)
        if accuracy.inside >= accuracy.classical:
            progress.warning(_WORSE)
        if report is not None:
            _write_report(report, request, accuracy, losses, made)
    progress(1.0, "Done")
    outputs: dict[str, Any] = {"MODEL": request.model, "KEPT": round(accuracy.kept, 3)}
    if request.report:
        outputs["REPORT"] = request.report
    return OperationResult(outputs=outputs, layers={}, messages=(summary,))


def _trained(
    request: TrainDenoiserRequest, uses: int, device: str, progress: Progress
) -> tuple[Denoiser | SpanDenoiser, list[float]]:
    if request.preset == "paper":
        span_network, losses = train_span_network(request.samples, uses, request.seed, progress, device)
        return SpanDenoiser(span_network.trained(), {}), losses
    network, losses = train_denoising_network(request.samples, uses, request.seed, progress, device)
    return Denoiser(network.trained(), {}), losses


def _calibrated(
    denoiser: Denoiser | SpanDenoiser, count: int, seed: int, epochs: tuple[int, int], progress: Progress
) -> Denoiser | SpanDenoiser:
    """Return it with standard errors that hold on stacks of another seed than those of the test."""
    first = denoiser_accuracy(denoiser, count, seed + _CALIBRATED, epochs, progress)
    if isinstance(denoiser, SpanDenoiser):
        return SpanDenoiser(denoiser.network, {"widening": first.widening})
    return Denoiser(denoiser.network, {"widening": first.widening})


def _summary(accuracy: DenoiserAccuracy) -> str:
    return (
        f"On {accuracy.stacks} simulated test stacks the error inside sources is {accuracy.inside:.2f} mm (classical "
        f"chain {accuracy.classical:.2f} mm, no displacement {accuracy.zeros:.2f} mm), {percent(accuracy.kept)} of the "
        f"displacement is kept, and 95% of what is found elsewhere is below {accuracy.false:.2f} mm."
    )


def _write_report(
    path: Path,
    request: TrainDenoiserRequest,
    accuracy: DenoiserAccuracy,
    losses: list[float],
    made: dict[str, Any],
) -> None:
    report = Report("Training of a denoiser", _summary(accuracy))
    if accuracy.inside >= accuracy.classical:
        report.warn(_WORSE)
    report.section("Training")
    report.facts(
        {
            "Preset": request.preset,
            "Simulated stacks": request.samples,
            "Uses of each stack": request.training_epochs or _USES,
            "Seed": request.seed,
            "Check of the standard errors": (
                f"95% of the errors on the test stacks are below {TWO_SIDED * accuracy.widening:.2f} times the "
                f"standard error that the model states; {TWO_SIDED:.2f} times would be exact"
            ),
        }
    )
    figure = new_figure()
    axes = figure.subplots()
    axes.plot(losses)
    axes.set_xlabel("part of the training (%)")
    axes.set_ylabel("loss")
    report.figure(figure, "Loss on the stacks of each part of the training.")
    report.section("Error on simulated test stacks")
    report.table(
        ["Method", "Error inside sources, mm"],
        [["network", accuracy.inside], ["classical chain", accuracy.classical], ["no displacement", accuracy.zeros]],
        "Noise of 5 mm; sources and noise of another seed than in training.",
    )
    report.write(path, made)
