# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs a program that ends together with whoever started it: ``python -I lifeline.py FOLDER PROGRAM ARGUMENT...``.

The starter keeps standard input open. At its end the program and all that it has started are ended, and FOLDER, which
they were making, is removed with its lock and what was downloaded beside it. It leads its process group. POSIX only;
standard library only; Python 3.9.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path


def main(folder: str, command: Sequence[str]) -> None:
    """Run the program; exit with its status."""
    try:
        program = subprocess.Popen(  # nosec B603 # a list from the plugin that started this, no shell
            list(command), stdin=subprocess.DEVNULL
        )
    except OSError as error:
        sys.exit(f"{command[0]} does not start: {error.strerror or error}")
    threading.Thread(target=_end_with_input, args=(folder, program), daemon=True).start()
    status = program.wait()
    os._exit(status if status >= 0 else 128 - status)  # the thread may hold standard input


def _end_with_input(folder: str, program: subprocess.Popen[bytes]) -> None:
    while os.read(0, 4096):
        pass
    program.send_signal(signal.SIGSTOP)  # it writes no more, and its end does not end this process first
    for made in (folder, f"{folder}-tmp"):
        shutil.rmtree(made, ignore_errors=True)
    with contextlib.suppress(OSError):
        Path(f"{folder}.lock").unlink()
    if os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    program.kill()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
