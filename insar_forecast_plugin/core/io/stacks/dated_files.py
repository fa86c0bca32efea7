# SPDX-License-Identifier: GPL-2.0-or-later
"""Files of a folder that belong together, since their names differ in dates alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ...date_fields import OBSERVED, date_fields
from ...errors import InputError
from ..field_names import epoch_date

_DATE = re.compile(r"(?<!\d)(?:\d{4}([-_.]?)\d{2}\1\d{2})(?:T?\d{6}Z?)?(?!\d)")
_DAY = re.compile(r"(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})")
_DISPLACEMENT = re.compile(r"disp|cum|deform|ts(?![a-z])|timeseries|los(?![a-z])", re.IGNORECASE)
_OTHER = re.compile(
    r"coh|cor(?![a-z])|mask|vel|std|sigma|rmse|resid|phase|ifg|unw|wrap|dem|height|inc|amp|conncomp|conn_comp|error",
    re.IGNORECASE,
)
_MARK = "*"


@dataclass(frozen=True)
class FileFamily:
    """Files whose names are alike but for their dates.

    Parameters
    ----------
    pattern
        The name, with a star for every date.
    files
        Each with its dates, in the order of their names.
    """

    pattern: str
    files: tuple[tuple[Path, tuple[np.datetime64, ...]], ...]

    @property
    def date_count(self) -> int:
        """Dates in a name."""
        return len(self.files[0][1])

    @property
    def says_displacement(self) -> bool:
        """Whether the name says so."""
        return bool(_DISPLACEMENT.search(self.pattern)) and not self.says_other

    @property
    def says_other(self) -> bool:
        """Whether the name says that it is something else: a mask, a coherence, a phase."""
        return bool(_OTHER.search(self.pattern))

    @property
    def says_only_other(self) -> bool:
        """Whether the name says that it is something else, and nothing of displacement."""
        return self.says_other and not _DISPLACEMENT.search(self.pattern)


NamedDates = Callable[[str], tuple[str, tuple[np.datetime64, ...]]]


def dates_in(name: str) -> tuple[str, tuple[np.datetime64, ...]]:
    """Return a name with a star for every date, and the dates.

    Examples
    --------
    >>> dates_in("displacement_20160708_2016-08-01.tif")
    ('displacement_*_*.tif', (np.datetime64('2016-07-08'), np.datetime64('2016-08-01')))
    """
    dates = []

    def marked(found: re.Match[str]) -> str:
        parts = _DAY.match(found[0])
        day = epoch_date("-".join(parts.groups())) if parts else None
        if day is None:
            return found[0]
        dates.append(day)
        return _MARK

    return _DATE.sub(marked, name), tuple(dates)


def families(paths: Iterable[Path], named_dates: NamedDates = dates_in) -> list[FileFamily]:
    """Return the files whose names have dates, by what the names share, the largest family first.

    Parameters
    ----------
    paths
        In any order.
    named_dates
        Returns a name with a star for every date, and the dates.

    Where no name has a date that is written year, month, day, names such as ``02-Jan-18`` are read together.
    """
    paths = sorted(paths)
    found: dict[str, list[tuple[Path, tuple[np.datetime64, ...]]]] = defaultdict(list)
    for path in paths:
        pattern, dates = named_dates(path.name)
        if dates:
            found[pattern].append((path, dates))
    if not found:
        named = date_fields([path.stem for path in paths]).of(OBSERVED)
        for path in paths:
            if path.stem in named:
                found[_MARK + path.suffix].append((path, (np.datetime64(named[path.stem], "D"),)))
    made = [FileFamily(pattern, tuple(files)) for pattern, files in found.items()]
    return sorted(made, key=lambda one: (-len(one.files), one.pattern))


def best_families(found: Sequence[FileFamily]) -> list[FileFamily]:
    """Return those that are most likely displacement: those whose name says so, else says nothing else, else all."""
    said = [one for one in found if one.says_displacement]
    return said or [one for one in found if not one.says_other] or list(found)


def check_says_displacement(path: Path, found: Sequence[FileFamily]) -> None:
    """Refuse a file whose name says that it is something else, such as a coherence, beside files of displacement.

    One that says both, such as a masked displacement, was chosen knowingly.

    Parameters
    ----------
    found
        The families of its folder.

    Raises
    ------
    InputError
        It is such a file.
    """
    mine = [one for one in found if path in [file for file, _ in one.files]]
    best = best_families(found)
    if mine and mine[0].says_only_other and mine[0] not in best:
        raise InputError(
            f"{path.name} is no displacement, as its name says; expected a file such as {best[0].files[0][0].name}, "
            "which stands in the same folder. Choose that one."
        )


def files_of(folder: Path, *suffixes: str) -> list[Path]:
    """Return the files in a folder that have one of some suffixes, hidden ones left out, in order of their names."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in suffixes and not path.name.startswith(".") and path.is_file()
    )
