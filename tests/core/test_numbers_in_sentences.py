# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences that begin with a number say it rightly of one, too: "1 of 5 areas contains no point"."""

import re
import sys
from pathlib import Path

import numpy as np
import pytest

from insar_forecast_plugin.core.changes.join_releases import strangers_told
from insar_forecast_plugin.core.changes.told_changes import points_in_a_sentence, tell_missing
from insar_forecast_plugin.core.forecasting.forecast import warn_of_missing
from insar_forecast_plugin.core.io.collecting import empty_epochs
from insar_forecast_plugin.core.progress import Recorder

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
sys.path.insert(0, str(SCRIPTS))
from translations import CONTEXT, collected  # noqa: E402

OF_ONE = {"is": "are", "was": "were", "has": "have", "lies": "lie", "contains": "contain", "repeats": "repeat"}
SEVERAL = re.compile(rf"%1 (?:of %2 )?(?!has )(?:[a-z-]+ ){{1,4}}?(?:{'|'.join(OF_ONE.values())})\b")
ALWAYS_SEVERAL = (
    "%1 of the ",  # a share or a percentage
    "%1 places are seen by two geometries",
    "%1 layers were merged",
    "%1 mm if they are",
)
"""How texts begin that no number one can stand in."""


def as_of_several(text):
    """Return the beginning of a text with its words as of several."""
    words = [OF_ONE.get(word, word.removesuffix("s")) for word in text.split()[:12]]
    return " ".join(words)


def test_every_sentence_about_several_has_its_form_for_one():
    texts = {text for context, text in collected(SCRIPTS.parent / "insar_forecast_plugin") if context == CONTEXT}
    forms = {}
    for text in texts:
        forms.setdefault(as_of_several(text), set()).add(text)
    of_several = [text for text in texts if SEVERAL.match(text) and not text.startswith(ALWAYS_SEVERAL)]
    assert len(of_several) > 20
    assert not [text for text in of_several if len(forms[as_of_several(text)]) < 2]


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "1 series has too few values before or after SINCE, or no points near enough, and was not looked at."),
        (2, "2 series have too few values before or after SINCE, or no points near enough, and were not looked at."),
    ],
)
def test_series_that_were_not_looked_at(count, words):
    told = Recorder()
    tell_missing(count, told)
    assert told.warnings == [words]


@pytest.mark.parametrize(("count", "words"), [(1, "1 of 9 points has no forecast"), (2, "2 of 9 points have no")])
def test_points_without_a_forecast(count, words):
    told = Recorder()
    warn_of_missing(count, 9, told)
    assert told.warnings[0].startswith(words)


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "1 epoch without a value at any point was"), (2, "2 epochs without a value at any point were")],
)
def test_empty_epochs(count, words):
    assert empty_epochs(np.datetime64("2022-01-01") + np.arange(count)).startswith(words)


@pytest.mark.parametrize(("count", "words"), [(1, "1 pair by place was left out"), (3, "3 pairs by place were left")])
def test_pairs_left_out(count, words):
    assert strangers_told(count)[0].startswith(words)


@pytest.mark.parametrize("left_out", [0, 2])
@pytest.mark.parametrize(("chance", "told"), [(0.6, "1 point would"), (1.4, "1 point would"), (2.2, "2 points would")])
def test_false_alarms_of_a_search_for_changes_agree_in_number(left_out, chance, told):
    said = points_in_a_sentence((3, 522, 1, left_out), np.datetime64("2022-12-26"), chance)
    assert f"At the rate that was asked for, {told} be flagged" in said
