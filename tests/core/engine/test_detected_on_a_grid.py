"""Deforming areas of tiles where neighbours are equally near, as in EGMS L3, and where tiles have no velocity."""

import numpy as np
import pytest
from tiled_region import MIDDLE, read_all, region_points, tiles_of

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.engine.schedulers import Here
from insar_forecast_plugin.core.engine.tile_runs import run_over_tiles, tiled_request
from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.io.polygon_layer import read_polygons
from insar_forecast_plugin.core.io.tile_dataset import TileDataset
from insar_forecast_plugin.core.opened_tiles.tile_layers import doubt_of_areas
from insar_forecast_plugin.core.progress import Recorder, Silent
from insar_forecast_plugin.core.tiled import joined_points

SIDE, EPOCHS = 60, 40


def grid_points(seed):
    """Return points of a grid of 100 m around the corner of four tiles, some missing, with six bowls and hills."""
    rng = np.random.default_rng(seed)
    points = region_points(SIDE**2, epochs=EPOCHS, seed=seed)
    at = np.arange(SIDE**2)
    points.coordinates[:] = MIDDLE + 100.0 * (np.column_stack([at % SIDE, at // SIDE]) - SIDE // 2) + 50.0
    for number in range(6):
        middle = MIDDLE + rng.uniform(-2500, 2500, 2)
        bowl = 20 * (-1) ** number * np.exp(-((points.coordinates - middle) ** 2).sum(axis=1) / (2 * 300**2))
        points.displacement[:] += np.float32(np.outer(bowl, np.linspace(0, 1, EPOCHS)))
    return points.at_points(rng.permutation(SIDE**2)[:3300])


def detected(source, folder, method, progress=None):
    """Return the run over tiles."""
    request = tiled_request("detectdeformation", source, folder, {"method": method})
    dataset = TileDataset.open(source)
    return run_over_tiles(
        "detectdeformation", request, dataset, folder, scheduler=Here(), progress=progress or Silent()
    )


@pytest.mark.parametrize("method", ["network", "threshold"])
def test_areas_of_a_grid_are_those_of_all_points_at_once(tmp_path, method):
    source = tiles_of(tmp_path / "source", grid_points(1), most=200)
    made = detected(source, tmp_path / "tiles", method)
    assert len(made.dataset.entries) > 8
    write_points(joined_points(list(TileDataset.open(source).layer().blocks(Silent()))), tmp_path / "all.gpkg")
    values = {"input": {"path": str(tmp_path / "all.gpkg")}, "output_areas": str(tmp_path / "areas.gpkg")}
    catalogue.run("detectdeformation", {**values, "method": method}, Silent())
    tiled, whole = (read_polygons(tmp_path / path, Silent()) for path in ("tiles/areas.gpkg", "areas.gpkg"))
    assert len(whole.polygons) > 5
    for name in ("point_count", "score"):
        np.testing.assert_allclose(tiled.attributes[name].to_pylist(), whole.attributes[name].to_pylist(), rtol=1e-6)


@pytest.mark.parametrize("method", ["network", "threshold"])
def test_tile_whose_points_have_too_few_values_for_a_velocity_is_made(tmp_path, method):
    points = region_points(2000, epochs=EPOCHS)
    lacking = (points.coordinates > MIDDLE).all(axis=1)
    points.displacement[lacking, 5:] = np.nan
    made = detected(tiles_of(tmp_path / "source", points), tmp_path / "tiles", method)
    assert not made.failed
    there = read_all(made.dataset.layer([one for one in made.dataset.entries if one.name.startswith("E45N21")]))
    assert there.point_count == np.isfinite(points.displacement[lacking]).any(axis=1).sum() > 100
    for name in ("area_velocity", "area_score", "area_rank"):
        assert there.attributes[name].isna().all()


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.67, "of the points are slower than 2 mm/yr as measured, but appear to move by +"),
        (0.48, "of the points move against the reference: it may itself be moving"),
        (0.0, ""),
    ],
)
def test_reference_that_may_move_is_said_by_the_run_by_the_areas_and_when_they_are_opened(share, said, tmp_path):
    """Two thirds sink by 8 mm/yr, so that the median is theirs; or nearly half by 1.8 mm/yr, as stable ground may."""
    points = region_points(2000, epochs=EPOCHS)
    years = (points.dates - points.dates[0]).astype(float) / 365.25
    sinks = points.coordinates[:, 0] < MIDDLE[0] - 3000 + 6000 * share
    noise = np.random.default_rng(0).normal(0, 0.3, points.displacement.shape)
    points.displacement[:] = np.outer(np.where(sinks, -8.0 if share > 0.5 else -1.8, 0.0), years) + noise
    told, opened = Recorder(), Recorder()
    detected(tiles_of(tmp_path / "source", points), tmp_path / "tiles", "threshold", told)
    given = {"input": str(tmp_path / "tiles"), "output": str(tmp_path / "points.gpkg")}
    result = catalogue.run("opentiles", given, opened)
    for texts in (told.warnings, opened.warnings):
        assert sum("the reference" in one or "as measured" in one for one in texts) == bool(said)
    kept = doubt_of_areas(tmp_path / "tiles")
    assert said in kept
    assert bool(kept) == bool(said)
    assert result.layers["AREAS"].label.endswith(", which may itself move") == bool(said)


def test_area_with_too_few_points_around_it_is_told_by_the_run_over_tiles(tmp_path):
    """Of a bowl and of ground far from it, there is nothing in between to compare with."""
    points = region_points(3000, epochs=EPOCHS)
    apart = np.hypot(*(points.coordinates - MIDDLE - [300, 0]).T)
    points.displacement[apart < 450] += np.float32(np.linspace(0, -30, EPOCHS))
    points, told = points.at_points((apart < 450) | (apart > 3000)), Recorder()
    made = detected(tiles_of(tmp_path / "source", points), tmp_path / "tiles", "threshold", told)
    assert made.outputs["AREA_COUNT"] == 1
    assert any(text.startswith("Areas with too few points around them: 1 of 1 (rank 1).") for text in told.infos)
