# SPDX-License-Identifier: GPL-2.0-or-later
"""What a back-test of all eight methods costs on real series: Ustica L2b, 11 590 points and 210 epochs.

Run ``python benchmarks/backtest_cost.py``. The operation runs with 4 origins (half the default) and a grid of 256 cells
for the paper's network, in a child process, as the plugin starts it. Printed are wall time, processor time, peak
memory, and the errors of the methods; exits with 1 where it takes 10 minutes. The limit is for 2 idle cores.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from forecast_cost import DATA, SERIES, cost_of, layer

LIMIT_SECONDS = 600.0
METHODS = ("persistence", "linear", "seasonal", "ridge", "lasso", "lightgbm", "cnn_lstm_paper", "cnn_lstm_anchored")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--methods", nargs="+", choices=METHODS, default=METHODS)
    options = parser.parse_args()
    source = DATA / SERIES
    if not source.is_file():
        print(f"{source} is not there; nothing was measured.")
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        points, metrics = folder / "points.gpkg", folder / "metrics.json"
        cost_of("importtimeseries", {"input": str(source), "output": str(points)})
        cost = cost_of(
            "backtest",
            {
                "points": layer(points),
                "methods": list(options.methods),
                "origins": 4,
                "output": str(folder / "backtest.gpkg"),
                "metrics": str(metrics),
                "report": str(folder / "backtest.html"),
            },
        )
        scores = json.loads(metrics.read_text(encoding="utf-8"))
    print(f"backtest {cost}, under {LIMIT_SECONDS:g} s")
    print(f"origins {', '.join(scores['origins'])}; {len(scores['horizon_days'])} horizons")
    print(f"better: than {scores['compared_with']}, beyond chance")
    print(f"  {'':20s}{'RMSE, mm':>10s}{'h = 1':>9s}{'last h':>9s}{'coverage':>10s}  better")
    for method, one in scores["methods"].items():
        coverage = [value for value in one["coverage"] if value is not None]
        print(
            f"  {method:20s}{one['rmse_overall']:10.3f}{one['rmse'][0]:9.3f}{one['rmse'][-1]:9.3f}"
            f"{sum(coverage) / max(len(coverage), 1):10.3f}  {one['better']}"
        )
    return int(cost.seconds >= LIMIT_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
