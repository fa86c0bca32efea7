# SPDX-License-Identifier: GPL-2.0-or-later
"""What the dock reads from layers: dates by name, numbers, what a classification says, what the file says."""

import json
from datetime import date

import numpy as np
import pytest
from dated_layers import dated_layer, epochs, forecast_fields, moving, number, path_fields, place_of, text, trend_fields
from qgis.core import QgsFields, QgsGeometry, QgsRectangle, QgsVectorLayer

from insar_forecast_plugin.ui.layer_dates import find_date_fields
from insar_forecast_plugin.ui.series_reading import ids_within, measured_of, series_near, series_of

pytestmark = pytest.mark.usefixtures("qgis_new_project")


def fields_named(*names):
    fields = QgsFields()
    for name in names:
        fields.append(number(name))
    return fields


def only(layer, row=0):
    box = QgsRectangle.fromCenterAndSize(place_of(row), 20, 20)
    (series,) = series_near(layer, box, place_of(row)).series
    return series


def everywhere(layer):
    return QgsGeometry.fromRect(layer.extent().buffered(10))


@pytest.mark.parametrize(
    "name",
    [
        *("20240131", "D20240131", "D_20240131", "d20240131", "2024-01-31", "2024/1/31", "2024-01-31T05:33:11"),
        *("X20240131", "F20240131", "disp_20240131", "date_20240131", "2024_01_31", "31.01.2024"),
    ],
)
def test_name_of_an_epoch_is_understood(name):
    assert find_date_fields(fields_named(name)).observed == ((date(2024, 1, 31), 0),)


@pytest.mark.parametrize("name", ["20241331", "99999999", "D2024013", "D20240131_std", "height", "E20240131"])
def test_name_that_is_no_epoch_is_passed_over(name):
    assert find_date_fields(fields_named(name)).observed == ()


def test_epochs_are_in_the_order_of_time_wherever_they_stand():
    found = find_date_fields(fields_named("D20240212", "rmse", "D20240131")).observed
    assert found == ((date(2024, 1, 31), 2), (date(2024, 2, 12), 0))


def test_text_field_named_like_a_date_is_no_epoch():
    fields = QgsFields()
    fields.append(text("D20240131"))
    assert not find_date_fields(fields)


def test_forecast_without_interval_has_no_ends():
    found = find_date_fields(fields_named("F20240131", "D20240119"))
    assert found.forecast == ((date(2024, 1, 31), 0, -1, -1),)


def test_fields_that_arcgis_began_with_f_are_epochs():
    found = find_date_fields(fields_named("20240119", "F20240131", "F20240212"))
    assert [day.day for day, _ in found.observed] == [19, 31, 12]
    assert found.forecast == ()


def test_values_are_those_of_the_layer():
    values = moving([-10.0, 4.0])
    series = only(dated_layer(values), 1)
    np.testing.assert_allclose(series.values, values[1])
    assert list(series.dates) == [np.datetime64(day) for day in epochs(80)]


def test_missing_values_are_nan():
    values = moving([1.0])
    values[0, 3] = np.nan
    assert list(np.flatnonzero(np.isnan(only(dated_layer(values)).values))) == [3]


def test_forecast_and_its_interval_are_read():
    layer = dated_layer(moving([1.0]), more=forecast_fields(1, epochs(80)[-1]))
    series = only(layer)
    assert (list(series.forecast), list(series.lower), list(series.upper)) == ([1, 2], [-2, -1], [4, 5])


def test_band_of_all_dates_is_read():
    last = epochs(80)[-1]
    series = only(dated_layer(moving([1.0]), more=forecast_fields(1, last) + path_fields(1, last)))
    assert (list(series.path_lower), list(series.path_upper)) == ([-4, -3], [6, 7])


def test_point_is_called_by_its_identifier():
    assert only(dated_layer(moving([0.0, 0.0])), 1).point == "P1"


def test_break_of_a_bilinear_point_is_read():
    layer = dated_layer(moving([1.0]), more=trend_fields(["bilinear"], date(2023, 6, 1)))
    assert only(layer).trend.break_date == np.datetime64("2023-06-01")


def test_break_that_the_class_does_not_have_is_passed_over():
    layer = dated_layer(moving([1.0]), more=trend_fields(["linear"], date(2023, 6, 1)))
    assert np.isnat(only(layer).trend.break_date)


def test_all_jumps_are_read():
    layer = dated_layer(
        moving([1.0]), more=trend_fields(["unwrapping_error"], None, "2022-03-06 +27.1; 2023-01-10 -28")
    )
    assert only(layer).trend.jumps == ((np.datetime64("2022-03-06"), 27.1), (np.datetime64("2023-01-10"), -28.0))


def test_layer_without_classes_has_no_trend():
    assert only(dated_layer(moving([1.0]))).trend is None


def test_points_at_the_same_place_are_all_found():
    layer = dated_layer(moving([1.0, 2.0]))
    second = layer.getFeature(2)
    layer.dataProvider().changeGeometryValues({second.id(): QgsGeometry.fromPointXY(place_of(0))})
    box = QgsRectangle.fromCenterAndSize(place_of(0), 20, 20)
    found = series_near(layer, box, place_of(0))
    assert sorted(series.point for series in found.series) == ["P0", "P1"]


def test_of_points_equally_near_one_is_found():
    layer = dated_layer(moving([1.0, 2.0]))
    here = place_of(0)
    for feature_id, shift in ((1, -5), (2, 5)):
        at = QgsGeometry.fromPointXY(here)
        at.translate(shift, 0)
        layer.dataProvider().changeGeometryValues({feature_id: at})
    assert len(series_near(layer, QgsRectangle.fromCenterAndSize(here, 20, 20), here).series) == 1


def series_in(layer, area, *most):
    """Return the series in an area as the dock reads them."""
    return series_of(layer, ids_within(layer, area)[0], *most)


def test_point_without_a_place_is_passed_over():
    layer = dated_layer(moving([1.0, 2.0]))
    layer.dataProvider().changeGeometryValues({1: QgsGeometry()})
    box = QgsGeometry.fromRect(QgsRectangle.fromCenterAndSize(place_of(0), 900, 900))
    assert [series.point for series in series_in(layer, box).series] == ["P1"]


def test_area_with_too_many_points_gives_some_spread_over_it():
    found = series_in(layer := dated_layer(moving(np.zeros(31), 5)), everywhere(layer), 4)
    assert ([series.point for series in found.series], found.count) == (["P0", "P10", "P20", "P30"], 31)


def test_area_takes_what_lies_in_it_and_not_in_its_box():
    layer = dated_layer(moving([0.0, 0.0, 0.0], 5))
    a, b = place_of(0), place_of(2)
    triangle = QgsGeometry.fromWkt(f"POLYGON(({a.x() - 5} {a.y() - 5}, {a.x() - 5} {a.y() + 9}, {b.x()} {b.y() + 9}))")
    found = series_in(layer, triangle)
    assert [series.point for series in found.series] == ["P0"]


def test_filtered_out_points_are_not_found():
    layer = dated_layer(moving([0.0, 0.0], 5))
    layer.setSubsetString("pid = 'P1'")
    assert [series.point for series in series_in(layer, everywhere(layer)).series] == ["P1"]


@pytest.fixture
def described_file(tmp_path):
    """A GeoPackage that says what is measured, as the core writes it."""
    from osgeo import ogr

    path = str(tmp_path / "described.gpkg")
    source = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    table = source.CreateLayer("points", geom_type=ogr.wkbPoint, options=["DESCRIPTION=displacement, LOS, mm"])
    table.SetMetadataItem("INSAR_FORECAST_MEASURED", json.dumps({"component": "los", "half_wavelength_mm": 15.5}))
    del table, source
    return path


def test_half_wavelength_comes_from_the_file(described_file):
    assert measured_of(QgsVectorLayer(f"{described_file}|layername=points", "p", "ogr")).half_wavelength_mm == 15.5


def test_label_comes_from_the_file(described_file):
    assert measured_of(QgsVectorLayer(described_file, "p", "ogr")).label == "displacement, LOS, mm"


def test_layer_that_says_nothing_has_no_half_wavelength():
    assert measured_of(dated_layer(moving([1.0]))).half_wavelength_mm is None
