# SPDX-License-Identifier: GPL-2.0-or-later
"""Where work is done: in this process, in processes of this machine, or on a Dask cluster.

Dask distributes, watches and repeats; nothing here schedules. Only futures are used: one a job, some in flight at a
time, so that neither the scheduler nor this process holds more than these, however many jobs there are.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, TypeVar

from ..errors import InputError, MissingPackageError
from ..provenance import plugin_version

J = TypeVar("J")

NOWHERE_ELSE = "none"
_LOCAL = "local"
_IN_FLIGHT = 3
"""Jobs in flight for each thread of the workers."""
_LOOK_EVERY_S = 1.0
_RETRIES = 5
_CONNECT_S = 30
_MEMORY_OF_WORKERS = {
    "distributed.nanny.pre-spawn-environ.MALLOC_MMAP_THRESHOLD_": 32 * 1024**2,
    "distributed.nanny.pre-spawn-environ.MALLOC_TRIM_THRESHOLD_": 256 * 1024**2,
}
"""Settings of glibc's allocator. Dask's own (64 kB) gives every array of a block back to the system, which clears it
anew for the next block: a quarter of a worker's processor time when tiles are classified."""


class Scheduler(Protocol):
    """Does jobs."""

    def results(self, work: Callable[[J], Any], jobs: Sequence[J]) -> Iterator[tuple[J, Any]]:
        """Yield each job with what the work returned, or the exception that it raised, in the order of completion."""


class Here:
    """Does one job after the other, in this process."""

    def results(self, work: Callable[[J], Any], jobs: Sequence[J]) -> Iterator[tuple[J, Any]]:
        """Yield each job with what the work returned."""
        for job in jobs:
            yield job, work(job)


class OnDask:
    """Gives jobs to a Dask cluster.

    Parameters
    ----------
    client
        ``distributed.Client``.
    """

    def __init__(self, client: Any) -> None:
        self._client = client
        self._threads, self._look_at = 0, 0.0

    def results(self, work: Callable[[J], Any], jobs: Sequence[J]) -> Iterator[tuple[J, Any]]:
        """Yield each job with what the work returned, or the exception that it raised."""
        from distributed import as_completed

        waiting = iter(jobs)
        of_future: dict[str, J] = {}
        completed = as_completed()

        def submit() -> None:
            for _, job in zip(range(self._most() - len(of_future)), waiting, strict=False):
                future = self._client.submit(work, job, pure=False, retries=_RETRIES)
                of_future[future.key] = job
                completed.add(future)

        submit()
        for future in completed:
            failed = future.exception() if future.status != "finished" else None
            job = of_future.pop(future.key)
            made = failed if failed is not None else future.result()
            future.release()
            submit()
            yield job, made

    def _most(self) -> int:
        """Return how many jobs may be in flight; workers come and go while the work is done."""
        if time.monotonic() >= self._look_at:
            self._threads = sum(self._client.nthreads().values())
            self._look_at = time.monotonic() + _LOOK_EVERY_S
        return max(1, _IN_FLIGHT * self._threads)


@contextmanager
def opened_scheduler(where: str) -> Iterator[Scheduler]:
    """Give the scheduler that a text names: ``none``, ``local:N``, ``tcp://HOST:8786``, or the path of its file.

    Raises
    ------
    InputError
        The text names none, nobody answers there, or the workers have another version of the plugin.
    MissingPackageError
        Dask is not installed.
    """
    if where == NOWHERE_ELSE:
        yield Here()
        return
    address, file, workers = _place(where)
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise MissingPackageError(
            "Dask is not installed, which --scheduler needs. Install it with EXTRAS=cluster ('Install environment'), "
            "or give --scheduler none."
        ) from error
    if workers:
        quiet = logging.CRITICAL  # what goes wrong with a job comes back with its future
        with (
            dask.config.set(_MEMORY_OF_WORKERS),
            LocalCluster(
                n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs=quiet
            ) as cluster,
            Client(cluster) as client,
        ):
            yield OnDask(client)
        return
    try:
        client = Client(address, scheduler_file=file, timeout=_CONNECT_S)
    except (OSError, TimeoutError, ValueError) as error:
        raise InputError(
            f"No Dask scheduler answers at {where} ({error}). Start it with 'dask scheduler', or give another address."
        ) from error
    with client:
        _check_workers(client)
        yield OnDask(client)


def _place(where: str) -> tuple[str | None, str | None, int]:
    """Return the address, the file, and the number of local workers that a text names; one of them is given."""
    kind, _, rest = where.partition(":")
    if kind == _LOCAL and rest.isdecimal() and int(rest) > 0:
        return None, None, int(rest)
    if kind in ("tcp", "tls", "ws", "wss") and rest.startswith("//"):
        return where, None, 0
    if where.endswith(".json"):
        if not Path(where).is_file():
            raise InputError(
                f"The scheduler file {where} does not exist. Start the scheduler with --scheduler-file {where}."
            )
        return None, where, 0
    raise InputError(
        f"SCHEDULER is {where!r}; expected none, local:N (N workers here), tcp://HOST:8786, or the scheduler's file "
        "(FILE.json)."
    )


def _check_workers(client: Any) -> None:
    """Look whether the workers can do the work.

    Raises
    ------
    InputError
        They have no plugin, or another version of it.
    """
    try:
        versions = set(client.run(plugin_version).values())
    except Exception as error:  # whatever the unpacking of a function raises in a worker
        raise InputError(
            f"The workers cannot import insar_forecast_plugin ({error}). Put the folder that contains it into "
            "PYTHONPATH where they start."
        ) from error
    if versions - {plugin_version()}:
        raise InputError(
            f"The workers have version {', '.join(sorted(versions))} of the plugin, this is {plugin_version()}. Start "
            "them with the same version."
        )
