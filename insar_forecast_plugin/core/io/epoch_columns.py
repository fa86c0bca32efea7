# SPDX-License-Identifier: GPL-2.0-or-later
"""Which columns of a table are its epochs, in the order of time; what their names leave open is said, or refused."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..date_fields import NamedDates, date_fields, readings
from ..errors import InputError, quoted
from ..progress import Progress
from .field_names import cut_epochs, epochs
from .tables.decimal_years import unread_years


def epoch_columns(
    table_name: str, names: Sequence[str], progress: Progress, *, importing: bool = False
) -> tuple[tuple[str, ...], np.ndarray]:
    """Find the columns of the epochs and put them in the order of time.

    Parameters
    ----------
    importing
        Whether it is the import that asks; other operations advise it where there are no epochs.

    Returns
    -------
    names, dates
        Column names, and their dates, ``datetime64[D]``, strictly increasing.

    Raises
    ------
    InputError
        No column is an epoch, day and month of one cannot be told apart, or its name was cut.
    """
    read = date_fields(names)
    _say_how_dates_were_read(table_name, read, progress)
    if cut := cut_epochs(names):
        raise InputError(
            f"The field names of {table_name} end after 10 characters, as a shapefile cuts them, and {len(cut)} of "
            f"them ({_some(cut)}) may be the beginning of another date. Export the points to a GeoPackage or CSV file, "
            "or name the dates YYYYMMDD."
        )
    dated = epochs(names)
    found = [(dated[name], name) for name in names if name in dated]
    if not found:
        raise _without_dates(table_name, names, importing=importing)
    chosen: dict[np.datetime64, str] = {}
    repeated = []
    for date, name in found:
        if date in chosen:
            repeated.append(name)
        else:
            chosen[date] = name
    if (count := len(repeated)) > 0:
        progress.warning(
            f"{count} field{'s' * (count != 1)} that repeat{'s' * (count == 1)} a date "
            f"{'was' if count == 1 else 'were'} left out; the first of each date was used: "
            f"{', '.join(repeated[:5])}{', ...' if len(repeated) > 5 else ''}."
        )
    ordered = sorted(chosen)
    if ordered != list(chosen):
        progress.info("The epochs were not in chronological order in the file; they were sorted.")
    return tuple(chosen[date] for date in ordered), np.array(ordered, dtype="datetime64[D]")


def _without_dates(table_name: str, names: Sequence[str], *, importing: bool) -> InputError:
    """Return the error for a table of which no column is an epoch."""
    if (unread := unread_years(names)) is not None:
        return InputError(f"{table_name} has no dates that can be read. {unread}")
    some = quoted(", ".join(names)) if names else "none"
    expected = "expected one field per epoch, named like 20240131, D20240131, D_20240131, 2024-01-31 or 2024/1/31"
    if importing:
        return InputError(
            f"{table_name} has no date fields (its fields: {some}); {expected}, or one row per point and date with "
            "the columns date and displacement. Does it contain time series?"
        )
    return InputError(
        f"{table_name} has no date fields (its fields: {some}); {expected}. If it is an EGMS CSV file opened as a "
        "layer, run 'Import InSAR time series' on it first."
    )


def _say_how_dates_were_read(table_name: str, read: NamedDates, progress: Progress) -> None:
    """Say which names of fields were read in a way that their owner may not expect, or refuse them."""
    if read.doubtful:
        raise InputError(_two_readings(table_name, read.doubtful))
    if read.months:
        progress.info(
            f"{len(read.months)} field{'s' * (len(read.months) != 1)} name{'s' * (len(read.months) == 1)} a month only "
            f"({_some(read.months)}); each is read as its middle, the 15th."
        )
    if read.letters:
        progress.info(
            "Fields that begin with F are read as epochs, as ArcGIS names them, where no interval of a forecast (L, "
            f"U) stands beside them: {len(read.letters)} ({_some(read.letters)})."
        )
    if read.impossible:
        progress.warning(
            f"Fields named like dates that do not exist, or lie before 1970 or after 2149, were kept as attributes: "
            f"{len(read.impossible)} ({_some(read.impossible)})."
        )


def _two_readings(table_name: str, names: Sequence[str]) -> str:
    """Return the message about dates of which the names do not tell the day from the month."""
    both = ((name, *readings(name)) for name in names)
    name, day_first, month_first = next((one for one in both if all(one)), (names[0], None, None))
    if day_first is None:
        return (
            f"The dates in the field names of {table_name} have the day first in one and the month first in another "
            f"({_some(names)}). Rename them to YYYYMMDD."
        )
    return (
        f"The field {name} of {table_name} is {day_first} or {month_first}: the names do not tell the day from the "
        "month. Rename the dates to YYYYMMDD."
    )


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:5]) + (", ..." if len(names) > 5 else "")
