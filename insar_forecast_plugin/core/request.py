# SPDX-License-Identifier: GPL-2.0-or-later
"""What requests are made of: their base, and the layers, extents and areas in them; made from JSON, checked once.

Both halves read this module, so it imports the standard library only and keeps to Python 3.9.
"""

from __future__ import annotations

import math
from dataclasses import MISSING, asdict, dataclass, fields
from typing import Any, ClassVar, Dict, Mapping, Optional, Tuple, Type, TypeVar

from .errors import InputError

R = TypeVar("R", bound="Request")

# Values that parameters of several operations take.
UNITS = ("auto", "mm", "cm", "m")
COMPONENTS = ("auto", "los", "up", "east", "north")
DEVICES = ("auto", "cpu", "cuda", "mps")
REFERENCES = ("none", "median", "field")


@dataclass(frozen=True)
class VectorSource:
    """A vector layer.

    Parameters
    ----------
    path
        Its file.
    layer
        Its name in the file; None where the file has one layer.
    described_by
        The layer of which this one is a copy or a selection: what is measured is then read from there.
    title
        What the user knows it by, where the name of its file says nothing: a temporary file, or a copy.

    Examples
    --------
    >>> from .interface import GridRequest
    >>> GridRequest.from_json({"input": {"path": "points.gpkg", "layer": "epochs"}, "output": "grid.tif"}).input
    VectorSource(path='points.gpkg', layer='epochs', described_by=None, title=None)
    """

    path: str
    layer: Optional[str] = None
    described_by: Optional[VectorSource] = None
    title: Optional[str] = None

    @property
    def name(self) -> str:
        """What messages and reports call it."""
        return self.title or self.path.replace("\\", "/").rpartition("/")[2]


@dataclass(frozen=True)
class Extent:
    """A rectangle.

    Parameters
    ----------
    bounds
        West, south, east, north (xmin, ymin, xmax, ymax).
    crs
        WKT; None where it is that of the data.

    Examples
    --------
    >>> Extent([0, 0, 100, 50]).bounds
    (0.0, 0.0, 100.0, 50.0)
    >>> Extent((100, 0, 0, 50))
    Traceback (most recent call last):
        ...
    insar_forecast_plugin.core.errors.InputError: EXTENT is empty: 100, 0 to 0, 50. Choose a rectangle.
    """

    bounds: Tuple[float, float, float, float]
    crs: Optional[str] = None

    def __post_init__(self) -> None:
        bounds = self.bounds
        numbers = isinstance(bounds, (list, tuple)) and all(isinstance(one, (int, float)) for one in bounds)
        if not numbers or len(bounds) != 4 or not all(math.isfinite(one) for one in bounds):
            raise InputError(f"EXTENT is {bounds!r}; expected four numbers: west, south, east, north.")
        west, south, east, north = bounds
        if not (west < east and south < north):
            raise InputError(f"EXTENT is empty: {west:g}, {south:g} to {east:g}, {north:g}. Choose a rectangle.")
        object.__setattr__(self, "bounds", tuple(float(one) for one in bounds))  # JSON makes it a list


@dataclass(frozen=True)
class Area:
    """Polygons as WKT and their CRS, WKT too; without one it is that of the data."""

    wkt: str
    crs: Optional[str] = None


_PARTS = {"VectorSource": VectorSource, "Extent": Extent, "Area": Area}
"""What may stand in a request and is more than one value, by the annotation of its field."""


@dataclass(frozen=True)
class Request:
    """Base of the requests: made from JSON, checked once."""

    choices: ClassVar[Dict[str, Tuple[str, ...]]] = {}
    ranges: ClassVar[Dict[str, Tuple[Optional[float], Optional[float]]]] = {}

    @classmethod
    def from_json(cls: Type[R], values: Mapping[str, Any]) -> R:
        """Make the request from plain values.

        Raises
        ------
        InputError
            A name is unknown or missing, a value is not among the allowed ones or out of range.
        """
        return _made(cls, values, "")

    def __post_init__(self) -> None:
        for item in fields(self):
            _check_kind(item.name.upper(), str(item.type), getattr(self, item.name))
        for name, allowed in self.choices.items():
            value = getattr(self, name)
            for one in value if isinstance(value, (list, tuple)) else [value]:
                if one not in allowed:
                    raise InputError(f"{name.upper()} is {one!r}; expected one of {', '.join(allowed)}.")
        for name, (low, high) in self.ranges.items():
            value = getattr(self, name)
            if value is None:
                continue
            if (low is not None and value < low) or (high is not None and value > high):
                span = f"at least {low:g}" if high is None else f"between {low:g} and {high:g}"
                raise InputError(f"{name.upper()} is {value:g}; expected {span}.")

    def to_json(self) -> Dict[str, Any]:
        """Return plain values."""
        return asdict(self)


def _check_kind(name: str, annotation: str, value: Any) -> None:
    """Refuse what is no value of a field: none where one is needed, no number, no list."""
    if value is None:
        if not annotation.startswith("Optional["):
            raise InputError(f"{name} is empty; expected a value.")
        return
    kind = annotation[len("Optional[") : -1] if annotation.startswith("Optional[") else annotation
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
    if kind in ("int", "float") and not is_number:
        raise InputError(f"{name} is {value!r}; expected a number.")
    if kind.startswith("Tuple[") and not isinstance(value, (list, tuple)):
        raise InputError(f"{name} is {value!r}; expected a list.")


def _made(kind: Type[Any], values: Mapping[str, Any], place: str) -> Any:
    """Make a request, or a part of one; ``place`` is the parameter that the part belongs to, in capitals."""
    known = {item.name: item for item in fields(kind)}
    of_place = f" of {place}" if place else ""
    unknown = sorted(set(values) - set(known))
    if unknown:
        raise InputError(f"Unknown parameter {', '.join(unknown)}{of_place}; expected one of {', '.join(known)}.")
    missing = [
        name
        for name, item in known.items()
        if name not in values and item.default is MISSING and item.default_factory is MISSING
    ]
    if missing:
        raise InputError(f"The parameter {', '.join(missing)}{of_place} is missing.")
    return kind(**{name: _value(str(known[name].type), name, value) for name, value in values.items()})


def _value(annotation: str, name: str, value: Any) -> Any:
    """Return a value as the field with this annotation holds it."""
    inner = annotation[len("Optional[") : -1] if annotation.startswith("Optional[") else annotation
    if inner.startswith("Tuple[") and isinstance(value, (list, tuple)):
        part = inner[len("Tuple[") : -1].partition(",")[0]
        return tuple(_value(part, name, one) for one in value) if part in _PARTS else value
    kind = _PARTS.get(inner)
    if kind is None or isinstance(value, kind) or (value is None and inner != annotation):
        return value
    if not isinstance(value, Mapping):
        parts = ", ".join(item.name for item in fields(kind))
        raise InputError(f"{name.upper()} is {value!r}; expected an object with {parts}.")
    return _made(kind, value, name.upper())
