# SPDX-License-Identifier: GPL-2.0-or-later
"""Joins of releases that a layer carries are reckoned with; those that were asked for stand in their place."""

import numpy as np
import pytest

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.known_seams import seams_to_fit, warn_of_seams
from insar_forecast_plugin.core.measured import Measured, Seam
from insar_forecast_plugin.core.progress import Recorder

DATES = np.datetime64("2018-01-03") + 12 * np.arange(120)
OPEN, CLOSED = Seam("2019-05-05"), Seam("2020-05-05", 3.0, 0.2, 90)
LAYER = Measured(seams=(OPEN, CLOSED, Seam("2030-01-01")))


def fitted(*asked, measured=LAYER):
    progress = Recorder()
    return seams_to_fit(asked, measured, DATES, progress).astype(str).tolist(), progress


def test_step_is_fitted_at_a_join_of_which_nothing_more_is_known():
    found, progress = fitted()
    assert found == ["2019-05-05"]
    assert len(progress.infos) == 2
    assert "known to 0.20 mm; no step is fitted there" in progress.infos[1]


def test_dates_that_were_asked_for_stand_in_place_of_those_of_the_layer():
    found, progress = fitted("2021-01-05")
    assert found == ["2021-01-05"]
    assert progress.warnings == [
        "The layer carries a join of releases at 2019-05-05, which SEAM_DATES does not name: no step is fitted there."
    ]
    assert not fitted("2021-01-05", "2019-05-05")[1].warnings


def test_none_means_none():
    assert fitted("none")[0] == []


def test_no_date_is_refused():
    with pytest.raises(InputError, match="SEAM_DATES is 'spring'; expected dates such as 2022-01-05"):
        fitted("spring")


def test_seams_survive_being_written_as_json():
    assert Measured.from_json(LAYER.to_json()) == LAYER


BROKEN = (
    3,
    [3],
    [{"first_after": "spring"}],
    [{"first_after": 3}],
    [{}],
    [{"first_after": "2020-01-01", "offset_mm": "x"}],
)


@pytest.mark.parametrize("damaged", BROKEN)
def test_damaged_seams_are_no_measured(damaged):
    with pytest.raises(ValueError, match=r"seam|isoformat|offset_mm"):
        Measured.from_json({"seams": damaged})


def test_algorithms_that_fit_no_step_warn_of_open_joins_only():
    progress = Recorder()
    assert warn_of_seams(LAYER, DATES, progress) == progress.warnings
    [warning] = progress.warnings
    assert "joined at 2019-05-05" in warning
