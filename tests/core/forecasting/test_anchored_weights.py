# SPDX-License-Identifier: GPL-2.0-or-later
"""The weights on past values must give back what the forecaster itself says."""

from dataclasses import replace

import numpy as np
import pytest

from insar_forecast_plugin.core.forecasting.models.anchored.anchor import LinearAnchor
from insar_forecast_plugin.core.forecasting.models.anchored.anchored_weights import (
    anchor_weights,
    correction_slopes,
    correction_weights,
    seasonal_weights,
    values_of,
)
from insar_forecast_plugin.core.forecasting.models.anchored.correction import (
    Correction,
    CorrectionWindows,
    pretrained_network,
)
from insar_forecast_plugin.core.forecasting.models.anchored.correction_inputs import CorrectionInputs
from insar_forecast_plugin.core.forecasting.models.anchored.correction_network import state_count
from insar_forecast_plugin.core.forecasting.models.anchored.features import LagPlan, Surroundings, window_features

EPOCH, STEPS = 69, 2


@pytest.fixture(scope="module")
def window():
    rng = np.random.default_rng(0)
    points, epochs = 90, 80
    days = np.cumsum(rng.choice([6, 12], epochs))
    dates = np.datetime64("2020-01-01") + days.astype("timedelta64[D]")
    series = 0.3 * rng.normal(size=(points, epochs)).cumsum(axis=1) + rng.normal(size=(points, epochs))
    series = series.astype(np.float32)
    series[:7, :20] = np.nan
    places = rng.random((points, 2)) * 2000
    surroundings = Surroundings.of(places, dates, series)
    plan = LagPlan(30)
    anchor = LinearAnchor(plan, 0.05 * rng.normal(size=(STEPS, plan.lagged_count + 4)))
    (features,) = window_features(surroundings, plan, [EPOCH])
    ahead = dates[EPOCH + 1 : EPOCH + 1 + STEPS]
    forecast = anchor.predict(surroundings, features, ahead)[:, -1:]
    windows = CorrectionWindows.of(places, surroundings)
    network = pretrained_network()
    layers = rng.normal(size=(STEPS, state_count(network)))
    shifts = 0.05 * rng.normal(size=anchor.weights.shape)
    return {
        "anchor": anchor,
        "forecast": forecast,
        "values": values_of(surroundings, EPOCH),
        "seasonal": seasonal_weights(surroundings, EPOCH, ahead[-1]),
        "inputs": windows.inputs(features, forecast, ahead[-1:]),
        "correction": Correction(network, layers, shifts, np.array([0.3, 0.6])),
    }


def at_last_step(correction):
    """Return a correction whose first horizon is the last one."""
    return replace(
        correction, layers=correction.layers[-1:], shifts=correction.shifts[-1:], shares=correction.shares[-1:]
    )


def test_weights_times_values_are_the_anchors_forecast(window):
    weights = anchor_weights(window["anchor"], window["seasonal"], STEPS)
    summed = (weights * window["values"]).sum(axis=(1, 2)) + window["anchor"].weights[STEPS - 1, 0]
    np.testing.assert_allclose(summed, window["forecast"][:, 0], rtol=1e-4, atol=1e-3)


def test_slopes_times_inputs_are_the_correction_beyond_that_of_a_still_window(window):
    inputs, correction = window["inputs"], window["correction"]
    to_sequence, to_horizon = correction_slopes(correction, inputs, STEPS)
    sequence, horizons = inputs.sequence.copy(), inputs.horizons.copy()
    sequence[:, :6], horizons[:, :, :4] = 0, 0
    still = CorrectionInputs(sequence, horizons, inputs.scale)
    last = at_last_step(correction)
    expected = (last.of(inputs) - last.of(still))[:, 0]
    moved = (to_sequence[:, :6] * inputs.sequence[:, :6]).sum(axis=(1, 2))
    moved += (to_horizon[:, :4] * inputs.horizons[:, 0, :4]).sum(axis=1)
    error = np.abs(moved * inputs.scale - expected).mean()
    assert error < 0.02 * np.abs(expected).mean()


def test_weights_times_values_are_what_the_slopes_make_of_the_inputs(window):
    inputs = window["inputs"]
    slopes = correction_slopes(window["correction"], inputs, STEPS)
    anchored = anchor_weights(window["anchor"], window["seasonal"], STEPS)
    weights = correction_weights(slopes, anchored, window["seasonal"])
    summed = (weights * window["values"]).sum(axis=(1, 2)) + slopes[1][:, 0] * window["anchor"].weights[STEPS - 1, 0]
    expected = (slopes[0][:, :4] * inputs.sequence[:, :4]).sum(axis=(1, 2))
    expected += (slopes[1][:, :4] * inputs.horizons[:, 0, :4]).sum(axis=1)
    expected *= inputs.scale
    unclipped = (np.abs(inputs.sequence) < 12).all(axis=(1, 2)) & (np.abs(inputs.horizons) < 20).all(axis=(1, 2))
    assert unclipped.sum() > 40
    np.testing.assert_allclose(summed[unclipped], expected[unclipped], rtol=1e-3, atol=1e-3)


def test_a_correction_without_share_has_no_slopes(window):
    still = replace(window["correction"], layers=np.zeros_like(window["correction"].layers), shares=np.zeros(STEPS))
    slopes = correction_slopes(still, window["inputs"], STEPS)
    assert not slopes[0].any()
    assert not slopes[1].any()
