# SPDX-License-Identifier: GPL-2.0-or-later
"""Time series of MintPy, written by MintPy itself where it is installed, else by hand in its layout."""

import shutil

import h5py
import numpy as np
import pytest

DATES = ["20200103", "20200115", "20200127", "20200208"]
ATTRIBUTES = {
    **{"FILE_TYPE": "timeseries", "LENGTH": "11", "WIDTH": "6", "UNIT": "m", "PROCESSOR": "isce"},
    **{"X_FIRST": "100.5", "X_STEP": "0.001", "Y_FIRST": "30.25", "Y_STEP": "-0.002", "REF_DATE": "20200103"},
    **{"WAVELENGTH": "0.05546576", "ORBIT_DIRECTION": "DESCENDING", "REF_LAT": "30.24", "REF_LON": "100.502"},
}
RNG = np.random.default_rng(0)
VALUES = RNG.normal(0, 0.01, (4, 11, 6)).astype(np.float32)
VALUES[1:, 2, 3] = np.nan
VALUES[2, 5, 5] = np.inf


def write(path, values=VALUES, dates=DATES, attributes=ATTRIBUTES, **options):
    with h5py.File(path, "w") as file:
        file.create_dataset("timeseries", data=values, **options)
        file["date"] = np.array(dates, dtype="S8")
        file.attrs.update(attributes)
    return path


def write_layer(path, attributes=ATTRIBUTES, **layers):
    with h5py.File(path, "w") as file:
        for name, values in layers.items():
            file[name] = values
        file.attrs.update(attributes)


def without(*names, **more):
    return {name: text for name, text in ATTRIBUTES.items() if name not in names} | more


def test_file_that_mintpy_writes_is_read(tmp_path, read):
    writefile = pytest.importorskip("mintpy.utils.writefile", reason="MintPy is not among the test tools")
    path = tmp_path / "geo_timeseries.h5"
    datasets = {"date": np.array(DATES, dtype=np.bytes_), "bperp": np.zeros(4, np.float32), "timeseries": VALUES}
    writefile.write(datasets, str(path), metadata=ATTRIBUTES, compression="lzf", print_msg=False)
    mask = RNG.random((11, 6)) > 0.3
    metadata = ATTRIBUTES | {"FILE_TYPE": "mask"}
    writefile.write({"mask": mask}, str(tmp_path / "geo_maskTempCoh.h5"), metadata=metadata, print_msg=False)
    got = read(path)
    np.testing.assert_array_equal(got.values, np.where(np.isinf(VALUES), np.nan, VALUES))
    np.testing.assert_array_equal(got.layers["mask"], mask)
    assert got.header.product == "MintPy"
    assert got.dates == ["2020-01-03", "2020-01-15", "2020-01-27", "2020-02-08"]


def test_header_says_unit_place_and_reference(tmp_path, read):
    got = read(write(tmp_path / "timeseries.h5"))
    assert got.header.unit == "m"
    assert got.cells == (100.5, 0.001, 30.25, -0.002)
    assert got.epsg == 4326
    measured = got.header.measured
    assert (measured.component, measured.orbit, measured.zero_date) == ("los", "descending", "2020-01-03")
    assert measured.half_wavelength_mm == pytest.approx(27.7329)
    assert measured.reference == "point at 100.502, 30.24"


@pytest.mark.parametrize(
    ("stated", "code"),
    [({"EPSG": "32611"}, 32611), ({"UTM_ZONE": "33S"}, 32733), ({"EPSG": "3035", "UTM_ZONE": "33N"}, 3035), ({}, 4326)],
)
def test_system_is_the_stated_one(stated, code, tmp_path, read):
    assert read(write(tmp_path / "t.h5", attributes=ATTRIBUTES | stated)).epsg == code


@pytest.mark.parametrize(("stated", "unit"), [("m", "m"), ("cm", "cm"), ("", "m")])
def test_unit_is_the_stated_one(stated, unit, tmp_path, read):
    assert read(write(tmp_path / "t.h5", attributes=ATTRIBUTES | {"UNIT": stated})).header.unit == unit


def test_rows_that_run_northwards_are_turned(tmp_path, read):
    attributes = ATTRIBUTES | {"Y_STEP": "0.002", "Y_FIRST": "30"}
    write_layer(tmp_path / "temporalCoherence.h5", temporalCoherence=np.arange(66.0).reshape(11, 6))
    got = read(write(tmp_path / "t.h5", attributes=attributes))
    np.testing.assert_array_equal(got.values[0], VALUES[0, ::-1])
    assert got.layers["coherence"][0, 0] == 60
    assert got.cells == (100.5, 0.001, pytest.approx(30.022), -0.002)


def test_epochs_out_of_order_are_sorted(tmp_path, read):
    got = read(write(tmp_path / "t.h5", dates=[DATES[1], DATES[0], DATES[3], DATES[2]]))
    np.testing.assert_array_equal(got.values[0], VALUES[1])
    assert got.dates[0] == "2020-01-03"


@pytest.mark.parametrize("geocoded", [True, False])
def test_layers_beside_are_read(geocoded, tmp_path, read):
    inner = tmp_path if geocoded else tmp_path / "inputs"
    inner.mkdir(exist_ok=True)
    height, incidence = np.arange(66.0).reshape(11, 6), np.full((11, 6), 38.5)
    azimuth = np.full((11, 6), -102.0)
    write_layer(inner / "geometryGeo.h5", height=height, incidenceAngle=incidence, azimuthAngle=azimuth)
    got = read(write(tmp_path / "t.h5"))
    np.testing.assert_array_equal(got.layers["height"], height)
    assert (got.layers["incidence"] == 38.5).all()
    assert (got.layers["heading"] == -168).all()  # the typical pair that MintPy's azimuth2heading_angle names


LEFT = ATTRIBUTES | {"ANTENNA_SIDE": "1"}


def test_line_of_sight_of_an_antenna_that_looks_left(tmp_path, read):
    # Ascending, 348 degrees: the satellite stands in the east, 78 degrees clockwise from north.
    angles = {"incidenceAngle": np.full((11, 6), 30.0), "azimuthAngle": np.full((11, 6), -78.0)}
    angles["incidenceAngle"][0, 0] = 0
    write_layer(tmp_path / "geometryGeo.h5", **angles)
    got = read(write(tmp_path / "t.h5", attributes=LEFT)).layers
    assert set(got) == {"incidence", "los_east", "los_north", "los_up"}
    vector = [got[name][-1, -1] for name in ("los_east", "los_north", "los_up")]
    np.testing.assert_allclose(vector, [0.4891, 0.1040, 0.8660], atol=1e-4)
    assert np.isnan(got["los_up"]).sum() == 1


ANGLES = {"incidenceAngle": np.full((11, 6), 30.0), "azimuthAngle": np.full((11, 6), -78.0)}


@pytest.mark.parametrize(
    ("there", "stated"),
    [
        (("incidenceAngle",), {"HEADING": "-12.0"}),
        (("incidenceAngle",), {"HEADING": "348"}),
        (("azimuthAngle",), {"CENTER_INCIDENCE_ANGLE": "30"}),
        ((), {"HEADING": "-12", "CENTER_INCIDENCE_ANGLE": "30.0"}),
    ],
)
def test_angles_of_the_attributes_stand_in_for_layers_that_lack(tmp_path, read, there, stated):
    write_layer(tmp_path / "geometryGeo.h5", **{name: ANGLES[name] for name in there})
    got = read(write(tmp_path / "t.h5", attributes=LEFT | stated))
    vector = [got.layers[name][-1, -1] for name in ("los_east", "los_north", "los_up")]
    np.testing.assert_allclose(vector, [0.4891, 0.1040, 0.8660], atol=1e-4)
    assert got.layers["los_up"].shape == (11, 6)
    assert "from the attributes of the file" in got.header.notes[0]
    assert not got.header.warnings


def test_heading_of_the_attributes_stands_in_for_the_layer(tmp_path, read):
    write_layer(tmp_path / "geometryGeo.h5", incidenceAngle=ANGLES["incidenceAngle"])
    got = read(write(tmp_path / "t.h5", attributes=ATTRIBUTES | {"HEADING": "192", "ANTENNA_SIDE": "-1"}))
    assert set(got.layers) == {"incidence", "heading"}
    assert (got.layers["heading"] == -168).all()


def test_layer_of_angles_is_taken_before_an_attribute(tmp_path, read):
    write_layer(tmp_path / "geometryGeo.h5", **ANGLES)
    got = read(write(tmp_path / "t.h5", attributes=ATTRIBUTES | {"HEADING": "0", "CENTER_INCIDENCE_ANGLE": "1"}))
    assert (got.layers["heading"][0, 0], got.layers["incidence"][0, 0]) == (168, 30)
    assert not got.header.notes


@pytest.mark.parametrize(
    ("there", "stated", "lacking"),
    [
        (("azimuthAngle",), {}, "no incidence angle of"),
        (("azimuthAngle",), {"CENTER_INCIDENCE_ANGLE": "nan"}, "no incidence angle of"),
        (("incidenceAngle",), {"HEADING": "unknown"}, "no azimuth angle of"),
        ((), {}, "no angles of"),
    ],
)
def test_left_looking_stack_without_an_angle_says_what_to_give(tmp_path, read, there, stated, lacking):
    write_layer(tmp_path / "geometryGeo.h5", **{name: ANGLES[name] for name in there})
    got = read(write(tmp_path / "t.h5", attributes=LEFT | stated))
    assert not {"heading", "los_east", "los_north", "los_up"} & set(got.layers)
    assert lacking in got.header.warnings[0]
    assert "geometryGeo.h5" in got.header.warnings[0]


def test_layer_of_another_size_is_told(tmp_path, read):
    write_layer(tmp_path / "maskTempCoh.h5", mask=np.ones((5, 6), bool))
    got = read(write(tmp_path / "t.h5"))
    assert got.layers == {}
    assert "maskTempCoh.h5 has 6 x 5 cells, not the 6 x 11 of t.h5: its mask is not used." in got.header.warnings


def test_layer_that_is_damaged_is_told(tmp_path, read):
    (tmp_path / "maskTempCoh.h5").write_bytes(b"\x89HDF\r\n\x1a\n" + bytes(50))
    got = read(write(tmp_path / "t.h5"))
    assert any("maskTempCoh.h5 cannot be read: its content is damaged" in text for text in got.header.warnings)


def test_epoch_without_values_is_kept(tmp_path, read):
    values = VALUES.copy()
    values[2] = np.nan
    got = read(write(tmp_path / "t.h5", values=values))
    assert len(got.dates) == 4
    assert np.isnan(got.values[2]).all()


def test_only_series_of_a_folder_is_taken(tmp_path, read):
    write(tmp_path / "timeseries.h5")
    write_layer(tmp_path / "temporalCoherence.h5", temporalCoherence=np.ones((11, 6)))
    assert read(tmp_path).header.layers == ("coherence",)


def test_folder_with_several_series_is_refused(tmp_path, refusal):
    write(tmp_path / "timeseries.h5")
    shutil.copy(tmp_path / "timeseries.h5", tmp_path / "timeseries_ERA5.h5")
    told = refusal(tmp_path)
    assert "2 time series of MintPy (timeseries.h5, timeseries_ERA5.h5); expected one. Choose the file" in told


def test_chunks_over_all_rows_are_read(tmp_path, read):
    got = read(write(tmp_path / "t.h5", chunks=(1, 11, 6), compression="gzip"))
    assert got.header.block_rows == 11
    np.testing.assert_array_equal(got.values[0], VALUES[0])


def test_interferograms_are_refused(tmp_path, refusal):
    attributes = ATTRIBUTES | {"FILE_TYPE": "ifgramStack"}
    write_layer(tmp_path / "ifgramStack.h5", attributes, unwrapPhase=np.ones((3, 11, 6)), date=np.zeros((3, 2)))
    assert "ifgramStack.h5 holds interferograms (date, unwrapPhase), not displacement" in refusal(
        tmp_path / "ifgramStack.h5"
    )


def test_velocity_is_refused(tmp_path, refusal):
    write_layer(tmp_path / "velocity.h5", ATTRIBUTES | {"FILE_TYPE": "velocity"}, velocity=np.ones((11, 6)))
    assert (
        "a file of MintPy of the kind 'velocity' with velocity; expected the datasets timeseries and date"
        in refusal(tmp_path / "velocity.h5")
    )


@pytest.mark.parametrize(("beside", "told"), [(False, "Geocode it first"), (True, "Its latitudes and longitudes are")])
def test_radar_coordinates_are_refused(beside, told, tmp_path, refusal):
    if beside:
        (tmp_path / "inputs").mkdir()
        write_layer(tmp_path / "inputs" / "geometryRadar.h5", latitude=np.ones((11, 6)), longitude=np.ones((11, 6)))
    path = write(tmp_path / "timeseries.h5", attributes=without("X_FIRST", "Y_FIRST", "X_STEP", "Y_STEP"))
    said = refusal(path)
    assert "timeseries.h5 is in radar coordinates (it has no X_FIRST)" in said
    assert told in said
    assert "'geocode.py timeseries.h5 -l inputs/geometryRadar.h5' and choose geo_timeseries.h5" in said


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"dates": DATES[:3]}, "has 4 epochs and 3 dates"),
        ({"dates": ["20200103", "20200103", *DATES[2:]]}, "has the date 2020-01-03 more than once"),
        ({"dates": ["20200103", "soon", *DATES[2:]]}, "has the date 'soon'; expected dates such as 20240131"),
        ({"values": VALUES[:2], "dates": DATES[:2]}, "has 2 epochs (2020-01-03, 2020-01-15); expected 3 or more"),
        ({"values": VALUES[0]}, "'timeseries' of t.h5 is float32 of shape (11, 6)"),
        ({"attributes": ATTRIBUTES | {"UNIT": "radian"}}, "t.h5 is in 'radian', as phases and other quantities are"),
        ({"attributes": ATTRIBUTES | {"X_STEP": "wide"}}, "does not say where it lies"),
        ({"attributes": ATTRIBUTES | {"X_STEP": "-1"}}, "expected columns that run eastwards"),
        ({"attributes": ATTRIBUTES | {"EPSG": "1"}}, "coordinate reference system '1', which is unknown"),
        ({"attributes": ATTRIBUTES | {"UTM_ZONE": "99Q"}}, "'99Q', which is unknown"),
    ],
)
def test_what_is_no_stack_is_refused(changed, told, tmp_path, refusal):
    assert told in refusal(write(tmp_path / "t.h5", **changed))


@pytest.mark.parametrize("kind", ["virtual", "external", "link"])
def test_values_in_other_files_are_refused(kind, tmp_path, refusal):
    other = write(tmp_path / "other.h5")
    path = tmp_path / "t.h5"
    with h5py.File(path, "w") as file:
        file["date"] = np.array(DATES, dtype="S8")
        file.attrs.update(ATTRIBUTES)
        if kind == "virtual":
            layout = h5py.VirtualLayout(VALUES.shape, "f4")
            layout[:] = h5py.VirtualSource(other, "timeseries", VALUES.shape)
            file.create_virtual_dataset("timeseries", layout)
        elif kind == "external":
            VALUES.tofile(tmp_path / "values")
            external = [(str(tmp_path / "values"), 0, VALUES.nbytes)]
            file.create_dataset("timeseries", VALUES.shape, "f4", external=external)
        else:
            file["timeseries"] = h5py.ExternalLink(str(other), "timeseries")
    assert "The values of 'timeseries' are not in t.h5 itself but in other files" in refusal(path)


def test_file_that_is_cut_off_is_refused(tmp_path, refusal):
    path = write(tmp_path / "t.h5")
    path.write_bytes(path.read_bytes()[:-1000])
    assert "t.h5" in refusal(path, "mintpy")


def test_values_that_are_damaged_are_told_when_they_are_read(tmp_path, refusal):
    path = write(tmp_path / "t.h5", chunks=(1, 11, 6), compression="gzip")
    with h5py.File(path) as file:
        place = file["timeseries"].id.get_chunk_info(2).byte_offset
    damaged = bytearray(path.read_bytes())
    damaged[place : place + 60] = b"\xff" * 60
    path.write_bytes(damaged)
    assert "The HDF5 file t.h5 cannot be read: its content is damaged" in refusal(path)
