# SPDX-License-Identifier: GPL-2.0-or-later
"""The file of a trained denoiser, of either form."""

from __future__ import annotations

from pathlib import Path

from ..bundle import SHIPPED_MODELS, load_bundle
from .network.denoiser import KIND, Denoiser, denoiser_of
from .paper.span_denoiser import PAPER_KIND, SpanDenoiser, span_denoiser_of

SHIPPED_DENOISER = SHIPPED_MODELS / "denoiser.safetensors"


def load_denoiser(path: str | Path | None = None) -> Denoiser | SpanDenoiser:
    """Load a model file; the one that comes with the plugin where ``path`` is None.

    Raises
    ------
    ModelError
        The file is no denoiser, or was trained on other inputs than this version's.
    """
    path = SHIPPED_DENOISER if path is None else Path(path)
    bundle = load_bundle(path, (KIND, PAPER_KIND))
    return denoiser_of(bundle, path.name) if bundle.kind == KIND else span_denoiser_of(bundle)
