# SPDX-License-Identifier: GPL-2.0-or-later
"""Model files: what is written comes back, and what is no model is refused with a sentence."""

import json
import os
import sys

import numpy as np
import pytest
from safetensors.numpy import save_file

from insar_forecast_plugin.core import bundle as bundles
from insar_forecast_plugin.core.bundle import load_bundle, save_bundle
from insar_forecast_plugin.core.errors import ModelError


@pytest.fixture
def model(tmp_path):
    path = tmp_path / "model.safetensors"
    tensors = {"weights": np.arange(6, dtype=np.float32).reshape(2, 3), "cells": np.array([True, False])}
    save_bundle(path, "some_kind", tensors, {"lookback": 30, "crs": "Zürich"})
    return path


def test_tensors_and_facts_come_back_as_they_were(model):
    bundle = load_bundle(model, "some_kind")
    np.testing.assert_array_equal(bundle.tensor("weights", (2, None)), np.arange(6).reshape(2, 3))
    np.testing.assert_array_equal(bundle.tensor("cells"), [True, False])
    assert bundle.facts == {"lookback": 30, "crs": "Zürich"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")
@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o027, 0o640)])
def test_model_file_has_the_mode_that_the_users_umask_asks_for(umask, mode, tmp_path):
    before = os.umask(umask)
    try:
        save_bundle(tmp_path / "model.safetensors", "some_kind", {"weights": np.zeros(1)}, {})
    finally:
        os.umask(before)
    assert (tmp_path / "model.safetensors").stat().st_mode & 0o777 == mode


def test_one_of_several_expected_kinds_is_enough(model):
    assert load_bundle(model, ("other_kind", "some_kind")).kind == "some_kind"


def test_other_kind_is_refused_by_name(model):
    with pytest.raises(ModelError, match="kind 'some_kind'; expected 'trend_classifier'"):
        load_bundle(model, "trend_classifier")


def test_missing_file_is_refused(tmp_path):
    with pytest.raises(ModelError, match=r"The model file .* does not exist"):
        load_bundle(tmp_path / "none.safetensors", "some_kind")


def test_empty_file_is_refused(tmp_path):
    path = tmp_path / "empty.safetensors"
    path.touch()
    with pytest.raises(ModelError, match="0 bytes"):
        load_bundle(path, "some_kind")


def test_text_file_is_refused(tmp_path):
    path = tmp_path / "text.safetensors"
    path.write_text("this is not a model, whatever its name says")
    with pytest.raises(ModelError, match=r"not a \.safetensors file, or it is cut off"):
        load_bundle(path, "some_kind")


@pytest.mark.parametrize("kept", [5, 40, -1])
def test_cut_off_file_is_refused(model, kept):
    model.write_bytes(model.read_bytes()[:kept])
    with pytest.raises(ModelError, match="cut off"):
        load_bundle(model, "some_kind")


def test_safetensors_file_of_another_program_is_refused(tmp_path):
    path = tmp_path / "other.safetensors"
    save_file({"x": np.zeros(3, np.float32)}, str(path), metadata={"format": "pt"})
    with pytest.raises(ModelError, match="another program"):
        load_bundle(path, "some_kind")


def test_later_format_is_refused_with_the_version_that_wrote_it(model):
    later = model.read_bytes().replace(rb"\"format_version\": 1", rb"\"format_version\": 9")
    assert later != model.read_bytes()
    model.write_bytes(later)
    with pytest.raises(ModelError, match=r"has model format 9.*Update the plugin"):
        load_bundle(model, "some_kind")


def test_description_that_is_no_json_object_is_refused(tmp_path):
    path = tmp_path / "list.safetensors"
    save_file({"x": np.zeros(3, np.float32)}, str(path), metadata={bundles.FORMAT: json.dumps([1, 2])})
    with pytest.raises(ModelError, match="no description"):
        load_bundle(path, "some_kind")


@pytest.mark.parametrize("text", ["[" * 100_000, '{"facts": {}, "format_version": ' + "1" * 5000 + "}", "{"])
def test_description_that_json_cannot_read_is_refused(text, tmp_path):
    path = tmp_path / "bomb.safetensors"
    save_file({"x": np.zeros(3, np.float32)}, str(path), metadata={bundles.FORMAT: text})
    with pytest.raises(ModelError, match="no description"):
        load_bundle(path, "some_kind")


def test_missing_tensor_is_named(model):
    with pytest.raises(ModelError, match="has no tensor 'bias'"):
        load_bundle(model, "some_kind").tensor("bias")


def test_tensor_of_another_shape_is_refused(model):
    with pytest.raises(ModelError, match=r"shape \(2, 3\); expected \(3, 3\)"):
        load_bundle(model, "some_kind").tensor("weights", (3, 3))


def test_weights_that_are_not_numbers_are_refused(tmp_path):
    path = tmp_path / "nan.safetensors"
    save_bundle(path, "some_kind", {"weights": np.array([1, np.nan], np.float32)}, {})
    with pytest.raises(ModelError, match="not numbers"):
        load_bundle(path, "some_kind").tensor("weights")


def test_missing_fact_is_named(model):
    with pytest.raises(ModelError, match="'horizon'"):
        load_bundle(model, "some_kind").fact("horizon")
