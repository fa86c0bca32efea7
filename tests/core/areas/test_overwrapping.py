# SPDX-License-Identifier: GPL-2.0-or-later
from dataclasses import replace

import numpy as np
import pytest
from affine import Affine

from insar_forecast_plugin.core.areas.overwrapping.despiking import despiked
from insar_forecast_plugin.core.areas.overwrapping.fringes import (
    FringeSettings,
    fringes,
    merged,
    middle_half,
    patch_starts,
    phase_map,
    phase_of,
    wrapped,
)
from insar_forecast_plugin.core.areas.overwrapping.overwrapping_detector import patch_corners, points_in_middle
from insar_forecast_plugin.core.areas.overwrapping.training_fields import (
    labelled_corners,
    plain_field,
    training_patches,
    varied_field,
)
from insar_forecast_plugin.core.areas.velocity_field import VelocityField
from insar_forecast_plugin.core.gridding.geometry import GridGeometry
from insar_forecast_plugin.core.units import SENTINEL1_HALF_WAVELENGTH_MM


def lattice(size=30, spacing=50.0):
    return (np.argwhere(np.ones((size, size))) + 0.5) * spacing


def grid(size=30, spacing=50.0):
    return GridGeometry(Affine(spacing, 0, 0, 0, -spacing, size * spacing), "", size, size)


def noisy(coordinates, seed=0):
    return np.random.default_rng(seed).normal(0, 1, len(coordinates))


def test_half_a_wavelength_is_one_fringe():
    assert phase_of(np.array([SENTINEL1_HALF_WAVELENGTH_MM / 5]), 5.0) == pytest.approx([2 * np.pi])


@pytest.mark.parametrize("gain", [1, 2, 4, 8])
def test_known_phase_wraps_as_often_as_gain_times_fringes(gain):
    ramp = np.linspace(0.01, 2 * np.pi * 3 - 0.01, 5000)
    jumps = np.abs(np.diff(wrapped(ramp, gain))) > np.pi
    assert jumps.sum() == 3 * gain
    assert np.abs(wrapped(ramp, gain)).max() <= np.pi


def test_channels_are_cosine_and_sine_of_the_wrapped_phase():
    phase = np.linspace(-9, 9, 16).reshape(4, 4)
    shown = fringes(phase, np.ones((4, 4)), 4)
    np.testing.assert_allclose(np.arctan2(shown[1], shown[0]), wrapped(phase, 4), atol=1e-5)


def test_beyond_the_map_there_is_nothing():
    assert not fringes(np.zeros((4, 4)), np.zeros((4, 4)), 2).any()


@pytest.mark.parametrize("length", [1, 5, 23, 24, 25, 61])
@pytest.mark.parametrize("size", [24, 227])
def test_middle_halves_of_patches_cover_all_cells(length, size):
    covered = np.zeros(length + 4 * size, dtype=bool)
    for start in patch_starts(length, size):
        covered[2 * size + start : 2 * size + start + size][middle_half(size)] = True
    assert covered[2 * size : 2 * size + length].all()


def test_patches_lie_a_quarter_apart():
    assert set(np.diff(patch_starts(300, 24))) == {6}


def test_merging_a_constant_gives_the_constant():
    corners, _ = patch_corners(np.ones((40, 55)), 24)
    scores = merged(corners, np.full(len(corners), 0.3), 24, (40, 55))
    np.testing.assert_allclose(scores, 0.3, rtol=1e-6)


def test_merged_score_is_highest_in_the_middle_of_the_patch_that_found_something():
    corners, _ = patch_corners(np.ones((60, 60)), 24)
    found = (corners == 18).all(axis=1)
    scores = merged(corners, found.astype(float), 24, (60, 60))
    assert np.abs(np.array(np.unravel_index(scores.argmax(), scores.shape)) - 29.5).max() <= 1


def test_points_in_the_middle_are_counted_as_they_lie():
    count = np.random.default_rng(0).integers(0, 4, (30, 40))
    corners = np.array([[0, 0], [-6, 3], [10, 25]])
    padded = np.pad(count, 24)
    middle = [padded[24 + top + 6 : 24 + top + 18, 24 + left + 6 : 24 + left + 18].sum() for top, left in corners]
    assert points_in_middle(count, corners, 24).tolist() == middle


def test_spike_takes_the_median_of_its_neighbours():
    coordinates = lattice()
    velocity = noisy(coordinates)
    velocity[435] = 40.0
    assert abs(despiked(VelocityField.of(coordinates, velocity, "")).velocity[435]) < 2


@pytest.mark.parametrize("radius", [120.0, 300.0])
def test_despiking_leaves_an_area_alone(radius):
    coordinates = lattice()
    inside = np.hypot(*(coordinates - 750).T) < radius
    velocity = noisy(coordinates) - 12.0 * inside
    field = VelocityField.of(coordinates, velocity, "")
    np.testing.assert_array_equal(despiked(field).velocity[inside], velocity[inside])


def test_phase_map_has_the_phase_of_the_points_over_the_span():
    coordinates = lattice()
    field = VelocityField.of(coordinates, coordinates[:, 0] / 200, "")
    phases = phase_map(field, grid(), FringeSettings(span_years=2.0))
    expected = phase_of((np.arange(30) + 0.5) / 4, 2.0)
    np.testing.assert_allclose(phases.phase, np.broadcast_to(expected, (30, 30)), rtol=1e-5)


def test_span_is_chosen_so_that_noise_makes_the_same_phase_whatever_its_size():
    coordinates = lattice()
    fields = [VelocityField.of(coordinates, size * noisy(coordinates), "") for size in (0.5, 4.0)]
    small, large = (phase_map(one, grid(), FringeSettings()).phase for one in fields)
    np.testing.assert_allclose(small, large, rtol=1e-4, atol=1e-4)


def test_without_completion_spikes_and_empty_cells_stay():
    coordinates = lattice()
    velocity = noisy(coordinates)
    velocity[435] = 40.0
    kept = np.arange(len(velocity)) != 500
    field = VelocityField.of(coordinates[kept], velocity[kept], "")
    on, off = (phase_map(field, grid(), FringeSettings(completion)) for completion in ("low_rank", None))
    assert np.abs(off.phase).max() > 5 * np.abs(on.phase).max()
    assert (off.phase == 0).sum() == 1
    assert (on.phase == 0).sum() == 0


@pytest.mark.parametrize("draw", [plain_field, varied_field])
def test_training_fields_repeat_and_hold_their_truth(draw):
    field, again = (draw(np.random.default_rng(3)) for _ in range(2))
    np.testing.assert_array_equal(field.velocities.velocity, again.velocities.velocity)
    assert np.abs(field.truth[field.source > 0]).min() > 0
    assert field.strength(1) > 1


def test_training_patches_move_where_their_label_says():
    field = plain_field(np.random.default_rng(4))
    strong = replace(field, velocities=replace(field.velocities, velocity=field.truth))
    phases = phase_map(strong.velocities, field.geometry, FringeSettings("normalised_convolution"))
    patches, moving = training_patches(field, phases, 24, 40, np.random.default_rng(5))
    assert patches.shape == (len(moving), 2, 24, 24)
    middle = np.abs(patches[:, 0, 6:18, 6:18]).max(axis=(1, 2))
    assert np.median(middle[moving == 1]) > 5 * np.median(middle[moving == 0])


def test_patches_that_are_neither_are_left_out():
    field = plain_field(np.random.default_rng(4))
    corners, moving = labelled_corners(field, 24, np.random.default_rng(6), 500)
    points = points_in_middle(field.counts(field.source > 0), corners, 24)
    assert (points[moving == 1] >= 3).all()
    assert (points[moving == 0] == 0).all()
    assert 0 < moving.mean() < 1
