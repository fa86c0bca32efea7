# SPDX-License-Identifier: GPL-2.0-or-later
"""The base class of every algorithm: help, icon, the job, and the one place where core errors become QGIS's.

An algorithm declares its parameters in the order of the dialog; their values make the request, the core's answer
makes the results and the layers.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterRasterLayer,
    QgsProcessingUtils,
    QgsProviderRegistry,
    QgsSettings,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QIcon

from .. import environment
from ..core.catalogue import OPERATIONS, Operation
from ..core.errors import CoreError
from ..core.request import VectorSource
from ..core.results import OperationResult
from ..core.translation import translated
from ..job import run_job
from ..languages import tr
from . import compatibility
from .checking import flaw_of_points, flaw_of_value
from .declarations import Declarations, is_unset
from .earlier_results import Origin
from .help_text import help_html
from .labels import LabellingFeedback, label_of, labels_of, with_labels
from .layer_names import LayerNames, place_in
from .layer_sources import (
    ListedLayer,
    copy_source,
    file_of,
    is_temporary,
    layer_of_part,
    name_of,
    row_key_of,
    source_on_disk,
)
from .layers import present_layers
from .lost_crs import forget_systems, restore_crs
from .menu_paths import with_menu
from .offered_layer import remember_layer
from .parquet_files import hidden_file, is_hidden, is_to_be_shown
from .raster_inputs import unopened_raster

if TYPE_CHECKING:
    from qgis.core import QgsProject

    from ..core.request import Request

ICONS = Path(__file__).resolve().parents[1] / "resources" / "icons"


class Algorithm(Declarations):
    """An algorithm that has its work done by an operation of the core, whose row of the catalogue names it."""

    identifier: ClassVar[str]

    @property
    def operation(self) -> Operation:
        """The row of the catalogue."""
        return OPERATIONS[self.identifier]

    @property
    def request(self) -> type[Request]:
        """What the operation takes."""
        return self.operation.request

    def declare(self) -> None:
        """Declare the parameters and outputs."""
        raise NotImplementedError

    def createInstance(self) -> Algorithm:
        return type(self)()

    def name(self) -> str:
        return self.identifier

    def displayName(self) -> str:
        return self.tr(self.operation.title)

    def group(self) -> str:
        return self.tr(self.operation.group)

    def groupId(self) -> str:
        return self.operation.group.lower()

    def tags(self) -> list[str]:
        return self.operation.keywords.split(",")

    def icon(self) -> QIcon:
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        return str(ICONS / f"{self.identifier}.svg")

    def shortHelpString(self) -> str:
        return help_html(self.identifier, [(item, item.help()) for item in self.parameterDefinitions()])

    def hasHtmlOutputs(self) -> bool:
        """Keep the dialog from saying after every run, even a cancelled one, that a page was made."""
        return False

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:  # noqa: ARG002
        self._begin()
        self.declare()

    def canExecute(self) -> tuple[bool, str]:
        try:
            find_core_python()
        except CoreError as error:
            return False, translated(str(error))
        return True, ""

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        """Say what is wrong with a value, where QGIS says only that something is."""
        # QGIS takes layers only: one stands in for each file that the core can read and QGIS cannot.
        stand_in = QgsVectorLayer("Point?crs=EPSG:4326", "points", "memory")
        shown = dict(parameters)
        for name in (*self._vector_inputs, *self._layer_lists):
            value = parameters.get(name)
            if isinstance(value, (list, tuple)):
                shown[name] = [stand_in if hidden_file(one) else one for one in value]
            elif hidden_file(value):
                shown[name] = stand_in
        for definition in self.parameterDefinitions():
            name = definition.name()
            if isinstance(definition, QgsProcessingParameterRasterLayer) and unopened_raster(shown.get(name), context):
                shown[name] = None
            value = shown.get(name)
            if is_unset(value):
                continue
            flaw = flaw_of_points(definition, value, context) if name in self._vector_inputs else None
            flaw = flaw or flaw_of_value(definition, value, context)
            if flaw:
                return False, flaw
        return super().checkParameterValues(shown, context)

    def prepareAlgorithm(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,  # noqa: ARG002
    ) -> bool:
        """Look at layers and the project, which belong to the main thread."""
        self._sources: dict[str, VectorSource | None] = {}
        self._copied_from: dict[str, tuple[str, VectorSource | None, str]] = {}
        for name in self._vector_inputs:
            if not self._is_wanted(parameters, name):
                continue
            hidden = hidden_file(parameters[name])
            if hidden:
                self._sources[name] = VectorSource(hidden)
                self._copied_from[name] = (Path(hidden).stem, None, "")
                continue
            layer = self.parameterAsVectorLayer(parameters, name, context) or layer_of_part(parameters[name], context)
            if layer is None:
                source = self.parameterAsSource(parameters, name, context)
                if source is None:
                    raise QgsProcessingException(self.invalidSourceError(parameters, name))
            else:
                restore_crs(layer)
                remember_layer(layer)
            self._sources[name] = source_on_disk(parameters[name], layer) if layer else None
            known = (name_of(layer), file_of(layer), row_key_of(layer)) if layer else (name, None, "")
            self._copied_from[name] = known
        self._lists = {name: self._listed(parameters, name, context) for name in self._layer_lists}
        self._names = self._names_of_results(parameters, context)
        self._origin = Origin(self.identifier, tuple(self._names_of_inputs(parameters, context)))
        inputs = {source.path for source in self._sources.values() if source}
        inputs |= {one.source.path for listed in self._lists.values() for one in listed if one.source}
        for name in self._destinations:
            # Read as a file, which leaves nothing to be loaded: QGIS throws away what is noted here.
            path = self.parameterAsFileOutput(parameters, name, context) if self._is_wanted(parameters, name) else ""
            if path:
                label = label_of(self.parameterDefinition(name))
                _refuse_no_file(label, path)
                _refuse_in_use(label, path, context.project(), inputs)
        return True

    def _names_of_results(self, parameters: dict[str, Any], context: QgsProcessingContext) -> LayerNames:
        """Return how layers of this run are called: by input layer and model, and unlike those of earlier runs."""
        is_given = "MODEL" not in self._destinations and not is_unset(parameters.get("MODEL"))
        model = self.parameterAsFile(parameters, "MODEL", context) if is_given else ""
        project = context.project()
        return LayerNames(
            place_in(self._names_of_inputs(parameters, context)),
            "" if not model or is_temporary(model) else Path(model).stem,
            {layer.name() for layer in project.mapLayers().values()} if project else set(),
        )

    def _names_of_inputs(self, parameters: dict[str, Any], context: QgsProcessingContext) -> list[str]:
        """Return the names of the input layers, first those that tell where the result lies."""
        names = [self._copied_from[name][0] for name in sorted(self._copied_from, key=_tells_less)]
        names += [one.name for listed in self._lists.values() for one in listed]
        grid = self.parameterAsRasterLayer(parameters, "GRID", context) if not names and "GRID" in parameters else None
        return names if grid is None else [grid.name()]

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        try:
            outputs = self.carry_out(parameters, context, feedback)
            _say_pages(outputs, feedback)
            return outputs
        except CoreError as error:
            words = with_labels(translated(str(error)), self.parameterDefinitions())
            raise QgsProcessingException(with_menu(words)) from error
        finally:
            forget_systems()

    def carry_out(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Run the operation of the algorithm's name and return the results.

        Raises
        ------
        CoreError
            It cannot be done.
        """
        python = find_core_python()
        # Here and not earlier: only what is noted while the algorithm runs is loaded afterwards.
        paths = {name: self._destination(parameters, name, kind, context) for name, kind in self._destinations.items()}
        folder = Path(tempfile.mkdtemp(prefix="insar-forecast-", dir=QgsProcessingUtils.tempFolder()))
        try:
            values = {name: read(parameters, context) for name, read in self._readers.items()}
            for name, source in self._sources.items():
                values[name] = source or self._copy(parameters, name, folder, context, feedback)
            for name, listed in self._lists.items():
                for one in listed:
                    one.say_selection(feedback)
                values[name] = [
                    one.on_disk(folder / f"{name}_{at}", context, feedback) for at, one in enumerate(listed)
                ]
            values.update(paths)
            request = self.request.from_json({name.lower(): value for name, value in values.items()})
            answer = run_job(
                self.identifier,
                request.to_json(),
                LabellingFeedback(feedback, self.parameterDefinitions()),
                python=python,
                labels=labels_of(self.parameterDefinitions()),
                destinations=[path for path in paths.values() if path],
            )
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        result = OperationResult.from_json(answer)
        for message in (with_labels(text, self.parameterDefinitions()) for text in result.messages):
            if message not in feedback.textLog():  # most were said while the work went on
                feedback.pushInfo(message)
        is_shown = any(is_to_be_shown(parameters.get(name)) for name, path in paths.items() if path and is_hidden(path))
        labels = {item.name(): item.description() for item in self.destinationParameterDefinitions()}
        present_layers(
            result, paths, context, feedback, names=self._names, labels=labels, origin=self._origin, is_shown=is_shown
        )
        known = {item.name() for item in self.outputDefinitions()}
        outputs = {name: value for name, value in result.outputs.items() if name in known}
        return {**outputs, **{name: path for name, path in paths.items() if path}}

    def _copy(
        self,
        parameters: dict[str, Any],
        name: str,
        folder: Path,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> VectorSource:
        """Hand a layer over as a copy; what is measured is read from the file that the layer shows a part of."""
        title, original, key = self._copied_from[name]
        copy = copy_source(parameters[name], folder, title, row_key=key, context=context, feedback=feedback)
        return replace(copy, described_by=original) if original else copy

    def _listed(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> list[ListedLayer]:
        """Look at the layers of a list."""
        given = parameters[name] if isinstance(parameters[name], (list, tuple)) else [parameters[name]]
        if any(map(hidden_file, given)):
            others = [one for one in given if not hidden_file(one)]
            layers_of_qgis = iter(self._listed({**parameters, name: others}, name, context) if others else ())
            return [ListedLayer.of_file(one) if hidden_file(one) else next(layers_of_qgis) for one in given]
        layers = self.parameterAsLayerList(parameters, name, context) or []
        strangers = [one.name() for one in layers if not isinstance(one, QgsVectorLayer)]
        if len(layers) < len(given):
            strangers += [str(one) for one in given if isinstance(one, str) and not _is_layer(one, context)]
        if strangers or len(layers) < len(given):
            text = self.tr(
                "{parameter} names {value}, which QGIS cannot read as a point layer; expected layers such as the "
                "outputs of 'Import InSAR time series'."
            )
            label = label_of(self.parameterDefinition(name))
            raise QgsProcessingException(text.format(parameter=label, value=(strangers or [str(given)])[0]))
        for layer in layers:
            restore_crs(layer)
        return [ListedLayer.of(layer) for layer in layers]

    def _is_wanted(self, parameters: dict[str, Any], name: str) -> bool:
        return not (self._optional(name) and is_unset(parameters.get(name)))

    def _destination(
        self, parameters: dict[str, Any], name: str, kind: str, context: QgsProcessingContext
    ) -> str | None:
        """Return where an output goes, and have QGIS load it where the user wants it loaded; None where it is unset."""
        if not self._is_wanted(parameters, name):
            return None
        path = self.parameterAsFileOutput(parameters, name, context)
        if kind == "file" or (path and is_hidden(path)):
            return path or None
        return self.parameterAsOutputLayer(parameters, name, context) or None


def _say_pages(outputs: dict[str, Any], feedback: QgsProcessingFeedback) -> None:
    """Say where the pages that were made are found in the window."""
    pages = [Path(value).name for value in outputs.values() if isinstance(value, str) and value.endswith(".html")]
    if pages and compatibility.interface() is not None:
        text = tr("Processing > Results Viewer opens the report: {file}.")
        feedback.pushInfo(text.format(file=", ".join(pages)))


def _tells_less(name: str) -> bool:
    """Sort polygons behind the points that lie in them, and the older of two releases behind the newer."""
    return name in ("AREAS", "OLDER")


def find_core_python() -> str:
    """Return the interpreter of the core, the plugin's setting first.

    Raises
    ------
    EnvironmentMissingError
        There is none; the message says what to run.
    """
    return environment.find_python(QgsSettings().value(environment.SETTING, "", type=str))


def _refuse_no_file(label: str, path: str) -> None:
    """Refuse a database or memory as an output."""
    if path.startswith(("ogr:", "postgis:", "memory:")):
        text = tr("{parameter} is {path}; expected a file. Results cannot be written to a database.")
        raise QgsProcessingException(text.format(parameter=label, path=path))


def _refuse_in_use(label: str, path: str, project: QgsProject | None, inputs: set[str]) -> None:
    """Refuse an output that a layer of the project, or the algorithm itself, reads from."""
    wanted = _normal(path)
    if wanted in {_normal(item) for item in inputs}:
        text = tr("{parameter} is also the input, {path}. Choose another file.")
        raise QgsProcessingException(text.format(parameter=label, path=path))
    for layer in project.mapLayers().values() if project else ():
        source = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source()).get("path")
        if source and _normal(source) == wanted:
            text = tr(
                "{parameter} is {path}, which is open in the project as '{layer}'. Remove that layer, or choose "
                "another file."
            )
            raise QgsProcessingException(text.format(parameter=label, path=path, layer=layer.name()))


def _normal(path: str) -> str:
    return os.path.normcase(os.path.realpath(path))


def _is_layer(value: str, context: QgsProcessingContext) -> bool:
    return QgsProcessingUtils.mapLayerFromString(value, context) is not None
