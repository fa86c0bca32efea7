# SPDX-License-Identifier: GPL-2.0-or-later
"""Small files that would fill the memory are refused with a sentence, before they do."""

import resource
import zipfile
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
import rasterio
from pyarrow import parquet
from rasterio.transform import from_origin

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.stacks.stack_formats import read_stack
from insar_forecast_plugin.core.io.tables.workbook_check import check_workbook, counts_from_1904, days_of_headings

COUNT = 1000
SPARE_BYTES = 2_000_000_000


@pytest.fixture(autouse=True)
def _little_memory():
    """Let the process have at most 2 GB more than it has."""
    now = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    limits = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (now + SPARE_BYTES, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_AS, limits)


def points():
    steps = np.arange(COUNT)
    columns = {"pid": [f"p{at}" for at in steps], "lon": 12 + steps / 1e4, "lat": np.full(COUNT, 41.8)}
    return columns | {f"202001{day:02}": np.sin((steps + 1) * day) * 3 for day in (1, 13, 25)}


@pytest.fixture
def table(tmp_path):
    """Write a Parquet file of points with a further column."""

    def write(column):
        path = tmp_path / "points.parquet"
        parquet.write_table(pa.table({**points(), "more": column}), path, compression="zstd", store_schema=False)
        assert path.stat().st_size < 100_000
        return path

    return write


@pytest.mark.parametrize("one", ["x" * 4_000_000, b"x" * 4_000_000], ids=["text", "bytes"])
def test_text_that_is_stored_once_for_all_rows_is_refused(one, table, run_import):
    column = pa.DictionaryArray.from_arrays(np.zeros(COUNT, np.int32), pa.array([one]))
    with pytest.raises(InputError, match=r"points.parquet has 3814 MB of text in 1000 rows \(column 'more'\)"):
        run_import(table(column), unit="mm")


def test_parquet_that_unpacks_to_far_more_is_refused(table, run_import):
    texts = [f"{at:07}" + "x" * 1_000_000 for at in range(200)] + [""] * (COUNT - 200)
    with pytest.raises(InputError, match=r"unpacks to \d+ MB, more than 100 times its size"):
        run_import(table(texts), unit="mm")


def test_lists_are_left_out_and_that_is_said(table, run_import):
    imported = run_import(table([["x" * 4000]] * COUNT), unit="mm")
    assert imported.points.point_count == COUNT and "more" not in imported.points.attributes
    assert "contain lists or structures were left out: 'more'" in imported.infos


@pytest.mark.parametrize("name", ["X2020.01.01", "a.list.element", "", "größe"])
def test_names_of_any_kind_are_read(name, tmp_path, run_import):
    path = tmp_path / "points.parquet"
    parquet.write_table(pa.table({**points(), name: ["x"] * COUNT}), path)
    assert run_import(path, unit="mm").points.point_count == COUNT


def test_texts_as_codes_are_read(table, run_import):
    imported = run_import(table(pa.array(["town", "field"] * (COUNT // 2)).dictionary_encode()), unit="mm")
    assert imported.points.attributes["more"][:3].tolist() == ["town", "field", "town"]


def test_days_of_a_workbook_from_1904_are_those(tmp_path):
    path = workbook(tmp_path / "points.xlsx", "x", 1)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/workbook.xml", '<workbook><workbookPr date1904="1"/></workbook>')
    assert counts_from_1904(path)
    assert days_of_headings(["a", "41640", "41652", "41664", "41676", "99999"], from_1904=True) == {
        "41640": "2018-01-02",
        "41652": "2018-01-14",
        "41664": "2018-01-26",
        "41676": "2018-02-07",
    }


def workbook(path, text, rows, cell='<c r="G{row}" t="s"><v>0</v></c>'):
    """Write what of a workbook says how large it gets: its shared text, and cells that take it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", f"<sst><si><t>{text}</t></si><si><t>b</t></si></sst>")
        lines = (f'<row r="{row}">{cell.format(row=row)}</row>' for row in range(rows))
        archive.writestr("xl/worksheets/sheet1.xml", f"<worksheet><sheetData>{''.join(lines)}</sheetData></worksheet>")
    return path


def test_workbook_with_a_text_longer_than_any_cell_is_refused(tmp_path):
    with pytest.raises(InputError, match="a text of more than 32767 characters"):
        check_workbook(workbook(tmp_path / "points.xlsx", "x" * 1_000_000, 3), "points.xlsx")


@pytest.mark.parametrize("cell", ['<c r="G{row}" t="s"><v>0</v></c>', "<x:c  t='s' s=\"1\">\n<x:v>0</x:v></x:c>"])
def test_workbook_whose_cells_share_long_texts_is_refused(cell, tmp_path):
    path = workbook(tmp_path / "points.xlsx", "x" * 30_000, 40_000, cell)
    with pytest.raises(InputError, match=r"has 1145 MB of text in its cells; at most 512 MB"):
        check_workbook(path, "points.xlsx")
    check_workbook(workbook(path, "x" * 300, 40_000, cell), "points.xlsx")


def test_grid_without_its_values_is_refused(tmp_path):
    path = tmp_path / "grid.tif"
    shape = {"width": 20_000, "height": 20_000, "count": 4}
    place = {"crs": "EPSG:32633", "transform": from_origin(300_000, 4_600_000, 10, 10)}
    options = {"tiled": True, "sparse_ok": True, "compress": "deflate", "BIGTIFF": "YES"}
    with rasterio.open(path, "w", driver="GTiff", dtype="float32", **shape, **place, **options) as grid:
        for band in range(4):
            grid.set_band_description(band + 1, f"2024-01-{band + 1:02}")
    with pytest.raises(InputError, match=r"states 20000 x 20000 cells and 4 bands, but its file of \d+ KB"):
        read_stack(path)
