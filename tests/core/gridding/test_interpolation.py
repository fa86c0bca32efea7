# SPDX-License-Identifier: GPL-2.0-or-later
"""Interpolation of analytic signals, with gaps in space and time."""

import numpy as np
import pytest
from scipy.interpolate import griddata

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.gridding.geometry import geometry_for_points
from insar_forecast_plugin.core.gridding.interpolation import (
    Interpolator,
    grid_interpolator,
    sample_at_points,
    weighted,
    weights_to_grid,
)

ORIGIN = np.array([4_500_000.0, 1_700_000.0])
METHODS = ("linear", "nearest", "cubic", "idw")


def scattered(count=400, seed=0):
    return np.random.default_rng(seed).random((count, 2)) * 1000 + ORIGIN


def plane(coordinates):
    return (coordinates - ORIGIN) @ np.array([0.01, -0.02]) + 3.0


def inner_targets(count=500):
    return np.random.default_rng(5).random((count, 2)) * 600 + 200 + ORIGIN


def values_with_gaps(points, share, epochs=6):
    values = np.random.default_rng(3).standard_normal((len(points), epochs)).astype(np.float32)
    values[np.random.default_rng(4).random(values.shape) < share] = np.nan
    return values


@pytest.mark.parametrize("method", ["linear", "cubic"])
def test_a_plane_is_reproduced(method):
    points, targets = scattered(), inner_targets()
    answer = Interpolator(method, max_distance=500).fit(points, targets).apply(plane(points)[:, None])
    assert answer[0] == pytest.approx(plane(targets), abs=2e-4)


@pytest.mark.parametrize("method", METHODS)
def test_a_point_keeps_its_own_value(method):
    points = scattered()
    values = np.random.default_rng(1).standard_normal((len(points), 2)).astype(np.float32)
    answer = Interpolator(method, max_distance=500).fit(points, points[50:60]).apply(values)
    np.testing.assert_allclose(answer.T, values[50:60], atol=1e-5)


def test_cubic_follows_a_smooth_surface_better_than_linear():
    points, targets = scattered(), inner_targets()

    def surface(at):
        return np.sin((at - ORIGIN) / 150).sum(axis=1)

    error = {
        method: np.abs(
            Interpolator(method, max_distance=500).fit(points, targets).apply(surface(points)[:, None])[0]
            - surface(targets)
        ).mean()
        for method in ("linear", "cubic")
    }
    assert error["cubic"] < 0.5 * error["linear"]


def test_linear_equals_griddata_at_every_epoch():
    points, targets = scattered(), inner_targets()
    values = np.random.default_rng(2).standard_normal((len(points), 3)).astype(np.float32)
    answer = Interpolator("linear", max_distance=1e4).fit(points, targets).apply(values)
    expected = griddata(points - ORIGIN, values.astype(float), targets - ORIGIN)
    np.testing.assert_allclose(answer.T, expected, atol=1e-5)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.8])
@pytest.mark.parametrize("method", ["linear", "nearest", "cubic"])
def test_an_epoch_with_gaps_is_gridded_as_if_the_missing_points_were_not_there(method, share):
    points = scattered()
    targets = np.random.default_rng(6).random((600, 2)) * 1100 - 50 + ORIGIN
    values = values_with_gaps(points, share)
    answer = Interpolator(method, max_distance=1e4).fit(points, targets).apply(values)
    for epoch in range(values.shape[1]):
        present = np.isfinite(values[:, epoch])
        expected = griddata(points[present] - ORIGIN, values[present, epoch].astype(float), targets - ORIGIN, method)
        if method == "nearest":  # griddata's nearest has no hull
            expected[np.isnan(griddata(points - ORIGIN, np.ones(len(points)), targets - ORIGIN))] = np.nan
        np.testing.assert_allclose(answer[epoch], expected, atol=2e-5)


def test_idw_takes_the_nearest_points_that_an_epoch_has():
    points, targets = scattered(), inner_targets()
    values = values_with_gaps(points, 0.5, epochs=1)
    present = np.isfinite(values[:, 0])
    answer = Interpolator("idw", max_distance=1e4).fit(points, targets).apply(values)
    expected = Interpolator("idw", max_distance=1e4).fit(points[present], targets).apply(values[present])
    np.testing.assert_allclose(answer, expected, atol=1e-5)


@pytest.mark.parametrize("method", METHODS)
def test_a_missing_value_leaves_other_epochs_alone(method):
    points, targets = scattered(), inner_targets()
    values = np.random.default_rng(3).standard_normal((len(points), 4)).astype(np.float32)
    interpolator = Interpolator(method).fit(points, targets)
    before = interpolator.apply(values)
    values[::3, 2] = np.nan
    after = interpolator.apply(values)
    np.testing.assert_array_equal(after[[0, 1, 3]], before[[0, 1, 3]])


@pytest.mark.parametrize("method", ["linear", "nearest", "idw"])
def test_a_missing_point_leaves_distant_targets_alone(method):
    points = scattered()
    targets = np.concatenate([inner_targets(), points[7:8]])
    values = np.random.default_rng(3).standard_normal((len(points), 1)).astype(np.float32)
    interpolator = Interpolator(method).fit(points, targets)
    before = interpolator.apply(values)[0]
    values[7] = np.nan
    after = interpolator.apply(values)[0]
    distant = np.linalg.norm(targets - points[7], axis=1) > 300
    assert after[distant] == pytest.approx(before[distant], abs=1e-5)
    assert after[-1] != before[-1]


@pytest.mark.parametrize("method", METHODS)
def test_an_epoch_without_any_value_stays_empty(method):
    points, targets = scattered(), inner_targets()
    values = np.ones((len(points), 2), dtype=np.float32)
    values[:, 1] = np.nan
    answer = Interpolator(method).fit(points, targets).apply(values)
    assert np.isfinite(answer[0]).any()
    assert np.isnan(answer[1]).all()


@pytest.mark.parametrize("method", METHODS)
def test_nothing_is_given_outside_the_hull(method):
    points = scattered()
    outside = np.array([[1010.0, 500.0], [-10.0, 300.0], [500.0, 1010.0]]) + ORIGIN
    answer = Interpolator(method, max_distance=1e4).fit(points, outside).apply(np.ones((len(points), 1)))
    assert np.isnan(answer).all()


@pytest.mark.parametrize("method", METHODS)
def test_nothing_is_given_beyond_the_greatest_distance(method):
    ring = np.array([[np.cos(a), np.sin(a)] for a in np.linspace(0, 2 * np.pi, 40, endpoint=False)]) * 500
    targets = np.array([[0.0, 0.0], [460.0, 0.0]])
    answer = Interpolator(method, max_distance=100).fit(ring, targets).apply(np.ones((40, 1)))
    assert np.isnan(answer[0]).tolist() == [True, False]


@pytest.mark.parametrize("method", METHODS)
def test_the_greatest_distance_counts_from_the_points_that_an_epoch_has(method):
    x, y = np.meshgrid(np.arange(11) * 10.0, np.arange(11) * 10.0)
    points = np.column_stack([x.ravel(), y.ravel()])
    target = np.array([[51.0, 51.0]])
    values = np.ones((121, 1))
    values[np.linalg.norm(points - target, axis=1) < 28] = np.nan
    assert np.isnan(Interpolator(method, max_distance=25).fit(points, target).apply(values)).all()
    assert np.isfinite(Interpolator(method, max_distance=35).fit(points, target).apply(values)).all()


def test_coincident_points_are_averaged_over_those_that_have_a_value():
    points = np.array([[0.0, 0.0], [0.0, 0.0], [10.0, 0.0], [0.0, 10.0], [10.0, 10.0]])
    values = np.array([[1.0, np.nan], [3.0, 5.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0]])
    answer = Interpolator("linear", max_distance=100).fit(points, points[:1]).apply(values)
    assert answer[:, 0].tolist() == [2.0, 5.0]


@pytest.mark.parametrize("method", ["linear", "cubic"])
@pytest.mark.parametrize(
    ("points", "words"),
    [
        (np.full((4, 2), 9.0), "the same coordinates"),
        (np.array([[1.0, 1.0]]), "the same coordinates"),
        (np.column_stack([np.arange(9.0), 2 * np.arange(9.0)]), "one line"),
    ],
)
def test_points_without_a_triangle_are_refused_with_the_methods_that_work(method, points, words):
    with pytest.raises(InputError, match=rf"{words}.*nearest or idw"):
        Interpolator(method).fit(points, np.zeros((1, 2)))


@pytest.mark.parametrize("method", ["nearest", "idw"])
def test_points_on_one_line_are_interpolated_without_triangles(method):
    points = np.column_stack([np.arange(9.0), 2 * np.arange(9.0)])
    answer = Interpolator(method, max_distance=1).fit(points, points + 0.01).apply(np.arange(9.0)[:, None])
    assert answer[0] == pytest.approx(np.arange(9.0), abs=0.05)


@pytest.mark.parametrize("method", ["nearest", "idw"])
def test_one_point_fills_its_surroundings(method):
    targets = np.array([[0.0, 5.0], [0.0, 50.0]])
    answer = Interpolator(method, max_distance=10).fit(np.zeros((1, 2)), targets).apply(np.array([[4.0]]))
    assert answer[0, 0] == 4.0
    assert np.isnan(answer[0, 1])


def test_a_lattice_is_gridded_onto_itself():
    x, y = np.meshgrid(np.arange(6) * 100.0, np.arange(4) * 100.0)
    points = np.column_stack([x.ravel(), y.ravel()]) + ORIGIN
    values = np.arange(24.0)[:, None]
    geometry = geometry_for_points(points, "EPSG:3035")
    stack = grid_interpolator(points, geometry).apply(values).reshape(-1, *geometry.shape)
    assert stack[0].tolist() == values.reshape(4, 6)[::-1].tolist()


def test_weights_to_grid_agree_with_the_interpolator():
    points = np.concatenate([scattered(), scattered()[:5]])
    values = np.random.default_rng(3).standard_normal((len(points), 3)).astype(np.float32)
    geometry = geometry_for_points(points, "EPSG:3035", grid_size=20)
    direct = grid_interpolator(points, geometry).apply(values)
    np.testing.assert_allclose(weighted(weights_to_grid(points, geometry), values).T, direct, atol=1e-5)


def test_cubic_has_no_weights():
    points = scattered()
    geometry = geometry_for_points(points, "EPSG:3035", grid_size=20)
    with pytest.raises(InputError, match="cubic has no weights"):
        weights_to_grid(points, geometry, "cubic")


def test_a_plane_on_a_grid_is_read_back_at_points():
    geometry = geometry_for_points(scattered(), "EPSG:3035", grid_size=25)
    targets = inner_targets()
    read = weighted(sample_at_points(geometry, targets), plane(geometry.centres())[:, None])
    assert read[:, 0] == pytest.approx(plane(targets), abs=1e-4)


def test_a_point_outside_the_grid_reads_nothing():
    geometry = geometry_for_points(scattered(), "EPSG:3035", grid_size=25)
    read = weighted(sample_at_points(geometry, ORIGIN[None, :] - 500), np.ones((geometry.cell_count, 1)))
    assert np.isnan(read).all()


def test_a_point_at_the_edge_of_the_grid_reads_its_cell():
    geometry = geometry_for_points(scattered(), "EPSG:3035", grid_size=25)
    west, _, _, north = geometry.bounds
    read = weighted(sample_at_points(geometry, np.array([[west, north]])), np.arange(geometry.cell_count)[:, None])
    assert read[0, 0] == 0.0


def test_empty_cells_are_left_out_when_a_grid_is_read():
    geometry = geometry_for_points(scattered(), "EPSG:3035", grid_size=4)
    values = np.full((geometry.cell_count, 1), 2.0)
    values[::2] = np.nan
    read = weighted(sample_at_points(geometry, inner_targets()), values)
    assert read == pytest.approx(2.0)
