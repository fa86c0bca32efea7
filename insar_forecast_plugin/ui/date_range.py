# SPDX-License-Identifier: GPL-2.0-or-later
"""Two dates that the user chooses, between which velocities and displacements are taken."""

from __future__ import annotations

import numpy as np
from qgis.PyQt.QtCore import QDate, QObject, QSignalBlocker, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QDateEdit, QWidget

from ..languages import tr


class DateRange(QObject):
    """A box that switches velocities between two dates on, and the dates, which sections use too.

    ``widgets`` are to be laid out one after the other.
    """

    changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.box = QCheckBox(tr("Velocity between"))
        self.box.setToolTip(
            tr(
                "Velocity between two dates, ± one standard error that reckons with noise that goes on from date to "
                "date. From a year and a half on, the annual signal is fitted too."
            )
        )
        self.start, self.end = QDateEdit(), QDateEdit()
        self.widgets: tuple[QWidget, ...] = (self.box, self.start, self.end)
        for edit, hint in ((self.start, tr("First date.")), (self.end, tr("Last date."))):
            edit.setDisplayFormat("yyyy-MM-dd")
            edit.setCalendarPopup(True)
            edit.setToolTip(hint)
            edit.dateChanged.connect(self._edited)
        self._is_chosen = self._is_for_section = False
        self.box.toggled.connect(self._switched)
        self._show_edits()

    @property
    def dates(self) -> tuple[np.datetime64, np.datetime64]:
        """The dates chosen, ``datetime64[D]``, the earlier one first."""
        found = sorted(np.datetime64(edit.date().toString("yyyy-MM-dd"), "D") for edit in (self.start, self.end))
        return found[0], found[1]

    @property
    def wanted(self) -> tuple[np.datetime64, np.datetime64] | None:
        """The dates between which velocities are wanted; None where they are not."""
        return self.dates if self.box.isChecked() else None

    def offer(self, dates: np.ndarray) -> None:
        """Show the span of some dates until the user has chosen others."""
        if self._is_chosen or not len(dates):
            return
        for edit, day in ((self.start, dates.min()), (self.end, dates.max())):
            _blocked = QSignalBlocker(edit)
            edit.setDate(QDate.fromString(str(day), "yyyy-MM-dd"))
            del _blocked

    def serve_section(self, wanted: bool) -> None:
        """Show the dates while a section needs them; else they are there while the box is ticked."""
        self._is_for_section = wanted
        self._show_edits()

    def _switched(self) -> None:
        self._show_edits()
        self.changed.emit()

    def _show_edits(self) -> None:
        for edit in (self.start, self.end):
            edit.setVisible(self._is_for_section or self.box.isChecked())

    def _edited(self) -> None:
        self._is_chosen = True
        self.changed.emit()
