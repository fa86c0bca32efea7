"""A region as files, as a folder of tiles, and as one file."""

import numpy as np
import pytest
from own_cluster import Cluster
from tiled_region import region_points, run_cli

from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.io.tile_dataset import TileDataset
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.tiled import joined_points


@pytest.fixture(scope="session")
def region(tmp_path_factory):
    """Return two files, the folder of tiles that was made of them, and the same points in one file in its order."""
    folder = tmp_path_factory.mktemp("region")
    points = region_points()
    half = points.point_count // 2
    for number, rows in enumerate((slice(0, half), slice(half, None)), start=1):
        write_points(points.at_points(np.arange(points.point_count)[rows]), folder / f"burst_{number}.gpkg")
    files = [folder / "burst_1.gpkg", folder / "burst_2.gpkg"]
    run_cli("importtimeseries", "--input", *files, "--output", folder / "tiles", "--tile-points", 500)
    dataset = TileDataset.open(folder / "tiles")
    blocks = list(dataset.layer().blocks(Silent()))
    write_points(joined_points(blocks), folder / "whole.gpkg")
    return {"files": files, "tiles": folder / "tiles", "whole": folder / "whole.gpkg", "points": points}


@pytest.fixture
def cluster(tmp_path):
    found = Cluster(tmp_path)
    found.add_worker()
    found.add_worker()
    yield found
    found.close()


@pytest.fixture
def client(cluster):
    from distributed import Client

    with Client(cluster.address, timeout=60) as found:
        yield found
