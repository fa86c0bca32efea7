# SPDX-License-Identifier: GPL-2.0-or-later
"""Velocity fields with known truth: places, sources, noise."""

import numpy as np
import pytest
from scipy.spatial import cKDTree

from insar_forecast_plugin.core.simulation.drawn_sources import SOURCE_KINDS
from insar_forecast_plugin.core.simulation.velocity_fields import (
    draw_line_of_sight,
    draw_places,
    noise_piece,
    simulate_velocities,
    simulated_velocity_noise,
)

DATES = np.datetime64("2018-01-03") + np.arange(240) * 6
YEARS = (DATES - DATES[0]).astype(float) / 365.25
OBLIQUE = np.array([-0.6, -0.1, np.sqrt(1 - 0.37)])


def rng(seed=0):
    return np.random.default_rng(seed)


def velocity_noise(displacement, epochs, source):
    """Return the velocities of lines through the pieces, mm/yr."""
    dates, noise = noise_piece(DATES, displacement, epochs, source)
    years = (dates - dates[0]).astype(float) / 365.25
    known = np.isfinite(noise)
    return np.array(
        [np.polyfit(years[k], n[k], 1)[0] if k.any() else np.nan for n, k in zip(noise, known, strict=True)]
    )


@pytest.fixture(scope="module")
def places():
    return draw_places(rng(1), 6000, 8000.0)


@pytest.fixture(scope="module")
def fields(places):
    """Return ten fields of white noise of 0.5 mm/yr with twelve sources wanted."""
    drawn = []
    for seed in range(10):
        noise = 0.5 * rng(100 + seed).standard_normal(len(places))
        drawn.append(simulate_velocities(rng(seed), places, noise=noise, sources=(12, 12), empty_share=0.0))
    return drawn


@pytest.mark.parametrize("density", [10, 300, 4000])
def test_places_have_their_number_and_lie_in_their_area(density):
    drawn = draw_places(rng(), 3 * density, (3000.0, 1000.0))
    assert drawn.shape == (3 * density, 2)
    assert drawn.min() >= 0
    assert (drawn.max(axis=0) <= (3000, 1000)).all()


@pytest.mark.parametrize("seed", range(4))
def test_places_lie_in_clusters_with_voids_between_them(seed):
    drawn = draw_places(rng(seed), 4000, 4000.0)
    counts = np.histogram2d(*drawn.T, bins=20, range=[[0, 4000], [0, 4000]])[0]
    # Points without clusters would have a variance of their mean, 10, and no empty cell.
    assert counts.var() > 4 * counts.mean()
    assert (counts <= 1).mean() > 0.05


def test_some_areas_hold_a_sea():
    empty = []
    for seed in range(12):
        distance = cKDTree(draw_places(rng(seed), 3000, 1000.0)).query(1000 * rng().random((400, 2)))[0]
        empty.append((distance > 50).mean())
    assert 3 <= (np.array(empty) > 0.1).sum() <= 11


def test_the_same_seed_draws_the_same_and_another_one_does_not():
    one, same, other = (simulate_velocities(rng(seed), draw_places(rng(seed), 2000, 4000.0)) for seed in (5, 5, 6))
    assert np.array_equal(one.velocity, same.velocity)
    assert np.array_equal(one.source, same.source)
    assert not np.array_equal(one.velocity, other.velocity)


def test_no_places_are_refused():
    with pytest.raises(ValueError, match="got 0 points in 100 by 100 m"):
        draw_places(rng(), 0, 100.0)


def test_velocity_is_truth_and_noise(places):
    noise = simulated_velocity_noise(rng(), places)
    field = simulate_velocities(rng(), places, noise=noise, sources=(5, 5), empty_share=0.0)
    assert field.velocity - field.truth == pytest.approx(noise)
    assert np.abs(field.truth).max() > 0


def test_sources_hold_20_to_400_points_evenly_in_the_logarithm(fields):
    counts = np.concatenate([np.bincount(field.source)[1:] for field in fields])
    assert len(counts) > 100
    assert counts.min() >= 20
    assert counts.max() <= 400
    assert np.median(counts) == pytest.approx(np.sqrt(20 * 400), rel=0.25)


def test_peaks_are_2_to_10_times_the_local_noise_evenly_in_the_logarithm(fields):
    ratio = np.concatenate([np.abs(field.peak) for field in fields]) / 0.5
    assert ratio.min() > 2 / 1.35  # the local noise is known from some 200 points
    assert ratio.max() < 10 * 1.35
    assert np.median(ratio) == pytest.approx(np.sqrt(20), rel=0.2)
    strength = np.concatenate([field.strength for field in fields])
    assert strength.min() >= 2
    assert strength.max() <= 10


def test_the_truth_at_a_sources_points_is_a_third_of_its_peak_at_least(fields):
    for field in fields:
        for number, peak in enumerate(field.peak, start=1):
            motion = np.abs(field.truth[field.source == number])
            # Skirts of other sources add to it or take from it.
            assert np.median(motion) > abs(peak) / 3.5
            assert motion.max() == pytest.approx(abs(peak), rel=0.35)


def test_a_single_source_has_all_points_with_a_third_of_its_peak(places):
    for seed in range(8):
        noise = np.full(len(places), 0.1)
        field = simulate_velocities(rng(seed), places, noise=noise, sources=(1, 1), empty_share=0.0)
        assert np.array_equal(field.source == 1, np.abs(field.truth) >= np.abs(field.truth).max() / 3)
        assert field.truth[np.abs(field.truth).argmax()] == pytest.approx(field.peak[0])


@pytest.mark.parametrize("kind", SOURCE_KINDS)
def test_sources_of_each_kind_are_placed(kind, places):
    noise = rng().standard_normal(len(places))
    options = {"kinds": [kind], "sources": (4, 4), "empty_share": 0.0, "line_of_sight": OBLIQUE}
    field = simulate_velocities(rng(3), places, noise=noise, **options)
    assert len(field.kind) >= 3
    assert set(field.kind) == {kind}


def test_kinds_signs_and_empty_fields_are_all_drawn(places):
    noise = rng().standard_normal(len(places))
    drawn = [simulate_velocities(rng(seed), places, noise=noise, empty_share=0.3) for seed in range(30)]
    assert {kind for field in drawn for kind in field.kind} == set(SOURCE_KINDS)
    signs = np.sign(np.concatenate([field.peak for field in drawn]))
    assert 0.15 < (signs > 0).mean() < 0.5
    assert 4 <= sum(not field.truth.any() for field in drawn) <= 15


def test_a_peak_follows_the_noise_around_it(places):
    noisy = places[:, 0] > np.median(places[:, 0])
    noise = np.where(noisy, 3.0, 0.3) * rng().standard_normal(len(places))
    options = {"sources": (16, 16), "strength": (4.0, 4.0), "points": (20, 60), "empty_share": 0.0}
    peaks = {True: [], False: []}
    for seed in range(4):
        field = simulate_velocities(rng(seed), places, noise=noise, **options)
        for number, peak in enumerate(field.peak, start=1):
            side = noisy[field.source == number]
            if side.all() or not side.any():
                peaks[bool(side.all())].append(abs(peak))
    assert np.median(peaks[True]) == pytest.approx(12.0, rel=0.25)
    assert np.median(peaks[False]) == pytest.approx(1.2, rel=0.25)


def test_too_few_points_hold_no_source():
    field = simulate_velocities(rng(), draw_places(rng(), 60, 1000.0), empty_share=0.0)
    assert not field.source.any()
    assert field.kind == ()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"noise": np.zeros(3)}, r"of shape \(6000,\); got shape \(3,\)"),
        ({"noise": np.full(6000, np.nan)}, "6000 values that are not: leave such points out"),
        ({"kinds": ["volcano"]}, r"got \['volcano'\]; expected some of mogi"),
        ({"kinds": []}, "got none; expected some of mogi"),
    ],
)
def test_what_does_not_fit_the_points_is_refused(options, said, places):
    with pytest.raises(ValueError, match=said):
        simulate_velocities(rng(), places, **options)


def test_simulated_noise_differs_in_size_from_place_to_place(places):
    noise = np.stack([simulated_velocity_noise(rng(seed), places) for seed in range(40)])
    size = np.median(np.abs(noise), axis=1)
    assert 0.2 < size.min() < 0.7 < size.max() < 3
    near = cKDTree(places).query(places, k=50)[1]
    for one in noise[:5]:
        local = np.median(np.abs(one[near] - np.median(one[near], axis=1)[:, None]), axis=1)
        assert np.quantile(local, 0.95) > 1.5 * np.quantile(local, 0.05)


def test_simulated_noise_is_partly_shared_by_neighbours(places):
    nearest = cKDTree(places).query(places, k=2)[1][:, 1]
    shared = []
    for seed in range(20):
        noise = np.clip(simulated_velocity_noise(rng(seed), places), -5, 5)
        shared.append(np.corrcoef(noise, noise[nearest])[0, 1])
    assert 0.1 < np.mean(shared) < 0.6


def test_simulated_noise_has_spikes_at_a_few_per_cent(places):
    for seed in range(5):
        noise = simulated_velocity_noise(rng(seed), places)
        deviation = 1.4826 * np.median(np.abs(noise - np.median(noise)))
        assert 0.003 < (np.abs(noise - np.median(noise)) > 4 * deviation).mean() < 0.08


def test_lines_of_sight_are_unit_vectors_of_both_tracks_and_the_vertical():
    drawn = np.stack([draw_line_of_sight(rng(seed)) for seed in range(60)])
    assert np.linalg.norm(drawn, axis=1) == pytest.approx(1.0)
    assert {-1.0, 0.0, 1.0} == set(np.sign(drawn[:, 0]))
    assert drawn[:, 2].min() > np.cos(np.radians(46.1))


@pytest.mark.parametrize(("epochs", "lost"), [(40, 0.0), (80, 0.08), (120, 0.14)])
def test_velocity_noise_has_the_size_of_the_velocitys_standard_error(epochs, lost):
    series = 3.0 * rng().standard_normal((4000, 240))
    found = np.mean([velocity_noise(series, epochs, rng(seed)).std() for seed in range(12)])
    piece = YEARS[:epochs] - YEARS[:epochs].mean()
    standard_error = 3.0 / np.sqrt((piece**2).sum())
    assert found == pytest.approx((1 - lost) * standard_error, rel=0.04)


def test_velocity_noise_holds_nothing_of_a_line_or_a_parabola():
    series = rng().standard_normal((50, 240))
    moving = series + np.outer(np.arange(50), YEARS) - np.outer(np.arange(50), YEARS**2)
    found = velocity_noise(series, 100, rng(1))
    assert velocity_noise(moving, 100, rng(1)) == pytest.approx(found, abs=1e-9)
    assert np.abs(found).min() > 0


def test_velocity_noise_of_series_with_gaps_is_fitted_to_what_is_there():
    series = rng().standard_normal((30, 240))
    line = np.outer(np.ones(30), 5 * YEARS)
    gaps = rng(1).random(series.shape) < 0.3
    known = np.where(gaps, np.nan, series)
    found = velocity_noise(known, 100, rng(2))
    assert np.isfinite(found).all()
    assert velocity_noise(known + line, 100, rng(2)) == pytest.approx(found, abs=1e-9)
    assert not np.allclose(found, velocity_noise(series, 100, rng(2)), atol=1e-3)


def test_velocity_noise_is_unknown_where_most_of_a_series_is_missing():
    series = rng().standard_normal((3, 240))
    series[1, 50:] = np.nan
    assert np.isfinite(velocity_noise(series, 100, rng())).tolist() == [True, False, True]


def test_velocity_noise_that_neighbours_share_stays_shared():
    common = np.cumsum(rng().standard_normal(240))
    series = common + 0.1 * rng(1).standard_normal((200, 240))
    found = velocity_noise(series, 60, rng(2))
    assert found.std() < 0.3 * abs(found.mean())


@pytest.mark.parametrize("epochs", [2, 121])
def test_a_piece_that_is_too_short_or_too_long_is_refused(epochs):
    with pytest.raises(ValueError, match=f"a piece of {epochs} epochs of 240: give 3 to 120"):
        noise_piece(DATES, np.zeros((2, 240)), epochs, rng())
