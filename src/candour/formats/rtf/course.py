r"""Course: the document gone through once, word by word; what is met is gathered by the destination that it stands in.

body ──▶ seen text by paragraphs │ tables │ hidden stretches
destinations ──▶ beside.py: properties, comments, paths, fields, pictures, objects
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from candour.block import ListBlock
from candour.formats.codepage import encoding_of
from candour.formats.rtf.beside import APART, Beside
from candour.formats.rtf.state import State
from candour.formats.rtf.ways import STRAY
from candour.formats.rtf.words import BREAKS, SIGNS, SYMBOLS, TOKEN, encoding_of_charset
from candour.hiding import Hiding
from candour.piece import Count, Found, Gap, Mask, Table, Text, Why
from candour.place import a1
from candour.source import Source

__all__ = ["Course"]

_DEEPEST = 500
_PART = 20_000
_SHOWN = ("", "fldrslt", "listtext", "shptxt", "header", "footer", "footnote")
"""Destinations whose words are part of what is read."""
_PAUSE = 20_000
"""Tokens between two looks at the clock."""


class Course:
    """A document while it is read."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.state = State()
        self.groups: list[State] = []
        self.too_deep = 0
        self.is_broken = False
        self.is_starred = self.is_fresh = False
        """Whether the group just opened, and whether it may be passed over."""
        self.default = "cp1252"
        self.fonts: dict[int, str] = {}
        self.font = 0
        self.style = 0
        self.hiding_styles: set[int] = set()
        self.colours: list[int] = []
        self.rgb = [-1, 0, 0]
        self.raw = bytearray()
        self.skip = 0
        self.beside = Beside(source)
        self.ready: list[Found] = []
        self.seen: list[str] = []
        self.size = 0
        self.paragraph = self.first = 1
        self.hidden: list[str] = []
        self.why: Hiding | None = None
        self.tables = 0
        self.grid: ListBlock | None = None
        self.masks: dict[Hiding, int] = {}
        self.row = self.column = 0
        self.cell: list[str] = []
        self.cell_why: Hiding | None = None
        self.is_cell_seen = False
        self.in_table = False
        self._settings: dict[bytes, Callable[[int | None], None]] = _SETTINGS(self)

    def read(self) -> Iterator[Found]:
        """All pieces in their order, then what stands beside them."""
        data = bytes(self.source.data)
        end = self._end_of(data)
        after = 0
        for number, token in enumerate(TOKEN.finditer(data, 0, end)):
            if token.start() < after:
                continue
            if number % _PAUSE == 0:
                self.source.budget.spend(0)
            if token[1] == b"bin":
                size = min(max(int(token[2] or 0), 0), end - token.end())
                after = token.end() + size
                self.beside.binary(self.state.destination, data[token.end() : after])
            else:
                self._take(token)
            if self.ready:
                yield from self.ready
                self.ready = []
        yield from self._rest(data[end:])

    def _take(self, token: re.Match[bytes]) -> None:
        name, value, byte, symbol, brace, text = token.groups()
        if text is not None:
            self._bytes(text)
        elif name is not None:
            self._word(name, int(value) if value else None)
        elif brace is not None:
            self._brace(brace)
        elif byte is not None:
            self._bytes(bytes((int(byte, 16),)))
        elif symbol is not None:
            self._symbol(symbol)

    def _rest(self, behind: bytes) -> Iterator[Found]:
        self._flush()
        self._end_table()
        self._leave()
        self._give_seen()
        yield from self.ready
        yield Count("paragraph", self.paragraph)
        if self.tables:
            yield Count("table", self.tables)
        yield from self.beside.found()
        if self.groups or self.is_broken:
            yield Gap(
                self.source.place, Why.BROKEN, "it ends in the middle: ask for it again, and check that"
            )
        if self.too_deep:
            yield Gap(
                self.source.place,
                Why.BROKEN,
                "its groups are nested too deep: open it, save it anew and check it again",
            )
        words = behind.strip(b"\0 \r\n\t}")
        if words:
            place = self.source.place / f"{len(words):,} bytes behind the end of the document"
            yield Text(place, words.decode("cp1252", "replace"), STRAY.sight, STRAY)

    def _end_of(self, data: bytes) -> int:
        """Where the outermost group ends; the end of the data where it never does."""
        depth, after = 0, 0
        for token in TOKEN.finditer(data):
            if token.start() < after:
                continue
            if token[5] == b"{":
                depth += 1
            elif token[5] == b"}":
                depth -= 1
                if depth == 0:
                    return token.end()
            elif token[1] == b"bin":
                after = token.end() + max(int(token[2] or 0), 0)
        self.is_broken = True
        return len(data)

    # ── groups and words ────────────────────────────────────────────────────────────────────────────────────────────

    def _brace(self, brace: bytes) -> None:
        self._flush()
        self.skip = 0
        if brace == b"{":
            if len(self.groups) >= _DEEPEST:
                self.too_deep += 1
                self.groups.append(self.state)
                return
            self.groups.append(self.state)
            self.is_fresh, self.is_starred = True, False
        elif self.groups:
            self.state = self.groups.pop()

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self.is_starred = True
        elif symbol in b"\r\n":
            self._flush()
            self._break()
        else:
            self._flush()
            self._add(SYMBOLS.get(symbol, symbol.decode("latin-1")))

    def _word(self, name: bytes, number: int | None) -> None:
        is_fresh, self.is_fresh = self.is_fresh, False
        self._flush()
        if name == b"u" and number is not None:
            self._add(chr(number % 0x10000))
            self.skip = self.state.skip_after
        elif name in SIGNS:
            self._add(SIGNS[name])
        elif self.state.destination == "stylesheet" and name in (b"s", b"cs"):
            self.use_style(number)
        elif is_fresh and (name in APART or self.is_starred):
            self._open(name.decode("ascii"))
        elif name in BREAKS:
            self._break()
        elif setting := self._settings.get(name):
            setting(number)
        else:
            self.beside.word(self.state.destination, name, number)
        self.is_starred = False

    def _open(self, name: str) -> None:
        """Begins a destination. One inside another is still that other's, but for those that hold content of their own."""
        name = self.beside.open(self.state.destination, name, is_known=name.encode() in APART)
        self.state = replace(self.state, destination=name)
        if name in ("header", "footer", "footnote"):
            self.state = self.state.plain(self.default)

    # ── text ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _bytes(self, raw: bytes) -> None:
        self.is_fresh = False
        if self.skip:
            passed = min(self.skip, len(raw))
            self.skip -= passed
            raw = raw[passed:]
        if self.state.destination in ("pict", "objdata", "datastore"):
            self.beside.hex(self.state.destination, raw)
        else:
            self.raw += raw

    def _flush(self) -> None:
        if self.raw:
            text = bytes(self.raw).decode(self.state.encoding, "replace")
            self.raw.clear()
            self._add(text)

    def _add(self, text: str) -> None:
        destination = self.state.destination
        if destination == "colortbl":
            self._colour(text)
        elif destination == "fonttbl":
            return
        elif destination not in _SHOWN:
            self.beside.text(destination, text)
        elif text:
            self._add_body(text, self.state.why_unseen(self.colours))

    def _add_body(self, text: str, why: Hiding | None) -> None:
        if self.in_table and not self.state.destination.startswith(("header", "footer", "footnote")):
            self.cell.append(text)
            if text.strip():
                self.cell_why = why
                self.is_cell_seen = self.is_cell_seen or why is None
        elif why is None:
            if text.strip():
                self._leave()
            self.seen.append(text)
            self.size += len(text)
        else:
            if self.why is not why:
                self._leave()
                self.why = why
            self.hidden.append(text)

    def _colour(self, text: str) -> None:
        for _ in range(text.count(";")):
            red, green, blue = self.rgb
            self.colours.append(red << 16 | green << 8 | blue if red >= 0 else -1)
            self.rgb = [-1, 0, 0]

    def _break(self) -> None:
        destination = self.state.destination
        if destination not in _SHOWN:
            self.beside.text(destination, "\n")
            return
        if self.in_table:
            self.cell.append("\n")
            return
        self._end_table()
        (self.hidden if self.why else self.seen).append("\n")
        self.paragraph += 1
        if self.size > _PART:
            self._give_seen()

    def _leave(self) -> None:
        """Tells the stretch that was hidden, now that it ends."""
        text = "".join(self.hidden).strip()
        if self.why and text:
            place = self.source.place / f"paragraph {self.paragraph:,}"
            self.ready.append(Text(place, _whole(text), self.why.sight, self.why))
        self.hidden, self.why = [], None

    def _give_seen(self) -> None:
        text = "".join(self.seen).strip("\n")
        if text.strip():
            last = max(self.paragraph - 1, self.first)
            where = (
                f"paragraphs {self.first:,}-{last:,}" if last > self.first else f"paragraph {self.first:,}"
            )
            self.ready.append(Text(self.source.place / where, _whole(text)))
        self.seen, self.size, self.first = [], 0, self.paragraph

    # ── tables ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def begin_row(self) -> None:
        """A row of a table is about to be described or read."""
        if self.grid is None:
            self._leave()
            self.tables += 1
            self.grid, self.masks, self.row = ListBlock(), {}, 0
        self.column = 0

    def end_cell(self) -> None:
        """The words since the last cell are one."""
        if self.grid is None:
            self.begin_row()
        text = " ".join(_whole("".join(self.cell)).split())
        why = None if self.is_cell_seen else self.cell_why
        mask = self.masks.setdefault(why, len(self.masks) + 1) if why and text else 0
        if self.grid is not None:
            self.grid.add(self.row, self.column, text, mask=mask)
        self.column += 1
        self.cell, self.cell_why, self.is_cell_seen = [], None, False

    def end_row(self) -> None:
        """The cells since the last row are one."""
        self.row += 1
        self.column = 0
        self.in_table = False

    def _end_table(self) -> None:
        if self.grid is not None and len(self.grid):
            block, place = self.grid, self.source.place / f"table {self.tables}"
            masks = tuple(Mask.of(hiding) for hiding in self.masks)
            self.ready.append(Table(place, lambda: (block,), masks, address=a1))
        if self.cell and (text := "".join(self.cell)).strip():
            self.seen.append(text)
        self.grid, self.cell, self.cell_why, self.is_cell_seen = None, [], None, False

    # ── settings ────────────────────────────────────────────────────────────────────────────────────────────────────

    def set(self, **changes: Any) -> None:
        """Changes the state of the group."""
        self.state = replace(self.state, **changes)

    def codepage(self, number: int | None) -> None:
        """The encoding of the whole document."""
        self.default = encoding_of(number or 1252)
        self.set(encoding=self.default)

    def use_font(self, number: int | None) -> None:
        """A font: in the table of fonts the one described, elsewhere the one in use."""
        if self.state.destination == "fonttbl":
            self.font = number or 0
        else:
            self.set(encoding=self.fonts.get(number or 0, self.default))

    def charset(self, number: int | None) -> None:
        """The character set of the font described."""
        if self.state.destination == "fonttbl":
            self.fonts[self.font] = encoding_of_charset(number or 0, self.default)

    def hide(self, number: int | None) -> None:
        """Hidden text, or a style whose text is hidden."""
        self.set(is_hidden=number != 0)
        if self.state.destination == "stylesheet" and number != 0:
            self.hiding_styles.add(self.style)

    def use_style(self, number: int | None) -> None:
        """A style: in the style sheet the one described, elsewhere the one in use."""
        if self.state.destination == "stylesheet":
            self.style = number or 0
        elif (number or 0) in self.hiding_styles:
            self.set(is_hidden=True)

    def pard(self, _: int | None) -> None:
        """A paragraph as it is at first."""
        self.set(ground=-1)
        self.in_table = False

    def intbl(self, _: int | None) -> None:
        """The paragraph stands in a table."""
        self.in_table = True
        if self.grid is None:
            self.begin_row()

    def red_green_blue(self, part: int, number: int | None) -> None:
        """One part of a colour in the table of colours."""
        if self.rgb[0] < 0:
            self.rgb = [0, 0, 0]
        self.rgb[part] = min(max(number or 0, 0), 255)


def _SETTINGS(course: Course) -> dict[bytes, Callable[[int | None], None]]:  # noqa: N802  (a table, made for one course)
    """What each word that changes how text is read does."""
    return {
        b"v": course.hide,
        b"s": course.use_style,
        b"cs": course.use_style,
        b"deleted": lambda number: course.set(is_deleted=number != 0),
        b"fs": lambda number: course.set(half_points=24 if number is None else number),
        b"cf": lambda number: course.set(colour=number or 0),
        b"cb": lambda number: course.set(behind=number or 0),
        b"chcbpat": lambda number: course.set(behind=number or 0),
        b"highlight": lambda number: course.set(behind=number or 0),
        b"cbpat": lambda number: course.set(ground=number or 0),
        b"clcbpat": lambda number: course.set(ground=number or 0),
        b"plain": lambda _: setattr(course, "state", course.state.plain(course.default)),
        b"uc": lambda number: course.set(skip_after=min(max(number or 0, 0), 16)),
        b"ansicpg": course.codepage,
        b"mac": lambda _: course.codepage(10000),
        b"pc": lambda _: course.codepage(437),
        b"pca": lambda _: course.codepage(850),
        b"f": course.use_font,
        b"fcharset": course.charset,
        b"pard": course.pard,
        b"intbl": course.intbl,
        b"trowd": lambda _: course.begin_row(),
        b"cell": lambda _: course.end_cell(),
        b"nestcell": lambda _: course.end_cell(),
        b"row": lambda _: course.end_row(),
        b"nestrow": lambda _: course.end_row(),
        b"red": lambda number: course.red_green_blue(0, number),
        b"green": lambda number: course.red_green_blue(1, number),
        b"blue": lambda number: course.red_green_blue(2, number),
    }


def _whole(text: str) -> str:
    """Characters beyond the first 65,536, which RTF writes as two numbers, put together."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
