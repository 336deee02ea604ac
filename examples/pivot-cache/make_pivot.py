"""Drives LibreOffice: reads records from a CSV file, makes a pivot table of them, saves both as a workbook.

Run by Debian's python3, which has LibreOffice's bridge: make_pivot.py PIPE RECORDS.csv TARGET.xlsx
"""

from __future__ import annotations

import csv
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.sheet.DataPilotFieldOrientation import DATA, ROW
from com.sun.star.sheet.GeneralFunction import COUNT
from com.sun.star.table import CellAddress


def _connect(pipe: str) -> object:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            context = resolver.resolve(f"uno:{pipe}StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:  # the bridge raises its own class until the office answers
            time.sleep(0.5)
    raise SystemExit("LibreOffice did not answer")


def main(pipe: str, records: str, target: str) -> None:
    with Path(records).open(newline="") as file:
        rows = tuple(tuple(row) for row in csv.reader(file))
    desktop = _connect(pipe)
    book = desktop.loadComponentFromURL(
        "private:factory/scalc", "_blank", 0, (PropertyValue(Name="Hidden", Value=True),)
    )
    source = book.Sheets.getByIndex(0)
    source.Name = "Records"
    area = source.getCellRangeByPosition(0, 0, len(rows[0]) - 1, len(rows) - 1)
    area.setDataArray(rows)
    book.Sheets.insertNewByName("Crime by ward", 0)
    shown = book.Sheets.getByName("Crime by ward")
    shown.getCellByPosition(0, 0).String = "Recorded crimes by ward, April 2020 to March 2022"
    tables = shown.getDataPilotTables()
    pivot = tables.createDataPilotDescriptor()
    pivot.setSourceRange(area.RangeAddress)
    fields = pivot.getDataPilotFields()
    fields.getByName("Ward").Orientation = ROW
    counted = fields.getByName("Crime reference")
    counted.Orientation = DATA
    counted.Function = COUNT
    tables.insertNewByName("Crimes", CellAddress(0, 0, 2), pivot)
    book.storeToURL(
        Path(target).as_uri(), (PropertyValue(Name="FilterName", Value="Calc MS Excel 2007 XML"),)
    )
    desktop.terminate()


if __name__ == "__main__":
    main(*sys.argv[1:])
