# SPDX-License-Identifier: GPL-2.0-or-later
"""An entry in the Toolbox's context menu that opens a ready model in the model designer.

QGIS offers its own entry only for models of the user and of the project.
"""

from __future__ import annotations

from processing.gui.ContextAction import ContextAction
from qgis.core import QgsApplication, QgsProcessingModelAlgorithm
from qgis.PyQt.QtGui import QIcon

from ..translation import tr
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

        copy = QgsProcessingModelAlgorithm()
        copy.fromFile(str(self.itemData.path()))
        dialog = ModelerDialog.create(copy)
        dialog.update_model.connect(_refresh_models)
        dialog.show()
        dialog.activate()


def _refresh_models() -> None:
    provider = QgsApplication.processingRegistry().providerById("model")
    if provider is not None:
        provider.refreshAlgorithms()
