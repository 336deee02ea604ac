"""What stands beside a box says what is under it: the words before it on its line, or the heading of its column."""

from __future__ import annotations

import pytest

import candour
from candour.judging import judge
from candour.piece import Text
from candour.place import Place
from candour.policy import Outcome
from candour.reading import pieces_of
from candour.source import Source
from files.redactions import LEFT, Rect, around, box, document, text

_FORM = (
    ("Name:", "Jane Example"),
    ("Date of birth:", "04/03/1987"),
    ("Address:", "14 Mill Lane, Exampleton"),
)
_ROWS = (("Abbey", "Jane Example", "04/03/1987"), ("Mill", "Tom Invented", "05/06/1990"))
_ACROSS = (LEFT, 120, 240)


def hidden(data: bytes) -> list[tuple[str, str]]:
    """Each piece out of sight: what stands beside it, and what it says."""
    pieces = pieces_of(Source("a.pdf", data, Place(("a.pdf",))))
    return [(one.before, one.text) for one in pieces if isinstance(one, Text) and one.hiding]


def identifiers(data: bytes) -> list[tuple[str, str]]:
    """What is recognised out of sight: the kind, and the value as it is told."""
    report = candour.inspect(data, name="a.pdf")
    assert judge(report).outcome is Outcome.STOP
    return [(one.identifier, one.shown_as) for one in report.findings if one.hiding]


def form(*boxes: Rect, labels: int = 3) -> bytes:
    """A form filled in from top to bottom, with boxes laid over it."""
    lines = [
        text(words, 200 - 20 * number, left, 12)
        for number, (label, value) in enumerate(_FORM[:labels])
        for words, left in ((label, LEFT), (value, 160))
    ]
    return document("".join(lines) + "".join(map(box, boxes)))


def table(*boxes: Rect) -> bytes:
    """A table with its headings in the first row."""
    rows = (("Ward", "Name", "Date of birth"), *_ROWS)
    lines = [
        text(words, 200 - 20 * number, left, 12)
        for number, row in enumerate(rows)
        for words, left in zip(row, _ACROSS, strict=True)
    ]
    return document("".join(lines) + "".join(map(box, boxes)))


@pytest.mark.parametrize(
    ("number", "identifier", "shown"),
    [
        (0, "person-name", "J••• E••••••"),
        (1, "date-of-birth", "••/••/••••"),
        (2, "address", "•• M••• L•••, E•••••••••"),
    ],
)
def test_the_label_before_a_box_tells_what_is_under_it(number: int, identifier: str, shown: str) -> None:
    """A name, a date of birth and an address under a box stop the file, each as what its label says, and masked."""
    data = form(Rect(158, 196 - 20 * number, 180, 16))
    assert hidden(data) == [_FORM[number]]
    assert identifiers(data) == [(identifier, shown)]


def test_a_box_over_several_answers_hides_each_under_its_own_label() -> None:
    """One tall box over the right half of a form: a piece for each line, with the seen label before it."""
    data = form(Rect(158, 150, 180, 66))
    assert hidden(data) == list(_FORM)
    assert [identifier for identifier, _ in identifiers(data)] == ["person-name", "date-of-birth", "address"]


def test_the_heading_of_a_column_tells_what_is_under_a_box() -> None:
    """In a table the words at the left are another column's: it is the heading above that says what was covered."""
    data = table(Rect(118, 152, 100, 36), Rect(238, 152, 90, 36))
    told = [("Name:", row[1]) for row in _ROWS] + [("Date of birth:", row[2]) for row in _ROWS]
    assert hidden(data) == told
    assert [identifier for identifier, _ in identifiers(data)] == ["person-name"] * 2 + ["date-of-birth"] * 2


def test_rows_that_are_seen_are_no_heading() -> None:
    """Where only the second row is covered, what stands in the first is not taken for the name of the column."""
    assert hidden(table(Rect(118, 156, 100, 16))) == [("Name:", "Tom Invented")]


def test_a_label_may_stand_above() -> None:
    """On many forms the label is a line of its own."""
    data = document(
        text("Full name of applicant", 200, size=12)
        + text("Jane Example", 182, size=12)
        + box(Rect(38, 178, 100, 16))
    )
    assert hidden(data) == [("Full name of applicant:", "Jane Example")]
    assert identifiers(data) == [("person-name", "J••• E••••••")]


@pytest.mark.parametrize(
    ("before", "name"), [("The complainant, Ms ", "Example"), ("It was seen by ", "Jane Smith")]
)
def test_words_of_a_sentence_help_to_tell(before: str, name: str) -> None:
    """A title before a covered surname makes it a name; words that say nothing do not stand in a name's way."""
    line = f"{before}{name} on Tuesday."
    data = document(text(line) + box(around(name, line)))
    assert hidden(data) == [(before.strip(), name)]
    assert [identifier for identifier, _ in identifiers(data)] == ["person-name"]


def test_lines_that_run_on_stay_together() -> None:
    """A paragraph under one box is one piece."""
    lines = ("Jane Example was moved", "to another wing on Tuesday", "and asked for a doctor")
    drawn = "".join(text(line, 200 - 16 * number, size=12) for number, line in enumerate(lines))
    ((_, words),) = hidden(document(drawn + box(Rect(38, 160, 220, 60))))
    assert words.split() == " ".join(lines).split()
