# SPDX-License-Identifier: GPL-2.0-or-later
"""What parameters, names of fields and dates tell to be wrong is refused before the rows of a layer are read."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
import shapely

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.errors import InputError, OutputError
from insar_forecast_plugin.core.io.point_layer import check_early, open_points
from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.io.polygons import write_polygons
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Recorder, Silent
from insar_forecast_plugin.core.series import TimeSeriesPoints

DATES = np.datetime64("2018-01-03") + 12 * np.arange(150)


def points(first=0, last=150, *, attributes=None, **measured):
    """Return 30 points of some of the epochs."""
    chance = np.random.default_rng(0)
    values = chance.normal(0, 1, (30, 150)).cumsum(axis=1)[:, first:last]
    return TimeSeriesPoints(
        pid=np.array([f"p{row}" for row in range(30)], dtype=object),
        coordinates=np.array([4_500_000.0, 3_000_000.0]) + chance.uniform(0, 900, (30, 2)),
        crs="EPSG:3035",
        dates=DATES[first:last],
        displacement=values.astype(np.float32),
        attributes=pd.DataFrame(attributes or {}),
        measured=Measured(**{"component": "los", "track": "022", "orbit": "ascending", **measured}),
    )


LAYERS = {
    "whole": points(),
    "early": points(0, 100, release="2018-2022"),
    "late": points(60, 150, release="2019-2023"),
    "short": points(0, 12),
    "tiny": points(0, 11),
    "other_track": points(track="117", orbit="descending"),
    "east": points(component="east"),
    "issued": points(
        0,
        100,
        attributes={f"{kind}{str(day).replace('-', '')}": np.zeros(30) for kind in "FLU" for day in DATES[110:115]},
    ),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("layers")
    for name, layer in LAYERS.items():
        write_points(layer, made / f"{name}.gpkg")
    square = shapely.box(4_500_000, 3_000_000, 4_500_900, 3_000_900)
    about = {"crs": "EPSG:3035", "layer_name": "areas", "measured": Measured(), "provenance": {}}
    write_polygons(made / "areas.gpkg", [square], {"name": np.array(["one"], dtype=object)}, **about)
    return made


CASES = {
    "decompose without lines of sight": (
        "decompose",
        {"inputs": ["whole", "other_track"], "output_up": "up.gpkg", "output_east": "east.gpkg"},
        "whole.gpkg (track 022) does not say from where the satellite looks",
    ),
    "decompose with one heading": (
        "decompose",
        {
            "inputs": ["whole", "other_track"],
            "output_up": "up.gpkg",
            "output_east": "east.gpkg",
            "incidence": [39.0],
            "heading": [349.0],
        },
        "HEADING is 349 for all layers",
    ),
    "decompose with an angle from the horizon": (
        "decompose",
        {
            "inputs": ["whole", "other_track"],
            "output_up": "up.gpkg",
            "output_east": "east.gpkg",
            "incidence": [89.0],
            "heading": [349.0, 191.0],
        },
        "The incidence angle of whole.gpkg (track 022) is 89",
    ),
    "decompose without the field to the north": (
        "decompose",
        {
            "inputs": ["whole", "other_track"],
            "output_up": "up.gpkg",
            "output_east": "east.gpkg",
            "incidence": [39.0],
            "heading": [349.0, 191.0],
            "north_field": "gnss",
        },
        "No layer has a field 'gnss', which NORTH_FIELD names",
    ),
    "releases in the wrong order": (
        "joinreleases",
        {"older": "late", "newer": "early", "output": "out.gpkg"},
        "expected that NEWER ends later",
    ),
    "releases of two components": (
        "joinreleases",
        {"older": "early", "newer": "east", "output": "out.gpkg"},
        "OLDER has the component los, NEWER has the component east",
    ),
    "merge of two releases": (
        "mergetimeseries",
        {"inputs": ["early", "late"], "output": "out.gpkg"},
        "different releases (2018-2022, 2019-2023)",
    ),
    "forecast without later observations": (
        "scoreforecast",
        {"forecast": "issued", "observed": "early", "output": "out.gpkg"},
        "nothing was observed since",
    ),
    "no forecast": (
        "scoreforecast",
        {"forecast": "early", "observed": "whole", "output": "out.gpkg"},
        "has no fields FYYYYMMDD",
    ),
    "changes after the last epoch": (
        "detectchanges",
        {"input": "whole", "since": "2035-01-01", "output": "out.gpkg"},
        "2035-01-01",
    ),
    "a short layer for training": (
        "trainforecaster",
        {"points": "short", "model": "m.safetensors"},
        "epochs",
    ),
    "a short layer for a back-test": ("backtest", {"points": "short", "output": "out.gpkg"}, "epochs"),
    "a short layer for an explanation": (
        "explainforecast",
        {"points": "short", "methods": ["lasso"], "table": "t.csv", "lookback_days": 3000},
        "LOOKBACK_DAYS",
    ),
    "a short layer for a forecast": (
        "forecast",
        {"points": "short", "output_points": "f.gpkg", "horizon_days": 600},
        "600 days",
    ),
    "a forecast of areas that is too long": (
        "summariseareas",
        {"areas": "areas", "points": "short", "output": "a.gpkg", "horizon_days": 600},
        "600 days",
    ),
    "a forecast of detected areas that is too long": (
        "detectdeformation",
        {"input": "short", "output_areas": "a.gpkg", "horizon_days": 600},
        "600 days",
    ),
    "a threshold for detected areas of a layer that is too short": (
        "detectdeformation",
        {"input": "tiny", "output_areas": "a.gpkg", "movement_threshold": -10.0},
        "a forecast needs at least 12",
    ),
    "a page of bare series": ("handoverpage", {"input": "whole", "report": "page.html"}, "neither trend classes"),
    "a grid with a distance of nothing": (
        "gridtimeseries",
        {"input": "whole", "output": "grid.tif", "max_distance": 0.0},
        "MAX_DISTANCE is 0",
    ),
}
INPUTS = ("areas", "input", "points", "older", "newer", "forecast", "observed", "inputs")


def request_of(parameters, folder, output):
    def given(name, value):
        if name in INPUTS:
            return (
                [given("input", one) for one in value]
                if isinstance(value, list)
                else {"path": str(folder / f"{value}.gpkg")}
            )
        return str(output / value) if isinstance(value, str) and "." in value else value

    return {name: given(name, value) for name, value in parameters.items()}


def has_read(progress):
    return any(text.startswith(("Reading", "Scanning")) for text in progress.texts)


@pytest.mark.parametrize("name", CASES)
def test_nobody_waits_for_a_refusal(name, folder, tmp_path):
    operation, parameters, words = CASES[name]
    progress = Recorder()
    with pytest.raises(InputError) as told:
        catalogue.run(operation, request_of(parameters, folder, tmp_path), progress)
    assert words in str(told.value)
    assert not has_read(progress), progress.texts
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("operation", "parameters"),
    [
        ("detectchanges", {"input": "wide"}),
        ("joinreleases", {"older": "wide", "newer": "wider"}),
        ("mergetimeseries", {"inputs": ["wide", "wider"]}),
        ("classifytrends", {"input": "wide", "method": "statistical"}),
    ],
)
def test_shapefile_that_cannot_hold_the_fields_is_refused_early(operation, parameters, folder, tmp_path):
    for name, start in (("wide", "2014-01-01"), ("wider", "2014-03-01")):
        days = np.datetime64(start) + 6 * np.arange(260)
        layer = replace(LAYERS["short"], dates=days, displacement=np.ones((30, 260), dtype=np.float32))
        write_points(layer, folder / f"{name}.gpkg")
    progress = Recorder()
    with pytest.raises(OutputError, match="A shapefile can have 255 fields"):
        catalogue.run(operation, request_of({**parameters, "output": "out.shp"}, folder, tmp_path), progress)
    assert not any(text.startswith("Reading") for text in progress.texts)


def test_what_only_the_rows_tell_is_refused_after_they_were_read(folder, tmp_path):
    progress, same = Recorder(), {"older": "late", "newer": "late", "output": "out.gpkg"}
    write_points(LAYERS["late"], tmp_path / "copy.gpkg")
    request = request_of(same, folder, tmp_path) | {"older": {"path": str(tmp_path / "copy.gpkg")}}
    with pytest.raises(InputError, match="the same points, dates and values"):
        catalogue.run("joinreleases", request, progress)
    assert has_read(progress)


def test_dates_without_a_value_do_not_refuse_a_layer(tmp_path):
    """The older release has columns up to the last date of the newer, and nothing in them."""
    older, newer = points(0, 150), points(60, 150)
    values = older.displacement.copy()
    values[:, 100:] = np.nan
    write_points(replace(older, displacement=values), tmp_path / "older.gpkg")
    write_points(newer, tmp_path / "newer.gpkg")
    sources = {name: {"path": str(tmp_path / f"{name}.gpkg")} for name in ("older", "newer")}
    result = catalogue.run("joinreleases", {**sources, "output": str(tmp_path / "out.gpkg")}, Silent())
    assert result.outputs["OUTPUT"].endswith("out.gpkg")


def test_check_is_repeated_on_the_dates_that_have_values(tmp_path):
    layer = points(0, 40)
    values = layer.displacement.copy()
    values[:, 30:] = np.nan
    write_points(replace(layer, displacement=values), tmp_path / "layer.gpkg")
    seen = []

    def refuse_long(one):
        seen.append(len(one.dates))
        if len(one.dates) > 35:
            raise InputError("too long")

    check_early(refuse_long, open_points(tmp_path / "layer.gpkg", Silent()))
    assert seen == [40, 30]
