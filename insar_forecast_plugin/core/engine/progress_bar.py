# SPDX-License-Identifier: GPL-2.0-or-later
"""Progress of a command in a terminal: a bar where tqdm is there, else a line for each tenth."""

from __future__ import annotations

from typing import IO, Any

_WHOLE = 100


class Bar:
    """Progress as a bar; messages stand above it.

    Parameters
    ----------
    stream
        Where it is shown.
    """

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._last = -1
        self._bar: Any = None
        if stream.isatty():
            try:
                from tqdm import tqdm
            except ImportError:  # it comes with what a cluster needs
                return
            self._bar = tqdm(total=_WHOLE, file=stream, bar_format="{desc}: {percentage:3.0f}%|{bar}| {elapsed}")

    def __call__(self, fraction: float, text: str = "") -> None:
        """Show how far the work is."""
        percent = int(_WHOLE * fraction)
        if self._bar is not None:
            self._bar.set_description(text or "Working", refresh=False)
            self._bar.update(max(0, percent - self._bar.n))
            self._bar.refresh()
        elif percent // 10 > self._last // 10 or self._last < 0:
            self._last = percent
            self._write(f"{percent} % {text}".rstrip())

    def info(self, text: str) -> None:
        """Show a fact."""
        self._write(text)

    def warning(self, text: str) -> None:
        """Show a warning."""
        self._write(f"Warning: {text}")

    def close(self) -> None:
        """Leave the terminal as it was."""
        if self._bar is not None:
            self._bar.close()

    def _write(self, text: str) -> None:
        if self._bar is not None:
            self._bar.write(text, file=self._stream)
            return
        self._stream.write(text + "\n")
        self._stream.flush()
