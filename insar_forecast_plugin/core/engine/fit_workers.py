# SPDX-License-Identifier: GPL-2.0-or-later
"""Which workers of a Dask cluster may do the jobs of a run: those with the plugin, in the version of the run.

Workers may come at any time, and one of another version would make tiles that are not those of the others. So every
worker is asked when it is first seen, and jobs go only to those that were asked: one without the plugin would lose its
connection by unpacking a job, and end. Every job carries the version that it comes from, and a worker that loaded
another one, while its file states the right one by now, refuses it.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from ..progress import Progress
from ..provenance import plugin_version

J = TypeVar("J")

LOOK_EVERY_S = 1.0
_IN_FLIGHT = 3
"""Jobs in flight for each thread of the workers."""
_MOST_NAMED = 3
LOADED = plugin_version()
"""The version that this process runs; the file that states it may change under a worker that stays."""


@dataclass(frozen=True)
class Refusal:
    """What a worker answers that has another version of the plugin, instead of doing a job."""

    worker: str
    version: str


def done_by_same_version(work: Callable[[J], Any], job: J, version: str) -> Any:
    """Do a job in a worker; return a :class:`Refusal` where the worker has another version of the plugin."""
    if version == LOADED:
        return work(job)
    from distributed import get_worker

    return Refusal(get_worker().address, LOADED)


class FitWorkers:
    """The workers of a cluster that may do jobs, those that come later too.

    Parameters
    ----------
    client
        ``distributed.Client``.
    progress
        Is told which workers are not fit.
    """

    def __init__(self, client: Any, progress: Progress) -> None:
        self._client, self._progress = client, progress
        self._look_at = 0.0
        self.threads: dict[str, int] = {}
        """Of the workers that are fit, by address."""
        self.unfit: dict[str, str] = {}
        """Why others are not, by address."""

    @property
    def most_jobs(self) -> int:
        """How many jobs may be in flight; none while there is no worker."""
        return _IN_FLIGHT * sum(self.threads.values())

    def look(self, *, now: bool = False) -> bool:
        """See which workers there are, at most once a second if not ``now``; return whether it was looked."""
        if not now and time.monotonic() < self._look_at:
            return False
        there = dict(self._client.nthreads())
        self.unfit = {address: why for address, why in self.unfit.items() if address in there}
        unknown = [address for address in there if address not in self.threads and address not in self.unfit]
        told = self._client.run(plugin_version, workers=unknown, on_error="return") if unknown else {}
        flaws = {address: why for address, answer in told.items() if (why := _flaw_of(answer))}
        # One that does not answer is gone, or is asked again.
        sound = {address for address, answer in told.items() if answer == LOADED} | set(self.threads)
        self.threads = {address: count for address, count in there.items() if address in sound}
        self._tell(flaws)
        self._look_at = time.monotonic() + LOOK_EVERY_S
        return True

    def take_out(self, refusal: Refusal) -> None:
        """Give no more jobs to a worker that refused one."""
        self.look(now=True)
        if refusal.worker not in self.unfit:
            self.threads.pop(refusal.worker, None)
            self._tell({refusal.worker: _other_version(refusal.version)})

    def _tell(self, flaws: dict[str, str]) -> None:
        """Keep what workers are not fit for, and say it in a sentence for each reason."""
        self.unfit.update(flaws)
        by_reason: dict[str, list[str]] = defaultdict(list)
        for address, why in flaws.items():
            by_reason[why].append(address)
        for why, addresses in by_reason.items():
            more = f" and {len(addresses) - _MOST_NAMED} more" if len(addresses) > _MOST_NAMED else ""
            self._progress.warning(f"No tile is given to {', '.join(addresses[:_MOST_NAMED])}{more}: {why}")


def _flaw_of(answer: Any) -> str:
    """Return why a worker is not fit, by its version or what it raised; empty where it is, or did not answer."""
    if isinstance(answer, (OSError, TimeoutError)):
        return ""
    if isinstance(answer, Exception):  # whatever the unpacking of a function raises in a worker
        return (
            f"insar_forecast_plugin cannot be imported there ({answer}). Put the folder that contains it into "
            "PYTHONPATH where workers start."
        )
    return "" if answer == LOADED else _other_version(answer)


def _other_version(version: str) -> str:
    return f"version {version} of the plugin is there, the run has {LOADED}. Start workers with the same version."
