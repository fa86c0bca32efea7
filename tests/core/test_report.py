# SPDX-License-Identifier: GPL-2.0-or-later
"""Reports: one file, in which nothing of the user's becomes markup."""

import re
import warnings

import numpy as np
import pytest
from jinja2 import UndefinedError

from insar_forecast_plugin.core.parameter_labels import use_labels
from insar_forecast_plugin.core.reports.figures import mark_dates, new_figure
from insar_forecast_plugin.core.reports.html_templates import filled
from insar_forecast_plugin.core.reports.report import Report
from insar_forecast_plugin.core.translation import Verbatim, use_language

FOREIGN = "<script>alert('x')</script>&\""


@pytest.fixture
def page(tmp_path):
    report = Report(FOREIGN, FOREIGN)
    report.warn(FOREIGN)
    report.section(FOREIGN)
    report.text(FOREIGN)
    report.facts({FOREIGN: FOREIGN})
    report.table([FOREIGN], [[FOREIGN]], FOREIGN)
    report.figure(new_figure(1.0, 1.0), FOREIGN)
    report.write(tmp_path / "report.html", {FOREIGN: FOREIGN})
    return (tmp_path / "report.html").read_text(encoding="utf-8")


def test_foreign_text_is_shown_everywhere_and_nowhere_becomes_markup(page):
    assert page.count("&lt;script&gt;") == 15
    assert "<script" not in page
    assert 'alt="&lt;script' in page


def test_report_needs_no_network(page):
    assert re.findall(r'(?:src|href)="(?!data:)', page) == []


def test_text_before_the_first_section_is_not_lost(tmp_path):
    report = Report("title", "summary")
    report.text("early")
    report.write(tmp_path / "report.html", {})
    assert "<h2>Overview</h2>\n<p>early</p>" in (tmp_path / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1.23456, "1.23"),
        (np.float32(1.23456), "1.23"),
        (np.int32(7), "7"),
        (None, "-"),
        (float("nan"), "-"),
        (float("inf"), "-"),
        (7, "7"),
        (0.00004, "&lt;0.0001"),
        (0.0, "0.00"),
        (-0.00004, "0.0000"),
        ("a<b", "a&lt;b"),
    ],
)
def test_cell_of_a_table(value, shown, tmp_path):
    report = Report("title", "summary")
    report.table(["column"], [[value]])
    report.write(tmp_path / "report.html", {})
    assert f"<td>{shown}</td>" in (tmp_path / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("heading", "shown"),
    [("first seen", "First seen"), ("Method", "Method"), ("mm/yr", "mm/yr"), ("pid", "pid"), ("p", "p"), ("", "")],
)
def test_heading_of_a_column_begins_with_a_capital_unless_it_is_a_symbol(heading, shown, tmp_path):
    report = Report("title", "summary")
    report.table([heading], [["rank"]])
    report.write(tmp_path / "report.html", {})
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert f"<th>{shown}</th>" in page and "<td>rank</td>" in page


@pytest.mark.parametrize("most", [5, 6])
@pytest.mark.parametrize("days", [2, 30, 200, 400, 699, 712, 800, 985, 1000, 1090, 2000, 9000])
def test_dates_are_marked_without_a_warning_of_matplotlib(days, most):
    """Three to five marks cannot be had from 699 to 985 days."""
    axes = new_figure(4.0, 2.0).subplots()
    axes.plot(np.datetime64("2016-01-04") + np.array([0, days]), [0, 1])
    mark_dates(axes, most)
    low, high = axes.get_xlim()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        marks = [one for one in axes.xaxis.get_major_locator()() if low <= one <= high]
    assert 2 <= len(marks) <= most + 1


def test_page_that_lacks_a_value_is_an_error():
    with pytest.raises(UndefinedError, match="title"):
        filled("report.html")


@pytest.fixture
def labels():
    use_labels({"NORTH_FIELD": "Northward velocity <mm/yr>", "CRS": "Coordinate system"})
    yield
    use_labels({})


def test_parameter_is_shown_by_its_label_with_the_name_small_behind_it(labels, tmp_path):
    report = Report("NORTH_FIELD", "Set NORTH_FIELD.")
    report.warn("No CRS; NORTH_FIELD=vn")
    report.facts({"Field": Verbatim("NORTH_FIELD")})
    report.write(tmp_path / "report.html", {"parameters": "NORTH_FIELD"})
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Set Northward velocity &lt;mm/yr&gt; <small>(NORTH_FIELD)</small>." in text
    assert "<title>NORTH_FIELD</title>" in text
    assert "No CRS; NORTH_FIELD=vn" in text
    assert text.count("<small>") == 1


def test_run_without_a_dialog_keeps_the_names(tmp_path):
    report = Report("title", "Set NORTH_FIELD.")
    report.write(tmp_path / "report.html", {})
    assert "Set NORTH_FIELD." in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_label_stands_in_a_translated_text_too(tmp_path):
    use_language("de")
    use_labels({"NORTH_FIELD": "Feld mit der Nordgeschwindigkeit"})
    said = "No layer has numbers in a field 'v', which NORTH_FIELD names. Leave it empty, or name the field with the"
    report = Report("title", f"{said} velocity to the north in mm/yr.")
    try:
        report.write(tmp_path / "report.html", {})
    finally:
        use_language("en")
        use_labels({})
    shown = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Feld mit der Nordgeschwindigkeit <small>(NORTH_FIELD)</small>" in shown and "No layer" not in shown
