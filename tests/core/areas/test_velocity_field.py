# SPDX-License-Identifier: GPL-2.0-or-later
import numpy as np
import pytest

from insar_forecast_plugin.core.areas.cells import cells_of, detection_grid
from insar_forecast_plugin.core.areas.found_areas import linked, outline
from insar_forecast_plugin.core.areas.threshold import areas_by_threshold
from insar_forecast_plugin.core.areas.velocity_field import VelocityField, local_noise, spread_of_stable
from insar_forecast_plugin.core.errors import InputError

CRS = "EPSG:32633"


def places(count=1500, seed=0):
    return 3000 * np.random.default_rng(seed).random((count, 2))


def bowl(coordinates, *, noise=1.0, peak=-8.0, seed=1):
    """Return velocities of noise with a bowl of 300 m in the middle, and which points it holds."""
    apart = np.hypot(*(coordinates - 1500).T)
    moving = peak * np.exp(-0.5 * (apart / 300) ** 2)
    return moving + np.random.default_rng(seed).normal(0, noise, len(coordinates)), apart < 450


def test_local_noise_is_that_of_each_place():
    coordinates = places()
    size = np.where(coordinates[:, 0] > 1500, 3.0, 1.0)
    noise = local_noise(coordinates, size * np.random.default_rng(2).normal(0, 1, len(size)))
    left, right = np.median(noise[coordinates[:, 0] < 1200]), np.median(noise[coordinates[:, 0] > 1800])
    assert left == pytest.approx(1.0, rel=0.15)
    assert right == pytest.approx(3.0, rel=0.15)


def test_moving_area_does_not_count_as_noise():
    coordinates = places()
    velocity, inside = bowl(coordinates, peak=-30.0)
    noise = local_noise(coordinates, velocity)
    assert np.median(noise[inside]) < 2.5


def test_few_points_are_refused():
    with pytest.raises(InputError, match="49 points with a velocity; expected at least 50"):
        VelocityField.of(places(49), np.arange(49.0), CRS)


def test_field_of_one_value_is_refused():
    with pytest.raises(InputError, match="same velocity, 2 mm/yr"):
        VelocityField.of(places(60), np.full(60, 2.0), CRS)


def test_linked_points_are_in_one_group():
    coordinates = np.array([[0, 0], [10, 0], [20, 0], [100, 0], [110, 0], [500, 0]], dtype=float)
    groups = linked(coordinates, np.arange(6), 15.0)
    assert [sorted(one.tolist()) for one in groups] == [[0, 1, 2], [3, 4], [5]]


def test_outline_keeps_to_its_points():
    ring = np.column_stack([np.cos(np.arange(60) / 10), np.sin(np.arange(60) / 10)]) * 500
    shape = outline(ring, 80.0)
    assert not shape.contains(shape.centroid)
    assert shape.area < 0.35 * np.pi * 500**2
    import shapely

    assert shapely.covers(shape, shapely.points(ring)).all()


def test_threshold_finds_the_bowl_and_nothing_else():
    coordinates = places()
    velocity, inside = bowl(coordinates)
    field = VelocityField.of(coordinates, velocity, CRS)
    found = areas_by_threshold(field, sigma=2.5, distance=150.0, across=1200.0, least=5)
    assert inside[found[0].rows].mean() > 0.9
    assert len(found) <= 2


def test_both_signs_are_found_apart():
    coordinates = places()
    velocity = np.random.default_rng(3).normal(0, 1, len(coordinates))
    near = np.hypot(*(coordinates - 1500).T) < 300
    velocity[near] += np.where(coordinates[near, 0] < 1500, 10, -10)
    field = VelocityField.of(coordinates, velocity, CRS)
    found = areas_by_threshold(field, sigma=2.5, distance=150.0, across=1200.0, least=5)
    assert {np.sign(field.velocity[one.rows]).mean() for one in found[:2]} == {-1.0, 1.0}


def test_spread_of_stable_points_is_not_that_of_moving_ones():
    velocity = np.concatenate([np.random.default_rng(4).normal(0, 1, 900), np.full(100, 50.0)])
    assert spread_of_stable(velocity) == pytest.approx(1.1, abs=0.2)


def test_rounded_velocities_have_a_spread():
    velocity = np.zeros(100)
    velocity[:40] = np.tile([-1.0, 1.0], 20)
    assert spread_of_stable(velocity) == pytest.approx(np.std(velocity))


def test_coincident_points_do_not_make_the_noise_small():
    rng = np.random.default_rng(5)
    coordinates = np.repeat(places(300), 10, axis=0)
    velocity = np.repeat(rng.normal(0, 3, 300), 10) + rng.normal(0, 0.3, 3000)
    assert np.median(local_noise(coordinates, velocity)) == pytest.approx(3.0, rel=0.2)


@pytest.mark.parametrize(("count", "shared"), [(1500, 2), (600, 5), (100, 40), (1, 60)])
def test_noise_is_that_of_a_point_where_points_share_places(count, shared):
    coordinates = np.repeat(places(count), shared, axis=0)
    velocity = np.random.default_rng(6).normal(0, 2, len(coordinates))
    assert np.median(local_noise(coordinates, velocity)) == pytest.approx(2.0, rel=0.15)


def test_pairs_here_and_there_leave_the_noise_as_it_is():
    coordinates = places(1000)
    coordinates[:100] = coordinates[100:200]
    velocity = np.random.default_rng(7).normal(0, 2, 1000)
    assert np.median(local_noise(coordinates, velocity)) == pytest.approx(2.0, rel=0.15)


def test_points_on_the_outer_edge_have_a_cell():
    coordinates = np.array([[0.0, 0.0], [300.0, 100.0], [300.0, 300.0], [150.0, 250.0]])
    field = VelocityField(coordinates, np.arange(4.0), np.ones(4), CRS)
    geometry = detection_grid(field, 100.0)
    cells = cells_of(field, geometry)
    assert (cells >= 0).all()
    assert (cells < geometry.cell_count).all()


def test_thousand_points_of_one_large_cell_are_linked():
    assert len(linked(places(3000), np.arange(3000), 5000.0)) == 1
