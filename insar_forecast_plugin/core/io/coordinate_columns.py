# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the points are: columns or geometry, in which reference system, and inside of which area."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from pyproj import CRS, Transformer

from ..errors import InputError, quoted
from ..progress import Progress
from .field_names import GEOGRAPHIC_PAIRS, PROJECTED_PAIRS, first_names, listed, named, pairs
from .number_columns import as_float, first_grouped
from .places import Place, both, example, parsed_crs, refuse_exchanged
from .stated_crs import stated_crs
from .tables.table import ReadAgain, Table

EGMS_CRS = "EPSG:3035"
_EGMS_BOUNDS = (900_000, 7_500_000, 900_000, 6_900_000)
_EGMS_CELL_M, _CENTRE_M = 100.0, 0.01
_AGREEMENT_M = 200.0
_DEGREE_M = 111_000.0
_ADVICE = (
    "Set X_FIELD and Y_FIELD to the columns with the coordinates, or give the table that has them as one of "
    "MORE_INPUTS."
)
_THOUSAND = 1000.0
_FAR_M = 2000.0
"""So far no change of datum moves a point."""


@dataclass(frozen=True)
class EgmsEvidence:
    """What says that a file is of EGMS, whose easting and northing are EPSG:3035.

    Parameters
    ----------
    told_by
        What names the product, in words: the file's name, the XML beside it; empty where nothing does.
    lacking
        Columns of EGMS that are not there; None where the columns are not named like those of EGMS at all.
    tile
        West, south, east and north of the tile in the file's name, in m; None where it names none.
    """

    told_by: str = ""
    lacking: frozenset[str] | None = None
    tile: tuple[float, float, float, float] | None = None


def find_place(
    table: Table,
    progress: Progress,
    *,
    asked_crs: str | None = None,
    x_field: str | None = None,
    y_field: str | None = None,
    egms: EgmsEvidence,
) -> Place:
    """Decide where the coordinates stand and in which system; the values decide, not only the names.

    Raises
    ------
    InputError
        There are no coordinates, latitude and longitude are exchanged, or there is no way to know the system.
    """
    asked = parsed_crs(asked_crs, "the parameter CRS") if asked_crs else None
    if x_field or y_field:
        return _named_by_user(table, x_field, y_field, asked)
    if table.has_geometry and _has_any_geometry(table):
        return _of_geometry(table, asked, progress)
    values = _candidates(table, progress)
    for one in values:
        refuse_exchanged(table.name, one, values[one])
    found = list(values)
    metric = next((one for one in found if not _mostly_degrees(values[one])), None)
    geographic = pairs(GEOGRAPHIC_PAIRS, table.names)
    by_name = sorted(found, key=lambda one: one not in geographic)
    angular = next((one for one in by_name if _mostly_degrees(values[one])), None)
    if metric in geographic:
        progress.info(f"The columns {metric[0]}/{metric[1]} contain projected coordinates, not degrees.")
    stated = stated_crs(table)
    if asked is not None:
        if stated is not None and stated[0].is_geographic == asked.is_geographic:
            _warn_of_another(table, stated[0], asked, progress)
        return _as_asked(table, asked, metric, angular, next(iter(values.items())))
    if metric is not None and stated is not None and _fits(table, metric, angular, stated[0]):
        return Place(metric, stated[0], f"the columns {both(metric)}", stated[1])
    doubt = ""
    if metric is not None:
        told, doubt = _told_of_egms(table, metric, angular, values[metric], egms)
        if told:
            return Place(metric, CRS.from_user_input(EGMS_CRS), f"the columns {both(metric)}", told)
    if angular in geographic:
        if metric is not None:
            progress.info(
                f"The coordinate reference system of {metric[0]}/{metric[1]} is not known, so "
                f"{angular[0]}/{angular[1]} (EPSG:4326) are used. Set CRS to use the others."
            )
        return Place(angular, CRS.from_epsg(4326), f"the columns {both(angular)}", "as they are degrees")
    shown = found[0] if metric is None else metric
    if metric is None:
        raise InputError(
            f"{table.name} does not say the coordinate reference system of {shown[0]}/{shown[1]} (such as "
            f"{example(values[shown])}), which look like degrees. If they are, set CRS to EPSG:4326."
        )
    raise InputError(
        f"{table.name} does not say the coordinate reference system of {shown[0]}/{shown[1]} "
        f"(such as {example(values[shown])}).{doubt} Set CRS, for example to the UTM zone of the data."
    )


def _as_asked(
    table: Table,
    asked: CRS,
    metric: tuple[str, str] | None,
    angular: tuple[str, str] | None,
    first: tuple[tuple[str, str], np.ndarray],
) -> Place:
    """Return the columns that fit the system asked for; ``first`` are the first columns found, and their values."""
    fitting = angular if asked.is_geographic else metric
    if fitting is None:
        held = "projected coordinates" if asked.is_geographic else "degrees"
        raise InputError(
            f"CRS is {asked.name}, but the columns {both(first[0])} of {table.name} contain {held} (such as "
            f"{example(first[1])}). Leave CRS empty or set the right one."
        )
    if fitting == metric and angular is not None:
        _refuse_contradiction(table, metric, angular, asked)
    return Place(fitting, asked, f"the columns {both(fitting)}", "as set by CRS")


def _candidates(table: Table, progress: Progress) -> dict[tuple[str, str], np.ndarray]:
    """Return the columns that may be coordinates, projected ones first, each with the values of its first rows.

    Components of a unit vector, such as ``east`` and ``north`` of a line of sight, are no places whatever their names.
    """
    pairs_found = [*pairs(PROJECTED_PAIRS, table.names), *pairs(GEOGRAPHIC_PAIRS, table.names)]
    values: dict[tuple[str, str], np.ndarray] = {}
    directions = []
    for one in pairs_found:
        first = _first_values(table, one)
        if len(first) and one not in values:
            is_direction = one in pairs(PROJECTED_PAIRS, table.names) and bool((np.abs(first) <= 1).all())
            directions += [one] * is_direction
            if not is_direction:
                values[one] = first
    if directions and values:
        progress.info(
            f"The columns {both(directions[0])} contain components of a direction, not coordinates; they were kept as "
            "attributes."
        )
    if values:
        return dict(sorted(values.items(), key=lambda one: _is_one_spot(one[1])))
    if pairs_found and not directions:
        raise InputError(f"The columns {both(pairs_found[0])} of {table.name} contain no coordinates.")
    advice = getattr(table, "places_advice", "") or _ADVICE
    held = f" ({both(directions[0])} contain components of a direction)" if directions else ""
    raise InputError(
        f"{table.name} has dates but no coordinates{held}; looked for the columns "
        f"{listed(GEOGRAPHIC_PAIRS[:2] + PROJECTED_PAIRS[:3])} and the like, with or without a prefix. {advice}"
    )


def _is_one_spot(values: np.ndarray) -> bool:
    """Tell whether coordinates, shape (n, 2), are all the same, such as those of a reference point."""
    return len(values) > 1 and bool((values == values[0]).all())


def _of_geometry(table: Table, asked: CRS | None, progress: Progress) -> Place:
    where, told_by = getattr(table, "told", None) or ("the geometries of the layer", "as the file states")
    own = CRS.from_wkt(table.crs) if table.crs else None
    if asked is not None:
        _warn_of_another(table, own, asked, progress)
        _warn_of_contradiction(table, asked, progress)
        return Place(None, asked, where, "as set by CRS")
    if own is None:
        raise InputError(f"{table.name} does not say its coordinate reference system. Set CRS.")
    if not (own.is_geographic or own.is_projected):
        raise InputError(
            f"The coordinate reference system of {table.name}, {quoted(own.name)}, is local: it does not say where on "
            "earth the points are. Set CRS to the one of the coordinates."
        )
    _warn_of_contradiction(table, own, progress)
    return Place(None, own, where, told_by)


def _warn_of_another(table: Table, own: CRS | None, asked: CRS, progress: Progress) -> None:
    """Warn where a file states another system of the kind that was asked for."""
    if own is not None and asked != own:
        progress.warning(
            f"{table.name} states {own.name} as its coordinate reference system; CRS is set to {asked.name}, which is "
            "used."
        )


def _named_by_user(table: Table, x_field: str | None, y_field: str | None, asked: CRS | None) -> Place:
    if not (x_field and y_field):
        raise InputError("Set both X_FIELD and Y_FIELD, or leave both empty.")
    found = []
    for name in (x_field, y_field):
        spelled = name if name in table.names else named([name.lower()], table.names)
        if spelled is None:
            raise InputError(f"{table.name} has no column {name}; it has {first_names(table.names)}, ...")
        found.append(spelled)
    xy = (found[0], found[1])
    if asked is not None:
        return Place(xy, asked, f"the columns {both(xy)}, as set by X_FIELD and Y_FIELD", "as set by CRS")
    values = _first_values(table, xy)
    named_so = xy in pairs(GEOGRAPHIC_PAIRS, table.names) or xy[::-1] in pairs(GEOGRAPHIC_PAIRS, table.names)
    if named_so and len(values) and _mostly_degrees(values):
        told = f"the columns {both(xy)}, as set by X_FIELD and Y_FIELD"
        return Place(xy, CRS.from_epsg(4326), told, "as they are degrees")
    hint = ", for degrees most often EPSG:4326" if len(values) and _mostly_degrees(values) else ""
    raise InputError(f"{table.name} does not say the coordinate reference system of {xy[0]}/{xy[1]}. Set CRS{hint}.")


def _has_any_geometry(table: Table) -> bool:
    """Tell whether a row of the first block has a place; tables saved by a GIS may have empty geometries."""
    for block in table.blocks([]):
        return block.coordinates is not None and bool(np.isfinite(block.coordinates).any())
    return True


def _first_values(table: Table, xy: tuple[str, str]) -> np.ndarray:
    """Return the coordinates of the first block of rows that has some, shape (n, 2), without gaps; none has: (0, 2)."""
    while True:
        try:
            for block in table.blocks(list(xy)):
                texts = [block.batch.column(name) for name in xy]
                columns = [as_float(table.name, one, name, of_place=True) for one, name in zip(texts, xy, strict=True)]
                _refuse_half_grouped(table.name, xy, texts, columns)
                values = np.column_stack(columns)
                values = values[np.isfinite(values).all(axis=1)]
                if len(values):
                    return values
            return np.empty((0, 2))
        except ReadAgain:
            continue


def _refuse_half_grouped(name: str, xy: tuple[str, str], texts: list[pa.Array], values: list[np.ndarray]) -> None:
    """Refuse one coordinate with marks of thousands beside one that may have them: 4.220.216 beside 500.100."""
    for grouped, other in ((0, 1), (1, 0)):
        example_of = first_grouped(texts[grouped])
        known = values[other][np.isfinite(values[other])]
        if (
            example_of is not None
            and len(known)
            and np.abs(known).max() < _THOUSAND
            and first_grouped(texts[other]) is None
        ):
            raise InputError(
                f"The column {quoted(xy[grouped])} of {name} has marks between thousands, such as "
                f"{quoted(example_of)}, so {known[0]:.10g} in "
                f"{quoted(xy[other])} may be a thousand times as much. Remove these marks from the file."
            )


def _mostly_degrees(values: np.ndarray) -> bool:
    """Tell whether most of the coordinates, shape (n, 2), can be degrees; single odd rows are dealt with later."""
    return bool(np.median(np.abs(values[:, 0])) <= 360 and np.median(np.abs(values[:, 1])) <= 90)


def _fits(table: Table, metric: tuple[str, str], angular: tuple[str, str] | None, system: CRS) -> bool:
    """Tell whether projected columns can be of a system, by the degrees beside them where there are some."""
    if angular is None or not system.is_projected:
        return system.is_projected
    return _apart_m(*_side_by_side(table, metric, angular), system) <= _FAR_M


def _refuse_contradiction(table: Table, metric: tuple[str, str], angular: tuple[str, str], asked: CRS) -> None:
    """Refuse projected columns that are far from the degrees beside them: another zone, or numbers of pixels."""
    xy, lonlat = _side_by_side(table, metric, angular)
    apart = _apart_m(xy, lonlat, asked)
    if apart > _FAR_M:
        raise InputError(
            f"By {both(metric)}, taken as {asked.name}, the points of {table.name} lie {apart / 1000:.0f} km from "
            f"where {both(angular)} puts them ({example(xy)} against {example(lonlat)}). Leave CRS empty or set the "
            "right one."
        )


def _warn_of_contradiction(table: Table, crs: CRS, progress: Progress) -> None:
    """Warn of geometries that are far from the degrees in columns beside them."""
    for angular in pairs(GEOGRAPHIC_PAIRS, table.names)[:1]:
        xy, lonlat = _side_by_side(table, None, angular)
        if not len(lonlat) or not _mostly_degrees(lonlat):
            continue
        apart = _apart_m(xy, lonlat, crs)
        if apart > _FAR_M:
            progress.warning(
                f"By their geometries ({crs.name}) the points of {table.name} lie {apart / 1000:.0f} km from where "
                f"{both(angular)} puts them. Set CRS if the layer has the wrong one."
            )


def _side_by_side(table: Table, xy: tuple[str, str] | None, angular: tuple[str, str]) -> tuple[np.ndarray, np.ndarray]:
    """Return coordinates (None: of the geometries) and degrees of the first block of rows that have both, (n, 2)."""
    names = [*(xy or ()), *angular]
    while True:
        try:
            for block in table.blocks(names):
                # Beside a geometry, columns of these names may hold anything; what is no number says nothing.
                strict = xy is not None
                columns = [
                    as_float(table.name, block.batch.column(name), name, strict=strict, of_place=True) for name in names
                ]
                places = np.column_stack(columns[:2]) if xy is not None else block.coordinates
                if places is None:
                    continue
                degrees = np.column_stack(columns[-2:])
                known = np.isfinite(degrees).all(axis=1) & np.isfinite(places).all(axis=1)
                if known.any():
                    return places[known], degrees[known]
            return np.empty((0, 2)), np.empty((0, 2))
        except ReadAgain:
            continue


def _apart_m(xy: np.ndarray, lonlat: np.ndarray, crs: CRS | str) -> float:
    """Return how far, on average (median), coordinates in a system lie from degrees, both of shape (n, 2)."""
    if not len(xy):
        return 0.0
    system = CRS.from_user_input(crs)
    expected = np.column_stack(Transformer.from_crs("EPSG:4326", system, always_xy=True).transform(*lonlat.T))
    east, north = (expected - xy).T
    if system.is_geographic:
        east, north = _DEGREE_M * ((east + 180) % 360 - 180), _DEGREE_M * north
    return float(np.nan_to_num(np.median(np.hypot(east, north)), nan=np.inf))


def _told_of_egms(
    table: Table,
    metric: tuple[str, str],
    angular: tuple[str, str] | None,
    xy: np.ndarray,
    egms: EgmsEvidence,
) -> tuple[str, str]:
    """Return in words what says that projected columns are in the system of EGMS, empty where nothing does.

    Degrees beside them decide where there are some. Else the product must be named, or the columns must be all those
    of EGMS and the places the middles of its cells. The second text says what speaks against it where the columns
    look like it.
    """
    xmin, xmax, ymin, ymax = _EGMS_BOUNDS
    inside = (xy[:, 0] > xmin) & (xy[:, 0] < xmax) & (xy[:, 1] > ymin) & (xy[:, 1] < ymax)
    if not inside.all():
        named_so = egms.lacking is not None or egms.told_by
        return "", " They are outside the range of EGMS." if named_so else ""
    beside = _side_by_side(table, metric, angular) if angular is not None else None
    if angular is not None and beside is not None and len(beside[0]):
        agrees = _apart_m(*beside, EGMS_CRS) < _AGREEMENT_M
        return (f"confirmed by {both(angular)}", "") if agrees else ("", "")
    if egms.tile is not None and not _in_tile(xy, egms.tile):
        return "", f" The name of the file is of a tile of EGMS around {_middle(egms.tile)}, where they are not."
    if egms.told_by:
        return f"as EGMS has them (told by {egms.told_by})", ""
    return _told_by_layout(xy, egms.lacking) if egms.lacking is not None else ("", "")


def _in_tile(xy: np.ndarray, tile: tuple[float, float, float, float]) -> bool:
    """Tell whether some of the coordinates, shape (n, 2), lie in a tile or less than its width beside it."""
    west, south, east, north = tile
    size = east - west
    inside = (xy >= (west - size, south - size)) & (xy <= (east + size, north + size))
    return bool(inside.all(axis=1).any())


def _middle(tile: tuple[float, float, float, float]) -> str:
    return f"{(tile[0] + tile[2]) / 2:.0f}, {(tile[1] + tile[3]) / 2:.0f}"


def _told_by_layout(xy: np.ndarray, lacking: frozenset[str]) -> tuple[str, str]:
    """Return what columns named like those of EGMS say, as :func:`_told_of_egms` does; xy has shape (n, 2)."""
    if lacking:
        return "", f" The columns are named as in EGMS, but it would have {', '.join(sorted(lacking))} too."
    centres = bool((np.abs(xy % _EGMS_CELL_M - _EGMS_CELL_M / 2) < _CENTRE_M).all())
    if centres:
        return "as EGMS has them (told by its columns)", ""
    return "", " The columns are named as in EGMS, but the coordinates are not the middles of its cells."
