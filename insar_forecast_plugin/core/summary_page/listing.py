# SPDX-License-Identifier: GPL-2.0-or-later
"""The list of the points that move most, and what its columns and marks mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..forecasting.data.origin_level import LEVEL_IN_WORDS
from ..shares import percent
from ..translation import Verbatim
from .layer import ResultLayer
from .ranking import Ranking, is_of_kind, opposed

_DISAGREE, _OPPOSED = " ?", " †"


@dataclass(frozen=True)
class Listing:
    """The list: its title, its columns (those of text among them), its rows, and what stands beneath."""

    title: str
    columns: Sequence[str]
    text_columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str


def list_points(
    layer: ResultLayer, ranking: Ranking, marked: np.ndarray, *, places: np.ndarray, degrees: np.ndarray
) -> Listing:
    """Return the list of some points.

    Parameters
    ----------
    marked
        Row numbers of the points, in their order.
    places
        Easting and northing in metres, shape (n_points, 2).
    degrees
        Longitude and latitude, shape (n_points, 2).
    """
    ended = layer.ended
    columns: dict[str, list[str]] = {
        "No.": [str(number) for number in range(1, len(marked) + 1)],
        "point": [Verbatim(layer.points.pid[row]) for row in marked],
        "lat, lon": [f"{degrees[row, 1]:.4f}, {degrees[row, 0]:.4f}" for row in marked],
    }
    if layer.classes is not None:
        agree = layer.texts("trend_agree")
        columns["class"] = [
            str(layer.classes[row] or "-").replace("_", " ") + (_DISAGREE if agree[row] == "no" else "")
            for row in marked
        ]
    sigma = layer.numbers("trend_velocity_sigma")
    against = opposed(marked, ranking, places)
    columns["mm/yr"] = [
        with_spread(ranking.change[row], sigma[row]) + (_OPPOSED if other else "")
        for row, other in zip(marked, against, strict=True)
    ]
    if layer.forecast is not None:
        (change, half), last = layer.movement, layer.last_observed
        columns["forecast, mm"] = [
            f"ended {last[row]}" if ended[row] else with_spread(change[row], half[row]) for row in marked
        ]
        quality = layer.texts("forecast_quality")
        if any(quality):
            columns["quality"] = ["-" if ended[row] else quality[row] or "-" for row in marked]
    probability = layer.numbers("exceedance_p")
    if _tells_passing(layer):
        columns["passes"] = [
            percent(probability[row]) if np.isfinite(probability[row]) and not ended[row] else "-" for row in marked
        ]
    rows = [list(row) for row in zip(*columns.values(), strict=True)]
    return Listing(_title(layer, ranking), list(columns), ["class", "quality"], rows, _note(layer, ranking, rows))


def _title(layer: ResultLayer, ranking: Ranking) -> str:
    only_stable = layer.classes is not None and bool(is_of_kind(layer, "still")[ranking.order].all())
    return "No point moves: the fastest stable points" if only_stable else "Points that move most"


def _note(layer: ResultLayer, ranking: Ranking, rows: Sequence[Sequence[str]]) -> str:
    """Return what the columns mean, the marks only where they occur."""
    if layer.is_tested:
        fitted = (
            f"from the trend test{', steps between releases removed' if layer.seam_dates else ''}, ± one standard "
            "deviation"
        )
    else:
        fitted = "of a straight line fitted to the series"
    parts = [
        f"mm/yr: velocity over the whole series, {fitted}. The list is sorted by its size. Of neighbours that move "
        "the same way, only the first is listed."
    ]
    left_out = [
        words
        for count, words in (
            (ranking.stable_left_out, f"{ranking.stable_left_out} stable"),
            (ranking.left_out, f"{ranking.left_out} with unwrapping errors"),
        )
        if count
    ]
    if left_out:
        parts.append(f"Not listed: {', '.join(left_out)}.")
    text = "\n".join("\t".join(row[3:]) for row in rows)  # names of points may hold the marks
    if _DISAGREE in text:
        parts.append("?: network and tests disagree on the class.")
    if _OPPOSED in text:
        parts.append("†: a neighbour within 100 m moves the other way.")
    if layer.forecast is not None:
        first, last = layer.points.dates[-1], layer.forecast.dates[-1]
        parts.append(f"Forecast: movement from {first} to {last} with its {layer.interval_words} (±).")
        parts.append(LEVEL_IN_WORDS)
        parts.append(
            "The movement may be opposite to the long-term velocity: it includes the season and the return from noisy "
            "last values."
        )
    if _tells_passing(layer):
        parts.append(f"'passes': probability of a movement beyond {layer.threshold:+g} mm within the horizon.")
    return " ".join(parts)


def _tells_passing(layer: ResultLayer) -> bool:
    """Tell whether the layer has probabilities of passing a threshold that is known; others would say nothing."""
    known = layer.forecast is not None and layer.threshold is not None
    return known and bool(np.isfinite(layer.numbers("exceedance_p")).any())


def with_spread(value: float, spread: float) -> str:
    """Return a number with its sign, and how far it may be off where that is known."""
    if not np.isfinite(value):
        return "-"
    return f"{value:+.1f}" + (f" ± {spread:.1f}" if np.isfinite(spread) else "")
