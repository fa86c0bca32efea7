# SPDX-License-Identifier: GPL-2.0-or-later
"""Styles inside GeoPackages."""

from dataclasses import replace

import pytest
from qgis.core import QgsCoordinateTransformContext, QgsVectorFileWriter, QgsVectorLayer

from insar_forecast_plugin.processing.style_inside import style_of

pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.fixture
def path(tmp_path):
    """A GeoPackage with one layer of no points."""
    layer = QgsVectorLayer("Point?crs=EPSG:3035&field=velocity:double", "memory", "memory")
    path = str(tmp_path / "points.gpkg")
    options = QgsVectorFileWriter.SaveVectorOptions()
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, QgsCoordinateTransformContext(), options)
    return path


def styles_in(path):
    """Names of the styles in a GeoPackage, and the size of points in the one that a layer is opened with."""
    layer = QgsVectorLayer(path, "points", "ogr")
    _, _, names, *_ = layer.listStylesInDatabase()
    return sorted(names), layer.renderer().symbol().size()


def style(path, size, name="velocity", **options):
    """A style with points of a size."""
    layer = QgsVectorLayer(path, "points", "ogr")
    layer.renderer().symbol().setSize(size)
    return style_of(layer, name, "mm/yr", **options)


def test_the_default_of_several_styles_is_what_a_layer_is_opened_with(path):
    assert style(path, 7.5, is_default=True).write()
    assert style(path, 2.5, name="class").write()
    assert styles_in(path) == (["class", "velocity"], 7.5)


def test_long_name_is_cut_between_words(path):
    assert style(path, 7.5, name="Versatz zwischen den beiden Releases", is_default=True).write()
    assert styles_in(path)[0] == ["Versatz zwischen den ..."]


def test_file_that_is_not_there_takes_no_style(path, tmp_path):
    assert not replace(style(path, 7.5), source=str(tmp_path / "nothing.gpkg")).write()
