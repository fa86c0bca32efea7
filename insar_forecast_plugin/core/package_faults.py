# SPDX-License-Identifier: GPL-2.0-or-later
"""What to say of a package that is not there, or that does not load.

It may lack a library of the system, fit no version of another package, or have lost files to a virus scanner.

Standard library only; Python 3.9.
"""

from __future__ import annotations

import re
from types import FrameType

from .errors import INSTALL_REMEDY, MissingPackageError
from .package_look import reason_of

_PLUGIN = __name__.partition(".")[0]
_LONGEST_REASON = 200
NEEDS_PYTORCH = (
    "The paper's network and the training of networks need PyTorch, which is not installed. Run 'Install environment' "
    "with Extras: training."
)
NEEDS_DASK = (
    "Runs on several processes or machines need Dask, which is not installed. Run 'Install environment' with Extras: "
    "cluster."
)
_EXTRAS = {"torch": NEEDS_PYTORCH, "dask": NEEDS_DASK, "distributed": NEEDS_DASK}
_NO_DLL = re.compile(r"WinError (126|127|1114)|DLL load failed")


def package_fault(error: BaseException) -> MissingPackageError | None:
    """Return what to say of an error that came up because a package could not be loaded; None of any other.

    It is about a package where the import system says so, or where it came out of the code that a package runs while
    it is loaded, whatever its type.

    Examples
    --------
    >>> str(package_fault(ModuleNotFoundError("No module named 'scipy'", name="scipy"))).partition(". ")[0]
    "The package scipy is missing from the core's Python environment"
    >>> str(package_fault(ModuleNotFoundError("No module named 'torch'", name="torch"))) == NEEDS_PYTORCH
    True
    >>> package_fault(OSError("disk full")) is None
    True
    """
    loading = _being_loaded(error)
    if isinstance(error, ImportError):
        named = (error.name or "").partition(".")[0]
        if named == _PLUGIN or not (named or loading):
            return None  # a defect of the plugin
        if isinstance(error, ModuleNotFoundError) and loading in (None, named):
            if named in _EXTRAS:
                return MissingPackageError(_EXTRAS[named])
            return MissingPackageError(
                f"The package {named} is missing from the core's Python environment. {INSTALL_REMEDY}"
            )
        loading = loading or named
    if loading is None:
        return None
    reason = reason_of(error)
    if len(reason) > _LONGEST_REASON:
        reason = f"{reason[:_LONGEST_REASON]} ..."
    return MissingPackageError(
        f"The package {loading} is installed but cannot be loaded ({reason}). {remedy(str(error)) or INSTALL_REMEDY}"
    )


def remedy(reason: str) -> str:
    """Return what to do, outside of the environment, where a package does not load for this reason; empty if nothing.

    Examples
    --------
    >>> remedy("libgomp.so.1: cannot open shared object file: No such file or directory")
    "Install the system's OpenMP library (on Debian and Ubuntu: libgomp1)."
    """
    if "libgomp" in reason:
        return "Install the system's OpenMP library (on Debian and Ubuntu: libgomp1)."
    if _NO_DLL.search(reason):
        return "Install the Microsoft Visual C++ Redistributable (x64), restart the computer and try again."
    return ""


def _being_loaded(error: BaseException) -> str | None:
    """Return the package whose own code, run while it was imported, raised an error; None where none did."""
    found: str | None = None
    step = error.__traceback__
    while step is not None:
        owner = _owner(step.tb_frame)
        if owner == _PLUGIN:
            found = None
        elif found is None and step.tb_frame.f_code.co_name == "<module>" and owner != "__main__":
            found = owner
        step = step.tb_next
    return found


def _owner(frame: FrameType) -> str:
    return str(frame.f_globals.get("__name__", "")).partition(".")[0]
