# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation classifytrends from file to file."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyogrio
import pytest

from insar_forecast_plugin.core.errors import InputError, ModelError, OutputError
from insar_forecast_plugin.core.interface import ClassifyTrendsRequest
from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Recorder, Silent
from insar_forecast_plugin.core.request import VectorSource
from insar_forecast_plugin.core.trend_classes import TREND_CLASSES
from insar_forecast_plugin.core.trends.classify_trends import classify_trends

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
TRUTH = np.repeat(TREND_CLASSES.names[:5], 20)


@pytest.fixture
def run(tmp_path):
    """Return a function that classifies points and gives the output's table."""

    def classify(points, progress=None, **options):
        source = tmp_path / "in.gpkg"
        write_points(points, source)
        output = tmp_path / "out.gpkg"
        request = {"method": "statistical", **options}
        classify_trends(
            ClassifyTrendsRequest(input=VectorSource(str(source)), output=str(output), **request),
            progress or Silent(),
        )
        return pyogrio.read_arrow(output)[1].to_pandas()

    return classify


def test_tests_find_the_truth(run, labelled_points):
    assert (run(labelled_points)["trend"] == TRUTH).mean() >= 0.95


def test_every_field_of_the_interface_is_written(run, labelled_points):
    expected = {"trend", "trend_score", "trend_stat", "trend_agree", "trend_velocity", "trend_velocity_sigma"}
    expected |= {"trend_acceleration", "trend_break_date", "trend_velocity_1", "trend_velocity_2"}
    expected |= {"trend_jump_date", "trend_jump_mm", *(f"trend_p_{name}" for name in TREND_CLASSES.names)}
    assert expected <= set(run(labelled_points).columns)


def test_fields_of_an_earlier_forecast_are_kept_whole(run, labelled_points):
    count = len(labelled_points.pid)
    forecast = {"forecast_usable": np.full(count, "no", dtype=object)}
    forecast |= {name: np.linspace(0, 1, count) for name in ("F20300101", "L20300101", "U20300101")}
    attributes = labelled_points.attributes.assign(**forecast)
    table = run(replace(labelled_points, attributes=attributes))
    assert table["forecast_usable"].tolist() == ["no"] * count
    for name in ("F20300101", "L20300101", "U20300101"):
        np.testing.assert_allclose(table[name], forecast[name], atol=1e-4)
    assert not any(name.startswith("D2030") for name in table)


def test_dollar_signs_in_a_point_name_stay_as_they_are_in_the_report(run, labelled_points, tmp_path):
    pid = np.array([f"$^$ {number}" for number in range(len(labelled_points.pid))], dtype=object)
    run(replace(labelled_points, pid=pid), report=str(tmp_path / "report.html"))
    assert "data:image/png" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_shipped_network_finds_the_truth(run, labelled_points):
    assert (run(labelled_points, method="network")["trend"] == TRUTH).mean() >= 0.95


def test_probabilities_add_up_to_one(run, labelled_points, model_file):
    table = run(labelled_points, method="network", model=str(model_file))
    assert np.allclose(table[[f"trend_p_{name}" for name in TREND_CLASSES.names]].sum(axis=1), 1, atol=1e-5)


def test_score_is_the_probability_of_the_class(run, labelled_points, model_file):
    table = run(labelled_points, method="network", model=str(model_file))
    expected = [row[f"trend_p_{row['trend']}"] for _, row in table.iterrows()]
    assert np.allclose(table["trend_score"], expected)


def test_both_says_where_the_two_disagree(run, labelled_points, model_file):
    table = run(labelled_points, method="both", model=str(model_file))
    same = (table["trend"] == table["trend_stat"]).map({True: "yes", False: "no"})
    assert table["trend_agree"].tolist() == same.tolist()


def test_network_alone_says_nothing_about_agreement(run, labelled_points, model_file):
    assert run(labelled_points, method="network", model=str(model_file))["trend_agree"].isna().all()


def test_fields_of_an_earlier_run_are_replaced(run, labelled_points):
    attributes = labelled_points.attributes.assign(trend="old", trend_note="old", trendline=1.0)
    table = run(replace(labelled_points, attributes=attributes))
    assert "trend_note" not in table.columns
    assert "trendline" in table.columns
    assert "old" not in set(table["trend"])


def test_series_with_few_epochs_has_no_class_and_is_counted(run, labelled_points):
    displacement = labelled_points.displacement.copy()
    displacement[3, 9:] = np.nan
    progress = Recorder()
    table = run(replace(labelled_points, displacement=displacement), progress)
    assert table["trend"].isna().tolist() == [row == 3 for row in range(100)]
    assert any("1 point has fewer than 10" in text for text in progress.infos)


def test_layer_in_which_no_series_is_long_enough_is_pointed_out(run, labelled_points, model_file):
    displacement = np.full_like(labelled_points.displacement, np.nan)
    displacement[:50, :9] = displacement[50:, 9:18] = 1.0
    progress = Recorder()
    table = run(replace(labelled_points, displacement=displacement), progress, method="both", model=str(model_file))
    assert table["trend"].isna().all()
    assert any("No point has a class" in text for text in progress.warnings)
    assert not any("agree" in text for text in progress.infos)


def test_constant_series_is_stable(run, labelled_points, model_file):
    displacement = labelled_points.displacement.copy()
    displacement[30] = 4.0
    table = run(replace(labelled_points, displacement=displacement), method="both", model=str(model_file))
    assert (table["trend"][30], table["trend_stat"][30]) == ("stable", "stable")


def test_layer_with_few_epochs_is_refused(run, labelled_points):
    with pytest.raises(InputError, match="has 8 epochs; trend classes need at least 10"):
        run(labelled_points.at_epochs(slice(0, 8)))


def test_median_reference_makes_a_moving_plate_stable(run, labelled_points):
    everywhere = replace(labelled_points, displacement=labelled_points.displacement[:20].repeat(5, axis=0))
    years = (everywhere.dates - everywhere.dates[0]).astype(float) / 365.25
    moving = replace(everywhere, displacement=(everywhere.displacement + 6 * years).astype(np.float32))
    table = run(moving, reference="median")
    assert (table["trend"] == "stable").mean() > 0.95
    assert table["trend_velocity"].median() == pytest.approx(6, abs=0.5)


def test_median_reference_leaves_the_step_at_a_join_out(run, labelled_points):
    still = replace(labelled_points, displacement=labelled_points.displacement[:20].repeat(5, axis=0))
    stepped = (still.displacement + 12.0 * (still.dates >= still.dates[60])).astype(np.float32)
    table = run(replace(still, displacement=stepped), reference="median", seam_dates=(str(still.dates[60]),))
    assert (table["trend"] == "stable").mean() > 0.95
    assert table["trend_velocity"].median() == pytest.approx(0, abs=0.5)


def test_field_reference_takes_off_each_points_velocity(run, labelled_points):
    linear = labelled_points.at_points(np.arange(20, 40))
    assert (run(linear, reference="field", reference_field="plate")["trend"] == "stable").mean() >= 0.95


def test_moving_plate_is_named_with_its_remedy(run, labelled_points):
    progress = Recorder()
    run(labelled_points.at_points(np.arange(20, 40)), progress)
    assert any("REFERENCE=median" in text for text in progress.warnings)


def test_points_without_a_reference_velocity_are_counted_and_left_as_they_are(run, labelled_points):
    linear = labelled_points.at_points(np.arange(20, 40))
    linear.attributes.loc[:4, "plate"] = np.nan
    progress = Recorder()
    table = run(linear, progress, reference="field", reference_field="plate")
    assert "5 points have no velocity in 'plate'; no reference velocity was subtracted there." in progress.warnings
    assert set(table["trend"][:5]) == {"linear"}


def test_points_of_every_block_are_classified_alike(run, labelled_points):
    many = labelled_points.at_points(np.tile(np.arange(100), 100))
    progress = Recorder()
    classes = run(many, progress)["trend"].to_numpy().reshape(100, 100)
    assert (classes == classes[0]).all()
    assert "10000 of 10000 points have a class" in progress.infos[1]


def test_field_reference_may_be_a_field_of_an_earlier_classification(run, labelled_points):
    linear = labelled_points.at_points(np.arange(20, 40))
    named = linear.attributes.rename(columns={"plate": "trend_plate"})
    table = run(replace(linear, attributes=named), reference="field", reference_field="trend_plate")
    assert (table["trend"] == "stable").mean() >= 0.95


def test_missing_reference_field_is_refused_with_the_fields_there_are(run, labelled_points):
    with pytest.raises(InputError, match=r"no field 'plates'.*label, plate"):
        run(labelled_points, reference="field", reference_field="plates")


def test_reference_field_without_numbers_is_refused(run, labelled_points):
    with pytest.raises(InputError, match="contains no numbers"):
        run(labelled_points, reference="field", reference_field="label")


@pytest.mark.parametrize("wrong", ["last year", "NaT", "now", "2022", "2022-13-01"])
def test_wrong_seam_date_is_refused(run, labelled_points, wrong):
    with pytest.raises(InputError, match=rf"SEAM_DATES is '{wrong}'; expected dates such as 2022-01-05"):
        run(labelled_points, seam_dates=("2020-01-03", wrong))


def test_blank_seam_dates_are_passed_over(run, labelled_points):
    jumps = labelled_points.at_points(np.arange(80, 100))
    with_blanks = run(jumps, seam_dates=(" 2020-01-03 ", "", " "))
    np.testing.assert_array_equal(with_blanks["trend"], run(jumps, seam_dates=("2020-01-03",))["trend"])
    assert (with_blanks["trend"] == "stable").mean() >= 0.95


def test_seam_date_outside_of_the_epochs_is_pointed_out(run, labelled_points):
    progress = Recorder()
    table = run(labelled_points, progress, seam_dates=("2035-01-01",))
    assert any("2035-01-01 lie outside the epochs (2019-01-03 to" in text for text in progress.warnings)
    assert (table["trend"] == TRUTH).mean() >= 0.95


def test_seam_date_takes_the_step_out(run, labelled_points):
    jumps = labelled_points.at_points(np.arange(80, 100))
    seam = jumps.dates[np.searchsorted((jumps.dates - jumps.dates[0]).astype(float), 365.25)]
    assert (run(jumps, seam_dates=(str(seam),))["trend"] == "stable").mean() >= 0.95


def test_steps_at_one_date_in_many_points_are_pointed_out(run, labelled_points):
    progress = Recorder()
    run(labelled_points.at_points(np.arange(80, 100)), progress)
    told = [text for text in progress.warnings if "SEAM_DATES" in text]
    assert len(told) == 1
    assert "points classified as unwrapping error" in told[0]
    assert "The join itself may be months from this date" in told[0]


def test_combined_product_is_judged_by_size_alone(run, labelled_points):
    jumps = labelled_points.at_points(np.arange(80, 100))
    years = (jumps.dates - jumps.dates[0]).astype(float) / 365.25
    smaller = replace(
        jumps,
        displacement=(jumps.displacement - 9.0 * (years > 1)).astype(np.float32),
        measured=Measured(component="up", epochs="interpolated"),
    )
    table = run(smaller)
    assert (table["trend"] == "unwrapping_error").mean() >= 0.95
    assert table["trend_jump_mm"].median() == pytest.approx(18.7, abs=1)


def test_model_of_another_kind_is_refused(run, labelled_points, tmp_path):
    from insar_forecast_plugin.core.bundle import save_bundle

    save_bundle(tmp_path / "other.safetensors", "cnn_lstm_paper", {"a": np.zeros(2, dtype=np.float32)}, {})
    with pytest.raises(ModelError, match="cnn_lstm_paper"):
        run(labelled_points, method="network", model=str(tmp_path / "other.safetensors"))


def test_missing_output_folder_is_refused_before_reading(tmp_path):
    request = ClassifyTrendsRequest(
        input=VectorSource(str(tmp_path / "none.gpkg")), output=str(tmp_path / "no" / "out.gpkg")
    )
    with pytest.raises(OutputError, match="does not exist"):
        classify_trends(request, Silent())


def test_report_on_the_tests_alone_says_nothing_of_scores(run, labelled_points, tmp_path):
    run(labelled_points, method="statistical", report=str(tmp_path / "r.html"))
    text = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "median velocity" in text and "score" not in text


def test_report_is_written(run, labelled_points, model_file, tmp_path):
    run(labelled_points, method="both", model=str(model_file), report=str(tmp_path / "r.html"))
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "Network and statistical test" in page
    assert re.search(r"<td>stable</td><td>\d+</td><td>[\d.]+%</td>", page)
    assert "data:image/png" in page


def test_tests_alone_need_neither_torch_nor_qgis(labelled_points, tmp_path):
    write_points(labelled_points, tmp_path / "in.gpkg")
    code = (
        "import json, sys; sys.modules.update(torch=None, qgis=None); "
        "from insar_forecast_plugin.core import catalogue; from insar_forecast_plugin.core.progress import Silent; "
        "catalogue.run('classifytrends', json.loads(sys.argv[1]), Silent())"
    )
    request = {"input": {"path": str(tmp_path / "in.gpkg"), "layer": None}, "output": str(tmp_path / "out.gpkg")}
    request |= {"report": str(tmp_path / "r.html"), "method": "statistical"}
    subprocess.run([sys.executable, "-c", code, json.dumps(request)], check=True)
    assert (pyogrio.read_arrow(tmp_path / "out.gpkg")[1].to_pandas()["trend"] == TRUTH).mean() >= 0.95


@pytest.mark.skipif(not DATA.is_dir(), reason="the EGMS files of shared/data are not here")
def test_seam_of_joined_releases_makes_few_unwrapping_errors(tmp_path):
    from insar_forecast_plugin.core import catalogue

    source, output = str(tmp_path / "in.gpkg"), str(tmp_path / "out.gpkg")
    catalogue.run(
        "importtimeseries", {"input": str(DATA / "egms-wroclaw/124_0770_IW3_VV.csv"), "output": source}, Silent()
    )
    request = {"input": {"path": source, "layer": None}, "output": output, "method": "network"}
    catalogue.run("classifytrends", request, Silent())
    share = (pyogrio.read_arrow(output, columns=["trend"])[1].to_pandas()["trend"] == "unwrapping_error").mean()
    assert share < 0.06
