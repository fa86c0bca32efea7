# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether layers are of one product, track and component, and how they are read for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ..errors import InputError
from ..io.gdal_files import split_layer
from ..io.stored_points import StoredPoints
from ..measured import Measured
from ..progress import Progress
from ..provenance import file_hash
from ..request import VectorSource
from ..spread_rows import evenly

WORDS = {"component": "component", "product": "product", "track": "track", "orbit": "orbit", "unit": "unit"}
"""What must be the same in layers that are put together, and in which words."""


def check_files(names: Sequence[str], sources: Sequence[VectorSource]) -> None:
    """Refuse layers of which two are the same file.

    Parameters
    ----------
    names
        What the layers are called in the message, such as the parameters that name them.

    Raises
    ------
    InputError
        Two are the same layer, or files with the same content.
    """
    seen: dict[tuple[str, str | None], str] = {}
    for name, source in zip(names, sources, strict=True):
        path = Path(split_layer(source.path)[0])
        if not path.is_file():
            continue
        key = (file_hash(path), source.layer)
        if key in seen:
            raise InputError(f"{seen[key]} and {name} are the same: {source.name}. Choose two different layers.")
        seen[key] = name


def check_same(names: Sequence[str], measured: Sequence[Measured], progress: Progress) -> None:
    """Refuse layers that measure different things, and warn where a layer does not say what it measures.

    Raises
    ------
    InputError
        Component, product, track or direction of the orbit differ.
    """
    for field, words in WORDS.items():
        found = {name: getattr(one, field) for name, one in zip(names, measured, strict=True)}
        said = {name: value for name, value in found.items() if value not in ("", "unknown")}
        values = list(dict.fromkeys(said.values()))
        if len(values) > 1:
            first, second = (next(name for name in said if said[name] == value) for value in values[:2])
            raise InputError(
                f"{first} has the {words} {values[0]}, {second} has the {words} {values[1]}. Choose layers that "
                "measure the same."
            )
        if said and len(said) < len(found) and field in ("component", "track"):
            unknown = ", ".join(name for name in found if name not in said)
            progress.warning(f"{unknown} does not state its {words}; it is taken to be {values[0]}.")


def check_not_equal(names: Sequence[str], points: Sequence[StoredPoints]) -> None:
    """Refuse two layers with the same points and values, such as a layer and a copy of it.

    Raises
    ------
    InputError
        Two layers are equal.
    """
    for at, one in enumerate(points):
        for name, other in zip(names[:at], points[:at], strict=True):
            if one.point_count != other.point_count or not np.array_equal(one.dates, other.dates):
                continue
            rows = evenly(one.point_count, 200)
            same_places = np.array_equal(one.coordinates[rows], other.coordinates[rows])
            if same_places and np.array_equal(one.displacement[rows], other.displacement[rows], equal_nan=True):
                raise InputError(
                    f"{name} and {names[at]} have the same points, dates and values. Choose two different layers."
                )


def combined(measured: Sequence[Measured], field: str) -> str:
    """Return what layers say of a field: the values that differ, separated by commas."""
    values = [str(getattr(one, field)) for one in measured]
    return ", ".join(dict.fromkeys(value for value in values if value not in ("", "unknown")))


def told(measured: Sequence[Measured], field: str) -> str:
    """Return what the first layer that says it says of a field, else what the first has."""
    values = [str(getattr(one, field)) for one in measured]
    return next((value for value in values if value not in ("", "unknown")), values[0])
