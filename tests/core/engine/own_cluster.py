"""A Dask cluster of processes of their own: its workers may have another version of the plugin, and die."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

from tiled_region import ROOT

PLUGIN = "insar_forecast_plugin"


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Cluster:
    """A scheduler and workers, each a process of its own."""

    def __init__(self, folder):
        self.folder = folder
        self.address = f"tcp://127.0.0.1:{free_port()}"
        port = self.address.rpartition(":")[2]
        self.scheduler = self.start("scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard")
        self.workers = []

    def start(self, kind, *arguments, plugin=ROOT):
        """Start a process that finds the plugin in a folder."""
        places = [str(Path(one).absolute()) for one in sys.path if one]
        others = [one for one in places if not (Path(one) / PLUGIN).is_dir()]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(plugin), *others])}
        command = [sys.executable, "-m", "distributed.cli.dask_" + kind, *arguments]
        log = (self.folder / f"{kind}.log").open("a")
        return subprocess.Popen(
            command, cwd=self.folder, env=environment, stdout=log, stderr=log, start_new_session=True
        )

    def add_worker(self, plugin=ROOT):
        options = ("--nthreads", "1", "--no-dashboard", "--local-directory", self.folder)
        self.workers.append(self.start("worker", self.address, *options, plugin=plugin))

    def kill_worker(self):
        """Kill one as the out-of-memory killer does, with its nanny, and start another."""
        self.end_worker()
        self.add_worker()

    def end_worker(self):
        """Kill the first, with its nanny."""
        worker = self.workers.pop(0)
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()

    def close(self):
        for process in [*self.workers, self.scheduler]:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
