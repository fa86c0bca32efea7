# SPDX-License-Identifier: GPL-2.0-or-later
"""The algorithms and ready models in the Toolbox: found by their words, and models opened in the designer."""

import pytest
from processing.gui.AlgorithmDialog import AlgorithmDialog
from processing.gui.ProviderActions import ProviderContextMenuActions
from processing.modeler.ModelerDialog import ModelerDialog
from qgis.core import QgsApplication, QgsProcessingModelAlgorithm
from qgis.gui import QgsProcessingToolboxProxyModel
from qgis.PyQt.QtCore import QSize, QTimer
from qgis.PyQt.QtWidgets import QApplication, QMenu

from insar_forecast_plugin.plugin import InsarForecastPlugin
from insar_forecast_plugin.processing.ready_models import FOLDER


@pytest.fixture
def plugin(qgis_iface, qgis_processing, qgis_new_project, monkeypatch):
    """The plugin in the desktop."""
    menu = QMenu()
    monkeypatch.setattr(qgis_iface, "pluginMenu", lambda: menu, raising=False)
    plugin = InsarForecastPlugin(qgis_iface)
    plugin.initGui()
    yield plugin
    plugin.unload()


def shown_for(word):
    """Return the names of our algorithms that the Toolbox shows for a word in its search box, by group."""
    model = QgsProcessingToolboxProxyModel(None, QgsApplication.processingRegistry())
    model.setFilterString(word)
    found = {}

    def walk(parent, group):
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            algorithm = model.toolboxModel().algorithmForIndex(model.mapToSource(index))
            if algorithm is None:
                walk(index, model.data(index))
            elif algorithm.provider().id() == "insarforecast":
                found[algorithm.name()] = group

    walk(model.index(-1, -1), "")
    return found


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        (
            "egms",
            {
                "importtimeseries",
                "egms_to_areas",
                "egms_to_forecast",
                "egms_to_trends",
                "egms_to_page",
                "egms_to_up_and_east",
                "egms_what_is_new",
            },
        ),
        ("descending", {"decompose"}),
        ("verification", {"scoreforecast"}),
        ("bursts", {"mergetimeseries"}),
        ("licsbas", {"importstack"}),
        ("netcdf", {"importstack"}),
        ("geoparquet", {"opentiles"}),
        ("seam", {"joinreleases"}),
        ("synthetic", {"simulate"}),
        ("shap", {"explainforecast"}),
        ("validation", {"backtest"}),
        ("neural network", {"trainforecaster", "traintrendclassifier", "traindetector"}),
        ("subsidence", {"simulate", "detectdeformation"}),
        ("unwrapping", {"classifytrends"}),
        ("a4", {"handoverpage"}),
        ("alarm", {"detectchanges"}),
        ("atmosphere", {"denoisetimeseries"}),
        ("autoencoder", {"traindenoiser"}),
    ],
)
@pytest.mark.usefixtures("plugin")
def test_search_narrows_the_toolbox(word, expected):
    assert set(shown_for(word)) == expected


@pytest.mark.usefixtures("plugin")
def test_no_word_stands_for_most_algorithms():
    algorithms = QgsApplication.processingRegistry().providerById("insarforecast").algorithms()
    words = [word for item in algorithms for word in item.tags()]
    assert {word for word in words if words.count(word) > 3} == set()
    # What three algorithms train is found by the same words.
    training = {"training", "fit model", "neural network", "machine learning", "deep learning"}
    assert {word for word in words if words.count(word) == 3} <= training


@pytest.mark.usefixtures("plugin")
def test_classifier_is_trained_in_the_group_of_trends():
    groups = shown_for("")
    assert groups["traintrendclassifier"] == groups["classifytrends"] == "Trends"


@pytest.fixture
def right_click(plugin, qgis_iface, monkeypatch):
    """Return a function that clicks an algorithm with the right button and chooses an entry, if it is there."""
    from processing.gui.ProcessingToolbox import ProcessingToolbox

    monkeypatch.setattr(qgis_iface, "iconSize", lambda docked=False: QSize(16, 16))
    toolbox = ProcessingToolbox()
    toolbox.resize(500, 900)
    toolbox.show()

    def choose(name, entry):
        tree, title = toolbox.algorithmTree, toolbox.searchBox
        algorithm = QgsApplication.processingRegistry().algorithmById(f"insarforecast:{name}")
        title.setText(algorithm.displayName())
        tree.expandAll()
        place = next(
            tree.visualRect(index).center()
            for index in indexes(tree.model())
            if tree.algorithmForIndex(index) is not None and tree.algorithmForIndex(index).id() == algorithm.id()
        )
        offered = []

        def pick():
            menu = QApplication.activePopupWidget()
            if menu is None:
                return
            timer.stop()
            offered.extend(action.text() for action in menu.actions())
            for action in menu.actions():
                if action.text() == entry:
                    action.trigger()
            menu.close()

        timer = QTimer()
        timer.timeout.connect(pick)
        timer.start(50)
        toolbox.showPopupMenu(place)
        timer.stop()
        return offered

    yield choose
    toolbox.close()
    toolbox.deleteLater()


def indexes(model, parent=None):
    """Yield all rows of a tree."""
    parent = model.index(-1, -1) if parent is None else parent
    for row in range(model.rowCount(parent)):
        yield model.index(row, 0, parent)
        yield from indexes(model, model.index(row, 0, parent))


OPEN = "Open a Copy in Model Designer…"


@pytest.mark.parametrize(
    "name", ["egms_to_areas", "egms_to_forecast", "egms_to_trends", "egms_to_page", "egms_what_is_new"]
)
def test_ready_model_opens_in_the_designer_as_a_copy(right_click, monkeypatch, name):
    # Without the main window, whose toolbar only lends the size of its icons.
    monkeypatch.setattr("processing.modeler.ModelerDialog.iface", None)
    before = (FOLDER / f"{name}.model3").read_bytes()
    right_click(name, OPEN)
    designer = ModelerDialog.dlgs[-1]
    opened, source = set(designer.model().childAlgorithms()), designer.model().sourceFilePath()
    shipped = QgsProcessingModelAlgorithm()
    shipped.fromFile(str(FOLDER / f"{name}.model3"))
    designer.setDirty(False)
    designer.close()
    assert (opened, source) == (set(shipped.childAlgorithms()), "")
    assert (FOLDER / f"{name}.model3").read_bytes() == before


def test_copy_can_be_run_from_the_designer(right_click, panels, monkeypatch):
    monkeypatch.setattr("processing.modeler.ModelerDialog.iface", None)
    right_click("egms_to_areas", OPEN)
    designer = ModelerDialog.dlgs[-1]
    wanted = designer.model().create()  # as the designer's Run does; QGIS 3.22 ends with one that has no provider
    designer_steps = set(designer.model().childAlgorithms())
    assert wanted.provider() is not None and wanted.provider().id() == "model"
    steps = set(wanted.childAlgorithms())
    dialog = AlgorithmDialog(wanted)
    title, says_page = dialog.windowTitle(), dialog.algorithm().hasHtmlOutputs()
    dialog.close()
    designer.setDirty(False)
    designer.close()
    assert steps == designer_steps and not says_page  # the line of QGIS about a page comes after every run else
    assert title.endswith("EGMS file to deforming areas")  # QGIS 3.40 names the group before it


def test_copy_names_outputs_and_steps_as_the_toolbox_does(right_click, monkeypatch, tmp_path):
    monkeypatch.setattr("processing.modeler.ModelerDialog.iface", None)
    right_click("egms_to_up_and_east", OPEN)
    designer = ModelerDialog.dlgs[-1]
    steps = designer.model().childAlgorithms().values()
    shown = {name for step in steps for name in step.modelOutputs()}
    titles = [step.description() for step in steps]
    saved = designer.model().toFile(str(tmp_path / "own.model3"))
    designer.setDirty(False)
    designer.close()
    assert saved
    assert shown == {"Vertical series", "East-west series", "Decomposition report"}
    assert sorted(titles) == ["Import the first track", "Import the second track", "Vertical and east-west series"]
    own = QgsProcessingModelAlgorithm()
    assert own.fromFile(str(tmp_path / "own.model3")) and own.validate()[0]
    labels = {item.name(): item.description() for item in own.parameterDefinitions() if item.isDestination()}
    assert labels == {f"decompose:{name}": name for name in shown}
    assert all(own.helpContent().get(name) for name in labels)


def test_algorithm_that_is_no_model_has_no_such_entry(right_click):
    offered = right_click("forecast", None)
    assert offered
    assert OPEN not in offered


def test_unload_takes_the_entry_away(plugin):
    plugin.unload()
    assert OPEN not in {action.name for action in ProviderContextMenuActions.actions}


def test_unload_goes_well_after_processing_has_forgotten_the_entry(plugin, monkeypatch):
    monkeypatch.setattr(ProviderContextMenuActions, "actions", [])
    plugin.unload()
    assert plugin.provider is None
