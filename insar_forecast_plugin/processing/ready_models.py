# SPDX-License-Identifier: GPL-2.0-or-later
"""The ready models: files of the model designer, shown among the algorithms.

A model's own name would have to be both the identifier and the title, so the title stands in the file and the
identifier is the file's name. The texts in the file are English; they are translated when a model has been read.
"""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingModelAlgorithm

from ..languages import tr
from . import compatibility
from .help_text import help_html

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "models"


class ReadyModel(QgsProcessingModelAlgorithm):
    """A model from a file of the plugin."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self.setSourceFilePath(str(path))  # QGIS keeps no history of a model without a file
        self.complete = self.fromFile(str(path))
        """False where the file cannot be read, or names algorithms that are not registered yet."""
        for definition in self.parameterDefinitions():
            definition.setDescription(tr(definition.description()))
            definition.setHelp(tr(definition.help()))
            if definition.type() == "number" and definition.dataType() == compatibility.DOUBLE:
                definition.setMetadata(compatibility.TWO_DECIMALS)  # the file has it too, and not every QGIS reads it

    def name(self) -> str:
        return self._path.stem

    def displayName(self) -> str:
        return tr(super().name())

    def group(self) -> str:
        return tr(super().group())

    def groupId(self) -> str:
        return "models"

    def shortHelpString(self) -> str:
        said = self.helpContent()
        return help_html(self.name(), [(item, tr(said.get(item.name(), ""))) for item in self.parameterDefinitions()])

    def hasHtmlOutputs(self) -> bool:
        """Keep the dialog from saying after every run that a page was made; the steps say which pages they made."""
        return False

    def path(self) -> Path:
        """Return the plugin's file."""
        return self._path

    def createInstance(self) -> ReadyModel:
        instance = ReadyModel(self._path)
        instance.setProvider(self.provider())
        return instance


def ready_models() -> list[ReadyModel]:
    """Return the models; the algorithms that they name must be registered."""
    return [ReadyModel(path) for path in sorted(FOLDER.glob("*.model3"))]
