# SPDX-License-Identifier: GPL-2.0-or-later
"""One thread for all tests of forecasting."""

import sys

import pytest
from threadpoolctl import threadpool_limits


@pytest.fixture(autouse=True, scope="module")
def one_thread():
    """Compute on one thread: numbers are compared bit by bit, and threads that share a sum may round it otherwise."""
    torch = sys.modules.get("torch")  # imported by the tests that use it
    threads = torch.get_num_threads() if torch else 1
    if torch:
        torch.set_num_threads(1)
    with threadpool_limits(1):
        yield
    if torch:
        torch.set_num_threads(threads)
