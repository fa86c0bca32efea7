# SPDX-License-Identifier: GPL-2.0-or-later
"""The scenarios and their truth."""

import numpy as np
import pytest

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.interface import SCENARIOS
from insar_forecast_plugin.core.simulation.displacement_fields import simulate_field
from insar_forecast_plugin.core.simulation.point_places import scatter_points
from insar_forecast_plugin.core.simulation.sources import (
    accelerating,
    advancing_trough,
    bowl,
    creep_with_seasons,
    decaying,
    lobe,
    onset,
)
from insar_forecast_plugin.core.units import SENTINEL1_HALF_WAVELENGTH_MM

DAYS = np.arange(120) * 6.0


def rng(seed=0):
    return np.random.default_rng(seed)


def places(count=2000):
    return scatter_points(count, (0.0, 0.0, 10_000.0, 10_000.0), rng(7))


def field(scenario, seed=0, **options):
    return simulate_field(scenario, places(), DAYS, rng(seed), **options)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_same_seed_gives_the_same_field(scenario):
    np.testing.assert_array_equal(field(scenario).displacement, field(scenario).displacement)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_another_seed_gives_another_field(scenario):
    assert not np.array_equal(field(scenario, 0).displacement, field(scenario, 1).displacement)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_sources_begin_at_zero(scenario):
    assert not field(scenario, seasonal_amplitude=0.0).displacement[:, 0].any()


def test_a_stable_area_has_stable_points_only():
    assert set(field("stable").trend) == {"stable"}


def test_a_stable_area_moves_with_the_season_and_little_else():
    still = field("stable", seasonal_amplitude=0.0).displacement
    assert np.abs(still).max() < 2.0 * DAYS[-1] / 365.25


def test_a_mixed_area_holds_every_class():
    assert set(field("mixed").trend) == {"stable", "linear", "quadratic", "bilinear", "unwrapping_error"}


@pytest.mark.parametrize("scenario", ["mixed", "subsidence_bowl", "mining_front"])
def test_stable_points_are_at_no_time_faster_than_what_counts_as_stable(scenario):
    truth = field(scenario, seasonal_amplitude=0.0)
    still = truth.displacement[truth.trend == "stable"].astype(float)
    fastest = np.abs(np.diff(still, axis=1)).max(axis=1) / 6 * 365.25
    # Several sources may add up at a point; each of them is below the limit.
    assert np.quantile(fastest, 0.95) < 2.0


def test_creep_that_swells_with_the_season_is_judged_by_its_mean():
    slide = field("slow_landslide", seasonal_amplitude=0.0)
    mean = np.abs(slide.displacement[:, -1]) / (DAYS[-1] / 365.25)
    assert set(slide.trend) == {"stable", "linear"}
    assert mean[slide.trend == "stable"].max() < 3.0  # of the slide and the tilt together
    assert mean[slide.trend == "linear"].min() > 1.0


def test_only_bilinear_points_have_a_break():
    mixed = field("mixed")
    assert set(mixed.trend[np.isfinite(mixed.break_day)]) <= {"bilinear", "unwrapping_error"}
    assert np.isfinite(mixed.break_day[mixed.trend == "bilinear"]).all()


def test_a_bilinear_points_velocity_changes_at_its_break():
    mixed = field("mixed", seasonal_amplitude=0.0)
    strong = np.flatnonzero((mixed.trend == "bilinear") & (np.abs(mixed.displacement[:, -1]) > 15))
    bend = np.abs(np.diff(mixed.displacement[strong], n=2, axis=1)).argmax(axis=1) + 1
    assert np.median(np.abs(DAYS[bend] - mixed.break_day[strong])) <= 12.0


def test_jumps_are_multiples_of_half_a_wavelength():
    jumps = field("mixed").jump_mm
    jumps = jumps[np.isfinite(jumps)] / SENTINEL1_HALF_WAVELENGTH_MM
    assert len(jumps) == 60
    assert jumps == pytest.approx(np.round(jumps))
    assert (np.round(jumps) != 0).all()


def test_the_truth_is_free_of_jumps_and_the_measurement_shows_them():
    mixed = field("mixed")
    added = mixed.with_jumps() - mixed.displacement
    jumping = np.isfinite(mixed.jump_day)
    assert not added[~jumping].any()
    assert added[jumping, -1] == pytest.approx(mixed.jump_mm[jumping], abs=1e-4)
    first = np.array([DAYS[row.nonzero()[0][0]] for row in np.abs(added[jumping]) > 1])
    assert first == pytest.approx(mixed.jump_day[jumping])


def test_the_front_reaches_points_one_after_the_other():
    truth = field("mining_front", seasonal_amplitude=0.0).displacement
    deep = truth[truth[:, -1] < 0.4 * truth[:, -1].min()]
    half_way = (deep < 0.5 * deep[:, -1:]).argmax(axis=1)
    assert np.ptp(half_way) > 0.4 * len(DAYS)


def test_the_face_of_a_trough_stands_at_half_the_full_subsidence():
    front = np.array([0.0, 500.0, 1000.0])
    along = np.array([500.0])
    trough = advancing_trough(along, np.zeros(1), front, start=-2000.0, width=4000.0, influence=100.0)
    assert trough[0] == pytest.approx([0.0, 0.5, 1.0], abs=1e-4)


def test_a_trough_never_shrinks():
    along, across = rng().uniform(-1000, 1000, (2, 200))
    trough = advancing_trough(along, across, np.linspace(-500, 500, 50), start=-500.0, width=300.0, influence=80.0)
    assert (np.diff(trough, axis=1) >= 0).all()


def test_a_bowl_is_deepest_at_its_centre():
    position = np.array([[0.0, 0.0], [100.0, 0.0], [0.0, 200.0]])
    assert bowl(position, np.zeros(2), 100.0) == pytest.approx(np.exp([0.0, -0.5, -2.0]))


def test_a_lobe_is_longer_than_wide():
    along, across = np.array([[300.0, 300.0]]), np.array([[-300.0, 300.0]])
    shape = [lobe(at, np.zeros(2), np.pi / 4, 600.0, 200.0)[0] for at in (along, across)]
    assert shape[0] > 0.7
    assert shape[1] < 0.01


@pytest.mark.parametrize(
    "course", [accelerating(DAYS), decaying(DAYS, 200.0), onset(DAYS, 300.0), creep_with_seasons(DAYS, 0.8, 50.0)]
)
def test_a_course_goes_from_zero_to_one_without_turning_back(course):
    assert course[[0, -1]] == pytest.approx([0.0, 1.0])
    assert (np.diff(course) >= -1e-12).all()


def test_strength_scales_the_sources():
    weak, strong = (
        field("subsidence_bowl", strength=value, seasonal_amplitude=0.0).displacement for value in (1.0, 3.0)
    )
    np.testing.assert_allclose(strong, 3 * weak, rtol=1e-4, atol=1e-4)


def test_an_unknown_scenario_is_refused():
    with pytest.raises(InputError, match="SCENARIO is 'volcano'"):
        field("volcano")


def test_days_that_do_not_increase_are_refused():
    with pytest.raises(ValueError, match="increase from 0"):
        simulate_field("mixed", places(10), np.array([0.0, 6.0, 6.0]), rng())


@pytest.mark.parametrize("count", [1, 2, 9])
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_few_points_are_enough(scenario, count):
    assert np.isfinite(simulate_field(scenario, places(count), DAYS, rng()).displacement).all()


def test_points_lie_inside_their_bounds():
    drawn = scatter_points(3000, (100.0, 200.0, 300.0, 250.0), rng())
    assert (drawn >= [100.0, 200.0]).all()
    assert (drawn <= [300.0, 250.0]).all()


def test_points_cluster_as_scatterers_do():
    counts = np.histogram2d(*places().T, bins=20, range=[[0, 10_000], [0, 10_000]])[0]
    # Points without clusters would have a variance of their mean (Poisson).
    assert counts.var() > 3 * counts.mean()
