# SPDX-License-Identifier: GPL-2.0-or-later
"""What is done to series and their order changes areas that are found or summarised as it must, and by nothing else."""

import numpy as np
import pyogrio
import pytest
import shapely
from pyproj import CRS, Transformer
from varied_ground import (
    CORNER,
    DEGREES,
    LAEA,
    UTM,
    and_more,
    assert_alike,
    done,
    ground,
    in_system,
    moved,
    reordered,
    saved,
    table,
    with_values,
)

MOTIONS = (
    *("velocity_mean", "velocity_peak", "trend_velocity_1", "trend_velocity_2", "trend_jump_mm", "forecast_change"),
    *("forecast_change_lower", "forecast_change_upper"),
)
ROUNDED = 0.01


def some():
    """Return the points, the last 24 dates."""
    return ground().at_epochs(slice(-24, None))


@pytest.fixture(scope="module")
def detect(tmp_path_factory):
    """Return a function that finds areas by the threshold and gives their fields."""
    folder = tmp_path_factory.mktemp("detect")

    def of(points, **more):
        given = {"input": saved(folder, points), "method": "threshold", "horizon_days": 60, **more}
        paths, _ = done(folder, "detectdeformation", {"output_areas": "gpkg"}, **given)
        return table(paths["output_areas"], "rank")

    return of


@pytest.fixture(scope="module")
def found(detect):
    areas = detect(some())
    assert len(areas) >= 2
    return areas


@pytest.fixture(scope="module")
def summarise(tmp_path_factory):
    """Return a function that summarises points in nine squares, in any system, and gives the fields by square."""
    folder = tmp_path_factory.mktemp("summarise")

    def of(points, code=LAEA, **more):
        corners = [(CORNER[0] + 200 * east, CORNER[1] + 200 * north) for east in range(3) for north in range(3)]
        turn = Transformer.from_crs(LAEA, code, always_xy=True)
        squares = [shapely.segmentize(shapely.box(x, y, x + 200, y + 200), 5) for x, y in corners]
        squares = [shapely.transform(one, turn.transform, interleaved=False) for one in squares]
        path = folder / f"squares{code}.gpkg"
        names = np.array([f"square {number}" for number in range(9)], dtype=object)
        shapes = np.array(shapely.to_wkb(squares), dtype=object)
        pyogrio.raw.write(path, shapes, [names], ["name"], crs=f"EPSG:{code}", geometry_type="Polygon")
        given = {"points": saved(folder, points), "areas": {"path": str(path)}, "horizon_days": 60, **more}
        return table(done(folder, "summariseareas", {"output": "gpkg"}, **given)[0]["output"], "name")

    return of


@pytest.fixture(scope="module")
def summaries(summarise):
    return summarise(some())


def test_order_and_level_have_no_say_in_what_is_found(detect, found):
    changed = with_values(reordered(some()), lambda values: values + np.arange(len(values))[:, None])
    assert_alike(detect(changed), found, atol=ROUNDED)


def test_motion_that_all_share_has_no_say_in_what_is_found(detect, found):
    years = (some().dates - some().dates[0]).astype(float) / 365.25
    assert_alike(detect(with_values(some(), lambda values: values + 5 * years)), found, atol=ROUNDED)


def test_sign_turns_what_is_found_and_leaves_where(detect, found):
    ends = {"forecast_change_lower": "forecast_change_upper", "forecast_change_upper": "forecast_change_lower"}
    turned = detect(with_values(some(), np.negative)).rename(columns=ends)[found.columns]
    assert_alike(turned, found, turned=MOTIONS, without=("trend_score",), atol=ROUNDED)


def test_unit_has_no_say_in_where_areas_are(detect, found):
    large = detect(with_values(some(), lambda values: 10 * values))
    for name in ("point_count", "area_m2", "score"):
        np.testing.assert_allclose(large[name], found[name], rtol=1e-4)
    np.testing.assert_allclose(large["velocity_mean"], 10 * found["velocity_mean"], rtol=1e-4)


def test_order_and_level_have_no_say_in_summaries(summarise, summaries):
    changed = with_values(reordered(some()), lambda values: values + np.arange(len(values))[:, None])
    assert_alike(summarise(changed), summaries, atol=ROUNDED)


@pytest.mark.parametrize("code", [UTM, DEGREES])
def test_areas_of_another_system_have_the_same_points(code, summarise, summaries):
    of_areas = summarise(some(), code)
    assert_alike(of_areas, summaries, without=("area_m2",), atol=ROUNDED)
    np.testing.assert_allclose(of_areas["area_m2"], summaries["area_m2"], rtol=1e-3)


def test_points_of_another_system_lie_in_the_same_areas(summarise, summaries):
    assert CRS(in_system(some(), UTM).crs) != CRS(some().crs)
    assert_alike(summarise(in_system(some(), UTM)), summaries, without=("area_m2",), atol=0.1)


def test_points_in_no_area_change_no_summary(summarise, summaries):
    far = moved(ground(1).at_epochs(slice(-24, None)).at_points(np.arange(40)), 5_000.0)
    far.pid[:] = [f"far{number}" for number in range(40)]
    assert_alike(summarise(and_more(some(), far)), summaries, atol=ROUNDED)
