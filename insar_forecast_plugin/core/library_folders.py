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
from contextlib import suppress
from pathlib import Path

from .job_folder import FOLDER_PREFIX, JobFolder

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
    _keep_list_of_fonts()


def _keep_list_of_fonts() -> None:
    """Have matplotlib keep its list of fonts in the plugin's environment: it takes a second, too long for each job."""
    environment = Path(sys.prefix)
    place = environment / "cache" / "matplotlib"
    with suppress(OSError):  # otherwise matplotlib finds a place of the user's, or takes the temporary folder
        if (environment / ENVIRONMENT_MARKER).is_file():
            place.mkdir(parents=True, exist_ok=True)
            if os.access(place, os.W_OK):
                os.environ.setdefault("MPLCONFIGDIR", str(place))
