# SPDX-License-Identifier: GPL-2.0-or-later
"""Types of fields by the names that the running QGIS has for them: Qt 6 has none in ``QVariant``."""

from qgis.core import Qgis
from qgis.PyQt.QtCore import QMetaType, QVariant

if Qgis.QGIS_VERSION_INT >= 33800:
    _Types = getattr(QMetaType, "Type", QMetaType)
    TEXT, INTEGER, DOUBLE = _Types.QString, _Types.Int, _Types.Double
    DATE, DATE_TIME = _Types.QDate, _Types.QDateTime
else:
    TEXT, INTEGER, DOUBLE = QVariant.String, QVariant.Int, QVariant.Double
    DATE, DATE_TIME = QVariant.Date, QVariant.DateTime
