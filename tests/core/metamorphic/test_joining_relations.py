# SPDX-License-Identifier: GPL-2.0-or-later
"""What is done to layers changes what is joined, merged, decomposed and checked as it must, and by nothing else."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from varied_ground import (
    UTM,
    assert_alike,
    done,
    ground,
    in_system,
    is_date,
    moved,
    reordered,
    saved,
    table,
    with_values,
)

from insar_forecast_plugin.core.measured import Measured


def few():
    return ground().at_points(np.arange(120))


def releases(points):
    """Return two releases of points that share epochs, the later one from another zero."""
    newer = points.at_epochs(slice(30, None))
    return points.at_epochs(slice(0, 50)), with_values(newer, lambda values: values - values[:, :1])


def joined(folder, older, newer):
    given = {"older": saved(folder, older), "newer": saved(folder, newer)}
    return table(done(folder, "joinreleases", {"output": "gpkg"}, **given)[0]["output"])


def series(fields):
    return fields[[name for name in fields if is_date(name, "D")]].to_numpy(float)


def test_joined_releases_are_the_whole(tmp_path):
    found = joined(tmp_path, *releases(few()))
    whole = pd.DataFrame(few().displacement - few().displacement[:, 30:31], index=few().pid).loc[found.index]
    np.testing.assert_allclose(series(found), whole, atol=1e-4)


def test_order_and_system_have_no_say_in_joined_releases(tmp_path):
    older, newer = releases(few())
    usual = joined(tmp_path, older, newer)
    found = joined(tmp_path, in_system(reordered(older), UTM), reordered(newer, 5))
    assert_alike(found, usual)
    np.testing.assert_allclose(series(found), series(usual), atol=1e-4)


def test_points_that_have_other_names_are_joined_by_place(tmp_path):
    older, newer = releases(few())
    renamed = replace(newer, pid=np.array([f"new {pid}" for pid in newer.pid], dtype=object))
    found = joined(tmp_path, older, renamed)
    found.index = [pid.removeprefix("new ") for pid in found.index]
    usual = joined(tmp_path, older, newer)
    np.testing.assert_allclose(series(found.loc[usual.index]), series(usual), atol=1e-4)


def test_offset_of_a_burst_is_found_and_removed(tmp_path):
    first, second = few().at_points(np.arange(0, 90)), few().at_points(np.arange(40, 120))
    other = with_values(moved(second, 1.0), lambda values: values + 5)
    other = replace(other, pid=np.array([f"other {pid}" for pid in other.pid], dtype=object))
    given = {"inputs": [saved(tmp_path, first), saved(tmp_path, other)], "max_distance": 1.5}
    found = table(done(tmp_path, "mergetimeseries", {"output": "gpkg"}, **given)[0]["output"])
    found.index = [pid.removeprefix("other ") for pid in found.index]
    assert sorted(found.index) == sorted(few().pid)
    whole = pd.DataFrame(few().displacement, index=few().pid).loc[found.index]
    np.testing.assert_allclose(series(found), whole, atol=0.1)


def test_checked_forecast_does_not_depend_on_order_level_and_system(tmp_path):
    past = few().at_epochs(slice(-34, -6))
    given = {"points": saved(tmp_path, past), "horizon_days": 72}
    forecast = str(done(tmp_path, "forecast", {"output_points": "gpkg"}, **given)[0]["output_points"])

    def score(observed):
        outputs, _ = done(
            tmp_path,
            "scoreforecast",
            {"output": "gpkg"},
            forecast={"path": forecast},
            observed=saved(tmp_path, observed),
        )
        return table(outputs["output"])

    observed = few().at_epochs(slice(-34, None))
    usual = score(observed)
    made = table(forecast)
    dates = [name for name in made if is_date(name, "F")]
    of_dates = {f"F{str(day).replace('-', '')}": row for row, day in enumerate(observed.dates)}
    truth = pd.DataFrame(observed.displacement, index=observed.pid).loc[made.index]
    errors = made[dates].to_numpy(float) - truth[[of_dates[name] for name in dates]].to_numpy(float)
    rmse = np.sqrt((errors**2).mean(axis=1))
    np.testing.assert_allclose(usual["score_rmse"], rmse, atol=1e-3)
    changed = with_values(in_system(reordered(observed), UTM), lambda values: values + 13)
    assert_alike(score(changed), usual, without=("score_offset",), atol=1e-3)
    np.testing.assert_allclose(score(changed)["score_offset"] - usual["score_offset"], 13, atol=1e-3)


UP, EAST = -8.0, 4.0
"""mm/yr."""


def track(number, look, first_day):
    """Return a track whose line of sight points into a direction, degrees from north."""
    rng = np.random.default_rng(number)
    points = few()
    days = first_day + 12 * np.arange(40)
    years = days / 365.25
    turned, inclined = np.radians(look), np.radians(38)
    sight = {
        "los_east": np.sin(inclined) * np.sin(turned),
        "los_north": np.sin(inclined) * np.cos(turned),
        "los_up": np.cos(inclined),
    }
    sinks = np.where(points.coordinates[:, :1] > points.coordinates[:, 0].mean(), 2 * UP, UP)
    values = (sight["los_up"] * sinks + sight["los_east"] * EAST) * years + rng.normal(0, 0.5, (len(points.pid), 40))
    return replace(
        points,
        dates=np.datetime64("2020-01-03") + days,
        displacement=values.astype(np.float32),
        attributes=pd.DataFrame({name: np.full(len(values), value) for name, value in sight.items()}),
        measured=Measured(component="los"),
    )


@pytest.fixture
def components(tmp_path):
    """Return a function that gives up and east of tracks."""

    def of(*tracks):
        endings = {"output_up": "gpkg", "output_east": "gpkg"}
        given = {"inputs": [saved(tmp_path, one) for one in tracks], "pixel_size": 60, "align": "offset"}
        paths, _ = done(tmp_path, "decompose", endings, **given)
        return table(paths["output_up"]), table(paths["output_east"])

    return of


def test_components_are_those_that_made_the_tracks(components):
    up, east = components(track(1, 258, 0), track(2, 102, 3))
    sinks = up["mean_velocity"].to_numpy()
    assert np.minimum(np.abs(sinks - UP), np.abs(sinks - 2 * UP)).max() < 6  # cells between both sink by less
    assert np.median(np.minimum(np.abs(sinks - UP), np.abs(sinks - 2 * UP))) < 0.3
    assert np.abs(east["mean_velocity"] - EAST).median() < 0.3


def test_order_of_the_tracks_has_no_say_in_velocities(components):
    one, other = track(1, 258, 0), track(2, 102, 3)
    for found, swapped in zip(components(one, other), components(other, one), strict=True):
        np.testing.assert_allclose(found["mean_velocity"], swapped["mean_velocity"], atol=0.1)


def test_order_level_and_system_have_no_say_in_components(components):
    one, other = track(1, 258, 0), track(2, 102, 3)
    changed = with_values(reordered(one), lambda values: values + 30), in_system(reordered(other, 4), UTM)
    for found, usual in zip(components(*changed), components(one, other), strict=True):
        np.testing.assert_allclose(series(found), series(usual), atol=1e-3)
        assert_alike(found, usual, atol=1e-3)


def test_sign_and_unit_are_those_of_components(components):
    one, other = track(1, 258, 0), track(2, 102, 3)
    changed = [with_values(each, lambda values: -10 * values) for each in (one, other)]
    for found, usual in zip(components(*changed), components(one, other), strict=True):
        np.testing.assert_allclose(series(found), -10 * series(usual), atol=1e-2)
