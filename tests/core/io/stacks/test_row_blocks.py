# SPDX-License-Identifier: GPL-2.0-or-later
"""Strips of rows, of files that unpack more rows together than a strip has."""

import subprocess
import sys
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from insar_forecast_plugin.core.io.stacks.row_blocks import RowBlocks

VALUES = np.random.default_rng(0).normal(size=(5, 23, 4)).astype(np.float32)


class Counted:
    """Reads rows of some epochs and keeps which were asked for."""

    def __init__(self, values):
        self.values = values
        self.asked = []

    def __call__(self, first, last):
        self.asked.append((first, last))
        return self.values[..., first:last, :]


@pytest.fixture
def closing():
    with ExitStack() as stack:
        yield stack


def blocks_of(parts, closing, block_rows, first_edge=0):
    return RowBlocks(parts, VALUES.shape, block_rows=block_rows, first_edge=first_edge, closing=closing)


@pytest.mark.parametrize("block_rows", [1, 4, 8, 23, 100])
@pytest.mark.parametrize("first_edge", [0, 23])
@pytest.mark.parametrize("step", [1, 3, 8, 9, 23])
def test_strips_are_those_of_the_files(step, first_edge, block_rows, closing):
    parts = [Counted(VALUES[:2]), Counted(VALUES[2]), Counted(VALUES[3:])]
    blocks = blocks_of(parts, closing, block_rows, first_edge)
    for first in range(0, 23, step):
        last = min(first + step, 23)
        np.testing.assert_array_equal(blocks(first, last), VALUES[:, first:last])


@pytest.mark.parametrize("first_edge", [0, 23])
def test_every_block_is_unpacked_once(first_edge, closing):
    part = Counted(VALUES)
    blocks = blocks_of([part], closing, 8, first_edge)
    for first in range(0, 23, 3):
        blocks(first, min(first + 3, 23))
    edges = [0, 8, 16, 23] if not first_edge else [0, 7, 15, 23]
    assert part.asked == list(pairwise(edges))


def test_strips_in_any_order_are_right(closing):
    blocks = blocks_of([Counted(VALUES)], closing, 8)
    for first, last in [(10, 12), (0, 3), (21, 23), (3, 20), (11, 13), (0, 23)]:
        np.testing.assert_array_equal(blocks(first, last), VALUES[:, first:last])


def test_whole_blocks_are_not_put_on_the_disk(closing, monkeypatch):
    monkeypatch.setattr("tempfile.TemporaryFile", lambda: pytest.fail("a file was made"))
    blocks = blocks_of([Counted(VALUES)], closing, 8)
    np.testing.assert_array_equal(blocks(8, 23), VALUES[:, 8:23])


LIMITED = """
import resource, sys
from contextlib import ExitStack
import numpy as np
from insar_forecast_plugin.core.errors import OutputError
from insar_forecast_plugin.core.io.stacks.row_blocks import RowBlocks
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
values = np.zeros((100, 100), np.float32)
with ExitStack() as closing:
    try:
        RowBlocks([lambda a, b: values[a:b]], (1, 100, 100), block_rows=100, closing=closing)(3, 5)
    except OutputError as error:
        print(error)
        sys.exit(7)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="RLIMIT_FSIZE is POSIX")
def test_full_disk_is_told():
    root = Path(__file__).resolve().parents[4]
    done = subprocess.run([sys.executable, "-c", LIMITED], cwd=root, capture_output=True, text=True, check=False)
    assert (done.returncode, "There is no room for" in done.stdout) == (7, True), done.stdout + done.stderr
