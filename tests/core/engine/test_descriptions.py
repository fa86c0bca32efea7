# SPDX-License-Identifier: GPL-2.0-or-later
"""Whenever a run over tiles ends, the description of its folder speaks of the tiles that are there, and no others."""

import errno
import json
import sys

import pytest
from tiled_region import EndsEarly, read_all, region_points, run_cli, tiles_of

from insar_forecast_plugin.core.engine import command, tile_jobs
from insar_forecast_plugin.core.engine.import_tiles import import_tiles
from insar_forecast_plugin.core.engine.schedulers import Here
from insar_forecast_plugin.core.engine.tile_jobs import NOT_REACHED, Failure, outcome_of
from insar_forecast_plugin.core.engine.tile_runs import run_over_tiles, tiled_request
from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.io.tile_dataset import TileDataset
from insar_forecast_plugin.core.progress import Silent


@pytest.fixture
def source(tmp_path):
    return tiles_of(tmp_path / "source", region_points(1200, epochs=40), most=200)


def ran(source, folder, identifier="classifytrends", scheduler=None, chosen=(), **parameters):
    """Run an operation over tiles, going on with what is there."""
    given = {"method": "statistical" if identifier == "classifytrends" else "threshold", **parameters}
    request = tiled_request(identifier, source, folder, given)
    more = {"scheduler": scheduler or Here(), "progress": Silent(), "resume": True, "chosen": chosen}
    return run_over_tiles(identifier, request, TileDataset.open(source), folder, **more)


def test_tiles_of_other_parameters_are_not_described_where_a_run_ends_early(source, tmp_path):
    count = len(ran(source, tmp_path / "out").dataset.entries)
    with pytest.raises(KeyboardInterrupt):
        ran(source, tmp_path / "out", scheduler=EndsEarly(count + 2), stable_velocity=10.0)
    left = TileDataset.open(tmp_path / "out")
    assert left.entries == ()
    assert list(left.failed.values()) == [NOT_REACHED] * count
    assert left.provenance["parameters"]["stable_velocity"] == 10.0
    made = ran(source, tmp_path / "out", stable_velocity=10.0)
    assert (made.taken, made.dataset.failed, len(made.dataset.entries)) == (3, {}, count)
    assert TileDataset.open(tmp_path / "out").failed == {}


def test_tiles_that_hold_stay_described_where_a_run_that_goes_on_ends_early(source, tmp_path):
    made = ran(source, tmp_path / "out")
    lost = [one.name for one in made.dataset.entries[:2]]
    for entry in made.dataset.entries[:2]:
        made.dataset.path(entry).unlink()
    with pytest.raises(KeyboardInterrupt):
        ran(source, tmp_path / "out", scheduler=EndsEarly(0))
    left = TileDataset.open(tmp_path / "out")
    assert [one.name for one in left.entries] == [one.name for one in made.dataset.entries[2:]]
    assert left.failed == dict.fromkeys(lost, NOT_REACHED)


def test_tiles_that_were_not_reached_are_named_until_they_are_made(source, tmp_path):
    count = len(ran(source, tmp_path / "out").dataset.entries)
    with pytest.raises(KeyboardInterrupt):
        ran(source, tmp_path / "out", scheduler=EndsEarly(count), stable_velocity=10.0)
    names = [one.name for one in TileDataset.open(source).entries]
    ran(source, tmp_path / "out", chosen=[names[-1]], stable_velocity=10.0)
    assert set(TileDataset.open(tmp_path / "out").failed) == set(names[1:-1])


def test_points_are_there_once_where_an_import_that_cuts_otherwise_ends_early(tmp_path):
    points = region_points(1200, epochs=30)
    write_points(points, tmp_path / "points.gpkg")

    def brought(most, scheduler):
        more = {"scheduler": scheduler, "progress": Silent(), "resume": True}
        return import_tiles([str(tmp_path / "points.gpkg")], {}, tmp_path / "tiles", tile_points=most, **more)

    brought(100, Here())
    with pytest.raises(KeyboardInterrupt):
        brought(250, EndsEarly(3))  # the file, and two tiles
    left = TileDataset.open(tmp_path / "tiles")
    assert left.entries == ()
    assert set(left.failed.values()) == {NOT_REACHED}
    # The cut from before is not there any more either.
    made = brought(100, Here())
    assert made.done > 0
    found = read_all(TileDataset.open(tmp_path / "tiles").layer())
    assert sorted(found.pid) == sorted(points.pid)


def test_areas_of_tiles_that_are_made_anew_are_gone_until_all_are_made(source, tmp_path):
    ran(source, tmp_path / "out", "detectdeformation", sigma=2.0)
    files = {name: tmp_path / "out" / name for name in ("areas.gpkg", "areas.csv", "scores.tif")}
    assert all(path.is_file() for path in files.values())
    count = len(TileDataset.open(source).entries)
    with pytest.raises(KeyboardInterrupt):
        ran(source, tmp_path / "out", "detectdeformation", EndsEarly(6 * count - 1), sigma=3.0)
    assert not any(path.exists() for path in files.values())
    ran(source, tmp_path / "out", "detectdeformation", sigma=3.0)
    assert all(path.is_file() for path in files.values())


def test_areas_are_written_all_or_none(source, tmp_path):
    ran(source, tmp_path / "out", "detectdeformation", sigma=2.0)
    before = {name: (tmp_path / "out" / name).read_bytes() for name in ("areas.csv", "scores.tif")}
    (tmp_path / "out" / "areas.gpkg").unlink()
    (tmp_path / "out" / "areas.gpkg").mkdir()  # what cannot be replaced
    code, messages = run_cli(
        *("detectdeformation", "--input", source, "--output", tmp_path / "out", "--resume"),
        *("--parameter", "METHOD=threshold", "--parameter", "SIGMA=2"),
        check=False,
    )
    assert (code, messages[-1]["kind"]) == (2, "user")
    assert messages[-1]["text"].endswith("areas.gpkg is a folder. Choose a file name.")
    assert {name: (tmp_path / "out" / name).read_bytes() for name in before} == before
    assert not list((tmp_path / "out").glob(".insar-forecast-job-*"))


@pytest.mark.parametrize("identifier", ["classifytrends", "detectdeformation"])
def test_folder_without_a_tile_is_refused(identifier, source, tmp_path):
    dataset = TileDataset.open(source)
    TileDataset(source, (), dataset.crs, dataset.dates, dataset.measured).save()
    with pytest.raises(InputError, match=r"source contains no complete tile\. Repeat the run that made it"):
        ran(source, tmp_path / "out", identifier)


def test_input_that_lacks_tiles_is_told(source, tmp_path):
    dataset = TileDataset.open(source)
    failed = {dataset.entries[0].name: "Out of memory."}
    kept = dataset.entries[1:]
    TileDataset(source, kept, dataset.crs, dataset.dates, dataset.measured, failed=failed).save()
    _, messages = run_cli(
        *("classifytrends", "--input", source, "--output", tmp_path / "out", "--parameter", "METHOD=statistical")
    )
    warnings = [one["text"] for one in messages if one["type"] == "warning"]
    assert any(
        f"lacks what failed when it was made: 1, such as {dataset.entries[0].name}." in text for text in warnings
    )


def test_full_disk_is_called_so_and_not_by_the_input(tmp_path):
    def work():
        raise OSError(errno.ENOSPC, "Error writing bytes to file. Detail: [errno 28] No space left on device")

    assert outcome_of(work, "points.zip") == Failure(
        "The disk is full. Free some space, then repeat the run with --resume."
    )
    denied = PermissionError(errno.EACCES, "Permission denied", "/data/a.parquet")
    assert tile_jobs.of_system(denied, "E1N1/0") == "Permission denied (/data/a.parquet)"


@pytest.mark.skipif(sys.platform == "win32", reason="RLIMIT_FSIZE is POSIX")
def test_run_that_finds_no_room_for_its_own_files_says_so(source, tmp_path):
    def limit():
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (50, 50))

    code, messages = run_cli(
        *("classifytrends", "--input", source, "--output", tmp_path / "out", "--parameter", "METHOD=statistical"),
        check=False,
        preexec_fn=limit,
    )
    assert (code, messages[-1]["kind"]) == (2, "user")
    assert messages[-1]["text"] == "The disk is full. Free some space, then repeat the run with --resume."


@pytest.mark.parametrize(
    ("error", "kind", "said"),
    [
        (PermissionError(errno.EACCES, "Permission denied", "/data/a"), "user", "Permission denied (/data/a)"),
        (OSError("the connection is lost"), "internal", "OSError: the connection is lost"),
    ],
)
def test_error_of_the_system_is_told_and_one_of_a_library_is_a_defect(error, kind, said, monkeypatch, capsys):
    def ends(*_):
        raise error

    monkeypatch.setattr(command, "_refuse_missing", ends)
    assert command.run_command(("classifytrends", "--input", "a.gpkg", "--output", "out", "--json")) == 2
    out, err = capsys.readouterr()
    last = json.loads(out.splitlines()[-1])
    assert (last["kind"], last["text"]) == (kind, said)
    assert ("Traceback" in err) == (kind == "internal")
