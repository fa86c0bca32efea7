# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables with one row a point and date in which one point has several series."""

import numpy as np
import pandas as pd
import pytest

from insar_forecast_plugin.core.errors import InputError

DAYS = pd.date_range("2020-01-03", periods=12, freq="6D")


@pytest.fixture
def long_table(tmp_path, run_import):
    """Import four points with further columns, one text an epoch."""

    def read(*, identified=True, **columns):
        point, epoch = np.divmod(np.arange(4 * len(DAYS)), len(DAYS))
        frame = pd.DataFrame({"lon": 12.4 + point / 100, "lat": 41.8, "date": DAYS[epoch], "displacement": epoch * 1.5})
        if identified:
            frame.insert(0, "id", [f"p{one}" for one in point])
        for name, texts in columns.items():
            frame[name] = np.array(texts, dtype=object)[epoch]
        path = tmp_path / "long.csv"
        frame.to_csv(path, index=False)
        return run_import(path, unit="mm")

    return read


@pytest.mark.parametrize("identified", [True, False])
@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("track", [15, 22] * 6),
        ("Orbit", ["ASC", "DESC"] * 6),
        ("Relative orbit", [44, 95, 117] * 4),
        ("pass", ["A"] * 9 + ["D"] * 3),
        ("type", ["modelled"] * 9 + ["predicted"] * 3),
        ("kind", [None] * 9 + ["forecast"] * 3),
    ],
)
def test_rows_of_several_series_are_no_one_series(name, texts, identified, long_table):
    with pytest.raises(InputError, match=rf"differ in the column '{name}'.*Split the file"):
        long_table(identified=identified, **{name: texts})


@pytest.mark.parametrize("name", ["kind", "Type", "data_type"])
@pytest.mark.parametrize("words", [("observed", "predicted"), ("Observed", "Forecast"), ("MEASURED", None)])
def test_rows_that_are_not_observed_are_left_out(name, words, long_table):
    observed, other = words
    imported = long_table(**{name: [observed] * 9 + [other] * 3})
    assert list(imported.points.dates) == list(DAYS[:9].to_numpy().astype("datetime64[D]"))
    assert "that are not observed were left out" in imported.infos


def test_what_is_another_one_at_each_date_is_left_out(long_table):
    imported = long_table(orbit=[5100 + 175 * at for at in range(12)], sensor=["S1A", "S1B"] * 6, track=[22] * 12)
    assert imported.points.epoch_count == 12
    assert set(imported.points.attributes) == {"id", "lon", "lat", "track"}
