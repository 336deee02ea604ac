"""What other programs put into a workbook, Candour brings out; what openpyxl reads, Candour reads alike."""

from __future__ import annotations

import io
import shutil
import subprocess
import warnings
from pathlib import Path

import pytest

_EXAMPLE = Path(__file__).parents[3] / "examples/pivot-cache/foi-reply-crime-by-ward.xlsx"
_NEEDS_OFFICE = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not on this machine: install libreoffice-calc-nogui"
)


def _by_openpyxl() -> bytes:
    """A workbook with comments, names, rules, links and a filter, all by openpyxl."""
    import openpyxl
    from openpyxl.comments import Comment
    from openpyxl.workbook.defined_name import DefinedName
    from openpyxl.worksheet.datavalidation import DataValidation

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Cases"
    for row in (("Surname", "Ward"), ("Llewellyn", "Ward 3"), ("Ashdown", "Ward 4")):
        sheet.append(row)
    sheet["A2"].comment = Comment("known to us", "Nia Example")
    sheet["B3"].comment = Comment("moved away", "Callum Example")
    sheet["A3"].hyperlink = "https://example.com/case?id=41"
    rule = DataValidation(type="list", formula1='"Open,Closed"', prompt="ask Nia", promptTitle="Who")
    rule.add("C2:C9")
    sheet.add_data_validation(rule)
    sheet.auto_filter.ref = "A1:B3"
    sheet.auto_filter.add_filter_column(1, ["Ward 3"])
    sheet.oddHeader.center.text = "Example Constabulary"
    book.defined_names["contact"] = DefinedName("contact", attr_text='"020 7946 0123"', hidden=True)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_what_openpyxl_writes(look):
    """Everything that openpyxl put beside the cells is found where it was put."""
    looked = look(_by_openpyxl())
    assert looked.cells['sheet "Cases" › comments › A2'] == "known to us"
    assert looked.cells['sheet "Cases" › comments › B3, author'] == "Callum Example"
    assert looked.cells['sheet "Cases" › links › A3'] == "https://example.com/case?id=41"
    assert looked.cells['sheet "Cases" › data entry rules › C2, choices'] == "Open, Closed"
    assert looked.cells['sheet "Cases" › data entry rules › C2, prompt'] == "ask Nia"
    assert looked.cells['sheet "Cases" › filter › filter of column 2'] == "Ward 3"
    assert looked.cells["defined names › name 1, refers to"] == '"020 7946 0123"'
    assert looked.said == {"header": "Example Constabulary"}
    assert not looked.gaps


def test_what_xlsxwriter_writes(look):
    """Notes, rules, tables and print texts that XlsxWriter put in are found where they were put."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("Cases")
        sheet.write_comment("B2", "ring 07700 900123", {"author": "Nia Example"})
        sheet.data_validation("D1", {"validate": "list", "source": ["Ashdown", "Llewellyn"]})
        sheet.add_table(
            "F1:G3", {"header_row": False, "columns": [{"header": "Surname"}, {"header": "Born"}]}
        )
        sheet.set_footer("&LPrepared by Nia&RPage &P")
        sheet.write_url("A1", "mailto:callum@example.com", string="write", tip="he knows")
        book.define_name("gone", "=Suspects!#REF!")
    looked = look(out.getvalue())
    assert looked.cells['sheet "Cases" › comments › B2'] == "ring 07700 900123"
    assert looked.cells['sheet "Cases" › data entry rules › D1, choices'] == "Ashdown, Llewellyn"
    assert {"Surname", "Born", "mailto:callum@example.com", "he knows", "gone"} <= looked.words
    assert looked.said == {"footer": "Prepared by Nia Page"}
    assert not looked.gaps


def test_a_pivot_cache_made_by_libreoffice_is_read_as_openpyxl_reads_it(look):
    """Every record of a real cache, its shared items resolved by openpyxl, is in the table at its record and field."""
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(_EXAMPLE)
    cache = book.worksheets[0]._pivots[0].cache
    names = [field.name for field in cache.cacheFields]
    items = [[item.v for item in field.sharedItems._fields] for field in cache.cacheFields]
    expected = {
        f'record {number}, "{names[at]}"': items[at][value.v]
        for number, record in enumerate(cache.records.r, 1)
        for at, value in enumerate(record._fields)
    }
    looked = look(_EXAMPLE.read_bytes())
    place = 'pivot cache of "Records!A1:K401" › '
    found = {
        where.removeprefix(place): text for where, text in looked.cells.items() if where.startswith(place)
    }
    assert len(expected) == 4400
    assert found == expected


def _through_libreoffice(data: bytes, folder: Path) -> bytes:
    (folder / "in").mkdir()
    source = folder / "in" / "book.xlsx"
    source.write_bytes(data)
    command = [
        "soffice",
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--convert-to",
        "xlsx",
    ]
    subprocess.run(
        [*command, "--outdir", str(folder), str(source)], check=True, capture_output=True, timeout=180
    )
    return (folder / "book.xlsx").read_bytes()


@_NEEDS_OFFICE
def test_what_libreoffice_saves(look, tmp_path):
    """The same things are found after LibreOffice has opened the workbook and saved it in its own way."""
    looked = look(_through_libreoffice(_by_openpyxl(), tmp_path))
    assert looked.cells['sheet "Cases" › comments › A2'] == "known to us"
    assert {"moved away", "ask Nia", "Open, Closed", "Ward 3"} <= looked.words  # authors it leaves out
    assert any("020 7946 0123" in word for word in looked.words)
    assert not looked.gaps
