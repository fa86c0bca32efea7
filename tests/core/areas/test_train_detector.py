# SPDX-License-Identifier: GPL-2.0-or-later
"""Training a detector from request to model file, and the trained network on a grid of many tiles."""

import numpy as np
import pytest
from affine import Affine
from scipy.special import expit

from insar_forecast_plugin.core.areas.network.detection_inputs import CHANNELS, detection_channels
from insar_forecast_plugin.core.areas.network.detection_network import SHRINKS
from insar_forecast_plugin.core.areas.network.detector import SHIPPED_DETECTOR, Detector, load_detector
from insar_forecast_plugin.core.areas.network.detector_training import PATCH, DetectionSamples, simulated_patches
from insar_forecast_plugin.core.areas.overwrapping.overwrapping_detector import SHIPPED_OVERWRAPPING, load_overwrapping
from insar_forecast_plugin.core.areas.train_detector import check_room, ranking, train_detector
from insar_forecast_plugin.core.areas.velocity_field import VelocityField
from insar_forecast_plugin.core.errors import InputError, ModelError
from insar_forecast_plugin.core.gridding.geometry import GridGeometry
from insar_forecast_plugin.core.interface import TrainDetectorRequest
from insar_forecast_plugin.core.io.rows_on_disk import Scratch
from insar_forecast_plugin.core.progress import Recorder, Silent


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """Two trainings with the same seed: folder, and what was said."""
    made = []
    for name in ("first", "again"):
        folder, said = tmp_path_factory.mktemp(name), Recorder()
        outputs = {"model": str(folder / "model.safetensors"), "report": str(folder / "report.html")}
        request = TrainDetectorRequest(**outputs, samples=20, training_epochs=1, seed=3, device="cpu")
        train_detector(request, said)
        made.append((folder, said))
    return made


def test_model_can_be_used(trained):
    detector = load_detector(trained[0][0] / "model.safetensors")
    assert detector.facts["trained_on"] == "simulated fields"
    assert 0 < detector.facts["test_auc"] <= 1


def test_network_that_is_hardly_trained_is_warned_of(trained):
    folder, said = trained[0]
    (warning,) = [one for one in said.warnings if "Do not use this network yet" in one]
    assert "the network that comes with the plugin reaches 0.98" in warning
    assert "Do not use this network yet" in (folder / "report.html").read_text(encoding="utf-8")


def test_report_tells_the_losses(trained):
    text = (trained[0][0] / "report.html").read_text(encoding="utf-8")
    assert "20 simulated fields" in text and "data:image/png" in text


def test_same_seed_gives_the_same_weights(trained):
    one, other = (load_detector(folder / "model.safetensors").network.weights for folder, _ in trained)
    assert all(np.array_equal(one[name], other[name]) for name in one)


def test_nothing_is_left_beside_the_outputs(trained):
    assert sorted(path.name for path in trained[0][0].iterdir()) == ["model.safetensors", "report.html"]


def test_validation_is_on_fields_that_are_not_learned_from():
    field = np.repeat(np.arange(30), np.arange(30) % 4 + 1)
    samples = DetectionSamples(np.zeros((len(field), 1)), np.zeros((len(field), 1)), field)
    learned, held = samples.parted()
    assert not {*field[learned]} & {*field[held]}
    assert sorted([*learned, *held]) == list(range(len(field)))
    assert len({*field[held]}) == 3


def test_patches_are_kept_on_disk_with_the_field_that_they_are_from(tmp_path):
    with Scratch(tmp_path) as scratch:
        samples = simulated_patches(0, 3, Silent(), scratch)
        assert {*samples.field} == {0, 1, 2}
        assert samples.channels[:1].shape == (1, len(CHANNELS), PATCH, PATCH)
        assert not isinstance(samples.channels, np.ndarray)


def test_more_fields_than_the_disk_has_room_for_are_refused(tmp_path):
    with pytest.raises(InputError, match=r"SAMPLES is 1000000000: .* need 800000\.0 GB .* Choose at most"):
        check_room(tmp_path, 1_000_000_000)


def together(channels):
    """Score a cell by how far its mean stands out."""
    return np.abs(channels[:, CHANNELS.index("together")])


def test_ranking_is_that_of_the_scores():
    rng = np.random.default_rng(0)
    moving = np.where(rng.random((20, PATCH, PATCH)) < 0.2, 1.0, 0.0).astype(np.float32)
    moving[:, 0] = np.nan
    channels = np.zeros((20, len(CHANNELS), PATCH, PATCH), np.float32)
    channels[:, CHANNELS.index("together")] = np.nan_to_num(moving)
    samples = DetectionSamples(channels, moving, np.arange(20))
    assert ranking(Detector(together, {}), samples) == 1.0


def test_many_tiles_give_the_scores_of_one():
    rows, columns, spacing = 270, 530, 100.0
    geometry = GridGeometry(Affine(spacing, 0, 0, 0, -spacing, rows * spacing), "", rows, columns)
    rng, places = np.random.default_rng(0), geometry.centres()
    for middle in ((255, 130), (256, 257), (480, 20)):  # across edges of tiles of 256 cells, and elsewhere
        apart = np.hypot(*(places - np.array(middle) * spacing).T)
        bowl = -8 * np.exp(-0.5 * (apart / 500) ** 2)
        velocity = rng.normal(0, 1, len(places)) + bowl
        field, detector = VelocityField.of(places, velocity, ""), load_detector(SHIPPED_DETECTOR)
        more = [(0, 0), (0, -rows % SHRINKS), (0, -columns % SHRINKS)]
        whole = np.pad(detection_channels(field, geometry), more)
        expected = expit(detector.network(whole[None])[0])[:rows, :columns]
        np.testing.assert_allclose(detector.scores(field, geometry), expected, atol=1e-5)
        assert expected.max() > 0.9


def test_model_of_the_other_network_is_refused():
    with pytest.raises(ModelError, match="overwrapping"):
        load_overwrapping(SHIPPED_DETECTOR)
    with pytest.raises(ModelError, match="detector"):
        load_detector(SHIPPED_OVERWRAPPING)
