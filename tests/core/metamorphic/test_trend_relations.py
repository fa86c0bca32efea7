# SPDX-License-Identifier: GPL-2.0-or-later
"""What is done to series and their order changes their trend classes as it must, and by nothing else."""

import numpy as np
import pytest
from varied_ground import (
    UTM,
    and_more,
    assert_alike,
    done,
    empty_at,
    four_years_later,
    ground,
    in_system,
    moved,
    reordered,
    saved,
    table,
    with_values,
    without_epoch,
)

MOTIONS = ("trend_velocity", "trend_velocity_1", "trend_velocity_2", "trend_acceleration", "trend_jump_mm")
DATES = ("trend_break_date", "trend_jump_date", "trend_jumps")
IN_LINES = 0.02
"""Errors of breaks are large and depend on the last digits of the values."""


@pytest.fixture(scope="module")
def classify(tmp_path_factory):
    """Return a function that classifies points and gives the fields by point."""
    folder = tmp_path_factory.mktemp("classify")

    def of(points, **more):
        return table(
            done(folder, "classifytrends", {"output": "gpkg"}, input=saved(folder, points), **more)[0]["output"]
        )

    return of


@pytest.fixture(scope="module", params=["network", "statistical"])
def method(request):
    return request.param


@pytest.fixture(scope="module")
def usual(classify, method):
    found = classify(ground(), method=method)
    assert {"stable", "linear"} < set(found["trend"])
    return found


@pytest.mark.parametrize(
    "change",
    [
        reordered,
        lambda points: in_system(points, UTM),
        lambda points: moved(points, (10_000.0, -500.0)),
        lambda points: with_values(points, lambda values: values + 40),
    ],
    ids=["order", "system", "place", "level"],
)
def test_classes_do_not_depend_on(change, classify, usual, method):
    assert_alike(classify(change(ground()), method=method), usual, atol=IN_LINES)


def test_classes_of_a_point_do_not_depend_on_the_others(classify, usual, method):
    some = classify(ground().at_points(np.arange(0, 320, 3)), method=method)
    assert_alike(some, usual.loc[some.index], atol=IN_LINES)


def test_sign_turns_the_motion(classify, usual, method):
    turned = classify(with_values(ground(), np.negative), method=method)
    if method == "network":
        assert (turned["trend"] == usual["trend"]).mean() > 0.95  # it has learnt on both signs, but is not symmetric
    else:
        assert_alike(turned, usual, turned=MOTIONS, without=("trend_jumps",), atol=IN_LINES)


def test_dates_of_other_years_are_those_of_the_result(classify, usual, method):
    later = classify(four_years_later(ground()), method=method)
    assert_alike(later, usual, without=DATES, atol=IN_LINES)
    broken = usual["trend_break_date"].notna()
    years = [
        (int(str(one)[:4]) - int(str(other)[:4]))
        for one, other in zip(later["trend_break_date"][broken], usual["trend_break_date"][broken], strict=True)
    ]
    assert years and set(years) == {4}


def test_date_without_values_is_no_date(classify, method):
    without = classify(without_epoch(ground(), 30), method=method)
    assert_alike(classify(empty_at(ground(), 30), method=method), without, atol=IN_LINES)


def test_motion_that_all_share_falls_out_of_classes_against_the_median(classify, method):
    years = (ground().dates - ground().dates[0]).astype(float) / 365.25
    alone = classify(ground(), method=method, reference="median")
    moving = classify(with_values(ground(), lambda values: values + 5 * years), method=method, reference="median")
    assert (moving["trend"] == alone["trend"]).all()
    np.testing.assert_allclose(moving["trend_velocity"], alone["trend_velocity"] + 5, atol=1e-3)


def test_far_points_change_no_classes(classify, usual, method):
    far = moved(ground(1).at_points(np.arange(30)), 200_000.0)
    far.pid[:] = [f"far{number}" for number in range(30)]
    found = classify(and_more(ground(), far), method=method)
    assert_alike(found.loc[usual.index], usual, atol=IN_LINES)
