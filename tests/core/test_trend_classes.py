# SPDX-License-Identifier: GPL-2.0-or-later
"""The table of trend classes."""

import re

import pytest

from insar_forecast_plugin.core.trend_classes import TREND_CLASSES, UNCLASSED, TrendClasses, loaded


def test_names_are_those_that_files_and_models_hold():
    assert TREND_CLASSES.names[:5] == ("stable", "linear", "quadratic", "bilinear", "unwrapping_error")


@pytest.mark.parametrize("row", TREND_CLASSES, ids=lambda row: row.name)
def test_functions_of_a_class_exist(row):
    assert callable(loaded(row.motion))
    assert row.test is None or callable(loaded(row.test))


def test_first_class_alone_has_no_test():
    assert [row.name for row in TREND_CLASSES if row.test is None] == ["stable"]


@pytest.mark.parametrize("row", TREND_CLASSES.shown, ids=lambda row: row.words)
def test_a_class_can_be_drawn(row):
    assert re.fullmatch("#[0-9a-f]{6}", row.colour)
    assert 0 < row.size <= 1


@pytest.mark.parametrize("row", TREND_CLASSES, ids=lambda row: row.name)
def test_what_moves_lies_on_what_does_not(row):
    below = [one for one in TREND_CLASSES.shown if one.kind != "moving"]
    assert row.kind != "moving" or row.height > max(one.height for one in below)


def test_each_class_has_its_own_colour_and_words():
    shown = TREND_CLASSES.shown
    assert len({row.colour for row in shown}) == len({row.words for row in shown}) == len(shown)
    assert UNCLASSED.name is None


def test_classes_by_kind_and_by_what_they_add():
    five = TrendClasses(TREND_CLASSES[:5])
    assert five.of_kind("moving") == ("linear", "quadratic", "bilinear")
    assert (five.adding("break"), five.adding("jump")) == (("bilinear",), ("unwrapping_error",))
    assert TREND_CLASSES.named("bilinear").name == TREND_CLASSES[TREND_CLASSES.code("bilinear")].name == "bilinear"
