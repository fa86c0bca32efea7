# SPDX-License-Identifier: GPL-2.0-or-later
"""The process in which a reader meets its inputs: one number a line in, lines of JSON out.

It may crash, hang or take all memory; :mod:`tests.fuzz.runner` sees to that.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import time
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.fuzz.inputs import CannotSay, FuzzedReader, FuzzInput, Mismatch, made_input
from tests.fuzz.readers import fuzzed_reader

PACKAGE = "insar_forecast_plugin"
LONGEST_MESSAGE = 400


def peak_memory() -> int:
    """Return the most memory since the last call of :func:`forget_peak`, bytes; 0 where the system does not tell."""
    try:
        text = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0
    found = re.search(r"VmHWM:\s+(\d+) kB", text)
    return int(found[1]) * 1024 if found else 0


def forget_peak() -> None:
    """Start to measure anew."""
    try:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    except OSError:
        return


def place_of(error: BaseException) -> str:
    """Return where in the package an error came from, as the innermost ``file:function``."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if f"{PACKAGE}/" in frame.filename.replace(os.sep, "/")] or frames
    return f"{Path(own[-1].filename).name}:{own[-1].name}" if own else "?"


def flaw_of_message(text: str) -> str | None:
    """Return what is wrong with a sentence for the user; None where nothing is."""
    if len(text) >= LONGEST_MESSAGE:
        return "message too long"
    if not text.strip():
        return "empty message"
    if re.search(r"[\n\r]", text):
        return "message with a line break"
    return "message with a traceback" if "Traceback" in text else None


def ran(fuzzed: FuzzedReader, item: FuzzInput, folder: Path, told: Callable[..., None]) -> dict[str, Any]:
    """Run a reader on an input and return what came of it."""
    from insar_forecast_plugin.core.errors import CoreError

    source, target = folder / "in", folder / "out"
    forget_peak()
    start, result = time.perf_counter(), None
    found: dict[str, Any] = {"verdict": "read"}
    try:
        result = fuzzed.run(source, item, target)
    except CoreError as error:
        text = str(error)
        found = {"verdict": "refused", "message": text[:1000]}
        if flaw := flaw_of_message(text):
            found = _failure(f"{flaw} at {place_of(error)}", f"{len(text)} characters: {text[:500]}")
        elif item.must_read:
            found = _failure(f"good file refused at {place_of(error)}", text)
    except Exception as error:  # noqa: BLE001 - what is looked for
        found = _failure(
            f"{type(error).__name__} at {place_of(error)}", "".join(traceback.format_exception(error))[-6000:]
        )
    found |= {"seconds": time.perf_counter() - start, "memory": peak_memory()}
    told(phase="ran")
    left = sorted(one.name for one in target.iterdir())
    if isinstance(result, Path):
        left = [name for name in left if name != result.name]
    if left and not (found["verdict"] == "read" and item.main.endswith(".safetensors")):
        found |= _failure("left in the output folder", ", ".join(left[:5])) if found["verdict"] != "failure" else {}
    return found if found["verdict"] != "read" else found | _checked(fuzzed, item, result)


def _checked(fuzzed: FuzzedReader, item: FuzzInput, result: Any) -> dict[str, Any]:
    try:
        fuzzed.check(item, result)
    except Mismatch as finding:
        return _failure(f"mismatch: {finding.kind}", str(finding))
    except CannotSay as answer:
        return {"verdict": "cannot say", "message": str(answer)[:200]}
    except Exception as error:  # noqa: BLE001 - a defect of the fuzzer, to be seen as one
        return _failure(f"oracle: {type(error).__name__} at {_own_place(error)}", traceback.format_exc()[-4000:])
    return {"verdict": "equal"}


def _own_place(error: BaseException) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno}"


def _failure(kind: str, detail: str) -> dict[str, Any]:
    return {"verdict": "failure", "kind": kind, "message": detail}


def write_files(item: FuzzInput, folder: Path) -> None:
    """Write the files of an input into a folder."""
    for name, content in item.files.items():
        (folder / name).write_bytes(content)


def main(reader: str, seed: int, folder: Path) -> None:
    """Answer until the input ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="ascii", newline="\n")
    os.dup2(2, 1)
    warnings.simplefilter("ignore")

    def told(**values: Any) -> None:
        answers.write(json.dumps(values) + "\n")
        answers.flush()

    fuzzed = fuzzed_reader(reader)
    corpus = fuzzed.corpus()
    told(phase="ready", corpus=len(corpus))
    for line in sys.stdin:
        item = made_input(reader, fuzzed, corpus, seed, int(line))
        for name in ("in", "out"):
            shutil.rmtree(folder / name, ignore_errors=True)
            (folder / name).mkdir()
        write_files(item, folder / "in")
        told(phase="made", changes=item.changes)
        told(phase="done", **ran(fuzzed, item, folder, told))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
