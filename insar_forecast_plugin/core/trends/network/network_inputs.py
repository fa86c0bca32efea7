# SPDX-License-Identifier: GPL-2.0-or-later
"""What the network sees of a series: its shape on a fixed number of steps, what the tests measured, and the evidence.

One network serves every length and calendar, because every series is brought onto the same number of steps between the
first and the last date, with a channel that says how much was observed around each step.
"""

from __future__ import annotations

import numpy as np

from ..fits.breakpoints import TimeAxis, fit_base
from ..fits.class_evidence import MOTIONS, class_evidence
from ..fits.statistical import TrendFits
from ..fits.thresholds import MotionLimits

STEPS = 128
CHANNELS = 4
FEATURES = (
    "log_count",
    "log_span",
    "log_noise_in_half_wavelengths",
    "log_inflation",
    "line_gain",
    "parabola_gain",
    "bend_gain",
    "bend_beyond_parabola",
    "parabola_beyond_bend",
    "jump_gain",
    "jump_candidate",
    "jump_count",
    "velocity",
    "velocity_significance",
    "velocity_excess",
    "peak",
    "velocity_before",
    "velocity_after",
    "slower_of_two",
    "break_place",
    "uncertainty_of_velocity",
    "discontinuity",
    "discontinuity_significance",
    "valid_share",
    "kurtosis",
    "season_of_parabola",
    "season_of_bend",
    "exact_jumps",
    *(f"evidence_of_{name}" for name in MOTIONS),
)
CHANNEL_SIGNS = (-1.0, -1.0, 1.0, -1.0)
"""What the channels of a series become where its displacement has the other sign; the features stay as they are."""
_OTHER_SIDE = {"velocity_before": "velocity_after", "velocity_after": "velocity_before"}
BACKWARDS = tuple(FEATURES.index(_OTHER_SIDE.get(name, name)) for name in FEATURES)
BACKWARDS_SIGNS = tuple(-1.0 if name == "break_place" else 1.0 for name in FEATURES)
"""Which feature each becomes where time runs backwards, and with what sign; the channels are turned round."""


def network_view(
    time_axis: TimeAxis, fits: TrendFits, there: np.ndarray, limits: MotionLimits
) -> tuple[np.ndarray, np.ndarray]:
    """Return the channels, shape (n, CHANNELS, STEPS), and the features, shape (n, len(FEATURES)), of fitted series."""
    channels = series_channels(time_axis, fits, there, limits, resampling_weights(time_axis))
    return channels, features(time_axis, fits, there, limits)


def resampling_weights(time_axis: TimeAxis) -> np.ndarray:
    """Return the weight of each epoch at each step, shape (n_epochs, STEPS).

    A hat as wide as a step or as the usual distance between epochs, whichever is wider: many epochs are averaged, few
    are interpolated linearly.
    """
    steps = np.linspace(-1, 1, STEPS)
    usual = float(np.median(np.diff(time_axis.time)))
    width = max(steps[1] - steps[0], usual)
    return np.maximum(1 - np.abs(time_axis.time[:, None] - steps) / width, 0.0)


def series_channels(
    time_axis: TimeAxis, fits: TrendFits, there: np.ndarray, limits: MotionLimits, weights: np.ndarray
) -> np.ndarray:
    """Return the channels, float32, shape (n, CHANNELS, STEPS).

    What is left of a line, in standard deviations of the noise and in half wavelengths (both
    compressed), how well each step is observed, and the series with its line (compressed eighths of a half
    wavelength), which is all that the paper's network looks at.
    """
    series = fits.cleaned.astype(np.float32)
    residual = fit_base(time_axis.without_season(), fits.cleaned, there).residual.astype(np.float32)
    weights = weights.astype(np.float32)
    # Complete series share their weights: no product with a mask of ones.
    observed = weights.sum(axis=0)[None] if there.all() else there.astype(np.float32) @ weights
    known = observed > 0.05
    scale = np.where(known, 1.0, 0.0).astype(np.float32) / np.where(known, observed, 1.0)
    at_steps = residual @ weights * scale
    channels = np.empty((len(residual), CHANNELS, STEPS), dtype=np.float32)
    noise = np.sqrt(np.maximum(fits.motion.variance, 1e-6)).astype(np.float32)
    channels[:, 0] = np.arcsinh(at_steps / noise[:, None]) / 2
    channels[:, 1] = np.arcsinh(at_steps * np.float32(2 / limits.half_wavelength))
    channels[:, 2] = np.where(known, observed / (observed + 1), 0.0)
    channels[:, 3] = np.arcsinh(series @ weights * scale * np.float32(8 / limits.half_wavelength))
    return channels


def features(time_axis: TimeAxis, fits: TrendFits, there: np.ndarray, limits: MotionLimits) -> np.ndarray:
    """Return what the tests measured, in a few units, and the evidence, float32, shape (n, len(FEATURES))."""
    motion, jumps = fits.motion, fits.jumps
    noise = np.maximum(motion.noise, 1e-9)
    stable, half = limits.stable_velocity, limits.half_wavelength
    count = np.maximum(motion.count, 1)
    fastest_line = np.abs(motion.velocity)
    one, two = np.abs(motion.velocity_1), np.abs(motion.velocity_2)
    sigma = np.maximum(motion.velocity_sigma, 1e-9)
    slower_sigma = np.where(one <= two, motion.velocity_1_sigma, motion.velocity_2_sigma)
    spread = np.maximum(motion.variance, 1e-9)
    squared = motion.residual * motion.residual
    columns = {
        "log_count": np.log(count / 100),
        "log_span": np.full(len(count), np.log(time_axis.half_span)),
        "log_noise_in_half_wavelengths": np.log(np.sqrt(noise) / half),
        "log_inflation": np.log(motion.inflation),
        "line_gain": _root(motion.line_gain / noise),
        "parabola_gain": _root(motion.parabola_gain / noise),
        "bend_gain": _root(motion.bend_gain / noise),
        "bend_beyond_parabola": _root((motion.bend_gain - motion.parabola_gain) / noise),
        "parabola_beyond_bend": _root((motion.parabola_gain - motion.bend_gain) / spread),
        "jump_gain": _root(jumps.gain),
        "jump_candidate": np.arcsinh(np.abs(jumps.candidate_size) / half * 2),
        "jump_count": (jumps.at >= 0).sum(axis=1),
        "velocity": np.log((fastest_line + 0.05 * stable) / stable),
        "velocity_significance": np.log1p(fastest_line / sigma),
        "velocity_excess": np.arcsinh((fastest_line - stable) / sigma),
        "peak": np.log((motion.peak + 0.05 * stable) / stable),
        "velocity_before": np.log((one + 0.05 * stable) / stable),
        "velocity_after": np.log((two + 0.05 * stable) / stable),
        "slower_of_two": np.log1p(np.minimum(one, two) / np.maximum(slower_sigma, 1e-9)),
        "break_place": time_axis.time[motion.break_at],
        "uncertainty_of_velocity": np.log(sigma / stable),
        "discontinuity": np.arcsinh(np.abs(motion.step_size) / half * 2),
        "discontinuity_significance": np.log1p(motion.step_strength / np.sqrt(noise)),
        "valid_share": count / there.shape[1],
        "kurtosis": np.log((squared * squared).sum(axis=1) / count / spread**2 + 0.1),
        "season_of_parabola": np.log1p(motion.season_of_parabola / np.sqrt(spread)),
        "season_of_bend": np.log1p(motion.season_of_bend / np.sqrt(spread)),
        "exact_jumps": np.full(len(count), float(limits.exact_jumps)),
    }
    evidence = class_evidence(time_axis, fits.cleaned, there, jumps)
    columns |= {f"evidence_of_{name}": evidence[:, at] for at, name in enumerate(MOTIONS)}
    table = np.stack([columns[name] for name in FEATURES], axis=1)
    return np.clip(np.nan_to_num(table, nan=0.0, posinf=20.0, neginf=-20.0), -20, 20).astype(np.float32)


def _root(gain: np.ndarray) -> np.ndarray:
    """Return a signed, compressed square root of a gain."""
    return np.sign(gain) * np.log1p(np.sqrt(np.abs(gain)))
