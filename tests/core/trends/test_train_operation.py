# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation traintrendclassifier from file to file."""

from dataclasses import replace
from functools import partial

import numpy as np
import pytest
import torch

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.interface import TrainTrendClassifierRequest
from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.networks.trainable_network import TrainableNetwork
from insar_forecast_plugin.core.progress import Recorder, Silent
from insar_forecast_plugin.core.request import VectorSource
from insar_forecast_plugin.core.trend_classes import TREND_CLASSES, TrendClasses
from insar_forecast_plugin.core.trends.network.training_set import NetworkSamples, simulated_samples
from insar_forecast_plugin.core.trends.network.trend_classifier import load_classifier
from insar_forecast_plugin.core.trends.network.trend_networks import make_network
from insar_forecast_plugin.core.trends.network.trend_training import fitted_temperature, train_network
from insar_forecast_plugin.core.trends.train_trend_classifier import (
    REAL_NOISE,
    split,
    split_by_ground,
    train_trend_classifier,
)


def train(folder, name="m.safetensors", progress=None, **options):
    request = {"samples_per_class": 40, "training_epochs": 2, "device": "cpu", **options}
    result = train_trend_classifier(
        TrainTrendClassifierRequest(model=str(folder / name), **request), progress or Silent()
    )
    return load_classifier(folder / name), result


def weights(classifier):
    return classifier.network.weights


def test_same_seed_gives_the_same_weights(tmp_path):
    one, other = (weights(train(tmp_path, name)[0]) for name in ("a.safetensors", "b.safetensors"))
    assert all(np.array_equal(one[name], other[name]) for name in one)


def test_other_seed_gives_other_weights(tmp_path):
    one, other = (weights(train(tmp_path, f"{seed}.safetensors", seed=seed)[0]) for seed in (0, 1))
    assert not np.array_equal(one["dense.0.weight"], other["dense.0.weight"])


def test_scores_are_less_sure_than_simulated_series_would_have_them(tmp_path):
    classifier, _ = train(tmp_path, seed=3)
    _, validation, _ = split(simulated_samples(3, 40, Silent()), 3)
    logits = torch.from_numpy(classifier.network(validation.channels, validation.features))
    fitted = fitted_temperature(logits, torch.from_numpy(validation.labels))
    assert classifier.temperature == pytest.approx(REAL_NOISE * fitted, rel=1e-3)


def test_papers_network_can_be_trained(tmp_path):
    assert train(tmp_path, preset="paper")[0].preset == "paper"


def test_learning_lowers_the_loss(tmp_path):
    progress = Recorder()
    train(tmp_path, progress=progress, samples_per_class=100, training_epochs=5)
    losses = [float(text.split("validation loss ")[1].split(",")[0]) for text in progress.infos if "loss" in text]
    assert losses[-1] < 0.8 * losses[0]


@pytest.mark.parametrize(("samples", "passes", "is_told"), [(40, 1, True), (300, 12, False)])
def test_network_that_is_hardly_trained_is_warned_of(tmp_path, samples, passes, is_told):
    progress, page = Recorder(), tmp_path / "r.html"
    options = {"samples_per_class": samples, "training_epochs": passes, "report": str(page)}
    train(tmp_path, progress=progress, **options)
    told = any("Do not use this network yet: guessing gives 20%" in one for one in progress.warnings)
    assert told == ("Do not use this network yet" in page.read_text(encoding="utf-8")) == is_told


def test_report_shows_confusion_and_loss(tmp_path):
    train(tmp_path, report=str(tmp_path / "r.html"))
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert all(word in page for word in ("Precision", "unwrapping error", "data:image/png"))


def test_labelled_points_are_learnt_from(tmp_path, labelled_points):
    write_points(labelled_points, tmp_path / "in.gpkg")
    model, _ = train(tmp_path, input=VectorSource(str(tmp_path / "in.gpkg")), label_field="label")
    assert "100 labelled series" in model.facts["trained_on"]


def test_unknown_label_is_refused_before_anything_is_simulated(tmp_path, labelled_points):
    attributes = labelled_points.attributes.assign(label="wobbly")
    write_points(replace(labelled_points, attributes=attributes), tmp_path / "in.gpkg")
    progress = Recorder()
    with pytest.raises(InputError, match="'wobbly'"):
        train(tmp_path, progress=progress, input=VectorSource(str(tmp_path / "in.gpkg")), label_field="label")
    assert not any("simulating" in text.lower() for text in progress.texts)


def test_too_few_labels_are_refused(tmp_path, labelled_points):
    write_points(labelled_points.at_points(np.arange(30)), tmp_path / "in.gpkg")
    with pytest.raises(InputError, match=r"30 points have a class.*at least 50"):
        train(tmp_path, input=VectorSource(str(tmp_path / "in.gpkg")), label_field="label")


def test_missing_label_field_is_refused(tmp_path, labelled_points):
    write_points(labelled_points, tmp_path / "in.gpkg")
    with pytest.raises(InputError, match="LABEL_FIELD is empty"):
        train(tmp_path, input=VectorSource(str(tmp_path / "in.gpkg")))


def test_parts_share_no_series():
    labels = np.arange(100) % 5
    samples = NetworkSamples(np.zeros((100, 3, 128)), np.arange(100.0)[:, None], labels)
    parts = [set(part.features[:, 0]) for part in split(samples, 0)]
    assert [len(part) for part in parts] == [70, 10, 20]
    assert len(set.union(*parts)) == 100


def test_parts_on_the_ground_share_no_block():
    rng = np.random.default_rng(2)
    blocks = rng.integers(60, size=1000)
    labels = rng.integers(5, size=1000)
    samples = NetworkSamples(np.zeros((1000, 3, 128)), blocks[:, None].astype(float), labels)
    parts = split_by_ground(samples, blocks, 0)
    seen = [set(part.features[:, 0]) for part in parts]
    assert not seen[0] & seen[1] and not seen[0] & seen[2] and not seen[1] & seen[2]
    assert sum(map(len, parts)) == 1000
    assert len(parts[0]) == pytest.approx(700, abs=70)
    assert (np.bincount(parts[2].labels, minlength=5) > 10).all()


def test_labelled_points_of_one_place_are_tested_with_a_warning(tmp_path, labelled_points):
    one_place = replace(labelled_points, coordinates=np.zeros_like(labelled_points.coordinates))
    write_points(one_place, tmp_path / "in.gpkg")
    progress = Recorder()
    train(tmp_path, progress=progress, input=VectorSource(str(tmp_path / "in.gpkg")), label_field="label")
    assert any("lie in a few places only" in text for text in progress.warnings)


def test_a_last_batch_of_one_series_is_no_obstacle():
    samples = simulated_samples(3, 80, Silent())
    parts = samples.at(slice(65)), samples.at(slice(65, 100))  # batches of 32, 32 and 1
    trained = train_network(
        partial(TrainableNetwork, make_network("default")), *parts, passes=1, seed=0, progress=Silent()
    )
    assert np.isfinite(trained.training_loss).all()


def test_simulated_samples_are_balanced():
    samples = simulated_samples(3, 80, Silent(), TrendClasses(TREND_CLASSES[:5]))
    assert np.bincount(samples.labels).tolist() == [80] * 5
