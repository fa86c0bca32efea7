# SPDX-License-Identifier: GPL-2.0-or-later
"""One job in the core's Python: request out, JSON lines in, progress, cancel and errors.

Two reader threads fill a queue; only the calling thread touches ``feedback``. Ending a job, for whatever reason,
ends the child with its children and removes the folders in which it was writing.
"""

from __future__ import annotations

import collections
import contextlib
import json
import math
import re
import tempfile
import threading
import time
import uuid
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Callable

from .core.errors import CoreError
from .core.interface import PROTOCOL
from .core.job_folder import FOLDER_PREFIX, clear
from .core.library_folders import temporary_name
from .core.translation import language
from .process import ChildProcess, describe_exit

LAUNCHER = Path(__file__).resolve().parent / "core" / "launch.py"
FIRST_MESSAGE_WITHIN_S = 300.0
"""Time for the child's first message: a virus scanner may read every library at the first start."""

_LOG_LINES = 15
_COUNT = re.compile(r"\d+")
_COUNT_EACH_S = 5.0
_LAST_LINES_WITHIN_S = 5.0
_END_WITHIN_S = 5.0

_running: dict[str, threading.Event] = {}  # staging folder's name -> set where the job shall end


class JobError(CoreError):
    """The operation could not be done; the message is the core's own, or says how the child ended."""


class JobDefectError(JobError):
    """The core met an error that nobody foresaw."""


class JobCancelledError(CoreError):
    """The user ended the job."""


def run_job(
    operation: str,
    parameters: Mapping[str, Any],
    feedback: Any,
    *,
    python: str,
    labels: Mapping[str, str] | None = None,
    destinations: Iterable[str] = (),
    launcher: Path = LAUNCHER,
    first_message_within_s: float = FIRST_MESSAGE_WITHIN_S,
) -> dict[str, Any]:
    """Run an operation of the core in a child process and return its result, an ``OperationResult`` as plain values.

    The child speaks the language of this process.

    Parameters
    ----------
    operation
        Its identifier in the catalogue.
    parameters
        The request as plain values.
    feedback
        A ``QgsProcessingFeedback``, or what has its methods; used from the calling thread only.
    python
        Interpreter of the core's environment.
    labels
        What the dialog calls the parameters, by their names: reports say so.
    destinations
        Paths of the outputs; what is half written beside them is removed when the job does not end well.

    Raises
    ------
    JobError
        The core refused the request, or the child died; the message says why, with the last lines of its log.
    JobCancelledError
        ``feedback.isCanceled()`` became true, or :func:`end_all_jobs` was called. The child, its children and its
        files are gone.
    """
    staging = FOLDER_PREFIX + uuid.uuid4().hex
    command = [python, "-I", "-X", "utf8", str(launcher)]
    try:
        child = ChildProcess(command, first_line=_first_line(operation, parameters, staging, labels or {}))
    except OSError as error:
        raise JobError(f"{python} does not start: {error.strerror or error}. Run 'Install environment'.") from error
    told_to_end = _running[staging] = threading.Event()
    conversation = _Conversation(feedback)
    try:
        _hear_out(
            child,
            conversation,
            first_message_within_s=first_message_within_s,
            cancelled=lambda: feedback.isCanceled() or told_to_end.is_set(),
        )
        if conversation.result is None:
            raise conversation.error or JobError(f"The calculation {describe_exit(child.wait())}.{conversation.log()}")
    finally:
        child.end()
        _clear_folders(staging, destinations)
        del _running[staging]
    return conversation.result


def _first_line(operation: str, parameters: Mapping[str, Any], staging: str, labels: Mapping[str, str]) -> str:
    request = {
        "protocol": PROTOCOL,
        "operation": operation,
        "parameters": dict(parameters),
        "staging": staging,
        "language": language(),
        "labels": dict(labels),
    }
    return json.dumps(request, ensure_ascii=True)


def _hear_out(
    child: ChildProcess,
    conversation: _Conversation,
    *,
    first_message_within_s: float,
    cancelled: Callable[[], bool],
) -> None:
    """Hear what the child says, until it is silent.

    Raises
    ------
    JobError
        It gave no sign in time.
    JobCancelledError
        ``cancelled`` became true.
    """
    give_up_at = time.monotonic() + first_message_within_s
    for item in child.lines():
        # Once the result is there the outputs stand in their places: too late to cancel.
        if not conversation.is_over and cancelled():
            raise JobCancelledError("Cancelled. Nothing was written.")
        if item is not None:
            conversation.hear(*item)
        if conversation.is_over:
            # Only the rest of the log is still awaited.
            give_up_at = min(give_up_at, time.monotonic() + _LAST_LINES_WITHIN_S)
        elif conversation.begun:
            give_up_at = math.inf
        if time.monotonic() > give_up_at:
            break
    if not conversation.begun and time.monotonic() > give_up_at:
        raise JobError(
            f"The core's Python gave no sign within {first_message_within_s:g} s. Try again; if it stays so, run "
            f"'Install environment'.{conversation.log()}"
        )


def end_all_jobs(within_s: float = _END_WITHIN_S) -> None:
    """Cancel the jobs of all threads, because the plugin is about to go, and wait until they have ended."""
    for told_to_end in list(_running.values()):
        told_to_end.set()
    give_up_at = time.monotonic() + within_s
    while _running and time.monotonic() < give_up_at:
        time.sleep(0.02)


class _Conversation:
    """What the child has said so far."""

    def __init__(self, feedback: Any) -> None:
        self.begun = False
        self.result: dict[str, Any] | None = None
        self.error: JobError | None = None
        self._feedback = feedback
        self._text, self._counted_at = "", -math.inf
        self._log: collections.deque[str] = collections.deque(maxlen=_LOG_LINES)

    @property
    def is_over(self) -> bool:
        """Whether the child has given its result or its error."""
        return self.result is not None or self.error is not None

    def log(self) -> str:
        """Return the last lines of the log, to end a message with."""
        lines = [line for line in self._log if line.strip()]
        return "\nThe last lines of its log:\n" + "\n".join(lines) if lines else ""

    def hear(self, stream: str, line: str) -> None:
        """Take a line from a stream of the child."""
        message = _message(line) if stream == "out" else None
        if message is None:
            self._log.append(line)
            self._feedback.pushDebugInfo(line)
            return
        self.begun = True
        kind, text = message["type"], str(message.get("text", ""))
        if kind == "progress":
            self._feedback.setProgress(100.0 * float(message["fraction"]))
            self._progress_text(text)
        elif kind == "info":
            self._feedback.pushInfo(text)
        elif kind == "warning":
            self._feedback.pushWarning(text)
        elif kind == "result":
            self.result = {key: value for key, value in message.items() if key != "type"}
        elif kind == "error":
            self.error = self._understood(message, text)

    def _progress_text(self, text: str) -> None:
        """Pass on what is done. Each text is a line in the log, so one that only counts on has to wait a while."""
        now = time.monotonic()
        counts_on = _COUNT.sub("", text) == _COUNT.sub("", self._text)
        if text and text != self._text and not (counts_on and now < self._counted_at + _COUNT_EACH_S):
            self._feedback.setProgressText(text)
            self._text, self._counted_at = text, now

    def _understood(self, message: Mapping[str, Any], text: str) -> JobError:
        if message.get("kind") == "user":
            return JobError(text)
        self._feedback.pushDebugInfo(str(message.get("trace", "")))
        return JobDefectError(f"A defect of the plugin, please report it with the log: {text}")


def _message(line: str) -> dict[str, Any] | None:
    """Read a line as a message; None where a library got past the child's guard and printed."""
    try:
        message = json.loads(line)
    except ValueError:
        return None
    return message if isinstance(message, dict) and isinstance(message.get("type"), str) else None


def _clear_folders(name: str, destinations: Iterable[str]) -> None:
    """Remove the folders in which the child worked, and give back what it was about to replace."""
    for parent in {Path(destination).absolute().parent for destination in destinations}:
        clear(parent, name)
    with contextlib.suppress(FileNotFoundError):  # the system has no temporary folder
        clear(Path(tempfile.gettempdir()), temporary_name(name))
