# SPDX-License-Identifier: GPL-2.0-or-later
"""What keeps pip or uv from a package, read from the lines that they print.

Standard library only; Python 3.9.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_NO_CONNECTION = re.compile(
    r"connection broken by|Max retries exceeded|error sending request|client error \(Connect\)|dns error"
    r"|Temporary failure in name resolution|Name or service not known|getaddrinfo failed|Network is unreachable"
)
_NOT_TRUSTED = re.compile("certificate|SSLError")
_PIP_BEGINS = re.compile("DO NOT MATCH THE HASHES")
_PIP_OTHER_FILE = re.compile(r"^\s+([A-Za-z0-9._-]+==\S+)(?: from | \()")
_UV_OTHER_FILE = re.compile(r"Hash mismatch for `([A-Za-z0-9._-]+)(?:==| @ )?([^`]*)`")
_NOT_FOUND = re.compile(
    r"No matching distribution found for ([A-Za-z0-9._-]+(?:==[^\s;(]+)?)"
    r"|no version of ([A-Za-z0-9._-]+==[^\s,;]+)"
    r"|Because ([A-Za-z0-9._-]+) was not found in the"
)


def is_unreachable(log: Iterable[str]) -> bool:
    """Tell whether pip or uv failed because no connection came about.

    Examples
    --------
    >>> is_unreachable(["error: Request failed after 3 retries", "  cause: client error (Connect)"])
    True
    >>> is_unreachable(["  cause: client error (Connect)", "  cause: invalid peer certificate: UnknownIssuer"])
    False
    """
    text = "\n".join(log)
    return bool(_NO_CONNECTION.search(text)) and not _NOT_TRUSTED.search(text)


class InstallerFaults:
    """Takes the lines of an installer one after the other and keeps which package it could not have, and why.

    Attributes
    ----------
    other_file
        Package that came as another file than the lock names; empty where none did.
    not_found
        Package, with its version where it is told, that was nowhere; empty where all were found.
    """

    def __init__(self) -> None:
        self.other_file = ""
        self.not_found = ""
        self._pip_tells = False

    def hear(self, line: str) -> None:
        """Take a line."""
        missing = _NOT_FOUND.search(line)
        if missing and not self.not_found:
            self.not_found = next(filter(None, missing.groups()))
        if self.other_file:
            return
        self._pip_tells = self._pip_tells or bool(_PIP_BEGINS.search(line))
        named = _PIP_OTHER_FILE.search(line) if self._pip_tells else None
        if named:
            self.other_file = named[1]
        named = _UV_OTHER_FILE.search(line)
        if named:
            self.other_file = named[1]
