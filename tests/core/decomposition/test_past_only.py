# SPDX-License-Identifier: GPL-2.0-or-later
"""With PAST_ONLY nothing that comes later changes a value: layers are cut off, and what is left stays as it was."""

from dataclasses import replace

import numpy as np
import pyogrio
import pytest
from scipy.sparse import csr_array
from two_tracks import ASCENDING, ASCENDING_DAYS, CORNER, FIRST, layer, moving_half, request_of, run, two

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.decomposition.past_means import past_means
from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.progress import Silent

CUT = np.datetime64("2022-02-01", "D")
CUT_IN_GAPS = 60
"""Date number about which points of the first layer begin and end."""


def with_gaps(layers):
    """Points that begin late, end early, lack some dates or many, all on levels and with velocities of their own."""
    random, changed = np.random.default_rng(3), []
    for points in layers:
        values = points.displacement + random.normal(0, 15, (points.point_count, 1))
        years = (points.dates - points.dates[0]).astype(float) / 365.25
        values += random.normal(0, 2, (points.point_count, 1)) * years
        values[0::5, :CUT_IN_GAPS] = np.nan
        values[1::5, CUT_IN_GAPS:] = np.nan
        values[2::5, 30:75] = np.nan
        values[random.random(values.shape) < 0.05] = np.nan
        changed.append(replace(points, displacement=values.astype(np.float32)))
    return changed


def with_third(layers):
    """A third track, noisier, which begins at some places after the others."""
    third = layer(ASCENDING + np.array([0.05, 0, 0]), ASCENDING_DAYS + 3, seed=3, track="044", noise=4.0)
    values = third.displacement.copy()
    values[third.coordinates[:, 1] < CORNER[1] + 300, :40] = np.nan
    values[third.coordinates[:, 1] > CORNER[1] + 700, :80] = np.nan
    third = replace(third, displacement=values, measured=replace(third.measured, orbit="ascending"))
    return [*layers, third]


CASES = {
    "complete": two,
    "gaps": lambda: with_gaps(two()),
    "three tracks": lambda: with_third(two()),
    "three tracks with gaps": lambda: with_third(with_gaps(two())),
    "no common reference": lambda: two(reference=""),
}


@pytest.mark.parametrize("name", CASES)
def test_values_stay_as_they_were_when_newer_dates_come(name, tmp_path):
    layers = CASES[name]()
    short = [one.at_epochs(one.dates <= CUT) for one in layers]
    for folder in ("long", "short"):
        (tmp_path / folder).mkdir()
    whole = run(tmp_path / "long", layers, past_only=True)[:2]
    before = run(tmp_path / "short", short, past_only=True)[:2]
    for now, then in zip(whole, before, strict=True):
        dates = len(then.dates)
        assert np.array_equal(now.dates[:dates], then.dates)
        assert np.isfinite(then.displacement).mean() > 0.9
        assert np.allclose(now.displacement[:, :dates], then.displacement, atol=1e-3, equal_nan=True)


@pytest.mark.parametrize("known", [1, 5, 8, 9, 61])
@pytest.mark.parametrize("name", CASES)
def test_later_values_change_no_earlier_one_from_the_first_date_on(name, known, tmp_path):
    """Also not by the zero, which the first dates of a place tell, at places that begin when others are known."""
    layers = CASES[name]()
    last = layers[0].dates[known - 1]
    found = []
    for add in (0.0, 40.0):
        changed = [replace(one, displacement=one.displacement + add * (one.dates > last)) for one in layers]
        (tmp_path / f"{add}").mkdir()
        found.append(run(tmp_path / f"{add}", changed, past_only=True)[:2])
    for plain, other in zip(*found, strict=True):
        before = plain.dates <= last
        assert np.allclose(plain.displacement[:, before], other.displacement[:, before], atol=1e-3, equal_nan=True)
        assert not np.allclose(plain.displacement[:, ~before], other.displacement[:, ~before], equal_nan=True)


def test_values_begin_at_the_last_date_that_tells_the_zero(tmp_path):
    """A line needs four acquisitions of each track, and the zero five dates that have one: the eighth is the first."""
    layers = two()
    whole, past = (run(tmp_path, layers, past_only=past_only)[0] for past_only in (False, True))
    assert past.dates.tolist() == whole.dates[7:].tolist()
    assert past.measured.zero_date == whole.measured.zero_date == str(whole.dates[0])
    fields = pyogrio.read_info(tmp_path / "up.gpkg")["fields"]
    assert not [name for name in fields if name.endswith(str(whole.dates[6]).replace("-", ""))]


def test_too_few_dates_for_a_zero_and_values_are_refused(tmp_path):
    layers = [one.at_epochs(one.dates < FIRST + 12 * 13) for one in two()]
    with pytest.raises(InputError, match=r"PAST_ONLY.*5 of 12 common dates are left, expected at least 6"):
        run(tmp_path, layers, past_only=True)


def test_values_with_gaps_are_those_of_the_ground(tmp_path):
    """Points of a place with their own level and velocity come and go: the mean stays on the motion of the place."""
    up, _, _ = run(tmp_path, with_gaps(two()), past_only=True)
    still = ~moving_half(up)
    # A velocity of 2 mm/yr of each point's own, two points a cell: 1.4 mm/yr, 4.5 mm after three years.
    assert np.abs(np.nanmean(up.displacement[still], axis=0)).max() < 0.8
    steps = np.nanstd(np.diff(up.displacement[still][:, CUT_IN_GAPS - 4 : CUT_IN_GAPS + 5], axis=1), axis=0)
    elsewhere = np.nanstd(np.diff(up.displacement[still][:, 10:25], axis=1))
    assert steps.max() < 3 * elsewhere


def test_point_that_begins_at_another_level_makes_no_step():
    values = np.tile(np.arange(12.0), (3, 1))
    values[1] += 40.0
    values[1, :6] = np.nan
    values[2] -= 70.0
    values[2, 7:] = np.nan
    mean = past_means(values, csr_array(np.ones((1, 3))))[0]
    assert np.allclose(np.diff(mean), 1.0)


def test_point_of_two_places_has_a_distance_to_each():
    values = np.array([[0.0, 0.0, 0.0], [10.0, 10.0, np.nan], [-30.0, np.nan, -30.0]])
    members = csr_array(np.array([[1.0, 1.0, 0.0], [1.0, 0.0, 1.0], [0.0, 0.0, 0.0]]))
    mean = past_means(values, members)
    assert np.allclose(mean[:2], [[5.0] * 3, [-15.0] * 3]) and np.isnan(mean[2]).all()


def test_date_without_any_point_stays_empty():
    values = np.array([[1.0, np.nan, 3.0]])
    mean = past_means(values, csr_array(np.ones((1, 1))))[0]
    assert np.isnan(mean[1]) and np.isfinite(mean[[0, 2]]).all()


def test_rates_are_left_in_and_that_is_said(tmp_path):
    layers = two(reference="")
    drift = 4.0 * (ASCENDING_DAYS - ASCENDING_DAYS[0]).astype(float) / 365.25
    layers[1] = replace(layers[1], displacement=(layers[1].displacement + drift).astype(np.float32))
    _, _, progress = run(tmp_path, layers, past_only=True)
    assert any("Because of PAST_ONLY no rate was subtracted" in text for text in progress.warnings)
    _, _, progress = run(tmp_path, two(), past_only=True)
    assert not progress.warnings


def test_rate_that_the_whole_time_tells_is_refused(tmp_path):
    request = request_of(tmp_path, two(), past_only=True, align="rate")
    with pytest.raises(InputError, match="Set ALIGN to offset or auto, or leave PAST_ONLY unset"):
        catalogue.run("decompose", request, Silent())
    assert not (tmp_path / "up.gpkg").exists()
