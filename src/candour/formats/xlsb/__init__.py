"""Excel binary workbooks (.xlsb): the arrangement of an .xlsx with its sheets in binary records.

What a reader sees:
    The sheets that are not hidden; rows and columns that are neither hidden, filtered out, collapsed nor of no size;
    values as their number format prints them, in a colour that differs from the cell's fill.

What else is inside:
    All that an .xlsx can hold: hidden and very hidden sheets, sheets that are listed nowhere, pivot caches, cells of
    linked workbooks, comments, names, filter settings, properties, drawings, embedded files, macros.

What Candour cannot read:
    Tables, slicers, connections and change histories are read as text without their arrangement. Whether a conditional
    format holds is not worked out: where it could hide a value, the value is UNSURE.

How it cleans:
    A new .xlsx holds the seen cells of the seen sheets as values.
"""

from __future__ import annotations

import posixpath
import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from candour.block import ListBlock, Pool
from candour.formats.archive import Unreadable
from candour.formats.listing import listing
from candour.formats.ooxml.covers import covered_by
from candour.formats.ooxml.package import Package
from candour.formats.ooxml.parts import read_shared_parts
from candour.formats.page_codes import words_printed
from candour.formats.spreadsheet import hidings_within
from candour.formats.spreadsheet_sight import SheetSight
from candour.formats.thumbnails import judging_thumbnails
from candour.formats.xlsb.others import read_comments, read_external_link, read_words
from candour.formats.xlsb.pivots import read_pivot_cache
from candour.formats.xlsb.records import Body, records, texts_in
from candour.formats.xlsb.sheet import Outline, Record, Values, blocks_of, outline_of, sight_of
from candour.formats.xlsb.styles import Styles, styles_of
from candour.formats.xml import BadXml
from candour.hiding import Hiding, Sight
from candour.piece import Count, Found, Gap, Mask, Table, Text, Why
from candour.place import Place
from candour.source import Source

__all__ = ["HIDINGS", "THUMBNAILS", "Book", "Opened", "read", "read_with"]

HIDINGS = hidings_within("xlsb")
(
    _HIDDEN, _VERY_HIDDEN, _UNLISTED, _MACRO_SHEET, _NAME, _SAVE_PATH, _USER, _VIEW, _UNUSED, _PHONETIC, _LITERAL, _RULE,
    _CRITERION, _LINK, _SCENARIO, _UNUSED_PAGE,
) = hidings_within(
    "xlsb", "hidden-sheet", "very-hidden-sheet", "unlisted-sheet", "macro-sheet", "defined-name", "save-path", "user-name",
    "custom-view", "unused-shared-string", "phonetic-guide", "formula-literal", "data-validation", "filter-criterion",
    "hyperlink", "scenario", "header-footer",
)  # fmt: skip

_PROPERTIES, _SHEET, _DEFINED_NAME, _ABS_PATH, _FILE_SHARING, _USER_VIEW, _STRING = (
    153,
    156,
    39,
    2071,
    548,
    397,
    19,
)
_FROM_1904 = 1462
_STATES: dict[int, tuple[Hiding | None, str]] = {
    0: (None, ""),
    1: (_HIDDEN, " (hidden)"),
    2: (_VERY_HIDDEN, " (very hidden)"),
}
_SHEET_PART = re.compile(
    r"^xl/(?:worksheets|macrosheets|dialogsheets|chartsheets)/[^/]+\.bin$", re.IGNORECASE
)
_QUIET = re.compile(r"(?:calcChain|binaryIndex\d*|externalLinkPath)\.bin$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    part: str
    place: Place
    under: Mask | None


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """A sheet in sight, as it was read."""

    sheet: _Sheet
    outline: Outline
    sight: SheetSight
    table: Table


@dataclass(slots=True, repr=False)
class Book:
    """What is known of the workbook while its parts are read."""

    package: Package
    place: Place
    styles: Styles = field(default_factory=Styles)
    strings: Pool = field(default_factory=lambda: Pool.of(()))
    used: set[int] = field(default_factory=set)
    all_read: bool = True
    """Whether every sheet could be read: only then is a string that none uses an unused one."""
    main: str = ""
    """The part that lists the sheets."""
    is_from_1904: bool = False
    """Whether days count from 1904."""
    texts: list[str] = field(default_factory=list)
    """The shared strings, with their line feeds."""
    opened: list[Opened] = field(default_factory=list)
    """The sheets in sight, once they are read."""

    def records(self, part: str) -> Iterator[tuple[int, bytes]]:
        """The records of a part, which counts as examined."""
        return records(self.package.stream(part))


THUMBNAILS = hidings_within("xlsb", "thumbnail", "small-thumbnail")


@judging_thumbnails(*THUMBNAILS)
def read(source: Source) -> Iterator[Found]:
    """The sheets, then what the workbook keeps beside them, then the parts that all Office files share."""
    yield from read_with(source, lambda _: None)


def read_with(source: Source, opened: Callable[[Book], None]) -> Iterator[Found]:
    """The same. `opened` is given the workbook before it is read, for whoever wants what comes of it."""
    package = Package(source)
    main = next(iter(package.related("", "officeDocument")), "xl/workbook.bin")
    book = Book(package, source.place, main=main)
    opened(book)
    workbook = list(book.records(main)) if main in package else []
    if not workbook:
        yield Gap(
            source.place, Why.BROKEN, "it has no workbook part: save it anew in Excel and check it again"
        )
    properties = next((raw for number, raw in workbook if number == _PROPERTIES), b"")
    book.is_from_1904 = bool(properties[:1] and properties[0] & 1)
    yield from _read_styles(book, main)
    yield from _read_strings(book, main)
    sheets = list(_sheets(book, main, workbook))
    yield Count("sheet", len(sheets), sum(sheet.under is not None for sheet in sheets))
    for sheet in sheets:
        yield from _carefully(book, sheet.place, partial(_read_sheet, book, sheet))
    yield from _unused_strings(book)
    yield from _read_workbook(workbook, source.place)
    yield from _read_binary_parts(book, main)
    owners = {sheet.part: (sheet.place, sheet.under) for sheet in sheets}
    seen = frozenset(sheet.name for sheet in sheets if sheet.under is None)
    yield from read_shared_parts(package, "xlsb", source.place, owners=owners, titles=seen)


def _carefully(book: Book, place: Place, reading: Callable[[], Iterator[Found]]) -> Iterator[Found]:
    """One part's content; where the part is broken, what came before, and a gap."""
    try:
        yield from reading()
    except (Unreadable, BadXml) as why:
        book.all_read = False
        yield Gap(place, Why.BROKEN, str(why))
    except (struct.error, ValueError, IndexError, KeyError):
        book.all_read = False
        yield Gap(
            place, Why.BROKEN, "it cannot be followed to its end: save it anew in Excel and check it again"
        )


def _read_styles(book: Book, main: str) -> Iterator[Found]:
    """Sets the styles; a gap where they cannot be read, because then nobody can tell which values do not print."""
    package = book.package
    part = next(iter(package.related(main, "styles")), "")
    theme = next(iter(package.related(main, "theme")), "")
    try:
        root = package.tree(theme) if theme else None
        book.styles = styles_of(book.records(part), root) if part else Styles()
    except (Unreadable, BadXml, struct.error, ValueError, IndexError):
        yield Gap(
            book.place,
            Why.BROKEN,
            "its styles cannot be read, so values that do not print are not told apart",
        )


def _read_strings(book: Book, main: str) -> Iterator[Found]:
    part = next(iter(book.package.related(main, "sharedStrings")), "")
    if not part:
        return
    texts: list[str] = []
    readings: list[str] = []
    try:
        for number, raw in book.records(part):
            if number == _STRING:
                text, reading = Body(raw).rich_text()
                texts.append(text)
                readings += [reading] if reading.strip() else []
    except (Unreadable, struct.error, ValueError) as why:
        book.all_read = False
        yield Gap(
            book.place,
            Why.BROKEN,
            f"the text of its cells could not be read to the end ({type(why).__name__})",
        )
    book.strings, book.texts = Pool.of(texts), texts
    if readings:
        yield Text(book.place / "shared strings", "\n".join(readings), _PHONETIC.sight, _PHONETIC)


def _unused_strings(book: Book) -> Iterator[Found]:
    if book.all_read:
        left = [book.strings.value(n) for n in range(len(book.strings)) if n not in book.used]
        table = listing(
            book.place / "shared strings", ((text,) for text in left), Mask.of(_UNUSED), ("text",)
        )
        if table is not None:
            yield table


# ── sheets ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _sheets(book: Book, main: str, workbook: list[tuple[int, bytes]]) -> Iterator[_Sheet]:
    relations = {relation.id: relation for relation in book.package.relations(main)}
    met = set()
    for number, raw in workbook:
        if number != _SHEET:
            continue
        body = Body(raw)
        state = body.take("<I") & 3
        body.skip(4)
        relation, name = relations.get(body.text()), body.text()
        part = relation.target if relation else ""
        met.add(part.lower())
        hiding, said = _STATES.get(state, (_VERY_HIDDEN, " (very hidden)"))
        if hiding is None and relation and "macrosheet" in relation.kind.lower():
            hiding, said = _MACRO_SHEET, " (macros)"
        yield _Sheet(name, part, book.place / f'sheet "{name}"{said}', Mask.of(hiding) if hiding else None)
    for part in book.package.parts:
        if _SHEET_PART.match(part) and part.lower() not in met and "binaryindex" not in part.lower():
            name = posixpath.basename(part)
            yield _Sheet(name, part, book.place / f'sheet "{name}" (listed nowhere)', Mask.of(_UNLISTED))


def _read_sheet(book: Book, sheet: _Sheet) -> Iterator[Found]:
    under = sheet.under
    yield Text(
        sheet.place,
        sheet.name,
        under.sight if under else Sight.SEEN,
        under.hiding if under else None,
        "sheet name",
    )
    if sheet.part not in book.package:
        book.all_read = False
        yield Gap(sheet.place, Why.BROKEN, "the workbook lists this sheet, but the file does not hold it")
        return
    outline = outline_of(book.records(sheet.part))
    sight = (
        SheetSight.none() if under else sight_of(outline, book.styles, covered_by(book.package, sheet.part))
    )
    how = Values(book.styles, book.strings, book.used, _FROM_1904 if book.is_from_1904 else 0)
    blocks = list(blocks_of(book.records(sheet.part), sight, how))
    table = Table(sheet.place, lambda: blocks, sight.masks, under)
    if under is None:
        book.opened.append(Opened(sheet, outline, sight, table))
    yield table
    yield from _beside(outline, sheet.place, under)
    for part in book.package.related(sheet.part, "comments"):
        yield from read_comments(book.records(part), sheet.place / "comments")


def _beside(outline: Outline, place: Place, under: Mask | None) -> Iterator[Found]:
    if outline.literals:
        block = ListBlock()
        for text, row in sorted(outline.literals.items(), key=lambda item: item[1]):
            block.add(row, 0, text)
        yield Table(place / "formulas", lambda: (block,), (), Mask.of(_LITERAL))
    for kind, name, hiding in _TEXTS:
        if found := outline.texts.get(kind):
            text = "\n".join(dict.fromkeys(found))
            yield Text(place / name, text, hiding.sight, hiding)
    for label, said, is_used in _printed(outline.pages):
        what = None if is_used else _UNUSED_PAGE
        mask = under or (Mask.of(what) if what else None)
        yield Text(
            place / label, said, mask.sight if mask else Sight.SEEN, mask.hiding if mask else None, label
        )


def _printed(pages: bytes) -> Iterator[tuple[str, str, bool]]:
    """The words of each header and footer, and whether it is in use."""
    if not pages:
        return
    body = Body(pages)
    flags = body.take("<H")
    for number, label in enumerate(("header", "footer") * 3):
        if words := words_printed(body.text()):
            yield label, words, number < 2 or bool(flags & number // 2)


_TEXTS: tuple[tuple[Record, str, Hiding], ...] = (
    (Record.RULE, "data-entry rules", _RULE),
    (Record.FILTER_VALUE, "filters", _CRITERION),
    (Record.LINK, "links", _LINK),
    (Record.SCENARIO, "scenarios", _SCENARIO),
)


# ── the rest of the workbook ────────────────────────────────────────────────────────────────────────────────────


def _read_workbook(workbook: list[tuple[int, bytes]], place: Place) -> Iterator[Found]:
    """Names that are hidden or hold text, the folder of the last save, people who share the file."""
    names = [row for number, raw in workbook if number == _DEFINED_NAME for row in _name(raw)]
    table = listing(place / "names", names, Mask.of(_NAME), ("name", "value"), "name")
    if table is not None:
        yield table
    for number, hiding, label in (
        (_ABS_PATH, _SAVE_PATH, "save path"),
        (_FILE_SHARING, _USER, "user name"),
        (_USER_VIEW, _VIEW, "view"),
    ):
        for text in (text for met, raw in workbook if met == number for text in texts_in(raw)):
            yield Text(place, text, hiding.sight, hiding, label)


def _name(raw: bytes) -> Iterator[tuple[str, str]]:
    body = Body(raw)
    flags = body.take("<I")
    name = body.skip(5).text()
    if name.startswith("_xlnm."):
        return
    formula = raw[body.at + 4 :]
    value = (
        formula[3 : 3 + 2 * formula[1]].decode("utf-16-le", "replace")
        if formula[:1] == b"\x17" and len(formula) > 3
        else ""
    )
    if value or flags & 1:
        yield name, value


def _read_binary_parts(book: Book, main: str) -> Iterator[Found]:
    """Pivot caches and linked workbooks; then the words of every binary part that nobody has read."""
    package = book.package
    for number, part in enumerate(package.related(main, "pivotCacheDefinition"), 1):
        place = book.place / f"pivot cache {number}"
        behind = next(iter(package.related(part, "pivotCacheRecords")), "")
        yield from _carefully(
            book,
            place,
            partial(read_pivot_cache, book.records(part), book.records(behind) if behind else (), place),
        )
    for number, part in enumerate(package.related(main, "externalLink"), 1):
        place = book.place / f"link to workbook {number}"
        yield from _carefully(book, place, partial(read_external_link, book.records(part), place))
    for part in package.leftovers():
        if part.lower().endswith(".bin") and _is_of_records(package, part):
            if _QUIET.search(part):
                package.examine(part)
            else:
                yield from _carefully(
                    book, book.place / part, partial(read_words, book.records(part), part, book.place)
                )


_OTHER_BINARIES = (
    "printersettings",
    "vbaproject",
    "oleobject",
    "activex",
    "embeddings",
    "vbadata",
    "media/",
    "model/",
)


def _is_of_records(package: Package, part: str) -> bool:
    """Whether a binary part is one of the workbook's own, and not one that all Office files may have."""
    kind = package.type_of(part)
    return not any(word in part.lower() for word in _OTHER_BINARIES) and (
        kind.startswith("application/vnd.ms-excel") or not kind
    )
