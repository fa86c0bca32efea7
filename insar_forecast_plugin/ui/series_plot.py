# SPDX-License-Identifier: GPL-2.0-or-later
"""The drawing of the series; needs matplotlib, which QGIS brings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import matplotlib.dates as mdates
import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

try:
    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg, NavigationToolbar2QT
except ImportError:  # matplotlib before 3.5
    from matplotlib.backends.backend_qt5agg import FigureCanvasQTAgg, NavigationToolbar2QT

from ..core.translation import translated
from ..core.trend_classes import class_words
from ..languages import tr
from .alarm_mark import draw_alarm
from .driver_axis import DriverAxis
from .legible_icons import in_mid_tone
from .point_attributes import in_words, velocities_in_words
from .seam_mark import draw_seams
from .series_marks import LEVEL, arrange_movements, day_numbers, draw_events, draw_movement, sample_of_level
from .series_names import NAME_SIZE, arranged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.PyQt.QtWidgets import QWidget

    from .driver_axis import ShownDriver
    from .point_series import PointSeries
    from .series_selection import ShownSeries
    from .trend_fit import TrendFit

_MOST_NAMED = 10  # more names than this hide the drawing
_MOST_MARKED = 5  # breaks, jumps and movements of more points than this are a thicket
_MARGINS_IN = {"left": 0.6, "right": 0.15, "top": 0.1, "bottom": 0.4}
_DRIVER_IN = 0.65
_NAME_ROW_IN = 0.17
_ZOOM = 1.25
_HINT = {"ha": "center", "va": "center", "color": "#555555"}
_TOOLS = ("Home", "Back", "Forward", "Pan", "Zoom")


@dataclass(frozen=True)
class PlotOptions:
    """What is drawn beside the series.

    Parameters
    ----------
    half_wavelength
        Distance of the replicas, mm.
    seams
        First epochs after joins of releases, ``datetime64[D]``.
    """

    trend: bool = True
    residuals: bool = False
    replicas: bool = False
    half_wavelength: float = 0.0
    seams: tuple[np.datetime64, ...] = ()


class SeriesToolbar(NavigationToolbar2QT):
    """Zoom and pan, and the date and value under the pointer; saving has its own button."""

    toolitems: list[Any] = [item for item in NavigationToolbar2QT.toolitems if item[0] in _TOOLS]  # noqa: RUF012

    def __init__(self, plot: SeriesPlot, parent: QWidget) -> None:
        super().__init__(plot, parent)
        for action in self.actions():
            if not action.icon().isNull():
                action.setIcon(in_mid_tone(action.icon()))


class SeriesPlot(FigureCanvasQTAgg):
    """The series over time, and the residuals of their trends below."""

    def __init__(self) -> None:
        super().__init__(Figure(figsize=(7, 3), facecolor="white"))
        self.setMinimumSize(240, 140)
        self._driver = DriverAxis()
        self.axes: Any = None
        self.residual_axes: Any = None
        self._toolbar: Any = None
        self._drawn_before: Any = None
        self._name_rows = 0
        self._heading: Any = None
        self._words, self._hint = "", None
        self.mpl_connect("scroll_event", self._zoom)
        self.mpl_connect("button_release_event", self._arrange_again)  # the toolbar zooms and pans
        self.mpl_connect("resize_event", lambda _: self._set_margins())
        self.show_series([], PlotOptions(), "")

    def make_toolbar(self, parent: QWidget) -> SeriesToolbar:
        """Return the toolbar that zooms and pans this drawing."""
        self._toolbar = SeriesToolbar(self, parent)
        return self._toolbar

    def set_hint(self, words: str) -> None:
        """Set what stands in the drawing while it is empty."""
        self._words = words
        if self._hint is not None:
            self._hint.set_text(words)
            self.draw_idle()

    def show_series(
        self, shown: Sequence[ShownSeries], options: PlotOptions, label: str, driver: ShownDriver | None = None
    ) -> None:
        """Draw series; ``label`` says what the numbers are, ``driver`` lies behind them on an axis of its own.

        What the user has zoomed to stays while the series stay.
        """
        axes = self._emptied(options.residuals)
        for item in shown:
            _draw_observed(axes, item, options)
            if len(shown) <= _MOST_MARKED:
                _mark(axes, item, options, with_movement=driver is None)  # its axis stands where the movement would
            if options.residuals and item.fit is not None:
                rest = item.series.values - item.fit.fitted
                self.residual_axes.add_line(_dots(item, rest, gid="residual"))
        draw_seams(self._panels(), day_numbers(np.array(options.seams, dtype="datetime64[D]")))
        if options.trend:
            fits = [(item, item.series.dates, item.fit.fitted) for item in shown if item.fit is not None]
            _draw_curves(axes, fits, linewidths=1.6, zorder=3, gid="trend")
        between = [(item, item.between.dates, item.between.fitted) for item in shown if item.between is not None]
        _draw_curves(axes, between, linewidths=2.6, alpha=0.6, zorder=3, gid="between")
        forecasts = [(item, item.series.future_dates, item.series.forecast) for item in shown]
        _draw_curves(axes, forecasts, linestyles="--", linewidths=1.3, zorder=2, gid="forecast")
        paths = [(i, i.series.future_dates, i.series.path_lower, i.series.path_upper) for i in shown]
        _draw_bands(axes, paths, "path", alpha=0.09)
        _draw_bands(axes, [(i, i.series.future_dates, i.series.lower, i.series.upper) for i in shown], "interval")
        means = [(item, item.series) for item in shown if item.series.spread is not None]
        _draw_bands(axes, [(i, s.dates, s.values - s.spread, s.values + s.spread) for i, s in means], "spread")
        self._heading.set_text(_plain(label))
        for each in self._panels():  # an axis of dates with nothing on it would begin in 1970
            each.xaxis.set_visible(bool(shown))
            each.yaxis.set_visible(bool(shown))
        self._hint = None if shown else axes.text(0.5, 0.5, self._words, transform=axes.transAxes, **_HINT)
        drawn = [(item.series.key, item.series.reference) for item in shown]
        if drawn != self._drawn_before:
            for each in self._panels():
                each.autoscale(True)
            if self._toolbar is not None:
                self._toolbar.update()
        self._drawn_before = drawn
        for each in self._panels():
            each.autoscale_view()
        self._driver.show(axes, driver if shown else None)
        self._name_series(shown, driver)
        self.draw_idle()

    def _emptied(self, residuals: bool) -> Any:
        """Return the axes without series; their ticks are kept, for they take longer to make than all else."""
        if self.axes is None or residuals != (self.residual_axes is not None):
            self._arrange(residuals)
        for axes in self._panels():
            for artist in [*axes.lines, *axes.collections, *axes.patches, *axes.texts]:
                if artist.get_gid() != "zero":
                    artist.remove()
            axes.relim()
        return self.axes

    def _panels(self) -> list[Any]:
        """Return the axes of the series and of the residuals; that of a driver keeps its own ways."""
        return [axes for axes in (self.axes, self.residual_axes) if axes is not None]

    def _arrange(self, residuals: bool) -> None:
        view = self.axes and (self.axes.get_autoscalex_on(), self.axes.get_xlim())
        self._driver.remove()
        self.figure.clear()
        # What the numbers are stands above them in one line; along the axis it would not fit into a low dock.
        self._heading = self.figure.text(0, 1, "", fontsize=8, color="#444444", va="top")
        if residuals:
            self.axes, self.residual_axes = self.figure.subplots(
                2, 1, sharex=True, gridspec_kw={"height_ratios": [2, 1], "hspace": 0.06}
            )
            self.residual_axes.axhline(0, color="#777777", linewidth=0.6, gid="zero")
            self.residual_axes.set_ylabel(tr("residual"), fontsize=8)
        else:
            self.axes, self.residual_axes = self.figure.add_subplot(), None
        axes: Any
        for axes in self._panels():
            axes.grid(color="#dddddd", linewidth=0.6)
            axes.tick_params(labelsize=8, labelbottom=axes is self._panels()[-1])
            locator = mdates.AutoDateLocator(minticks=3, maxticks=9)
            axes.xaxis.set_major_locator(locator)
            axes.xaxis.set_major_formatter(mdates.ConciseDateFormatter(locator))
            axes.format_coord = self._words_about
        if view and not view[0]:
            self.axes.set_xlim(view[1])
        self._set_margins()

    def _words_about(self, x: float, y: float) -> str:
        """Return the date and the value under the pointer."""
        return f"{mdates.num2date(x):%Y-%m-%d}   {y:.1f} mm" if self.axes.xaxis.get_visible() else ""

    def _name_series(self, shown: Sequence[ShownSeries], driver: ShownDriver | None) -> None:
        """Name the series above the drawing, where they are few enough."""
        legend = self.axes.get_legend()
        if legend is not None:
            legend.remove()
        self._name_rows = 0
        handles = [_sample(item) for item in shown] if len(shown) <= _MOST_NAMED else []
        if shown and driver is not None:
            handles.append(self._driver.sample(driver))
        elif any(line.get_gid() == LEVEL for line in self.axes.lines):
            handles.append(sample_of_level())
        if handles:
            width = self.figure.get_figwidth() - _MARGINS_IN["left"] - _MARGINS_IN["right"]
            columns, self._name_rows = arranged(handles, width)
            self.axes.legend(
                handles=handles,
                loc="lower left",
                bbox_to_anchor=(0, 1),
                borderaxespad=0.2,
                fontsize=NAME_SIZE,
                ncol=columns,
                frameon=False,
                handletextpad=0.2,
                labelcolor="linecolor",
            )
        self._set_margins()

    def _set_margins(self) -> None:
        """Keep the margins' absolute size, whatever the size of the dock."""
        width, height = self.figure.get_size_inches()
        left, right, top, bottom = (_MARGINS_IN[side] for side in ("left", "right", "top", "bottom"))
        top += (1 + self._name_rows) * _NAME_ROW_IN
        right = max(right, arrange_movements(self.axes, width), _DRIVER_IN if self._driver.axes is not None else 0.0)
        self._heading.set_position((min(left / width, 0.4), 1 - 0.05 / height))
        self.figure.subplots_adjust(
            left=min(left / width, 0.4),
            right=max(1 - right / width, 0.6),
            top=max(1 - top / height, 0.6),
            bottom=min(bottom / height, 0.4),
        )
        arrange_movements(self.axes, width)  # again, now that the axes have their height

    def _zoom(self, event: Any) -> None:
        """Zoom about the pointer with the wheel."""
        if event.inaxes is None:
            return
        factor = 1 / _ZOOM if event.button == "up" else _ZOOM
        axes = event.inaxes
        for limits, set_limits, at in (
            (axes.get_xlim(), axes.set_xlim, event.xdata),
            (axes.get_ylim(), axes.set_ylim, event.ydata),
        ):
            set_limits([at + (limit - at) * factor for limit in limits])
        self._arrange_again()

    def _arrange_again(self, _event: Any = None) -> None:
        """Keep the movements beside the drawing apart after what is seen of it has changed."""
        self._set_margins()
        self.draw_idle()


def _dots(item: ShownSeries, values: np.ndarray, **style: Any) -> Line2D:
    style = {"markersize": 6.5, "alpha": 0.55, "gid": "observed", **style}
    repeats = len(values) // max(len(item.series.dates), 1)
    at = np.tile(day_numbers(item.series.dates), repeats)
    return Line2D(at, values, linestyle="", marker=".", color=item.colour, markeredgewidth=0, **style)


def _draw_observed(axes: Any, item: ShownSeries, options: PlotOptions) -> None:
    series = item.series
    if not len(series.dates):
        return
    axes.add_line(_dots(item, series.values))
    if options.replicas:
        both = np.concatenate([series.values + options.half_wavelength, series.values - options.half_wavelength])
        axes.add_line(_dots(item, both, markersize=4.5, alpha=0.25, zorder=1, gid="replicas"))


def _mark(axes: Any, item: ShownSeries, options: PlotOptions, *, with_movement: bool) -> None:
    """Mark what the layer says of a point: its movement, its alarm, and the break and jumps of its trend."""
    if with_movement:
        draw_movement(axes, item)
    if item.series.alarm is not None:
        at = float(day_numbers(np.array([item.series.alarm.date]))[0])
        draw_alarm(axes, item.series.alarm, at, item.colour)
    if options.trend:
        draw_events(axes, item)


def _draw_curves(axes: Any, curves: Sequence[tuple[ShownSeries, np.ndarray, np.ndarray]], **style: Any) -> None:
    """Draw the curves of all points, each as (point, dates, values), as one artist: much faster than one for each."""
    known = [(item, dates, values) for item, dates, values in curves if np.isfinite(values).any()]
    if known:
        places = [np.column_stack([day_numbers(dates), values]) for _, dates, values in known]
        axes.add_collection(LineCollection(places, colors=[item.colour for item, _, _ in known], **style))


def _draw_bands(
    axes: Any,
    bands: Sequence[tuple[ShownSeries, np.ndarray, np.ndarray, np.ndarray]],
    kind: str,
    alpha: float = 0.18,
) -> None:
    """Draw the bands of all points, each as (point, dates, lower, upper), as one artist too."""
    polygons, colours = [], []
    for item, dates, lower, upper in bands:
        known = np.isfinite(lower) & np.isfinite(upper)
        if known.any():
            at = day_numbers(dates[known])
            edge = np.concatenate([lower[known], upper[known][::-1]])
            polygons.append(np.column_stack([np.concatenate([at, at[::-1]]), edge]))
            colours.append(item.colour)
    if polygons:
        collection = PolyCollection(polygons, facecolors=colours, alpha=alpha, linewidths=0)
        collection.set_gid(kind)
        axes.add_collection(collection)


def _sample(item: ShownSeries) -> Line2D:
    """Return what stands for a point beside its name: a dot, or a dash where it has a forecast only."""
    style: dict[str, Any] = {"linestyle": "", "marker": "."} if len(item.series.dates) else {"linestyle": "--"}
    return Line2D([], [], color=item.colour, label=_name(item), **style)


def _name(item: ShownSeries) -> str:
    """Name the point, its class and its velocity."""
    parts = [item.series.point]
    if item.series.trend is not None and item.series.trend.name:
        parts.append(translated(class_words(item.series.trend.name)))
    if item.fit is not None:
        parts.append(_velocities(item.series, item.fit))
    return _plain(", ".join(parts))


def _velocities(series: PointSeries, fit: TrendFit) -> str:
    """Return the fitted velocity, beside it the one that stands in the layer, which others computed."""
    fitted = velocities_in_words(fit)
    given = in_words(float(series.attributes.get("velocity", np.nan)), signed=True)
    if not given:
        return tr("{fitted} mm/yr fitted").format(fitted=fitted)
    return tr("{fitted} mm/yr fitted ({given} in the layer)").format(fitted=fitted, given=given)


def _plain(text: str) -> str:
    """Return a text that matplotlib draws as it is: dollar signs would begin a formula."""
    return text.replace("$", r"\$")
