# SPDX-License-Identifier: GPL-2.0-or-later
"""Points read and written in blocks: the same points as at once, and errors that come through as they are."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pyogrio
import pytest

from insar_forecast_plugin.core.errors import InputError, OutputError
from insar_forecast_plugin.core.io.point_layer import open_points
from insar_forecast_plugin.core.io.points import read_points, write_point_blocks, write_points
from insar_forecast_plugin.core.progress import Recorder, Silent

COUNT = 20_000
"""More points than are read at a time."""


@pytest.fixture
def many(some_points):
    """Return points in several blocks: whole numbers that are missing in the last one only, dates, texts."""
    points = some_points(count=COUNT)
    whole = pd.array(range(COUNT), dtype="Int64")
    whole[-1] = pd.NA
    days = np.datetime64("2020-01-01") + np.arange(COUNT) % 1000
    attributes = pd.DataFrame({"whole": whole, "day": days, "text": [f"t{row}" for row in range(COUNT)]})
    return replace(points, attributes=attributes)


def blocks_of(path, progress=None):
    progress = progress or Silent()
    return list(open_points(path, progress).without_empty_epochs(progress).blocks(progress))


@pytest.mark.parametrize("extension", ["gpkg", "fgb"])
def test_blocks_hold_what_is_read_at_once(extension, tmp_path, many):
    path = tmp_path / f"p.{extension}"
    write_points(many, path)
    blocks, whole = blocks_of(path), read_points(path, Silent())
    assert len(blocks) > 1
    np.testing.assert_array_equal(np.concatenate([one.displacement for one in blocks]), whole.displacement)
    np.testing.assert_array_equal(np.concatenate([one.coordinates for one in blocks]), whole.coordinates)
    assert [pid for one in blocks for pid in one.pid] == list(whole.pid)
    assert (blocks[0].crs, blocks[0].measured, blocks[0].provenance) == (whole.crs, whole.measured, whole.provenance)


def test_blocks_are_written_as_points_at_once_are(tmp_path, many):
    write_points(many, tmp_path / "p.gpkg", extra_fields={"row": np.arange(COUNT)})
    layer = open_points(tmp_path / "p.gpkg", Silent())
    numbered = ((points, {"row": points.attributes["row"].to_numpy()}) for points in layer.blocks(Silent()))
    write_point_blocks(numbered, tmp_path / "again.gpkg", layer_name="points", progress=Silent())
    (_, once), (_, again) = (pyogrio.read_arrow(tmp_path / name) for name in ("p.gpkg", "again.gpkg"))
    assert again.equals(once)
    kept = [pyogrio.read_info(tmp_path / name)["layer_metadata"] for name in ("p.gpkg", "again.gpkg")]
    assert kept[0] == kept[1]


def test_types_of_attributes_are_those_of_the_file_in_every_block(tmp_path, many):
    write_points(many, tmp_path / "p.gpkg")
    kinds = {tuple(map(str, one.attributes.dtypes)) for one in blocks_of(tmp_path / "p.gpkg")}
    assert kinds == {("int64[pyarrow]", "date32[day][pyarrow]", "string[pyarrow]")}
    assert blocks_of(tmp_path / "p.gpkg")[-1].attributes["day"].iloc[-1] == date(2022, 9, 26)


def test_epoch_with_a_value_in_the_last_block_alone_is_kept(tmp_path, many):
    many.displacement[:-1, 1] = np.nan
    write_points(many, tmp_path / "p.gpkg")
    told = Recorder()
    assert blocks_of(tmp_path / "p.gpkg", told)[0].epoch_count == many.epoch_count
    assert not told.warnings


def test_epochs_and_points_without_value_are_left_out_and_said_once(tmp_path, many):
    many.displacement[:, 1] = np.nan
    many.displacement[[5, 15_000]] = np.nan
    write_points(many, tmp_path / "p.gpkg")
    told = Recorder()
    blocks = blocks_of(tmp_path / "p.gpkg", told)
    assert sum(one.point_count for one in blocks) == COUNT - 2
    assert {one.epoch_count for one in blocks} == {many.epoch_count - 1}
    assert len(told.warnings) == 2
    assert "2021-01-13" in told.warnings[0] and "2 points without a value" in told.warnings[1]


def test_rows_without_a_place_are_left_out_and_said(tmp_path):
    place = b"\x01\x01\x00\x00\x00" + np.array([5e5, 5e6]).tobytes()
    pyogrio.raw.write(
        str(tmp_path / "p.gpkg"),
        np.array([place, None, place], dtype=object),
        [np.array(["a", "b", "c"], dtype=object), np.array([3.0, 4.0, 5.0])],
        fields=["pid", "D20210101"],
        geometry_type="Point",
        crs="EPSG:32633",
    )
    told = Recorder()
    (block,) = blocks_of(tmp_path / "p.gpkg", told)
    assert list(block.pid) == ["a", "c"]
    assert told.warnings == ["1 row of p.gpkg without a geometry was left out."]


def test_layer_without_any_value_is_refused(tmp_path, some_points):
    points = some_points()
    points.displacement[:] = np.nan
    write_points(points, tmp_path / "p.gpkg")
    with pytest.raises(InputError, match=r"no point with a value \(rows read: 4\)"):
        open_points(tmp_path / "p.gpkg", Silent()).without_empty_epochs(Silent())


@pytest.mark.parametrize("at", [0, 1])
def test_error_while_a_block_is_made_comes_out_as_it_is(at, tmp_path, some_points):
    def blocks():
        if at:
            yield some_points(), {}
        raise InputError("the third page is damaged")

    with pytest.raises(InputError, match="the third page is damaged"):
        write_point_blocks(blocks(), tmp_path / "p.gpkg", layer_name="points", progress=Silent())


def test_blocks_of_a_wide_layer_are_refused_as_a_shapefile(tmp_path, some_points):
    wide = [(some_points(epochs=260), {})]
    with pytest.raises(OutputError, match="A shapefile can have 255 fields"):
        write_point_blocks(wide, tmp_path / "wide.shp", layer_name="points", progress=Silent())
    assert not list(tmp_path.iterdir())
