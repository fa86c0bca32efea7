# SPDX-License-Identifier: GPL-2.0-or-later
"""Time series of MintPy in HDF-EOS5, written by MintPy's own ``save_hdfeos5`` where it is installed, and by hand."""

import sys
from types import ModuleType, SimpleNamespace

import h5py
import numpy as np
import pytest

DATES = ["20200103", "20200115", "20200127", "20200208"]
RNG = np.random.default_rng(0)
VALUES = RNG.normal(0, 0.01, (4, 11, 6)).astype(np.float32)
VALUES[0], VALUES[:, 4, 2] = 0, 0
MASK = RNG.random((11, 6)) > 0.3
COHERENCE = RNG.random((11, 6)).astype(np.float32)
HEIGHT = np.arange(66, dtype=np.float32).reshape(11, 6)
ANGLES = {"incidenceAngle": np.full((11, 6), 38.5, np.float32), "azimuthAngle": np.full((11, 6), -102, np.float32)}
ATTRIBUTES = {
    **{"LENGTH": "11", "WIDTH": "6", "UNIT": "m", "PROCESSOR": "isce", "REF_DATE": "20200103", "ANTENNA_SIDE": "-1"},
    **{"X_FIRST": "100.5", "X_STEP": "0.001", "Y_FIRST": "30.25", "Y_STEP": "-0.002", "WAVELENGTH": "0.05546576"},
    **{"X_UNIT": "degrees", "Y_UNIT": "degrees", "ORBIT_DIRECTION": "DESCENDING", "relative_orbit": "128"},
    **{"beam_mode": "IW", "mission": "S1", "PLATFORM": "Sen", "FILE_TYPE": "timeseries"},
    **{f"{axis}_REF{corner}": "30" for axis in ("LAT", "LON") for corner in range(1, 5)},
}


@pytest.fixture
def by_mintpy(tmp_path, monkeypatch):
    """Return the path of a file that MintPy writes of its own files."""
    pytest.importorskip("mintpy", reason="MintPy is not among the test tools")
    if "pyresample" not in sys.modules:  # MintPy imports it, and does not use it to write a file
        monkeypatch.setitem(sys.modules, "pyresample", ModuleType("pyresample"))
    eos5 = pytest.importorskip("mintpy.save_hdfeos5", reason="MintPy is not among the test tools")
    from mintpy.utils import writefile

    made = tmp_path / "made"
    made.mkdir()
    parts = {
        "ts": ("timeseries", {"date": np.array(DATES, "S8"), "bperp": np.zeros(4, np.float32), "timeseries": VALUES}),
        "tcoh": ("temporalCoherence", {"temporalCoherence": COHERENCE}),
        "scoh": ("coherence", {"coherence": COHERENCE}),
        "mask": ("mask", {"mask": MASK}),
        "geom": ("geometry", {"height": HEIGHT, **ANGLES}),
    }
    given = {"template_file": None, "suffix": None, "update": False, "subset": False}
    for name, (kind, datasets) in parts.items():
        path = made / f"{name}.h5"
        writefile.write(datasets, str(path), metadata=ATTRIBUTES | {"FILE_TYPE": kind}, print_msg=False)
        given[f"{name}_file"] = str(path)
    target = tmp_path / "stack"
    target.mkdir()
    monkeypatch.chdir(target)
    eos5.save_hdfeos5(SimpleNamespace(**given))
    return next(target.glob("*.he5"))


@pytest.fixture
def by_hand(tmp_path):
    def make(change=lambda file: None):
        path = tmp_path / "S1_IW_128_0593_20200103_20200208.he5"
        with h5py.File(path, "w") as file:
            group = file.create_group("HDFEOS/GRIDS/timeseries")
            group["observation/displacement"] = VALUES
            group["observation/displacement"].attrs["_FillValue"] = np.float32(0)
            group["observation/date"] = np.array(DATES, "S8")
            layers = {"quality/mask": MASK, "quality/temporalCoherence": COHERENCE, "geometry/height": HEIGHT}
            for name, values in layers.items():
                group[name] = values
                group[name].attrs["_FillValue"] = values.dtype.type(0)
            file.attrs.update(ATTRIBUTES | {"FILE_TYPE": "HDFEOS"})
            change(file)
        return path

    return make


def test_file_that_mintpy_writes_is_read(by_mintpy, read):
    got = read(by_mintpy)
    np.testing.assert_array_equal(got.values, VALUES)
    assert got.dates == ["2020-01-03", "2020-01-15", "2020-01-27", "2020-02-08"]
    assert (got.header.product, got.header.unit, got.epsg) == ("MintPy", "m", 4326)
    assert got.cells == (100.5, 0.001, 30.25, -0.002)
    measured = got.header.measured
    assert (measured.orbit, measured.track, measured.zero_date) == ("descending", "128", "2020-01-03")
    np.testing.assert_array_equal(got.layers["mask"] == 1, MASK)
    np.testing.assert_array_equal(got.layers["coherence"], COHERENCE)
    np.testing.assert_array_equal(got.layers["height"], HEIGHT)
    assert (got.layers["incidence"] == 38.5).all()
    assert (got.layers["heading"] == -168).all()


def test_zeros_are_values_although_they_are_the_fill_value(by_hand, read):
    got = read(by_hand())
    assert (got.values[0] == 0).all()
    assert got.layers["height"][0, 0] == 0


def test_folder_with_the_file_is_read(by_hand, read):
    np.testing.assert_array_equal(read(by_hand().parent).values, VALUES)


def test_layer_of_another_size_is_told(by_hand, read):
    def smaller(file):
        del file["HDFEOS/GRIDS/timeseries/quality/mask"]
        file["HDFEOS/GRIDS/timeseries/quality/mask"] = MASK[:5]

    got = read(by_hand(smaller))
    assert "mask" not in got.layers
    assert any("quality/mask of S1_IW_128" in text and "its mask is not used" in text for text in got.header.warnings)


def without_dates(file):
    del file["HDFEOS/GRIDS/timeseries/observation/date"]


def without_displacement(file):
    del file["HDFEOS/GRIDS/timeseries/observation/displacement"]


def in_radar_coordinates(file):
    for name in ("X_FIRST", "Y_FIRST", "X_STEP", "Y_STEP"):
        del file.attrs[name]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (without_dates, "has no dataset HDFEOS/GRIDS/timeseries/observation/date"),
        (without_displacement, "observation/displacement' of S1_IW_128_0593_20200103_20200208.he5 is absent"),
        (in_radar_coordinates, "is in radar coordinates"),
    ],
)
def test_file_that_is_no_stack_is_refused(change, told, by_hand, refusal):
    assert told in refusal(by_hand(change))


@pytest.mark.parametrize("of_a_group", [True, False])
@pytest.mark.parametrize("behind_another", [True, False])
def test_values_in_other_files_are_refused(of_a_group, behind_another, tmp_path, by_hand, refusal):
    other = by_hand().rename(tmp_path / "other.h5")
    place = "HDFEOS/GRIDS/timeseries" + ("/observation" if of_a_group else "/observation/displacement")

    def linked(file):
        del file[place]
        file["elsewhere"] = h5py.ExternalLink(str(other), place)
        file[place] = h5py.SoftLink("/elsewhere") if behind_another else h5py.ExternalLink(str(other), place)

    assert "in other files to which it refers" in refusal(by_hand(linked))


def test_eos5_of_another_instrument_is_no_stack(tmp_path, refusal):
    with h5py.File(tmp_path / "omi.he5", "w") as file:
        file.create_group("HDFEOS/GRIDS/NO2")
    assert "No stack of displacement was recognised" in refusal(tmp_path / "omi.he5")
