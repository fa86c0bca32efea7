# SPDX-License-Identifier: GPL-2.0-or-later
"""The series as a table (CSV) and the drawing as a picture (PNG, SVG)."""

from __future__ import annotations

import csv
import math
import uuid
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..core.errors import OutputError
from ..languages import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .series_selection import ShownSeries

_COLUMNS = ("layer", "point", "x", "y", "reference", "date", "kind", "value", "lower", "upper", "trend", "residual")
_OF_PATH = ("path_lower", "path_upper")
_DOTS_PER_INCH = 200


def export(path: Path, figure: Any, shown: Sequence[ShownSeries]) -> None:
    """Write the series or the drawing, by the extension of the file.

    Raises
    ------
    OutputError
        The extension is another one, or the file cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix == ".csv":
        with complete_or_not_at_all(path) as beside:
            _write_table(beside, shown)
    elif suffix in (".png", ".svg"):
        with complete_or_not_at_all(path) as beside:
            figure.savefig(beside, format=suffix[1:], dpi=_DOTS_PER_INCH)
    else:
        text = (
            tr("{file} has the extension {extension}. Expected .csv, .png or .svg.")
            if suffix
            else tr("{file} has no extension. Expected .csv, .png or .svg.")
        )
        raise OutputError(text.format(file=path.name, extension=suffix))


@contextmanager
def complete_or_not_at_all(path: Path) -> Iterator[Path]:
    """Give a file beside the wanted one, which takes its place when all is written.

    Raises
    ------
    OutputError
        It cannot be written.
    """
    beside = path.with_name(f".{path.stem}-{uuid.uuid4().hex[:8]}{path.suffix}")
    try:
        yield beside
        beside.replace(path)
    except OSError as error:
        text = tr("{path} cannot be written: {reason}. Choose another folder.")
        raise OutputError(text.format(path=path, reason=error.strerror or error)) from error
    finally:
        if beside.exists():
            beside.unlink()


def _write_table(path: Path, shown: Sequence[ShownSeries]) -> None:
    """Write one row a point and date, empty where a number is missing.

    The ends are those of the forecast's interval; of a mean of points, one standard deviation of the points below and
    above it. The ends of the band of the whole path have columns of their own, at the end, where a point has one.
    """
    has_path = any(len(item.series.path_lower) for item in shown)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([*_COLUMNS, *(_OF_PATH if has_path else ())])
        for item in shown:
            series, fit = item.series, item.fit
            x, y = (format(value, ".10g") for value in series.position)
            head = (series.layer_name, series.point, x, y, series.reference)
            is_mean = series.spread is not None
            for at, day in enumerate(series.dates):
                value, trend = series.values[at], fit.fitted[at] if fit is not None else math.nan
                spread = series.spread[at] if series.spread is not None else math.nan
                numbers = [value, value - spread, value + spread, trend, value - trend]
                row = [*head, day, "mean" if is_mean else "observed", *(_text(each) for each in numbers)]
                writer.writerow([*row, *([""] * len(_OF_PATH) if has_path else ())])
            for at, day in enumerate(series.future_dates):
                numbers = [series.forecast[at], series.lower[at], series.upper[at], math.nan, math.nan]
                if has_path:
                    numbers += [end[at] if len(end) else math.nan for end in (series.path_lower, series.path_upper)]
                kind = "mean forecast" if is_mean else "forecast"
                writer.writerow([*head, day, kind, *(_text(number) for number in numbers)])


def _text(number: float) -> str:
    return format(number, ".6g") if math.isfinite(number) else ""
