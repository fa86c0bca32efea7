# SPDX-License-Identifier: GPL-2.0-or-later
"""How a vector layer reaches the core: by the path of its file, or as a copy in a GeoPackage.

QGIS's own ``parameterAsCompatibleSourceLayerPathAndLayerName`` drops virtual fields and unsaved edits without a word.
So only a plain saved OGR layer goes by its path; whatever QGIS adds to a layer or takes from it is written out first.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from ..core.request import VectorSource
from ..core.results import PROVENANCE_TAG
from ..core.tile_requests import VIEW_SUFFIX
from ..languages import tr

if TYPE_CHECKING:
    from qgis.core import QgsMapLayer

COPY_LAYER = "points"


@dataclass(frozen=True)
class ListedLayer:
    """A layer of a list of layers, looked at in the main thread.

    Parameters
    ----------
    layer_id, name
        Of the layer in QGIS.
    source
        Its file; None where it must be copied.
    original
        The file that it shows a part of; None where there is none.
    row_key
        The field that only numbers the rows of its file; empty where it has none.
    selected
        Number of features that are selected: a list of layers always takes all.
    """

    layer_id: str
    name: str
    source: VectorSource | None
    original: VectorSource | None
    row_key: str = ""
    selected: int = 0

    @classmethod
    def of(cls, layer: QgsVectorLayer) -> ListedLayer:
        """Look at a layer."""
        source = source_on_disk(layer.id(), layer)
        return cls(layer.id(), layer.name(), source, file_of(layer), row_key_of(layer), layer.selectedFeatureCount())

    @classmethod
    def of_file(cls, path: str) -> ListedLayer:
        """Take a file that the core can read and QGIS cannot."""
        return cls("", Path(path).stem, VectorSource(path), None)

    def say_selection(self, feedback: QgsProcessingFeedback) -> None:
        """Say that a selection is not what is taken."""
        if self.selected:
            text = tr(
                "'{layer}': selected points: {count}. A list of layers takes all points of each. To take the selected "
                "ones only, save them as a layer of their own (Export > Save Selected Features As)."
            )
            feedback.pushWarning(text.format(layer=self.name, count=self.selected))

    def on_disk(self, folder: Path, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> VectorSource:
        """Return its file, or a copy of it in a folder of its own."""
        if self.source is not None:
            return self.source
        folder.mkdir()
        copy = copy_source(self.layer_id, folder, self.name, row_key=self.row_key, context=context, feedback=feedback)
        return replace(copy, described_by=self.original) if self.original else copy


def row_key_of(layer: QgsVectorLayer) -> str:
    """Return the field that only numbers the rows of a layer's file; empty where there is none.

    QGIS shows it as a field, such as ``fid`` of a GeoPackage, though the file has it beside its fields. A layer that
    has features without a number, since they are not saved yet, has none.
    """
    if layer.providerType() != "ogr" or layer.isEditable() or layer.vectorJoins():
        return ""
    keys = layer.primaryKeyAttributes()
    stored = QgsProviderRegistry.instance().decodeUri("ogr", layer.source()).get("path") or ""
    return layer.fields().at(keys[0]).name() if len(keys) == 1 and stored.lower().endswith(".gpkg") else ""


def layer_of_part(value: Any, context: QgsProcessingContext) -> QgsVectorLayer | None:
    """Return the layer of which a value wants a part, such as the selected features; None where it names no layer.

    QGIS gives no layer for such a value, though what is measured stands with the whole layer.
    """
    if not isinstance(value, QgsProcessingFeatureSourceDefinition):
        return None
    text, known = value.source.valueAsString(context.expressionContext())
    layer = QgsProcessingUtils.mapLayerFromString(text, context) if known and text else None
    return layer if isinstance(layer, QgsVectorLayer) else None


def source_on_disk(value: Any, layer: QgsVectorLayer) -> VectorSource | None:
    """Return the file and the layer of a plain saved OGR layer, None where the features must be copied.

    Parameters
    ----------
    value
        The raw value of the parameter, which may ask for the selected features only.
    layer
        The layer that it names.
    """
    if isinstance(value, QgsProcessingFeatureSourceDefinition) and _restricts(value):
        return None
    if layer.providerType() != "ogr" or layer.isEditable() or layer.subsetString() or layer.vectorJoins():
        return None
    provider = layer.dataProvider()
    # Virtual and joined fields make the layer wider than its provider; a CRS may have been set by hand.
    if layer.fields().count() != provider.fields().count() or layer.crs() != provider.crs():
        return None
    return None if layer_opened_with_options(layer) else file_of(layer)


def layer_opened_with_options(layer: QgsVectorLayer) -> bool:
    """Say whether options, a layer's number or a filter in the source decide what the layer shows."""
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    numbered = not parts.get("layerName") and parts.get("layerId") not in (None, "", 0, "0")
    return bool(parts.get("subset") or parts.get("openOptions") or numbered)


def file_of(layer: QgsVectorLayer) -> VectorSource | None:
    """Return what an OGR layer reads; None where it reads no file, or one of others, which the core does not open."""
    if layer.providerType() != "ogr":
        return None
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    path = parts.get("path") or ""
    if not Path(path).is_file() or Path(path).suffix.lower() == VIEW_SUFFIX:
        return None
    return VectorSource(path, parts.get("layerName") or None, title=name_of(layer) if is_temporary(path) else None)


def is_temporary(path: str) -> bool:
    """Say whether a file lies where QGIS puts what it throws away; its name, such as OUTPUT, says nothing."""
    return Path(QgsProcessingUtils.tempFolder()) in Path(path).parents


def name_of(layer: QgsMapLayer) -> str:
    """Return what the user knows a layer by: its name, or, where that is of a temporary file, that of the first input.

    Within a model QGIS calls the layer that one step hands to the next by its file, OUTPUT.
    """
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    path, name = parts.get("path") or "", str(layer.name())
    if not (is_temporary(path) and name == Path(path).stem):
        return name
    try:
        made = json.loads(_tags(path, parts.get("layerName") or "").get(PROVENANCE_TAG, ""))
    except ValueError:
        return name
    while isinstance(made, dict) and made:
        inputs = made.get("inputs")
        for given in inputs.values() if isinstance(inputs, dict) else ():
            told = given.get("name") if isinstance(given, dict) else None
            name = Path(told).stem if isinstance(told, str) and told else name
            break
        made = made.get("source")
    return name


def tags_of(layer: QgsMapLayer) -> dict[str, str]:
    """Return the metadata in the file of a vector layer, which QGIS keeps to itself; none where it has no file."""
    source = file_of(layer) if isinstance(layer, QgsVectorLayer) else None
    return _tags(source.path, source.layer or "") if source is not None else {}


def _tags(path: str, name: str) -> dict[str, str]:
    from osgeo import gdal

    try:
        source = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_READONLY)
        if source is None:
            return {}
        layer = source.GetLayerByName(name) if name else source.GetLayer(0)
        return dict(layer.GetMetadata()) if layer is not None else {}
    except RuntimeError:  # what GDAL raises where it was told to; such a layer is used without its description
        return {}


def _restricts(value: QgsProcessingFeatureSourceDefinition) -> bool:
    limited = getattr(value, "featureLimit", -1) not in (-1, None)
    return bool(value.selectedFeaturesOnly or limited or getattr(value, "filterExpression", ""))


def copy_source(
    value: Any,
    folder: Path,
    name: str,
    *,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    row_key: str = "",
) -> VectorSource:
    """Write the features that QGIS sees to a GeoPackage in ``folder``.

    Parameters
    ----------
    value
        The raw value of the parameter.
    name
        Name of the layer, which the file gets too, for messages and reports.
    row_key
        The field that only numbers the rows, which stays that if no number is there twice, as in views of a database;
        empty where there is none.

    Raises
    ------
    QgsProcessingException
        They cannot be written.
    """
    save = QgsApplication.processingRegistry().createAlgorithmById("native:savefeatures")
    if save is None:
        raise QgsProcessingException(
            tr("{layer} cannot be copied: QGIS's native algorithms are not loaded.").format(layer=name)
        )
    path = folder / f"{re.sub(r'[^A-Za-z0-9_-]+', '_', name) or COPY_LAYER}.gpkg"
    inner = QgsProcessingFeedback(False)
    feedback.canceled.connect(inner.cancel)
    parameters = {
        "INPUT": value,
        "OUTPUT": str(path),
        "LAYER_NAME": COPY_LAYER,
        # The GeoPackage's own columns get names that no source has, so that a field "fid" or "geom" stays what it is.
        "LAYER_OPTIONS": f"FID={row_key or 'copy_fid'};GEOMETRY_NAME=copy_geom",
    }
    feedback.setProgressText(tr("Copying the features of {layer} for the calculation").format(layer=name))
    _, done = save.run(parameters, context, inner)
    if feedback.isCanceled():
        raise QgsProcessingException(tr("Cancelled. Nothing was written."))
    if not done and row_key:
        return copy_source(value, folder, name, context=context, feedback=feedback)
    if not done or not path.is_file():
        text = tr("{layer} could not be copied for the calculation: {reason}")
        raise QgsProcessingException(text.format(layer=name, reason=inner.textLog().strip()))
    return VectorSource(str(path), COPY_LAYER, title=name)
