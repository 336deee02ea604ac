"""Links of a sheet: where a cell leads to, and whether its reader sees that without asking.

https://example.com/page    in a cell that says so, as programs make of what is typed: nothing is kept from sight
Summary!A1                  in this workbook, on a sheet in sight: nothing either
https://example.com/?id=41  behind "see here": an address that only shows when the link is pointed at
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from candour.formats.xlsx.ranges import rect_of

__all__ = ["is_said", "spellings_of", "spot_of"]

_SCHEME = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_SPOT = re.compile(
    r"#?(?:'((?:[^']|'')+)'|([^'!\[\]]+))!(\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?)"
)


def spellings_of(target: str) -> frozenset[str]:
    """How a cell may say this address: as it is, without its scheme, without a slash at its end."""
    plain = _SCHEME.sub("", target, count=1)
    found = {target, plain}
    return frozenset(found | {text.rstrip("/") for text in found if text.rstrip("/")})


def spot_of(location: str) -> tuple[str, str] | None:
    """The sheet and the cells that a place in the workbook names: `'Ward 3'!B7`. None where it names none.

    >>> spot_of("'Ward 3'!B7"), spot_of("Totals")
    (('Ward 3', 'B7'), None)
    """
    match = _SPOT.fullmatch(location.strip())
    if match is None or rect_of(match[3]) is None:
        return None
    return (match[1] or match[2]).replace("''", "'"), match[3]


def is_said(target: str, shows: Callable[[str], bool], sheets: Collection[str]) -> bool:
    """Whether a reader sees where a link leads: in a cell, or because it leads to a sheet in sight."""
    spot = spot_of(target)
    if spot is not None:
        return spot[0] in sheets
    return any(map(shows, spellings_of(target)))
