# SPDX-License-Identifier: GPL-2.0-or-later
"""How much of a forecast rests on the last epoch: ``explainforecast`` on real series, one epoch ahead.

Run ``python benchmarks/explain_shares.py``. The paper found that LASSO and LightGBM lean almost wholly on the last
epoch. Printed for each method are its importance, and that of the last 30 and 90 days, as the operation's table gives
them with its defaults, for EGMS L3 vertical and L2b of Ustica.
"""

from __future__ import annotations

import csv
import os
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from insar_forecast_plugin.core import operations
from insar_forecast_plugin.core.progress import Silent

DATA = (
    Path(os.environ.get("INSAR_FORECAST_DATA", Path(__file__).resolve().parents[2] / "shared" / "data")) / "egms-ustica"
)
SERIES = {
    "EGMS L3 vertical, Ustica": "EGMS_L3_E45N17_100km_U_2020_2024_1.zip",
    "EGMS L2b 022 Ustica": "EGMS_L2b_022_0845_IW2_VV_2020_2024_1.zip",
}


def shares(source: Path) -> dict[str, list[tuple[float, float]]]:
    """Return age in days and importance of each epoch, by method."""
    with tempfile.TemporaryDirectory() as name:
        points, table = Path(name) / "points.gpkg", Path(name) / "table.csv"
        operations.run("importtimeseries", {"input": str(source), "output": str(points)}, Silent())
        request = {"points": {"path": str(points), "layer": None}, "table": str(table)}
        operations.run("explainforecast", request, Silent())
        rows: dict[str, list[tuple[float, float]]] = defaultdict(list)
        with table.open(newline="", encoding="utf-8") as stream:
            for row in csv.DictReader(stream):
                rows[row["method"]].append((float(row["lag_days"]), float(row["importance"])))
    return rows


def main() -> None:
    """Print a table for each file."""
    for title, file in SERIES.items():
        if not (DATA / file).is_file():
            print(f"{title} is left out: {DATA / file} is not there.")
            continue
        print(f"\n{title}\n  {'importance of':20s}{'the last epoch':>15s}{'30 days':>10s}{'90 days':>10s}")
        for method, rows in shares(DATA / file).items():
            within = [sum(part for days, part in rows if days <= most) for most in (0, 30, 90)]
            print(f"  {method:20s}{within[0]:15.3f}{within[1]:10.3f}{within[2]:10.3f}", flush=True)


if __name__ == "__main__":
    main()
