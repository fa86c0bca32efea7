# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation simulate from request to files."""

import numpy as np
import pytest
from pyproj import CRS

from insar_forecast_plugin.core.errors import InputError, OutputError
from insar_forecast_plugin.core.interface import SCENARIOS, SimulateRequest
from insar_forecast_plugin.core.io.points import read_points
from insar_forecast_plugin.core.progress import Recorder, Silent
from insar_forecast_plugin.core.request import Extent
from insar_forecast_plugin.core.simulation.simulate import simulate, simulate_points

TRUTH = {"class", "break_date", "jump_date", "jump_mm"}


def request(tmp_path, **options):
    options = {"point_count": 200, "epoch_count": 30, **options}
    return SimulateRequest(output=str(tmp_path / "points.gpkg"), output_truth=str(tmp_path / "truth.gpkg"), **options)


def both(tmp_path, **options):
    simulate(request(tmp_path, **options), Silent())
    return read_points(tmp_path / "points.gpkg", Silent()), read_points(tmp_path / "truth.gpkg", Silent())


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_points_and_epochs_are_as_asked_for(tmp_path, scenario):
    points, _ = both(tmp_path, scenario=scenario, step_days=12)
    assert points.displacement.shape == (200, 30)
    assert (np.diff(points.dates) == np.timedelta64(12, "D")).all()


def test_the_output_does_not_give_the_truth_away(tmp_path):
    points, truth = both(tmp_path)
    assert not TRUTH & set(points.attributes.columns)
    assert set(truth.attributes.columns) >= TRUTH


def test_the_truth_has_the_same_points_and_dates(tmp_path):
    points, truth = both(tmp_path)
    assert points.pid.tolist() == truth.pid.tolist()
    np.testing.assert_array_equal(points.coordinates, truth.coordinates)
    np.testing.assert_array_equal(points.dates, truth.dates)


def test_output_and_truth_differ_by_the_noise_alone(tmp_path):
    points, truth = both(tmp_path, scenario="mining_front", noise=2.0, point_count=2000, epoch_count=60)
    assert (points.displacement - truth.displacement).std() == pytest.approx(2.0, rel=0.06)


def test_without_noise_the_output_is_the_truth(tmp_path):
    points, truth = both(tmp_path, scenario="mining_front", noise=0.0)
    np.testing.assert_array_equal(points.displacement, truth.displacement)


def test_values_are_missing_from_the_output_alone(tmp_path):
    points, truth = both(tmp_path, missing=20.0)
    assert np.isnan(points.displacement).mean() == pytest.approx(0.2, abs=0.05)
    assert np.isfinite(truth.displacement).all()


def test_the_same_seed_gives_the_same_points(tmp_path):
    first, second = (simulate_points(request(tmp_path, missing=5.0), Silent())[0] for _ in range(2))
    np.testing.assert_array_equal(first.displacement, second.displacement)
    np.testing.assert_array_equal(first.coordinates, second.coordinates)


def test_another_seed_gives_other_points(tmp_path):
    first, second = (simulate_points(request(tmp_path, seed=seed), Silent())[0] for seed in (0, 1))
    assert not np.array_equal(first.coordinates, second.coordinates)


def test_more_noise_leaves_the_ground_as_it_is(tmp_path):
    first, second = (simulate_points(request(tmp_path, noise=noise), Silent())[1] for noise in (1.0, 9.0))
    np.testing.assert_array_equal(first.displacement, second.displacement)


def test_what_is_measured_is_said(tmp_path):
    points, _ = both(tmp_path)
    assert (points.measured.component, points.measured.epochs) == ("los", "observed")


def test_mean_velocity_is_the_slope_of_the_series(tmp_path):
    points, _ = both(tmp_path, scenario="subsidence_bowl", noise=0.1, missing=10.0)
    years = (points.dates - points.dates[0]).astype(float) / 365.25
    for index in (0, 50, 199):
        known = np.isfinite(points.displacement[index])
        slope = np.polyfit(years[known], points.displacement[index, known], 1)[0]
        assert points.attributes["mean_velocity"][index] == pytest.approx(slope, abs=0.06)


def test_noisy_points_have_a_low_coherence(tmp_path):
    points, _ = both(tmp_path, scenario="stable", point_count=1000)
    noise = points.displacement.std(axis=1)
    assert np.corrcoef(points.attributes["temporal_coherence"], noise)[0, 1] < -0.5


def test_the_default_is_a_square_of_10_km_in_europe(tmp_path):
    points, _ = both(tmp_path)
    assert CRS(points.crs).to_epsg() == 3035
    assert np.ptp(points.coordinates, axis=0) == pytest.approx([10_000, 10_000], rel=0.1)


def test_points_lie_in_the_extent(tmp_path):
    extent = Extent((500_000, 4_000_000, 503_000, 4_001_000), "EPSG:32633")
    points, _ = both(tmp_path, extent=extent)
    assert CRS(points.crs).to_epsg() == 32633
    assert (points.coordinates >= [500_000, 4_000_000]).all()
    assert (points.coordinates <= [503_000, 4_001_000]).all()


def test_an_extent_in_another_crs_is_moved_to_the_crs_asked_for(tmp_path):
    extent = Extent((13.1, 38.6, 13.2, 38.7), "EPSG:4326")
    points, _ = both(tmp_path, extent=extent, crs="EPSG:32633")
    assert CRS(points.crs).to_epsg() == 32633
    assert points.coordinates.mean(axis=0) == pytest.approx([339_000, 4_280_000], abs=5000)


def test_a_crs_in_degrees_gives_points_in_degrees(tmp_path):
    points, _ = both(tmp_path, crs="EPSG:4326")
    assert points.coordinates.mean(axis=0) == pytest.approx([10.05, 52.05], abs=0.05)


def test_a_crs_of_another_continent_gives_points_there(tmp_path):
    points, _ = both(tmp_path, crs="EPSG:32719")  # UTM zone 19 south: 72 to 66 degrees west
    assert points.coordinates[:, 0].mean() == pytest.approx(500_000, abs=3000)


def test_a_crs_that_is_none_is_refused_and_nothing_is_written(tmp_path):
    with pytest.raises(InputError, match="Unknown coordinate reference system"):
        simulate(request(tmp_path, crs="EPSG:nothing"), Silent())
    assert not list(tmp_path.iterdir())


def test_an_output_folder_that_does_not_exist_is_refused(tmp_path):
    with pytest.raises(OutputError, match="does not exist"):
        simulate(SimulateRequest(output=str(tmp_path / "absent" / "points.gpkg")), Silent())


def test_an_absurd_size_is_refused_before_any_work(tmp_path):
    with pytest.raises(InputError, match="GB"):
        simulate(
            SimulateRequest(output=str(tmp_path / "points.fgb"), point_count=5_000_000, epoch_count=5000), Silent()
        )


def test_one_point_and_two_epochs_can_be_simulated(tmp_path):
    simulate(request(tmp_path, point_count=1, epoch_count=2, missing=50.0), Silent())
    assert (tmp_path / "truth.gpkg").exists()


def test_progress_ends_at_one(tmp_path):
    recorder = Recorder()
    simulate(request(tmp_path), recorder)
    assert recorder.fractions[-1] == 1.0
