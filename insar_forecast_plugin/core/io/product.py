# SPDX-License-Identifier: GPL-2.0-or-later
"""What a file measures, as far as it says so itself: in its name, its columns and the XML beside it.

The naming is that of the European Ground Motion Service: ``EGMS_L2b_022_0845_IW2_VV_2020_2024_1`` is level, track,
burst, sub-swath, polarisation and release; ``EGMS_L3_E45N17_100km_U_2020_2024_1`` is level, tile, component, release.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

from ..measured import Measured
from ..progress import Progress
from ..units import SENTINEL1_HALF_WAVELENGTH_MM

_BURST = re.compile(
    r"(?:EGMS_(?P<level>L2[ab])_)?(?P<track>\d{3})_\d{4}_IW\d_V[VH](?:_(?P<release>\d{4}_\d{4}))?", re.I
)
_TILE = re.compile(
    r"EGMS_L3_E(?P<east>\d+)N(?P<north>\d+)_(?P<size>\d+)km_(?P<component>[UEN])(?:_(?P<release>\d{4}_\d{4}))?", re.I
)
_LEVEL = re.compile(r"<product_level>\s*(L2[ab]|L3)\s*<", re.I)
_TRACK = re.compile(r"<track>\s*(\d{1,3})\s*<", re.I)
_COMPONENTS = {"U": "up", "E": "east", "N": "north"}
_REFERENCES = {
    "L2a": "local reference point of the processing",
    "L2b": "GNSS velocity model (calibrated)",
    "L3": "GNSS velocity model (calibrated)",
}
_LOS_COLUMNS = {"los_up", "los_east", "los_north", "incidence_angle", "track_angle", "inc_angle", "incidence"}
_ORTHO_COLUMNS = {"pid", "easting", "northing", "mean_velocity"}
_MODEL_COLUMNS = {"mean_velocity_std", "acceleration", "acceleration_std", "seasonality", "seasonality_std"}
"""What every release has of the motion, and other programs that borrow the names do not."""


def measured_by(title: str, columns: Sequence[str], description: str) -> Measured:
    """Return what a file measures, as far as its name, its columns and its XML say.

    Parameters
    ----------
    title
        File name without extension.
    columns
        Names of the columns.
    description
        Beginning of the XML beside the file; may be empty.
    """
    lowered = {name.lower() for name in columns}
    burst, tile = _BURST.search(title), _TILE.search(title)
    level_in_xml, track_in_xml = _LEVEL.search(description), _TRACK.search(description)
    level, component, track, release = "", "unknown", "", ""
    if tile:
        level, component = "L3", _COMPONENTS[tile["component"].upper()]
        release = (tile["release"] or "").replace("_", "-")
    elif burst:
        level, component, track = _level(burst["level"] or "L2"), "los", burst["track"]
        release = (burst["release"] or "").replace("_", "-")
    elif level_in_xml:
        level = _level(level_in_xml[1])
        component = "unknown" if level == "L3" else "los"
    elif {"gnss_velocity_u", "gnss_velocity_e"} <= lowered and lowered >= _ORTHO_COLUMNS:
        level = "L3"
    elif lowered & _LOS_COLUMNS:
        component = "los"
    if level == "L2" and level_in_xml:
        level = _level(level_in_xml[1])
    if not track and level.startswith("L2") and track_in_xml:
        track = track_in_xml[1].zfill(3)
    return Measured(
        component=component,
        product=f"EGMS {level}" if level else "",
        release=release,
        track=track,
        half_wavelength_mm=SENTINEL1_HALF_WAVELENGTH_MM if level.startswith("L2") else None,
        reference=_REFERENCES.get(level, ""),
        epochs="interpolated" if level == "L3" else "observed" if level.startswith("L2") else "unknown",
    )


def recognised_by(title: str, columns: Sequence[str], description: str) -> str:
    """Return in words what of :func:`measured_by`'s arguments told the product; empty where none did."""
    if measured_by(title, (), "").product:
        return "its name"
    if measured_by("", (), description).product:
        return "the XML beside it"
    return "its columns" if measured_by("", columns, "").product else ""


def tile_in(title: str) -> tuple[float, float, float, float] | None:
    """Return west, south, east and north, in m of EPSG:3035, of the tile that a file of EGMS L3 is named after.

    Examples
    --------
    >>> tile_in("EGMS_L3_E45N17_100km_U_2020_2024_1")
    (4500000.0, 1700000.0, 4600000.0, 1800000.0)
    """
    found = _TILE.search(title)
    if found is None:
        return None
    size = 1000.0 * int(found["size"])
    west, south = size * int(found["east"]), size * int(found["north"])
    return west, south, west + size, south + size


def orbit_of(attributes: pd.DataFrame) -> str:
    """Return ``ascending`` or ``descending`` as EGMS's flight direction of the points says; empty where it does not.

    ``track_angle`` is the heading of the satellite in degrees clockwise from north: about 350 on ascending orbits,
    which fly north, and about 190 on descending ones.
    """
    if "track_angle" not in attributes.columns:
        return ""
    heading = pd.to_numeric(attributes["track_angle"], errors="coerce").to_numpy(dtype=float, na_value=np.nan)
    northward = np.cos(np.radians(heading[np.isfinite(heading)])) > 0
    if not len(northward) or northward.any() != northward.all():
        return ""
    return "ascending" if northward[0] else "descending"


def chosen_component(found: str, asked: str, progress: Progress) -> str:
    """Return the component asked for, or the one found where ``auto`` is asked; say where the two differ."""
    if asked == "auto":
        if found == "unknown":
            progress.warning(
                "The file does not say which displacement component it contains. It is imported as 'unknown'; set "
                "COMPONENT if you know it."
            )
        return found
    if found not in ("unknown", asked):
        progress.warning(f"The file states the component {found}; COMPONENT is set to {asked}, which is used.")
    return asked


def lacking_of_egms(columns: Sequence[str]) -> frozenset[str] | None:
    """Return what columns named as in an EGMS product lack of it; empty: nothing. None: they are not named like it.

    The easting and northing of EGMS are EPSG:3035; other programs borrow the names of the columns.

    Examples
    --------
    >>> lacking_of_egms(["pid", "easting", "northing", "height"]) is None
    True
    >>> sorted(lacking_of_egms(["pid", "easting", "northing", "rmse", "mean_velocity", "acceleration"]))[:2]
    ['acceleration_std', 'mean_velocity_std']
    """
    lowered = {name.lower() for name in columns}
    if not (lowered >= _ORTHO_COLUMNS and lowered & {"rmse", "rmse_ts"}):
        return None
    return frozenset(_MODEL_COLUMNS - lowered)


def _level(text: str) -> str:
    return text[:2].upper() + text[2:].lower()
