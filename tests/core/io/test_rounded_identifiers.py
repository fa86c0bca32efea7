# SPDX-License-Identifier: GPL-2.0-or-later
"""Identifiers that a file holds as numbers too large for their digits: it is said at import."""

import numpy as np
import pandas as pd
import pytest

SAID = "stored as numbers too large for all of their digits"


def frame(pids):
    places = {"pid": pids, "lon": 12 + np.arange(3) / 100, "lat": [41.9] * 3}
    return pd.DataFrame({**places, **{f"D2020010{day}": np.arange(3) * day / 2 + 0.25 for day in (1, 3, 7)}})


@pytest.mark.parametrize(
    ("pids", "count"),
    [
        (np.array([2.0**53 + 2, 2.0**60, 5.0]), 2),
        (["1.23457E+17", "1,5e+18", "7E+15"], 3),
    ],
)
def test_digits_that_are_lost_are_said(pids, count, tmp_path, run_import):
    frame(pids).to_parquet(tmp_path / "a.parquet", index=False)
    assert f"'pid' that are {SAID}: {count}." in run_import(tmp_path / "a.parquet", unit="mm").warnings


@pytest.mark.parametrize(
    "pids",
    [
        np.array([2.0**53, 123456.0, np.nan]),
        np.array([2**53 + 1, 2**60 + 1, 5]),  # as whole numbers
        ["9007199254740993", "3E5", "1.5E+05"],
    ],
)
def test_whole_digits_are_no_fault(pids, tmp_path, run_import):
    frame(pids).to_parquet(tmp_path / "a.parquet", index=False)
    assert SAID not in run_import(tmp_path / "a.parquet", unit="mm").warnings
