# SPDX-License-Identifier: GPL-2.0-or-later
"""Percentages that a user reads: 0% is none and 100% is all."""

import re
from pathlib import Path

import numpy as np
import pytest

from insar_forecast_plugin.core.shares import percent

CORE = Path(__file__).resolve().parents[2] / "insar_forecast_plugin" / "core"
FIXED = re.compile(r"[A-Z_]+|1 / len\([A-Z_]+\)|one")
"""What may be written as a percentage by Python alone: constants, guessing, and the limits of a legend."""


@pytest.mark.parametrize(
    ("share", "digits", "words"),
    [
        (0.0, 0, "0%"),
        (0.0, 1, "0%"),
        (0.004, 0, "<1%"),
        (0.0004, 1, "<0.1%"),
        (0.006, 0, "1%"),
        (0.5, 0, "50%"),
        (0.994, 0, "99%"),
        (0.996, 0, ">99%"),
        (0.9996, 1, ">99.9%"),
        (1.0, 0, "100%"),
        (1.0, 1, "100%"),
        (1 - 1e-12, 1, "100%"),
        (-0.004, 0, "0%"),
        (-0.2, 0, "-20%"),
        (1.2, 0, "120%"),
        (np.float32(0.996), 0, ">99%"),
        (np.nan, 0, "-"),
    ],
)
def test_few_are_not_none_and_most_are_not_all(share, digits, words):
    assert percent(share, digits) == words


def test_every_share_that_is_computed_is_written_by_it():
    written = re.compile(r"\{([^{}]+):\.\d%\}")
    past = [
        (path.name, found)
        for path in sorted(CORE.rglob("*.py"))
        for found in written.findall(path.read_text(encoding="utf-8"))
        if not FIXED.fullmatch(found)
    ]
    assert past == []
