# SPDX-License-Identifier: GPL-2.0-or-later
"""Names of QGIS that moved between 3.22 and 4: each is looked up where it stands in the QGIS that runs."""

from __future__ import annotations

from typing import Any

from qgis import core
from qgis.PyQt.QtXml import QDomDocument


def _first(*paths: str) -> Any:
    """Return the first name, dotted from ``qgis.core``, that exists."""
    for path in paths:
        found: Any = core
        for part in path.split("."):
            found = getattr(found, part, None)
            if found is None:
                break
        else:
            return found
    raise AttributeError(f"this QGIS has none of {', '.join(paths)}")


POINT_SOURCE = _first(
    "Qgis.ProcessingSourceType.VectorPoint",
    "QgsProcessing.SourceType.TypeVectorPoint",
    "QgsProcessing.TypeVectorPoint",
)
POLYGON_SOURCE = _first(
    "Qgis.ProcessingSourceType.VectorPolygon",
    "QgsProcessing.SourceType.TypeVectorPolygon",
    "QgsProcessing.TypeVectorPolygon",
)
INTEGER = _first(
    "Qgis.ProcessingNumberParameterType.Integer",
    "QgsProcessingParameterNumber.Type.Integer",
    "QgsProcessingParameterNumber.Integer",
)
DOUBLE = _first(
    "Qgis.ProcessingNumberParameterType.Double",
    "QgsProcessingParameterNumber.Type.Double",
    "QgsProcessingParameterNumber.Double",
)
DATE = _first(
    "Qgis.ProcessingDateTimeParameterDataType.Date",
    "QgsProcessingParameterDateTime.Type.Date",
    "QgsProcessingParameterDateTime.Date",
)
CIRCLE_BELOW_TEXT = _first("QgsTextBackgroundSettings.ShapeType.ShapeCircle", "QgsTextBackgroundSettings.ShapeCircle")
AROUND_TEXT = _first("QgsTextBackgroundSettings.SizeType.SizeBuffer", "QgsTextBackgroundSettings.SizeBuffer")
FILE = _first(
    "Qgis.ProcessingFileParameterBehavior.File",
    "QgsProcessingParameterFile.Behavior.File",
    "QgsProcessingParameterFile.File",
)
FOLDER = _first(
    "Qgis.ProcessingFileParameterBehavior.Folder",
    "QgsProcessingParameterFile.Behavior.Folder",
    "QgsProcessingParameterFile.Folder",
)
ANY_FILE = _first(
    "Qgis.ProcessingSourceType.File",
    "QgsProcessing.SourceType.TypeFile",
    "QgsProcessing.TypeFile",
)
NUMERIC_FIELD = _first(
    "Qgis.ProcessingFieldParameterDataType.Numeric",
    "QgsProcessingParameterField.DataType.Numeric",
    "QgsProcessingParameterField.Numeric",
)
ANY_FIELD = _first(
    "Qgis.ProcessingFieldParameterDataType.Any",
    "QgsProcessingParameterField.DataType.Any",
    "QgsProcessingParameterField.Any",
)
ADVANCED = _first(
    "Qgis.ProcessingParameterFlag.Advanced",
    "QgsProcessingParameterDefinition.Flag.FlagAdvanced",
    "QgsProcessingParameterDefinition.FlagAdvanced",
)
OPTIONAL = _first(
    "Qgis.ProcessingParameterFlag.Optional",
    "QgsProcessingParameterDefinition.Flag.FlagOptional",
    "QgsProcessingParameterDefinition.FlagOptional",
)
WKT2 = _first(
    "Qgis.CrsWktVariant.Preferred",
    "QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED",
    "QgsCoordinateReferenceSystem.WKT_PREFERRED",
)
DISCRETE_RAMP = _first(
    "Qgis.ShaderInterpolationMethod.Discrete",
    "QgsColorRampShader.Type.Discrete",
    "QgsColorRampShader.Discrete",
)
STROKE_STYLE = _first(
    "QgsSymbolLayer.Property.StrokeStyle",
    "QgsSymbolLayer.Property.PropertyStrokeStyle",
    "QgsSymbolLayer.PropertyStrokeStyle",
)
STROKE_COLOUR = _first(
    "QgsSymbolLayer.Property.StrokeColor",
    "QgsSymbolLayer.Property.PropertyStrokeColor",
    "QgsSymbolLayer.PropertyStrokeColor",
)
STROKE_WIDTH = _first(
    "QgsSymbolLayer.Property.StrokeWidth",
    "QgsSymbolLayer.Property.PropertyStrokeWidth",
    "QgsSymbolLayer.PropertyStrokeWidth",
)
FIXED_TEMPORAL_RANGE = _first(
    "Qgis.RasterTemporalMode.FixedTemporalRange",
    "QgsRasterLayerTemporalProperties.ModeFixedTemporalRange",
)
FIXED_RANGE_PER_BAND = getattr(_first("Qgis.RasterTemporalMode"), "FixedRangePerBand", None)
"""None before QGIS 3.38."""
START_AND_END_FIELDS = _first(
    "Qgis.VectorTemporalMode.FeatureDateTimeStartAndEndFromFields",
    "QgsVectorLayerTemporalProperties.ModeFeatureDateTimeStartAndEndFromFields",
)
WITHOUT_THE_END = _first(
    "Qgis.VectorTemporalLimitMode.IncludeBeginExcludeEnd",
    "QgsVectorLayerTemporalProperties.LimitMode.IncludeBeginExcludeEnd",
    "QgsVectorLayerTemporalProperties.ModeIncludeBeginExcludeEnd",
)
POLYGON_GEOMETRY = _first(
    "Qgis.GeometryType.Polygon", "QgsWkbTypes.GeometryType.PolygonGeometry", "QgsWkbTypes.PolygonGeometry"
)
POINT_GEOMETRY = _first(
    "Qgis.GeometryType.Point", "QgsWkbTypes.GeometryType.PointGeometry", "QgsWkbTypes.PointGeometry"
)
LINE_GEOMETRY = _first("Qgis.GeometryType.Line", "QgsWkbTypes.GeometryType.LineGeometry", "QgsWkbTypes.LineGeometry")
FLAT_CAP = _first("Qgis.EndCapStyle.Flat", "QgsGeometry.EndCapStyle.CapFlat", "QgsGeometry.CapFlat")
ROUND_JOIN = _first("Qgis.JoinStyle.Round", "QgsGeometry.JoinStyle.JoinStyleRound", "QgsGeometry.JoinStyleRound")
MAP_UNITS = _first("Qgis.RenderUnit.MapUnits", "QgsUnitTypes.RenderUnit.RenderMapUnits", "QgsUnitTypes.RenderMapUnits")
LAYER_ENABLED = _first(
    "QgsSymbolLayer.Property.LayerEnabled",
    "QgsSymbolLayer.Property.PropertyLayerEnabled",
    "QgsSymbolLayer.PropertyLayerEnabled",
)
NO_GEOMETRY = _first(
    "Qgis.FeatureRequestFlag.NoGeometry", "QgsFeatureRequest.Flag.NoGeometry", "QgsFeatureRequest.NoGeometry"
)
METRES = _first("Qgis.DistanceUnit.Meters", "QgsUnitTypes.DistanceUnit.DistanceMeters", "QgsUnitTypes.DistanceMeters")
DAYS = _first("Qgis.TemporalUnit.Days", "QgsUnitTypes.TemporalUnit.TemporalDays", "QgsUnitTypes.TemporalDays")
HOURS = _first("Qgis.TemporalUnit.Hours", "QgsUnitTypes.TemporalUnit.TemporalHours", "QgsUnitTypes.TemporalHours")
NAVIGATION_OFF = _first(
    "Qgis.TemporalNavigationMode.Disabled",
    "QgsTemporalNavigationObject.NavigationMode.NavigationOff",
    "QgsTemporalNavigationObject.NavigationOff",
)
TWO_DECIMALS = {"widget_wrapper": {"decimals": 2}}
"""Metadata of a number in dialogs."""


def interface() -> Any:
    """Return the interface to the window of QGIS; None in ``qgis_process``, and where QGIS has no windows at all."""
    try:
        from qgis.utils import iface
    except ImportError:
        return None
    return iface


def sld_of(layer: core.QgsMapLayer) -> QDomDocument:
    """Return the style of a layer as SLD; what it cannot express is left out."""
    if hasattr(layer, "exportSldStyleV3"):  # the other way is deprecated there
        return layer.exportSldStyleV3(core.QgsSldExportContext())
    document = QDomDocument()
    layer.exportSldStyle(document, "")
    return document
