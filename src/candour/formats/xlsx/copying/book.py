"""Book: the whole of a workbook's copy, put together.

read through ──▶ sheets copied, and everything told that is out of sight
──▶ tables, links, drawings of each sheet ──▶ styles, texts, theme ──▶ package
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element
from xml.sax.saxutils import quoteattr

from candour.cleaned import CannotClean, Inner, Wishes, Written
from candour.formats.left_out import changes_of
from candour.formats.ooxml.package import Package
from candour.formats.spreadsheet_sight import Rect
from candour.formats.xlsx import Opened, read_with
from candour.formats.xlsx.copying.beside import background, write_properties
from candour.formats.xlsx.copying.cells import Common
from candour.formats.xlsx.copying.changes import Told, changes_of_copy
from candour.formats.xlsx.copying.drawings import Drawings
from candour.formats.xlsx.copying.keeping import check_keeps
from candour.formats.xlsx.copying.leads import write_links
from candour.formats.xlsx.copying.looks import Looks, font_of
from candour.formats.xlsx.copying.notes import write_notes
from candour.formats.xlsx.copying.numbers import NewNumbers
from candour.formats.xlsx.copying.opened import Copying, NewSheet
from candour.formats.xlsx.copying.printing import print_names
from candour.formats.xlsx.copying.sheets import SheetCopier
from candour.formats.xlsx.copying.sparklines import write_sparklines
from candour.formats.xlsx.copying.surrounds import (
    breaks,
    filter_arrows,
    format_of_sheet,
    ignored_errors,
    merged,
    page,
    properties,
    ranged,
    view,
)  # fmt: skip
from candour.formats.xlsx.copying.tables import write_tables
from candour.formats.xlsx.copying.texts import Texts
from candour.formats.xlsx.copying.theme import theme_of
from candour.formats.xlsx.numbers import whole
from candour.formats.xlsx.workbook import Workbook
from candour.source import Source

__all__ = ["copied"]

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE: Final = "application/vnd.openxmlformats-officedocument."
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BOOK: Final = "xl/workbook.xml"
_BAD_NAME = re.compile(r"[\[\]:*?/\\\0-\x1f]")
_LONGEST_NAME: Final = 31
_NOTHING_IN_SIGHT: Final = (
    "no clean copy can be made, because no sheet of it is in sight: unhide what is to be sent, and clean that"
)

_LACKS: Final = (
    "no clean copy can be made, because it names sheets, or texts of cells, that are not in the file: open it in Excel, which may mend it, "
    "save it anew, and clean that"
)


def copied(source: Source, wishes: Wishes, inner: Inner) -> Written:
    """The copy of a workbook. Raises as `candour.formats.xlsx.clean_copy.write` does."""
    reading = _Reading(source, wishes, inner)
    told = Told(read_with(source, reading.copier_of))
    left_out = changes_of(told, wishes.keeps)
    copying, copier = reading.copying, reading.copier
    if copying is None or copier is None:
        raise CannotClean(
            "no clean copy can be made, because it holds no workbook: ask for the file to be sent again"
        )
    if not copying.sheets:
        raise CannotClean(_NOTHING_IN_SIGHT)
    if told.lacks:
        raise CannotClean(_LACKS)
    check_keeps(wishes.keeps, told.hidings, keeps_title=wishes.keeps_title)
    _write(copying, reading.book)
    changes = changes_of_copy(copying, copier, left_out, told.gaps)
    return Written(copying.new.packed(), "xlsx", ".xlsx", tuple(changes))


class _Reading:
    """Makes the reader of sheets once the workbook is open."""

    def __init__(self, source: Source, wishes: Wishes, inner: Inner) -> None:
        self._source, self._wishes, self._inner = source, wishes, inner
        self.copying: Copying | None = None
        self.copier: SheetCopier | None = None
        self.book = Workbook("", None, (), date1904=False)

    def copier_of(self, opened: Opened) -> SheetCopier:
        package, book = opened.package, opened.book
        if book.root is None:
            raise CannotClean(
                "no clean copy can be made, because the part that lists its sheets is damaged: open the file in Excel, which may "
                "mend it, save it anew, and clean that"
            )
        if opened.lacks_strings:
            raise CannotClean(_LACKS)
        root = _tree(package, book, "styles")
        looks = Looks(root)
        strings = next(
            (
                package.archive.read(package.entry(part))
                for part in package.related(book.part, "sharedStrings")[:1]
            ),
            b"",
        )
        if strings and not strings.rstrip(b" \t\r\n\0").endswith((b"sst>", b"/>")):
            raise CannotClean(_LACKS)  # the list breaks off, and the texts after that are gone
        texts = Texts(strings, self._wishes.redaction, font_of)
        numbers = NewNumbers(looks.code, book.date1904)
        common = Common(texts, looks, numbers, self._wishes.redaction)
        self.book = book
        self.copying = Copying(self._source, self._wishes, self._inner, package, common)
        self.copier = SheetCopier(
            package, opened.strings, opened.styles, book.date1904, book.seen_titles, copying=self.copying
        )
        return self.copier


def _tree(package: Package, book: Workbook, kind: str) -> Element | None:
    parts = package.related(book.part, kind)
    return package.peek(parts[0]) if parts else None


def _write(copying: Copying, book: Workbook) -> None:
    new = copying.new
    new.relate("", "officeDocument", _BOOK)
    _name_sheets(copying)
    listed, written = [], []
    for number, sheet in enumerate(copying.sheets, 1):
        sheet.part = new.next_name(f"xl/{sheet.sheet.kind}s/sheet")
        id_ = new.relate(_BOOK, sheet.sheet.kind, sheet.part)
        under = sheet.sheet.under
        state = (
            "" if under is None else ' state="veryHidden"' if "very" in under.hiding.id else ' state="hidden"'
        )
        listed.append(f'<sheet name={quoteattr(sheet.name)} sheetId="{number}"{state} r:id="{id_}"/>')
    active = _active(copying, book)
    drawings = Drawings(copying)
    written = [
        _sheet(copying, sheet, drawings, is_active=number == active)
        for number, sheet in enumerate(copying.sheets)
    ]
    new.add(_BOOK, f"{_TYPE}spreadsheetml.sheet.main+xml", _workbook(copying, book, listed, active))
    for sheet, content in zip(copying.sheets, written, strict=True):
        new.add(sheet.part, f"{_TYPE}spreadsheetml.{sheet.sheet.kind}+xml", content)
    drawings.write()
    write_properties(copying)
    for kind, name, type_, content in _others(copying, book):
        new.relate(_BOOK, kind, name)
        new.add(name, type_, content)


def _others(copying: Copying, book: Workbook) -> Iterator[tuple[str, str, str, bytes]]:
    theme = _tree(copying.package, book, "theme")
    if theme is not None:
        yield "theme", "xl/theme/theme1.xml", f"{_TYPE}theme+xml", theme_of(theme)
    yield "styles", "xl/styles.xml", f"{_TYPE}spreadsheetml.styles+xml", copying.common.looks.written()
    if len(copying.common.texts):
        name = "xl/sharedStrings.xml"
        yield "sharedStrings", name, f"{_TYPE}spreadsheetml.sharedStrings+xml", copying.common.texts.written()


def _workbook(copying: Copying, book: Workbook, listed: list[str], active: int) -> bytes:
    properties = '<workbookPr date1904="1"/>' if book.date1904 else "<workbookPr/>"
    shown = f' activeTab="{active}"' if active else ""
    names = "".join(print_names(copying, book))
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{properties}<bookViews><workbookView{shown}/></bookViews>'
        f"<sheets>{''.join(listed)}</sheets>{f'<definedNames>{names}</definedNames>' if names else ''}</workbook>"
    ).encode()


def _active(copying: Copying, book: Workbook) -> int:
    """Which sheet of the copy stands open: the one that did, or the first that is seen."""
    view = book.root.find("bookViews/workbookView") if book.root is not None else None
    listed = [sheet for sheet in book.sheets if sheet.is_listed]
    number = whole(view.get("activeTab"), 0) if view is not None else 0
    wanted = listed[number] if 0 <= number < len(listed) else None
    seen = [at for at, sheet in enumerate(copying.sheets) if sheet.sheet.under is None]
    if not seen:
        raise CannotClean(_NOTHING_IN_SIGHT)
    return next((at for at in seen if copying.sheets[at].sheet is wanted), seen[0])


def _name_sheets(copying: Copying) -> None:
    """Each its name, as it was, or as near to it as a workbook allows."""
    taken: set[str] = set()
    for number, sheet in enumerate(copying.sheets, 1):
        name = (
            _BAD_NAME.sub("_", copying.text(sheet.sheet.name)).strip("'")[:_LONGEST_NAME] or f"Sheet{number}"
        )
        plain, again = name, 1
        while name.casefold() in taken:
            again += 1
            name = f"{plain[: _LONGEST_NAME - 4]} {again}"
        taken.add(name.casefold())
        sheet.name = name


def _sheet(copying: Copying, sheet: NewSheet, drawings: Drawings, *, is_active: bool) -> bytes:
    if sheet.sheet.kind == "chartsheet":
        return _chart_sheet(copying, sheet, drawings, is_active=is_active)
    root, layout, rows = sheet.root, sheet.layout, sheet.rows
    last = ranged(Rect(0, 0, max(rows.last_row, 0), max(rows.last_column, 0)))
    head = (
        f'{_HEAD}<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{properties(root)}<dimension ref="{last}"/>'
        f"{view(root, layout, is_active=is_active)}{format_of_sheet(root, sheet.levels)}{sheet.head}<sheetData>"
    )
    links = write_links(copying, sheet)
    tables = write_tables(copying, sheet)
    notes = write_notes(copying, sheet)
    tail = "".join(
        (
            "</sheetData>",
            filter_arrows(root, layout),
            merged(root, layout),
            sheet.conditions,
            links,
            page(root, copying.common.texts.as_kept_runs, has_pictures=False),
            breaks(root, layout),
            ignored_errors(root, layout),
            drawings.of(sheet),
            notes,
            background(copying, sheet, drawings.pictures),
            tables,
            write_sparklines(copying, sheet),
            "</worksheet>",
        )
    )
    return b"".join((head.encode(), rows.written(), tail.encode()))


def _chart_sheet(copying: Copying, sheet: NewSheet, drawings: Drawings, *, is_active: bool) -> bytes:
    """A sheet that is nothing but a chart."""
    drawn = drawings.of(sheet)
    if not drawn:
        raise CannotClean(
            "no clean copy can be made, because a sheet that shows a chart has none: take that sheet out, and clean the file then"
        )
    zoom = whole(next((view.get("zoomScale") for view in sheet.root.iter("sheetView")), None), 100)
    selected = ' tabSelected="1"' if is_active else ""
    printed = page(sheet.root, copying.common.texts.as_kept_runs, has_pictures=False)
    return (
        f'{_HEAD}<chartsheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{properties(sheet.root)}<sheetViews><sheetView{selected} '
        f'zoomScale="{zoom}" workbookViewId="0" zoomToFit="1"/></sheetViews>{printed}{drawn}</chartsheet>'
    ).encode()
