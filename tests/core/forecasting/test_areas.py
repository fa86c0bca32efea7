# SPDX-License-Identifier: GPL-2.0-or-later
import numpy as np
import pyogrio
import pytest

from insar_forecast_plugin.core.forecasting.evaluation.areas import (
    AREA_POINTS,
    AreaErrors,
    compact_areas,
    compared_together,
)
from insar_forecast_plugin.core.io.polygons import outlines, write_polygons
from insar_forecast_plugin.core.measured import Measured

ORIGINS = 60
HORIZON = 12


def points(count=1200, seed=0):
    return np.random.default_rng(seed).uniform(0, 3000, (count, 2))


def verdicts(ratio, *, common=0.5, seed=0, step=1):
    """Compare squared errors of points whose forecaster has ``ratio`` times those of the simple ones.

    Whole dates are off together: each origin has a factor of its own, and each method another.
    """
    rng = np.random.default_rng(seed)
    places = points(len(ratio), seed)

    def errors(size):
        dates = rng.normal(0, common, (ORIGINS, 1))
        return np.square(size * (rng.normal(0, 1, (ORIGINS, len(ratio))) + dates))

    means = {"forecaster": errors(np.sqrt(ratio)), "persistence": errors(1.2), "seasonal": errors(1.0)}
    areas = AreaErrors(places, ORIGINS)
    for rows in np.array_split(np.arange(len(ratio)), 3):
        areas.add(rows, {name: one[:, rows] for name, one in means.items()})
    return places, areas.verdicts(HORIZON)


@pytest.mark.parametrize("count", [1, 5, 59, 61, 1000, 12_345])
def test_areas_have_about_as_many_points_each_and_none_is_empty(count):
    sizes = np.bincount(compact_areas(points(count)) - 1)
    assert sizes.sum() == count and sizes.min() > 0
    assert len(sizes) == max(1, round(count / AREA_POINTS)) or abs(len(sizes) * AREA_POINTS / count - 1) < 0.1


def test_areas_are_compact():
    places = points(6000)
    areas = compact_areas(places)
    for area in range(1, areas.max() + 1):
        assert np.ptp(places[areas == area], axis=0).max() < 3.5 * np.sqrt(3000**2 * AREA_POINTS / 6000)


def test_a_forecast_as_good_as_the_simple_one_is_seldom_called_better():
    called = 0
    for seed in range(10):
        _, found = verdicts(np.ones(1200), seed=seed)
        called += (found.better == "yes").any()
    assert called <= 3


def test_a_clear_gain_is_found_and_its_size_told():
    _, found = verdicts(np.full(1200, 0.6), common=0.1)
    assert (found.better == "yes").mean() > 0.9
    assert np.median(found.gain) == pytest.approx(100 * (1 - np.sqrt(0.6)), abs=3)
    assert set(found.best_simple) == {"seasonal"}


def test_the_part_where_it_is_worse_is_told_apart():
    places = points(1200)
    ratio = np.where(places[:, 0] < 1500, 0.6, 1.8)
    _, found = verdicts(ratio, common=0.1)
    better = found.at_points(found.better)
    assert (better[places[:, 0] < 1300] == "yes").mean() > 0.9
    assert (better[places[:, 0] > 1700] == "no").mean() > 0.9


def with_comparisons_on(dates):
    """Return the verdict of one area whose points were compared on the first dates only."""
    areas = AreaErrors(points(10), ORIGINS)
    errors = np.full((ORIGINS, 10), np.nan, np.float32)
    errors[:dates] = 1.0
    areas.add(np.arange(10), dict.fromkeys(("forecaster", "persistence", "seasonal"), errors))
    return areas.verdicts(HORIZON)


def test_area_in_which_nothing_was_compared_has_no_verdict():
    found = with_comparisons_on(0)
    assert (found.better.tolist(), found.best_simple.tolist()) == ([None], [None])
    assert np.isnan(found.gain[0]) and np.isnan(found.error[0])


def test_area_with_few_comparisons_is_left_to_chance():
    assert with_comparisons_on(3).better.tolist() == ["not_distinguishable"]


def test_verdicts_of_areas_without_comparison_are_written_as_empty_texts(tmp_path):
    places, found = points(10), with_comparisons_on(0)
    path = tmp_path / "areas.gpkg"
    fields = {"better": found.better, "error": found.error}
    write_polygons(
        path,
        outlines(places, found.area),
        fields,
        crs="EPSG:3035",
        layer_name="areas",
        measured=Measured(),
        provenance={},
    )
    table = pyogrio.read_arrow(path)[1]
    assert str(table["better"].type) in ("string", "large_string") and table["better"].to_pylist() == [None]


@pytest.mark.parametrize(
    "places",
    [
        [[1, 2]],
        [[1, 2], [1, 2]],
        [[0, 0], [4, 4]],
        [[0, 4], [4, 0]],
        [[0, 30], [10, 20], [20, 10], [30, 0]],
        [[0, 0], [1, 1], [3, 3]],
    ],
)
def test_points_on_a_line_or_a_spot_have_an_outline_with_an_inside(places):
    places = np.array(places, dtype=float)
    (corners,) = outlines(places, np.ones(len(places), np.int32))
    x, y = corners.T
    assert abs(x @ np.roll(y, 1) - y @ np.roll(x, 1)) > 0
    assert (corners.min(axis=0) <= places.min(axis=0)).all() and (corners.max(axis=0) >= places.max(axis=0)).all()


@pytest.mark.parametrize("common", [0.0, 0.7])
def test_methods_that_are_alike_are_seldom_told_apart_however_their_errors_hang_together(common):
    """Both see the same walk and noise, and add slow errors of their own of like size."""
    rng = np.random.default_rng(7)
    origins, areas, count = 48, 100, 40

    def field(length):
        return np.sqrt(common) * rng.normal(size=(length, 1)) + np.sqrt(1 - common) * rng.normal(size=(length, areas))

    def slow():
        return np.cumsum(field(origins), axis=0) / np.sqrt(np.arange(1, origins + 1))[:, None] * 0.3

    called, small = 0, []
    for _ in range(count):
        walk, noise, first, second = 0.25 * field(origins + HORIZON), field(origins + HORIZON), slow(), slow()
        total, forecasts = np.zeros((origins, areas)), np.zeros(origins)
        for origin in range(origins):
            ahead = slice(origin, min(origin + HORIZON, origins))
            missed = np.cumsum(walk[ahead], axis=0) + noise[ahead]
            total[ahead] += np.square(missed - first[origin]) - np.square(missed - second[origin])
            forecasts[ahead] += 1
        _, _, p_value = compared_together(total / forecasts[:, None], HORIZON)
        called += (p_value < 0.10 / areas).any()
        small.append((p_value < 0.05).mean())
    assert called <= 0.15 * count and np.mean(small) < 0.10
