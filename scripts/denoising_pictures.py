# SPDX-License-Identifier: GPL-2.0-or-later
"""Draw stacks before and after the extraction of displacement: simulated ones whose truth is known, and real ones.

``python scripts/denoising_pictures.py --output FOLDER``, with the Python of the core's environment. Real stacks are
looked for in ``../shared/data/stacks``, or in the folder that INSAR_FORECAST_DATA names; what is not there is named and
left out. They go through 'Import raster stack' and 'Extract displacement from noise', as in QGIS.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from insar_forecast_plugin.core.catalogue import run
from insar_forecast_plugin.core.denoising.denoiser_file import load_denoiser
from insar_forecast_plugin.core.errors import CoreError
from insar_forecast_plugin.core.io.stacks.stack_formats import read_stack
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.reports.figures import new_figure
from insar_forecast_plugin.core.simulation.stack_fields import (
    STACK_SOURCES,
    draw_deformation,
    draw_scene,
    draw_stack_noise,
)

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DATA = Path(os.environ.get("INSAR_FORECAST_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
REAL = {
    "dolphin": {"input": "dolphin-geotiffs"},
    "pygmtsar": {"input": "pygmtsar/results_tight.nc"},
    "nsbas": {"input": "nsbas-cube/depl_cumule", "unit": "mm"},
}
NOISE_MM, PEAK_MM = 5.0, 15.0
SEED = 500
CELLS, EPOCHS = 128, (30, 40)


def drawn(maps: dict[str, np.ndarray], title: str) -> Figure:
    """Return maps beside one another on one scale, mm, each about its median."""
    about = {name: layer - np.nanmedian(layer) for name, layer in maps.items()}
    extent = float(np.nanquantile(np.abs(np.stack(list(about.values()))), 0.995))
    figure = new_figure(3.6 * len(maps), 3.8)
    for axes, (name, layer) in zip(figure.subplots(1, len(maps)), about.items(), strict=True):
        picture = axes.imshow(layer, cmap="RdBu", vmin=-extent, vmax=extent)
        axes.set_title(name)
        axes.set_xticks([])
        axes.set_yticks([])
    figure.colorbar(picture, ax=figure.axes, label="mm")
    figure.suptitle(title)
    return figure


def simulated(folder: Path) -> None:
    """Draw a simulated stack for each kind of source."""
    denoiser = load_denoiser()
    for number, kind in enumerate(STACK_SOURCES):
        rng = np.random.default_rng(SEED + number)
        scene = draw_scene(rng, (CELLS, CELLS), EPOCHS)
        noise = draw_stack_noise(rng, scene)
        noise *= NOISE_MM / noise.std()
        truth = PEAK_MM * draw_deformation(rng, scene, kind)
        found = denoiser.find(noise + truth, scene.days, scene.heights)
        maps = {
            "measured": noise[-1] + truth[-1],
            "extracted": found.displacement[-1],
            "truth": truth[-1],
            "standard error": found.deviation[-1],
        }
        title = f"{kind}: {PEAK_MM:g} mm in noise of {NOISE_MM:g} mm, {len(scene.days)} epochs, the last one"
        drawn(maps, title).savefig(folder / f"simulated_{kind}.png", dpi=110)
        print(f"simulated_{kind}.png", flush=True)


def real(folder: Path) -> None:
    """Draw the real stacks."""
    for name, given in REAL.items():
        source = DATA / "stacks" / given["input"]
        if not source.exists():
            print(f"{name}: {source} is not there")
            continue
        stack, found = folder / f"{name}_stack.tif", folder / f"{name}_displacement.tif"
        try:
            run("importstack", {**given, "input": str(source), "output": str(stack)}, Silent())
            report = str(folder / f"{name}_report.html")
            run("denoisetimeseries", {"grid": str(stack), "output": str(found), "report": report}, Silent())
        except CoreError as error:
            print(f"{name}: {error}")
            continue
        before, after = read_stack(stack), read_stack(found)
        same = np.isin(before.dates, after.dates)
        measured, extracted = before.values[same][-1], after.values[-1]
        maps = {"measured": measured, "extracted": extracted, "removed": measured - extracted}
        title = f"{name}: {after.dates[0]} to {after.dates[-1]}, {len(after.dates)} epochs"
        drawn(maps, title).savefig(folder / f"{name}.png", dpi=110)
        print(f"{name}.png", flush=True)


def main() -> int:
    """Draw them all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, required=True)
    folder = parser.parse_args().output
    folder.mkdir(parents=True, exist_ok=True)
    simulated(folder)
    real(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
