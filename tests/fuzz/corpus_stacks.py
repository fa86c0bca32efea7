# SPDX-License-Identifier: GPL-2.0-or-later
"""Small valid stacks in HDF5, as MintPy and LiCSBAS lay them out, and what may become of them."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import h5py
import numpy as np

from tests.fuzz.byte_mutators import BYTES, flip_bits, in_beginning, whole_number, with_bytes
from tests.fuzz.inputs import FuzzInput

_DATES = ("20230103", "20230115", "20230127", "20230208")
_LAYOUTS: tuple[dict[str, Any], ...] = (
    {},
    {"chunks": (1, 9, 7), "compression": "gzip"},
    {"chunks": (2, 4, 4), "compression": "gzip", "shuffle": True},
)
"""None with LZF: of a damaged chunk HDF5 then returns memory as it was, another value at each reading."""
_TEXTS = (
    ("20230115", "20230103"),
    ("20230115", "20231315"),
    ("timeseries", "timeserius"),
    ("X_FIRST", "Y_FIRST"),
    ("0.001", "zero."),
    ("-0.002", "+0.002"),
    ("32633", "99999"),
    ("date", "dato"),
    ("cum", "sum"),
    ("imdates", "imdated"),
)


def stack_corpus() -> list[FuzzInput]:
    """Return stacks of both products in several layouts."""
    values = np.round(np.random.default_rng(1).normal(0, 9, (4, 9, 7)), 1).astype(np.float32)
    values[1:, 2, 3] = np.nan
    made = []
    with TemporaryDirectory() as folder:
        path = Path(folder) / "stack.h5"
        for layout in _LAYOUTS:
            with h5py.File(path, "w") as file:
                file.create_dataset("timeseries", data=values, **layout)
                file["date"] = np.array(_DATES, "S8")
                file.attrs.update(X_FIRST="500000", X_STEP="0.001", Y_FIRST="30.25", Y_STEP="-0.002", EPSG="32633")
            made.append(path.read_bytes())
            with h5py.File(path, "w") as file:
                file.create_dataset("cum", data=values, **layout)
                file["imdates"] = np.array(_DATES).astype(np.int32)
                for name, value in (("corner_lat", 41.0), ("corner_lon", 14.0), ("post_lat", -0.002)):
                    file[name] = value
                file["post_lon"], file["refarea"] = 0.001, "1:2/3:4"
            made.append(path.read_bytes())
    return [FuzzInput({"stack.h5": content}, "stack.h5") for content in made]


def mutate_stack(rng: Random, item: FuzzInput) -> FuzzInput:
    """Change bytes, those of the headers more often, or texts."""
    kind = rng.random()
    if kind < 0.4:
        return with_bytes(rng, item, [item.main], BYTES)
    if kind < 0.8:
        return with_bytes(rng, item, [item.main], [in_beginning(one, 3000) for one in (whole_number, flip_bits)])
    old, new = rng.choice(_TEXTS)
    return item.changed(item.main, item.content.replace(old.encode(), new.encode()), f"{old} is {new}")
