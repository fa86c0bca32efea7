# SPDX-License-Identifier: GPL-2.0-or-later
"""The points of tiles without their series: identifiers, attributes, results, and a velocity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
import shapely

from ..errors import InputError
from ..io.point_layer import PointLayer
from ..io.points import PointBlock
from ..io.tile_dataset import TileDataset, TileEntry
from ..progress import Progress, Silent
from ..series import TimeSeriesPoints, fitted_velocity
from .tile_layers import COMPUTED_VELOCITY, summary_names, velocity_field

_NO_DATES = np.empty(0, dtype="datetime64[D]")


@dataclass
class TileSummaries:
    """The points of a dataset, tile by tile; says which tiles cannot be read and goes on.

    Parameters
    ----------
    dataset
        The dataset.
    entries
        Its tiles to read.
    area
        Only points inside, in the dataset's system; None takes all.
    """

    dataset: TileDataset
    entries: Sequence[TileEntry]
    area: shapely.Geometry | None = None
    unreadable: dict[str, str] = field(default_factory=dict)
    """Reasons by the names of tiles, once the blocks have been read."""
    point_count: int = 0
    """Of the blocks so far."""

    def blocks(self, progress: Progress) -> Iterator[PointBlock]:
        """Yield the points, those of a tile only if all of it can be read.

        The columns are those of the first tile that can be read; a tile with others is one that cannot.
        """
        kinds: pd.Series | None = None
        for number, entry in enumerate(self.entries):
            progress(number / len(self.entries), f"Reading {entry.name}")
            try:
                read = [self._within(block) for block in summarised(self.dataset.layer([entry]))]
                if kinds is None and read:
                    kinds = read[0].attributes.dtypes
                read = [_of_kinds(block, kinds) for block in read]
            except InputError as error:
                self.unreadable[entry.name] = str(error)
                progress.warning(f"The tile {entry.name} is left out. {error}")
                continue
            for block in read:
                if block.point_count:
                    self.point_count += block.point_count
                    yield block, {}

    def _within(self, block: TimeSeriesPoints) -> TimeSeriesPoints:
        if self.area is None:
            return block
        return block.at_points(shapely.intersects_xy(self.area, *block.coordinates.T))


def summarised(layer: PointLayer) -> Iterator[TimeSeriesPoints]:
    """Yield the points of a layer without epochs, with a velocity where the layer has none.

    Raises
    ------
    InputError
        The layer cannot be read.
    """
    layer = layer.with_attributes(summary_names(layer.columns.attributes))
    computes = velocity_field(list(layer.columns.attributes)) is None and len(layer.dates) > 1
    if not computes:
        layer = replace(layer, columns=replace(layer.columns, epochs=(), dates=_NO_DATES))
    for block in layer.blocks(Silent()):
        attributes = block.attributes
        if computes:
            velocity = np.round(fitted_velocity(block.dates, block.displacement), 3)
            attributes = attributes.assign(**{COMPUTED_VELOCITY: velocity})
        yield replace(
            block,
            dates=_NO_DATES,
            displacement=np.empty((block.point_count, 0), dtype=np.float32),
            attributes=attributes,
        )


def _of_kinds(block: TimeSeriesPoints, kinds: pd.Series | None) -> TimeSeriesPoints:
    """Return points with columns of the kinds given.

    Raises
    ------
    InputError
        They have others, which cannot be made so.
    """
    if kinds is None or block.attributes.dtypes.equals(kinds):
        return block
    try:
        return replace(block, attributes=block.attributes[list(kinds.index)].astype(kinds.to_dict()))
    except (KeyError, ValueError, TypeError) as error:
        raise InputError(f"It has other columns than the tiles before ({error}). Make it again.") from error
