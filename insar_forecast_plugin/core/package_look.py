# SPDX-License-Identifier: GPL-2.0-or-later
"""Looks at the packages of an environment, in its own Python: ``python -I package_look.py MARK CORE REQUIREMENTS...``.

Every package of the files of requirements must be there at its version, and whatever the modules in the folder CORE
import from it must load: a package whose first module loads may still lack others. Prints, behind MARK, what is wrong,
the versions, and which build of torch there is. Standard library only.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from importlib import metadata
from pathlib import Path

MODULES = {"scikit-learn": "sklearn", "protobuf": "google.protobuf", "python-dateutil": "dateutil"}
"""What a package is called in code, where that is another name."""
APART = ("lightgbm",)
"""Loaded in a process of their own: on macOS their OpenMP library and torch's clash in one process."""
_LOADED_BY_NAME = {"matplotlib": ("matplotlib.backends.backend_agg",)}
"""What packages load themselves when they are used, and the core never names."""


def imported(core: Path) -> dict[str, set[tuple[str, str]]]:
    """Return what the modules in a folder import: by first name, (module, name in it, or empty for the module itself).

    What is wrong with a module is no fault of an environment, so one that cannot be read is passed over.
    """
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for path in sorted(core.rglob("*.py")):
        with contextlib.suppress(OSError, SyntaxError, ValueError):
            for module, name in _imports(ast.parse(path.read_text(encoding="utf-8"))):
                found[module.partition(".")[0]].add((module, name))
    return found


def _imports(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from ((node.module, alias.name) for alias in node.names)


def reason_of(error: BaseException) -> str:
    r"""Return why something could not be loaded, on one line: the first failure where others follow from it.

    >>> reason_of(ImportError("one\n two"))
    'ImportError: one two'
    """
    while isinstance(error.__cause__, (ImportError, OSError)):  # numpy says "IMPORTANT: PLEASE READ THIS" of it
        error = error.__cause__
    return " ".join(f"{type(error).__name__}: {error}".split())


def reason_not_to_load_apart(module: str) -> str:
    """Import a module in a process of its own; return why it cannot be, or an empty text."""
    code = f"import {module}"
    command = [sys.executable, "-I", "-c", code]
    done = subprocess.run(  # nosec B603 # this Python itself, a module of this file's own table, no shell
        command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )
    lines = done.stderr.strip().splitlines() or [f"ended with exit status {done.returncode}"]
    return lines[-1] if done.returncode else ""


def load(package: str, wanted: Iterable[tuple[str, str]] = ()) -> None:
    """Load a package and what is wanted from it.

    Raises
    ------
    Exception
        Of whatever type the package raises.
    """
    if package in APART:
        reason = reason_not_to_load_apart(package)
        if reason:
            raise ImportError(reason)
        return
    importlib.import_module(package)
    for module in _LOADED_BY_NAME.get(package, ()):
        importlib.import_module(module)
    for module, name in sorted(wanted):
        holder = importlib.import_module(module)
        if name and not hasattr(holder, name):
            importlib.import_module(f"{module}.{name}")


def required_versions(requirements: Path) -> dict[str, str]:
    """Return the version of each package in a file of requirements; ``1.0 or 1.1`` where machines have one of them."""
    versions: dict[str, list[str]] = defaultdict(list)
    for line in requirements.read_text(encoding="utf-8").splitlines():
        name, _, version = line.split("#")[0].split(";")[0].strip().partition("==")
        if name:
            versions[name].append(version)
    return {name: " or ".join(found) for name, found in versions.items()}


def is_required(version: str, required: str) -> bool:
    """Tell whether a version is one that :func:`required_versions` gives.

    >>> is_required("2.13.0+cpu", "2.13.0"), is_required("1.1", "1.0 or 1.1"), is_required("1.2", "1.0 or 1.1")
    (True, True, False)
    """
    version = version.partition("+")[0]  # a local label such as +cpu names a build of a version
    return version in required.split(" or ")


def look(core: Path, requirements: Sequence[str]) -> tuple[list[str], dict[str, str], str]:
    """Return what is wrong with the packages, a sentence each, their versions, and which build of torch there is."""
    faults: list[str] = []
    versions: dict[str, str] = {}
    build = ""
    wanted = imported(core)
    for name, version in (item for path in requirements for item in required_versions(Path(path)).items()):
        module = MODULES.get(name, name.replace("-", "_"))
        try:
            versions[name] = metadata.version(name)
            if name == "torch":
                about = importlib.import_module(module).version
                build = "gpu" if about.cuda or about.hip else "cpu"
            load(module, wanted.get(module.partition(".")[0], ()))
        except metadata.PackageNotFoundError:
            faults.append(f"{name} is missing")
        except Exception as error:  # noqa: BLE001 - whatever a library raises while it loads is the finding
            faults.append(f"{name} cannot be loaded: {reason_of(error).partition(': ')[2]}")
        else:
            if not is_required(versions[name], version):
                faults.append(f"{name} is {versions[name]}, expected {version}")
    return faults, versions, build


def keep_list_of_fonts() -> None:
    """Have matplotlib keep its list of fonts in this environment: it takes a second, too long for each job.

    Where the environment cannot be written, matplotlib finds a place of the user's, or takes the temporary folder.
    """
    place = Path(sys.prefix) / "cache" / "matplotlib"
    with contextlib.suppress(OSError):
        place.mkdir(parents=True, exist_ok=True)
        if os.access(place, os.W_OK):
            os.environ.setdefault("MPLCONFIGDIR", str(place))


if __name__ == "__main__":
    if sys.prefix != sys.base_prefix:
        keep_list_of_fonts()
    print("\n" + sys.argv[1] + json.dumps(look(Path(sys.argv[2]), sys.argv[3:])))
