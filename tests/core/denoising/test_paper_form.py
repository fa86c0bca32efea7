# SPDX-License-Identifier: GPL-2.0-or-later
"""The published form: spans of nine epochs joined by least squares."""

import numpy as np
import pytest
import torch
from noisy_stacks import white

from insar_forecast_plugin.core.denoising.paper.joined_spans import joined_spans
from insar_forecast_plugin.core.denoising.paper.span_denoiser import SpanDenoiser
from insar_forecast_plugin.core.denoising.paper.span_network import SPAN
from insar_forecast_plugin.core.denoising.paper.span_training import similarity
from insar_forecast_plugin.core.errors import InputError


def last_frame(cube):
    """Give back what the last frame shows."""
    return cube[:, 0, -1]


def test_spans_of_a_line_are_joined_to_it_on_any_calendar():
    days = np.cumsum(np.random.default_rng(0).choice([6.0, 12.0, 24.0], 30))
    line = 0.1 * (days - days[0])
    spans = line[SPAN - 1 :] - line[: 1 - SPAN]
    assert np.allclose(joined_spans(spans[:, None, None].astype(np.float32), days)[:, 0, 0], line, atol=0.02)


def test_spans_hold_at_their_ends():
    rng, days = np.random.default_rng(1), 12.0 * np.arange(25)
    course = np.cumsum(rng.normal(0, 1, 25))
    joined = joined_spans((course[SPAN - 1 :] - course[: 1 - SPAN])[:, None, None].astype(np.float32), days)[:, 0, 0]
    assert np.abs((joined[SPAN - 1 :] - joined[: 1 - SPAN]) - (course[SPAN - 1 :] - course[: 1 - SPAN])).max() < 0.1


def test_stack_comes_back_from_spans_that_are_read_right():
    days = 12.0 * np.arange(14)
    values = (0.2 * days)[:, None, None] * np.linspace(-1, 1, 20)[None, None, :] * np.ones((1, 20, 1))
    found = SpanDenoiser(last_frame, {"widening": 2.0}).find(values.astype(np.float32), days, None)
    assert np.allclose(found.displacement, values, atol=0.05)
    assert np.allclose(found.deviation[8], 2.0)


def test_gaps_are_no_return_to_zero_and_offsets_of_epochs_with_gaps_no_displacement():
    days = 12.0 * np.arange(14)
    values = (0.2 * days)[:, None, None] * np.linspace(-1, 1, 21)[None, None, :] * np.ones((1, 20, 1))
    gaps = np.random.default_rng(3).random(values.shape) < 0.1
    gaps[5] = np.random.default_rng(4).random(values.shape[1:]) < 0.6
    offsets = np.where(np.arange(14) == 5, 30.0, 0.0)[:, None, None]
    stack = np.where(gaps, np.nan, values + offsets).astype(np.float32)
    stack[:, 0, 0] = np.nan
    found = SpanDenoiser(last_frame, {}).find(stack, days, None).displacement
    assert np.isnan(found[:, 0, 0]).all()
    error = np.abs(found - values)[:, 1:]
    assert np.median(error) < 1 and error.max() < 12


def test_fewer_than_nine_epochs_are_refused():
    with pytest.raises(InputError, match="8 epochs; a model of the preset paper takes spans of 9"):
        SpanDenoiser(last_frame, {}).find(white(count=8), 12.0 * np.arange(8), None)


def test_similarity_is_one_of_like_maps_and_less_of_others():
    truth = torch.from_numpy(white(count=3, size=24)[1:])
    assert torch.isclose(similarity(truth, truth), torch.tensor(1.0))
    assert abs(similarity(truth.flip(2), truth)) < 0.3
