# SPDX-License-Identifier: GPL-2.0-or-later
"""Styles inside GeoPackages, by the name that the running QGIS has for saving them."""

import pytest

from insar_forecast_plugin.processing.compatibility import save_style_inside


class Layer:
    """Takes styles as QGIS up to 3.38 does."""

    def __init__(self, flaw):
        self._flaw, self.saved = flaw, []

    def saveStyleToDatabase(self, *given):
        self.saved.append(given)
        return self._flaw


class NewerLayer(Layer):
    """Takes styles as QGIS from 3.40 on does, where the other way is deprecated."""

    def saveStyleToDatabaseV2(self, *given):
        self.saved.append(given)
        return 0 if not self._flaw else 4, self._flaw

    def saveStyleToDatabase(self, *_):
        pytest.fail("deprecated")


@pytest.mark.parametrize("kind", [Layer, NewerLayer])
@pytest.mark.parametrize("flaw", ["", "no such table"])
def test_style_is_saved_and_what_went_wrong_returned(kind, flaw):
    layer = kind(flaw)
    assert save_style_inside(layer, "velocity", "mm/yr", is_default=True) == flaw
    assert layer.saved == [("velocity", "mm/yr", True, "")]
