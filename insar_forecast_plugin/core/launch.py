# SPDX-License-Identifier: GPL-2.0-or-later
"""Starts the core in an isolated interpreter: ``python -I -X utf8 launch.py``.

The folder that holds the plugin is appended last, so that no other plugin's module can stand in for a package of
the core's environment.
"""

import runpy
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2]))
runpy.run_module("insar_forecast_plugin.core", run_name="__main__", alter_sys=True)
