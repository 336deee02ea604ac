"""The story of Norfolk and Suffolk Police, 2021-22: raw crime records behind a pivot table.

An analyst makes a pivot table that counts crimes by ward, and puts the pivot's sheet into a workbook of its own for the
reply. The sheet shows a few totals. Behind them the pivot cache still holds every record.

LibreOffice makes the pivot table and its cache; the sheet with the records is then taken out of the file, as it is when
a pivot sheet is copied into a new workbook.
"""

from __future__ import annotations

import csv
import re
import tempfile
import zipfile
from pathlib import Path

from examples.office import office_python
from examples.people import Record, records

NAME = "foi-reply-crime-by-ward.xlsx"


def build(folder: Path, *, with_libreoffice: bool = False) -> None:
    if not with_libreoffice:
        return
    with tempfile.TemporaryDirectory() as scratch:
        rows, whole = Path(scratch) / "records.csv", Path(scratch) / "whole.xlsx"
        with rows.open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(name.replace("_", " ").capitalize() for name in Record._fields)
            writer.writerows(records(400))
        office_python(folder / "make_pivot.py", str(rows), str(whole))
        _take_out_source(whole, folder / NAME)


def _take_out_source(whole: Path, target: Path) -> None:
    """Copies the workbook without the sheet that the pivot table was made from."""
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        book = old.read("xl/workbook.xml").decode()
        source_id = re.search(r'<sheet name="Records"[^>]*r:id="(\w+)"', book)[1]
        part = re.search(
            rf'Id="{source_id}"[^>]*Target="([^"]+)"', old.read("xl/_rels/workbook.xml.rels").decode()
        )[1]
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename in (
                f"xl/{part}",
                f"xl/worksheets/_rels/{Path(part).name}.rels",
                "docProps/app.xml",
            ):
                continue
            if entry.filename == "xl/workbook.xml":
                data = re.sub(r'<sheet name="Records"[^>]*/>', "", book).encode()
                data = re.sub(rb"<definedNames>.*?</definedNames>", b"", data)
            elif entry.filename == "xl/_rels/workbook.xml.rels":
                data = re.sub(rf'<Relationship [^>]*Target="{part}"[^>]*/>'.encode(), b"", data)
            elif entry.filename == "[Content_Types].xml":
                data = re.sub(rf'<Override PartName="/xl/{part}"[^>]*/>'.encode(), b"", data)
                data = re.sub(rb'<Override PartName="/docProps/app.xml"[^>]*/>', b"", data)
            elif entry.filename == "_rels/.rels":
                data = re.sub(rb'<Relationship [^>]*Target="docProps/app.xml"[^>]*/>', b"", data)
            elif entry.filename == "xl/sharedStrings.xml":
                data = _emptied(data, old, part)
            new.writestr(zipfile.ZipInfo(entry.filename, (2021, 6, 1, 9, 0, 0)), data, zipfile.ZIP_DEFLATED)


def _emptied(strings: bytes, old: zipfile.ZipFile, source_part: str) -> bytes:
    """The shared strings with those that only the source sheet used made empty, as Excel would leave them out."""
    used = set()
    for name in old.namelist():
        if name.startswith("xl/worksheets/sheet") and name != f"xl/{source_part}":
            used |= set(re.findall(rb't="s"[^>]*><v>(\d+)</v>', old.read(name)))
    numbers = iter(range(1_000_000))
    return re.sub(
        rb"<si>.*?</si>",
        lambda found: found[0] if b"%d" % next(numbers) in used else b"<si><t/></si>",
        strings,
    )
