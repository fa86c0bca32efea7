# SPDX-License-Identifier: GPL-2.0-or-later
"""What users read: places in names of results, labels in messages, and nothing of the names of temporary files."""

import json
import struct
import sys

import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterVectorLayer,
    QgsProcessingUtils,
    QgsProject,
    QgsRasterLayer,
    QgsSettings,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from insar_forecast_plugin.core.results import MEASURED_TAG, PROVENANCE_TAG, LayerDescription
from insar_forecast_plugin.processing.labels import LabellingFeedback
from insar_forecast_plugin.processing.last_model import offered_model, remember_model
from insar_forecast_plugin.processing.layer_sources import source_on_disk

pytestmark = pytest.mark.skipif(sys.version_info < (3, 11), reason="this Python stands in for the core's")


@pytest.fixture
def context(qgis_new_project):
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    return context


@pytest.fixture
def points(qgis_processing, qgis_new_project):
    """Return a function that writes two points to a file and loads them under a name."""

    def points(path, name, measured=None, made=None):
        memory = QgsVectorLayer("Point?crs=EPSG:3035&field=pid:string&field=D20200101:double", name, "memory")
        feature = QgsFeature(memory.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(4_320_000, 3_210_000)))
        memory.dataProvider().addFeatures([feature])
        options = QgsVectorFileWriter.SaveVectorOptions()
        QgsVectorFileWriter.writeAsVectorFormatV3(memory, str(path), QgsProject.instance().transformContext(), options)
        tags = {MEASURED_TAG: measured, PROVENANCE_TAG: made}
        if any(tags.values()):
            from osgeo import gdal

            file = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
            for tag, value in tags.items():
                file.GetLayer(0).SetMetadataItem(tag, json.dumps(value or {}))
            del file
        layer = QgsVectorLayer(str(path), name, "ogr")
        QgsProject.instance().addMapLayer(layer)
        return layer

    return points


@pytest.fixture
def run(provider, answering_core, context):
    """Return a function that runs an algorithm whose one layer is described so; it gives the details of loading."""

    def run(name, parameters, output, path):
        described = LayerDescription(name="Trends, LOS", quantity="velocity", label="LOS", field="D20200101")
        answering_core.give({}, {output: described})
        algorithm = provider.algorithm(name).create()
        feedback = QgsProcessingFeedback()
        wanted = {**parameters, output: QgsProcessingOutputLayerDefinition(str(path), QgsProject.instance())}
        algorithm.prepareAlgorithm(wanted, context, feedback)
        algorithm.processAlgorithm(wanted, context, feedback)
        return context.layersToLoadOnCompletion()[str(path)]

    return run


@pytest.mark.parametrize("name", ["ustica", "Displacement, LOS: ustica", "Forecast to 2025-06-23, LOS - ustica"])
def test_result_is_called_by_what_it_is_and_its_place(run, points, tmp_path, name):
    layer = points(tmp_path / "points.gpkg", name)
    details = run("classifytrends", {"INPUT": layer}, "OUTPUT", tmp_path / "out.gpkg")
    assert details.name == "Trends, LOS - ustica"


def test_joined_releases_are_called_as_the_newer(run, points, tmp_path):
    older, newer = (points(tmp_path / f"{name}.gpkg", f"Velocity, LOS: {name}") for name in ("older", "newer"))
    details = run("joinreleases", {"OLDER": older, "NEWER": newer}, "OUTPUT", tmp_path / "out.gpkg")
    assert details.name == "Trends, LOS - newer"


@pytest.mark.parametrize("name", ["mergetimeseries", "decompose"])
def test_result_of_several_layers_is_called_by_the_place_of_the_first(run, points, tmp_path, name):
    layers = [points(tmp_path / f"{one}.gpkg", f"Velocity, LOS: {one}") for one in ("first", "second")]
    output = "OUTPUT" if name == "mergetimeseries" else "OUTPUT_UP"
    parameters = (
        {"INPUTS": layers} if output == "OUTPUT" else {"INPUTS": layers, "OUTPUT_EAST": str(tmp_path / "e.gpkg")}
    )
    assert run(name, parameters, output, tmp_path / "out.gpkg").name == "Trends, LOS - first"


def test_extracted_displacement_is_called_by_the_place_of_its_stack(run, qgis_new_project, tmp_path):
    from osgeo import gdal

    file = gdal.GetDriverByName("GTiff").Create(str(tmp_path / "stack.tif"), 4, 4, 1, gdal.GDT_Float32)
    file.SetGeoTransform((4_320_000, 100, 0, 3_210_000, 0, -100))
    del file
    stack = QgsRasterLayer(str(tmp_path / "stack.tif"), "Displacement, LOS: valley")
    QgsProject.instance().addMapLayer(stack)
    details = run("denoisetimeseries", {"GRID": stack}, "OUTPUT", tmp_path / "out.tif")
    assert details.name == "Trends, LOS - valley"


def test_name_of_a_temporary_result_is_kept_where_names_of_files_are_preferred(run, points, tmp_path):
    layer = points(tmp_path / "points.gpkg", "ustica")
    temporary = QgsProcessingUtils.generateTempFilename("OUTPUT.gpkg")
    saved = run("classifytrends", {"INPUT": layer}, "OUTPUT", tmp_path / "mine.gpkg")
    assert not saved.forceName
    assert run("classifytrends", {"INPUT": layer}, "OUTPUT", temporary).forceName


@pytest.fixture
def model_of_trends(provider):
    """Return a function that makes a model of one step whose output a user gave a name."""

    def model_of_trends(name):
        step = QgsProcessingModelChildAlgorithm("insarforecast:classifytrends")
        step.setChildId("step")
        step.addParameterSources("INPUT", [QgsProcessingModelChildParameterSource.fromModelParameter("POINTS")])
        output = QgsProcessingModelOutput(name, "Classes")
        output.setChildId("step")
        output.setChildOutputName("OUTPUT")
        step.setModelOutputs({name: output})
        model = QgsProcessingModelAlgorithm("model", "group")
        points = QgsProcessingParameterVectorLayer("POINTS", "Points")
        model.addModelParameter(points, QgsProcessingModelParameter("POINTS"))
        model.addChildAlgorithm(step)
        model.updateDestinationParameters()
        return model

    return model_of_trends


@pytest.mark.parametrize(
    ("given", "name"), [("Slopes of May", "Slopes of May"), ("OUTPUT", "Trends, LOS - ustica")], ids=["user", "ready"]
)
def test_name_that_a_user_gave_to_an_output_of_a_model_is_kept(
    model_of_trends, answering_core, context, points, tmp_path, *, given, name
):
    answering_core.give({}, {"OUTPUT": LayerDescription("Trends, LOS", "velocity", "LOS", field="D20200101")})
    path = str(tmp_path / "out.gpkg")
    output = QgsProcessingOutputLayerDefinition(path, QgsProject.instance())
    wanted = {"POINTS": points(tmp_path / "points.gpkg", "ustica"), f"step:{given}": output}
    _, worked = model_of_trends(given).run(wanted, context, QgsProcessingFeedback())
    assert worked
    assert context.layersToLoadOnCompletion()[path].name == name


def test_temporary_layer_is_handed_over_with_the_name_that_the_user_sees(points, tmp_path):
    temporary = points(QgsProcessingUtils.generateTempFilename("OUTPUT.gpkg"), "Forecast - ustica")
    saved = points(tmp_path / "saved.gpkg", "Forecast - ustica")
    assert source_on_disk(temporary, temporary).name == "Forecast - ustica"
    assert source_on_disk(saved, saved).name == "saved.gpkg"


def test_result_of_a_step_of_a_model_is_called_by_what_the_first_step_read(run, points, tmp_path):
    imported = {"algorithm": "importtimeseries", "inputs": {"input": {"name": "EGMS_L3.zip", "sha256": "0"}}}
    made = {"algorithm": "classifytrends", "inputs": {"input": {"name": "OUTPUT", "sha256": "1"}}, "source": imported}
    between = points(QgsProcessingUtils.generateTempFilename("OUTPUT.gpkg"), "OUTPUT", made=made)
    assert run("classifytrends", {"INPUT": between}, "OUTPUT", tmp_path / "o.gpkg").name == "Trends, LOS - EGMS_L3"
    assert source_on_disk(between, between).name == "EGMS_L3"


def test_warning_names_a_parameter_by_its_label(provider):
    class Told(QgsProcessingFeedback):
        texts = ()

        def pushWarning(self, text):
            self.texts += (text,)

    told = Told()
    definitions = provider.algorithm("summariseareas").create().parameterDefinitions()
    LabellingFeedback(told, definitions).pushWarning("Check both layers, or set BUFFER.")
    assert told.texts == ("Check both layers, or set Buffer (BUFFER).",)


@pytest.fixture
def model(tmp_path):
    """Return a function that writes a model of something and makes it the last that was trained."""

    def model(**measured):
        header = {"insar_forecast_model": json.dumps({"facts": {"measured": measured}})}
        text = json.dumps({"__metadata__": header}).encode()
        path = tmp_path / "last.safetensors"
        path.write_bytes(struct.pack("<Q", len(text)) + text)
        remember_model(str(path))
        return str(path)

    yield model
    for name in ("last_model", "last_saved_model"):
        QgsSettings().remove(f"insar_forecast/{name}")


@pytest.fixture
def active(qgis_iface, points, tmp_path):
    """The active layer, which says what it is of."""
    qgis_iface.setActiveLayer(points(tmp_path / "p.gpkg", "p", {"component": "los", "track": "022"}))


@pytest.mark.parametrize("of_model", [{"component": "los", "track": "022"}, {"component": "los"}, {}])
def test_last_model_is_offered_where_nothing_says_that_it_does_not_fit(active, model, of_model):
    path = model(**of_model)
    assert offered_model() == (path, "")


@pytest.mark.parametrize(
    ("of_model", "words"),
    [
        ({"component": "up"}, "it is of component up, the layer 'p' of los."),
        ({"component": "los", "track": "044"}, "it is of track 044, the layer 'p' of 022."),
    ],
)
def test_last_model_of_something_else_is_not_offered_and_that_is_said(active, provider, model, of_model, words):
    model(**of_model)
    definition = provider.algorithm("forecast").create().parameterDefinition("MODEL")
    assert not definition.guiDefaultValueOverride()
    assert words in definition.help()
