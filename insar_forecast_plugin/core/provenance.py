# SPDX-License-Identifier: GPL-2.0-or-later
"""How an output came to be: recorded in every output."""

from __future__ import annotations

import configparser
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from .request import Request, VectorSource

_METADATA = Path(__file__).resolve().parents[1] / "metadata.txt"
_BLOCK = 1 << 22
TEMPORARY = "temporary file"
_TEXTS = ("crs", "wkt", "title", "layer")
"""Parameters in which a slash parts no folders ("ETRS89-extended / LAEA Europe"); so it is in names of fields."""


def plugin_version() -> str:
    """Return the plugin's version; ``metadata.txt`` is its only home."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(_METADATA, encoding="utf-8")
    return parser["general"]["version"]


def file_hash(path: str | Path) -> str:
    """Return the SHA-256 of a file as hexadecimal text."""
    digest = hashlib.sha256()
    with Path(path).open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def provenance(algorithm: str, request: Request, inputs: Mapping[str, str | Path], **more: Any) -> dict[str, Any]:
    """Return what produced an output: plugin version, algorithm, parameters, input names and hashes.

    ``inputs`` maps a role ("input", "model") to a path; ``more`` holds further facts, such as ``origin_date``.

    Examples
    --------
    >>> from .interface import SimulateRequest
    >>> request = SimulateRequest(output="/data/points.gpkg", seed=7)
    >>> record = provenance("simulate", request, {}, origin_date="2024-01-03")
    >>> record["algorithm"], record["parameters"]["output"], record["parameters"]["seed"], record["origin_date"]
    ('simulate', 'points.gpkg', 7, '2024-01-03')
    """
    return {
        "plugin": "insar_forecast_plugin",
        "version": plugin_version(),
        "algorithm": algorithm,
        "parameters": _bare(request.to_json()),
        "inputs": {
            role: {"name": _name_of(request, role, path), "sha256": file_hash(path)}
            for role, path in inputs.items()
            if Path(path).is_file()
        },
        **more,
    }


def _name_of(request: Request, role: str, path: str | Path) -> str:
    """Return what an input is called: of a temporary file the name of the layer."""
    own = getattr(request, role, None)
    given = [own, *(one for item in fields(request) for one in _listed(getattr(request, item.name)))]
    names = [one.name for one in given if isinstance(one, VectorSource) and one.path == str(path)]
    # Several layers of one file are told apart by their role, which is their name where the request lists layers.
    return role if role in names else next(iter(names), Path(path).name)


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, (list, tuple)) else ()


def _bare(values: Mapping[str, Any]) -> dict[str, Any]:
    """Leave what was not given, and folders of the user's machine, out of what is handed on."""
    return {name: _without_folders(name, value) for name, value in values.items() if value is not None}


def _without_folders(name: str, value: Any) -> Any:
    if isinstance(value, Mapping):
        titled = {"path": value["title"]} if value.get("title") else {}
        return _bare({**value, **titled})
    if isinstance(value, (list, tuple)):
        return [_without_folders(name, one) for one in value]
    if not isinstance(value, str) or name in _TEXTS or name.endswith("_field"):
        return value
    own = value.replace("\\", "/").rpartition("/")[2]
    # So QGIS calls a file that it throws away.
    return TEMPORARY if own.rpartition(".")[0] == name.upper() else own
