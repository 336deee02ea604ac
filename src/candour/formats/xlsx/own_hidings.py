"""Ways of hiding that only this format has, besides those it shares with other spreadsheets."""

from __future__ import annotations

from candour.hiding import Hiding, Sight, Weight

__all__ = ["CAPTION", "DETAIL", "OWN_HIDINGS", "PROTECTED", "PYTHON", "SETTING"]

CAPTION = Hiding(
    "xlsx.pivot-caption",
    "Names and captions typed into a pivot table",
    Sight.COVERED,
    "Right-click the pivot table, PivotTable Options and Field Settings.",
    "The pivot becomes the plain grid that it shows.",
    Weight.FORM,
)
DETAIL = Hiding(
    "xlsx.table-detail",
    "Remark, column name or label kept with a table and not shown in its cells",
    Sight.COVERED,
    "Click the table: Table Design, Header Row and Total Row; right-click it, Table, Alternative Text.",
    "The table becomes plain cells.",
    Weight.FORM,
)
PROTECTED = Hiding(
    "xlsx.protected-range",
    "Name of a range that some people may edit",
    Sight.COVERED,
    "Review, Allow Edit Ranges.",
    "Left out of the clean copy.",
    Weight.FORM,
)
PYTHON = Hiding(
    "xlsx.python-code",
    "Python code that the workbook runs",
    Sight.COVERED,
    "Formulas, Python, Initialization; or click the cell and read the formula bar.",
    "Left out of the clean copy.",
    Weight.FORM,
)
SETTING = Hiding(
    "xlsx.slicer-setting",
    "Field, caption and period that a slicer or timeline is set to",
    Sight.COVERED,
    "Click the slicer or timeline, then Slicer Settings or Report Connections.",
    "The slicer is left out.",
    Weight.FORM,
)
OWN_HIDINGS: tuple[Hiding, ...] = (CAPTION, DETAIL, PROTECTED, PYTHON, SETTING)
