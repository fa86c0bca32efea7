# SPDX-License-Identifier: GPL-2.0-or-later
"""Two tracks to vertical and east-west in QGIS: layers of a project, edited ones, ``qgis_process``, the dock."""

import math
from datetime import date, timedelta

import pytest
from field_types import DOUBLE
from osgeo import gdal
from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from insar_forecast_plugin import environment
from insar_forecast_plugin.ui.series_reading import measured_of, series_of

TRACKS = {"022": (0.594, -0.120, 0.795), "117": (-0.618, -0.120, 0.777)}
"""Lines of sight of a descending and of an ascending track: east, north, up."""
UP, EAST = -10.0, 4.0


def table_of(track, first_day, path):
    """Write a file in the layout of EGMS L2: sixteen cells of 50 m that sink and go east, with a noise of 1 mm."""
    east, north, up = TRACKS[track]
    days = [date(2020, 1, 3) + timedelta(days=first_day + 12 * number) for number in range(60)]
    names = "pid,easting,northing,los_east,los_north,los_up"
    rows = []
    for row in range(32):
        x, y = 4_600_010 + 50 * (row % 4) + row // 16, 1_740_010 + 50 * (row // 4 % 4)
        rate = (east * EAST + up * UP) / 365.25
        values = (
            f"{rate * (day - days[0]).days + math.sin(7.1 * row + 3.3 * at**2):.1f}" for at, day in enumerate(days)
        )
        rows.append(f"{track}{row},{x},{y},{east},{north},{up},{','.join(values)}")
    heading = ",".join([names, *(f"{day:%Y%m%d}" for day in days)])
    path.write_text("\n".join([heading, *rows]))
    return path


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tracks")
    return [
        table_of(track, first, folder / f"EGMS_L2b_{track}_0845_IW2_VV_2020_2024_1.csv")
        for track, first in (("022", 0), ("117", 5))
    ]


@pytest.fixture(scope="module")
def layers(run, tables, tmp_path_factory):
    folder = tmp_path_factory.mktemp("imported")
    paths = [folder / f"track_{number}.gpkg" for number in range(2)]
    for table, path in zip(tables, paths, strict=True):
        run("importtimeseries", INPUT=table, OUTPUT=path, CRS="EPSG:3035", UNIT="mm")
    return [str(path) for path in paths]


@pytest.fixture
def decompose(provider, core, monkeypatch, qgis_new_project, tmp_path):
    """Return a function that runs the algorithm as the Python console does."""
    import processing

    monkeypatch.setenv(environment.VARIABLE, core)

    def run_it(inputs, **parameters):
        made = {"OUTPUT_UP": str(tmp_path / "up.gpkg"), "OUTPUT_EAST": str(tmp_path / "east.gpkg")}
        processing.run("insarforecast:decompose", {"INPUTS": inputs, **made, **parameters})
        return [QgsVectorLayer(path, name, "ogr") for name, path in zip(("up", "east"), made.values(), strict=True)]

    return run_it


def mean_of(layer, field="mean_velocity"):
    values = [feature[field] for feature in layer.getFeatures()]
    return sum(values) / len(values)


def test_layers_of_the_project_give_the_motion_put_in(decompose, layers, tmp_path):
    up, east = decompose(layers, REPORT=str(tmp_path / "r.html"))
    assert mean_of(up) == pytest.approx(UP, abs=0.2) and mean_of(east) == pytest.approx(EAST, abs=0.2)
    assert up.featureCount() == 16
    report = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "Vertical and east-west series" in report
    assert "Field with the velocity to the north <small>(NORTH_FIELD)</small>" in report


def test_memory_layer_and_edits_count(decompose, layers):
    """A layer without a file is copied, with what was measured told by its fields."""
    source = QgsVectorLayer(layers[1], "ascending", "ogr")
    copy = source.materialize(QgsFeatureRequest())
    QgsProject.instance().addMapLayer(copy)
    up, _ = decompose([layers[0], copy.id()], ALIGN="offset")
    assert mean_of(up) == pytest.approx(UP, abs=0.2)


def test_dock_reads_the_series_and_what_they_are(decompose, layers):
    up, east = decompose(layers)
    (series,) = series_of(up, [next(up.getFeatures()).id()]).series
    assert len(series.dates) == len(series.values) > 50
    assert measured_of(up).label.startswith("displacement, vertical, mm, + up")
    assert measured_of(east).label.startswith("displacement, east-west, mm, + east")


def test_points_of_the_first_layer_and_step_are_handed_over(provider, answering_core, layers, tmp_path):
    parameters = {
        "INPUTS": layers,
        "PLACES": "first_points",
        "MAX_DISTANCE": 30,
        "STEP_DAYS": 12,
        "INCIDENCE": "39; 37.3",
        "HEADING": "349, 191",
        "PAST_ONLY": True,
        "OUTPUT_UP": str(tmp_path / "up.gpkg"),
        "OUTPUT_EAST": str(tmp_path / "east.gpkg"),
    }
    algorithm, context = provider.algorithm("decompose").create(), QgsProcessingContext()
    fine, said = algorithm.checkParameterValues(parameters, context)
    assert fine, said
    feedback = QgsProcessingFeedback()
    algorithm.prepareAlgorithm(parameters, context, feedback)
    algorithm.processAlgorithm(parameters, context, feedback)
    made = answering_core.request
    assert [one["path"] for one in made["inputs"]] == layers
    assert (made["places"], made["max_distance"], made["step_days"], made["past_only"]) == (
        "first_points",
        30,
        12,
        True,
    )
    assert (made["incidence"], made["heading"]) == ([39, 37.3], [349, 191])


BAD = {
    "one layer": (lambda layers: layers[:1], {}, "1 layer; expected two or more of different tracks"),
    "a layer twice": (lambda layers: [layers[0], layers[0]], {}, "there twice"),
    "an angle in words": (lambda layers: layers, {"INCIDENCE": "steep"}, "expected numbers such as 37.3, 39."),
    "no such field": (lambda layers: layers, {"NORTH_FIELD": "gnss"}, "No layer has a field 'gnss'"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_told_and_nothing_written(decompose, layers, tmp_path, name):
    inputs, more, words = BAD[name]
    with pytest.raises(QgsProcessingException) as told:
        decompose(inputs(layers), **more)
    assert words in str(told.value)
    assert list(tmp_path.iterdir()) == []


def prepared(provider, folder, inputs, **more):
    """Have the algorithm look at its layers, as it does before it runs; what it raises stands in QGIS's log."""
    outputs = {"OUTPUT_UP": str(folder / "up.gpkg"), "OUTPUT_EAST": str(folder / "east.gpkg")}
    algorithm = provider.algorithm("decompose").create()
    algorithm.prepareAlgorithm({"INPUTS": inputs, **outputs, **more}, QgsProcessingContext(), QgsProcessingFeedback())


def test_raster_among_the_layers_is_refused(provider, layers, tmp_path):
    path = str(tmp_path / "grid.tif")
    gdal.GetDriverByName("GTiff").Create(path, 4, 4, 1)
    with pytest.raises(QgsProcessingException, match="grid, which QGIS cannot read as a point layer"):
        prepared(provider, tmp_path, [layers[0], path])


def test_output_that_is_an_input_is_refused(provider, layers, tmp_path):
    with pytest.raises(QgsProcessingException, match="is also the input"):
        prepared(provider, tmp_path, layers, OUTPUT_UP=layers[0])


def test_ready_model_goes_from_files_to_components(run, tables, tmp_path):
    outputs = {
        "decompose:OUTPUT_UP": tmp_path / "up.gpkg",
        "decompose:OUTPUT_EAST": tmp_path / "east.gpkg",
        "decompose:REPORT": tmp_path / "r.html",
    }
    run("egms_to_up_and_east", FIRST=tables[0], SECOND=tables[1], PIXEL_SIZE=50, **outputs)
    found = sorted(path.name for path in tmp_path.iterdir())
    assert found == ["east.gpkg", "east.qml", "r.html", "up.gpkg", "up.qml"]
    assert mean_of(QgsVectorLayer(str(outputs["decompose:OUTPUT_EAST"]), "east", "ogr")) == pytest.approx(EAST, abs=0.2)


def test_layer_with_a_field_of_its_own_is_copied_whole(decompose, layers):
    layer = QgsVectorLayer(layers[0], "descending", "ogr")
    layer.addExpressionField("2.5", QgsField("north_velocity", DOUBLE))
    QgsProject.instance().addMapLayer(layer)
    up, _ = decompose([layer.id(), layers[1]], NORTH_FIELD="north_velocity")
    plain = UP + 2.5 * 0.15  # what motion to the north would have taken from up
    assert mean_of(up) == pytest.approx(plain, abs=0.25)


def test_polygons_have_no_series(decompose, layers):
    polygons = QgsVectorLayer("Polygon?crs=EPSG:3035&field=D20200101:double", "areas", "memory")
    feature = QgsFeature(polygons.fields())
    feature.setGeometry(QgsGeometry.fromPolygonXY([[QgsPointXY(*at) for at in ((0, 0), (1, 0), (1, 1))]]))
    polygons.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(polygons)
    with pytest.raises(QgsProcessingException, match="areas"):
        decompose([layers[0], polygons.id()])
