"""Annotations: what a sheet's records say around its cells: notes, links, rules, scenarios, page texts, filters.

NOTE  B7, by whom, object 3 ── the text of object 3 stands in the drawing (see `candour.formats.xls.drawings`)
HLINK B7:B9 → where to      DV  B2:B80 a list, a prompt      SCENARIO  cells, values, by whom
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace

from candour.formats.listing import listing
from candour.formats.page_codes import words_printed
from candour.formats.wording import runs_in, wording_of_xml
from candour.formats.xls.formulas import literals_in
from candour.formats.xls.hidings import hiding
from candour.formats.xls.records import Body, Kind, decimal, rk
from candour.formats.xml import BadXml
from candour.piece import Blob, Count, Found, Mask, Text
from candour.place import Place, a1

__all__ = ["ANNOTATIONS", "Annotations", "Note"]

_DOCUMENT_TYPE = re.compile(rb"<!DOCTYPE plist [^>\[]*>")
_GUID_URL = bytes.fromhex("e0c9ea79f9bace118c8200aa004ba90b")
_GUID_FILE = bytes.fromhex("0303000000000000c000000000000046")
_NUMBER, _TEXT = 4, 6
_RK = 2
_Row = tuple[int, int, tuple[str, ...]]
"""What is said, and of which cell: row and column."""


@dataclass(frozen=True, slots=True)
class Note:
    """A comment, and whether it is always shown."""

    row: int
    column: int
    is_shown: bool
    drawing: int
    author: str
    text: str = ""


@dataclass(slots=True, repr=False)
class Annotations:
    """The annotations of one sheet, as their records go by."""

    biff: int = 8
    encoding: str = "cp1252"
    notes: list[Note] = field(default_factory=list)
    rows: dict[str, list[_Row]] = field(default_factory=dict)
    """By the step of their place: links, rules, scenarios and so on."""
    pages: list[tuple[str, str]] = field(default_factory=list)
    """Headers and footers, and whose they are: of the sheet, or of a saved view."""
    printers: list[bytes] = field(default_factory=list)
    in_view: bool = False
    """Whether the records going by are of a saved view."""

    def _body(self, raw: bytes, breaks: tuple[int, ...] = ()) -> Body:
        return Body(raw, self.biff, self.encoding, breaks)

    def _say(self, step: str, row: int, column: int, *texts: str) -> None:
        if any(text.strip() for text in texts):
            self.rows.setdefault(step, []).append((row, column, texts))

    # ── records ─────────────────────────────────────────────────────────────────────────────────────────────

    def take_note(self, raw: bytes, _: tuple[int, ...]) -> None:
        """A comment. Its text stands in the drawing; in version 5, in the record itself and more like it."""
        body = self._body(raw)
        row, column, flags = body.u16(), body.u16(), body.u16()
        if self.biff >= 8:
            drawing = body.u16()
            author = body.text(2) if body.left > 2 else ""
            self.notes.append(Note(row, column, bool(flags & 2), drawing, author.strip("\0")))
            return
        text = body.take(body.left).decode(self.encoding, "replace")
        if row == 0xFFFF and self.notes:
            self.notes[-1] = replace(self.notes[-1], text=self.notes[-1].text + text)
        else:
            self.notes.append(Note(row, column, is_shown=False, drawing=-1, author="", text=text))

    def take_link(self, raw: bytes, _: tuple[int, ...]) -> None:
        """A link: what is shown for it, its target, a place within the target."""
        body = self._body(raw)
        row, _, column, _ = struct.unpack_from("<HHHH", raw)
        body.at = 28
        flags = body.u32()
        shown = _wide(body) if flags & 0x10 else ""
        _frame = _wide(body) if flags & 0x80 else ""
        target = ""
        if flags & 0x100:
            target = _wide(body)
        elif flags & 1:
            target = _moniker(body)
        spot = _wide(body) if flags & 8 else ""
        self._say("links", row, column, "#".join(filter(None, (target, spot))), "", shown)

    def take_link_tip(self, raw: bytes, _: tuple[int, ...]) -> None:
        """What is shown when the mouse rests on a link."""
        row, _, column, _ = struct.unpack_from("<HHHH", raw, 2)
        self._say("links", row, column, "", raw[10:].decode("utf-16-le", "replace").split("\0")[0], "")

    def take_rule(self, raw: bytes, breaks: tuple[int, ...]) -> None:
        """A rule for what may be entered: its prompt, its message, its choices."""
        body = self._body(raw, breaks)
        body.skip(4)
        says = [(what, body.text(2).strip("\0")) for what in ("prompt", "message", "prompt", "message")]
        for _ in range(2):
            size = body.u16()
            body.skip(2)
            start = body.at
            says += [("choices", text.replace("\0", ", ")) for text in literals_in(body, size)]
            body.at = start + size
        row, column = 0, 0
        if body.left >= 10 and body.u16():
            row, _, column = body.u16(), body.u16(), body.u16()
        for what, text in says:
            self._say("data entry rules", row, column, what if text.strip() else "", text)

    def take_scenario(self, raw: bytes, breaks: tuple[int, ...]) -> None:
        """A scenario: its name, who made it, a remark, and the values it would put into cells."""
        body = self._body(raw, breaks)
        count = body.u16()
        body.skip(2)
        name, remark, user = body.u8(), body.u8(), body.u8()
        title = body.chars(name)
        maker = body.text(2 if self.biff >= 8 else 1) if user else ""
        says = body.text(2 if self.biff >= 8 else 1) if remark else ""
        self._say("scenarios", 0, 0, "", title, maker, says)
        cells = [struct.unpack("<HH", body.take(4)) for _ in range(min(count, 32))]
        for row, column in cells:
            self._say("scenarios", row, column & 0xFF, body.text(2 if self.biff >= 8 else 1), "", "", "")

    def take_header(self, raw: bytes, _: tuple[int, ...]) -> None:
        """What stands at the head of each printed page."""
        self._take_page("header", raw)

    def take_footer(self, raw: bytes, _: tuple[int, ...]) -> None:
        """What stands at the foot of each printed page."""
        self._take_page("footer", raw)

    def _take_page(self, label: str, raw: bytes) -> None:
        if raw:
            coded = self._body(raw).text(2 if self.biff >= 8 else 1)
            self.pages.append(("saved view" if self.in_view else label, words_printed(coded)))

    def take_other_pages(self, raw: bytes, _: tuple[int, ...]) -> None:
        """Headers and footers of even pages and of the first, in use where the sheet says so."""
        flags, *counts = struct.unpack_from("<HHHHH", raw, 28)
        body = self._body(raw)
        body.at = 38
        for number, characters in enumerate(counts):
            coded = body.text(2) if characters else ""
            is_used = flags & (1 if number < 2 else 2) and not self.in_view
            self.pages.append(
                (("header", "footer")[number % 2] if is_used else "not in use", words_printed(coded))
            )

    def take_filter(self, raw: bytes, __: tuple[int, ...]) -> None:
        """What a column's filter was set to: up to two numbers or texts."""
        body = self._body(raw)
        column = body.u16()
        body.skip(2)
        counts = []
        for kind, value in [(body.take(2)[0], body.take(8)) for _ in range(2)]:
            counts.append(value[4] if kind == _TEXT else 0)
            if kind == _NUMBER:
                self._say("filter", 0, column, f"column {column + 1}", decimal(struct.unpack("<d", value)[0]))
            elif kind == _RK:
                self._say(
                    "filter",
                    0,
                    column,
                    f"column {column + 1}",
                    decimal(rk(struct.unpack_from("<I", value)[0])),
                )
        for count in counts:
            if count:
                self._say("filter", 0, column, f"column {column + 1}", body.chars(count))

    def take_sort(self, raw: bytes, _: tuple[int, ...]) -> None:
        """The headings by which the sheet was last sorted."""
        for text in runs_in(raw[5:]):
            self._say("filter", 0, 0, "", text)

    def take_printer(self, raw: bytes, _: tuple[int, ...]) -> None:
        """A printer's settings: its name, the form of paper, perhaps a user's code."""
        self.printers.append(raw[2:])

    # ── what they come to ───────────────────────────────────────────────────────────────────────────────────

    def found(self, place: Place, under: Mask | None, boxes: dict[int, str]) -> Iterator[Found]:
        """The pieces. `boxes` are the texts of the drawing's objects, by the object's number."""
        yield from self._found_notes(place, under, boxes)
        for step, (what, header) in _STEPS.items():
            rows = self.rows.get(step, [])
            said = [row[2] for row in rows]
            if table := listing(place / step, said, Mask.of(hiding(what)), header):
                yield replace(table, address=_addresses(rows))
        for label, printed in dict.fromkeys(self.pages):
            yield from _page(place, label, printed, under)
        for settings in dict.fromkeys(self.printers):
            own = hiding("printer-settings")
            if words := _printer_words(settings):
                yield Text(place / "printer settings", words, own.sight, own, "printer")
            elif any(settings):
                yield Blob.of(place / "printer settings", settings, "application/octet-stream", own)

    def _found_notes(self, place: Place, under: Mask | None, boxes: dict[int, str]) -> Iterator[Found]:
        rows: list[_Row] = [
            (note.row, note.column, (note.author, note.text or boxes.get(note.drawing, "")))
            for note in self.notes
        ]
        shown = [row for note, row in zip(self.notes, rows, strict=True) if note.is_shown]
        others = [row for note, row in zip(self.notes, rows, strict=True) if not note.is_shown]
        mask = Mask.of(hiding("comment"))
        if table := listing(place / "comments", [row[2] for row in others], mask, ("author", "text")):
            yield replace(table, address=_addresses(others))
        own = hiding("comment-person")  # the name of whoever wrote one stands nowhere but in the status bar
        for row, column, (author, text) in shown:
            where = place / "comments" / a1(row, column)
            yield Text(where, text, under.sight, under.hiding) if under else Text(where, text)
            if author.strip():
                yield Text(where, author, own.sight, own, "author")
        if rows:
            yield Count("comment", len(rows), len(others))


_STEPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "links": ("hyperlink", ("target", "tip", "text")),
    "data entry rules": ("data-validation", ("what", "text")),
    "scenarios": ("scenario", ("value", "scenario", "user", "remark")),
    "filter": ("filter-criterion", ("column", "value")),
}


def _addresses(rows: list[_Row]) -> Callable[[int, int], str]:
    return lambda row, _: a1(rows[row][0], rows[row][1])


def _page(place: Place, label: str, words: str, under: Mask | None) -> Iterator[Found]:
    """A header or footer: seen in print as the sheet is; one of a saved view, or not in use, out of sight."""
    if not words:
        return
    if label in ("saved view", "not in use"):
        own = hiding("header-footer")
        yield Text(place / "header or footer", words, own.sight, own, label)
    elif under:
        yield Text(place / label, words, under.sight, under.hiding, label)
    else:
        yield Text(place / label, words, label=label)


def _printer_words(settings: bytes) -> str:
    """The words in a printer's settings; those of a Macintosh are XML, with a document type that every Mac writes."""
    if settings.lstrip().startswith(b"<?xml"):
        with suppress(BadXml):
            return wording_of_xml((_DOCUMENT_TYPE.sub(b"", settings.strip(b"\0 \r\n"), count=1),))
    return "\n".join(runs_in(settings))


def _wide(body: Body) -> str:
    """A text in UTF-16 after its length in characters."""
    return body.take(2 * body.u32()).decode("utf-16-le", "replace").split("\0")[0]


def _moniker(body: Body) -> str:
    """A link's target: an address on the web, or a file by its folders."""
    kind = body.take(16)
    if kind == _GUID_URL:
        raw = body.take(body.u32())
        return raw.decode("utf-16-le", "replace").split("\0")[0]
    if kind == _GUID_FILE:
        up = body.u16()
        short = body.take(body.u32()).split(b"\0")[0].decode("cp1252", "replace")
        body.skip(24)
        if size := body.u32():
            raw = body.take(size)
            short = raw[6:].decode("utf-16-le", "replace")
        return "..\\" * min(up, 32) + short
    return "\n".join(runs_in(body.take(body.left)))


ANNOTATIONS: dict[int, Callable[[Annotations, bytes, tuple[int, ...]], None]] = {
    Kind.NOTE: Annotations.take_note,
    Kind.HLINK: Annotations.take_link,
    Kind.HLINKTOOLTIP: Annotations.take_link_tip,
    Kind.DV: Annotations.take_rule,
    Kind.SCENARIO: Annotations.take_scenario,
    Kind.HEADER: Annotations.take_header,
    Kind.FOOTER: Annotations.take_footer,
    Kind.HEADERFOOTER: Annotations.take_other_pages,
    Kind.AUTOFILTER: Annotations.take_filter,
    Kind.SORT: Annotations.take_sort,
    Kind.PLS: Annotations.take_printer,
}
"""What takes in which record."""
