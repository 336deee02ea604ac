"""Frame: everything of a sheet but its cells, gathered in one pass before the cells are read.

    <worksheet> cols … │ <sheetData> row row row … </sheetData> │ merges, formats, filters … </worksheet>
    ───── kept ────────┴─ rows out of sight, words in formulas ─┴──────────── kept ─────────────────────

What says who would see a cell stands before the cells and after them; so a sheet is gone through twice. This pass looks
at bytes as long as every `<` begins a tag and names are written in one way; any other part goes through the parser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from xml.etree.ElementTree import Element, TreeBuilder

from candour.formats import xml
from candour.formats.archive import Unreadable
from candour.formats.spreadsheet_lines import MOST_ROWS
from candour.formats.wording import is_wordy
from candour.formats.xlsx.literals import literals
from candour.formats.xlsx.strings import decoded
from candour.formats.xlsx.workbook import is_on
from candour.formats.xml import BadXml

__all__ = ["FLATTEST", "Frame", "RowState", "read_frame_of"]

FLATTEST = 2.0
"""A row of fewer points shows nothing of its text."""
_MOST_ELEMENTS = 2_000_000
_MOST_FRAME, _MOST_TAG = 128 << 20, 32 << 20

_OPENS = re.compile(rb"<((?:[\w.-]+:)?)sheetData(?=[\s/>])[^<>]*>")
_HIDDEN = re.compile(rb"""\shidden\s*=\s*["']([^"']*)""")
_HEIGHT = re.compile(rb"""\sht\s*=\s*["']([^"']*)""")
_LEVEL = re.compile(rb"""\soutlineLevel\s*=\s*["']\s*[1-9]""")
_NUMBER = re.compile(rb"""\sr\s*=\s*["'](\d{1,7})["']""")
_ODD = ((b"!", b"<!"), (b"?", b"<?"), (b"\0", b"\0"))
"""What shows that a `<` may begin something other than a tag; before each, a rare byte that is quicker to look for."""
_DECLARATION = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<\?xml([^<>]*)\?>", re.DOTALL)
_ENCODING = re.compile(rb"""encoding\s*=\s*["'](?!utf-?8["']|us-ascii["'])""", re.IGNORECASE)
_MAIN = re.compile(rb"""=\s*["'][^"']*spreadsheetml/(?:2006/)?main["']""")


class RowState(IntEnum):
    """What a sheet says of a row."""

    UNSAID = 0
    HIDDEN = 1
    HIDDEN_IN_GROUP = 2
    FLAT = 3
    """Of no height, or of one in which nothing can be read."""
    TALL = 4
    """Of an ordinary height of its own."""

    @classmethod
    def of(cls, hidden: str | None, height: str | None, *, is_grouped: bool) -> RowState:
        """The state that these attributes say."""
        if is_on(hidden):
            return cls.HIDDEN_IN_GROUP if is_grouped else cls.HIDDEN
        try:
            return cls.UNSAID if height is None else cls.FLAT if float(height) < FLATTEST else cls.TALL
        except ValueError:
            return cls.UNSAID


@dataclass(slots=True, repr=False)
class Frame:
    """A sheet without its cells."""

    root: Element
    rows: bytearray = field(default_factory=bytearray)
    """By row, from 0: its `RowState`; what is past the end is unsaid."""
    literals: dict[str, None] = field(default_factory=dict)
    """The words and long numbers written into formulas, each once."""
    comments: list[str] = field(default_factory=list)
    """Comments in the XML."""
    broken: Exception | None = None
    """Why it is not the whole frame."""

    def note_row(self, row: int, state: RowState) -> None:
        """What is said of a row, counted from 0."""
        if state and 0 <= row < MOST_ROWS:
            if row >= len(self.rows):
                self.rows.extend(bytes(row + 1 - len(self.rows)))
            self.rows[row] = state

    def note_formula(self, formula: str) -> None:
        """A formula's text."""
        for literal in literals(formula):
            if is_wordy(literal):
                self.literals[literal] = None


class _Odd(Exception):  # noqa: N818  (a state of the file, not a fault)
    """This part needs the parser."""


def read_frame_of(chunks: Callable[[], Iterable[bytes]]) -> Frame:
    """The frame of the sheet whose bytes `chunks` gives, from the start each time it is called.

    A sheet that breaks off has the frame of what stands before the damage, and says so (`broken`).

    Raises:
        LimitReached: as the chunks do.
    """
    try:
        return _Bytes().read(chunks())
    except (_Odd, BadXml, Unreadable):
        return _Parsed().read(chunks())


# ── by bytes ────────────────────────────────────────────────────────────────────────────────────────────────────


class _Bytes:
    """Reads a frame by looking for its tags."""

    def __init__(self) -> None:
        self._frame = Frame(Element("worksheet"))
        self._outside = bytearray()

    def read(self, chunks: Iterable[bytes]) -> Frame:
        pieces = _checked(chunks)
        for chunk in pieces:
            searched = max(0, len(self._outside) - 4096)
            self._add(chunk)
            start = bytes(
                self._outside[searched:]
            )  # a copy: a match locks what it is of, and this still grows
            if opens := _OPENS.search(start):
                self._past_rows(opens, searched, pieces)
                break
        for chunk in pieces:
            self._add(chunk)
        self._frame.root = xml.tree(bytes(self._outside))
        cells = self._frame.root.find("sheetData")
        if cells is not None and len(cells):
            raise _Odd  # the tag was not where it was looked for
        return self._frame

    def _add(self, chunk: bytes) -> None:
        self._outside += chunk
        if len(self._outside) > _MOST_FRAME:
            raise BadXml("over 128 MiB of it are not cells; look at what made it")

    def _past_rows(self, opens: re.Match[bytes], searched: int, pieces: Iterator[bytes]) -> None:
        if opens[0].endswith(b"/>"):
            return
        if len(_MAIN.findall(self._outside, 0, searched + opens.end())) > 1:
            raise _Odd  # two names for one thing
        del self._outside[searched + opens.end() :]
        self._outside += self._rows(opens.string[opens.end() :], pieces, opens[1])

    def _rows(self, rest: bytes, pieces: Iterator[bytes], prefix: bytes) -> bytes:
        """Goes past the rows, noting what is to be known of them. Gives what stands after them in the last chunk."""
        close, before = b"</" + prefix + b"sheetData", re.escape(prefix)
        row = re.compile(b"<" + before + rb"row(\s[^<>]*)>")
        formula = re.compile(b"<" + before + rb"f(?:\s[^<>]*)?>([^<]*?[\x22&][^<]*)")
        while (end := rest.find(close)) < 0:
            cut = rest.rfind(b"<")
            if cut > 0:  # what ends at a `<` ends neither inside a tag nor inside a text
                self._note(rest[:cut], row, formula)
                rest = rest[cut:]
            chunk = next(pieces, None)
            if chunk is None:
                raise BadXml("it was cut off among its rows")
            rest += chunk
            if len(rest) > _MOST_TAG:
                raise _Odd
        self._note(rest[:end], row, formula)
        return rest[end:]

    def _note(self, cells: bytes, row: re.Pattern[bytes], formula: re.Pattern[bytes]) -> None:
        if b"xmlns" in cells:
            raise _Odd
        for match in row.finditer(cells):
            attributes = match[1]
            single, double = attributes.count(b"'"), attributes.count(b'"')
            if (single and double) or (single | double) & 1:
                raise _Odd  # perhaps a `>` inside a value
            if b"h" in attributes:  # hidden, or ht
                self._note_row(attributes)
        for match in formula.finditer(cells):
            self._frame.note_formula((decoded(match[1]) or match[1]).decode("utf-8", "replace"))

    def _note_row(self, attributes: bytes) -> None:
        hidden, height = _HIDDEN.search(attributes), _HEIGHT.search(attributes)
        state = RowState.of(
            hidden[1].decode("ascii", "replace") if hidden else None,
            height[1].decode("ascii", "replace") if height else None,
            is_grouped=_LEVEL.search(attributes) is not None,
        )
        if state:
            number = _NUMBER.search(attributes)
            if number is None:
                raise _Odd  # it follows from the rows before
            self._frame.note_row(int(number[1]) - 1, state)


def _checked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The chunks, as long as every `<` in them begins a tag."""
    last = b""
    for number, chunk in enumerate(chunks):
        start = 0
        if number == 0 and (declaration := _DECLARATION.match(chunk)):
            if _ENCODING.search(declaration[1]):
                raise _Odd
            start = declaration.end()
        is_odd = any(rare in chunk and chunk.find(mark, start) >= 0 for rare, mark in _ODD)
        if is_odd or (last == b"<" and chunk[:1] in (b"!", b"?")):
            raise _Odd
        last = chunk[-1:]
        yield chunk


# ── by the parser ───────────────────────────────────────────────────────────────────────────────────────────────


class _Parsed:
    """Reads a frame with the parser, as far as the part can be read."""

    def __init__(self) -> None:
        self._frame = Frame(Element("worksheet"))
        self._builder = TreeBuilder()
        self._open: list[str] = []
        self._depth = 0
        """How deep inside the rows; 0 outside them."""
        self._elements = 0
        self._row = -1
        self._formula: list[str] | None = None

    def read(self, chunks: Iterable[bytes]) -> Frame:
        try:
            for _ in xml.steps(chunks, self._start, self._end, self._data, self._frame.comments):
                pass
        except (BadXml, Unreadable) as broken:
            self._frame.broken = broken
        while self._open:
            self._builder.end(self._open.pop())
        if self._elements:
            self._frame.root = self._builder.close()
        return self._frame

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._depth == 0:
            self._builder.start(name, dict(attributes))
            self._open.append(name)
            self._depth = 1 if name == "sheetData" else 0
            self._elements += 1
            if self._elements > _MOST_ELEMENTS:
                raise BadXml("over two million elements of it are not cells; look at what made it")
            return
        self._depth += 1
        if name == "row":
            number = attributes.get("r", "")
            self._row = int(number) - 1 if number.isdecimal() and len(number) < 8 else self._row + 1
            is_grouped = attributes.get("outlineLevel", "0").strip() not in {"", "0"}
            state = RowState.of(attributes.get("hidden"), attributes.get("ht"), is_grouped=is_grouped)
            self._frame.note_row(self._row, state)
        elif name == "f":
            self._formula = []

    def _data(self, text: str) -> None:
        if self._depth == 0:
            self._builder.data(text)
        elif self._formula is not None:
            self._formula.append(text)

    def _end(self, name: str) -> None:
        if self._depth:
            self._depth -= 1
            if name == "f" and self._formula is not None:
                self._frame.note_formula("".join(self._formula))
                self._formula = None
        if self._depth == 0:
            self._builder.end(name)
            self._open.pop()
