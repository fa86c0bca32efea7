# SPDX-License-Identifier: GPL-2.0-or-later
"""Datasets of HDF5 files as the epochs and layers of a stack, read by rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import h5py
import numpy as np

from ...errors import InputError, quoted
from ..grid_faults import HDF5_SIGNATURE, grid_fault
from ..local_file import local_file
from .opened_stack import Rows
from .row_blocks import RowBlocks

CUBE_CACHE = 32 << 20
"""Bytes of chunks of a cube that are kept: some serve the next strip, too."""
FILE_CACHE = 2 << 20
"""Likewise of each of many files that are open together."""
SLOTS = 100_003
FILL = "_FillValue"
_LONGEST_ATTRIBUTE = 1 << 20
"""Bytes; a damaged file may state any size."""
_FAULTS = (OSError, RuntimeError, KeyError, ValueError, TypeError, UnicodeDecodeError, OverflowError)
"""What h5py raises where a file is damaged."""


def is_hdf5(path: Path) -> bool:
    """Tell whether a file begins as HDF5 (and with it netCDF 4) does."""
    with path.open("rb") as stream:
        return stream.read(len(HDF5_SIGNATURE)) == HDF5_SIGNATURE


@contextmanager
def faults_told(path: Path) -> Iterator[None]:
    """Turn what h5py raises into a sentence.

    Raises
    ------
    InputError
        The file is damaged.
    """
    try:
        yield
    except InputError:
        raise
    except _FAULTS as error:
        what, remedy = grid_fault(path, error)
        raise InputError(f"The HDF5 file {path.name} cannot be read: {what}. {remedy}") from error


def open_hdf5(path: Path, closing: ExitStack, *, cache_bytes: int = CUBE_CACHE) -> h5py.File:
    """Open a file to read it, with room for the chunks of a strip of rows.

    Raises
    ------
    InputError
        It is no HDF5 file, or is damaged.
    """
    local_file(path, "HDF5 file")
    if not is_hdf5(path):
        raise InputError(f"{path.name} is no HDF5 file: it does not begin as one does. Choose the file itself.")
    with faults_told(path):
        file = h5py.File(path, "r", rdcc_nbytes=cache_bytes, rdcc_nslots=SLOTS, rdcc_w0=0.75)
        return closing.enter_context(file)


def contents(path: Path) -> tuple[set[str], dict[str, str]]:
    """Return the names in the root of an HDF5 file, and its attributes; none where it is no sound HDF5 file."""
    try:
        if not path.is_file() or not is_hdf5(path):
            return set(), {}
        with h5py.File(path, "r") as file:
            return {str(one) for one in file}, text_attributes(file)
    except _FAULTS:
        return set(), {}


def text_attributes(holder: Any) -> dict[str, str]:
    """Return the attributes of a file, group or dataset as text; those that cannot be read are passed over."""
    found = {}
    for name in holder.attrs:
        try:
            if holder.attrs.get_id(name).get_storage_size() <= _LONGEST_ATTRIBUTE:
                found[str(name)] = as_text(holder.attrs[name])
        except _FAULTS:
            continue
    return found


def as_text(value: Any) -> str:
    """Return a value of a file as text.

    Examples
    --------
    >>> as_text(b"UTM"), as_text(np.float32(2.5)), as_text(np.array([1.0]))
    ('UTM', '2.5', '1.0')
    """
    if isinstance(value, np.ndarray) and value.size == 1:
        value = value.reshape(-1)[0]
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    return str(value)


def cube(name: str, file: Any, dataset: str) -> h5py.Dataset:
    """Return a dataset of numbers, epoch by row by column.

    Raises
    ------
    InputError
        It is absent or of another kind.
    """
    found = own_dataset(name, file, dataset)
    if found is None or found.ndim != 3 or found.dtype.kind not in "fiu":
        shape = f"is {found.dtype} of shape {found.shape}" if found is not None else "is absent"
        raise InputError(
            f"The dataset {quoted(dataset)} of {name} {shape}; expected numbers of shape (epochs, rows, columns). "
            "Choose a time series of displacement."
        )
    return found


def own_dataset(name: str, file: Any, dataset: str) -> h5py.Dataset | None:
    """Return a dataset, ``dataset`` its path inside of the file; None where there is none.

    Raises
    ------
    InputError
        Its values are in other files: a file of a stranger must not lead to files of this machine, and what is not
        found there would be read as fill values.
    """
    parts = dataset.split("/")
    for last in range(1, len(parts) + 1):
        if isinstance(file.get("/".join(parts[:last]), getlink=True), h5py.ExternalLink):
            _refuse_other_files(name, dataset)
    found = file.get(dataset)
    if not isinstance(found, h5py.Dataset):
        return None
    if found.is_virtual or found.external or found.file.filename != file.file.filename:
        _refuse_other_files(name, dataset)
    return found


def _refuse_other_files(name: str, dataset: str) -> None:
    raise InputError(
        f"The values of {quoted(dataset)} are not in {name} itself but in other files to which it refers; expected a "
        "file that holds its values. Copy it with h5repack, or make it without virtual datasets."
    )


def numbers_like_dates(name: str, values: Any) -> np.ndarray:
    """Return dates that are stored as ``20240131``, numbers or text, maybe with a time behind a ``T``.

    Parameters
    ----------
    name
        The file, for messages.
    values
        Shape (n_epochs,).

    Returns
    -------
    ndarray
        ``datetime64[D]``, shape (n_epochs,).

    Raises
    ------
    InputError
        One is no date.
    """
    texts = [as_text(one).strip()[:8] for one in np.asarray(values).reshape(-1)]
    try:
        return np.array([f"{one[:4]}-{one[4:6]}-{one[6:8]}" for one in texts], dtype="datetime64[D]")
    except ValueError as error:
        wrong = next((one for one in texts if not (len(one) == 8 and one.isdigit())), texts[0])
        raise InputError(
            f"{name} has the date {quoted(wrong)}; expected dates such as 20240131. Make the file again."
        ) from error


def rows_of_cube(data: h5py.Dataset, order: np.ndarray, closing: ExitStack, *, fill: str | None = FILL) -> Rows:
    """Return what reads rows of a dataset (epoch, row, column), its epochs in an order.

    ``fill`` is the attribute with the number that stands for no value; None where every number is a value.
    """
    in_place = np.array_equal(order, np.arange(len(order)))
    block = packed_rows(data)
    together = int(data.chunks[0]) if block > 1 else len(data)
    starts = range(0, len(data), together)
    parts = [_rows_of_epochs(data, slice(start, start + together), fill) for start in starts]
    blocks = RowBlocks(parts, data.shape, block_rows=block, closing=closing)
    return blocks if in_place else lambda first, last: blocks(first, last)[order]


def _rows_of_epochs(data: h5py.Dataset, epochs: slice, fill: str | None) -> Rows:
    """Return what reads rows of the epochs that the file keeps together."""

    def read(first: int, last: int) -> np.ndarray:
        with faults_told(Path(data.file.filename)):
            values = data[epochs, first:last, :]
        return _without_fill(data, values, fill)

    return read


def rows_of_layer(data: h5py.Dataset, *, fill: str | None = FILL) -> Rows:
    """Return what reads rows of a dataset (row, column); ``fill`` as in :func:`rows_of_cube`."""

    def read(first: int, last: int) -> np.ndarray:
        with faults_told(Path(data.file.filename)):
            values = data[first:last, :]
        return _without_fill(data, values, fill)

    return read


def packed_rows(data: h5py.Dataset) -> int:
    """Return how many rows are unpacked together; 1 where nothing is packed, so that any rows are read as fast."""
    packed = data.chunks and data.id.get_create_plist().get_nfilters()
    return int(data.chunks[-2]) if packed else 1


def _without_fill(data: h5py.Dataset, values: np.ndarray, fill: str | None) -> np.ndarray:
    """Return values as float32, NaN where they are the number that stands for none."""
    number = data.attrs.get(fill) if fill else None
    numbers = np.array(values, dtype=np.float32)
    if number is not None:
        numbers[values == np.asarray(number).reshape(-1)[0]] = np.nan
    return numbers
