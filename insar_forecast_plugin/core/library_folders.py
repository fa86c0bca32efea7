# SPDX-License-Identifier: GPL-2.0-or-later
"""Where libraries may leave things while a job runs: in a folder of the job, which goes when it ends.

Standard library only; Python 3.9.
"""

from __future__ import annotations

import getpass
import os
import sys
import tempfile
import uuid
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from .job_folder import FOLDER_PREFIX, JobFolder
from .package_look import keep_list_of_fonts

ENVIRONMENT_MARKER = "insar-forecast-environment.json"
"""The file that tells an environment that the plugin has made."""


def temporary_name(name: str) -> str:
    """Return the name of the temporary folder of a job that has folders of this name beside its outputs."""
    return f"{name}-temporary"


def give_library_folders(name: str | None) -> None:
    """Give the libraries of this process a temporary folder, and a home where the user has none.

    To be called before they are imported. Where no temporary folder can be made they keep to what the system offers.

    Parameters
    ----------
    name
        Of the job's folders; None makes one up.
    """
    try:
        folder = JobFolder(Path(tempfile.gettempdir()), temporary_name(name or FOLDER_PREFIX + uuid.uuid4().hex))
    except OSError:
        return
    own = str(folder.new)
    tempfile.tempdir = own
    os.environ.update(dict.fromkeys(("TMPDIR", "TEMP", "TMP"), own))
    os.environ["TORCHINDUCTOR_CACHE_DIR"] = str(folder.new / "torchinductor")  # torch makes one for each user else
    try:
        Path.home()
    except RuntimeError:  # neither a variable nor an account of this user
        os.environ["HOME"] = own
    try:
        getpass.getuser()
    except (ImportError, KeyError, OSError):
        os.environ["LOGNAME"] = "user"
    with suppress(OSError):
        if (Path(sys.prefix) / ENVIRONMENT_MARKER).is_file():
            keep_list_of_fonts()


def sizes_in_words(freed: Mapping[str, float]) -> str:
    """Return what was removed with its size in MB; what has less than one is left out.

    Examples
    --------
    >>> sizes_in_words({"tests of the packages": 68.2, "sources and headers": 22.6, "notes": 0.2})
    'tests of the packages (68 MB), sources and headers (23 MB)'
    """
    return ", ".join(f"{what} ({mb:.0f} MB)" for what, mb in freed.items() if mb >= 1)
