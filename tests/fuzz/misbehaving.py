# SPDX-License-Identifier: GPL-2.0-or-later
"""A reader with every defect that the runner has to notice, one an input."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from insar_forecast_plugin.core.errors import InputError
from tests.fuzz.inputs import CannotSay, FuzzedReader, FuzzInput, Mismatch

DEFECTS = ("none", "crash", "hang", "grow", "raise", "long", "lines", "leave", "wrong", "doubt", "refuse", "oracle")


def run(folder: Path, item: FuzzInput, target: Path) -> str:
    """Do what the file says."""
    defect = item.content.decode()
    if defect == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if defect == "hang":
        time.sleep(1000)
    if defect == "grow":
        hoard = []
        while True:
            hoard.append(b"x" * 50_000_000)
            time.sleep(0.02)
    if defect == "raise":
        raise KeyError("lost")
    if defect == "leave":
        (target / "half.gpkg").write_bytes(b"half")
    messages = {"long": "x" * 500, "lines": "one\ntwo", "leave": "A sentence.", "refuse": "A sentence."}
    if defect in messages:
        raise InputError(messages[defect])
    return defect


def check(item: FuzzInput, result: str) -> None:
    """Say what the file says."""
    if result == "wrong":
        raise Mismatch("another value")
    if result == "doubt":
        raise CannotSay("both are right")
    if result == "oracle":
        raise ValueError("a defect of the check")


def reader() -> FuzzedReader:
    """Return it; its corpus has an input for each defect."""
    corpus = [FuzzInput({"file": one.encode()}, "file", must_read=False) for one in DEFECTS]
    return FuzzedReader(lambda: corpus, lambda rng, item: item, run, check)
