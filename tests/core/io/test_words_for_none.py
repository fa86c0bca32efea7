# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands in a column of numbers where there is none, and numbers as word processors set them."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet

from insar_forecast_plugin.core.errors import InputError

WORDS = [
    *("<Null>", "NODATA", "No data", "n.a.", "<NA>", "1.#QNAN", "-1.#IND", "missing", "N/D", "Null", "#VALUE!"),
    *("#DIV/0!", "NaN", "NoData", "NONE", "N/A", "nO dAtA", ".", "\u00a0", "MISSING "),
]


def write(path, cells, delimiter=","):
    """Write six points; the cells stand in the second epoch and in the height."""
    comma = delimiter == ";"
    rows = [["pid", "lon", "lat", "height", "20200103", "20200109", "20200115"]]
    for row in range(6):
        cell = cells.get(row, f"{row}.25")
        rows.append([f"p{row}", f"12.{row + 1}", "41.8", cell, "0.5", cell, "1.5"])
        if comma:
            rows[-1] = [one if row in cells and one == cell else one.replace(".", ",") for one in rows[-1]]
    path.write_text("\n".join(delimiter.join(row) for row in rows) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("word", WORDS)
def test_word_for_none_is_missing(word, delimiter, tmp_path, run_import):
    points = run_import(write(tmp_path / "a.csv", {2: word, 3: "" if delimiter == "," else word}, delimiter)).points
    np.testing.assert_array_equal(points.displacement[:, 1], [0.25, 1.25, np.nan, np.nan, 4.25, 5.25])
    np.testing.assert_array_equal(points.attributes["height"].astype(float), [0.25, 1.25, np.nan, np.nan, 4.25, 5.25])


@pytest.mark.parametrize("word", WORDS)
def test_word_for_none_is_missing_in_a_column_of_text(word, tmp_path, run_import):
    table = pd.DataFrame(
        {"pid": list("abc"), "lon": [12.1, 12.2, 12.3], "lat": 41.8, "20200103": ["1.5", word, "−2,5"]}
    )
    table["20200109"] = [0.5, 1.0, 2.5]
    parquet.write_table(pa.Table.from_pandas(table), tmp_path / "a.parquet")
    points = run_import(tmp_path / "a.parquet", unit="mm").points
    np.testing.assert_array_equal(points.displacement[:, 0], [1.5, np.nan, -2.5])


@pytest.mark.parametrize(
    ("delimiter", "cell", "value"),
    [
        (",", "\u22121.5", -1.5),
        (";", "\u22121,5", -1.5),
        (",", "1.5\u00a0", 1.5),
        (",", "\u202f1.5", 1.5),
        (";", "-7.0", -7),
    ],
)
def test_number_as_other_programs_set_it_is_read(delimiter, cell, value, tmp_path, run_import):
    points = run_import(write(tmp_path / "a.csv", {2: cell}, delimiter), unit="mm").points
    np.testing.assert_array_equal(points.displacement[:, 1], [0.25, 1.25, value, 3.25, 4.25, 5.25])


@pytest.mark.parametrize(
    ("delimiter", "cell"), [(";", "1.234"), (";", "1.000"), (",", "1.5 mm"), (",", "x"), (",", "\u22121.5x")]
)
def test_other_text_is_no_number(delimiter, cell, tmp_path, run_import):
    with pytest.raises(InputError, match=r"The column '20200109' .* which is not a number"):
        run_import(write(tmp_path / "a.csv", {1: "\u22122" if delimiter == "," else "n/d", 2: cell}, delimiter))


def test_column_with_a_text_late_in_it_stays_text(tmp_path, run_import):
    path = write(tmp_path / "a.csv", {})
    text = (
        path.read_text()
        .replace("p1,12.2,41.8,1.25", "p1,12.2,41.8,\u22121")
        .replace("p5,12.6,41.8,5.25", "p5,12.6,41.8,x")
    )
    path.write_text(text, encoding="utf-8")
    assert list(run_import(path, unit="mm").points.attributes["height"])[1::4] == ["\u22121", "x"]
