# SPDX-License-Identifier: GPL-2.0-or-later
"""Algorithms run through their dialogs with the real core: what the log says, and what the next dialog offers."""

import ast
import re

import pytest
from algorithm_dialogs import open_dialog, press_run
from qgis.core import QgsSettings

from insar_forecast_plugin import environment
from insar_forecast_plugin.processing.menu_paths import with_menu

SMALL = {"LOOKBACK_DAYS": 120, "HORIZON_DAYS": 36}


@pytest.fixture(scope="module")
def points(run, tmp_path_factory):
    path = tmp_path_factory.mktemp("logs") / "points.gpkg"
    run("simulate", POINT_COUNT=100, EPOCH_COUNT=140, NOISE=1, OUTPUT=path)
    return str(path)


@pytest.fixture
def desktop(provider, core, panels, qgis_new_project, monkeypatch):
    monkeypatch.setenv(environment.VARIABLE, core)
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    yield provider
    for name in ("last_model", "last_saved_model"):
        QgsSettings().remove(f"insar_forecast/{name}")


def log_of(desktop, name, values):
    """Run an algorithm through its dialog; return the lines of the log between start and end, and the results."""
    dialog = open_dialog(desktop.algorithm(name), values)
    well, log = press_run(dialog)
    dialog.close()
    assert well, log
    said = re.search(r"starting…\n.*?\n\n(.*)\nExecution completed.*?Results:\n(.*)", log, re.DOTALL)
    return said[1].splitlines(), results_in(said[2])


def results_in(text):
    """Return the results that stand in a log, by name: as a dict, or from QGIS 3.44 on in a line each."""
    if text.startswith("{"):
        return ast.literal_eval(text[: text.index("}") + 1])
    found = dict(re.findall(r"^ +(\w+): (.*)$", text, re.MULTILINE))
    return {name: float(value) if re.fullmatch(r"-?\d+\.\d+", value) else value for name, value in found.items()}


def significant(number):
    return len(f"{number:.15g}".replace(".", "").lstrip("-0"))


def test_training_says_nothing_twice_and_its_model_is_offered_next(desktop, points, tmp_path):
    model = str(tmp_path / "model.safetensors")
    lines, results = log_of(desktop, "trainforecaster", {"POINTS": points, **SMALL, "MODEL": model})
    dialog = open_dialog(desktop.algorithm("forecast"))
    assert [line for line in lines if lines.count(line) > 1] == []
    assert max(significant(value) for value in results.values() if isinstance(value, float)) <= 3
    assert dialog.mainWidget().wrappers["MODEL"].parameterValue() == model


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("backtest", {**SMALL, "METHODS": ["ridge", "lasso"], "ORIGINS": 3, "REPORT": "b.html"}),
        ("gridtimeseries", {"GRID_SIZE": 16, "OUTPUT": "g.tif", "REPORT": "g.html"}),
        ("classifytrends", {"METHOD": "both", "OUTPUT": "c.gpkg", "REPORT": "c.html"}),
        ("explainforecast", {**SMALL, "METHODS": ["lasso"], "TABLE": "t.csv", "REPORT": "e.html"}),
    ],
)
def test_log_says_nothing_twice_and_shows_three_digits(desktop, points, tmp_path, name, values):
    source = "POINTS" if desktop.algorithm(name).parameterDefinition("POINTS") else "INPUT"
    outputs = {item.name() for item in desktop.algorithm(name).destinationParameterDefinitions()}
    given = {key: str(tmp_path / value) if key in outputs else value for key, value in values.items()}
    lines, results = log_of(desktop, name, {source: points, **given})
    assert [line for line in lines if lines.count(line) > 1] == []
    assert max((significant(value) for value in results.values() if isinstance(value, float)), default=0) <= 3
    assert [line for line in lines if re.search(r"\d\.\d{3,} (m|mm)\b", line)] == []


def test_without_an_environment_the_log_says_where_to_get_one(desktop, monkeypatch, tmp_path):
    monkeypatch.delenv(environment.VARIABLE)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    dialog = open_dialog(desktop.algorithm("simulate"))
    well, log = press_run(dialog)
    dialog.close()
    assert not well
    assert "'Install environment' (insarforecast:installenvironment)." in log
    assert "The menu Plugins > InSAR Forecast > Environment... does it with a click." in log


def test_message_about_anything_else_names_no_menu(desktop):
    words = "LOOKBACK_DAYS is 3; expected at least 24."
    assert with_menu(words) == words


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Run 'Install environment'.", "Run 'Install environment'. The menu Plugins"),
        ("It died; run 'Install environment'.\nThe last lines of its log:\nboom", "boom\nThe menu Plugins"),
    ],
)
def test_every_message_that_sends_there_has_the_menu(desktop, words, shown):
    assert shown in with_menu(words)


def test_script_is_sent_to_no_menu(desktop, monkeypatch):
    monkeypatch.setattr("qgis.utils.iface", None)
    assert with_menu("Run 'Install environment'.") == "Run 'Install environment'."
