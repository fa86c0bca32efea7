# SPDX-License-Identifier: GPL-2.0-or-later
"""What each part of the anchored forecaster brings, and the paper's network on grids of several sizes.

Protocol of ``forecast_accuracy.py``: fitted once before the first origin, scored at the points on the cases that all
methods forecast; on the simulated field against the truth without noise. Intervals are left out.
``python benchmarks/forecast_ablation.py [--field l2b|l3|front] [--part lstm] [--grid 64] [--passes 40]``; RMSE in mm.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from unittest.mock import patch

import numpy as np
import torch
from forecast_accuracy import DATA, HORIZON, REAL, SHOWN, plan, real_series, scenario, show
from network_without_lstm import network_without_lstm

from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.data.series_for_forecasting import grid_on, grid_over
from insar_forecast_plugin.core.forecasting.evaluation.scoring import compare_over_origins
from insar_forecast_plugin.core.forecasting.models.anchored import anchored_forecaster, correction
from insar_forecast_plugin.core.forecasting.models.anchored.anchor import AnchorFit, LinearAnchor
from insar_forecast_plugin.core.forecasting.models.anchored.anchored_forecaster import AnchoredForecaster
from insar_forecast_plugin.core.forecasting.models.anchored.correction_inputs import correction_inputs
from insar_forecast_plugin.core.forecasting.models.anchored.features import Surroundings
from insar_forecast_plugin.core.forecasting.models.anchored.survey import Survey
from insar_forecast_plugin.core.forecasting.models.paper.paper_forecaster import PaperForecaster
from insar_forecast_plugin.core.forecasting.models.simple.persistence import Persistence
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.series import TimeSeriesPoints

FULL = "anchored, full"
_NEIGHBOUR_CHANNELS = slice(1, 6)
_NEIGHBOUR_INPUTS = slice(2, 4)
PARTS = ("lstm", "shift", "space", "anchor", "paper")
LARGE_GRIDS, LARGE_PASSES = (256, 512), 12
NO_SHIFT = (1e9,)
"""A penalty that leaves the anchor's weights where they are."""


class OwnSurroundings(Surroundings):
    """A point that stands for its own surroundings: nothing of any other point is known."""

    @classmethod
    def of(cls, coordinates: np.ndarray, dates: np.ndarray, displacement: np.ndarray) -> OwnSurroundings:
        """Fill gaps as ever, then forget the others."""
        known = Surroundings.of(coordinates, dates, displacement)
        return cls(known.own, known.own, known.own, known.own, known.started, dates)

    def at_points(self, selection: np.ndarray) -> OwnSurroundings:
        """Return some of the points."""
        own = self.own[selection]
        return OwnSurroundings(own, own, own, own, self.started[selection], self.dates)


class OwnSurvey(Survey):
    """A region of such points."""

    def scattered_surroundings(self, rows: np.ndarray) -> OwnSurroundings:
        """Return the points' own series."""
        known = super().scattered_surroundings(rows)
        return OwnSurroundings(known.own, known.own, known.own, known.own, known.started, known.dates)


def own_inputs(*given, **noise):
    """Return the network's inputs with all that tells of neighbours at zero."""
    inputs = correction_inputs(*given, **noise)
    inputs.sequence[:, _NEIGHBOUR_CHANNELS] = 0
    inputs.horizons[:, :, _NEIGHBOUR_INPUTS] = 0
    return inputs


def no_anchor(*_, plan, horizon, **__) -> AnchorFit:
    """Return persistence in the shape of a fitted anchor."""
    last = LinearAnchor(plan, np.zeros((horizon, plan.lagged_count + 4)))
    still = np.ones(last.weights.shape[1])
    return AnchorFit(last, last, (0.0,) * horizon, (None,) * horizon, (np.nan,) * horizon, still)


@contextmanager
def without(part: str | None) -> Iterator[None]:
    """Take a part away while a forecaster is fitted and used."""
    with ExitStack() as stack:
        if part == "space":
            stack.enter_context(patch.object(anchored_forecaster, "Surroundings", OwnSurroundings))
            stack.enter_context(patch.object(anchored_forecaster, "Survey", OwnSurvey))
            stack.enter_context(patch.object(correction, "correction_inputs", own_inputs))
        elif part == "anchor":
            stack.enter_context(patch.object(anchored_forecaster, "fit_anchor", no_anchor))
            stack.enter_context(patch.object(correction, "SHIFT_PENALTIES", NO_SHIFT))
        elif part == "lstm":
            _, network = network_without_lstm()
            stack.enter_context(patch.object(anchored_forecaster, "pretrained_network", lambda: network))
        elif part == "shift":
            stack.enter_context(patch.object(correction, "SHIFT_PENALTIES", NO_SHIFT))
        yield


@dataclass(frozen=True)
class Field:
    """Series to forecast, what the forecasts are compared with, and the same series as points for a grid."""

    data: ForecastData
    wanted: np.ndarray
    points: TimeSeriesPoints

    def on_grid(self, size: int) -> ForecastData:
        """Return the data with maps of ``size`` cells along the longer side."""
        return replace(self.data, grid=grid_on(self.points, grid_over(self.points, size), Silent()))


def real_field(file: str) -> Field:
    """Return an EGMS file's series."""
    data, points = real_series(file)
    return Field(data, data.displacement, points)


def front() -> Field:
    """Return one simulated field with a moving front: 1000 points, 300 epochs, noise 2 mm."""
    place, truth, noise = scenario("mining_front", 0)
    observed = (truth + np.random.default_rng(77).normal(0, noise, truth.shape)).astype(np.float32)
    dates = np.datetime64("2018-01-01") + 6 * np.arange(300).astype("timedelta64[D]")
    points = TimeSeriesPoints(
        pid=np.array([str(index) for index in range(len(place))], dtype=object),
        coordinates=place,
        crs="EPSG:32633",
        dates=dates,
        displacement=observed,
        measured=Measured(component="los", epochs="observed"),
    )
    return Field(ForecastData.from_points(points), truth, points)


def forecasts(field: Field, grids: list[int], given: argparse.Namespace) -> Iterator[tuple[str, np.ndarray, str]]:
    """Yield name, forecasts of shape (n_origins, n_points, n_horizons), and a note, method by method."""
    protocol = plan(field.data)
    calendar, origins = protocol.calendar, list(protocol.origins)

    def made(forecaster, data: ForecastData) -> np.ndarray:
        return np.stack([forecast for _, forecast in forecaster.hindcast(data, origins, HORIZON)])

    last = Persistence()
    ahead = [field.data.dates[known : known + HORIZON] for known in origins]
    yield (
        "persistence",
        np.stack([last.predict(field.data.until(known), dates) for known, dates in zip(origins, ahead, strict=True)]),
        "",
    )
    names = {
        "lstm": network_without_lstm()[0],
        "shift": "without the anchor's shift",
        "space": "without neighbours",
        "anchor": "without the anchor",
    }
    for part in (None, *(part for part in names if part in given.part)):
        name = FULL if part is None else names[part]
        begin = time.monotonic()
        with without(part):
            forecaster = AnchoredForecaster(calendar)
            forecaster.fit(field.data.until(origins[0]), Silent())
            result = made(forecaster, field.data)
            shares = forecaster.correction_.shares[[step - 1 for step in SHOWN]]
            yield name, result, f"shares {np.round(shares, 2).tolist()}, {time.monotonic() - begin:.0f} s"
            if part is None or part == "space":
                forecaster.correction_ = replace(forecaster.correction_, shares=np.zeros(HORIZON))
                both = "without the network" if part is None else "without neighbours or network"
                yield both, made(forecaster, field.data), ""
    for size in grids:
        begin = time.monotonic()
        data = field.on_grid(size)
        most = min(given.passes or LARGE_PASSES, LARGE_PASSES) if size in LARGE_GRIDS else given.passes
        forecaster = PaperForecaster(calendar, training_epochs=most)
        record = forecaster.fit(data.until(origins[0]), Silent())
        best = int(np.argmin(record.stopping_loss))
        note = f"{len(record.training_loss)} passes (most: {most or 'its own'}), state after {best}"
        yield f"paper preset, grid {size}", made(forecaster, data), f"{note}, {time.monotonic() - begin:.0f} s"


def table(title: str, field: Field, grids: list[int], given: argparse.Namespace) -> None:
    """Print one field's table; the p-value is of the full forecaster against the row, over all horizons."""
    protocol = plan(field.data)
    wanted = np.stack([field.wanted[:, known : known + HORIZON] for known in protocol.origins])
    results, notes = {}, {}
    for name, forecast, note in forecasts(field, grids, given):
        results[name], notes[name] = forecast, note
        print(f"  done: {name} {note}", flush=True)
    compared = np.isfinite(wanted) & np.all([np.isfinite(one) for one in results.values()], axis=0)
    squares = {name: np.where(compared, np.square(wanted - one, dtype=np.float64), 0) for name, one in results.items()}
    print(f"\n{title}: {len(wanted[0])} points, {len(wanted)} origins, h = {SHOWN}")
    if not compared.all():
        print(f"  {100 * compared.mean():.2f}% of the cases were observed and forecast by all")
    index = [step - 1 for step in SHOWN]
    of_origin = {name: one.sum(axis=(1, 2)) / compared.sum(axis=(1, 2)) for name, one in squares.items()}
    for name, one in squares.items():
        rmse = np.sqrt(one.sum(axis=(0, 1)) / compared.sum(axis=(0, 1)))
        test = compare_over_origins(of_origin[FULL], of_origin[name], overlap=protocol.overlap)
        note = notes[name] if name == FULL else f"full better: {test.verdict}, p = {test.p_value:.2g}; {notes[name]}"
        show(name, rmse[index], note)


def main() -> None:
    """Print a table for each field."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--field", action="append", choices=("l2b", "l3", "front"), help="default: all")
    parser.add_argument("--grid", action="append", type=int, help="of the paper's network; default: 64 and 128")
    parser.add_argument(
        "--large-grids", action="store_true", help=f"also {LARGE_GRIDS} on L2b, {LARGE_PASSES} passes at most"
    )
    parser.add_argument("--passes", type=int, help="most training passes of the paper's network; default: its own")
    parser.add_argument(
        "--part", action="append", choices=PARTS, help="what to take away, or the paper's network; default: all"
    )
    given = parser.parse_args()
    given.part = given.part or list(PARTS)
    torch.set_num_threads(1)
    wanted = given.field or ["l2b", "l3", "front"]
    makers = {"front": ("Simulated moving front", front)}
    for name, (title, (file, _)) in zip(("l2b", "l3"), REAL.items(), strict=True):
        makers[name] = (title, lambda file=file: real_field(file))
    for name in wanted:
        title, make = makers[name]
        if name != "front" and not DATA.is_dir():
            print(f"{title} is left out: {DATA} is not there.")
            continue
        begin = time.monotonic()
        large = list(LARGE_GRIDS) if given.large_grids and name == "l2b" else []
        grids = (given.grid or [64, 128]) + large if "paper" in given.part else []
        table(title, make(), grids, given)
        print(f"  {time.monotonic() - begin:.0f} s", flush=True)


if __name__ == "__main__":
    main()
