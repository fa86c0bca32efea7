# SPDX-License-Identifier: GPL-2.0-or-later
"""Import InSAR time series."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber, QgsProcessingOutputString

from .algorithm import Algorithm


class ImportTimeSeries(Algorithm):
    """A file of measurement points, of any layout with date columns, as a point layer."""

    identifier = "importtimeseries"

    def declare(self) -> None:
        self.add_file(
            "INPUT",
            self.tr("Time series file"),
            self.tr(
                "EGMS file (CSV, or ZIP as downloaded), or any CSV, Excel, Parquet, shapefile or GeoPackage file with "
                "date columns, or with one row per point and date, or per date."
            ),
            file_filter=self.tr(
                "InSAR time series (*.csv *.zip *.gz *.txt *.tsv *.xlsx *.parquet *.gpkg *.shp *.fgb *.geojson *.tab "
                "*.mif)"
            ),
        )
        self.add_files(
            "MORE_INPUTS",
            self.tr("Further files, or the table of coordinates"),
            self.tr(
                "More bursts or tiles. They are imported with the same settings and merged: one calendar, and of "
                "points that lie in several files the better one. Offsets between the files are reported, and removed "
                "where they are significant. One of them may be a table with the identifiers and coordinates of the "
                "points, for files that have none."
            ),
        )
        self.add_crs(
            "CRS",
            self.tr("CRS of the file"),
            self.tr("Coordinate reference system of the coordinates. Empty: taken from the file."),
        )
        self._declare_filters()
        self._declare_reading()
        self.add_points_output(
            "OUTPUT",
            self.tr("Points"),
            self.tr("Points with pid, the attributes of the file, and one field D<date> per epoch, in mm."),
        )
        self.addOutput(QgsProcessingOutputNumber("POINT_COUNT", self.tr("Number of points")))
        self.addOutput(QgsProcessingOutputNumber("EPOCH_COUNT", self.tr("Number of epochs")))
        self.addOutput(QgsProcessingOutputNumber("SKIPPED_COUNT", self.tr("Number of rows not imported")))
        self.addOutput(QgsProcessingOutputString("CRS_USED", self.tr("CRS used, and where it was found")))
        self.addOutput(QgsProcessingOutputString("UNIT_USED", self.tr("Unit of the file, and how it was found")))

    def _declare_filters(self) -> None:
        """Declare what of the file is imported."""
        self.add_area("AOI", self.tr("Area of interest"), self.tr("Only points inside these polygons are imported."))
        self.add_extent("EXTENT", self.tr("Extent"), self.tr("Only points inside this extent are imported."))
        self.add_date("DATE_FROM", self.tr("First date"), self.tr("Earlier epochs are not imported."))
        self.add_date("DATE_TO", self.tr("Last date"), self.tr("Later epochs are not imported."))
        self.add_number(
            "MIN_COHERENCE",
            self.tr("Minimum coherence"),
            self.tr("Points with a lower temporal coherence are not imported. The file must have a coherence column."),
        )

    def _declare_reading(self) -> None:
        """Declare what the file's columns hold, where it does not say so itself."""
        self.add_text(
            "X_FIELD",
            self.tr("Easting or longitude column"),
            self.tr("Empty: found by its name."),
            advanced=True,
        )
        self.add_text(
            "Y_FIELD",
            self.tr("Northing or latitude column"),
            self.tr("Empty: found by its name."),
            advanced=True,
        )
        self.add_text(
            "ID_FIELD",
            self.tr("Identifier column"),
            self.tr("Empty: found by its name. Identifiers are kept as text."),
            advanced=True,
        )
        self.add_choice(
            "UNIT",
            self.tr("Displacement unit in the file"),
            self.tr(
                "The output is always in mm. auto: determined from the product, from what the file states, from its "
                "velocities or from the scatter of the values, and written to the log. If more than one unit is "
                "possible, the import stops and shows the readings."
            ),
            advanced=True,
        )
        self.add_choice(
            "COMPONENT",
            self.tr("Component"),
            self.tr(
                "Direction of the measurement: los (line of sight, + towards the satellite), up, east or north. auto: "
                "taken from the file if stated there."
            ),
            advanced=True,
        )
        self.add_boolean(
            "KEEP_ZEROS",
            self.tr("Keep zeros"),
            self.tr(
                "Otherwise, points that are zero at every epoch, and runs of ten or more zeros, are read as missing "
                "values."
            ),
            advanced=True,
        )
