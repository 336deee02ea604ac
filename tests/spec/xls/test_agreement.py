"""Other programs' word on the same files: xlrd on what is hidden, calamine on values, LibreOffice as a writer."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
import xlrd
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from python_calamine import CalamineWorkbook

from candour.hiding import Weight
from candour.piece import Nested, Table, Text
from files.biff import Sheet, column, label, number, row, shared, workbook
from files.compound import compound
from files.hidden import everything, gaps, lines

SOFFICE = shutil.which("soffice")
needs_soffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not on this machine")


def cells_of(data: bytes) -> dict[tuple[str, int, int], tuple[str, str]]:
    """Each cell of each sheet: what hides it, and its text."""
    found = {}
    for table in everything(data):
        if isinstance(table, Table) and len(table.place.steps) == 2:
            name = table.place.steps[1].removeprefix('sheet "').rpartition('"')[0]
            for block in table.blocks():
                for cell in block.cells():
                    mask = table.masks[cell.mask - 1] if cell.mask else table.under
                    found[name, cell.row, cell.column] = (mask.hiding.id if mask else "", cell.text)
    return found


def assert_xlrd_agrees(data: bytes) -> None:
    """The same cells with the same values, and the same of them out of sight by sheet, row or column."""
    book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
    ours = cells_of(data)
    theirs = set()
    for sheet in book.sheets():
        for at_row in range(sheet.nrows):
            for at_column in range(sheet.ncols):
                cell = sheet.cell(at_row, at_column)
                if (
                    cell.ctype not in (xlrd.XL_CELL_TEXT, xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE)
                    or cell.value == ""
                ):
                    continue
                key = (sheet.name, at_row, at_column)
                theirs.add(key)
                rows, columns = sheet.rowinfo_map.get(at_row), sheet.colinfo_map.get(at_column)
                is_hidden = bool(sheet.visibility or (rows and rows.hidden) or (columns and columns.hidden))
                assert is_hidden == ours[key][0].endswith(("-sheet", "-row", "-column")), key
                assert cell.value == (
                    ours[key][1] if cell.ctype == xlrd.XL_CELL_TEXT else float(ours[key][1])
                ), key
    assert theirs == {key for key, (_, text) in ours.items() if text not in ("TRUE", "FALSE")}


def grid() -> bytes:
    """Cells of every kind in two sheets, some of them out of sight."""
    records = column(2, 3, hidden=True) + row(0) + row(1, hidden=True) + row(2, hidden=True, level=1)
    for at_row in range(4):
        records += (
            shared(at_row, 0, at_row % 2)
            + number(at_row, 1, at_row / 8)
            + label(at_row, 2, "hidden")
            + label(at_row, 4, "é ŵ")
        )
    return compound(
        {
            "Workbook": workbook(
                Sheet("Data", records), Sheet("Back", label(0, 0, "Nia Example"), 2), texts=("a", "b")
            )
        }
    )


def test_xlrd_agrees_on_records_made_by_hand() -> None:
    """Another program, xlrd, reads the same values and visibility from records that the tests made."""
    assert_xlrd_agrees(grid())


# ── LibreOffice ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Workbooks saved as .xls by LibreOffice: an ordinary one, and one with much out of sight."""
    folder = tmp_path_factory.mktemp("libreoffice")
    _ordinary().save(folder / "ordinary.xlsx")
    _hiding().save(folder / "hiding.xlsx")
    (folder / "drawn.fods").write_text(_DRAWN, "utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    inputs = [str(folder / name) for name in ("ordinary.xlsx", "hiding.xlsx", "drawn.fods")]
    subprocess.run(
        [str(SOFFICE), profile, "--headless", "--convert-to", "xls", "--outdir", str(folder), *inputs],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return {path.stem: path.read_bytes() for path in Path(folder).glob("*.xls")}


def _ordinary() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Data"
    sheet.append(["Surname", "Ward", "Crimes"])
    for number_ in range(30):
        sheet.append([f"Example {number_}", "Splott", number_ / 4])
    book.create_sheet("More").append(["Total", "=SUM(Data!C2:C31)"])
    return book


def _hiding() -> openpyxl.Workbook:
    book = _ordinary()
    sheet = book["Data"]
    sheet["A40"], sheet.row_dimensions[40].hidden = "in a hidden row", True
    sheet["E1"], sheet.column_dimensions["E"].hidden = "in a hidden column", True
    sheet["D3"], sheet["D3"].font = "white on white", Font(color="FFFFFFFF")
    sheet["D4"], sheet["D4"].number_format = "prints nothing", ";;;"
    sheet["D5"], sheet["D5"].font = "tiny", Font(size=1)
    sheet["D6"], sheet["D6"].font = "as its fill", Font(color="FF123456")
    sheet["D6"].fill = PatternFill("solid", fgColor="FF123456")
    sheet["A2"].comment = Comment("said in a comment", "Owen Llewellyn")
    rule = DataValidation(type="list", formula1='"Alpha,Beta"')
    rule.add("D20")
    sheet.add_data_validation(rule)
    sheet["A34"] = "in a group"
    sheet.row_dimensions.group(33, 35, hidden=True)
    back = book.create_sheet("Back")
    back["A1"], back.sheet_state = "in a hidden sheet", "hidden"
    book.properties.creator = "Owen Llewellyn"
    return book


_CELLS = "".join(
    f"<table:table-row>{''.join(f'<table:table-cell office:value-type={chr(34)}string{chr(34)}><text:p>{text}</text:p></table:table-cell>' for text in texts)}</table:table-row>"
    for texts in (("Name", "Area"), ("Nia Example", "North"), ("Owen Llewellyn", "South"))
)
_DRAWN = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>
<table:table table:name="Source">{_CELLS}<table:shapes>
<draw:frame draw:name="Box" svg:x="8cm" svg:y="2cm" svg:width="4cm" svg:height="2cm"><draw:text-box><text:p>in a box</text:p></draw:text-box></draw:frame>
<draw:frame draw:name="Object" svg:x="2cm" svg:y="12cm" svg:width="4cm" svg:height="2cm"><draw:object><office:document
 office:mimetype="application/vnd.oasis.opendocument.spreadsheet" office:version="1.2"><office:body><office:spreadsheet><table:table table:name="Inner">
<table:table-row><table:table-cell office:value-type="string"><text:p>in an object</text:p></table:table-cell></table:table-row></table:table>
</office:spreadsheet></office:body></office:document></draw:object></draw:frame></table:shapes></table:table>
<table:table table:name="Pivot"><table:table-row><table:table-cell/></table:table-row></table:table>
<table:data-pilot-tables><table:data-pilot-table table:name="P" table:target-range-address="Pivot.A1:Pivot.C6">
<table:source-cell-range table:cell-range-address="Source.A1:Source.B3"/>
<table:data-pilot-field table:source-field-name="Area" table:orientation="row" table:used-hierarchy="-1"/>
<table:data-pilot-field table:source-field-name="Name" table:orientation="data" table:function="count" table:used-hierarchy="-1"/>
</table:data-pilot-table></table:data-pilot-tables></office:spreadsheet></office:body></office:document>"""


@needs_soffice
def test_an_ordinary_workbook_has_no_gap_and_only_traces(saved: dict[str, bytes]) -> None:
    """What LibreOffice leaves in every file is the author's name: a trace, no content."""
    assert gaps(saved["ordinary"]) == []
    hidings = [
        found.hiding
        for found in everything(saved["ordinary"])
        if isinstance(found, Text | Nested) and found.hiding
    ]
    assert {hiding.id for hiding in hidings} == {"xls.document-properties"}
    assert all(hiding.weight is Weight.TRACE for hiding in hidings)
    assert {hiding for hiding, _ in cells_of(saved["ordinary"]).values()} == {""}


@needs_soffice
def test_xlrd_agrees_on_what_libreoffice_wrote(saved: dict[str, bytes]) -> None:
    """The same values and the same visibility in files that LibreOffice saved."""
    assert_xlrd_agrees(saved["ordinary"])
    assert_xlrd_agrees(saved["hiding"])


@needs_soffice
def test_calamine_agrees_on_values(saved: dict[str, bytes]) -> None:
    """A third program, calamine, reads the same values from what LibreOffice saved."""
    for name in ("ordinary", "hiding"):
        ours = cells_of(saved[name])
        for title in ("Data", "More"):
            theirs = CalamineWorkbook.from_filelike(io.BytesIO(saved[name])).get_sheet_by_name(title)
            for at_row, cells in enumerate(theirs.to_python(skip_empty_area=False)):
                for at_column, value in enumerate(cells):
                    if value != "":
                        text = ours[title, at_row, at_column][1]
                        assert value == (text if isinstance(value, str) else float(text))


@needs_soffice
@pytest.mark.parametrize(
    ("hiding", "text"),
    [
        ("hidden-row", "in a hidden row"),
        ("collapsed-row", "in a group"),
        ("hidden-column", "in a hidden column"),
        ("hidden-sheet", "in a hidden sheet"),
        ("background-colour", "white on white"),
        ("background-colour", "as its fill"),
        ("blank-number-format", "prints nothing"),
        ("tiny-text", "tiny"),
        ("comment", "said in a comment"),
        ("data-validation", "Alpha, Beta"),
        ("document-properties", "Owen Llewellyn"),
    ],
)
def test_what_libreoffice_hid_is_found(saved: dict[str, bytes], hiding: str, text: str) -> None:
    """What was hidden in the workbook that LibreOffice converted is found in the .xls, by the same hiding."""
    assert (f"xls.{hiding}", text) in {(line.hiding, line.text) for line in lines(saved["hiding"])}
    assert gaps(saved["hiding"]) == []


@needs_soffice
def test_pivot_caches_boxes_and_objects_of_libreoffice_are_read(saved: dict[str, bytes]) -> None:
    """The records behind a pivot table, the text of a box, and the workbook embedded in this one."""
    found = {(line.hiding, line.place, line.text) for line in lines(saved["drawn"], "drawn.xls")}
    place = 'drawn.xls › pivot cache 1 of "Source!A1"'
    assert ("xls.pivot-cache", f"{place} › record 1", "Nia Example") in found
    assert ("xls.pivot-cache", f"{place} › record 2", "South") in found
    assert ("", 'drawn.xls › sheet "Source" › text box "Box"', "in a box") in found
    assert ("", 'drawn.xls › sheet "Source" › picture "Object" › sheet "Inner" › A1', "in an object") in found
    assert gaps(saved["drawn"]) == []
