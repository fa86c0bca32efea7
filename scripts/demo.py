# SPDX-License-Identifier: GPL-2.0-or-later
"""Run the whole chain through ``qgis_process``: import, grid, train, forecast, report."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


SILENT_SECONDS = 10
REMARKS = ("QStandardPaths", "<string>", "ERROR:")


class Step:
    """Runs algorithms of the plugin with ``qgis_process`` in a profile of their own."""

    def __init__(self, folder: Path, package: Path | None = None) -> None:
        # Debian 12 ships a broken wrapper named qgis_process; the program itself stands beside it.
        self.program = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
        if self.program is None:
            sys.exit("qgis_process was not found. Run `make install` first.")
        self.environment = os.environ | {
            "QGIS_CUSTOM_CONFIG_PATH": str(folder / "profile"),
            "QT_QPA_PLATFORM": "offscreen",
        }
        if package is None:
            self.environment["QGIS_PLUGINPATH"] = str(ROOT)
        else:
            self.environment.pop("QGIS_PLUGINPATH", None)
            with zipfile.ZipFile(package) as archive:
                archive.extractall(folder / "profile" / "profiles" / "default" / "python" / "plugins")
        self.seconds: dict[str, float] = {}
        subprocess.run(
            [self.program, "plugins", "enable", "insar_forecast_plugin"],
            env=self.environment,
            capture_output=True,
            check=False,  # exit status 1 where it is enabled already
        )

    def __call__(self, algorithm: str, **parameters: object) -> dict:
        """Run an algorithm and return its results."""
        print(f"... {algorithm}", file=sys.stderr, flush=True)
        began = time.monotonic()
        words = [f"{name}={value}" for name, value in parameters.items()]
        with subprocess.Popen(
            [self.program, "run", "--json", f"insarforecast:{algorithm}", "--", *words],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as running:
            while True:
                try:
                    out, err = running.communicate(timeout=SILENT_SECONDS)
                    break
                except subprocess.TimeoutExpired:
                    # With --json, qgis_process tells nothing of its progress before it ends.
                    print(
                        f"... {algorithm}: {time.monotonic() - began:.0f} s, still at work", file=sys.stderr, flush=True
                    )
        self.seconds[algorithm] = time.monotonic() - began
        if running.returncode != 0:
            # qgis_process says an error more than once, among remarks of Qt.
            said = dict.fromkeys(line for line in err.splitlines() if line and not line.startswith(REMARKS))
            sys.exit(f"{algorithm} failed:\n" + "\n".join(said))
        return json.loads(out)["results"]


def run(source: Path | None, folder: Path, package: Path | None = None) -> None:
    """Make the demo's files in ``folder``, with this working copy or the plugin in a ZIP; print what was made."""
    shutil.rmtree(folder, ignore_errors=True)  # results of another input must not stand among these
    folder.mkdir(parents=True)
    step = Step(folder, package)
    if source is None:
        source = folder / "sample.gpkg"
        step("simulate", SCENARIO="mixed", POINT_COUNT=3000, EPOCH_COUNT=240, MISSING=2, SEED=1, OUTPUT=source)
    points, grid, model = folder / "points.gpkg", folder / "grid.tif", folder / "model.safetensors"
    imported = step("importtimeseries", INPUT=source, OUTPUT=points)
    gridded = step("gridtimeseries", INPUT=points, OUTPUT=grid, REPORT=folder / "grid.html")
    trained = step("trainforecaster", POINTS=points, GRID=grid, MODEL=model, REPORT=folder / "training.html")
    step(
        "forecast",
        POINTS=points,
        MODEL=model,
        GRID=grid,
        OUTPUT_POINTS=folder / "forecast_points.gpkg",
        OUTPUT_CHANGE=folder / "forecast_movement.tif",
        OUTPUT=folder / "forecast.tif",
        OUTPUT_INTERVAL=folder / "forecast_interval.tif",
        REPORT=folder / "report.html",
    )
    drawn = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "render_map.py"), str(folder)],
        env=step.environment,
        capture_output=True,  # GDAL remarks that a PNG cannot be updated, which nobody asked for
        text=True,
        check=False,
    )
    if drawn.returncode != 0:
        sys.exit(f"The map could not be drawn:\n{drawn.stderr}")
    seconds = ", ".join(f"{name} {value:.1f} s" for name, value in step.seconds.items())
    print(f"Points      {points}: {imported['POINT_COUNT']} points, {imported['EPOCH_COUNT']} epochs")
    print(f"Grid        {grid}: {_grid_error(gridded['INTERPOLATION_RMSE'])} (report: grid.html)")
    print(f"Model       {model}")
    print(f"Movement    {folder / 'forecast_movement.tif'}")
    print(f"Map         {folder / 'forecast.tif'} (half width of the interval: forecast_interval.tif)")
    print(f"Forecast    {folder / 'forecast_points.gpkg'}")
    print(f"Report      {folder / 'report.html'} (training: training.html)")
    print(f"Picture     {folder / 'overview.png'}")
    print(
        f"Error       {trained['VALIDATION_RMSE']:.3g} mm at the points, over all horizons, on later dates than any "
        "that were trained on"
    )
    print(
        f"            persistence {trained['PERSISTENCE_RMSE']:.3f} mm, "
        f"seasonal trend {trained['SEASONAL_RMSE']:.3f} mm on the same dates"
    )
    print(f"Time        {seconds}")


def _grid_error(rmse: float | None) -> str:
    return "too few points to measure its error" if rmse is None else f"error at left-out blocks {rmse:.2f} mm"


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--input", type=Path, help="an EGMS file or any file that importtimeseries takes")
    parser.add_argument("--output", type=Path, required=True, help="folder for the results")
    parser.add_argument("--package", type=Path, help="a ZIP of the plugin to run, instead of this working copy")
    arguments = parser.parse_args()
    if arguments.input is not None and not arguments.input.is_file():
        what = "is a folder" if arguments.input.is_dir() else "does not exist"
        sys.exit(f"INPUT {arguments.input} {what}. Give one file: INPUT=path/to/EGMS.zip")
    package = arguments.package and arguments.package.resolve()
    run(arguments.input and arguments.input.resolve(), arguments.output.resolve(), package)


if __name__ == "__main__":
    main()
