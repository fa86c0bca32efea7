# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers with date fields, made in memory, whose numbers are known."""

from datetime import date, timedelta

import numpy as np
from field_types import DATE, DOUBLE, TEXT
from qgis.core import QgsFeature, QgsField, QgsGeometry, QgsPointXY, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QDate

CRS = "EPSG:3035"
CORNER = (4_320_000.0, 3_210_000.0)
SPACING_M = 100.0
START = date(2022, 1, 5)
STEP_DAYS = 12
RATES = [-10.0, 4.0, 0.0, 25.0, -3.0]


def epochs(count, start=START):
    return [start + timedelta(days=STEP_DAYS * index) for index in range(count)]


def number(name):
    return QgsField(name, DOUBLE)


def text(name):
    return QgsField(name, TEXT)


def moving(rates, count=80):
    """Return displacement in mm of points that move at constant rates (mm/yr), shape (points, epochs)."""
    years = np.arange(count) * STEP_DAYS / 365.25
    return np.outer(rates, years)


def dated_layer(values, *, prefix="D", more=(), name="points", crs=CRS):
    """Return a layer of points in a row, 100 m apart, added to the project.

    ``more`` holds (field, value of each point) of further fields.
    """
    layer = QgsVectorLayer(f"Point?crs={crs}", name, "memory")
    dates = epochs(values.shape[1])
    fields = [text("pid"), *(field for field, _ in more), *(number(f"{prefix}{day:%Y%m%d}") for day in dates)]
    layer.dataProvider().addAttributes(fields)
    layer.updateFields()
    features = []
    for row, series in enumerate(values):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(place_of(row)))
        numbers = [None if np.isnan(value) else float(value) for value in series]
        feature.setAttributes([f"P{row}", *(given[row] for _, given in more), *numbers])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    QgsProject.instance().addMapLayer(layer)
    return layer


def place_of(row):
    return QgsPointXY(CORNER[0] + SPACING_M * row, CORNER[1])


def forecast_fields(count_of_points, last, values=(1.0, 2.0), half_width=3.0):
    """Return F, L and U fields of two dates after ``last``, the same for all points."""
    more = []
    for index, value in enumerate(values):
        day = last + timedelta(days=STEP_DAYS * (index + 1))
        for letter, shift in (("F", 0), ("L", -half_width), ("U", half_width)):
            more.append((number(f"{letter}{day:%Y%m%d}"), [value + shift] * count_of_points))
    return more


def path_fields(count_of_points, last, values=(1.0, 2.0), half_width=5.0):
    """Return PL and PU fields of two dates after ``last``, the same for all points."""
    more = []
    for index, value in enumerate(values):
        day = last + timedelta(days=STEP_DAYS * (index + 1))
        for letters, shift in (("PL", -half_width), ("PU", half_width)):
            more.append((number(f"{letters}{day:%Y%m%d}"), [value + shift] * count_of_points))
    return more


def trend_fields(names, break_date=None, jumps=None):
    """Return the fields of a classification."""
    day = QDate(break_date.year, break_date.month, break_date.day) if break_date else None
    return [
        (text("trend"), list(names)),
        (number("trend_score"), [0.9] * len(names)),
        (QgsField("trend_break_date", DATE), [day] * len(names)),
        (text("trend_jumps"), [jumps] * len(names)),
    ]
