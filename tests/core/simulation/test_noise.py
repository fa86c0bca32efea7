# SPDX-License-Identifier: GPL-2.0-or-later
"""Statistics of the simulated noise and gaps."""

import numpy as np
import pytest

from insar_forecast_plugin.core.simulation.noise import (
    NoiseModel,
    autoregressive,
    missing_values,
    seasonal_signal,
    simulate_noise,
    spikes,
)


def rng(seed=0):
    return np.random.default_rng(seed)


def places(count=2000):
    return rng(9).random((count, 2)) * 10_000


def test_noise_has_the_total_that_was_asked_for():
    model = NoiseModel(total=3.0, spike_share=0.0)
    noise = simulate_noise(places(), np.arange(100) * 6.0, model, rng(), np.ones(2000))
    assert noise.std() == pytest.approx(3.0, rel=0.03)


def test_noise_of_zero_is_none_at_all():
    noise = simulate_noise(places(5), np.arange(4) * 6.0, NoiseModel(total=0.0), rng(), np.ones(5))
    assert not noise.any()


def test_the_shares_of_the_noise_add_up():
    model = NoiseModel()
    assert model.white_share + model.temporal_share + model.atmosphere_share == pytest.approx(1.0)


def test_a_poor_point_is_noisier():
    quality = np.where(np.arange(2000) < 1000, 0.5, 1.5)
    noise = simulate_noise(places(), np.arange(50) * 6.0, NoiseModel(), rng(), quality)
    assert noise[1000:].std() > 1.5 * noise[:1000].std()


def test_correlation_in_time_falls_as_its_days_say():
    series = autoregressive(20_000, np.array([0.0, 10.0, 50.0]), 40.0, rng())
    found = np.corrcoef(series.T)
    assert [found[0, 1], found[1, 2], found[0, 2]] == pytest.approx(np.exp([-0.25, -1.0, -1.25]), abs=0.02)


def test_correlated_series_have_unit_variance_at_every_epoch():
    assert autoregressive(20_000, np.arange(5) * 6.0, 40.0, rng()).std(axis=0) == pytest.approx(1.0, abs=0.03)


def test_spikes_come_at_their_share_and_size():
    drawn = spikes((1000, 100), 0.01, 4.0, rng())
    size = np.abs(drawn[drawn != 0])
    assert len(size) == pytest.approx(1000, rel=0.15)
    assert size.min() >= 4.0
    assert size.max() <= 8.0


@pytest.mark.parametrize("share", [0.0, 0.05, 0.3, 0.9])
def test_the_share_of_missing_values_is_as_asked_for(share):
    missing = missing_values((3000, 200), share, rng())
    assert missing.mean() == pytest.approx(share, abs=0.025)


def test_half_of_the_missing_values_come_in_blocks():
    missing = missing_values((2000, 200), 0.2, rng())
    # Independent gaps would follow one another at a rate of the share itself.
    following = (missing[:, 1:] & missing[:, :-1]).sum() / missing[:, :-1].sum()
    assert following > 0.5


def test_every_point_keeps_two_values():
    assert ((~missing_values((3000, 12), 0.9, rng())).sum(axis=1) >= 2).all()


def test_the_season_repeats_every_year():
    days = np.array([0.0, 100.0, 365.25, 465.25])
    signal = seasonal_signal(places(50), days, 2.0, rng())
    assert signal[:, 2:] == pytest.approx(signal[:, :2], abs=1e-4)


def test_the_season_differs_over_the_area():
    signal = seasonal_signal(places(500), np.arange(61) * 6.0, 2.0, rng())
    assert np.ptp(signal.argmax(axis=1)) > 5
    assert np.median(np.ptp(signal, axis=1) / 2) == pytest.approx(2.0, rel=0.5)
