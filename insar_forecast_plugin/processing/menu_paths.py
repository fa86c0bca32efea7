# SPDX-License-Identifier: GPL-2.0-or-later
"""Where in the window of QGIS something is found that a message names."""

from __future__ import annotations

from ..core.catalogue import OPERATIONS
from ..languages import tr
from . import compatibility


def with_menu(words: str) -> str:
    """Return a message that sends the user to 'Install environment' with the place of its window, where there is one.

    Whoever runs the algorithm from a script or ``qgis_process`` has no menu, and the message as it is.
    """
    names = (OPERATIONS["installenvironment"].title, tr("Install environment"))
    if compatibility.interface() is None or not any(f"'{name}'" in words for name in names):
        return words
    where = tr("The menu Plugins > InSAR Forecast > Environment... does it with a click.")
    return f"{words}{chr(10) if chr(10) in words else ' '}{where}"
