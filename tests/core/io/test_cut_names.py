# SPDX-License-Identifier: GPL-2.0-or-later
"""Names of fields that a shapefile has cut after ten characters: a part of a date or of a unit is neither."""

import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.field_names import cut_epochs

DATES = pd.to_datetime("2018-01-02") + 12 * pd.to_timedelta(np.arange(30), "D")
RNG = np.random.default_rng(4)
VALUES = np.round(RNG.normal(0, 2, (6, 30)), 2)


@pytest.fixture
def layer(tmp_path):
    """Write six points with one field an epoch, named by a pattern, to a file of this name."""

    def write(name, pattern, scale=1.0, **more):
        columns = {pattern.format(day): VALUES[:, at] * scale for at, day in enumerate(DATES)}
        columns = {"pid": np.array([f"p{row}" for row in range(6)], dtype=object), **more, **columns}
        path = tmp_path / name
        if path.suffix == ".csv":
            places = {"lon": 12.4 + np.arange(6) / 100, "lat": 41.8}
            pd.DataFrame({**places, **columns}).to_csv(path, index=False)
            return path
        places = shapely.to_wkb(shapely.points(12.4 + np.arange(6) / 100, np.full(6, 41.8)))
        pyogrio.raw.write(
            path, places, [*columns.values()], [*columns], geometry_type="Point", crs="EPSG:4326", layer=path.stem
        )
        return path

    return write


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "pattern",
    [
        *("F{:%Y_%m_%d}", "D{:%Y-%m-%d}", "d_{:%Y_%m_%d}", "X{:%Y.%m.%d}", "disp{:%Y%m%d}", "date{:%Y%m%d}"),
        *("D{0.year}_{0.month}_{0.day}", "D{:%d-%b-%Y}"),
    ],
)
def test_part_of_a_date_is_no_other_date(pattern, layer, run_import):
    with pytest.raises(InputError, match=r"end after 10 characters.*beginning of another date"):
        run_import(layer("p.shp", pattern))
    whole = layer("p.gpkg", pattern)
    assert list(run_import(whole, unit="mm").points.dates) == list(DATES.to_numpy().astype("datetime64[D]"))


def test_days_behind_a_month_by_name_may_be_cut():
    assert cut_epochs(["pid", "2018-Jan-1", "2018-Feb-2"]) == ["2018-Jan-1", "2018-Feb-2"]


@pytest.mark.parametrize("pattern", ["D{:%Y%m%d}", "{:%Y-%m-%d}", "D_{:%Y%m%d}", "D{0.day}{0:%b%Y}"])
def test_date_that_fits_is_read(pattern, layer, run_import):
    assert run_import(layer("p.shp", pattern), unit="mm").points.epoch_count == 30


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("pattern", ["{:%Y%m%d}_mm", "D{:%Y%m%d}mm", "{:%Y%m%d} mm"])
def test_part_of_a_unit_is_no_other_unit(pattern, layer, run_import):
    imported = run_import(layer("p.shp", pattern))
    assert imported.result.outputs["UNIT_USED"].startswith("mm: inferred")
    np.testing.assert_allclose(imported.points.displacement, VALUES, atol=1e-5)


@pytest.mark.filterwarnings("ignore")
def test_unit_that_a_shapefile_holds_whole_is_used(layer, run_import):
    in_mm = layer("p.shp", "{:%Y%m%d}mm")
    assert run_import(in_mm).result.outputs["UNIT_USED"].startswith("mm: as stated")
    in_metres = layer("p.csv", "{:%Y%m%d}_m", scale=1e-3, velocity_mm=VALUES[:, 0])
    assert run_import(in_metres).result.outputs["UNIT_USED"].startswith("m: as stated")


@pytest.mark.filterwarnings("ignore")
def test_velocity_whose_unit_was_cut_tells_no_unit(layer, run_import):
    slopes = np.polyfit((DATES - DATES[0]).days / 365.25, VALUES.T, 1)[0]
    imported = run_import(layer("p.shp", "D{:%Y%m%d}", velocity_mm_yr=slopes))
    assert "velocity_m" in imported.points.attributes
    assert imported.result.outputs["UNIT_USED"].startswith("mm")
