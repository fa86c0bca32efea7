# SPDX-License-Identifier: GPL-2.0-or-later
"""Import InSAR time series."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from ..core.interface import ImportRequest
from .algorithm import Algorithm


class ImportTimeSeries(Algorithm):
    """A file of measurement points, of any layout with date columns, as a point layer."""

    identifier = "importtimeseries"
    title = "Import InSAR time series"
    section = "Data"
    keywords = "import,csv,zip,psinsar,persistent scatterer,sbas,sentinel-1,treemaps,sarvey,mintpy"
    request = ImportRequest

    def declare(self) -> None:
        self.add_file(
            "INPUT",
            self.tr("File of time series"),
            self.tr("EGMS file (CSV or the ZIP as downloaded), or any CSV, shapefile or GeoPackage with date columns."),
            file_filter="InSAR time series (*.csv *.zip *.txt *.tsv *.gpkg *.shp *.fgb *.geojson)",
        )
        self.add_crs(
            "CRS",
            self.tr("CRS of the file"),
            self.tr("Coordinate reference system of the coordinates; taken from the file if it is left empty."),
        )
        self.add_area("AOI", self.tr("Area of interest"), self.tr("Only points inside these polygons are imported."))
        self.add_extent("EXTENT", self.tr("Extent"), self.tr("Only points inside this extent are imported."))
        self.add_date("DATE_FROM", self.tr("First date"), self.tr("Epochs before this date are left out."))
        self.add_date("DATE_TO", self.tr("Last date"), self.tr("Epochs after this date are left out."))
        self.add_number(
            "MIN_COHERENCE",
            self.tr("Minimum coherence"),
            self.tr("Points of lower temporal coherence (0 to 1) are left out; the file must have such a column."),
        )
        self.add_text(
            "X_FIELD",
            self.tr("Column of eastings or longitudes"),
            self.tr("Found by its name if it is left empty."),
            advanced=True,
        )
        self.add_text(
            "Y_FIELD",
            self.tr("Column of northings or latitudes"),
            self.tr("Found by its name if it is left empty."),
            advanced=True,
        )
        self.add_text(
            "ID_FIELD",
            self.tr("Column of identifiers"),
            self.tr("Found by its name if it is left empty; kept as text, never as a number."),
            advanced=True,
        )
        self.add_choice(
            "UNIT",
            self.tr("Unit of the displacement"),
            self.tr(
                "The output is always in mm. With auto the product or the scatter of the values decides; the log says."
            ),
            advanced=True,
        )
        self.add_choice(
            "COMPONENT",
            self.tr("Component"),
            self.tr(
                "What was measured: along the line of sight (los, + towards the satellite), up, east or north. With "
                "auto the file decides, where it says."
            ),
            advanced=True,
        )
        self.add_points_output(
            "OUTPUT",
            self.tr("Points"),
            self.tr("Points with pid, the file's own attributes, and a field D<date> in mm for each epoch."),
        )
        self.addOutput(QgsProcessingOutputNumber("POINT_COUNT", self.tr("Number of points")))
        self.addOutput(QgsProcessingOutputNumber("EPOCH_COUNT", self.tr("Number of epochs")))
        self.addOutput(QgsProcessingOutputNumber("SKIPPED_COUNT", self.tr("Number of rows left out")))
