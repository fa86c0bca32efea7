# SPDX-License-Identifier: GPL-2.0-or-later
"""What lies beside a file and is a part of it obeys the rule of the file itself."""

import os
import sys

import numpy as np
import pyogrio
import pytest

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.io.side_files import check_side_files

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
PARTS = (".shx", ".dbf", ".prj", ".cpg")


@pytest.fixture
def shapefile(tmp_path, some_points):
    write_points(some_points(), tmp_path / "points.shp")
    return tmp_path / "points.shp"


@pytest.mark.parametrize("end", [*PARTS, ".qix", ".idm", ".PRJ"])
def test_part_that_is_a_pipe_is_refused_before_anything_waits_for_it(end, shapefile, run_import):
    part = shapefile.with_suffix(end)
    part.unlink(missing_ok=True)
    os.mkfifo(part)
    with pytest.raises(InputError, match=rf"points{end}, which belongs to points.shp, is not a file that can be read"):
        run_import(shapefile)


@pytest.mark.parametrize("end", PARTS)
def test_part_that_is_a_link_is_followed_and_told(end, shapefile, run_import, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    part, target = shapefile.with_suffix(end), tmp_path / "elsewhere" / f"other{end}"
    part.rename(target)
    part.symlink_to(target)
    imported = run_import(shapefile, unit="mm")
    assert imported.points.point_count == 4
    assert f"points{end} is a link to {target}" in imported.infos


def test_link_without_a_target_and_a_folder_are_refused(shapefile):
    shapefile.with_suffix(".prj").unlink()
    shapefile.with_suffix(".prj").symlink_to("nowhere")
    with pytest.raises(InputError, match=r"points.prj, which belongs to points.shp"):
        check_side_files(shapefile)
    shapefile.with_suffix(".prj").unlink()
    shapefile.with_suffix(".prj").mkdir()
    with pytest.raises(InputError, match=r"points.prj, which belongs to points.shp"):
        check_side_files(shapefile)


def test_journal_of_a_geopackage_that_is_a_pipe_is_refused(tmp_path, some_points, run_import):
    write_points(some_points(), tmp_path / "points.gpkg")
    os.mkfifo(tmp_path / "points.gpkg-wal")
    with pytest.raises(InputError, match=r"points.gpkg-wal, which belongs to points.gpkg"):
        run_import(tmp_path / "points.gpkg")


def test_files_of_others_do_not_count(shapefile, run_import):
    for name in ("points.txt", "other.prj", "points.shp.xml"):
        os.mkfifo(shapefile.with_name(name))
    imported = run_import(shapefile, unit="mm")
    expected = pyogrio.raw.read(shapefile)[3][-1]
    np.testing.assert_allclose(imported.points.displacement[:, -1], expected, rtol=1e-6)
