# SPDX-License-Identifier: GPL-2.0-or-later
"""A result that is set aside on the disk comes back epoch by epoch, and frees the memory."""

import gc
import tempfile
import weakref
from pathlib import Path

import numpy as np
import pytest

from insar_forecast_plugin.core.denoising.found_displacement import FoundDisplacement, set_aside
from insar_forecast_plugin.core.errors import OutputError

FULL = Path("/dev/full")


def found():
    rng = np.random.default_rng(0)
    return FoundDisplacement(*(rng.normal(0, 1, (5, 7, 9)).astype(np.float32) for _ in range(2)))


def test_epochs_come_back_in_their_order():
    one = found()
    with set_aside(one) as epochs:
        back = list(epochs)
    np.testing.assert_array_equal([displacement for displacement, _ in back], one.displacement)
    np.testing.assert_array_equal([deviation for _, deviation in back], one.deviation)


def test_memory_is_free_while_it_is_set_aside():
    one = found()
    arrays = [weakref.ref(one.displacement), weakref.ref(one.deviation)]
    with set_aside(one):
        del one
        gc.collect()
        assert [array() for array in arrays] == [None, None]


@pytest.mark.skipif(not FULL.exists(), reason="no disk that is always full")
def test_full_disk_is_told(monkeypatch):
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda: FULL.open("wb"))
    with pytest.raises(OutputError, match="There is no room for"), set_aside(found()):
        pass
