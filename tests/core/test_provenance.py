# SPDX-License-Identifier: GPL-2.0-or-later
"""What an output says of how it was made."""

import pytest

from insar_forecast_plugin.core.change_requests import MergeTimeSeriesRequest
from insar_forecast_plugin.core.interface import DecomposeRequest, GridRequest, HandoverPageRequest, ImportRequest
from insar_forecast_plugin.core.provenance import file_hash, provenance
from insar_forecast_plugin.core.request import Extent, VectorSource

WKT = 'PROJCRS["ETRS89-extended / LAEA Europe",ID["EPSG",3035]]'


@pytest.mark.parametrize("folder", ["/home/someone/data/", "C:\\Users\\Someone\\", "data/"])
def test_folders_of_the_machine_are_left_out(folder):
    request = GridRequest(input=VectorSource(f"{folder}in.gpkg"), output=f"{folder}grid.tif")
    parameters = provenance("gridtimeseries", request, {})["parameters"]
    assert (parameters["input"]["path"], parameters["output"]) == ("in.gpkg", "grid.tif")


@pytest.mark.parametrize("folder", ["/home/someone/data/", "C:\\Users\\Someone\\"])
def test_folders_of_the_machine_are_left_out_of_lists(folder):
    inputs = (VectorSource(f"{folder}a.gpkg"), VectorSource(f"{folder}b.gpkg"))
    request = DecomposeRequest(inputs=inputs, output_up="up.gpkg", output_east="east.gpkg", heading=(349.0, 191.0))
    parameters = provenance("decompose", request, {})["parameters"]
    assert [one["path"] for one in parameters["inputs"]] == ["a.gpkg", "b.gpkg"]
    assert list(parameters["heading"]) == [349.0, 191.0]


def test_reference_systems_and_names_with_a_slash_stay_whole():
    extent = Extent((0, 0, 1, 1), WKT)
    request = ImportRequest(input="in.csv", output="out.gpkg", crs=WKT, extent=extent, x_field="X/m")
    parameters = provenance("importtimeseries", request, {})["parameters"]
    assert (parameters["crs"], parameters["extent"]["crs"], parameters["x_field"]) == (WKT, WKT, "X/m")


def test_title_with_a_slash_stays_whole():
    request = HandoverPageRequest(input=VectorSource("in.gpkg"), report="page.html", title="Mine A/B")
    assert provenance("handoverpage", request, {})["parameters"]["title"] == "Mine A/B"


def test_inputs_are_told_by_name_and_hash_and_parameters_not_given_are_not(tmp_path):
    path = tmp_path / "in.csv"
    path.write_text("a,b")
    inputs = {"input": path, "grid": tmp_path / "no"}
    made = provenance("importtimeseries", ImportRequest(str(path), "out.gpkg"), inputs)
    assert made["inputs"] == {"input": {"name": "in.csv", "sha256": file_hash(path)}}
    assert "crs" not in made["parameters"]


def test_temporary_files_are_told_by_what_they_are(tmp_path):
    path = tmp_path / "OUTPUT.gpkg"
    path.write_text("points")
    request = GridRequest(input=VectorSource(str(path), title="Trends - ustica"), output="/tmp/x/OUTPUT.tif")
    made = provenance("gridtimeseries", request, {"input": str(path)})
    assert made["inputs"]["input"]["name"] == "Trends - ustica"
    assert made["parameters"]["input"]["path"] == "Trends - ustica"
    assert "OUTPUT" not in str(made)


@pytest.mark.parametrize("role", ["input_2", "Track 117"])
def test_temporary_files_of_a_list_are_told_by_their_layers(role, tmp_path):
    paths = [tmp_path / name / "OUTPUT.gpkg" for name in ("a", "b")]
    for path in paths:
        path.parent.mkdir()
        path.write_text("points")
    inputs = tuple(VectorSource(str(path), title=f"Track {n}") for path, n in zip(paths, ("022", "117"), strict=True))
    request = DecomposeRequest(inputs=inputs, output_up="up.gpkg", output_east="east.gpkg")
    made = provenance("decompose", request, {role: str(paths[1])})
    assert made["inputs"][role]["name"] == "Track 117"
    assert "OUTPUT.gpkg" not in str(made)


def test_layers_of_one_file_are_told_apart_by_their_role(tmp_path):
    path = tmp_path / "OUTPUT.gpkg"
    path.write_text("points")
    inputs = tuple(VectorSource(str(path), layer=name, title=name) for name in ("west", "east"))
    made = provenance("mergetimeseries", MergeTimeSeriesRequest(inputs=inputs, output="o.gpkg"), {"east": str(path)})
    assert made["inputs"]["east"]["name"] == "east"
