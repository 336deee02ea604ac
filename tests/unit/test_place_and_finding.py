"""Places, masks and evidence: the small nouns."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.finding import Evidence, Finding, Likelihood, Reason, masked
from candour.hiding import Hiding, Sight
from candour.piece import Blob, Text
from candour.place import Place, a1


def test_a_place_reads_from_the_file_inward() -> None:
    """A place is said as a person would say it, outermost first."""
    assert (
        str(Place(("reply.zip",)) / "crime.xlsx" / 'sheet "Data"') == 'reply.zip › crime.xlsx › sheet "Data"'
    )


def test_a_step_is_one_line() -> None:
    """A name with line breaks in it cannot break the line it is reported on."""
    assert str(Place() / "a\nb\t c") == "a b c"


@pytest.mark.parametrize(
    ("row", "column", "address"),
    [(0, 0, "A1"), (6, 1, "B7"), (0, 26, "AA1"), (9, 701, "ZZ10"), (0, 16383, "XFD1")],
)
def test_addresses_are_those_of_spreadsheets(row: int, column: int, address: str) -> None:
    """Rows and columns count from nought; the address is what the sheet's edge says."""
    assert a1(row, column) == address


@given(st.text())
def test_a_masked_value_shows_no_digit_and_only_first_letters(value: str) -> None:
    """Whatever the value, no digit of it is shown, nor any letter but the first of a word."""
    shown = masked(value)
    assert len(shown) <= 25
    assert not any(character.isdigit() for character in shown)
    assert not any(a.isalnum() and b.isalnum() for a, b in pairwise(shown))


def test_a_finding_prints_itself_masked() -> None:
    """The repr of a finding, which ends up in logs, has no value in it."""
    finding = Finding(
        "person-name", Place(("a.csv",)), Sight.SEEN, None, Evidence(()), untrusted_value="Nia Example"
    )
    assert "Nia" not in repr(finding)
    assert "Example" not in repr(finding)


@pytest.mark.parametrize(
    ("odds", "likelihood"),
    [
        ((0.02, 11.0), None),
        ((1.0, 4.0), Likelihood.POSSIBLE),
        ((5.0, 23.0), Likelihood.LIKELY),
        ((5.0, 23.0, 200.0), Likelihood.CERTAIN),
    ],
)
def test_odds_multiply(odds: tuple[float, ...], likelihood: Likelihood | None) -> None:
    """Reasons are independent: their odds multiply, and fixed thresholds name the result."""
    assert Evidence(tuple(Reason("because", each) for each in odds)).likelihood is likelihood


def test_a_piece_that_is_not_seen_names_its_hiding() -> None:
    """Content out of sight without a hiding, or in sight with one, is a mistake of the reader's."""
    hiding = Hiding("any.comment", "Comment", Sight.COVERED, "Hover.", "Left out.")
    with pytest.raises(ValueError, match="names its Hiding"):
        Text(Place(), "x", Sight.COVERED)
    with pytest.raises(ValueError, match="names its Hiding"):
        Blob.of(Place(), b"x", "image/png", hiding).__class__(Place(), 1, "", "image/png", Sight.SEEN, hiding)


@pytest.mark.parametrize("bad", ["comment", "any.", ".x", "Any.Comment", "any.two words"])
def test_a_hiding_is_called_format_dot_what_it_is(bad: str) -> None:
    """An id in any other form is refused when the hiding is made."""
    with pytest.raises(ValueError, match=r"format\.what-it-is"):
        Hiding(bad, "t", Sight.COVERED, "r", "c")
