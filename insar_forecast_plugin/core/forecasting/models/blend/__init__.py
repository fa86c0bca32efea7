# SPDX-License-Identifier: GPL-2.0-or-later
"""The forecaster of the plugin: the anchored forecaster, the Kalman filter and the simple forecasts, weighed."""
