# SPDX-License-Identifier: GPL-2.0-or-later
"""The paper's CNN-LSTM as a forecaster: maps in, maps out, read at the points.

Built as in arXiv 2509.18176 and trained the honest way: many windows, split in time, scaling and early stopping from
the past alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar, Self

import numpy as np
import torch
from scipy.spatial import cKDTree

from ....bundle import Bundle, check_results, days_of
from ....device import computes_bfloat16, pick_device
from ....errors import InputError, ModelError
from ....forecast_methods import PAPER
from ....gridding.geometry import GridGeometry
from ....gridding.interpolation import sample_at_points, weighted
from ....gridding.projection import known_crs
from ....progress import Progress
from ....stack import RasterStack
from ...data.forecast_calendar import ForecastCalendar
from ...data.forecast_data import ForecastData
from ...data.forecaster import FitRecord
from ...data.region_series import RegionSeries
from ...data.series_for_forecasting import model_geometry
from ...data.time_split import split_in_time
from .frame_encoding import encode
from .map_scaling import MapScaling
from .paper_network import CnnLstm
from .paper_training import Frames, TrainingSettings, affordable_passes, train

_CELLS_AROUND_A_POINT = 2.0
"""Cells from a point within which the nearest cell with a value stands for it at the edge of the hull."""


class PaperForecaster:
    """Forecasts of the paper's network.

    Parameters
    ----------
    calendar
        Lookback and horizon in epochs.
    seed
        Of the network's first weights.
    device
        ``auto``, ``cpu``, ``cuda`` or ``mps``.
    training_epochs, learning_rate
        None takes the preset's own, see :func:`~.paper_training.affordable_passes` and
        :class:`~.paper_training.TrainingSettings`.
    """

    kind: ClassVar[str] = PAPER

    def __init__(
        self,
        calendar: ForecastCalendar,
        *,
        seed: int = 0,
        device: str = "auto",
        training_epochs: int | None = None,
        learning_rate: float | None = None,
    ) -> None:
        self.calendar = calendar
        self.seed = seed
        self._passes = training_epochs
        self._learning_rate = learning_rate or TrainingSettings.learning_rate
        self._device = pick_device(device)
        self._half_precision = computes_bfloat16(self._device)
        self._read: dict[tuple[int, int], tuple[RasterStack, torch.Tensor]] = {}
        self._learnt_until = np.datetime64("NaT", "D")

    def fit(self, data: ForecastData | RegionSeries, progress: Progress) -> FitRecord:
        """Train on windows of the data's grid; the last part of it decides when to stop.

        Raises
        ------
        InputError
            There is no grid, or too little of it.
        """
        stack = _grid_of(data)
        lookback, horizon = self.calendar.lookback, self.calendar.horizon
        split = split_in_time(len(stack.dates), lookback=lookback, horizon=horizon)
        scaling = MapScaling.of_training_span(stack.values[: split.end])
        frames = self._frames(stack, scaling, split.end)
        if not bool(frames.known[lookback : split.end].any()) or not bool(frames.known[split.end :].any()):
            raise InputError(
                "The grid is empty in the training period or in the early-stopping period. Check that it covers "
                "the points."
            )
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(self.seed)
            network = CnnLstm(side=scaling.side, cells=int(scaling.cells.sum()), horizon=horizon)
        network.to(self._device)
        settings = TrainingSettings(
            passes=self._passes or affordable_passes(split.total, scaling.side), learning_rate=self._learning_rate
        )
        training, stopping = train(network, frames, settings, half_precision=self._half_precision, progress=progress)
        self._keep(network, scaling, GridGeometry(stack.transform, stack.crs, *stack.shape))
        self._learnt_until = stack.dates[split.end - 1]
        best = int(np.argmin(stopping))
        return FitRecord(
            training_loss=tuple(loss * scaling.scale**2 for loss in training),
            stopping_loss=tuple(loss * scaling.scale**2 for loss in stopping),
            facts={
                "Network": f"CNN-LSTM of arXiv 2509.18176, {sum(p.numel() for p in network.parameters())} weights",
                "Grid": f"{stack.shape[0]} rows x {stack.shape[1]} columns, {int(scaling.cells.sum())} cells with "
                f"values, padded to {scaling.side} x {scaling.side} and masked",
                "Training": f"{len(training)} passes over {split.end} epochs; the weights after pass {best} are used. "
                "A pass encodes each frame once for all windows, so it is one step of the optimiser."
                + (
                    " The last state was the best: more TRAINING_EPOCHS may help."
                    if best == settings.passes - 1
                    else ""
                ),
                "Early-stopping period": f"targets of the {split.measured} epochs {stack.dates[split.end]} to "
                f"{stack.dates[-1]}; the weights with the smallest error there are used",
                "Optimiser": f"AdamW, learning rate {settings.learning_rate:g}, seed {self.seed}",
                "Precision": f"{self._device.type}, convolutions in {'bfloat16' if self._half_precision else 'float32'}"
                ", weights in float32",
                "Scaling": f"the mean of each cell is subtracted, then values are divided by {scaling.scale:.3g} mm; "
                "both from the training period only",
            },
        )

    def predict(self, data: ForecastData, dates: np.ndarray) -> np.ndarray:
        """Forecast at the points by reading the forecast maps there; see :class:`~...data.forecaster.Forecaster`.

        A point at the edge of the hull, none of whose four cells has a value, takes the nearest cell with a value
        within two cells; farther points, and those outside the grid, get NaN.
        """
        return self._reader(data.coordinates)(self.predict_grid(data, dates))

    def predict_grid(self, data: ForecastData | RegionSeries, dates: np.ndarray) -> np.ndarray:
        """Forecast maps; see :class:`~...data.forecaster.GridForecaster`.

        Raises
        ------
        InputError
            There is no grid, fewer epochs than the lookback, or more dates than horizons.
        ModelError
            The grid is not the one that the model was trained on.
        """
        if len(dates) > self.calendar.horizon:
            raise InputError(
                f"A forecast of {len(dates)} dates was requested; the model forecasts {self.calendar.horizon} steps."
            )
        states = self._states(data, data.epoch_count, data.epoch_count)
        return self._maps(states[-1], len(dates))

    def hindcast(self, data: ForecastData, epochs: list[int], horizon: int) -> Iterator[tuple[int, np.ndarray]]:
        """Forecast from past origins; see :class:`~...data.forecaster.Hindcaster`.

        All are read from one encoding of the frames. What the weights have learnt from is no forecast and is NaN; the
        later dates chose the pass whose weights are used, but no weight was fitted to them.
        """
        first = min(epochs)
        states = self._states(data, first, max(epochs))
        read = self._reader(data.coordinates)
        for known in epochs:
            count = min(horizon, self.calendar.horizon, data.epoch_count - known)
            forecast = read(self._maps(states[known - first], count))
            forecast[:, data.dates[known : known + count] <= self._learnt_until] = np.nan
            yield known, forecast

    @torch.no_grad()
    def _states(self, data: ForecastData | RegionSeries, first: int, last: int) -> torch.Tensor:
        """Return the LSTM's last state at the origins after ``first`` ... ``last`` known epochs.

        They are kept, because the tiles of a region share one grid.
        """
        stack = _grid_of(data)
        seen, states = self._read.get((first, last), (None, None))
        if seen is stack and states is not None:
            return states
        self._check_geometry(stack)
        lookback = self.calendar.lookback
        if first < lookback:
            raise InputError(
                f"The series have {first} epochs; the model's lookback is {lookback} epochs "
                f"({lookback * self.calendar.step_days:g} days). Use longer series."
            )
        frames = torch.from_numpy(self._scaling.frames(stack.values[:last])[first - lookback :]).to(self._device)
        projected = encode(self._network, frames, half_precision=self._half_precision, told=lambda _: None)
        states = self._network.read_windows(projected, lookback)
        self._read = {
            **{key: one for key, one in self._read.items() if one[0] is stack},
            (first, last): (stack, states),
        }
        return states

    @torch.no_grad()
    def _maps(self, state: torch.Tensor, count: int) -> np.ndarray:
        """Return the maps of the first horizons from one state, mm, shape (count, rows, columns)."""
        scaled = torch.stack([head(state) for head in self._network.heads[:count]])
        return self._scaling.maps(check_results(scaled.cpu().numpy()))

    def _reader(self, coordinates: np.ndarray) -> Callable[[np.ndarray], np.ndarray]:
        """Return what reads maps, shape (n, rows, columns), at points: shape (n_points, n)."""
        weights = sample_at_points(self.geometry, coordinates)
        cells = np.flatnonzero(self._scaling.cells)
        inside = np.diff(weights.indptr) > 0
        unread = np.flatnonzero(inside & (weights @ self._scaling.cells.ravel().astype(np.float32) == 0))
        reach = _CELLS_AROUND_A_POINT * self.geometry.cell_size
        distance, nearest = cKDTree(self.geometry.centres()[cells]).query(
            coordinates[unread], distance_upper_bound=reach
        )
        near = np.isfinite(distance)

        def read(maps: np.ndarray) -> np.ndarray:
            flat = maps.reshape(len(maps), -1)
            values = weighted(weights, flat.T)
            values[unread[near]] = flat[:, cells[nearest[near]]].T
            return values

        return read

    def to_bundle(self) -> tuple[dict[str, np.ndarray], dict[str, Any]]:
        """Return the network's weights and the scaling's arrays, and what is needed to use them."""
        tensors = {f"network.{name}": value.cpu().numpy() for name, value in self._network.state_dict().items()}
        tensors |= {"cells": self._scaling.cells, "offset": self._scaling.offset}
        tensors["learnt_until"] = days_of([self._learnt_until])
        facts = {
            "calendar": self.calendar.to_json(),
            "scale": self._scaling.scale,
            "grid": {
                "transform": list(self.geometry.transform)[:6],
                "crs": self.geometry.crs,
                "rows": self.geometry.rows,
                "columns": self.geometry.columns,
            },
            "seed": self.seed,
        }
        return tensors, facts

    @classmethod
    def from_bundle(cls, bundle: Bundle, *, device: str = "auto") -> Self:
        """Restore the forecaster.

        Raises
        ------
        ModelError
            The file's parts do not fit together.
        """
        calendar = ForecastCalendar.from_json(bundle.fact("calendar"))
        geometry = model_geometry(bundle)
        cells = bundle.tensor("cells", geometry.shape).astype(bool)
        scaling = MapScaling(cells, bundle.tensor("offset", cells.shape), float(bundle.fact("scale")))
        # Shapes are compared before memory is taken: a file may name any number of cells and horizons.
        with torch.device("meta"):
            network = CnnLstm(side=scaling.side, cells=int(cells.sum()), horizon=calendar.horizon)
        weights = {
            name: torch.from_numpy(bundle.weights(f"network.{name}", tuple(value.shape)))
            for name, value in network.state_dict().items()
        }
        network.load_state_dict(weights, assign=True)
        network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        forecaster = cls(calendar, seed=int(bundle.facts.get("seed", 0)), device=device)
        forecaster._keep(network.to(forecaster._device), scaling, geometry)
        forecaster._learnt_until = bundle.dates("learnt_until")[-1]
        return forecaster

    def _keep(self, network: CnnLstm, scaling: MapScaling, geometry: GridGeometry) -> None:
        self._network = network.eval()
        self._read.clear()
        self._scaling = scaling
        self.geometry = geometry

    def _frames(self, stack: RasterStack, scaling: MapScaling, training_end: int) -> Frames:
        targets = scaling.targets(stack.values)
        known = np.isfinite(targets)
        return Frames(
            maps=torch.from_numpy(scaling.frames(stack.values)).to(self._device),
            targets=torch.from_numpy(np.where(known, targets, 0)).to(self._device),
            known=torch.from_numpy(known).to(self._device),
            lookback=self.calendar.lookback,
            training_end=training_end,
        )

    def _check_geometry(self, stack: RasterStack) -> None:
        own = self.geometry
        if not known_crs(stack.crs).equals(known_crs(own.crs)):
            raise ModelError(
                f"The grid is in {known_crs(stack.crs).name}; the model was trained on a grid in "
                f"{known_crs(own.crs).name}. The paper's network works only on its own grid: leave GRID empty, or "
                "train a model on this grid."
            )
        if stack.shape != own.shape or not stack.transform.almost_equals(own.transform, precision=own.cell_size * 1e-3):
            raise ModelError(
                f"The grid has {stack.shape[0]} x {stack.shape[1]} cells of {stack.transform.a:.10g} m from "
                f"{stack.transform.c:.12g}, {stack.transform.f:.12g}; the model was trained on {own.rows} x "
                f"{own.columns} cells of {own.cell_size:.10g} m from {own.transform.c:.12g}, {own.transform.f:.12g}. "
                "The paper's network works only on its own grid: leave GRID empty, or train a model on this grid."
            )


def _grid_of(data: ForecastData | RegionSeries) -> RasterStack:
    if data.grid is None:
        raise InputError("The paper's network needs the series on a grid, but there is no grid.")
    if not np.array_equal(data.grid.dates, data.dates):
        raise InputError("The dates of the grid differ from those of the points. Make the grid from these points.")
    return data.grid
