"""Appearance: what properties say of letters, paragraphs and rows beyond what decides who sees them. A copy needs it.

Facts from MS-DOC 2.6.1, 2.6.2, 2.6.3, 2.9.17 and 2.9.313.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from candour.formats.doc.sprms import colour_of, number, palette
from candour.formats.document_writing.model import Edge, Tab

__all__ = ["LETTERS", "ROWS", "STANDS", "TOGGLES", "RowSays", "cells_of"]

_ALIGNS: Final = ("left", "center", "right", "both")
_KINDS: Final = {
    1: "single",
    2: "thick",
    3: "double",
    5: "single",
    6: "dotted",
    7: "dashed",
    8: "dotDash",
    9: "dotDotDash",
}
_TABS: Final = ("left", "center", "right", "decimal")
_LEADERS: Final = {1: "dot", 2: "hyphen", 3: "underscore", 5: "middleDot"}
_SIDES: Final = ("top", "left", "bottom", "right")
_INSIDE: Final = (*_SIDES, "across", "down")
_NOTHING: Final = b"\xff\xff\xff\xff"


def _tabs(value: bytes) -> tuple[Tab, ...]:
    """Tabs that are taken away, and those that are set."""
    gone = value[0] if value else 0
    start = 1 + 2 * gone
    count = value[start] if start < len(value) else 0
    places = value[start + 1 : start + 1 + 2 * count]
    kinds = value[start + 1 + 2 * count : start + 1 + 3 * count]
    return tuple(
        Tab(
            _signed(places[2 * nth : 2 * nth + 2]),
            _TABS[kind & 7 if kind & 7 < len(_TABS) else 0],
            _LEADERS.get(kind >> 3 & 7, ""),
        )
        for nth, kind in enumerate(kinds)
    )


def _signed(value: bytes) -> int:
    return int.from_bytes(value[:2], "little", signed=True)


TOGGLES: Final = {
    0x0835: "is_bold",
    0x0836: "is_italic",
    0x0837: "is_struck",
    0x083A: "is_small_capital",
    0x083B: "is_capital",
}
"""Switches of letters, which may say to be as in the style, or the other way round."""
LETTERS: Final[dict[int, tuple[str, Callable[[bytes], Any]]]] = {
    0x2A3E: ("is_underlined", lambda value: number(value) not in (0, 255)),
    0x2A48: ("raised", lambda value: {1: 1, 2: -1}.get(number(value), 0)),
    0x4A4F: ("font", lambda value: str(number(value))),
}
STANDS: Final[dict[int, tuple[str, Callable[[bytes], Any]]]] = {
    0x2403: ("align", lambda value: _ALIGNS[min(number(value), 3)]),
    0x2461: ("align", lambda value: _ALIGNS[min(number(value), 3)]),
    0x840F: ("left", _signed),
    0x845E: ("left", _signed),
    0x840E: ("right", _signed),
    0x845D: ("right", _signed),
    0x8411: ("first", _signed),
    0x8460: ("first", _signed),
    0xA413: ("before", _signed),
    0xA414: ("after", _signed),
    0x6412: ("line", lambda value: value),
    0xC60D: ("tabs", _tabs),
    0x2407: ("is_on_new_page", lambda value: number(value) == 1),
    0x2406: ("keeps_with_next", lambda value: number(value) == 1),
    0x246D: ("is_close_to_its_like", lambda value: number(value) == 1),
    0x2640: ("level", lambda value: (number(value) + 1) % 10),
    0x260A: ("list_level", number),
    0x460B: ("list_number", _signed),
}
"""What of a paragraph each code changes, and how its value is read; its lines are `edge top`, `edge left` and so on."""


class RowSays(NamedTuple):
    """What a row says of its cells."""

    left: int = 0
    height: int = 0
    align: str = ""
    is_header: bool = False
    cells: tuple[_CellSays, ...] = ()
    around: tuple[Edge | None, ...] = ()
    """The lines of the whole table: around it, then across and down inside it."""


@dataclass(frozen=True, slots=True)
class _CellSays:
    width: int
    merge: str = ""
    is_merged: bool = False
    align: str = ""
    edges: dict[str, Edge] = field(default_factory=dict)


def cells_of(value: bytes) -> tuple[int, tuple[_CellSays, ...]]:
    """Where a row begins, and its cells."""
    count = value[0] if value else 0
    if not 0 < count <= 64 or len(value) < 1 + 2 * (count + 1):
        return 0, ()
    at = struct.unpack_from(f"<{count + 1}h", value, 1)
    start = 1 + 2 * (count + 1)
    cells = []
    for nth in range(count):
        said = value[start + 20 * nth : start + 20 * nth + 20]
        flags = struct.unpack_from("<H", said)[0] if len(said) >= 2 else 0
        edges = {
            side: edge
            for place, side in enumerate(_SIDES)
            if (edge := _edge(said[4 + 4 * place : 8 + 4 * place])) is not None
        }
        cells.append(
            _CellSays(
                max(at[nth + 1] - at[nth], 0),
                "restart" if flags & 0x40 else "continue" if flags & 0x20 else "",
                bool(flags & 2),
                ("", "center", "bottom", "")[flags >> 7 & 3],
                edges,
            )
        )
    return at[0], tuple(cells)


def _edge(line: bytes) -> Edge | None:
    """A line as four bytes tell it: width, kind, colour of the small palette, space."""
    if len(line) < 4 or line == _NOTHING or not line[1]:
        return None
    return Edge(_KINDS.get(line[1], "single"), max(line[0], 2), palette(line[2]))


def _long_edge(line: bytes) -> Edge | None:
    """The same in eight bytes, with a colour of its own."""
    if len(line) < 8 or not line[5] or line[5] == 0xFF:
        return None
    return Edge(_KINDS.get(line[5], "single"), max(line[4], 2), colour_of(line[:4]))


def _around(value: bytes, size: int, read: Callable[[bytes], Edge | None]) -> tuple[Edge | None, ...]:
    return tuple(read(value[size * nth : size * nth + size]) for nth in range(len(_INSIDE)))


STANDS.update({0x6424 + nth: (f"edge {side}", _edge) for nth, side in enumerate(_SIDES)})
STANDS.update({0xC64E + nth: (f"edge {side}", _long_edge) for nth, side in enumerate(_SIDES)})
ROWS: Final[dict[int, tuple[str, Callable[[bytes], Any]]]] = {
    0xD608: ("cells", cells_of),
    0x9407: ("height", _signed),
    0x5400: ("align", lambda value: ("", "center", "right")[min(number(value), 2)]),
    0x548A: ("align", lambda value: ("", "center", "right")[min(number(value), 2)]),
    0x3404: ("is_header", lambda value: number(value) == 1),
    0xD605: ("around", lambda value: _around(value, 4, _edge)),
    0xD613: ("around", lambda value: _around(value, 8, _long_edge)),
}
"""What of a row each code changes, and how its value is read."""
