# SPDX-License-Identifier: GPL-2.0-or-later
"""Figures need no font for formulas: the environment has none."""

import pytest

from insar_forecast_plugin.core.reports.figures import inline_picture, new_figure
from insar_forecast_plugin.core.reports.loss_figure import loss_figure


@pytest.mark.parametrize(("last", "shown"), [(0.002, {"0.01", "0.1"}), (0.15, {"0.2", "0.3"}), (4e-6, {"1e-05"})])
def test_scale_of_losses_has_plain_numbers(last, shown):
    figure = loss_figure([0.35, 0.2, last], [0.36, 0.25, last])
    inline_picture(figure)
    (axes,) = figure.axes
    ticks = [*axes.yaxis.get_major_ticks(), *axes.yaxis.get_minor_ticks()]
    words = {tick.label1.get_text() for tick in ticks}
    assert shown <= words
    assert not [text for text in words if "$" in text]


def test_name_with_dollars_is_no_formula():
    figure = new_figure()
    figure.subplots().set_title(r"$\wrong$")  # as a formula it ends the drawing
    assert inline_picture(figure).startswith("data:image/png")
