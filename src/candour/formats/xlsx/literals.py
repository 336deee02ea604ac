"""Literals: the texts that are written into a formula between quotation marks."""

from __future__ import annotations

import re

__all__ = ["literals"]

_QUOTED = re.compile(r'"((?:[^"]|"")*)"')
_SHEET = re.compile(r"'(?:[^']|'')*'!")
"""The name of a sheet, in which a quotation mark is a letter like any other."""


def literals(formula: str) -> tuple[str, ...]:
    """The texts in a formula that are not blank, each once: `IF(A1="Nia ""N"" Example",1)` has `Nia "N" Example`."""
    found = (text.replace('""', '"') for text in _QUOTED.findall(_SHEET.sub("", formula)))
    return tuple(dict.fromkeys(text for text in found if text.strip()))
