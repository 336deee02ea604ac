"""Styles: what each style of an .xlsb makes of a cell, as far as it can keep a value from sight."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from xml.etree.ElementTree import Element

from candour.formats.colour import BLACK, Palette, theme_colours
from candour.formats.numberformat import BUILTIN, is_date
from candour.formats.spreadsheet_looks import MIXED, Dress, Look, Looks, StyleSight
from candour.formats.xlsb.records import Body

__all__ = ["Styles", "colour_of", "styles_of"]


class _Record(IntEnum):
    FONT = 43
    FORMAT = 44
    FILL = 45
    XF = 47
    DRESS = 507
    BEGIN_CELL_XFS = 617
    END_CELL_XFS = 618


_FLOWS = {0: "r", 1: "r", 2: "b", 3: "l", 6: "b"}
_SOLID = 1
_TEXT_COLOUR, _FORE, _BACK, _FORMAT_CODE = 5, 1, 2, 38


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Styles:
    """The styles of one workbook, by the number that a cell names."""

    looks: Looks = field(default_factory=Looks)
    style_looks: tuple[Look, ...] = (Look(),)
    sights: tuple[StyleSight, ...] = (StyleSight(),)
    dates: tuple[bool, ...] = (False,)
    dresses: tuple[Dress, ...] = ()
    palette: Palette = field(default_factory=Palette)

    def is_date(self, style: int) -> bool:
        """Whether a number in this style is shown as a date."""
        return style < len(self.dates) and self.dates[style]


def styles_of(parts: Iterable[tuple[int, bytes]], theme: Element | None) -> Styles:
    """The styles from the records of the styles part."""
    palette = Palette() if theme is None else Palette(theme_colours(theme))
    codes = dict(BUILTIN)
    fonts: list[tuple[int | None, float]] = []
    fills: list[int | None] = []
    looks: list[Look] = []
    dresses: list[Dress] = []
    in_cells = False
    for number, raw in parts:
        if number == _Record.FORMAT:
            body = Body(raw)
            code = body.take("<H")
            codes[code] = body.text()
        elif number == _Record.FONT:
            fonts.append((colour_of(raw, 12, palette), struct.unpack_from("<H", raw)[0] / 20))
        elif number == _Record.FILL:
            fills.append(_fill(raw, palette))
        elif number == _Record.DRESS:
            dresses.append(_dress(raw, palette))
        elif number in {_Record.BEGIN_CELL_XFS, _Record.END_CELL_XFS}:
            in_cells = number == _Record.BEGIN_CELL_XFS
        elif number == _Record.XF and in_cells:
            looks.append(_look(raw, codes, fonts, fills))
    own = Looks(palette)
    looks = looks or [Look()]
    dates = tuple(is_date(look.code) for look in looks)
    return Styles(own, tuple(looks), tuple(own.sight(look) for look in looks), dates, tuple(dresses), palette)


def colour_of(raw: bytes, at: int, palette: Palette) -> int | None:
    """A colour of eight bytes: its kind, its number, a tint, and red, green, blue."""
    kind, index, tint, red, green, blue = struct.unpack_from("<BBhBBB", raw, at)
    shade = {"tint": str(tint / 32767)} if tint else {}
    match kind >> 1:
        case 1:
            return palette.of({"indexed": str(index), **shade})
        case 2:
            return palette.of({"rgb": f"FF{red:02X}{green:02X}{blue:02X}", **shade})
        case 3:
            return palette.of({"theme": str(index), **shade})
        case _:
            return None


def _fill(raw: bytes, palette: Palette) -> int | None:
    (pattern,) = struct.unpack_from("<I", raw)
    if not pattern:
        return None
    colour = colour_of(raw, 4, palette) if pattern == _SOLID else None
    return MIXED if colour is None else colour


def _look(
    raw: bytes, codes: dict[int, str], fonts: list[tuple[int | None, float]], fills: list[int | None]
) -> Look:
    _, code, font, fill = struct.unpack_from("<HHHH", raw)
    (align,) = struct.unpack_from("<H", raw, 12)
    ink, size = fonts[font] if font < len(fonts) else (None, 11.0)
    is_wrapped = bool(align & 0x40)
    return Look(
        codes.get(code, "General"),
        BLACK if ink is None else ink,
        fills[fill] if fill < len(fills) else None,
        size,
        "" if is_wrapped else _FLOWS.get(align & 7, ""),
        own_text=ink is not None and bool(fonts) and ink != fonts[0][0],
    )


def _dress(raw: bytes, palette: Palette) -> Dress:
    """What a conditional format changes: properties of a number and a size each, of which few matter here."""
    body = Body(raw)
    body.skip(2)
    colours: dict[int, int | None] = {}
    code = None
    for _ in range(min(body.take("<H"), 64)):
        kind, size = body.take("<H"), body.take("<H")
        inside = raw[body.at : body.at + size - 4]
        if kind in {_TEXT_COLOUR, _FORE, _BACK} and len(inside) >= 8:
            colours[kind] = colour_of(inside, 0, palette)
        elif kind == _FORMAT_CODE and len(inside) >= 2:
            (count,) = struct.unpack_from("<H", inside)
            code = inside[2 : 2 + 2 * count].decode("utf-16-le", "replace")
        body.skip(max(0, size - 4))
    return Dress(colours.get(_TEXT_COLOUR), colours.get(_BACK, colours.get(_FORE)), code)
