"""A list that was filtered, not cut: the reader asked for burglaries in one ward; all other rows are still there."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter
from examples.people import records

NAME = "burglaries-in-ward-3.xlsx"


def build(folder: Path, *, with_libreoffice: bool = False) -> None:
    rows = records(240)
    columns = (
        "crime_reference",
        "reported",
        "role",
        "surname",
        "forename",
        "date_of_birth",
        "postcode",
        "offence",
        "ward",
    )
    with xlsxwriter.Workbook(folder / NAME) as book:
        sheet = book.add_worksheet("Crimes")
        sheet.set_column(0, len(columns) - 1, 18)
        sheet.write_row(0, 0, [name.replace("_", " ").capitalize() for name in columns])
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)
        sheet.filter_column(columns.index("offence"), 'Offence == "Burglary in a dwelling"')
        sheet.filter_column(columns.index("ward"), 'Ward == "Ward 3"')
        for number, record in enumerate(rows, 1):
            sheet.write_row(number, 0, [getattr(record, name) for name in columns])
            if (record.offence, record.ward) != ("Burglary in a dwelling", "Ward 3"):
                sheet.set_row(number, options={"hidden": True})
