# SPDX-License-Identifier: GPL-2.0-or-later
"""The language of the plugin in real QGIS: QGIS's own, from the catalogue that ships, and gone with the plugin."""

import html
from xml.etree import ElementTree

import pytest
from qgis.core import QgsApplication, QgsSettings, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QLocale

from insar_forecast_plugin.core import translation
from insar_forecast_plugin.core.results import LayerDescription
from insar_forecast_plugin.core.translation import catalogue_of, read_catalogue
from insar_forecast_plugin.job import JobError, run_job
from insar_forecast_plugin.languages import chosen_language
from insar_forecast_plugin.plugin import InsarForecastPlugin
from insar_forecast_plugin.processing.help_text import help_file
from insar_forecast_plugin.processing.styling import apply_style

pytestmark = pytest.mark.usefixtures("qgis_processing")
TITLE, GERMAN_TITLE = "Forecast displacement", "Verschiebung vorhersagen"


@pytest.fixture
def speak():
    """Return a function that has QGIS speak a language, as its options do."""
    settings = QgsSettings()
    before = {name: settings.value(name) for name in ("locale/overrideFlag", "locale/userLocale")}

    def speak(language, override=True):
        settings.setValue("locale/overrideFlag", override)
        settings.setValue("locale/userLocale", language)

    yield speak
    for name, value in before.items():
        settings.remove(name)
        if value is not None:
            settings.setValue(name, value)


@pytest.fixture
def german(speak):
    """The plugin in a German QGIS."""
    speak("de_AT")
    plugin = InsarForecastPlugin(None)
    plugin.initProcessing()
    yield plugin
    plugin.unload()


def in_qt(text):
    return QCoreApplication.translate("InsarForecast", text)


def test_language_is_the_one_chosen_in_qgis(speak):
    speak("de_AT")
    assert chosen_language() == "de_AT"


def test_language_is_that_of_the_system_where_none_is_chosen(speak):
    speak("de_AT", override=False)
    assert chosen_language() == QLocale().name()


def test_translator_comes_with_the_plugin_and_goes_with_it(speak):
    speak("de")
    plugin = InsarForecastPlugin(None)
    assert (in_qt(TITLE), translation.language()) == (GERMAN_TITLE, "de")
    plugin.unload()
    assert (in_qt(TITLE), translation.language()) == (TITLE, "en")


@pytest.mark.parametrize("language", ["en_US", "xx"])
def test_language_without_a_catalogue_is_english(speak, language):
    speak(language)
    plugin = InsarForecastPlugin(None)
    assert (in_qt(TITLE), translation.language()) == (TITLE, "en")
    plugin.unload()


def test_title_and_group_of_an_algorithm_are_german_but_not_its_names(german):
    algorithm = QgsApplication.processingRegistry().algorithmById("insarforecast:forecast")
    assert (algorithm.displayName(), algorithm.group()) == (GERMAN_TITLE, "Vorhersage")
    assert (algorithm.name(), algorithm.groupId()) == ("forecast", "forecasting")


def test_message_of_a_job_is_german(german, core_python, feedback):
    with pytest.raises(JobError, match="Unbekannte Operation 'nothing'; erwartet wird eine von importtimeseries, "):
        run_job("nothing", {}, feedback, python=core_python)


def test_missing_environment_is_said_in_german(german, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    algorithm = QgsApplication.processingRegistry().algorithmById("insarforecast:forecast")
    can, message = algorithm.canExecute()
    expected = read_catalogue(catalogue_of("de"))["There is no Python environment for the calculations yet."]
    assert not can
    assert message.startswith(f"{expected} Führen Sie den Algorithmus 'Umgebung installieren' (insarforecast:")


def test_legend_is_german_but_the_values_of_classes_are_not(german):
    layer = QgsVectorLayer("Point?crs=EPSG:3035&field=trend:string", "points", "memory")
    apply_style(layer, LayerDescription("Trends", "trend", "trend class", field="trend"))
    shown = {item.value(): item.label() for item in layer.renderer().categories()}
    assert shown["stable"] == "stabil"
    assert "keine Klasse" in shown.values()


def test_ranges_of_a_legend_are_german(german):
    layer = QgsVectorLayer("Point?crs=EPSG:3035&field=velocity:double", "points", "memory")
    apply_style(layer, LayerDescription("Velocity", "velocity", "velocity, LOS, mm/yr", field="velocity"))
    labels = [item.label() for item in layer.renderer().ranges()]
    assert {"unter -20", "-20 bis -10", "über 20"} <= {*labels}


def test_help_is_german_where_there_is_a_file_else_english(german, tmp_path):
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "forecast.md").touch()
    assert help_file("forecast", tmp_path) == tmp_path / "de" / "forecast.md"
    assert help_file("simulate", tmp_path) == tmp_path / "simulate.md"


def test_check_without_environment_writes_a_german_page(german, monkeypatch, tmp_path):
    import processing

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    answer = processing.run("insarforecast:checkenvironment", {"REPORT": str(tmp_path / "report.html")})
    page = html.unescape((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert answer["REPORT"] == str(tmp_path / "report.html")
    assert '<html lang="de">' in page
    assert "'Umgebung installieren'" in page


def test_qgis_process_speaks_the_language_of_the_system(qgis_process):
    done = qgis_process("--json", "list", language="de_DE.UTF-8")
    assert done.returncode == 0
    assert GERMAN_TITLE in done.stdout


def test_qt_file_holds_what_the_catalogue_holds(german):
    path = catalogue_of("de")
    contexts = {context.findtext("name"): context for context in ElementTree.parse(path).getroot().iter("context")}
    texts = {
        message.findtext("source"): message.findtext("translation") or message.findtext("source")
        for message in contexts["InsarForecast"].iter("message")
        if message.find("translation").get("type") != "vanished"
    }
    assert {text: in_qt(text) for text in texts} == texts
