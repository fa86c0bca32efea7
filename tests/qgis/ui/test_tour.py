# SPDX-License-Identifier: GPL-2.0-or-later
"""The user guide's first forecast, clicked through in QGIS itself: from a file to the series of a point."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
MOST_CLICKS = 20


@pytest.mark.skipif(os.environ.get("QT_QPA_PLATFORM") != "xcb", reason="QGIS itself needs a display")
def test_guide_leads_from_a_file_to_the_series_of_a_point(run, core, tmp_path):
    points = tmp_path / "points.gpkg"
    run("simulate", OUTPUT=points, POINT_COUNT=300, EPOCH_COUNT=120, SCENARIO="subsidence_bowl", STEP_DAYS=12)
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "tour.py"), "--input", str(points), "--output", str(tmp_path / "tour")],
        env={**os.environ, "INSAR_FORECAST_PYTHON": core},
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
    # The tour ends with an error where a step loads too little, or the points are not on top, active and clickable.
    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads((tmp_path / "tour" / "tour.json").read_text(encoding="utf-8"))
    assert told["clicks"] <= MOST_CLICKS
    assert [name.split(",")[0].split(" to ")[0] for name in told["layers"]] == [
        "Forecast",
        "Forecast movement map",
        "Forecast map",
        "Velocity",
    ]
