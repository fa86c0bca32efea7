# SPDX-License-Identifier: GPL-2.0-or-later
"""The pixels of a stack as points: of its own grid, with their series and what the product says of each."""

import numpy as np
import pytest
from memory_stack import DEGREES, WGS84, MemoryStack, noise

from insar_forecast_plugin.core.decomposition.viewing_geometry import vectors_of
from insar_forecast_plugin.core.io.points import read_points
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.request import Extent, VectorSource

VALUES = noise()
FIELDS = ["D20200103", "D20200115", "D20200127", "D20200208", "D20200220", "D20200303"]


def test_every_pixel_with_a_value_is_a_point_with_its_series(bring_in):
    values = VALUES.copy()
    values[:, 4], values[1, 7, 8] = np.nan, np.nan
    points = bring_in(MemoryStack(values), points=True).points
    assert len(points) == 39 * 30
    row = (5_000_000 - points.y) / 30 - 0.5
    column = (points.x - 600_000) / 30 - 0.5
    series = points[FIELDS].to_numpy(dtype=np.float32)
    assert np.array_equal(series, values[:, row.astype(int), column.astype(int)].T, equal_nan=True)
    assert points.pid.tolist()[:2] == ["r0c0", "r0c1"]
    assert points.pid.is_unique


def test_points_lie_in_the_grid_of_the_product_where_it_is_warped(bring_in):
    got = bring_in(MemoryStack(VALUES, transform=DEGREES, crs=WGS84), points=True)
    assert len(got.points) == 40 * 30
    assert got.points.attrs["crs"] == "EPSG:4326"
    assert np.allclose(got.points.x[:3], [10.0005, 10.0015, 10.0025])
    assert np.array_equal(got.points[FIELDS].to_numpy(dtype=np.float32)[31], VALUES[:, 1, 1])


def test_identifiers_count_in_the_whole_grid(bring_in):
    extent = Extent((600_120, 4_999_400, 600_420, 4_999_850))
    whole = bring_in(MemoryStack(VALUES), points=True).points.set_index("pid")
    part = bring_in(MemoryStack(VALUES), points=True, extent=extent).points.set_index("pid")
    assert len(part) == 15 * 10
    assert part[FIELDS].equals(whole.loc[part.index, FIELDS])


def test_velocity_is_the_slope_of_the_series(bring_in):
    days = np.array([0, 12, 24, 48, 60, 365]) + np.datetime64("2020-01-03")
    rate = np.linspace(-20, 20, 1200).reshape(40, 30)
    ramp = rate * ((days - days[0]).astype(float) / 365.25)[:, None, None] + 3
    points = bring_in(MemoryStack(ramp, dates=days), points=True).points
    assert np.allclose(points.velocity, rate.ravel(), atol=1e-3)


def test_still_layers_become_fields(bring_in):
    row, column = np.mgrid[:40, :30]
    layers = {
        "coherence": 0.5 + row / 100,
        "height": column * 10.0,
        "incidence": 30 + row / 10,
        "heading": np.full((40, 30), -10.5),
        "mask": column != 3,
    }
    points = bring_in(MemoryStack(VALUES, layers), points=True).points
    assert len(points) == 40 * 29
    own = points.pid.str.extract(r"r(\d+)c(\d+)").astype(int)
    assert np.allclose(points.temporal_coherence, 0.5 + own[0] / 100, atol=1e-4)
    assert np.allclose(points.height, own[1] * 10)
    assert np.allclose(points.incidence_angle, 30 + own[0] / 10, atol=1e-4)
    assert np.allclose(points.track_angle, -10.5)


def test_decomposition_finds_the_line_of_sight(bring_in, tmp_path):
    layers = {"incidence": np.full((40, 30), 37.31), "heading": np.full((40, 30), -168.58)}
    bring_in(MemoryStack(VALUES, layers), points=True)
    points = read_points(VectorSource(str(tmp_path / "points.gpkg")), Silent())
    vectors, _ = vectors_of("points", points.attributes, points.point_count, None, None)
    assert np.allclose(vectors, [0.594, -0.120, 0.795], atol=1e-3)  # descending: the satellite is in the east


def test_points_say_what_was_measured(bring_in, tmp_path):
    bring_in(MemoryStack(VALUES), points=True)
    points = read_points(VectorSource(str(tmp_path / "points.gpkg")), Silent())
    assert (points.measured.component, points.measured.product) == ("los", "Memory")
    assert points.provenance["algorithm"] == "importstack"


def test_layers_are_described_for_the_map(bring_in):
    layers = bring_in(MemoryStack(VALUES), points=True).result.layers
    assert (layers["OUTPUT"].name, layers["OUTPUT"].quantity) == (
        "Displacement, LOS (descending): memory",
        "displacement",
    )
    assert layers["OUTPUT"].dates[-1] == "2020-03-03"
    assert (layers["OUTPUT_POINTS"].field, layers["OUTPUT_POINTS"].quantity) == ("velocity", "velocity")


@pytest.mark.parametrize("name", ["points.fgb", "points.geojson"])
def test_points_are_written_in_any_format(tmp_path, name):
    import pyogrio

    from insar_forecast_plugin.core.stack_import.import_stack import import_opened
    from insar_forecast_plugin.core.stack_requests import ImportStackRequest

    path = tmp_path / name
    request = ImportStackRequest(input="memory", output=str(tmp_path / "a.tif"), output_points=str(path))
    import_opened(MemoryStack(VALUES), request, Silent())
    assert pyogrio.read_info(path, force_feature_count=True)["features"] == 1200
