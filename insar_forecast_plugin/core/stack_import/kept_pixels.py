# SPDX-License-Identifier: GPL-2.0-or-later
"""Which pixels of a stack are imported: by its own mask, coherence, an area, and a mask that the user gives."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass

import numpy as np
import shapely
from pyproj import CRS

from ..errors import InputError
from ..io.area_of_interest import area_in
from ..io.stacks.stack_source import StackSource
from ..progress import Progress
from ..stack_requests import ImportStackRequest
from .cell_window import CellWindow
from .mask_raster import MaskRaster

_ROWS = 256
_WHERE_COHERENCE = {
    "MintPy": "Expected geo_temporalCoherence.h5 or temporalCoherence.h5 of the same size beside it. ",
    "LiCSBAS": "Expected the file coh_avg of the same size in its folder results. ",
    "OPERA DISP-S1": "Expected temporal_coherence in its files. ",
    "dolphin": "Expected temporal_coherence_*.tif in its folder. ",
    "PyGMTSAR": "Expected corr in its NetCDF file. ",
    "GMTSAR": "Expected one grid corr*.grd on the same cells in its folder, such as corr_ll.grd. ",
}
COHERENCE, MASK = "coherence", "mask"
"""Names of still layers of a stack, see :class:`~..io.stacks.stack_source.StackHeader`."""


@dataclass(frozen=True)
class KeptPixels:
    """The pixels to import.

    Parameters
    ----------
    window
        The part of the grid that holds them.
    kept
        bool, shape of the window.
    reasons
        In words, what was left out of the window and why.
    """

    window: CellWindow
    kept: np.ndarray
    reasons: tuple[str, ...]


def keep_pixels(
    source: StackSource, title: str, crs: CRS, request: ImportStackRequest, progress: Progress
) -> KeptPixels:
    """Choose the pixels to import.

    Parameters
    ----------
    source
        An opened stack.
    title
        What messages call it.
    crs
        Its system.

    Raises
    ------
    InputError
        No pixel is left, the stack has no coherence to choose by, or MASK or AOI cannot be used.
    """
    header = source.header
    if request.min_coherence is not None and COHERENCE not in header.layers:
        where = _WHERE_COHERENCE.get(header.product, "")
        raise InputError(
            f"MIN_COHERENCE is set, but {title} ({header.product}) has no coherence that is found. {where}Leave "
            "MIN_COHERENCE empty, or give a mask as MASK."
        )
    area = area_in(crs, request.aoi, request.extent)
    if area is not None and area.is_empty:
        raise InputError("AOI and EXTENT have no place in common. Leave one of them empty, or choose another.")
    window = CellWindow.whole(header.grid)
    if area is not None:
        window = CellWindow.of_bounds(header.grid, area.bounds)
    kept = np.zeros(window.shape, dtype=bool)
    left_out: dict[str, int] = {}
    with ExitStack() as files:
        mask = files.enter_context(MaskRaster(request.mask, crs)) if request.mask else None
        for first, last in window.strips(_ROWS):
            here = np.ones((last - first, window.shape[1]), dtype=bool)
            for reason, good in _tests(source, window, (first, last), area, mask, least=request.min_coherence):
                left_out[reason] = left_out.get(reason, 0) + int((here & ~good).sum())
                here &= good
            kept[first:last] = here
            progress(last / window.shape[0], "Choosing pixels")
    if mask is not None and mask.is_measure:
        progress.warning(_measure(mask.name))
    if not kept.any():
        if mask is not None and not mask.touched_ and min(window.shape):
            raise InputError(_elsewhere(title, window, mask, crs))
        raise InputError(_nothing(title, window, left_out, crs))
    reasons = tuple(f"{count} pixel{'s' * (count != 1)} {reason}" for reason, count in left_out.items() if count)
    return KeptPixels(window, kept, reasons)


def _tests(
    source: StackSource,
    window: CellWindow,
    rows: tuple[int, int],
    area: shapely.Geometry | None,
    mask: MaskRaster | None,
    *,
    least: float | None,
) -> list[tuple[str, np.ndarray]]:
    """Return why pixels of some rows of the window may be left out, and which are good, each of the rows' shape."""
    columns = slice(window.left, window.right)
    lines = window.top + rows[0], window.top + rows[1]
    found = []
    if area is not None:
        found.append(("lie outside the area", shapely.contains_xy(area, *window.centres(*rows))))
    if MASK in source.header.layers:
        own = source.read_layer(MASK, *lines)[:, columns]
        found.append(("are masked by the product", np.isfinite(own) & (own != 0)))
    if least is not None:
        coherence = source.read_layer(COHERENCE, *lines)[:, columns]
        found.append(("have a lower coherence", coherence >= least))
    if mask is not None:
        inside, good = mask.keeps(*window.centres(*rows))
        found += [("lie outside MASK", inside), ("are left out by MASK", good)]
    return found


def _measure(name: str) -> str:
    return (
        f"MASK, {name}, has values between 0 and 1, as a coherence has, and every pixel above 0 is kept. Choose a mask "
        "of 0 and 1, or set MIN_COHERENCE where the stack has a coherence."
    )


def _elsewhere(title: str, window: CellWindow, mask: MaskRaster, crs: CRS) -> str:
    """Say that a mask lies beside the stack, with where both are."""
    places = []
    for bounds in (mask.bounds, window.bounds):
        west, south, east, north = bounds
        places.append(f"from {west:.7g}, {south:.7g} to {east:.7g}, {north:.7g}")
    return (
        f"MASK, {mask.name}, lies elsewhere: it reaches {places[0]} in {mask.crs.name}, {title} {places[1]} in "
        f"{crs.name}. Choose a mask of the same area."
    )


def _nothing(title: str, window: CellWindow, left_out: dict[str, int], crs: CRS) -> str:
    if not min(window.shape):
        west, south, east, north = CellWindow.whole(window.grid).bounds
        return (
            f"{title} lies outside of AOI and EXTENT: it reaches from {west:.8g}, {south:.8g} to {east:.8g}, "
            f"{north:.8g} in {crs.name}. Choose an area inside of it."
        )
    reasons = ", ".join(f"{count} {reason}" for reason, count in left_out.items() if count)
    return (
        f"No pixel of {title} is left: of {window.shape[0] * window.shape[1]}, {reasons}. Choose another area or mask, "
        "or a lower MIN_COHERENCE."
    )
