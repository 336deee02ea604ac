"""The workbook: everything before the first sheet. Styles, shared strings, the list of sheets, names, links, people.

BOF │ WRITEACCESS … FONT … FORMAT … XF … BOUNDSHEET … SUPBOOK … NAME … MSODRAWINGGROUP │ SST │ EOF │ BOF sheet 1 …
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from candour.formats.archive import Unreadable
from candour.formats.codepage import encoding_of
from candour.formats.listing import listing
from candour.formats.spreadsheet_sight import Rect
from candour.formats.wording import runs_in
from candour.formats.xls.externals import Externals
from candour.formats.xls.formulas import area_of, constant_of, literals_in
from candour.formats.xls.hidings import hiding
from candour.formats.xls.quiet import Others
from candour.formats.xls.records import Body, Kind, body_of, decimal, walk
from candour.formats.xls.strings import SharedStrings
from candour.formats.xls.styles import Styles
from candour.piece import Found, Gap, Mask, Text, Why
from candour.place import Place

__all__ = ["Name", "SheetEntry", "Workbook"]

_FROM_1904 = 1462
_OF_PROGRAMS = re.compile(r"_xl[a-z]{2}\.|Z_[0-9A-F_]{30,}\.wvu\.")
"""Names that Excel itself makes: of newer functions, of what a saved view has hidden."""
_NOBODY = "Calc"
"""What LibreOffice writes in the place of a user's name."""
_FILTERED_RANGE = "\x0d"
_HEADER = ("name", "refers to", "remark")


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A sheet as the workbook lists it. `state` is 0 for visible, 1 for hidden, 2 for very hidden."""

    name: str
    at: int
    state: int
    kind: int
    """0 is a worksheet, 1 a macro sheet, 2 a chart, 6 a module of macros."""


@dataclass(frozen=True, slots=True)
class Name:
    """A defined name that hides something."""

    name: str
    refers_to: str
    remark: str


@dataclass(repr=False)
class Workbook:
    """What the stream says before its first sheet.

    Raises:
        Unreadable: where the stream does not begin as a workbook of version 5 or later does.
    """

    data: bytes
    at: int = 0
    """Where the stream begins in the data."""
    encoding: str = "cp1252"
    styles: Styles = field(default_factory=Styles)
    strings: SharedStrings = field(default_factory=SharedStrings)
    externals: Externals = field(default_factory=Externals)
    sheets: list[SheetEntry] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    """Names that the Name Manager lists."""
    filters: dict[int, Rect] = field(default_factory=dict)
    """The filtered range of a sheet, by the sheet's number, counted from 0."""
    people: list[tuple[str, str]] = field(default_factory=list)
    views: list[str] = field(default_factory=list)
    sources: dict[int, tuple[str, int, int]] = field(default_factory=dict)
    """By the number of a pivot cache's stream: the sheet, row and column that its records came from."""
    pictures: bytearray = field(default_factory=bytearray)
    """The drawing group: every picture of the workbook."""
    is_from_1904: bool = False
    """Whether dates count from 1904."""
    lock: bytes = b""
    """How the stream is encrypted, where it is."""
    others: Others = field(default_factory=Others)
    _stream: int = -1
    end: int = 0
    """Where the first sheet may begin."""
    kind: int = 5
    """5 where this is a whole workbook, otherwise the kind of the one sheet that it is."""
    broken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        if self.at + 8 > len(self.data):
            raise Unreadable("its first record is missing; ask for the file to be sent again")
        number, _, version, self.kind = struct.unpack_from("<HHHH", self.data, self.at)
        if number != Kind.BOF or version not in (0x0500, 0x0600):
            raise Unreadable("it does not begin as an Excel workbook does; ask for the file to be sent again")
        self.biff = 8 if version == 0x0600 else 5
        self.styles.biff = self.externals.biff = self.biff
        self._read()
        if self.kind != 5:  # one sheet alone, with the styles that it needs
            self.others, self.end = Others(), self.at
            self.sheets = [SheetEntry("1", self.at, 0, 0)]
        self.styles.settle()

    def _read(self) -> None:
        size = len(self.data)
        for kind, at, length in walk(self.data, self.at, size):
            self.end = at + length
            if kind == Kind.EOF:
                return
            if kind == Kind.FILEPASS:
                self.lock = self.data[at : at + length]
                return
            handler = _HANDLERS.get(kind)
            if handler is None:
                self.others.take(kind, self.data[at : at + length])
                continue
            raw, breaks = body_of(self.data, at, length, size)
            try:
                handler(self, raw, breaks)
            except (struct.error, IndexError, ValueError):
                self.broken.add(_TITLES.get(kind, "a record of the workbook"))
        self.broken.add("the end of the workbook's own records")

    @property
    def epoch(self) -> int:
        """Days to add to a date so that it counts from 1900."""
        return _FROM_1904 if self.is_from_1904 else 0

    def body(self, raw: bytes, breaks: tuple[int, ...] = ()) -> Body:
        """A body to be read from first to last, in the version of this workbook."""
        return Body(raw, self.biff, self.encoding, breaks)

    # ── records ─────────────────────────────────────────────────────────────────────────────────────────────

    def take_codepage(self, raw: bytes, _: tuple[int, ...]) -> None:
        """How texts are encoded, where they are not in Unicode."""
        self.encoding = encoding_of(struct.unpack_from("<H", raw)[0])
        self.styles.encoding = self.externals.encoding = self.encoding

    def take_dates(self, raw: bytes, _: tuple[int, ...]) -> None:
        """The day from which dates count."""
        self.is_from_1904 = raw[:1] == b"\1"

    def take_sheet(self, raw: bytes, breaks: tuple[int, ...]) -> None:
        """A sheet: its name, its state, and where it begins."""
        body = self.body(raw, breaks)
        at, state, kind = body.u32(), body.u8(), body.u8()
        self.sheets.append(SheetEntry(body.text(1), self.at + at, state & 3, kind))

    def take_strings(self, raw: bytes, breaks: tuple[int, ...]) -> None:
        """The table of shared strings."""
        self.strings.take(raw, breaks, self.styles.ink)
        if self.strings.is_broken:
            self.broken.add("the table of texts")

    def take_user(self, raw: bytes, _: tuple[int, ...]) -> None:
        """The name of whoever saved the workbook last."""
        try:
            text = self.body(raw).text(2 if self.biff >= 8 else 1)
        except struct.error:  # some programs leave it as one byte a character
            text = "\n".join(runs_in(raw))
        if text.strip(" \0") != _NOBODY:
            self.people.append(("user name", text.strip(" \0")))

    def take_reserved(self, raw: bytes, _: tuple[int, ...]) -> None:
        """The name of whoever reserved the right to change it."""
        body = self.body(raw)
        body.skip(4)
        if body.left > 2:
            self.people.append(("reserved by", body.text(2 if self.biff >= 8 else 1).strip(" \0")))

    def take_view(self, raw: bytes, _: tuple[int, ...]) -> None:
        """The name of a saved view, which often is a person's."""
        body = self.body(raw)
        body.skip(50)
        self.views.append(body.text(2))

    def take_pictures(self, raw: bytes, _: tuple[int, ...]) -> None:
        """A part of the drawing group."""
        self.pictures += raw

    def take_pivot_stream(self, raw: bytes, _: tuple[int, ...]) -> None:
        """The number of a pivot cache's stream. Where its records came from follows."""
        (self._stream,) = struct.unpack_from("<H", raw)

    def take_source(self, raw: bytes, breaks: tuple[int, ...]) -> None:
        """A range from which a pivot cache, or consolidated cells, came: of this workbook or of another."""
        body = self.body(raw, breaks)
        row, _, column, _ = body.u16(), body.u16(), body.u8(), body.u8()
        sheet = body.text(2 if self.biff >= 8 else 1)
        if sheet[:1] == "\2":
            self.sources.setdefault(self._stream, (sheet[1:], row, column))
        elif sheet:
            self.externals.take_path(sheet)

    def take_name(self, raw: bytes, breaks: tuple[int, ...]) -> None:
        """A defined name. Kept where it is hidden, holds a value itself, or has a remark."""
        body = self.body(raw, breaks)
        flags, _, count, size, _, sheet = struct.unpack_from("<HBBHHH", raw)
        remarks = raw[10:14]
        body.at = 14
        name = body.chars(count)
        formula = body.at
        if flags & 0x20 and name == _FILTERED_RANGE:
            if (area := area_of(body, size)) and sheet:
                self.filters[sheet - 1] = area
            return
        if not flags & 1:
            self.titles.add(name)
        constant = constant_of(body, size)
        body.at = formula
        texts = [decimal(constant)] if isinstance(constant, float) else literals_in(body, size)
        remark = ""
        if any(remarks):
            remark = "; ".join(text for text in runs_in(raw[formula + size :]) if text not in texts)
        is_own = not flags & 0x20 and not _OF_PROGRAMS.match(name)
        if texts or remark or (flags & 1 and is_own):
            self.names.append(Name(name if is_own else "", "; ".join(texts), remark))

    # ── what they come to ───────────────────────────────────────────────────────────────────────────────────

    def found(self, place: Place) -> Iterator[Found]:
        """What the workbook's own records hold that its sheets do not show."""
        for label, text in self.people:
            if text:
                yield Text(place, text, hiding("user-name").sight, hiding("user-name"), label)
        rows = [(name.name, name.refers_to, name.remark) for name in self.names]
        if table := listing(place / "defined names", rows, Mask.of(hiding("defined-name")), _HEADER, "name"):
            yield replace(table, address=lambda row, column: f"name {row + 1}, {_HEADER[column]}")
        views = [(view,) for view in self.views]
        if table := listing(place / "saved views", views, Mask.of(hiding("custom-view")), ("name",), "view"):
            yield table
        yield from self.externals.found(place)
        yield from self.others.found(place)
        for what in sorted(self.broken):
            yield Gap(
                place,
                Why.BROKEN,
                f"{what}: damaged, and read as far as it goes; ask for the file to be sent again",
            )

    def found_last(self, place: Place) -> Iterator[Found]:
        """What can be told once all sheets have been read: the texts that no cell shows, and reading aids."""
        for what, texts, step in (
            ("unused-shared-string", self.strings.unused, "texts that no cell uses"),
            ("phonetic-guide", list(dict.fromkeys(self.strings.phonetics)), "reading aids"),
        ):
            rows = ((text,) for text in texts)
            if table := listing(place / step, rows, Mask.of(hiding(what)), ("text",), "text"):
                yield table


def _styled(take: Callable[[Styles, bytes], None]) -> Callable[[Workbook, bytes, tuple[int, ...]], None]:
    return lambda workbook, raw, _: take(workbook.styles, raw)


def _linked(take: Callable[[Externals, bytes], None]) -> Callable[[Workbook, bytes, tuple[int, ...]], None]:
    return lambda workbook, raw, _: take(workbook.externals, raw)


_HANDLERS: dict[int, Callable[[Workbook, bytes, tuple[int, ...]], None]] = {
    Kind.CODEPAGE: Workbook.take_codepage,
    Kind.DATEMODE: Workbook.take_dates,
    Kind.BOUNDSHEET: Workbook.take_sheet,
    Kind.SST: Workbook.take_strings,
    Kind.WRITEACCESS: Workbook.take_user,
    Kind.FILESHARING: Workbook.take_reserved,
    Kind.USERBVIEW: Workbook.take_view,
    Kind.MSODRAWINGGROUP: Workbook.take_pictures,
    Kind.NAME: Workbook.take_name,
    Kind.SXSTREAMID: Workbook.take_pivot_stream,
    Kind.DCONREF: Workbook.take_source,
    Kind.FONT: _styled(Styles.take_font),
    Kind.FORMAT: _styled(Styles.take_format),
    Kind.XF: _styled(Styles.take_xf),
    Kind.XFEXT: _styled(Styles.take_xf_extension),
    Kind.PALETTE: _styled(Styles.take_palette),
    Kind.THEME: _styled(Styles.take_theme),
    Kind.SUPBOOK: _linked(Externals.take_book),
    Kind.EXTERNSHEET: _linked(Externals.take_sheet),
    Kind.EXTERNNAME: _linked(Externals.take_name),
    Kind.XCT: _linked(Externals.take_kept_sheet),
    Kind.CRN: _linked(Externals.take_kept_cells),
}
_TITLES = {
    Kind.BOUNDSHEET: "the list of sheets",
    Kind.SST: "the table of texts",
    Kind.NAME: "a defined name",
    Kind.CRN: "the cells kept of another workbook",
    Kind.EXTERNNAME: "a name of another workbook",
    Kind.SUPBOOK: "a link to another workbook",
}
