# SPDX-License-Identifier: GPL-2.0-or-later
"""Sources of deformation against what is published and known of them."""

import numpy as np
import pytest

from insar_forecast_plugin.core.simulation.deformation_sources import (
    downslope_lobe,
    fault_creep,
    mogi,
    sight_vector,
    sinking_bowl,
    sinking_rectangle,
    toward_satellite,
    trough,
)
from insar_forecast_plugin.core.simulation.rectangular_dislocation import rectangular_dislocation

ORIGIN = np.zeros(2)

# Okada (1985), table 2: place, dip, and the displacement for a slip of 1 in each way. L = 3, W = 2, depth 4.
OKADA_TABLE_2 = [
    ((2, 3), 70, "strike_slip", (-8.689e-3, -4.298e-3, -2.747e-3)),
    ((2, 3), 70, "dip_slip", (-4.682e-3, -3.527e-2, -3.564e-2)),
    ((2, 3), 70, "opening", (-2.660e-4, 1.056e-2, 3.214e-3)),
    ((0, 0), 90, "strike_slip", (0, 5.253e-3, 0)),
    ((0, 0), 90, "dip_slip", (0, 0, 0)),
    ((0, 0), 90, "opening", (1.223e-2, 0, -1.606e-2)),
    ((0, 0), -90, "strike_slip", (0, -1.303e-3, 0)),
    ((0, 0), -90, "dip_slip", (0, 0, 0)),
    ((0, 0), -90, "opening", (3.507e-3, 0, -7.740e-3)),
]


def grid(half, step):
    """Return places on a square grid about the origin, and its number of rows."""
    one = np.arange(-half, half + step / 2, step)
    east, north = np.meshgrid(one, one)
    return np.column_stack([east.ravel(), north.ravel()]), len(one)


def okada(place, dip_degrees, azimuth=0.0, **slip):
    """Return the displacement in Okada's own frame: his origin lies over the left end of the lower edge."""
    dip = np.radians(dip_degrees)
    turn = np.array([[np.cos(azimuth), -np.sin(azimuth)], [np.sin(azimuth), np.cos(azimuth)]])
    centre = turn @ np.array([1.5, np.cos(dip)])
    position = (turn @ np.array(place, dtype=float))[None, :]
    geometry = {"depth": 4 - np.sin(dip), "dip": dip, "length": 3.0, "width": 2.0}
    return rectangular_dislocation(position, centre, azimuth, **geometry, **slip)[0]


@pytest.mark.parametrize(("place", "dip", "slip", "published"), OKADA_TABLE_2)
def test_the_rectangle_gives_the_published_displacement(place, dip, slip, published):
    assert okada(place, dip, **{slip: 1.0}) == pytest.approx(published, rel=5e-4, abs=1e-9)


def test_ways_of_slipping_add_up():
    slips = {"strike_slip": 2.0, "dip_slip": -3.0, "opening": 0.5}
    each = [okada((2, 3), 70, **{name: value}) for name, value in slips.items()]
    assert okada((2, 3), 70, **slips) == pytest.approx(sum(each))


def test_the_rectangle_turns_with_its_strike():
    east, north, up = okada((2, 3), 70, dip_slip=1.0)
    assert okada((2, 3), 70, azimuth=np.pi / 2, dip_slip=1.0) == pytest.approx([-north, east, up])


def test_a_nearly_vertical_rectangle_moves_as_a_vertical_one():
    nearly = okada((2, 3), 89.99, strike_slip=1.0, opening=1.0)
    assert okada((2, 3), 90, strike_slip=1.0, opening=1.0) == pytest.approx(nearly, rel=2e-3)


def test_the_rectangle_is_finite_over_its_edges_and_in_its_plane():
    position, _ = grid(4.0, 0.5)
    for dip in (0.0, 0.5, np.pi / 2, -np.pi / 2):
        slips = {"strike_slip": 1.0, "dip_slip": 1.0, "opening": 1.0}
        moved = rectangular_dislocation(position, ORIGIN, 0.0, depth=3.0, dip=dip, length=3.0, width=2.0, **slips)
        assert np.isfinite(moved).all()
        assert np.abs(moved).max() < 2


def test_an_opening_sill_lifts_what_it_opens():
    position, _ = grid(600.0, 5.0)
    moved = rectangular_dislocation(position, ORIGIN, 0.3, depth=30.0, dip=0.0, length=20.0, width=10.0, opening=1.0)
    assert moved[:, 2].sum() * 25.0 == pytest.approx(20 * 10, rel=0.01)


def test_a_rectangle_that_comes_out_of_the_ground_is_refused():
    with pytest.raises(ValueError, match="upper edge lies 5 m above the ground"):
        rectangular_dislocation(np.zeros((1, 2)), ORIGIN, 0.0, depth=5.0, dip=np.pi / 2, length=30.0, width=20.0)


def test_a_mogi_source_has_its_peak_over_it_and_lifts_one_and_a_half_of_its_volume():
    position, side = grid(60_000.0, 300.0)
    moved = mogi(position, ORIGIN, depth=1500.0, volume=1e5)
    up = moved[:, 2]
    assert up.argmax() == side * side // 2
    assert up.max() == pytest.approx(1000 * 0.75 * 1e5 / np.pi / 1500**2)
    assert up.sum() * 300.0**2 / 1000 == pytest.approx(1.5 * 1e5, rel=0.03)


def test_a_mogi_source_pushes_outwards_most_at_its_depth_over_root_two():
    position = np.column_stack([np.zeros(4001), np.arange(4001.0)])
    level = mogi(position, ORIGIN, depth=1000.0, volume=1e5)[:, 1]
    assert level.argmax() == pytest.approx(1000 / np.sqrt(2), abs=1)
    assert level.min() >= 0


def test_a_sinking_bowl_draws_the_ground_towards_its_centre():
    position, _ = grid(1000.0, 10.0)
    moved = sinking_bowl(position, ORIGIN, radius=200.0, peak=-12.0, draw=0.4)
    assert moved[:, 2].min() == pytest.approx(-12.0)
    assert (moved[:, :2] * position).sum(axis=1).max() <= 0
    assert np.hypot(*moved[:, :2].T).max() == pytest.approx(0.4 * 12.0, rel=1e-3)


@pytest.mark.parametrize("draw", [0.0, 0.35])
def test_a_trough_moves_horizontally_along_its_own_slope(draw):
    position, side = grid(600.0, 5.0)
    geometry = {"length": 500.0, "width": 200.0, "influence": 60.0}
    moved = trough(position, ORIGIN, 0.0, **geometry, peak=-20.0, draw=draw).reshape(side, side, 3)
    slope_north, slope_east = np.gradient(moved[:, :, 2], 5.0)
    factor = -draw * np.exp(0.5) * 60.0
    assert moved[:, :, 0] == pytest.approx(factor * slope_east, abs=0.03)
    assert moved[:, :, 1] == pytest.approx(factor * slope_north, abs=0.03)
    assert moved[:, :, 2].min() == pytest.approx(-20.0)


def test_a_tunnels_trough_is_narrow_across_and_long_along():
    along, across = np.array([[0.0, 300.0]]), np.array([[-300.0, 0.0]])
    geometry = {"length": 2000.0, "width": 8.0, "influence": 25.0}
    at = [trough(one, ORIGIN, np.pi / 2, **geometry, peak=-15.0)[0, 2] for one in (along, across)]
    assert at == pytest.approx([-15.0, 0.0], abs=1e-6)


def test_a_lobe_moves_down_its_slope_with_a_sharp_edge():
    position = np.array([[0.0, 0.0], [0.0, -160.0], [0.0, -240.0], [95.0, 0.0], [50.0, 0.0]])
    moved = downslope_lobe(position, ORIGIN, -np.pi / 2, length=200.0, width=80.0, slope=np.radians(30), peak=10.0)
    down = [0.0, -10 * np.cos(np.radians(30)), -5.0]
    assert moved[0] == pytest.approx(down)
    assert np.linalg.norm(moved, axis=1) == pytest.approx([10, 10, 0, 0, 10], abs=0.4)


def test_a_rectangle_sinks_inside_its_hard_edge_only():
    position = np.array([[0.0, 0.0], [0.0, 149.0], [0.0, 151.0], [39.0, 0.0], [41.0, 0.0]])
    moved = sinking_rectangle(position, ORIGIN, np.pi / 2, length=300.0, width=80.0, peak=-9.0)
    assert moved[:, 2].tolist() == [-9.0, -9.0, 0.0, -9.0, 0.0]
    assert not moved[:, :2].any()


def test_a_tilted_rectangle_sinks_least_on_its_right_side():
    position = np.array([[0.0, 40.0], [0.0, 0.0], [0.0, -40.0]])
    moved = sinking_rectangle(position, ORIGIN, 0.0, length=300.0, width=80.0, peak=-8.0, tilt=0.5)
    assert moved[:, 2] == pytest.approx([-8.0, -6.0, -4.0])


def test_the_sides_of_a_creeping_fault_part_by_its_rate():
    position = np.array([[0.0, 1e7], [0.0, -1e7], [0.0, 100.0]])
    moved = fault_creep(position, ORIGIN, 0.0, depth=100.0, rate=6.0)
    assert moved[:, 0] == pytest.approx([3.0, -3.0, 1.5], abs=1e-3)
    assert not moved[:, 1:].any()


def test_a_fault_of_finite_length_moves_near_itself_only():
    position = np.array([[0.0, 50.0], [900.0, 50.0], [0.0, 900.0]])
    moved = fault_creep(position, ORIGIN, 0.0, depth=10.0, rate=6.0, length=400.0, reach=300.0)
    assert moved[0, 0] > 2.5
    assert np.abs(moved[1:]).max() < 1e-3


def test_the_line_of_sight_is_a_unit_vector_that_looks_back_to_the_satellite():
    ascending, descending = (sight_vector(np.radians(39), np.radians(heading)) for heading in (-12, 192))
    assert np.linalg.norm(ascending) == pytest.approx(1.0)
    # Flying north a satellite that looks to its right stands in the west.
    assert ascending[0] < -0.5 < 0.5 < descending[0]
    assert toward_satellite(np.array([[0.0, 0.0, 2.0]]), ascending) == pytest.approx(2 * np.cos(np.radians(39)))
