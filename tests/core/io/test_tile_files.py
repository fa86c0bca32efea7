"""Tiles as files: what is written comes back, whole, by date and by place, and is what GeoParquet says it is."""

import json
import re
from dataclasses import replace

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet
from pyproj import CRS

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.point_layer import open_points
from insar_forecast_plugin.core.io.points import read_points
from insar_forecast_plugin.core.io.tables.parquet_table import ParquetTable
from insar_forecast_plugin.core.io.tables.tile_table import TileTable
from insar_forecast_plugin.core.io.tile_dataset import TileDataset, TileEntry
from insar_forecast_plugin.core.io.tile_file import write_tile
from insar_forecast_plugin.core.io.tile_grid import hilbert_order, tile_name, tile_numbers
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.series import TimeSeriesPoints

LAEA = CRS.from_epsg(3035).to_wkt()


def some_points(count=5000, epochs=7, seed=0, west=3_200_000.0):
    rng = np.random.default_rng(seed)
    values = rng.normal(0, 3, (count, epochs)).astype(np.float32)
    values[rng.random(values.shape) < 0.1] = np.nan
    places = np.column_stack([rng.uniform(west, west + 1e5, count), rng.uniform(3_400_000, 3_500_000, count)])
    return TimeSeriesPoints(
        pid=np.array([f"p{seed}_{number}" for number in range(count)], dtype=object),
        coordinates=places,
        crs=LAEA,
        dates=np.datetime64("2020-01-03") + 12 * np.arange(epochs),
        displacement=values,
        attributes=pd.DataFrame(
            {"coherence": rng.random(count), "text": pd.Series(["a", None] * (count // 2), dtype=object)}
        ),
        measured=Measured(component="up", product="EGMS L3"),
        provenance={"algorithm": "test"},
    )


def test_points_come_back_as_they_were_written(tmp_path):
    points = some_points()
    count, bounds = write_tile(tmp_path / "part-0.parquet", [(points, {}, {})])
    back = read_points(tmp_path / "part-0.parquet", Silent())
    assert count == points.point_count
    np.testing.assert_allclose(bounds[:2], points.coordinates.min(axis=0))
    np.testing.assert_array_equal(back.displacement, points.displacement)
    np.testing.assert_array_equal(back.coordinates, points.coordinates)
    assert (back.pid == points.pid).all()
    assert back.measured == points.measured
    assert back.provenance == points.provenance
    np.testing.assert_array_equal(back.attributes["coherence"], points.attributes["coherence"])
    assert back.attributes["text"].tolist() == points.attributes["text"].tolist()
    assert CRS.from_wkt(back.crs) == CRS.from_epsg(3035)


def test_results_and_forecasts_stand_beside_the_series(tmp_path):
    points = some_points(100)
    ahead = np.array(["2024-01-05", "2024-02-05"], dtype="datetime64[D]")
    values = np.arange(200, dtype=np.float32).reshape(100, 2)
    fields = {"trend": np.array(["linear", None] * 50, dtype=object)}
    write_tile(tmp_path / "part-0.parquet", [(points, fields, {"F": (ahead, values)})])
    back = read_points(tmp_path / "part-0.parquet", Silent(), with_forecast=True)
    np.testing.assert_array_equal(back.attributes["F20240205"], values[:, 1])
    assert back.attributes["trend"].tolist()[:2] == ["linear", None]
    assert back.epoch_count == points.epoch_count


def test_file_is_geoparquet_with_boxes(tmp_path):
    points = some_points(100)
    write_tile(tmp_path / "part-0.parquet", [(points, {}, {})])
    table = parquet.read_table(tmp_path / "part-0.parquet")
    geo = json.loads(table.schema.metadata[b"geo"])
    assert geo["version"] == "1.1.0"
    column = geo["columns"][geo["primary_column"]]
    assert column["covering"]["bbox"]["xmin"] == ["bbox", "xmin"]
    assert CRS.from_json_dict(column["crs"]) == CRS.from_epsg(3035)
    boxes = table["bbox"].combine_chunks()
    np.testing.assert_array_equal(boxes.field("xmin").to_numpy(), points.coordinates[:, 0])
    assert pa.types.is_fixed_size_list(table.schema.field("displacement").type)


def test_one_value_of_a_date_is_read_by_its_name(tmp_path):
    points = some_points(300)
    write_tile(tmp_path / "part-0.parquet", [(points, {}, {})])
    layer = open_points(tmp_path / "part-0.parquet", Silent())
    (block,) = layer.table.blocks(["D20200115", "pid"])
    np.testing.assert_array_equal(block.batch.column("D20200115").to_numpy(), points.displacement[:, 1])


def test_dataset_knows_its_tiles_and_those_around(tmp_path):
    entries = []
    for number, west in enumerate((3_200_000.0, 3_300_000.0, 3_600_000.0)):
        points = some_points(400, seed=number, west=west)
        name = f"{tile_name(*tile_numbers(points.coordinates)[0])}/0"
        entry = TileEntry(name, 0, (0, 0, 0, 0), "", "")
        (tmp_path / entry.file).parent.mkdir()
        rows, bounds = write_tile(tmp_path / entry.file, [(points, {}, {})])
        entries.append(TileEntry(name, rows, bounds, "hash", "key", {"filled": 7}))
    made = TileDataset(tmp_path, tuple(entries), LAEA, points.dates, points.measured, {"a": 1}, {"E1N1/0": "why"})
    made.save()
    back = TileDataset.open(tmp_path)
    assert back.entries == tuple(replace(one, facts={}) for one in made.entries)  # facts are in the manifests
    assert back.failed == made.failed
    assert back.rows == 1200
    near = back.near(back.entries[0], 5000)
    assert [one.name for one in near] == ["E33N34/0"]
    assert sum(len(block.pid) for block in back.layer().blocks(Silent())) == 1200


def test_what_is_no_dataset_is_refused_with_a_remedy(tmp_path):
    with pytest.raises(InputError, match=r"no folder of tiles.*importtimeseries"):
        TileDataset.open(tmp_path)
    (tmp_path / "dataset.json").write_text('{"kind": "else"}')
    with pytest.raises(InputError, match="damaged or of another version"):
        TileDataset.open(tmp_path)


def test_single_tile_is_refused_with_the_folder_above_it(tmp_path):
    (tmp_path / "dataset.json").write_text("{}")
    tile = tmp_path / "tile=E32N34"
    tile.mkdir()
    with pytest.raises(
        InputError, match=rf"is a single tile; expected the folder above it, {re.escape(str(tmp_path))}"
    ):
        TileDataset.open(tile)


def test_tiles_of_other_columns_are_refused(tmp_path):
    points = some_points(20)
    write_tile(tmp_path / "part-0.parquet", [(points, {}, {})])
    write_tile(tmp_path / "part-1.parquet", [(points, {"more": np.ones(20)}, {})])
    with pytest.raises(InputError, match="other columns"):
        TileTable([tmp_path / "part-0.parquet", tmp_path / "part-1.parquet"], "tiles")


def test_order_along_the_curve_goes_from_neighbour_to_neighbour():
    middle = (np.arange(32) + 0.5) / 32 * 1e5
    cells = np.stack(np.meshgrid(middle, middle), axis=-1).reshape(-1, 2)
    path = cells[np.argsort(hilbert_order(cells))]
    np.testing.assert_allclose(np.abs(np.diff(path, axis=0)).sum(axis=1), 1e5 / 32)


@pytest.mark.parametrize(
    "dates",
    [["NaT", "2020-01-15"], ["2020-01-03", "2020-01-03"], ["2020-01-03", "30000-01-01"], [["2020-01-03"]] * 2],
    ids=["none", "twice", "far", "nested"],
)
def test_series_whose_dates_are_none_are_left_out(tmp_path, dates):
    write_tile(tmp_path / "good.parquet", [(some_points(20, epochs=2), {}, {})])
    table = parquet.read_table(tmp_path / "good.parquet")
    tag = json.dumps({"displacement": {"prefix": "D", "dates": dates}})
    told = table.replace_schema_metadata({**table.schema.metadata, b"INSAR_FORECAST_SERIES": tag.encode()})
    parquet.write_table(told, tmp_path / "odd.parquet")
    read = ParquetTable(tmp_path / "odd.parquet")
    assert read.names == ["pid", "coherence", "text"]
    assert any("displacement" in remark for remark in read.remarks)


@pytest.mark.parametrize("rows", ["Infinity", "-3", "NaN"])
def test_number_of_points_that_is_none_is_refused(tmp_path, rows):
    points = some_points(20)
    entry = TileEntry("E32N34/0", 20, (0.0, 0.0, 1.0, 1.0), "", "")
    TileDataset(tmp_path, (entry,), LAEA, points.dates, points.measured).save()
    path = tmp_path / "dataset.json"
    path.write_text(path.read_text().replace('"rows": 20', f'"rows": {rows}'))
    with pytest.raises(InputError, match="damaged or of another version"):
        TileDataset.open(tmp_path)


def test_tiles_near_are_those_whose_points_may_be_so_near():
    edges = {
        "E0N0/0": (0, 0, 10, 10),
        "E0N0/1": (10, 10, 20, 20),
        "E-1N0/0": (-31, 0, -20, 10),
        "E1N1/0": (50, 50, 60, 60),
    }
    entries = tuple(TileEntry(name, 1, tuple(map(float, box)), "", "") for name, box in edges.items())
    points = some_points(20)
    dataset = TileDataset(None, entries, LAEA, points.dates, points.measured)
    names = [[one.name for one in dataset.near(entries[0], metres)] for metres in (0, 19.9, 20, 40)]
    assert names == [["E0N0/1"], ["E0N0/1"], ["E0N0/1", "E-1N0/0"], ["E0N0/1", "E-1N0/0", "E1N1/0"]]
