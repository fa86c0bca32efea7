"""The same tiles wherever the work is done: processes of this machine, a scheduler elsewhere, workers that die."""

import os
import random
import subprocess
import sys
import threading
import time

import pytest
from own_cluster import free_port
from tiled_region import ROOT, assert_same, read_all, run_cli

from insar_forecast_plugin.core.engine.schedulers import OnDask, opened_scheduler
from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.tile_dataset import TileDataset

pytest.importorskip("distributed", reason="Dask is not installed")
STATISTICAL = ("--parameter", "METHOD=statistical")


@pytest.fixture(scope="module")
def expected(region, tmp_path_factory):
    """Return the points that one process makes."""
    folder = tmp_path_factory.mktemp("here") / "tiles"
    run_cli("classifytrends", "--input", region["tiles"], "--output", folder, *STATISTICAL)
    return read_all(TileDataset.open(folder).layer())


def test_local_cluster_makes_the_same(region, expected, tmp_path):
    run_cli(
        *("classifytrends", "--input", region["tiles"], "--output", tmp_path / "tiles"),
        *("--scheduler", "local:2", *STATISTICAL),
    )
    assert_same(read_all(TileDataset.open(tmp_path / "tiles").layer()), expected)


@pytest.mark.skipif(os.name == "nt", reason="kills groups of processes")
def test_scheduler_and_workers_elsewhere_make_the_same(region, expected, cluster, tmp_path):
    output = tmp_path / "tiles"
    run_cli(
        *("classifytrends", "--input", region["tiles"], "--output", output),
        *("--scheduler", cluster.address, *STATISTICAL),
    )
    assert_same(read_all(TileDataset.open(output).layer()), expected)


@pytest.mark.skipif(os.name == "nt", reason="kills groups of processes")
def test_workers_that_are_killed_lose_no_tile(region, expected, cluster, tmp_path):
    output = tmp_path / "tiles"
    command = [sys.executable, "-m", "insar_forecast_plugin.core", "run", "classifytrends", "--input"]
    command += [str(region["tiles"]), "--output", str(output), "--scheduler", cluster.address, *STATISTICAL]
    run = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    drawn, killed = random.Random(0), 0
    while run.poll() is None and killed < 2:
        if any(output.glob("tile=*/.part-*")) or any(output.glob("tile=*/part-*.json")):
            time.sleep(drawn.uniform(0.0, 0.3))
            cluster.kill_worker()
            killed += 1
        time.sleep(0.02)
    assert run.wait(timeout=240) == 0, run.stderr.read()
    assert killed
    assert_same(read_all(TileDataset.open(output).layer()), expected)


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ("elsewhere", r"expected none, local:N"),
        ("local:0", r"expected none, local:N"),
        ("missing.json", "does not exist"),
    ],
)
def test_what_is_no_scheduler_is_refused(where, message):
    with pytest.raises(InputError, match=message), opened_scheduler(where):
        pass


def test_scheduler_that_does_not_answer_is_named(monkeypatch):
    monkeypatch.setattr("insar_forecast_plugin.core.engine.schedulers._CONNECT_S", 1)
    where = f"tcp://127.0.0.1:{free_port()}"
    with pytest.raises(InputError, match="No Dask scheduler answers"), opened_scheduler(where):
        pass


def slept(_job):
    """Return when a job began and ended."""
    began = time.monotonic()
    time.sleep(0.2)
    return began, time.monotonic()


def test_workers_that_come_after_the_start_get_jobs_too():
    from distributed import Client, LocalCluster

    options = {"n_workers": 0, "threads_per_worker": 1, "processes": False, "dashboard_address": ":0"}
    with LocalCluster(**options) as cluster, Client(cluster) as client:
        threading.Timer(0.5, cluster.scale, [3]).start()
        spans = sorted(span for _, span in OnDask(client).results(slept, range(12)))
    assert len(spans) == 12
    at_once = [sum(one[0] < end and start < one[1] for one in spans) for start, end in spans]
    assert max(at_once) >= 3


def test_adaptive_cluster_starts_workers_for_a_run():
    from distributed import Client, LocalCluster

    options = {"n_workers": 0, "threads_per_worker": 1, "processes": False, "dashboard_address": ":0"}
    with LocalCluster(**options) as cluster, Client(cluster) as client:
        cluster.adapt(minimum=0, maximum=2, interval="100ms")
        giving_up = threading.Timer(30, cluster.scale, [1])  # so that a run nobody starts a worker for ends
        giving_up.start()
        made = [value for _, value in OnDask(client).results(abs, range(-9, 0))]
        was_in_time = giving_up.is_alive()
        giving_up.cancel()
    assert sorted(made) == list(range(1, 10))
    assert was_in_time


def test_what_is_lost_with_the_only_worker_is_made_again(monkeypatch):
    from distributed import Client, LocalCluster

    monkeypatch.setattr("insar_forecast_plugin.core.engine.fit_workers.LOOK_EVERY_S", 3.0)
    monkeypatch.setattr("insar_forecast_plugin.core.engine.schedulers._ANSWER_S", 2.0)
    options = {"n_workers": 1, "threads_per_worker": 1, "processes": False, "dashboard_address": ":0"}
    with LocalCluster(**options) as cluster, Client(cluster) as client:
        results = OnDask(client).results(abs, [-1, -2, -3])
        made = [next(results)[1]]
        time.sleep(0.5)  # the others are done too
        cluster.scale(0)
        while client.nthreads():
            time.sleep(0.05)
        threading.Timer(2, cluster.scale, [1]).start()
        made += [value for _, value in results]
    assert sorted(made) == [1, 2, 3]
