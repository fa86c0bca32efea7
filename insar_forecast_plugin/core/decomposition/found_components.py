# SPDX-License-Identifier: GPL-2.0-or-later
"""What a decomposition found, what its numbers are, and what there is to say of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..measured import Measured, Seam, common_seams
from ..reports.wording import with_sign
from .alignment import FEWEST_STABLE, TrackAlignment
from .common_places import CommonPlaces
from .decomposition_inputs import TrackLayer
from .joined_tracks import DecomposedSeries
from .track_means import TrackMeans
from .up_and_east import Components


@dataclass(frozen=True)
class Decomposition:
    """All that was found.

    Parameters
    ----------
    layers, tracks
        What came in, and its mean series.
    places, alignment, series
        Where, against what, and the result.
    velocity
        Velocities with standard errors, mm/yr, shape (n_places,).
    north
        Velocity to the north that was taken off, mm/yr, shape (n_places,); None: taken to be zero.
    effect_of_north
        What 1 mm/yr to the north would add to up and to east.
    """

    layers: Sequence[TrackLayer]
    tracks: Sequence[TrackMeans]
    places: CommonPlaces
    alignment: TrackAlignment
    series: DecomposedSeries
    velocity: Components
    north: np.ndarray | None
    effect_of_north: tuple[float, float]


def measured_of(component: str, found: Decomposition, *, past_only: bool) -> Measured:
    """Return what the series of a component are."""
    measured = [one.points.measured for one in found.layers]
    product, release, reference = (
        next(iter(values)) if len(values := {getattr(one, name) for one in measured}) == 1 else ""
        for name in ("product", "release", "reference")
    )
    # Attribution follows the product: one layer of EGMS is enough.
    product = product or next((one.product for one in measured if one.product.startswith("EGMS")), "")
    return Measured(
        component=component,
        product=f"{product}, decomposed" if product else "decomposed",
        release=release,
        reference=found.alignment.reference or reference,
        epochs="unknown" if past_only else "interpolated",
        zero_date=str(found.series.zero_date),
        seams=_seams_of(measured),
    )


def _rates_told(layers: Sequence[TrackLayer], alignment: TrackAlignment) -> list[str]:
    """Say of each track how its stable places move, and what was subtracted."""
    texts = []
    for number, layer in enumerate(layers):
        rate, error, taken = (
            float(values[number]) for values in (alignment.rates, alignment.rate_errors, alignment.subtracted)
        )
        subtracted = f"{taken:+.2f} mm/yr were subtracted" if taken else "nothing was subtracted"
        if number in alignment.untold:
            texts.append(
                f"{layer.name}: stable places that it sees: {alignment.seen[number]}, too few to tell its mean "
                f"velocity; expected at least {FEWEST_STABLE}. Nothing was subtracted."
            )
            continue
        texts.append(
            f"{layer.name}: mean velocity of {alignment.seen[number]} stable places {rate:+.2f} +/- {error:.2f} mm/yr "
            f"along the line of sight; {subtracted}: {alignment.why}."
        )
    return texts


def _seams_of(measured: Sequence[Measured]) -> tuple[Seam, ...]:
    """Return the joins of releases of all tracks, each once, by date; their offsets are along other directions."""
    seams = common_seams(seam for one in measured for seam in one.seams)
    return tuple(replace(seam, offset_mm=None, matched=0) for seam in seams)


def messages(found: Decomposition, *, past_only: bool) -> tuple[str, ...]:
    """Return what the log ends with: how many, the reference, north, and how dates were joined."""
    series, velocity = found.series, found.velocity
    texts = [
        f"{found.places.count} places, {len(series.dates)} dates from {series.dates[0]} to {series.dates[-1]}. Median "
        f"standard error of a velocity: {np.nanmedian(velocity.up_std):.2f} mm/yr vertical, "
        f"{np.nanmedian(velocity.east_std):.2f} mm/yr east-west."
    ]
    texts += _rates_told(found.layers, found.alignment)
    up, east = found.effect_of_north
    if found.north is None:
        texts.append(
            "Motion to the north is taken to be zero: 1 mm/yr of it would appear as "
            f"{with_sign(up)} mm/yr vertical and {with_sign(east)} mm/yr east-west."
        )
    else:
        texts.append(
            f"Motion to the north was taken off: {np.median(found.north):+.2f} mm/yr (median) from the field given."
        )
    joins = _seams_of([one.points.measured for one in found.layers])
    if joins:
        days = ", ".join(seam.first_after for seam in joins)
        texts.append(
            f"The tracks join releases at {days}: a step there may be no movement. The result carries the dates."
        )
    if past_only:
        texts.append(
            "Values use no acquisition after their date: their standard errors are larger for it, and they begin at "
            "the last of the first five dates, whose mean is the zero."
        )
    else:
        texts.append(
            f"Values are blended from acquisitions up to {series.reach_days:.0f} days before and after their date, so "
            "those of the last dates may change when newer acquisitions are added. PAST_ONLY uses none after a date."
        )
    return tuple(texts)
