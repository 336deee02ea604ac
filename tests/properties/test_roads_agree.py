"""Both roads through a sheet, and both through a pivot cache's records, give the same cells under the same masks."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess
from types import SimpleNamespace

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.block import CellKind, Pool
from candour.formats.colour import BLACK, WHITE
from candour.formats.spreadsheet_looks import Dress, Look, Looks
from candour.formats.spreadsheet_sight import Layer, Rect, SheetSight
from candour.formats.xlsx import fast_sheet, pivot_records, pivot_roads, read, runs, sheet
from candour.formats.xlsx.cells import Cells, Outcome, StepAside
from candour.formats.xlsx.fast_pivot import fast_records
from candour.formats.xlsx.pivot_definition import Field, PivotCache
from candour.formats.xlsx.sheet import LARGE, blocks_of
from candour.formats.xlsx.strings import Strings
from candour.formats.xlsx.styles import Styles
from candour.formats.xml import BadXml
from candour.piece import Table
from candour.place import Place, a1
from candour.source import Source
from files.xlsx_parts import FILES as PART_FILES
from files.xlsx_sheets import FILES as SHEET_FILES

HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = "</sheetData></worksheet>"
STRINGS = ("Nia Example", "", "\u3000", "Theft", "white", "999 000 0018", "long" * 40)
LOOKS = (
    Look(),
    Look("dd/mm/yyyy"),
    Look(";;;"),
    Look(text=WHITE),
    Look("[White]0;0"),
    Look('0;-0;"nil"'),
    Look(size=1.0),
)


def _read(data: str | bytes, sight: SheetSight, *, is_fast: bool, date1904: bool = False):
    """The cells of a sheet by one road, and its outcome."""
    raw = data if isinstance(data, bytes) else data.encode()
    looks = Looks()
    styles = Styles(style_looks=LOOKS, dates=[n == 1 for n in range(len(LOOKS))], sights=[looks.sight(look) for look in LOOKS])  # fmt: skip
    strings = Strings(Pool.of(STRINGS), dict(sight.inks))
    cells = Cells(
        lambda: iter([raw[at : at + 997] for at in range(0, len(raw), 997)]),
        LARGE + 1 if is_fast else 0,
        strings,
        styles,
        sight,
        date1904,
        Outcome(bytearray(len(STRINGS))),
    )
    found = [cell for block in blocks_of(cells) for cell in block.cells()]
    outcome = cells.outcome
    return found, bytes(outcome.used), outcome.astray, type(outcome.broken), outcome.is_done


def _takes(data: str | bytes) -> bool:
    """Whether the fast road goes through this sheet to its end."""
    raw = data if isinstance(data, bytes) else data.encode()
    cells = Cells(
        lambda: [raw], LARGE + 1, Strings(Pool.of(STRINGS)), outcome=Outcome(bytearray(len(STRINGS)))
    )
    try:
        list(fast_sheet.fast_blocks(cells))
    except StepAside:
        return False
    return True


# ── what programs write ─────────────────────────────────────────────────────────────────────────────────────────


def _all(data: bytes) -> list[object]:
    """Everything that reading a workbook gives, tables as their cells."""
    found: list[object] = []
    for piece in read(Source("a.xlsx", data, Place(("a.xlsx",)))):
        if isinstance(piece, Table):
            cells = [cell for block in piece.blocks() for cell in block.cells()]
            found.append((piece.place, piece.masks, piece.under, piece.header, cells))
        else:
            found.append(repr(piece))
    return found


FILES = {f"sheets: {name}": file for name, file in SHEET_FILES.items()}
FILES |= {f"parts: {name}": file for name, file in PART_FILES.items()}


@pytest.mark.parametrize("name", FILES)
def test_both_roads_tell_the_same_of_every_file(name, monkeypatch):
    """Whatever a workbook holds, the fast road tells the same of it as the parser."""
    data = FILES[name]()
    parsed = _all(data)
    monkeypatch.setattr(sheet, "LARGE", -1)
    monkeypatch.setattr(pivot_roads, "is_large", lambda *_: True)
    assert _all(data) == parsed


def _by_openpyxl() -> bytes:
    workbook = openpyxl.Workbook()
    made = workbook.active
    made.append(["Ward", "Cost", "As of", "Is open", "Fault"])
    for at in range(1, 40):
        made.append([f"Ward & <{at}>", at / 7, dt.date(2099, 1, at % 28 + 1), at % 2 == 0, "#N/A"])
    made["H3"] = "=SUM(B2:B9)"
    made.row_dimensions[5].hidden = True
    made.column_dimensions["B"].hidden = True
    made.merge_cells("A10:C12")
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _by_xlsxwriter(*, in_memory: bool) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": in_memory}) as workbook:
        made = workbook.add_worksheet("Wards")
        date = workbook.add_format({"num_format": "dd mmm yyyy"})
        for at in range(40):
            made.write(at, 0, f" Ward & <{at}>\n_x0041_ ")
            made.write(at, 1, at / 7)
            made.write_datetime(at, 2, dt.datetime(2099, 1, at % 28 + 1), date)  # noqa: DTZ001  (dates of a sheet have no zone)
            made.write_formula(at, 3, '="Nia "&"Example"', None, 'Nia "&" Example')
            made.write_boolean(at, 4, at % 2)
            made.write_blank(at, 5, None, date)
        made.set_row(7, None, None, {"hidden": True})
    return out.getvalue()


def _by_libreoffice(data: bytes, folder) -> bytes:
    (folder / "made.xlsx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    kind = "xlsx:Calc MS Excel 2007 XML"
    command = [
        "soffice",
        "--headless",
        profile,
        "--convert-to",
        kind,
        "--outdir",
        folder / "out",
        folder / "made.xlsx",
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "out" / "made.xlsx").read_bytes()


def _agree_without_stepping_aside(data: bytes, monkeypatch) -> None:
    parsed = _all(data)

    def no_parser(*_):
        raise AssertionError("the parser was asked")

    monkeypatch.setattr(sheet, "LARGE", -1)
    monkeypatch.setattr(sheet, "_parsed", no_parser)
    assert _all(data) == parsed


@pytest.mark.parametrize(
    "make", [_by_openpyxl, lambda: _by_xlsxwriter(in_memory=False), lambda: _by_xlsxwriter(in_memory=True)]
)
def test_the_fast_road_goes_through_what_python_s_libraries_write(make, monkeypatch):
    """Workbooks of openpyxl and xlsxwriter, with shared strings or inline ones, need no parser."""
    _agree_without_stepping_aside(make(), monkeypatch)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_the_fast_road_goes_through_what_libreoffice_writes(tmp_path, monkeypatch):
    """A workbook saved by LibreOffice needs no parser."""
    _agree_without_stepping_aside(_by_libreoffice(_by_openpyxl(), tmp_path), monkeypatch)


# ── what a sheet's part may be ──────────────────────────────────────────────────────────────────────────────────

ATTRIBUTES = st.lists(st.sampled_from(['s="1"', 's="2"', 's="3"', 's="5"', 's="99"', 's="4"', 's="6"', 'cm="1"', 'vm="12"', 'ph="1"']), max_size=2)  # fmt: skip
NUMBERS = st.sampled_from(["0", "1", "-1", "72693", "1.5E-2", " 7 ", "", "\n8", "1&#50;", "x", "\u00a09"])
WORDS = st.sampled_from(["Nia", "a &amp; b", "&lt;&#65;&gt;", "_x0041_", "", " ", "two\nlines", "é", "\u3000", "a\tb", "&amp;amp;", "]]", "1"])  # fmt: skip
VALUES = st.one_of(
    st.builds(lambda text: ("", f"<v>{text}</v>"), NUMBERS),
    st.builds(lambda text: ('t="n"', f"<v>{text}</v>"), NUMBERS),
    st.builds(lambda number: ('t="s"', f"<v>{number}</v>"), st.sampled_from([*range(8), "", "007"])),
    st.builds(lambda text: ('t="str"', f"<f>A1&amp;B2</f><v>{text}</v>"), WORDS),
    st.builds(lambda text: ('t="str"', f'<f t="shared" si="0"/><v>{text}</v>'), WORDS),
    st.builds(lambda text: ('t="inlineStr"', f"<is><t>{text}</t></is>"), WORDS),
    st.builds(lambda text: ('t="inlineStr"', f'<is><t xml:space="preserve">{text}</t></is>'), WORDS),
    st.sampled_from(
        [
            ('t="b"', "<v>1</v>"),
            ('t="b"', "<v>0</v>"),
            ('t="e"', "<v>#N/A</v>"),
            ('t="d"', "<v>2099-01-02</v>"),
        ]
    ),
    st.sampled_from(
        [
            ("", None),
            ("", ""),
            ("", "<f>NOW()</f><v/>"),
            ('t="s"', "<v />"),
            ('t="inlineStr"', "<is><t/></is>"),
        ]
    ),
)
ODDITIES = st.sampled_from(
    """
    <c r="A1"><!-- x --><v>1</v></c>
    <c><v>3</v></c>
    <c t="n" r="B1"><v>3</v></c>
    <c r='A1'><v>3</v></c>
    <c r="A1" t="inlineStr"><is><r><t>Nia</t></r><r><t> E</t></r></is></c>
    <c r="ZZZZ1"><v>1</v></c>
    <c r="A1" t="z"><v>1</v></c>
    <c r="B999"><v>elsewhere</v></c>
    <c r="A1"> <v>3</v> </c>
    <c r="A1"><v><![CDATA[9]]></v></c>
    <c r="A1" t="inlineStr"><v>7</v></c>
    <c r="A1"><v>1</v><v>2</v></c>
    <c r="A1"><v>&#x41;</v></c>
    <c r="a1"><v>5</v></c>
    <c r="A1" s="x"><v>5</v></c>
    """.strip().splitlines()
)


@st.composite
def _cell(draw, row: int, column: int) -> str:
    type_, value = draw(VALUES)
    words = [*draw(ATTRIBUTES)]
    names = {word[:2] for word in words}
    words = words if len(names) == len(words) else words[:1]
    if type_:
        words.insert(draw(st.integers(0, len(words))), type_)
    start = " ".join([f'<c r="{a1(row, column)}"', *words])
    return f"{start}/>" if value is None else f"{start}>{value}</c>"


@st.composite
def _sheet(draw, odd: float = 0.0) -> str:
    row, rows = -1, []
    for _ in range(draw(st.integers(0, 14))):
        row += draw(st.sampled_from([1, 1, 1, 1, 2, 9, 90, 1002]))
        columns = draw(st.lists(st.sampled_from([0, 1, 2, 3, 25, 26, 60, 701, 702, 16_383]), max_size=6))
        cells = "".join(draw(_cell(row, column)) for column in columns)
        if odd and draw(st.floats(0, 1)) < odd:
            cells += draw(ODDITIES)
        more = draw(st.sampled_from(["", ' spans="1:9" hidden="1"', ' ht="15" x="a"']))
        rows.append(f'<row r="{row + 1}"{more}>{cells}</row>' if cells else f'<row r="{row + 1}"{more}/>')
    return HEAD + draw(st.sampled_from(["", "", "", "\n "])).join(rows) + TAIL


RECTS = st.builds(
    lambda row, column, rows, columns: Rect(row, column, row + rows, column + columns),
    st.integers(0, 12), st.integers(0, 3), st.sampled_from([0, 1, 5, 1000]), st.sampled_from([0, 1, 5, 20_000]),
)  # fmt: skip
LAYERS = st.builds(
    Layer,
    RECTS,
    st.sampled_from([Dress(text=WHITE), Dress(fill=BLACK), Dress(code=";;;"), Dress()]),
    st.booleans(),
    st.sampled_from([None, lambda value: value == 1.0, lambda _: None]),
    st.booleans(),
)
SIGHTS = st.builds(
    lambda rows, columns, spared, merged, covered, layers, inks, far: SheetSight(
        rows=bytes(rows),
        columns=bytes(columns),
        spared=frozenset(spared),
        merged=tuple(merged),
        covered=tuple(covered),
        layers=tuple(layers),
        style_looks=LOOKS,
        styles=[Looks().sight(look) for look in LOOKS],
        inks=inks,
        watches_far=far,
    ),
    st.lists(st.sampled_from([0, 0, 0, 12]), max_size=14),
    st.lists(st.sampled_from([0, 0, 0, 13]), max_size=5),
    st.sets(st.tuples(st.integers(0, 10), st.integers(0, 3)), max_size=3),
    st.lists(RECTS, max_size=3),
    st.lists(RECTS, max_size=2),
    st.lists(LAYERS, max_size=2),
    st.sampled_from([{}, {4: (WHITE,)}, {0: (WHITE, None), 3: (BLACK,)}]),
    st.booleans(),
)


@settings(deadline=None, max_examples=100)
@given(_sheet(), SIGHTS, st.booleans())
def test_both_roads_give_the_same_cells(data, sight, date1904):
    """Any ordinary rows, under anything that keeps cells from sight, come to the same cells by both roads."""
    assert _read(data, sight, is_fast=True, date1904=date1904) == _read(
        data, sight, is_fast=False, date1904=date1904
    )


@settings(deadline=None, max_examples=100)
@given(_sheet(odd=0.2), SIGHTS)
def test_both_roads_give_the_same_cells_of_odd_rows(data, sight):
    """Where rows are written in unusual ways, the fast road steps aside, and nothing is lost or given twice."""
    assert _read(data, sight, is_fast=True) == _read(data, sight, is_fast=False)


@settings(deadline=None, max_examples=100)
@given(_sheet(), st.data())
def test_damage_loses_nothing(data, draws):
    """Cut anywhere, a sheet gives by the fast road what the parser gives; past the rows, its frame tells of the cut."""
    raw = data.encode()
    cut = raw[: draws.draw(st.integers(0, len(raw)))]
    fast, slow = (_read(cut, SheetSight(), is_fast=is_fast) for is_fast in (True, False))
    assert fast[:3] == slow[:3]
    assert fast == slow or b"</sheetData" in cut


@settings(deadline=None, max_examples=100)
@given(_sheet(), st.data())
def test_a_turned_byte_hides_nothing(data, draws):
    """With a byte turned, the fast road gives at least what the parser gives, or the same."""
    raw = data.encode()
    at = draws.draw(st.integers(0, len(raw) - 1))
    turned = raw[:at] + bytes([draws.draw(st.integers(0, 255))]) + raw[at + 1 :]
    fast, slow = (_read(turned, SheetSight(watches_far=False), is_fast=is_fast) for is_fast in (True, False))
    if slow[3] is type(None):
        assert fast == slow
    else:  # the parser stops at what is not well formed; the fast road may not notice
        assert fast[0][: len(slow[0])] == slow[0] or len(fast[0]) >= len(slow[0])


def test_ordinary_rows_need_no_parser():
    """Rows as Excel writes them go by the fast road; so do rows under a prefix, or with line ends between them."""
    rows = '<row r="1" spans="1:2" x14ac:dyDescent="0.25"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="2"/></row><row r="7"/>'
    prefixed = (
        rows.replace("<c ", "<x:c ").replace("</c", "</x:c").replace("row", "x:row").replace("v>", "x:v>")
    )
    assert _takes(HEAD + rows + TAIL)
    assert _takes(HEAD + rows.replace("><", ">\r\n<") + TAIL)
    assert _takes('<x:worksheet xmlns:x="main"><x:sheetData>' + prefixed + "</x:sheetData></x:worksheet>")
    assert _takes('<worksheet xmlns="main"><sheetData/></worksheet>')


@pytest.mark.parametrize(
    "data",
    [
        HEAD + '<row r="1"><c><v>1</v></c></row>' + TAIL,
        HEAD + '<row><c r="A1"><v>1</v></c></row>' + TAIL,
        HEAD + '<row r="1"><c r="A1"><v>1</v><!-- x --></c></row>' + TAIL,
        HEAD + '<row r="2"><c r="A1"><v>1</v></c></row>' + TAIL,
        HEAD + '<row r="2"/><row r="1"/>' + TAIL,
        '<?xml version="1.0" encoding="UTF-16"?>' + HEAD + TAIL,
        "<!DOCTYPE worksheet>" + HEAD + TAIL,
        HEAD + TAIL.replace("</worksheet>", '<sheetData><row r="1"/></sheetData></worksheet>'),
        HEAD + '<row r="1"><c r="A1"><v>1</v></c></row>',
    ],
)
def test_the_fast_road_steps_aside(data):
    """Cells without an address, comments, a document type, other encodings, rows out of order: all are for the parser."""
    assert not _takes(data)


# ── the records of a pivot cache ────────────────────────────────────────────────────────────────────────────────

RECORDS = '<pivotCacheRecords xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="9">'
RECORD_VALUES = st.sampled_from(
    """
    <x v="0"/>|<x v="1"/>|<x v="2"/>|<x v="3"/>|<x v="9"/>|<x v=""/>|<s v="Nia"/>|<s v=""/>|<s v=" "/>|<s v="a &amp; b"/>
    <s v="&#65;"/>|<s v="two	parts"/>|<s v="é"/>|<s v="T00:00:00"/>|<n v="9990000018"/>|<n v="-1.5E-2"/>|<n v=""/>|<m/>
    <d v="2099-01-02T00:00:00"/>|<d v="2099-01-02T09:30:00"/>|<d v="T999-01-02T00:00:00"/>|<d v="x"/>|<b v="1"/>|<b v="0"/>
    <e v="#N/A"/>
    """.strip()
    .replace("\n    ", "|")
    .split("|")
)
ODD_VALUES = st.sampled_from(
    """
    <s v="Nia" c="Nia E"/>|<s c="Nia E" v="Nia"/>|<s v='Nia'/>|<s v="a"><x v="1"/></s>|<m u="1"/>|<n v="1" />|<!-- x -->|<q v="1"/>
    <x v="a"/>|<x v="1234567890"/>|<s/>|<s v="<"/>
    """.strip()
    .replace("\n    ", "|")
    .split("|")
)


def _cache() -> PivotCache:
    """A cache of four fields, the third of which is not in the records."""
    fields = [Field("Name"), Field("Age"), Field("Age band", in_records=False), Field("Town")]
    for number, texts in enumerate((["Nia", "", "Owen"], ["40", "41"], ["40s"], ["Anytown"])):
        fields[number].texts += texts
        fields[number].kinds += bytes([CellKind.NUMBER if number == 1 else CellKind.TEXT] * len(texts))
        fields[number].used += bytes(len(texts))
    return PivotCache(fields)


def _records(data: str, *, is_fast: bool):
    """The cells of a cache's records by one road, how many records there are, and which items they use."""
    raw, cache, found, fault = data.encode(), _cache(), [], None
    chunks = [raw[at : at + 97] for at in range(0, len(raw), 97)]
    package = SimpleNamespace(stream=lambda _: iter(chunks))
    blocks = (
        fast_records(package, "", cache)() if is_fast else pivot_records.plain_records(iter(chunks), cache)
    )
    try:
        for block in blocks:
            found += block.cells()
    except BadXml:
        fault = "broken"
    return found, cache.records, [bytes(each.used) for each in cache.fields], fault


def _part(records: list[list[str]], end: str = "</pivotCacheRecords>") -> str:
    return RECORDS + "".join(f"<r>{''.join(values)}</r>" for values in records) + end


@settings(deadline=None, max_examples=100)
@given(st.lists(st.lists(RECORD_VALUES, max_size=6), max_size=8))
def test_both_roads_give_the_same_records(records):
    """Any ordinary records come to the same cells by both roads."""
    assert _records(_part(records), is_fast=True) == _records(_part(records), is_fast=False)


@settings(deadline=None, max_examples=100)
@given(st.lists(st.lists(st.one_of(RECORD_VALUES, ODD_VALUES), max_size=6), max_size=8), st.data())
def test_both_roads_give_the_same_of_odd_records(records, draws):
    """Where records are written in unusual ways, or cut off, nothing is lost or given twice."""
    data = _part(records)
    data = data[: draws.draw(st.one_of(st.just(len(data)), st.integers(len(RECORDS), len(data))))]
    fast, slow = _records(data, is_fast=True), _records(data, is_fast=False)
    assert fast[:3] == slow[:3]
    assert fast == slow or "</pivotCacheRecords" in data


def test_runs_of_many_records_are_one_after_another(monkeypatch):
    """Where a part is taken in many runs, and the last of them is odd, each record is given once, in its row."""
    monkeypatch.setattr(runs, "_RUN", 500)
    records = [['<x v="0"/>', f'<n v="{number}"/>'] for number in range(300)]
    records.append(['<s v="Nia" c="Nia Example"/>'])
    assert _records(_part(records), is_fast=True) == _records(_part(records), is_fast=False)
    rows = "".join(f'<row r="{n + 1}"><c r="A{n + 1}"><v>{n}</v></c></row>' for n in range(300))
    for last in (
        '<row r="301"><c r="A301"><v>3<!-- x --></v></c></row>',
        '<row r="7"><c r="A7"><v>again</v></c></row>',
    ):
        data = HEAD + rows + last + TAIL
        assert sorted(_read(data, SheetSight(), is_fast=True)[0]) == sorted(
            _read(data, SheetSight(), is_fast=False)[0]
        )
