# SPDX-License-Identifier: GPL-2.0-or-later
"""The rules of the house that a machine can hold: who may import whom, how long a file may be."""

import ast
import re
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "insar_forecast_plugin"
CORE = PACKAGE / "core"
SOURCES = sorted(PACKAGE.rglob("*.py"))
CORE_FILES = [path for path in SOURCES if CORE in path.parents]
TESTS = sorted((ROOT / "tests").rglob("*.py"))
CODE = [*SOURCES, *sorted((ROOT / "benchmarks").glob("*.py")), *sorted((ROOT / "scripts").glob("*.py"))]

CORE_ONLY = {
    "torch",
    "onnxruntime",
    "google",
    "pandas",
    "scipy",
    "sklearn",
    "lightgbm",
    "rasterio",
    "pyogrio",
    "pyarrow",
    "shapely",
    "pyproj",
    "h5py",
    "h5netcdf",
    "xarray",
    "dask",
    "distributed",
    "tqdm",
}
QGIS_ONLY = {"qgis", "PyQt5", "PyQt6", "osgeo", "sip"}
WITH_TORCH = {
    "device.py",
    "diagnosis.py",
    "networks/trainable_network.py",
    *(f"areas/{name}.py" for name in ("__main__", "train_detector", "network/detector_training")),
    "areas/alexnet_training.py",
    *(f"areas/overwrapping/{name}.py" for name in ("__main__", "train_overwrapping")),
    *(f"trends/{name}.py" for name in ("__main__", "train_trend_classifier", "network/trend_training")),
    *(f"denoising/{name}.py" for name in ("__main__", "train_denoiser")),
    *("denoising/network/denoiser_training.py", "denoising/paper/span_training.py"),
    *(
        f"forecasting/models/paper/{name}.py"
        for name in ("frame_encoding", "paper_forecaster", "paper_network", "paper_training")
    ),
}
"""Files that may import PyTorch: they train networks, or use the paper's, or say what is installed."""
FORBIDDEN = {"pickle", "joblib", "dill", "cloudpickle", "shelve", "marshal"}
SHARED = {
    *("catalogue", "date_fields", "errors", "forecast_methods", "interface", "palette", "progress", "request"),
    *("results", "translation", "trend_classes", "units"),
    *("change_kinds", "area_requests", "change_requests", "stack_requests", "tile_requests"),
    *("file_lock", "job_folder", "library_folders", "package_faults", "package_look", "replaced_inputs"),
    *("attribute_names", "parameter_labels", "lines_with_gaps", "robust_mean", "spread_rows"),
}
"""Modules of the core that the QGIS half may read."""
COMPUTING = {"lines_with_gaps", "robust_mean", "spread_rows"}
"""Those of them that the dock alone reads, which has numpy."""

# Arrows run downwards only: a file may import rooms of a lower floor, and its own.
FLOORS = {
    "engine": 7,
    "catalogue": 6,
    "summary_page": 6.5,
    "opened_tiles": 5,
    "changes": 4.8,
    "areas": 4.5,
    "denoising": 4.5,
    "decomposition": 4.5,
    "forecasting": 4,
    "diagnosis": 4,
    "stack_import": 3.5,
    "gridding": 3,
    "simulation": 3,
    "trends": 3,
    "json_lines": 2,
    "tiled": 2,
    "bundle": 2,
    "networks": 2,
    "io": 2,
    "device": 1,
    "reports": 1,
    "series": 1,
    "stack": 1,
    "provenance": 1,
    "release_joins": 0,
    "known_seams": 0,
    "measured": 0,
    "attribute_names": 0,
    "like_identifiers": 0,
    "noise_kinds": 0,
    "robust_mean": 0,
    "lines_with_gaps": -1,
    "shares": -1,
    "spread_rows": -1,
    "forecast_methods": 0,
    "interface": 0,
    "area_requests": 0,
    "change_requests": 0,
    "stack_requests": 0,
    "tile_requests": 0,
    "request": 0,
    "replaced_inputs": 0,
    "date_fields": 0,
    "results": 0,
    "palette": 0,
    "parameter_labels": 0,
    "trend_classes": 0,
    "change_kinds": 0,
    "units": 0,
    "progress": 0,
    "errors": 0,
    "translation": 0,
    "file_lock": 0,
    "job_folder": 0,
    "library_folders": 0,
    "package_faults": 0,
    "package_look": 0,
}
# Inside a room likewise; what stands in the room itself and is not named lies on the floor "*".
FLOORS_INSIDE = {
    "forecasting": {"*": 4, "reports": 3, "evaluation": 2, "models": 1, "data": 0},
    "forecasting.models": {"registry": 3, "blend": 2.5, "anchored": 2, "paper": 2, "simple": 1, "*": 0},
    "trends": {
        "*": 5,
        "trend_report": 4,
        "tiles": 4,
        "reference": 3,
        "findings": 3,
        "summary": 2,
        "trend_table": 1.5,
        "network": 1,
        "simulation": 0.5,
        "fits": 0.2,
        "class_scores": 0.2,
        "classes": 0,
    },
    "areas": {
        "*": 4,
        "network": 2,
        "overwrapping": 2.5,
        "velocities": 2,
        "scored_areas": 2,
        "threshold": 1,
        "cells": 1,
        "completion": 1,
        "detector_file": 1,
        "found_areas": 0,
        "velocity_field": 0,
        "robust_velocity": 0,
    },
    "denoising": {
        "*": 5,
        "denoising_report": 4,
        "extraction": 3,
        "usable_stack": 3,
        "denoiser_accuracy": 3,
        "denoiser_file": 2.5,
        "network": 2,
        "paper": 2,
        "gate": 1,
        "nodes": 1,
        "simulated_stacks": 1,
        "classical": 0.5,
        "tiles_in_space": 0.5,
        "height_layer": 0,
        "found_displacement": 0,
    },
    "io": {
        "*": 1,
        "stacks": 1,
        "tables": 0.5,
        "field_names": 0,
        "gdal_files": 0,
        "gdal_grids": 0,
        "grid_faults": 0,
        "geoparquet": 0,
        "local_file": 0,
        "metadata": 0,
        "number_columns": 0,
        "side_files": 0,
        "unit_words": 0,
    },
}


def imported(path):
    """Return (dotted name, whether it is inside the package) of every import of a file, nested ones included."""
    inside = []
    outside = []
    package = [PACKAGE.name, *path.relative_to(PACKAGE).parent.parts]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            names = [stem] if node.module else [f"{stem}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            (inside if name.split(".")[0] == PACKAGE.name else outside).append(name)
    return inside, outside


def room(name):
    """Return the room of the core that a dotted name lies in; None outside of the core."""
    parts = name.split(".")[1:]
    return parts[1] if len(parts) > 1 and parts[0] == "core" else None


def shown(path):
    return str(path.relative_to(ROOT))


def test_core_imports_where_qgis_is_absent():
    code = (
        "import sys; sys.modules['qgis'] = None; "
        "import insar_forecast_plugin.core.catalogue, insar_forecast_plugin.core.__main__; "
        "assert not {'torch', 'lightgbm', 'sklearn'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


@pytest.mark.parametrize("operation", ["importtimeseries", "simulate", "gridtimeseries"])
def test_operation_loads_without_networks_and_lightgbm(operation):
    code = (
        "import sys; from insar_forecast_plugin.core.catalogue import OPERATIONS; "
        f"OPERATIONS[{operation!r}].load(); found = {{'torch', 'onnxruntime', 'lightgbm'}} & set(sys.modules); "
        "sys.exit(f'imported {found}' if found else 0)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


@pytest.mark.parametrize("path", CORE_FILES, ids=shown)
def test_core_file_imports_nothing_of_the_qgis_half(path):
    inside, outside = imported(path)
    assert not {name.split(".")[0] for name in outside} & QGIS_ONLY
    assert not [name for name in inside if room(name) is None and name != f"{PACKAGE.name}.core"]


@pytest.mark.parametrize("path", [p for p in SOURCES if CORE not in p.parents], ids=shown)
def test_qgis_file_imports_nothing_of_the_core_but_the_interface(path):
    inside, outside = imported(path)
    assert not {name.split(".")[0] for name in outside} & CORE_ONLY
    assert {room(name) for name in inside} - {None} <= SHARED


def test_pytorch_is_imported_where_networks_are_trained_only():
    importing = {
        path.relative_to(CORE).as_posix()
        for path in CORE_FILES
        if {name.split(".")[0] for name in imported(path)[1]} & {"torch"}
    }
    assert importing == WITH_TORCH


def own_room(path):
    return path.relative_to(CORE).parts[0].removesuffix(".py")


def floor_inside(outer, parts):
    """Return the floor, inside the room ``outer``, of what lies at ``parts`` below the core."""
    floors = FLOORS_INSIDE[outer]
    depth = outer.count(".") + 1
    return floors.get(parts[depth] if len(parts) > depth else "*", floors["*"])


@pytest.mark.parametrize("path", CORE_FILES, ids=shown)
def test_every_file_of_the_core_lies_in_a_known_room(path):
    assert own_room(path) in {*FLOORS, "__init__", "__main__", "launch"}


def test_every_room_that_has_a_floor_exists():
    rooms = [*FLOORS]
    for outer, floors in FLOORS_INSIDE.items():
        rooms += [f"{outer}.{name}" for name in floors if name != "*"]
    paths = [CORE.joinpath(*one.split(".")) for one in rooms]
    assert not [one for one in paths if not one.is_dir() and not one.with_suffix(".py").is_file()]


# The entry points (__main__, launch) stand above all rooms.
@pytest.mark.parametrize("path", [p for p in CORE_FILES if own_room(p) in FLOORS], ids=shown)
def test_no_import_of_the_core_runs_upwards(path):
    own = own_room(path)
    assert not [name for name in imported(path)[0] if room(name) in FLOORS and FLOORS[room(name)] > FLOORS[own]]


@pytest.mark.parametrize("outer", FLOORS_INSIDE)
def test_no_import_inside_a_room_runs_upwards(outer):
    upward = []
    for path in CORE.joinpath(*outer.split(".")).rglob("*.py"):
        own = floor_inside(outer, path.relative_to(CORE).with_suffix("").parts)
        for name in imported(path)[0]:
            other = tuple(name.split(".")[2:])
            if ".".join(other).startswith(f"{outer}.") and floor_inside(outer, other) > own:
                upward.append((path.name, name))
    assert not upward


def test_no_room_holds_a_quarter_of_the_code():
    lines = Counter()
    for path in SOURCES:
        parts = path.relative_to(PACKAGE).parent.parts
        lines[parts[:3]] += len(path.read_text(encoding="utf-8").splitlines())
    assert max(lines.values()) < sum(lines.values()) / 4


def test_the_name_of_a_class_means_one_thing():
    classes = Counter(
        node.name
        for path in SOURCES
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert not [name for name, count in classes.items() if count > 1]


def test_the_name_of_a_file_means_one_thing():
    places = defaultdict(list)
    for path in SOURCES:
        places[path.name].append(path.relative_to(PACKAGE).parts[0])
    # An algorithm and the operation that it runs are two halves of one thing.
    for paths in places.values():
        if sorted(paths) == ["core", "processing"]:
            paths.pop()
    assert not [name for name, paths in places.items() if len(paths) > 1 and name not in ("__init__.py", "__main__.py")]


@pytest.mark.parametrize(
    "name",
    [
        "process",
        "interpreter",
        "environment_size",
        "installer_output",
        "installer_faults",
        "installed_packages",
        "unused_files",
        "environment_contents",
        "environment_making",
        "folders",
        "environment",
        "job",
    ],
)
def test_machinery_below_the_algorithms_imports_no_algorithm(name):
    inside, outside = imported(PACKAGE / f"{name}.py")
    assert not [item for item in inside if ".processing" in item or ".ui" in item or item.endswith(".plugin")]
    assert not {item.split(".")[0] for item in outside} & QGIS_ONLY


@pytest.mark.parametrize("path", SOURCES, ids=shown)
def test_no_module_that_runs_code_from_files(path):
    text = path.read_text(encoding="utf-8")
    assert not {name.split(".")[0] for name in imported(path)[1]} & FORBIDDEN
    assert not re.search(r"shell=True|torch\.load\(|(?<![\w.])eval\(|(?<![\w.])exec\(", text)


@pytest.mark.parametrize(("package", "module"), [("pyogrio", "gdal_files.py"), ("rasterio", "gdal_grids.py")])
def test_one_file_hands_files_to_gdal(package, module):
    texts = {path.name: path.read_text(encoding="utf-8") for path in SOURCES}
    assert [name for name, text in texts.items() if re.search(rf"(?m)^\s*(import|from) {package}\b", text)] == [module]
    opened = re.compile(r"rasterio\.open\((?!given_path\()|(?<=rasterio import )open\b")
    assert not [name for name, text in texts.items() if opened.search(text)]


@pytest.mark.parametrize("path", CODE, ids=shown)
def test_file_begins_with_its_licence_and_is_short(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# SPDX-License-Identifier: GPL-2.0-or-later"
    assert len(lines) <= 400


@pytest.mark.parametrize("path", CODE, ids=shown)
def test_functions_are_short(path):
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    nodes = [one for one in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(one, functions)]
    assert not [one.name for one in nodes if one.end_lineno - one.lineno >= 60]


@pytest.mark.parametrize("path", TESTS, ids=shown)
def test_test_file_is_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 500


READ_BY_QGIS = [path for path in SOURCES if CORE not in path.parents or path.stem in SHARED]


@pytest.mark.parametrize("path", READ_BY_QGIS, ids=shown)
def test_file_that_qgis_reads_keeps_to_python_3_9(path):
    ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 9))


@pytest.mark.parametrize("name", sorted(SHARED))
def test_shared_module_imports_the_standard_library_only(name):
    inside, outside = imported(CORE / f"{name}.py")
    assert {room(item) for item in inside} <= SHARED | {None}
    allowed = {*sys.stdlib_module_names, *(["numpy"] if name in COMPUTING else [])}
    assert {item.split(".")[0] for item in outside} <= allowed
