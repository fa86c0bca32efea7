# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs inputs in a worker process that is used again and again, and watches its time and memory."""

from __future__ import annotations

import json
import os
import re
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SECONDS, BYTES = 60.0, 2 * 1024**3
"""What an input may take."""
_CHECK_SECONDS, _START_SECONDS = 120.0, 300.0
_LOOK_EVERY_S = 0.1
_ENVIRONMENT = {
    "OMP_NUM_THREADS": "1",
    "PYTHONFAULTHANDLER": "1",
    "OGR_SQLITE_SYNCHRONOUS": "OFF",
    "PROJ_NETWORK": "OFF",
}


@dataclass
class Finding:
    """A kind of failure: how often it was seen, the first input that showed it, and what it said."""

    index: int
    message: str
    count: int = 1
    kept: Path | None = None


@dataclass
class Tally:
    """What came of the inputs of a reader."""

    reader: str
    seed: int
    inputs: int = 0
    equal: int = 0
    refused: int = 0
    doubts: dict[str, int] = field(default_factory=dict)
    findings: dict[str, Finding] = field(default_factory=dict)
    slowest: tuple[float, int] = (0.0, 0)
    largest: tuple[int, int] = (0, 0)
    seconds: float = 0.0

    @property
    def doubtful(self) -> int:
        """Inputs of which the independent reading could not say anything."""
        return sum(self.doubts.values())

    @property
    def doubtful_share(self) -> float:
        """Share of these among the inputs that were read."""
        return self.doubtful / max(1, self.doubtful + self.equal)

    @property
    def failures(self) -> int:
        """Inputs that failed."""
        return sum(one.count for one in self.findings.values())

    def add(self, index: int, answer: dict[str, Any]) -> str | None:
        """Count an answer; return the kind of a failure that was not seen before."""
        self.inputs += 1
        seconds, memory = answer.get("seconds", 0.0), answer.get("memory", 0)
        self.slowest, self.largest = max(self.slowest, (seconds, index)), max(self.largest, (memory, index))
        verdict, message = answer["verdict"], answer.get("message", "")
        if verdict != "failure" and (seconds > SECONDS or memory > BYTES):
            verdict, answer = "failure", {"kind": "over 60 s" if seconds > SECONDS else "over 2 GB"}
        if verdict == "equal":
            self.equal += 1
        elif verdict == "refused":
            self.refused += 1
        elif verdict == "cannot say":
            reason = re.sub(r"\d+", "#", message)
            self.doubts[reason] = self.doubts.get(reason, 0) + 1
        else:
            kind = answer["kind"]
            if kind not in self.findings:
                self.findings[kind] = Finding(index, message)
                return kind
            self.findings[kind].count += 1
        return None

    def line(self) -> str:
        """Return all of it in a line, and one more for each kind of failure."""
        text = (
            f"{self.reader}: {self.inputs} inputs, {self.equal} equal, {self.refused} refused, {self.doubtful} cannot "
            f"say ({self.doubtful_share:.1%} of those read), {self.failures} failures of {len(self.findings)} kinds, "
            f"slowest {self.slowest[0]:.2f} s (input {self.slowest[1]}), largest {self.largest[0] / 2**20:.0f} MB "
            f"(input {self.largest[1]}), {self.seconds:.0f} s in all"
        )
        for kind, one in sorted(self.findings.items(), key=lambda pair: -pair[1].count):
            where = f", kept in {one.kept}" if one.kept else ""
            text += f"\n  {one.count} x {kind} (--reader {self.reader} --seed {self.seed} --only {one.index}{where})"
        return text


class Worker:
    """A process that answers for one reader."""

    def __init__(self, reader: str, seed: int, folder: Path, *, seconds: float = SECONDS, memory: int = BYTES) -> None:
        self._folder, self._seconds, self._memory = folder, seconds, memory
        self._log = (folder / "log").open("w+b")
        command = [sys.executable, "-m", "tests.fuzz.worker", reader, str(seed), str(folder)]
        environment = {**os.environ, **_ENVIRONMENT, "PYTHONPATH": str(ROOT), "TMPDIR": str(folder)}
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._log
        )
        self._selector = selectors.DefaultSelector()
        assert self._process.stdout
        self._selector.register(self._process.stdout, selectors.EVENT_READ)
        self._buffer = b""
        ready = self._next(_START_SECONDS)
        if ready.get("phase") != "ready":
            raise RuntimeError(f"the worker of {reader} did not start: {ready} {self._last_words(4000)}")
        self.corpus_count = int(ready["corpus"])

    @property
    def lives(self) -> bool:
        """Whether it can take another input."""
        return self._process.poll() is None

    def answer(self, index: int) -> dict[str, Any]:
        """Run an input; a worker that crashed, hung or grew is ended, and that is the answer."""
        assert self._process.stdin
        self._process.stdin.write(f"{index}\n".encode())
        self._process.stdin.flush()
        limits = {"made": self._seconds, "ran": _CHECK_SECONDS}
        changes: list[str] = []
        limit = _CHECK_SECONDS
        while True:
            found = self._next(limit)
            if found.get("phase") == "made":
                changes = found["changes"]
            elif found.get("phase") != "ran":
                return found | {"changes": changes}
            limit = limits[found["phase"]]

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._log):
            if stream:
                with suppress(BrokenPipeError):
                    stream.close()
        self._selector.close()

    def _next(self, limit: float) -> dict[str, Any]:
        """Return the next message, or a failure."""
        end = time.monotonic() + limit
        while b"\n" not in self._buffer:
            if not self._selector.select(_LOOK_EVERY_S):
                if time.monotonic() > end:
                    return self._ended(f"over {limit:g} s", seconds=limit)
                if (size := self._size()) > self._memory:
                    return self._ended(f"over {self._memory / 2**30:g} GB", memory=size)
                continue
            assert self._process.stdout
            data = os.read(self._process.stdout.fileno(), 1 << 16)
            if not data:
                status = self._process.wait()
                name = signal.Signals(-status).name if status < 0 else f"exit {status}"
                return {
                    "verdict": "failure",
                    "kind": f"crash: {name}{self._crashed_in()}",
                    "message": self._last_words(4000),
                }
            self._buffer += data
        line, _, self._buffer = self._buffer.partition(b"\n")
        message: dict[str, Any] = json.loads(line)
        return message

    def _ended(self, kind: str, **measured: float) -> dict[str, Any]:
        with suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGABRT)  # so that faulthandler tells where it was
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        kind = f"{kind}{self._crashed_in()}"
        return {"verdict": "failure", "kind": kind, "message": self._last_words(4000), **measured}

    def _size(self) -> int:
        try:
            pages = Path(f"/proc/{self._process.pid}/statm").read_text(encoding="ascii").split()[1]
        except (OSError, IndexError):
            return 0
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

    def _last_words(self, length: int) -> str:
        self._log.seek(0)
        return self._log.read()[-length:].decode("utf-8", "replace")

    def _crashed_in(self) -> str:
        found = re.findall(
            r'File ".*insar_forecast_plugin[^"]*?([^/"]+\.py)", line \d+ in (\w+)', self._last_words(20_000)
        )
        return f" at {found[0][0]}:{found[0][1]}" if found else ""


def fuzz(
    reader: str,
    indices: Iterable[int],
    *,
    seed: int,
    keep: Path | None = None,
    seconds: float = SECONDS,
    memory: int = BYTES,
) -> Tally:
    """Run inputs of a reader.

    Parameters
    ----------
    reader
        Its name, or ``module:function``.
    seconds, memory
        What an input may take.
    keep
        Folder in which the first input of each kind of failure is kept, with what was said.
    """
    tally, start, worker = Tally(reader, seed), time.monotonic(), None
    with tempfile.TemporaryDirectory(prefix="fuzz-") as name:
        folder = Path(name)
        try:
            for index in indices:
                if worker is None or not worker.lives:
                    if worker is not None:
                        worker.close()
                    worker = Worker(reader, seed, folder, seconds=seconds, memory=memory)
                answer = worker.answer(index)
                kind = tally.add(index, answer)
                if kind is not None and keep is not None:
                    tally.findings[kind].kept = _kept(
                        keep / reader.replace(":", "-"), kind, index, folder / "in", answer
                    )
        finally:
            if worker is not None:
                worker.close()
    tally.seconds = time.monotonic() - start
    return tally


def _kept(keep: Path, kind: str, index: int, source: Path, answer: dict[str, Any]) -> Path:
    target = keep / f"{index:05d}-{re.sub(r'[^A-Za-z0-9]+', '-', kind)[:80].strip('-')}"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)
    told = f"{kind}\nchanges: {answer.get('changes')}\n\n{answer.get('message', '')}\n"
    (target / "told.txt").write_text(told, encoding="utf-8", errors="backslashreplace")
    return target
