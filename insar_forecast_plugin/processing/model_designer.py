# SPDX-License-Identifier: GPL-2.0-or-later
"""An entry in the Toolbox's context menu that opens a ready model in the model designer.

QGIS offers its own entry only for models of the user and of the project.
"""

from __future__ import annotations

from processing.gui.ContextAction import ContextAction
from qgis.core import QgsApplication, QgsProcessingModelAlgorithm
from qgis.PyQt.QtGui import QIcon

from ..languages import tr
from .ready_models import ReadyModel


class OpenInDesigner(ContextAction):
    """Opens a copy of a ready model: saving asks for a file, so that the plugin's own stays as it is."""

    def __init__(self) -> None:
        super().__init__()
        self.name = tr("Open a Copy in Model Designer…")

    def icon(self) -> QIcon:
        return QgsApplication.getThemeIcon("/processingModel.svg")

    def isEnabled(self) -> bool:
        return isinstance(self.itemData, ReadyModel)

    def execute(self) -> None:
        # Not at the top: the designer is loaded by whoever opens it.
        from processing.modeler.ModelerDialog import ModelerDialog

        dialog = ModelerDialog.create(copy_of(self.itemData))
        dialog.update_model.connect(_refresh_models)
        dialog.show()
        dialog.activate()


class UnsavedCopy(QgsProcessingModelAlgorithm):
    """A copy of a ready model, as the designer runs it before it is saved."""

    def hasHtmlOutputs(self) -> bool:
        """Keep the dialog from saying after every run that a page was made; the steps say which pages they made."""
        return False

    def createInstance(self) -> UnsavedCopy:
        instance = UnsavedCopy()
        instance.loadVariant(self.toVariant())
        instance.setProvider(self.provider())
        instance.setSourceFilePath(self.sourceFilePath())
        return instance


def copy_of(model: ReadyModel) -> UnsavedCopy:
    """Return a ready model as one of the user's that is not saved yet."""
    copy = UnsavedCopy()
    copy.fromFile(str(model.path()))
    # As QGIS does with a new model: running one without a provider from the designer ends QGIS 3.22.
    copy.setProvider(QgsApplication.processingRegistry().providerById("model"))
    label_outputs(copy)
    return copy


def label_outputs(model: QgsProcessingModelAlgorithm) -> None:
    """Call the outputs and steps of a model what the Toolbox calls them, as if the user had named them.

    The designer shows outputs by their names. Those of a ready model are the ones that scripts use, such as OUTPUT.
    """
    said = model.helpContent()
    for child in model.childAlgorithms().values():
        named = {}
        for output in child.modelOutputs().values():
            label = tr(output.description())
            help_text = said.pop(f"{child.childId()}:{output.name()}", "")
            said[f"{child.childId()}:{label}"] = tr(help_text)
            output.setName(label)
            output.setDescription(label)
            named[label] = output
        child.setModelOutputs(named)
        child.setDescription(tr(child.description()))
        model.setChildAlgorithm(child)
    model.setHelpContent(said)
    model.updateDestinationParameters()


def _refresh_models() -> None:
    provider = QgsApplication.processingRegistry().providerById("model")
    if provider is not None:
        provider.refreshAlgorithms()
