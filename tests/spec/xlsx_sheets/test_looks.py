"""Looks: what table styles and conditional formats do to cells."""

from __future__ import annotations

import pytest

from candour.hiding import Sight
from files.xlsx_sheets import (
    Met,
    book,
    cells_in,
    conditional,
    in_table,
    number,
    row,
    sheet,
    solid,
    styled,
    text,
)

_WHITE = styled('<xf fontId="1"/>', fonts=['<color rgb="FFFFFFFF"/>'])
_NO_STRIPES = 'showRowStripes="0"'


def _met(data: bytes, address: str = "A1") -> tuple[str, Sight]:
    met: Met = cells_in(data)[address]
    return met.hiding, met.sight


_HIDDEN, _SEEN = ("background-colour", Sight.COVERED), ("", Sight.SEEN)
_UNSURE = ("background-colour", Sight.UNSURE)


# ── tables ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("style", "header", "body"),
    [
        ("TableStyleLight1", _HIDDEN, _HIDDEN),
        ("TableStyleLight9", _SEEN, _HIDDEN),
        ("TableStyleLight16", _HIDDEN, _HIDDEN),
        ("TableStyleMedium2", _SEEN, _HIDDEN),
        ("TableStyleMedium9", _SEEN, _SEEN),  # the body is pale blue: white on it can be made out
        ("TableStyleMedium15", _SEEN, _HIDDEN),
        ("TableStyleDark2", _SEEN, _SEEN),
        ("TableStyleDark9", _SEEN, _SEEN),
        ("NoSuchStyle", _HIDDEN, _HIDDEN),
    ],
)
def test_white_text_is_seen_where_the_table_is_dark(
    style: str, header: tuple[str, Sight], body: tuple[str, Sight]
) -> None:
    """White text is right in the dark header of a table, and lost in its plain rows."""
    data = in_table(style, _WHITE, header=1, body=1, columns=_NO_STRIPES)
    assert (_met(data, "A1"), _met(data, "A2")) == (header, body)


def test_text_of_the_ordinary_colour_is_the_style_s_to_colour() -> None:
    """A dark header makes ordinary text white; nothing is lost."""
    for style in ("TableStyleMedium2", "TableStyleDark1", "TableStyleLight8"):
        data = in_table(style, styled(), header=0)
        assert {met.hiding for met in cells_in(data).values()} == {""}


def test_a_white_cell_in_a_dark_header_is_lost() -> None:
    """The style makes the text white, the cell fills itself white."""
    styles = styled(
        '<xf fontId="1"/>',
        '<xf fillId="2"/>',
        fonts=['<color rgb="FFFFFFFF"/>'],
        fills=[solid('rgb="FFFFFFFF"')],
    )
    assert _met(in_table("TableStyleMedium2", styles, header=2)) == _HIDDEN


def test_dark_stripes_make_white_text_unsure() -> None:
    """Every other row shows it."""
    assert _met(in_table("TableStyleMedium2", _WHITE, header=1, body=1), "A2") == _UNSURE


def test_a_style_of_the_workbook_s_own_counts() -> None:
    """A table style in the workbook names what it does to each part of a table."""
    more = (
        '<tableStyles count="1"><tableStyle name="House"><tableStyleElement type="headerRow" dxfId="0"/>'
        '<tableStyleElement type="wholeTable" dxfId="1"/></tableStyle></tableStyles>'
    )
    dxfs = [
        '<font><color rgb="FFFFFFFF"/></font><fill><patternFill><bgColor rgb="FF000000"/></patternFill></fill>',
        '<font><color rgb="FFFFFFFF"/></font>',
    ]
    data = in_table("House", styled(dxfs=dxfs, more=more), header=0)
    assert (_met(data, "A1"), _met(data, "A2")) == (_SEEN, _HIDDEN)


# ── conditional formats ─────────────────────────────────────────────────────────────────────────────────────────


def _rule(kind: str, formula: str = "", more: str = "") -> str:
    inner = f"<formula>{formula}</formula>" if formula else ""
    return f'<cfRule type="{kind}" dxfId="0" priority="1" {more}>{inner}</cfRule>'


@pytest.mark.parametrize(
    ("rule", "cell", "expected"),
    [
        (_rule("cellIs", "5", 'operator="lessThan"'), number("A1", 3), _HIDDEN),
        (_rule("cellIs", "5", 'operator="lessThan"'), number("A1", 30), _SEEN),
        (_rule("cellIs", "5", 'operator="lessThan"'), text("A1", "Nia"), _SEEN),
        (
            _rule("cellIs", "5", 'operator="greaterThan"'),
            text("A1", "Nia"),
            _HIDDEN,
        ),  # text is above every number
        (_rule("cellIs", '"nia"', 'operator="equal"'), text("A1", "Nia"), _HIDDEN),
        (_rule("cellIs", "$B$1", 'operator="equal"'), number("A1", 3), _UNSURE),
        (_rule("cellIs", "1</formula><formula>4", 'operator="between"'), number("A1", 3), _HIDDEN),
        (_rule("cellIs", "1</formula><formula>4", 'operator="notBetween"'), number("A1", 3), _SEEN),
        (_rule("expression", "TRUE"), number("A1", 3), _HIDDEN),
        (_rule("expression", "FALSE"), number("A1", 3), _SEEN),
        (_rule("expression", "A1&lt;5"), number("A1", 3), _HIDDEN),
        (_rule("expression", "A1=0"), number("A1", 3), _SEEN),
        (_rule("expression", 'A1=""'), text("A1", "Nia"), _SEEN),
        (_rule("expression", "ISERROR(A1)"), number("A1", 3), _SEEN),
        (_rule("expression", "ISBLANK(A1)"), number("A1", 3), _SEEN),
        (_rule("expression", "NOT(ISBLANK(A1))"), number("A1", 3), _HIDDEN),
        (_rule("expression", "LEN(TRIM(A1))&gt;0"), number("A1", 3), _HIDDEN),
        (_rule("expression", "ISNUMBER(A1)"), text("A1", "Nia"), _SEEN),
        (_rule("expression", "A2=A1"), text("A1", "Nia"), _UNSURE),
        (_rule("expression", "$A$1=3"), number("A1", 3), _UNSURE),  # of the cells below it asks about A1, too
        (_rule("notContainsBlanks"), text("A1", "Nia"), _HIDDEN),
        (_rule("containsBlanks"), text("A1", "Nia"), _SEEN),
        (_rule("containsText", "x", 'text="nia"'), text("A1", "Not Nia"), _HIDDEN),
        (_rule("beginsWith", "x", 'text="nia"'), text("A1", "Not Nia"), _SEEN),
        (_rule("duplicateValues"), text("A1", "Nia"), _UNSURE),
        (_rule("top10", "", 'rank="10"'), number("A1", 3), _UNSURE),
    ],
)
def test_a_conditional_format_hides_where_it_holds(rule: str, cell: str, expected: tuple[str, Sight]) -> None:
    """A rule about the cell and a constant is worked out; of another Candour is unsure. These rules make text white."""
    assert _met(conditional(rule, cell)) == expected


def test_a_conditional_format_may_print_nothing() -> None:
    """A number format in a rule counts like one in a style."""
    data = conditional(
        _rule("expression", "TRUE"), text("A1", "Nia"), dxf='<numFmt numFmtId="164" formatCode=";;;"/>'
    )
    assert _met(data) == ("blank-number-format", Sight.COVERED)


def test_red_on_pink_is_seen() -> None:
    """The usual dress of a warning hides nothing, whether or not it holds."""
    dxf = '<font><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill>'
    assert _met(conditional(_rule("duplicateValues"), text("A1", "Nia"), dxf=dxf)) == _SEEN


def test_a_fill_that_may_lie_behind_white_text_makes_it_unsure() -> None:
    """White text that a rule brings to light is neither hidden nor seen for sure."""
    dxf = '<fill><patternFill><bgColor rgb="FFFF0000"/></patternFill></fill>'
    after = f'<conditionalFormatting sqref="A1:A9">{_rule("duplicateValues")}</conditionalFormatting>'
    styles = styled('<xf fontId="1"/>', fonts=['<color rgb="FFFFFFFF"/>'], dxfs=[dxf])
    assert _met(book(sheet(row(1, text("A1", "Nia", 1)), after=after), styles=styles)) == _UNSURE
    always = after.replace("duplicateValues", "notContainsBlanks")
    assert _met(book(sheet(row(1, text("A1", "Nia", 1)), after=always), styles=styles)) == _SEEN


def test_the_rule_of_higher_priority_wins() -> None:
    """Of two rules that hold, the one with the lower number settles the colour."""
    dxfs = ['<font><color rgb="FFFFFFFF"/></font>', '<font><color rgb="FFFF0000"/></font>']
    for first, expected in (("2", _SEEN), ("0", _HIDDEN)):
        rules = f'<cfRule type="expression" dxfId="0" priority="{first}"><formula>TRUE</formula></cfRule><cfRule type="expression" dxfId="1" priority="1"><formula>TRUE</formula></cfRule>'
        after = f'<conditionalFormatting sqref="A1">{rules}</conditionalFormatting>'
        assert _met(book(sheet(row(1, text("A1", "Nia")), after=after), styles=styled(dxfs=dxfs))) == expected


def test_a_rule_reaches_only_its_range() -> None:
    """A cell outside the range looks as its style says."""
    assert _met(conditional(_rule("expression", "TRUE"), text("A1", "Nia"), ref="B1:B9 A2:A9")) == _SEEN


def test_bars_and_icons_without_their_number_hide_a_long_one() -> None:
    """An icon stands for a small number well enough; not for one that could number a person."""
    rule = '<cfRule type="iconSet" priority="1"><iconSet showValue="0"><cfvo type="percent" val="0"/></iconSet></cfRule>'
    assert _met(conditional(rule, number("A1", 3))) == _SEEN
    assert _met(conditional(rule, number("A1", 9990000018))) == ("value-not-shown", Sight.COVERED)


def test_newer_rules_in_an_extension_count() -> None:
    """The rules that later versions of Excel write carry their dress with them."""
    after = (
        '<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:conditionalFormattings>'
        '<x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
        '<x14:cfRule type="expression" priority="1"><xm:f>TRUE</xm:f><x14:dxf><font><color rgb="FFFFFFFF"/></font></x14:dxf></x14:cfRule>'
        "<xm:sqref>A1:A3</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>"
    )
    assert _met(book(sheet(row(1, "Nia"), after=after))) == _HIDDEN


def test_a_zero_made_white_hides_nothing() -> None:
    """Keeping zeros quiet is no hiding, whichever way it is done."""
    assert _met(conditional(_rule("cellIs", "0", 'operator="equal"'), number("A1", 0))) == _SEEN
