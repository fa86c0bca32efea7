# SPDX-License-Identifier: GPL-2.0-or-later
"""What a number in a layer is: component, sign, product, track, reference. It travels with the data."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from . import palette

_CLMS = "Generated using European Union's Copernicus Land Monitoring Service information"
"""Words of the data policy of the Copernicus Land Monitoring Service, to which EGMS belongs."""

COMPONENTS = tuple(palette.COMPONENTS)

_SMALL_STEP_MM = 1.0
"""A step of this size in the middle of five years changes a velocity by 0.3 mm/yr, well below what is called stable."""
_ONE_JOIN_DAYS = 60
"""Releases appear once a year: what is told so near in time is one join."""


@dataclass(frozen=True)
class Seam:
    """A date at which two releases of a product were joined.

    Parameters
    ----------
    first_after
        ISO date of the first epoch of the later release that is used.
    offset_mm
        Median over the points of what was added to the earlier release, mm; None where somebody else joined them.
    offset_sigma_mm
        Median over the points of the standard error of that, mm; None where it is unknown.
    matched
        Number of points that are in both releases; 0 if unknown.

    Examples
    --------
    >>> Seam("2022-01-10").leaves_a_step, Seam("2022-01-10", 3.2, 0.4, 950).leaves_a_step
    (True, False)
    """

    first_after: str
    offset_mm: float | None = None
    offset_sigma_mm: float | None = None
    matched: int = 0

    def __post_init__(self) -> None:
        date.fromisoformat(self.first_after)
        for name in ("offset_mm", "offset_sigma_mm"):
            value = getattr(self, name)
            if value is not None and not (isinstance(value, (int, float)) and math.isfinite(value)):
                raise ValueError(f"{name} must be a number, got {value!r}")

    @property
    def is_by_others(self) -> bool:
        """Whether somebody else joined the releases, and nothing is known of the offset."""
        return self.offset_mm is None

    def days_after(self, other: Seam) -> int:
        """Return how many days this join lies behind another."""
        return (date.fromisoformat(self.first_after) - date.fromisoformat(other.first_after)).days

    @property
    def leaves_a_step(self) -> bool:
        """Whether a step may be left in the series that is large enough to disturb a trend."""
        return self.offset_sigma_mm is None or self.offset_sigma_mm > _SMALL_STEP_MM


def common_seams(seams: Iterable[Seam]) -> tuple[Seam, ...]:
    """Return where the releases in several layers were joined, each join once, by date.

    A layer of few series tells a join by somebody else some epochs late, where none of its series begins at once: of
    such joins that are near in time the earliest is the one.

    >>> found = common_seams([Seam("2022-02-01"), Seam("2022-01-08"), Seam("2024-01-10")])
    >>> [seam.first_after for seam in found]
    ['2022-01-08', '2024-01-10']
    """
    by_date = {seam.first_after: seam for seam in seams}
    kept: list[Seam] = []
    for seam in (by_date[day] for day in sorted(by_date)):
        if kept and kept[-1].is_by_others and seam.is_by_others and seam.days_after(kept[-1]) <= _ONE_JOIN_DAYS:
            continue
        kept.append(seam)
    return tuple(kept)


@dataclass(frozen=True)
class Measured:
    """What the displacement of a layer is.

    Parameters
    ----------
    component
        ``los`` (positive towards the satellite), ``up``, ``east``, ``north`` or ``unknown``.
    product
        Product name such as ``EGMS L2b``; empty if unknown.
    release
        Release or processing period such as ``2020-2024``; empty if unknown.
    track
        Relative orbit such as ``022``; empty if unknown or combined from several.
    half_wavelength_mm
        Size of a phase unwrapping jump in mm; None for combined products and unknown sensors.
    reference
        What the displacement is relative to, in words; empty if unknown.
    epochs
        ``observed``, ``interpolated`` (blended from acquisitions around the date, as in EGMS L3) or ``unknown``.
    zero_date
        ISO date since which the displacement is counted, such as the first epoch of an EGMS product; empty if unknown.
    orbit
        ``ascending`` or ``descending``; empty if unknown or combined from both.
    seams
        Where releases were joined, by date.

    Examples
    --------
    >>> measured = Measured(component="los", product="EGMS L2b", orbit="ascending", zero_date="2020-01-03")
    >>> measured.label_since
    'displacement, LOS (ascending), mm, + towards satellite, since 2020-01-03'
    >>> Measured.from_json(measured.to_json()) == measured
    True
    """

    component: str = "unknown"
    product: str = ""
    release: str = ""
    track: str = ""
    half_wavelength_mm: float | None = None
    reference: str = ""
    epochs: str = "unknown"
    unit: str = "mm"
    zero_date: str = ""
    orbit: str = ""
    seams: tuple[Seam, ...] = ()

    def __post_init__(self) -> None:
        if self.component not in COMPONENTS:
            raise ValueError(f"component must be one of {', '.join(COMPONENTS)}, got {self.component!r}")
        for name in ("product", "release", "track", "reference", "epochs", "unit", "zero_date", "orbit"):
            if not isinstance(getattr(self, name), str):
                raise ValueError(f"{name} must be text, got {getattr(self, name)!r}")
        length = self.half_wavelength_mm
        if length is not None and not (isinstance(length, (int, float)) and 0 < length < math.inf):
            raise ValueError(f"half_wavelength_mm must be a number above 0, got {length!r}")

    @property
    def label(self) -> str:
        """Quantity, component, unit and sign in words, for names, legends and reports."""
        return palette.label("displacement", self.component, "mm", self.orbit)

    @property
    def label_since(self) -> str:
        """The label, and since when the displacement is counted where that is known: for legends."""
        return f"{self.label}, since {self.zero_date}" if self.zero_date else self.label

    @property
    def velocity_label(self) -> str:
        """The label of a velocity in mm/yr."""
        return palette.label("velocity", self.component, "mm/yr", self.orbit)

    @property
    def component_label(self) -> str:
        """The component in a word or two, of a line of sight with the direction of the orbit where it is known."""
        return palette.component_words(self.component, self.orbit)

    @property
    def sign_in_brackets(self) -> str:
        """What positive means, in brackets behind a space; empty where it is unknown."""
        sign = palette.COMPONENTS[self.component].sign
        return f" ({sign})" if sign else ""

    @property
    def attribution(self) -> str:
        """What must be said where results are passed on; empty where nothing is known of the data's licence."""
        if not self.product.startswith("EGMS"):
            return ""
        return f"{_CLMS}; contains modified Copernicus Sentinel data{f' {self.release}' if self.release else ''}."

    def to_json(self) -> dict[str, Any]:
        """Return the fields as plain values."""
        return {**asdict(self), "seams": [asdict(seam) for seam in self.seams]}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Measured:
        """Make it from :meth:`to_json`'s values; keys of later versions are passed over.

        Raises
        ------
        ValueError
            A value is none of its field.
        """
        known = {item.name for item in fields(cls)}
        given = {key: value for key, value in values.items() if key in known}
        seams = given.get("seams", ())
        if not isinstance(seams, (list, tuple)):
            raise ValueError(f"seams must be a list, got {seams!r}")
        given["seams"] = tuple(_seam(one) for one in seams)
        return cls(**given)


def _seam(values: Any) -> Seam:
    """Make a seam from plain values; keys of later versions are passed over."""
    if not isinstance(values, Mapping):
        raise ValueError(f"a seam must be an object, got {values!r}")
    known = {item.name for item in fields(Seam)}
    try:
        return Seam(**{key: value for key, value in values.items() if key in known})
    except TypeError as error:
        raise ValueError(f"a seam must have a date, got {values!r}") from error
