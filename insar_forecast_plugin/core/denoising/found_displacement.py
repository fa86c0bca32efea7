# SPDX-License-Identifier: GPL-2.0-or-later
"""What a method finds in a stack."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class FoundDisplacement:
    """What a method finds in a stack.

    Parameters
    ----------
    displacement
        mm since the first epoch, relative to the median of the stack, float32, shape (n_epochs, rows, columns).
    deviation
        Standard deviation of its error, mm, same shape; 0 at the first epoch, from which displacement is counted.
    """

    displacement: np.ndarray
    deviation: np.ndarray
