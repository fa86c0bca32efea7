# SPDX-License-Identifier: GPL-2.0-or-later
import numpy as np
import pytest

from insar_forecast_plugin.core.bundle import load_bundle, save_bundle
from insar_forecast_plugin.core.errors import ModelError
from insar_forecast_plugin.core.trends.fits.breakpoints import TimeAxis
from insar_forecast_plugin.core.trends.fits.statistical import fit_trends
from insar_forecast_plugin.core.trends.fits.thresholds import MotionLimits
from insar_forecast_plugin.core.trends.network.network_inputs import (
    CHANNELS,
    FEATURES,
    STEPS,
    network_view,
    resampling_weights,
)
from insar_forecast_plugin.core.trends.network.trend_classifier import KIND, SHIPPED_MODEL, load_classifier
from insar_forecast_plugin.core.trends.simulation.simulated_series import simulate_series
from insar_forecast_plugin.core.trends.tiles import trend_table
from insar_forecast_plugin.core.trends.trend_table import TrendFitter


def view(series, dates):
    calendar = TimeAxis.of(dates)
    fits = fit_trends(calendar, series, MotionLimits())
    return network_view(calendar, fits, np.isfinite(series), MotionLimits())


def test_saved_classifier_gives_the_same_probabilities(model_file, tmp_path):
    one = load_classifier(model_file)
    one.save(tmp_path / "again.safetensors")
    rng = np.random.default_rng(0)
    inputs = rng.normal(size=(9, CHANNELS, STEPS)), rng.normal(size=(9, len(FEATURES)))
    channels, table = (values.astype(np.float32) for values in inputs)
    other = load_classifier(tmp_path / "again.safetensors")
    np.testing.assert_array_equal(one.probabilities(channels, table), other.probabilities(channels, table))


@pytest.mark.parametrize("fact", ["classes", "features", "input_shape"])
def test_model_with_other_inputs_is_refused(model_file, tmp_path, fact):
    bundle = load_bundle(model_file, KIND)
    save_bundle(tmp_path / "x.safetensors", KIND, bundle.tensors, {**bundle.facts, fact: ["else"]})
    with pytest.raises(ModelError, match=f"other {fact.replace('_', ' ')}"):
        load_classifier(tmp_path / "x.safetensors")


def test_model_without_a_tensor_is_refused(model_file, tmp_path):
    bundle = load_bundle(model_file, KIND)
    tensors = {name: value for name, value in bundle.tensors.items() if name != "dense.0.weight"}
    save_bundle(tmp_path / "x.safetensors", KIND, tensors, bundle.facts)
    with pytest.raises(ModelError, match=r"dense\.0\.weight"):
        load_classifier(tmp_path / "x.safetensors")


def test_shipped_model_is_small():
    assert SHIPPED_MODEL.stat().st_size < 2_000_000


def test_still_ground_counts_as_more_common(model_file):
    classifier = load_classifier(model_file)
    rng = np.random.default_rng(1)
    inputs = rng.normal(size=(9, CHANNELS, STEPS)), rng.normal(size=(9, len(FEATURES)))
    channels, table = (values.astype(np.float32) for values in inputs)
    raised = np.exp(classifier.network(channels, table) / classifier.temperature)
    weighted = raised * [3, 1, 1, 1, 1]
    given = classifier.probabilities(channels, table)
    np.testing.assert_allclose(given, weighted / weighted.sum(axis=1, keepdims=True), atol=1e-5)


@pytest.mark.parametrize("epochs", [30, 77, 210, 400])
def test_every_length_gives_the_same_inputs_shape(epochs):
    dates = np.datetime64("2016-01-01") + np.arange(epochs) * np.timedelta64(12, "D")
    series = simulate_series(np.random.default_rng(epochs), np.arange(5), dates=dates)
    channels, table = view(series.displacement, dates)
    assert (channels.shape, table.shape) == ((5, CHANNELS, STEPS), (5, len(FEATURES)))
    assert np.isfinite(channels).all()
    assert np.isfinite(table).all()


def test_few_epochs_are_interpolated_linearly():
    dates = np.datetime64("2020-01-01") + np.arange(30) * np.timedelta64(12, "D")
    weights = resampling_weights(TimeAxis.of(dates))
    ramp = np.arange(30.0)
    at_steps = (ramp @ weights) / weights.sum(axis=0)
    np.testing.assert_allclose(at_steps, np.linspace(0, 29, STEPS), atol=1e-9)


def test_blocks_do_not_change_the_classes(model_file):
    rng = np.random.default_rng(2)
    dates = np.datetime64("2019-01-01") + np.arange(60) * np.timedelta64(12, "D")
    series = simulate_series(rng, np.arange(700) % 5, dates=dates)
    classifier = load_classifier(model_file)

    def classified(rows):
        return trend_table(TrendFitter.of(dates, series.limits, classifier.probabilities), series.displacement[rows])

    whole, part = classified(np.arange(700)), classified(np.arange(650, 700))
    np.testing.assert_allclose(whole.probability[650:], part.probability, atol=1e-4)
    assert whole.tested[650:].tolist() == part.tested.tolist()
