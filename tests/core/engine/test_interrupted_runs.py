"""What a run that ends early leaves behind never becomes a part of another run's results."""

import json
import shutil
from dataclasses import replace

import numpy as np
import pyogrio
import pytest
from tiled_region import EndsEarly, assert_same, read_all, region_points, run_cli, tiles_of

from insar_forecast_plugin.core.engine.import_tiles import import_tiles
from insar_forecast_plugin.core.engine.schedulers import Here
from insar_forecast_plugin.core.engine.tile_jobs import complete_entry, write_entry
from insar_forecast_plugin.core.engine.tile_runs import claimed, run_over_tiles, tiled_request
from insar_forecast_plugin.core.errors import OutputError
from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.io.tile_dataset import TileDataset, TileEntry
from insar_forecast_plugin.core.progress import Silent


@pytest.fixture
def source(tmp_path):
    return tiles_of(tmp_path / "source", region_points(1200, epochs=40), most=200)


def detected(source, folder, sigma, scheduler=None):
    """Detect areas by the threshold."""
    request = tiled_request("detectdeformation", source, folder, {"method": "threshold", "sigma": sigma})
    dataset = TileDataset.open(source)
    return run_over_tiles(
        "detectdeformation", request, dataset, folder, scheduler=scheduler or Here(), progress=Silent(), resume=True
    )


def test_what_passes_kept_with_other_parameters_is_not_taken(source, tmp_path):
    count = len(TileDataset.open(source).entries)
    expected = detected(source, tmp_path / "expected", 2.0)
    for sigma, passes in ((2.0, 5), (6.0, 4)):  # the second writes its scores and none of its areas
        with pytest.raises(KeyboardInterrupt):
            detected(source, tmp_path / "out", sigma, EndsEarly(passes * count))
    made = detected(source, tmp_path / "out", 2.0)
    assert_same(read_all(made.dataset.layer()), read_all(expected.dataset.layer()))


def test_passes_that_ended_are_not_repeated(source, tmp_path):
    count = len(TileDataset.open(source).entries)
    with pytest.raises(KeyboardInterrupt):
        detected(source, tmp_path / "out", 2.0, EndsEarly(5 * count))
    made = detected(source, tmp_path / "out", 2.0, EndsEarly(count - 1))
    assert (made.taken, made.done) == (1, count - 1)


def test_damaged_word_of_the_region_is_found_anew(source, tmp_path):
    detected(source, tmp_path / "out", 2.0)
    (tmp_path / "out" / "region.json").write_text('{"key": "a')
    assert detected(source, tmp_path / "out", 2.0).done == 0


def test_folder_that_was_moved_is_complete(source, tmp_path):
    detected(source, tmp_path / "out", 2.0)
    shutil.move(tmp_path / "out", tmp_path / "moved")
    assert detected(source, tmp_path / "moved", 2.0).done == 0


def test_region_without_an_area_has_none_and_its_scores(tmp_path):
    points = region_points(600, epochs=40)
    still = np.random.default_rng(1).normal(0, 1, points.displacement.shape).astype(np.float32)
    source = tiles_of(tmp_path / "source", replace(points, displacement=still))
    made = detected(source, tmp_path / "out", 6.0)
    assert (made.outputs["AREA_COUNT"], made.failed) == (0, {})
    assert pyogrio.read_info(tmp_path / "out" / "areas.gpkg")["features"] == 0
    assert (tmp_path / "out" / "scores.tif").is_file()
    assert not (tmp_path / "out" / "areas.csv").exists()


@pytest.mark.parametrize("change", [lambda data: data[:-100], lambda data: data + b"more", lambda _: b""])
def test_tile_of_another_size_than_its_manifest_says_is_made_anew(source, tmp_path, change):
    made = detected(source, tmp_path / "out", 2.0)
    path = made.dataset.path(made.dataset.entries[1])
    whole = path.read_bytes()
    path.write_bytes(change(whole))
    again = detected(source, tmp_path / "out", 2.0)
    assert (again.done, again.taken) == (1, made.done - 1)
    assert path.read_bytes() == whole


def test_imported_tile_that_was_cut_off_is_made_anew(region, tmp_path):
    made = imported(region["files"], tmp_path / "out")
    path = made.dataset.path(made.dataset.entries[0])
    path.write_bytes(path.read_bytes()[:-100])
    again = imported(region["files"], tmp_path / "out")
    assert (again.done, again.dataset.rows) == (1, region["points"].point_count)
    assert len(read_all(again.dataset.layer()).pid) == region["points"].point_count


def test_manifest_never_speaks_of_a_newer_file(tmp_path):
    points = region_points(20, epochs=20)
    old, new = (TileEntry("E1N1/0", 0, (0, 0, 0, 0), "", key) for key in ("old", "new"))
    write_entry(tmp_path, old, iter([(points, {}, {})]), 0.0)
    assert complete_entry(tmp_path, old.name, "old") is not None
    new.facts["endless"] = new.facts  # the manifest cannot be written
    with pytest.raises(RecursionError):
        write_entry(tmp_path, new, iter([(points.at_points(np.arange(3)), {}, {})]), 0.0)
    assert complete_entry(tmp_path, old.name, "old") is None


def test_tile_that_has_no_point_any_more_leaves_no_file(tmp_path):
    entry = TileEntry("E1N1/0", 0, (0, 0, 0, 0), "", "key")
    write_entry(tmp_path, entry, iter([(region_points(20, epochs=20), {}, {})]), 0.0)
    write_entry(tmp_path, entry, iter([]), 0.0)
    assert [path.name for path in tmp_path.glob("tile=*/*")] == ["part-0.json"]


def test_parts_of_an_earlier_cut_are_removed(region, tmp_path):
    for points in (200, 5000):
        again = {"scheduler": Here(), "progress": Silent(), "tile_points": points, "resume": True}
        tiles = import_tiles([str(one) for one in region["files"]], {}, tmp_path / "tiles", **again)
        request = tiled_request("classifytrends", tmp_path / "tiles", tmp_path / "out", {"method": "statistical"})
        named = {"scheduler": Here(), "progress": Silent(), "resume": True}
        run_over_tiles("classifytrends", request, tiles.dataset, tmp_path / "out", **named)
    for folder in ("tiles", "out"):
        dataset = TileDataset.open(tmp_path / folder)
        assert {dataset.path(one) for one in dataset.entries} == set((tmp_path / folder).glob("tile=*/*.parquet"))
        assert dataset.rows == region["points"].point_count


def test_tile_that_failed_before_is_still_named_when_others_are_made(source, tmp_path):
    dataset = TileDataset.open(source)
    lost, other = dataset.entries[0].name, dataset.entries[-1].name
    arguments = ("classifytrends", "--input", source, "--output", tmp_path / "out", "--parameter", "METHOD=statistical")
    run_cli(*arguments, "--tiles", other)
    path = tmp_path / "out" / "dataset.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "failed": {lost: "Out of memory."}}))
    _, messages = run_cli(*arguments, "--tiles", dataset.entries[1].name, "--resume")
    assert messages[-1]["outputs"]["FAILED"] == {}
    assert TileDataset.open(tmp_path / "out").failed == {lost: "Out of memory."}
    run_cli(*arguments, "--resume")
    assert TileDataset.open(tmp_path / "out").failed == {}


def test_folder_that_cannot_be_written_to_is_refused(tmp_path):
    (tmp_path / ".running").mkdir()
    with pytest.raises(OutputError, match="Nothing can be written into"), claimed(tmp_path, resume=False):
        pass


def imported(files, folder, scheduler=None):
    """Import files as tiles."""
    return import_tiles(
        [str(one) for one in files], {}, folder, scheduler=scheduler or Here(), progress=Silent(), resume=True
    )


def killed(*_arguments):
    raise KeyboardInterrupt


def test_pieces_of_other_files_are_not_taken(tmp_path, monkeypatch):
    points = region_points(300, epochs=20)
    paths = [tmp_path / f"{name}.gpkg" for name in "abc"]
    for number, path in enumerate(paths):
        write_points(points.at_points(np.arange(100 * number, 100 * (number + 1))), path)
    with pytest.raises(KeyboardInterrupt):
        imported(paths[:2], tmp_path / "out", EndsEarly(2))  # cut, not gathered
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("insar_forecast_plugin.core.engine.import_tiles.write_whole", killed)
        imported(paths[2:], tmp_path / "out")  # cut, and not told
    made = imported(paths[:2], tmp_path / "out")
    assert sorted(read_all(made.dataset.layer()).pid) == sorted(points.pid[:200])


def test_file_is_cut_again_where_its_pieces_are_gone(region, tmp_path):
    with pytest.raises(KeyboardInterrupt):
        imported(region["files"], tmp_path / "out", EndsEarly(2))
    next((tmp_path / "out" / ".pieces").glob("*.parquet")).unlink()
    assert imported(region["files"], tmp_path / "out").dataset.rows == region["points"].point_count


def test_files_whose_tiles_are_complete_are_not_read_again(region, tmp_path):
    made = imported(region["files"], tmp_path / "out")
    again = imported(region["files"], tmp_path / "out", EndsEarly(0))
    assert (again.done, again.taken, again.dataset.rows) == (0, len(made.dataset.entries), made.dataset.rows)
    made.dataset.path(made.dataset.entries[0]).unlink()
    assert imported(region["files"], tmp_path / "out").done == 1


def test_changed_layer_of_a_file_is_imported_anew(tmp_path):
    points, path = region_points(60, epochs=20), tmp_path / "a.gpkg"
    write_points(points.at_points(np.arange(30)), path)
    layer = f"{path}|layername={pyogrio.list_layers(path)[0][0]}"
    with pytest.raises(KeyboardInterrupt):
        imported([layer], tmp_path / "out", EndsEarly(1))
    write_points(points, path)
    assert imported([layer], tmp_path / "out").dataset.rows == 60


def test_file_that_was_not_imported_is_named_after_the_run(region, tmp_path):
    (tmp_path / "broken.csv").write_text("no;table\n1;2\n")
    status, messages = run_cli(
        *("classifytrends", "--input", region["files"][0], tmp_path / "broken.csv", "--output", tmp_path / "out"),
        *("--parameter", "METHOD=statistical"),
        check=False,
    )
    assert status == 1
    assert list(messages[-1]["outputs"]["FAILED"]) == ["broken.csv"]


def test_model_is_found_by_workers_elsewhere(tmp_path, monkeypatch):
    (tmp_path / "model.safetensors").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    request = tiled_request("classifytrends", tmp_path, tmp_path / "out", {"model": "model.safetensors"})
    assert request.model == str(tmp_path / "model.safetensors")
