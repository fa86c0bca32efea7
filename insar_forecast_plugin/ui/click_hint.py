# SPDX-License-Identifier: GPL-2.0-or-later
"""What an empty dock asks for: a point, a pixel or an area, as the layer needs that a click would be about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .clicked_area import is_areas
from .dock_messages import hint_of_areas, hint_of_pixels, hint_of_points, welcome, welcome_to_areas, welcome_to_pixels
from .layer_choice import choose_layer, is_raster

if TYPE_CHECKING:
    from .message_line import MessageLine
    from .series_plot import SeriesPlot


class ClickHint:
    """Keeps the words in the empty drawing, and the first message below it, in line with the active layer."""

    def __init__(self, iface: Any, plot: SeriesPlot, message: MessageLine) -> None:
        self._iface, self._plot, self._message = iface, plot, message
        self._said = message.text()
        self.say()
        iface.currentLayerChanged.connect(self.say)

    def stop(self) -> None:
        """No longer follow the active layer."""
        self._iface.currentLayerChanged.disconnect(self.say)

    def say(self, *_: Any) -> None:
        """Say what to click now; another message below the drawing stays."""
        active = self._iface.activeLayer()
        if is_areas(active):
            hint, words = hint_of_areas(), welcome_to_areas(active.name())
        elif is_raster(layer := choose_layer(active).layer):
            hint, words = hint_of_pixels(), welcome_to_pixels(layer.name())
        else:
            hint, words = hint_of_points(), welcome()
        self._plot.set_hint(hint)
        if self._message.text() == self._said:
            self._message.setText(words)
            self._said = words
