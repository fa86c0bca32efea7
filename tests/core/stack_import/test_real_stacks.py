# SPDX-License-Identifier: GPL-2.0-or-later
"""Real stacks of other programs through the whole import, against what their files hold."""

from pathlib import Path

import h5py
import numpy as np
import pytest
import rasterio
from pyproj import Transformer

STACKS = Path(__file__).resolve().parents[4] / "shared" / "data" / "stacks"
DOLPHIN, NSBAS, PYGMTSAR = STACKS / "dolphin-geotiffs", STACKS / "nsbas-cube", STACKS / "pygmtsar"

pytestmark = pytest.mark.skipif(not STACKS.is_dir(), reason=f"no real stacks in {STACKS}")


def is_written(got, expected):
    """Say whether every value that was imported is the expected one, and all of a pixel's or none."""
    kept = np.isfinite(got.values).any(axis=0)
    assert kept.sum() == got.result.outputs["PIXEL_COUNT"]
    return np.array_equal(got.values[:, kept], expected[:, kept], equal_nan=True)


def dolphin_values():
    maps = sorted(DOLPHIN.glob("displacement_*.tif"))
    layers = []
    for path in maps:
        with rasterio.open(path) as source:
            layers.append(source.read(1, masked=True).filled(np.nan))
    return np.array(layers) * np.float32(1000), [path.stem[-8:] for path in maps]


def test_dolphin_folder(bring_in):
    values, dates = dolphin_values()
    got = bring_in(DOLPHIN)
    assert [date.replace("-", "") for date in got.dates] == dates
    assert is_written(got, values)
    assert np.isfinite(got.values).any(axis=0).mean() > 0.99
    assert got.result.outputs["CRS_USED"] == "WGS 84 / UTM zone 13N: kept as it is"
    assert any("water_mask.tif" in text for text in got.told.warnings)


def test_any_file_of_a_dolphin_folder_stands_for_it(bring_in):
    whole, one = bring_in(DOLPHIN), bring_in(DOLPHIN / "displacement_20160708_20161012.tif")
    assert np.array_equal(whole.values, one.values, equal_nan=True)
    assert one.result.layers["OUTPUT"].name == "Displacement, LOS: dolphin-geotiffs"


def test_mask_and_coherence_of_dolphin(bring_in):
    mask = DOLPHIN / "recommended_mask_20160708_20161223.tif"
    got = bring_in(DOLPHIN, mask=str(mask), min_coherence=0.9)
    with rasterio.open(mask) as source:
        allowed = source.read(1) == 1
    with rasterio.open(DOLPHIN / "temporal_coherence_20160708_20161223.tif") as source:
        allowed &= source.read(1) >= np.float32(0.9)
    values, _ = dolphin_values()
    kept = np.isfinite(got.values).any(axis=0)
    assert is_written(got, values)
    assert not (kept & ~allowed).any()
    assert kept.sum() > 0.99 * (allowed & np.isfinite(values).all(axis=0)).sum()


def nsbas_values():
    cube = np.fromfile(NSBAS / "depl_cumule", dtype="<f4").reshape(300, 200, 8)
    return cube.transpose(2, 0, 1)


def test_nsbas_cube(bring_in):
    got = bring_in(NSBAS, unit="mm")
    assert is_written(got, nsbas_values())
    listed = [line.split()[1] for line in (NSBAS / "list_images.txt").read_text().splitlines()]
    assert [date.replace("-", "") for date in got.dates] == listed
    with rasterio.open(NSBAS / "DEM_UTM.tif") as heights:
        assert (got.transform, got.crs) == (heights.transform, heights.crs)


def test_nsbas_cube_says_what_unit_to_give(bring_in):
    from insar_forecast_plugin.core.errors import InputError

    with pytest.raises(
        InputError, match=r"depl_cumule does not state its unit.* 4440 mm if they are m; .*Set UNIT to mm or cm\."
    ):
        bring_in(NSBAS / "depl_cumule")


@pytest.mark.parametrize("name", ["results_tight.nc", "disp_sbas_2018-12-12.tif"])
def test_pygmtsar_is_warped_and_keeps_its_values(bring_in, name):
    got = bring_in(PYGMTSAR / name, points=True)
    with h5py.File(PYGMTSAR / "results_tight.nc") as file:
        values = file["displacement_sbas"][()]
        lat, lon = file["lat"][()], file["lon"][()]
    assert np.allclose(np.sort(got.points.D20190129), np.sort(values[-1][np.isfinite(values[-1])]), rtol=1e-6)
    row, column = np.nonzero(np.isfinite(got.values).any(axis=0))
    x, y = got.transform @ (column + 0.5, row + 0.5)
    there = Transformer.from_crs(got.crs, 4326, always_xy=True).transform(x, y)
    nearest = np.abs(lat[:, None] - there[1]).argmin(axis=0), np.abs(lon[:, None] - there[0]).argmin(axis=0)
    assert np.allclose(got.values[:, row, column], values[:, nearest[0], nearest[1]], atol=1e-3, equal_nan=True)
    assert len(row) == pytest.approx(np.isfinite(values[-1]).sum(), rel=0.01)
    assert got.crs.to_epsg() == 32723
