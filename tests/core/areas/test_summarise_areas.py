# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation summariseareas from file to file."""

import time
from dataclasses import replace
from html import escape
from pathlib import Path

import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely
from moving_squares import CORNER, CURVING, DATES, SINKING, STILL, SYSTEM, YEARS, points_of, summarised, write_areas

from insar_forecast_plugin.core.areas.area_summaries import FIELDS
from insar_forecast_plugin.core.areas.summarise_areas import summarise_areas
from insar_forecast_plugin.core.errors import InputError, ModelError
from insar_forecast_plugin.core.interface import SummariseAreasRequest
from insar_forecast_plugin.core.io.polygons import write_polygons
from insar_forecast_plugin.core.measured import Measured, Seam
from insar_forecast_plugin.core.progress import Recorder, Silent
from insar_forecast_plugin.core.request import VectorSource
from insar_forecast_plugin.core.shares import percent

AREAS = [STILL, SINKING, CURVING, shapely.box(*CORNER + 900, *(CORNER + 950))]
FORECAST = ("forecast_change", "forecast_change_lower", "forecast_change_upper", "forecast_error")


def table_of(path):
    return pyogrio.read_arrow(path)[1].to_pandas()


@pytest.fixture(scope="module")
def made(points, tmp_path_factory):
    """All outputs, with a threshold, and what was said."""
    folder, progress = tmp_path_factory.mktemp("made"), Recorder()
    outputs = {"table": str(folder / "series.csv"), "report": str(folder / "report.html")}
    request, result = summarised(folder, points, AREAS, progress, threshold=-4.0, horizon_days=120.0, **outputs)
    return request, result, progress


@pytest.fixture(scope="module")
def found(made):
    return table_of(made[0].output)


def test_name_and_own_attributes_stand_before_the_fields_of_the_interface(found):
    expected = ["area_id", "kind", *(name for name in FIELDS if name != "reference_points")]
    assert [name for name in found.columns if name not in ("geom", "fid")] == expected


def detected(path, reference):
    """Write areas as 'Detect deforming areas' does, with what was subtracted from their velocities."""
    made = {"algorithm": "detectdeformation", "parameters": {"reference": reference}}
    write_polygons(
        path, AREAS, {"rank": np.arange(1, 5)}, crs=SYSTEM, layer_name="areas", measured=Measured(), provenance=made
    )
    return VectorSource(str(path))


@pytest.mark.parametrize(
    ("reference", "surroundings", "is_said"), [("median", False, True), ("none", False, False), ("median", True, False)]
)
def test_velocities_beside_those_of_detected_areas_are_told_apart(tmp_path, points, reference, surroundings, is_said):
    areas, progress = detected(tmp_path / "detected.gpkg", reference), Recorder()
    _, result = summarised(tmp_path, points, areas, progress, reference_surroundings=surroundings)
    said = [
        text
        for text in progress.infos
        if "the median of all points was subtracted, from those of this result it was not" in text
    ]
    assert bool(said) == is_said
    assert result.layers["OUTPUT"].label.endswith(", minus the points around each area") == surroundings


def test_velocities_are_those_put_in(found):
    assert found["velocity_mean"][0] == pytest.approx(0, abs=0.3)
    assert found["velocity_mean"][1] == pytest.approx(-20, abs=0.3)
    assert found["velocity_peak"][1] == pytest.approx(-20, abs=2)
    assert found["velocity_std"][1] < 1.5


def test_classes_are_those_put_in(found):
    assert found["trend"].tolist()[:3] == ["stable", "linear", "quadratic"]
    assert found["trend_break_date"].isna().all() and found["trend_jump_mm"].isna().all()


def test_jump_is_dated_and_left_out_of_the_velocity(summarise, points):
    values = points.displacement + 27.73 * (YEARS > 1.5)
    found = table_of(summarise(points_of(points.coordinates, values), [STILL])[0].output).iloc[0]
    assert (found["trend"], found["trend_jump_mm"]) == ("unwrapping_error", pytest.approx(27.73, abs=1))
    assert abs(np.datetime64(found["trend_jump_date"], "D") - DATES[46]) <= np.timedelta64(12, "D")
    assert found["velocity_mean"] == pytest.approx(0, abs=0.5)


def test_areas_count_their_points_and_square_metres(found):
    assert found["point_count"].tolist() == [20, 20, 20, 0]
    assert found["area_m2"].tolist() == [1e4, 1e4, 1e4, 2500]


def test_area_without_points_is_kept_with_empty_fields(found):
    empty = found.iloc[3]
    assert (
        empty[[name for name in FIELDS if name in found and name not in ("point_count", "area_m2", "rank")]]
        .isna()
        .all()
    )
    assert empty["rank"] == 0


def test_forecast_goes_on_with_the_motion(found):
    sinking = found.iloc[1]
    assert sinking["forecast_change"] == pytest.approx(-20 * 120 / 365.25, abs=1.5)
    assert sinking["forecast_change_lower"] < sinking["forecast_change"] < sinking["forecast_change_upper"]


def test_error_of_past_forecasts_stands_beside_the_better_simple_one(found):
    assert {*found["best_simple"][:3]} <= {"persistence", "seasonal"}
    assert found["forecast_error"][2] < found["best_simple_error"][2]


def test_probability_of_passing_is_high_where_the_ground_does(found):
    still, sinking, _ = found["exceedance_p"][:3]
    assert still < 0.05
    assert sinking > 0.9


def test_report_writes_probabilities_as_shares_and_the_least_as_less_than_one_in_a_hundred(made, found):
    """The still area has half of one case among all past errors, which is not as sure as its digits look."""
    report = Path(made[0].report).read_text(encoding="utf-8")
    assert 0 < found["exceedance_p"][0] < 0.01
    assert "<td>&lt;1%</td>" in report
    assert all(f"<td>{escape(percent(one))}</td>" in report for one in found["exceedance_p"][:3])


def test_rank_goes_by_the_probability_where_there_is_a_threshold(found):
    assert found["rank"][found["exceedance_p"].argmax()] == 1


def test_rank_goes_by_sure_velocity_without_a_threshold(summarise, points):
    found = table_of(summarise(points, AREAS)[0].output)
    assert found["rank"][0] == 3 and "exceedance_p" not in found


def test_table_has_a_row_for_each_area_and_date(made):
    table = pd.read_csv(made[0].table, dtype={"area_id": str})
    assert list(table.columns) == ["area_id", "date", "displacement", "spread", "kind", "lower", "upper"]
    assert table.groupby(["area_id", "kind"]).size().to_dict() == {
        (area, kind): count for area in "123" for kind, count in (("observed", 100), ("forecast", 10))
    }
    sinking = table[(table.area_id == "2") & (table.kind == "observed")]
    assert np.std(sinking["displacement"] - -20 * YEARS) < 1
    ahead = table[table.kind == "forecast"]
    assert (ahead["lower"] < ahead["upper"]).all() and ahead["spread"].isna().all()


def test_report_ranks_shows_and_draws(made, found):
    text = Path(made[0].report).read_text(encoding="utf-8")
    assert f"First in rank of 3 areas with points: {found['exceedance_p'].argmax() + 1}, " in text
    assert text.count("<img") == 2 and "4 mm or more away from the satellite" in text


def test_layer_is_shown_by_velocity_with_further_styles(made):
    shown = made[1].layers["OUTPUT"]
    assert (shown.quantity, shown.field) == ("velocity", "velocity_mean")
    assert [style.field for style in shown.more_styles] == ["trend", "forecast_change", "exceedance_p"]


def test_parts_and_holes_are_written_as_they_were(summarise, points):
    parts = shapely.MultiPolygon([SINKING - shapely.box(*CORNER + 40, *(CORNER + 60)), STILL])
    request, _ = summarise(points, [parts])
    _, _, cells, _ = pyogrio.raw.read(request.output)
    assert shapely.equals(shapely.from_wkb(cells[0]), parts)


def test_identifiers_of_the_layer_are_used(summarise, points, tmp_path):
    fields = {"area_id": np.array(["north", "south"], dtype=object)}
    areas = write_areas(tmp_path / "named.gpkg", [SINKING, STILL], **fields)
    assert table_of(summarise(points, areas)[0].output)["area_id"].tolist() == ["north", "south"]


def test_areas_are_called_by_a_field_that_names_each(summarise, points, tmp_path):
    fields = {
        "kind": np.array(["parcel", "parcel"], dtype=object),
        "note": np.array(["a" * 41, "b"], dtype=object),
        "owner": np.array(["Quarry", "Harbour"], dtype=object),
    }
    request, result = summarise(points, write_areas(tmp_path / "named.gpkg", [SINKING, STILL], **fields))
    assert table_of(request.output)["area_id"].tolist() == ["Quarry", "Harbour"]
    assert ": Quarry, " in result.messages[0]


def test_fields_of_an_earlier_summary_are_replaced(summarise, points, tmp_path):
    fields = {
        **{"Trend": np.array(["old"], dtype=object), "exceedance_p": np.array([0.7]), "owner": np.array([1])},
        **{"point_count": np.array([3]), "area_m2": np.array([1.0])},
    }
    areas, progress = write_areas(tmp_path / "old.gpkg", [SINKING], **fields), Recorder()
    found = table_of(summarise(points, areas, progress)[0].output)
    assert found["trend"].tolist() == ["linear"] and found["owner"].tolist() == [1]
    assert found["point_count"].tolist() == [20]
    assert not {"Trend", "exceedance_p"} & {*found.columns}
    assert not [name for name in found.columns if name.endswith("_source")] and not progress.warnings


def test_own_fields_of_the_names_of_results_are_kept_under_others_and_that_is_said_once(summarise, points, tmp_path):
    fields = {"Rank": np.array([7, 8]), "rank_source": np.array([5, 6]), "trend": np.array(["a", "b"], dtype=object)}
    fields["area_id"] = np.array([11, 12])
    areas, progress = write_areas(tmp_path / "own.gpkg", [SINKING, STILL], **fields), Recorder()
    found = table_of(summarise(points, areas, progress)[0].output)
    assert found["Rank_2"].tolist() == [7, 8] and found["rank_source"].tolist() == [5, 6]
    assert found["trend_source"].tolist() == ["a", "b"] and found["trend"].tolist() == ["linear", "stable"]
    assert sorted(found["rank"]) == [1, 2]
    assert found["area_id"].tolist() == ["11", "12"] and "area_id_source" not in found
    (told,) = [text for text in progress.warnings if "are kept" in text]
    assert told.endswith(": Rank → Rank_2, trend → trend_source.")


def test_buffer_takes_points_outside(summarise, points):
    small = shapely.box(*CORNER + 45, *(CORNER + 55))
    narrow, wide = (table_of(summarise(points, [small], buffer=b)[0].output)["point_count"][0] for b in (0.0, 200.0))
    assert narrow < 3 and wide > 19


def test_surroundings_are_taken_off(summarise):
    rng = np.random.default_rng(0)
    places = np.concatenate([rng.uniform(5, 95, (10, 2)), rng.uniform(105, 300, (50, 2))]) + CORNER
    values = np.where(np.arange(60) < 10, -20.0, -12.0)[:, None] * YEARS + rng.normal(0, 1, (60, len(YEARS)))
    request, _ = summarise(points_of(places, values), [SINKING], reference_surroundings=True)
    found = table_of(request.output)
    assert found["velocity_mean"][0] == pytest.approx(-8, abs=0.3)
    assert found["velocity_peak"][0] == pytest.approx(-8, abs=1)
    assert found["reference_points"][0] == 47  # the others are farther than 250 m


def test_area_without_surroundings_keeps_its_own_movement_and_that_is_said(summarise, points):
    progress = Recorder()
    request, _ = summarise(points, [SINKING, CURVING, STILL], progress, reference_surroundings=True)
    found = table_of(request.output)
    assert found["reference_points"].tolist() == [0, 0, 0]
    assert found["velocity_mean"][0] == pytest.approx(-20, abs=0.3)
    assert any("Around 3 of 3 areas there are too few points" in text for text in progress.warnings)


def test_coherence_weights_the_points(summarise):
    places = np.array([[10, 10], [20, 20]]) + CORNER
    coherence = pd.DataFrame({"temporal_coherence": [0.99, 0.3]})
    request, _ = summarise(points_of(places, np.outer([-10, 0], YEARS), attributes=coherence), [SINKING])
    assert table_of(request.output)["velocity_mean"][0] < -8


def test_polygons_in_degrees_find_their_points(summarise, points, tmp_path):
    from pyproj import CRS, Transformer

    to_degrees = Transformer.from_crs(CRS.from_wkt(SYSTEM), 4326, always_xy=True)
    placed = shapely.transform(SINKING, lambda xy: np.column_stack(to_degrees.transform(xy[:, 0], xy[:, 1])))
    areas = write_areas(tmp_path / "degrees.gpkg", [placed], crs=CRS.from_epsg(4326).to_wkt())
    request, _ = summarise(points, areas)
    found = table_of(request.output)
    assert found["point_count"].tolist() == [20] and found["area_m2"][0] == pytest.approx(1e4, rel=1e-3)
    assert CRS.from_user_input(pyogrio.read_info(request.output)["crs"]).to_epsg() == 4326


def test_empty_areas_are_counted_in_the_log(made):
    progress = made[2]
    assert "60 of 60 points lie in 3 of 4 areas." in progress.infos
    assert "1 of 4 areas contains no point: point_count is 0 there, other fields are empty." in progress.warnings


def test_areas_that_hold_no_point_at_all_are_written_with_a_warning(summarise, points, tmp_path):
    progress = Recorder()
    outputs = {"table": str(tmp_path / "t.csv"), "report": str(tmp_path / "r.html"), "reference_surroundings": True}
    request, result = summarise(points, AREAS[3:], progress, threshold=-5.0, **outputs)
    found = table_of(request.output)
    assert found["point_count"].tolist() == [0] and found["exceedance_p"].isna().all()
    assert result.messages == ("No area contains a point.",)
    assert any(text.startswith("No point lies in a polygon of areas.gpkg") for text in progress.warnings)


def test_points_without_series_are_refused(tmp_path):
    places = write_areas(tmp_path / "undated.gpkg", [SINKING])
    given = {"areas": places, "points": places, "output": str(tmp_path / "out.gpkg")}
    with pytest.raises(InputError, match=r"undated\.gpkg, layer areas has no date fields"):
        summarise_areas(SummariseAreasRequest(**given), Silent())


def test_short_series_have_a_velocity_alone(summarise, points):
    progress = Recorder()
    request, _ = summarise(points.at_epochs(slice(0, 8)), AREAS, progress)
    found = table_of(request.output)
    assert found["velocity_mean"][1] == pytest.approx(-20, abs=3)
    assert found[["trend", "forecast_change", "best_simple"]].isna().all(axis=None)
    assert [text.partition(";")[2] for text in progress.warnings[1:]] == [
        " trend classes need at least 10. The trend fields are empty.",
        " a forecast needs at least 12. The forecast fields are empty.",
    ]


def test_horizon_that_short_series_cannot_bear_is_refused(summarise, points):
    with pytest.raises(InputError, match="a forecast needs at least 12"):
        summarise(points.at_epochs(slice(0, 8)), AREAS, horizon_days=60.0)


def test_area_whose_series_ended_early_has_no_forecast(summarise, points):
    values = points.displacement.copy()
    values[:20, 60:] = np.nan
    found = table_of(summarise(points_of(points.coordinates, values), AREAS)[0].output)
    assert found.loc[1, [*FORECAST, "best_simple"]].isna().all() and found["forecast_change"].notna()[[0, 2]].all()
    assert str(found["last_date"][1])[:10] == str(DATES[59])


def test_number_of_series_that_ended_is_not_taken_for_a_missing_forecast(summarise, points, tmp_path):
    values = points.displacement.copy()
    values[:20, 60:] = np.nan
    for layer, words in ((points, "none"), (points_of(points.coordinates, values), "1 (without a forecast)")):
        summarise(layer, AREAS, report=str(tmp_path / "report.html"))
        assert f"<th>Series that ended early</th><td>{words}</td>" in (tmp_path / "report.html").read_text("utf-8")


def test_threshold_of_zero_is_refused():
    with pytest.raises(InputError, match="THRESHOLD is 0; expected a number above or below 0"):
        SummariseAreasRequest(areas=VectorSource("a"), points=VectorSource("p"), output="o.gpkg", threshold=0)


def test_model_of_another_kind_is_refused(summarise, points):
    from insar_forecast_plugin.core.trends.network.trend_classifier import SHIPPED_MODEL

    with pytest.raises(ModelError, match="trend_classifier"):
        summarise(points, AREAS, model=str(SHIPPED_MODEL))


def test_hundred_thousand_areas_take_less_than_a_minute(summarise, tmp_path):
    rng = np.random.default_rng(0)
    places = rng.uniform(0, 10_000, (10_000, 2)) + CORNER
    west, south = rng.uniform(0, 10_000, (2, 100_000)) + CORNER[:, None]
    areas = write_areas(tmp_path / "many.gpkg", shapely.box(west, south, west + 15, south + 15))
    values = rng.normal(0, 2, (10_000, 60))
    began = time.process_time()
    request, _ = summarise(points_of(places, values, dates=DATES[:60]), areas)
    assert time.process_time() - began < 60
    assert pyogrio.read_info(request.output)["features"] == 100_000


def test_step_at_a_join_that_the_layer_carries_is_no_movement(summarise, points):
    seam = replace(points.measured, seams=(Seam(str(DATES[50])),))
    stepped = points_of(points.coordinates, points.displacement + 9.0 * (DATES[50] <= DATES))
    found = table_of(summarise(replace(stepped, measured=seam), [STILL, SINKING])[0].output)
    assert found["trend"].tolist() == ["stable", "linear"]
    assert found["velocity_mean"].tolist() == pytest.approx([0.0, -20.0], abs=0.5)
    assert abs(found["velocity_peak"][0]) < 2


def test_area_seen_at_a_few_epochs_does_not_rank_before_one_that_surely_moves(summarise, points):
    values = points.displacement.copy()
    values[40:] = np.nan
    values[40:, 50:53] = [0.0, 8.0, 30.0]
    found = table_of(summarise(points_of(points.coordinates, values), [SINKING, STILL])[0].output)
    assert abs(found["velocity_mean"][1]) > 100
    assert found["rank"].tolist() == [1, 2]
