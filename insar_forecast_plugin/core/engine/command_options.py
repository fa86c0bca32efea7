# SPDX-License-Identifier: GPL-2.0-or-later
"""The options of the command, made from the same description of the operations as the dialogs."""

from __future__ import annotations

import argparse
import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

from ..catalogue import OPERATIONS
from ..errors import InputError
from ..interface import ImportRequest
from ..request import Request
from .tile_jobs import TILED, tiled_operation

IMPORT = "importtimeseries"
PROGRAM = "python -m insar_forecast_plugin.core run"
_HELP = Path(__file__).resolve().parents[2] / "resources" / "help"
_WIDTH = 100


def command_parser() -> argparse.ArgumentParser:
    """Return the parser of the command."""
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        description="Do an operation over tiles of points, here or on a Dask cluster, without QGIS.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="operation", metavar="OPERATION", required=True)
    for identifier in (IMPORT, *TILED):
        row = OPERATIONS[identifier]
        one = commands.add_parser(
            identifier,
            help=row.title,
            description=_described(identifier),
            epilog=_parameters_told(identifier),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        _add_options(one, identifier)
    return parser


def _add_options(parser: argparse.ArgumentParser, identifier: str) -> None:
    what = (
        "files of time series" if identifier == IMPORT else "folder of tiles, or files that are imported as tiles first"
    )
    parser.add_argument("--input", required=True, nargs="+", metavar="PATH", help=what)
    parser.add_argument("--output", required=True, metavar="FOLDER", help="folder that the tiles are written to")
    parser.add_argument("--parameter", action="append", default=[], metavar="NAME=VALUE", help="see below; repeatable")
    parser.add_argument(
        "--scheduler",
        default="none",
        metavar="WHERE",
        help="none (this process; the default), local:N (N processes), tcp://HOST:8786, or the scheduler's FILE.json",
    )
    parser.add_argument("--resume", action="store_true", help="go on with an earlier run in the same folder")
    parser.add_argument("--json", action="store_true", help="tell progress and result as JSON lines")
    parser.add_argument(
        "--tile-points", type=_points, metavar="COUNT", help="import: most points of a tile (160 MB of series)"
    )
    if identifier != IMPORT:
        parser.add_argument("--tiles", metavar="LIST", help="only these tiles, such as E32N34,E33N34/1")


def _points(text: str) -> int:
    """Return how many points a tile may have."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of points; expected a whole number from 1")
    return int(text)


def _described(identifier: str) -> str:
    """Return the first paragraph of the operation's help."""
    text = (_HELP / f"{identifier}.md").read_text(encoding="utf-8").split("\n\n")[0]
    return "\n".join(textwrap.wrap(text.replace("`", ""), _WIDTH))


def _request_of(identifier: str) -> type[Request]:
    return ImportRequest if identifier == IMPORT else tiled_operation(identifier).request


def _not_given(identifier: str) -> tuple[str, ...]:
    """Return fields of the request that stand for the folders, or cannot be had with tiles."""
    if identifier == IMPORT:
        return ("input", "output", "more_inputs", "aoi", "extent")
    operation = tiled_operation(identifier)
    return (operation.source, operation.target, *operation.refused)


def _parameters_told(identifier: str) -> str:
    """Return the parameters of an operation, one a line."""
    kind = _request_of(identifier)
    lines = ["parameters (--parameter NAME=VALUE):"]
    for item in fields(kind):
        if item.name in _not_given(identifier):
            continue
        default = "" if item.default in (MISSING, None, ()) else f", default {_shown(item.default)}"
        if item.name in kind.choices:
            what = "one or more of " if str(item.type).startswith("Tuple") else ""
            what += "|".join(kind.choices[item.name])
        else:
            low, high = kind.ranges.get(item.name, (None, None))
            what = _kind_in_words(str(item.type))
            what += f" from {low:g}" if low is not None else ""
            what += f" to {high:g}" if high is not None else ""
        lines.append(f"  {item.name.upper()}: {what}{default}")
    return "\n".join(lines)


def _kind_in_words(annotation: str) -> str:
    inner = re.sub(r"^Optional\[(.*)\]$", r"\1", annotation)
    words = {"str": "text", "int": "whole number", "float": "number", "bool": "true or false", "VectorSource": "file"}
    if inner.startswith("Tuple["):
        part = inner[len("Tuple[") : -1].partition(",")[0]
        return f"{words.get(part, part)}, several with commas"
    return words.get(inner, inner)


def _shown(value: Any) -> str:
    if isinstance(value, (tuple, list)):
        return ",".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else f"{value:g}" if isinstance(value, float) else str(value)


def given_parameters(identifier: str, texts: Sequence[str]) -> dict[str, Any]:
    """Return the values of ``NAME=VALUE`` by the names of the request's fields.

    Raises
    ------
    InputError
        A text has no ``=``, a name is unknown, or a value is none of its kind.

    Examples
    --------
    >>> given_parameters("classifytrends", ["STABLE_VELOCITY=3", "seam_dates=2022-01-05,2023-01-04"])
    {'stable_velocity': 3.0, 'seam_dates': ['2022-01-05', '2023-01-04']}
    """
    kinds = {item.name: str(item.type) for item in fields(_request_of(identifier))}
    found: dict[str, Any] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        field = name.strip().lower()
        if not equals:
            raise InputError(f"The parameter {text!r} has no value; expected NAME=VALUE.")
        if field not in kinds:
            raise InputError(f"Unknown parameter {name.strip()}. 'run {identifier} --help' lists them.")
        found[field] = _value(name.strip().upper(), kinds[field], value.strip())
    return found


def _value(name: str, annotation: str, text: str) -> Any:
    inner = re.sub(r"^Optional\[(.*)\]$", r"\1", annotation)
    try:
        if inner == "int":
            return int(text)
        if inner == "float":
            return float(text)
    except ValueError as error:
        raise InputError(f"{name} is {text!r}; expected a number.") from error
    if inner == "bool":
        if text.lower() not in _TRUTH:
            raise InputError(f"{name} is {text!r}; expected true or false.")
        return _TRUTH[text.lower()]
    if inner.startswith("Tuple["):
        part = inner[len("Tuple[") : -1].partition(",")[0]
        return [_value(name, part, one.strip()) for one in text.split(",") if one.strip()]
    return {"path": text} if inner == "VectorSource" else text


_TRUTH: Mapping[str, bool] = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
