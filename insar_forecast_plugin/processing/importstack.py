# SPDX-License-Identifier: GPL-2.0-or-later
"""Import raster stack."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber, QgsProcessingOutputString

from .algorithm import Algorithm


class ImportStack(Algorithm):
    """A raster time series of another program as a GeoTIFF stack in mm, and as points."""

    identifier = "importstack"

    def declare(self) -> None:
        self.add_file(
            "INPUT",
            self.tr("Raster stack: file, or any file of its folder"),
            self.tr(
                "Time series of MintPy or LiCSBAS (HDF5), PyGMTSAR (NetCDF), a GeoTIFF with a band per date, or a "
                "folder with a file per date (OPERA DISP-S1, dolphin, GMTSAR, NSBAS, any GeoTIFFs). For a folder, "
                "choose any file in it, or paste the path of the folder."
            ),
            file_filter=self.tr("Raster stacks (*.h5 *.hdf5 *.he5 *.nc *.grd *.tif *.tiff *.vrt)"),
        )
        self.add_choice(
            "PRODUCT",
            self.tr("Product"),
            self.tr("auto: recognised by the content. Set it where a folder holds several products."),
        )
        self._declare_filters()
        self._declare_reading()
        self.add_raster_output(
            "OUTPUT", self.tr("Raster stack"), self.tr("GeoTIFF in mm, one band per epoch, named by its date.")
        )
        self.add_points_output(
            "OUTPUT_POINTS",
            self.tr("Pixels as points"),
            self.tr(
                "One point per pixel with values, with a field D<date> per epoch in mm, its velocity, and coherence, "
                "height and viewing angles where the product has them."
            ),
            by_default=False,
        )
        self.addOutput(QgsProcessingOutputNumber("PIXEL_COUNT", self.tr("Number of pixels")))
        self.addOutput(QgsProcessingOutputNumber("EPOCH_COUNT", self.tr("Number of epochs")))
        self.addOutput(QgsProcessingOutputString("UNIT_USED", self.tr("Unit of the file, and how it was found")))
        self.addOutput(QgsProcessingOutputString("CRS_USED", self.tr("CRS of the output, and how it was made")))
        self.addOutput(QgsProcessingOutputString("PRODUCT_USED", self.tr("Product")))

    def _declare_filters(self) -> None:
        """Declare what of the stack is imported."""
        self.add_grid(
            "MASK",
            self.tr("Mask"),
            self.tr(
                "Raster of any grid and CRS: GeoTIFF, a grid of GMT or NetCDF, or a geocoded mask of MintPy (HDF5). "
                "Pixels outside of it, and where it is 0 or has no value, are left out. The product's own mask is "
                "always applied."
            ),
        )
        self.add_number(
            "MIN_COHERENCE",
            self.tr("Minimum coherence"),
            self.tr("Pixels with a lower temporal coherence are left out. The product must have a coherence."),
        )
        self.add_area("AOI", self.tr("Area of interest"), self.tr("Only pixels inside these polygons are imported."))
        self.add_extent("EXTENT", self.tr("Extent"), self.tr("Only pixels inside this extent are imported."))
        self.add_date("DATE_FROM", self.tr("First date"), self.tr("Earlier epochs are not imported."))
        self.add_date("DATE_TO", self.tr("Last date"), self.tr("Later epochs are not imported."))

    def _declare_reading(self) -> None:
        """Declare what the values are, where the product does not say so itself."""
        self.add_choice(
            "UNIT",
            self.tr("Displacement unit in the file"),
            self.tr(
                "The output is always in mm. auto: the unit of the product. If that is unknown, or the values cannot "
                "be in it, the import stops and says what was found."
            ),
            advanced=True,
        )
        self.add_crs(
            "CRS",
            self.tr("CRS"),
            self.tr(
                "The CRS of a product that does not state one. Otherwise the CRS of the output. Empty: the product's "
                "own CRS, or the UTM zone if that is in degrees."
            ),
            advanced=True,
        )
        self.add_choice(
            "COMPONENT",
            self.tr("Component"),
            self.tr(
                "Direction of the measurement: los (line of sight, + towards the satellite), up, east or north. auto: "
                "taken from the product if stated there."
            ),
            advanced=True,
        )
