# SPDX-License-Identifier: GPL-2.0-or-later
"""Help names parameters as the dialog does; the names that scripts use stand in brackets behind."""

import re

import pytest

from insar_forecast_plugin.processing.help_text import HELP_FOLDER, to_html, with_labels_first

LABELS = {"AREAS": "Areas to score", "OUTPUT": "Errors"}
PAGES = sorted({path.stem for path in HELP_FOLDER.glob("*.md")})


@pytest.fixture
def parameters(provider):
    """Names of all parameters of all algorithms."""
    return {item.name() for algorithm in provider.algorithms() for item in algorithm.parameterDefinitions()}


@pytest.mark.parametrize("spoken", ["en", "de"])
@pytest.mark.parametrize("name", PAGES)
def test_no_help_names_a_parameter_without_its_label(provider, parameters, monkeypatch, name, spoken):
    monkeypatch.setattr("insar_forecast_plugin.processing.help_text.language", lambda: spoken)
    shown = re.sub(r"<pre\b.*?</pre>", "", provider.algorithm(name).create().shortHelpString(), flags=re.DOTALL)
    mentions = re.findall(r"(.{0,12})<code>([A-Z][A-Z0-9_]+)</code>", shown)
    assert [
        (before, one) for before, one in mentions if one in parameters and not re.search(r"</[bi]>(, | \()$", before)
    ] == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("With `AREAS` all.", "With *Areas to score* (`AREAS`) all."),
        ("`AREAS`, then `AREAS`, `OUTPUT`", "*Areas to score* (`AREAS`), then *Areas to score*, *Errors* (`OUTPUT`)"),
        ("each polygon (`AREAS`)", "each polygon (*Areas to score*, `AREAS`)"),
        ("**Areas** (`AREAS`) and (`AREAS`)", "**Areas** (`AREAS`) and (*Areas to score*)"),
        ("`D20240131`, `PL`", "`D20240131`, `PL`"),
        ("Run\n\n```\nrun -- `AREAS`\n```\n", "Run\n\n```\nrun -- `AREAS`\n```\n"),
    ],
)
def test_label_comes_first_and_the_name_once(text, shown):
    assert with_labels_first(text, LABELS) == shown


def test_text_of_an_algorithm_without_parameters_stays():
    assert with_labels_first("Sets `AREAS`.", {}) == "Sets `AREAS`."


def test_code_keeps_its_lines():
    assert to_html("Run\n\n```bash\na `b`\nc\n```\n\nEnd") == (
        '<p>Run</p>\n<pre style="white-space: pre-wrap">a `b`\nc</pre>\n<p>End</p>'
    )
