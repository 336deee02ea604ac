"""A summary that looks its totals up in another workbook. The link keeps the other workbook's cells, names and all."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter
from examples.people import records

NAME = "custody-summary.xlsx"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_COLUMNS = ("surname", "forename", "date_of_birth", "offence")


def build(folder: Path, *, with_libreoffice: bool = False) -> None:
    target, plain = folder / NAME, folder / "plain.tmp"
    with xlsxwriter.Workbook(plain) as book:
        sheet = book.add_worksheet("Summary")
        sheet.set_column(0, 0, 30)
        sheet.write_row(0, 0, ("Detained in the quarter", "Number"))
        sheet.write(1, 0, "Under 18")
        sheet.write_formula(1, 1, "COUNTA([1]Detained!$A$2:$A$61)", value=60)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry, _linked(entry.filename, old.read(entry).decode()), zipfile.ZIP_DEFLATED)
        new.writestr(zipfile.ZipInfo("xl/externalLinks/externalLink1.xml"), _link(), zipfile.ZIP_DEFLATED)
        new.writestr(
            zipfile.ZipInfo("xl/externalLinks/_rels/externalLink1.xml.rels"), _path(), zipfile.ZIP_DEFLATED
        )
    plain.unlink()


def _linked(part: str, xml: str) -> str:
    """The part with the reference to the link added, where it needs one."""
    if part == "[Content_Types].xml":
        return xml.replace(
            "</Types>",
            f'<Override PartName="/xl/externalLinks/externalLink1.xml" ContentType="{_TYPES}"/></Types>',
        )
    if part == "xl/_rels/workbook.xml.rels":
        link = f'<Relationship Id="rId90" Type="{_OFFICE}/externalLink" Target="externalLinks/externalLink1.xml"/>'
        return xml.replace("</Relationships>", f"{link}</Relationships>")
    if part == "xl/workbook.xml":
        return re.sub(
            "</sheets>",
            '</sheets><externalReferences><externalReference r:id="rId90"/></externalReferences>',
            xml,
        )
    return xml


def _link() -> str:
    rows = [[name.replace("_", " ").capitalize() for name in _COLUMNS]]
    rows += [[getattr(record, name) for name in _COLUMNS] for record in records(60)]
    cells = "".join(
        f'<row r="{r}">'
        + "".join(
            f'<cell r="{"ABCD"[c]}{r}" t="str"><v>{escape(value)}</v></cell>' for c, value in enumerate(row)
        )
        + "</row>"
        for r, row in enumerate(rows, 1)
    )
    return (
        f'<externalLink xmlns="{_MAIN}"><externalBook xmlns:r="{_OFFICE}" r:id="rId1"><sheetNames><sheetName val="Detained"/>'
        f'</sheetNames><sheetDataSet><sheetData sheetId="0">{cells}</sheetData></sheetDataSet></externalBook></externalLink>'
    )


def _path() -> str:
    path = quoteattr("file:///S:/Custody/Quarterly/detained-under-18.xlsx")
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/externalLinkPath" Target={path} TargetMode="External"/></Relationships>'
    )
