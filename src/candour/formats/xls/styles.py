"""Styles: what the workbook's fonts, fills and number formats make of a cell's value.

cell ── XF 21 ──▶ font 6     (colour 10, 11 points)      font 4 is left out: after 3 comes 5
             ──▶ format 164  ("0.00;;;")                 built in below 164
             ──▶ fill        (solid, colour 9)
     ── XFEXT 21 ─▶ colours in full: red-green-blue or of the theme
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from candour.errors import LimitReached
from candour.formats import xml
from candour.formats.archive import Archive, Unreadable
from candour.formats.colour import BLACK, Palette, theme_colours
from candour.formats.numberformat import BUILTIN, is_date
from candour.formats.spreadsheet_looks import MIXED, Look, Looks, StyleSight
from candour.formats.xls.records import Body
from candour.source import Budget

__all__ = ["Styles"]

_FIRST_OWN_COLOUR, _AUTOMATIC = 8, 0x7FFF
_FLOWS = {0: "r", 1: "r", 2: "b", 3: "l", 6: "b"}
_FORE, _BACK, _TEXT = 4, 5, 13
_EDGES = (7, 8, 9, 10)
_INDEXED, _RGB, _THEME = 1, 2, 3
_LARGEST_THEME = 1 << 20


@dataclass(slots=True, frozen=True)
class _Font:
    size: float
    colour: int


@dataclass(slots=True, frozen=True)
class _Xf:
    font: int
    format: int
    pattern: int
    fore: int
    back: int
    flow: str


@dataclass(repr=False)
class Styles:
    """The styles as their records go by; `settle` then works out what each makes of a value."""

    biff: int = 8
    encoding: str = "cp1252"
    palette: Palette = field(default_factory=Palette)
    looks: Looks = field(default_factory=Looks)
    fonts: list[_Font] = field(default_factory=list)
    formats: dict[int, str] = field(default_factory=dict)
    of_xf: list[Look] = field(default_factory=list)
    """The look of each style, once settled."""
    sights: list[StyleSight] = field(default_factory=list)
    dates: bytearray = field(default_factory=bytearray)
    """For each style, 1 where it shows a number as a date."""
    font_records: list[bytes] = field(default_factory=list)
    """The records of the fonts, and of the styles, as they are: for whoever needs all that they say."""
    xf_records: list[bytes] = field(default_factory=list)
    _xfs: list[_Xf] = field(default_factory=list)
    _colours: dict[tuple[int, int], tuple[int, int, int]] = field(default_factory=dict)
    _theme: bytes = b""

    # ── records ─────────────────────────────────────────────────────────────────────────────────────────────

    def take_font(self, raw: bytes) -> None:
        """A font: its size and colour."""
        height, _, colour = struct.unpack_from("<HHH", raw)
        self.fonts.append(_Font(height / 20, colour))
        self.font_records.append(raw)

    def take_format(self, raw: bytes) -> None:
        """A number format of the workbook's own."""
        body = Body(raw, self.biff, self.encoding)
        number = body.u16()
        self.formats[number] = body.text(2 if self.biff >= 8 else 1)

    def take_xf(self, raw: bytes) -> None:
        """A style."""
        font, format_, _, align = struct.unpack_from("<HHHB", raw)
        if self.biff >= 8:
            border, fill = struct.unpack_from("<IH", raw, 14)
            pattern = border >> 26
        else:
            fill, border = struct.unpack_from("<HH", raw, 8)
            pattern = border & 0x3F
        flow = "" if align & 8 else _FLOWS.get(align & 7, "")
        self.xf_records.append(raw)
        self._xfs.append(_Xf(font, format_, pattern, fill & 0x7F, fill >> 7 & 0x7F, flow))

    def take_xf_extension(self, raw: bytes) -> None:
        """A style's colours in full, where the palette has none that is near enough."""
        number, count = struct.unpack_from("<H2xH", raw, 14)
        at = 20
        for _ in range(count):
            kind, size = struct.unpack_from("<HH", raw, at)
            if kind in (_FORE, _BACK, _TEXT, *_EDGES) and size >= 12:
                self._colours[number, kind] = struct.unpack_from("<HhI", raw, at + 4)
            at += max(size, 4)

    def take_palette(self, raw: bytes) -> None:
        """The 56 colours of the workbook's own."""
        (count,) = struct.unpack_from("<H", raw)
        own = [
            raw[at] << 16 | raw[at + 1] << 8 | raw[at + 2]
            for at in range(2, min(len(raw) - 3, 2 + 4 * count), 4)
        ]
        indexed = list(self.palette.indexed)
        indexed[_FIRST_OWN_COLOUR : _FIRST_OWN_COLOUR + len(own)] = own
        self.palette = Palette(self.palette.theme, tuple(indexed[:64]))

    def take_theme(self, raw: bytes) -> None:
        """A theme of the workbook's own: a zip with a theme's part in it."""
        self._theme = raw[16:]

    # ── what they come to ───────────────────────────────────────────────────────────────────────────────────

    def settle(self) -> None:
        """Works out the look of each style. Called when all their records have gone by."""
        if self._theme:
            self._take_theme_colours()
        self.looks = Looks(self.palette)
        self.of_xf = [self._look(number, xf) for number, xf in enumerate(self._xfs)]
        self.sights = [self.looks.sight(look) for look in self.of_xf] or [StyleSight()]
        self.dates = bytearray(is_date(look.code) for look in self.of_xf)

    def _take_theme_colours(self) -> None:
        try:
            archive = Archive(self._theme, Budget())
            part = next(name for name in archive.names if name.endswith("theme1.xml"))
            if archive[part].unpacked > _LARGEST_THEME:
                return
            colours = theme_colours(xml.tree(archive.read(part)))
        except (Unreadable, LimitReached, xml.BadXml, StopIteration, struct.error, ValueError):
            return  # without it the colours are those of the ordinary theme
        self.palette = Palette(colours, self.palette.indexed)

    def font(self, number: int) -> _Font:
        """The font of this number. There is no font 4."""
        at = number - (number > 4)
        return self.fonts[at] if 0 <= at < len(self.fonts) else _Font(11.0, _AUTOMATIC)

    def code(self, number: int) -> str:
        """The number format of this number."""
        return self.formats.get(number) or BUILTIN.get(number, "General")

    def ink(self, number: int) -> int | None:
        """The colour of a font; None where it is left to the cell."""
        colour = self.font(number).colour
        return None if colour == _AUTOMATIC else self.palette.rgb(indexed=colour)

    def _look(self, number: int, xf: _Xf) -> Look:
        font = self.font(xf.font)
        text = self.colour(number, _TEXT, font.colour)
        fill = None
        if xf.pattern == 1:
            fill = self.colour(number, _FORE, xf.fore)
        elif xf.pattern:
            fill = MIXED
        return Look(self.code(xf.format), BLACK if text is None else text, fill, font.size or 11.0, xf.flow)

    def colour(self, number: int, kind: int, indexed: int) -> int | None:
        """A colour of a style: in full where the file says so (by its kind there), otherwise that of the palette."""
        how, tint, value = self._colours.get((number, kind), (_INDEXED, 0, indexed))
        shade = tint / 0x7FFF
        if how == _RGB:
            red, green, blue = value & 0xFF, value >> 8 & 0xFF, value >> 16 & 0xFF
            return self.palette.rgb(rgb=f"{red:02X}{green:02X}{blue:02X}", tint=shade)
        if how == _THEME:
            return self.palette.rgb(theme=value, tint=shade)
        return self.palette.rgb(indexed=value if how == _INDEXED else indexed, tint=shade)
