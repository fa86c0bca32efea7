# SPDX-License-Identifier: GPL-2.0-or-later
"""Which device a network runs on, and whether half precision is fast there."""

from __future__ import annotations

import torch

from .errors import InputError


def pick_device(name: str) -> torch.device:
    """Return the device of DEVICE; ``auto`` takes a GPU where torch finds one.

    Raises
    ------
    InputError
        The device that is asked for is not there.
    """
    there = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available(), "cpu": True}
    if name == "auto":
        return torch.device(next(kind for kind, is_there in there.items() if is_there))
    if not there[name]:
        raise InputError(
            f"DEVICE is {name}, but torch {torch.__version__} finds no such device on this machine. Choose auto or "
            "cpu, or install the GPU build with the algorithm 'Install environment' (EXTRAS training, BUILD gpu)."
        )
    return torch.device(name)


def computes_bfloat16(device: torch.device) -> bool:
    """Tell whether the device multiplies bfloat16 itself; emulation is slow."""
    if device.type == "cuda":
        return torch.cuda.is_bf16_supported(including_emulation=False)
    if device.type == "cpu":
        return bool(getattr(torch.cpu, "_is_avx512_bf16_supported", bool)())
    return False
