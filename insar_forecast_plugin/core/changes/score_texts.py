# SPDX-License-Identifier: GPL-2.0-or-later
"""What a check of a forecast says in words; the first sentence says whether the forecast was right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..shares import percent

if TYPE_CHECKING:
    from .score_forecast import Check

_TOLERATED = 0.05
"""By so much the share inside the interval may be below the level: whole dates are off together."""
_FAR_OFF = 0.2
"""An interval that holds so much less than it says is wrong, whatever the simple forecasts did."""
_SMALLER = 0.99
_MANY = 2.0
_SHOWN = 5
SIMPLE = ("persistence", "seasonal")


def score_texts(check: Check) -> tuple[list[str], list[str]]:
    """Return what is worth knowing, the verdict first, and what is to be minded."""
    texts = [verdict(check), *_alignment_texts(check), _path_text(check), *_area_texts(check)]
    scores, forecast = check.scores, check.forecast
    by_pid = int(scores.matches.by_pid.sum())
    by_place = scores.matches.count - by_pid
    missing = forecast.points.point_count - scores.matches.count
    if missing:
        texts.append(
            f"Forecast points observed again: {scores.matches.count} of {forecast.points.point_count} ({by_pid} "
            f"found by pid, {by_place} by place). Not observed: {missing}."
        )
    else:
        texts.append(
            f"All {forecast.points.point_count} forecast points were observed again: {by_pid} found by pid, {by_place} "
            "by place."
        )
    texts += [*scores.matches.told, *_not_scored(check)]
    after = check.observed.dates[check.observed.dates > forecast.origin]
    if (left := len(after) - len(scores.dates)) > 0:
        texts.append(
            f"{left} observed date{'s' * (left != 1)} after the origin {'lies' if left == 1 else 'lie'} outside the "
            f"forecast dates ({forecast.dates[0]} to {forecast.dates[-1]}) and {'was' if left == 1 else 'were'} not "
            "scored."
        )
    if not np.isin(scores.dates, forecast.dates).all():
        texts.append("Between forecast dates the forecast and its interval were interpolated linearly.")
    return texts, _warnings(check)


def _not_scored(check: Check) -> list[str]:
    """Return how many points were found and not scored, and why."""
    empty, alone = check.scores.count == 0, np.zeros(check.scores.matches.count, dtype=bool)
    if check.alignment is not None:
        alone = np.isnan(check.alignment.offsets.value)
    texts = []
    if count := int((empty & alone).sum()):
        texts.append(
            "Points that were not scored, because they have too few values in both layers up to the origin for the "
            f"alignment: {count}."
        )
    if count := int((empty & ~alone).sum()):
        texts.append(f"Points that were not scored, because they lack a value at the scored dates: {count}.")
    return texts


def verdict(check: Check) -> str:
    """Return in one sentence whether the forecast was right."""
    scores, level = check.scores, check.forecast.level
    best = min(SIMPLE, key=scores.rmse)
    own, other, coverage = scores.rmse("forecast"), scores.rmse(best), scores.coverage()
    held, better = coverage >= level / 100.0 - _TOLERATED, own <= other / _SMALLER
    right = "right" if held and better else "partly right" if held or better else "wrong"
    if coverage < level / 100.0 - _FAR_OFF:
        right = "wrong"
    inside, simple = percent(coverage), [f"{scores.rmse(name):.2f}" for name in SIMPLE]
    numbers = (
        f"{inside} of the observed values lie inside the {level:g}% interval, and the RMSE is {own:.2f} mm (last value "
        f"{simple[0]} mm, seasonal trend {simple[1]} mm)."
    )
    span = f"{check.forecast.origin} for {scores.dates[0]} to {scores.dates[-1]}"
    return {
        "right": f"The forecast of {span} was right: {numbers}",
        "partly right": f"The forecast of {span} was partly right: {numbers}",
        "wrong": f"The forecast of {span} was wrong: {numbers}",
    }[right]


def _alignment_texts(check: Check) -> list[str]:
    if check.alignment is None:
        return []
    offsets, origin = check.alignment.offsets, check.forecast.origin
    common = len(check.alignment.common)
    if np.nanmax(np.abs(offsets.value)) < 0.005 and not check.alignment.has_drift:
        return [f"Both layers have the same values up to {origin}, so nothing had to be aligned."]
    texts = [
        f"The observed series were aligned with those of the forecast over {common} common epochs up to {origin}, "
        f"and over no date that is scored: offset {np.nanmedian(offsets.value):+.2f} mm (median over points, standard "
        f"error {np.nanmedian(offsets.sigma):.2f} mm)."
    ]
    if check.alignment.has_drift:
        texts.append(
            f"The layers differ in velocity by {offsets.drift:+.2f} mm/yr at all points (standard error "
            f"{offsets.drift_sigma:.2f}), as after a change of the reference; this was removed too."
        )
    return texts


def _path_text(check: Check) -> str:
    scores, level = check.scores, check.forecast.level
    scored = int((scores.count > 0).sum())
    left = int((~np.isnat(scores.left)).sum())
    share, expected = percent(scores.left_share(), 1), f"{100 - level:g}"
    if check.forecast.has_path:
        return (
            f"At {left} of {scored} points ({share}) the ground left the band of the whole path; without any change "
            f"about {expected}% do so."
        )
    return (
        f"At {left} of {scored} points ({share}) the ground left its path, the interval widened for all dates at once; "
        f"without any change about {expected}% do so."
    )


def _area_texts(check: Check) -> list[str]:
    """Return in how many areas the forecast was better, and those that left their path most."""
    scores = check.scores
    rows = [(name, one) for name, one in zip(check.area_id, check.areas, strict=True) if scores.count[one].any()]
    if not rows:
        return []
    better = sum(scores.rmse("forecast", one) < min(scores.rmse(name, one) for name in SIMPLE) for _, one in rows)
    texts = [
        f"In {better} of {len(rows)} areas with points the error of the forecast is smaller than that of the better "
        "simple forecast."
    ]
    expected = 1 - check.forecast.level / 100.0
    far = sorted(((scores.left_share(one), str(name)) for name, one in rows), reverse=True)
    far = [item for item in far if item[0] > _MANY * expected]
    if far:
        shown = ", ".join(f"{name} ({percent(share)})" for share, name in far[:_SHOWN])
        texts.append(f"Areas of which more points left their path than chance explains, with their share: {shown}.")
    return texts


def _warnings(check: Check) -> list[str]:
    warnings = []
    if check.alignment is None:
        warnings.append(
            f"FORECAST and OBSERVED have fewer than 3 common epochs at every point up to {check.forecast.origin}, so "
            "they could not be aligned. If they differ by reference or datum, that difference counts as error here."
        )
    elif check.alignment.offsets.sigma.size and np.nanmedian(check.alignment.offsets.sigma) > 1.0:
        warnings.append("The alignment is uncertain by more than 1 mm, which makes the errors larger than they are.")
    if not check.forecast.level_is_stated:
        warnings.append(f"FORECAST does not state the level of its interval; {check.forecast.level:g}% is assumed.")
    if (count := len(check.scores.dates)) < 5:
        warnings.append(
            f"Only {count} date{'s' * (count != 1)} {'was' if count == 1 else 'were'} scored. The noise of a single "
            "date moves all points together, so the shares given here are uncertain."
        )
    return warnings
