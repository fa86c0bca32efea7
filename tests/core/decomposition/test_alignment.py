# SPDX-License-Identifier: GPL-2.0-or-later
"""Rates that are subtracted from tracks: of all, or of none."""

import numpy as np
import pytest

from insar_forecast_plugin.core.decomposition.alignment import FEWEST_STABLE, align
from insar_forecast_plugin.core.decomposition.track_means import TrackMeans
from insar_forecast_plugin.core.measured import Measured

RATES = (2.0, -1.0, 4.0)


def track(rate, seen, seed):
    """Return a track of 40 places that drifts, of which it sees the first."""
    velocity = np.full(40, np.nan)
    velocity[:seen] = rate + np.random.default_rng(seed).normal(0, 0.2, seen)
    dates = np.datetime64("2020-01-01") + 12 * np.arange(3)
    some = np.ones(40)
    return TrackMeans(dates, np.zeros((40, 3)), some, 0.0, np.ones(3), velocity, some, 0.0, 1.0)


@pytest.mark.parametrize(("seen", "expected"), [(40, RATES), (FEWEST_STABLE - 1, (0.0, 0.0, 0.0))])
def test_rates_are_taken_off_all_tracks_or_none(seen, expected):
    tracks = [track(rate, 40, seed) for seed, rate in enumerate(RATES[:2])]
    tracks.append(track(RATES[2], seen, 2))
    found = align(tracks, [Measured()] * 3, "auto")
    assert found.subtracted == pytest.approx(expected, abs=0.3)
    assert ("a track sees fewer than 5 of the stable places" in found.why) == (seen < FEWEST_STABLE)
