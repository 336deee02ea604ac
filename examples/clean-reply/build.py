"""A reply that is what it seems: a table of counts, and a CSV file of the same. Both must come out CLEAR."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import xlsxwriter
from examples.people import records

NAME = "crimes-by-ward.xlsx"


def build(folder: Path, *, with_libreoffice: bool = False) -> None:
    rows = records(400)
    counts = sorted(Counter(record.ward for record in rows).items())
    with xlsxwriter.Workbook(folder / NAME) as book:
        sheet = book.add_worksheet("Crimes by ward")
        sheet.set_column(0, 0, 24)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.write_row(
            0, 0, ("Ward", "Recorded crimes", "Share"), book.add_format({"bold": True, "bg_color": "#DDE6EE"})
        )
        share = book.add_format({"num_format": "0.0%"})
        for number, (ward, count) in enumerate(counts, 1):
            sheet.write_row(number, 0, (ward, count))
            sheet.write(number, 2, count / len(rows), share)
    with (folder / NAME).with_suffix(".csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("Ward", "Recorded crimes"), *counts])
