# SPDX-License-Identifier: GPL-2.0-or-later
"""Bringing tracks to one reference: the rate of each over the places that are stable in all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from ..measured import Measured
from .track_means import TrackMeans

CALIBRATED = "GNSS velocity model (calibrated)"
"""The reference that EGMS gives L2b: its tracks have one and the same already."""

_SPREADS = 1.5
_LEAST_MM_YR = 0.5
"""A place is stable where its velocity is this close to the bulk of the track's, or within 1.5 of its spread."""
_CLEAR = 3.0
FEWEST_STABLE = 5
"""Stable places that tell the rate of a track."""
_NORMAL = 0.6745
"""Half the width of the middle half of a normal distribution, in standard deviations."""


@dataclass(frozen=True)
class TrackAlignment:
    """What was subtracted from each track.

    Parameters
    ----------
    stable
        Which places are stable in all tracks, bool, shape (n_places,).
    rates, rate_errors
        Mean velocity of each track over the stable places and its standard error, mm/yr, shape (n_tracks,).
    subtracted
        What of it was subtracted, mm/yr, shape (n_tracks,).
    why
        In words, why the rates were subtracted or not.
    left
        Whether rates that ``auto`` would subtract were left in the series, because later acquisitions tell them too.
    seen
        How many of the stable places each track sees, shape (n_tracks,).
    """

    stable: np.ndarray
    rates: np.ndarray
    rate_errors: np.ndarray
    subtracted: np.ndarray
    why: str
    left: bool = False
    seen: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=int))

    @property
    def untold(self) -> np.ndarray:
        """Numbers of the tracks that see too few of the stable places to tell a rate."""
        return np.flatnonzero(self.seen < FEWEST_STABLE)

    @property
    def reference(self) -> str:
        """What the displacement is relative to, in words."""
        count = int(self.stable.sum())
        return f"mean of {count} places stable in all tracks" if self.subtracted.any() else ""


def align(
    tracks: Sequence[TrackMeans], measured: Sequence[Measured], how: str, *, past_only: bool = False
) -> TrackAlignment:
    """Return what is to be subtracted from each track.

    Parameters
    ----------
    tracks, measured
        The tracks, and what their layers say of themselves.
    how
        ``rate``: the mean velocity of the stable places; ``offset``: nothing but the level of each place, which is
        subtracted in any case; ``auto``: the rate, unless all layers are calibrated to the same velocity model, a
        track sees too few of the stable places, or these do not move in any track.
    past_only
        Subtract no rate, which all dates tell; not with ``rate``.
    """
    stable = np.ones(len(tracks[0].velocity), dtype=bool)
    for track in tracks:
        middle, spread = _bulk(track.velocity)
        # A track that does not see a place has nothing against it.
        stable &= ~(np.abs(track.velocity - middle) > max(_SPREADS * spread, _LEAST_MM_YR))
    rates, errors = np.zeros(len(tracks)), np.zeros(len(tracks))
    seen = np.zeros(len(tracks), dtype=int)
    for number, track in enumerate(tracks):
        known = stable & np.isfinite(track.velocity)
        seen[number] = known.sum()
        if known.sum() >= FEWEST_STABLE:
            rates[number] = track.velocity[known].mean()
            errors[number] = track.velocity[known].std(ddof=1) / np.sqrt(known.sum())
    calibrated = all(one.reference == CALIBRATED for one in measured)
    moving = np.abs(rates) > np.maximum(_CLEAR * errors, 0.1)
    left = False
    if how == "offset":
        used, why = False, "ALIGN is offset"
    elif how == "rate":
        used, why = True, "ALIGN is rate"
    elif calibrated:
        used, why = False, f"all layers have the same reference, {CALIBRATED}"
    elif stable.sum() < FEWEST_STABLE:
        used, why = False, f"fewer than {FEWEST_STABLE} places are stable in all tracks"
    elif seen.min() < FEWEST_STABLE:
        # Rates taken off some tracks alone would mix references in both components.
        used, why = False, f"a track sees fewer than {FEWEST_STABLE} of the stable places"
    elif not moving.any():
        used, why = False, "the stable places do not move in any track"
    else:
        used, why, left = not past_only, "the layers do not state one reference", past_only
    if left:
        why = "PAST_ONLY: a rate is told by later acquisitions too"
    return TrackAlignment(stable, rates, errors, rates if used else np.zeros(len(tracks)), why, left, seen)


def _bulk(velocity: np.ndarray) -> tuple[float, float]:
    """Return the middle of the shortest interval that holds half of the velocities, and their spread from its width.

    Ground sinks more often than it rises: a median would be drawn to that side. Gruebel, R. (1988), The length of the
    shorth, Annals of Statistics 16, 619.
    """
    known = np.sort(velocity[np.isfinite(velocity)])
    if not len(known):
        return 0.0, 0.0
    half = len(known) // 2
    widths = known[half:] - known[: len(known) - half]
    at = int(widths.argmin())
    return float((known[at] + known[at + half]) / 2), float(widths[at] / 2 / _NORMAL)
