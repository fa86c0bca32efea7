# SPDX-License-Identifier: GPL-2.0-or-later
"""What a forecaster's model file says of itself, beside the weights: one list of keys, written and read here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from ...bundle import Bundle
from ...errors import ModelError, quoted
from ...forecast_methods import PRESETS
from ...measured import Measured
from .forecast_calendar import ForecastCalendar
from .judgement import Judgement

_JUDGED = "judged"


@dataclass(frozen=True)
class ModelHeader:
    """What every forecaster's model file says; what one forecaster alone needs stands beside it in the file.

    The version of the format, the kind of the model, and whole numbers and dates are checked before, when the file is
    read (:func:`~...bundle.load_bundle`); the rest is here.

    Parameters
    ----------
    preset
        Of 'Train forecaster'.
    calendar
        Lookback and horizon: the one statement of them in the file.
    measured
        What the points that it learnt from show.
    grid_size
        Cells along the longer side of maps.
    learned_until, measured_until
        The last date that weights were fitted to, and the last date of the series.
    validation_rmse_mm
        Error of the forecaster and of the simple forecasts on dates that were not learnt.
    packages
        Versions of the libraries, by name.
    provenance
        How the model came to be; plain JSON values.
    judged
        What training found it to be worth; None in files of earlier versions, and where nothing was trained.
    """

    preset: str
    calendar: ForecastCalendar
    measured: Measured
    grid_size: int
    learned_until: np.datetime64
    measured_until: np.datetime64
    validation_rmse_mm: Mapping[str, float]
    packages: Mapping[str, str]
    provenance: Mapping[str, Any]
    judged: Judgement | None = None

    def judged_on(self, series: str, steps: int) -> dict[str, float] | None:
        """Return the errors in training over so many steps, by method, where it judged these series; else None.

        Parameters
        ----------
        series
            See :func:`~.judgement.digest_of`.
        """
        if self.judged is None or self.judged.series != series:
            return None
        rmse = self.judged.until(steps)
        return rmse if np.isfinite(list(rmse.values())).all() else None

    def to_json(self) -> dict[str, Any]:
        """Return plain values for a model file."""
        said = {item.name: getattr(self, item.name) for item in fields(self) if item.name != _JUDGED}
        return {
            **said,
            "calendar": self.calendar.to_json(),
            "measured": self.measured.to_json(),
            "learned_until": str(self.learned_until),
            "measured_until": str(self.measured_until),
            **({_JUDGED: self.judged.to_json()} if self.judged is not None else {}),
        }

    @classmethod
    def of(cls, bundle: Bundle) -> ModelHeader:
        """Read it from a model file.

        Raises
        ------
        ModelError
            Something is missing, or is not what it should be.
        """
        said = {item.name: bundle.fact(item.name) for item in fields(cls) if item.name != _JUDGED}
        _check_groups(said)
        calendar = ForecastCalendar.from_json(said["calendar"])
        judged = bundle.facts.get(_JUDGED)
        return cls(
            **said
            | {
                "calendar": calendar,
                "measured": Measured.from_json(said["measured"]),
                "learned_until": np.datetime64(said["learned_until"], "D"),
                "measured_until": np.datetime64(said["measured_until"], "D"),
                _JUDGED: None if judged is None else Judgement.from_json(judged, calendar.horizon),
            }
        )


def _check_groups(said: Mapping[str, Any]) -> None:
    """Refuse what is no preset and no group of numbers or texts by name."""
    preset = said["preset"]
    if not isinstance(preset, str) or preset not in PRESETS:
        raise ModelError(f"The model file names the preset {quoted(preset)}; expected one of {', '.join(PRESETS)}.")
    for name, kind in (("validation_rmse_mm", (int, float)), ("packages", str), ("provenance", object)):
        group = said[name]
        if not isinstance(group, dict) or not all(isinstance(one, kind) for one in group.values()):
            raise ModelError(f"In the model file, {name!r} is damaged. Train the model again, or copy the file again.")
