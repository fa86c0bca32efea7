# SPDX-License-Identifier: GPL-2.0-or-later
"""Masks and coherences as products have them: layers of MintPy, grids of GMT, files of OPERA."""

import h5py
import numpy as np
import pytest
import rasterio
import xarray
from pyproj import CRS
from rasterio.transform import from_origin

from insar_forecast_plugin.core.errors import InputError

ROWS, COLUMNS = 40, 30
VALUES = np.random.default_rng(0).normal(0, 0.01, (4, ROWS, COLUMNS)).astype(np.float32)
DATES = ("20200101", "20200113", "20200125", "20200206")
COHERENCE = np.tile(np.linspace(0, 1, COLUMNS, dtype=np.float32), (ROWS, 1))
GOOD = np.arange(ROWS)[:, None] + np.zeros(COLUMNS) >= 5
"""All but the first five rows."""
ATTRIBUTES = {
    **{"X_FIRST": "10", "Y_FIRST": "45", "X_STEP": "0.001", "Y_STEP": "-0.001"},
    **{"FILE_TYPE": "mask", "WIDTH": str(COLUMNS), "LENGTH": str(ROWS)},
}
LONGITUDE, LATITUDE = 10.0005 + 0.001 * np.arange(COLUMNS), 44.9995 - 0.001 * np.arange(ROWS)


def write_mintpy(path, attributes=ATTRIBUTES, **layers):
    with h5py.File(path, "w") as file:
        for name, values in layers.items():
            file[name] = values
        file.attrs.update(attributes)
    return path


def write_grd(path, values, engine="h5netcdf"):
    axes = {
        "lon": ("lon", LONGITUDE, {"units": "degrees_east"}),
        "lat": ("lat", LATITUDE[::-1], {"units": "degrees_north"}),
    }
    data = {"z": (("lat", "lon"), values[::-1].astype(np.float32))}
    xarray.Dataset(data, axes).to_netcdf(path, engine=engine)
    return path


@pytest.fixture
def mintpy(tmp_path):
    folder = tmp_path / "mintpy"
    folder.mkdir()
    date = np.array(DATES, dtype="S8")
    return write_mintpy(folder / "geo_timeseries.h5", {**ATTRIBUTES, "UNIT": "m"}, timeseries=VALUES, date=date)


@pytest.fixture
def gmtsar(tmp_path):
    folder = tmp_path / "sbas"
    folder.mkdir()
    for index, values in enumerate(VALUES):
        write_grd(folder / f"disp_2020{12 * index:03d}_ll.grd", values * 1000)
    return folder


def masked(tmp_path, kind):
    path = tmp_path / {"mintpy": "geo_mask.h5", "gmt": "mask_ll.grd", "gmt 3": "mask.grd", "opera": "a.nc"}.get(
        kind, kind
    )
    if kind == "mintpy":
        return write_mintpy(path, mask=GOOD)
    if kind == "mintpy of several":
        return write_mintpy(tmp_path / "several.h5", mask=GOOD, coherence=COHERENCE)
    if kind == "mintpy northwards":
        turned = {**ATTRIBUTES, "Y_FIRST": str(45 - 0.001 * ROWS), "Y_STEP": "0.001"}
        return write_mintpy(tmp_path / "turned.h5", turned, waterMask=GOOD[::-1])
    if kind == "opera":
        layers = {
            "displacement": VALUES[0],
            "recommended_mask": GOOD.astype("u1"),
            "water_mask": np.ones_like(GOOD, "u1"),
        }
        data = {name: (("y", "x"), values, {"grid_mapping": "spatial_ref"}) for name, values in layers.items()}
        data["spatial_ref"] = ((), 0, {"crs_wkt": CRS.from_epsg(4326).to_wkt()})
        xarray.Dataset(data, {"x": LONGITUDE, "y": LATITUDE}).to_netcdf(path, engine="h5netcdf")
        return path
    return write_grd(path, np.where(GOOD, 1, np.nan), "scipy" if kind == "gmt 3" else "h5netcdf")


@pytest.mark.parametrize("kind", ["mintpy", "mintpy of several", "mintpy northwards", "opera", "gmt", "gmt 3"])
def test_mask_of_a_product_is_read_where_it_lies(bring_in, mintpy, tmp_path, kind):
    got = bring_in(mintpy, points=True, mask=str(masked(tmp_path, kind)))
    assert {pid.split("c")[0] for pid in got.points["pid"]} == {f"r{row}" for row in range(5, ROWS)}
    assert got.result.outputs["PIXEL_COUNT"] == 35 * COLUMNS
    assert "150 pixels are left out by MASK" in got.said


def test_mask_in_radar_coordinates_is_refused_with_the_way_to_geocode_it(bring_in, mintpy, tmp_path):
    radar = {name: text for name, text in ATTRIBUTES.items() if not name.startswith(("X_", "Y_"))}
    path = write_mintpy(tmp_path / "maskTempCoh.h5", radar, mask=GOOD)
    with pytest.raises(
        InputError, match=r"^MASK cannot be used\. maskTempCoh\.h5 is in radar coordinates.*geocode\.py"
    ):
        bring_in(mintpy, mask=str(path))


def test_file_of_several_layers_of_which_none_is_a_mask_is_refused(bring_in, mintpy, tmp_path):
    path = write_mintpy(tmp_path / "geometryGeo.h5", height=COHERENCE, incidenceAngle=COHERENCE)
    with pytest.raises(InputError, match=r"geometryGeo\.h5 holds 2 layers .*'height', 'incidenceAngle'"):
        bring_in(mintpy, mask=str(path))


def test_time_series_as_a_mask_is_refused(bring_in, mintpy):
    with pytest.raises(
        InputError, match=r"^MASK cannot be used\. geo_timeseries\.h5 holds no layer of rows and columns"
    ):
        bring_in(mintpy, mask=str(mintpy))


@pytest.mark.parametrize("kind", ["temporalCoherence.h5", "corr_ll.grd"])
def test_coherence_as_a_mask_is_warned_of(bring_in, mintpy, tmp_path, kind):
    path = tmp_path / kind
    write_mintpy(path, temporalCoherence=COHERENCE) if path.suffix == ".h5" else write_grd(path, COHERENCE)
    got = bring_in(mintpy, mask=str(path))
    assert [
        text for text in got.told.warnings if f"MASK, {kind}, has values between 0 and 1, as a coherence has" in text
    ]


def test_mask_of_0_and_1_is_not_warned_of(bring_in, mintpy, tmp_path):
    assert not bring_in(mintpy, mask=str(masked(tmp_path, "gmt"))).told.warnings


def write_tif(path, values, corner, cell, crs="EPSG:4326"):
    place = from_origin(*corner, *cell)
    profile = {"driver": "GTiff", "count": 1, "dtype": "uint8", "height": values.shape[0], "width": values.shape[1]}
    with rasterio.open(path, "w", crs=crs, transform=place, **profile) as target:
        target.write(values, 1)
    return str(path)


def test_pixels_beside_a_mask_are_told_apart_from_those_in_it(bring_in, mintpy, tmp_path):
    mask = write_tif(tmp_path / "m.tif", np.array([[0], [1], [1], [1]], "u1"), (9.99, 45.003), (0.02, 0.008))
    got = bring_in(mintpy, mask=mask)
    assert "Left out: 910 pixels lie outside MASK, 50 pixels are left out by MASK." in got.said


@pytest.mark.parametrize(("crs", "corner"), [("EPSG:4326", (50, 5)), ("EPSG:32632", (500_000, 5_000_000))])
def test_mask_of_another_place_is_told_with_both_places(bring_in, mintpy, tmp_path, crs, corner):
    mask = write_tif(tmp_path / "far.tif", np.ones((5, 5), "u1"), corner, (0.001, 0.001), crs)
    with pytest.raises(
        InputError, match=r"MASK, far\.tif, lies elsewhere: .* geo_timeseries from 10, 44\.96 to 10\.03, 45 in"
    ):
        bring_in(mintpy, mask=mask)


def test_coherence_beside_grids_of_gmtsar_is_used(bring_in, gmtsar):
    write_grd(gmtsar / "corr_ll.grd", COHERENCE)
    got = bring_in(gmtsar, min_coherence=0.7, points=True)
    assert got.result.outputs["PIXEL_COUNT"] == ROWS * int((COHERENCE[0] >= 0.7).sum())
    assert got.points["temporal_coherence"].min() >= 0.7


def test_coherence_on_other_cells_and_several_are_told(bring_in, gmtsar):
    write_grd(gmtsar / "corr_ll.grd", COHERENCE)
    write_grd(gmtsar / "mean_corr_ll.grd", COHERENCE)
    with pytest.raises(InputError, match=r"MIN_COHERENCE is set, but sbas \(GMTSAR\).*Expected one grid corr\*\.grd"):
        bring_in(gmtsar, min_coherence=0.7)
    assert "there are several: corr_ll.grd, mean_corr_ll.grd" in bring_in(gmtsar).said


def test_file_that_lacks_for_a_coherence_is_named(bring_in, mintpy):
    with pytest.raises(InputError, match=r"MIN_COHERENCE is set, but .* Expected geo_temporalCoherence\.h5"):
        bring_in(mintpy, min_coherence=0.5)
