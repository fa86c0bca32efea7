# SPDX-License-Identifier: GPL-2.0-or-later
"""Where work is done: in this process, in processes of this machine, or on a Dask cluster.

Dask distributes, watches and repeats; nothing here schedules. Only futures are used: one a job, some in flight at a
time, so that neither the scheduler nor this process holds more than these, however many jobs there are.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from ..errors import InputError, MissingPackageError
from ..progress import Progress, Silent
from .fit_workers import LOADED, FitWorkers, Refusal, done_by_same_version

J = TypeVar("J")

NOWHERE_ELSE = "none"
_LOCAL = "local"
_WAIT_S = 0.01
_RETRIES = 5
_ANSWER_S = 10
"""What a worker made is there at once, or the worker is not."""
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


@dataclass(frozen=True)
class _InFlight(Generic[J]):
    """A job that was handed to Dask, and the addresses of the workers that it may go to."""

    job: J
    future: Any
    allowed: frozenset[str]


class OnDask:
    """Gives jobs to the workers of a Dask cluster that have this version of the plugin.

    Parameters
    ----------
    client
        ``distributed.Client``.
    progress
        Is told which workers get no job.
    """

    def __init__(self, client: Any, progress: Progress | None = None) -> None:
        self._client, self._progress = client, progress or Silent()
        self._call: Any = None
        self.workers = FitWorkers(client, self._progress)

    def results(self, work: Callable[[J], Any], jobs: Sequence[J]) -> Iterator[tuple[J, Any]]:
        """Yield each job with what the work returned, or the exception that it raised."""
        from distributed import as_completed

        waiting = deque(jobs)
        in_flight: dict[str, _InFlight[J]] = {}
        completed = as_completed()
        while waiting or in_flight:
            if self.workers.look(now=self._is_answered()):
                waiting.extendleft(self._stranded(in_flight))
            if waiting and not self.workers.threads:
                self._call_for_workers()
            while waiting and len(in_flight) < self.workers.most_jobs:
                handed = self._submit(work, waiting.popleft())
                in_flight[handed.future.key] = handed
                completed.add(handed.future)
            if not completed.has_ready():
                time.sleep(_WAIT_S)
                continue
            future = next(completed)
            own = in_flight.pop(future.key, None)
            if own is None:  # was taken back
                continue
            try:
                made = _made_by(future)
            except TimeoutError:  # lost with the worker that made it: made again, or taken back
                in_flight[future.key] = own
                completed.add(future)
                continue
            future.release()
            if isinstance(made, Refusal):
                self.workers.take_out(made)
                waiting.appendleft(own.job)
            else:
                yield own.job, made

    def _call_for_workers(self) -> None:
        """Give Dask something to do that any worker can: adaptive clusters start none as long as nothing waits."""
        if self._call is None:
            self._progress.info("No worker is there. The run goes on as soon as one comes.")
            self._call = self._client.submit(int, pure=False)

    def _is_answered(self) -> bool:
        """Say, once, that a worker came."""
        answered = self._call is not None and self._call.done()
        if answered:
            self._call = None
        return answered

    def _submit(self, work: Callable[[J], Any], job: J) -> _InFlight[J]:
        allowed = frozenset(self.workers.threads)
        future = self._client.submit(
            done_by_same_version, work, job, LOADED, pure=False, retries=_RETRIES, workers=list(allowed)
        )
        return _InFlight(job, future, allowed)

    def _stranded(self, in_flight: dict[str, _InFlight[J]]) -> list[J]:
        """Take back the jobs that may go only to workers that are all gone; Dask would wait for these."""
        gone = [key for key, one in in_flight.items() if one.allowed.isdisjoint(self.workers.threads)]
        taken = [in_flight.pop(key) for key in gone]
        for one in taken:
            one.future.cancel()
        return [one.job for one in taken]


def _made_by(future: Any) -> Any:
    """Return what a job that ended returned, or the exception that it raised.

    Raises
    ------
    TimeoutError
        It is no longer there.
    """
    if future.status != "finished":
        failed = future.exception(timeout=_ANSWER_S)
        if failed is not None:
            return failed
    return future.result(timeout=_ANSWER_S)


@contextmanager
def opened_scheduler(where: str, progress: Progress | None = None) -> Iterator[Scheduler]:
    """Give the scheduler that a text names: ``none``, ``local:N``, ``tcp://HOST:8786``, or the path of its file.

    Parameters
    ----------
    progress
        Is told which workers get no job, as they have another version of the plugin.

    Raises
    ------
    InputError
        The text names none, nobody answers there, or no worker that is there has this version of the plugin.
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
            yield OnDask(client, progress)
        return
    try:
        client = Client(address, scheduler_file=file, timeout=_CONNECT_S)
    except (OSError, TimeoutError, ValueError) as error:
        raise InputError(
            f"No Dask scheduler answers at {where} ({error}). Start it with 'dask scheduler', or give another address."
        ) from error
    with client:
        found = OnDask(client, progress)
        _check_workers(found.workers)
        yield found


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


def _check_workers(workers: FitWorkers) -> None:
    """Look whether a worker can do the work, where there are some.

    Raises
    ------
    InputError
        All have no plugin, or another version of it.
    """
    workers.look(now=True)
    if workers.unfit and not workers.threads:
        address, why = next(iter(workers.unfit.items()))
        raise InputError(f"None of the {len(workers.unfit)} workers can do the work. {address}: {why}")
