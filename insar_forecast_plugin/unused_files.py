# SPDX-License-Identifier: GPL-2.0-or-later
"""Files of packages that nothing in the plugin uses: removed when an environment has been made, before it is checked.

What is removed is named in the log, in the environment's marker and by the check of the environment. The check that
follows loads everything that the core imports (``package_look.py``), so that a package that needs one of them is found
before the environment is used. Standard library only; Python 3.9.
"""

from __future__ import annotations

import contextlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

from .core.library_folders import sizes_in_words

UNUSED = {
    # Nobody runs them there.
    r"[^/]+/(.+/)?tests?/.+": "tests of the packages",
    # For compiling other packages against them, which nothing here does but PyTorch.
    r"(?!torch|triton|nvidia).+\.(c|cc|cpp|h|hh|hpp|pxd|pxi|pyx|tp|lib|a)": "sources and headers",
    # A server of tables and a store of Amazon's; no other module of pyarrow is linked to them, on no platform.
    r"pyarrow/((lib)?arrow(_python)?_(flight|s3)\..+|_(flight|s3fs)\..+)": "pyarrow's Flight and S3",
    # The wheel holds them once more: its modules are linked to libarrow_python.so.2600, on macOS .2600.dylib.
    r"pyarrow/libarrow_python\w*(\.so(\.\d+\.\d+\.\d+)?|(\.\d+\.\d+\.\d+)?\.dylib)": "copies in pyarrow for compilers",
    # Python's own module contains all of it.
    r"onnxruntime/capi/(libonnxruntime\.(so|\d).*|onnxruntime\.dll)": "ONNX Runtime for programs in C",
    r"onnxruntime/(datasets|quantization|tools|transformers)/.+": "ONNX Runtime's tools",
    # Pictures of other formats than figures are in, text in pictures and profiles of colours.
    r"(PIL/(_(avif|webp|imagingft|imagingcms)\.|\.dylibs/lib(avif|freetype|harfbuzz|lcms2)).+"
    r"|pillow\.libs/lib(avif|freetype|harfbuzz|lcms2)-.+)": "pillow's AVIF, WebP, text and colours",
    # matplotlib takes the names of letters from it, and writes PDF and PostScript with the rest.
    r"fontTools/(?!(__init__|agl|misc/(__init__|loggingTools|textTools))\.py).+": "fonttools, but for names of letters",
    # Fonts for PDF, PostScript, formulas and other styles than the default, which all figures have; data for examples.
    r"matplotlib/mpl-data/(fonts/(afm/.+|pdfcorefonts/.+|ttf/(?!DejaVuSans(-|\.)|LastResort).+)|sample_data/.+)": (
        "matplotlib's examples and further fonts"
    ),
    # Figures are files.
    r"matplotlib/(backends/(_tkagg\.|_macosx\.|web_backend/)|mpl-data/images/).+": "matplotlib's windows",
    # Loaded when it is used, and nothing reads matrices as text.
    r"scipy/io/_fast_matrix_market/_fmm_core\..+": "SciPy's Matrix Market",
    r"(rasterio/_example\..+|sklearn/datasets/(data|descr|images)/.+|numpy/_core/_simd\..+)": (
        "examples and what tests them"
    ),
    # Every date here is in UTC, which stays.
    r"tzdata/zoneinfo/(?!Etc/)[A-Z][a-z]+/.+": "time zones",
}
"""What is removed: the names of files in the folder of the packages, as a regular expression, and what they are."""
INSTALLERS = ("pip", "setuptools", "wheel")
"""Packages that install others, and that every new environment has. An environment with PyTorch keeps them: PyTorch
asks for some. In another, ``python -m ensurepip`` brings pip back."""
_INSTALLERS = "pip and setuptools"


def distributions(folder: Path) -> list[metadata.Distribution]:
    """Return the packages of an environment."""
    sites = [*folder.glob("lib/python*/site-packages"), *folder.glob("Lib/site-packages")]
    return [*metadata.distributions(path=[str(site) for site in sites])] if sites else []


def remove_unused(folder: Path) -> dict[str, float]:
    """Remove the files of :data:`UNUSED` from an environment; return the MB of each kind that are gone.

    A file that cannot be removed stays: it takes room, and does no harm.
    """
    freed: dict[str, float] = defaultdict(float)
    emptied: set[Path] = set()
    for what, path in [*_unused(folder)]:
        with contextlib.suppress(OSError):  # named by two packages, or held by a scanner of viruses: it may stay
            size = path.lstat().st_size / 1e6
            path.unlink()
            freed[what] += size
            emptied.add(path.parent)
    _remove_empty(emptied)
    return {what: round(freed[what], 1) for what in (*UNUSED.values(), _INSTALLERS) if what in freed}


def removals(freed: dict[str, float]) -> list[str]:
    """Say what was removed; nothing where that is not worth a word.

    Examples
    --------
    >>> removals({"tests of the packages": 68.2, "sources and headers": 22.6})
    ['Removed after installation, as nothing uses it: tests of the packages (68 MB), sources and headers (23 MB).']
    >>> removals({})
    []
    """
    parts = sizes_in_words(freed)
    return [f"Removed after installation, as nothing uses it: {parts}."] if parts else []


def _unused(folder: Path) -> Iterator[tuple[str, Path]]:
    """Give what is removed from an environment: what it is, and the file."""
    patterns = [(re.compile(pattern), what) for pattern, what in UNUSED.items()]
    packages = {re.sub(r"[-_.]+", "-", one.metadata["Name"] or "").lower(): one for one in distributions(folder)}
    for package, one in packages.items():
        installs = package in INSTALLERS and "torch" not in packages
        for file in one.files or ():
            name = file.as_posix()
            named = not (".." in file.parts or file.parts[0].endswith(".dist-info"))
            what = next((what for pattern, what in patterns if named and pattern.fullmatch(name)), None)
            if installs or what:
                yield _INSTALLERS if installs else str(what), Path(str(one.locate_file(file)))


def _remove_empty(folders: Iterable[Path]) -> None:
    for left in sorted(folders, key=lambda path: len(path.parts), reverse=True):
        with contextlib.suppress(OSError):  # it has other files
            for place in (left, *left.parents):
                if place.name in ("site-packages", "bin", "Scripts"):
                    break  # of the environment, also where nothing is in it
                place.rmdir()
