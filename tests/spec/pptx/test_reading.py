"""Presentations: what a reader sees, where it is, and what is said of parts that cannot be read."""

from __future__ import annotations

import pytest

import candour
from candour.formats import format_of
from candour.piece import Blob, Count, Found, Gap, Nested, Table, Text, Why
from files.pptx_files import FILES, deck, plain, slide, title
from spec.pptx.reading import gaps, in_file, read_bytes, seen


def _texts(found: list[Found]) -> dict[str, str]:
    return {
        str(piece.place): piece.text for piece in found if isinstance(piece, Text) and piece.hiding is None
    }


def _counts(found: list[Found]) -> dict[str, tuple[int, int]]:
    return {piece.noun: (piece.total, piece.unseen) for piece in found if isinstance(piece, Count)}


@pytest.mark.parametrize("name", ["nothing-is-hidden", "a-slide-show", "macros", "strict-and-another-prefix"])
def test_a_presentation_is_known_by_its_bytes(name: str) -> None:
    """Presentations, slide shows, ones with macros and strict ones are known for what they are."""
    kind = format_of(FILES[name]())
    assert kind is not None
    assert kind.id == "pptx"


def test_a_slide_is_one_text() -> None:
    """The words of a slide are one text, at the slide's number in the list of slides."""
    found = in_file("nothing-is-hidden")
    assert _texts(found) == {"a.pptx › slide 1": "Reply to your request\nWe hold the data you asked for."}


def test_slides_are_counted() -> None:
    """All slides are counted; hidden ones and those that are not listed are out of sight."""
    assert _counts(in_file("a-slide-is-hidden"))["slide"] == (2, 1)
    assert _counts(in_file("a-slide-is-not-listed"))["slide"] == (2, 1)
    assert _counts(in_file("a-thread-of-comments"))["comment"] == (1, 1)


def test_slides_stand_in_the_order_of_the_list() -> None:
    """A slide's number is its place in the list, whatever its part is called."""
    data = deck(slide(title("Second")), slide(title("First")), backwards=True)
    assert _texts(read_bytes(data)) == {"a.pptx › slide 1": "First", "a.pptx › slide 2": "Second"}


def test_a_table_is_one_table() -> None:
    """A table is one piece, with an address for each cell as a person would say it."""
    table = next(piece for piece in in_file("a-table") if isinstance(piece, Table))
    cells = [
        (table.address(cell.row, cell.column), cell.text)
        for block in table.blocks()
        for cell in block.cells()
    ]
    assert cells[:3] == [
        ("row 1, column 1", "Surname"),
        ("row 1, column 2", "Date of birth"),
        ("row 2, column 1", "Examplea"),
    ]


def test_people_in_a_table_are_counted() -> None:
    """A table about people on a hidden slide is told of as such."""
    report = candour.inspect(FILES["a-slide-is-hidden"](), name="reply.pptx")
    assert [(people.rows, people.sight.value) for people in report.people] == [(4, "COVERED")]


def test_what_a_master_draws_is_seen_once() -> None:
    """Words that a master puts on every slide are seen, and said once, at the master."""
    assert _texts(in_file("a-master-has-words"))["a.pptx › master"] == "Exampleshire"


def test_files_and_films_are_handed_on() -> None:
    """A film is handed on as a file of its own; nobody reads films, which the report says."""
    names = [piece.source.name for piece in in_file("a-film") if isinstance(piece, Nested)]
    assert names == ["image1.png", "media1.mp4"]
    report = candour.inspect(FILES["a-film"](), name="reply.pptx")
    assert [gap.why for gap in report.gaps] == [Why.UNREAD]


def test_fonts_are_no_gap() -> None:
    """A font kept with the presentation is known for one."""
    found = in_file("a-font-is-embedded")
    assert [piece.media_type for piece in found if isinstance(piece, Blob)] == ["font/sfnt"]


def test_ink_is_a_gap() -> None:
    """Handwriting is said to be unread, at the slide that it is on."""
    assert [(str(gap.place), gap.why) for gap in gaps(in_file("ink"))] == [
        ('a.pptx › slide 1 › ink "Ink 8"', Why.UNREAD)
    ]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("a-slide-is-broken", "a.pptx › slide 1"),
        ("a-layout-is-broken", "a.pptx › slideLayout1.xml"),
        ("the-list-of-slides-is-broken", "a.pptx"),
        ("the-list-of-slides-is-missing", "a.pptx"),
        ("the-list-of-types-is-broken", "a.pptx › [Content_Types].xml"),
    ],
)
def test_one_broken_part_is_one_gap(name: str, place: str) -> None:
    """A part that cannot be read is one gap that says which; the words of the other parts are still read."""
    found = in_file(name)
    assert [(str(gap.place), gap.why) for gap in gaps(found)] == [(place, Why.BROKEN)]
    assert "Nia Example, 07700 900123" in seen(found)


def test_too_many_shapes_are_a_gap() -> None:
    """Where so many shapes stand on a slide that they cannot all be compared, that is said."""
    shapes = "".join(_dot(number) for number in range(2100))
    found = read_bytes(deck(slide(shapes)))
    assert [gap.why for gap in gaps(found)] == [Why.LIMIT]


def _dot(number: int) -> str:
    place = f'<a:off x="{number * 4000}" y="0"/><a:ext cx="100" cy="100"/>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number + 9}" name="Oval 1"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>{place}</a:xfrm>'
        f'<a:prstGeom prst="rect"/>{plain("FF0000")}</p:spPr><p:txBody><a:bodyPr/><a:p><a:r><a:t>x</a:t></a:r></a:p></p:txBody></p:sp>'
    )


def test_every_gap_says_what_to_do() -> None:
    """A gap's detail is a sentence with advice, and holds no words of the file."""
    for name in ("ink", "a-slide-is-broken", "the-list-of-slides-is-missing"):
        for gap in gaps(in_file(name)):
            assert isinstance(gap, Gap)
            assert "Nia" not in gap.detail
            assert len(gap.detail) > 30
