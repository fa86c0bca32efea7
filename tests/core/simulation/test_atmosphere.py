# SPDX-License-Identifier: GPL-2.0-or-later
"""Statistics of the simulated atmosphere."""

import numpy as np
import pytest

from insar_forecast_plugin.core.simulation.atmosphere import (
    TURBULENCE_FALLOFF,
    stratified_delay,
    turbulent_atmosphere,
    turbulent_fields,
)


def rng(seed=0):
    return np.random.default_rng(seed)


def places(count=2000):
    return rng(9).random((count, 2)) * 10_000


@pytest.mark.parametrize("falloff", [5 / 3, 8 / 3, 11 / 3])
def test_the_atmospheres_power_along_a_line_falls_as_chosen(falloff):
    fields = turbulent_fields((300, 64, 64), rng(), falloff=falloff)
    taper = np.hanning(64)
    power = (np.abs(np.fft.rfft((fields - fields.mean(axis=2, keepdims=True)) * taper, axis=2)) ** 2).mean(axis=(0, 1))
    k = np.arange(3, 16)
    slope = np.polyfit(np.log(k), np.log(power[k]), 1)[0]
    assert slope == pytest.approx(-falloff, abs=0.25)


def test_the_atmosphere_is_alike_in_both_directions():
    fields = turbulent_fields((300, 32, 32), rng())
    along = ((fields[:, 1:] - fields[:, :-1]) ** 2).mean()
    across = ((fields[:, :, 1:] - fields[:, :, :-1]) ** 2).mean()
    assert along == pytest.approx(across, rel=0.05)


def test_the_atmosphere_has_no_memory_in_time():
    sampled = turbulent_atmosphere(places(500), 400, rng())
    lagged = (sampled[:, 1:] * sampled[:, :-1]).mean() / (sampled**2).mean()
    assert abs(lagged) < 0.1


def test_the_atmosphere_is_alike_at_neighbouring_points():
    coordinates = np.concatenate([places(500), places(500) + 20.0])
    sampled = turbulent_atmosphere(coordinates, 50, rng())
    assert np.corrcoef(sampled[:500].ravel(), sampled[500:].ravel())[0, 1] > 0.98


def test_an_atmosphere_over_one_point_is_finite():
    assert np.isfinite(turbulent_atmosphere(np.zeros((1, 2)), 3, rng())).all()


def test_turbulence_falls_with_the_eight_thirds_unless_told():
    assert pytest.approx(8 / 3) == TURBULENCE_FALLOFF
    told = turbulent_fields((2, 16, 16), rng(), falloff=8 / 3)
    assert turbulent_fields((2, 16, 16), rng()) == pytest.approx(told)


@pytest.mark.parametrize("falloff", [5 / 3, 8 / 3])
def test_the_atmosphere_has_unit_variance_on_a_grid_and_about_that_at_points(falloff):
    fields = turbulent_fields((50, 64, 64), rng(), falloff=falloff)
    assert (fields**2).mean() == pytest.approx(1.0, rel=1e-4)
    sampled = turbulent_atmosphere(places(), 50, rng(), falloff=falloff)
    assert (sampled**2).mean() == pytest.approx(1.0, rel=0.15)


def test_a_smaller_falloff_is_rougher():
    close = np.concatenate([places(500), places(500) + 100.0])
    steps = []
    for falloff in (1.0, 8 / 3):
        sampled = turbulent_atmosphere(close, 50, rng(), falloff=falloff)
        steps.append(np.abs(sampled[500:] - sampled[:500]).mean())
    assert steps[0] > 2 * steps[1]


def test_more_cells_hold_finer_structure():
    close = np.concatenate([places(500), places(500) + 50.0])
    steps = []
    for cells in (8, 128):
        sampled = turbulent_atmosphere(close, 50, rng(), cells=cells, falloff=1.0)
        steps.append(np.abs(sampled[500:] - sampled[:500]).mean())
    assert steps[1] > 2 * steps[0]


def test_stratified_delay_follows_its_power_of_height():
    heights = np.array([[900.0, 600.0], [1000.0, 2000.0]])
    delay = stratified_delay(heights, scale=-0.02, reference_height=1000.0, exponent=1.5)
    assert delay.shape == (2, 2)
    assert delay.ravel() == pytest.approx([-0.02 * 100**1.5, -0.02 * 400**1.5, 0.0, 0.0])


def test_an_exponent_that_is_not_above_zero_is_refused():
    with pytest.raises(ValueError, match="exponent of a stratified delay is 0"):
        stratified_delay(np.zeros(3), scale=1.0, reference_height=0.0, exponent=0)
