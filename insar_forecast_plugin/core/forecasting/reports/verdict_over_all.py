# SPDX-License-Identifier: GPL-2.0-or-later
"""The verdict over all points, in the same words and by the same rule after training and with a forecast."""

from __future__ import annotations

from collections.abc import Mapping

from ...forecast_methods import FORECAST_METHODS, SIMPLE
from ...reports.wording import PRACTICALLY_EQUAL
from ..data.point_forecast import FORECASTER

SIMPLE_WORDS = {name: FORECAST_METHODS[name].briefly_named for name in SIMPLE}
OTHER_SERIES = (
    "The model was trained on another set of points or dates than this one. This verdict rests on past forecasts of "
    "these points, and may differ from that of training."
)


def by_training(rmse: Mapping[str, float]) -> str:
    """Say what a model is worth by its errors on dates that were not used for training, mm."""
    own, best, theirs, other, others = _compared(rmse)
    if own < rmse[best] * (1 - PRACTICALLY_EQUAL):
        return (
            "Over all points, forecasts of dates not used for training were better than both simple forecasts (error "
            f"{own:.2f} mm; {SIMPLE_WORDS[best]} {theirs} mm; {SIMPLE_WORDS[other]} {others} mm). For the area as a "
            "whole, use the forecast with its interval."
        )
    if own <= rmse[best] * (1 + PRACTICALLY_EQUAL):
        return (
            f"Over all points, forecasts of dates not used for training were no better than {SIMPLE_WORDS[best]} "
            f"(error {own:.2f} mm; {SIMPLE_WORDS[best]} {theirs} mm; {SIMPLE_WORDS[other]} {others} mm). For the area "
            "as a whole, the forecast adds nothing to it except the interval."
        )
    return (
        f"Over all points, forecasts of dates not used for training were worse than {SIMPLE_WORDS[best]} (error "
        f"{own:.2f} mm; {SIMPLE_WORDS[best]} {theirs} mm; {SIMPLE_WORDS[other]} {others} mm). For the area as a whole, "
        f"use {SIMPLE_WORDS[best]} instead."
    )


def by_past_forecasts(rmse: Mapping[str, float]) -> str:
    """Say what a forecast is worth by the errors of past ones, mm."""
    own, best, theirs, other, others = _compared(rmse)
    if own < rmse[best] * (1 - PRACTICALLY_EQUAL):
        return (
            f"Over all points, past forecasts were better than both simple forecasts (error {own:.2f} mm; "
            f"{SIMPLE_WORDS[best]} {theirs} mm; {SIMPLE_WORDS[other]} {others} mm). For the area as a whole, use the "
            "forecast with its interval."
        )
    if own <= rmse[best] * (1 + PRACTICALLY_EQUAL):
        return (
            f"Over all points, past forecasts were no better than {SIMPLE_WORDS[best]} (error {own:.2f} mm; "
            f"{SIMPLE_WORDS[best]} {theirs} mm; {SIMPLE_WORDS[other]} {others} mm). For the area as a whole, the "
            "forecast adds nothing to it except the interval."
        )
    return (
        f"Over all points, past forecasts were worse than {SIMPLE_WORDS[best]} (error {own:.2f} mm; "
        f"{SIMPLE_WORDS[best]} {theirs} mm; {SIMPLE_WORDS[other]} {others} mm). For the area as a whole, use "
        f"{SIMPLE_WORDS[best]} instead."
    )


def _compared(rmse: Mapping[str, float]) -> tuple[float, str, str, str, str]:
    """Return the forecaster's error, and name and error in words of the better simple forecast and of the other."""
    best, other = sorted(SIMPLE, key=lambda name: rmse[name])
    return rmse[FORECASTER], best, f"{rmse[best]:.2f}", other, f"{rmse[other]:.2f}"
