"""Ways of writing: the same workbook as different programs write it, and as nobody does, is read to the same end."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.formats.colour import Palette
from candour.formats.xlsx import strings as strings_module
from candour.formats.xlsx.frame import RowState, _Bytes, _Odd, _Parsed, read_frame_of
from candour.formats.xlsx.strings import read_strings
from candour.place import Place
from files.xlsx_sheets import (
    _PEOPLE,
    FILES,
    book,
    cells_in,
    gaps_in,
    number,
    packed,
    row,
    shared,
    sheet,
    string,
)

_SHEET, _STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _rewritten(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return packed({name: change(name, archive.read(name)) for name in archive.namelist()})


def _plain_book() -> bytes:
    rows = (
        row(1, string("A1", 0), number("B1", 9990000018)),
        row(2, string("A2", 1), hidden="1"),
        row(3, "Bran", ht="0"),
    )
    return book(
        sheet(
            *rows,
            before='<cols><col min="2" max="2" width="9" hidden="1"/></cols>',
            after='<mergeCells><mergeCell ref="A3:B3"/></mergeCells>',
        ),
        strings=shared("Name", "Nia Example"),
    )


def _strict(_: str, data: bytes) -> bytes:
    return data.replace(_MAIN, b"http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    )


def _prefixed(name: str, data: bytes) -> bytes:
    if name not in {_SHEET, _STRINGS, "xl/workbook.xml", "xl/styles.xml"}:
        return data
    import re

    data = re.sub(rb"<(/?)([a-zA-Z])", rb"<\1x:\2", data)
    return data.replace(b'xmlns="' + _MAIN, b'xmlns:x="' + _MAIN)


def _utf16(name: str, data: bytes) -> bytes:
    if not name.endswith(".xml") or name.startswith("["):
        return data
    return data.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")


def _pretty(name: str, data: bytes) -> bytes:
    return data.replace(b"><", b">\n  <") if name in {_SHEET, _STRINGS} else data


def _with_comment(name: str, data: bytes) -> bytes:
    return data.replace(b"<sheetData>", b"<!-- <sheetData> --><sheetData><!-- > -->")


def _single_quoted(name: str, data: bytes) -> bytes:
    return data.replace(b'"', b"'") if name in {_SHEET, _STRINGS} else data


def _with_spaces(name: str, data: bytes) -> bytes:
    return (
        data.replace(b'hidden="1"', b'hidden = "1"').replace(b' ht="0"', b'\n ht\t=\n"0" ')
        if name == _SHEET
        else data
    )


def _with_mark(name: str, data: bytes) -> bytes:
    return b"\xef\xbb\xbf" + data if name in {_SHEET, _STRINGS} else data


def _without_declaration(name: str, data: bytes) -> bytes:
    return data.partition(b"?>\n")[2] if data.startswith(b"<?xml") else data


@pytest.mark.parametrize(
    "change",
    [
        _strict,
        _prefixed,
        _utf16,
        _pretty,
        _with_comment,
        _single_quoted,
        _with_spaces,
        _with_mark,
        _without_declaration,
    ],
)
def test_the_way_of_writing_makes_no_difference(change: Callable[[str, bytes], bytes]) -> None:
    """Other namespaces, prefixes, encodings, quotation marks and line breaks give the same cells and masks."""
    plain = _plain_book()
    assert cells_in(_rewritten(plain, change)) == cells_in(plain)
    assert gaps_in(_rewritten(plain, change)) == []


def test_part_names_match_whatever_their_case() -> None:
    """Office takes `Sheet1.XML` for `sheet1.xml`."""

    def renamed(data: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        parts["xl/Worksheets/Sheet1.XML"] = parts.pop(_SHEET)
        return packed(parts)

    assert cells_in(renamed(_plain_book())) == cells_in(_plain_book())


@pytest.mark.parametrize("note", ['note="a>b"', "note='>'", """a="'" note='>'""", """a='"' note=">\'" """])
def test_a_bracket_inside_a_value_does_not_hide_a_hidden_row(note: str) -> None:
    """`>` may stand in a value; the row behind it is hidden all the same."""
    data = book(sheet(f'<row r="1" {note} hidden="1"><c r="A1"><v>7</v></c></row>'))
    assert cells_in(data)["A1"].hiding == "hidden-row"


def test_two_prefixes_for_one_name_do_not_hide_a_hidden_row() -> None:
    """A sheet may call its rows by two names, and both are rows."""
    rows = '<row r="1"><c r="A1"><v>7</v></c></row><y:row r="2" hidden="1"><y:c r="A2"><y:v>8</y:v></y:c></y:row>'
    for xml in (
        sheet(rows).replace("<sheetData>", f'<sheetData xmlns:y="{_MAIN.decode()}">'),
        sheet(rows).replace("<worksheet ", f'<worksheet xmlns:y="{_MAIN.decode()}" '),
        sheet(rows.replace("<y:row ", f'<y:row xmlns:y="{_MAIN.decode()}" ')),
    ):
        assert cells_in(book(xml))["A2"].hiding == "hidden-row"


# ── the two ways through a part ─────────────────────────────────────────────────────────────────────────────────

_FRAMES = [name for name in FILES if not name.startswith(("macro", "unlisted"))]


@pytest.mark.parametrize("size", [60, 128, 100_000])
@pytest.mark.parametrize("name", ["hidden-row", "formula-holds-words", "hidden-column", "row-of-no-height"])
def test_a_frame_is_the_same_by_bytes_and_by_parser(name: str, size: int) -> None:
    """Whatever the sizes of the chunks, both ways see the same rows, the same words and the same surroundings."""
    with zipfile.ZipFile(io.BytesIO(FILES[name]())) as archive:
        data = archive.read(_SHEET)
    chunks = [data[at : at + size] for at in range(0, len(data), size)]
    quick, parsed = _Bytes().read(chunks), _Parsed().read(chunks)
    assert quick.rows.rstrip(b"\0") == parsed.rows.rstrip(b"\0")
    assert quick.literals == parsed.literals
    assert [element.tag for element in quick.root] == [element.tag for element in parsed.root]


_attributes = st.lists(
    st.sampled_from(
        [
            'hidden="1"',
            'hidden="0"',
            'ht="0"',
            'ht="30"',
            'outlineLevel="2"',
            'customHeight="1"',
            'spans="1:3"',
        ]
    ),
    unique_by=lambda attribute: attribute.partition("=")[0],
    max_size=4,
)


@given(st.lists(_attributes, max_size=8), st.sampled_from(['"', "'"]), st.integers(60, 400))
@settings(max_examples=60, deadline=None)
def test_rows_are_the_same_by_bytes_and_by_parser(rows: list[list[str]], mark: str, size: int) -> None:
    """Whatever rows say of themselves, both ways make the same of it."""
    xml = sheet(
        *(
            f'<row r="{at}" {" ".join(said)}><c r="A{at}"><v>1</v></c></row>'
            for at, said in enumerate(rows, 1)
        )
    )
    data = xml.replace('"', mark).replace("'1.0'", '"1.0"').encode()
    chunks = [data[at : at + size] for at in range(0, len(data), size)]
    assert _Bytes().read(chunks).rows.rstrip(b"\0") == _Parsed().read(chunks).rows.rstrip(b"\0")


def test_a_row_in_a_group_is_told_apart() -> None:
    """What is said of a row is one of a few states."""
    assert RowState.of("1", "0", is_grouped=True) is RowState.HIDDEN_IN_GROUP
    assert RowState.of("0", "0", is_grouped=True) is RowState.FLAT
    assert RowState.of(None, "nonsense", is_grouped=False) is RowState.UNSAID


_VALUES = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12)


def _escaped(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@given(st.lists(_VALUES, min_size=1, max_size=6), st.booleans())
@settings(max_examples=80, deadline=None)
def test_strings_are_the_same_by_bytes_and_by_parser(values: list[str], rich: bool) -> None:  # noqa: FBT001
    """Whatever the texts, both ways give the same ones, with and without a rich text among them."""
    items = [f'<si><t xml:space="preserve">{_escaped(value)}</t></si>' for value in values]
    if rich:
        items.append("<si><r><t>Nia </t></r><r><rPr><b/></rPr><t>Example</t></r></si>")
    data = shared(*items).encode()
    quick = strings_module._plain(data, Palette())
    slow = strings_module._slow(data, Palette(), Place(), [])
    assert quick is not None
    assert [quick.pool.value(at) for at in range(len(quick.pool))] == [
        slow.pool.value(at) for at in range(len(slow.pool))
    ]


@pytest.mark.parametrize(
    ("item", "value"),
    [
        ("<si><t>Nia &amp; Bran</t></si>", "Nia & Bran"),
        ("<si><t>&amp;lt;</t></si>", "&lt;"),
        ("<si><t>&#78;&#x69;a</t></si>", "Nia"),
        ("<si><t>a&#10;b</t></si>", "a b"),
        ("<si><t>a\nb\tc</t></si>", "a b c"),
        ("<si><t>a_x000D_b_x0041_</t></si>", "a bA"),
        ("<si><t>_x005F_x0041_</t></si>", "_x0041_"),
        ("<si><t><![CDATA[<b>]]></t></si>", "<b>"),
        ("<si><t/></si>", ""),
        ("<si/>", ""),
        ("<si><r><t>Nia</t></r><r><t> Example</t></r></si>", "Nia Example"),
        ('<si ><t xml:space="default">Nia</t></si >', "Nia"),
    ],
)
def test_texts_are_read_as_they_are_written(item: str, value: str) -> None:
    """Entities, escapes, line breaks, runs: between two ordinary strings each gives its text."""
    gaps: list = []
    found = read_strings(shared("before", item, "after").encode(), Palette(), Place(), gaps)
    assert [found.pool.value(at) for at in range(len(found.pool))] == ["before", value, "after"]
    assert gaps == []


def test_broken_strings_give_those_before_the_damage() -> None:
    """A list of strings that breaks off is a Gap, and what stands before the damage is kept."""
    data = shared("Nia Example", "Bran Example").encode()
    gaps: list = []
    found = read_strings(data[: data.index(b"Bran")], Palette(), Place(), gaps)
    assert [found.pool.value(at) for at in range(len(found.pool))] == ["Nia Example"]
    assert len(gaps) == 1


def test_a_document_type_is_refused() -> None:
    """No office program declares one."""
    data = shared("Nia").replace("<sst", "<!DOCTYPE sst [<!ENTITY x 'Nia'>]><sst").encode()
    gaps: list = []
    read_strings(data, Palette(), Place(), gaps)
    assert "document type" in gaps[0].detail


def test_a_frame_that_breaks_off_is_the_frame_of_what_came_before() -> None:
    """The columns stand before the rows, so they are known even where the rows break off."""
    data = sheet(*_PEOPLE, before='<cols><col min="1" max="1" hidden="1"/></cols>').encode()
    frame = read_frame_of(lambda: [data[: len(data) // 2]])
    assert frame.broken is not None
    assert frame.root.find("cols/col") is not None


def test_what_is_odd_goes_to_the_parser() -> None:
    """The quick way does not guess."""
    for odd in ("<!-- x -->", "<?x y?>"):
        with pytest.raises(_Odd):
            _Bytes().read([sheet(row(1, "a"), odd).encode()])
