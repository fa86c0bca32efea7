# SPDX-License-Identifier: GPL-2.0-or-later
import numpy as np
import pandas as pd
import pytest

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.trend_classes import TREND_CLASSES
from insar_forecast_plugin.core.trends.classes import class_codes, class_names


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Stable", "stable"),
        ("LINEAR", "linear"),
        ("Phase Unwrapping Error", "unwrapping_error"),
        ("PUE", "unwrapping_error"),
        ("unwrapping-error", "unwrapping_error"),
        ("UnwrappingError", "unwrapping_error"),
        ("two  slopes", "bilinear"),
        ("Bi-linear", "bilinear"),
        ("bi_linear", "bilinear"),
        (" piece-wise linear", "bilinear"),
        ("Type 2", "quadratic"),
        ("no trend", "stable"),
        ("0", "stable"),
        (2, "quadratic"),
        (3.0, "bilinear"),
    ],
)
def test_usual_spelling_gives_class(label, name):
    assert TREND_CLASSES.names[class_codes(np.array([label], dtype=object))[0]] == name


def test_empty_label_gives_no_class():
    assert class_codes(np.array([None, "", " ", float("nan"), pd.NA], dtype=object)).tolist() == [-1] * 5


def test_whole_numbers_some_missing_are_labels():
    assert class_codes(pd.array([0, 4, None], dtype="Int64").to_numpy()).tolist() == [0, 4, -1]


def test_unknown_labels_are_refused_as_they_are_spelled_and_counted():
    with pytest.raises(InputError, match=r"contains 'Step-ish', 'Wobbly' \(3 points\), which is not a trend class"):
        class_codes(np.array(["linear", "Wobbly", "Step-ish", "Wobbly"], dtype=object))


def test_no_class_has_no_name():
    assert class_names(np.array([-1, 4])).tolist() == [None, "unwrapping_error"]
