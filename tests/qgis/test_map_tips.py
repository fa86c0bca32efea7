# SPDX-License-Identifier: GPL-2.0-or-later
"""Map tips: what QGIS shows of a point, from layers as they are and from files that were opened again."""

import pytest
from field_types import DATE, DOUBLE, TEXT
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsVectorLayerUtils,
)
from qgis.PyQt.QtCore import QCoreApplication, QDate, QTranslator

from insar_forecast_plugin.core.results import LayerDescription
from insar_forecast_plugin.languages import CONTEXT
from insar_forecast_plugin.processing.layers import write_style
from insar_forecast_plugin.processing.styling import apply_style

VELOCITY = "velocity, LOS, mm/yr, + towards satellite"
MOVEMENT = "Forecast movement, vertical, mm, 2025-01-06 to 2025-07-05 (+ up)"
DISPLACEMENT = "displacement, vertical, mm, + up, since 2020-01-03"
pytestmark = pytest.mark.usefixtures("qgis_app")


def layer_of(**values):
    """Return a layer of one point with fields of these values; a type stands for a value that is missing."""
    kinds = {str: TEXT, float: DOUBLE, QDate: DATE}
    layer = QgsVectorLayer("Point?crs=EPSG:3035", "points", "memory")
    types = {name: value if isinstance(value, type) else type(value) for name, value in values.items()}
    layer.dataProvider().addAttributes([QgsField(name, kinds[kind]) for name, kind in types.items()])
    layer.updateFields()
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(1, 1)))
    feature.setAttributes([None if isinstance(value, type) else value for value in values.values()])
    layer.dataProvider().addFeatures([feature])
    layer.updateExtents()
    return layer


def described(quantity, field, label, **more):
    return LayerDescription(name="Points", quantity=quantity, label=label, field=field, **more)


def tip(layer):
    """Return the lines of the map tip of the first point, as QGIS fills its template."""
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(next(layer.getFeatures()))
    text = QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)
    return text.replace("<br>\n", "<br>").split("<br>")


def known_as(layer):
    """Return what the Identify tool calls the first point."""
    return QgsVectorLayerUtils.getFeatureDisplayString(layer, next(layer.getFeatures()))


def styled(quantity, field, label, *, time_fields=(), **values):
    layer = layer_of(**values)
    apply_style(layer, described(quantity, field, label, time_fields=time_fields))
    return layer


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0.0039, "&lt;1%"), (0.9961, "&gt;99%"), (0.256, "25.6%"), (0.0, "0%"), (1.0, "100%"), (float, "no value")],
)
def test_probability_is_told_no_finer_than_it_was_counted(share, shown):
    label = "probability of a movement of 5 mm"
    layer = styled("probability", "exceedance_p", label, pid="P1", exceedance_p=share)
    assert tip(layer)[-1] == f"Probability of a movement of 5 mm: <b>{shown}</b>"


def test_velocity_is_told_with_point_and_unit():
    layer = styled("velocity", "mean_velocity", VELOCITY, pid="0Z3a", mean_velocity=-12.3456)
    assert tip(layer) == ["<b>0Z3a</b>", "Velocity, LOS, + towards satellite: <b>-12.3 mm/yr</b>"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1234.5, "1230"),
        (-0.012345, "-0.01"),
        (-0.00186, "0"),
        (0.1254, "0.13"),
        (0.0, "0"),
        (99.96, "100"),
        (5.0, "5"),
        (-8.449, "-8.45"),
    ],
)
def test_number_has_three_significant_digits_and_two_decimals(value, shown):
    assert tip(styled("velocity", "v", VELOCITY, v=value))[-1].endswith(f"<b>{shown} mm/yr</b>")


def test_missing_value_is_said():
    layer = styled("velocity", "v", VELOCITY, pid="a", v=float)
    assert tip(layer)[-1].endswith("<b>no value</b>")


def test_class_is_told_with_its_score_and_without_underscores():
    layer = styled("trend", "trend", "trend class", pid="a", trend="unwrapping_error", trend_score=0.8765)
    assert tip(layer) == ["<b>a</b>", "Class: unwrapping error (score 0.88)"]


def test_class_without_score_is_told_alone():
    assert tip(styled("trend", "trend", "trend class", trend="linear", trend_score=float)) == ["Class: linear"]


class French(QTranslator):
    def __init__(self, words):
        super().__init__()
        self.words = words

    def isEmpty(self):
        return False

    def translate(self, context, text, disambiguation=None, n=-1):
        return self.words.get(text) if context == CONTEXT else None


def test_tip_in_another_language_may_have_apostrophes_and_another_order(qgis_app):
    words = {"Class: {name}": "Type d'évolution : {name}", "(score {score})": "({score} d'assurance)"}
    french = French(words)
    QCoreApplication.installTranslator(french)
    layer = styled("trend", "trend", "trend class", trend="linear", trend_score=0.5)
    QCoreApplication.removeTranslator(french)
    assert tip(layer) == ["Type d'évolution : linear (0.5 d'assurance)"]


def test_point_without_class_is_told_so():
    assert tip(styled("trend", "trend", "trend class", trend=str)) == ["Class: no class"]


FORECAST = {
    "pid": "a",
    "D20250106": 1.0,
    "F20250404": -20.0,
    "F20250705": -23.4567,
    "L20250705": -30.0,
    "U20250705": -16.0,
    "forecast_usable": "unclear",
    "forecast_quality": "fair",
    "forecast_change": -12.345,
    "forecast_change_lower": -16.1,
    "forecast_change_upper": -8.4,
}


def test_movement_is_told_with_its_interval_and_how_good_it_is():
    assert tip(styled("change", "forecast_change", MOVEMENT, **FORECAST)) == [
        "<b>a</b>",
        "Forecast movement, vertical, 2025-01-06 to 2025-07-05 (+ up): <b>-12.3 mm</b> (-16.1 to -8.4)",
        "Forecast quality: fair",
    ]


def test_displacement_of_a_forecast_is_told_with_its_date_and_the_movement_beside_it():
    assert tip(styled("displacement", "F20250705", DISPLACEMENT, **FORECAST))[1:4] == [
        "Displacement, vertical, + up, since 2020-01-03",
        "Forecast for 2025-07-05: <b>-23.5 mm</b> (-30 to -16)",
        "Forecast movement to 2025-07-05: -12.3 mm (-16.1 to -8.4)",
    ]


def test_observed_displacement_is_told_with_its_date():
    layer = styled("displacement", "D20250106", DISPLACEMENT, D20250106=1.25)
    assert tip(layer)[-1] == "2025-01-06: <b>1.25 mm</b>"


def test_movement_without_an_interval_is_told_alone():
    values = {**FORECAST, "forecast_change_lower": float}
    assert tip(styled("change", "forecast_change", MOVEMENT, **values))[1].endswith("<b>-12.3 mm</b>")


def test_skill_is_told_with_its_verdict_in_words():
    layer = styled("skill", "skill_ridge", "skill of ridge", skill_ridge=0.12345, better="not_distinguishable")
    assert tip(layer) == ["Skill of ridge: <b>0.12</b>", "Better than the simple forecasts: not distinguishable"]


CHECKED = {**FORECAST, "score_last": -2.756, "score_rmse": 2.4321, "score_left": "no", "score_left_date": QDate}
LEFT = {**CHECKED, "score_left": "yes", "score_left_date": QDate(2025, 3, 1)}
NOT_OBSERVED = {**CHECKED, "score_last": float, "score_rmse": float, "score_left": str}


@pytest.mark.parametrize(
    ("values", "rmse", "left"),
    [
        (CHECKED, "2.43 mm", "no"),
        (LEFT, "2.43 mm", "yes, from 2025-03-01 on"),
        (NOT_OBSERVED, "no value", "not observed"),
    ],
)
def test_forecast_that_was_checked_is_told_by_what_came_not_by_what_was_expected(values, rmse, left):
    told = tip(styled("change", "score_last", "observed less forecast on 2025-07-05, mm (+ up)", **values))
    assert told[-2:] == [f"RMSE of the forecast: {rmse}", f"Left its path: {left}"]
    assert not [line for line in told if line.startswith("Forecast quality")]


def test_detected_area_is_told_by_its_rank():
    layer = styled("velocity", "velocity_mean", VELOCITY, velocity_mean=-5.0, rank=3.0)
    assert (tip(layer)[0], known_as(layer)) == ("<b>Rank 3</b>", "3")


CHANGE = {
    "change": "velocity",
    "change_date": QDate(2024, 5, 11),
    "change_velocity_before": -1.7253,
    "change_velocity_after": 3.7055,
    "change_mm": 1.96267,
}


def test_change_is_told_in_the_words_of_the_legend_with_its_size():
    assert tip(styled("change_kind", "change", "change", pid="a", **CHANGE)) == [
        "<b>a</b>",
        "Change: change of velocity 2024-05-11",
        "Moved by it: 1.96 mm; velocity -1.73 mm/yr before, 3.71 mm/yr after",
    ]


def test_point_without_a_change_is_told_so_alone():
    missing = {name: type(value) for name, value in CHANGE.items()} | {"change": "none"}
    assert tip(styled("change_kind", "change", "change", pid="a", **missing)) == ["<b>a</b>", "Change: no change"]


def test_row_of_an_animation_is_told_with_date_kind_and_interval():
    layer = styled(
        "displacement",
        "value",
        DISPLACEMENT,
        time_fields=("date", "until"),
        id="a",
        date=QDate(2025, 7, 5),
        until=QDate(2025, 7, 11),
        kind="forecast",
        value=-2.0,
        lower=-5.0,
        upper=1.0,
    )
    assert tip(layer) == [
        "<b>a</b>",
        "2025-07-05, forecast",
        "Displacement, vertical, + up, since 2020-01-03: <b>-2 mm</b> (-5 to 1)",
    ]


def test_identifier_cannot_bring_markup_and_keeps_its_underscores():
    layer = styled("velocity", "v", VELOCITY, pid="a_1<img src=x>&", v=1.0)
    assert tip(layer)[0] == "<b>a_1&lt;img src=x>&amp;</b>"


def test_name_of_a_field_and_label_with_markup_are_shown_as_they_are():
    field = "v\"el <b>&'x"
    layer = styled("velocity", field, "velocity <script>&, mm/yr", **{field: 1.0})
    assert tip(layer)[0] == "Velocity &lt;script&gt;&amp;: <b>1 mm/yr</b>"


def test_points_are_known_by_their_identifiers():
    layer = styled("velocity", "v", VELOCITY, v=1.0, pid="0Z3a")
    assert known_as(layer) == "0Z3a"


@pytest.mark.parametrize("kept", ["geopackage", "qml"])
def test_map_tip_and_identifier_come_with_the_file(tmp_path, kept):
    path = tmp_path / "points.gpkg"
    context, options = QgsProject.instance().transformContext(), QgsVectorFileWriter.SaveVectorOptions()
    QgsVectorFileWriter.writeAsVectorFormatV3(layer_of(**FORECAST), str(path), context, options)
    write_style(path, described("change", "forecast_change", MOVEMENT), QgsProcessingFeedback())
    if kept == "qml":
        layer = QgsVectorLayer(str(path), "again", "ogr", QgsVectorLayer.LayerOptions(False))
        assert not layer.mapTipTemplate()
        layer.loadNamedStyle(str(path.with_suffix(".qml")), True)
    else:
        path.with_suffix(".qml").unlink()
        layer = QgsVectorLayer(str(path), "again", "ogr")
    assert known_as(layer) == "a"
    assert tip(layer) == tip(styled("change", "forecast_change", MOVEMENT, **FORECAST))
