# SPDX-License-Identifier: GPL-2.0-or-later
"""Two MintPy stacks of known motion, one of each orbit, through the import to vertical and east-west series."""

import h5py
import numpy as np
import pyogrio
import pytest

from insar_forecast_plugin.core.catalogue import run
from insar_forecast_plugin.core.decomposition.viewing_geometry import line_of_sight
from insar_forecast_plugin.core.progress import Silent

EPOCHS, ROWS, COLUMNS = 40, 24, 20
UP, EAST = -20.0, 12.0
"""Velocities of the middle, mm/yr; the edges are stable."""
HEADINGS = {"ascending": 349.0, "descending": 191.0}
INCIDENCE = 38.0


def write_track(folder, orbit):
    """Write a track as MintPy does: metres, towards the satellite, with the azimuth of the line of sight."""
    folder.mkdir()
    years = 12 * np.arange(EPOCHS) / 365.25
    row, column = np.mgrid[:ROWS, :COLUMNS]
    moves = (np.abs(row - 11.5) < 5) & (np.abs(column - 9.5) < 5)
    east, _, up = line_of_sight(np.array([INCIDENCE]), np.array([HEADINGS[orbit]]))[0]
    values = (years[:, None, None] * moves * (UP * up + EAST * east) / 1000).astype(np.float32)
    values += np.random.default_rng(len(orbit)).normal(0, 0.001, values.shape).astype(np.float32)
    dates = np.datetime64("2020-01-03") + 12 * np.arange(EPOCHS)
    place = {"X_FIRST": 600_000, "Y_FIRST": 5_000_000, "X_STEP": 50, "Y_STEP": -50, "EPSG": 32632, "UNIT": "m"}
    attributes = {"FILE_TYPE": "timeseries", "WIDTH": COLUMNS, "LENGTH": ROWS, "ORBIT_DIRECTION": orbit, **place}
    with h5py.File(folder / "geo_timeseries.h5", "w") as file:
        file["timeseries"], file["date"] = values, np.array([str(d).replace("-", "") for d in dates], dtype="S8")
        file.attrs.update({name: str(value) for name, value in attributes.items()})
    with h5py.File(folder / "geo_geometryRadar.h5", "w") as file:
        file["incidenceAngle"] = np.full((ROWS, COLUMNS), INCIDENCE, dtype=np.float32)
        file["azimuthAngle"] = np.full((ROWS, COLUMNS), 90 - HEADINGS[orbit], dtype=np.float32)
        file.attrs.update({name: str(value) for name, value in attributes.items()})
    return folder / "geo_timeseries.h5"


@pytest.fixture
def tracks(tmp_path):
    """The pixels of both tracks as points, as the import writes them."""
    layers = []
    for orbit in HEADINGS:
        path = write_track(tmp_path / orbit, orbit)
        points = tmp_path / f"{orbit}.gpkg"
        outputs = {"output": str(tmp_path / f"{orbit}.tif"), "output_points": str(points)}
        run("importstack", {"input": str(path), **outputs}, Silent())
        layers.append({"path": str(points)})
    return layers


def test_vertical_and_east_west_velocities_are_those_put_in(tracks, tmp_path):
    outputs = {"output_up": str(tmp_path / "up.gpkg"), "output_east": str(tmp_path / "east.gpkg")}
    run("decompose", {"inputs": tracks, **outputs}, Silent())
    for name, truth in (("up", UP), ("east", EAST)):
        found = pyogrio.read_arrow(tmp_path / f"{name}.gpkg")[1].column("mean_velocity").to_numpy()
        moving = found[np.abs(found) > abs(truth) / 2]
        assert np.median(moving) == pytest.approx(truth, abs=1.0)
        assert 60 <= len(moving) <= 120  # of 100 cells
