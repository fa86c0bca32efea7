# SPDX-License-Identifier: GPL-2.0-or-later
"""Facts of a model file that were changed or damaged are refused with a sentence."""

import numpy as np
import pytest

from insar_forecast_plugin.core.bundle import load_bundle, save_bundle
from insar_forecast_plugin.core.errors import ModelError
from insar_forecast_plugin.core.measured import Measured

SOUND = {
    "calendar": {"step_days": 12.0, "lookback": 30, "horizon": 15},
    "step_days": 12.0,
    "lookback": 30,
    "horizon": 15,
    "measured": Measured(component="los", half_wavelength_mm=27.73).to_json(),
    "learned_until": "2023-06-05",
    "network_width": 48,
    "grid_size": 256,
    "seed": 0,
    "scale": 3.5,
    "packages": {"numpy": "2.0"},
}


def saved(folder, **changed):
    path = folder / "model.safetensors"
    save_bundle(path, "some_kind", {"weights": np.zeros(2)}, SOUND | changed)
    return path


def test_sound_facts_come_back(tmp_path):
    assert load_bundle(saved(tmp_path), "some_kind").facts == SOUND


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("measured", SOUND["measured"] | {"component": "sideways"}),
        ("measured", SOUND["measured"] | {"component": ["los"]}),
        ("measured", SOUND["measured"] | {"product": 3}),
        ("measured", SOUND["measured"] | {"half_wavelength_mm": "long"}),
        ("measured", SOUND["measured"] | {"half_wavelength_mm": -27.73}),
        ("measured", [1]),
        ("measured", None),
        ("lookback", "many"),
        ("lookback", 0),
        ("lookback", True),
        ("horizon", 10**12),
        ("horizon", 2.5),
        ("learned_until", "yesterday"),
        ("learned_until", None),
        ("learned_until", 20230605),
        ("network_width", -3),
        ("network_width", 10**9),
        ("grid_size", "large"),
        ("seed", {}),
        ("step_days", 0),
        ("step_days", "12"),
        ("scale", -1.0),
        ("calendar", 7),
        ("packages", ["numpy"]),
    ],
)
def test_impossible_fact_is_refused_by_name(name, value, tmp_path):
    with pytest.raises(ModelError, match=f"In the model file, '{name}' is .*; expected .*Train the model again"):
        load_bundle(saved(tmp_path, **{name: value}), "some_kind")


def test_impossible_fact_of_the_calendar_is_refused_by_name(tmp_path):
    path = saved(tmp_path, calendar=SOUND["calendar"] | {"horizon": "far"})
    with pytest.raises(ModelError, match="In the model file, 'horizon' is 'far'; expected a whole number"):
        load_bundle(path, "some_kind")


def test_long_damaged_fact_is_shown_in_part(tmp_path):
    with pytest.raises(ModelError) as caught:
        load_bundle(saved(tmp_path, measured="x" * 5000), "some_kind")
    assert len(str(caught.value)) < 400
