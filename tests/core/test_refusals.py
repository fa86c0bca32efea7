# SPDX-License-Identifier: GPL-2.0-or-later
"""What a refusal must end with: what to do."""

import ast
from pathlib import Path

import pytest

CORE = Path(__file__).resolve().parents[2] / "insar_forecast_plugin" / "core"
FILES = [*(CORE / "decomposition").glob("*.py"), *(CORE / "changes").glob("*.py"), CORE / "change_requests.py"]
WHAT_TO_DO = (
    *("Add", "Check", "Choose", "Correct", "Divide", "Download", "Exchange", "Give", "Import", "Leave", "Merge"),
    *("Remove", "Reverse", "Set", "Use"),
)


def text_of(node):
    """Return the text of a literal or an f-string, its values as %; None for anything else."""
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "%" for part in node.values)
    return None


def is_refusal(node):
    return isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and ast.unparse(node.exc.func) == "InputError"


def refusals():
    for path in sorted(FILES):
        for node in filter(is_refusal, ast.walk(ast.parse(path.read_text(encoding="utf-8")))):
            text = text_of(node.exc.args[0])
            if text is not None:
                yield pytest.param(text, id=f"{path.stem}:{node.lineno}")


def test_refusals_are_found():
    assert len(list(refusals())) > 40


@pytest.mark.parametrize("text", list(refusals()))
def test_refusal_ends_with_what_to_do(text):
    last = text.rstrip(".").rpartition(". ")[2]
    assert last != text.rstrip("."), "there is one sentence only"
    assert last.split()[0] in WHAT_TO_DO, last
