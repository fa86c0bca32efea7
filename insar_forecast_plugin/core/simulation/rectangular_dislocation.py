# SPDX-License-Identifier: GPL-2.0-or-later
"""Displacement of the ground over a rectangular dislocation in an elastic half-space (Okada 1985).

Okada, Y., 1985. Surface deformation due to shear and tensile faults in a half-space. Bulletin of the Seismological
Society of America 75, 1135-1154; the numbers of equations are those of the paper.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from .sources import along_across, east_north

_VERTICAL_COSINE = 1e-5
"""Below it the general equations lose more digits, as 1/cos² of the dip, than the vertical ones are off."""
_IN_PLANE = 1e-9
"""Distance from the rectangle's plane that counts as none, as a share of its sides."""
_LEAST = 1e-300
"""Stands for 0 in logarithms and below fractions whose terms vanish."""


def rectangular_dislocation(
    position: np.ndarray,
    centre: np.ndarray,
    azimuth: float,
    *,
    depth: float,
    dip: float,
    length: float,
    width: float,
    strike_slip: float = 0.0,
    dip_slip: float = 0.0,
    opening: float = 0.0,
    poisson: float = 0.25,
) -> np.ndarray:
    """Return the surface displacement over a rectangle that slips or opens.

    Parameters
    ----------
    position
        Easting and northing, metres, shape (n, 2).
    centre
        Place over the middle of the rectangle, shape (2,).
    azimuth
        Direction of its strike, radians from east, anticlockwise; the rectangle dips to the right of it.
    depth
        Depth of its middle, metres; the upper edge has to lie in the ground.
    dip
        Radians from the horizontal, -pi/2 to pi/2.
    length, width
        Along the strike and along the dip, metres.
    strike_slip, dip_slip, opening
        Motion of the hanging wall against the foot wall: along the strike (left-lateral), up the dip (thrust), and
        away from it, mm or mm/yr.
    poisson
        Poisson's ratio; 0.25 is a ground of equal Lamé constants.

    Returns
    -------
    ndarray
        East, north, up, in the unit of the slip, shape (n, 3).

    Raises
    ------
    ValueError
        The upper edge lies above the ground.
    """
    above = width / 2 * abs(np.sin(dip)) - depth
    if above > 0:
        raise ValueError(f"the rectangle's upper edge lies {above:.6g} m above the ground; give a larger depth")
    along, across = along_across(position, centre, azimuth)
    total = np.zeros((len(along), 3))
    for sign, corner in _corners(along, across, (depth, dip, length, width), 1 - 2 * poisson):
        total += sign / (2 * np.pi) * _moved(corner, strike_slip, dip_slip, opening)
    return np.column_stack([east_north(total[:, 0], total[:, 1], azimuth), total[:, 2]])


def _corners(
    along: np.ndarray, across: np.ndarray, rectangle: tuple[float, float, float, float], medium: float
) -> Iterator[tuple[int, _Corner]]:
    """Yield the four corners of Chinnery's notation, equation (24), with their signs."""
    depth, dip, length, width = rectangle
    sine, cosine = float(np.sin(dip)), float(np.cos(dip))
    if abs(cosine) < _VERTICAL_COSINE:
        sine, cosine = float(np.sign(sine)), 0.0
    lower_edge = depth + width / 2 * sine  # Okada's origin is the left end of this edge
    x, y = along + length / 2, across + width / 2 * cosine
    p, q = y * cosine + lower_edge * sine, y * sine - lower_edge * cosine
    # In the rectangle's plane the terms in q vanish; next to it they cancel, to rounding errors times 1 / q.
    q = np.where(np.abs(q) < _IN_PLANE * (length + width), 0.0, q)
    for xi, eta, sign in ((x, p, 1), (x, p - width, -1), (x - length, p, -1), (x - length, p - width, 1)):
        yield sign, _Corner(xi, eta, q, sine=sine, cosine=cosine, medium=medium)


def _moved(corner: _Corner, strike_slip: float, dip_slip: float, opening: float) -> np.ndarray:
    """Return a corner's share of the displacement times 2 pi, in Okada's axes, shape (n, 3)."""
    moved = np.zeros((len(corner.q), 3))
    if strike_slip:
        moved -= strike_slip * _strike_slip(corner)
    if dip_slip:
        moved -= dip_slip * _dip_slip(corner)
    if opening:
        moved += opening * _opening(corner)
    return moved


class _Corner:
    """What the solutions at one corner are put together from, in Okada's symbols, each (n,) but sine and cosine.

    ``angle`` is the arctangent of xi eta / (q R); ``by_eta`` and ``by_xi`` are 1 / (R (R + eta)) and with xi;
    ``medium`` is mu / (lambda + mu).
    """

    def __init__(
        self, xi: np.ndarray, eta: np.ndarray, q: np.ndarray, *, sine: float, cosine: float, medium: float
    ) -> None:
        self.xi, self.eta, self.q, self.sine, self.cosine = xi, eta, q, sine, cosine
        self.r = np.sqrt(xi**2 + eta**2 + q**2)
        self.y_tilde, self.d_tilde = eta * cosine + q * sine, eta * sine - q * cosine
        self.angle = np.arctan(np.divide(xi * eta, q * self.r, out=np.zeros_like(q), where=q != 0))
        r_eta, r_xi = _sum(self.r, eta, xi**2 + q**2), _sum(self.r, xi, eta**2 + q**2)
        self.by_eta, self.by_xi = _inverse(self.r * r_eta), _inverse(self.r * r_xi)
        # Rule (iii) after equation (30): where R + eta is 0 its logarithm changes to -ln(R - eta).
        minus = -np.log(np.maximum(self.r - eta, _LEAST))
        integrals = self._integrals(np.where(r_eta > 0, np.log(np.maximum(r_eta, _LEAST)), minus))
        self.i1, self.i2, self.i3, self.i4, self.i5 = (medium * one for one in integrals)

    def _integrals(self, log_eta: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Return I1 to I5 without the medium's constant, equations (28) and, for vertical rectangles, (29)."""
        xi, eta, q, r, sine, cosine = self.xi, self.eta, self.q, self.r, self.sine, self.cosine
        r_d = np.maximum(r + self.d_tilde, _LEAST)
        if cosine == 0:
            i4, i5 = -q / r_d, -xi * sine / r_d
            i3 = 0.5 * (eta / r_d + self.y_tilde * q / r_d**2 - log_eta)
            i1 = -0.5 * xi * q / r_d**2
        else:
            x = np.sqrt(xi**2 + q**2)
            above = eta * (x + q * cosine) + x * (r + x) * sine
            below = xi * (r + x) * cosine
            i5 = 2 / cosine * np.arctan(np.divide(above, below, out=np.zeros_like(x), where=below != 0))
            i4 = (np.log(r_d) - sine * log_eta) / cosine
            i3 = self.y_tilde / r_d / cosine - log_eta + sine / cosine * i4
            i1 = -xi / r_d / cosine - sine / cosine * i5
        return i1, -log_eta - i3, i3, i4, i5


def _sum(r: np.ndarray, one: np.ndarray, rest: np.ndarray) -> np.ndarray:
    """Return r + one without cancelling where ``one`` is negative; ``rest`` is r² - one²."""
    return np.where(one >= 0, r + one, rest / np.maximum(r - one, _LEAST))


def _inverse(value: np.ndarray) -> np.ndarray:
    """Return 1 / value, and 0 where the value is 0: the terms in it vanish there."""
    return np.divide(1.0, value, out=np.zeros_like(value), where=value > 0)


def _strike_slip(c: _Corner) -> np.ndarray:
    """Return equation (25) without its factor, shape (n, 3)."""
    q_by_r_eta = c.q * c.by_eta * c.r
    return np.stack(
        [
            c.xi * c.q * c.by_eta + c.angle + c.i1 * c.sine,
            c.y_tilde * c.q * c.by_eta + c.cosine * q_by_r_eta + c.i2 * c.sine,
            c.d_tilde * c.q * c.by_eta + c.sine * q_by_r_eta + c.i4 * c.sine,
        ],
        axis=1,
    )


def _dip_slip(c: _Corner) -> np.ndarray:
    """Return equation (26) without its factor, shape (n, 3)."""
    both = c.sine * c.cosine
    return np.stack(
        [
            c.q * _inverse(c.r) - c.i3 * both,
            c.y_tilde * c.q * c.by_xi + c.cosine * c.angle - c.i1 * both,
            c.d_tilde * c.q * c.by_xi + c.sine * c.angle - c.i5 * both,
        ],
        axis=1,
    )


def _opening(c: _Corner) -> np.ndarray:
    """Return equation (27) without its factor, shape (n, 3)."""
    turned = c.xi * c.q * c.by_eta - c.angle
    square = c.sine**2
    return np.stack(
        [
            c.q**2 * c.by_eta - c.i3 * square,
            -c.d_tilde * c.q * c.by_xi - c.sine * turned - c.i1 * square,
            c.y_tilde * c.q * c.by_xi + c.cosine * turned - c.i5 * square,
        ],
        axis=1,
    )
