# SPDX-License-Identifier: GPL-2.0-or-later
"""The child of a job: one request in, JSON lines out.

Standard input carries one line of JSON, ``{"protocol", "operation", "parameters", "staging", "language", "labels"}``,
and is then kept open by the parent as a lifeline: at its end this process exits, with its children where it leads its
process group.
Standard output carries JSON lines whose ``type`` is ``started`` (the first, before anything heavy is imported),
``progress``, ``info``, ``warning``, ``result`` or ``error``. Whatever else a library prints goes to standard error.
Texts leave in the language of the request; names, dates and numbers as they are.

With arguments (``python -m insar_forecast_plugin.core run OPERATION ...``) it is a command of its own: :mod:`.engine`.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import traceback
from collections.abc import Sequence
from typing import IO, NoReturn

from .errors import CoreError, InputError
from .interface import PROTOCOL
from .io import staging
from .io.staging import by_destination
from .job_folder import remove_all
from .json_lines import JsonLines, for_reader
from .library_folders import give_library_folders
from .parameter_labels import use_labels
from .results import in_the_readers_language
from .translation import translated, use_language

_USAGE = """usage: python -m insar_forecast_plugin.core run OPERATION ...

'run --help' lists the operations. Without arguments it waits for a job of QGIS on standard input.
"""


def _claim_output() -> IO[str]:
    """Keep standard output for the messages and point descriptor 1 at standard error."""
    descriptor = os.dup(1)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return os.fdopen(descriptor, "w", encoding="ascii", newline="\n")


def _exit_at_end_of_input() -> None:
    """Leave at once when the parent has gone, and take along what was half written."""
    while sys.stdin.buffer.read(4096):
        pass
    remove_all()
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(3)


def _answer(lines: JsonLines, first_line: str) -> int:
    from . import catalogue

    try:
        request = json.loads(first_line)
        use_language(str(request.get("language") or ""))
        use_labels(request.get("labels") or {})
        if request.get("protocol") != PROTOCOL:
            raise InputError(
                f"The job uses protocol {request.get('protocol')}, the calculation core {PROTOCOL}. Restart QGIS."
            )
        staging.use_folder_name(request.get("staging"))
        give_library_folders(request.get("staging"))
        result = catalogue.run(request["operation"], request["parameters"], lines)
    except CoreError as error:
        lines.send("error", kind="user", text=for_reader(str(error)))
    except MemoryError:
        text = "Out of memory. Choose a smaller area, fewer dates or a smaller grid."
        lines.send("error", kind="user", text=translated(text))
    except Exception as error:  # noqa: BLE001 - the boundary: a defect is reported, not swallowed
        traceback.print_exc()
        text = by_destination(f"{type(error).__name__}: {error}")
        lines.send("error", kind="internal", text=text, trace=traceback.format_exc())
    else:
        lines.send("result", **in_the_readers_language(result).to_json())
        return 0
    return 1


def _command(arguments: Sequence[str]) -> int:
    """Do what a shell asks for; return the exit status."""
    if arguments[0] != "run":
        sys.stderr.write(_USAGE)
        return 0 if arguments[0] in ("-h", "--help") else 2
    # An exception would come out of the middle of a module that is being loaded.
    signal.signal(signal.SIGINT, _leave)
    from .engine.command import run_command

    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return run_command(arguments[1:])
    except KeyboardInterrupt:  # once more, while processes are ended
        _leave()


def _leave(*_: object) -> NoReturn:
    """Leave at once."""
    sys.stderr.write("Interrupted.\n")
    sys.stderr.flush()
    os._exit(130)


def main() -> int:
    """Run one job; with ``run`` as the first word of the command, an operation as the rest of it says."""
    if sys.argv[1:]:
        sys.exit(_command(sys.argv[1:]))
    lines = JsonLines(_claim_output())
    lines.send("started", protocol=PROTOCOL)
    first_line = sys.stdin.buffer.readline().decode("utf-8")
    threading.Thread(target=_exit_at_end_of_input, daemon=True).start()
    status = _answer(lines, first_line)
    remove_all()
    sys.stderr.flush()
    os._exit(status)  # the reading thread may hold standard input; nothing is left to close


if __name__ == "__main__":
    main()
