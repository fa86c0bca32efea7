# SPDX-License-Identifier: GPL-2.0-or-later
"""Progress and messages as JSON lines, in the language of whoever reads them."""

from __future__ import annotations

import json
import threading
import time
from typing import IO, Any

from .io.staging import by_destination
from .translation import translated

_PROGRESS_INTERVAL_S = 0.1


class JsonLines:
    """Progress as JSON lines on a stream; thread-safe."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._lock = threading.Lock()
        self._last_sent = 0.0
        self._last_text = ""

    def send(self, message_type: str, /, **values: Any) -> None:
        """Write one message."""
        line = json.dumps({"type": message_type, **values}, ensure_ascii=True)
        with self._lock:
            self._stream.write(line + "\n")
            self._stream.flush()

    def __call__(self, fraction: float, text: str = "") -> None:
        """Send progress, at most ten times a second unless the text changes."""
        now = time.monotonic()
        if text == self._last_text and fraction < 1 and now - self._last_sent < _PROGRESS_INTERVAL_S:
            return
        self._last_sent, self._last_text = now, text
        self.send("progress", fraction=float(fraction), text=for_reader(text))

    def info(self, text: str) -> None:
        """Send a fact."""
        self.send("info", text=for_reader(text))

    def warning(self, text: str) -> None:
        """Send a warning."""
        self.send("warning", text=for_reader(text))


def for_reader(text: str) -> str:
    """Return a text in the reader's language, with outputs named by their destinations."""
    return translated(by_destination(text))
