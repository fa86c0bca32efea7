# SPDX-License-Identifier: GPL-2.0-or-later
"""What work over tiles takes: a second worker's gain, memory of a worker, overhead of a tile, workers that are killed.

Run ``python benchmarks/tile_scaling.py``, or with ``--tiles 80 --points 125000`` for ten million points of 300 epochs
(12 GB). The plugin's own simulator makes the points of a tile; each further tile has them in its own place, with noise
of its own. Then the command classifies all of them

- in one process, with one worker and with two (``--scheduler local:1``, ``local:2``): the gain is the rate of two
  workers over twice that of one, the start of workers (measured with a tile of few points) left out;
- over 20 and over 84 tiles of 50 points: the difference, for each of 64, is the overhead of a tile;
- over 64 tiles by two workers of a scheduler of their own, of which five are killed at random moments and replaced:
  all tiles must be complete and equal to those of one process.

Last, a tile of 130 000 points is forecast by the filter, and searched for changes, in one process.

Memory is the largest resident set of any process among the workers, seen every 0.1 s. Exits with 1 where a gain is
below 0.85, a worker takes 2 GB, a tile costs a second more than its work, or a tile is missing or differs.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import psutil

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pyarrow import parquet

from insar_forecast_plugin.core.engine.tile_jobs import write_entry
from insar_forecast_plugin.core.interface import SimulateRequest
from insar_forecast_plugin.core.io.points import read_points
from insar_forecast_plugin.core.io.tile_dataset import TileDataset, TileEntry
from insar_forecast_plugin.core.io.tile_grid import TILE_METRES, hilbert_order, tile_name
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.series import TimeSeriesPoints
from insar_forecast_plugin.core.simulation.simulate import simulate

ROOT = Path(__file__).resolve().parents[1]
LEAST_GAIN, MOST_MEMORY_GB, MOST_OVERHEAD_S = 0.85, 2.0, 1.0
FEW = 50
NOISE_MM = 0.5
KILLED = 5
LARGEST_TILE = 130_000
LARGEST = (("forecast", "forecast by the filter"), ("detectchanges", "changes"))
"""Operations on a tile of most points, and what they are called."""


@dataclass(frozen=True)
class Cost:
    """What a run took: seconds, and the largest memory of a worker in GB."""

    seconds: float
    memory_gb: float


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tiles", type=int, default=8)
    parser.add_argument("--points", type=int, default=50_000, help="of a tile")
    parser.add_argument("--epochs", type=int, default=300)
    parser.add_argument("--folder", type=Path, help="where to work; a temporary folder if left out")
    parser.add_argument("--gain-only", action="store_true", help="one worker against two, and no more")
    parser.add_argument("--largest-only", action="store_true", help="a tile of most points, and no more")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        if options.largest_only:
            failed = [needs_too_much(folder, options.epochs, *one) for one in LARGEST]
            return int(any(failed))
        points = simulated(folder, options.points, options.epochs)
        if options.gain_only:
            return int(scaled_badly(folder, points, options.tiles, ("local:1", "local:2")))
        failed = [
            scaled_badly(folder, points, options.tiles, ("none", "local:1", "local:2")),
            costs_too_much(folder, points),
            loses_tiles(folder, points),
            *(needs_too_much(folder, options.epochs, *one) for one in LARGEST),
        ]
    return int(any(failed))


def simulated(folder: Path, count: int, epochs: int) -> TimeSeriesPoints:
    """Return simulated points in the tile E40N30."""
    path = folder / "simulated.gpkg"
    simulate(SimulateRequest(output=str(path), point_count=count, epoch_count=epochs), Silent())
    points = read_points(path, Silent())
    path.unlink()
    inside = points.coordinates - points.coordinates.min(axis=0)
    inside *= 0.99 * TILE_METRES / inside.max()
    points = replace(points, coordinates=inside + TILE_METRES * np.array([40, 30]))
    return points.at_points(np.argsort(hilbert_order(points.coordinates), kind="stable"))


def dataset_of(folder: Path, points: TimeSeriesPoints, tiles: int) -> TileDataset:
    """Write a folder of tiles in a row, each with the points at its own place and with noise of its own."""
    entries = []
    for number in range(tiles):
        noise = np.random.default_rng(number).normal(0, NOISE_MM, points.displacement.shape)
        own = replace(
            points,
            coordinates=points.coordinates + np.array([number * TILE_METRES, 0.0]),
            displacement=(points.displacement + noise).astype(np.float32),
        )
        entry = TileEntry(f"{tile_name(40 + number, 30)}/0", 0, (0, 0, 0, 0), "", "made")
        entries.append(write_entry(folder, entry, iter([(own, {}, {})]), time.monotonic()))
    dataset = TileDataset(folder, tuple(entries), points.crs, points.dates, points.measured)
    dataset.save()
    return dataset


def command(source: Path, target: Path, scheduler: str, operation: str = "classifytrends") -> list[str]:
    """Return the command that classifies tiles, or does another operation."""
    return [
        *(sys.executable, "-m", "insar_forecast_plugin.core", "run", operation),
        *("--input", str(source), "--output", str(target), "--scheduler", scheduler),
    ]


def cost_of(source: Path, target: Path, scheduler: str, operation: str = "classifytrends") -> Cost:
    """Classify tiles, or do another operation, and return what it took."""
    began, most = time.monotonic(), 0
    words = command(source, target, scheduler, operation)
    run = subprocess.Popen(words, cwd=ROOT, stderr=subprocess.PIPE, env=environment())
    told: list[bytes] = []
    reader = threading.Thread(target=lambda: told.append(run.stderr.read() if run.stderr else b""))
    reader.start()
    while run.poll() is None:
        most = max([most, *memories(run.pid)])
        time.sleep(0.1)
    reader.join()
    if run.returncode:
        raise SystemExit(told[0].decode())
    return Cost(time.monotonic() - began, most / 1e9)


def memories(pid: int) -> Iterator[int]:
    """Yield the resident memory of a process's descendants, or of itself where it has none."""
    try:
        process = psutil.Process(pid)
        for one in process.children(recursive=True) or [process]:
            yield one.memory_info().rss
    except psutil.NoSuchProcess:
        return


def environment() -> dict[str, str]:
    """Return the environment in which workers find the plugin and Dask."""
    places = [str(ROOT), *(str(Path(one).absolute()) for one in sys.path if one)]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(places), "OMP_NUM_THREADS": "1"}


def scaled_badly(folder: Path, points: TimeSeriesPoints, tiles: int, places: tuple[str, ...]) -> bool:
    """Print rates and memory with one worker and two; tell whether they miss their bounds."""
    few = dataset_of(folder / "few", points.at_points(np.arange(FEW)), 1)
    source = dataset_of(folder / "source", points, tiles)
    size = sum(source.path(one).stat().st_size for one in source.entries) / 1e9
    print(f"{source.rows} points x {points.epoch_count} epochs in {tiles} tiles, {size:.2f} GB of files")
    rates, most = {}, 0.0
    for where in places:
        start = cost_of(few.folder, folder / f"start-{where[-1]}", where).seconds
        cost = cost_of(source.folder, folder / f"made-{where[-1]}", where)
        rates[where] = source.rows / (cost.seconds - start)
        most = max(most, cost.memory_gb) if where != "none" else most
        print(
            f"{where:8s} {rates[where]:8.0f} points/s, start {start:.1f} s, largest process {cost.memory_gb:.2f} GB",
            flush=True,
        )
    gain = rates["local:2"] / (2 * rates["local:1"])
    print(f"gain of two workers {gain:.2f} of twice one worker (at least {LEAST_GAIN:g})")
    print(f"memory of a worker {most:.2f} GB (under {MOST_MEMORY_GB:g})", flush=True)
    return gain < LEAST_GAIN or most >= MOST_MEMORY_GB


def costs_too_much(folder: Path, points: TimeSeriesPoints) -> bool:
    """Print the overhead of a tile; tell whether it misses its bound."""
    few, seconds = points.at_points(np.arange(FEW)), []
    for tiles in (20, 84):
        source = dataset_of(folder / f"many-{tiles}", few, tiles)
        seconds.append(cost_of(source.folder, folder / f"of-many-{tiles}", "local:2").seconds)
    overhead = (seconds[1] - seconds[0]) / 64
    print(f"overhead of a tile {overhead:.3f} s (under {MOST_OVERHEAD_S:g})", flush=True)
    return overhead >= MOST_OVERHEAD_S


def loses_tiles(folder: Path, points: TimeSeriesPoints) -> bool:
    """Kill workers at random while they work; print and tell whether a tile is missing or differs."""
    source = dataset_of(folder / "killed-source", points.at_points(np.arange(min(2000, points.point_count))), 64)
    cost_of(source.folder, folder / "killed-expected", "none")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    scheduler = dask(folder, "scheduler", "--host", "127.0.0.1", "--port", address.rpartition(":")[2])
    workers = [dask(folder, "worker", address, "--nthreads", "1") for _ in range(2)]
    run = subprocess.Popen(
        command(source.folder, folder / "killed", address), cwd=ROOT, stderr=subprocess.DEVNULL, env=environment()
    )
    drawn, killed = random.Random(1), 0
    while run.poll() is None:
        if killed < KILLED and any((folder / "killed").glob("tile=*/part-*.json")):
            time.sleep(drawn.uniform(0.2, 2.0))
            victim = workers.pop(drawn.randrange(len(workers)))
            os.killpg(victim.pid, signal.SIGKILL)
            victim.wait()
            killed += 1
            workers.append(dask(folder, "worker", address, "--nthreads", "1"))
        time.sleep(0.05)
    for process in (*workers, scheduler):
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    wrong = [one.name for one in source.entries if not equal(folder, one)]
    print(f"workers killed {killed}, exit status {run.returncode}, tiles missing or different {len(wrong)} of 64")
    return bool(wrong or run.returncode or killed < KILLED)


def needs_too_much(folder: Path, epochs: int, operation: str, called: str) -> bool:
    """Print what an operation on a tile of most points takes; tell whether it needs too much memory."""
    source = folder / "largest"
    if not source.is_dir():
        dataset_of(source, simulated(folder, LARGEST_TILE, epochs), 1)
    cost = cost_of(source, folder / operation, "none", operation)
    print(f"{called} of a tile of {LARGEST_TILE} points {LARGEST_TILE / cost.seconds:.0f} points/s, ", end="")
    print(f"memory {cost.memory_gb:.2f} GB (under {MOST_MEMORY_GB:g})", flush=True)
    return cost.memory_gb >= MOST_MEMORY_GB


def dask(folder: Path, kind: str, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a scheduler or a worker."""
    options = ["--no-dashboard", *(["--local-directory", str(folder)] if kind == "worker" else [])]
    line = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *arguments, *options]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(line, env=environment(), stdout=quiet, stderr=quiet, start_new_session=True)


def equal(folder: Path, entry: TileEntry) -> bool:
    """Tell whether a tile was made as one process makes it."""
    paths = [folder / name / entry.file for name in ("killed", "killed-expected")]
    if not paths[0].is_file():
        return False
    first, second = (parquet.read_table(path) for path in paths)
    return bool(first.drop_columns(["bbox"]).equals(second.drop_columns(["bbox"])))


if __name__ == "__main__":
    sys.exit(main())
