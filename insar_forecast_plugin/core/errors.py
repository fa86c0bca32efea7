# SPDX-License-Identifier: GPL-2.0-or-later
"""Errors whose message is meant for the person who runs the tool.

A message says what was found, what was expected and what to do. Any other exception is a defect of the
plugin and is shown as one.
"""

INSTALL_REMEDY = "Run the algorithm 'Install environment' (insarforecast:installenvironment)."
"""What to do where the core's environment is missing or incomplete; the environment dialog says it in its own words."""


_LONGEST = 400
_END = 120
"""What to do stands at the end."""
_LEFT_OUT = " ... "


class CoreError(Exception):
    """Base of the errors that are explained to the user."""


class BoundedError(CoreError):
    """Base of those about files of strangers; of a message that quotes too much the middle is left out.

    Examples
    --------
    >>> len(str(BoundedError("x" * 5000)))
    400
    """

    def __init__(self, text: str = "") -> None:
        left = _LONGEST - len(_LEFT_OUT) - _END
        super().__init__(text if len(text) <= _LONGEST else f"{text[:left]}{_LEFT_OUT}{text[-_END:]}")


class InputError(BoundedError):
    """The data or a parameter cannot be used."""


class OutputError(BoundedError):
    """A result cannot be written."""


class ModelError(BoundedError):
    """A model file is damaged, of another kind or version, or does not fit the data."""


class MissingPackageError(CoreError):
    """A Python package that the operation needs is not in the core's environment."""


def quoted(text: object, most: int = 80) -> str:
    r"""Return a text of a stranger's file for a message: on one line, in quotation marks, and cut where it is long.

    Examples
    --------
    >>> quoted("a\nb"), quoted("x" * 100, most=5)
    ("'a\\nb'", "'xxxxx...'")
    """
    whole = str(text)
    short = whole if len(whole) <= most else whole[:most] + "..."
    return short if isinstance(text, (int, float, tuple)) else repr(short)
