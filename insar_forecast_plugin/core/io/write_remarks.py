# SPDX-License-Identifier: GPL-2.0-or-later
"""What GDAL remarks while it writes, in words that say what is lost: a shapefile cuts names, texts and numbers."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ..progress import Progress

_RENAMED = re.compile(r"Normalized/laundered field name: '(?P<field>.*)' to '(?P<cut>.*)'", re.DOTALL)
_CUT_TEXT = re.compile(r"Value '.*' of field (?P<field>.*) has been truncated to (?P<most>\d+) char", re.DOTALL)
_LOST_NUMBER = re.compile(r"Value (?P<value>\S+) of field (?P<field>.*) of feature \d+ not successfully", re.DOTALL)
_NAMED = 5
_KEEPS = "GeoPackage (.gpkg) keeps them."


@contextmanager
def remarks_told(path: Path, progress: Progress) -> Iterator[None]:
    """Tell what GDAL remarks in this context, in which ``path`` is written, once it has ended without an error."""
    with warnings.catch_warnings(record=True) as remarks:
        warnings.simplefilter("always")
        yield
    texts = [str(remark.message) for remark in remarks]
    _tell_names([found for text in texts if (found := _RENAMED.match(text))], path, progress)
    _tell_texts([found for text in texts if (found := _CUT_TEXT.match(text))], path, progress)
    _tell_numbers([found for text in texts if (found := _LOST_NUMBER.match(text))], path, progress)
    others = [text for text in texts if not any(kind.match(text) for kind in (_RENAMED, _CUT_TEXT, _LOST_NUMBER))]
    if others:
        told = "; ".join(others[:_NAMED])
        progress.info(f"While writing {path.name}: {told}{'; ...' if len(others) > _NAMED else ''}.")


def _tell_names(renamed: Sequence[re.Match[str]], path: Path, progress: Progress) -> None:
    if renamed:
        pairs = [f"{one['field']} to {one['cut']}" for one in renamed]
        progress.info(
            f"Fields of {path.name} whose names this format shortens: {len(pairs)} ({_listed(pairs)}). {_KEEPS}"
        )


def _tell_texts(cut: Sequence[re.Match[str]], path: Path, progress: Progress) -> None:
    """Tell of fields with texts that were cut; GDAL remarks the first of each layer only."""
    if cut:
        most = cut[0]["most"]
        progress.warning(
            f"Texts of more than {most} bytes were cut in {path.name}, the first of them in the field "
            f"{cut[0]['field']}. {_KEEPS}"
        )


def _tell_numbers(lost: Sequence[re.Match[str]], path: Path, progress: Progress) -> None:
    if lost:
        fields = list(dict.fromkeys(one["field"] for one in lost))
        progress.warning(
            f"Numbers that are too large for {path.name}, where wrong ones stand instead: {len(lost)}, such as "
            f"{lost[0]['value']}; fields: {_listed(fields)}. {_KEEPS}"
        )


def _listed(texts: Sequence[str]) -> str:
    return ", ".join(texts[:_NAMED]) + (", ..." if len(texts) > _NAMED else "")
