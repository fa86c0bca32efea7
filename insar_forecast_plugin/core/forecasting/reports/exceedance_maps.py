# SPDX-License-Identifier: GPL-2.0-or-later
"""Maps of how likely a threshold is passed, and when."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from ...gridding.gridded import GridInterpolator
from ...io.stored_points import StoredPoints
from ...results import LayerDescription
from ...stack import RasterStack
from ..evaluation.exceedance import LIKELY, Exceedance


def exceedance_maps(
    asked: Collection[str], passed: Sequence[Exceedance], placed: StoredPoints, grid: GridInterpolator
) -> dict[str, tuple[RasterStack, LayerDescription]]:
    """Return the maps that are asked for, by the name of the request's field, each with how it is shown.

    ``output_exceedance`` has a band a date with the probability of having passed the first threshold by then, 0 to 1;
    ``output_exceedance_date`` one band with the days from the last epoch until that reaches 50%, else empty.

    Parameters
    ----------
    placed
        The points in the grid's CRS; their last date is the origin.
    """
    if not {"output_exceedance", "output_exceedance_date"} & set(asked):
        return {}
    first, origin = passed[0], placed.dates[-1]
    probability = _mapped(placed, first, grid)
    found = {
        "output_exceedance": (
            probability,
            LayerDescription(
                name=f"Probability of passing, {placed.measured.component_label}",
                quantity="probability",
                label=f"probability of {first.words}",
                dates=tuple(str(date) for date in first.dates),
            ),
        ),
        "output_exceedance_date": (
            _days_until_likely(probability, origin),
            LayerDescription(
                name=f"Days until passed, {placed.measured.component_label}",
                quantity="days",
                label=f"days until the probability of {first.words} reaches 50%",
            ),
        ),
    }
    return {name: shown for name, shown in found.items() if name in asked}


def _mapped(placed: StoredPoints, passed: Exceedance, grid: GridInterpolator) -> RasterStack:
    measured = replace(placed.measured, unit="probability")
    stack = grid.stack(replace(placed, measured=measured).with_series(passed.dates, passed.probability))
    return replace(stack, values=np.clip(stack.values, 0, 1))


def _days_until_likely(probability: RasterStack, origin: np.datetime64) -> RasterStack:
    """Return the days until a cell's probability reaches 50%, NaN where it does not, as a stack of one date."""
    days = (probability.dates - origin).astype("timedelta64[D]").astype(np.float32)
    likely = np.nan_to_num(probability.values) >= LIKELY
    values = np.where(likely.any(axis=0), days[likely.argmax(axis=0)], np.float32(np.nan))
    measured = replace(probability.measured, unit="days")
    return replace(probability, dates=probability.dates[-1:], values=values[None], measured=measured)
