"""Book: the whole of a new workbook, put together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final
from xml.sax.saxutils import quoteattr

from candour.cleaned import CannotClean, Change, Inner, Redaction, Written
from candour.formats.ooxml.writing import NewPackage
from candour.formats.workbook_writing.cells import Common, NewSheet
from candour.formats.workbook_writing.content import SheetContent
from candour.formats.workbook_writing.drawings import NewDrawings
from candour.formats.workbook_writing.looks import CellLook, NewLooks
from candour.formats.workbook_writing.sheets import sheet_part
from candour.formats.workbook_writing.theme import theme_part
from candour.formats.workbook_writing.values import NewNumbers, NewTexts
from candour.source import Source

__all__ = ["NewWorkbook", "settled"]

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BOOK: Final = "xl/workbook.xml"
_THEME: Final = "xl/theme/theme1.xml"
_BAD_NAME: Final = re.compile(r"[\[\]:*?/\\\0-\x1f]")
_LONGEST_NAME: Final = 31


@dataclass(slots=True, repr=False)
class NewWorkbook:
    """A workbook to be written. The same content gives the same bytes."""

    sheets: Sequence[SheetContent]
    plain: CellLook = field(default_factory=CellLook)
    """How a cell looks that has no look of its own."""
    open_sheet: int = 0
    """Which of the sheets stands open."""
    redaction: Redaction = field(default_factory=Redaction)
    broken: Mapping[str, str] = field(default_factory=dict)
    """By text as its reader gives it, in one line: the text with its line feeds."""
    theme: Sequence[int] | bytes = ()
    """The twelve colours of its theme, which charts take theirs from; or the whole part."""
    package: NewPackage = field(default_factory=NewPackage)
    changes: list[Change] = field(default_factory=list)
    """What was done to what is seen, once it is written."""

    def written(self) -> bytes:
        """The workbook.

        Raises:
            CannotClean: where it has no sheet.
        """
        if not self.sheets:
            raise CannotClean(
                "no clean copy can be made, because no sheet of it is in sight: unhide what is to be sent, and clean that"
            )
        package = self.package
        package.relate("", "officeDocument", _BOOK)
        common = Common(
            NewTexts(self.redaction, self.broken), NewNumbers(self.redaction), NewLooks(self.plain)
        )
        remembers = any(content.floating or content.links for content in self.sheets)
        sheets = [NewSheet(content, common, remembers=remembers) for content in self.sheets]
        self._name(sheets, common)
        parts = [package.next_name("xl/worksheets/sheet") for _ in sheets]
        listed = [
            f'<sheet name={quoteattr(sheet.name)} sheetId="{number}" r:id="{package.relate(_BOOK, "worksheet", part)}"/>'
            for number, (sheet, part) in enumerate(zip(sheets, parts, strict=True), 1)
        ]
        package.add(_BOOK, f"{_TYPE}sheet.main+xml", self._book(listed))
        self._write(sheets, parts)
        if isinstance(self.theme, bytes) or any(content.floating for content in self.sheets):
            package.relate(_BOOK, "theme", _THEME)
            theme = self.theme if isinstance(self.theme, bytes) else theme_part(self.theme, self.plain.font)
            package.add(_THEME, "application/vnd.openxmlformats-officedocument.theme+xml", theme)
        for kind, name, content in (
            ("styles", "styles", common.looks.written()),
            ("sharedStrings", "sharedStrings", common.texts.part() if common.texts.values else b""),
        ):
            if content:
                package.relate(_BOOK, kind, f"xl/{name}.xml")
                package.add(f"xl/{name}.xml", f"{_TYPE}{kind}+xml", content)
        self._tell(common)
        return package.packed()

    def _write(self, sheets: Sequence[NewSheet], parts: Sequence[str]) -> None:
        """The sheets, then what floats over them: a chart may take its values from any of them."""
        drawings = NewDrawings(self.package, {sheet.content.number: sheet for sheet in sheets})
        for sheet in sheets:
            sheet.rows()
        for number, (sheet, part) in enumerate(zip(sheets, parts, strict=True)):
            drawing = drawings.of(sheet, part)
            content = sheet_part(sheet, self.package, part, drawing, is_open=number == self.open_sheet)
            self.package.add(part, f"{_TYPE}worksheet+xml", content)

    def _book(self, listed: Sequence[str]) -> bytes:
        shown = f' activeTab="{self.open_sheet}"' if self.open_sheet else ""
        return (
            f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><workbookPr/><bookViews><workbookView{shown}/></bookViews>'
            f"<sheets>{''.join(listed)}</sheets></workbook>"
        ).encode()

    def _tell(self, common: Common) -> None:
        told = (
            ("numbers-rounded", "Numbers keep the digits that they show; further digits were left out.", common.numbers.rounded, "cell"),
            ("blacked-out", "Values were blacked out, as was asked.", common.redacted + common.texts.redacted, ""),
        )  # fmt: skip
        self.changes += [Change(id_, says, count, unit) for id_, says, count, unit in told if count]

    @staticmethod
    def _name(sheets: Sequence[NewSheet], common: Common) -> None:
        """Each its name, as it was, or as near to it as a workbook allows."""
        taken: set[str] = set()
        for number, sheet in enumerate(sheets, 1):
            said = _BAD_NAME.sub("_", common.texts.said(sheet.content.name)).strip("'")
            name = plain = said[:_LONGEST_NAME] or f"Sheet{number}"
            again = 1
            while name.casefold() in taken:
                again += 1
                name = f"{plain[: _LONGEST_NAME - 4]} {again}"
            taken.add(name.casefold())
            sheet.name = name


def settled(book: NewWorkbook, source: Source, inner: Inner) -> Written:
    """A new workbook as the writer of its own format would leave it, so that cleaning it again changes nothing.

    Raises:
        CannotClean: as writing it does.
    """
    found = inner(source.nested("copy.xlsx", book.written()))
    own = tuple(change for change in found.changes if not change.id.startswith(f"{found.format}."))
    return replace(found, changes=own)
