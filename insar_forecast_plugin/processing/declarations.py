# SPDX-License-Identifier: GPL-2.0-or-later
"""Declaring parameters: each one line, with its default and range from the request class, and how it is read.

The name of a parameter in lower case is the name of the request's field, so a declaration is enough to fill the
request.
"""

from __future__ import annotations

import re
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any, Callable

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorDestination,
)

from ..core.request import Area, Extent
from ..languages import tr
from . import compatibility
from .choice_parameter import ChoiceParameter
from .labels import label_of
from .lost_crs import with_definition
from .offered_layer import start_with_fitting
from .raster_inputs import path_of_raster, unopened_raster

if TYPE_CHECKING:
    from ..core.request import Request

_SMALLEST_SHOWN = 0.01
"""A number that may be smaller keeps the decimals that QGIS gives it."""

Reader = Callable[[dict, Any], Any]


class Declarations(QgsProcessingAlgorithm):
    """The part of an algorithm that declares parameters and reads their values."""

    @property
    def request(self) -> type[Request]:
        """The class of the request whose fields the parameters fill."""
        raise NotImplementedError

    def tr(self, text: str) -> str:
        """Translate a text of the interface."""
        return tr(text)

    def _begin(self) -> None:
        self._readers: dict[str, Reader] = {}
        self._vector_inputs: list[str] = []
        self._layer_lists: list[str] = []
        self._destinations: dict[str, str] = {}  # name -> vector, raster or file

    def _default(self, name: str) -> Any:
        for item in fields(self.request):
            if item.name == name.lower():
                return None if item.default is MISSING else item.default
        raise KeyError(f"{self.request.__name__} has no field {name.lower()}")

    def _annotation(self, name: str) -> str:
        return next(str(item.type) for item in fields(self.request) if item.name == name.lower())

    def _optional(self, name: str) -> bool:
        return self._annotation(name).startswith("Optional")

    def _add(self, definition: Any, help_text: str, reader: Reader | None = None, *, advanced: bool = False) -> None:
        definition.setHelp(help_text)
        if advanced:
            definition.setFlags(definition.flags() | compatibility.ADVANCED)
        if reader is not None:
            self._readers[definition.name()] = reader
        self.addParameter(definition)

    def add_number(self, name: str, description: str, help_text: str, *, advanced: bool = False) -> None:
        """Declare a number; whole or not, optional or not, as the request's field is."""
        integer, optional = "int" in self._annotation(name), self._optional(name)
        kind = compatibility.INTEGER if integer else compatibility.DOUBLE
        definition = QgsProcessingParameterNumber(name, description, kind, self._default(name), optional)
        low, high = self.request.ranges.get(name.lower(), (None, None))
        if low is not None:
            definition.setMinimum(low)
        if high is not None:
            definition.setMaximum(high)
        if not integer and not (low is not None and 0 < low < _SMALLEST_SHOWN):
            # QGIS shows six decimals otherwise: 365.000000 days.
            definition.setMetadata(compatibility.TWO_DECIMALS)

        def read(parameters: dict, context: Any) -> Any:
            # An unset optional number reads as 0.0: the raw value tells.
            if optional and is_unset(parameters.get(name)):
                return None
            as_number = self.parameterAsInt if integer else self.parameterAsDouble
            return as_number(parameters, name, context)

        self._add(definition, help_text, read, advanced=advanced)

    def add_boolean(self, name: str, description: str, help_text: str, *, advanced: bool = False) -> None:
        """Declare yes or no."""
        definition = QgsProcessingParameterBoolean(name, description, self._default(name))
        self._add(definition, help_text, lambda p, c: self.parameterAsBoolean(p, name, c), advanced=advanced)

    def add_choice(self, name: str, description: str, help_text: str, *, advanced: bool = False) -> None:
        """Declare one or several of the request's allowed values, as static strings."""
        default = self._default(name)
        several = isinstance(default, tuple)
        definition = ChoiceParameter(
            name,
            description,
            list(self.request.choices[name.lower()]),
            several,
            list(default) if several else default,
            False,
            True,
        )
        read = self.parameterAsEnumStrings if several else self.parameterAsEnumString
        self._add(definition, help_text, lambda p, c: read(p, name, c), advanced=advanced)

    def add_text(self, name: str, description: str, help_text: str, *, advanced: bool = False) -> None:
        """Declare an optional text."""
        definition = QgsProcessingParameterString(name, description, None, False, True)
        self._add(definition, help_text, lambda p, c: self.parameterAsString(p, name, c) or None, advanced=advanced)

    def add_date(self, name: str, description: str, help_text: str, *, advanced: bool = False) -> None:
        """Declare an optional date."""
        definition = QgsProcessingParameterDateTime(name, description, compatibility.DATE, None, True)

        def read(parameters: dict, context: Any) -> str | None:
            if is_unset(parameters.get(name)):
                return None
            day = self.parameterAsDateTime(parameters, name, context).date()
            if not day.isValid():
                text = self.tr("{parameter} is {value}; expected a date such as 2021-12-31.")
                raise QgsProcessingException(text.format(parameter=label_of(definition), value=repr(parameters[name])))
            return day.toString("yyyy-MM-dd")

        self._add(definition, help_text, read, advanced=advanced)

    def add_file(
        self,
        name: str,
        description: str,
        help_text: str,
        *,
        file_filter: str,
        offered: str | None = None,
        advanced: bool = False,
    ) -> None:
        """Declare a file to read; any file may be chosen, for the core looks at what is in it.

        ``offered`` is what the dialog shows at first; scripts that leave the file out do not get it.
        """
        definition = QgsProcessingParameterFile(
            name,
            description,
            compatibility.FILE,
            "",
            None,
            self._optional(name),
            f"{file_filter};;{self.tr('All files (*)')}",
        )
        if offered is not None:
            definition.setGuiDefaultValueOverride(offered)
        self._add(definition, help_text, lambda p, c: self.parameterAsFile(p, name, c) or None, advanced=advanced)

    def add_points(self, name: str, description: str, help_text: str) -> None:
        """Declare a point layer; the base class hands it over."""
        self._vector_inputs.append(name)
        definition = QgsProcessingParameterFeatureSource(
            name, description, [compatibility.POINT_SOURCE], None, self._optional(name)
        )
        start_with_fitting(definition, compatibility.POINT_GEOMETRY)
        self._add(definition, help_text)

    def add_polygons(self, name: str, description: str, help_text: str) -> None:
        """Declare a polygon layer with its attributes; the base class hands it over."""
        self._vector_inputs.append(name)
        definition = QgsProcessingParameterFeatureSource(
            name, description, [compatibility.POLYGON_SOURCE], None, self._optional(name)
        )
        start_with_fitting(definition, compatibility.POLYGON_GEOMETRY)
        self._add(definition, help_text)

    def add_layers(self, name: str, description: str, help_text: str) -> None:
        """Declare two or more point layers; the base class hands them over."""
        self._layer_lists.append(name)
        # Without a least number: QGIS' own words for one layer say nothing, the core's do.
        self._add(QgsProcessingParameterMultipleLayers(name, description, compatibility.POINT_SOURCE), help_text)

    def add_files(self, name: str, description: str, help_text: str) -> None:
        """Declare any number of files."""
        definition = QgsProcessingParameterMultipleLayers(name, description, compatibility.ANY_FILE, None, True)

        def read(parameters: dict, context: Any) -> list[str]:
            if is_unset(parameters.get(name)):
                return []
            return [path for path in self.parameterAsFileList(parameters, name, context) if path]

        self._add(definition, help_text, read)

    def add_field(self, name: str, description: str, help_text: str, *, of: str, numeric: bool) -> None:
        """Declare an optional field of the layer that the parameter ``of`` names."""
        kind = compatibility.NUMERIC_FIELD if numeric else compatibility.ANY_FIELD
        definition = QgsProcessingParameterField(name, description, None, of, kind, False, True)
        self._add(definition, help_text, lambda p, c: self.parameterAsString(p, name, c) or None)

    def add_dates(self, name: str, description: str, help_text: str, *, advanced: bool = False) -> None:
        """Declare any number of dates in one text, separated by commas, semicolons or spaces."""
        definition = QgsProcessingParameterString(name, description, None, False, True)

        def read(parameters: dict, context: Any) -> list[str]:
            return re.findall(r"[^\s,;]+", self.parameterAsString(parameters, name, context) or "")

        self._add(definition, help_text, read, advanced=advanced)

    def add_numbers(self, name: str, description: str, help_text: str, *, advanced: bool = False) -> None:
        """Declare any number of numbers in one text, separated by commas, semicolons or spaces."""
        definition = QgsProcessingParameterString(name, description, None, False, True)

        def read(parameters: dict, context: Any) -> list[float]:
            texts = re.findall(r"[^\s,;]+", self.parameterAsString(parameters, name, context) or "")
            try:
                return [float(one) for one in texts]
            except ValueError as error:
                text = self.tr("{parameter} is {value}; expected numbers such as 37.3, 39.")
                words = text.format(parameter=label_of(definition), value=repr(parameters[name]))
                raise QgsProcessingException(words) from error

        self._add(definition, help_text, read, advanced=advanced)

    def add_area(self, name: str, description: str, help_text: str) -> None:
        """Declare an optional polygon layer whose union, as WKT with its CRS, goes into the request."""
        definition = QgsProcessingParameterFeatureSource(name, description, [compatibility.POLYGON_SOURCE], None, True)

        def read(parameters: dict, context: Any) -> Area | None:
            source = self.parameterAsSource(parameters, name, context)
            if source is None:
                return None
            union = QgsGeometry.unaryUnion([feature.geometry() for feature in source.getFeatures()])
            if union.isEmpty():
                text = self.tr("{parameter} has no polygons. Choose another layer or leave it empty.")
                raise QgsProcessingException(text.format(parameter=label_of(definition)))
            return Area(union.asWkt(), known_wkt(source.sourceCrs(), label_of(definition)))

        self._add(definition, help_text, read)

    def add_extent(self, name: str, description: str, help_text: str, *, advanced: bool = False) -> None:
        """Declare an optional extent, handed over with its CRS."""
        definition = QgsProcessingParameterExtent(name, description, None, True)

        def read(parameters: dict, context: Any) -> Extent | None:
            if is_unset(parameters.get(name)):
                return None
            box = self.parameterAsExtent(parameters, name, context)
            crs = self.parameterAsExtentCrs(parameters, name, context)
            bounds = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
            return Extent(bounds, known_wkt(crs, label_of(definition)))

        help_text = f"{help_text} {self.tr('In scripts, give its CRS too: xmin,xmax,ymin,ymax [EPSG:3035].')}"
        self._add(definition, help_text, read, advanced=advanced)

    def add_crs(self, name: str, description: str, help_text: str, *, advanced: bool = False) -> None:
        """Declare an optional CRS, handed over as WKT because a custom one has no code."""
        definition = QgsProcessingParameterCrs(name, description, None, True)

        def read(parameters: dict, context: Any) -> str | None:
            if is_unset(parameters.get(name)):
                return None
            return known_wkt(self.parameterAsCrs(parameters, name, context), label_of(definition))

        self._add(definition, help_text, read, advanced=advanced)

    def add_grid(self, name: str, description: str, help_text: str) -> None:
        """Declare a raster stack, optional or not as the request's field is, handed over by the path of its file."""
        definition = QgsProcessingParameterRasterLayer(name, description, None, self._optional(name))

        def read(parameters: dict, context: Any) -> str | None:
            if is_unset(parameters.get(name)):
                return None
            unopened = unopened_raster(parameters[name], context)
            if unopened:
                return unopened
            layer = self.parameterAsRasterLayer(parameters, name, context)
            return path_of_raster(label_of(definition), layer, parameters[name])

        self._add(definition, help_text, read)

    def add_points_output(self, name: str, description: str, help_text: str, *, by_default: bool = True) -> None:
        """Declare a layer of points to be written."""
        self._destinations[name] = "vector"
        definition = QgsProcessingParameterVectorDestination(
            name, description, compatibility.POINT_SOURCE, None, self._optional(name), by_default
        )
        self._add(definition, help_text)

    def add_areas_output(self, name: str, description: str, help_text: str, *, by_default: bool = True) -> None:
        """Declare a layer of polygons to be written."""
        self._destinations[name] = "vector"
        definition = QgsProcessingParameterVectorDestination(
            name, description, compatibility.POLYGON_SOURCE, None, self._optional(name), by_default
        )
        self._add(definition, help_text)

    def add_raster_output(self, name: str, description: str, help_text: str, *, by_default: bool = True) -> None:
        """Declare a raster to be written."""
        self._destinations[name] = "raster"
        definition = QgsProcessingParameterRasterDestination(name, description, None, self._optional(name), by_default)
        self._add(definition, help_text)

    def add_file_output(
        self, name: str, description: str, help_text: str, *, file_filter: str = "", by_default: bool = False
    ) -> None:
        """Declare a file to be written, a report unless another kind is named."""
        file_filter = file_filter or self.tr("HTML files (*.html)")
        self._destinations[name] = "file"
        definition = QgsProcessingParameterFileDestination(
            name, description, file_filter, None, self._optional(name), by_default
        )
        self._add(definition, help_text)

    # What several algorithms have: one id and one title each.

    def add_series(self) -> None:
        """Declare the points that forecasts are made of."""
        self.add_points("POINTS", self.tr("Points"), self.tr("Measurement points with one field per epoch, in mm."))

    def add_model(self, help_text: str, *, offered: str | None = None, advanced: bool = False) -> None:
        """Declare the model to use."""
        models = self.tr("Models (*.safetensors)")
        self.add_file("MODEL", self.tr("Model"), help_text, file_filter=models, offered=offered, advanced=advanced)

    def add_model_output(self, help_text: str) -> None:
        """Declare the model to be written."""
        models = self.tr("Models (*.safetensors)")
        self.add_file_output("MODEL", self.tr("Model"), help_text, file_filter=models, by_default=True)

    def add_lookback(self, help_text: str) -> None:
        """Declare how far back a forecast looks."""
        self.add_number("LOOKBACK_DAYS", self.tr("Lookback (days)"), help_text)

    def add_horizon(self, help_text: str, *, advanced: bool = False) -> None:
        """Declare how far ahead is forecast."""
        self.add_number("HORIZON_DAYS", self.tr("Horizon (days)"), help_text, advanced=advanced)

    def add_step(self) -> None:
        """Declare the time between forecast dates."""
        hint = self.tr("Time between forecast dates, in days. Empty: the median of the last 12 intervals.")
        self.add_number("STEP_DAYS", self.tr("Time step (days)"), hint, advanced=True)

    def add_grid_size(self, help_text: str, *, advanced: bool = False) -> None:
        """Declare the size of a grid."""
        self.add_number("GRID_SIZE", self.tr("Cells along the longer side"), help_text, advanced=advanced)

    def add_seed(self, help_text: str) -> None:
        """Declare the seed of what is random."""
        self.add_number("SEED", self.tr("Seed"), help_text, advanced=True)

    def add_device(self, hint: str = "") -> None:
        """Declare what computes; ``hint`` where that is not PyTorch."""
        of_torch = self.tr("Processor for PyTorch. auto: a graphics card if there is one, otherwise the CPU.")
        self.add_choice("DEVICE", self.tr("Device"), hint or of_torch, advanced=True)


def is_unset(value: Any) -> bool:
    """Say whether a raw value means that nothing was given (None, a null variant, an empty text)."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return True
    return bool(hasattr(value, "isNull") and type(value).__name__ == "QVariant" and value.isNull())


def known_wkt(crs: QgsCoordinateReferenceSystem, label: str) -> str:
    """Return a CRS as WKT; ``label`` names the parameter in the message.

    Raises
    ------
    QgsProcessingException
        It is unknown; the message says which parameter lacks it.
    """
    if not crs.isValid():
        text = tr("{parameter} has no known CRS. Give one; for an extent, write xmin,xmax,ymin,ymax [EPSG:3035].")
        raise QgsProcessingException(text.format(parameter=label))
    return with_definition(crs).toWkt(compatibility.WKT2)
