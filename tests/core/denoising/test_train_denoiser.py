# SPDX-License-Identifier: GPL-2.0-or-later
"""Training a denoiser from request to model file, in both forms."""

import re

import numpy as np
import pytest
from noisy_stacks import white, written

from insar_forecast_plugin.core.denoising import extraction
from insar_forecast_plugin.core.denoising.denoise_time_series import denoise_time_series
from insar_forecast_plugin.core.denoising.denoiser_file import SHIPPED_DENOISER, load_denoiser
from insar_forecast_plugin.core.denoising.gate import Gate
from insar_forecast_plugin.core.denoising.network.denoiser import Denoiser
from insar_forecast_plugin.core.denoising.network.denoiser_training import node_sample, train_denoising_network
from insar_forecast_plugin.core.denoising.nodes import CHANNELS, NODES
from insar_forecast_plugin.core.denoising.paper.span_denoiser import SpanDenoiser
from insar_forecast_plugin.core.denoising.paper.span_training import train_span_network
from insar_forecast_plugin.core.denoising.simulated_stacks import (
    SimulatedMotion,
    draw_motion,
    draw_noise,
    drawn_batches,
)
from insar_forecast_plugin.core.denoising.train_denoiser import train_denoiser
from insar_forecast_plugin.core.interface import DenoiseRequest, TrainDenoiserRequest
from insar_forecast_plugin.core.progress import Recorder, Silent


@pytest.fixture(scope="module", params=["default", "paper"])
def model(request, tmp_path_factory):
    """A model of a dozen batches, from request to file."""
    folder = tmp_path_factory.mktemp(request.param)
    outputs = {"model": str(folder / "model.safetensors"), "report": str(folder / "report.html")}
    asked = TrainDenoiserRequest(**outputs, samples=100, training_epochs=1, preset=request.param, seed=2, device="cpu")
    said = Recorder()
    result = train_denoiser(asked, said)
    (folder / "warnings.txt").write_text("\n".join(said.warnings), encoding="utf-8")
    return request.param, folder, result


def test_model_can_be_used(model):
    preset, folder, _ = model
    denoiser = load_denoiser(folder / "model.safetensors")
    assert isinstance(denoiser, SpanDenoiser if preset == "paper" else Denoiser)
    found = denoiser.find(white(count=10, size=40), 12.0 * np.arange(10), None)
    assert found.displacement.shape == (10, 40, 40) and np.isfinite(found.displacement).all()
    assert denoiser.facts["widening"] > 0


def test_report_on_what_a_model_extracts_says_what_holds_for_its_preset(model, tmp_path, monkeypatch):
    preset, folder, _ = model
    monkeypatch.setattr(extraction, "gate_of", lambda *_: Gate(1.0, 1.0, 0.9, 0.7))
    grid, page = written(white(count=10, size=40), tmp_path / "stack.tif"), tmp_path / "report.html"
    outputs = {"output": str(tmp_path / "displacement.tif"), "report": str(page)}
    denoise_time_series(DenoiseRequest(grid=grid, model=str(folder / "model.safetensors"), **outputs), Silent())
    text = page.read_text(encoding="utf-8")
    assert ("over nine acquisitions or more" in text) == ("displacement of 7 to 50 mm" in text) == (preset == "paper")
    assert ("a tenth of the stack" in text) == ("up to ten times the noise" in text) == (preset == "default")


def test_report_and_message_compare_with_the_classical_chain(model):
    _, folder, result = model
    assert "classical chain" in result.messages[0]
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert "data:image/png" in page
    assert "95% of the errors on the test stacks are below" in page


def test_network_that_is_worse_than_the_classical_chain_is_warned_of(model):
    _, folder, result = model
    inside, classical = (float(one) for one in re.findall(r"([\d.]+) mm", result.messages[0])[:2])
    assert inside > classical  # of a dozen batches nothing else is to be expected
    for name in ("warnings.txt", "report.html"):
        assert "Do not use this network yet" in (folder / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("train", [train_denoising_network, train_span_network])
def test_same_seed_gives_the_same_weights_and_another_does_not(train):
    one, other, third = (train(16, 1, seed, Silent(), "cpu")[0].weights() for seed in (2, 2, 3))
    assert all(np.array_equal(one[name], other[name]) for name in one)
    assert not all(np.array_equal(one[name], third[name]) for name in one)


def test_batches_use_each_stack_about_as_often_as_asked():
    seen = {}
    for _, batch in drawn_batches(0, 400, 3, size=8, epochs=(6, 8), progress=Silent()):
        for noise in batch:
            seen[id(noise.values)] = noise
    assert 300 < len(seen) <= 400  # by chance some are never drawn


def test_truth_of_a_sample_is_what_was_put_in():
    rng = np.random.default_rng(0)
    noise = draw_noise(rng, (20, 20))
    line = np.linspace(0, 1, 20, dtype=np.float32)[:, None, None] * np.eye(64, dtype=np.float32)
    sample = node_sample(noise, SimulatedMotion(line, line[-1] > 0))
    days = noise.scene.days
    expected = np.interp(np.linspace(0, days[-1], NODES), days, line[:, 0, 0])
    assert np.allclose(sample.truth[:, 0, 0] / sample.truth[-1, 0, 0], expected, atol=1e-4)
    assert sample.layers.shape == (len(CHANNELS), 64, 64) and sample.source.sum() == 64


def test_sources_are_measured_by_the_noise():
    rng = np.random.default_rng(4)
    noise = draw_noise(rng, (10, 10))
    peaks = [np.abs(draw_motion(rng, noise).displacement).max() / noise.values.std() for _ in range(60)]
    assert min(peaks) == 0 and 3 < max(peaks) < 31  # up to three sources of ten times the noise


def test_shipped_model_is_small_and_beats_the_classical_chain():
    from insar_forecast_plugin.core.denoising.denoiser_accuracy import denoiser_accuracy

    assert SHIPPED_DENOISER.stat().st_size < 4_000_000
    accuracy = denoiser_accuracy(load_denoiser(), 12, 77, (10, 40), Silent())
    assert accuracy.inside < accuracy.classical < accuracy.zeros
    assert accuracy.kept > 0.6
