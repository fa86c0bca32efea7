# SPDX-License-Identifier: GPL-2.0-or-later
"""How outputs come into the project: with a name, a style and, for rasters in time, their dates.

The style goes with the file as well, so that it is there in any project. QGIS looks for one QML file for all files of
a name, ``a.gpkg`` and ``a.tif`` alike, but first into the GeoPackage itself: a GeoPackage holds its own style, and the
QML file beside it is written only where no raster of its name needs it.
"""

from __future__ import annotations

import collections
import contextlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)

from ..core.tile_requests import VIEW_SUFFIX
from ..languages import tr
from . import compatibility
from .animation import prepare_controller
from .earlier_results import EARLIER, Origin
from .layer_names import LayerNames
from .layer_sources import is_temporary
from .lost_crs import take_own_crs
from .parquet_files import is_hidden
from .style_inside import style_of
from .styling import add_styles, apply_style, further_styles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qgis.core import QgsLayerTreeGroup, QgsLayerTreeLayer, QgsMapLayer

    from ..core.results import LayerDescription, OperationResult

RASTER_SUFFIXES = (".tif", ".tiff", ".vrt")
STYLE_NAME = "InSAR Forecast"
# Without a style beside it QGIS stretches a raster by statistics of its first bands: GDAL prints an error where all
# values are the same, as at the first date of a stack.
_PLAIN = """<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22"><pipe><rasterrenderer type="singlebandgray" grayBand="1" opacity="1" alphaBand="-1"
 gradient="BlackToWhite"/></pipe></qgis>
"""
_SHAPEFILE_NAME = 10


class _Loaded:
    """The layers of one run that stand in the project: points above rasters, the first of all active."""

    def __init__(self) -> None:
        self._ranks: dict[str, int] = {}

    def take(self, layer: QgsMapLayer, rank: int) -> None:
        """Bring a layer that has just been loaded to its place."""
        self._ranks[layer.id()] = rank
        root = QgsProject.instance().layerTreeRoot()
        nodes = [node for node in root.findLayers() if node.layerId() in self._ranks]
        if layer.id() not in {node.layerId() for node in nodes}:
            return  # loaded into another project, or none
        folder = root.findLayer(layer.id()).parent()
        here = [node for node in nodes if node.parent() == folder]
        _put_in_order(folder, here, sorted(here, key=lambda node: self._ranks[node.layerId()]))
        first = min(self._ranks, key=lambda layer_id: self._ranks[layer_id])
        _open(root.findLayer(first))  # its legend says what the map shows
        window = compatibility.interface()
        if window is not None:
            window.setActiveLayer(QgsProject.instance().mapLayer(first))


def _open(node: QgsLayerTreeLayer) -> None:
    """Open a layer in the Layers panel.

    The panel cannot open a layer that has no legend yet, and does not hear of one that counts as open already.
    """
    node.setExpanded(False)
    node.setExpanded(True)


def _put_in_order(folder: QgsLayerTreeGroup, now: list[QgsLayerTreeLayer], wanted: list[QgsLayerTreeLayer]) -> None:
    """Give the places of some layers in a folder to the same layers in another order."""
    if [node.layerId() for node in now] == [node.layerId() for node in wanted]:
        return
    children = folder.children()
    places = [next(at for at, child in enumerate(children) if child == node) for node in now]
    # All copies first: a layer that is in no place for a moment is taken out of the project.
    for added, (place, node) in enumerate(zip(places, wanted)):
        folder.insertChildNode(place + added, node.clone())
    for node in now:
        folder.removeChildNode(node)


class _Styler(QgsProcessingLayerPostProcessorInterface):
    """Gives a layer its style once it has been loaded: QGIS sets the time of a layer anew after the style's file."""

    def __init__(
        self, description: LayerDescription, attribution: str, origin: Origin, loaded: _Loaded, rank: int
    ) -> None:
        super().__init__()
        self._attribution = attribution
        self._description = description
        self._origin = origin
        self._loaded = loaded
        self._rank = rank

    def postProcessLayer(
        self,
        layer: QgsMapLayer,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        take_own_crs(layer)
        apply_style(layer, self._description)
        add_styles(layer, self._description)
        prepare_controller(layer, self._description, context.project() or QgsProject.instance())
        metadata = layer.metadata()
        metadata.setTitle(self._description.name)
        metadata.setAbstract(self._description.label)
        metadata.setRights([self._attribution] if self._attribution else [])
        layer.setMetadata(metadata)
        layer.triggerRepaint()
        self._loaded.take(layer, self._rank)
        if self._description.behind:
            node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
            if node is not None:
                node.setItemVisibilityChecked(False)
        for name in EARLIER.add(layer, self._origin):
            text = tr("Unticked, as '{layer}' takes its place: '{earlier}'. Tick it to see it again.")
            feedback.pushInfo(text.format(layer=layer.name(), earlier=name))


# QGIS keeps no reference, and the algorithm is gone before the layers are loaded.
_alive: collections.deque[_Styler] = collections.deque(maxlen=100)


def present_layers(
    result: OperationResult,
    paths: Mapping[str, str | None],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    *,
    names: LayerNames | None = None,
    labels: Mapping[str, str] | None = None,
    origin: Origin | None = None,
    is_shown: bool = False,
) -> None:
    """Put the style of each described output into or beside its file, and have QGIS load it with name and style.

    Layers stand in the order of the descriptions, points above rasters; the first becomes the active one. A name that
    a user gave to an output, as in the model designer, is kept: it is neither the output's own nor its label. What
    stood there before is loaded with an output that is; where QGIS can show none, ``is_shown`` says that one was to be.
    Results of the same ``origin`` that an earlier run left give way (``earlier_results``).
    """
    loaded, descriptions, plays, names = _Loaded(), result.layers, False, names or LayerNames()
    unticked: list[LayerDescription] = []
    # What the operation names besides the outputs stood there before: it is shown with them, and left as it is.
    beside = {name: result.outputs.get(name) for name in descriptions if name not in paths}
    given = [(name, path) for name in descriptions if (path := paths.get(name) or beside.get(name))]
    given.sort(key=lambda item: _is_raster(Path(item[1])))
    behind = _behind(descriptions, [name for name, path in given if context.willLoadLayerOnCompletion(path)])
    is_shown = is_shown or any(path and context.willLoadLayerOnCompletion(path) for path in paths.values())
    for rank, (name, path) in enumerate(given):
        if is_hidden(path):
            text = tr(
                "{file} is written, but not shown: the GDAL of this QGIS has no driver for Parquet. The algorithms of "
                "this plugin read it."
            )
            feedback.pushInfo(text.format(file=Path(path).name))
            continue
        described = replace(descriptions[name], name=names.of(descriptions[name].name), behind=name in behind)
        description = _as_kept(described, Path(path), feedback)
        if name not in beside:
            write_style(Path(path), description, feedback)
        elif is_shown:
            details = QgsProcessingContext.LayerDetails(description.name, context.project(), name)
            context.addLayerToLoadOnCompletion(path, details)
        if description.is_empty and context.willLoadLayerOnCompletion(path):
            _leave_out(path, description, context, feedback)
        if not context.willLoadLayerOnCompletion(path):
            continue
        details = context.layerToLoadOnCompletionDetails(path)
        _name(details, name, description, (labels or {}).get(name), path)
        if hasattr(details, "layerSortKey"):
            details.layerSortKey = rank
        unticked += [description] * description.behind
        plays = plays or (len(description.dates) > 1 and _is_raster(Path(path)))
        made = replace(origin or Origin(), output=name)
        styler = _Styler(description, result.attribution, made, loaded, rank)
        _alive.append(styler)
        details.setPostProcessor(styler)
    _say_how_to_see(unticked, feedback)
    if plays and compatibility.FIXED_RANGE_PER_BAND is None:
        _say_bands_do_not_play(feedback)


def _say_bands_do_not_play(feedback: QgsProcessingFeedback) -> None:
    """Say how the dates of a raster are seen where QGIS cannot play them."""
    text = tr(
        "QGIS {version} cannot play the bands of a raster in the temporal controller, QGIS 3.38 and later can: "
        "choose the date as the band under Layer Properties > Symbology, or click a pixel with the time-series "
        "dock open."
    )
    feedback.pushInfo(text.format(version=Qgis.QGIS_VERSION.partition("-")[0]))


def _say_how_to_see(unticked: list[LayerDescription], feedback: QgsProcessingFeedback) -> None:
    """Say which layers are loaded unticked, and how those of series are played."""
    if others := ", ".join(f"'{one.name}'" for one in unticked if not one.time_fields):
        text = tr("Loaded unticked, as they would cover what this run is about: {layers}.")
        feedback.pushInfo(text.format(layers=others))
    for one in unticked:
        if one.time_fields:
            text = tr(
                "To play '{layer}': open the temporal controller (View > Panels), choose 'Animated temporal "
                "navigation' (the green arrow) there, then tick the layer, untick the other points, and press Play."
            )
            feedback.pushInfo(text.format(layer=one.name))


def _name(
    details: QgsProcessingContext.LayerDetails, name: str, description: LayerDescription, label: str | None, path: str
) -> None:
    """Give a layer that is to be loaded its name, unless the user gave one."""
    if label is None or details.name in ("", name, label):
        details.name = description.name
    if hasattr(details, "forceName") and is_temporary(path):
        # Where the user prefers names of files: that of a temporary one is the name of the parameter.
        details.forceName = True


def _behind(descriptions: Mapping[str, LayerDescription], loaded: list[str]) -> list[str]:
    """Return the outputs that are loaded unticked: not the first where all would be, and nothing be seen."""
    behind = [name for name, description in descriptions.items() if description.behind]
    return [name for name in behind if name != loaded[0]] if loaded and {*loaded} <= {*behind} else behind


def _leave_out(
    path: str, description: LayerDescription, context: QgsProcessingContext, feedback: QgsProcessingFeedback
) -> None:
    """Keep an output in which nothing is out of the project, and say so."""
    others = {name: details for name, details in context.layersToLoadOnCompletion().items() if name != path}
    context.setLayersToLoadOnCompletion(others)
    feedback.pushInfo(tr("{layer}: nothing was found, so no layer is loaded.").format(layer=description.name))


def _as_kept(description: LayerDescription, path: Path, feedback: QgsProcessingFeedback) -> LayerDescription:
    """Return the description with the names of fields as the file keeps them, and say so where it cuts them."""
    field = description.field or ""
    if path.suffix.lower() != ".shp" or len(field) <= _SHAPEFILE_NAME:
        return description
    text = tr(
        "Field names of a shapefile have at most {limit} characters: {field} becomes {cut} in {file}, where map tips "
        "and the time-series dock do not find it. Save to a GeoPackage to keep the name."
    )
    feedback.pushWarning(text.format(limit=_SHAPEFILE_NAME, field=field, cut=field[:_SHAPEFILE_NAME], file=path.name))
    kept = tuple(style for style in description.more_styles if len(style.field) <= _SHAPEFILE_NAME)
    return replace(description, field=field[:_SHAPEFILE_NAME], more_styles=kept)


def write_style(path: Path, description: LayerDescription, feedback: QgsProcessingFeedback) -> None:
    """Put the style of an output into its GeoPackage, else into a QML file beside it; what cannot be done is said."""
    inside = path.suffix.lower() == ".gpkg"
    style = path.with_suffix(".qml")
    same_name = (style.with_suffix(end) for end in RASTER_SUFFIXES)
    raster = next((one for one in same_name if one.exists() and _is_raster(one)), None)
    if raster == path:
        with contextlib.suppress(OSError):  # what is wrong with the folder is said where the style is written
            style.write_text(_PLAIN, encoding="utf-8")
    layer = open_layer(path, description.name)
    if not layer.isValid():
        if raster == path:
            style.unlink(missing_ok=True)
        feedback.pushWarning(tr("QGIS cannot open {path}, so it has no style.").format(path=path))
        return
    apply_style(layer, description)
    styles = [style_of(layer, STYLE_NAME, description.label, is_default=True)] if inside else []
    if raster in (None, path):
        message, saved = layer.saveNamedStyle(str(style))
        if not saved:
            text = tr("The style {path} could not be written: {reason}")
            feedback.pushWarning(text.format(path=style, reason=message))
    elif not inside:
        text = tr("The style of {file} was not written: {style} belongs to {raster}. Rename one of the files.")
        feedback.pushWarning(text.format(file=path.name, style=style.name, raster=raster.name))
    for title, further in further_styles(layer, description) if inside else ():
        apply_style(layer, further)
        styles.append(style_of(layer, title, further.label))
    del layer
    for one in styles:
        if not one.write():
            text = tr(
                "The style {style} could not be written into {path}. Close other programs that have the file open, "
                "then run the algorithm again."
            )
            feedback.pushWarning(text.format(style=one.name, path=path))
    # Statistics that QGIS computes on opening, or that a raster of the same name left, are no part of the output.
    path.with_name(f"{path.name}.aux.xml").unlink(missing_ok=True)


def _is_raster(path: Path) -> bool:
    """Say whether an output is a raster; a virtual file may be one of points, too."""
    suffix = path.suffix.lower()
    if suffix != VIEW_SUFFIX or not path.is_file():
        return suffix in RASTER_SUFFIXES
    with path.open("rb") as stream:
        return b"<OGRVRTDataSource" not in stream.read(512)


def open_layer(path: Path, name: str) -> QgsMapLayer:
    """Open an output as a layer, a raster with the style beside it, others without."""
    if _is_raster(path):
        options = QgsRasterLayer.LayerOptions(True)
        return QgsRasterLayer(str(path), name, "gdal", options)
    vector_options = QgsVectorLayer.LayerOptions(False)
    return QgsVectorLayer(str(path), name, "ogr", vector_options)
