# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock that shows the series of points chosen on the map.

The dock itself costs nothing; its content, with matplotlib, is made when it is first opened.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import QgsCoordinateTransform, QgsCsException, QgsGeometry, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QSignalBlocker, Qt
from qgis.PyQt.QtWidgets import QApplication, QDockWidget

from ..core.errors import CoreError
from ..languages import tr
from .axis_label import axis_label
from .click_hint import ClickHint
from .clicked_area import area_series_at, is_areas
from .dock_messages import needs_matplotlib, nothing_there, removed_with_layer, words_about, words_about_room
from .drawing_hint import DrawingHint
from .export_asking import ask_where_to_export
from .layer_choice import Choice, choose_layer, is_raster, unfit, without_features
from .map_tool import SeriesMapTool
from .mean_series import mean_of
from .message_line import MessageLine
from .point_markers import PointMarkers
from .point_series import Found, LayerQuantity
from .raster_reading import measured_in_bands, pixel_series
from .seam_mark import seams_of
from .series_reading import (
    MOST_COUNTED,
    MOST_POINTS,
    ids_within,
    is_measured,
    measured_of,
    selected_ids,
    series_near,
    series_of,
)
from .series_selection import REFERENCE_COLOUR, SeriesSelection
from .tool_keeper import ToolKeeper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from qgis.core import QgsCoordinateReferenceSystem, QgsMapLayer, QgsPointXY

    from .point_series import PointSeries


class TimeSeriesDock(QDockWidget):
    """Series, trends and forecasts of points of any layer with date fields."""

    def __init__(self, iface: Any) -> None:
        super().__init__(tr("InSAR time series"), iface.mainWindow())
        self.setObjectName("InsarForecastTimeSeries")
        self._iface = iface
        self._crs: dict[str, QgsCoordinateReferenceSystem] = {}
        self._measured: dict[str, LayerQuantity] = {}
        self.selection = SeriesSelection()
        self.shown: list[Any] = []
        self._was_closed = False
        # These come with the content.
        self.driver: Any = None
        self._section_keeper: Any = None
        self.content: Any = None
        self.section: Any = None
        self.plot: Any = None
        self.controls: Any = None
        self.list: Any = None
        self.tool: Any = None
        self.markers: Any = None
        self._keeper: Any = None
        self._click_hint: Any = None
        self.message = MessageLine()

    def showEvent(self, event: Any) -> None:
        """Make the content at the first time; after a closing mark the points on the map again, and take clicks."""
        super().showEvent(event)
        if self.widget() is None:
            self._build()
        elif self.markers is not None and self._was_closed:
            self._mark()
            self.choose_by(self.tool.mode)
        self._was_closed = False

    def closeEvent(self, event: Any) -> None:
        """Leave the map to QGIS; the points are kept for the next opening."""
        super().closeEvent(event)
        self._was_closed = True
        if self.tool is not None:
            self.markers.show([])
            self.content.show_section(False)
            if self._iface.mapCanvas().mapTool() is self.tool:
                self._iface.mapCanvas().unsetMapTool(self.tool)
                self._iface.actionPan().trigger()  # without a tool the map would not answer to the mouse

    def remove(self) -> None:
        """Take everything off the map and out of QGIS; the dock cannot be used afterwards."""
        if self.tool is not None:
            self._keeper.stop()
            self._click_hint.stop()
            self._section_keeper.mark_line(False)
            QgsProject.instance().layersWillBeRemoved.disconnect(self._forget_layers)
            canvas = self._iface.mapCanvas()
            canvas.mapToolSet.disconnect(self._show_mode)
            canvas.unsetMapTool(self.tool)
            self.tool.deleteLater()
            self.markers.remove()
            self.tool = self.markers = None
        self.close()
        self.deleteLater()

    def _build(self) -> None:
        try:
            from .dock_content import DockContent
            from .driver_keeper import DriverKeeper
            from .section_keeper import SectionKeeper
        except ImportError as error:
            if not (error.name or "").startswith("matplotlib"):
                raise
            self.message.setText(needs_matplotlib())
            self.message.show_all()
            self.setWidget(self.message)
            return
        canvas = self._iface.mapCanvas()
        content = DockContent(self.message)
        self.controls, self.plot, self.list = content.controls, content.plot, content.list
        self.section, self.content = content.section, content
        self.tool, self.markers = SeriesMapTool(canvas), PointMarkers(canvas)
        self._hint = DrawingHint(self._iface, self.tool)
        self.driver = DriverKeeper(content)
        self._section_keeper = SectionKeeper(self._iface, self.section, self.controls.range)
        self.setWidget(content)
        self._connect()
        self._click_hint = ClickHint(self._iface, self.plot, self.message)
        self.choose_by("point")
        self._keeper = ToolKeeper(self._iface, self.tool, self.isVisible, lambda: self.choose_by(self.tool.mode))

    def _connect(self) -> None:
        self.controls.mode_changed.connect(self.choose_by)
        self.controls.mode_changed.connect(self._hint.say)
        self.controls.selected_wanted.connect(self.show_selected)
        self.controls.options_changed.connect(self._draw)
        self.controls.range.changed.connect(self._draw)
        self.controls.reference_wanted.connect(self._set_reference)
        self.controls.remove_wanted.connect(self._remove_selected)
        self.controls.clear_wanted.connect(self._clear)
        self.controls.export_wanted.connect(self._ask_where_to_export)
        self.controls.driver_wanted.connect(self.driver.choose)
        self.driver.changed.connect(self.controls.driver.setChecked)
        self.driver.changed.connect(self._draw)
        self.driver.said.connect(self.message.setText)
        self.list.itemSelectionChanged.connect(self._compare_with_driver)
        self.tool.place_chosen.connect(self.show_near)
        self.tool.area_chosen.connect(self.show_within)
        self.tool.line_chosen.connect(self._section_keeper.show_along)
        self._section_keeper.shown.connect(self._bring_section)
        self.content.section_shown.connect(self._section_keeper.mark_line)
        self._section_keeper.failed.connect(self.message.setText)
        self._iface.mapCanvas().mapToolSet.connect(self._show_mode)
        QgsProject.instance().layersWillBeRemoved.connect(self._forget_layers)

    def choose_by(self, mode: str) -> None:
        """Have the user choose by ``point``, ``rectangle`` or ``polygon``."""
        self.tool.set_mode(mode)
        self._iface.mapCanvas().setMapTool(self.tool)
        self._show_mode()

    def show_near(self, place: QgsPointXY, keep: bool = False) -> None:
        """Show the point or the pixel at a place of the map, in its CRS."""
        if self._show_area_at(place, keep):
            return
        choice = self._chosen()
        layer = choice.layer
        if layer is None:
            return
        try:
            there = self._to_layer(layer).transform(place)
            found = (
                pixel_series(layer, there)
                if is_raster(layer)
                else series_near(layer, self._around(layer, place), there)
            )
        except QgsCsException:
            found = Found((), 0)
        if not found.series:
            self._add(layer, [], keep)
            self.message.setText(nothing_there(layer.name(), choice.wrong, of_pixels=is_raster(layer)))
            return
        self._take(choice, found, keep)

    def _show_area_at(self, place: QgsPointXY, keep: bool) -> bool:
        """Show the mean series of the polygon at a place of the map, and say whether the active layer has one there."""
        layer = self._iface.activeLayer()
        found = area_series_at(layer, self._to_layer(layer), place) if is_areas(layer) else None
        if found is None:
            return False
        if found.series is not None:
            self._measured[layer.id()] = measured_of(layer if is_measured(layer) else found.points or layer)
        left_out = self._add(layer, [] if found.series is None else [found.series], keep)
        self.message.setText(" ".join([found.words, *words_about_room(left_out)]))
        return True

    def show_within(self, area: QgsGeometry, keep: bool = False) -> None:
        """Show the points in an area of the map, in its CRS."""
        choice = self._chosen(without_features)
        layer = choice.layer
        if layer is None:
            return
        here = QgsGeometry(area)
        try:
            here.transform(self._to_layer(layer))
            ids, more = ids_within(layer, here)
        except QgsCsException:
            ids, more = [], False
        if not ids:
            self._add(layer, [], keep)
            self.message.setText(tr("There is no point of '{layer}' in that area.").format(layer=layer.name()))
            return
        self._show_features(choice, ids, more, keep)

    def show_selected(self) -> None:
        """Show the features that are selected in QGIS."""
        choice = self._chosen(without_features)
        layer = choice.layer
        if layer is None:
            return
        ids = selected_ids(layer)
        if not ids:
            text = tr("No point of '{layer}' is selected. Use the selection tools of QGIS first.")
            self.message.setText(text.format(layer=layer.name()))
            return
        self._show_features(choice, ids[:MOST_COUNTED], len(ids) > MOST_COUNTED, False)

    def _show_features(self, choice: Choice, ids: list[int], more: bool, keep: bool) -> None:
        if self.controls.mean.isChecked():
            QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
            try:
                found = mean_of(choice.layer, ids)
            finally:
                QApplication.restoreOverrideCursor()
            self._take(choice, replace(found, more=more), keep)
            return
        keeps = keep or self.controls.keep.isChecked()
        room = MOST_POINTS - (len(self.selection) if keeps else 0)
        self._take(choice, replace(series_of(choice.layer, ids, room), more=more), keep)

    def export_to(self, path: Path) -> bool:
        """Write the series or the drawing, or those of the section, and say how it went."""
        from .export import export

        of_section = self.content.is_section_shown
        try:
            if of_section and path.suffix.lower() == ".csv":
                self.section.write_table(path)
            else:
                export(path, (self.section.plot if of_section else self.plot).figure, self.shown)
        except CoreError as error:
            self.message.setText(str(error))
            return False
        self.message.setText(tr("Saved to {path}.").format(path=path))
        return True

    def _chosen(self, wrong_with: Callable[[Any], str] = unfit) -> Choice:
        """Return the layer to take series from, with a message where there is none."""
        choice = choose_layer(self._iface.activeLayer(), wrong_with)
        if choice.layer is None:
            self.message.setText(choice.words)
        return choice

    def _to_layer(self, layer: QgsMapLayer) -> QgsCoordinateTransform:
        shown_in = self._iface.mapCanvas().mapSettings().destinationCrs()
        return QgsCoordinateTransform(shown_in, layer.crs(), QgsProject.instance())

    def _around(self, layer: QgsMapLayer, place: QgsPointXY) -> QgsRectangle:
        """Return what counts as clicked on, in the layer's CRS."""
        radius = self.tool.searchRadiusMU(self._iface.mapCanvas())
        box = QgsRectangle(place.x() - radius, place.y() - radius, place.x() + radius, place.y() + radius)
        return self._to_layer(layer).transformBoundingBox(box)

    def _take(self, choice: Choice, found: Found, keep: bool) -> None:
        """Show what was found, beside what is kept or instead of it."""
        layer = choice.layer
        if layer.id() not in self._measured:
            self._measured[layer.id()] = measured = measured_in_bands(layer) if is_raster(layer) else measured_of(layer)
            if measured.half_wavelength_mm:
                self.controls.half_wavelength.setValue(measured.half_wavelength_mm)
        filled = [series for series in found.series if series.has_values]
        left_out = self._add(layer, filled, keep)
        about = words_about(found, len(filled), left_out, layer.name())
        self.message.setText(" ".join(words for words in (choice.words, about) if words))

    def _add(self, layer: QgsMapLayer, series: list[PointSeries], keep: bool) -> int:
        """Draw series of a layer, none too, beside what is kept or instead of it; return how many found no room."""
        self._crs[layer.id()] = layer.crs()
        if not (keep or self.controls.keep.isChecked()):
            self.selection.clear()
        left_out = self.selection.add(series, MOST_POINTS)
        self.content.show_section(False)
        self._draw()
        self._mark()
        return left_out

    def _draw(self, _: Any = None) -> None:
        found = self.selection.series
        self.controls.range.offer(np.concatenate([one.dates for one in found]) if found else np.empty(0))
        self.shown = self.selection.shown(self.controls.range.wanted)
        blocked = QSignalBlocker(self.list)  # what is selected stays so
        self.list.show_series(self.shown, self.selection.reference)
        del blocked
        self._draw_plot()

    def _draw_plot(self) -> None:
        label = axis_label(self.shown, self.selection.reference, self._measured)
        driver = self.driver.shown(self.shown, self.list.selected_keys())
        options = replace(self.controls.options, seams=seams_of(self.shown, self._measured))
        self.plot.show_series(self.shown, options, label, driver)

    def _compare_with_driver(self) -> None:
        """Compare the point that is now selected; the list, whose item tells of it, must stay as it is."""
        if self.driver.driver is not None:
            self._draw_plot()

    def _bring_section(self, words: str) -> None:
        self.content.show_section(True)
        self.message.setText(words)

    def _mark(self) -> None:
        marked = [(item.series.position, self._crs[item.series.layer_id], item.colour, False) for item in self.shown]
        reference = self.selection.reference
        if reference is not None:
            marked.append((reference.position, self._crs[reference.layer_id], REFERENCE_COLOUR, True))
        self.markers.show(marked)

    def _set_reference(self, wanted: bool) -> None:
        chosen = self.list.selected_keys()
        candidates = [series for series in self.selection.series if series.key in chosen]
        if not wanted:
            self.selection.reference = None
            self.message.setText(tr("The reference was removed."))
        elif len(candidates) == 1:
            self.selection.reference = candidates[0]
            text = tr(
                "All series are relative to {point}, at the dates they share with it. A difference has no forecast "
                "interval."
            )
            self.message.setText(text.format(point=candidates[0].point))
        else:
            self.message.setText(tr("Select one point in the list first. It becomes the reference."))
        self.controls.reference.setChecked(self.selection.reference is not None)
        self._draw()
        self._mark()

    def _remove_selected(self) -> None:
        keys = self.list.selected_keys()
        self.selection.remove(keys)
        if self.selection.reference is not None and self.selection.reference.key in keys:
            self.selection.reference = None
            self.controls.reference.setChecked(False)
        self._draw()
        self._mark()

    def _clear(self) -> None:
        self.selection.clear()
        self.selection.reference = None
        self.controls.reference.setChecked(False)
        self._draw()
        self._mark()

    def _forget_layers(self, layer_ids: Iterable[str]) -> None:
        count = self.selection.remove_layers(layer_ids)
        if count:
            self.controls.reference.setChecked(self.selection.reference is not None)
            self._draw()
            self._mark()
            self.message.setText(removed_with_layer(count))
        for layer_id in layer_ids:
            self._crs.pop(layer_id, None)
            self._measured.pop(layer_id, None)

    def _show_mode(self, *_: Any) -> None:
        """Press the button of the mode that is on, if it is."""
        is_on = self._iface.mapCanvas().mapTool() is self.tool
        self.controls.show_mode(self.tool.mode if is_on else None)

    def _ask_where_to_export(self) -> None:
        of_section = self.content.is_section_shown
        if not self.shown and not of_section:
            self.message.setText(tr("There is nothing to export yet. Click a point on the map first."))
            return
        path = ask_where_to_export(self, "section.csv" if of_section else "time_series.csv")
        if path is not None:
            self.export_to(path)
