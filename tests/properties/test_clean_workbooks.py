"""Clean copies of workbooks made at random, with words planted where no reader sees them."""

from __future__ import annotations

import io
import zipfile
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.cleaned import Wishes
from candour.copying import copied
from candour.formats.numberformat_rounding import rounded, written
from candour.formats.numberformat_shown import shown
from candour.formats.xlsx.copying import gathering
from candour.place import Place, a1
from candour.proof.proving import prove
from candour.source import Source
from files.xlsx_sheets import book, number, row, shared, sheet, solid, string, styled, text

CODES = [
    "0",
    "0.00",
    "#,##0",
    "0%",
    "dd/mm/yyyy",
    "mmm yyyy",
    "0.00E+00",
    '#,##0;-#,##0;"-"',
    "# ?/?",
    "h:mm:ss",
]
WHITE, BLANK, TINY, FILLED = (len(CODES) + n for n in range(1, 5))
"""Styles after those of the number formats, which are 1 and up: three that show nothing, and one with a fill."""
STYLES = styled(
    *(f'<xf numFmtId="{164 + n}"/>' for n in range(len(CODES))),
    '<xf fontId="1"/>',
    f'<xf numFmtId="{164 + len(CODES)}"/>',
    '<xf fontId="2"/>',
    '<xf fillId="2"/>',
    fonts=['<color rgb="FFFFFFFF"/>', '<sz val="1"/>'],
    fills=[solid('rgb="FFFFFF00"')],
    codes=[*CODES, ";;;"],
)


class Made(NamedTuple):
    """A workbook, and the words planted in it."""

    data: bytes
    secrets: tuple[str, ...]


@st.composite
def workbooks(draw: Any) -> Made:
    """A workbook of a few sheets, some rows, columns, sheets and values of which no reader sees."""
    secrets: list[str] = []
    strings: list[str] = []

    def word(*, is_seen: bool) -> str:
        if is_seen:
            return draw(
                st.sampled_from(
                    ["Riverside", "Hilltop", "Ward 3", "Total", "x\ny", "  padded  ", "a &amp; b", "_x0041_"]
                )
            )
        secrets.append(f"Quillfeather{len(secrets):03}")
        return secrets[-1]

    def cell(at: int, column: int, *, is_seen: bool) -> str:
        address = a1(at, column)
        kind = draw(st.sampled_from(["text", "shared", "number", "style", "blank"]))
        if kind == "number" and is_seen:
            value = draw(
                st.floats(-1e6, 1e6, allow_nan=False).map(lambda v: round(v, 6)) | st.integers(0, 60_000)
            )
            return number(address, value, draw(st.integers(0, len(CODES))))
        if kind == "style":
            style = draw(st.sampled_from([WHITE, BLANK, TINY]))
            return text(address, word(is_seen=False), style)
        if kind == "blank":
            return f'<c r="{address}" s="{FILLED}"/>'
        if kind == "shared":
            strings.append(word(is_seen=is_seen))
            return string(address, len(strings) - 1, draw(st.sampled_from([0, FILLED])))
        return text(address, word(is_seen=is_seen), draw(st.sampled_from([0, FILLED])))

    sheets = []
    states = ["", *draw(st.lists(st.sampled_from(["", "hidden", "veryHidden"]), max_size=2))]
    for state in states:
        columns = draw(st.lists(st.sampled_from(["", "hidden", "narrow"]), min_size=1, max_size=6))
        hidden_rows = draw(st.sets(st.integers(0, 7), max_size=4))
        rows = []
        for at in range(draw(st.integers(1, 8))):
            is_row_seen = at not in hidden_rows and not state
            cells = [
                cell(at, column, is_seen=is_row_seen and not way)
                for column, way in enumerate(columns)
                if draw(st.booleans())
            ]
            rows.append(row(at + 1, *cells, **({"hidden": "1"} if at in hidden_rows else {})))
        widths = {
            "hidden": 'width="9" hidden="1"',
            "narrow": 'width="0" customWidth="1"',
            "": 'width="12" customWidth="1"',
        }
        cols = "".join(f'<col min="{n}" max="{n}" {widths[way]}/>' for n, way in enumerate(columns, 1))
        first, last = draw(st.integers(0, 3)), draw(st.integers(4, 7))
        merged = (
            f'<mergeCells><mergeCell ref="{a1(first, 6)}:{a1(last, 8)}"/></mergeCells>'
            if draw(st.booleans())
            else ""
        )
        sheets.append(sheet(*rows, before=f"<cols>{cols}</cols>", after=merged))
    names = [f"Sheet {n}" for n in range(len(sheets))]
    return Made(
        book(*sheets, states=states, names=names, styles=STYLES, strings=shared(*strings)), tuple(secrets)
    )


def _source(data: bytes) -> Source:
    return Source("a.xlsx", data, Place(("a.xlsx",)))


@settings(max_examples=60)
@given(workbooks())
def test_what_is_seen_stays_and_what_is_planted_is_gone(made: Made) -> None:
    """The copy is proved; none of the planted words is in any of its parts; its own copy is the same to the byte."""
    copy = copied(_source(made.data), Wishes())
    _, proof = prove(_source(made.data), _source(copy.data), Wishes())
    assert [check.says for check in proof.checks if not check.holds] == []
    with zipfile.ZipFile(io.BytesIO(copy.data)) as archive:
        said = b"".join(archive.read(name) for name in archive.namelist())
    assert not [secret for secret in made.secrets if secret.encode() in said]
    again = copied(_source(copy.data), Wishes())
    assert again.data == copy.data
    assert again.changes == ()


@settings(max_examples=300)
@given(
    st.sampled_from(
        [
            *CODES,
            "General",
            "0.0,",
            "yyyy",
            "[h]:mm",
            "0.0%;[Red]-0.0%",
            '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-',
        ]
    ),
    st.floats(-1e9, 1e9, allow_nan=False),
)
def test_a_rounded_number_is_shown_alike_and_stays_so(code: str, value: float) -> None:
    """Rounding to what is shown changes nothing that is seen, and rounding again changes nothing at all."""
    kept = rounded(code, value)
    assert shown(code, kept) == shown(code, value)
    assert rounded(code, kept) == kept
    assert float(written(kept)) == kept


@settings(max_examples=30)
@given(workbooks())
def test_both_roads_through_the_cells_write_the_same(made: Made) -> None:
    """Cells taken by arrays and cells taken by the parser give the same copy."""
    with pytest.MonkeyPatch.context() as patch:
        by_parser = copied(_source(made.data), Wishes())
        patch.setattr(gathering, "LARGE", -1)
        assert copied(_source(made.data), Wishes()) == by_parser
