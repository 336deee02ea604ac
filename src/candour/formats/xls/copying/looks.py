"""Looks of the workbook's styles: all that their records say of how a cell looks.

XF 20 bytes  font │ format │ align │ turn │ indent │ used │ borders u32 │ borders and pattern u32 │ colours u16
   16 bytes  font │ format │ align │ turn │ colours │ pattern, bottom │ top, left, right │ colours      (version 5)
"""

from __future__ import annotations

import struct
from typing import Final

from candour.formats.numberformat import BUILTIN
from candour.formats.workbook_writing import CellLook, Edge
from candour.formats.xls.records import Body
from candour.formats.xls.styles import Styles

__all__ = ["looks_of", "plain_look"]

_AUTOMATIC: Final = 0x7FFF
_EDGES: Final = (
    "", "thin", "medium", "dashed", "dotted", "thick", "double", "hair", "mediumDashed", "dashDot", "mediumDashDot",
    "dashDotDot", "mediumDashDotDot", "slantDashDot",
)  # fmt: skip
_PATTERNS: Final = (
    "", "solid", "mediumGray", "darkGray", "lightGray", "darkHorizontal", "darkVertical", "darkDown", "darkUp", "darkGrid",
    "darkTrellis", "lightHorizontal", "lightVertical", "lightDown", "lightUp", "lightGrid", "lightTrellis", "gray125",
    "gray0625",
)  # fmt: skip
_ACROSS: Final = ("", "left", "center", "right", "fill", "justify", "centerContinuous", "distributed")
_DOWN: Final = ("top", "center", "", "justify", "distributed")
_UNDERLINES: Final = {1: "single", 2: "double", 0x21: "singleAccounting", 0x22: "doubleAccounting"}
_SCRIPTS: Final = {1: "superscript", 2: "subscript"}
_TURNS: Final = {1: 255, 2: 90, 3: 180}
_FORE, _BACK, _TOP, _BOTTOM, _LEFT, _RIGHT, _TEXT = 4, 5, 7, 8, 9, 10, 13
_BOLD: Final = 600


def looks_of(styles: Styles) -> list[CellLook]:
    """The look of each style, by its number."""
    return [_look(styles, number, raw) for number, raw in enumerate(styles.xf_records)] or [CellLook()]


def plain_look(styles: Styles) -> CellLook:
    """How a cell looks of which nothing is said: in the workbook's first font."""
    return _with_font(CellLook(), styles, 0)


def _with_font(look: CellLook, styles: Styles, number: int, xf: int = -1) -> CellLook:
    at = number - (number > 4)
    if not 0 <= at < len(styles.font_records):
        return look
    raw = styles.font_records[at]
    height, flags, colour, weight, script = struct.unpack_from("<HHHHH", raw)
    try:
        body = Body(raw, styles.biff, styles.encoding)
        body.at = 14
        name = body.text(1).strip("\0")
    except struct.error:
        name = ""
    return look._replace(
        font=name[:31] or look.font,
        size=min(height / 20, 409.0) or look.size,
        is_bold=weight >= _BOLD,
        is_italic=bool(flags & 2),
        is_struck=bool(flags & 8),
        underline=_UNDERLINES.get(raw[10] if len(raw) > 10 else 0, ""),
        script=_SCRIPTS.get(script, ""),
        colour=None if colour == _AUTOMATIC and xf < 0 else _text_colour(styles, xf, colour),
    )


def _text_colour(styles: Styles, xf: int, colour: int) -> int | None:
    found = styles.colour(xf, _TEXT, colour)
    return None if colour == _AUTOMATIC and not found else found


def _of(names: tuple[str, ...], number: int) -> str:
    return names[number] if number < len(names) else ""


def _look(styles: Styles, number: int, raw: bytes) -> CellLook:
    font, code, _, align = struct.unpack_from("<HHHB", raw)
    look = _with_font(CellLook(), styles, font, number)
    look = look._replace(
        code=styles.code(code),
        built_in=code if code in BUILTIN and code not in styles.formats else -1,
        across=_ACROSS[align & 7],
        down=_of(_DOWN, align >> 4 & 7),
        is_wrapped=bool(align & 8),
    )
    return _newer(look, styles, number, raw) if styles.biff >= 8 else _older(look, styles, number, raw)


def _newer(look: CellLook, styles: Styles, number: int, raw: bytes) -> CellLook:
    turn, more = raw[7], raw[8]
    lines, others, colours = struct.unpack_from("<IIH", raw, 10)

    def edge(style: int, kind: int, colour: int) -> Edge:
        return Edge(_of(_EDGES, style), _edge_colour(styles, number, kind, colour))

    look = look._replace(
        rotation=turn if turn <= 180 or turn == 255 else 0,
        indent=more & 15,
        shrinks=bool(more & 16),
        left=edge(lines & 15, _LEFT, lines >> 16 & 127),
        right=edge(lines >> 4 & 15, _RIGHT, lines >> 23 & 127),
        top=edge(lines >> 8 & 15, _TOP, others & 127),
        bottom=edge(lines >> 12 & 15, _BOTTOM, others >> 7 & 127),
    )
    return _filled(look, styles, number, (others >> 26, colours & 127, colours >> 7 & 127))


def _older(look: CellLook, styles: Styles, number: int, raw: bytes) -> CellLook:
    colours, bottom, sides, side_colours = struct.unpack_from("<HHHH", raw, 8)

    def edge(style: int, colour: int) -> Edge:
        return Edge(_of(_EDGES, style & 7), _edge_colour(styles, number, 0, colour & 127))

    look = look._replace(
        rotation=_TURNS.get(raw[7] & 3, 0),
        bottom=edge(bottom >> 6, bottom >> 9),
        top=edge(sides, sides >> 9),
        left=edge(sides >> 3, side_colours),
        right=edge(sides >> 6, side_colours >> 7),
    )
    return _filled(look, styles, number, (bottom & 63, colours & 127, colours >> 7 & 127))


def _edge_colour(styles: Styles, number: int, kind: int, colour: int) -> int | None:
    return styles.colour(number, kind, colour) if colour < 64 or kind else None


def _filled(look: CellLook, styles: Styles, number: int, fill: tuple[int, int, int]) -> CellLook:
    pattern, fore, back = fill
    return look._replace(
        pattern=_of(_PATTERNS, pattern),
        fill=styles.colour(number, _FORE, fore) if pattern else None,
        ground=styles.colour(number, _BACK, back) if pattern > 1 else None,
    )
