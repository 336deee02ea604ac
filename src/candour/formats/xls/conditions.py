"""Conditional formats: which of them put what on a range of cells, and whether they hold for a value.

    CONDFMT B2:B90   CF  cell < 5 → white text      CF  a formula → a fill

Candour works out the rules that ask about the cell itself and a constant. Of any other it cannot say whether it holds.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from candour.formats.spreadsheet_looks import MIXED, Dress, Value
from candour.formats.spreadsheet_sight import Layer, Rect
from candour.formats.xls.formulas import constant_of, literals_in
from candour.formats.xls.records import Body
from candour.formats.xls.styles import Styles

__all__ = ["Conditions", "read_dress"]

_NUMBER, _FONT, _ALIGN, _BORDER, _FILL, _PROTECT = 1 << 25, 1 << 26, 1 << 27, 1 << 28, 1 << 29, 1 << 30
_OWN_FORMAT, _SAME_PATTERN, _SAME_FORE, _SAME_BACK = 1, 1 << 16, 1 << 17, 1 << 18
_UNSAID = 0xFFFFFFFF
_BY_VALUE, _BY_FORMULA = 1, 2
_MOST_LAYERS, _MOST_DRESSES, _MOST_KEPT = 1000, 10, 200_000
_Key = tuple[int, float, str]


def read_dress(body: Body, styles: Styles) -> Dress:
    """What a differential format puts on a cell. The body then stands behind it."""
    flags, more = body.u32(), body.u16()
    code = text = fill = None
    if flags & _NUMBER:
        if more & _OWN_FORMAT:
            end = body.at + body.u16()
            code = body.text(2)
            body.at = max(body.at, end)
        else:
            code = styles.code(body.u16() >> 8)
    if flags & _FONT:
        font = body.take(118)
        (colour,) = struct.unpack_from("<I", font, 80)
        text = None if colour == _UNSAID else styles.palette.rgb(indexed=colour)
    body.skip((8 if flags & _ALIGN else 0) + (8 if flags & _BORDER else 0))
    if flags & _FILL:
        pattern, colours = body.u16() >> 10, body.u16()
        if not flags & _SAME_BACK and (flags & _SAME_PATTERN or pattern == 1):
            fill = styles.palette.rgb(indexed=colours >> 7 & 0x7F)
        elif not flags & _SAME_FORE and pattern == 1:
            fill = styles.palette.rgb(indexed=colours & 0x7F)
        elif pattern:
            fill = MIXED
    body.skip(2 if flags & _PROTECT else 0)
    return Dress(text, fill, code)


@dataclass(slots=True, repr=False)
class Conditions:
    """The conditional formats of one sheet, as their records go by."""

    styles: Styles
    layers: list[Layer] = field(default_factory=list)
    literals: dict[str, None] = field(default_factory=dict)
    _rects: list[Rect] = field(default_factory=list)

    def take_ranges(self, raw: bytes, _: tuple[int, ...]) -> None:
        """The ranges that the rules after it are for."""
        (count,) = struct.unpack_from("<H", raw, 12)
        ends = range(14, min(14 + 8 * count, len(raw) - 7), 8)
        found = (struct.unpack_from("<HHHH", raw, at) for at in ends)
        self._rects = [Rect(first, left, last, right) for first, last, left, right in found]

    def take_rule(self, raw: bytes, breaks: tuple[int, ...]) -> None:
        """One rule: its kind, what it puts on the cells, and its one or two formulas."""
        body = Body(raw, self.styles.biff, self.styles.encoding, breaks)
        kind, test, *sizes = body.u8(), body.u8(), body.u16(), body.u16()
        dress = read_dress(body, self.styles)
        constants = []
        for size in sizes:
            start = body.at
            if size:
                constants.append(constant_of(body, size))
                body.at = start
                self.literals.update(dict.fromkeys(literals_in(body, size)))
            body.at = start + size
        if dress != Dress() and self._rects:
            rects, holds = self._rects, _holds(kind, test, constants)
            if len(self.layers) + len(rects) > _MOST_KEPT:
                rects, holds = [_around(rects)], _cannot_tell
            self.layers += [Layer(rect, dress, holds=holds) for rect in rects]

    def settled(self) -> tuple[Layer, ...]:
        """The layers that can make a difference to who sees a cell. Of too many, one of which Candour cannot tell."""
        matter = self.styles.looks.that_matter((layer.dress for layer in self.layers), set(self.styles.of_xf))
        found = tuple(layer for layer in self.layers if layer.dress in matter) if matter else ()
        if len(found) <= _MOST_LAYERS:
            return found
        around = _around([layer.rect for layer in found])
        return tuple(Layer(around, dress, holds=_cannot_tell) for dress in list(matter)[:_MOST_DRESSES])


def _around(rects: Sequence[Rect]) -> Rect:
    return Rect(
        min(rect.first_row for rect in rects),
        min(rect.first_column for rect in rects),
        max(rect.last_row for rect in rects),
        max(rect.last_column for rect in rects),
    )


def _cannot_tell(_: Value) -> bool | None:
    return None


def _holds(kind: int, test: int, constants: list[float | str | None]) -> Callable[[Value], bool | None]:
    known = [constant for constant in constants if constant is not None]
    if not known or len(known) != len(constants):
        return _cannot_tell
    if kind == _BY_FORMULA:
        return lambda _: bool(known[0])
    if kind == _BY_VALUE and test in _TESTS:
        compare, one, other = _TESTS[test], _key(known[0]), _key(known[-1])
        return lambda value: compare(_key(value), one, other)
    return _cannot_tell


def _key(value: Value) -> _Key:
    """As spreadsheets order them: every number before every text, text without regard to case."""
    return (1, 0.0, value.casefold()) if isinstance(value, str) else (0, value, "")


_TESTS: dict[int, Callable[[_Key, _Key, _Key], bool]] = {
    1: lambda value, one, other: min(one, other) <= value <= max(one, other),
    2: lambda value, one, other: not min(one, other) <= value <= max(one, other),
    3: lambda value, one, _: value == one,
    4: lambda value, one, _: value != one,
    5: lambda value, one, _: value > one,
    6: lambda value, one, _: value < one,
    7: lambda value, one, _: value >= one,
    8: lambda value, one, _: value <= one,
}
