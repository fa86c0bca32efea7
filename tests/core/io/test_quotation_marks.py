# SPDX-License-Identifier: GPL-2.0-or-later
"""Quotation marks in text tables: one that is not closed takes no rows, and one that is may hold a line break."""

import re

import numpy as np
import pytest

from insar_forecast_plugin.core.errors import InputError

HEADER = "pid,lon,lat,note,20200103,20200109,20200115,remark"


def table(tmp_path, notes=(), remarks=(), pids=(), count=8):
    """Write eight points; the texts of some rows are given by their number."""
    rows = [
        f"{dict(pids).get(row, f'p{row}')},12.{row},41.8,{dict(notes).get(row, 'x')},0,{row}.25,{row}.5,"
        f"{dict(remarks).get(row, 'y')}"
        for row in range(count)
    ]
    path = tmp_path / "marks.csv"
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param({"notes": {2: '"Torre', 5: '"Ponte'}}, id="two that open"),
        pytest.param({"notes": {2: '"Torre', 3: '"Ponte'}}, id="two that open, one below the other"),
        pytest.param({"notes": {2: '"Torre', 5: 'Ponte"'}}, id="one that opens and one that closes"),
        pytest.param({"pids": {2: '"p2', 5: '"p5'}}, id="of identifiers"),
        pytest.param({"remarks": {3: '"abc'}}, id="in the last column, never closed"),
        pytest.param({"notes": {3: '"abc'}}, id="never closed"),
        pytest.param({"remarks": {2: '"abc', 5: '"def'}}, id="in the last column"),
        pytest.param({"pids": {2: '"#p2'}, "notes": {4: '"x'}}, id="behind the mark of a comment"),
        pytest.param({"notes": {2: '"Torre', 5: '"Ponte'}, "count": 3000}, id="in a long table"),
    ],
)
def test_quotation_mark_that_stays_open_is_refused(texts, tmp_path, run_import):
    with pytest.raises(InputError, match=r"quotation mark in the .* is not closed in the same row"):
        run_import(table(tmp_path, **texts), unit="mm")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ('"via Roma\n12, interno 3"', "via Roma\n12, interno 3"),
        ('"one, two\r\nthree"', "one, two\r\nthree"),
        ('5" pipe', '5" pipe'),
        ('"5"" pipe"', '5" pipe'),
        ('"a, b"', "a, b"),
    ],
)
@pytest.mark.parametrize("column", ["notes", "remarks"])
def test_quoted_text_is_read(column, text, read, tmp_path, run_import):
    points = run_import(table(tmp_path, **{column: {3: text}}), unit="mm").points
    assert points.attributes[column.removesuffix("s")][3].split() == re.split(r"\s+", read)
    np.testing.assert_array_equal(points.displacement[:, 2], np.arange(8) + 0.5)
