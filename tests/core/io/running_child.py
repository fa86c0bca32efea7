# SPDX-License-Identifier: GPL-2.0-or-later
"""The core as QGIS starts it: a process of its own that reads a request and answers in lines of JSON."""

import json
import os
import signal
import subprocess
import sys
import uuid
from pathlib import Path

from insar_forecast_plugin.core.interface import PROTOCOL
from insar_forecast_plugin.core.job_folder import FOLDER_PREFIX
from insar_forecast_plugin.process import child_environment

LAUNCHER = Path(__file__).resolve().parents[3] / "insar_forecast_plugin" / "core" / "launch.py"


class RunningChild:
    """An operation under way.

    Parameters
    ----------
    operation, parameters
        The request.
    temporary
        The system's temporary folder for it.
    before
        Words before the interpreter, for surroundings of another kind.
    surroundings
        Variables; None removes one.
    """

    def __init__(self, operation, parameters, temporary, *, before=(), python=sys.executable, **surroundings):
        variables = child_environment() | {"TMPDIR": str(temporary), "OMP_NUM_THREADS": "1"} | surroundings
        self._process = subprocess.Popen(
            [*before, python, "-I", "-X", "utf8", str(LAUNCHER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={name: value for name, value in variables.items() if value is not None},
            start_new_session=True,
        )
        request = {"protocol": PROTOCOL, "operation": operation, "parameters": parameters, "language": ""}
        request["staging"] = FOLDER_PREFIX + uuid.uuid4().hex
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()

    def messages(self):
        """Give its messages as they come; other lines are passed over, as QGIS does."""
        for line in self._process.stdout:
            if line.startswith("{"):
                yield json.loads(line)

    def wait_for_progress(self, fraction):
        """Wait until so much is done, or all."""
        for message in self.messages():
            if message["type"] == "progress" and message["fraction"] >= fraction:
                return

    def last_message(self):
        """Wait for the end and return the result or the error."""
        message = list(self.messages())[-1]
        log = self._process.communicate(timeout=60)[1]
        assert message["type"] in ("result", "error"), log
        return message

    def kill(self):
        """End it with its children, as the system does that has no more memory."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.communicate(timeout=60)

    def let_go(self):
        """Close its lifeline, as the end of QGIS does, and wait for its end."""
        self._process.stdin.close()
        self._process.stdin = None
        self._process.communicate(timeout=20)


def done(operation, parameters, temporary, **surroundings):
    """Run an operation to its end and return its result."""
    message = RunningChild(operation, parameters, temporary, **surroundings).last_message()
    assert message["type"] == "result", message
    return message


def refused(operation, parameters, temporary, **surroundings):
    """Run an operation that cannot be done and return the sentence that says so."""
    message = RunningChild(operation, parameters, temporary, **surroundings).last_message()
    assert (message["type"], message.get("kind")) == ("error", "user"), message
    return message["text"]
