# SPDX-License-Identifier: GPL-2.0-or-later
"""Which rows are imported: what a coherence says."""

import numpy as np
import pytest

from insar_forecast_plugin.core.errors import InputError


def table(folder, coherence):
    rows = [f"p{row},{12 + row / 100},41.9,{one},1.5,2.5" for row, one in enumerate(coherence)]
    path = folder / "a.csv"
    path.write_text("\n".join(["pid,lon,lat,coherence,20200103,20200109", *rows]))
    return path


def test_least_coherence_on_percentages_is_refused(tmp_path, run_import):
    path = table(tmp_path, range(30, 110, 10))
    with pytest.raises(InputError, match=r"column coherence of a.csv are above 1, such as percentages; MIN_.* 0.7"):
        run_import(path, min_coherence=0.7, unit="mm")
    assert run_import(path, unit="mm").points.point_count == 8


def test_single_coherence_above_one_is_no_reason_to_refuse_the_others(tmp_path, run_import):
    path = table(tmp_path, [*np.linspace(0.3, 1, 7), 1.5])
    assert run_import(path, min_coherence=0.7, unit="mm").points.point_count == 4
