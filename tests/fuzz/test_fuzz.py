# SPDX-License-Identifier: GPL-2.0-or-later
"""Damaged and odd files of every kind: each is read as an independent reading finds it, or refused in one sentence.

FUZZ_COUNT sets the inputs a reader, FUZZ_SEED the seed.
"""

import os

import pytest

from tests.fuzz.readers import NOT_READ_YET, READERS, fuzzed_reader
from tests.fuzz.runner import fuzz

COUNT = int(os.environ.get("FUZZ_COUNT", "200"))
SEED = int(os.environ.get("FUZZ_SEED", "1"))


@pytest.mark.parametrize("reader", [one for one in READERS if one not in NOT_READ_YET])
def test_every_input_is_read_right_or_refused_in_a_sentence(reader, tmp_path):
    tally = fuzz(reader, range(COUNT), seed=SEED, keep=tmp_path)
    assert not tally.findings, tally.line()
    assert tally.equal and tally.refused, tally.line()
    assert tally.doubtful_share <= fuzzed_reader(reader).doubtful, tally.doubts


@pytest.mark.parametrize("reader", NOT_READ_YET)
def test_a_reader_that_is_not_fuzzed_does_not_exist(reader):
    corpus = fuzzed_reader(reader).corpus()
    tally = fuzz(reader, range(len(corpus)), seed=SEED)
    assert all("good file refused" in kind for kind in tally.findings), tally.line()
    assert tally.failures == len(corpus), f"{reader} is read now: take it out of NOT_READ_YET"
