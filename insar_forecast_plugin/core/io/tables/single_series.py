# SPDX-License-Identifier: GPL-2.0-or-later
"""Series of one point as text, a date and a value a line, with the place in a comment."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from ...date_fields import OBSERVED, date_field
from ...errors import InputError, quoted
from ..unit_words import unit_in_name
from .long_series import SeriesTable, long_columns

_DATED_VALUE = re.compile(r"\s*(\S+)\s+([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|nan)(?:\s.*)?", re.IGNORECASE)
_DELIMITED_VALUE = re.compile(
    r"\s*([^,;\s](?:[^,;]*[^,;\s])?)\s*(?:,\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|nan)"
    r"|;\s*([-+]?\d+(?:[.,]\d*)?(?:[eE][-+]?\d+)?|nan))\s*",
    re.IGNORECASE,
)
"""A date and a value, and nothing more, with a comma or a semicolon between them."""
_HEADING = re.compile(r"\s*([^,;\t]+?)\s*[,;\t]\s*([^,;\t]+?)\s*")
_DEGREES = r"[-+]?\d+(?:[.,]\d+)?\s*\u00b0?\s*(?:[NSEW](?![a-z]))?"
_WITH_POINT = _DEGREES.replace("[.,]", "[.]")
_END = r"(?![\w.\u00b0])(?!\s*[NSEWO\u00b0'\"](?![a-z]))(?!\s*,?\s*[-+]?\d)"
_LABEL = re.compile(r"(?<![a-z])(?:lat|lon)(?![a-z])|latitude|longitude", re.IGNORECASE)
_PAIRS = re.compile(
    r"(?<![a-z])(?P<first>la|lo)[nt][a-z]*\s*[,/ ]\s*(?P<second>la|lo)[nt][a-z]*\s*"
    r"(?:[\[(][a-z\u00b0]*[\])]\s*)?[:=]\s*"
    rf"(?:(?P<a>{_DEGREES})(?:\s*[/;]\s*|\s*,\s+|\s+,\s*|\s+)(?P<b>{_DEGREES})"
    rf"|(?P<c>{_WITH_POINT}),(?P<d>{_WITH_POINT})){_END}",
    re.IGNORECASE,
)
"""Both names and then both values; decimal commas where something else stands between the two."""
_ONE = re.compile(rf"(?<![a-z])(la|lo)[nt][a-z]*\s*[:=]\s*({_DEGREES})(?![\d.\u00b0])", re.IGNORECASE)
"""A name and its value."""
_REFERENCE = re.compile(r"\bref", re.IGNORECASE)
_LONGEST_LINE = 200
_LICSBAS = re.compile(r"#\s*ref\s*:\s*\d+:\d+/\d+:\d+")


def single_series(name: str, title: str, lines: Sequence[str]) -> SeriesTable | None:
    r"""Return the series of one point that a text lists (a date and a value a line); None where it does not.

    Such texts come from MintPy (``tsview.py``) and LiCSBAS (``LiCSBAS_cum2tstxt.py``), whose comments name the place.

    Raises
    ------
    InputError
        It is such a text, and does not say where the point is.

    Examples
    --------
    >>> lines = ["# lat, lon: 34.5, 136.5", "20180102  0.00", "20180114  -1.20"]
    >>> single_series("p.txt", "p", lines).names
    ['pid', 'lon', 'lat', '20180102', '20180114']
    """
    before = [line.strip() for line in lines if line.lstrip().startswith("#")]
    body = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    heading = _HEADING.fullmatch(body[0]) if body and len(body[0]) <= _LONGEST_LINE else None
    if heading and long_columns(heading.groups(), has_geometry=True) is None:
        heading = None
    body = body[1:] if heading else body
    found = [_dated_value(line.rstrip()) for line in body]
    dated = [one for one in found if one and (day := date_field(one[0])) and day.kind == OBSERVED]
    if len(dated) < 2 or len(dated) != len(body):
        return None
    places = [line for line in before if len(line) <= _LONGEST_LINE and not _REFERENCE.search(line)]
    place = _place(places)
    if place is None:
        lines = [line for line in places if _LABEL.search(line)]
        unread = f" in a way that is read ({quoted(lines[0])})" if lines else ""
        raise InputError(
            f"{name} is the time series of one point ({len(dated)} dates) and does not say where the point is{unread}. "
            "Add a first line such as '# lat, lon: 41.90, 12.50', or import a table with coordinates."
        )
    latitude, longitude = place
    values = dict(reversed(dated))  # of a date that is listed twice, the first
    dates = sorted(values)
    arrays = [pa.array([title]), pa.array([longitude]), pa.array([latitude])]
    arrays += [pa.array([np.float32(values[date])], pa.float32()) for date in dates]
    table = SeriesTable(
        None, pa.RecordBatch.from_arrays(arrays, names=["pid", "lon", "lat", *dates]), None, name=name, title=title
    )
    licsbas = any(_LICSBAS.match(line) for line in before)
    unit = "mm" if licsbas else unit_in_name(heading[2]) if heading else None
    table.before = (*before, *([f"unit: {unit}"] if unit else []))
    table.remarks = [f"{name} is the time series of one point, at {latitude:.10g} N, {longitude:.10g} E."]
    return table


def _dated_value(line: str) -> tuple[str, str] | None:
    """Return the date and the value of a line, None where it is no pair of them, as one that is too long for it."""
    if len(line) > _LONGEST_LINE:
        return None
    if found := _DATED_VALUE.fullmatch(line):
        return found[1], found[2]
    if found := _DELIMITED_VALUE.fullmatch(line):
        return found[1], found[2] or found[3].replace(",", ".")
    return None


def _place(lines: Sequence[str]) -> tuple[float, float] | None:
    """Return latitude and longitude of the point as comments name it; None where they do not."""
    for line in lines:
        found = _PAIRS.search(line)
        if found is not None and found["first"].lower() != found["second"].lower():
            first, second = (found["a"], found["b"]) if found["a"] is not None else (found["c"], found["d"])
            is_lat = found["first"].lower() == "la"
            return _degrees(first, second) if is_lat else _degrees(second, first)
    of_name = {one[1].lower(): one[2] for line in lines for one in _ONE.finditer(line)}
    return _degrees(of_name["la"], of_name["lo"]) if len(of_name) == 2 else None


def _degrees(latitude: str, longitude: str) -> tuple[float, float] | None:
    """Return two texts as degrees; the letters of their hemispheres go before their order. None: these contradict."""
    letters = [text.strip()[-1].upper() if text.strip()[-1].isalpha() else "" for text in (latitude, longitude)]
    lat, lon = (float(re.sub(r"[^-+\d.]", "", text.replace(",", "."))) for text in (latitude, longitude))
    if letters[0] in ("E", "W") and letters[1] in ("N", "S"):
        lat, lon, letters = lon, lat, letters[::-1]
    if letters[0] not in ("", "N", "S") or letters[1] not in ("", "E", "W"):
        return None
    return (-abs(lat) if letters[0] == "S" else lat), (-abs(lon) if letters[1] == "W" else lon)
