"""Clean copies of workbooks: what a reader sees and nothing else, proved, the same each time, and clean already when cleaned again."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from candour.cleaned import BLACKED_OUT, CannotClean, Redaction, Wishes, Written
from candour.copying import copied
from candour.formats.xlsx.shown_text import tables_of
from candour.place import Place
from candour.proof.proving import prove
from candour.source import Source
from files import ooxml, xlsx_parts, xlsx_sheets
from files.xlsx_pages import PAGES, SECRET, made, named_sheet, picture, with_part
from files.xlsx_sheets import book, number, row, sheet, text

EXAMPLES = Path(__file__).parents[3] / "examples"
ALL = {
    **{f"sheets/{name}": build for name, build in xlsx_sheets.FILES.items()},
    **{f"parts/{name}": build for name, build in xlsx_parts.FILES.items()},
    **{f"shared/{name}": build for name, build in ooxml.FILES.items()},
    **{f"pages/{name}": build for name, build in PAGES.items()},
    **{f"examples/{path.name}": path.read_bytes for path in sorted(EXAMPLES.glob("*/*.xlsx"))},
}
REFUSED = {
    "sheets/hidden-window": "no sheet of it is in sight",
    "shared/part-differs-in-case": "no sheet of it is in sight",
    "shared/drawing-broken-beside-good-properties": "damaged",
}
"""The files of which there can be no copy, and why."""
PLOTTED = Wishes(frozenset({"xlsx.chart-cache", "xlsx.filtered-series", "xlsx.external-link-path"}))
"""Values that a chart plots are kept in it, and are the same words as stand elsewhere in these files."""
WISHES = {name: PLOTTED for name in ALL if name.startswith("shared/chart")}
PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/(?:_rels/)?workbook\.xml(?:\.rels)?|xl/(?:worksheets|chartsheets)/(?:_rels/)?sheet\d+\.xml(?:\.rels)?|"
    r"xl/(?:styles|sharedStrings)\.xml|xl/theme/theme1\.xml|xl/tables/table\d+\.xml|xl/drawings/(?:_rels/)?drawing\d+\.xml(?:\.rels)?|"
    r"xl/charts/(?:_rels/)?chart\d+\.xml(?:\.rels)?|xl/media/image\d+\.\w+"
)
"""The parts that a copy may have."""
OFFICE = shutil.which("soffice")


def source(data: bytes) -> Source:
    """These bytes, to be read."""
    return Source("a.xlsx", data, Place(("a.xlsx",)))


def copy_of(data: bytes, wishes: Wishes | None = None) -> Written:
    """The copy that is made of these bytes."""
    return copied(source(data), wishes or Wishes())


def faults(data: bytes, copy: bytes, wishes: Wishes | None = None) -> list[str]:
    """What the proof finds amiss. Another library cannot tell what is kept out of sight on purpose from what is in sight."""
    _, proof = prove(source(data), source(copy), wishes or Wishes())
    is_kept = wishes is not None and bool(wishes.keeps)
    return [
        check.says for check in proof.checks if not check.holds and not (is_kept and check.id == "witness")
    ]


def parts_of(copy: bytes) -> dict[str, str]:
    """The parts of a copy by their names, as text."""
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def sheet_of(copy: bytes, number: int = 1) -> str:
    """One sheet of a copy, as it is written."""
    return parts_of(copy)[f"xl/worksheets/sheet{number}.xml"]


def opened(copy: bytes) -> Any:
    """The copy as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(copy), rich_text=True)


def rows_of(copy: bytes, sheet: int = 0) -> list[list[str]]:
    """The rows of one sheet of a copy, as a reader sees them."""
    return tables_of(copy)[sheet][1]


# ── every file ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", sorted(ALL.keys() - REFUSED.keys()))
def test_each_file_has_a_copy_that_is_proved_clean(name: str) -> None:
    """The copy holds what is seen and nothing else; two other libraries open it; its own copy is the same to the byte."""
    data = ALL[name]()
    copy = copy_of(data)
    assert faults(data, copy.data, WISHES.get(name)) == []
    again = copy_of(copy.data)
    assert (again.data, again.changes) == (copy.data, ())
    assert copy_of(data) == copy
    opened(copy.data)
    CalamineWorkbook.from_filelike(io.BytesIO(copy.data))


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_some_files_have_no_copy(name: str) -> None:
    """A workbook of which nothing is in sight, or that is damaged, is refused with the reason and what to do."""
    with pytest.raises(CannotClean, match=REFUSED[name]):
        copy_of(ALL[name]())


@pytest.mark.parametrize("name", sorted(PAGES))
def test_what_is_out_of_sight_is_nowhere_in_the_copy(name: str) -> None:
    """A name that stands out of sight in many ways is in no part of the copy; its parts have names of our own and no date."""
    copy = copy_of(PAGES[name]())
    said = "".join(parts_of(copy.data).values())
    assert "Zebedee" not in said
    assert "Quillfeather" not in said
    with zipfile.ZipFile(io.BytesIO(copy.data)) as archive:
        assert [name for name in archive.namelist() if not PARTS.fullmatch(name)] == []
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_each_change_is_told_in_words() -> None:
    """What was left out is told by the way in which it was out of sight, in whole sentences without any value."""
    changes = [change for build in PAGES.values() for change in copy_of(build()).changes]
    assert {
        "xlsx.hidden-row",
        "xlsx.very-hidden-sheet",
        "formulas-to-values",
        "numbers-rounded",
        "pictures-re-encoded",
    } <= {change.id for change in changes}
    assert all(change.says.endswith(".") and "Zebedee" not in change.says for change in changes)


def test_what_may_be_in_sight_is_told_by_itself() -> None:
    """Cells that a shape may cover are left out, and it is said that Candour could not tell."""
    changes = {
        change.id: change.says for change in copy_of(ALL["sheets/cells-under-a-filled-shape"]()).changes
    }
    assert "could not tell" in changes["xlsx.covered-cell"]


@pytest.mark.parametrize("extension", [".xlsm", ".xltx"])
def test_a_workbook_of_another_kind_becomes_an_ordinary_one(extension: str) -> None:
    """Macros and templates become a plain workbook."""
    kinds = {
        ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        ".xltx": "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml",
    }
    plain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    copy = copy_of(with_part(made(named_sheet), "[Content_Types].xml", plain, kinds[extension]))
    assert (copy.format, copy.extension) == ("xlsx", ".xlsx")
    assert plain in parts_of(copy.data)["[Content_Types].xml"]


# ── lines ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_sheet_closes_up_where_lines_are_gone() -> None:
    """Rows and columns out of sight are taken out, and all that counts rows and columns is counted anew."""
    copy = opened(copy_of(PAGES["hidden-rows-and-columns"]()).data)
    sheet = copy["Reply"]
    assert [sheet["A1"].value, sheet["A2"].value, sheet["A3"].value] == ["Ward", "Ward 1", "Ward 3"]
    assert [str(merged) for merged in sheet.merged_cells.ranges] == ["D5:G7"]
    assert sheet.freeze_panes == "E4"
    assert sheet.print_title_rows == "$1:$2"
    assert sheet.print_title_cols == "$A:$D"
    assert sheet.print_area == "'Reply'!$A$1:$G$9"
    assert sheet.auto_filter.ref == "A1:D5"
    assert [each.id for each in sheet.row_breaks.brk] == [4]


def test_a_merged_range_that_begins_out_of_sight_keeps_its_value() -> None:
    """The line in which it begins stays, too thin to notice, and holds nothing else."""
    copy = copy_of(PAGES["merged-range-begins-out-of-sight"]()).data
    sheet = opened(copy)["Reply"]
    assert [str(merged) for merged in sheet.merged_cells.ranges] == ["D3:F6"]
    assert sheet["D3"].value == "Shown below"
    assert sheet.row_dimensions[3].height == 2.25
    assert [cell.value for cell in sheet[3] if cell.value] == ["Shown below"]


def test_columns_hidden_up_to_the_edge_stay_hidden_and_empty() -> None:
    """Where a sheet shows no columns past those in use, its copy shows none either."""
    copy = copy_of(ALL["sheets/hidden-column-is-blank"]()).data
    assert '<col min="5" max="16384" width="9" hidden="1"/>' in sheet_of(copy)


def test_wide_gaps_close_where_what_lay_in_them_is_gone() -> None:
    """What stands beyond a thousand rows that are now empty would look lost, so it moves up."""
    rows = rows_of(copy_of(PAGES["white-rows-before-a-gap"]()).data)
    assert rows[-1] == ["the end"]
    assert len(rows) == 14 + 1000


# ── values ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_formulas_become_the_values_they_show() -> None:
    """Ordinary formulas, arrays and what they spill are values; no formula is left."""
    copy = copy_of(PAGES["formulas"]()).data
    sheet = opened(copy)["Reply"]
    assert "<f" not in sheet_of(copy)
    assert [sheet[cell].value for cell in ("D2", "E1", "G1", "G2")] == [2, 14, "#DIV/0!", True]


def test_numbers_keep_the_digits_they_show() -> None:
    """A percentage keeps no more than its percents, a date its day, a month its month."""
    copy = copy_of(PAGES["more-digits-than-shown"]()).data
    assert re.findall(r"<v>([^<]+)</v>", sheet_of(copy)) == [
        "0.12",
        "2.68",
        "45292",
        "44986",
        "1234568",
        "0.333333333333333",
    ]
    assert [row[0] for row in rows_of(copy)] == [
        "12%",
        "2.68",
        "01/01/2024",
        "Mar 2023",
        "1,234,568",
        "0.333333333",
    ]


def test_texts_keep_their_lines_spaces_and_looks() -> None:
    """Line breaks, spaces at the ends and the looks of single words stay; reading aids and texts that no cell uses go."""
    sheet = opened(copy_of(PAGES["page-set-up"]()).data)["Reply"]
    assert sheet["D2"].value == "  spaced\nover lines "
    assert [str(run) for run in sheet["D1"].value] == ["in ", "two", " looks"]
    assert sheet["D1"].value[1].font.b
    plain = copy_of(ALL["sheets/reading-aid"]()).data
    assert parts_of(plain)["xl/sharedStrings.xml"].endswith("<si><t>例</t></si></sst>")


def test_characters_that_print_nothing_go() -> None:
    """Zero-width characters, controls and escapes of them are taken out of texts."""
    copy = copy_of(book(sheet(row(1, text("A1", "N\u200bia_x0007_ Ex\u202eample"))))).data
    assert rows_of(copy) == [["Nia Example"]]


def test_a_number_that_is_none_becomes_a_text() -> None:
    """A cell that calls words a number holds words."""
    copy = copy_of(book(sheet(row(1, number("A1", "n/a"), number("B1", "1.50"))))).data
    assert rows_of(copy) == [["n/a", "1.5"]]


def test_words_of_number_formats_stay_only_where_they_are_shown() -> None:
    """Of a format with words for what is owed and what is paid, each value keeps its own."""

    def write(book: Any) -> None:
        sheet = book.add_worksheet("Sums")
        look = book.add_format({"num_format": f'"owed "0;"paid "0;"{SECRET}"'})
        sheet.write(0, 0, 12, look)
        sheet.write(1, 0, -3, look)

    copy = copy_of(made(write)).data
    assert rows_of(copy) == [["owed 12"], ["paid 3"]]
    assert "Zebedee" not in parts_of(copy)["xl/styles.xml"]


# ── looks ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_looks_stay() -> None:
    """Fonts, fills, borders, alignment, widths, heights and the page are as they were."""
    sheet = opened(copy_of(PAGES["page-set-up"]()).data)["Reply"]
    assert sheet.sheet_view.showGridLines is False
    assert (sheet.sheet_view.zoomScale, sheet.sheet_view.rightToLeft) == (80, True)
    assert sheet.sheet_properties.tabColor.rgb == "FF00B050"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (
        "landscape",
        9,
        0,
    )
    assert sheet.print_options.horizontalCentered
    assert (sheet.oddHeader.left.text, sheet.oddHeader.right.text) == (
        "Example Constabulary",
        "Page &P of &N",
    )
    assert sheet.oddFooter.right.text == "Fish && chips"
    assert "Z" not in sheet.oddFooter.left.text  # the folder of the file
    assert sheet.row_dimensions[2].height == 39.75
    assert sheet["A4"].border.bottom.style == "double"
    assert (sheet["D2"].alignment.textRotation, sheet["D2"].alignment.indent) == (30, 1)
    assert sheet["A1"].fill.fgColor.rgb == "FFEEEEEE"
    assert "sparkline" in sheet_of(copy_of(PAGES["page-set-up"]()).data)


def test_hidden_looks_leave_blank_cells() -> None:
    """A cell in white on white keeps its border and its fill, and holds nothing."""
    sheet = opened(copy_of(PAGES["looks-that-hide"]()).data)["Reply"]
    assert [sheet.cell(at, 6).value for at in range(1, 5)] == [None] * 4
    assert {sheet.cell(at, 6).border.left.style for at in range(1, 5)} == {"thin"}
    assert sheet["G1"].value == "seen"


def test_conditional_formats_become_the_looks_they_give() -> None:
    """What rules and colour scales give is the cell's own look; bars and icons stay rules; no word of a rule is left."""
    copy = copy_of(PAGES["conditional-formats"]())
    sheet = opened(copy.data)["Reply"]
    assert [at for at in range(2, 13) if sheet.cell(at, 2).fill.fgColor.rgb == "FFFFC7CE"] == [
        7,
        8,
        9,
        10,
        11,
        12,
    ]
    assert [at for at in range(2, 13) if sheet.cell(at, 2).font.b] == [11, 12]
    assert [at for at in range(2, 13) if sheet.cell(at, 1).font.b] == [2, 11, 12]
    assert sheet["D2"].fill.fgColor.rgb == "FFDDEBF7"
    assert sheet["D3"].fill.fill_type is None
    assert len({sheet.cell(at, 3).fill.fgColor.rgb for at in range(3, 13, 2)}) == 5
    kinds = re.findall(r'<cfRule type="(\w+)"', sheet_of(copy.data))
    assert kinds == ["dataBar", "iconSet"]
    assert "condition-left-out" in {change.id for change in copy.changes}  # what looks otherwise every day


def test_tables_stay_tables_under_plain_names() -> None:
    """Range, header, totals and looks stay; the table's name, which somebody gave, does not."""
    copy = copy_of(PAGES["tables"]()).data
    (table,) = opened(copy)["Records"].tables.values()
    assert (table.displayName, table.ref, table.totalsRowCount) == ("Table1", "B2:D11", 1)
    assert [column.name for column in table.tableColumns] == ["Case", "Days", "Rate"]
    assert table.tableStyleInfo.name == "TableStyleMedium4"
    assert rows_of(copy)[10] == ["", "All", "36"]


# ── what goes beside the cells ──────────────────────────────────────────────────────────────────────────────


def test_links_stay_where_a_reader_sees_where_they_lead() -> None:
    """An address that the cell says, and a place in the workbook, stay links; what only shows when it is pointed at does not."""
    data = PAGES["links"]()
    copy = opened(copy_of(data).data)["Reply"]
    found = [copy[f"E{at}"].hyperlink for at in range(1, 6)]
    assert [link and (link.target or link.location) for link in found] == [
        "https://example.com/statistics",
        "mailto:foi@example.com",
        "'It''s here'!C4",
        None,
        None,
    ]
    kept = opened(copy_of(data, Wishes(frozenset({"xlsx.hyperlink"}))).data)["Reply"]
    assert kept["E4"].hyperlink is not None
    assert kept["E5"].hyperlink is None  # a file on somebody's computer


def test_pictures_are_drawn_anew_where_they_stood() -> None:
    """A picture moves up with the rows under it; what is noted in it and of it goes."""
    copy = copy_of(PAGES["pictures-and-boxes"]()).data
    parts = parts_of(copy)
    assert re.findall(r"<xdr:row>(\d+)</xdr:row>", parts["xl/drawings/drawing1.xml"])[0] == "2"
    assert re.findall(r' name="([^"]+)"', parts["xl/drawings/drawing1.xml"]) == ["Picture 1", "TextBox 2"]
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        assert b"tEXt" not in archive.read("xl/media/image1.png")


def test_a_cropped_picture_is_cut() -> None:
    """What is cut off a picture is not in the copy."""

    def write(book: Any) -> None:
        named_sheet(book).insert_image("E4", "photo.png", {"image_data": picture()})

    cropped = with_part(
        made(write), "xl/drawings/drawing1.xml", "<a:stretch>", '<a:srcRect r="50000"/><a:stretch>'
    )
    copy = copy_of(cropped)
    assert faults(cropped, copy.data) == []
    from PIL import Image

    with zipfile.ZipFile(io.BytesIO(copy.data)) as archive:
        image = Image.open(io.BytesIO(archive.read("xl/media/image1.png"))).convert("RGB")
    assert image.size == (40, 40)
    assert image.getcolors() == [(1600, (255, 0, 0))]


def test_charts_are_tied_to_the_cells_that_say_what_they_plot() -> None:
    """A chart of cells in sight stays tied to them, where they now stand, without what was in a hidden row."""
    copy = copy_of(PAGES["charts"]()).data
    charts = [text for name, text in parts_of(copy).items() if name.startswith("xl/charts/chart")]
    assert "<c:f>'Reply'!$B$2:$B$5</c:f>" in charts[0]
    assert re.findall(r"<c:v>(\d+)</c:v>", charts[0]) == ["7", "21", "28", "35"]
    assert "Ward 2" not in charts[0]
    assert opened(copy).sheetnames == ["Reply", "Shares"]


def test_a_chart_of_cells_out_of_sight_keeps_what_it_plots() -> None:
    """Its values stand in the chart itself, with no more digits than can be read off it."""

    def write(book: Any) -> None:
        named_sheet(book)
        data = book.add_worksheet("Data")
        data.hide()
        data.write_column(0, 0, ["Arrests", "Cautions"])
        data.write_column(0, 1, [12.3456789, 7])
        chart = book.add_chart({"type": "pie"})
        chart.add_series({"categories": "=Data!$A$1:$A$2", "values": "=Data!$B$1:$B$2"})
        book.get_worksheet_by_name("Reply").insert_chart("E2", chart)

    chart = parts_of(copy_of(made(write)).data)["xl/charts/chart1.xml"]
    assert "Data" not in chart
    assert re.findall(r"<c:v>([^<]+)</c:v>", chart) == ["Arrests", "Cautions", "12.3457", "7"]


# ── wishes ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_values_are_blacked_out_wherever_they_are_shown() -> None:
    """In texts, across runs, in numbers by what they show, in names of sheets, headers, boxes, charts and tables."""

    def write(book: Any) -> None:
        sheet = named_sheet(book, "Nia Example")
        sheet.write_rich_string("E1", "seen by N", book.add_format({"bold": True}), "ia Exam", "ple today")
        sheet.write("E2", 9993612784)
        sheet.write("E3", 33140, book.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write("E4", "Nia\nExample")
        sheet.set_header("&LNia Example&RPage &P")
        sheet.insert_textbox("G2", "Ask Nia Example")
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "='Nia Example'!$B$2:$B$4"})
        chart.set_title({"name": "For Nia Example"})
        sheet.insert_chart("G9", chart)
        sheet.write_url("E5", "https://example.com/Nia", string="https://example.com/Nia")

    values = frozenset({"Nia Example", "9993612784", "24/09/1990", "https://example.com/Nia"})
    copy = copy_of(made(write), Wishes(redaction=Redaction(values))).data
    said = "".join(parts_of(copy).values())
    assert not [value for value in ("Nia", "9993612784", "33140") if value in said]
    rows = rows_of(copy)
    assert rows[0][4] == f"seen by {BLACKED_OUT} today"
    assert [row[4] for row in rows[1:5]] == [BLACKED_OUT] * 4
    assert opened(copy).sheetnames == [BLACKED_OUT]


def _hidden_row(sheet: Any, _: Any) -> None:
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.write(2, 4, SECRET)


def _collapsed_row(sheet: Any, _: Any) -> None:
    sheet.set_row(2, None, None, {"hidden": True, "level": 1})
    sheet.write(2, 4, SECRET)


def _hidden_column(sheet: Any, _: Any) -> None:
    sheet.set_column(3, 3, None, None, {"hidden": True})
    sheet.write(4, 3, SECRET)


def _hidden_sheet(_: Any, book: Any) -> None:
    sheet = book.add_worksheet("Hidden")
    sheet.hide()
    sheet.write(0, 0, SECRET)


def _white_text(sheet: Any, book: Any) -> None:
    sheet.write(1, 4, SECRET, book.add_format({"font_color": "white"}))


def _no_format(sheet: Any, book: Any) -> None:
    sheet.write(1, 4, SECRET, book.add_format({"num_format": ";;;"}))


def _note(sheet: Any, _: Any) -> None:
    sheet.write_comment("B3", f"Ask {SECRET}", {"author": SECRET})


def _described(sheet: Any, _: Any) -> None:
    sheet.insert_image("E4", "a.png", {"image_data": picture("as taken"), "description": SECRET})


def _far_cell(sheet: Any, _: Any) -> None:
    sheet.write_column(6, 0, range(9))
    sheet.write(4000, 0, SECRET)


@pytest.mark.parametrize(
    ("keeps", "write"),
    [
        ("xlsx.hidden-row", _hidden_row),
        ("xlsx.collapsed-row", _collapsed_row),
        ("xlsx.hidden-column", _hidden_column),
        ("xlsx.hidden-sheet", _hidden_sheet),
        ("xlsx.background-colour", _white_text),
        ("xlsx.blank-number-format", _no_format),
        ("xlsx.comment", _note),
        ("xlsx.alt-text", _described),
        ("xlsx.far-cell", _far_cell),
    ],
)
def test_what_is_kept_on_purpose_stays_as_it_was(keeps: str, write: Any) -> None:
    """What is out of sight in a way that somebody wants to keep stays out of sight in that way; without that wish it goes."""
    data = made(lambda book: write(named_sheet(book), book), properties=False)
    wishes = Wishes(frozenset({keeps, "xlsx.document-properties"}), keeps_title=True)
    copy = copy_of(data, wishes)
    assert faults(data, copy.data, wishes) == []
    assert "Zebedee" in "".join(parts_of(copy.data).values())
    assert "Zebedee" not in "".join(parts_of(copy_of(data).data).values())
    opened(copy.data)


def test_what_cannot_stay_is_refused() -> None:
    """Whoever wants to keep a filter's values, or records behind a pivot table, is told that no copy can hold them."""
    with pytest.raises(CannotClean, match=r"xlsx\.data-validation"):
        copy_of(PAGES["notes-and-rules"](), Wishes(frozenset({"xlsx.data-validation"})))


def test_the_title_stays_where_somebody_wishes() -> None:
    """The title is all that is left of the properties."""
    wishes = Wishes(frozenset({"xlsx.document-properties"}), keeps_title=True)
    copy = copy_of(PAGES["hidden-rows-and-columns"](), wishes).data
    core = parts_of(copy)["docProps/core.xml"]
    assert "<dc:title>Crime by ward</dc:title>" in core
    assert "Zebedee" not in core


# ── another program ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.skipif(
    OFFICE is None or shutil.which("pdftotext") is None,
    reason="LibreOffice or poppler is not on this machine",
)
def test_libreoffice_draws_the_same_pages(tmp_path: Path) -> None:
    """The pages that LibreOffice draws of a copy have the same words in the same places as those of the file."""
    names = ("hidden-rows-and-columns", "conditional-formats", "charts", "page-set-up", "pictures-and-boxes")
    for name in names:
        data = PAGES[name]()
        for folder, content in (("before", data), ("after", copy_of(data).data)):
            (tmp_path / folder).mkdir(exist_ok=True)
            (tmp_path / folder / f"{name}.xlsx").write_bytes(content)
    for folder in ("before", "after"):
        files = [str(tmp_path / folder / f"{name}.xlsx") for name in names]
        command = [
            str(OFFICE),
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
        ]
        subprocess.run(
            [*command, "--outdir", str(tmp_path / folder), *files],
            check=True,
            capture_output=True,
            timeout=240,
        )
    for name in names:
        pages = [
            subprocess.run(
                ["pdftotext", "-layout", str(tmp_path / folder / f"{name}.pdf"), "-"],
                check=True,
                capture_output=True,
                text=True,
            ).stdout
            for folder in ("before", "after")
        ]
        words = [re.sub(r"file:///\S*/", "", page).split() for page in pages]
        assert words[0] == words[1]  # but for the folder of the file, which a copy does not print


def test_a_workbook_whose_texts_are_damaged_is_refused():
    """Where the list of texts that cells share breaks off, a copy would lose cells in sight: there is none."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as whole:
        whole.add_worksheet().write_column(0, 0, ["Hill", "Dale", "Vale"])
    damaged = io.BytesIO()
    with zipfile.ZipFile(stream) as before, zipfile.ZipFile(damaged, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            after.writestr(name, data[: data.index(b"Dale")] if name.endswith("sharedStrings.xml") else data)
    with pytest.raises(CannotClean, match="texts of cells"):
        copied(Source("reply.xlsx", damaged.getvalue(), Place(("reply.xlsx",))), Wishes())
