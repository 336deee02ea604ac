"""Looks: what keeps characters from sight, worked out from their style and from what is said of them directly.

    defaults ◀── paragraph style ◀── character style ◀── said directly ◀── said of the whole piece

Facts from MS-DOC 2.4.6 and 2.9.271.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from candour.formats.colour import WHITE, are_alike
from candour.formats.doc.appearance import LETTERS, ROWS, STANDS, TOGGLES, RowSays
from candour.formats.doc.hidings import hiding
from candour.formats.doc.sprms import colour_of, number, palette, shade_of, short_shade_of, sprms
from candour.formats.document_writing import model
from candour.hiding import Hiding

__all__ = ["Layout", "Look", "Styles"]

_DELETED, _HIDDEN, _STYLE, _PLAIN = 0x0800, 0x083C, 0x4A30, 0x2A33
_INK, _COLOUR, _HIGHLIGHT, _SHORT_SHADE, _SHADE = 0x2A42, 0x6870, 0x2A0C, 0x4866, 0xCA71
_SIZE, _PICTURE, _IS_DATA, _IS_OBJECT = 0x4A43, 0x6A03, 0x0806, 0x080A
_IN_TABLE, _ROW_END, _DEPTH, _PARAGRAPH_SHORT_SHADE, _PARAGRAPH_SHADE = 0x2416, 0x2417, 0x6649, 0x442D, 0xC64D
_CELLS, _CELL_SHORT_SHADES, _CELL_SHADES = 0xD608, 0xD609, 0xD612
_SMALLEST = 4
"""Half points: two points."""
_MOST_STYLES = 4096
_DEEPEST = 12
_OF_PARAGRAPHS, _OF_CHARACTERS = 1, 2
_PLAIN_LETTERS, _PLAIN_STAND, _PLAIN_ROW = model.Look(), model.Layout(), RowSays()
_HEADINGS = 9
"""The styles after the ordinary one are those of headings."""


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look, as far as it decides who sees them."""

    is_hidden: bool = False
    is_deleted: bool = False
    colour: int | None = None
    behind: int | None = None
    size: int = 20
    picture: int = -1
    """Where in the Data stream a picture stands."""
    is_data: bool = False
    """Whether what stands there is no picture but belongs to a field."""
    is_object: bool = False
    letters: model.Look = _PLAIN_LETTERS
    """How they look otherwise; their font is the number of one."""

    def why_unseen(self, behind: int | None = WHITE) -> Hiding | None:
        """What keeps it from sight on this ground; of a ground that is not known nothing is said."""
        if self.is_deleted:
            return hiding("tracked-change")
        if self.is_hidden:
            return hiding("hidden-text")
        if 0 < self.size <= _SMALLEST:
            return hiding("tiny-text")
        ground = behind if self.behind is None else self.behind
        if self.colour is not None and ground is not None and are_alike(self.colour, ground):
            return hiding("background-colour")
        return None


@dataclass(frozen=True, slots=True)
class Layout:
    """How a paragraph stands, as far as it matters: its style, its ground, whether it is part of a table."""

    style: int = 0
    behind: int | None = None
    is_in_table: bool = False
    ends_row: bool = False
    shades: tuple[int | None, ...] = ()
    """The grounds of the cells of the row that it ends."""
    merged: tuple[bool, ...] = ()
    """Which cells of that row are merged into the one before."""
    stand: model.Layout = _PLAIN_STAND
    """How it stands otherwise."""
    row: RowSays = _PLAIN_ROW


@dataclass(slots=True, repr=False)
class _Style:
    kind: int
    base: int
    paragraph: bytes = b""
    characters: bytes = b""


@dataclass(slots=True, repr=False)
class Styles:
    """The styles of one document."""

    styles: dict[int, _Style] = field(default_factory=dict)
    _looks: dict[tuple[int, bytes, bytes], Look] = field(default_factory=dict)
    _layouts: dict[bytes, Layout] = field(default_factory=dict)
    _of_styles: dict[int, Look] = field(default_factory=dict)

    @classmethod
    def of(cls, data: bytes) -> Styles:
        """The styles of a style sheet, as far as it can be followed."""
        made = cls()
        if len(data) < 8:
            return made
        head, count, base_size = struct.unpack_from("<HHH", data)
        at = 2 + head
        for index in range(min(count, _MOST_STYLES)):
            if at + 2 > len(data):
                break
            (size,) = struct.unpack_from("<H", data, at)
            if size and (style := _style(data[at + 2 : at + 2 + size], base_size)):
                made.styles[index] = style
            at += 2 + size + size % 2
        return made

    def look(self, style: int, said: bytes, change: bytes = b"") -> Look:
        """How characters look in a paragraph of this style of which this is said."""
        key = (style, said, change)
        found = self._looks.get(key)
        if found is None:
            ground = self.look_of_style(style)
            found = self._looks[key] = self._with(self._with(ground, said, ground), change, ground)
        return found

    def look_of_style(self, index: int, depth: int = 0) -> Look:
        """How characters look in a style, and in the styles that it is based on."""
        if index in self._of_styles:
            return self._of_styles[index]
        style = self.styles.get(index)
        if style is None or depth > _DEEPEST:
            return Look()
        below = self.look_of_style(style.base, depth + 1)
        found = self._of_styles[index] = self._with(below, style.characters, below)
        return found

    def _with(self, look: Look, said: bytes, ground: Look, depth: int = 0) -> Look:
        """A look with these changes; `ground` is that of the style, to which some of them refer."""
        for code, value in sprms(said):
            if code == _STYLE:
                style = self.styles.get(number(value))
                if style is not None and style.kind == _OF_CHARACTERS:
                    look = self._with_style(look, style, ground, depth + 1)
            elif code == _PLAIN:
                look = replace(ground, picture=look.picture)
            elif code == _HIDDEN:
                look = replace(look, is_hidden=_switched(value, is_on=ground.is_hidden))
            elif toggle := TOGGLES.get(code):
                switched: dict[str, Any] = {toggle: _switched(value, is_on=getattr(ground.letters, toggle))}
                look = replace(look, letters=look.letters._replace(**switched))
            elif letter := LETTERS.get(code):
                name, read = letter
                look = replace(look, letters=look.letters._replace(**{name: read(value)}))
            elif change := _CHANGES.get(code):
                name, read = change
                look = replace(look, **{name: read(value)})
        return look

    def _with_style(self, look: Look, style: _Style, ground: Look, depth: int) -> Look:
        """A look with those of a style of characters, and of the styles that it is based on."""
        chain = [style]
        while (base := self.styles.get(chain[-1].base)) is not None and len(chain) < _DEEPEST:
            chain.append(base)
        for each in reversed(chain):
            if each.kind == _OF_CHARACTERS and depth < _DEEPEST:
                look = self._with(look, each.characters, ground, _DEEPEST)
        return look

    def layout(self, said: bytes) -> Layout:
        """How a paragraph stands of which this is said: its style, then properties."""
        found = self._layouts.get(said)
        if found is None:
            found = self._layouts[said] = self._worked_out(said)
        return found

    def _worked_out(self, said: bytes) -> Layout:
        index = at = number(said[:2])
        chain = [said[2:]]
        while at in self.styles and len(chain) < _DEEPEST:
            chain.append(self.styles[at].paragraph)
            at = self.styles[at].base
        found: dict[str, Any] = {}
        stand: dict[str, Any] = {"level": index if 1 <= index <= _HEADINGS else 0}
        row: dict[str, Any] = {}
        for properties in reversed(chain):
            for code, value in sprms(properties):
                for table, into in ((_LAYOUTS, found), (STANDS, stand), (ROWS, row)):
                    if change := table.get(code):
                        name, read = change
                        into[name] = read(value)
        shades = found.pop("short_shades", ())
        left, cells = row.pop("cells", (0, ()))
        line = _line(stand.pop("line", b""))
        drawn = {name: stand.pop(name) for name in [*stand] if name.startswith("edge ")}
        edges = tuple((name.removeprefix("edge "), edge) for name, edge in drawn.items() if edge is not None)
        return Layout(
            index,
            **({"shades": shades} | found),
            stand=model.Layout(edges=edges, **line, **stand),
            row=RowSays(left=left, cells=cells, **row),
        )


def _line(value: bytes) -> dict[str, Any]:
    """The height of lines: so many 240ths of a line, or a length."""
    if len(value) < 4:
        return {}
    height, is_multiple = struct.unpack_from("<hh", value)
    rule = "auto" if is_multiple else "exact" if height < 0 else "atLeast"
    return {"line": abs(height), "line_rule": rule}


def _switched(value: bytes, *, is_on: bool) -> bool:
    """A switch: off, on, as in the style, or the other way round."""
    said = number(value)
    return is_on if said == 0x80 else not is_on if said == 0x81 else said == 1


_CHANGES: dict[int, tuple[str, Callable[[bytes], Any]]] = {
    _DELETED: ("is_deleted", lambda value: number(value) == 1),
    _INK: ("colour", lambda value: palette(number(value))),
    _COLOUR: ("colour", colour_of),
    _HIGHLIGHT: ("behind", lambda value: palette(number(value))),
    _SHORT_SHADE: ("behind", short_shade_of),
    _SHADE: ("behind", shade_of),
    _SIZE: ("size", number),
    _PICTURE: ("picture", number),
    _IS_DATA: ("is_data", lambda value: number(value) == 1),
    _IS_OBJECT: ("is_object", lambda value: number(value) == 1),
}
"""What of a look each code changes, and how its value is read."""


def _merged(value: bytes) -> tuple[bool, ...]:
    """Which cells of a row are merged into the one before."""
    start = 1 + 2 * (value[0] + 1) if value else 0
    return tuple(bool(value[at] & 2) for at in range(start, len(value), 20))


def _each(value: bytes, size: int, read: Callable[[bytes], int | None]) -> tuple[int | None, ...]:
    return tuple(read(value[at : at + size]) for at in range(0, len(value), size))


_LAYOUTS: dict[int, tuple[str, Callable[[bytes], object]]] = {
    _IN_TABLE: ("is_in_table", lambda value: number(value) > 0),
    _DEPTH: ("is_in_table", lambda value: number(value) > 0),
    _ROW_END: ("ends_row", lambda value: number(value) > 0),
    _PARAGRAPH_SHORT_SHADE: ("behind", short_shade_of),
    _PARAGRAPH_SHADE: ("behind", shade_of),
    _CELL_SHADES: ("shades", lambda value: _each(value, 10, shade_of)),
    _CELL_SHORT_SHADES: ("short_shades", lambda value: _each(value, 2, short_shade_of)),
    _CELLS: ("merged", _merged),
}
"""What of a layout each code changes, and how its value is read."""


def _style(data: bytes, base_size: int) -> _Style | None:
    """One style: its head, its name, then what it says of paragraphs and characters."""
    if len(data) < max(10, base_size) + 2:
        return None
    kind_base, parts = struct.unpack_from("<2xHH", data)
    made = _Style(kind_base & 15, kind_base >> 4)
    at = max(10, base_size)
    at += 2 + 2 * struct.unpack_from("<H", data, at)[0] + 2
    listed: list[bytes] = []
    for _ in range(min(parts & 15, 3)):
        at += at % 2
        if at + 2 > len(data):
            break
        (size,) = struct.unpack_from("<H", data, at)
        listed.append(data[at + 2 : at + 2 + size])
        at += 2 + size
    if made.kind == _OF_PARAGRAPHS:
        made.paragraph = listed[0][2:] if listed else b""
        made.characters = listed[1] if len(listed) > 1 else b""
    elif made.kind == _OF_CHARACTERS and listed:
        made.characters = listed[0]
    return made
