# SPDX-License-Identifier: GPL-2.0-or-later
"""The file of a trained detector: of the right kind, and trained on the inputs that this version makes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..bundle import Bundle, load_bundle
from ..errors import ModelError


def open_detector(path: Path, kind: str, channels: Sequence[str]) -> Bundle:
    """Read the file of a detector.

    Parameters
    ----------
    kind
        Of the detector.
    channels
        Names of the inputs that the network is given.

    Raises
    ------
    ModelError
        The file is none of this kind, or was trained on other inputs than this version's.
    """
    bundle = load_bundle(path, kind)
    if bundle.fact("channels") != list(channels):
        raise ModelError(
            f"{path.name} was trained with other inputs than this version of the plugin uses. Train the model again "
            "with 'Train detector'."
        )
    return bundle
