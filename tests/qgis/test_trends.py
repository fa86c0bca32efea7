# SPDX-License-Identifier: GPL-2.0-or-later
"""Trend classes in QGIS: the request, the style, and both algorithms through ``qgis_process``."""

import pytest
from qgis.core import (
    QgsExpressionContext,
    QgsFeature,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsRenderContext,
    QgsVectorLayer,
)

from insar_forecast_plugin.core.results import LayerDescription
from insar_forecast_plugin.core.trend_classes import TREND_CLASSES, UNCLASSED
from insar_forecast_plugin.processing.styling import apply_style

CLASSES = ["stable", "linear", "quadratic", "bilinear", "unwrapping_error"]
DESCRIBED = LayerDescription(name="Trends", quantity="trend", label="trend class", field="trend")


@pytest.fixture
def request_of(provider, answering_core):
    """Return a function that gives the request which an algorithm makes of parameters."""

    def run(name, **parameters):
        algorithm, context, feedback = (
            provider.algorithm(name).create(),
            QgsProcessingContext(),
            QgsProcessingFeedback(),
        )
        assert algorithm.checkParameterValues(parameters, context)[0]
        algorithm.prepareAlgorithm(parameters, context, feedback)
        algorithm.processAlgorithm(parameters, context, feedback)
        return answering_core.request

    return run


@pytest.fixture
def layer(qgis_app):
    fields = "field=trend:string&field=trend_score:double&field=D20200101:double&field=velocity:double"
    return QgsVectorLayer(f"Point?crs=EPSG:3035&{fields}", "points", "memory")


def feature_of(layer, trend, score):
    feature = QgsFeature(layer.fields())
    feature.setAttributes([trend, score, 0.0, 0.0])
    return feature


def symbol_for(layer, feature):
    renderer = layer.renderer().clone()
    context = QgsRenderContext()
    context.expressionContext().setFeature(feature)
    renderer.startRender(context, layer.fields())
    symbol = renderer.symbolForFeature(feature, context)
    symbol = symbol.clone() if symbol else None
    renderer.stopRender(context)
    return symbol


def size_for(layer, feature):
    context = QgsExpressionContext()
    context.setFields(layer.fields())
    context.setFeature(feature)
    categories = layer.renderer().categories()
    category = next(item for item in categories if item.value() == feature["trend"])
    return category.symbol().dataDefinedSize().valueAsDouble(context, -1.0)[0]


@pytest.mark.parametrize("text", ["2021-01-05,2022-02-06", "2021-01-05; 2022-02-06", " 2021-01-05 2022-02-06 "])
def test_dates_in_one_text_become_a_list(request_of, layer, tmp_path, text):
    made = request_of("classifytrends", INPUT=layer, SEAM_DATES=text, OUTPUT=str(tmp_path / "t.gpkg"))
    assert made["seam_dates"] == ["2021-01-05", "2022-02-06"]


def test_reference_field_is_handed_over(request_of, layer, tmp_path):
    output = str(tmp_path / "t.gpkg")
    made = request_of("classifytrends", INPUT=layer, REFERENCE="field", REFERENCE_FIELD="velocity", OUTPUT=output)
    assert (made["reference"], made["reference_field"]) == ("field", "velocity")


def test_training_without_labelled_points_has_no_input(request_of, tmp_path):
    made = request_of("traintrendclassifier", MODEL=str(tmp_path / "m.safetensors"))
    assert (made["input"], made["label_field"]) == (None, None)


def test_legend_has_all_classes_in_order_whichever_occur(layer):
    apply_style(layer, DESCRIBED)
    assert [item.value() for item in layer.renderer().categories()][:5] == CLASSES


@pytest.mark.parametrize("name", CLASSES)
def test_class_has_its_own_colour(layer, name):
    apply_style(layer, DESCRIBED)
    assert symbol_for(layer, feature_of(layer, name, 1.0)).color().name() == TREND_CLASSES.named(name).colour


def test_colours_of_the_classes_differ():
    assert len({one.colour for one in TREND_CLASSES.shown}) == len(TREND_CLASSES) + 1


def test_point_without_class_is_light_grey(layer):
    apply_style(layer, DESCRIBED)
    assert symbol_for(layer, feature_of(layer, None, None)).color().name() == UNCLASSED.colour


def test_doubtful_point_is_smaller(layer):
    apply_style(layer, DESCRIBED)
    assert size_for(layer, feature_of(layer, "linear", 0.5)) < size_for(layer, feature_of(layer, "linear", 1.0))


def test_point_without_score_has_the_full_size(layer):
    apply_style(layer, DESCRIBED)
    assert size_for(layer, feature_of(layer, "linear", None)) == size_for(layer, feature_of(layer, "linear", 1.0))


@pytest.fixture(scope="module")
def simulated(run, tmp_path_factory):
    path = tmp_path_factory.mktemp("trends") / "points.gpkg"
    run("simulate", POINT_COUNT=120, EPOCH_COUNT=100, NOISE=1, SEED=3, OUTPUT=path)
    return path


@pytest.fixture(scope="module", params=["statistical", "both"])
def classified(run, simulated, request):
    output = simulated.with_name(f"{request.param}.gpkg")
    report = simulated.with_name(f"{request.param}.html")
    run("classifytrends", INPUT=simulated, METHOD=request.param, OUTPUT=output, REPORT=report)
    return request.param, output


def test_every_point_gets_a_class_through_qgis_process(classified, qgis_app):
    layer = QgsVectorLayer(str(classified[1]), "trends", "ogr")
    found = {feature["trend"] for feature in layer.getFeatures()}
    assert layer.featureCount() > 0
    assert found <= set(CLASSES)


def test_disagreement_is_flagged_with_both_alone(classified, qgis_app):
    method, output = classified
    layer = QgsVectorLayer(str(output), "trends", "ogr")
    flags = {feature["trend_agree"] for feature in layer.getFeatures()}
    assert bool(flags & {"yes", "no"}) == (method == "both")


def test_classes_open_with_their_style(classified, qgis_app):
    layer = QgsVectorLayer(str(classified[1]), "trends", "ogr")
    assert [item.value() for item in layer.renderer().categories()][:5] == CLASSES


def test_report_of_the_classes_is_written(classified):
    assert "</html>" in classified[1].with_suffix(".html").read_text(encoding="utf-8")


def test_own_classifier_is_trained_and_classifies(run, simulated, training_core):
    model, output = simulated.with_name("own.safetensors"), simulated.with_name("own.gpkg")
    answer = run("traintrendclassifier", SAMPLES_PER_CLASS=20, TRAINING_EPOCHS=1, DEVICE="cpu", MODEL=model)
    run("classifytrends", INPUT=simulated, MODEL=model, OUTPUT=output)
    assert 0 <= answer["results"]["ACCURACY"] <= 1
    assert output.exists()
