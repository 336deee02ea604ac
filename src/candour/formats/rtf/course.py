r"""Course: the document gone through once, word by word; what is met is gathered by the destination that it stands in.

body ──▶ seen text by paragraphs │ tables │ hidden stretches
destinations ──▶ beside.py: properties, comments, paths, fields, pictures, objects
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from candour.formats.codepage import encoding_of
from candour.formats.rtf.beside import APART, Beside
from candour.formats.rtf.copied import Copied
from candour.formats.rtf.state import State
from candour.formats.rtf.story import Story
from candour.formats.rtf.ways import PASSED_OVER, STRAY
from candour.formats.rtf.words import BREAKS, SIGNS, SYMBOLS, TOKEN, encoding_of_charset
from candour.piece import Count, Found, Gap, Text, Why
from candour.source import Source

__all__ = ["Course"]

_DEEPEST = 500
_SHOWN = ("", "fldrslt", "listtext", "shptxt", "header", "footer", "footnote")
"""Destinations whose words are part of what is read."""
_STORIES = {"header": "header", "footer": "footer", "footnote": "note", "shptxt": "text box"}
"""Destinations that are stories of their own, and what they are called."""
_PAUSE = 20_000
"""Tokens between two looks at the clock."""


class Course:
    """A document while it is read; and `copied`, where a copy is made of it."""

    def __init__(self, source: Source, copied: Copied | None = None) -> None:
        self.source = source
        self.copied = copied
        self.state = State()
        self.groups: list[tuple[State, Story]] = []
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
        self.body = self.story = Story(
            source.place, self.ready, copied.scribe() if copied else None, is_body=True
        )
        self.numbers: dict[str, int] = {}
        self.described: list[Found] = []
        """Headers and footers of kinds of page that LibreOffice describes, whether or not the document has such pages."""
        self.headings: set[str] = set()
        self.cell_ground = -1
        self._settings: dict[bytes, Callable[[int | None], None]] = _SETTINGS(self)
        if copied:
            self._settings |= copied.settings(self)

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
                self.ready.clear()
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
        while self.groups:
            self._close()
            if not self.groups:
                self.is_broken = True
        self.body.end(self.state)
        yield from self.ready
        yield Count("paragraph", self.body.paragraph)
        if self.body.tables:
            yield Count("table", self.body.tables)
        yield from self._unused()
        yield from self.beside.found()
        if self.is_broken:
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

    def _unused(self) -> Iterator[Found]:
        """Headers and footers that are described and that no page has."""
        for found in self.described:
            if isinstance(found, Text) and found.text not in self.headings:
                yield Text(found.place, found.text, PASSED_OVER.sight, PASSED_OVER)

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
                self.groups.append((self.state, self.story))
                return
            self.groups.append((self.state, self.story))
            self.is_fresh, self.is_starred = True, False
        elif self.groups:
            self._close()

    def _close(self) -> None:
        """A group ends, and a story that began in it."""
        before, story = self.groups.pop()
        if story is not self.story:
            self.story.end(self.state)
            if self.story.ready is not self.described:
                self.headings.update(found.text for found in self.story.ready if isinstance(found, Text))
                self.ready += self.story.ready
            if self.copied:
                self.copied.end(self.story, story)
        self.state, self.story = before, story

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self.is_starred = True
        elif symbol in b"\r\n":
            self._flush()
            self._break("par")
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
            self._break(name.decode("ascii"))
        elif setting := self._settings.get(name):
            setting(number)
        else:
            self.beside.word(self.state.destination, name, number)
        self.is_starred = False

    def _open(self, name: str) -> None:
        """Begins a destination. One inside another is still that other's, but for those that hold content of their own."""
        word, above = name, self.state.destination
        name = self.beside.open(self.state.destination, name, is_known=name.encode() in APART)
        self.state = replace(self.state, destination=name)
        if name in _STORIES and self.story is self.body:
            self._begin_story(name, word, is_described=above == "pgdsctbl")
        if self.copied:
            self.copied.open(self, word)

    def _begin_story(self, name: str, word: str, *, is_described: bool) -> None:
        """Words beside the body's: they begin with plain looks."""
        noun = _STORIES[name]
        number = self.numbers[noun] = self.numbers.get(noun, 0) + 1
        place = self.source.place / (
            f"{noun} {number}" if number > 1 or noun not in ("header", "footer") else noun
        )
        scribe = self.copied.begin(word) if self.copied and not is_described else None
        self.story = Story(place, self.described if is_described else [], scribe)
        if name != "shptxt":
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
            if self.copied:
                self.copied.name_font(self.font, text)
        elif destination not in _SHOWN:
            self.beside.text(destination, text)
            if self.copied and destination == "stylesheet":
                self.copied.name_style(self.style, text)
        elif text:
            self.story.say(text, self.state.why_unseen(self.colours, self.story.ground()), self.state)

    def _colour(self, text: str) -> None:
        for _ in range(text.count(";")):
            red, green, blue = self.rgb
            self.colours.append(red << 16 | green << 8 | blue if red >= 0 else -1)
            self.rgb = [-1, 0, 0]

    def _break(self, word: str) -> None:
        destination = self.state.destination
        if destination in _SHOWN:
            self.story.end_line(word, self.state)
        else:
            self.beside.text(destination, "\n")

    # ── tables ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def begin_row(self) -> None:
        """A row of a table is about to be described or read."""
        self.story.begin_row()
        self.story.grounds, self.cell_ground = [], -1

    def end_description(self, _: int | None) -> None:
        """A cell has been described."""
        self.story.grounds.append(self.cell_ground)
        self.cell_ground = -1

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
        self.story.in_table = False

    def intbl(self, _: int | None) -> None:
        """The paragraph stands in a table."""
        self.story.in_table = True
        if self.story.grid is None:
            self.story.begin_row()

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
        b"clcbpat": lambda number: setattr(course, "cell_ground", number or 0),
        b"cellx": course.end_description,
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
        b"cell": lambda _: course.story.end_cell(course.state),
        b"nestcell": lambda _: course.story.end_cell(course.state),
        b"row": lambda _: course.story.end_row(),
        b"nestrow": lambda _: course.story.end_row(),
        b"red": lambda number: course.red_green_blue(0, number),
        b"green": lambda number: course.red_green_blue(1, number),
        b"blue": lambda number: course.red_green_blue(2, number),
    }
