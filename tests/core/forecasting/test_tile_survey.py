"""What a tile takes from other points is the same where only those are at hand that it needs."""

import numpy as np
import pytest
from test_tiles_of_a_region import DATES, complete, with_gaps

from insar_forecast_plugin.core.forecasting.data.region_series import RegionSeries
from insar_forecast_plugin.core.forecasting.models.anchored.survey import SeenByAll, Survey
from insar_forecast_plugin.core.forecasting.models.anchored.tile_survey import (
    RowsOfSome,
    forecast_sources,
    own_sources,
    sight_of,
    survey_around,
)
from insar_forecast_plugin.core.progress import Silent

WINDOWS = (59, 90, 109)
MIDDLE = (550.0, 450.0, 1350.0, 1250.0)


@pytest.fixture(scope="module", params=[complete, with_gaps])
def region(request):
    """Return points on a regular grid, where many neighbours are equally near."""
    data = request.param()
    some = np.isfinite(data.displacement).any(axis=1)
    return RegionSeries(data.coordinates[some], DATES, data.displacement[some], tile_points=90)


def boxed(region, sources, metres):
    """Return the region in a box around its middle with only the series that are needed, and what was found."""
    west, south, east, north = MIDDLE
    x, y = region.coordinates.T

    def rows_in(more):
        return np.flatnonzero((x >= west - more) & (x <= east + more) & (y >= south - more) & (y <= north + more))

    rows, inner = rows_in(metres), rows_in(0)
    box = (west - metres, south - metres, east + metres, north + metres)
    own = np.searchsorted(rows, inner)
    found = sources(region.coordinates[rows], own, box)
    values = RowsOfSome(found.read, region.displacement[rows[found.read]], len(rows))
    return RegionSeries(region.coordinates[rows], DATES, values, tile_points=90), own, inner, found


def test_surroundings_gradients_and_noise_are_those_of_the_region(region):
    survey = Survey.of(region, WINDOWS, Silent(), doing="Looking")
    around, own, inner, found = boxed(region, forecast_sources, 700)
    assert found.lacking <= 0
    assert len(found.read) < region.point_count
    made = survey_around(around, own, found.used, survey.by_all).windows_at(own)
    expected = survey.windows_at(inner)
    for name in ("own", "near", "wide", "started"):
        one, other = getattr(made.surroundings, name), getattr(expected.surroundings, name)
        np.testing.assert_allclose(one, other, rtol=1e-5, atol=1e-5, err_msg=name)
    for one, other in zip(made.gradients, expected.gradients, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-4, atol=1e-5)
    for epoch in WINDOWS:
        np.testing.assert_allclose(made.noise[epoch], expected.noise[epoch], rtol=1e-5)


def test_too_small_a_box_is_told(region):
    lacking = boxed(region, forecast_sources, 100)[-1].lacking
    assert 0 < lacking < 700


def test_parts_tell_the_mean_and_the_noise_of_all(region):
    whole = Survey.of(region, WINDOWS, Silent(), doing="Looking").by_all
    rows = np.array_split(np.arange(region.point_count), 3)
    sights = [sight_of(region, one, one, WINDOWS) for one in rows]
    parts = SeenByAll.of(sights, WINDOWS)
    np.testing.assert_allclose(parts.common, whole.common, rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(parts.noise, whole.noise, rtol=1e-5)


def test_filling_gaps_needs_less_than_forecasting(region):
    assert set(boxed(region, own_sources, 700)[-1].read) < set(boxed(region, forecast_sources, 700)[-1].read)
