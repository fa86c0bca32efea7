# SPDX-License-Identifier: GPL-2.0-or-later
"""Bursts become one layer: calendars, duplicates, offsets; at import too."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from two_releases import DATES, numbers, run, true_points, written

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.changes.burst_offsets import layer_offsets
from insar_forecast_plugin.core.changes.merge_report import map_of_layers
from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.points import read_points
from insar_forecast_plugin.core.measured import Measured, Seam
from insar_forecast_plugin.core.progress import Recorder, Silent

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
ALL = slice(None)


def burst(points, rows, *, offset=0.0, noise=0.3, epochs=ALL, seed=0, release="2018-2022"):
    """Return some points as a burst, with an offset and a coherence of its own."""
    part = points.at_points(np.asarray(rows)).at_epochs(epochs)
    chance = np.random.default_rng(seed)
    series = part.displacement + offset + chance.normal(0, noise, part.displacement.shape)
    attributes = part.attributes.assign(coherence=chance.uniform(0.5, 1, part.point_count))
    measured = replace(part.measured, release=release)
    return replace(part, displacement=series.astype(np.float32), attributes=attributes, measured=measured)


@pytest.fixture(scope="module")
def truth():
    return true_points(400)


@pytest.fixture(scope="module")
def bursts(truth):
    """Two bursts with 120 points in both, the second 5 mm higher, without the last 10 dates and by other pids."""
    first = burst(truth, range(260), seed=1)
    second = burst(truth, range(140, 400), offset=5.0, epochs=slice(0, 190), seed=2)
    names = second.pid.copy()
    names[:50] = [f"q{row}" for row in range(50)]
    return first, replace(second, pid=names)


@pytest.fixture(scope="module")
def merged(bursts, tmp_path_factory):
    folder = tmp_path_factory.mktemp("merged")
    parts = written(folder, one=bursts[0], two=bursts[1])
    return *run("mergetimeseries", folder, inputs=list(parts.values())), folder


def test_layer_is_called_by_its_first_part(merged):
    result, _, _, _ = merged
    assert result.layers["OUTPUT"].name.endswith(": one and 1 more")


def test_join_that_a_small_part_tells_some_epochs_late_is_one(bursts, tmp_path):
    def with_join(part, day):
        return replace(part, measured=replace(part.measured, seams=(Seam(day),)))

    parts = written(tmp_path, one=with_join(bursts[0], "2020-02-01"), two=with_join(bursts[1], "2020-01-08"))
    _, points, _ = run("mergetimeseries", tmp_path, inputs=list(parts.values()))
    assert [seam.first_after for seam in points.measured.seams] == ["2020-01-08"]


def test_every_point_is_there_once(merged, truth):
    _, points, _, _ = merged
    assert points.point_count == truth.point_count
    assert len(np.unique(points.coordinates, axis=0)) == truth.point_count
    assert np.array_equal(points.dates, DATES)


def test_offset_is_found_told_and_removed(merged, truth):
    _, points, progress, _ = merged
    [text] = [text for text in progress.infos if text.startswith("two.gpkg: offset")]
    assert "it was removed" in text
    removed = numbers(points, "merge_offset")
    of_second = points.attributes["merge_source"].to_numpy() == "two.gpkg"
    assert np.allclose(removed[of_second], -5.0, atol=0.05)
    assert not removed[~of_second].any()
    order = np.argsort([np.flatnonzero((truth.coordinates == at).all(axis=1))[0] for at in points.coordinates])
    assert np.nanmean(points.displacement[order] - truth.displacement) == pytest.approx(0, abs=0.05)


def test_better_coherence_is_kept(merged, bursts):
    _, points, progress, _ = merged
    coherence = {}
    for layer in bursts:
        for at, value in zip(layer.coordinates.round(3).tolist(), layer.attributes["coherence"], strict=True):
            coherence[tuple(at)] = max(value, coherence.get(tuple(at), 0.0))
    kept = numbers(points, "coherence")
    assert kept.tolist() == pytest.approx([coherence[tuple(at)] for at in points.coordinates.round(3).tolist()])
    assert any("the one with the higher coherence was kept" in text for text in progress.infos)


def test_dates_of_the_other_burst_stay_empty(merged):
    _, points, _, _ = merged
    of_second = points.attributes["merge_source"].to_numpy() == "two.gpkg"
    assert np.isnan(points.displacement[of_second][:, 190:]).all()
    assert np.isfinite(points.displacement[~of_second]).all()


def test_report_has_layers_overlaps_and_a_map(merged):
    result, _, _, folder = merged
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert all(word in page for word in ("one.gpkg", "two.gpkg", "Overlaps", "data:image/png"))
    assert "duplicates left out: 120." in result.messages[0]
    assert str(folder) not in page


def test_layer_of_few_points_lies_above_that_of_many_on_the_map(merged):
    points = merged[1]
    figure = map_of_layers(
        points.coordinates, np.r_[np.zeros(3, int), np.ones(points.point_count - 3, int)], ["a", "b"]
    )
    assert [len(one.get_offsets()) for one in figure.axes[0].collections] == [points.point_count - 3, 3]
    (legend,) = filter(None, (axes.get_legend() for axes in figure.axes))  # beside the map, or below it
    assert [text.get_text() for text in legend.get_texts()] == ["a", "b"]


def test_small_offset_is_told_and_left(truth, tmp_path):
    parts = written(tmp_path, one=burst(truth, range(260), seed=1), two=burst(truth, range(140, 400), seed=2))
    _, points, progress = run("mergetimeseries", tmp_path, inputs=list(parts.values()))
    assert any("it is not significant and was not removed" in text for text in progress.infos)
    assert not numbers(points, "merge_offset").any()


def test_three_bursts_in_a_row_get_offsets_that_add_up(truth, tmp_path):
    rows = (range(160), range(100, 300), range(240, 400))
    layers = {f"b{at}": burst(truth, one, offset=3.0 * at, seed=at) for at, one in enumerate(rows)}
    _, points, _ = run("mergetimeseries", tmp_path, inputs=list(written(tmp_path, **layers).values()))
    source, removed = points.attributes["merge_source"].to_numpy(), numbers(points, "merge_offset")
    found = [removed[source == f"b{at}.gpkg"][0] for at in range(3)]
    assert found == pytest.approx([3.0, 0.0, -3.0], abs=0.1)


def test_points_of_one_burst_that_others_chain_together_stay_apart(truth, tmp_path):
    # Along a line, 8 m apart: of the first burst, the second, the third and the first again; and far away one of all.
    def at(part, east):
        places = truth.coordinates[:1] + np.array([[metres, 0.0] for metres in (*east, 5000.0)])
        return replace(part, coordinates=places)

    rows = ((0, 3, 9), (1, 9), (2, 9))
    parts = [burst(truth, np.array(one), seed=number) for number, one in enumerate(rows)]
    places = ((0.0, 24.0), (8.0,), (16.0,))
    layers = {f"part{number}": at(*one) for number, one in enumerate(zip(parts, places, strict=True))}
    given = {"inputs": list(written(tmp_path, **layers).values()), "max_distance": 10.0}
    _, points, _ = run("mergetimeseries", tmp_path, **given)
    east = np.sort((points.coordinates - truth.coordinates[:1])[:, 0].round(6))
    assert len(east) == 3 and east[1] - east[0] >= 8 and east[2] == 5000.0


def test_bursts_that_do_not_overlap_are_merged_with_a_warning(truth, tmp_path):
    parts = written(tmp_path, one=burst(truth, range(100)), two=burst(truth, range(300, 400)))
    _, points, progress = run("mergetimeseries", tmp_path, inputs=list(parts.values()))
    assert points.point_count == 200
    assert any("The offset of one.gpkg, two.gpkg is unknown" in text for text in progress.warnings)


def test_pid_at_two_places_gets_a_number(truth, tmp_path):
    one, two = burst(truth, range(100)), burst(truth, range(300, 400))
    parts = written(tmp_path, one=one, two=replace(two, pid=one.pid))
    _, points, progress = run("mergetimeseries", tmp_path, inputs=list(parts.values()))
    assert len(set(points.pid.tolist())) == 200
    assert any("100 identifiers stood for points at several places" in text for text in progress.infos)


def test_columns_of_either_layer_are_kept(truth, tmp_path):
    one, two = burst(truth, range(100)), burst(truth, range(300, 400))
    two = replace(two, attributes=two.attributes.drop(columns="height").assign(owner="city"))
    _, points, _ = run("mergetimeseries", tmp_path, inputs=list(written(tmp_path, one=one, two=two).values()))
    assert points.attributes["owner"].notna().sum() == 100
    assert points.attributes["height"].notna().sum() == 100


def refused(folder, layers, inputs=None):
    parts = written(folder, **layers)
    with pytest.raises(InputError) as caught:
        run("mergetimeseries", folder, inputs=list(parts.values()) if inputs is None else inputs)
    assert not (folder / "out.gpkg").exists()
    return str(caught.value)


def test_one_layer_is_refused(truth, tmp_path):
    assert "INPUTS names 1 layer; expected two or more" in refused(tmp_path, {"one": truth})


def test_the_same_file_twice_is_refused(truth, tmp_path):
    part = written(tmp_path, one=truth)["one"]
    with pytest.raises(InputError, match="are the same"):
        run("mergetimeseries", tmp_path, inputs=[part, part])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"release": "2019-2023"}, "are of different releases .*Join releases"),
        ({"track": "124"}, "has the track 022, two.gpkg has the track 124"),
        ({"component": "up"}, "has the component los, two.gpkg has the component up"),
    ],
)
def test_other_measurements_are_refused(truth, tmp_path, change, words):
    one, two = burst(truth, range(100)), burst(truth, range(300, 400))
    with pytest.raises(InputError, match=words):
        layers = written(tmp_path, one=one, two=replace(two, measured=replace(two.measured, **change)))
        run("mergetimeseries", tmp_path, inputs=list(layers.values()))


def test_layers_apart_from_all_others_have_no_offset():
    found = layer_offsets((), [10, 20])
    assert np.isnan(found.value).all()
    assert not found.removed.any()


def test_memory_is_that_of_a_block(tmp_path):
    """Two layers of 24 million values: what is held is far less than they are."""
    import tracemalloc

    dates = np.datetime64("2016-01-04") + 6 * np.arange(400)
    layers = {}
    for at in range(2):
        points = true_points(15_000, seed=at, dates=dates)
        layers[f"b{at}"] = replace(points, pid=np.char.add(f"{at}_", points.pid.astype(str)).astype(object))
    parts = written(tmp_path, **layers)
    del layers, points
    tracemalloc.start()
    catalogue.run("mergetimeseries", {"inputs": list(parts.values()), "output": str(tmp_path / "o.fgb")}, Silent())
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert held < 220e6


def csv_of(points, path):
    names = [str(day).replace("-", "") for day in points.dates]
    head = "pid,easting,northing,coherence," + ",".join(names)
    rows = [
        f"{name},{x:.2f},{y:.2f},{quality:.3f}," + ",".join(f"{value:.2f}" for value in series)
        for name, (x, y), quality, series in zip(
            points.pid, points.coordinates, points.attributes["coherence"], points.displacement, strict=True
        )
    ]
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return str(path)


def test_several_files_are_imported_as_one(bursts, tmp_path):
    first, second = (csv_of(one, tmp_path / f"{name}.csv") for name, one in zip("ab", bursts, strict=True))
    progress, output = Recorder(), str(tmp_path / "both.gpkg")
    given = {"input": first, "more_inputs": [second], "output": output, "crs": "EPSG:3035", "unit": "mm"}
    result = catalogue.run("importtimeseries", given | {"component": "los"}, progress)
    points = read_points(output, Silent())
    assert result.outputs["POINT_COUNT"] == points.point_count == 400
    assert result.outputs["EPOCH_COUNT"] == 200
    assert result.outputs["SKIPPED_COUNT"] == 120
    assert "File 2 of 2: b.csv" in progress.infos
    assert not [text for text in progress.texts if "1.gpkg" in text]
    assert points.provenance["algorithm"] == "importtimeseries"
    assert set(points.provenance["inputs"]) == {"a.csv", "b.csv"}
    assert points.provenance["parameters"]["more_inputs"] == ["b.csv"]
    assert str(tmp_path) not in str(points.provenance)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "b.csv", "both.gpkg"]


def test_import_of_a_file_twice_is_refused(bursts, tmp_path):
    first = csv_of(bursts[0], tmp_path / "a.csv")
    with pytest.raises(InputError, match="are the same"):
        catalogue.run(
            "importtimeseries",
            {"input": first, "more_inputs": [first], "output": str(tmp_path / "o.gpkg"), "crs": "EPSG:3035"}
            | {"unit": "mm", "component": "los"},
            Silent(),
        )
    assert not (tmp_path / "o.gpkg").exists()


@pytest.mark.skipif(not DATA.is_dir(), reason="the EGMS files of shared/data are not here")
def test_two_real_bursts_are_imported_as_one(tmp_path):
    folder = DATA / "egms-wroclaw"
    output = str(tmp_path / "both.gpkg")
    result = catalogue.run(
        "importtimeseries",
        {
            "input": str(folder / "175_0303_IW1_VV.csv"),
            "more_inputs": [str(folder / "175_0304_IW1_VV.csv")],
            "output": output,
        },
        Silent(),
    )
    points = read_points(output, Silent())
    assert result.outputs["POINT_COUNT"] == points.point_count
    assert 654 < points.point_count <= 800
    assert points.measured.track == "175"
    assert isinstance(points.measured, Measured)
    assert [seam.first_after for seam in points.measured.seams] == ["2022-01-08"]
    assert result.layers["OUTPUT"].name == "Displacement, LOS: 175_0303_IW1_VV and 1 more"
