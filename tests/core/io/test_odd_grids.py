# SPDX-License-Identifier: GPL-2.0-or-later
"""Grids that would be read wrongly, and outputs that cannot be written, are refused with their reason."""

from pathlib import Path

import numpy as np
import pytest
import rasterio
from affine import Affine

from insar_forecast_plugin.core.errors import InputError, OutputError
from insar_forecast_plugin.core.interface import ImportRequest
from insar_forecast_plugin.core.io.importing import import_time_series
from insar_forecast_plugin.core.io.stacks.stack_formats import read_stack
from insar_forecast_plugin.core.progress import Recorder

CASES = Path(__file__).resolve().parents[4] / "shared" / "data" / "cases"


@pytest.fixture
def grid(tmp_path):
    """Write a grid of two dates and 3 x 4 cells with what a test changes in its layout."""

    def write(**changed):
        path = tmp_path / "grid.tif"
        profile = {
            **{"driver": "GTiff", "dtype": "float32", "count": 2, "height": 3, "width": 4, "crs": "EPSG:3035"},
            **{"transform": Affine(100, 0, 4.5e6, 0, -100, 2.1e6), "sparse_ok": True, **changed},
        }
        with rasterio.open(path, "w", **profile) as file:
            file.descriptions = ("2024-01-03", "2024-01-09")
        return path

    return write


def refusal(path):
    with pytest.raises(InputError) as caught:
        read_stack(path)
    assert len(str(caught.value)) <= 400
    return str(caught.value)


@pytest.mark.parametrize("kind", ["complex64", "complex128", "complex_int16"])
def test_complex_grid_is_refused(kind, grid):
    assert f"grid.tif contains complex numbers ({kind})" in refusal(grid(dtype=kind))


@pytest.mark.parametrize(
    ("width", "height", "shown"),
    [(100, 99.99, "100 x 99.99 m"), (100, 50, "100 x 50 m"), (100, 99.9993, "100 x 99.999 m")],
)
def test_cells_that_are_not_square_are_refused_with_sizes_that_differ(width, height, shown, grid):
    told = refusal(grid(transform=Affine(width, 0, 4.5e6, 0, -height, 2.1e6)))
    assert f"The cells of grid.tif are not square: {shown}." in told


def test_rounding_leaves_cells_square(grid):
    assert read_stack(grid(transform=Affine(100, 0, 4.5e6, 0, -100.00000001, 2.1e6))).shape == (3, 4)


def test_grid_at_no_place_is_refused(grid):
    assert "does not say where it is" in refusal(grid(transform=Affine(100, 0, np.nan, 0, -100, 2.1e6)))


def test_grid_larger_than_any_memory_is_refused_before_it_is_read(grid):
    path = grid(width=60_000, height=60_000, tiled=True, BIGTIFF="YES")
    assert path.stat().st_size < 1_000_000_000
    assert "has 60000 x 60000 cells and 2 bands, 29 GB; the limit is 16 GB" in refusal(path)


def test_grid_in_a_local_system_is_refused(grid):
    local = 'LOCAL_CS["site",UNIT["metre",1]]'
    assert "expected a projected system in metres" in refusal(grid(crs=local))


@pytest.mark.skipif(not CASES.is_dir(), reason="the collected files are not beside the repository")
def test_more_epochs_than_a_geopackage_holds_are_refused_before_they_are_read(tmp_path):
    told = Recorder()
    for name, sentence in (("out.gpkg", r"A GeoPackage can have 1998 fields; .* would need 210\d .*FlatGeobuf"),):
        request = ImportRequest(input=str(CASES / "epochs_2100.csv"), output=str(tmp_path / name), unit="mm")
        with pytest.raises(OutputError, match=sentence):
            import_time_series(request, told)
    assert not [text for text in told.texts if "Reading" in text or "Scanning" in text]
    request = ImportRequest(input=str(CASES / "epochs_2100.csv"), output=str(tmp_path / "out.fgb"), unit="mm")
    assert import_time_series(request, told).outputs["EPOCH_COUNT"] == 2100


@pytest.mark.parametrize("end", ["csv", "txt", "xlsx", "dxf", "gpkg.zip", ""])
def test_output_that_cannot_be_written_is_refused_before_the_input_is_looked_at(end, tmp_path):
    request = ImportRequest(input=str(tmp_path / "gone.csv"), output=str(tmp_path / f"out.{end}"))
    with pytest.raises(OutputError, match=r"cannot be written in the format of out.*Choose \.gpkg"):
        import_time_series(request, Recorder())
