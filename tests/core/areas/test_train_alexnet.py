# SPDX-License-Identifier: GPL-2.0-or-later
"""The preset of the published network: from request to a model that over-wrapping takes."""

import numpy as np
import pytest
from safetensors.numpy import save_file

from insar_forecast_plugin.core.areas.overwrapping.overwrapping_detector import load_overwrapping
from insar_forecast_plugin.core.areas.train_detector import train_detector
from insar_forecast_plugin.core.errors import InputError, ModelError
from insar_forecast_plugin.core.interface import TrainDetectorRequest
from insar_forecast_plugin.core.progress import Recorder, Silent


def request(folder, **options):
    given = {"preset": "alexnet", "samples": 20, "training_epochs": 1, "device": "cpu", **options}
    return TrainDetectorRequest(model=str(folder / "model.safetensors"), **given)


def test_model_is_one_that_over_wrapping_takes(tmp_path):
    said = Recorder()
    result = train_detector(request(tmp_path, report=str(tmp_path / "report.html")), said)
    detector = load_overwrapping(tmp_path / "model.safetensors")
    assert detector.shape == "narrow" and "1920 patches" in detector.facts["trained_on"]
    assert f"{detector.facts['test_loss']:.3f}" in result.messages[0]
    assert "20" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["model.safetensors", "report.html"]


def test_weights_are_for_the_preset_alexnet(tmp_path):
    with pytest.raises(InputError, match="WEIGHTS is given, but PRESET is default"):
        train_detector(request(tmp_path, preset="default", weights="alexnet.safetensors"), Silent())


def test_weights_of_another_network_are_refused_before_work_begins(tmp_path):
    save_file({"features.0.weight": np.zeros((2, 2), dtype=np.float32)}, str(tmp_path / "other.safetensors"))
    with pytest.raises(ModelError, match="as in torchvision's AlexNet"):
        train_detector(request(tmp_path, weights=str(tmp_path / "other.safetensors")), Silent())
    assert not (tmp_path / "model.safetensors").exists()


def test_more_patches_than_memory_holds_are_refused(tmp_path):
    with pytest.raises(InputError, match=r"SAMPLES is 50000: .* GB of memory; the limit is 4 GB\. Choose at most 9042"):
        train_detector(request(tmp_path, samples=50_000), Silent())
