# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands over the axis of the series: what is drawn, and relative to what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.translation import translated
from ..languages import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .point_series import LayerQuantity, PointSeries
    from .series_selection import ShownSeries


def axis_label(
    shown: Sequence[ShownSeries], reference: PointSeries | None, measured: Mapping[str, LayerQuantity]
) -> str:
    """Say what is drawn; of layers that show different things, all of them."""
    label = "; ".join(sorted({translated(measured[item.series.layer_id].label) for item in shown}))
    if reference is None or not label:
        return label
    of_reference = translated(measured[reference.layer_id].label)
    text = tr("{label}, relative to {point}").format(label=label, point=reference.point)
    return f"{text} ({of_reference})" if of_reference != label else text
