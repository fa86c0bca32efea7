# SPDX-License-Identifier: GPL-2.0-or-later
"""Which field of a layer holds what of which date, told by its name; read by both halves, in Python 3.9."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

OBSERVED, FORECAST, LOWER, UPPER = "D", "F", "L", "U"
"""What a field holds: a displacement that was observed, a forecast, the ends of its interval. So its name begins."""
PATH_LOWER, PATH_UPPER = "PL", "PU"
"""The ends of the band that holds the whole path of a forecast, all of its dates at once."""
AHEAD = (FORECAST, LOWER, UPPER, PATH_LOWER, PATH_UPPER)
"""What the fields of a forecast hold."""

_FIRST_YEAR, _LAST_YEAR = 1970, 2149  # dates outside of these are no acquisitions
_LIKE_A_YEAR = range(1900, 2200)  # eight digits that begin with another number are no date at all
_MIDDLE = 15
_MONTHS, _HOURS, _MINUTES = 12, 24, 60

_AHEAD = re.compile(rf"({'|'.join(AHEAD)})(\d{{4}})(\d{{2}})(\d{{2}})")
# R writes an X before a name that begins with a digit, ArcGIS an F; a time of day may stand behind the date.
_BEFORE = rf"(?P<before>(?i:disp|date|d|x)_?|{FORECAST})?"
_CLOCK = r"(?P<hour>\d{2})[:.]?(?P<minute>\d{2})(?:[:.]?(?P<second>\d{2})(?:[.,]\d+)?)?"
_TIME = rf"(?:(?:[Tt]| +){_CLOCK} ?(?:[Zz]|UTC|[+-]\d{{2}}:?\d{{2}})?)?"
# Some programs write the unit of the values behind the date, as in disp_20180102_mm.
_UNIT = r"(?:[ _]*[\[(]?(?:mm|cm|m)[\])]?)?"
_COMPACT = re.compile(rf"{_BEFORE}(?P<year>\d{{4}})(?P<month>\d{{2}})(?P<day>\d{{2}}){_TIME}{_UNIT}")
_SEPARATED = re.compile(rf"{_BEFORE}(?P<year>\d{{4}})([-/_.])(?P<month>\d{{1,2}})\3(?P<day>\d{{1,2}}){_TIME}{_UNIT}")
_YEAR_LAST = re.compile(rf"{_BEFORE}(?P<left>\d{{1,2}})([./_-])(?P<right>\d{{1,2}})\3(?P<year>\d{{4}}){_TIME}{_UNIT}")
_MONTH_NAMES = (
    ("jan", "january", "januar", "jän", "jänner", "janv", "janvier", "gen", "gennaio", "ene", "enero", "januari"),
    ("feb", "february", "februar", "febr", "févr", "fevr", "février", "fevrier", "febbraio", "febrero", "februari"),
    ("mar", "march", "mär", "märz", "mrz", "mars", "marzo", "maart", "mrt"),
    ("apr", "april", "avr", "avril", "aprile", "abr", "abril"),
    ("may", "mai", "mag", "maggio", "mayo", "maj", "mei"),
    ("jun", "june", "juni", "juin", "giu", "giugno", "junio"),
    ("jul", "july", "juli", "juil", "juillet", "lug", "luglio", "julio"),
    ("aug", "august", "août", "aout", "ago", "agosto", "augusti", "augustus"),
    ("sep", "sept", "september", "septembre", "set", "sett", "settembre", "septiembre"),
    ("oct", "october", "okt", "oktober", "octobre", "ott", "ottobre", "octubre"),
    ("nov", "november", "novembre", "noviembre"),
    ("dec", "december", "dez", "dezember", "déc", "décembre", "decembre", "dic", "dicembre", "diciembre"),
)
"""In English, German, French, Italian, Spanish, Dutch and Swedish."""
_OF_NAME = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names}
_LONGEST = 60
"""Longer names say no date: what is behind them in a file of a stranger is not looked through."""
_NAMED = re.compile(
    rf"{_BEFORE}(?P<day>\d{{1,2}})(?:\.(?= ))?([-_/. ]?)(?P<name>[^\W\d_]{{3,12}})\.?\3(?P<year>\d{{4}}){_TIME}{_UNIT}"
)
_MONTH = re.compile(rf"{_BEFORE}(?P<year>\d{{4}})(?P<mark>[-/_]?)(?P<month>\d{{2}})")

# What is read where nothing else names a date: words for a displacement around it, and dates of other orders.
_WORDS = r"(?:displacements?|displ|disp|deformation|def|cumulative|cumul|cum|los|date|ts|d|x|mm|cm|m)"
_HEAD = rf"(?P<head>(?i:[_ ]*(?:{_WORDS}[_ .-]*){{0,3}})|f)"
_TAIL = rf"(?:(?P<tail>\.0|[_ -](?i:displacement|disp|def|los|cum))|{_UNIT}|(?P<time>_(?:\d{{4}}|\d{{6}})))"
_NAME = r"(?P<name>[^\W\d_]{3,12})\.?"
_LOOSE = tuple(
    re.compile(f"{core}{_TAIL}")
    for core in (
        rf"{_HEAD}(?P<year>\d{{4}})(?P<month>\d{{2}})(?P<day>\d{{2}})",
        rf"{_HEAD}(?P<year>\d{{4}})(?P<mark>[-/_.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})",
        rf"{_HEAD}(?P<year>\d{{4}})(?P<mark>[-/_. ]?){_NAME}(?P=mark)(?P<day>\d{{1,2}})",
        rf"{_HEAD}(?P<day>\d{{1,2}})(?P<mark>[-/_. ]?){_NAME}(?P=mark)(?P<year>\d{{4}}|\d{{2}})",
        rf"(?P<head>){_NAME}[-/_. ]?(?P<year>\d{{4}})",
        rf"{_HEAD}(?P<year>\d{{4}})[-/_. ]?{_NAME}",
    )
)
_LEAST_LOOSE = 2
_THIS_CENTURY = 69
"""Two digits below it are a year after 2000."""


class DateField(NamedTuple):
    """What a field holds, and of which date."""

    kind: str
    day: date


@dataclass(frozen=True)
class NamedDates:
    """What the names of a layer's fields say together.

    Parameters
    ----------
    fields
        Name -> what the field holds, of the fields that are of a date.
    months
        Names that say a month only; the field is of its middle.
    letters
        Names that begin with F and are epochs, as ArcGIS writes them, and no forecasts.
    impossible
        Names that are written like a date that is not in the calendar, or in no year of a radar satellite.
    doubtful
        Names of which the day and the month cannot be told apart; they are of no date.
    """

    fields: dict[str, DateField]
    months: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    impossible: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()

    def of(self, *kinds: str) -> dict[str, date]:
        """Return the names of the fields of some kinds, each with its date, in the layer's order."""
        return {name: found.day for name, found in self.fields.items() if found.kind in kinds}

    @property
    def epoch_count(self) -> int:
        """How many fields are observed, be it of a date that can be read in two ways."""
        return len(self.doubtful) + sum(found.kind == OBSERVED for found in self.fields.values())

    @property
    def has_epochs(self) -> bool:
        """Whether a field is observed."""
        return self.epoch_count > 0


def date_field(name: str) -> DateField | None:
    """Return what the name of a field says by itself; None where it says no date, or not of which day.

    Observed are ``YYYYMMDD``, ``YYYY-MM-DD`` and the like (``/``, ``_``, ``.``), with or without ``D``, ``X``, ``disp``
    or ``date`` before them and a time or a unit behind them, and ``31-Jan-2024``; ahead of the epochs lie
    ``FYYYYMMDD``, ``LYYYYMMDD``, ``UYYYYMMDD``, ``PLYYYYMMDD`` and ``PUYYYYMMDD``. The date has to be in the calendar.

    Examples
    --------
    >>> date_field("2024-01-31")
    DateField(kind='D', day=datetime.date(2024, 1, 31))
    >>> date_field("F20240206").kind, date_field("20240230"), date_field("height")
    ('F', None, None)
    """
    text = name.strip()
    if ahead := _AHEAD.fullmatch(text):
        day = _day(*ahead.groups()[1:])
        return DateField(ahead[1], day) if day else None
    found = _day_of(text)
    if found is None or found["before"] == FORECAST or not _is_time(found):
        return None
    day = _day(*_parts(found))
    return DateField(OBSERVED, day) if day else None


def date_fields(names: Iterable[str]) -> NamedDates:
    """Return what the names of all fields of a layer say, read together.

    What begins with ``F`` is a forecast where the end of an interval (``L``, ``U``) of one of its dates, or an epoch as
    the plugin writes it (``DYYYYMMDD``), stands beside it; else it is an epoch, as ArcGIS names one. Which number of
    ``02.01.2018`` is the day is told by one above 12 in any of such names. Where no name is an epoch by itself, several
    of one form are, such as ``los_20180102``, ``20180102_disp`` or ``02-Jan-18``.

    Examples
    --------
    >>> found = date_fields(["pid", "D20240131", "F20240206", "20240230"])
    >>> found.of(OBSERVED, FORECAST)
    {'D20240131': datetime.date(2024, 1, 31), 'F20240206': datetime.date(2024, 2, 6)}
    >>> found.impossible
    ('20240230',)
    """
    names = [name for name in dict.fromkeys(names) if len(name) <= _LONGEST]
    forecasts = _has_forecasts(names)
    day_at = _place_of_the_day(names)
    fields: dict[str, DateField] = {}
    months: list[str] = []
    letters: list[str] = []
    impossible: list[str] = []
    doubtful: list[str] = []
    for name in names:
        alone = date_field(name)
        if alone is not None and (alone.kind != FORECAST or forecasts):
            fields[name] = alone
            continue
        found = _written(name, day_at)
        if found is None:
            continue
        if found.parts is None:
            (doubtful if any(readings(name)) else impossible).append(name)
            continue
        day = _day(*found.parts) if found.on_the_clock else None
        if day is None:
            if int(found.parts[0]) in _LIKE_A_YEAR:
                impossible.append(name)
        elif found.letter != FORECAST or not forecasts:
            fields[name] = DateField(OBSERVED, day)
            months += [name] * found.is_month
            letters += [name] * (found.letter == FORECAST)
    if not doubtful and not any(found.kind == OBSERVED for found in fields.values()):
        for name, (day, is_month) in _loosely(names).items():
            fields[name] = DateField(OBSERVED, day)
            months += [name] * is_month
    return NamedDates(fields, tuple(months), tuple(letters), tuple(impossible), tuple(doubtful))


def readings(name: str) -> tuple[date | None, date | None]:
    """Return a name of :attr:`NamedDates.doubtful` with the day first and with the month first.

    Examples
    --------
    >>> date_fields(["02.01.2018"]).doubtful
    ('02.01.2018',)
    >>> readings("02.01.2018")
    (datetime.date(2018, 1, 2), datetime.date(2018, 2, 1))
    """
    found = _YEAR_LAST.fullmatch(name.strip())
    if found is None:
        return None, None
    first, second, year = found["left"], found["right"], found["year"]
    return _day(year, second, first), _day(year, first, second)


def field_name(kind: str, day: date) -> str:
    """Return the name under which the plugin writes a field, such as ``D20240131``.

    Examples
    --------
    >>> field_name(OBSERVED, date(2024, 1, 31))
    'D20240131'
    """
    return f"{kind}{day.year:04d}{day.month:02d}{day.day:02d}"


def _day_of(text: str) -> re.Match[str] | None:
    """Return how a text names a day that can be read in one way only, None where it does not."""
    return _COMPACT.fullmatch(text) or _SEPARATED.fullmatch(text) or _NAMED.fullmatch(text)


def _parts(found: re.Match[str]) -> tuple[str, str, str]:
    """Return year, month and day of what :func:`_day_of` found; no month has the number 0."""
    parts = found.groupdict()
    month = parts.get("month") or str(_OF_NAME.get(parts["name"].lower(), 0))
    return parts["year"], month, parts["day"]


class _Written(NamedTuple):
    """A name that is written like a date: what stands before it, and year, month, day; None where they are open."""

    letter: str
    parts: tuple[str, str, str] | None
    on_the_clock: bool = True
    is_month: bool = False


def _written(name: str, day_at: str | None) -> _Written | None:
    """Return how a name is written, None where it is not written like a date; ``day_at`` is the number of the day."""
    text = name.strip()
    if ahead := _AHEAD.fullmatch(text):
        return _Written(ahead[1], (ahead[2], ahead[3], ahead[4]))
    if found := _day_of(text):
        return _Written(found["before"] or "", _parts(found), _is_time(found))
    if found := _YEAR_LAST.fullmatch(text):
        letter, first, second = found["before"] or "", found["left"], found["right"]
        if day_at is None and int(first) != int(second):
            return _Written(letter, None)
        month, day = (first, second) if day_at == "right" else (second, first)
        return _Written(letter, (found["year"], month, day), _is_time(found))
    found = _MONTH.fullmatch(text)
    # Six digits alone may be anything; a month above 12 behind a mark is the second of two years.
    if found and (found["mark"] or found["before"]) and (not found["mark"] or 1 <= int(found["month"]) <= _MONTHS):
        return _Written(found["before"] or "", (found["year"], found["month"], str(_MIDDLE)), is_month=True)
    return None


def _loosely(names: Iterable[str]) -> dict[str, tuple[date, bool]]:
    """Return the names of one loose form, each with its day and whether that stands for a month; none of several."""
    names = [name for name in names if any(map(str.isdigit, name))]
    tried = ((name, at, form.fullmatch(name.strip())) for name in names for at, form in enumerate(_LOOSE))
    found = [(name, at, one.groupdict()) for name, at, one in tried if one]
    forms = {(at, one["head"].lower(), (one["tail"] or "").lower()) for _, at, one in found}
    if len(found) < _LEAST_LOOSE or len(forms) > 1:
        return {}
    if found[0][2]["head"] == "f" and any(re.fullmatch(r"[lu]\d{8}", name) for name in names):
        return {}
    years, numbers = {one["year"] for _, _, one in found}, {one.get("day") for _, _, one in found}
    if any(len(year) == 2 for year in years) and len(years) >= len(numbers):
        return {}  # what changes more may be the day, and then 02-Jan-18 is of 2002
    days: dict[str, tuple[date, bool]] = {}
    for name, _, one in found:
        month = one.get("month") or str(_OF_NAME.get((one.get("name") or "").lower(), 0))
        clock = (one["time"] or "_000000")[1:].ljust(6, "0")
        day = _day(_whole_year(one["year"]), month, one.get("day") or str(_MIDDLE))
        if day is not None and _is_time({"hour": clock[:2], "minute": clock[2:4], "second": clock[4:]}):
            days[name] = day, not one.get("day")
    return days if len(days) == len(found) else {}


def _whole_year(year: str) -> str:
    """Return a year of four digits."""
    return year if len(year) > 2 else f"{'20' if int(year) < _THIS_CENTURY else '19'}{year}"


def _place_of_the_day(names: Iterable[str]) -> str | None:
    """Return which number of ``02.01.2018`` is the day, ``left`` or ``right``; None where the names do not tell."""
    told = set()
    for name in names:
        if found := _YEAR_LAST.fullmatch(name.strip()):
            above = [place for place in ("left", "right") if int(found[place]) > _MONTHS]
            told |= {*above} if len(above) == 1 else set()
    return told.pop() if len(told) == 1 else None


def _has_forecasts(names: Iterable[str]) -> bool:
    """Tell whether fields that begin with F are forecasts: by what stands beside them."""
    days: dict[str, set[str]] = {kind: set() for kind in AHEAD}
    observed = False
    for name in names:
        text = name.strip()
        if found := _AHEAD.fullmatch(text):
            days[found[1]].add(text[len(found[1]) :])
        observed = observed or bool(re.fullmatch(rf"{OBSERVED}\d{{8}}", text))
    return observed or bool(days[FORECAST] & (days[LOWER] | days[UPPER]))


def _day(year: str, month: str, day: str) -> date | None:
    """Return a date, None where it is not in the calendar or no satellite was there."""
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def _is_time(found: Mapping[str, str] | re.Match[str]) -> bool:
    """Tell whether the time of day behind a date, such as ``05:33:11`` or ``053311``, is on the clock; none is."""
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    return hour < _HOURS and minute < _MINUTES and second <= _MINUTES  # a leap second is one too many
