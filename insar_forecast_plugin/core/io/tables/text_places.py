# SPDX-License-Identifier: GPL-2.0-or-later
"""Places that a table has as text: well-known text, GeoJSON or pairs of numbers, degrees with a sign or hemisphere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
from pyarrow import compute
from pyproj import CRS

from ...date_fields import date_field
from ...errors import InputError, quoted
from ..field_names import GEOGRAPHIC_PAIRS, PROJECTED_PAIRS, named, pairs
from .pair_places import Pairs, pairs_in, y_comes_first
from .table import Block, ReadAgain, Table

_POINT_COLUMNS = (
    *("wkt", "geometry", "geom", "the_geom", "wkt_geom", "geom_wkt", "geometry_wkt", "wkt_geometry", "shape", "point"),
    *(".geo", "geojson", "geo", "coordinates", "location", "coordinate", "coords", "coord", "position", "place", "gps"),
    *("koordinaten", "koordinate", "lage", "ort", "coordenadas", "coordonnées", "coordinata", "posizione", "xy", "pos"),
)
_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_WKT = (
    rf"(?i)^(?:SRID=\d+;)?\s*(?:MULTI)?POINT\s*(?:Z|M|ZM)?\s*\(\s*\(?\s*(?P<x>{_NUMBER})\s+(?P<y>{_NUMBER})"
    rf"(?:\s+{_NUMBER}){{0,2}}\s*\)?\s*\)$"
)
_JSON = rf'"coordinates"\s*:\s*\[\s*(?P<x>{_NUMBER})\s*,\s*(?P<y>{_NUMBER})\s*[,\]]'
_EMPTY = r"(?i)^(?:SRID=\d+;)?\s*(?:MULTI)?POINT\s*(?:Z|M|ZM)?\s*EMPTY$"
_SRID = re.compile(r"SRID=(?!0*(?:4326)?;)", re.IGNORECASE)
_IS_JSON = r'"type"\s*:\s*"Point"'
_LETTERS = ("EWew", "NSns")
_SIGN_OF_DEGREES = r"\x{00B0}|\x{00BA}|deg|d"
_SIGN_OF_MINUTES = r"['\x{2032}\x{2019}\x{00B4}]"
_SIGN_OF_SECONDS = r"[\"\x{2033}\x{201D}]|" + f"{_SIGN_OF_MINUTES}{{2}}"
_DEGREES = (
    rf"^(?P<before>[%s]?)\s*(?P<sign>[-+]?)(?P<whole>\d+)(?:[.,](?P<part>\d+))?\s*(?:{_SIGN_OF_DEGREES})?"
    r"\s*(?P<after>[%s]?)$"
)
_PARTS_OF_DEGREES = (
    rf"^(?P<before>[%s]?)\s*(?P<sign>[-+]?)(?P<degrees>\d{{1,3}})(?:\s*(?:{_SIGN_OF_DEGREES}|:)\s*|\s+)"
    rf"(?P<minutes>[0-5]?\d(?:[.,]\d+)?)(?:\s*{_SIGN_OF_MINUTES}\s*|\s*:\s*|\s*)"
    rf"(?P<seconds>(?:\b[0-5]?\d(?:[.,]\d+)?)?)\s*(?:{_SIGN_OF_SECONDS})?\s*(?P<after>[%s]?)$"
)
"""Degrees, minutes and, where there are any, seconds."""
_MARKED = r"[^-+.,\d\s]"
_OF_DEGREE = 10
"""Decimals of degrees that are kept: a hundredth of a millimetre."""


class TextPlaces:
    """A table whose places stand there as text, as a :class:`~.table.Table` that has them as numbers.

    Parameters
    ----------
    table
        Where the text stands.
    point
        Column of points as well-known text or GeoJSON, or as pairs of numbers, which become the rows' geometries; None
        where there is none.
    in_pairs
        How the pairs of numbers of that column are read; None: it is well-known text or GeoJSON.
    degrees
        Columns of longitude and latitude with signs of degrees or letters of hemispheres.
    crs
        WKT of the points' system; None where they do not show it.
    """

    def __init__(
        self,
        table: Table,
        *,
        point: str | None = None,
        in_pairs: Pairs | None = None,
        degrees: tuple[str, str] | None = None,
        crs: str | None = None,
    ) -> None:
        self._table = table
        self._point = point
        self._pairs = in_pairs
        self._degrees = degrees or ()
        self.names = [name for name in table.names if name != point]
        self.name, self.title, self.description = table.name, table.title, table.description
        self.metadata, self.before = table.metadata, table.before
        self.crs = table.crs if point is None else crs
        self.has_geometry = table.has_geometry or point is not None

        self.told = (f"the column {point}", "as they are degrees")
        """Where the points are, and what told their system."""

    @property
    def remarks(self) -> list[str]:
        """What there is to say of the file."""
        return self._table.remarks

    @remarks.setter
    def remarks(self, remarks: list[str]) -> None:
        self._table.remarks = remarks

    def read_as_text(self, columns: Sequence[str]) -> None:
        """Take these columns as the text that stands there."""
        self._table.read_as_text(columns)

    def blocks(self, columns: Sequence[str]) -> Iterator[Block]:
        """Yield the rows with the named columns."""
        wanted = [*columns, *([self._point] if self._point else [])]
        for block in self._table.blocks(wanted):
            batch = block.batch.select(list(columns))
            for axis, name in enumerate(self._degrees):
                if name in columns:
                    batch = batch.set_column(columns.index(name), name, _as_degrees(batch.column(name), axis))
            xy = block.coordinates
            if self._point:
                xy = _points(block.batch.column(self._point), self.name, self._point, self._pairs)
            yield Block(batch, xy, block.done)


def with_text_places(table: Table, *, only_degrees: bool = False) -> Table:
    """Return a table with the places that it has as text, or itself where it has none.

    ``only_degrees`` looks at columns of longitudes and latitudes alone, and not for points.

    Raises
    ------
    InputError
        A column has pairs of numbers, and does not say which one is the latitude.
    """
    if table.has_geometry:
        return table
    degrees = next(iter(pairs(GEOGRAPHIC_PAIRS, table.names)), None)
    if degrees is not None:
        first = _first_rows(table, degrees)
        marked = first is not None and any(_is_marked(first.column(axis), axis) for axis in (0, 1))
        return TextPlaces(table, degrees=degrees) if marked else table
    return table if only_degrees or pairs(PROJECTED_PAIRS, table.names) else _with_points(table)


def names_points(name: str) -> bool:
    """Tell whether the name of a column says that points stand in it.

    Examples
    --------
    >>> names_points("lat, lon"), names_points("Koordinaten"), names_points("Punkt")
    (True, True, False)
    """
    return named(_POINT_COLUMNS, [name]) is not None or y_comes_first(name) is not None


def _with_points(table: Table) -> Table:
    """Return a table with the points that stand in one of its columns, or itself where they stand in none."""
    for point, texts in _texts(table):
        in_pairs = None
        if not np.isfinite(_found(texts[:1])).all():
            in_pairs = pairs_in(texts, table.name, point) if names_points(point) else None
            if in_pairs is None:
                continue
        elif _SRID.match(texts[0].as_py()):
            return TextPlaces(table, point=point, crs=None)  # the file says the system, in a way that is not read
        xy = _points(texts, table.name, point, in_pairs)
        are_degrees = bool((np.nanmax(np.abs(xy), axis=0) <= (360, 90)).all())
        crs = CRS.from_epsg(4326).to_wkt() if are_degrees else None
        return TextPlaces(table, point=point, in_pairs=in_pairs, crs=crs)
    return table


def _texts(table: Table) -> list[tuple[str, pa.Array]]:
    """Return the columns of text with their first texts, those that are named so first."""
    others = [name for name in dict.fromkeys(table.names) if date_field(name) is None]
    first = _first_rows(table, others) if others else None
    if first is None:
        return []
    found = [(name, first.column(name).drop_null()) for name in others if pa.types.is_string(first.column(name).type)]
    found.sort(key=lambda one: (named(_POINT_COLUMNS, [one[0]]) is None, y_comes_first(one[0]) is None))
    return [one for one in found if len(one[1])]


def _first_rows(table: Table, columns: Sequence[str]) -> pa.RecordBatch | None:
    """Return the first block of rows with these columns, None where there is none."""
    while True:
        try:
            return next((block.batch for block in table.blocks(columns)), None)
        except ReadAgain:
            continue


def _is_marked(column: pa.Array, axis: int) -> bool:
    """Tell whether the first text of a column is degrees with a sign or a letter; ``axis`` 0: longitude."""
    texts = column.drop_null()[:1]
    if not len(texts) or not pa.types.is_string(column.type):
        return False
    marked = compute.match_substring_regex(texts, _MARKED)[0].as_py()
    return bool(marked) and texts[0].as_py() != _as_degrees(texts, axis)[0].as_py()


def _as_degrees(column: pa.Array, axis: int) -> pa.Array:
    """Return text with the numbers that degrees with a sign or a letter stand for; other text stays as it is."""
    if not pa.types.is_string(column.type):
        return column
    column = compute.utf8_trim_whitespace(column)
    letters = (_LETTERS[axis], _LETTERS[axis])
    parts = compute.extract_regex(column, _DEGREES % letters)
    whole, part = compute.struct_field(parts, "whole"), compute.coalesce(compute.struct_field(parts, "part"), "")
    number = compute.binary_join_element_wise(_sign(parts), whole, ".", part, "")
    return compute.coalesce(number, _from_minutes(column, _PARTS_OF_DEGREES % letters), column)


def _from_minutes(column: pa.Array, pattern: str) -> pa.Array:
    """Return degrees with minutes and seconds as text of a number, NULL for what is none, or shows no sign of it."""
    parts = compute.extract_regex(column, pattern)
    texts = [compute.replace_substring(compute.struct_field(parts, one), ",", ".") for one in ("minutes", "seconds")]
    minutes, seconds = (compute.cast(compute.if_else(compute.equal(one, ""), "0", one), pa.float64()) for one in texts)
    degrees = compute.cast(compute.struct_field(parts, "degrees"), pa.float64())
    number = compute.add(degrees, compute.divide(compute.add(compute.multiply(minutes, 60.0), seconds), 3600.0))
    whole_minutes = compute.or_(compute.equal(texts[1], ""), compute.match_substring_regex(texts[0], r"^\d+$"))
    sure = compute.and_(compute.match_substring_regex(column, _MARKED), whole_minutes)
    text = compute.cast(compute.round(number, _OF_DEGREE), pa.string())
    return compute.if_else(sure, compute.binary_join_element_wise(_sign(parts), text, ""), None)


def _sign(parts: pa.Array) -> pa.Array:
    """Return a minus sign where the sign or a letter stands for one, else nothing."""
    minus = compute.equal(compute.struct_field(parts, "sign"), "-")
    for one in ("before", "after"):
        minus = compute.or_(minus, compute.is_in(compute.struct_field(parts, one), pa.array(["W", "w", "S", "s"])))
    return compute.if_else(minus, "-", "")


def _points(column: pa.Array, name: str, where: str, in_pairs: Pairs | None = None) -> np.ndarray:
    """Return the coordinates of points as text, shape (n_rows, 2), NaN where there is none.

    Raises
    ------
    InputError
        Some text is no point.
    """
    xy = _found(column) if in_pairs is None else in_pairs.places(column)
    lacking = np.isnan(xy).any(axis=1) & np.asarray(column.is_valid())
    if lacking.any():
        texts = column.filter(pa.array(lacking))
        odd = texts.filter(compute.invert(compute.match_substring_regex(texts, _EMPTY)))
        if len(odd):
            form = "'POINT (12.50 41.90)'" if in_pairs is None else "'41.90, 12.50'"
            raise InputError(
                f"The column {quoted(where)} of {name} contains {quoted(odd[0].as_py())}; expected points such as "
                f"{form}. Correct the file, or add columns with longitude and latitude."
            )
    return xy


def _found(column: pa.Array) -> np.ndarray:
    """Return the coordinates of those texts that are points, shape (n_rows, 2), NaN for the others."""
    is_json = compute.match_substring_regex(column, _IS_JSON)
    places = []
    for axis in ("x", "y"):
        wkt = compute.struct_field(compute.extract_regex(compute.utf8_trim_whitespace(column), _WKT), axis)
        json = compute.struct_field(compute.extract_regex(column, _JSON), axis)
        texts = compute.coalesce(wkt, compute.if_else(is_json, json, pa.scalar(None, pa.string())))
        places.append(compute.cast(texts, pa.float64()).to_numpy(zero_copy_only=False))
    return np.column_stack(places)
