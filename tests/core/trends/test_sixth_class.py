# SPDX-License-Identifier: GPL-2.0-or-later
"""A further class is a row: everything that shows, fits, simulates or learns classes takes it from the table."""

from dataclasses import replace

import numpy as np
import pytest

from insar_forecast_plugin.core.interface import ClassifyTrendsRequest
from insar_forecast_plugin.core.io.point_layer import open_points
from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.networks.trainable_network import TrainableNetwork
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.request import VectorSource
from insar_forecast_plugin.core.trend_classes import TREND_CLASSES, TrendClass, TrendClasses
from insar_forecast_plugin.core.trends.class_scores import class_scores
from insar_forecast_plugin.core.trends.classes import class_codes, class_names
from insar_forecast_plugin.core.trends.classify_trends import trend_fields
from insar_forecast_plugin.core.trends.findings import findings_of, gatherings
from insar_forecast_plugin.core.trends.fits.thresholds import MotionLimits
from insar_forecast_plugin.core.trends.network.training_set import simulated_samples
from insar_forecast_plugin.core.trends.network.trend_classifier import TrendClassifier, load_classifier
from insar_forecast_plugin.core.trends.network.trend_networks import make_network
from insar_forecast_plugin.core.trends.reference import Reference
from insar_forecast_plugin.core.trends.simulation.simulated_series import simulate_series
from insar_forecast_plugin.core.trends.summary import Summary
from insar_forecast_plugin.core.trends.tiles import classify_tile
from insar_forecast_plugin.core.trends.trend_report import class_map, write_report
from insar_forecast_plugin.core.trends.trend_table import TrendFitter


def reversed_at_the_end(series):
    """Tell which series move one way first and the other way then."""
    motion = series.motion
    return series.moving & series.bent & (motion.velocity_1 * motion.velocity_2 < -16)


def draw_reversal(drawer, deviation):
    """Draw a motion that turns round in the middle, whatever the noise."""
    return 25.0 * drawer.span * np.abs(drawer.time - 0.5)


SIX = TrendClasses(
    (
        *TREND_CLASSES[:5],
        TrendClass(
            name="reversal",
            words="reversal",
            colour="#5a3fc0",
            kind="moving",
            adds="break",
            spellings=("turn",),
            test=reversed_at_the_end,
            motion=draw_reversal,
        ),
    )
)
REVERSAL = 5


@pytest.fixture(scope="module")
def points(labelled_points):
    """Return points of the five classes, the last 20 of a sixth."""
    years = (labelled_points.dates - labelled_points.dates[0]).astype(float) / 365.25
    values = labelled_points.displacement.copy()
    values[80:] = 50 * np.abs(years - 1) + np.random.default_rng(0).normal(0, 1.5, (20, len(years)))
    return replace(labelled_points, displacement=values)


@pytest.fixture(scope="module")
def tile(points):
    classifier = load_classifier(classes=SIX)
    fitter = TrendFitter.of(points.dates, MotionLimits(), classifier.probabilities, classes=SIX)
    return classify_tile(points, fitter, Reference())


def test_series_get_the_class(tile):
    assert (tile.table.tested[80:] == REVERSAL).mean() > 0.9
    assert not (tile.table.tested[:60] == REVERSAL).any()


def test_network_that_does_not_know_the_class_gives_it_no_probability(tile):
    assert tile.table.probability.shape == (100, 6)
    assert not tile.table.probability[:, REVERSAL].any()
    np.testing.assert_allclose(tile.table.probability.sum(axis=1), 1, atol=1e-5)


def test_network_that_knows_the_class_gives_it_probability(tmp_path):
    samples = simulated_samples(0, 40, Silent(), SIX)
    TrendClassifier(TrainableNetwork(make_network("default", 6)).trained(), "default", 1.0, {}, SIX.names, SIX).save(
        tmp_path / "m.safetensors"
    )
    found = load_classifier(tmp_path / "m.safetensors", SIX).probabilities(samples.channels, samples.features)
    assert (found[:, REVERSAL] > 0).all()


def test_fields_hold_the_class(tile):
    fields = trend_fields(tile.table, "both", SIX)
    assert {f"trend_p_{name}" for name in SIX.names} <= fields.keys()
    assert (fields["trend_stat"][80:] == "reversal").mean() > 0.9


def test_report_shows_the_class(tile, points, tmp_path):
    write_points(points, tmp_path / "in.gpkg")
    request = ClassifyTrendsRequest(input=VectorSource(str(tmp_path / "in.gpkg")), output="out.gpkg", method="both")
    summary = Summary("both", SIX)
    summary.add(points, tile.table, tile.reference)
    findings = findings_of(request, summary.points(), points.dates, np.array([], dtype="datetime64[D]"), SIX)
    assert "reversal 0%" in findings.facts[0]
    layer = open_points(tmp_path / "in.gpkg", Silent())
    path = tmp_path / "r.html"
    write_report(layer, summary, findings, request, limits=MotionLimits(), path=path, made={})
    assert "Network: reversal" in path.read_text(encoding="utf-8")


def test_confusion_has_a_row_and_a_column_for_the_class():
    scores = class_scores(np.arange(6), np.array([0, 1, 2, 3, 4, 3]), len(SIX))
    assert scores.confusion.shape == (6, 6)
    assert scores.confusion[REVERSAL, 3] == 1
    assert scores.f1[REVERSAL] == 0


def test_map_draws_the_class():
    drawn = class_map(np.zeros((6, 2)), np.arange(6), SIX).axes[0].collections
    assert [one.get_label() for one in drawn][-1] == "reversal (1)"


def test_breaks_of_the_class_at_one_date_are_found(points):
    days = np.full(100, points.dates[60])
    nothing = np.full(100, np.datetime64("NaT", "D"))
    found = gatherings(np.full(100, "reversal", dtype=object), nothing, days, points.dates, SIX)
    assert [(one.trend, one.what) for one in found] == [("reversal", "break")]


def test_class_can_be_simulated():
    series = simulate_series(np.random.default_rng(0), np.full(4, REVERSAL), gaps=False, classes=SIX)
    middle = series.displacement.shape[1] // 2
    assert (series.displacement[:, middle] < series.displacement[:, [0, -1]].min(axis=1)).all()


def test_label_of_the_class_is_understood():
    codes = class_codes(np.array(["Reversal", "turn", "5", "linear"], dtype=object), SIX)
    assert class_names(codes, SIX).tolist() == ["reversal", "reversal", "reversal", "linear"]
