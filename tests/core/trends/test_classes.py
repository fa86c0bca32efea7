# SPDX-License-Identifier: GPL-2.0-or-later
import numpy as np
import pytest

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.trends.classes import CLASSES, class_codes, class_names


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Stable", "stable"),
        ("LINEAR", "linear"),
        ("Phase Unwrapping Error", "unwrapping_error"),
        ("PUE", "unwrapping_error"),
        ("unwrapping-error", "unwrapping_error"),
        ("two  slopes", "bilinear"),
        (2, "quadratic"),
        (3.0, "bilinear"),
    ],
)
def test_usual_spelling_gives_class(label, name):
    assert CLASSES[class_codes(np.array([label], dtype=object))[0]] == name


def test_empty_label_gives_no_class():
    assert class_codes(np.array([None, "", float("nan")], dtype=object)).tolist() == [-1, -1, -1]


def test_unknown_label_is_refused_by_name():
    with pytest.raises(InputError, match="'wobbly'"):
        class_codes(np.array(["linear", "Wobbly"], dtype=object))


def test_no_class_has_no_name():
    assert class_names(np.array([-1, 4])).tolist() == [None, "unwrapping_error"]
