# SPDX-License-Identifier: GPL-2.0-or-later
"""Both halves together, as users run them: the chain through ``qgis_process`` with the core's own Python."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from conftest import PROVIDER


@pytest.fixture(scope="module")
def chain(run, tmp_path_factory):
    """Run simulate, gridtimeseries, trainforecaster and forecast once; return the folder and the answers."""
    folder = tmp_path_factory.mktemp("chain")
    points, grid, model = folder / "points.gpkg", folder / "grid.tif", folder / "model.safetensors"
    answers = {
        "simulate": run("simulate", POINT_COUNT=150, EPOCH_COUNT=140, NOISE=1, SEED=1, OUTPUT=points),
        "gridtimeseries": run("gridtimeseries", INPUT=points, GRID_SIZE=16, OUTPUT=grid, REPORT=folder / "grid.html"),
        "trainforecaster": run(
            "trainforecaster",
            POINTS=points,
            GRID=grid,
            LOOKBACK_DAYS=120,
            HORIZON_DAYS=36,
            TRAINING_EPOCHS=2,
            DEVICE="cpu",
            MODEL=model,
            REPORT=folder / "training.html",
        ),
        "forecast": run(
            "forecast",
            POINTS=points,
            MODEL=model,
            GRID=grid,
            OUTPUT_POINTS=folder / "forecast_points.gpkg",
            OUTPUT=folder / "forecast.tif",
            OUTPUT_INTERVAL=folder / "interval.tif",
            OUTPUT_SERIES=folder / "series.gpkg",
            THRESHOLD=-2,
            VELOCITY_THRESHOLD=-20,
            OUTPUT_EXCEEDANCE=folder / "exceedance.tif",
            OUTPUT_EXCEEDANCE_DATE=folder / "exceedance_date.tif",
            REPORT=folder / "forecast.html",
        ),
    }
    return folder, answers


def refused(qgis_process, core, name, **parameters):
    """Run an algorithm that must fail; return what it said."""
    given = [f"{key}={value}" for key, value in parameters.items()]
    done = qgis_process("run", f"{PROVIDER}:{name}", "--", *given, python=core)
    assert done.returncode != 0, done.stdout
    return done.stdout + done.stderr


def test_every_algorithm_is_listed(qgis_process):
    done = qgis_process("--json", "list")
    listed = json.loads(done.stdout)["providers"][PROVIDER]["algorithms"]
    assert {f"{PROVIDER}:forecast", f"{PROVIDER}:installenvironment"} <= set(listed)


def test_without_environment_the_error_says_what_to_run(qgis_process, tmp_path):
    said = refused(qgis_process, None, "simulate", OUTPUT=tmp_path / "p.gpkg")
    assert "insarforecast:installenvironment" in said


def test_check_without_environment_reports_what_to_run(qgis_process, tmp_path):
    report = tmp_path / "environment.html"
    done = qgis_process("run", f"{PROVIDER}:checkenvironment", "--", f"REPORT={report}", python=None)
    assert done.returncode == 0, done.stderr
    assert "insarforecast:installenvironment" in report.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name", ["points.gpkg", "grid.tif", "model.safetensors", "forecast_points.gpkg", "forecast.tif"]
)
def test_chain_writes(chain, name):
    assert (chain[0] / name).stat().st_size > 0


@pytest.mark.parametrize("name", ["grid.html", "training.html", "forecast.html"])
def test_report_is_self_contained(chain, name):
    page = (chain[0] / name).read_text(encoding="utf-8")
    assert "</html>" in page
    assert 'src="http' not in page


@pytest.mark.parametrize(
    "name", ["points.qml", "grid.qml", "forecast_points.qml", "forecast.qml", "exceedance_date.qml"]
)
def test_style_stands_beside_the_output(chain, name):
    assert (chain[0] / name).exists()


def test_chain_leaves_no_job_folder(chain):
    assert not [path.name for path in chain[0].iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("name", ["VALIDATION_RMSE", "PERSISTENCE_RMSE", "SEASONAL_RMSE"])
def test_training_answers_with_its_errors(chain, name):
    assert chain[1]["trainforecaster"]["results"][name] > 0


def test_gridding_answers_with_its_error(chain):
    assert chain[1]["gridtimeseries"]["results"]["INTERPOLATION_RMSE"] > 0


def test_forecast_without_a_model_needs_none_though_the_dialog_would_offer_one(chain, run, tmp_path):
    output = tmp_path / "forecast.gpkg"
    run("forecast", POINTS=chain[0] / "points.gpkg", OUTPUT_POINTS=output)
    with closing(sqlite3.connect(output)) as connection:
        layer = connection.execute("SELECT table_name FROM gpkg_contents").fetchone()[0]
        names = [row[1] for row in connection.execute(f'PRAGMA table_info("{layer}")')]
    assert sum(name.startswith("F2") for name in names) == 30


@pytest.mark.usefixtures("qgis_app")
def test_forecast_points_have_all_fields(chain):
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(str(chain[0] / "forecast_points.gpkg"), "points", "ogr")
    names = [field.name() for field in layer.fields()]
    assert {name[0] for name in names if name[1:].isdigit()} == {"D", "F", "L", "U"}
    assert {"forecast_usable", "exceedance_p", "exceedance_date", "exceedance_velocity_p"} <= set(names)


@pytest.mark.usefixtures("qgis_app")
def test_style_of_the_series_makes_them_ready_to_be_played(chain):
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(str(chain[0] / "series.gpkg"), "series", "ogr")
    # QGIS itself sets the time of a layer again after the style beside its file: loading it as results are does not.
    layer.loadNamedStyle(str(chain[0] / "series.qml"))
    properties = layer.temporalProperties()
    assert (properties.isActive(), properties.startField(), properties.endField()) == (True, "date", "until")


@pytest.mark.usefixtures("qgis_app")
def test_map_of_the_probability_has_the_bands_of_the_forecast(chain):
    from qgis.core import QgsRasterLayer

    layers = [QgsRasterLayer(str(chain[0] / f"{name}.tif"), name) for name in ("forecast", "exceedance")]
    first, second = ([layer.bandName(band) for band in range(1, layer.bandCount() + 1)] for layer in layers)
    assert first == second


@pytest.mark.usefixtures("qgis_app")
def test_bands_of_the_forecast_are_named_by_dates(chain):
    from qgis.core import QgsRasterLayer

    layer = QgsRasterLayer(str(chain[0] / "forecast.tif"), "forecast")
    assert layer.bandCount() >= 5
    assert re.search(r"20\d\d-\d\d-\d\d", layer.bandName(1))


def test_environment_report_is_written(run, tmp_path):
    answer = run("checkenvironment", REPORT=tmp_path / "environment.html")
    assert "numpy" in Path(answer["results"]["REPORT"]).read_text(encoding="utf-8")


def test_bad_input_ends_with_an_error_and_no_file(qgis_process, core, tmp_path):
    source = tmp_path / "nothing.csv"
    source.write_text("")
    output = tmp_path / "out" / "points.gpkg"
    output.parent.mkdir()
    said = refused(qgis_process, core, "importtimeseries", INPUT=source, OUTPUT=output)
    assert "nothing.csv" in said
    assert list(output.parent.iterdir()) == []


def test_output_folder_that_does_not_exist_is_named(qgis_process, core, tmp_path):
    said = refused(qgis_process, core, "simulate", POINT_COUNT=5, OUTPUT=tmp_path / "none" / "points.gpkg")
    assert "does not exist" in said


def test_value_that_is_no_choice_is_refused(qgis_process, core, tmp_path):
    refused(qgis_process, core, "simulate", SCENARIO="volcano", OUTPUT=tmp_path / "points.gpkg")
    assert list(tmp_path.iterdir()) == []
