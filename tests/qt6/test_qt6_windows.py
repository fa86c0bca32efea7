# SPDX-License-Identifier: GPL-2.0-or-later
"""The windows of the plugin opened, clicked and drawn on Qt 6."""

import numpy as np
import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY
from qgis.PyQt.QtCore import QDate, QEvent, QPoint, QPointF, QRect, Qt
from qgis.PyQt.QtGui import QColor, QIcon, QImage, QKeyEvent, QMouseEvent, QPixmap
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QPushButton, QWidget

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
EPOCHS = np.arange("2018-01-01", "2022-01-01", 12, dtype="datetime64[D]")
AHEAD = EPOCHS[-1] + np.arange(1, 5) * 12


class Layer:
    """What the dock asks of a layer whose series it has."""

    def id(self):
        return "layer"

    def crs(self):
        return QgsCoordinateReferenceSystem()


def series(name, rate, **more):
    """A point that moves at a constant rate, mm/yr, with a forecast and its interval."""
    from insar_forecast_plugin.ui.point_series import PointSeries

    years = (EPOCHS - EPOCHS[0]).astype(float) / 365.25
    ahead = rate * (AHEAD - EPOCHS[0]).astype(float) / 365.25
    return PointSeries(
        layer_id="layer",
        feature_id=name,
        layer_name="Simulated",
        point=name,
        position=(0.0, 0.0),
        dates=EPOCHS,
        values=rate * years,
        future_dates=AHEAD,
        forecast=ahead,
        lower=ahead - 2.0,
        upper=ahead + 2.0,
        **more,
    )


def show_points(dock, *points):
    """Show points as a click on the map would, without a layer."""
    from insar_forecast_plugin.ui.point_series import LayerQuantity

    dock._measured["layer"] = LayerQuantity()
    dock._add(Layer(), list(points), False)
    QApplication.processEvents()


def picture(widget):
    """Return the colours of a widget as Qt draws it, shape (height, width, 3)."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    data = np.frombuffer(image.constBits().asstring(image.sizeInBytes()), dtype=np.uint8)  # a copy: the image goes
    return data.reshape(image.height(), image.width(), 4)[..., 2::-1]


def has_colour(widget, colour, at_least=20):
    """Say whether a widget shows a colour."""
    wanted = np.array(QColor(colour).getRgb()[:3])
    return int((np.abs(picture(widget).astype(int) - wanted).max(axis=2) <= 8).sum()) >= at_least


def tell(point, kind, button=LEFT, modifiers=NO_KEY):
    """Return an event of the mouse, with its place on the map as QGIS gives it."""
    event = QMouseEvent(kind, QPointF(*point), QPointF(*point), button, button, modifiers)
    event.mapPoint = lambda: QgsPointXY(*point)
    return event


@pytest.fixture
def tool(iface):
    """The map tool, and what it has said."""
    from insar_forecast_plugin.ui.map_tool import SeriesMapTool

    tool = SeriesMapTool(iface.mapCanvas())
    tool.said = []
    tool.place_chosen.connect(lambda _, keep: tool.said.append(("place", keep)))
    tool.area_chosen.connect(lambda _, keep: tool.said.append(("area", keep)))
    tool.line_chosen.connect(lambda _: tool.said.append(("line",)))
    return tool


def click(tool, point=(1.0, 1.0), button=LEFT, modifiers=NO_KEY):
    """Press and release a button of the mouse."""
    for kind, method in (
        (QEvent.Type.MouseButtonPress, tool.canvasPressEvent),
        (QEvent.Type.MouseMove, tool.canvasMoveEvent),
        (QEvent.Type.MouseButtonRelease, tool.canvasReleaseEvent),
    ):
        method(tell(point, kind, button, modifiers))


def test_plugin_adds_its_windows_and_takes_them_away(iface):
    from insar_forecast_plugin.plugin import InsarForecastPlugin

    plugin = InsarForecastPlugin(iface)
    plugin.initGui()
    assert [action.text() for action in plugin.menu.actions()] == ["InSAR time series", "Environment..."]
    assert all(not action.icon().isNull() for action in plugin.menu.actions())
    plugin.menu.actions()[1].trigger()
    assert plugin.dialog.isVisible()
    plugin.dock.toggleViewAction().trigger()
    assert plugin.dock.isVisible()
    plugin.unload()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert iface.pluginMenu().actions() == []


def test_dock_takes_the_map_while_it_is_open(iface, dock):
    assert iface.mapCanvas().mapTool() is dock.tool
    dock.close()
    assert iface.mapCanvas().mapTool() is None
    dock.show()
    assert iface.mapCanvas().mapTool() is dock.tool


@pytest.mark.parametrize("mode", ["point", "rectangle", "polygon", "line"])
def test_button_of_a_mode_chooses_it_and_releases_the_others(dock, mode):
    buttons = dock.controls.mode_buttons
    QTest.mouseClick(buttons[mode], LEFT)
    assert dock.tool.mode == mode
    assert [name for name, button in buttons.items() if button.isChecked()] == [mode]


def test_series_are_drawn_in_their_colours_and_listed(dock):
    show_points(dock, series("A", 5.0), series("B", -3.0))
    assert [dock.list.topLevelItem(row).text(0) for row in range(dock.list.topLevelItemCount())] == ["A", "B"]
    assert has_colour(dock.plot, "#0072b2")
    assert has_colour(dock.plot, "#d55e00")
    assert has_colour(dock.list, "#0072b2")


def test_nothing_is_drawn_in_the_colour_of_a_series_that_was_cleared(dock):
    show_points(dock, series("A", 5.0))
    QTest.mouseClick(dock.controls.clear, LEFT)
    QApplication.processEvents()
    assert not has_colour(dock.plot, "#0072b2", at_least=1)
    assert dock.list.topLevelItemCount() == 0


def test_click_on_a_title_sorts_numbers_as_numbers(dock):
    show_points(dock, series("A", 5.0), series("B", -3.0), series("C", 12.0))
    header = dock.list.header()
    at = [dock.list.headerItem().text(column) for column in range(dock.list.columnCount())].index("Fitted, mm/yr")
    dock.list.scrollTo(dock.list.model().index(0, at))
    middle = QPoint(header.sectionViewportPosition(at) + header.sectionSize(at) // 2, header.height() // 2)
    QTest.mouseClick(header.viewport(), LEFT, NO_KEY, middle)
    rows = [dock.list.topLevelItem(row).text(0) for row in range(3)]
    assert rows in (["B", "A", "C"], ["C", "A", "B"])


@pytest.mark.parametrize("option", ["trend", "residuals", "replicas"])
def test_options_are_drawn_at_once(dock, option):
    show_points(dock, series("A", 5.0))
    before = picture(dock.plot)
    QTest.mouseClick(getattr(dock.controls, option), LEFT, NO_KEY, QPoint(8, 8))
    QApplication.processEvents()
    after = picture(dock.plot)
    assert before.shape != after.shape or (before != after).any()


def test_reference_is_the_selected_point(dock):
    show_points(dock, series("A", 5.0), series("B", -3.0))
    dock.list.setCurrentItem(dock.list.topLevelItem(0))
    QTest.mouseClick(dock.controls.reference, LEFT)
    assert dock.selection.reference.point == "A"
    assert [item.series.point for item in dock.shown] == ["B"]


def test_selected_point_is_removed(dock):
    show_points(dock, series("A", 5.0), series("B", -3.0))
    dock.list.setCurrentItem(dock.list.topLevelItem(1))
    QTest.mouseClick(dock.controls.remove, LEFT)
    assert [item.series.point for item in dock.shown] == ["A"]


def test_velocity_between_dates_follows_the_date_chosen(dock):
    show_points(dock, series("A", 5.0))
    dates = dock.controls.range
    dates.box.setChecked(True)
    dates.start.setDate(QDate(2020, 1, 1))
    assert dates.start.isVisible()
    assert dates.dates[0] == np.datetime64("2020-01-01")
    assert dock.shown[0].between.velocity == pytest.approx(5.0, abs=1e-6)


def test_section_takes_the_place_of_the_series(dock):
    dock.content.show_section(True)
    assert dock.content.is_section_shown
    assert not dock.list.isVisible()
    assert dock.section.kind.count() == 3
    dock.content.show_section(False)
    assert dock.content.views.currentWidget() is dock.plot


@pytest.mark.parametrize("tool_name", ["zoom", "pan"])
def test_toolbar_zooms_and_pans(dock, tool_name):
    show_points(dock, series("A", 5.0))
    toolbar = dock.content._toolbar
    getattr(toolbar, tool_name)()
    before = dock.plot.axes.get_xlim()
    start, end = QPoint(200, 60), QPoint(320, 110)
    QTest.mousePress(dock.plot, LEFT, NO_KEY, start)
    QTest.mouseMove(dock.plot, end)
    QTest.mouseRelease(dock.plot, LEFT, NO_KEY, end)
    QApplication.processEvents()
    assert dock.plot.axes.get_xlim() != before


@pytest.mark.parametrize("ending", ["png", "svg", "csv"])
def test_series_are_exported(dock, tmp_path, ending):
    show_points(dock, series("A", 5.0))
    path = tmp_path / f"series.{ending}"
    assert dock.export_to(path), dock.message.text()
    assert path.stat().st_size > 500


@pytest.mark.parametrize(
    ("modifiers", "keep"),
    [
        (NO_KEY, False),
        (Qt.KeyboardModifier.ControlModifier, True),
        (Qt.KeyboardModifier.ShiftModifier, True),
        (Qt.KeyboardModifier.AltModifier, False),
    ],
)
def test_click_on_the_map_keeps_with_ctrl_or_shift(tool, modifiers, keep):
    click(tool, modifiers=modifiers)
    assert tool.said == [("place", keep)]


def test_right_button_chooses_no_place(tool):
    click(tool, button=Qt.MouseButton.RightButton)
    assert tool.said == []


@pytest.mark.parametrize(("mode", "said"), [("polygon", ("area", False)), ("line", ("line",))])
def test_corners_end_with_the_right_button(tool, mode, said):
    tool.set_mode(mode)
    for corner in ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0)):
        click(tool, corner)
    click(tool, button=Qt.MouseButton.RightButton)
    assert tool.said == [said]


def test_double_click_ends_a_line(tool):
    tool.set_mode("line")
    for corner in ((0.0, 0.0), (1.0, 0.0)):
        click(tool, corner)
    tool.canvasDoubleClickEvent(tell((1.0, 0.0), QEvent.Type.MouseButtonDblClick))
    assert tool.said == [("line",)]


def test_escape_gives_a_polygon_up(tool):
    tool.set_mode("polygon")
    for corner in ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0)):
        click(tool, corner)
    tool.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, NO_KEY))
    click(tool, button=Qt.MouseButton.RightButton)
    assert tool.said == []


def test_row_of_widgets_goes_on_in_a_second_line(application):
    from insar_forecast_plugin.ui.flow_layout import FlowLayout

    row, window = FlowLayout(), QWidget()
    window.setLayout(row)
    buttons = [QPushButton("A button") for _ in range(4)]
    for button in buttons:
        row.addWidget(button)
    wide = buttons[0].sizeHint().width()
    row.setGeometry(QRect(0, 0, wide * 5, 200))
    assert len({button.y() for button in buttons}) == 1
    row.setGeometry(QRect(0, 0, wide * 2 + 20, 200))
    assert len({button.y() for button in buttons}) == 2
    assert row.heightForWidth(wide) > row.heightForWidth(wide * 5)


def test_icons_become_grey_in_their_shape(application):
    from insar_forecast_plugin.ui.legible_icons import MID_TONE, in_mid_tone

    black = QPixmap(48, 48)
    black.fill(QColor("black"))
    image = in_mid_tone(QIcon(black)).pixmap(48, 48).toImage()
    assert image.pixelColor(24, 24).name() == MID_TONE


@pytest.fixture
def dialog(iface, tmp_path, monkeypatch):
    """The dialog of the environment of a user who has none."""
    from insar_forecast_plugin.ui.environment_dialog import EnvironmentDialog

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("INSAR_FORECAST_PYTHON", raising=False)
    dialog = EnvironmentDialog(iface.mainWindow())
    dialog.show()
    yield dialog
    dialog.remove()


def test_dialog_says_that_there_is_no_environment(dialog):
    assert dialog.state.text().startswith("There is no Python environment for the calculations yet.")
    assert "GB" in dialog.size.text() or "MB" in dialog.size.text()


def test_dialog_takes_another_python_only_where_it_is_chosen(dialog):
    assert not dialog.interpreter.isEnabled()
    QTest.mouseClick(dialog.named, LEFT, NO_KEY, QPoint(8, 8))
    assert dialog.interpreter.isEnabled()
    QTest.mouseClick(dialog.check, LEFT)
    assert dialog.log.toPlainText() == "Choose a Python first, or choose the plugin's own environment."


def test_dialog_shows_why_a_check_has_failed(dialog):
    dialog.named.setChecked(True)
    dialog.interpreter.setFilePath("/no/such/python")
    QTest.mouseClick(dialog.check, LEFT)
    assert "/no/such/python is not a Python that starts." in dialog.log.toPlainText()
    assert dialog.now.text() == "Failed. The log says why."
    assert dialog.use.isEnabled()


def test_dialog_closes_with_its_button(dialog):
    QTest.mouseClick(dialog.buttons.buttons()[0], LEFT)
    assert not dialog.isVisible()


def test_texts_are_translated(application):
    from qgis.PyQt.QtCore import QCoreApplication, QTranslator

    from insar_forecast_plugin.core.translation import catalogue_of
    from insar_forecast_plugin.languages import tr

    translator = QTranslator()
    assert translator.load(str(catalogue_of("de", ".qm")))
    QCoreApplication.installTranslator(translator)
    try:
        assert tr("Install") == "Installieren"
    finally:
        QCoreApplication.removeTranslator(translator)
