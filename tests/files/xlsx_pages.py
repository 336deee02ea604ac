"""Workbooks as people make them, each with a name planted where no reader of it sees it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import xlsxwriter
from PIL import Image

__all__ = ["PAGES", "SECRET", "made", "named_sheet", "picture", "with_part"]

SECRET = "Zebedee Quillfeather"
"""The name that is planted."""

Writes = Callable[[xlsxwriter.Workbook], None]


def made(*writes: Writes, properties: bool = True) -> bytes:
    """A workbook that these write, one after the other."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    for write in writes:
        write(book)
    if properties:
        book.set_properties(
            {
                "author": SECRET,
                "comments": SECRET,
                "title": "Crime by ward",
            }
        )
    book.close()
    return stream.getvalue()


def with_part(data: bytes, part: str, was: str, becomes: str) -> bytes:
    """The workbook with something in one of its parts put in the place of something else."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                assert was.encode() in content
                content = content.replace(was.encode(), becomes.encode())
            new.writestr(name, content)
    return out.getvalue()


def picture(remark: str = SECRET) -> io.BytesIO:
    """A picture whose left half is red and whose right half is blue, with a remark in it."""
    image = Image.new("RGB", (80, 40), "red")
    image.paste("blue", (40, 0, 80, 40))
    stream = io.BytesIO()
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Comment", remark)
    image.save(stream, "PNG", pnginfo=info)
    return stream


def named_sheet(book: xlsxwriter.Workbook, name: str = "Reply", rows: int = 6) -> Any:
    """A sheet of wards with their crimes."""
    sheet = book.add_worksheet(name)
    sheet.write_row(0, 0, ["Ward", "Crimes", "Share"])
    for at in range(1, rows):
        sheet.write_row(at, 0, [f"Ward {at}", at * 7, at / 11])
    return sheet


def _hidden_lines(book: xlsxwriter.Workbook) -> None:
    sheet = named_sheet(book)
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.write(2, 4, SECRET)
    sheet.set_column(3, 3, None, None, {"hidden": True})
    sheet.write(4, 3, SECRET)
    sheet.merge_range("E6:H8", "Total of all wards", book.add_format({"bold": True}))
    sheet.freeze_panes(4, 5)
    sheet.repeat_rows(0, 2)
    sheet.repeat_columns(0, 4)
    sheet.print_area(0, 0, 9, 7)
    sheet.set_h_pagebreaks([5])
    sheet.autofilter(0, 0, 5, 4)


def _hidden_sheets(book: xlsxwriter.Workbook) -> None:
    named_sheet(book)
    for name, hide in (("Hidden", "hide"), ("Very", "very_hidden")):
        sheet = book.add_worksheet(name)
        getattr(sheet, hide)()
        sheet.write(0, 0, SECRET)


def _looks(book: xlsxwriter.Workbook) -> None:
    sheet = named_sheet(book)
    for at, look in enumerate(
        (
            {"font_color": "white"},
            {"num_format": ";;;"},
            {"font_size": 1},
            {"font_color": "#FFFF00", "bg_color": "#FFFF00"},
        )
    ):
        sheet.write(at, 5, SECRET, book.add_format({**look, "border": 1}))
    sheet.write(0, 6, "seen", book.add_format({"font_color": "white", "bg_color": "#1F4E78"}))


def _formulas(book: xlsxwriter.Workbook) -> None:
    sheet = named_sheet(book)
    sheet.write_formula("D2", f'=IF(B2="{SECRET}",1,2)', None, 2)
    sheet.write_array_formula("E1:E3", "{=B2:B4*2}", None, 14)
    sheet.write_dynamic_array_formula("F1:F3", "=SORT(B2:B4)", None, 7)
    sheet.write_formula("G1", "=1/0", None, "#DIV/0!")
    sheet.write_formula("G2", "=TRUE", None, True)  # noqa: FBT003  (the value of the cell)
    book.define_name("Secret", f'="{SECRET}"')


def _precision(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("Rates")
    for at, (value, code) in enumerate(
        [
            (0.1234567, "0%"),
            (2.675, "0.00"),
            (45292.123456, "dd/mm/yyyy"),
            (45000.5, "mmm yyyy"),
            (1234567.891, "#,##0"),
            (1 / 3, "General"),
        ]
    ):
        sheet.write_number(at, 0, value, book.add_format({"num_format": code}))


def _conditions(book: xlsxwriter.Workbook) -> None:
    sheet = named_sheet(book, rows=12)
    red = book.add_format({"bg_color": "#FFC7CE", "font_color": "#9C0006"})
    bold = book.add_format({"bold": True, "border": 1})
    sheet.conditional_format(
        "A2:A12", {"type": "text", "criteria": "containing", "value": SECRET, "format": red}
    )
    sheet.conditional_format(
        "A2:A12", {"type": "text", "criteria": "containing", "value": "Ward 1", "format": bold}
    )
    sheet.conditional_format("B2:B12", {"type": "cell", "criteria": ">", "value": 40, "format": red})
    sheet.conditional_format("B2:B12", {"type": "top", "value": 2, "format": bold})
    sheet.conditional_format(
        "A1:D14",
        {
            "type": "formula",
            "criteria": "=MOD(ROW(),2)=0",
            "format": book.add_format({"bg_color": "#DDEBF7"}),
        },
    )
    sheet.conditional_format("C2:C12", {"type": "3_color_scale"})
    sheet.conditional_format("B2:B12", {"type": "data_bar"})
    sheet.conditional_format("C2:C12", {"type": "icon_set", "icon_style": "3_arrows"})
    sheet.conditional_format("D2:D12", {"type": "time_period", "criteria": "today", "format": red})


def _tables(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("Records")
    rows = [[f"Case {at}", at, at / 3] for at in range(1, 9)]
    columns = [
        {"header": "Case"},
        {"header": "Days", "total_function": "sum", "total_value": 36},
        {"header": "Rate", "format": book.add_format({"num_format": "0.0"})},
    ]
    columns[0]["total_string"] = "All"
    sheet.add_table(
        "B2:D11",
        {
            "data": rows,
            "columns": columns,
            "name": "Quillfeather",
            "total_row": True,
            "style": "Table Style Medium 4",
        },
    )
    sheet.write("F1", "beside")


def _links(book: xlsxwriter.Workbook) -> None:
    sheet = named_sheet(book)
    other = book.add_worksheet("It's here")
    other.write(3, 2, "found")
    sheet.write_url("E1", "https://example.com/statistics")
    sheet.write_url("E2", "mailto:foi@example.com", string="foi@example.com")
    sheet.write_url("E3", "internal:'It''s here'!C4", string="See the other sheet")
    sheet.write_url("E4", "https://example.com/?case=Zebedee-Quillfeather", string="See here")
    sheet.write_url("E5", "external:C:\\Users\\Zebedee\\Quillfeather.xlsx", string="File")


def _notes(book: xlsxwriter.Workbook) -> None:
    sheet = named_sheet(book)
    sheet.write_comment("B3", f"Ask {SECRET}", {"author": SECRET})
    sheet.data_validation(
        "A2:A5", {"validate": "list", "source": ["Ward 1", SECRET], "input_message": SECRET}
    )


def _drawings(book: xlsxwriter.Workbook) -> None:
    sheet = named_sheet(book)
    sheet.set_row(1, None, None, {"hidden": True})
    sheet.insert_image("E4", "photo.png", {"image_data": picture(), "description": SECRET})
    sheet.insert_textbox(
        "I4", "Figures are provisional", {"fill": {"color": "#FFF2CC"}, "description": SECRET}
    )


def _charts(book: xlsxwriter.Workbook) -> None:
    sheet = named_sheet(book)
    sheet.set_row(2, None, None, {"hidden": True})
    chart = book.add_chart({"type": "column"})
    chart.add_series(
        {
            "name": "=Reply!$B$1",
            "categories": "=Reply!$A$2:$A$6",
            "values": "=Reply!$B$2:$B$6",
            "data_labels": {"value": True},
        }
    )
    chart.set_title({"name": "Crimes by ward"})
    chart.set_x_axis({"name": "Ward"})
    sheet.insert_chart("E2", chart)
    lines = book.add_chart({"type": "line"})
    lines.add_series({"name": "Shares", "categories": "=Reply!$A$2:$A$6", "values": "=Reply!$C$2:$C$6"})
    book.add_chartsheet("Shares").set_chart(lines)


def _pages(book: xlsxwriter.Workbook) -> None:
    sheet = named_sheet(book)
    sheet.set_header('&L&"Arial,Bold"Example Constabulary&C&A&RPage &P of &N')
    sheet.set_footer("&L&Z&F&RFish && chips")
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(0.5, 0.5, 1, 1)
    sheet.center_horizontally()
    sheet.hide_gridlines(2)
    sheet.set_tab_color("#00B050")
    sheet.set_zoom(80)
    sheet.right_to_left()
    sheet.set_default_row(20)
    sheet.set_column("A:A", 30, book.add_format({"bg_color": "#EEEEEE", "num_format": f'"{SECRET}"0'}))
    sheet.set_row(1, 40, book.add_format({"italic": True, "top": 2}))
    sheet.write_blank("A4", None, book.add_format({"bottom": 6}))
    sheet.write_rich_string(
        "D1", "in ", book.add_format({"bold": True, "font_color": "red"}), "two", " looks"
    )
    sheet.write_string(
        "D2", "  spaced\nover lines ", book.add_format({"text_wrap": True, "rotation": 30, "indent": 1})
    )
    sheet.add_sparkline("D5", {"range": "Reply!B2:B6"})


def _far(book: xlsxwriter.Workbook) -> None:
    sheet = named_sheet(book, rows=14)
    sheet.write(4000, 0, SECRET)
    sheet.write(3, 300, SECRET)


def _before_a_gap(book: xlsxwriter.Workbook) -> None:
    """Rows of white text, and below them something that is seen."""
    sheet = named_sheet(book, rows=14)
    white = book.add_format({"font_color": "white"})
    for at in range(14, 1500):
        sheet.write(at, 0, SECRET, white)
    sheet.write(1500, 0, "the end")


def _openpyxl() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Reply"
    for row in (["Ward", "Crimes"], ["Riverside", 12], ["Hilltop", 7]):
        sheet.append(row)
    sheet.row_dimensions[2].hidden = True
    sheet["A2"].comment = openpyxl.comments.Comment(SECRET, SECRET)
    sheet["A2"] = SECRET
    sheet.merge_cells("A5:B6")
    sheet["A5"] = "Joined"
    sheet.sheet_properties.tabColor = "1072BA"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _begins_hidden() -> bytes:
    """A merged range that begins in a hidden row and a hidden column, and shows its value all the same."""

    def write(book: xlsxwriter.Workbook) -> None:
        sheet = named_sheet(book)
        sheet.merge_range("D3:F6", "Shown below")
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column(3, 3, None, None, {"hidden": True})
        sheet.write("H3", SECRET)
        sheet.write("H5", "after")

    return made(write)


PAGES: dict[str, Callable[[], bytes]] = {
    "hidden-rows-and-columns": lambda: made(_hidden_lines),
    "hidden-sheets": lambda: made(_hidden_sheets),
    "looks-that-hide": lambda: made(_looks),
    "formulas": lambda: made(_formulas),
    "more-digits-than-shown": lambda: made(_precision),
    "conditional-formats": lambda: made(_conditions),
    "tables": lambda: made(_tables),
    "links": lambda: made(_links),
    "notes-and-rules": lambda: made(_notes),
    "pictures-and-boxes": lambda: made(_drawings),
    "charts": lambda: made(_charts),
    "page-set-up": lambda: made(_pages),
    "far-cells": lambda: made(_far),
    "white-rows-before-a-gap": lambda: made(_before_a_gap),
    "saved-by-openpyxl": _openpyxl,
    "merged-range-begins-out-of-sight": _begins_hidden,
}
"""Workbooks by what they have."""
