# SPDX-License-Identifier: GPL-2.0-or-later
"""Folders of tiles as a layer: a copy without series, or a view; what is broken is named and the rest is there."""

from xml.etree import ElementTree

import numpy as np
import pytest
from small_country import PER_TILE, write_areas, write_country

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.errors import InputError, OutputError
from insar_forecast_plugin.core.io.point_layer import open_points
from insar_forecast_plugin.core.progress import Recorder, Silent

CLASSES = np.array(["linear", "stable"] * (PER_TILE // 2), dtype=object)


@pytest.fixture
def dataset(tmp_path):
    """Return a function that writes a dataset."""

    def make(fields=None, series=None, failed=None, made=None):
        return write_country(tmp_path / "country", fields, series, failed, made)

    return make


def opened(dataset, output, progress=None, **more):
    given = {"input": str(dataset.folder), "output": str(output), **more}
    return catalogue.run("opentiles", given, progress or Silent())


def fields_of(path):
    return open_points(path, Silent(), with_forecast=True, without_series=True)


def test_copy_has_every_point_and_no_series(dataset, tmp_path):
    result = opened(dataset(), tmp_path / "points.gpkg")
    layer = fields_of(tmp_path / "points.gpkg")
    assert (result.outputs["POINT_COUNT"], layer.table.row_count) == (3 * PER_TILE, 3 * PER_TILE)
    assert layer.table.names == ["pid", "coherence", "velocity"]
    assert layer.measured.component == "up"
    assert result.messages == (
        "The points were copied without their series, with a velocity fitted to each. Tiles: 3. Points: 120.",
    )


def test_velocity_is_that_of_the_series(dataset, tmp_path):
    opened(dataset(), tmp_path / "points.gpkg")
    (block,) = fields_of(tmp_path / "points.gpkg").blocks(Silent())
    expected = np.tile(np.arange(1.0, PER_TILE + 1), 3)
    np.testing.assert_allclose(np.asarray(block.attributes["velocity"], float), expected, atol=0.01)


def test_velocity_that_is_there_is_not_computed_again(dataset, tmp_path):
    made = dataset({"trend": CLASSES, "trend_velocity": np.arange(40.0)})
    result = opened(made, tmp_path / "points.gpkg")
    assert fields_of(tmp_path / "points.gpkg").table.names == ["pid", "coherence", "trend", "trend_velocity"]
    assert (result.layers["OUTPUT"].quantity, result.layers["OUTPUT"].field) == ("trend", "trend")
    assert [style.field for style in result.layers["OUTPUT"].more_styles] == ["trend_velocity"]


def test_forecast_is_kept_as_movement_and_not_date_by_date(dataset, tmp_path):
    ahead = np.array(["2024-01-05", "2024-02-05"], dtype="datetime64[D]")
    values = np.zeros((PER_TILE, 2), dtype=np.float32)
    made = dataset({"forecast_change": np.arange(40.0)}, {"F": (ahead, values), "L": (ahead, values)})
    result = opened(made, tmp_path / "points.fgb")
    assert fields_of(tmp_path / "points.fgb").table.names == ["pid", "coherence", "forecast_change", "velocity"]
    assert result.layers["OUTPUT"].field == "forecast_change"


def test_legend_of_a_forecast_has_its_dates_and_its_sign(dataset, tmp_path):
    ahead = np.array(["2024-01-05", "2024-02-05"], dtype="datetime64[D]")
    made = dataset(
        {"forecast_change": np.arange(40.0)},
        {"F": (ahead, np.zeros((PER_TILE, 2), dtype=np.float32))},
        made={"algorithm": "forecast", "origin_date": "2023-12-20"},
    )
    shown = opened(made, tmp_path / "points.gpkg").layers["OUTPUT"]
    assert shown.name.startswith("Forecast to 2024-02-05, vertical: ")
    assert shown.label == "Forecast movement, vertical, mm, 2023-12-20 to 2024-02-05 (+ up)"


def test_name_of_changes_says_since_when(dataset, tmp_path):
    changed = {"change": np.array(["jump", None] * 20, dtype=object), "change_date": np.array(["2020-05-01"] * 40)}
    made = dataset(changed, made={"algorithm": "detectchanges", "changes_after": "2020-04-20"})
    assert opened(made, tmp_path / "points.gpkg").layers["OUTPUT"].name.startswith("Changes since 2020-04-20, vertical")


def test_damaged_provenance_of_a_tile_is_passed_over(dataset, tmp_path):
    ahead = np.array(["2024-01-05", "2024-02-05"], dtype="datetime64[D]")
    fields, values = {"forecast_change": np.arange(40.0)}, np.zeros((PER_TILE, 2), dtype=np.float32)
    made = dataset(fields, {"F": (ahead, values)}, made={"origin_date": "soon", "parameters": 3})
    write_areas(made.folder / "areas.gpkg")
    shown = opened(made, tmp_path / "points.gpkg").layers
    assert shown["OUTPUT"].label == "Forecast movement, vertical, mm (+ up)"
    assert shown["AREAS"].label == "mean velocity, vertical, mm/yr, + up"


def test_legend_of_areas_says_what_was_subtracted(dataset, tmp_path):
    made = dataset(made={"algorithm": "detectdeformation", "parameters": {"reference": "median"}})
    write_areas(made.folder / "areas.gpkg")
    shown = opened(made, tmp_path / "points.gpkg").layers["AREAS"]
    assert shown.label == "mean velocity, vertical, mm/yr, + up, minus the median of all points"


def test_changes_are_shown_as_the_detection_shows_them(dataset, tmp_path):
    changed = {"change": np.array(["faster", None] * 20, dtype=object), "change_date": np.array(["2020-05-01"] * 40)}
    result = opened(dataset(changed), tmp_path / "points.gpkg")
    assert (result.layers["OUTPUT"].quantity, result.layers["OUTPUT"].field) == ("change_kind", "change")


def test_extent_chooses_points(dataset, tmp_path):
    made = dataset()
    box = (3_250_000.0, 3_400_000.0, 3_350_000.0, 3_500_000.0)
    result = opened(made, tmp_path / "points.gpkg", extent={"bounds": box})
    places = np.concatenate([b.coordinates for b in fields_of(tmp_path / "points.gpkg").blocks(Silent())])
    every = np.concatenate([b.coordinates for b in made.layer().blocks(Silent())])
    inside = ((every >= box[:2]) & (every <= box[2:])).all(axis=1)
    assert 0 < inside.sum() < 2 * PER_TILE
    assert result.outputs["POINT_COUNT"] == inside.sum()
    np.testing.assert_array_equal(np.sort(places, axis=0), np.sort(every[inside], axis=0))


@pytest.mark.parametrize("kind", ["gpkg", "vrt"])
def test_extent_elsewhere_says_where_the_points_are(kind, dataset, tmp_path):
    with pytest.raises(InputError, match=r"EXTENT contains no point of country; its points lie from 32\d{5}, 34"):
        opened(dataset(), tmp_path / f"points.{kind}", extent={"bounds": (0, 0, 10, 10)})
    assert not list(tmp_path.glob("points*"))


def test_extent_between_the_points_says_so(dataset, tmp_path):
    with pytest.raises(InputError, match="EXTENT contains no point of country"):
        opened(dataset(), tmp_path / "a.gpkg", extent={"bounds": (3_250_000, 3_450_000, 3_250_000.5, 3_450_000.5)})


@pytest.mark.parametrize("kind", ["gpkg", "vrt"])
@pytest.mark.parametrize("harm", ["missing", "cut"])
def test_tile_that_cannot_be_read_is_named_and_the_rest_is_there(kind, harm, dataset, tmp_path):
    made, said = dataset(), Recorder()
    path = made.path(made.entries[1])
    if harm == "missing":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-50])
    result = opened(made, tmp_path / f"points.{kind}", said)
    assert result.outputs["POINT_COUNT"] == 2 * PER_TILE
    (warning,) = said.warnings
    assert warning.startswith(f"The tile {made.entries[1].name} is left out. tile=E")


def test_tile_with_damage_in_its_rows_is_left_out_whole(dataset, tmp_path):
    made, said = dataset(), Recorder()
    path = made.path(made.entries[0])
    data = bytearray(path.read_bytes())
    data[200:3000] = bytes(2800)
    path.write_bytes(data)
    result = opened(made, tmp_path / "points.gpkg", said)
    assert result.outputs["POINT_COUNT"] == 2 * PER_TILE
    assert len(said.warnings) == 1


@pytest.mark.parametrize("kind", ["gpkg", "vrt"])
def test_dataset_without_a_sound_tile_is_refused(kind, dataset, tmp_path):
    made = dataset()
    for entry in made.entries:
        made.path(entry).unlink()
    with pytest.raises(InputError, match=r"No tile of .*country can be read"):
        opened(made, tmp_path / f"points.{kind}")


def test_tiles_that_were_not_made_are_told(dataset, tmp_path):
    said = Recorder()
    opened(dataset(failed={"E1N1/0": "Out of memory."}), tmp_path / "points.gpkg", said)
    assert said.warnings == [
        "Tiles that could not be made and are not there: 1 (E1N1/0: Out of memory.). Run it again with --resume."
    ]


def test_folder_that_is_not_there_is_called_so(tmp_path):
    with pytest.raises(InputError, match="absent does not exist"):
        catalogue.run("opentiles", {"input": str(tmp_path / "absent"), "output": str(tmp_path / "p.gpkg")}, Silent())


def test_folder_without_tiles_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"is no folder of tiles: it has no dataset.json"):
        catalogue.run("opentiles", {"input": str(tmp_path), "output": str(tmp_path / "points.gpkg")}, Silent())


def test_tile_that_lies_elsewhere_is_refused(dataset, tmp_path):
    made = dataset()
    path = made.folder / "dataset.json"
    path.write_text(path.read_text().replace("E32N34/0", "../../secret/0"))
    with pytest.raises(InputError, match=r"dataset.json is damaged or of another version \(a tile named"):
        opened(made, tmp_path / "points.gpkg")


def test_unknown_format_is_refused(dataset, tmp_path):
    with pytest.raises(OutputError, match=r"in the format of points.kml"):
        opened(dataset(), tmp_path / "points.kml")


def test_view_names_the_tiles_with_their_rows_and_bounds(dataset, tmp_path):
    made = dataset({"trend": CLASSES, "trend_velocity": np.arange(40.0)})
    result = opened(made, tmp_path / "points.vrt")
    union = ElementTree.parse(tmp_path / "points.vrt").getroot()[0]
    parts = union.findall("OGRVRTLayer")
    assert [part.findtext("SrcDataSource") for part in parts] == [str(made.path(one)) for one in made.entries]
    assert {part.findtext("SrcLayer") for part in parts} == {"part-0"}
    assert [int(part.findtext("FeatureCount")) for part in parts] == [PER_TILE] * 3
    assert int(union.findtext("FeatureCount")) == 3 * PER_TILE
    assert float(union.findtext("ExtentXMax")) == max(one.bounds[2] for one in made.entries)
    assert result.layers["OUTPUT"].field == "trend"
    assert result.messages[0].endswith("without a copy. Tiles: 3. Points: 120.")


def test_view_of_an_extent_has_the_tiles_that_touch_it(dataset, tmp_path):
    made = dataset()
    opened(made, tmp_path / "points.vrt", extent={"bounds": (3_300_100, 3_400_100, 3_390_000, 3_490_000)})
    union = ElementTree.parse(tmp_path / "points.vrt").getroot()[0]
    (part,) = union.findall("OGRVRTLayer")
    assert "tile=E33N34" in part.findtext("SrcDataSource")
    assert part.findtext("GeometryField/SrcRegion").startswith("POLYGON ((")
    assert union.findtext("FeatureCount") is None


def test_areas_in_the_folder_are_shown_too(dataset, tmp_path):
    made = dataset()
    write_areas(made.folder / "areas.gpkg")
    result = opened(made, tmp_path / "points.gpkg")
    assert result.outputs["AREAS"] == str(made.folder / "areas.gpkg")
    assert list(result.layers) == ["AREAS", "OUTPUT"]
    assert result.layers["AREAS"].field == "velocity_mean"
