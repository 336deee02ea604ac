"""A link to another workbook keeps cells of that workbook, and its path."""

from __future__ import annotations

import io
import zipfile

from candour.piece import Why
from files.xlsx_parts import EXTERNAL, external


def test_kept_cells_are_one_table_for_each_sheet(look):
    """The cells keep the addresses that they have in the other workbook."""
    looked = look("external-link-keeps-cells")
    assert looked.cells['external link 1 › sheet "Detained" › B7'] == "Llewellyn"
    assert looked.cells['external link 1 › sheet "Detained" › C7'] == "41"
    assert looked.masks['external link 1 › sheet "Detained" › B7'] == "xlsx.external-link-cache"
    assert looked.tables[0].header is None


def test_a_link_that_keeps_no_cells_is_only_a_path(look):
    """Without kept cells there is the path, and the names of sheets."""
    looked = look(
        external('<externalBook r:id="x1"><sheetNames><sheetName val="Staff"/></sheetNames></externalBook>')
    )
    assert looked.hidings == {"xlsx.external-link-path"}
    assert looked.said == {"linked workbook": "file:///S:/Custody/Nia Example/detained.xlsx"}
    assert looked.cells == {"external link 1 › sheet 1": "Staff"}


def test_names_of_the_other_workbook(look):
    """Defined names of the other workbook are kept too."""
    assert look("external-link-keeps-cells").cells["external link 1 › name 1, refers to"] == "=Staff!$A$1"


def test_values_of_another_program(look):
    """A live link to another program keeps its last values."""
    looked = look("dde-link-keeps-values")
    assert looked.cells["external link 1 › item 1, value"] == "Nia Example"
    assert "custody" in looked.words


def test_cells_without_addresses_follow_one_another(look):
    """Rows and cells that do not say where they are stand after those before them."""
    rows = '<row r="3"><cell r="B3" t="str"><v>a</v></cell><cell t="str"><v>b</v></cell></row><row><cell t="str"><v>c</v></cell></row>'
    inside = EXTERNAL.replace('<row r="1">', rows + '<row r="5">', 1)
    looked = look(external(inside))
    found = {where.rpartition(" ")[2]: text for where, text in looked.cells.items() if "Detained" in where}
    assert {"B3": "a", "C3": "b", "A4": "c"}.items() <= found.items()


def test_many_cells_are_read_anew_and_agree(look, monkeypatch):
    """A sheet with too many cells to be kept gives the same cells, in blocks."""
    from candour.formats.xlsx import externals

    rows = "".join(f'<row r="{n}"><cell r="A{n}" t="str"><v>v{n}</v></cell></row>' for n in range(8, 90))
    inside = EXTERNAL.replace("</sheetData>", f"{rows}</sheetData>", 1)
    whole = look(external(inside)).cells
    monkeypatch.setattr(externals, "_CELLS", 20)
    looked = look(external(inside))
    assert looked.cells == whole
    assert len(list(looked.tables[0].blocks())) > 2


def test_a_damaged_link_is_one_gap(look):
    """What stands before the damage is kept, in large links as in small ones."""
    looked = look(external(EXTERNAL.replace("Llewellyn</v>", "Llewellyn</w>")))
    assert looked.cells['external link 1 › sheet "Detained" › A1'] == "Surname"
    assert [gap.why for gap in looked.gaps] == [Why.BROKEN]


def test_a_wrong_checksum_is_said(look):
    """A link whose bytes were altered on the way is a Gap."""
    data = external()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo("xl/externalLinks/externalLink1.xml")
    raw = bytearray(data)
    directory = raw.rfind(b"xl/externalLinks/externalLink1.xml") - 46
    raw[directory + 16] ^= 1
    assert info.CRC
    assert [gap.why for gap in look(bytes(raw)).gaps] == [Why.BROKEN]
