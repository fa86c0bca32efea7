# SPDX-License-Identifier: GPL-2.0-or-later
"""The list of the points shown; numbers sort as numbers, and only columns that some layer has are there."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPixmap
from qgis.PyQt.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from ..core.translation import translated
from ..core.trend_classes import class_words
from ..languages import tr
from .legible_icons import MID_TONE
from .point_attributes import in_words, movement_in_words, velocities_in_words
from .series_selection import REFERENCE_COLOUR, ShownSeries

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .point_series import PointSeries

_SWATCH_PX = 12
_KEY = Qt.ItemDataRole.UserRole
_ORDER = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class _Column:
    """A column: its title and hint, whether a point's layer has it, what is written, and what it is sorted by."""

    title: str
    hint: str
    has: Callable[[ShownSeries], bool]
    text: Callable[[ShownSeries], str]
    order: Callable[[ShownSeries], str | float]


def _of_layer(title: str, hint: str, name: str, decimals: int = 1) -> _Column:
    """Return a column of a number that the layer gives."""

    def value(item: ShownSeries) -> float:
        return float(item.series.attributes.get(name, math.nan))

    return _Column(
        title, hint, lambda item: name in item.series.attributes, lambda i: in_words(value(i), decimals=decimals), value
    )


def _word_of_layer(title: str, hint: str, name: str, words: Sequence[str]) -> _Column:
    """Return a column of a word that the layer gives; the words sort in the order given."""

    def text(item: ShownSeries) -> str:
        return str(item.series.attributes.get(name, ""))

    def order(item: ShownSeries) -> float:
        return float(words.index(text(item))) if text(item) in words else math.nan

    return _Column(title, hint, lambda item: name in item.series.attributes, text, order)


def _class(item: ShownSeries) -> str:
    trend = item.series.trend
    if trend is None or not trend.name:
        return ""
    # A score that is NaN was not given.
    score = f" ({trend.score:.2f})" if math.isfinite(trend.score) else ""
    return translated(class_words(trend.name)) + score


def _velocity(item: ShownSeries) -> str:
    return velocities_in_words(item.fit) if item.fit is not None else ""


def _between(item: ShownSeries) -> str:
    if item.between is None:
        return ""
    velocity, error = item.between.velocity, in_words(item.between.error, decimals=2)
    return f"{in_words(velocity, decimals=2, signed=True)} ± {error}" if error else in_words(velocity, signed=True)


def _always(_: ShownSeries) -> bool:
    return True


def _columns() -> tuple[_Column, ...]:
    return (*_of_point(), *_of_forecast(), *_of_quality())


def _of_point() -> tuple[_Column, ...]:
    return (
        _Column(tr("Point"), "", _always, lambda i: i.series.point, lambda i: i.series.point),
        _Column(
            tr("Class"),
            tr("Trend class, with its score from 0 to 1."),
            lambda i: i.series.trend is not None,
            _class,
            _class,
        ),
        _Column(
            tr("Fitted, mm/yr"),
            tr(
                "Velocity of the trend that is drawn, before and after a break: a line with an annual signal and the "
                "shape of the class, fitted here to the epochs shown."
            ),
            _always,
            _velocity,
            lambda i: i.fit.velocity if i.fit is not None else math.nan,
        ),
        _Column(
            tr("Between, mm/yr"),
            tr(
                "Velocity between the two dates chosen, ± one standard error. On simulated noise with memory, 95% "
                "intervals held the true velocity in 91 to 97% of cases with 80 epochs or more, 84 to 94% with 20."
            ),
            lambda i: i.between is not None,
            _between,
            lambda i: i.between.velocity if i.between is not None else math.nan,
        ),
        _of_layer(
            tr("Layer, mm/yr"),
            tr(
                "Velocity in the layer's own field, as its producer computed it. It differs from the fitted one where "
                "the producer used another model of the motion, other dates, or another reference."
            ),
            "velocity",
        ),
        _Column(
            tr("Annual, mm"),
            tr("Amplitude of the annual signal in the fitted trend."),
            _always,
            lambda i: in_words(i.fit.annual) if i.fit is not None else "",
            lambda i: i.fit.annual if i.fit is not None else math.nan,
        ),
    )


def _of_forecast() -> tuple[_Column, ...]:
    return (
        _Column(
            tr("Movement, mm"),
            tr("Movement from the level at the last epoch to the end of the forecast, with its interval."),
            lambda i: "forecast_change" in i.series.attributes,
            lambda i: movement_in_words(i.series.attributes),
            lambda i: float(i.series.attributes.get("forecast_change", math.nan)),
        ),
        _word_of_layer(
            tr("Quality"), tr("Quality of the forecast here."), "forecast_quality", ("good", "fair", "poor")
        ),
        _word_of_layer(
            tr("Better here"),
            tr("Whether past forecasts were better than the simple ones in the area of about 60 points around it."),
            "forecast_area_better",
            ("yes", "not_distinguishable", "no"),
        ),
    )


def _of_quality() -> tuple[_Column, ...]:
    return (
        _of_layer(tr("RMSE, mm"), tr("Field rmse of the layer."), "rmse"),
        _of_layer(tr("RMSE of series, mm"), tr("Field rmse_ts of the layer."), "rmse_ts"),
        _of_layer(tr("Coherence"), tr("Temporal coherence, from 0 to 1."), "coherence", decimals=2),
        _Column(tr("Layer"), "", _always, lambda i: i.series.layer_name, lambda i: i.series.layer_name),
    )


class SeriesList(QTreeWidget):
    """The points shown: colour, name, and what is known of them."""

    def __init__(self) -> None:
        super().__init__()
        self._columns = _columns()
        self.setRootIsDecorated(False)
        self.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.setHeaderLabels([column.title for column in self._columns])
        for at, column in enumerate(self._columns):
            self.headerItem().setToolTip(at, column.hint)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        # Without a column to sort by, points stand in the order in which they were chosen.
        self.header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.show_series([], None)

    def show_series(self, shown: Sequence[ShownSeries], reference: PointSeries | None) -> None:
        """List points; the selection and the order stay."""
        selected = set(self.selected_keys())
        self.setSortingEnabled(False)
        self.clear()
        if reference is not None:
            self._add_reference(reference)
        for item in shown:
            entry = _Entry([column.text(item) for column in self._columns], item.colour, item.series.key)
            for at, column in enumerate(self._columns):
                entry.setData(at, _ORDER, column.order(item))
            self.addTopLevelItem(entry)
        for at, column in enumerate(self._columns):
            self.setColumnHidden(at, column.has is not _always and not any(column.has(item) for item in shown))
        self.setSortingEnabled(True)
        for row in range(self.topLevelItemCount()):
            entry = self.topLevelItem(row)
            entry.setSelected(entry.data(0, _KEY) in selected)

    def selected_keys(self) -> list[tuple[str, int | str]]:
        """Return the keys of the points selected."""
        return [entry.data(0, _KEY) for entry in self.selectedItems()]

    def _add_reference(self, reference: PointSeries) -> None:
        words = [
            tr("{point} (reference)").format(point=reference.point),
            *[""] * (len(self._columns) - 2),
            reference.layer_name,
        ]
        entry = _Entry(words, REFERENCE_COLOUR, reference.key)
        entry.setData(0, _ORDER, reference.point)
        entry.setData(len(words) - 1, _ORDER, reference.layer_name)
        self.addTopLevelItem(entry)


class _Entry(QTreeWidgetItem):
    """A point in the list."""

    def __init__(self, words: list[str], colour: str, key: tuple[str, int | str]) -> None:
        super().__init__(words)
        self.setIcon(0, _swatch(colour))
        self.setData(0, _KEY, key)

    def __lt__(self, other: QTreeWidgetItem) -> bool:
        """Compare by the column that the list is sorted by; points without a number come last in either order."""
        header = self.treeWidget().header()
        column = header.sortIndicatorSection()
        one, two = self.data(column, _ORDER), other.data(column, _ORDER)
        if isinstance(one, str) or isinstance(two, str):
            return _naturally(str(one or "")) < _naturally(str(two or ""))
        known = [value is not None and math.isfinite(value) for value in (one, two)]
        if all(known):
            return one < two
        is_ascending = header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        return known[0] != known[1] and known[0] == is_ascending


def _naturally(text: str) -> list[tuple[int, str]]:
    """Return what texts sort by, the numbers in them as numbers: P2 stands before P10."""
    return [(int(part), "") if part.isdecimal() else (-1, part.lower()) for part in re.findall(r"\d+|\D+", text)]


def _swatch(colour: str) -> QIcon:
    """Return a square in a colour; its edge shows a black one on a dark list."""
    pixmap = QPixmap(_SWATCH_PX, _SWATCH_PX)
    pixmap.fill(QColor(colour))
    painter = QPainter(pixmap)
    painter.setPen(QColor(MID_TONE))
    painter.drawRect(0, 0, _SWATCH_PX - 1, _SWATCH_PX - 1)
    painter.end()
    return QIcon(pixmap)
