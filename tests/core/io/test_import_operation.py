# SPDX-License-Identifier: GPL-2.0-or-later
"""What the import decides: places, filters, units, gaps, what is measured; and that nothing half written is left."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from pyproj import CRS, Transformer

from insar_forecast_plugin.core.errors import InputError, OutputError
from insar_forecast_plugin.core.interface import ImportRequest
from insar_forecast_plugin.core.io.importing import import_time_series
from insar_forecast_plugin.core.io.staging import FOLDER_PREFIX
from insar_forecast_plugin.core.progress import Recorder
from insar_forecast_plugin.core.request import Area, Extent

ROOT = Path(__file__).resolve().parents[3]
LAEA = CRS.from_epsg(3035).to_wkt()


@pytest.fixture
def save(tmp_path):
    def write(frame, name="table.csv"):
        path = tmp_path / name
        frame.to_csv(path, index=False)
        return path

    return write


def noise(scale, points=200, epochs=20):
    """Series whose epochs scatter by ``scale``, with longitudes and latitudes."""
    rng = np.random.default_rng(1)
    frame = pd.DataFrame({"pid": [f"p{i}" for i in range(points)], "lon": 13 + np.arange(points) / 1000, "lat": 38.0})
    dates = [str(d).replace("-", "") for d in np.datetime64("2020-01-01") + 6 * np.arange(epochs)]
    return pd.concat([frame, pd.DataFrame(rng.normal(0, scale, (points, epochs)), columns=dates)], axis=1)


# Places


def test_easting_and_northing_of_egms_are_in_3035(save, egms_frame, run_import):
    frame = egms_frame()
    points = run_import(save(frame)).points
    assert CRS.from_wkt(points.crs).to_epsg() == 3035
    np.testing.assert_array_equal(points.coordinates, frame[["easting", "northing"]])


def test_projected_columns_go_before_degrees_that_confirm_them(save, egms_frame, run_import):
    frame = egms_frame().drop(columns="rmse")  # no EGMS layout: the degrees alone confirm the system
    transformer = Transformer.from_crs(3035, 4326, always_xy=True)
    frame["longitude"], frame["latitude"] = transformer.transform(frame["easting"], frame["northing"])
    assert CRS.from_wkt(run_import(save(frame), unit="mm").points.crs).to_epsg() == 3035


def test_degrees_are_taken_where_the_projected_system_is_unknown(save, egms_frame, run_import):
    frame = egms_frame()
    frame["longitude"], frame["latitude"] = 13 + np.arange(5) / 1000, 38.0
    imported = run_import(save(frame), unit="mm")
    assert CRS.from_wkt(imported.points.crs).to_epsg() == 4326
    assert "system of easting/northing is not known" in imported.infos


def test_projected_columns_of_unknown_system_need_one(save, run_import):
    path = save(pd.DataFrame({"x": [500_000.0], "y": [5_400_000.0], "20200103": [1.5]}))
    with pytest.raises(InputError, match=r"does not say the coordinate reference system of x/y .*Set CRS"):
        run_import(path)
    assert CRS.from_wkt(run_import(path, crs="EPSG:32633", unit="mm").points.crs).to_epsg() == 32633


def test_utm_in_columns_named_lat_and_lon_is_recognised(save, run_import):
    path = save(pd.DataFrame({"LAT": [5_400_000.0], "LON": [500_000.0], "20200103": [1.5]}))
    with pytest.raises(InputError, match=r"system of LON/LAT .such as 500000, 5400000"):
        run_import(path)
    np.testing.assert_array_equal(
        run_import(path, crs="EPSG:32633", unit="mm").points.coordinates, [[500_000, 5_400_000]]
    )


def test_system_that_does_not_fit_the_values_is_refused(save, egms_frame, run_import):
    with pytest.raises(InputError, match=r"contain projected coordinates"):
        run_import(save(egms_frame()), crs="EPSG:4326")


def test_columns_named_by_the_user_are_taken(save, run_import):
    frame = pd.DataFrame({"name": ["a"], "rechts": [500_000.0], "hoch": [5_400_000.0], "nr": ["07"], "20200103": [1.5]})
    asked = {"x_field": "rechts", "y_field": "hoch", "id_field": "nr", "crs": "EPSG:32633", "unit": "mm"}
    points = run_import(save(frame), **asked).points
    assert (points.pid[0], points.coordinates[0].tolist()) == ("07", [500_000, 5_400_000])


def test_column_that_is_not_there_is_refused(save, egms_frame, run_import):
    with pytest.raises(InputError, match=r"no column rechts"):
        run_import(save(egms_frame()), x_field="rechts", y_field="northing", crs="EPSG:3035")


def test_degrees_and_metres_in_one_file_are_refused(save, egms_frame, run_import):
    frame = egms_frame().astype({"easting": float, "northing": float})
    frame.loc[4, ["easting", "northing"]] = 13.2, 38.7
    with pytest.raises(InputError, match=r"mixes coordinate reference systems: 1 of the points in degrees, 4 in other"):
        run_import(save(frame), crs="EPSG:3035")


def test_column_that_names_several_systems_is_refused(save, egms_frame, run_import):
    with pytest.raises(
        InputError, match=r"mixes coordinate reference systems: its column epsg contains '32632, 32633'"
    ):
        run_import(save(egms_frame().assign(epsg=[32632, 32632, 32633, 32633, 32633])), crs="EPSG:32633")


def test_points_at_one_place_are_all_kept(save, egms_frame, run_import):
    frame = egms_frame()
    frame.loc[:3, ["easting", "northing"]] = 4_597_550, 1_739_750
    assert run_import(save(frame)).points.point_count == 5


def test_points_without_coordinates_are_left_out_and_counted(save, egms_frame, run_import):
    frame = egms_frame().astype({"easting": float})
    frame.loc[1, "easting"] = np.nan
    imported = run_import(save(frame))
    assert imported.result.outputs["SKIPPED_COUNT"] == 1
    assert "1 row without coordinates" in imported.warnings


# Filters


def test_area_in_another_system_keeps_the_points_inside(save, egms_frame, run_import):
    transformer = Transformer.from_crs(3035, 4326, always_xy=True)
    corners = [(4_597_500, 1_739_700), (4_597_700, 1_739_700), (4_597_700, 1_739_900), (4_597_500, 1_739_900)]
    ring = [transformer.transform(*corner) for corner in [*corners, corners[0]]]
    wkt = "POLYGON ((" + ", ".join(f"{x} {y}" for x, y in ring) + "))"
    imported = run_import(save(egms_frame()), aoi=Area(wkt, "EPSG:4326"))
    assert list(imported.points.pid) == ["000aZ", "001aZ"]
    assert imported.result.outputs["SKIPPED_COUNT"] == 3


def test_extent_keeps_the_points_inside(save, egms_frame, run_import):
    extent = Extent((4_597_600, 1_739_800, 4_597_900, 1_739_980), LAEA)
    assert list(run_import(save(egms_frame()), extent=extent).points.pid) == ["001aZ", "002aZ"]


def test_dates_are_filtered_with_both_ends_included(save, egms_frame, run_import):
    points = run_import(save(egms_frame()), date_from="2020-01-09", date_to="2020-01-15").points
    assert points.dates.astype(str).tolist() == ["2020-01-09", "2020-01-15"]
    assert not [name for name in points.attributes.columns if name.startswith("2020")]


@pytest.mark.parametrize("name", ["temporal_coherence", "Coherence", "coh"])
def test_points_of_low_or_unknown_coherence_are_left_out(name, save, egms_frame, run_import):
    path = save(egms_frame().assign(**{name: [0.9, 0.7, 0.69, np.nan, 0.1]}))
    assert list(run_import(path, min_coherence=0.7).points.pid) == ["000aZ", "001aZ"]


def test_coherence_asked_for_without_a_column_is_refused(save, egms_frame, run_import):
    with pytest.raises(InputError, match=r"no coherence column; expected one named temporal_coherence, coherence, coh"):
        run_import(save(egms_frame()), min_coherence=0.5)


@pytest.mark.parametrize(
    ("filters", "sentence"),
    [
        ({"extent": Extent((0, 0, 1, 1), LAEA)}, "of 5 rows, 5 outside the area.*The points lie within 4597550"),
        ({"date_from": "2030-01-01"}, "no epoch from 2030-01-01 .* run from 2020-01-03 to 2020-01-21"),
        ({"date_from": "soon"}, "DATE_FROM is 'soon'"),
        ({"aoi": Area("POINT (1 1)", LAEA)}, "AOI is a Point; expected polygons"),
        ({"aoi": Area("POLYGON", LAEA)}, "AOI cannot be read"),
        ({"crs": "nowhere"}, "the parameter CRS is unknown"),
    ],
)
def test_filters_that_leave_nothing_are_refused(filters, sentence, save, egms_frame, run_import):
    with pytest.raises(InputError, match=sentence):
        run_import(save(egms_frame()), **filters)


# Values


@pytest.mark.parametrize(("unit", "scale"), [("mm", 3.0), ("m", 0.003)])
def test_scatter_tells_the_unit(unit, scale, save, run_import):
    frame = noise(scale)
    imported = run_import(save(frame))
    factor = {"mm": 1, "m": 1000}[unit]
    np.testing.assert_allclose(imported.points.displacement, frame.iloc[:, 3:].to_numpy() * factor, 1e-5, 1e-6)
    assert f"Unit: {unit}, inferred from the scatter between epochs" in imported.infos


@pytest.mark.parametrize("name", ["velocity", "velocity [mm/yr]"])
def test_part_of_the_epochs_does_not_change_the_unit(name, save, run_import):
    rng, years = np.random.default_rng(0), np.arange(120) * 12 / 365.25
    fast = np.linspace(60, 120, 20)
    series = -fast[:, None] * (1 - np.exp(-years / 0.8)) + rng.normal(0, 0.6, (20, 120))
    slopes = np.polyfit(years, series.T, 1)[0]
    days = [str(day).replace("-", "") for day in np.datetime64("2019-01-05") + 12 * np.arange(120)]
    frame = pd.DataFrame(series.round(2), columns=days).assign(lon=12 + np.arange(20) / 100, lat=41.8, **{name: slopes})
    try:
        points = run_import(save(frame), date_from="2020-12-01").points
    except InputError as error:
        assert "Set UNIT to mm or cm" in str(error)
    else:
        np.testing.assert_allclose(points.displacement, series[:, -points.epoch_count :], atol=0.01)


def test_unit_that_contradicts_the_product_of_the_name_is_refused(save, egms_frame, run_import):
    frame = egms_frame().assign(unit="cm")
    with pytest.raises(InputError, match="looks like EGMS L2, which is in mm, but its unit is cm"):
        run_import(save(frame, "my_022_0845_IW2_VV.csv"))


def test_epochs_that_clearing_zeros_empties_are_dropped(save, run_import):
    frame = noise(3.0, points=30, epochs=40)
    frame.iloc[:20, 3 + 15 : 3 + 30] = 0.0
    frame.iloc[20:, 3 + 15 : 3 + 30] = np.nan
    imported = run_import(save(frame), unit="mm")
    assert imported.points.epoch_count == 25
    assert "300 zeros in runs of 10 or more epochs" in imported.warnings
    assert "15 epochs without a value at any point were dropped" in imported.warnings


def test_unit_asked_for_is_taken(save, run_import):
    frame = noise(0.003)
    np.testing.assert_allclose(
        run_import(save(frame), unit="mm").points.displacement, frame.iloc[:, 3:].to_numpy(), rtol=1e-5
    )


@pytest.mark.parametrize("placeholder", [999, -999, -9999, 1e20])
def test_placeholders_become_missing_and_are_counted(placeholder, save, egms_frame, run_import):
    frame = egms_frame()
    frame.loc[[1, 3], "20200109"] = placeholder
    imported = run_import(save(frame))
    assert np.isnan(imported.points.displacement[:, 1]).tolist() == [False, True, False, True, False]
    assert "(2 times)" in imported.warnings


def test_measured_999_among_such_values_is_kept(save, egms_frame, run_import):
    frame = egms_frame()
    frame.loc[0, ["20200103", "20200109", "20200115"]] = 985.5, 999, 1012
    assert run_import(save(frame)).points.displacement[0, :3].tolist() == [985.5, 999, 1012]


def test_epochs_out_of_order_are_sorted_and_that_is_said(save, egms_frame, run_import):
    frame = egms_frame(dates=["20200115", "20200103"])
    imported = run_import(save(frame))
    np.testing.assert_allclose(imported.points.displacement, frame[["20200103", "20200115"]], rtol=1e-6)
    assert "sorted" in imported.infos


def test_empty_epochs_and_points_are_dropped_and_counted(save, egms_frame, run_import):
    frame = egms_frame().astype({"20200115": float})
    frame["20200115"] = np.nan
    frame.loc[2, ["20200103", "20200109", "20200121"]] = np.nan
    imported = run_import(save(frame))
    assert (imported.points.point_count, imported.points.epoch_count) == (4, 3)
    assert imported.result.outputs["SKIPPED_COUNT"] == 1
    assert "1 point without a value at any epoch" in imported.warnings and "2020-01-15" in imported.warnings


def test_file_without_any_value_is_refused(save, egms_frame, run_import):
    frame = egms_frame()
    frame.iloc[:, 11:] = np.nan
    with pytest.raises(InputError, match=r"of 5 rows, 5 without a value at any epoch"):
        run_import(save(frame))


def test_import_of_too_many_epochs_to_a_shapefile_is_refused_before_it_is_read(save, tmp_path):
    path, told = save(noise(3.0, points=5, epochs=260)), Recorder()
    with pytest.raises(OutputError, match="A shapefile can have 255 fields"):
        import_time_series(ImportRequest(input=str(path), output=str(tmp_path / "points.shp")), told)
    assert not [text for text in told.texts if "reading" in text.lower()]


def test_import_tells_that_it_reads(save, tmp_path, egms_frame):
    path, told = save(egms_frame()), Recorder()
    import_time_series(ImportRequest(input=str(path), output=str(tmp_path / "points.gpkg")), told)
    assert [text for text in told.texts if "reading" in text.lower()]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            ("EGMS_L3_E45N17_100km_U.csv", "auto"),
            "mm, as in every EGMS product. Product: EGMS L3, recognised by its name.",
        ),
        (("table.csv", "mm"), "Unit: mm, as set by UNIT. Product: not known."),
        (("table.csv", "auto"), "Unit: mm, inferred from the scatter between epochs (5.3 mm). Product: not known."),
    ],
)
def test_log_says_unit_product_and_how_they_were_known(given, said, save, egms_frame, run_import):
    name, unit = given
    assert said in run_import(save(egms_frame(), name), unit=unit).infos


def test_log_says_what_of_the_file_told_the_product(save, egms_frame, run_import):
    frame = egms_frame().assign(gnss_velocity_u=0.0, gnss_velocity_e=0.0)
    assert "Product: EGMS L3, recognised by its columns." in run_import(save(frame)).infos


def test_log_says_the_share_of_missing_values_and_counts_series_that_start_late_or_end_early(save, run_import):
    frame = noise(3.0, points=4, epochs=40)
    frame.iloc[0, 3 : 3 + 17] = np.nan
    frame.iloc[1, -17:] = np.nan
    frame.iloc[2, -3:] = np.nan
    infos = run_import(save(frame)).infos
    assert "23.1% of the values are missing; 1 point starts late and 1 ends early (by more than 90 days)." in infos


def test_log_says_of_what_some_end_early_where_none_starts_late(save, run_import):
    frame = noise(3.0, points=4, epochs=40)
    frame.iloc[1:3, -17:] = np.nan
    infos = run_import(save(frame)).infos
    assert "; 2 points end early (by more than 90 days)." in infos


def test_log_of_whole_series_speaks_of_no_late_start(save, run_import):
    infos = run_import(save(noise(3.0))).infos
    assert " 0% of the values are missing." in infos


# What is measured


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("EGMS_L3_E45N17_100km_U_2020_2024_1.csv", ("up", "EGMS L3", "2020-2024", "", "interpolated", None)),
        ("EGMS_L3_E45N17_100km_E.csv", ("east", "EGMS L3", "", "", "interpolated", None)),
        ("EGMS_L2b_022_0845_IW2_VV_2019_2023_1.csv", ("los", "EGMS L2b", "2019-2023", "022", "observed", 27.73)),
        ("EGMS_L2a_117_0255_IW2_VV.csv", ("los", "EGMS L2a", "", "117", "observed", 27.73)),
        ("073_0302_IW3_VV.csv", ("los", "EGMS L2", "", "073", "observed", 27.73)),
        ("table.csv", ("unknown", "", "", "", "unknown", None)),
    ],
)
def test_name_tells_what_is_measured(name, expected, save, egms_frame, run_import):
    found = run_import(save(egms_frame(), name), crs="EPSG:3035").points.measured
    told = (found.component, found.product, found.release, found.track, found.epochs, found.half_wavelength_mm)
    assert told == expected


def test_columns_of_the_line_of_sight_tell_the_component(save, egms_frame, run_import):
    assert run_import(save(egms_frame().assign(incidence_angle=37.0))).points.measured.component == "los"


def test_component_asked_for_is_taken_and_a_conflict_is_said(save, egms_frame, run_import):
    imported = run_import(save(egms_frame(), "EGMS_L3_E45N17_100km_U.csv"), component="east")
    assert imported.points.measured.component == "east"
    assert "states the component up; COMPONENT is set to east" in imported.warnings


def test_imported_file_imported_again_is_still_known(save, egms_frame, run_import, tmp_path):
    first = run_import(save(egms_frame(), "EGMS_L3_E45N17_100km_U.csv"))
    again = run_import(tmp_path / "out" / "imported.gpkg", output=tmp_path / "again.gpkg")
    assert again.points.measured == first.points.measured
    np.testing.assert_array_equal(again.points.displacement, first.points.displacement)


def test_result_describes_velocity_where_the_file_has_one(save, egms_frame, run_import):
    imported = run_import(save(egms_frame(), "EGMS_L3_E45N17_100km_U.csv"))
    layer = imported.result.layers["OUTPUT"]
    assert (layer.quantity, layer.field, layer.label) == (
        "velocity",
        "mean_velocity",
        "velocity, vertical, mm/yr, + up",
    )
    assert imported.result.outputs | {"OUTPUT": None} == {
        "OUTPUT": None,
        "POINT_COUNT": 5,
        "EPOCH_COUNT": 4,
        "SKIPPED_COUNT": 0,
        "CRS_USED": "ETRS89-extended / LAEA Europe (EPSG:3035): the columns easting/northing, as EGMS has them "
        "(told by its name)",
        "UNIT_USED": "mm: as in every EGMS product",
    }


def test_result_describes_the_last_displacement_where_the_file_has_no_velocity(save, egms_frame, run_import):
    layer = run_import(save(egms_frame().drop(columns="mean_velocity")), unit="mm", crs="EPSG:3035").result.layers
    assert (layer["OUTPUT"].quantity, layer["OUTPUT"].field) == ("displacement", "D20200121")


@pytest.mark.parametrize("more", [{}, {"date_from": "2020-01-15"}])
def test_displacement_of_egms_is_counted_since_the_first_epoch_of_the_file(more, save, egms_frame, run_import):
    frame = egms_frame().drop(columns="mean_velocity")
    layer = run_import(save(frame, "EGMS_L3_E45N17_100km_U.csv"), crs="EPSG:3035", **more).result.layers["OUTPUT"]
    assert layer.label == "displacement, vertical, mm, + up, since 2020-01-03"


def test_nothing_is_said_of_the_date_that_an_unknown_product_counts_from(save, run_import):
    assert "since" not in run_import(save(noise(3.0))).result.layers["OUTPUT"].label


def test_provenance_names_the_input_without_its_folder(save, egms_frame, run_import):
    record = run_import(save(egms_frame())).points.provenance
    assert record["inputs"]["input"]["name"] == "table.csv" and len(record["inputs"]["input"]["sha256"]) == 64
    assert record["parameters"]["output"] == "imported.gpkg"


# Outputs


@pytest.mark.parametrize("extension", ["fgb", "shp"])
def test_output_format_follows_the_extension(extension, save, egms_frame, run_import, tmp_path):
    assert run_import(save(egms_frame()), output=tmp_path / f"points.{extension}").points.point_count == 5


def test_output_folder_that_is_missing_is_refused(save, egms_frame, run_import, tmp_path):
    with pytest.raises(OutputError, match=r"does not exist"):
        run_import(save(egms_frame()), output=tmp_path / "nowhere" / "points.gpkg")


def test_output_folder_that_is_a_file_is_refused(save, egms_frame, run_import, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=r"is not a folder"):
        run_import(save(egms_frame()), output=tmp_path / "file" / "points.gpkg")


@pytest.mark.parametrize("way", ["sub/../table.csv", "link.gpkg", "hard.gpkg"])
def test_output_that_leads_to_the_input_by_another_way_is_refused(way, save, egms_frame, run_import, tmp_path):
    path = save(egms_frame())
    (tmp_path / "sub").mkdir()
    (tmp_path / "link.gpkg").symlink_to(path)
    (tmp_path / "hard.gpkg").hardlink_to(path)
    before = path.read_bytes()
    with pytest.raises(InputError, match="The output is the input itself"):
        run_import(path, output=tmp_path / way)
    assert path.read_bytes() == before


def test_output_onto_the_input_is_refused(save, egms_frame, run_import):
    path = save(egms_frame())
    with pytest.raises(InputError, match=r"The output is the input itself"):
        run_import(path, output=path)


LIMITED = """
import resource, sys
from insar_forecast_plugin.core.errors import OutputError
from insar_forecast_plugin.core.interface import ImportRequest
from insar_forecast_plugin.core.io.importing import import_time_series
from insar_forecast_plugin.core.progress import Silent
resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))
try:
    import_time_series(ImportRequest(input=sys.argv[1], output=sys.argv[2]), Silent())
except OutputError as error:
    print(error)
    sys.exit(7)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="RLIMIT_FSIZE is POSIX")
@pytest.mark.parametrize("extension", ["gpkg", "fgb", "shp"])
def test_full_disk_is_told_and_leaves_nothing(extension, save, egms_frame, tmp_path):
    path = save(egms_frame(count=3000), "EGMS_L3_E45N17_100km_U.csv")
    output = tmp_path / "out" / f"points.{extension}"
    output.parent.mkdir()
    command = [sys.executable, "-c", LIMITED, str(path), str(output)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, "disk" in done.stdout) == (7, True), done.stdout + done.stderr
    assert not list(output.parent.iterdir())


def test_failure_leaves_no_job_folder(save, egms_frame, run_import, tmp_path):
    with pytest.raises(InputError):
        run_import(save(egms_frame()), min_coherence=0.5)
    assert not list((tmp_path / "out").glob(FOLDER_PREFIX + "*"))


def test_import_loads_no_learning_library(save, egms_frame, tmp_path):
    code = (
        "import sys\nfrom insar_forecast_plugin.core import catalogue\n"
        "from insar_forecast_plugin.core.progress import Silent\n"
        "catalogue.run('importtimeseries', {'input': sys.argv[1], 'output': sys.argv[2]}, Silent())\n"
        "print({'torch', 'sklearn', 'lightgbm', 'scipy', 'matplotlib'} & set(sys.modules))"
    )
    command = [sys.executable, "-c", code, str(save(egms_frame())), str(tmp_path / "points.gpkg")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
