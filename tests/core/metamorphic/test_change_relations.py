# SPDX-License-Identifier: GPL-2.0-or-later
"""What is done to series and their order changes the changes that are found as it must, and by nothing else."""

import numpy as np
import pytest
from varied_ground import (
    CORNER,
    ONSET,
    and_more,
    assert_alike,
    done,
    empty_at,
    four_years_later,
    ground,
    moved,
    reordered,
    saved,
    table,
    with_values,
    without_epoch,
)

SIZES = ("change_velocity_before", "change_velocity_after", "change_mm", "change_mm_peak")
DATES = ("change_date", "change_until")
ROUNDED = 0.02
"""Sums of many values in another order."""


@pytest.fixture(scope="module")
def changes(tmp_path_factory):
    """Return a function that finds changes and gives the fields of points and of areas."""
    folder = tmp_path_factory.mktemp("changes")

    def of(points, scale="neighbourhood", since="2021-06-01"):
        given = {"input": saved(folder, points), "scale": scale, "since": since, "false_alarms": 5.0}
        paths, _ = done(folder, "detectchanges", {"output": "gpkg", "output_areas": "gpkg"}, **given)
        return table(paths["output"]), table(paths["output_areas"], "rank")

    return of


@pytest.fixture(scope="module", params=["neighbourhood", "point"])
def scale(request):
    return request.param


@pytest.fixture(scope="module")
def usual(changes, scale):
    points, areas = changes(ground(), scale)
    assert (points["change"] != "none").sum() > 15
    assert len(areas)
    return points, areas


@pytest.mark.parametrize(
    "change",
    [
        reordered,
        lambda points: moved(points, (3_000.0, 500.0)),  # over an edge of 100 km surroundings are cut otherwise
        lambda points: with_values(points, lambda values: values + np.arange(len(values))[:, None]),
    ],
    ids=["order", "place", "levels"],
)
def test_changes_do_not_depend_on(change, changes, usual, scale):
    for found, expected in zip(changes(change(ground()), scale), usual, strict=True):
        assert_alike(found, expected, atol=ROUNDED)


def test_sign_turns_the_changes(changes, usual, scale):
    for found, expected in zip(changes(with_values(ground(), np.negative), scale), usual, strict=True):
        assert_alike(found, expected, turned=SIZES, atol=ROUNDED)


def test_motion_that_all_share_is_added_to_velocities_alone(changes, usual, scale):
    years = (ground().dates - ground().dates[0]).astype(float) / 365.25
    found, _ = changes(with_values(ground(), lambda values: values + 5 * years), scale)
    for name in ("change_velocity_before", "change_velocity_after"):
        found[name] -= 5
    assert_alike(found, usual[0], atol=ROUNDED)


def test_dates_of_other_years_are_those_of_the_result(changes, usual, scale):
    found, _ = changes(four_years_later(ground()), scale, since="2025-06-01")
    assert_alike(found, usual[0], without=DATES, atol=ROUNDED)


def test_date_without_values_is_no_date(changes, scale):
    empty, without = changes(empty_at(ground(), 20), scale), changes(without_epoch(ground(), 20), scale)
    for found, expected in zip(empty, without, strict=True):
        assert_alike(found, expected, atol=ROUNDED)


@pytest.mark.parametrize("count", [6, 10])
@pytest.mark.parametrize("west", [500, -1])
def test_still_points_of_another_place_do_not_have_the_change_of_the_nearest_town(west, count, changes):
    still = np.random.default_rng(5).normal(0, 2.0, (count, ground().epoch_count))
    village = moved(ground().at_points(np.arange(count)), (60_000.0, 0.0))
    village.pid[:] = [f"village{number}" for number in range(count)]
    bent = ground().displacement.copy()
    east = ground().coordinates[:, 0] > CORNER[0] + west
    after = np.maximum((ground().dates - ground().dates[ONSET]).astype(float), 0) / 365.25
    bent[east] -= (60 * after).astype(np.float32)
    both = and_more(with_values(ground(), lambda _: bent), with_values(village, lambda _: still))
    points, areas = changes(both)
    of_village = points.index.str.startswith("village")
    assert (points["change"][~of_village] != "none").sum() > 40 or west < 0
    assert points["change"][of_village].isna().all()
    assert areas["point_count"].sum() <= (~of_village).sum()
