# SPDX-License-Identifier: GPL-2.0-or-later
import numpy as np
import pytest
import torch
from affine import Affine
from safetensors.numpy import save_file

from insar_forecast_plugin.core.areas.overwrapping.alexnet import SHAPES, alexnet
from insar_forecast_plugin.core.areas.overwrapping.fringes import FringeSettings
from insar_forecast_plugin.core.areas.overwrapping.imagenet_weights import with_imagenet_weights
from insar_forecast_plugin.core.areas.overwrapping.overwrapping_detector import (
    SHIPPED_OVERWRAPPING,
    OverwrappingDetector,
    load_overwrapping,
)
from insar_forecast_plugin.core.areas.overwrapping.train_overwrapping import train_overwrapping
from insar_forecast_plugin.core.areas.velocity_field import VelocityField
from insar_forecast_plugin.core.bundle import load_bundle, save_bundle
from insar_forecast_plugin.core.errors import ModelError
from insar_forecast_plugin.core.gridding.geometry import GridGeometry
from insar_forecast_plugin.core.networks.trainable_network import TrainableNetwork

SPACING = 100.0


def untrained(shape="narrow", **settings):
    torch.manual_seed(0)
    network = TrainableNetwork(alexnet(SHAPES[shape])).trained()
    return OverwrappingDetector(network, shape, FringeSettings(**settings), {"seed": 0})


def field(rows=40, columns=60, *, peak=0.0, empty=None, seed=0):
    """Return a field of one point a cell with a bowl in the middle, and its grid."""
    geometry = GridGeometry(Affine(SPACING, 0, 0, 0, -SPACING, rows * SPACING), "", rows, columns)
    places = geometry.centres()
    apart = np.hypot(*(places - places.mean(axis=0)).T) / SPACING
    velocity = np.random.default_rng(seed).normal(0, 1, len(places)) + peak * np.exp(-0.5 * (apart / 4) ** 2)
    kept = np.ones(len(places), dtype=bool) if empty is None else ~empty(places / SPACING)
    return VelocityField.of(places[kept], velocity[kept], ""), geometry


def test_scores_are_probabilities_of_the_grid_s_shape():
    scores = untrained().scores(*field())
    assert scores.shape == (40, 60)
    assert scores.dtype == np.float32
    assert 0 < scores.min() <= scores.max() < 1


def test_far_from_all_points_the_score_is_0():
    scores = untrained().scores(*field(60, 100, empty=lambda place: place[:, 0] > 40))
    assert not scores[:, 70:].any()
    assert scores[:, :35].all()


def test_no_point_in_the_grid_gives_0():
    velocities, geometry = field()
    elsewhere = VelocityField(velocities.coordinates + 1e6, velocities.velocity, velocities.noise, "")
    assert not untrained().scores(elsewhere, geometry).any()


def test_probabilities_are_averaged_over_the_gains():
    velocities, geometry = field(peak=-6.0)
    both = untrained(gains=(1, 4)).scores(velocities, geometry)
    apart = [untrained(gains=(gain,)).scores(velocities, geometry) for gain in (1, 4)]
    np.testing.assert_allclose(both, np.mean(apart, axis=0), rtol=1e-5)


def test_saved_model_gives_the_same_scores(tmp_path):
    detector = untrained(completion="normalised_convolution", gains=(1, 2))
    detector.save(tmp_path / "model.safetensors")
    again = load_overwrapping(tmp_path / "model.safetensors")
    assert again.settings == detector.settings
    assert again.facts["seed"] == 0
    np.testing.assert_array_equal(again.scores(*field()), detector.scores(*field()))


def test_model_of_another_kind_is_refused(tmp_path):
    save_bundle(tmp_path / "line.safetensors", "line", {"slope": np.array([1.5])}, {})
    with pytest.raises(ModelError, match="kind 'line'; expected 'overwrapping'"):
        load_overwrapping(tmp_path / "line.safetensors")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("gains", [0], "'gains' is .*; expected whole numbers from 1 to 64"),
        ("gains", "many", "'gains' is 'many'; expected whole numbers"),
        ("completion", "magic", "'completion' is 'magic'; expected one of normalised_convolution"),
        ("completion", ["low_rank"], "expected one of normalised_convolution"),
        ("span_years", -1, "'span_years' is -1; expected a number above 0"),
        ("shape", "wide", "'shape' is 'wide'; expected one of imagenet, narrow"),
        ("channels", ["grey"], "trained with other inputs"),
    ],
)
def test_impossible_fact_is_refused(tmp_path, name, value, words):
    path = tmp_path / "model.safetensors"
    untrained().save(path)
    bundle = load_bundle(path, "overwrapping")
    save_bundle(path, "overwrapping", bundle.tensors, {**bundle.facts, name: value})
    with pytest.raises(ModelError, match=words):
        load_overwrapping(path)


def test_weights_of_another_shape_are_refused(tmp_path):
    path = tmp_path / "model.safetensors"
    untrained().save(path)
    bundle = load_bundle(path, "overwrapping")
    tensors = {**bundle.tensors, "features.0.weight": np.zeros((1, 3, 5, 5), dtype=np.float32)}
    save_bundle(path, "overwrapping", tensors, bundle.facts)
    with pytest.raises(ModelError, match=r"'features\.0\.weight' has shape"):
        load_overwrapping(path)


@pytest.fixture(scope="module")
def imagenet(tmp_path_factory):
    """Weights by the names that torchvision gives them, the last layer for 1000 classes."""
    state = TrainableNetwork(alexnet(SHAPES["imagenet"])).weights()
    state["classifier.6.weight"], state["classifier.6.bias"] = np.zeros((1000, 4096)), np.zeros(1000)
    path = tmp_path_factory.mktemp("weights") / "alexnet.safetensors"
    save_file(state, str(path))
    return path, state


def test_given_imagenet_weights_are_taken_but_for_the_last_layer(imagenet):
    path, state = imagenet
    network = with_imagenet_weights(path)
    weights = network.weights()
    assert np.array_equal(weights["features.10.weight"], state["features.10.weight"])
    assert weights["classifier.6.weight"].shape == (1, 4096)
    assert network.trained()(np.zeros((1, 3, 227, 227), np.float32)).shape == (1,)


def test_weights_of_another_network_are_refused(tmp_path):
    save_file({"conv1.weight": np.zeros(2)}, str(tmp_path / "resnet.safetensors"))
    with pytest.raises(ModelError, match=r"has no tensor 'features\.0\.weight'"):
        with_imagenet_weights(tmp_path / "resnet.safetensors")


@pytest.mark.parametrize("name", ["alexnet.pth", "alexnet.safetensors"])
def test_file_that_is_no_safetensors_is_refused(tmp_path, name):
    (tmp_path / name).write_bytes(b"PK not at all")
    with pytest.raises(ModelError, match=r"cannot be read as a \.safetensors file"):
        with_imagenet_weights(tmp_path / name)


def test_weights_that_do_not_exist_are_refused(tmp_path):
    with pytest.raises(ModelError, match=r"does not exist.*Expected the weights of torchvision"):
        with_imagenet_weights(tmp_path / "alexnet.safetensors")


@pytest.mark.parametrize("wrong", [np.zeros(2), np.full((64, 3, 11, 11), np.nan)])
def test_tensor_of_another_shape_or_without_numbers_is_refused(tmp_path, wrong):
    save_file({"features.0.weight": wrong}, str(tmp_path / "alexnet.safetensors"))
    with pytest.raises(ModelError, match=r"tensor 'features\.0\.weight'; expected one of shape \(64, 3, 11, 11\)"):
        with_imagenet_weights(tmp_path / "alexnet.safetensors")


@pytest.mark.parametrize(
    "given", [{}, {"varied": False}, {"settings": FringeSettings(None)}, {"settings": FringeSettings(gains=(1,))}]
)
def test_training_with_and_without_each_enhancement_repeats(given):
    first, again = (train_overwrapping(1, 60, steps=2, **given).network.weights for _ in range(2))
    assert all(np.array_equal(first[name], again[name]) for name in first)


def test_shipped_model_finds_a_bowl_and_leaves_noise_alone():
    detector = load_overwrapping()
    assert SHIPPED_OVERWRAPPING.stat().st_size < 5e6
    found = detector.scores(*field(60, 60, peak=-8.0))
    still = detector.scores(*field(60, 60))
    assert found[28:32, 28:32].min() > 0.5
    assert found[:8].max() < 0.5
    assert (still > 0.5).mean() < 0.01
