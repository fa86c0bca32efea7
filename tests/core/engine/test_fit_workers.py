"""Workers without the plugin, or with another version of it, do no job, whenever they come; the others do all."""

import os
import shutil
import threading
import time

import pytest
from own_cluster import PLUGIN
from tiled_region import ROOT

import insar_forecast_plugin
from insar_forecast_plugin.core.engine.schedulers import OnDask, opened_scheduler
from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.progress import Recorder
from insar_forecast_plugin.core.provenance import plugin_version

pytest.importorskip("distributed", reason="Dask is not installed")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills groups of processes")
OLD = "0.0.7"


def other_version(folder):
    """Return a folder with the plugin's core in another version, and the file that states it."""
    made = folder / "other" / PLUGIN
    shutil.copytree(ROOT / PLUGIN / "core", made / "core", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("__init__.py", "metadata.txt"):
        shutil.copy(ROOT / PLUGIN / name, made / name)
    stated = made / "metadata.txt"
    stated.write_text(stated.read_text().replace(f"version={plugin_version()}", f"version={OLD}"))
    return made.parent, stated


def without_plugin(folder):
    (folder / "none").mkdir()
    return folder / "none"


def done_at(_job):
    """Return where the plugin is that does a job."""
    time.sleep(0.2)
    return insar_forecast_plugin.__file__


def loaded():
    """Have a worker load its plugin."""
    from insar_forecast_plugin.core.engine import fit_workers

    return fit_workers.LOADED


def wait_for(client, count):
    """Wait until there are so many workers, and return their addresses."""
    client.wait_for_workers(count, timeout=60)
    return list(client.nthreads())


def did_all(found, count):
    """Say whether the plugin of this repository did all jobs, each once."""
    own = str(ROOT / PLUGIN / "__init__.py")
    return sorted(job for job, _ in found) == list(range(count)) and {where for _, where in found} == {own}


@pytest.mark.parametrize(
    ("plugin", "words"),
    [
        (lambda folder: other_version(folder)[0], f"version {OLD} of the plugin is there, the run has"),
        (without_plugin, "insar_forecast_plugin cannot be imported there"),
    ],
    ids=["other version", "no plugin"],
)
def test_late_worker_that_is_not_fit_does_nothing(cluster, client, tmp_path, plugin, words):
    wait_for(client, 2)
    said, found = Recorder(), []
    for done in OnDask(client, said).results(done_at, range(60)):
        found.append(done)
        if len(found) == 1:
            cluster.add_worker(plugin(tmp_path))
            wait_for(client, 3)
    assert did_all(found, 60)
    (warning,) = said.warnings
    assert warning.startswith("No tile is given to tcp://")
    assert words in warning


def test_worker_whose_plugin_was_exchanged_under_it_refuses(cluster, client, tmp_path):
    wait_for(client, 2)
    plugin, stated = other_version(tmp_path)
    cluster.add_worker(plugin)
    wait_for(client, 3)
    assert sorted(client.run(loaded).values()) == sorted([OLD, plugin_version(), plugin_version()])
    shutil.copy(ROOT / PLUGIN / "metadata.txt", stated)
    said = Recorder()
    assert did_all(list(OnDask(client, said).results(done_at, range(20))), 20)
    (warning,) = said.warnings
    assert f"version {OLD} of the plugin is there" in warning


def test_job_whose_workers_are_all_gone_goes_to_one_that_comes(cluster, client, tmp_path):
    cluster.add_worker(other_version(tmp_path)[0])
    wait_for(client, 3)
    found = []

    def run():
        for done in OnDask(client).results(done_at, range(20)):
            found.append(done)
            if len(found) == 4:
                cluster.kill_worker()
                cluster.kill_worker()

    thread = threading.Thread(target=run, daemon=True)  # Dask would wait without an end
    thread.start()
    thread.join(timeout=90)
    assert did_all(found, 20)


def test_cluster_without_a_fit_worker_is_refused(cluster, client, tmp_path):
    for _ in range(2):
        cluster.end_worker()
    cluster.add_worker(other_version(tmp_path)[0])
    until = time.monotonic() + 60
    while loaded_versions(client) != [OLD] and time.monotonic() < until:
        time.sleep(0.2)
    with pytest.raises(InputError, match=f"None of the 1 workers can do the work. tcp://.*: version {OLD} of"):
        opened_scheduler(cluster.address).__enter__()


def loaded_versions(client):
    return list(client.run(plugin_version, on_error="return").values())
