# SPDX-License-Identifier: GPL-2.0-or-later
"""Styles: round breaks, ramps around zero, legends that say what the numbers are."""

from collections import Counter

import numpy as np
import pytest
from field_types import DOUBLE
from osgeo import gdal
from qgis.core import (
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsPointXY,
    QgsProcessingFeedback,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

from insar_forecast_plugin.core.palette import BREAKS, DIVERGING
from insar_forecast_plugin.core.results import LayerDescription
from insar_forecast_plugin.core.trend_classes import TREND_CLASSES, TrendClass, TrendClasses
from insar_forecast_plugin.processing.layers import write_style
from insar_forecast_plugin.processing.styling import apply_style, by_class

VERDICTS = ("yes", "not_distinguishable", "no", None)
LABEL = "velocity, LOS, mm/yr, + towards satellite"
pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.fixture
def raster_path(tmp_path):
    """A raster of three bands of 8 x 8 cells, with values to 120 mm."""
    return write_raster(tmp_path / "grid.tif", [np.full((8, 8), band * 40.0) for band in (1, 2, 3)])


def write_raster(path, bands):
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), *bands[0].shape[::-1], len(bands), gdal.GDT_Float32)
    dataset.SetGeoTransform((600_000, 30, 0, 5_000_000, 0, -30))
    for number, values in enumerate(bands, start=1):
        dataset.GetRasterBand(number).WriteArray(values.astype(np.float32))
        dataset.GetRasterBand(number).SetNoDataValue(float("nan"))
    return path


def describe(quantity="velocity", **more):
    return LayerDescription(**{"name": "Points", "quantity": quantity, "label": LABEL, **more})


@pytest.fixture
def points():
    layer = QgsVectorLayer("Point?crs=EPSG:3035&field=velocity:double&field=class:string", "points", "memory")
    for value, kind in ((-30.0, "linear"), (0.5, "stable"), (7.0, "linear")):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(0, 0)))
        feature.setAttributes([value, kind])
        layer.dataProvider().addFeatures([feature])
    return layer


def colour_at(layer, value):
    renderer = layer.renderer()
    found = next(item for item in renderer.ranges() if item.lowerValue() <= value <= item.upperValue())
    return found.symbol().color().name()


def upper_ends(layer):
    """Return the finite upper ends of the ranges that draw points, in their order."""
    ends = [item.upperValue() for item in layer.renderer().ranges() if item.lowerValue() < item.upperValue()]
    return [end for end in ends if end < 1e8]


def ramp_of(layer):
    return layer.renderer().shader().rasterShaderFunction()


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        ("velocity", [-20, -10, -5, -2, 2, 5, 10, 20]),
        ("displacement", [-50, -20, -10, -5, 5, 10, 20, 50]),
        ("skill", [-0.5, -0.2, -0.1, -0.05, 0.05, 0.1, 0.2, 0.5]),
        ("change", [-20, -10, -5, -2, 2, 5, 10, 20]),
        ("half_width", [2, 5, 10, 20]),
        ("probability", [0.1, 0.25, 0.5, 0.75]),
        ("days", [30, 90, 180, 365]),
    ],
)
def test_points_and_rasters_have_the_fixed_breaks_of_their_quantity(points, raster_path, quantity, expected):
    raster = QgsRasterLayer(str(raster_path), "grid")
    apply_style(points, describe(quantity, field="velocity"))
    apply_style(raster, describe(quantity))
    stops = [item.value for item in ramp_of(raster).colorRampItemList() if abs(item.value) < 1e8]
    assert (upper_ends(points), stops) == (expected, expected)


@pytest.mark.parametrize("quantity", BREAKS)
def test_points_and_rasters_have_the_same_colours(points, raster_path, quantity):
    raster = QgsRasterLayer(str(raster_path), "grid")
    apply_style(points, describe(quantity, field="velocity"))
    apply_style(raster, describe(quantity))
    drawn = [item for item in points.renderer().ranges() if item.lowerValue() < item.upperValue()]
    assert [item.symbol().color().name() for item in drawn] == [
        item.color.name() for item in ramp_of(raster).colorRampItemList()[1:]
    ]


@pytest.mark.parametrize(("value", "colour"), [(-30, 0), (-1, 4), (1, 4), (30, 8)])
def test_points_are_coloured_around_zero(points, value, colour):
    apply_style(points, describe(field="velocity"))
    assert colour_at(points, value) == DIVERGING[colour]


@pytest.mark.parametrize(("value", "colour"), [(-30.0, 1), (0.0, 4), (4.9, 4), (30.0, 7), (80.0, 8)])
def test_cells_are_coloured_around_zero(raster_path, value, colour):
    layer = QgsRasterLayer(str(raster_path), "grid")
    apply_style(layer, describe("displacement"))
    shaded = ramp_of(layer).shade(value)
    assert "#{:02x}{:02x}{:02x}".format(*shaded[1:4]) == DIVERGING[colour]


def stops(path, quantity="displacement"):
    layer = QgsRasterLayer(str(path), "grid")
    apply_style(layer, describe(quantity))
    return [item.value for item in ramp_of(layer).colorRampItemList() if abs(item.value) < 1e8]


def test_small_values_are_no_map_of_one_colour(tmp_path):
    noise = np.random.default_rng(0).normal(0, 2, (200, 300))
    noise[:40] = np.nan
    noise[50, 50] = 900.0
    assert stops(write_raster(tmp_path / "noise.tif", [0 * noise, noise])) == [-10, -4, -2, -1, 1, 2, 4, 10]


def test_values_that_are_all_zero_or_unknown_have_the_breaks_of_all_maps(tmp_path):
    for values in (np.zeros((9, 9)), np.full((9, 9), np.nan)):
        assert stops(write_raster(tmp_path / "flat.tif", [values])) == [-50, -20, -10, -5, 5, 10, 20, 50]


def test_bands_of_one_value_make_gdal_print_no_error(tmp_path, capfd):
    noise = np.random.default_rng(0).normal(0, 2, (30, 30))
    path = write_raster(tmp_path / "stack.tif", [np.zeros((30, 30)), noise, noise])
    write_style(path, describe("displacement"), QgsProcessingFeedback())
    apply_style(QgsRasterLayer(str(path), "stack"), describe("displacement"))
    assert "ERROR" not in capfd.readouterr().err


def test_legend_says_component_unit_and_sign_in_lines_that_are_not_cut(points, raster_path):
    raster = QgsRasterLayer(str(raster_path), "grid")
    apply_style(points, describe(field="velocity"))
    apply_style(raster, describe("velocity"))
    for text in (points.renderer().ranges()[0].label(), ramp_of(raster).colorRampItemList()[0].label):
        assert text.replace("\n", " ").replace("\u00a0", " ") == LABEL
        assert max(len(line) for line in text.split("\n")) <= 26


@pytest.mark.parametrize("label", ["displacement, LOS, mm, + towards satellite", "displacement, component unknown, mm"])
def test_legend_says_in_a_line_of_its_own_since_when_displacement_is_counted(points, label):
    apply_style(points, describe("displacement", field="velocity", label=f"{label}, since 2020-01-03"))
    lines = points.renderer().ranges()[0].label().split("\n")
    assert lines[-1] == "since\u00a02020-01-03"
    assert max(len(line) for line in lines) <= 26


def test_entry_that_says_what_is_shown_draws_nothing(points):
    apply_style(points, describe(field="velocity"))
    first = points.renderer().ranges()[0]
    assert first.lowerValue() == first.upperValue() == 1e9


def test_all_trend_classes_are_in_the_legend_whichever_occur(points):
    apply_style(points, describe("truth", field="class"))
    values = [item.value() for item in points.renderer().categories()][:-1]
    assert values[:5] == ["stable", "linear", "quadratic", "bilinear", "unwrapping_error"]


def test_a_further_class_is_in_the_legend(points):
    further = TrendClass(name="reversal", words="reversal", colour="#5a3fc0", kind="moving")
    renderer = by_class(points, describe("truth", field="class"), TrendClasses((*TREND_CLASSES, further)))
    shown = {item.value(): (item.label(), item.symbol().color().name()) for item in renderer.categories()}
    assert len(shown) == len(TREND_CLASSES) + 2
    assert shown["reversal"] == ("reversal", "#5a3fc0")


def test_field_that_is_not_there_leaves_the_style_alone(points):
    before = points.renderer().type()
    apply_style(points, describe(field="nothing"))
    assert points.renderer().type() == before


def test_areas_are_filled_by_whether_the_forecast_is_better_there():
    definition = "Polygon?crs=EPSG:3035&field=forecast_area_better:string"
    layer = QgsVectorLayer(definition, "areas", "memory")
    apply_style(layer, describe("verdict", field="forecast_area_better"))
    found = {one.value(): one.symbol().color().alpha() for one in layer.renderer().categories()}
    assert list(found)[:3] == ["yes", "not_distinguishable", "no"]
    assert found[None] == 0 and len(found) == 4  # where nothing could be compared
    assert found["not_distinguishable"] == 0 < min(found["yes"], found["no"])


@pytest.fixture
def skill():
    """Return one point for each verdict, all with the same skill."""
    definition = "Point?crs=EPSG:3035&field=skill_kalman:double&field=better:string"
    layer = QgsVectorLayer(definition, "skill", "memory")
    for number, verdict in enumerate(VERDICTS):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(10 * number, 0)))
        feature.setAttributes([-12.0, verdict])
        layer.dataProvider().addFeatures([feature])
    return layer


def drawn(layer):
    """Draw the points, 10 m apart; return by verdict how many pixels are coloured, and how many of them black."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(QgsRectangle(-5, -5, 35, 5))
    settings.setOutputSize(QSize(400, 100))
    settings.setOutputDpi(200)
    settings.setFlag(settings.Antialiasing, False)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    picture = job.renderedImage()
    colours = {}
    for number, verdict in enumerate(VERDICTS):
        columns = range(100 * number, 100 * number + 100)
        colours[verdict] = Counter(picture.pixelColor(x, y).name() for x in columns for y in range(100))
        del colours[verdict]["#ffffff"]
    return colours


def test_point_that_is_surely_better_is_drawn_large_and_one_that_is_not_small(skill):
    apply_style(skill, describe("skill", field="skill_kalman"))
    sizes = {verdict: sum(counted.values()) for verdict, counted in drawn(skill).items()}
    assert sizes["yes"] > 1.3 * sizes["not_distinguishable"] > 1.7 * sizes["no"] > 0
    assert sizes[None] == sizes["not_distinguishable"]


def test_point_that_is_surely_better_alone_has_a_ring(skill):
    apply_style(skill, describe("skill", field="skill_kalman"))
    assert [verdict for verdict, counted in drawn(skill).items() if "#000000" in counted] == ["yes"]


def test_point_that_is_surely_better_lies_on_top_of_its_neighbours(skill):
    apply_style(skill, describe("skill", field="skill_kalman"))
    alone = drawn(skill)["yes"]
    for verdict in ("not_distinguishable", "no", None):  # drawn after it if the order of the rows decided
        feature = QgsFeature(skill.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(0, 0)))
        feature.setAttributes([30.0, verdict])
        skill.dataProvider().addFeatures([feature])
    assert drawn(skill)["yes"] == alone


def test_verdict_leaves_the_colour_to_the_value(skill):
    apply_style(skill, describe("skill", field="skill_kalman"))
    colours = {colour for counted in drawn(skill).values() for colour in counted}
    (of_value,) = {colour for colour in colours if QColor(colour).lightness() < 240} - {"#000000"}
    assert of_value in {one.symbol().color().name() for one in skill.renderer().ranges() if one.lowerValue() < -12}


def test_large_dots_have_a_white_edge_against_a_map_of_the_same_colours(skill):
    apply_style(skill, describe("skill", field="skill_kalman"))
    found = drawn(skill)
    assert any(QColor(colour).lightness() >= 240 for colour in found["no"])
    assert not any(QColor(colour).lightness() >= 240 for colour in found["yes"])


def test_verdict_is_drawn_where_the_style_comes_with_the_file(skill, tmp_path):
    options = QgsVectorFileWriter.SaveVectorOptions()
    path = tmp_path / "skill.gpkg"
    QgsVectorFileWriter.writeAsVectorFormatV3(skill, str(path), QgsProject.instance().transformContext(), options)
    write_style(path, describe("skill", field="skill_kalman"), QgsProcessingFeedback())
    apply_style(skill, describe("skill", field="skill_kalman"))
    assert drawn(QgsVectorLayer(str(path), "again", "ogr")) == drawn(skill)


def test_verdict_is_explained_in_the_legend(skill):
    apply_style(skill, describe("skill", field="skill_kalman"))
    labels = [item.label().replace("\n", " ") for item in skill.renderer().ranges()][-3:]
    assert labels == ["better: yes", "better: not distinguishable", "better: no"]


def test_verdict_says_nothing_of_what_was_observed(skill):
    skill.dataProvider().addAttributes([QgsField("D20240101", DOUBLE)])
    skill.updateFields()
    apply_style(skill, describe("displacement", field="D20240101"))
    assert not [item for item in skill.renderer().legendSymbolItems() if "better" in item.label()]


def test_raster_shows_its_last_band(raster_path):
    layer = QgsRasterLayer(str(raster_path), "grid")
    apply_style(layer, describe("displacement"))
    assert layer.renderer().usesBands() == [3]


@pytest.fixture
def save(tmp_path):
    """Return a function that saves a layer of one point with a forecast, of the driver's format."""

    def save(name, driver="GPKG"):
        layer = QgsVectorLayer("Point?crs=EPSG:3035&field=F20250101:double", "forecast", "memory")
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(0, 0)))
        feature.setAttributes([-12.0])
        layer.dataProvider().addFeatures([feature])
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName = driver
        path = tmp_path / name
        context = QgsProject.instance().transformContext()
        assert QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), context, options)[0] == 0
        return path

    return save


def write_styles(*paths):
    """Write the styles of a forecast in this order; return what was said."""
    feedback = QgsProcessingFeedback()
    for path in paths:
        field = None if path.suffix == ".tif" else "F20250101"
        write_style(path, describe("displacement", field=field), feedback)
    return feedback.textLog()


def opened(path):
    """Open a file as a user does; return the kind of its renderer."""
    is_raster = path.suffix == ".tif"
    layer = QgsRasterLayer(str(path), "grid") if is_raster else QgsVectorLayer(str(path), "points", "ogr")
    return layer.renderer().type()  # the renderer goes with its layer, so that the layer needs a name


@pytest.mark.parametrize("first", ["points", "raster"])
def test_geopackage_and_raster_of_one_name_each_open_in_their_own_style(save, raster_path, first):
    points = save("grid.gpkg")
    write_styles(*((points, raster_path) if first == "points" else (raster_path, points)))
    assert (opened(points), opened(raster_path)) == ("graduatedSymbol", "singlebandpseudocolor")


def test_geopackage_keeps_its_style_when_it_is_moved(save, tmp_path):
    path = save("points.gpkg")
    write_styles(path)
    (tmp_path / "elsewhere").mkdir()
    assert opened(path.rename(tmp_path / "elsewhere" / "other.gpkg")) == "graduatedSymbol"


def test_style_of_a_geopackage_is_a_file_beside_it_too(save):
    path = save("points.gpkg")
    write_styles(path)
    layer = QgsVectorLayer(str(path), "points", "ogr", QgsVectorLayer.LayerOptions(False))
    layer.loadNamedStyle(str(path.with_suffix(".qml")), True)
    assert layer.renderer().type() == "graduatedSymbol"


def test_other_format_than_geopackage_opens_in_its_style(save):
    path = save("points.fgb", "FlatGeobuf")
    write_styles(path)
    assert opened(path) == "graduatedSymbol"


@pytest.mark.parametrize("first", ["points", "raster"])
def test_where_two_files_can_share_a_style_only_the_raster_has_it_and_that_is_said(save, raster_path, first):
    points = save("grid.fgb", "FlatGeobuf")
    said = write_styles(*((points, raster_path) if first == "points" else (raster_path, points)))
    assert "grid.qml belongs to grid.tif" in said
    assert opened(raster_path) == "singlebandpseudocolor"


def test_style_file_is_the_only_file_added(raster_path):
    write_styles(raster_path)
    assert sorted(path.name for path in raster_path.parent.iterdir()) == ["grid.qml", "grid.tif"]


def test_style_file_is_the_only_file_added_to_a_geopackage(save, tmp_path):
    write_styles(save("points.gpkg"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["points.gpkg", "points.qml"]


def test_output_that_qgis_cannot_open_is_said_and_no_style_written(tmp_path):
    path = tmp_path / "broken.tif"
    path.write_text("no raster")
    assert "cannot open" in write_styles(path)
    assert not (tmp_path / "broken.qml").exists()
