"""However much of something a file holds, nothing of it is passed over without a word: it is read, or it is a Gap."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from xml.etree.ElementTree import fromstring

import pytest
from pikepdf import Dictionary, Pdf

import candour
from candour.errors import TooMany
from candour.formats.docx.fields import Codes
from candour.formats.html import scripts
from candour.formats.mail.cards import cards_in
from candour.formats.mail.encoded import parameters
from candour.formats.odp import stage
from candour.formats.opendocument import charts
from candour.formats.pdf import annotations, page_pictures, paint, paper, remains, values
from candour.formats.ppt.objects import file_in
from candour.formats.ppt.records import below, record_at
from candour.formats.spreadsheet_looks import CellMask, Dress
from candour.formats.spreadsheet_sight import Layer, Rect, SheetSight
from candour.formats.xlsx.frame import Frame
from candour.hiding import Sight
from candour.piece import Why
from candour.place import Place
from candour.source import Source
from files.archives import tar
from files.biff import workbook
from files.compound import compound, property_set
from files.doc_files import body, tell
from files.docx_files import document as word
from files.docx_files import paragraph, run
from files.odp_files import FILES as ODP
from files.ods_files import flat, row, table
from files.odt_files import FILES as ODT
from files.pages import page
from files.pdf_files import FILES as PDF
from files.ppt_files import group, record
from files.xlsx_sheets import book, sheet, text
from files.xlsx_sheets import row as line

SECRET = "Nia Example, 07700 900123"


def gaps(data: bytes) -> str:
    """What the report says of parts that reached a limit or are damaged."""
    report = candour.inspect(data, name="file")
    return "\n".join(gap.detail for gap in report.gaps if gap.why in (Why.LIMIT, Why.BROKEN))


# ── a Gap tells of what is not read ─────────────────────────────────────────────────────────────────────────────────


def _fields(depth: int) -> bytes:
    return body(tell("\x13 IF " * depth + " \x14x\x15" * depth)).data()


def _properties(count: int) -> bytes:
    told = {number: struct.pack("<II", 0x1E, 4) + b"abc\0" for number in range(2, 2 + count)}
    return compound({"Workbook": workbook(), "\5SummaryInformation": property_set({_SUMMARY: told})})


_SUMMARY = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")


TOO_MUCH: dict[str, tuple[Callable[[], bytes], str]] = {
    "fields of Word inside one another": (lambda: _fields(300), "more than 200 fields inside one another"),
    "properties of a workbook": (lambda: _properties(5_000), "more than 4,096 properties"),
    "names of values in records": (
        lambda: json.dumps([{f"key {number}": "x" for number in range(2_001)}] * 2).encode(),
        "under more than 2,000 names",
    ),
    "words that a tar archive says of a file": (
        lambda: tar(("a.csv", b"Ward\nHilltop\n"), headers={"comment": "x" * (1 << 21)}),
        "of which 1,048,576 were read",
    ),
    "cells beyond the last column": (
        lambda: book(sheet(line(1, text("A1", "Ward"), text("XFE1", SECRET)))),
        "cells where no program has rows or columns",
    ),
    "cells beyond the last row": (
        lambda: book(sheet(line(1, text("A1", "Ward")), line(1_048_577, text("A1048577", SECRET)))),
        "cells where no program has rows or columns",
    ),
    "rows of a spreadsheet": (
        lambda: flat(table(row("Ward"), row("", table__number_rows_repeated="1048575"), row(SECRET))),
        "more than 1,048,576 rows in a sheet",
    ),
    "columns of a spreadsheet": (
        lambda: flat(
            table(row("<table:table-cell table:number-columns-repeated='16384'/>" + "<table:table-cell><text:p>x</text:p></table:table-cell>"))
        ),
        "more than 16,384 columns in a sheet",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TOO_MUCH)
def test_what_is_not_read_is_a_gap(name: str) -> None:
    """Where a file holds more of something than Candour reads, its report says so."""
    made, said = TOO_MUCH[name]
    assert said in gaps(made())


LOWERED: dict[str, tuple[object, str, Callable[[], bytes], str]] = {
    "the characters of a script": (
        scripts, "_MOST", lambda: page(f"<script>let a = f('{SECRET}')</script>"), "of which the first 3 were looked through"
    ),
    "the values behind a chart": (charts, "_MOST", ODT["a-chart"], "more than 3 values behind a chart"),
    "the letters of a page": (paper, "_MOST_LETTERS", PDF["a-plain-page"], "more than 3 letters on one page"),
    "the items of a list": (values, "_MOST", PDF["a-note-has-a-comment"], "more than 3 items of one list"),
}  # fmt: skip
"""Where the bound stands, a file that goes beyond it when it is lowered to 3, and what its report then says."""


@pytest.mark.parametrize("name", LOWERED)
def test_a_bound_of_a_reader_is_a_gap(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What would take too large a file to show is shown with a lower bound."""
    module, bound, made, said = LOWERED[name]
    data = made()
    assert said not in gaps(data)
    monkeypatch.setattr(module, bound, 3)
    assert said in gaps(data)


@pytest.mark.parametrize(
    ("module", "bound", "name", "said"),
    [
        (annotations, "_MOST_ON_A_PAGE", "a-note-has-a-comment", "notes, links and fields on one page"),
        (paint, "MOST_OBJECTS", "a-box-lies-over-part-of-a-picture", "more is drawn on this page than Candour looks at"),
        (remains, "_MOST", "a-page-is-out-of-use", "1 pages that no page number leads to were not read"),
        (remains, "_MOST", "an-object-is-in-no-list", "objects out of use were not read"),
    ],
)  # fmt: skip
def test_a_bound_of_the_reader_of_pdf_is_a_gap(
    module: object, bound: str, name: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same of what a PDF may hold."""
    monkeypatch.setattr(module, bound, 0)
    assert said in gaps(PDF[name]())


def test_the_mask_of_a_large_picture_is_looked_at_or_told_of() -> None:
    """A picture that is see-through in parts is compared with its mask up to the limit on points, and is a Gap beyond it."""
    data = PDF["a-mask-hides-part-of-a-picture"]()
    report = candour.inspect(data, limits=candour.Limits(pixels=100))
    assert "raise it with --limit pixels=…" in report.gaps[0].detail


# ── everything is read ──────────────────────────────────────────────────────────────────────────────────────────────


def test_the_last_parameter_of_a_header_is_read() -> None:
    """However many parameters stand before it."""
    _, found = parameters("text/plain" + "; a=b" * 20_000 + '; name="Nia Example"')
    assert found["name"] == "Nia Example"


def test_a_card_inside_too_many_others_keeps_its_words() -> None:
    """Of cards nested deeper than any program puts them nothing is lost but how they are nested."""
    card = cards_in(b"BEGIN:VCARD\n" * 40 + b"BEGIN:NIA EXAMPLE\nFN:Nia Example\n" + b"END:VCARD\n" * 41)
    told = [line.raw for one in card.walk() for line in one.lines] + [
        line for one in card.walk() for line in one.stray
    ]
    assert "Nia Example" in told
    assert "NIA EXAMPLE" in told


def test_an_embedded_object_is_unpacked_to_its_end() -> None:
    """An object of a presentation says how large it is; what it holds beyond that is read all the same."""
    packed = struct.pack("<I", 5) + zlib.compress(b"Hello" + SECRET.encode())
    data = record(0x1011, packed, instance=1)
    storage = record_at(data, 0)
    assert storage is not None
    assert file_in(data, storage, Source("file", data, Place())).endswith(SECRET.encode())


def test_records_deeper_than_any_program_puts_them_are_not_passed_over() -> None:
    """Records of a presentation are read at any depth, or the presentation is a Gap."""
    data = record(0xFBA, b"")
    for _ in range(40):
        data = group(0x7D0, data)
    outer = record_at(data, 0)
    assert outer is not None
    with pytest.raises(TooMany, match="more than 32 records inside one another"):
        list(below(data, outer))


def test_every_literal_of_a_sheets_formulas_is_read() -> None:
    """However many there are."""
    frame = Frame(fromstring("<worksheet/>"))
    for number in range(30_000):
        frame.note_formula(f'IF(A1,"witness {number}","")')
    assert "witness 29999" in frame.literals


def test_the_code_of_a_long_field_is_told_to_its_end() -> None:
    """A field of Word whose code is longer than any that Word writes is told whole."""
    codes = Codes()
    codes.take(f' HYPERLINK "https://example.com" {"x " * (1 << 20)}{SECRET}', "here", "paragraph 1")
    (told,) = [code for kept in codes.codes.values() for code in kept]
    assert told.endswith(SECRET)


def test_a_style_based_on_many_others_hides_what_the_first_hides() -> None:
    """Each style is laid over the one that it is based on, however many there are."""
    based = '<w:style w:type="character" w:styleId="s{}"><w:basedOn w:val="s{}"/></w:style>'
    first = '<w:style w:type="character" w:styleId="s0"><w:rPr><w:vanish/></w:rPr></w:style>'
    chain = first + "".join(based.format(number, number - 1) for number in range(1, 200))
    data = word(paragraph(run("The suspect is "), run(SECRET, '<w:rStyle w:val="s199"/>')), styles=chain)
    assert "docx.hidden-text" in {hidden.hiding.id for hidden in candour.inspect(data).hidings}


# ── where Candour cannot tell ───────────────────────────────────────────────────────────────────────────────────────


def test_of_a_cell_under_very_many_formats_candour_is_unsure() -> None:
    """Beyond a thousand conditional formats over one cell nobody can tell what it looks like."""
    few, many = (
        SheetSight(layers=(Layer(Rect(0, 0, 9, 9), Dress()),) * count).look_mask(
            0, "Nia Example", [Layer(Rect(0, 0, 9, 9), Dress())] * count
        )
        for count in (1_000, 2_000)
    )
    assert (few, many) == (CellMask.SEEN, CellMask.BACKGROUND_UNSURE)


def test_of_words_under_one_of_very_many_shapes_candour_is_unsure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a slide has more shapes than can be compared with one another, words that one may cover are in doubt."""
    monkeypatch.setattr(stage, "_MOST_STEPS", 0)
    monkeypatch.setattr(stage, "_MOST_COVERS", 0)
    (hidden,) = candour.inspect(ODP["a-black-box-lies-over-words"]()).hidings
    assert (hidden.hiding.id, hidden.sight) == ("odp.covered-text", Sight.UNSURE)


def test_every_bookmark_of_a_pdf_is_read() -> None:
    """A bookmark written into another, and no object of its own, is read like any other."""
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        last = Dictionary(Title=SECRET)
        pdf.Root.Outlines = Dictionary(First=Dictionary(Title="One", Next=Dictionary(Title="Two", Next=last)))
        out = BytesIO()
        pdf.save(out)
    assert "pdf.bookmark" in {one.hiding.id for one in candour.inspect(out.getvalue()).findings if one.hiding}


@pytest.mark.parametrize(
    ("bound", "name", "said"),
    [
        ("_MOST_COVERS", "a-box-lies-over-part-of-a-picture", "more than 0 boxes on a page with pictures"),
        ("_MOST_ON_LAYERS", "a-picture-is-on-a-layer-switched-off", "more than 0 pictures on a page of a document with layers"),
    ],
)  # fmt: skip
def test_pictures_that_are_not_compared_are_a_gap(
    bound: str, name: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a page with very many pictures and boxes it is said that not all were looked at."""
    monkeypatch.setattr(page_pictures, bound, 0)
    assert said in gaps(PDF[name]())
