"""Builds the files that the benchmarks read, into bench/data/: invented police records, no real person among them.

    python bench/build_data.py          the workbook of 100,000 rows, the table of 100 MB as text, the small ones
    python bench/build_data.py --ten    the workbook of 1,000,000 rows as well

A workbook holds what a disclosed one held: a sheet of records, some rows of it hidden; a hidden sheet; and a pivot table
whose cache keeps every record again. Its parts are written as Excel writes them, row by row, so that building takes
little memory. Telephone numbers are Ofcom's for drama, NHS numbers of the 999 range, postcodes of no place.
"""

from __future__ import annotations

import csv
import random
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

DATA = Path(__file__).parent / "data"
ROWS = 100_000
HEADER = (
    "Crime reference", "Name", "Date of birth", "Address", "Postcode", "Telephone", "NHS number", "Offence", "Reported",
    "Outcome", "Loss", "Notes",
)  # fmt: skip
# fmt: off
_FIRST = ["Nia", "Owen", "Asha", "Tomos", "Priya", "Callum", "Zoë", "Idris", "Maeve", "Kofi", "Elin", "Rhys", "Farah", "Angus", "Bronwen", "Dilip", "Orla", "Hamza", "Isla", "Yusuf"]
_LAST = ["Example", "Sample", "Specimen", "Placeholder", "Testing", "Invented", "Pattern", "Fictional", "Madeup", "Nobody"]
_STREETS = ["High", "Station", "Church", "Mill", "School", "Park", "Victoria", "Green", "Castle", "Bridge"]
_OFFENCES = ["Theft", "Burglary", "Assault", "Fraud", "Arson", "Stalking", "Robbery", "Harassment", "Vandalism", "Affray"]
# fmt: on
_OUTCOMES = ("Charged", "Caution", "No further action", "Under investigation", "Community resolution")
_NOTES = (
    "victim & witness seen",
    "statement taken, none signed",
    "seen on camera at 23:40",
    "returned to owner",
)
_TEXT_FIELDS = (0, 1, 3, 4, 5, 11)
_ITEM_FIELDS = {7: _OFFENCES, 9: _OUTCOMES}
_DATE_FIELDS = (2, 8)


def records(count: int) -> Iterator[tuple[str | int | float, ...]]:
    """Invented records, the same ones each time. Dates are serial numbers; a blank is an empty string."""
    chance = random.Random(2099)  # the same records each time
    for number in range(count):
        yield (
            f"99AB/{number:07}/99",
            f"{chance.choice(_FIRST)} {chance.choice(_LAST)}-{chance.randrange(500)}",
            chance.randrange(18_000, 40_000),
            f"{chance.randrange(1, 200)} {chance.choice(_STREETS)} Street",
            f"ZZ99 {chance.randrange(1, 9)}{chance.choice('ABDEFGHJ')}{chance.choice('LNPQRSTU')}",
            f"07700 900{chance.randrange(1000):03}",
            9_990_000_000 + chance.randrange(10_000_000),
            chance.choice(_OFFENCES),
            chance.randrange(72_700, 73_050),
            chance.choice(_OUTCOMES),
            round(chance.random() * 5000, 2),
            chance.choice(_NOTES) if chance.random() < 0.2 else "",
        )


# ── the workbook ────────────────────────────────────────────────────────────────────────────────────────────────

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHEET = (
    f'{_START}<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" '
    'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac">'
)
_KINDS = {
    "xl/workbook.xml": "sheet.main",
    "xl/worksheets/sheet1.xml": "worksheet",
    "xl/worksheets/sheet2.xml": "worksheet",
    "xl/worksheets/sheet3.xml": "worksheet",
    "xl/styles.xml": "styles",
    "xl/sharedStrings.xml": "sharedStrings",
    "xl/pivotTables/pivotTable1.xml": "pivotTable",
    "xl/pivotCache/pivotCacheDefinition1.xml": "pivotCacheDefinition",
    "xl/pivotCache/pivotCacheRecords1.xml": "pivotCacheRecords",
}
_LINKS = {
    "_rels/.rels": (("officeDocument", "xl/workbook.xml"),),
    "xl/_rels/workbook.xml.rels": (
        ("worksheet", "worksheets/sheet1.xml"),
        ("worksheet", "worksheets/sheet2.xml"),
        ("worksheet", "worksheets/sheet3.xml"),
        ("styles", "styles.xml"),
        ("sharedStrings", "sharedStrings.xml"),
        ("pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"),
    ),
    "xl/worksheets/_rels/sheet3.xml.rels": (("pivotTable", "../pivotTables/pivotTable1.xml"),),
    "xl/pivotTables/_rels/pivotTable1.xml.rels": (
        ("pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml"),
    ),
    "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels": (("pivotCacheRecords", "pivotCacheRecords1.xml"),),
}
_WORKBOOK = (
    f'{_START}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="Data" sheetId="1" r:id="rId1"/><sheet name="Lookup" sheetId="2" state="hidden" r:id="rId2"/>'
    '<sheet name="Summary" sheetId="3" r:id="rId3"/></sheets>'
    '<pivotCaches><pivotCache cacheId="1" r:id="rId6"/></pivotCaches></workbook>'
)
_STYLES = (
    f'{_START}<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="2" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_SUMMARY = (
    f'{_SHEET}<sheetData><row r="3"><c r="A3" t="inlineStr"><is><t>Offence</t></is></c>'
    '<c r="B3" t="inlineStr"><is><t>Crimes</t></is></c></row></sheetData></worksheet>'
)
_PIVOT = (
    f'{_START}<pivotTableDefinition xmlns="{_MAIN}" name="Crimes" cacheId="1" dataCaption="Values" updatedVersion="6" '
    'minRefreshableVersion="3" createdVersion="6"><location ref="A3:B14" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/>'
    f'<pivotFields count="{len(HEADER)}">'
    + '<pivotField showAll="0"/>' * len(HEADER)
    + "</pivotFields></pivotTableDefinition>"
)


def _types() -> str:
    base = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = "".join(
        f'<Override PartName="/{part}" ContentType="{base}.{kind}+xml"/>' for part, kind in _KINDS.items()
    )
    return (
        f'{_START}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def _links(links: tuple[tuple[str, str], ...]) -> str:
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(links, 1)
    )
    return f'{_START}<Relationships xmlns="{_RELATIONS}">{each}</Relationships>'


def _sheet(
    rows: Iterator[tuple[str | int | float, ...]], strings: dict[str, int], hidden: int
) -> Iterator[str]:
    """A sheet's part; every so many rows one is hidden."""
    yield _SHEET + '<sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/><sheetData>'
    styles = ["", "", ' s="1"', "", "", "", "", "", ' s="1"', "", ' s="2"', ""]
    for number, row in enumerate(rows, 1):
        state = ' hidden="1"' if hidden and number % hidden == 0 else ""
        cells = []
        for column, value in enumerate(row):
            at = f'<c r="{chr(65 + column)}{number}"'
            if isinstance(value, str):
                if value:
                    cells.append(f'{at} t="s"><v>{strings.setdefault(value, len(strings))}</v></c>')
            else:
                cells.append(f"{at}{styles[column]}><v>{value}</v></c>")
        yield f'<row r="{number}" spans="1:12"{state} x14ac:dyDescent="0.25">{"".join(cells)}</row>'
    yield "</sheetData></worksheet>"


def _strings(strings: dict[str, int]) -> Iterator[str]:
    yield f'{_START}<sst xmlns="{_MAIN}" count="{len(strings)}" uniqueCount="{len(strings)}">'
    for text in strings:
        yield f"<si><t>{escape(text)}</t></si>"
    yield "</sst>"


def _definition(count: int) -> Iterator[str]:
    yield (
        f'{_START}<pivotCacheDefinition xmlns="{_MAIN}" xmlns:r="{_OFFICE}" r:id="rId1" refreshedBy="Example, Nia" '
        f'createdVersion="6" refreshedVersion="6" recordCount="{count}"><cacheSource type="worksheet">'
        f'<worksheetSource ref="A1:L{count + 1}" sheet="Data"/></cacheSource><cacheFields count="{len(HEADER)}">'
    )
    for column, name in enumerate(HEADER):
        items = _ITEM_FIELDS.get(column, ())
        inner = "".join(f"<s v={quoteattr(item)}/>" for item in items)
        yield f'<cacheField name="{name}" numFmtId="0"><sharedItems>{inner}</sharedItems></cacheField>'
    yield "</cacheFields></pivotCacheDefinition>"


def _pivot_records(count: int) -> Iterator[str]:
    yield f'{_START}<pivotCacheRecords xmlns="{_MAIN}" xmlns:r="{_OFFICE}" count="{count}">'
    for record in records(count):
        cells = []
        for column, value in enumerate(record):
            if column in _ITEM_FIELDS:
                cells.append(f'<x v="{_ITEM_FIELDS[column].index(value)}"/>')
            elif column in _DATE_FIELDS:
                cells.append(f'<d v="{_date(int(value))}T00:00:00"/>')
            elif value == "":
                cells.append("<m/>")
            elif column in _TEXT_FIELDS:
                cells.append(f"<s v={quoteattr(str(value))}/>")
            else:
                cells.append(f'<n v="{value}"/>')
        yield f"<r>{''.join(cells)}</r>"
    yield "</pivotCacheRecords>"


def _date(serial: int) -> str:
    from datetime import date, timedelta

    return str(date(1899, 12, 30) + timedelta(serial))


def _put(archive: zipfile.ZipFile, part: str, pieces: Iterator[str]) -> None:
    with archive.open(part, "w", force_zip64=True) as file:
        waiting: list[str] = []
        for number, piece in enumerate(pieces):
            waiting.append(piece)
            if number % 500 == 0:
                file.write("".join(waiting).encode())
                waiting.clear()
        file.write("".join(waiting).encode())


def build_workbook(path: Path, count: int) -> None:
    """A workbook of so many records."""
    strings: dict[str, int] = {}

    def rows(most: int) -> Iterator[tuple[str | int | float, ...]]:
        yield HEADER
        yield from records(most)

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        archive.writestr("[Content_Types].xml", _types())
        for part, links in _LINKS.items():
            archive.writestr(part, _links(links))
        archive.writestr("xl/workbook.xml", _WORKBOOK)
        archive.writestr("xl/styles.xml", _STYLES)
        _put(archive, "xl/worksheets/sheet1.xml", _sheet(rows(count), strings, hidden=20))
        _put(archive, "xl/worksheets/sheet2.xml", _sheet(rows(min(count, 2000)), strings, hidden=0))
        archive.writestr("xl/worksheets/sheet3.xml", _SUMMARY)
        _put(archive, "xl/sharedStrings.xml", _strings(strings))
        archive.writestr("xl/pivotTables/pivotTable1.xml", _PIVOT)
        _put(archive, "xl/pivotCache/pivotCacheDefinition1.xml", _definition(count))
        _put(archive, "xl/pivotCache/pivotCacheRecords1.xml", _pivot_records(count))


# ── tables as text ──────────────────────────────────────────────────────────────────────────────────────────────


def build_table(path: Path, size: int) -> None:
    """A table written as text, of about so many bytes. Addresses, and some notes, hold commas, so they are quoted."""
    written = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for record in records(10_000_000):
            written += writer.writerow([*record[:3], f"{record[3]}, Anytown", *record[4:]])
            if written > size:
                return


_RELEASE = (
    "Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location", "LSOA code", "LSOA name",
    "Crime type", "Last outcome category", "Context",
)  # fmt: skip
_OPEN_STREETS = ("High Street", "Church Lane", "Park/Open Space", "Supermarket", "Mill Close", "Parking Area")


def build_release(path: Path, size: int) -> None:
    """A table of open crime data as forces publish it: nobody is in it."""
    chance = random.Random(2099)  # the same rows each time
    written = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_RELEASE)
        while written < size:
            written += writer.writerow(
                [
                    f"{chance.getrandbits(256):064x}",
                    f"2099-{chance.randrange(1, 13):02}",
                    *["Exampleshire Police"] * 2,
                    f"{chance.uniform(-2, 0):.6f}",
                    f"{chance.uniform(51, 53):.6f}",
                    f"On or near {chance.choice(_OPEN_STREETS)}",
                    f"E010{chance.randrange(100_000):05}",
                    f"Exampleton {chance.randrange(200):03}{chance.choice('ABCDE')}",
                    chance.choice(_OFFENCES),
                    chance.choice(_OUTCOMES),
                    "",
                ]
            )


BUILDERS = {
    "small.xlsx": lambda path: build_workbook(path, 50),
    "small.csv": lambda path: build_table(path, 10_000),
    "records.xlsx": lambda path: build_workbook(path, ROWS),
    "records.csv": lambda path: build_table(path, 100_000_000),
    "release.csv": lambda path: build_release(path, 100_000_000),
    "records-ten.xlsx": lambda path: build_workbook(path, 10 * ROWS),
}


def build(*names: str) -> None:
    """Builds those of these files that are not there yet."""
    DATA.mkdir(exist_ok=True)
    for name in names:
        path = DATA / name
        if not path.exists():
            print(f"building {path}", file=sys.stderr)
            unfinished = path.with_suffix(".part")
            BUILDERS[name](unfinished)
            unfinished.rename(path)


if __name__ == "__main__":
    build(*(name for name in BUILDERS if "ten" not in name or "--ten" in sys.argv))
