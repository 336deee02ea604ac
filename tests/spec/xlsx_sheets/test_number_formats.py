"""Number formats: what is printed for a value, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.formats.numberformat import (
    BUILTIN,
    bounds_of,
    colour_of,
    is_date,
    prints_instead,
    prints_nothing,
)
from files.xlsx_sheets import book, cells_in, number, row, sheet, styled, text


@pytest.mark.parametrize(
    ("code", "negative", "zero", "positive", "words"),
    [
        (";;;", True, True, True, True),
        (";;", True, True, True, False),
        ('"";"";"";""', True, True, True, True),
        ('" ";" ";" ";" "', True, True, True, True),
        ("_);_);_);_)", True, True, True, True),
        ("* ;* ;* ;* ", True, True, True, True),
        ("General;General;", False, True, False, False),
        ("0;;", True, True, False, False),
        ("0;-0;;@", False, True, False, False),
        ("@", False, False, False, False),
        (";;;@", True, True, True, False),
        ("General", False, False, False, False),
        ("", False, False, False, False),
        ("#", False, True, False, False),
        ("[Red];[Blue];;", True, True, True, True),
        ("[$-809];;;", True, True, True, True),
    ],
)
def test_what_prints_nothing(code: str, negative: bool, zero: bool, positive: bool, words: bool) -> None:  # noqa: FBT001
    """Sections without ink print nothing, each for its own values."""
    told = tuple(prints_nothing(code, value) for value in (-7.0, 0.0, 7.0, "Nia"))
    assert told == (negative, zero, positive, words)


@pytest.mark.parametrize("code", BUILTIN.values())
def test_no_format_that_programs_know_by_number_hides(code: str) -> None:
    """The built-in formats show every value."""
    for value in (-99_999.0, 0.0, 99_999.0, "Nia"):
        assert not prints_nothing(code, value)
        assert not prints_instead(code, value) or value == 0


@pytest.mark.parametrize(
    ("code", "value", "stands_instead"),
    [
        ('[<5]"*";0', 3, True),
        ('[<5]"*";0', 0, False),
        ('[<5]"*";0', 5, False),
        ('[<=5]"5 or fewer";[>1000]"many";0', 2000, True),
        ('[=1]"Yes";[=0]"No";0', 1, False),
        ('"Yes";"Yes";"No"', 1, False),
        ('"hidden";"hidden"', 9_990_000_018, True),
        (";;;**", "Nia", True),
        (';;;"(name)"', "Nia", True),
        (';;;"Name: "@', "Nia", False),
        ("▲;▼;=", 3, False),
    ],
)
def test_words_that_stand_instead_of_a_value(code: str, value: float | str, stands_instead: bool) -> None:  # noqa: FBT001
    """A sign for a range of numbers, or words for any, keep the value from the reader; `Yes` for 1 does not."""
    assert prints_instead(code, value) is stands_instead


@pytest.mark.parametrize(
    "code",
    [
        "dd/mm/yyyy",
        "h:mm",
        "[h]:mm:ss",
        "mmm-yy",
        "[$-F800]dddd, mmmm dd, yyyy",
        "yyyy\\-mm\\-dd;@",
        "mm:ss.0",
        "d.m.yy h:mm AM/PM",
    ],
)
def test_dates_are_known(code: str) -> None:
    """A format that shows days or hours makes a number a date."""
    assert is_date(code)


@pytest.mark.parametrize(
    "code",
    ["General", "0", "#,##0.00", "0.00E+00", '"day" 0', "[Red]0", "# ?/?", "@", "[$£-809]#,##0", '0.0"s"'],
)
def test_numbers_are_not_dates(code: str) -> None:
    """Letters in quotation marks, in brackets or in an exponent make no date."""
    assert not is_date(code)


def test_colours_go_by_section() -> None:
    """Each section may have a colour of its own."""
    assert [colour_of("[White]0;[Red]0;[Color 2]0", value) for value in (1, -1, 0)] == [
        "white",
        "red",
        "color2",
    ]
    assert colour_of("0", 1) is None


@given(
    st.text(alphabet='0#?;@"[]<>=5-\\_*, .%/dmyhsEe+WhiteRdGna$x', max_size=40), st.floats(allow_nan=False)
)
@settings(max_examples=200, deadline=None)
def test_any_code_gives_an_answer(code: str, value: float) -> None:
    """No code is so odd that asking about it fails."""
    for asked in (value, "Nia"):
        assert prints_nothing(code, asked) in {True, False}
        assert prints_instead(code, asked) in {True, False}
        colour_of(code, asked)
    assert list(bounds_of(code)) == sorted(bounds_of(code))
    is_date(code)


def _met(code: str, cell: str) -> str:
    return cells_in(book(sheet(row(1, cell)), styles=styled('<xf numFmtId="164"/>', codes=[code])))[
        "A1"
    ].hiding


def test_a_value_that_prints_nothing_is_hidden() -> None:
    """The format of the cell's own style decides, for the value that the cell has."""
    assert _met(";;;", number("A1", 9990000018, 1)) == "blank-number-format"
    assert _met(";;", number("A1", 9990000018, 1)) == "blank-number-format"
    assert _met(";;", text("A1", "Nia Example", 1)) == ""
    assert _met("0;;", number("A1", -4, 1)) == "blank-number-format"
    assert _met("0;;", number("A1", 4, 1)) == ""


def test_a_zero_that_is_not_printed_hides_nothing() -> None:
    """Sheets keep zeros quiet in this way every day."""
    assert _met("0;-0;", number("A1", 0, 1)) == ""


def test_a_small_count_behind_a_star_is_hidden() -> None:
    """What was suppressed by a format alone stands in the file."""
    code = '[<5]"*";0'
    assert _met(code, number("A1", 3, 1)) == "value-not-shown"
    assert _met(code, number("A1", 30, 1)) == ""


def test_white_by_number_format_is_white() -> None:
    """`[White]` goes before the colour of the font."""
    assert _met("[White]0;[White]-0;0", number("A1", 4, 1)) == "background-colour"
    assert _met("[White]0;[White]-0;0", number("A1", 0, 1)) == ""
    assert _met("[White]General", text("A1", "Nia Example", 1)) == "background-colour"
