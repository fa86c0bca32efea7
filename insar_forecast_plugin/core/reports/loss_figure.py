# SPDX-License-Identifier: GPL-2.0-or-later
"""How the loss of a network fell while it was trained."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from .figures import COLOURS, new_figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def loss_figure(training: Sequence[float], validation: Sequence[float]) -> Figure:
    """Return the cross-entropy after each pass; in plain numbers, as formulas need fonts that are removed."""
    from matplotlib.ticker import LogFormatter

    class PlainNumbers(LogFormatter):
        def __call__(self, x: float, pos: int | None = None) -> str:
            return f"{x:g}" if super().__call__(x, pos) else ""

    figure = new_figure()
    axes = figure.subplots()
    for name, loss, colour in zip(("training", "validation"), (training, validation), COLOURS, strict=False):
        axes.plot(np.arange(1, len(loss) + 1), loss, color=colour, label=name)
    axes.set(xlabel="pass", ylabel="cross-entropy", yscale="log")
    axes.yaxis.set_major_formatter(PlainNumbers())
    axes.yaxis.set_minor_formatter(PlainNumbers(labelOnlyBase=False))
    axes.legend(frameon=False)
    return figure
