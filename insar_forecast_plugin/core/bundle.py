# SPDX-License-Identifier: GPL-2.0-or-later
"""A trained model in one ``.safetensors`` file: tensors, and everything needed to use them as JSON in its metadata.

The format holds numbers and text only, so that a model from a stranger cannot run code.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from .errors import InputError, ModelError, quoted
from .io.local_file import local_file
from .measured import Measured
from .provenance import plugin_version

FORMAT = "insar_forecast_model"
FORMAT_VERSION = 1
SHIPPED_MODELS = Path(__file__).resolve().parents[1] / "resources" / "models"
"""Folder of the models that come with the plugin."""

_WHOLE = {
    "lookback": (1, 100_000),
    "horizon": (1, 10_000),
    "network_width": (1, 4096),
    "grid_size": (1, 100_000),
    "seed": (0, 2**63 - 1),
}
"""Facts that are whole numbers, and between what they make sense: a larger one would fill the memory."""
_POSITIVE = {"step_days", "scale"}
_DATES = {"learned_until", "measured_until"}
_GROUPS = {"calendar", "grid", "packages"}

_ANEW = "The file was made by an earlier version, was changed, or is incomplete. Train the model again."

_LARGEST = 1e6
"""No weight, scale or offset in mm is as large."""


@dataclass(frozen=True)
class Bundle:
    """The content of a model file.

    Parameters
    ----------
    kind
        What the model is, such as ``cnn_lstm_paper``.
    tensors
        Arrays by name.
    facts
        Plain JSON values: preset, calendar, scaling, grid geometry, what is measured, provenance.
    """

    kind: str
    tensors: dict[str, np.ndarray]
    facts: dict[str, Any]

    def tensor(self, name: str, shape: tuple[int | None, ...] | None = None) -> np.ndarray:
        """Return a tensor by name.

        Raises
        ------
        ModelError
            It is missing, has another shape than expected (None fits any length), or holds values that are not finite
            or larger than any weight.
        """
        if name not in self.tensors:
            raise ModelError(f"The model file has no tensor {name!r}. {_ANEW}")
        array = self.tensors[name]
        if shape is not None and (
            array.ndim != len(shape)
            or any(want is not None and want != have for want, have in zip(shape, array.shape, strict=True))
        ):
            raise ModelError(
                f"The model's tensor {name!r} has shape {quoted(array.shape)}; expected {quoted(shape)}. Train the "
                "model again."
            )
        if np.issubdtype(array.dtype, np.floating) and not (np.abs(array) < _LARGEST).all():  # NaN is not, either
            raise ModelError(
                f"The model's tensor {name!r} contains values that are not numbers, or too large for weights. "
                "Train the model again."
            )
        return array

    def weights(self, name: str, shape: tuple[int, ...]) -> np.ndarray:
        """Return a tensor of weights by name, float32.

        Raises
        ------
        ModelError
            See :meth:`tensor`; or it holds no floating-point numbers.
        """
        array = self.tensor(name, shape)
        if not np.issubdtype(array.dtype, np.floating):
            raise ModelError(
                f"The model's tensor {name!r} contains numbers of the kind {array.dtype}; expected float32. Train the "
                "model again."
            )
        return array.astype(np.float32)

    def dates(self, name: str) -> np.ndarray:
        """Return dates that :func:`days_of` made a tensor, ``datetime64[D]``, shape (n_dates,).

        Raises
        ------
        ModelError
            It is missing, holds none, or they do not increase.
        """
        days = self.tensor(name, (None,))
        if not (days.dtype == np.int64 and len(days) and (np.abs(days) < _LARGEST).all() and (np.diff(days) > 0).all()):
            raise ModelError(f"The model's tensor {name!r} contains no increasing dates. Train the model again.")
        return days.astype("datetime64[D]")

    def fact(self, name: str) -> Any:
        """Return a fact by name.

        Raises
        ------
        ModelError
            It is missing.
        """
        if name not in self.facts:
            raise ModelError(f"The model file does not contain {name!r}. {_ANEW}")
        return self.facts[name]


def days_of(dates: Iterable[np.datetime64]) -> np.ndarray:
    """Return dates as a tensor of a model file: days since 1970, int64, shape (n_dates,)."""
    return np.array(list(dates), "datetime64[D]").astype(np.int64)


def save_bundle(path: str | Path, kind: str, tensors: dict[str, np.ndarray], facts: dict[str, Any]) -> None:
    """Write a model file; ``facts`` must be plain JSON values.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "model.safetensors"
    ...     save_bundle(path, "line", {"slope": np.array([1.5])}, {"lookback": 30})
    ...     model = load_bundle(path, "line")
    >>> model.kind, model.tensor("slope", (1,)).tolist(), model.fact("lookback")
    ('line', [1.5], 30)
    """
    header = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "kind": kind,
        "plugin_version": plugin_version(),
        "facts": facts,
    }
    contiguous = {name: np.ascontiguousarray(array) for name, array in tensors.items()}
    # Written by Python, so that a full disk is an OSError and the file is readable as any other of the user's.
    Path(path).write_bytes(save(contiguous, metadata={FORMAT: json.dumps(header, allow_nan=False)}))


def load_bundle(path: str | Path, expected_kind: str | tuple[str, ...]) -> Bundle:
    """Read a model file.

    Parameters
    ----------
    expected_kind
        The kind, or the kinds, that the caller can use.

    Raises
    ------
    ModelError
        There is no such file, it is empty, cut off or no model of this plugin, of another kind or of a later version,
        or a fact in it is impossible.

    Examples
    --------
    >>> load_bundle("lost.safetensors", "line")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    insar_forecast_plugin.core.errors.ModelError: The model file lost.safetensors does not exist. ...
    """
    path = Path(path)
    kinds = (expected_kind,) if isinstance(expected_kind, str) else expected_kind
    try:
        path = local_file(path, "model file")
    except InputError as error:
        raise ModelError(f"{error} Choose a .safetensors file made by a training algorithm.") from error
    if path.stat().st_size == 0:
        raise ModelError(f"{path.name} is empty (0 bytes). Train the model again, or copy the file again.")
    try:
        with safe_open(str(path), framework="numpy") as file:
            metadata = file.metadata() or {}
            header = _header(metadata.get(FORMAT), path.name)
            _check(header, kinds, path.name)
            names = file.keys()
            tensors = {name: file.get_tensor(name) for name in names}
    except (SafetensorError, OSError, TypeError, AttributeError) as error:  # of a kind of number that NumPy lacks
        raise ModelError(
            f"{path.name} is not a .safetensors file, or it is cut off ({quoted(error)}). Choose a file made by a "
            "training algorithm of this plugin, or copy it again."
        ) from error
    check_facts(header["facts"])
    return Bundle(header["kind"], tensors, header["facts"])


def check_facts(facts: dict[str, Any]) -> None:
    """Check that the facts that are there can be used: whole numbers, dates, and what is measured.

    Raises
    ------
    ModelError
        One cannot; the message names it.
    """
    for name, value in facts.items():
        expected = _expected(name, value)
        if expected:
            raise ModelError(
                f"In the model file, {name!r} is {_shortened(value)}; expected {expected}. The file was changed or "
                "is damaged. Train the model again, or copy the file again."
            )
        if name == "calendar":
            check_facts({key: fact for key, fact in value.items() if key != "calendar"})


def _expected(name: str, value: Any) -> str | None:
    """Return what a fact should be, None where it is that."""
    if name in _WHOLE:
        low, high = _WHOLE[name]
        whole = isinstance(value, int) and not isinstance(value, bool)
        return None if whole and low <= value <= high else f"a whole number from {low} to {high}"
    if name in _POSITIVE:
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return None if number and 0 < value < _LARGEST else f"a number above 0 and below {_LARGEST:g}"
    if name in _DATES:
        return None if _is_date(value) else "a date such as 2024-01-31"
    if name in _GROUPS:
        return None if isinstance(value, dict) else "a group of named values"
    return None if name != "measured" or _is_measured(value) else "the measured component, product and track"


def _is_date(value: Any) -> bool:
    try:
        date.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return True


def _is_measured(value: Any) -> bool:
    try:
        Measured.from_json(value)
    except (AttributeError, TypeError, ValueError):
        return False
    return True


def _shortened(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _header(text: str | None, name: str) -> dict[str, Any]:
    try:
        header = json.loads(text) if text else None
    except (ValueError, RecursionError):  # no JSON; a number of thousands of digits; brackets nested without end
        header = None
    if not isinstance(header, dict) or not isinstance(header.get("facts"), dict):
        raise ModelError(
            f"{name} is a .safetensors file of another program: it contains no description of an InSAR Forecast "
            "model. Choose a file made by a training algorithm of this plugin."
        )
    return header


def _check(header: dict[str, Any], kinds: tuple[str, ...], name: str) -> None:
    version = header.get("format_version")
    if not isinstance(version, int) or version > FORMAT_VERSION:
        raise ModelError(
            f"{name} has model format {quoted(version, 20)} and was made by version "
            f"{quoted(header.get('plugin_version'), 20)} of the "
            f"plugin. This version reads formats up to {FORMAT_VERSION}. Update the plugin, or train the model again."
        )
    if header.get("kind") not in kinds:
        raise ModelError(
            f"{name} is a model of kind {quoted(header.get('kind'))}; expected {' or '.join(map(repr, kinds))}. Choose "
            "a file made by the training algorithm for this task."
        )


def check_results(values: np.ndarray) -> np.ndarray:
    """Return what a model gave; weights that were changed give no numbers at all.

    Raises
    ------
    ModelError
        There are values, and none of them is a number.
    """
    if values.size and not np.isfinite(values).any():
        raise ModelError("The model gives values that are not numbers. Its file was changed; train the model again.")
    return values
