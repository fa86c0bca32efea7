# SPDX-License-Identifier: GPL-2.0-or-later
"""What runs the core: the Python, its packages beside the required versions, the device, and what to do.

It must work in an environment that lacks packages, so nothing but the standard library is imported at the top.
"""

from __future__ import annotations

import json
import platform
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from .errors import INSTALL_REMEDY
from .interface import CheckEnvironmentRequest
from .io.staging import staged_outputs
from .library_folders import ENVIRONMENT_MARKER, sizes_in_words
from .package_faults import remedy
from .package_look import (
    APART,
    MODULES,
    imported,
    is_required,
    load,
    reason_not_to_load_apart,
    reason_of,
    required_versions,
)
from .progress import Progress
from .provenance import plugin_version, provenance
from .results import OperationResult

_REQUIREMENTS = Path(__file__).with_name("requirements.txt")
_EXTRAS = ("training", "cluster")
_MINIMUM = (3, 11)
_LONGEST_REASON = 200


@dataclass(frozen=True)
class Package:
    """A package: the version asked for, the version found, what is wrong with it, and whether it loads.

    ``extras`` is what installs it, where it is not there and not every calculation needs it.
    """

    name: str
    required: str
    found: str | None
    fault: str
    loads: bool
    extras: str = ""


def check_environment(
    request: CheckEnvironmentRequest, progress: Progress, *, required: Mapping[str, str] | None = None
) -> OperationResult:
    """Look at the environment that runs this process, say what is missing, and write a report if asked to.

    ``required`` are versions by package; None takes those of the plugin's requirements. What training and clusters need
    besides is looked at where it is installed, else named as optional.
    """
    packages, optional = [], []
    if required is None:
        required = required_versions(_REQUIREMENTS)
        for extras in _EXTRAS:
            versions = required_versions(_REQUIREMENTS.with_name(f"requirements-{extras}.txt"))
            required |= {name: one for name, one in versions.items() if find_spec(name)}
            missing = {name: one for name, one in versions.items() if not find_spec(name)}
            optional += [Package(name, one, None, "", False, extras) for name, one in missing.items()]
    wanted = imported(_REQUIREMENTS.parent)
    for index, (name, version) in enumerate(required.items()):
        progress(index / len(required), f"Loading {name}")
        packages.append(examine(name, version, wanted))
    device = torch_device()
    verdict = _verdict(packages)
    facts = {
        "Python": platform.python_version(),
        "Interpreter": sys.executable,
        "System": platform.platform(),
        "Plugin": plugin_version(),
        "Device": device,
        **removed_files(),
    }
    for key, value in facts.items():
        progress.info(f"{key}: {value}")
    for package in packages:
        progress.info(f"{package.name}: {package.found or 'missing'} (required {package.required})")
        if package.fault:
            progress.warning(package.fault)
    for package in optional:
        progress.info(f"{package.name}: not installed (optional; Extras: {package.extras})")
    if request.report:
        with staged_outputs() as staging:
            _write_report(
                request, staging.path(request.report), facts=facts, packages=packages + optional, verdict=verdict
            )
    progress(1.0, "Done")
    unusable = sum(not package.loads for package in packages)
    outputs = {"REPORT": request.report, "UNUSABLE_COUNT": unusable}
    return OperationResult(outputs=outputs, layers={}, messages=(verdict,))


def examine(name: str, required: str, wanted: Mapping[str, Iterable[tuple[str, str]]] | None = None) -> Package:
    """Compare a package with what is required and try to load it, with what is ``wanted`` from it, by module."""
    try:
        found = metadata.version(name)
    except metadata.PackageNotFoundError:
        return Package(name, required, None, f"{name} {required} is missing.", loads=False)
    module = MODULES.get(name, name)
    reason = reason_not_to_load(module, (wanted or {}).get(module.partition(".")[0], ()))
    if reason:
        fault = f"{name} {found} cannot be loaded ({reason}). {remedy(reason)}".rstrip()
        return Package(name, required, found, fault, loads=False)
    if not is_required(found, required):
        return Package(name, required, found, f"{name} is {found}; the plugin was tested with {required}.", loads=True)
    return Package(name, required, found, "", loads=True)


def reason_not_to_load(module: str, wanted: Iterable[tuple[str, str]] = ()) -> str:
    """Import a module, and what is wanted from it; return why it cannot be, or an empty text."""
    if module in APART:
        return reason_not_to_load_apart(module)
    try:
        load(module, wanted)
    except Exception as error:  # noqa: BLE001 - whatever a library raises while it loads is the finding
        return reason_of(error)[:_LONGEST_REASON]
    return ""


def removed_files() -> dict[str, str]:
    """Return how much was removed after installation, as its marker has it; nothing in an environment without one."""
    try:
        marker = json.loads((Path(sys.prefix) / ENVIRONMENT_MARKER).read_text(encoding="utf-8"))
        removed = {str(what): float(mb) for what, mb in marker["removed"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    parts = sizes_in_words(removed)
    return {"Removed after installation": parts} if parts else {}


def torch_device() -> str:
    """Say in words which device torch would compute on."""
    if find_spec("torch") is None:
        return "CPU. PyTorch is not installed; only the paper's network and the training of networks need it."
    try:
        import torch
    except Exception:  # noqa: BLE001 - reported with the packages
        return "CPU. PyTorch is installed but cannot be loaded."
    if torch.cuda.is_available():
        return f"graphics card (CUDA: {torch.cuda.get_device_name(0)})"
    if torch.backends.mps.is_available():
        return "graphics processor of the Apple chip (MPS)"
    return f"CPU ({torch.get_num_threads()} threads)"


def _verdict(packages: list[Package]) -> str:
    if sys.version_info < _MINIMUM:
        return f"Python {platform.python_version()} is too old. 3.11 or newer is needed. {INSTALL_REMEDY}"
    faults = [package for package in packages if package.fault]
    if not faults:
        return "All required packages are installed."
    if any("libgomp1" in package.fault for package in faults):
        return "A system library is missing: " + next(item.fault for item in faults if "libgomp1" in item.fault)
    unusable = [f"{item.name} ({'cannot be loaded' if item.found else 'missing'})" for item in faults if not item.loads]
    if unusable:
        return f"{len(unusable)} of {len(packages)} packages cannot be used: {', '.join(unusable)}. {INSTALL_REMEDY}"
    others = ", ".join(f"{item.name} {item.found}" for item in faults)
    return f"All required packages are installed, but some are not in the tested version: {others}. {INSTALL_REMEDY}"


def _write_report(
    request: CheckEnvironmentRequest, path: Path, *, facts: dict[str, str], packages: list[Package], verdict: str
) -> None:
    rows = [(item.name, item.required, item.found, _state(item)) for item in packages]
    columns = ("Package", "Required version", "Found version", "State")
    try:
        from .reports.report import Report
    except ImportError:  # the page's own packages may be what is missing
        path.write_text(_plain_page(facts, columns, rows, verdict), encoding="utf-8")
        return
    report = Report("Python environment", verdict)
    report.section("Machine")
    report.facts(facts)
    report.section("Packages")
    report.table(columns, rows)
    report.write(path, provenance("checkenvironment", request, {}))


def _plain_page(facts: dict[str, str], columns: tuple[str, ...], rows: list[tuple], verdict: str) -> str:
    """Return the report without any package: the standard library writes, and escapes, the HTML."""

    def row(cells: Iterable[object]) -> str:
        return "<tr>" + "".join(f"<td>{escape(str(cell or '-'))}</td>" for cell in cells) + "</tr>"

    title = "Python environment"
    tables = (("Machine", facts.items()), ("Packages", [columns, *rows]))
    body = "".join(f"<h2>{name}</h2><table>{''.join(map(row, lines))}</table>" for name, lines in tables)
    end = f"InSAR Forecast {plugin_version()}, {date.today().isoformat()}."
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head><body>'
        f"<h1>{title}</h1><p>{escape(verdict)}</p>{body}<p>{escape(end)}</p></body></html>\n"
    )


def _state(package: Package) -> str:
    """Return what is wrong with a package in the words of a cell; the versions stand beside it."""
    if package.extras:
        return f"optional; Extras: {package.extras}"
    if not package.fault:
        return "OK"
    if package.loads:
        return "not the tested version"
    return package.fault if package.found else "missing"
