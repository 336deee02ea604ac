"""The story of Northern Ireland's police, 2023: a forgotten worksheet.

The question was how many officers and staff there are at each rank. The reply's one visible sheet answers it. The sheet
that was downloaded to work it out is still there, very hidden: it names everybody.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import xlsxwriter
from examples.people import Staff, staff

NAME = "foi-reply-staff-by-rank.xlsx"


def build(folder: Path, *, with_libreoffice: bool = False) -> None:
    people = staff(950)
    with xlsxwriter.Workbook(folder / NAME) as book:
        shown = book.add_worksheet("Numbers by rank")
        shown.set_column(0, 0, 24)
        shown.write_row(0, 0, ("Rank or grade", "Number"), book.add_format({"bold": True}))
        for row, (rank, number) in enumerate(sorted(Counter(person.rank for person in people).items()), 1):
            shown.write_row(row, 0, (rank, number))
        source = book.add_worksheet("Download")
        source.very_hidden()
        source.write_row(0, 0, [name.replace("_", " ").capitalize() for name in Staff._fields])
        for row, person in enumerate(people, 1):
            source.write_row(row, 0, person)
