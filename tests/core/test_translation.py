# SPDX-License-Identifier: GPL-2.0-or-later
"""Texts in the reader's language: templates found again in finished texts, and nothing changed that is not known."""

import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import numpy as np
import pytest

from insar_forecast_plugin.core import catalogue, translation
from insar_forecast_plugin.core.__main__ import JsonLines
from insar_forecast_plugin.core.io.points import read_points
from insar_forecast_plugin.core.palette import COMPONENTS
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.reports.figures import inline_picture, new_figure
from insar_forecast_plugin.core.reports.report import Report
from insar_forecast_plugin.core.request import VectorSource
from insar_forecast_plugin.core.results import (
    LayerDescription,
    OperationResult,
    StyleDescription,
    in_the_readers_language,
)
from insar_forecast_plugin.core.translation import (
    PLACEHOLDER,
    Translator,
    Verbatim,
    catalogue_of,
    read_catalogue,
    translated,
    use_language,
)

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "scripts"))

from texts import Text, marked_texts, page_texts, plain_texts  # noqa: E402
from translations import CONTEXT, QT_CONTEXT, Message, as_ts, collected, flaws, merged, read_messages  # noqa: E402

GERMAN = {
    "The series have %1 epochs over %2 days; at least %3 are needed.": "Nötig sind %3 Epochen; es sind %1 in %2 Tagen.",
    "Choose another layer.": "Wählen Sie einen anderen Layer.",
    "%1 is %2; expected one of %3.": "%1 ist %2; erwartet wird eines von %3.",
    "%1 is worse than %2.": "%1 ist schlechter als %2.",
    "%1 cannot be read: %2": "%1 ist nicht lesbar: %2",
    "the seasonal trend": "der jahreszeitliche Trend",
    "Forecast map": "Vorhersagekarte",
    "velocity": "Geschwindigkeit",
    "+ towards satellite": "+ zum Satelliten hin",
    "descending": "absteigend",
    "%1 and %2": "%1 und %2",
    "both": "beide",
    "stable": "stabil",
    "unwrapping error": "Abwicklungsfehler",
    "Provenance": "Herkunft",
    "Folder: %1%2.": "Ordner: %1%2.",
    "%1 free": "%1 frei",
    "days ahead": "Tage voraus",
    "Skill by horizon": "Güte nach Horizont",
}


@pytest.fixture
def german(tmp_path):
    """Speak German, from a catalogue of its own."""
    messages = {(CONTEXT, text): Message(words, "") for text, words in GERMAN.items()}
    (tmp_path / "insar_forecast_de.ts").write_text(as_ts("de", messages, {}), encoding="utf-8")
    use_language("de", tmp_path)
    yield
    use_language("en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Choose another layer.", "Wählen Sie einen anderen Layer."),
        (
            "The series have 9 epochs over 60 days; at least 24 are needed.",
            "Nötig sind 24 Epochen; es sind 9 in 60 Tagen.",
        ),
        ("This model is worse than the seasonal trend.", "This model ist schlechter als der jahreszeitliche Trend."),
        ("The seasonal trend is worse than x.", "Der jahreszeitliche Trend ist schlechter als x."),
        ("unwrapping error ?", "Abwicklungsfehler ?"),
        ("  stable\n", "  stabil\n"),
    ],
)
def test_text_is_translated_with_its_values(text, expected):
    assert Translator(GERMAN)(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Choose another layer. Nobody knows this one. x is worse than y.",
            "Wählen Sie einen anderen Layer. Nobody knows this one. x ist schlechter als y.",
        ),
        ("Forecast map, velocity, LOS", "Vorhersagekarte, Geschwindigkeit, LOS"),
        (
            "Velocity, LOS (descending), mm/yr, + towards satellite",
            "Geschwindigkeit, LOS (absteigend), mm/yr, + zum Satelliten hin",
        ),
        ("The seasonal trend\nstable", "Der jahreszeitliche Trend\nstabil"),
        ("a.csv cannot be read: stable", "a.csv ist nicht lesbar: stabil"),
        ("2 stable, 3 unknown; stable.", "2 stable, 3 unknown; stabil."),
        ("Folder: /home/a and b (77 GB free).", "Ordner: /home/a and b (77 GB frei)."),
    ],
)
def test_joined_texts_are_translated_one_by_one(text, expected):
    assert Translator(GERMAN)(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", " ", "12.5", "Nothing of this is known.", "salt of the earth and pepper of the sea", "/home/a and b/c.gpkg"],
)
def test_unknown_text_stays_as_it_is(text):
    assert Translator(GERMAN)(text) == text


def test_names_that_scripts_use_are_not_translated():
    said = Translator(GERMAN)("METHOD is 'x'; expected one of network, stable, both.")
    assert said == "METHOD ist 'x'; erwartet wird eines von network, stable, both."


def test_the_template_with_most_letters_is_taken():
    texts = {"%1 of %2 points move": "falsch", "%1 of %2 classified points move": "%2 Punkte, davon bewegt: %1"}
    assert Translator(texts)("5 of 20 classified points move") == "20 Punkte, davon bewegt: 5"


def test_a_sentence_is_not_taken_for_the_value_of_another():
    texts = {"%1 has no epochs.": "Ohne Epochen: %1.", "Look again.": "Noch einmal."}
    said = Translator(texts)("Look again. The file a.csv has no epochs.")
    assert said == "Noch einmal. Ohne Epochen: The file a.csv."


def test_a_value_may_hold_sentences_where_no_sentence_alone_is_known():
    texts = {"%1 failed. Its log: %2": "%1 misslang. Protokoll: %2"}
    assert Translator(texts)("pip failed. Its log: One. Two. Three.") == "pip misslang. Protokoll: One. Two. Three."


def test_long_list_takes_no_time_that_grows_with_its_square():
    names = ", ".join(f"column_{number}" for number in range(5000))
    assert Translator(GERMAN)(f"ID is a; expected one of {names}.").endswith("column_4999.")


def test_english_is_the_text_itself():
    text = "Choose another layer."
    assert translated(text) is text


@pytest.mark.parametrize(("language", "found"), [("de", "de"), ("de_AT", "de"), ("de-CH", "de"), ("en_GB", None)])
def test_catalogue_is_that_of_the_language_whatever_the_country(tmp_path, language, found):
    (tmp_path / "insar_forecast_de.ts").touch()
    path = catalogue_of(language, folder=tmp_path)
    assert (path and path.stem) == (found and f"insar_forecast_{found}")


def test_language_of_the_process_can_be_set_and_reset(german):
    assert (translation.language(), translated("stable")) == ("de", "stabil")
    use_language("en")
    assert (translation.language(), translated("stable")) == ("en", "stable")


def test_catalogue_leaves_out_what_is_not_translated_or_of_qt(tmp_path):
    messages = {
        (CONTEXT, "one"): Message("eins", ""),
        (CONTEXT, "two"): Message("", "unfinished"),
        (CONTEXT, "three"): Message("drei", "vanished"),
        (QT_CONTEXT, "four"): Message("vier", ""),
    }
    path = tmp_path / "some.ts"
    path.write_text(as_ts("de", messages, {}), encoding="utf-8")
    assert read_catalogue(path) == {"one": "eins"}


def test_messages_of_a_job_leave_in_german(german):
    stream = StringIO()
    lines = JsonLines(stream)
    lines(0.5, "Forecast map")
    lines.info("stable")
    lines.warning("Choose another layer.")
    assert re.findall(r'"text": "([^"]*)"', stream.getvalue()) == [
        "Vorhersagekarte",
        "stabil",
        "W\\u00e4hlen Sie einen anderen Layer.",
    ]


def test_result_is_translated_but_its_values_and_names_are_not(german):
    style = StyleDescription("velocity", "velocity", "velocity, LOS", "velocity")
    layer = LayerDescription("Forecast map, LOS", "velocity", "stable", field="stable", more_styles=(style,))
    result = OperationResult({"VERDICT": "stable"}, {"OUTPUT": layer}, ("Choose another layer.",))
    shown = in_the_readers_language(result)
    german_style = StyleDescription("Geschwindigkeit", "velocity", "Geschwindigkeit, LOS", "velocity")
    german_layer = LayerDescription(
        "Vorhersagekarte, LOS", "velocity", "stabil", field="stable", more_styles=(german_style,)
    )
    assert shown == OperationResult(
        {"VERDICT": "stable"}, {"OUTPUT": german_layer}, ("Wählen Sie einen anderen Layer.",)
    )


def test_report_is_german_and_its_numbers_and_provenance_are_not_touched(german, tmp_path):
    report = Report("Forecast map", "x is worse than the seasonal trend.")
    report.warn("Choose another layer.")
    report.section("velocity")
    report.facts({"velocity": "stable", "count": 5})
    report.table(["velocity", "mm"], [["stable", 1.5], ["a<b>", 2]], "Choose another layer.")
    report.figure(new_figure(1.0, 1.0), "Skill by horizon")
    report.write(tmp_path / "report.html", {"method": "stable"})
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert '<html lang="de">' in page
    for words in (
        "<h1>Vorhersagekarte</h1>",
        "x ist schlechter als der jahreszeitliche Trend.",
        '<p class="warning">Wählen Sie einen anderen Layer.</p>',
        "<h2>Geschwindigkeit</h2>",
        "<tr><th>Geschwindigkeit</th><td>stabil</td></tr>",
        "<tr><th>count</th><td>5</td></tr>",
        "<td>stabil</td><td>1.50</td>",
        "<td>a&lt;b&gt;</td><td>2</td>",
        "<figcaption>Güte nach Horizont</figcaption>",
        "<h2>Herkunft</h2>",
    ):
        assert words in page
    assert "method&#34;: &#34;stable&#34;" in page


def test_words_in_figures_are_german(german):
    figure = new_figure(2.0, 2.0)
    axes = figure.subplots()
    axes.plot(np.arange(3), label="stable")
    axes.set(xlabel="days ahead", title="point 5")
    axes.legend(title="velocity")
    assert inline_picture(figure).startswith("data:image/png")
    legend = axes.get_legend()
    shown = (axes.get_xlabel(), axes.get_title(), legend.get_texts()[0].get_text(), legend.get_title().get_text())
    assert shown == ("Tage voraus", "point 5", "stabil", "Geschwindigkeit")


def test_data_are_the_same_in_every_language(german, tmp_path):
    request = {"point_count": 20, "epoch_count": 30, "seed": 1}
    for language in ("de", "en"):
        use_language(language, tmp_path)
        catalogue.run("simulate", {"output": str(tmp_path / f"{language}.gpkg"), **request}, Silent())
    first, second = (
        read_points(VectorSource(str(tmp_path / f"{language}.gpkg")), Silent()) for language in ("de", "en")
    )
    assert first.measured == second.measured
    assert first.attributes.equals(second.attributes)
    assert np.array_equal(first.displacement, second.displacement, equal_nan=True)


SOURCE = '''
"""A docstring is no text."""
WORDS = {"stable": "stable", "linear": "constant velocity here"}
QUERY = "SELECT name FROM layers"
_PATTERN = re.compile("a pattern is none")

def say(report, progress, count: "an annotation", names):
    """Nor is this."""
    report.section("History")
    report.table(("class", "value_mm"), [], f"{count} point{'s' * (count > 1)} {'is' if count == 1 else 'are'} shown.")
    progress(0.5, "Writing")
    axes.plot(x, label="forecast", color="black")
    if names.get("a key") == "one of several":
        raise InputError(f"{names!r} has {count:.1f}% in " "two parts" + ("; and more" if count else "."))
    raise ValueError("a defect is shown as it is")
    return LayerDescription("Map, up", "velocity", f"in the {'lower part of it' if count else 'upper part of it'}")
'''


def test_collector_finds_what_a_reader_sees():
    assert {text.source for text in plain_texts(SOURCE, "some.py")} == {
        "stable",
        "constant velocity here",
        "History",
        "class",
        "%1 point is shown.",
        "%1 points are shown.",
        "Writing",
        "forecast",
        "%1 has %2% in two parts; and more",
        "%1 has %2% in two parts.",
        "Map, up",
        "in the %1",
        "lower part of it",
        "upper part of it",
    }


def test_collector_finds_the_marked_words_of_pages_and_joined_lists():
    page = '<h1>{{ t("A map") }}</h1><p>not this</p>'
    assert [text.source for text in page_texts(page, "page.html")] == ["A map"]
    assert [text.source for text in plain_texts('words = " and then ".join(names)', "a.py")] == ["%1 and then %2"]


def test_collector_of_the_qgis_half_takes_what_is_marked():
    source = 'Operation("id", title="Forecast", keywords="no text")\ndef f(self):\n    self.tr("a" "b"); tr("c")\n'
    assert {text.source for text in marked_texts(source, "a.py")} == {"Forecast", "ab", "c"}


def test_titles_of_rows_are_texts_of_the_core_too_but_groups_are_not():
    source = 'Operation(title="Classify trends", group="Data")\nother(title="no")'
    assert [text.source for text in marked_texts(source, "a.py", ("title",))] == ["Classify trends"]


def test_vanished_texts_are_kept_and_looked_at_again_when_they_come_back():
    old = {(CONTEXT, "a"): Message("A", ""), (CONTEXT, "b"): Message("B", ""), (CONTEXT, "c"): Message()}
    now = merged([(CONTEXT, "a"), (CONTEXT, "new")], old)
    assert now == {
        (CONTEXT, "a"): Message("A", ""),
        (CONTEXT, "new"): Message(),
        (CONTEXT, "b"): Message("B", "vanished"),
    }
    assert merged([(CONTEXT, "b")], now)[CONTEXT, "b"] == Message("B", "unfinished")


def test_file_of_translations_is_read_as_it_was_written(tmp_path):
    messages = {
        (QT_CONTEXT, "a < b & c\nd"): Message("ä > b", "", "a note"),
        (CONTEXT, "%1 epochs"): Message("", "unfinished"),
    }
    path = tmp_path / "insar_forecast_de.ts"
    path.write_text(as_ts("de", messages, {(CONTEXT, "%1 epochs"): Text("%1 epochs", "a.py", 1)}), encoding="utf-8")
    assert read_messages(path) == messages


def test_flaws_of_a_file_are_named(tmp_path):
    messages = {
        (CONTEXT, "%1 epochs"): Message("Epochen", ""),
        (CONTEXT, "open"): Message("", "unfinished"),
        (CONTEXT, "gone"): Message("weg", ""),
        (QT_CONTEXT, "{count} epochs"): Message("{zahl} Epochen", ""),
    }
    path = tmp_path / "insar_forecast_de.ts"
    path.write_text(as_ts("de", messages, {}), encoding="utf-8")
    assert flaws(path, [*list(messages)[:2], (QT_CONTEXT, "{count} epochs"), (CONTEXT, "new")]) == [
        "insar_forecast_de.ts lacks 'new'. Run make translations.",
        "insar_forecast_de.ts still has 'gone'. Run make translations.",
        "insar_forecast_de.ts: other values (%1 or {name}) than in the text: '{count} epochs'",
        "insar_forecast_de.ts: other values (%1 or {name}) than in the text: '%1 epochs'",
        "insar_forecast_de.ts: not finished: 'open'",
    ]


@pytest.fixture(scope="module")
def texts():
    return collected(ROOT / "insar_forecast_plugin")


def test_what_plus_means_is_among_the_texts(texts):
    assert {one.sign for one in COMPONENTS.values() if one.sign} <= {text for _, text in texts}


@pytest.mark.parametrize("value", ["12", "a.csv", "POINTS"])
def test_every_text_of_the_plugin_is_told_from_all_others(texts, value):
    own = [text for context, text in texts if context == CONTEXT]
    if value == "a.csv":  # "%1 of %2" and its like may be part of the name of a file, and are left alone
        own = [text for text in own if sum(map(str.isalpha, PLACEHOLDER.sub("", text))) > 3]
    translate = Translator({text: f"<{text}>" for text in own})
    finished = [PLACEHOLDER.sub(value, text) for text in own]
    assert [text for text in finished if translate(text) != f"<{text}>"] == []


def test_what_users_named_stays_as_it_is():
    words = {
        "Map": "Karte",
        "%1 of %2": "%1 von %2",
        "the %1": "der %1",
        "%1 is empty (0 bytes).": "%1 ist leer (0 Bytes).",
        "jump": "Sprung",
    }
    translate = Translator({**words, "point %1, error %2 mm": "Punkt %1, Fehler %2 mm"})
    assert translate("Map of Rome.gpkg is empty (0 bytes).") == "Map of Rome.gpkg ist leer (0 Bytes)."
    assert translate("the Map of jump") == "der Karte von Sprung"
    assert translate("point jump, error 2.0 mm") == "Punkt jump, Fehler 2.0 mm"


def test_verbatim_text_is_not_translated(german):
    assert (translated(Verbatim("stable")), translated("stable")) == ("stable", "stabil")


def test_endless_texts_end():
    translate = Translator({"%1 of %2": "%1 von %2", "%1 to %2": "%1 bis %2", "%1, %2": "%1, %2"})
    assert translate("1 of 9 to 1, " * 500).count("9") == 500


@pytest.mark.parametrize("path", sorted(translation.I18N.glob("*.ts")), ids=lambda path: path.name)
def test_translations_are_up_to_date_with_the_source(path, texts):
    assert not list(flaws(path, texts))


@pytest.mark.parametrize("path", sorted(translation.I18N.glob("*.ts")), ids=lambda path: path.name)
def test_every_catalogue_is_packed_with_the_plugin(path):
    tracked = subprocess.run(["git", "ls-files", path.parent], cwd=ROOT, check=True, capture_output=True, text=True)
    names = {Path(line).name for line in tracked.stdout.splitlines()}
    assert {path.name, path.with_suffix(".qm").name} <= names
