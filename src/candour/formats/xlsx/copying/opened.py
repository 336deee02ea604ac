"""Opened: what is known of a workbook while it is copied, and what has been done so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from candour.cleaned import Inner, Wishes
from candour.formats.ooxml.package import Package
from candour.formats.ooxml.writing import NewPackage
from candour.formats.spreadsheet_sight import SheetSight
from candour.formats.xlsx.copying.cells import Common
from candour.formats.xlsx.copying.lines import Layout
from candour.formats.xlsx.copying.rows import NewRows
from candour.formats.xlsx.workbook import Sheet
from candour.source import Source

__all__ = ["Copying", "NewSheet"]


@dataclass(slots=True, repr=False)
class NewSheet:
    """One sheet of the copy."""

    sheet: Sheet
    root: Element
    """The sheet's part, without its cells."""
    sight: SheetSight
    layout: Layout
    rows: NewRows
    head: str = ""
    """What stands before the rows, and was settled before they were."""
    levels: tuple[int, int] = (0, 0)
    part: str = ""
    """Its name in the copy."""
    name: str = ""
    conditions: str = ""
    """The conditional formats that stay rules."""


@dataclass(slots=True, repr=False)
class Copying:
    """One workbook while it is copied."""

    source: Source
    wishes: Wishes
    inner: Inner
    package: Package
    common: Common
    new: NewPackage = field(default_factory=NewPackage)
    sheets: list[NewSheet] = field(default_factory=list)
    did: Counter[str] = field(default_factory=Counter)
    """What was done to what is seen, by the ids of `candour.formats.xlsx.copying.changes`."""

    @property
    def by_name(self) -> Mapping[str, NewSheet]:
        """The sheets of the copy by the names that they had."""
        return {sheet.sheet.name.casefold(): sheet for sheet in self.sheets}

    def keeps(self, what: str) -> bool:
        """Whether what is hidden in this way stays on purpose."""
        return f"xlsx.{what}" in self.wishes.keeps

    def text(self, text: str) -> str:
        """A text as the copy has it."""
        return self.common.texts.as_kept(text)
