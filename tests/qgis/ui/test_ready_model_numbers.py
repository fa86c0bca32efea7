# SPDX-License-Identifier: GPL-2.0-or-later
"""How numbers look in the dialogs of ready models."""

from qgis.core import QgsProcessingContext
from qgis.gui import QgsGui, QgsProcessingGui


def test_numbers_of_ready_models_have_two_decimals(provider):
    registry, context, shown = QgsGui.processingGuiRegistry(), QgsProcessingContext(), {}
    models = [one.create() for one in provider.algorithms() if one.groupId() == "models"]
    for algorithm in models:
        for definition in (one for one in algorithm.parameterDefinitions() if one.type() == "number"):
            wrapper = registry.createParameterWidgetWrapper(definition, QgsProcessingGui.WidgetType.Standard)
            shown[algorithm.name(), definition.name()] = wrapper.createWrappedWidget(context).text()
    assert shown["egms_to_trends", "STABLE_VELOCITY"] == "2.00"
    assert shown["egms_to_forecast", "HORIZON_DAYS"] == "180.00"
    assert [text for text in shown.values() if text != "Not set" and len(text.partition(".")[2]) != 2] == []
