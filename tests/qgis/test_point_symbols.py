# SPDX-License-Identifier: GPL-2.0-or-later
"""Points on the map: what moves lies on top, and sizes follow scale and density; seen in pictures that QGIS draws."""

import pytest
from field_types import DATE, DOUBLE, TEXT
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsMapToPixel,
    QgsPointXY,
    QgsRectangle,
    QgsRenderContext,
    QgsSymbolLayerUtils,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate, QSize

from insar_forecast_plugin.core.palette import DIVERGING, SEQUENTIAL
from insar_forecast_plugin.core.results import LayerDescription
from insar_forecast_plugin.core.trend_classes import TREND_CLASSES
from insar_forecast_plugin.processing.point_symbols import LARGEST, SMALLEST, typical_spacing
from insar_forecast_plugin.processing.styling import apply_style

LABEL = "Forecast movement, vertical, mm, 2025-01-06 to 2025-07-05 (+ up)"
DPI = 254  # ten pixels a millimetre
pytestmark = pytest.mark.usefixtures("qgis_app")


def describe(quantity, field, **more):
    return LayerDescription(name="Points", quantity=quantity, label=LABEL, field=field, **more)


def layer_of(fields, rows, *, crs="EPSG:3035"):
    """Return a layer of rows, each a place and the values of the fields."""
    layer = QgsVectorLayer(f"Point?crs={crs}", "points", "memory")
    layer.dataProvider().addAttributes([QgsField(name, kind) for name, kind in fields.items()])
    layer.updateFields()
    for place, *values in rows:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*place)))
        feature.setAttributes(values)
        layer.dataProvider().addFeatures([feature])
    layer.updateExtents()
    return layer


def picture(layer, scale, *, centre=(0, 0), crs=None):
    """Draw 20 mm of a map around a place."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(QgsCoordinateReferenceSystem(crs) if crs else layer.crs())
    half = 0.01 * scale / (111_320 if settings.destinationCrs().isGeographic() else 1)
    x, y = centre
    settings.setExtent(QgsRectangle(x - half, y - half, x + half, y + half))
    settings.setOutputSize(QSize(200, 200))
    settings.setOutputDpi(DPI)
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)  # as the map window does
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def colour_on_top(layer):
    """Return the colour in the middle of a picture around the origin."""
    return picture(layer, 1000).pixelColor(100, 100).name()


def dot_mm(layer, scale, **more):
    """Return how wide the one dot of a picture is, from how much of it is not white."""
    drawn = picture(layer, scale, **more)
    inked = sum(255 - drawn.pixelColor(x, y).green() for x in range(200) for y in range(200))
    full = 255 - drawn.pixelColor(100, 100).green()
    return 2 * (inked / full / 3.14159) ** 0.5 / (DPI / 25.4)


MOVING = {"value": DOUBLE}


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize(("fast", "colour"), [(-30.0, 0), (30.0, 8)])
def test_faster_point_lies_on_top_whatever_the_order_of_rows(order, fast, colour):
    layer = layer_of(MOVING, [((0, 0), fast), ((0, 0), 0.0), ((0, 0), 6.0)][::order])
    apply_style(layer, describe("change", "value"))
    assert colour_on_top(layer) == DIVERGING[colour]


@pytest.mark.parametrize("order", [1, -1])
def test_larger_half_width_lies_on_top(order):
    layer = layer_of(MOVING, [((0, 0), 1.0), ((0, 0), 30.0)][::order])
    apply_style(layer, describe("half_width", "value"))
    assert colour_on_top(layer) == SEQUENTIAL[-1]


@pytest.mark.parametrize("order", [1, -1])
def test_date_that_comes_sooner_lies_on_top(order):
    layer = layer_of(MOVING, [((0, 0), 10.0), ((0, 0), 500.0)][::order])
    apply_style(layer, describe("days", "value"))
    assert colour_on_top(layer) == SEQUENTIAL[-1]


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("scored", [True, False])
@pytest.mark.parametrize(
    ("upper", "lower"),
    [("linear", "unwrapping_error"), ("bilinear", "stable"), ("unwrapping_error", "stable"), ("stable", None)],
)
def test_moving_class_lies_on_what_is_stable(upper, lower, scored, order):
    fields = {"trend": TEXT, **({"trend_score": DOUBLE} if scored else {})}
    scores = [1.0] if scored else []
    layer = layer_of(fields, [((0, 0), upper, *scores), ((0, 0), lower, *scores)][::order])
    apply_style(layer, describe("trend", "trend"))
    assert colour_on_top(layer) == TREND_CLASSES.named(upper).colour


def test_stable_points_and_points_without_class_are_smaller_than_moving_ones():
    drawn = {}
    for name in ("linear", "stable", None):
        layer = layer_of({"trend": TEXT}, [((0, 0), name)])
        apply_style(layer, describe("trend", "trend"))
        drawn[name] = dot_mm(layer, 10_000)
    assert drawn["stable"] == pytest.approx(0.6 * drawn["linear"], abs=0.1)
    assert drawn[None] == pytest.approx(drawn["stable"], abs=0.1)


@pytest.fixture
def verdicts():
    """Return a layer with a forecast movement and what is thought of it, all points in one place."""
    fields = {"forecast_change": DOUBLE, "forecast_usable": TEXT, "better": TEXT}
    rows = (-6.0, "yes", "yes"), (-30.0, "no", "no"), (15.0, "unclear", "not_distinguishable")
    return layer_of(fields, [((0, 0), *row) for row in rows])


def test_what_is_surely_better_lies_on_greater_values(verdicts):
    apply_style(verdicts, describe("skill", "forecast_change"))
    on_top = colour_on_top(verdicts)
    verdicts.dataProvider().deleteFeatures([2, 3])
    assert on_top == colour_on_top(verdicts)


def test_verdict_of_old_forecasts_on_single_points_is_not_drawn(verdicts):
    apply_style(verdicts, describe("change", "forecast_change"))
    assert colour_on_top(verdicts) == DIVERGING[0]
    assert not [item for item in verdicts.renderer().ranges() if "usable" in item.label()]


def test_among_points_of_no_verdict_the_faster_lies_on_top(verdicts):
    verdicts.dataProvider().deleteFeatures([1])
    apply_style(verdicts, describe("change", "forecast_change"))
    assert colour_on_top(verdicts) == DIVERGING[0]


def test_legend_of_movement_says_label_ranges_and_verdicts(verdicts):
    apply_style(verdicts, describe("change", "forecast_change"))
    labels = [item.label() for item in verdicts.renderer().ranges()]
    assert labels[0].replace("\n", " ").replace("\u00a0", " ") == LABEL
    assert labels[1:10] == [
        "below -20",
        "-20 to -10",
        "-10 to -5",
        "-5 to -2",
        "-2 to 2",
        "2 to 5",
        "5 to 10",
        "10 to 20",
        "above 20",
    ]
    assert labels[10:] == []


def in_areas(verdict):
    """Return a styled layer with a single point, in an area of a verdict."""
    fields = {"forecast_change": DOUBLE, "forecast_area_better": TEXT}
    layer = layer_of(fields, [((0, 0), -30.0, verdict)])
    apply_style(layer, describe("change", "forecast_change"))
    return layer


def test_areas_where_nothing_is_sure_have_smaller_dots_and_none_a_ring():
    sizes = {verdict: dot_mm(in_areas(verdict), 5_000) for verdict in ("yes", "not_distinguishable", "no")}
    assert sizes["not_distinguishable"] == pytest.approx(0.8 * sizes["yes"], abs=0.12)
    assert sizes["no"] == pytest.approx(0.65 * sizes["yes"], abs=0.12)
    assert dot_mm(in_areas(None), 5_000) == sizes["not_distinguishable"]  # where nothing could be compared
    layer = in_areas("yes")
    labels = [item.label().replace("\n", " ") for item in layer.renderer().ranges()][-3:]
    assert labels == ["better: yes", "better: not distinguishable", "better: no"]


def spread(spacing, *, corner=(0, 0), crs="EPSG:3035", verdict=None):
    """Return a styled layer of 400 points on a square grid of which only the corner is left to draw."""
    fields = {"forecast_change": DOUBLE}
    if verdict:
        fields["better"] = TEXT
    places = [(corner[0] + spacing * x, corner[1] + spacing * y) for x in range(20) for y in range(20)]
    layer = layer_of(fields, [(place, -30.0, *([verdict] if verdict else [])) for place in places], crs=crs)
    apply_style(layer, describe("skill" if verdict else "change", "forecast_change"))
    layer.dataProvider().deleteFeatures(list(range(2, 401)))
    return layer


@pytest.mark.parametrize("verdict", [None, "not_distinguishable"])
@pytest.mark.parametrize(
    ("scale", "expected"), [(4_000, LARGEST), (63_333, 1.5), (47_500, 2.0), (10_000_000, SMALLEST)]
)
def test_dot_is_as_wide_as_points_lie_apart_within_limits(scale, expected, verdict):
    layer = spread(100, verdict=verdict)  # 95 m apart by its extent
    edge = 0.12 if verdict and expected >= 1.5 else 0  # white, half of it on the dot
    assert dot_mm(layer, scale) == pytest.approx(expected - edge, abs=0.12)


def test_denser_layer_has_smaller_dots():
    assert dot_mm(spread(20), 20_000) < 0.6 * dot_mm(spread(40), 20_000)


@pytest.mark.parametrize("scale", [4_000, 63_333, 10_000_000])
def test_verdict_sizes_keep_their_proportion_at_every_scale(scale):
    sizes = {verdict: dot_mm(spread(100, verdict=verdict), scale) for verdict in ("not_distinguishable", "no")}
    assert sizes["no"] == pytest.approx(0.65 * sizes["not_distinguishable"], abs=0.12)


@pytest.mark.parametrize(("scale", "expected"), [(4_000, LARGEST), (10_000_000, SMALLEST)])
def test_points_in_degrees_are_within_the_same_limits(scale, expected):
    layer = spread(0.001, crs="EPSG:4326")
    assert dot_mm(layer, scale) == pytest.approx(expected, abs=0.12)


@pytest.mark.parametrize("scale", [1_000, 100_000, 10_000_000])
@pytest.mark.parametrize("verdict", [None, "not_distinguishable"])
def test_legend_shows_a_dot_within_the_limits(scale, verdict):
    layer = spread(100, verdict=verdict)
    context = QgsRenderContext()
    context.setScaleFactor(DPI / 25.4)
    context.setRendererScale(scale)
    context.setMapToPixel(QgsMapToPixel(0.0001 * scale, 0, 0, 200, 200, 0))
    context.setFlag(preview_flag(), True)
    ranges = layer.renderer().ranges()  # kept: a symbol goes with its range
    symbol = ranges[1].symbol()
    drawn = QgsSymbolLayerUtils.symbolPreviewPixmap(symbol, QSize(100, 100), 0, context).toImage()
    width = sum(drawn.pixelColor(x, 50).alpha() > 127 for x in range(100))
    assert SMALLEST - 0.2 <= width / 10 <= LARGEST + 0.2


def preview_flag():
    """Return what the layer tree sets; the name moved."""
    place = Qgis.RenderContextFlag if hasattr(Qgis, "RenderContextFlag") else QgsRenderContext
    return place.RenderSymbolPreview


@pytest.mark.parametrize(
    ("crs", "spacing", "metres"), [("EPSG:3035", 100, 95), ("EPSG:2272", 100, 29), ("EPSG:4326", 0.001, 106)]
)
def test_spacing_is_estimated_in_metres(crs, spacing, metres):
    layer = layer_of({}, [((spacing * x, spacing * y),) for x in range(20) for y in range(20)], crs=crs)
    assert typical_spacing(layer).metres == pytest.approx(metres, rel=0.02)


def test_points_in_a_row_and_a_single_point_have_a_spacing():
    row = layer_of({}, [((100 * x, 7),) for x in range(1, 21)])
    alone = layer_of({}, [((0, 0),)])
    assert typical_spacing(row).metres == pytest.approx(95)
    assert typical_spacing(alone).metres > 0


SERIES = {"date": DATE, "until": DATE, "kind": TEXT, "value": DOUBLE}


def series(*kinds):
    """Return a styled table for animation with one date a kind, all in one place."""
    days = [QDate(2024, 1, 1).addDays(6 * index) for index in range(len(kinds) + 1)]
    rows = [((0, 0), days[index], days[index + 1], kind, -30.0) for index, kind in enumerate(kinds)]
    layer = layer_of(SERIES, rows)
    apply_style(layer, describe("displacement", "value", time_fields=("date", "until")))
    return layer


def test_forecast_of_an_animation_is_a_diamond_with_an_outline_in_the_colour_of_its_value():
    observed, forecast = (picture(series(kind), 1000) for kind in ("observed", "forecast"))
    assert observed.pixelColor(100, 100).name() == forecast.pixelColor(100, 100).name() == DIVERGING[1]
    dark = [one.pixelColor(x, 100).lightness() < 60 for one in (observed, forecast) for x in range(200)]
    assert not any(dark[:200])
    assert any(dark[200:])
    inked = [
        sum(one.pixelColor(x, y).green() < 250 for x in range(200) for y in range(200)) for one in (observed, forecast)
    ]
    assert inked[1] < 0.8 * inked[0]


def test_legend_of_an_animation_tells_observed_from_forecast():
    table = series("observed", "forecast")
    labels = [item.label() for item in table.renderer().ranges()]
    assert labels[-2:] == ["dot: observed", "diamond: forecast"]


def test_ranges_in_the_legend_of_an_animation_are_dots():
    table = series("observed")
    plain = layer_of({"value": DOUBLE}, [((0, 0), -30.0)])
    apply_style(plain, describe("displacement", "value"))
    ranges = [layer.renderer().ranges() for layer in (table, plain)]  # kept: symbols go with them
    context = QgsRenderContext()
    context.setScaleFactor(DPI / 25.4)
    context.setRendererScale(1000)
    context.setMapToPixel(QgsMapToPixel(0.1, 0, 0, 200, 200, 0))
    shown = [
        QgsSymbolLayerUtils.symbolPreviewPixmap(one[1].symbol(), QSize(50, 50), 0, context).toImage() for one in ranges
    ]
    inked = [sum(one.pixelColor(x, y).alpha() > 127 for x in range(50) for y in range(50)) for one in shown]
    assert inked[0] == pytest.approx(inked[1], rel=0.03)
