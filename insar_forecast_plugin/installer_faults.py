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
_NOT_VERIFIED = re.compile(r"CERTIFICATE_VERIFY_FAILED|certificate verify failed|invalid peer certificate")
_REFUSED = re.compile(
    r"\b(401 Unauthorized|403 Forbidden|407 Proxy Authentication Required"
    r"|500 Internal Server Error|502 Bad Gateway|503 Service Unavailable|504 Gateway Time-?out)",
    re.IGNORECASE,
)
_UV_PROXY = re.compile("proxy authorization required")
_BY_PROXY = re.compile("Tunnel connection failed")
_DISK_FULL = re.compile(r"No space left on device|Disk quota exceeded|not enough space on the disk|\[WinError 112\]")
_PIP_FOUND = re.compile(r"^\s*(Collecting|Processing|Requirement already satisfied)\b")
_PIP_NOTHING = re.compile(r"\(from versions: none\)")
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
    is_first_missing
        Whether pip was offered no file of the very first package, so that it may not be an index that answers.
    refusal
        Number and words with which the package index or a proxy refused, of HTTP; empty where none did.
    is_of_proxy
        Whether it was a proxy.
    is_untrusted
        Whether the certificate of the package index is unknown here.
    is_disk_full
        Whether a disk had no more room.
    """

    def __init__(self) -> None:
        self.other_file = ""
        self.not_found = ""
        self.is_first_missing = False
        self._pip_found = False
        self.refusal = ""
        self.is_of_proxy = False
        self.is_untrusted = False
        self.is_disk_full = False
        self._pip_tells = False

    def hear(self, line: str) -> None:
        """Take a line."""
        self._pip_found = self._pip_found or bool(_PIP_FOUND.search(line))
        self.is_first_missing = self.is_first_missing or bool(not self._pip_found and _PIP_NOTHING.search(line))
        self.is_untrusted = self.is_untrusted or bool(_NOT_VERIFIED.search(line))
        self.is_disk_full = self.is_disk_full or bool(_DISK_FULL.search(line))
        refused = _REFUSED.search(line)
        if refused:
            self.refusal, self.is_of_proxy = refused[1], bool(_BY_PROXY.search(line))
        elif _UV_PROXY.search(line):
            self.refusal = "407 Proxy Authentication Required"
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

    def from_elsewhere(self) -> str:
        """Say why the packages do not come from where they are, and what to do; empty where that is not known.

        Examples
        --------
        >>> faults = InstallerFaults()
        >>> faults.hear("HTTP status server error (503 Service Unavailable) for url (https://packages.example/simple/)")
        >>> faults.from_elsewhere()
        'the package index has a fault (HTTP 503 Service Unavailable). Try again later.'
        """
        if self.refusal.startswith("407"):
            return (
                "the proxy asks for a user name and a password (HTTP 407). Put them before its address in the "
                "variable HTTPS_PROXY, as name:password@, and start QGIS again."
            )
        if self.is_of_proxy:
            return (
                f"the proxy does not let the package index through (HTTP {self.refusal}). Ask who runs it for access, "
                "or fetch the wheel files on another computer and choose their folder at Wheel folder (WHEELS)."
            )
        if self.refusal.startswith("5"):
            return f"the package index has a fault (HTTP {self.refusal}). Try again later."
        if self.refusal:
            return (
                f"the package index refuses access (HTTP {self.refusal}). Check its address and the password in the "
                "settings of pip or uv."
            )
        if self.is_untrusted:
            return (
                "the certificate of the package index is not trusted, as where a firewall reads along. Ask for the "
                "firewall's certificate, name its file in the variables PIP_CERT and SSL_CERT_FILE, and start QGIS "
                "again."
            )
        return ""
