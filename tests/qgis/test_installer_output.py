# SPDX-License-Identifier: GPL-2.0-or-later
"""How far an installer is, from lines that pip 23 and uv 0.13 really print."""

import pytest

from insar_forecast_plugin.installer_output import InstallerOutput

PIP = """\
Collecting pandas==3.1.1 (from -r requirements.txt (line 4))
  Obtaining dependency information for pandas==3.1.1 from https://packages.example/pandas.whl.metadata
  Downloading pandas-3.1.1-cp311-cp311-manylinux_2_24_x86_64.manylinux_2_28_x86_64.whl.metadata (91 kB)
  Downloading pandas-3.1.1-cp311-cp311-manylinux_2_24_x86_64.manylinux_2_28_x86_64.whl (20.0 MB)
  Using cached pyarrow-26.0.1-cp311-cp311-manylinux_2_28_x86_64.whl (30.0 MB)
  Downloading threadpoolctl-3.8.0-py3-none-any.whl (32 kB)
  Downloading torch-2.13.0-cp311-cp311-manylinux_2_28_x86_64.whl (49.9 MB)
Installing collected packages: threadpoolctl, torch, pyarrow, pandas
Successfully installed pandas-3.1.1
"""
UV = """\
Resolved 60 packages in 555ms
Downloading pyarrow (20.0MiB)
Downloading torch (75.0MiB)
 Downloaded pyarrow
 Downloaded torch
Prepared 60 packages in 40.90s
Installed 60 packages in 522ms
 + torch==2.13.0
"""


def heard(log, download_mb):
    output = InstallerOutput(download_mb, 1000)
    return [step for step in map(output.hear, log.splitlines()) if step]


def test_pip_says_what_it_downloads_and_then_that_it_unpacks():
    assert [text for _, text in heard(PIP, 100)] == [
        "Downloading pandas (20 MB)",
        "Downloading the packages",
        "Downloading threadpoolctl",
        "Downloading torch (50 MB)",
        "Unpacking the packages",
    ]


def test_pip_has_done_what_it_downloaded_before():
    # 60% of the work is the download of 100 MB: 0, 50 (the cached ones too), 50, 50.03, then all.
    assert [fraction for fraction, _ in heard(PIP, 100)] == pytest.approx([0.0, 0.3, 0.3, 0.3, 0.6], abs=0.001)


def test_uv_says_the_largest_of_what_it_downloads():
    assert [text for _, text in heard(UV, 100)] == [
        "Downloading pyarrow (21 MB)",
        "Downloading torch (79 MB)",
        "Downloading torch (79 MB)",
        "Downloading the packages",
        "Unpacking the packages",
    ]


def test_uv_has_done_what_it_says_is_downloaded():
    assert [fraction for fraction, _ in heard(UV, 100)] == pytest.approx([0, 0, 0.126, 0.598, 0.6], abs=0.001)


def test_more_than_foreseen_does_not_pass_the_share_of_the_download():
    assert max(fraction for fraction, _ in heard(PIP, 10)) == 0.6


def test_without_downloads_nothing_is_divided():
    assert heard("Processing ./torch.whl\nInstalling collected packages: torch", 0) == [(0.6, "Unpacking the packages")]


def test_unpacking_is_followed_on_the_disk():
    output = InstallerOutput(100, 1000)
    for line in PIP.splitlines():
        output.hear(line)
    assert output.is_unpacking
    # Free MB: half of 1000 unpacked, then another program frees some, then more is unpacked than foreseen.
    steps = [output.see_disk(free)[0] for free in (5000, 4500, 4900, 3000)]
    assert steps == pytest.approx([0.6, 0.8, 0.8, 1.0])


def test_downloading_is_not_unpacking():
    output = InstallerOutput(100, 1000)
    output.hear("Downloading torch (75.0MiB)")
    assert not output.is_unpacking


def test_disk_that_does_not_answer_leaves_the_progress():
    output = InstallerOutput(100, 1000)
    output.hear("Installing collected packages: torch")
    assert [output.see_disk(float("inf"))[0] for _ in range(2)] == [0.6, 0.6]


def test_progress_of_two_runs_adds_what_was_downloaded_and_unpacked():
    output = InstallerOutput(100, 1000)
    output.is_last = False
    for line in ("Downloading pandas-3.1.1-py3-none-any.whl (50 MB)", "Installing collected packages: pandas"):
        output.hear(line)
    # 500 of 1000 MB are unpacked: 20% of the work; a download counts when the next begins.
    first = [output.see_disk(free)[0] for free in (5000, 4500)]
    output.is_last = True
    second = output.hear("Downloading torch-2.13.0-py3-none-any.whl (50 MB)")[0]
    assert not output.is_unpacking
    output.hear("Installing collected packages: torch")
    last = [output.see_disk(free)[0] for free in (4000, 3500)]
    assert [*first, second, *last] == pytest.approx([0.0, 0.2, 0.5, 0.8, 1.0])
