# SPDX-License-Identifier: GPL-2.0-or-later
"""What a request takes from JSON: layers, extents and areas, and what it says of those that are none."""

import json

import pytest

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.interface import GridRequest, ImportRequest, TrainTrendClassifierRequest
from insar_forecast_plugin.core.request import Area, Extent, VectorSource

GRID = {"input": {"path": "in.gpkg"}, "output": "grid.tif"}
IMPORT = {"input": "in.csv", "output": "out.gpkg"}


def test_a_layer_is_made_from_its_values():
    original = {"path": "whole.gpkg", "layer": "points"}
    source = {"path": "in.gpkg", "layer": None, "described_by": original}
    made = GridRequest.from_json({**GRID, "input": source}).input
    assert made == VectorSource("in.gpkg", None, VectorSource("whole.gpkg", "points"))


def test_extent_and_area_are_made_from_their_values():
    made = ImportRequest.from_json(
        {**IMPORT, "aoi": {"wkt": "POLYGON", "crs": "A"}, "extent": {"bounds": [0, 1, 2, 3], "crs": "B"}}
    )
    assert (made.aoi, made.extent) == (Area("POLYGON", "A"), Extent((0.0, 1.0, 2.0, 3.0), "B"))


def test_what_is_handed_over_as_it_is_stays_it():
    assert GridRequest.from_json({**GRID, "input": VectorSource("in.gpkg")}).input == VectorSource("in.gpkg")


def test_what_is_sent_is_what_arrives():
    request = GridRequest(
        VectorSource("in.gpkg", "p", VectorSource("whole.gpkg")), "grid.tif", extent=Extent((0, 1, 2, 3))
    )
    assert GridRequest.from_json(json.loads(json.dumps(request.to_json()))) == request


def test_a_layer_that_may_be_left_out_may_be_none():
    assert TrainTrendClassifierRequest.from_json({"model": "m", "input": None}).input is None


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"input": "in.gpkg"}, "INPUT is 'in.gpkg'; expected an object with path, layer, described_by"),
        ({"input": None}, "INPUT is None; expected an object with path"),
        ({"input": {"layer": "points"}}, "parameter path of INPUT is missing"),
        ({"input": {"path": "in.gpkg", "file": "x"}}, "Unknown parameter file of INPUT; expected one of path, layer"),
        ({"input": {"path": "a", "described_by": "b"}}, "DESCRIBED_BY is 'b'; expected an object with path"),
        ({"extent": {"bounds": [5, 5, 5, 9]}}, "EXTENT is empty: 5, 5 to 5, 9"),
        ({"extent": {"bounds": [5, 5, 5]}}, r"EXTENT is \[5, 5, 5\]; expected four numbers"),
        ({"extent": {"bounds": [0, 0, 1, float("nan")]}}, "expected four numbers"),
        ({"extent": {"bounds": "0,0,1,1"}}, "expected four numbers"),
        ({"extent": {"crs": "EPSG:3035"}}, "parameter bounds of EXTENT is missing"),
    ],
)
def test_what_is_no_layer_or_extent_is_refused(values, sentence):
    with pytest.raises(InputError, match=sentence):
        GridRequest.from_json({**GRID, **values})
