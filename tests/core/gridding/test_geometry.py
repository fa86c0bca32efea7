# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the cells of a grid come to lie."""

import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.gridding.geometry import geometry_for_points
from insar_forecast_plugin.core.gridding.projection import is_metric, known_crs
from insar_forecast_plugin.core.gridding.spacing import distinct_places, on_one_line, product_cell

EGMS_L3 = Path(__file__).resolve().parents[4] / "shared/data/egms-ustica/EGMS_L3_E45N17_100km_U_2020_2024_1.zip"


def lattice(columns, rows, cell, *, kept=1.0):
    x, y = np.meshgrid(np.arange(columns), np.arange(rows))
    points = np.column_stack([x.ravel(), y.ravel()]) * cell + [4_597_550.0, 1_739_750.0]
    return points[np.random.default_rng(0).random(len(points)) < kept]


def scattered(count, side=1000.0):
    return np.random.default_rng(1).random((count, 2)) * side + [4_500_000.0, 1_700_000.0]


def test_a_gridded_products_points_are_the_centres_of_its_cells():
    points = lattice(7, 5, 100.0)
    geometry = geometry_for_points(points, "EPSG:3035")
    assert geometry.shape == (5, 7)
    centres = geometry.centres()
    assert {tuple(point) for point in points} == {tuple(centre) for centre in centres}


def test_the_products_cell_is_found_where_a_third_of_its_cells_is_filled():
    assert product_cell(lattice(40, 40, 100.0, kept=0.33)) == pytest.approx(100.0)


def test_coordinates_rounded_to_a_metre_are_no_gridded_product():
    assert product_cell(np.round(scattered(500))) is None


def test_scattered_points_get_twice_their_median_spacing():
    points = np.column_stack([np.arange(50) * 10.0, (np.arange(50) % 7) * 1e-3])
    points = np.concatenate([points, points + np.array([0.37, 400.0])])
    geometry = geometry_for_points(points, "EPSG:3035")
    assert geometry.cell_size == pytest.approx(20.0, rel=1e-3)


def test_grid_size_is_the_number_of_cells_along_the_longer_side():
    points = scattered(200) * [1.0, 0.5]
    geometry = geometry_for_points(points, "EPSG:3035", grid_size=64, pixel_size=500.0)
    assert max(geometry.shape) == 64


def test_every_point_lies_inside_the_grid():
    points = scattered(300)
    for wish in ({}, {"pixel_size": 37.0}, {"grid_size": 11}):
        geometry = geometry_for_points(points, "EPSG:3035", **wish)
        position = geometry.columns_rows(points)
        assert (position >= -1e-6).all(), wish
        assert (position <= np.array([geometry.columns, geometry.rows]) + 1e-6).all(), wish


def test_two_grids_of_one_pixel_size_share_their_edges():
    first = geometry_for_points(scattered(100), "EPSG:3035", pixel_size=30.0)
    second = geometry_for_points(scattered(100) + np.array([317.0, 211.0]), "EPSG:3035", pixel_size=30.0)
    assert (first.transform.c - second.transform.c) % 30.0 == pytest.approx(0.0, abs=1e-6)


def test_an_extent_sets_the_bounds():
    bounds = (4_500_100.0, 1_700_200.0, 4_500_500.0, 1_700_400.0)
    geometry = geometry_for_points(scattered(100), "EPSG:3035", pixel_size=50.0, bounds=bounds)
    assert geometry.bounds == pytest.approx(bounds)


def test_rows_run_southwards():
    centres = geometry_for_points(lattice(3, 3, 100.0), "EPSG:3035").centres()
    assert centres[0, 1] > centres[-1, 1]


def test_an_absurd_pixel_size_is_refused_with_the_size_it_would_take():
    with pytest.raises(InputError, match="GB"):
        geometry_for_points(scattered(100), "EPSG:3035", pixel_size=0.001, epoch_count=300)


def test_an_automatic_cell_is_coarsened_rather_than_refused():
    pairs = scattered(100, side=1e6)
    points = np.concatenate([pairs, pairs + 0.5])
    geometry = geometry_for_points(points, "EPSG:3035", epoch_count=300)
    assert geometry.cell_count * 300 < 6e8


def test_points_at_one_place_need_a_pixel_size():
    with pytest.raises(InputError, match="the same coordinates"):
        geometry_for_points(np.full((5, 2), 7.0), "EPSG:3035")


def test_points_at_one_place_with_a_pixel_size_make_one_cell():
    assert geometry_for_points(np.full((5, 2), 7.0), "EPSG:3035", pixel_size=10.0).shape == (1, 1)


def test_points_at_one_place_cannot_take_a_grid_size():
    with pytest.raises(InputError, match="PIXEL_SIZE"):
        geometry_for_points(np.full((5, 2), 7.0), "EPSG:3035", grid_size=16)


def test_coincident_points_are_one_place_in_order_of_first_occurrence():
    places = distinct_places(np.array([[5.0, 5.0], [1.0, 1.0], [5.0, 5.0]]))
    assert places.coordinates.tolist() == [[5.0, 5.0], [1.0, 1.0]]
    assert places.place_of_point.tolist() == [0, 1, 0]


@pytest.mark.parametrize("direction", [(1.0, 0.0), (0.3, -0.7)])
def test_points_on_one_line_are_noticed_at_full_coordinates(direction):
    points = np.arange(20)[:, None] * np.array(direction) * 100 + [4.5e6, 1.7e6]
    assert on_one_line(points)


def test_a_narrow_strip_is_no_line():
    points = np.column_stack([np.arange(20) * 100.0, (np.arange(20) % 2) * 5.0]) + np.array([4.5e6, 1.7e6])
    assert not on_one_line(points)


@pytest.mark.skipif(not EGMS_L3.exists(), reason=f"the real data {EGMS_L3.name} is not beside the project")
def test_the_cells_of_a_real_gridded_product_are_found():
    with zipfile.ZipFile(EGMS_L3) as archive, archive.open(f"{EGMS_L3.stem}.csv") as stream:
        points = pd.read_csv(stream, usecols=["easting", "northing"])[["easting", "northing"]].to_numpy(float)
    geometry = geometry_for_points(points, "EPSG:3035")
    assert geometry.cell_size == pytest.approx(100.0)
    assert set(map(tuple, points)) <= set(map(tuple, geometry.centres()))


@pytest.mark.parametrize(("code", "metric"), [("EPSG:3035", True), ("EPSG:32633", True), ("EPSG:3857", False)])
def test_web_mercator_is_not_in_metres_on_the_ground(code, metric):
    assert is_metric(known_crs(code)) is metric
