# SPDX-License-Identifier: GPL-2.0-or-later
"""What an operation gives back: values, and how its layers are named and styled. Both halves read it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any, Dict, List, Mapping, Optional, Tuple

from .translation import translated

MOVEMENT_FIELDS = ("forecast_change", "forecast_change_lower", "forecast_change_upper")
"""Fields of the forecast movement from the origin to the last date, and of the ends of its interval, mm."""

MEASURED_TAG = "INSAR_FORECAST_MEASURED"
"""Under which a file says what was measured, as JSON."""

PROVENANCE_TAG = "INSAR_FORECAST_PROVENANCE"
"""Under which a file says what produced it, as JSON."""

QUANTITY_TAG = "INSAR_FORECAST_QUANTITY"
"""Under which a raster says its quantity, see :class:`LayerDescription`."""

IN_TIME = ("displacement", "change")
"""Quantities of rasters whose bands are a series in time."""


@dataclass(frozen=True)
class StyleDescription:
    """A further style of a vector layer, beside the one that it is shown with; fields as of a layer's description."""

    title: str
    quantity: str
    label: str
    field: str


@dataclass(frozen=True)
class LayerDescription:
    """How the QGIS half names and styles an output layer.

    Parameters
    ----------
    name
        Name of the layer.
    quantity
        ``velocity``, ``displacement``, ``change`` (movement in mm since an origin), ``half_width``, ``probability``,
        ``days``, ``skill``, ``trend``, ``truth`` or ``change_kind``: chooses the style.
    label
        Quantity, component, unit and sign in words, for the legend.
    field
        Attribute that the style colours; None for rasters.
    dates
        ISO dates of the bands of a raster, or of the epochs.
    time_fields
        Fields with the first day of a row and the day on which it ends, where each row has a time of its own.
    more_styles
        Further styles that the user may choose in the layer's list of styles.
    behind
        Whether it is loaded unticked, because it would cover what the run is about.
    is_found
        Whether it shows areas that were found, whose outlines are to be seen where they are as slow as stable ground.
    is_empty
        Whether nothing is in it: the file is there for the next step of a model, but is not loaded.
    """

    name: str
    quantity: str
    label: str
    field: Optional[str] = None
    dates: Tuple[str, ...] = ()
    time_fields: Tuple[str, ...] = ()
    more_styles: Tuple[StyleDescription, ...] = ()
    behind: bool = False
    is_found: bool = False
    is_empty: bool = False

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> LayerDescription:
        """Make it from plain values."""
        styles = tuple(StyleDescription(**style) for style in values.get("more_styles", ()))
        return cls(**{**values, "more_styles": styles})


@dataclass(frozen=True)
class OperationResult:
    """What an operation gives back.

    Parameters
    ----------
    outputs
        Values by Processing output name.
    layers
        How to show the layers among them, the one to stand on top first.
    messages
        What the log should end with.
    attribution
        Whose data the layers rest on, in the words that the data's licence asks for; empty if unknown.
    """

    outputs: Dict[str, Any]
    layers: Dict[str, LayerDescription]
    messages: Tuple[str, ...] = ()
    attribution: str = ""

    def to_json(self) -> Dict[str, Any]:
        """Return plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> OperationResult:
        """Make it from :meth:`to_json`'s values."""
        layers = {key: LayerDescription.from_json(value) for key, value in values["layers"].items()}
        messages: List[str] = list(values.get("messages", ()))
        attribution = values.get("attribution", "")
        return cls(dict(values["outputs"]), layers, tuple(messages), attribution)


def in_the_readers_language(result: OperationResult) -> OperationResult:
    """Return a result with its words translated: names, labels, titles and messages, but no value, field or date."""
    return replace(
        result,
        layers={key: _translated(layer) for key, layer in result.layers.items()},
        messages=tuple(translated(text) for text in result.messages),
    )


def _translated(layer: LayerDescription) -> LayerDescription:
    styles = tuple(
        replace(style, title=translated(style.title), label=translated(style.label)) for style in layer.more_styles
    )
    return replace(layer, name=translated(layer.name), label=translated(layer.label), more_styles=styles)
