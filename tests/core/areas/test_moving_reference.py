# SPDX-License-Identifier: GPL-2.0-or-later
"""A median that is that of moving points: said in log, report and legend; and what velocities are relative to."""

import html
from dataclasses import replace

import numpy as np
import pytest
from sinking_field import CORNER, YEARS, sinking_field

from insar_forecast_plugin.core.areas.detect_deformation import detect_deformation
from insar_forecast_plugin.core.interface import ClassifyTrendsRequest, DetectDeformationRequest
from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.progress import Recorder
from insar_forecast_plugin.core.request import VectorSource
from insar_forecast_plugin.core.trends.classify_trends import classify_trends

TOLD = "of the points are slower than 2 mm/yr as measured, but appear to move by +"


@pytest.fixture(scope="module")
def layer(tmp_path_factory):
    """Return a function that writes points of which a share sinks by 8 mm/yr, the west of the layer."""
    points, _ = sinking_field()
    rng = np.random.default_rng(3)

    def layer(share):
        sinks = points.coordinates[:, 0] < CORNER[0] + 3000 * share
        series = np.outer(np.where(sinks, -8.0, 0.0), YEARS) + rng.normal(0, 1, points.displacement.shape)
        path = tmp_path_factory.mktemp("points") / "points.gpkg"
        write_points(replace(points, displacement=series.astype(np.float32)), path)
        return VectorSource(str(path))

    return layer


@pytest.fixture
def detected(tmp_path):
    """Return a function that detects areas; it gives the warnings, the text of the report and the result."""

    def detected(layer, **options):
        report, said = tmp_path / "report.html", Recorder()
        request = DetectDeformationRequest(
            input=layer, output_areas=str(tmp_path / "areas.gpkg"), report=str(report), method="threshold", **options
        )
        result = detect_deformation(request, said)
        return said.warnings, html.unescape(report.read_text()), result

    return detected


def test_stable_ground_that_the_median_makes_rise_is_told_everywhere(layer, detected):
    warnings, report, result = detected(layer(0.67))
    assert sum(TOLD in one for one in warnings) == 1
    assert TOLD in report
    assert result.layers["OUTPUT_AREAS"].label.endswith("minus the median of all points, which may itself move")


@pytest.mark.parametrize(("share", "options"), [(0.25, {}), (0.67, {"reference": "none"})])
def test_nothing_is_told_where_stable_ground_stays_stable(layer, detected, share, options):
    warnings, report, result = detected(layer(share), **options)
    assert not [one for one in warnings if TOLD in one]
    assert TOLD not in report
    assert "which may itself move" not in result.layers["OUTPUT_AREAS"].label


def test_last_sentence_says_what_velocities_are_relative_to(layer, detected):
    result = detected(layer(0.25))[2]
    assert "mm/yr on average. Velocities are relative to the median velocity, " in result.messages[0]
    assert "relative to" not in detected(layer(0.25), reference="none")[2].messages[0]


def test_classes_after_the_median_of_moving_points_are_warned_of(layer, tmp_path):
    report, said = tmp_path / "report.html", Recorder()
    request = ClassifyTrendsRequest(
        input=layer(0.67),
        output=str(tmp_path / "out.gpkg"),
        report=str(report),
        method="statistical",
        reference="median",
    )
    classify_trends(request, said)
    assert sum(TOLD in one for one in said.warnings) == 1
    assert TOLD in html.unescape(report.read_text())
