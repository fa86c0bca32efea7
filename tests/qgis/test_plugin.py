# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin in QGIS: what it registers, what every algorithm must have, and that unloading leaves nothing."""

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from qgis.core import Qgis, QgsApplication, QgsProcessingParameterDefinition

from insar_forecast_plugin import environment
from insar_forecast_plugin.core import interface
from insar_forecast_plugin.plugin import InsarForecastPlugin
from insar_forecast_plugin.processing.help_text import to_html

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "insar_forecast_plugin"
ICONS = PACKAGE / "resources" / "icons"

# Frozen: models and scripts of users name them. Names may be added, none taken away.
FROZEN = {
    "importtimeseries": "INPUT CRS AOI EXTENT DATE_FROM DATE_TO MIN_COHERENCE X_FIELD Y_FIELD ID_FIELD UNIT COMPONENT "
    "MORE_INPUTS OUTPUT POINT_COUNT EPOCH_COUNT SKIPPED_COUNT",
    "importstack": "INPUT PRODUCT MASK MIN_COHERENCE AOI EXTENT DATE_FROM DATE_TO UNIT CRS COMPONENT OUTPUT "
    "OUTPUT_POINTS PIXEL_COUNT EPOCH_COUNT UNIT_USED CRS_USED PRODUCT_USED",
    "simulate": "SCENARIO POINT_COUNT EPOCH_COUNT STEP_DAYS NOISE MISSING SEED EXTENT CRS OUTPUT OUTPUT_TRUTH",
    "decompose": "INPUTS PIXEL_SIZE PLACES MAX_DISTANCE STEP_DAYS PAST_ONLY INCIDENCE HEADING NORTH_FIELD ALIGN "
    "OUTPUT_UP OUTPUT_EAST REPORT",
    "gridtimeseries": "INPUT METHOD PIXEL_SIZE GRID_SIZE MAX_DISTANCE EXTENT OUTPUT REPORT INTERPOLATION_RMSE",
    "trainforecaster": "POINTS GRID PRESET LOOKBACK_DAYS HORIZON_DAYS GRID_SIZE TRAINING_EPOCHS LEARNING_RATE "
    "STEP_DAYS SEED DEVICE MODEL REPORT VALIDATION_RMSE PERSISTENCE_RMSE SEASONAL_RMSE",
    "forecast": "POINTS MODEL GRID HORIZON_DAYS DATES INTERVAL_LEVEL OUTPUT_POINTS OUTPUT OUTPUT_INTERVAL "
    "OUTPUT_SERIES THRESHOLD VELOCITY_THRESHOLD OUTPUT_EXCEEDANCE OUTPUT_EXCEEDANCE_DATE OUTPUT_PATH REPORT",
    "backtest": "POINTS METHODS ORIGINS FIRST_ORIGIN ORIGIN_STEP REFIT HORIZON_DAYS LOOKBACK_DAYS GRID_SIZE "
    "INTERVAL_LEVEL SEED DEVICE OUTPUT METRICS REPORT",
    "explainforecast": "POINTS MODEL METHODS LOOKBACK_DAYS HORIZON_DAYS STEP_DAYS SEED TABLE REPORT",
    "classifytrends": "INPUT METHOD STABLE_VELOCITY REFERENCE REFERENCE_FIELD HALF_WAVELENGTH SEAM_DATES MODEL OUTPUT "
    "REPORT",
    "traintrendclassifier": "INPUT LABEL_FIELD SAMPLES_PER_CLASS PRESET TRAINING_EPOCHS SEED DEVICE MODEL REPORT",
    "detectdeformation": "INPUT METHOD VELOCITY_FIELD REFERENCE REFERENCE_FIELD THRESHOLD SIGMA MIN_POINTS PIXEL_SIZE "
    "MODEL HORIZON_DAYS MOVEMENT_THRESHOLD OUTPUT OUTPUT_AREAS REPORT",
    "traindetector": "SAMPLES PRESET WEIGHTS TRAINING_EPOCHS SEED DEVICE MODEL REPORT",
    "opentiles": "INPUT EXTENT OUTPUT POINT_COUNT AREAS",
    "mergetimeseries": "INPUTS MAX_DISTANCE OUTPUT REPORT",
    "joinreleases": "OLDER NEWER MAX_DISTANCE UNMATCHED OUTPUT REPORT",
    "scoreforecast": "FORECAST OBSERVED AREAS MAX_DISTANCE OUTPUT OUTPUT_AREAS METRICS REPORT",
    "summariseareas": "AREAS POINTS BUFFER REFERENCE_SURROUNDINGS MODEL HORIZON_DAYS THRESHOLD OUTPUT TABLE REPORT",
    "handoverpage": "INPUT AREAS TITLE POINT_COUNT REPORT",
    "detectchanges": "INPUT SINCE SCALE AREAS FALSE_ALARMS KINDS SEAM_DATES OUTPUT OUTPUT_AREAS REPORT",
    "denoisetimeseries": "GRID METHOD DEM MODEL DEVICE OUTPUT OUTPUT_NOISE OUTPUT_UNCERTAINTY REPORT NOISE_MM "
    "NETWORK_SHARE",
    "traindenoiser": "SAMPLES PRESET TRAINING_EPOCHS SEED DEVICE MODEL REPORT KEPT",
    "checkenvironment": "REPORT",
    "installenvironment": "PYTHON WHEELS EXTRAS BUILD FILES",
}
ENUMS = {
    ("importtimeseries", "UNIT"): "auto mm cm m",
    ("importtimeseries", "COMPONENT"): "auto los up east north",
    ("importstack", "PRODUCT"): "auto mintpy licsbas opera_disp dolphin pygmtsar gmtsar nsbas geotiff",
    ("importstack", "UNIT"): "auto mm cm m",
    ("importstack", "COMPONENT"): "auto los up east north",
    ("simulate", "SCENARIO"): "mixed subsidence_bowl mining_front slow_landslide stable",
    ("decompose", "PLACES"): "cells first_points",
    ("decompose", "ALIGN"): "auto offset rate",
    ("gridtimeseries", "METHOD"): "linear nearest cubic idw",
    ("trainforecaster", "PRESET"): "anchored paper",
    ("trainforecaster", "DEVICE"): "auto cpu cuda mps",
    ("backtest", "METHODS"): "persistence linear seasonal ridge lasso lightgbm kalman theta damped_trend "
    "cnn_lstm_paper cnn_lstm_anchored",
    ("classifytrends", "METHOD"): "network statistical both",
    ("classifytrends", "REFERENCE"): "none median field",
    ("detectdeformation", "METHOD"): "network overwrapping threshold",
    ("detectdeformation", "REFERENCE"): "none median field",
    ("traindetector", "PRESET"): "default alexnet",
    ("traindetector", "DEVICE"): "auto cpu cuda mps",
    ("detectchanges", "SCALE"): "point neighbourhood area",
    ("detectchanges", "KINDS"): "velocity jump acceleration",
    ("traintrendclassifier", "PRESET"): "default paper",
    ("traintrendclassifier", "DEVICE"): "auto cpu cuda mps",
    ("explainforecast", "METHODS"): "lasso lightgbm cnn_lstm_anchored",
    ("joinreleases", "UNMATCHED"): "newer all none",
    ("denoisetimeseries", "METHOD"): "network classical",
    ("denoisetimeseries", "DEVICE"): "auto cpu cuda mps",
    ("traindenoiser", "PRESET"): "default paper",
    ("traindenoiser", "DEVICE"): "auto cpu cuda mps",
    ("installenvironment", "EXTRAS"): "none training cluster training and cluster",
    ("installenvironment", "BUILD"): "auto cpu gpu",
    ("installenvironment", "FILES"): "tested any",
}
DEFAULTS = {
    ("importstack", "PRODUCT"): "auto",
    ("importstack", "MIN_COHERENCE"): None,
    ("simulate", "POINT_COUNT"): 5000,
    ("simulate", "EPOCH_COUNT"): 180,
    ("simulate", "NOISE"): 3.0,
    ("decompose", "PIXEL_SIZE"): 50,
    ("decompose", "STEP_DAYS"): None,
    ("decompose", "PLACES"): "cells",
    ("decompose", "ALIGN"): "auto",
    ("gridtimeseries", "PIXEL_SIZE"): None,
    ("trainforecaster", "PRESET"): "anchored",
    ("trainforecaster", "LOOKBACK_DAYS"): 365,
    ("trainforecaster", "HORIZON_DAYS"): 180,
    ("forecast", "HORIZON_DAYS"): None,
    ("forecast", "INTERVAL_LEVEL"): 90,
    ("forecast", "THRESHOLD"): None,
    ("forecast", "VELOCITY_THRESHOLD"): None,
    ("backtest", "ORIGINS"): 8,
    ("backtest", "REFIT"): False,
    ("classifytrends", "METHOD"): "network",
    ("detectdeformation", "REFERENCE"): "median",
    ("detectdeformation", "SIGMA"): 2.5,
    ("detectdeformation", "THRESHOLD"): 0.5,
    ("detectdeformation", "PIXEL_SIZE"): None,
    ("detectdeformation", "HORIZON_DAYS"): None,
    ("detectdeformation", "MOVEMENT_THRESHOLD"): None,
    ("summariseareas", "BUFFER"): 0,
    ("summariseareas", "REFERENCE_SURROUNDINGS"): False,
    ("summariseareas", "HORIZON_DAYS"): None,
    ("summariseareas", "THRESHOLD"): None,
    ("detectchanges", "FALSE_ALARMS"): 1,
    ("detectchanges", "SCALE"): "neighbourhood",
    ("detectchanges", "SINCE"): None,
    ("classifytrends", "STABLE_VELOCITY"): 2.0,
    ("classifytrends", "REFERENCE"): "none",
    ("classifytrends", "HALF_WAVELENGTH"): None,
    ("traintrendclassifier", "SAMPLES_PER_CLASS"): 1000,
    ("mergetimeseries", "MAX_DISTANCE"): 15,
    ("joinreleases", "MAX_DISTANCE"): 15,
    ("joinreleases", "UNMATCHED"): "newer",
    ("scoreforecast", "MAX_DISTANCE"): 15,
    ("denoisetimeseries", "METHOD"): "network",
    ("denoisetimeseries", "DEM"): None,
    ("traindenoiser", "PRESET"): "default",
    ("traindetector", "PRESET"): "default",
    ("traindetector", "WEIGHTS"): None,
}
MODELS = (
    "egms_to_areas",
    "egms_to_forecast",
    "egms_to_trends",
    "egms_to_page",
    "egms_to_up_and_east",
    "egms_what_is_new",
)
each_algorithm = pytest.mark.parametrize("name", FROZEN)
each_of_the_toolbox = pytest.mark.parametrize("name", [*FROZEN, *MODELS])


def is_request(item):
    return isinstance(item, type) and issubclass(item, interface.Request) and item is not interface.Request


def test_processing_imports_where_torch_is_absent():
    code = """
import sys
for name in ("torch", "pandas", "scipy", "sklearn", "lightgbm", "rasterio", "pyogrio"):
    sys.modules[name] = None
import insar_forecast_plugin.processing.provider
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_provider_has_the_frozen_id_and_name(provider):
    assert (provider.id(), provider.name()) == ("insarforecast", "InSAR Forecast")


def test_provider_has_exactly_the_frozen_algorithms(provider):
    assert {algorithm.name() for algorithm in provider.algorithms() if algorithm.groupId() != "models"} == set(FROZEN)


@each_algorithm
def test_no_frozen_name_is_missing(provider, name):
    algorithm = provider.algorithm(name)
    names = {item.name() for item in [*algorithm.parameterDefinitions(), *algorithm.outputDefinitions()]}
    assert set(FROZEN[name].split()) <= names


@pytest.mark.parametrize(("algorithm", "name"), ENUMS)
def test_enum_takes_the_frozen_names_as_static_strings(provider, algorithm, name):
    definition = provider.algorithm(algorithm).parameterDefinition(name)
    assert (definition.usesStaticStrings(), " ".join(definition.options())) == (True, ENUMS[algorithm, name])


@pytest.mark.parametrize(("algorithm", "name"), DEFAULTS)
def test_default_is_the_one_of_the_interface(provider, algorithm, name):
    assert provider.algorithm(algorithm).parameterDefinition(name).defaultValue() == DEFAULTS[algorithm, name]


@each_algorithm
def test_every_parameter_is_described(provider, name):
    definitions = provider.algorithm(name).parameterDefinitions()
    assert not [item.name() for item in definitions if not item.help() or not item.description()]


def described(algorithm):
    """Return what the help says of each parameter, by its name."""
    items = re.findall(r"<li><b>[^<]+</b> \(<code>([^<]+)</code>\): (.*?)</li>", algorithm.shortHelpString())
    return dict(items)


@each_of_the_toolbox
def test_help_describes_every_parameter_in_words(provider, name):
    algorithm = provider.algorithm(name)
    said = described(algorithm)
    assert list(said) == [item.name() for item in algorithm.parameterDefinitions()]
    assert not [parameter for parameter, words in said.items() if len(words.split()) < 3]


@each_of_the_toolbox
@pytest.mark.parametrize("spoken", ["en", "de"])
def test_help_shows_no_marks_of_markdown(provider, monkeypatch, name, spoken):
    monkeypatch.setattr("insar_forecast_plugin.processing.help_text.language", lambda: spoken)
    shown = re.sub(
        r"<(code|pre)\b[^>]*>.*?</\1>", "", provider.algorithm(name).create().shortHelpString(), flags=re.DOTALL
    )
    assert not re.findall(r"\S*[*`]\S*", shown)


@each_of_the_toolbox
def test_help_shows_every_default(provider, name):
    algorithm = provider.algorithm(name)
    said = described(algorithm)
    shown = {parameter: words.partition("Default: ")[2] for parameter, words in said.items()}
    expected = {}
    for item in algorithm.parameterDefinitions():
        value = item.defaultValue()
        values = value if isinstance(value, list) else [value]
        expected[item.name()] = "" if value is None else f"{', '.join(plain(one) for one in values)}."
    assert shown == expected


def plain(value):
    """Write a default as a user of qgis_process does."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(int(value)) if isinstance(value, float) and value == int(value) else str(value)


@each_of_the_toolbox
def test_help_says_what_has_no_default_whether_it_is_required(provider, name):
    algorithm = provider.algorithm(name)
    said = described(algorithm)
    for item in algorithm.parameterDefinitions():
        if item.defaultValue() is None and not item.isDestination():
            optional = bool(item.flags() & QgsProcessingParameterDefinition.FlagOptional)
            assert said[item.name()].endswith("Optional." if optional else "Required.")


@pytest.mark.parametrize("request_class", [item for item in vars(interface).values() if is_request(item)])
def test_help_shows_every_range_of_the_interface(provider, request_class):
    name = request_class.__doc__.split(".")[0]
    said = described(provider.algorithm(name))
    for field, (low, high) in request_class.ranges.items():
        expected = f"At least {low:.10g}." if high is None else f"From {low:.10g} to {high:.10g}."
        assert expected in said[field.upper()]


@pytest.mark.parametrize("request_class", [item for item in vars(interface).values() if is_request(item)])
def test_help_shows_every_choice_of_the_interface(provider, request_class):
    said = described(provider.algorithm(request_class.__doc__.split(".")[0]))
    for field, choices in request_class.choices.items():
        assert f"of {', '.join(choices)}." in said[field.upper()]


@each_of_the_toolbox
def test_help_has_an_example_that_names_the_algorithm(provider, name):
    help_text = provider.algorithm(name).shortHelpString()
    assert re.search(rf"<pre[^>]*>qgis_process run insarforecast:{name} -- ", help_text)


@each_of_the_toolbox
def test_example_names_only_parameters_that_exist(provider, name):
    algorithm = provider.algorithm(name)
    example = re.search(r"<pre[^>]*>(.*?)</pre>", algorithm.shortHelpString(), re.DOTALL)[1]
    named = set(re.findall(r"\s((?:[a-z]+:)?[A-Z_]+)=", example))
    assert named
    assert named <= {item.name() for item in algorithm.parameterDefinitions()}


@each_of_the_toolbox
@pytest.mark.parametrize("heading", ["When not to use it", "Parameters", "Example", "Source"])
def test_help_has_the_section(provider, name, heading):
    assert f"<h3>{heading}</h3>" in provider.algorithm(name).shortHelpString()


@each_algorithm
def test_algorithm_has_an_icon_that_loads(provider, name):
    algorithm = provider.algorithm(name)
    assert Path(algorithm.svgIconPath()) == ICONS / f"{name}.svg"
    assert not algorithm.icon().pixmap(16, 16).isNull()


@each_algorithm
def test_algorithm_has_tags(provider, name):
    assert len(provider.algorithm(name).tags()) >= 5


def test_resource_manifest_lists_every_icon():
    listed = {item.text for item in ElementTree.parse(PACKAGE / "resources.qrc").iter("file")}
    assert listed == {f"resources/icons/{path.name}" for path in ICONS.glob("*.svg")}


def test_rare_parameters_are_advanced(provider):
    definition = provider.algorithm("trainforecaster").parameterDefinition("LEARNING_RATE")
    assert definition.flags() & QgsProcessingParameterDefinition.FlagAdvanced


def test_further_files_stand_beside_the_first(provider):
    """A city lies in several bursts, and who imports the first file looks for where the others go."""
    first, further, *_ = provider.algorithm("importtimeseries").parameterDefinitions()
    assert (first.name(), further.name()) == ("INPUT", "MORE_INPUTS")
    assert not further.flags() & QgsProcessingParameterDefinition.FlagAdvanced


def test_outputs_are_geopackages_by_default(provider):
    assert provider.algorithm("simulate").parameterDefinition("OUTPUT").defaultFileExtension() == "gpkg"


def test_algorithm_without_environment_says_what_to_run(provider, monkeypatch, tmp_path):
    monkeypatch.delenv(environment.VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    can, message = provider.algorithm("simulate").canExecute()
    assert not can
    assert "insarforecast:installenvironment" in message


def test_environment_can_be_installed_without_one(provider, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert provider.algorithm("installenvironment").canExecute() == (True, "")


def test_desktop_and_processing_together_register_the_provider_once(qgis_processing, qgis_iface):
    registry = QgsApplication.processingRegistry()
    plugin = InsarForecastPlugin(qgis_iface)
    plugin.initProcessing()
    plugin.initGui()
    count = sum(provider.id() == "insarforecast" for provider in registry.providers())
    plugin.unload()
    assert count == 1


def test_unload_leaves_nothing(qgis_processing, qgis_iface):
    plugin = InsarForecastPlugin(qgis_iface)
    plugin.initGui()
    plugin.unload()
    assert QgsApplication.processingRegistry().providerById("insarforecast") is None


def test_unload_twice_does_no_harm(qgis_processing, qgis_iface):
    plugin = InsarForecastPlugin(qgis_iface)
    plugin.initGui()
    plugin.unload()
    plugin.unload()
    assert plugin.provider is None


def test_metadata_covers_the_running_qgis():
    text = (PACKAGE / "metadata.txt").read_text(encoding="utf-8")
    version = tuple(int(part) for part in Qgis.QGIS_VERSION.split("-")[0].split(".")[:2])
    low, high = (
        tuple(int(part) for part in re.search(rf"^qgis{end}imumVersion=(\d+)\.(\d+)", text, re.MULTILINE).groups())
        for end in ("Min", "Max")
    )
    assert low <= version <= high


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("## Title", "<h3>Title</h3>"),
        ("one\ntwo", "<p>one two</p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("```\na < b\n```", '<pre style="white-space: pre-wrap">a &lt; b</pre>'),
        ("`x` **y**", "<p><code>x</code> <b>y</b></p>"),
        ("*x* y", "<p><i>x</i> y</p>"),
        ("`a*.h5` or `b*.h5`", "<p><code>a*.h5</code> or <code>b*.h5</code></p>"),
        ("2 * 3 * 4", "<p>2 * 3 * 4</p>"),
        ("[t](http://u)", '<p><a href="http://u">t</a></p>'),
    ],
)
def test_markdown_of_the_help_files_is_understood(markdown, expected):
    assert to_html(markdown) == expected
