# SPDX-License-Identifier: GPL-2.0-or-later
"""The forecast methods, a row each: the one list that choices, back-test, reports, legends and explanations read.

A new method is one class and one row here. Both halves read it: it needs the standard library only.
"""

from __future__ import annotations

from dataclasses import dataclass

PERSISTENCE, SEASONAL = "persistence", "seasonal"
ANCHORED, PAPER, KALMAN = "cnn_lstm_anchored", "cnn_lstm_paper", "kalman"
SIMPLE = (PERSISTENCE, SEASONAL)
"""What every other method must beat; always part of a back-test."""


@dataclass(frozen=True)
class ForecastMethod:
    """A method and all that is said of it.

    Parameters
    ----------
    id
        Its name in parameters, fields and model files.
    words
        Its name in reports and legends.
    colour
        In figures, as ``#rrggbb``.
    line
        Style of its line in figures, by which methods of like colour are told apart.
    made_by
        ``module:class`` below ``core.forecasting``; the class is made with a calendar, a seed and a device.
    article
        Whether its name takes "the" in a sentence.
    learns
        Whether it is fitted to a training span, which must then be long enough.
    on_maps
        Whether it needs the series on a grid.
    preset
        Of 'Train forecaster', which saves it; None where it is made anew whenever it is needed.
    step_by_step
        Whether it is trained in passes that end early, by PyTorch, rather than fitted in closed form.
    explained_by
        ``module:function`` below ``core.forecasting`` that tells which epochs it rests on; empty where none does.
    short
        Its name where the context says the rest; the words where empty.

    Examples
    --------
    >>> row = FORECAST_METHODS[PERSISTENCE]
    >>> row.words, row.label, row.named
    ('persistence (last value)', 'persistence', 'persistence (last value)')
    >>> FORECAST_METHODS[SEASONAL].named
    'the seasonal trend'
    """

    id: str
    words: str
    colour: str
    line: str
    made_by: str
    article: bool = True
    learns: bool = False
    on_maps: bool = False
    preset: str | None = None
    step_by_step: bool = False
    explained_by: str = ""
    short: str = ""

    @property
    def named(self) -> str:
        """The name as it stands in a sentence."""
        return f"the {self.words}" if self.article else self.words

    @property
    def label(self) -> str:
        """The short name."""
        return self.short or self.words

    @property
    def briefly_named(self) -> str:
        """The short name as it stands in a sentence."""
        return f"the {self.label}" if self.article else self.label


_ROWS = (
    ForecastMethod(
        PERSISTENCE,
        "persistence (last value)",
        "#000000",
        ":",
        "models.simple.persistence:Persistence",
        article=False,
        short="persistence",
    ),
    ForecastMethod("linear", "linear trend", "#009e73", ":", "models.simple.trends:LinearTrend"),
    ForecastMethod(SEASONAL, "seasonal trend", "#009e73", "--", "models.simple.trends:SeasonalTrend"),
    ForecastMethod(
        "ridge",
        "ridge on own lags",
        "#cc79a7",
        ":",
        "models.simple.own_lags:Ridge",
        article=False,
        learns=True,
    ),
    ForecastMethod(
        "lasso",
        "LASSO on own lags",
        "#cc79a7",
        "--",
        "models.simple.own_lags:Lasso",
        article=False,
        learns=True,
        explained_by="evaluation.importance:explain_lasso",
        short="LASSO",
    ),
    ForecastMethod(
        "lightgbm",
        "LightGBM on own lags",
        "#e69f00",
        "-.",
        "models.simple.own_lags:LightGbm",
        article=False,
        learns=True,
        explained_by="evaluation.importance:explain_lightgbm",
        short="LightGBM",
    ),
    ForecastMethod(KALMAN, "Kalman filter", "#0072b2", "--", "models.simple.kalman:Kalman"),
    ForecastMethod("theta", "Theta method", "#56b4e9", "--", "models.simple.theta:Theta"),
    ForecastMethod("damped_trend", "damped trend", "#56b4e9", ":", "models.simple.damped_trend:DampedTrend"),
    ForecastMethod(
        PAPER,
        "CNN-LSTM of the paper",
        "#d55e00",
        "-.",
        "models.paper.paper_forecaster:PaperForecaster",
        learns=True,
        on_maps=True,
        preset="paper",
        step_by_step=True,
    ),
    ForecastMethod(
        ANCHORED,
        "anchored CNN-LSTM",
        "#0072b2",
        "-",
        "models.blend.blended_forecaster:BlendedForecaster",
        learns=True,
        preset="anchored",
        explained_by="evaluation.importance_of_anchored:explain_anchored",
    ),
)

FORECAST_METHODS: dict[str, ForecastMethod] = {row.id: row for row in _ROWS}
PRESETS: dict[str, ForecastMethod] = {row.preset: row for row in reversed(_ROWS) if row.preset}
"""What 'Train forecaster' offers, by preset, the plugin's own first."""
EXPLAINED = tuple(row.id for row in _ROWS if row.explained_by)
"""Methods that can be explained."""
