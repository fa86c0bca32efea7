# SPDX-License-Identifier: GPL-2.0-or-later
"""Merging, joining and checking in QGIS: what is handed over, and the algorithms through ``qgis_process``."""

import json

import pytest
from qgis.core import (
    QgsFeature,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)


@pytest.fixture
def layers(qgis_app, tmp_path):
    """Two saved layers and one that is in memory only."""
    made = []
    for name in ("one", "two", "three"):
        layer = QgsVectorLayer("Point?crs=EPSG:3035&field=D20200101:double&field=D20200113:double", name, "memory")
        if name != "three":
            path, options = str(tmp_path / f"{name}.gpkg"), QgsVectorFileWriter.SaveVectorOptions()
            context = QgsProject.instance().transformContext()
            QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, context, options)
            layer = QgsVectorLayer(path, name, "ogr")
        made.append(layer)
    return made


def handed_over(provider, core, name, parameters):
    algorithm, context = provider.algorithm(name).create(), QgsProcessingContext()
    context.setProject(QgsProject.instance())
    fine, said = algorithm.checkParameterValues(parameters, context)
    assert fine, said
    feedback = QgsProcessingFeedback()
    algorithm.prepareAlgorithm(parameters, context, feedback)
    algorithm.processAlgorithm(parameters, context, feedback)
    return core.request


def test_each_of_several_layers_is_handed_over_by_its_file_or_as_a_copy(provider, answering_core, layers, tmp_path):
    QgsProject.instance().addMapLayers(layers)
    given = {"INPUTS": layers, "OUTPUT": str(tmp_path / "merged.gpkg")}
    request = handed_over(provider, answering_core, "mergetimeseries", given)
    QgsProject.instance().clear()
    paths = [one["path"] for one in request["inputs"]]
    assert paths[:2] == [str(tmp_path / "one.gpkg"), str(tmp_path / "two.gpkg")]
    assert paths[2].endswith("three.gpkg")


def test_selection_in_a_list_of_layers_is_said_not_to_count(provider, answering_core, layers, tmp_path):
    for layer in layers:
        layer.startEditing()
        layer.addFeature(QgsFeature(layer.fields()))
        layer.commitChanges()
    layers[1].selectAll()
    QgsProject.instance().addMapLayers(layers)
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    context.setProject(QgsProject.instance())
    given = {"INPUTS": [one.id() for one in layers], "OUTPUT": str(tmp_path / "merged.gpkg")}
    provider.algorithm("mergetimeseries").create().run(given, context, feedback)
    QgsProject.instance().clear()
    assert "'two': selected points: 1. A list of layers takes all points of each." in feedback.textLog()
    assert feedback.textLog().count("selected points") == 1


def test_what_is_no_layer_is_named(provider, answering_core, layers, tmp_path):
    algorithm, context = provider.algorithm("mergetimeseries").create(), QgsProcessingContext()
    given = {"INPUTS": [layers[0].source(), str(tmp_path / "gone.gpkg")], "OUTPUT": str(tmp_path / "o.gpkg")}
    with pytest.raises(QgsProcessingException, match=r"gone\.gpkg, which QGIS cannot read as a point layer"):
        algorithm.prepareAlgorithm(given, context, QgsProcessingFeedback())


@pytest.mark.parametrize("more", [[], ["b.csv"], ["b.csv", "c;d.zip"]])
def test_further_files_are_handed_over(provider, answering_core, tmp_path, more):
    for name in ("a.csv", "b.csv", "c;d.zip"):
        (tmp_path / name).write_text("pid\n")
    given = {"INPUT": str(tmp_path / "a.csv"), "OUTPUT": str(tmp_path / "o.gpkg")}
    if more:
        given["MORE_INPUTS"] = [str(tmp_path / name) for name in more]
    request = handed_over(provider, answering_core, "importtimeseries", given)
    assert request["more_inputs"] == [str(tmp_path / name) for name in more]


@pytest.fixture(scope="module")
def chain(run, tmp_path_factory):
    """A forecast of earlier series, both parts joined and merged again, and the forecast checked."""
    folder = tmp_path_factory.mktemp("releases")
    points, early, late = (folder / f"{name}.gpkg" for name in ("points", "early", "late"))
    run("simulate", POINT_COUNT=120, EPOCH_COUNT=120, STEP_DAYS=12, NOISE=2, SEED=3, OUTPUT=points)
    run("importtimeseries", INPUT=points, COMPONENT="los", DATE_TO="2022-12-31", OUTPUT=early)
    run("importtimeseries", INPUT=points, COMPONENT="los", DATE_FROM="2021-06-01", OUTPUT=late)
    run("forecast", POINTS=early, HORIZON_DAYS=300, OUTPUT_POINTS=folder / "forecast.gpkg")
    made = {name: folder / f"{name}.gpkg" for name in ("joined", "errors")}
    answers = {
        "join": run("joinreleases", OLDER=early, NEWER=late, OUTPUT=made["joined"], REPORT=folder / "join.html"),
        "score": run(
            "scoreforecast",
            FORECAST=folder / "forecast.gpkg",
            OBSERVED=late,
            OUTPUT=made["errors"],
            METRICS=folder / "scores.json",
            REPORT=folder / "check.html",
        ),
    }
    return folder, answers


def test_joined_layer_has_all_dates_and_carries_its_seam(chain, qgis_app):
    folder, _ = chain
    layer = QgsVectorLayer(str(folder / "joined.gpkg"), "joined", "ogr")
    names = [field.name() for field in layer.fields()]
    assert sum(name.startswith("D2") for name in names) == 120
    assert {"join_offset", "join_offset_sigma", "join_match", "join_velocity"} <= set(names)
    assert {feature["join_match"] for feature in layer.getFeatures()} == {"pid"}
    assert (folder / "join.html").is_file()


def test_checked_forecast_has_scores_beside_the_simple_ones(chain, qgis_app):
    folder, _ = chain
    layer = QgsVectorLayer(str(folder / "errors.gpkg"), "errors", "ogr")
    assert layer.featureCount() == 120
    found = json.loads((folder / "scores.json").read_text(encoding="utf-8"))
    assert found["all"]["points"] == 120
    assert 0 < found["all"]["rmse_forecast"] < 10
    assert found["verdict"].startswith("The forecast of 2022-12-")


def test_layers_are_merged_by_qgis_process(chain, qgis_process, core, qgis_app):
    folder, _ = chain
    given = [f"INPUTS={folder / name}.gpkg" for name in ("early", "late")]
    output = folder / "merged.gpkg"
    done = qgis_process("run", "insarforecast:mergetimeseries", "--", *given, f"OUTPUT={output}", python=core)
    assert done.returncode == 0, done.stdout + done.stderr
    assert QgsVectorLayer(str(output), "merged", "ogr").featureCount() == 120


def test_refusal_names_the_parameter_and_leaves_nothing(chain, qgis_process, core):
    folder, _ = chain
    given = [f"OLDER={folder / 'late.gpkg'}", f"NEWER={folder / 'early.gpkg'}", f"OUTPUT={folder / 'no.gpkg'}"]
    done = qgis_process("run", "insarforecast:joinreleases", "--", *given, python=core)
    assert done.returncode != 0
    assert "Exchange the two layers." in done.stdout + done.stderr
    assert not (folder / "no.gpkg").exists()
