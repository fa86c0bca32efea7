# SPDX-License-Identifier: GPL-2.0-or-later
"""Products of the European Ground Motion Service, where they are at hand beside the repository."""

from pathlib import Path

import pytest
from pyproj import CRS

from insar_forecast_plugin.core.errors import InputError

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the real data are not beside the repository")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("egms-ustica/EGMS_L2b_022_0845_IW2_VV_2020_2024_1.zip", (11590, 210, "los", 3035)),
        ("egms-ustica/EGMS_L3_E45N17_100km_E_2020_2024_1.zip", (522, 304, "east", 3035)),
        ("egms-ustica/EGMS_L3_E45N17_100km_U_2020_2024_1.zip", (522, 304, "up", 3035)),
        ("egms-wroclaw/022_0770_IW1_VV.csv", (793, 393, "los", 4326)),
        ("egms-wroclaw/073_0301_IW3_VV.csv", (40, 388, "los", 4326)),
        ("egms-wroclaw/073_0302_IW3_VV.csv", (848, 385, "los", 4326)),
        ("egms-wroclaw/124_0770_IW3_VV.csv", (846, 386, "los", 4326)),
        ("egms-wroclaw/124_0771_IW3_VV.csv", (9, 386, "los", 4326)),
        ("egms-wroclaw/175_0303_IW1_VV.csv", (654, 393, "los", 4326)),
        ("egms-wroclaw/175_0304_IW1_VV.csv", (146, 391, "los", 4326)),
    ],
)
def test_product_is_imported_whole(name, expected, run_import):
    points = run_import(DATA / name).points
    epsg = CRS.from_wkt(points.crs).to_epsg()
    assert (points.point_count, points.epoch_count, points.measured.component, epsg) == expected


def test_file_with_a_header_only_is_refused(run_import):
    with pytest.raises(InputError, match=r"a header but no rows"):
        run_import(DATA / "egms-wroclaw" / "022_0771_IW1_VV.csv")


def test_identifiers_that_differ_in_case_only_stay_apart(run_import):
    points = run_import(DATA / "egms-ustica" / "EGMS_L2b_022_0845_IW2_VV_2020_2024_1.zip").points
    assert len(set(points.pid)) == 11590
    assert len({pid.lower() for pid in points.pid}) < 11590
