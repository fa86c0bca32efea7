# SPDX-License-Identifier: GPL-2.0-or-later
"""Time of layers, and of the temporal controller that plays them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from qgis.core import QgsDateTimeRange, QgsInterval, QgsVectorLayer
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

from . import compatibility

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.core import QgsMapLayer, QgsProject, QgsRasterLayer, QgsTemporalNavigationObject

    from ..core.results import LayerDescription

FRAMES_A_SECOND = 4.0
_CONTROLLER = "TemporalControllerWidget"  # under which the controller keeps what the user set in it
_OF_EVENTS = ("insar_forecast_plugin", "/SpanOfEvents")
"""Entry of the project: dates that the controller has for changes, which make way for those of series."""
_EVENTS = "change_kind"
_DEFAULT_STEP = (1.0, compatibility.HOURS)


def set_dates(layer: QgsRasterLayer, dates: Sequence[str]) -> None:
    """Give each band the time until the next one; before QGIS 3.38 the layer as a whole gets its span."""
    if not dates or len(dates) != layer.bandCount():
        return
    days, ends = _with_ends([date.fromisoformat(text) for text in dates])
    properties = layer.temporalProperties()
    if compatibility.FIXED_RANGE_PER_BAND is not None:
        properties.setMode(compatibility.FIXED_RANGE_PER_BAND)
        spans = zip(days, ends)
        properties.setFixedRangePerBand({band: _span(*span) for band, span in enumerate(spans, start=1)})
        properties.setIsActive(True)
    else:
        properties.setMode(compatibility.FIXED_TEMPORAL_RANGE)
        properties.setFixedTemporalRange(_span(days[0], ends[-1]))
        # Left inactive: a layer that only appears and disappears would mislead.
        properties.setIsActive(False)


def set_time_fields(layer: QgsVectorLayer, names: Sequence[str]) -> None:
    """Show each row from its first day until the day on which it ends."""
    if not names:
        return
    begin, end = names
    properties = layer.temporalProperties()
    properties.setMode(compatibility.START_AND_END_FIELDS)
    properties.setStartField(begin)
    properties.setEndField(end)
    if hasattr(properties, "setLimitMode"):
        properties.setLimitMode(compatibility.WITHOUT_THE_END)
    properties.setIsActive(True)


def row_dates(layer: QgsVectorLayer, names: Sequence[str]) -> list[date]:
    """Return the dates of a table with a row for each point and date, in their order."""
    if not names:
        return []
    found = layer.uniqueValues(layer.fields().lookupField(names[0]))
    # Formats without dates keep them as the first moment of the day.
    days = {day.date() if isinstance(day, QDateTime) else day for day in found}
    return sorted(day.toPyDate() for day in days if isinstance(day, QDate) and day.isValid())


def prepare_controller(layer: QgsMapLayer, description: LayerDescription, project: QgsProject) -> None:
    """Have the temporal controller start with the dates and the step of a layer that plays in time.

    The step is the shortest between two dates, so that no frame shows two dates at once. What the user has set, in the
    project's properties or in the controller, is left alone. The dates of changes, which are few and far apart, make
    way for those of a series that comes later: its forecast would lie outside of them.
    """
    if not layer.temporalProperties().isActive():
        return
    days = (
        row_dates(layer, description.time_fields)
        if isinstance(layer, QgsVectorLayer)
        else [date.fromisoformat(text) for text in description.dates]
    )
    settings, controller = project.timeSettings(), _controller()
    makes_way = description.quantity != _EVENTS and _has_events(project, controller)
    is_set = settings.temporalRange().begin().isValid() or project.readEntry(_CONTROLLER, "/StartDateTime")[0]
    if not days or (is_set and not makes_way):
        return
    if controller is not None and controller.navigationMode() != compatibility.NAVIGATION_OFF:
        return
    days, ends = _with_ends(days)
    span = _span(days[0], ends[-1])
    step = float(min((end - day).days for day, end in zip(days, ends)))
    keeps_step = (settings.timeStep(), settings.timeStepUnit()) != _DEFAULT_STEP and not makes_way
    project.writeEntry(*_OF_EVENTS, _as_text(span) if description.quantity == _EVENTS else "")
    settings.setTemporalRange(span)
    if controller is not None:
        controller.setTemporalExtents(span)
    if keeps_step:
        return
    if controller is not None:
        controller.setFrameDuration(QgsInterval(step, compatibility.DAYS))
        controller.setFramesPerSecond(FRAMES_A_SECOND)
    settings.setTimeStep(step)
    settings.setTimeStepUnit(compatibility.DAYS)
    settings.setFramesPerSecond(FRAMES_A_SECOND)


def _has_events(project: QgsProject, controller: QgsTemporalNavigationObject | None) -> bool:
    """Say whether the controller still has the dates that it was given for changes."""
    span = project.timeSettings().temporalRange() if controller is None else controller.temporalExtents()
    given = project.readEntry(*_OF_EVENTS)[0]
    # What a user types stands with the project at once, and with the controller when it plays.
    typed = [project.readEntry(_CONTROLLER, f"/{end}DateTime")[0][: len("2020-01-03")] for end in ("Start", "End")]
    return given == _as_text(span) and all(day in ("", own) for day, own in zip(typed, given.split("/")))


def _as_text(span: QgsDateTimeRange) -> str:
    return "/".join(end.date().toString("yyyy-MM-dd") for end in (span.begin(), span.end()))


def _controller() -> QgsTemporalNavigationObject | None:
    """Return what plays the map of the main window, if there is one."""
    canvas = compatibility.interface().mapCanvas() if compatibility.interface() is not None else None
    return canvas.temporalController() if canvas is not None else None


def _with_ends(days: Sequence[date]) -> tuple[list[date], list[date]]:
    """Return dates, and until when each holds: the next one, and for the last as long as the one before."""
    last = (days[-1] - days[-2]) if len(days) > 1 else timedelta(days=1)
    return list(days), [*days[1:], days[-1] + last]


def _span(start: date, end: date) -> QgsDateTimeRange:
    first, last = (QDateTime(QDate(day.year, day.month, day.day), QTime(0, 0)) for day in (start, end))
    return QgsDateTimeRange(first, last, True, False)
