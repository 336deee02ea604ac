"""Looks of the workbook's styles: all that their records say of how a cell looks."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import Final

from candour.formats.colour import Palette
from candour.formats.numberformat import BUILTIN
from candour.formats.workbook_writing import CellLook, Edge
from candour.formats.xlsb.records import Body
from candour.formats.xlsb.styles import colour_of

__all__ = ["looks_of"]

_FONT, _FORMAT, _FILL, _BORDER, _XF, _BEGIN_XFS, _END_XFS = 43, 44, 45, 46, 47, 617, 618
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
_BOLD: Final = 600
_PLAIN: Final = CellLook()


def looks_of(records: Iterable[tuple[int, bytes]], palette: Palette) -> list[CellLook]:
    """The look of each style of cells, by its number."""
    codes: dict[int, str] = {}
    fonts: list[CellLook] = []
    fills: list[CellLook] = []
    borders: list[CellLook] = []
    looks: list[CellLook] = []
    in_cells = False
    for number, raw in records:
        if number == _FORMAT:
            body = Body(raw)
            code = body.take("<H")
            codes[code] = body.text()
        elif number == _FONT:
            fonts.append(_font(raw, palette))
        elif number == _FILL:
            fills.append(_fill(raw, palette))
        elif number == _BORDER:
            borders.append(_border(raw, palette))
        elif number in (_BEGIN_XFS, _END_XFS):
            in_cells = number == _BEGIN_XFS
        elif number == _XF and in_cells:
            looks.append(_look(raw, codes, (fonts, fills, borders)))
    return looks or [_PLAIN]


def _of(names: tuple[str, ...], number: int) -> str:
    return names[number] if number < len(names) else ""


def _font(raw: bytes, palette: Palette) -> CellLook:
    height, flags, weight, script = struct.unpack_from("<HHHH", raw)
    name = Body(raw, 21).text()
    return _PLAIN._replace(
        font=name[:31] or _PLAIN.font,
        size=min(height / 20, 409.0) or _PLAIN.size,
        is_bold=weight >= _BOLD,
        is_italic=bool(flags & 2),
        is_struck=bool(flags & 8),
        underline=_UNDERLINES.get(raw[8], ""),
        script=_SCRIPTS.get(script, ""),
        colour=colour_of(raw, 12, palette),
    )


def _fill(raw: bytes, palette: Palette) -> CellLook:
    (pattern,) = struct.unpack_from("<I", raw)
    return _PLAIN._replace(
        pattern=_of(_PATTERNS, pattern),
        fill=colour_of(raw, 4, palette) if pattern else None,
        ground=colour_of(raw, 12, palette) if pattern > 1 else None,
    )


def _border(raw: bytes, palette: Palette) -> CellLook:
    top, bottom, left, right = (
        Edge(_of(_EDGES, raw[at]), colour_of(raw, at + 2, palette)) for at in (1, 11, 21, 31)
    )
    return _PLAIN._replace(top=top, bottom=bottom, left=left, right=right)


def _look(
    raw: bytes, codes: dict[int, str], parts: tuple[list[CellLook], list[CellLook], list[CellLook]]
) -> CellLook:
    _, code, *numbers = struct.unpack_from("<HHHHH", raw)
    turn, indent, align = struct.unpack_from("<BBH", raw, 10)
    font, fill, border = (
        part[number] if number < len(part) else _PLAIN for part, number in zip(parts, numbers, strict=True)
    )
    return font._replace(
        code=codes.get(code) or BUILTIN.get(code, "General"),
        built_in=code if code in BUILTIN and code not in codes else -1,
        pattern=fill.pattern,
        fill=fill.fill,
        ground=fill.ground,
        left=border.left,
        right=border.right,
        top=border.top,
        bottom=border.bottom,
        across=_ACROSS[align & 7],
        down=_of(_DOWN, align >> 3 & 7),
        is_wrapped=bool(align & 0x40),
        shrinks=bool(align & 0x100),
        indent=min(indent, 250),
        rotation=turn if turn <= 180 or turn == 255 else 0,
    )
