# SPDX-License-Identifier: GPL-2.0-or-later
"""The line where releases were joined, in the drawing of the dock."""

import json

import numpy as np
import pytest
from canvas_actions import click, lines
from dated_layers import RATES, dated_layer, epochs, moving, place_of
from osgeo import ogr
from qgis.core import QgsCoordinateTransformContext, QgsProject, QgsVectorFileWriter, QgsVectorLayer

from insar_forecast_plugin.ui.seam_mark import seams_in
from insar_forecast_plugin.ui.series_marks import day_numbers

DATES = epochs(80)
JOIN, LATER = DATES[30], DATES[60]


@pytest.fixture
def joined(qgis_iface, canvas, tmp_path):
    """Return a function that makes a file the active layer whose series were joined at some dates."""

    def joined(*dates, name="joined"):
        made = dated_layer(moving(RATES))
        path = str(tmp_path / f"{name}.gpkg")
        options = QgsVectorFileWriter.SaveVectorOptions()
        QgsVectorFileWriter.writeAsVectorFormatV3(made, path, QgsCoordinateTransformContext(), options)
        QgsProject.instance().removeMapLayer(made)
        source = ogr.Open(path, 1)
        told = {"component": "los", "seams": [{"first_after": str(day), "offset_mm": 2.0} for day in dates]}
        source.GetLayer(0).SetMetadataItem("INSAR_FORECAST_MEASURED", json.dumps(told))
        del source
        layer = QgsVectorLayer(path, name, "ogr")
        QgsProject.instance().addMapLayer(layer)
        qgis_iface.setActiveLayer(layer)
        return layer

    return joined


def marked(axes):
    return [float(line.get_xdata()[0]) for line in lines(axes, "seam")]


def words(axes):
    return [text.get_text() for text in axes.texts if text.get_gid() == "seam"]


def as_days(*dates):
    return day_numbers(np.array(dates, dtype="datetime64[D]")).tolist()


def test_each_join_is_a_line_with_words(dock, canvas, joined):
    joined(LATER, JOIN)
    click(canvas, place_of(3))
    assert marked(dock.plot.axes) == as_days(JOIN, LATER)
    assert words(dock.plot.axes) == ["join of releases"] * 2


def test_residuals_have_the_line_too_without_the_words(dock, canvas, joined):
    joined(JOIN)
    dock.controls.residuals.setChecked(True)
    click(canvas, place_of(3))
    assert marked(dock.plot.residual_axes) == as_days(JOIN)
    assert (words(dock.plot.axes), words(dock.plot.residual_axes)) == (["join of releases"], [])


def test_join_outside_the_series_is_not_drawn_and_does_not_widen_the_drawing(dock, canvas, joined):
    joined("2010-01-05", DATES[0], "2040-01-05")
    click(canvas, place_of(3))
    assert marked(dock.plot.axes) == []
    assert dock.plot.axes.get_xlim()[0] > as_days("2021-01-01")[0]


def test_layer_that_was_not_joined_has_no_line_after_one_that_was(dock, canvas, joined):
    joined(JOIN)
    click(canvas, place_of(3))
    joined(name="other")
    click(canvas, place_of(3))
    assert (marked(dock.plot.axes), words(dock.plot.axes)) == ([], [])


@pytest.mark.parametrize("told", [None, {}, [None], [{"first_after": "soon"}], [{"first_after": None}], [{}]])
def test_file_of_others_that_tells_joins_in_another_way_is_no_error(told):
    assert seams_in(told) == ()
