# SPDX-License-Identifier: GPL-2.0-or-later
"""Velocity fields of scattered points with known truth: what detectors of deforming areas learn from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from ..units import DAYS_PER_YEAR, DEVIATION_OF_MAD
from .atmosphere import stratified_delay, turbulent_atmosphere, turbulent_fields
from .deformation_sources import sight_vector
from .drawn_sources import SHARE_OF_PEAK, SOURCE_KINDS, place_source
from .noise import spikes
from .point_places import scatter_points
from .sources import bowl

_COVER_CELLS = 128
_TRIES = 12
_WAVES = 64
_NEIGHBOURS = 200
_LEAST_NOISE = 0.05
_BLOCK_POINTS = 20_000


@dataclass(frozen=True)
class SimulatedVelocities:
    """A velocity field and the truth about it.

    Parameters
    ----------
    velocity
        As measured, mm/yr along the line of sight, positive towards the satellite, shape (n,).
    truth
        The sources' part of it, shape (n,).
    source
        Number of the source that a point belongs to, from 1, 0 where it belongs to none, int, shape (n,). It is the
        source that moves the point fastest, where that is at least a third of the source's peak.
    coordinates
        Easting and northing, metres, shape (n, 2).
    kind
        Kind of each source, in the order of their numbers.
    peak
        Largest velocity of each source with its sign, mm/yr, shape (n_sources,).
    strength
        Size of the peak over the local velocity noise, shape (n_sources,).
    """

    velocity: np.ndarray
    truth: np.ndarray
    source: np.ndarray
    coordinates: np.ndarray
    kind: tuple[str, ...]
    peak: np.ndarray
    strength: np.ndarray


def draw_places(rng: np.random.Generator, count: int, size: float | tuple[float, float]) -> np.ndarray:
    """Draw measurement points in towns, along roads and here and there, with voids: sea, forest and fields.

    The density is ``count`` over the area; measured ones are 10 to 4000 points a km². How much is void, how sharp its
    edges are and how large the towns are differs from draw to draw.

    >>> places = draw_places(np.random.default_rng(0), 500, (3000.0, 2000.0))
    >>> places.shape, bool((places.max(axis=0) <= (3000, 2000)).all())
    ((500, 2), True)

    Parameters
    ----------
    rng
        Source of chance.
    count
        Number of points.
    size
        Width and height of the area, or the side of a square, metres.

    Returns
    -------
    ndarray
        Metres from the south-western corner, shape (count, 2).
    """
    width, height = np.broadcast_to(np.asarray(size, dtype=np.float64), (2,))
    if count < 1 or width <= 0 or height <= 0:
        raise ValueError(f"got {count} points in {width:g} by {height:g} m; give a point and a length or more")
    cover = _land_cover(rng)
    batch = int(np.ceil(1.2 * count / cover.mean()))
    per_town = int(_log_uniform(rng, 80, 1500))
    kept = np.empty((0, 2))
    while len(kept) < count:
        unit = scatter_points(batch, (0.0, 0.0, 1.0, 1.0), rng, points_per_town=per_town)
        column, row = np.minimum(unit * _COVER_CELLS, _COVER_CELLS - 1).astype(np.int64).T
        kept = np.concatenate([kept, unit[rng.random(len(unit)) < cover[row, column]]])
    return kept[rng.permutation(len(kept))[:count]] * (width, height)


def _land_cover(rng: np.random.Generator) -> np.ndarray:
    """Draw the share of scatterers that are seen as points: square grid, 0 at sea, little in forest and fields."""
    shape = (1, _COVER_CELLS, _COVER_CELLS)
    cover = np.ones(shape[1:])
    # How large the patches are (falloff of the spectrum), their share of the area, what is seen in them.
    sea = (3.5, rng.uniform(0.1, 0.5), 0.0) if rng.random() < 0.5 else (3.5, 0.0, 0.0)
    forest = (2.5, rng.uniform(0.1, 0.5), rng.uniform(0.02, 0.15))
    fields = (1.5, rng.uniform(0.1, 0.6), rng.uniform(0.1, 0.6))
    for falloff, share, seen in (sea, forest, fields):
        drawn = turbulent_fields(shape, rng, falloff=falloff)[0]
        cover[drawn < np.quantile(drawn, share)] *= seen
    return cover


def simulate_velocities(
    rng: np.random.Generator,
    coordinates: np.ndarray,
    *,
    noise: np.ndarray | None = None,
    kinds: Sequence[str] = SOURCE_KINDS,
    sources: tuple[int, int] = (1, 20),
    strength: tuple[float, float] = (2.0, 10.0),
    points: tuple[int, int] = (20, 400),
    empty_share: float = 0.1,
    line_of_sight: np.ndarray | None = None,
) -> SimulatedVelocities:
    """Draw sources into a field of velocity noise.

    No point belongs to two sources, and a source is the fastest at all of its points. Where there is no room for a
    source it is left out.

    >>> rng = np.random.default_rng(0)
    >>> field = simulate_velocities(rng, draw_places(rng, 2000, 4000.0), sources=(3, 3), empty_share=0.0)
    >>> len(field.kind), int(field.source.max()), field.velocity.shape
    (3, 3, (2000,))

    Parameters
    ----------
    rng
        Source of chance.
    coordinates
        Metres, shape (n, 2).
    noise
        Velocity noise of the points, mm/yr, finite, shape (n,), see `noise_piece`; None draws it.
    kinds
        Kinds of sources to choose from.
    sources
        Least and largest number of sources.
    strength
        Least and largest peak of a source in units of the velocity noise around it, drawn evenly in its logarithm.
    points
        Least and largest number of points that belong to a source, drawn evenly in its logarithm.
    empty_share
        Share of the fields that hold no source.
    line_of_sight
        Unit vector from the ground to the satellite, shape (3,); None draws one (`draw_line_of_sight`).

    Raises
    ------
    ValueError
        The noise does not fit the points or is not finite, or a kind is unknown.
    """
    unknown = sorted(set(kinds) - set(SOURCE_KINDS))
    if unknown or not len(kinds):
        raise ValueError(f"kinds of sources: got {unknown or 'none'}; expected some of {', '.join(SOURCE_KINDS)}")
    drawn = simulated_velocity_noise(rng, coordinates) if noise is None else _finite(noise, len(coordinates))
    sight = draw_line_of_sight(rng) if line_of_sight is None else np.asarray(line_of_sight, dtype=np.float64)
    number = 0 if rng.random() < empty_share else int(rng.integers(sources[0], sources[1] + 1))
    field = _Field(coordinates, drawn, sight)
    fewest, most = points[0], min(points[1], len(coordinates) // 4)
    for _ in range(number if fewest <= most else 0):
        wanted = int(_log_uniform(rng, fewest, most + 1))
        field.put_in(rng, list(kinds), _log_uniform(rng, *strength), (fewest, wanted, most))
    return field.velocities()


def _log_uniform(rng: np.random.Generator, low: float, high: float) -> float:
    return float(np.exp(rng.uniform(np.log(low), np.log(high))))


def _finite(noise: np.ndarray, count: int) -> np.ndarray:
    """Return the noise as float64, or refuse one that does not fit ``count`` points."""
    values = np.asarray(noise, dtype=np.float64)
    unknown = np.count_nonzero(~np.isfinite(values))
    if values.shape != (count,) or unknown:
        raise ValueError(
            f"velocity noise must be finite, of shape ({count},); got shape {values.shape} with {unknown} values "
            "that are not: leave such points out"
        )
    return values


class _Field:
    """A velocity field while its sources are put in one after the other."""

    def __init__(self, coordinates: np.ndarray, noise: np.ndarray, line_of_sight: np.ndarray) -> None:
        self.coordinates, self.noise, self.line_of_sight = coordinates, noise, line_of_sight
        self.tree = cKDTree(coordinates)
        self.truth = np.zeros(len(coordinates))
        self.fastest = np.zeros(len(coordinates))
        self.source = np.zeros(len(coordinates), dtype=np.int64)
        self.kind: list[str] = []
        self.peak: list[float] = []
        self.strength: list[float] = []

    def put_in(self, rng: np.random.Generator, kinds: list[str], strength: float, points: tuple[int, int, int]) -> None:
        """Put a source in where there is room; ``points`` are the fewest, the wanted and the most inside."""
        fewest, wanted, most = points
        kind = str(rng.choice(kinds))
        for attempt in range(_TRIES):
            if attempt == _TRIES // 2:  # some kinds cannot be seen in this line of sight
                kind = str(rng.choice(kinds))
            one = place_source(
                rng,
                kind,
                self.coordinates,
                tree=self.tree,
                free=self.source == 0,
                wanted=wanted,
                line_of_sight=self.line_of_sight,
            )
            if one is None or not fewest <= len(one.inside) <= most:
                continue
            scale = strength * _local_noise(self.noise[one.near[:_NEIGHBOURS]])
            motion = scale * one.motion
            first = np.abs(motion) > self.fastest[one.at]
            belongs = np.abs(one.motion) >= SHARE_OF_PEAK
            # A source is the fastest at all of its points, and at no other's, so that truth and numbers agree.
            if not first[belongs].all() or self.source[one.at[first]].any():
                continue
            self.truth[one.at] += motion
            self.fastest[one.at] = np.maximum(self.fastest[one.at], np.abs(motion))
            self.kind.append(kind)
            self.source[one.inside] = len(self.kind)
            self.peak.append(float(motion[np.abs(motion).argmax()]))
            self.strength.append(strength)
            return

    def velocities(self) -> SimulatedVelocities:
        """Return the field as it is now."""
        return SimulatedVelocities(
            self.truth + self.noise,
            self.truth,
            self.source,
            self.coordinates,
            tuple(self.kind),
            np.array(self.peak),
            np.array(self.strength),
        )


def _local_noise(noise: np.ndarray) -> float:
    """Return the standard deviation that the middle of the values has, not below 0.05 mm/yr; outliers do not count."""
    return max(DEVIATION_OF_MAD * float(np.median(np.abs(noise - np.median(noise)))), _LEAST_NOISE)


def draw_line_of_sight(rng: np.random.Generator) -> np.ndarray:
    """Draw the line of sight of an ascending or descending Sentinel-1 track, or the vertical: a unit vector, (3,)."""
    if rng.random() < 0.15:
        return np.array([0.0, 0.0, 1.0])
    heading = rng.choice([-12.0, 192.0]) + rng.uniform(-4, 4)
    return sight_vector(np.radians(rng.uniform(30, 46)), np.radians(heading))


def simulated_velocity_noise(rng: np.random.Generator, coordinates: np.ndarray) -> np.ndarray:
    """Draw velocity noise of points: no ground motion, but all else that a velocity map holds.

    Independent noise whose size differs from point to point and over the area; patches that are decorrelated; what is
    left of turbulent and stratified atmosphere over the years; a ramp; spikes at 0.5 to 4% of the points.

    Parameters
    ----------
    rng
        Source of chance.
    coordinates
        Metres, shape (n, 2).

    Returns
    -------
    ndarray
        mm/yr, shape (n,).
    """
    count = len(coordinates)
    scale = _log_uniform(rng, 0.4, 2.5)
    over_area = turbulent_atmosphere(coordinates, 1, rng, falloff=2.0)[:, 0]
    local = scale * np.exp(0.3 * over_area + 0.25 * rng.standard_normal(count)) * _decorrelation(rng, coordinates)
    noise = local * rng.standard_normal(count)
    noise += local * spikes((count, 1), rng.uniform(0.005, 0.04), 4.0, rng)[:, 0]
    falloff = rng.uniform(5 / 3, 3.0)
    turbulent = turbulent_atmosphere(coordinates, 1, rng, cells=_COVER_CELLS, falloff=falloff)[:, 0]
    noise += scale * rng.uniform(0.0, 0.4) * turbulent
    for _ in range(2):
        noise += local * rng.uniform(0.0, 0.6) * _shared_nearby(rng, coordinates)
    terrain = 500 + 200 * turbulent_atmosphere(coordinates, 1, rng, cells=_COVER_CELLS, falloff=2.0)[:, 0]
    layered = stratified_delay(terrain, scale=1.0, reference_height=2000.0, exponent=rng.uniform(1.0, 2.0))
    noise += scale * rng.normal(0.0, 0.15) * _standardised(layered)
    slope = rng.standard_normal(2)
    return noise + scale * rng.uniform(0.0, 0.3) * _standardised((coordinates - coordinates.mean(axis=0)) @ slope)


def _shared_nearby(rng: np.random.Generator, coordinates: np.ndarray) -> np.ndarray:
    """Draw noise that neighbours share, as points of one building or slope do: about unit variance, (n,).

    What a point has in common with others fades with their distance, over so far as 2 to 30 points lie; both, few and
    many, are seen in the velocities of real series.
    """
    count = min(int(_log_uniform(rng, 2, 30)), len(coordinates) - 1)
    some = coordinates[rng.integers(len(coordinates), size=min(200, len(coordinates)))]
    tree = cKDTree(coordinates)
    reach = float(np.median(tree.query(some, count + 1)[0][:, -1])) or 1.0
    smooth = rng.standard_normal((_WAVES, 2)) / reach
    waves = np.cos(coordinates @ smooth.T + rng.uniform(0, 2 * np.pi, _WAVES)) * rng.standard_normal(_WAVES)
    return waves.sum(axis=1) * np.sqrt(2 / _WAVES)


def _decorrelation(rng: np.random.Generator, coordinates: np.ndarray) -> np.ndarray:
    """Draw by what factor the noise is larger in decorrelated patches, from 1, (n,)."""
    factor = np.ones(len(coordinates))
    extent = float(np.ptp(coordinates, axis=0).max()) or 1.0
    for _ in range(int(rng.integers(0, 7))):
        centre, radius = coordinates[rng.integers(len(coordinates))], extent * rng.uniform(0.01, 0.08)
        factor = np.maximum(factor, 1 + rng.uniform(0.5, 3.0) * bowl(coordinates, centre, radius))
    return factor


def _standardised(values: np.ndarray) -> np.ndarray:
    """Return values of mean 0 and standard deviation 1, or zeros where they are all alike."""
    spread = float(values.std())
    return (values - values.mean()) / spread if spread > 0 else np.zeros_like(values)


def noise_piece(
    dates: np.ndarray, displacement: np.ndarray, epochs: int, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Return a piece of what measured series hold apart from their motion: velocities fitted to it are noise.

    A line and a parabola are taken out of each series over its whole span, and a shorter piece is cut out, the same for
    all points, so that noise that neighbours share stays shared. To take the motion out of the piece itself would make
    its velocity 0. The fit over the whole span takes a little of the piece's noise too: of independent noise a twelfth
    in a third of the span and a seventh in half of it, of noise with a memory of 150 days (span of four years) a sixth
    and a third; longer pieces would lose more and are refused.

    Parameters
    ----------
    dates
        Epochs, ``datetime64[D]``, increasing, shape (n_epochs,).
    displacement
        mm, NaN where missing, shape (n, n_epochs).
    epochs
        Length of the piece in epochs, 3 to half of all.
    rng
        Source of chance: where the piece begins.

    Returns
    -------
    dates
        Of the piece, shape (epochs,).
    noise
        mm, shape (n, epochs); NaN where missing, and all of a series with values at less than half of its epochs.

    Raises
    ------
    ValueError
        The piece is too short or too long.
    """
    longest = len(dates) // 2
    if not 3 <= epochs <= longest:
        raise ValueError(f"a piece of {epochs} epochs of {len(dates)}: give 3 to {longest}, half of the series")
    years = (dates - dates[0]).astype("timedelta64[D]").astype(np.float64) / DAYS_PER_YEAR
    start = int(rng.integers(0, len(dates) - epochs + 1))
    piece = slice(start, start + epochs)
    whole = np.vander(2 * years / years[-1] - 1, 3, increasing=True)
    noise = np.empty((len(displacement), epochs))
    for first in range(0, len(displacement), _BLOCK_POINTS):
        values = np.asarray(displacement[first : first + _BLOCK_POINTS], dtype=np.float64)
        motion = _coefficients(values, whole) @ whole[piece].T
        noise[first : first + _BLOCK_POINTS] = values[:, piece] - motion
    return dates[piece], noise


def _coefficients(values: np.ndarray, design: np.ndarray) -> np.ndarray:
    """Return least squares coefficients, (n, n_terms), NaN where less than half of a row's values are there."""
    known = np.isfinite(values)
    terms = design.shape[1]
    products = (design[:, :, None] * design[:, None, :]).reshape(len(design), -1)
    normal = (known @ products).reshape(-1, terms, terms)
    few = known.sum(axis=1) < max(terms, len(design) / 2)
    normal[few] = np.eye(terms)
    right = np.where(known, values, 0.0) @ design
    solved = np.linalg.solve(normal, right[:, :, None])[:, :, 0]
    solved[few] = np.nan
    return solved
