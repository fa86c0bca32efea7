# SPDX-License-Identifier: GPL-2.0-or-later
"""InSAR Forecast: forecasting and reading ground deformation from InSAR time series in QGIS."""


def classFactory(iface):  # type: ignore[no-untyped-def]  # noqa: N802, ANN001, ANN201 - the name is QGIS's
    """Make the plugin; QGIS calls this when it loads the plugin."""
    from .plugin import InsarForecastPlugin

    return InsarForecastPlugin(iface)
