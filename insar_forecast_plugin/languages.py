# SPDX-License-Identifier: GPL-2.0-or-later
"""The language of the plugin: that of QGIS, where there are translations into it, else English.

A script collects the source texts of this half by three rules: the literal that is given to ``tr``, be it this function
or the method of algorithms; the titles and groups of the catalogue; and, in the files of the ready models, the values
of ``model_name``, ``model_group``, ``description`` and ``help``, and those in the map ``help``.
"""

from __future__ import annotations

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator

from .core.translation import SOURCE_LANGUAGE, catalogue_of, use_language

CONTEXT = "InsarForecast"


def tr(text: str) -> str:
    """Translate a text; values are put into its braces afterwards, by ``format``."""
    return QCoreApplication.translate(CONTEXT, text)


def chosen_language() -> str:
    """Return the language that QGIS speaks, such as ``de`` or ``de_AT``: the user's choice, else the system's."""
    settings = QgsSettings()
    chosen = settings.value("locale/userLocale", "", type=str)
    if settings.value("locale/overrideFlag", False, type=bool) and chosen:
        return chosen
    return QLocale().name()


def install_translator() -> QTranslator | None:
    """Have the plugin's texts translated from now on, Qt's and the core's; None where they stay English."""
    chosen = chosen_language()
    use_language(chosen)
    path = catalogue_of(chosen, ".qm")
    translator = QTranslator()
    if path is None or not translator.load(str(path)):
        return None
    QCoreApplication.installTranslator(translator)
    return translator


def remove_translator(translator: QTranslator | None) -> None:
    """Take the translations away again."""
    if translator is not None:
        QCoreApplication.removeTranslator(translator)
    use_language(SOURCE_LANGUAGE)
