# SPDX-License-Identifier: GPL-2.0-or-later
"""Points as one GeoParquet file with a column for each date, as the other formats of points have them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from .collecting import unique_names
from .geoparquet import BBOX, GEOMETRY, box_array, geo_tag
from .tables.point_wkb import point_coordinates


def write_wide_parquet(
    path: Path, schema: pa.Schema, batches: Iterable[pa.RecordBatch], *, crs: str, tags: Mapping[str, str]
) -> None:
    """Write rows whose last column is their place, and a column of bounding boxes beside it.

    Parameters
    ----------
    schema
        Of the rows; the last column is points as well-known binary.
    batches
        The rows; each becomes a group of rows. What they raise comes out as it is.
    crs
        WKT.
    tags
        What the file says of itself.

    Raises
    ------
    OSError, pyarrow.ArrowException
        The file cannot be written.
    """
    names = unique_names(schema.names[:-1], (GEOMETRY, BBOX))
    fields = [pa.field(new, schema.field(at).type) for at, new in enumerate(names)]
    edges = [pa.field(edge, pa.float64()) for edge in ("xmin", "ymin", "xmax", "ymax")]
    fields += [pa.field(BBOX, pa.struct(edges)), pa.field(GEOMETRY, pa.binary())]
    written = pa.schema(fields, {**tags, "geo": geo_tag(crs)})
    texts = [one.name for one in fields if pa.types.is_string(one.type) or pa.types.is_large_string(one.type)]
    # Opened here: of a path, the library takes what stands before a colon for the kind of a file system.
    with (
        path.open("wb") as stream,
        parquet.ParquetWriter(
            stream, written, compression="zstd", use_dictionary=[name for name in texts if name != "pid"]
        ) as writer,
    ):
        for batch in batches:
            places = batch.column(batch.num_columns - 1)
            boxes = box_array(point_coordinates(places, path.name))
            writer.write_batch(pa.RecordBatch.from_arrays([*batch.columns[:-1], boxes, places], schema=written))
