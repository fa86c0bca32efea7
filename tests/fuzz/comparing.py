# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether points that a reader gave are those that an independent reading finds in the file.

Each number, place, identifier and attribute that came out must stand in one row of the file, and each row must have
come out, or have a reason not to: no place, no value at any epoch, zeros only, a copy of another row, another number of
fields than the header. What a reader may decide either way (a placeholder, text where a number should be) is taken both
ways; a number that the file does not hold is never taken.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from typing import Any

from tests.fuzz.inputs import CannotSay, Mismatch
from tests.fuzz.no_data import PLACEHOLDERS, far_and_repeated, is_no_place

NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_COMMA = re.compile(r"[+-]?(\d+,\d*|,\d+)([eE][+-]?\d+)?", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}([ .,'\u00a0]\d{3})+([.,]\d+)?", re.ASCII)
_DAY = re.compile(r"[A-Za-z_]{0,6}(\d{4})([-/_. ]?)(\d{1,2})([-/_. ]?)(\d{1,2})\D*.*", re.ASCII | re.DOTALL)
_DAY_LAST = re.compile(r"[A-Za-z_]{0,6}(\d{1,2})[-/_. ](\d{1,2})[-/_. ](\d{4})\D*.*", re.ASCII | re.DOTALL)
_MONTH = re.compile(r"[A-Za-z_]{0,6}(\d{4})[-/_.]?(\d{2})", re.ASCII)
_SURE = re.compile(r"D?(\d{4})(\d{2})(\d{2})", re.ASCII)
_WHOLE = re.compile(r"-?\d{1,19}", re.ASCII)
_BEYOND_THE_EARTH = 1e9
_DEGREES, _EGMS = 4326, 3035
_PLAIN = re.compile(r"[a-z][a-z_]{1,30}")
_ABSENT = {"", "nan", "-nan", "na", "n/a", "#n/a", "null", "none", "-", "--", "*", "?", "inf", "-inf", "+inf", "nodata"}
_ABSENT |= {"infinity", "-infinity", "<na>", "nat", "1.#qnan", "missing", "no data", "."}
_X = ("easting", "east", "utm_e", "utm_easting", "utm_x", "x", "x_coord", "xcoord", "coord_x", "e", "longitude", "lon")
_X += ("long", "lng", "pnt_lon", "longitude_deg", "lon_wgs84", "longitud")
_Y = (
    "northing",
    "north",
    "utm_n",
    "utm_northing",
    "utm_y",
    "y",
    "y_coord",
    "ycoord",
    "coord_y",
    "n",
    "latitude",
    "lat",
)
_Y += ("pnt_lat", "latitude_deg", "lat_wgs84", "latitud")
_SYSTEMS = ("epsg", "srid", "crs", "utm_zone", "utmzone", "zone_utm")
IDENTIFIERS = ("pid", "point_id", "pointid", "ps_id", "psid", "pnt_id", "id", "code", "uid", "name")
FACTORS = {"mm": (1.0,), "cm": (10.0,), "m": (1000.0,), "auto": (1.0, 10.0, 1000.0)}


@dataclass
class Reading:
    """What an independent reading finds in a file.

    Parameters
    ----------
    names
        The columns, without the geometry.
    rows
        Their cells as they stand there.
    xy
        The geometries, None where a row has none; None for a table without geometry.
    loose
        Numbers of rows that a reader may leave out, such as one with another number of fields than the header.
    crs
        EPSG code of the geometries' reference system; None where the file does not say it in so many digits.
    """

    names: list[str]
    rows: list[list[Any]]
    xy: list[tuple[float, float] | None] | None = None
    loose: set[int] = field(default_factory=set)
    crs: int | None = None


@dataclass
class Output:
    """Points as they came out; ``epochs`` are in mm."""

    pid: list[Any]
    xy: list[tuple[float, float] | None]
    epochs: dict[date, list[float | None]]
    attributes: dict[str, list[Any]]
    crs: int | None = None

    @classmethod
    def of(cls, reading: Reading) -> Output:
        """Take the fields of a layer that the import wrote."""
        columns = {name: [row[at] for row in reading.rows] for at, name in enumerate(reading.names)}
        # A field that is named like a date that does not exist, such as D20230230, is an attribute.
        dated = [name for name in columns if re.fullmatch(r"D\d{8}", name) and days(name)]
        epochs = {next(iter(days(name))): columns[name] for name in dated}
        others = {name: cells for name, cells in columns.items() if name not in dated and name != "pid"}
        if "pid" not in columns:
            raise Mismatch("the output has no field pid")
        return cls(columns["pid"], list(reading.xy or [None] * len(reading.rows)), epochs, others, reading.crs)


def days(name: str) -> set[date]:
    """Return every date that a column's name can mean."""
    text, found = name.strip(), []
    if match := _DAY.fullmatch(text):
        found.append((match[1], match[3], match[5]))
    if match := _DAY_LAST.fullmatch(text):
        found += [(match[3], match[2], match[1]), (match[3], match[1], match[2])]
    if match := _MONTH.fullmatch(text):
        found.append((match[1], match[2], "15"))
    result = set()
    for year, month, day in found:
        try:
            result.add(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return result


def sure_day(name: str) -> date | None:
    """Return the date of a column that is an epoch beyond doubt."""
    match = _SURE.fullmatch(name.strip())
    if not match or not 1970 <= int(match[1]) <= 2149:
        return None
    return next(iter(days(name)), None)


@dataclass(frozen=True)
class Cell:
    """What a cell can be taken for: numbers, and nothing where ``absent``; anything where ``open``."""

    numbers: tuple[float, ...] = ()
    absent: bool = True
    open: bool = False

    @property
    def surely_a_number(self) -> bool:
        return bool(self.numbers) and not self.absent and not self.open


def cell_of(value: Any) -> Cell:
    """Return what a cell can be taken for."""
    if isinstance(value, bool):
        return Cell((float(value),))
    if isinstance(value, int | float):
        return _of_number(value)
    if not isinstance(value, str):
        return Cell()
    text = value.strip().strip('"').strip()
    text = re.sub("^\N{MINUS SIGN}", "-", text)  # as word processors set it
    if NUMBER.fullmatch(text):
        cell = _of_number(float(text))
        return Cell((*cell.numbers, *_ungrouped(text)), cell.absent)
    if _COMMA.fullmatch(text):
        return Cell((*_of_number(float(text.replace(",", "."))).numbers, *_ungrouped(text)))
    return Cell(_ungrouped(text))


def _ungrouped(text: str) -> tuple[float, ...]:
    if not _THOUSANDS.fullmatch(text):
        return ()
    digits = re.sub(r"[ .,'\u00a0](?=\d{3}(\D|$))", "", text)
    return (float(digits.replace(",", ".")),) if NUMBER.fullmatch(digits.replace(",", ".")) else ()


def _of_number(value: float) -> Cell:
    try:
        number = float(value)
    except OverflowError:
        return Cell()
    if not math.isfinite(number):
        return Cell()
    return Cell((number,), abs(number) in PLACEHOLDERS or abs(number) > 1e5)


def whole_number(value: Any) -> int | None:
    """Return a whole number that fits eight bytes; None where a cell is something else."""
    if isinstance(value, str):
        value = int(value) if _WHOLE.fullmatch(value.strip()) else None
    return value if isinstance(value, int) and abs(value) < 2**63 else None


def near(found: float, expected: float, relative: float = 1e-5) -> bool:
    """Tell whether two numbers are the same but for the four bytes that one was kept in."""
    return abs(found - expected) <= relative * abs(expected) + 1e-6


def _missing(value: Any) -> bool:
    return value is None or (isinstance(value, float) and math.isnan(value))


def skeleton(value: Any) -> str:
    """Return the letters and digits of ASCII in a text, which no choice of encoding changes."""
    return re.sub(r"[^0-9A-Za-z]", "", str(value))


class _Comparison:
    """One comparison; rows are matched by identifier, place and values, in any order."""

    def __init__(self, reading: Reading, output: Output, options: dict[str, Any]) -> None:
        self.reading, self.output, self.options = reading, output, options
        lowered = [name.strip().lower() for name in reading.names]
        asked = (options.get("x_field"), options.get("y_field"))
        self.x = [at for at, name in enumerate(lowered) if name in (_X if not asked[0] else (asked[0].lower(),))]
        self.y = [at for at, name in enumerate(lowered) if name in (_Y if not asked[1] else (asked[1].lower(),))]
        wanted = (options["id_field"].lower(),) if options.get("id_field") else IDENTIFIERS
        self.ids = [at for at, name in enumerate(lowered) if name in wanted]
        self.columns: dict[date, list[int]] = {}
        for at, name in enumerate(reading.names):
            for day in days(name):
                self.columns.setdefault(day, []).append(at)
        self.geometry = None if reading.xy is None or all(one is None for one in reading.xy) or asked[0] else reading.xy
        self._cells: dict[tuple[int, int], Cell] = {}
        self._dated = {at for columns in self.columns.values() for at in columns}
        self._far: set[float] | None = None
        self._came_from: list[tuple[int, int]] = []

    def cell(self, row: int, at: int) -> Cell:
        if (row, at) not in self._cells:
            cells = self.reading.rows[row]
            cell = cell_of(cells[at]) if at < len(cells) else Cell()
            is_far = at in self._dated and not self._far_numbers().isdisjoint(cell.numbers[:1])
            self._cells[row, at] = Cell(cell.numbers) if is_far else cell
        return self._cells[row, at]

    def _far_numbers(self) -> set[float]:
        """Return the numbers of the epochs that stand for none, as they are far from all others and there again."""
        if self._far is None:
            placed = [cells for row, cells in enumerate(self.reading.rows) if self._may_be_placed(row)]
            dated = (cell_of(cells[at]).numbers for cells in placed for at in self._dated if at < len(cells))
            self._far = far_and_repeated(numbers[0] for numbers in dated if numbers)
        return self._far

    def _may_be_placed(self, row: int) -> bool:
        if row in self.reading.loose:
            return False
        if self.geometry is not None:
            return self.geometry[row] is not None
        cells = self.reading.rows[row]
        return all(any(cell_of(cells[at]).numbers for at in side if at < len(cells)) for side in (self.x, self.y))

    def check(self) -> None:
        """Raise what differs."""
        unknown = [day for day in self.output.epochs if day not in self.columns]
        if unknown:
            raise Mismatch("an epoch that no column names", str(unknown[0]))
        if not self.output.pid:
            raise Mismatch("an output without points")
        flaws: list[tuple[str, str]] = []
        for factor in FACTORS[self.options.get("unit", "auto")]:
            matched, flaw = self._matched(factor)
            if flaw is None:
                break
            flaws.append(flaw)
        else:
            raise Mismatch(*flaws[0])
        self._check_crs()
        self._came_from = self._pairs_of(matched)
        self._check_lost(set(matched))
        self._check_epochs(matched)
        self._check_attributes(matched)

    def _matched(self, factor: float) -> tuple[list[int], tuple[str, str] | None]:
        """Return the file's row of each point, or what a point has that no row holds."""
        free = dict.fromkeys(range(len(self.reading.rows)))
        matched = []
        for point in range(len(self.output.pid)):
            best = (0, "point", "")
            for row in free:
                flaw = self._misfit(point, row, factor)
                if flaw is None:
                    matched.append(row)
                    del free[row]
                    break
                best = max(best, flaw)
            else:
                return [], (f"{best[1]} that the file does not hold", f"point {point + 1}, {best[2]}")
        return matched, None

    def _misfit(self, point: int, row: int, factor: float) -> tuple[int, str, str] | None:
        """Return how near the row comes to the point, in what they differ, and how."""
        if not self._is_identifier(self.output.pid[point], row):
            return 1, "identifier", f"{self.output.pid[point]!r}"[:80]
        if not self._is_place(self.output.xy[point], row):
            return 2, "place", f"{self.output.xy[point]} is not that of row {row + 1}"
        for day, values in self.output.epochs.items():
            value = values[point]
            cells = [self.cell(row, at) for at in self.columns[day]]
            if _missing(value):
                if not any(one.absent for one in cells) and not self._is_still(row):
                    return 3, "gap", f"{day} of row {row + 1}"
            elif not isinstance(value, int | float) or not any(
                one.open or any(near(value, number * factor) for number in one.numbers) for one in cells
            ):
                own = [self.reading.rows[row][at] for at in self.columns[day] if at < len(self.reading.rows[row])]
                return 3, "value", f"{value!r} at {day} is not {str(own)[:80]} of row {row + 1}"
        return None

    def _is_identifier(self, pid: Any, row: int) -> bool:
        texts = [self.reading.rows[row][at] for at in self.ids if at < len(self.reading.rows[row])]
        if not texts or any(_missing(one) or str(one).strip().lower() in _ABSENT for one in texts):
            return True  # rows without an identifier are numbered
        found = skeleton(pid).lower()
        for text in texts:
            own = skeleton(text).lower()
            # Rows that share an identifier get distinct ones.
            if found == own or re.fullmatch(re.escape(own) + r"[0-9a-z]{1,4}", found) or not own:
                return True
            if not isinstance(text, int | float | str) or text in (math.inf, -math.inf):
                return True
            numbers = cell_of(text).numbers
            bare = cell_of(re.sub(r"_\d+$", "", str(pid))).numbers
            if any(near(number, other, 1e-12) for number in numbers for other in bare):
                return True
            if any(number in numbers for number in cell_of(str(pid)).numbers):
                return True
        return False

    def _is_place(self, xy: tuple[float, float] | None, row: int) -> bool:
        if xy is None:
            return False
        if self.geometry is not None:
            own = self.geometry[row]
            return own is not None and _same_place(xy, own)
        xs = [number for at in self.x for number in self.cell(row, at).numbers]
        ys = [number for at in self.y for number in self.cell(row, at).numbers]
        return any(_same_place(xy, (x, y)) for x in xs for y in ys)

    def _is_still(self, row: int) -> bool:
        """Tell whether a row has zeros only, which may stand for no data."""
        cells = [self.cell(row, at) for columns in self.columns.values() for at in columns]
        return all(not one.surely_a_number or not any(one.numbers) for one in cells)

    def _has_reason(self, row: int, seen: set[str]) -> bool:
        """Tell why a row may not have come out."""
        if row in self.reading.loose or self._is_still(row) or repr(self.reading.rows[row]) in seen:
            return True
        if self._lacks_place(row):
            return True
        came = [at for day in self.output.epochs for at in self.columns[day]]
        return all(self.cell(row, at).absent for at in came)

    def _lacks_place(self, row: int) -> bool:
        if self.geometry is not None:
            place = self.geometry[row]
            # The origin stands for no place in geometries too; those that were left out are counted and told.
            return place is None or max(map(abs, place)) > _BEYOND_THE_EARTH or not any(place)
        placed = [[at for at in side if self.cell(row, at).numbers] for side in (self.x, self.y)]
        if not all(placed) or len(placed[0]) < len(self.x) or len(placed[1]) < len(self.y):
            return True  # one of two pairs of columns is not whole, and which pair was taken is open
        numbers = (one for side in placed for at in side for one in self.cell(row, at).numbers)
        return any(abs(one) > _BEYOND_THE_EARTH for one in numbers) or self._is_no_place(row)

    def _is_no_place(self, row: int) -> bool:
        """Tell whether the columns that the places came from hold placeholders in a row."""
        places = [(self.cell(row, x).numbers, self.cell(row, y).numbers) for x, y in self._came_from]
        return any(
            all(is_no_place(x, y, degrees=self._in_degrees()) for x, y in product(xs, ys))
            for xs, ys in places
            if xs and ys
        )

    def _pairs_of(self, matched: Sequence[int]) -> list[tuple[int, int]]:
        """Return the pairs of columns that hold every place that came out."""
        if self.geometry is not None:
            return []
        placed = [(place, row) for place, row in zip(self.output.xy, matched, strict=True) if place is not None]
        return [
            (x, y)
            for x, y in product(self.x, self.y)
            if all(
                any(_same_place(place, own) for own in product(self.cell(row, x).numbers, self.cell(row, y).numbers))
                for place, row in placed
            )
        ]

    def _in_degrees(self) -> bool:
        place = self.output.xy[0]
        return bool(place and abs(place[0]) <= 360 and abs(place[1]) <= 90)

    def _check_crs(self) -> None:
        """Compare the reference system; that of a table is EPSG:4326 for degrees, and that of EGMS for metres."""
        found, own = self.output.crs, self.reading.crs
        if self.geometry is None and any(name.strip().lower() in _SYSTEMS for name in self.reading.names):
            return
        if self.geometry is None:
            own = _DEGREES if self._in_degrees() else _EGMS
        if self.options.get("crs") is None and own is not None and found not in (own, None):
            raise Mismatch("another coordinate reference system", f"{found}, not {own}")

    def _is_whole(self, at: int) -> bool:
        """Tell whether a column holds whole numbers that fit eight bytes, and nothing else."""
        return all(_missing(row[at]) or whole_number(row[at]) is not None for row in self.reading.rows if at < len(row))

    def _check_lost(self, matched: set[int]) -> None:
        seen = {repr(self.reading.rows[row]) for row in matched}
        lost = [row for row in range(len(self.reading.rows)) if row not in matched and not self._has_reason(row, seen)]
        if lost:
            raise Mismatch("rows lost", f"{len(lost)} of {len(self.reading.rows)}, the first {lost[0] + 1}")

    def _check_epochs(self, matched: Sequence[int]) -> None:
        for at, name in enumerate(self.reading.names):
            day = sure_day(name)
            if day is None or day in self.output.epochs:
                continue
            if any(self.cell(row, at).surely_a_number and any(self.cell(row, at).numbers) for row in matched):
                raise Mismatch("epoch lost", str(day))

    def _check_attributes(self, matched: Sequence[int]) -> None:
        lowered = [name.strip().lower() for name in self.reading.names]
        found = {name.lower(): cells for name, cells in self.output.attributes.items()}
        for at, name in enumerate(lowered):
            if not _PLAIN.fullmatch(name) or lowered.count(name) > 1 or at in self.ids:
                continue
            cells = found.get(name)
            if cells is None:
                if at not in (*self.x, *self.y) and not any(one.startswith(name) for one in found):
                    raise Mismatch("attribute lost", name)
                continue
            for point, row in enumerate(matched):
                own = self.reading.rows[row][at] if at < len(self.reading.rows[row]) else None
                if not _same_attribute(cells[point], own, whole=self._is_whole(at)):
                    raise Mismatch(
                        "attribute with another value", f"{name}: {str(cells[point])[:60]!r} is not {str(own)[:60]!r}"
                    )


def _same_place(found: tuple[float, float], own: tuple[float, float]) -> bool:
    if near(found[1], own[1], 1e-9) and near(found[0], own[0], 1e-9):
        return True
    return abs(own[0]) <= 360 and near(found[1], own[1], 1e-9) and abs((found[0] - own[0]) % 360) < 1e-6


def _same_attribute(found: Any, own: Any, *, whole: bool) -> bool:
    """Tell whether an attribute is what the file has; numbers of a column of whole ones to the digit."""
    cell = cell_of(own)
    if _missing(found) or (isinstance(found, str) and found.strip().lower() in _ABSENT):
        # Text in a column of numbers has no number; a number must not vanish.
        return _missing(own) or not cell.surely_a_number
    if not isinstance(own, int | float | str):
        return True  # bytes, lists and the like have no form that is theirs in every format
    if whole and isinstance(found, int) and not isinstance(found, bool):
        return found == whole_number(own)
    if isinstance(found, int | float):
        if math.isinf(found):  # more than a number of eight bytes holds
            return not cell.surely_a_number or any(math.isinf(one) for one in cell.numbers)
        return any(near(found, one, 1e-6) for one in cell.numbers)
    texts = {skeleton(own).lower(), skeleton(str(own).partition("\0")[0]).lower()}  # text may end at a zero byte, in C
    return skeleton(found).lower() in texts or bool({*cell_of(found).numbers} & {*cell.numbers})


def compare(reading: Reading, output: Output, options: dict[str, Any]) -> None:
    """Compare what came out with what stands in the file.

    Raises
    ------
    Mismatch
        Something came out that does not stand there, or did not come out without a reason.
    CannotSay
        The file is too large to be compared in time.
    """
    if len(reading.rows) > 3000 or len(reading.names) > 20_000:
        raise CannotSay("a table too large to compare")
    _Comparison(reading, output, options).check()
