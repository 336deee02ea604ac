"""Colours: what a colour in a workbook is on the page, and which text is lost in what is behind it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles.colors import COLOR_INDEX

from candour.formats import xml
from candour.formats.colour import BLACK, WHITE, Palette, are_alike, contrast, theme_colours, tinted
from candour.hiding import Sight
from files.xlsx_sheets import book, cells_in, row, shared, sheet, solid, string, styled, text

_COLOURS = st.integers(0, 0xFFFFFF)


def test_the_palette_is_the_one_that_other_programs_know() -> None:
    """The 64 colours by number are those of openpyxl."""
    assert [Palette().rgb(indexed=at) for at in range(64)] == [
        int(value, 16) & 0xFFFFFF for value in COLOR_INDEX[:64]
    ]


def test_light_and_dark_change_places_in_the_theme() -> None:
    """The theme part lists dark 1 first, but theme 0 is the page and theme 1 the text."""
    theme = xml.tree(
        b'<theme><themeElements><clrScheme><dk1><sysClr val="windowText" lastClr="010101"/></dk1>'
        b'<lt1><sysClr val="window" lastClr="FEFEFE"/></lt1><dk2><srgbClr val="020202"/></dk2><lt2><srgbClr val="FDFDFD"/></lt2>'
        b'<accent1><srgbClr val="4472C4"/></accent1></clrScheme></themeElements></theme>'
    )
    palette = Palette(theme_colours(theme))
    assert [palette.rgb(theme=at) for at in range(5)] == [0xFEFEFE, 0x010101, 0xFDFDFD, 0x020202, 0x4472C4]


def test_tints_are_as_excel_makes_them() -> None:
    """White darkened by 15 % is D9D9D9; accent 1 lightened by 80 % is what table stripes show."""
    assert tinted(WHITE, -0.149998474074526) == 0xD9D9D9
    assert contrast(tinted(0x4F81BD, 0.7999816888943144), 0xDCE6F1) < 1.02
    assert tinted(BLACK, 1.0) == WHITE


@given(_COLOURS, st.floats(-2, 2))
def test_a_tint_gives_a_colour(colour: int, tint: float) -> None:
    """However far a tint goes, what comes of it is a colour."""
    assert 0 <= tinted(colour, tint) <= 0xFFFFFF


@given(_COLOURS, _COLOURS)
def test_likeness_goes_both_ways(one: int, other: int) -> None:
    """Text on a fill vanishes exactly where the two changed about would."""
    assert are_alike(one, other) == are_alike(other, one)
    assert are_alike(one, one)


@pytest.mark.parametrize(
    ("attributes", "colour"),
    [
        ({"rgb": "FFFF0000"}, 0xFF0000),
        ({"rgb": "00FFFFFF"}, WHITE),
        ({"rgb": "FF0000"}, 0xFF0000),
        ({"rgb": "nonsense"}, None),
        ({"indexed": "9"}, WHITE),
        ({"indexed": "64"}, BLACK),
        ({"indexed": "65"}, WHITE),
        ({"indexed": "999"}, None),
        ({"theme": "0"}, WHITE),
        ({"theme": "99"}, None),
        ({"theme": "x"}, None),
        ({"auto": "1"}, None),
        ({}, None),
    ],
)
def test_a_colour_is_written_in_four_ways(attributes: dict[str, str], colour: int | None) -> None:
    """What names no colour is none, and does no harm."""
    assert Palette().of(attributes) == colour


def _met(styles: str) -> tuple[str, Sight]:
    return cells_in(book(sheet(row(1, text("A1", "Nia Example", 1))), styles=styles))["A1"][1:3]


_HIDDEN, _SEEN = ("background-colour", Sight.COVERED), ("", Sight.SEEN)


@pytest.mark.parametrize(
    ("font", "fill", "expected"),
    [
        ('rgb="FFFFFFFF"', "", _HIDDEN),
        ('theme="0"', "", _HIDDEN),
        ('indexed="9"', "", _HIDDEN),
        ('indexed="65"', "", _HIDDEN),
        ('rgb="FFFEFEFE"', "", _HIDDEN),
        ('theme="0" tint="-0.02"', "", _HIDDEN),
        ('rgb="FFD9D9D9"', "", _SEEN),
        ('rgb="FFFFFF00"', "", _SEEN),
        ('rgb="FFFFFFFF"', solid('theme="4"'), _SEEN),
        ('theme="4"', solid('theme="4"'), _HIDDEN),
        ('rgb="FF000000"', solid('rgb="FF000000"'), _HIDDEN),
        ('theme="1"', solid('indexed="8"'), _HIDDEN),
        ('rgb="FFFF0000"', solid('rgb="FF00B050"'), _SEEN),
        ('rgb="FFFFFFFF"', '<patternFill patternType="darkGray"/>', _SEEN),
        (
            'rgb="FFFFFFFF"',
            '<gradientFill><stop position="0"><color rgb="FFFFFFFF"/></stop><stop position="1"><color rgb="FF0000FF"/></stop></gradientFill>',
            _SEEN,
        ),
        (
            'rgb="FFFFFFFF"',
            '<gradientFill><stop position="0"><color rgb="FFFFFFFF"/></stop><stop position="1"><color rgb="FFFEFEFE"/></stop></gradientFill>',
            _HIDDEN,
        ),
    ],
)
def test_text_is_lost_in_a_fill_of_its_colour(font: str, fill: str, expected: tuple[str, Sight]) -> None:
    """The colour of the text is held against the cell's fill; where there is none, against the white page."""
    fills = [fill] if fill else []
    assert (
        _met(styled(f'<xf fontId="1" fillId="{2 if fill else 0}"/>', fonts=[f"<color {font}/>"], fills=fills))
        == expected
    )


def test_text_of_no_stated_colour_is_black() -> None:
    """Black on black is the oldest way of striking words out, and the least safe."""
    assert (
        _met(styled('<xf fontId="1" fillId="2"/>', fonts=['<sz val="11"/>'], fills=[solid('rgb="FF000000"')]))
        == _HIDDEN
    )


def test_a_workbook_may_have_a_palette_of_its_own() -> None:
    """A palette in the styles goes before the usual one."""
    more = "<colors><indexedColors>" + '<rgbColor rgb="00000000"/>' * 10 + "</indexedColors></colors>"
    font = ['<color indexed="9"/>']
    assert _met(styled('<xf fontId="1"/>', fonts=font)) == _HIDDEN
    assert _met(styled('<xf fontId="1"/>', fonts=font, more=more)) == _SEEN


def test_a_style_that_is_not_there_looks_ordinary() -> None:
    """A cell may name a style beyond the last."""
    assert cells_in(book(sheet(row(1, text("A1", "Nia Example", 99)))))["A1"].hiding == ""


_RUN = '<r><rPr><color rgb="{}"/></rPr><t>{}</t></r>'


@pytest.mark.parametrize(
    ("runs", "style", "expected"),
    [
        ([("FFFF0000", "Nia "), ("FF000000", "Example")], 0, _SEEN),
        ([("FF000000", "Total "), ("FFFFFFFF", "Nia Example")], 0, ("background-colour", Sight.UNSURE)),
        ([("FFFFFFFF", "Nia "), ("FFFEFEFE", "Example")], 0, _HIDDEN),
        ([("FF000000", "Nia Example")], 1, _SEEN),
    ],
)
def test_each_run_of_a_rich_text_has_its_own_colour(
    runs: list[tuple[str, str]], style: int, expected: tuple[str, Sight]
) -> None:
    """Where some runs are lost and others seen, Candour is unsure of the cell; style 1 here is white."""
    styles = styled('<xf fontId="1"/>', fonts=['<color rgb="FFFFFFFF"/>'])
    rich = "".join(_RUN.format(colour, words) for colour, words in runs)
    inline = f'<c r="B1" s="{style}" t="inlineStr"><is>{rich}</is></c>'
    data = book(
        sheet(row(1, string("A1", 0, style), inline)), styles=styles, strings=shared(f"<si>{rich}</si>")
    )
    met = cells_in(data)
    assert met["A1"][1:3] == met["B1"][1:3] == expected
    assert met["A1"].text == met["B1"].text == "".join(words for _, words in runs)
