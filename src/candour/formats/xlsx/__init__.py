"""Excel workbooks: xlsx, xlsm, xltx, xltm and xlam, a zip of XML parts.

What a reader sees
    The cells of the sheets that are not hidden, save those whose row, column, colour, size, number format, merged range or
    picture keeps them from sight.

What else is inside
    Hidden sheets, rows and columns; parts of sheets that the workbook no longer lists; texts that no cell uses any more;
    the records behind pivot tables; cells of other workbooks, kept for links; the values behind charts; comments and who
    wrote them; earlier values of shared workbooks; names, connections and queries; files embedded in this one; macros;
    properties, printers and the folder of the last save.

What Candour cannot read
    A workbook locked with a password. A data model (Power Pivot). Conditional formats that ask about other cells, where
    they decide whether a value is seen: such cells are UNSURE. What shows through a picture.

How it cleans
    Hidden sheets, rows, columns and cells are left out, formulas become the values they show, pivot tables become plain
    grids, and every part that no page shows is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from candour.formats.colour import Palette
from candour.formats.listing import listing
from candour.formats.ooxml.package import Package
from candour.formats.ooxml.parts import SHARED_HIDINGS, read_shared_parts
from candour.formats.ooxml.theme import colours_of_theme
from candour.formats.spreadsheet import hiding_within, hidings_within
from candour.formats.thumbnails import judging_thumbnails
from candour.formats.xlsx.damage import damage
from candour.formats.xlsx.parts import HIDINGS as PART_HIDINGS
from candour.formats.xlsx.parts import read_parts
from candour.formats.xlsx.strings import Strings, read_strings
from candour.formats.xlsx.styles import Styles, palette_of, styles_of
from candour.formats.xlsx.workbook import Workbook, read_workbook
from candour.formats.xlsx.worksheet import SheetReader
from candour.piece import Count, Found, Gap, Mask
from candour.source import Source

__all__ = ["HIDINGS", "Opened", "read", "read_with"]

_WHAT = (
    "hidden-sheet", "very-hidden-sheet", "unlisted-sheet", "macro-sheet", "hidden-row", "collapsed-row", "filtered-row",
    "zero-height-row", "hidden-column", "collapsed-column", "zero-width-column", "blank-number-format",
    "background-colour", "tiny-text", "value-not-shown", "merged-over", "covered-cell", "far-cell", "pivot-cache",
    "pivot-deleted-item", "pivot-trace", "slicer-cache", "connection", "query-table", "external-link-cache",
    "defined-name", "comment-person", "revision-log", "revision-person", "custom-view", "scenario",
    "unused-shared-string", "phonetic-guide", "rich-data", "formula-literal", "data-validation", "filter-criterion",
    "user-name",
)  # fmt: skip
HIDINGS = (*hidings_within("xlsx", *dict.fromkeys((*_WHAT, *SHARED_HIDINGS))), *PART_HIDINGS)
"""Every way of hiding that reading a workbook can meet."""


@judging_thumbnails(*hidings_within("xlsx", "thumbnail", "small-thumbnail"))
def read(source: Source) -> Iterator[Found]:
    """Reads a workbook.

    Raises:
        Unreadable: where it is no archive that can be read.
        LimitReached: for a limit on the whole file.
    """
    yield from read_with(
        source,
        lambda opened: SheetReader(
            opened.package, opened.strings, opened.styles, opened.book.date1904, opened.book.seen_titles
        ),
    )


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """A workbook whose sheets are still to be read."""

    package: Package
    book: Workbook
    strings: Strings
    styles: Styles
    lacks_strings: bool = False
    """Whether the texts that cells share could not all be read."""


def read_with(source: Source, reader_of: Callable[[Opened], SheetReader]) -> Iterator[Found]:
    """Reads a workbook, its sheets with a reader of one's own. Raises as `read` does."""
    package = Package(source)
    place = source.place
    gaps: list[Gap] = []
    book = read_workbook(package, place, gaps)
    styles = _styles(package, book, gaps, source)
    known = len(gaps)
    strings = _strings(package, book, styles.palette, gaps, source)
    lacks_strings = len(gaps) > known
    is_whole = not gaps
    yield from gaps
    reader = reader_of(Opened(package, book, strings, styles, lacks_strings))
    for sheet in book.sheets:
        yield from reader.read(sheet)
    yield Count("sheet", len(book.sheets), sum(sheet.under is not None for sheet in book.sheets))
    if is_whole and reader.is_whole:
        yield from _unused(reader, source)
    yield from _phonetics(reader, source)
    yield from read_parts(package, book, place)
    yield from read_shared_parts(
        package,
        "xlsx",
        place,
        owners={sheet.part: (sheet.place, sheet.under) for sheet in book.sheets if sheet.part},
        titles=book.seen_titles,
        is_shown=reader.is_shown,
    )


def _styles(package: Package, book: Workbook, gaps: list[Gap], source: Source) -> Styles:
    """The styles of the workbook; where they cannot be read, all cells look ordinary, and a Gap says so."""
    theme: tuple[int, ...] | None = None
    with damage(source.place, "the workbook's theme of colours", gaps):
        for part in package.related(book.part, "theme")[:1]:
            theme = colours_of_theme(package.whole(part))
    with damage(source.place, "the workbook's styles, which say what is in white or prints nothing,", gaps):
        for part in package.related(book.part, "styles")[:1]:
            return styles_of(package.whole(part), theme)
        return Styles(palette_of(theme))
    return Styles()


def _strings(package: Package, book: Workbook, palette: Palette, gaps: list[Gap], source: Source) -> Strings:
    """The shared strings, as far as they can be read; a Gap says where they cannot."""
    chunks: list[bytes] = []
    before = len(gaps)
    with damage(source.place, "the workbook's list of texts", gaps):
        for part in package.related(book.part, "sharedStrings")[:1]:
            package.examine(part)
            chunks.extend(package.stream(part))
    if not chunks:
        return Strings()
    told = gaps if len(gaps) == before else []  # one Gap is enough for one part
    return read_strings(b"".join(chunks), palette, source.place, told)


def _unused(reader: SheetReader, source: Source) -> Iterator[Found]:
    mask = Mask.of(hiding_within("xlsx", "unused-shared-string"))
    rows = [(text,) for text in reader.unused()]
    if table := listing(source.place / "shared strings", rows, mask, ("text",), "unused text"):
        yield table


def _phonetics(reader: SheetReader, source: Source) -> Iterator[Found]:
    mask = Mask.of(hiding_within("xlsx", "phonetic-guide"))
    rows = [(text,) for text in dict.fromkeys((*reader.strings.phonetics, *reader.phonetics))]
    if table := listing(source.place / "reading aids", rows, mask, ("reading aid",), "reading aid"):
        yield table
