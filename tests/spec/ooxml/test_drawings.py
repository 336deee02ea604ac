"""Shapes, text boxes, pictures, SmartArt, and what older programs are given in their place."""

from __future__ import annotations

import pytest

from candour.formats.spreadsheet import hiding_within
from candour.hiding import Sight
from candour.piece import Count, Mask, Nested
from candour.place import Place
from files.ooxml import FILES, PIXEL
from spec.ooxml.looking import SHEET, gaps, hidden, hidings, looked_through, said, seen

BOX = 'book.xlsx › text box "TextBox 1"'


def test_text_box() -> None:
    """A text box in view is ordinary content."""
    found = looked_through(FILES["text-box"]())
    assert [(str(one.place), said(one)) for one in seen(found)] == [(BOX, "Ring 020 7946 0001")]
    assert not hidings(found)
    assert Count("shape", 1, 0) in found


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("text-box-hidden", "hidden-drawing"),
        ("text-box-in-hidden-group", "hidden-drawing"),
        ("text-box-of-no-size", "off-sheet-drawing"),
        ("text-box-left-of-the-sheet", "off-sheet-drawing"),
        ("text-box-far-away", "off-sheet-drawing"),
        ("old-style-hidden-shape", "hidden-drawing"),
    ],
)
def test_text_out_of_sight(name: str, what: str) -> None:
    """Text in a shape that is hidden, has no size or lies off the sheet is covered."""
    found = looked_through(FILES[name]())
    (box,) = hidden(found, what)
    assert box.sight is Sight.COVERED
    assert said(box) in {"Ring 020 7946 0001", "Press here"}
    assert ("off-sheet" in what) == str(box.place).endswith((" size)", " sheet)", " cells)"))
    assert not [one for one in seen(found) if said(one)]


def test_drawing_on_a_hidden_sheet() -> None:
    """A text box is as hidden as the sheet that it floats over, and its place begins with the sheet."""
    sheet = Place(("book.xlsx", 'sheet "Data"'))
    mask = Mask.of(hiding_within("xlsx", "hidden-sheet"))
    found = looked_through(FILES["text-box"](), owners={SHEET: (sheet, mask)})
    (box,) = hidden(found, "hidden-sheet")
    assert str(box.place) == 'book.xlsx › sheet "Data" › text box "TextBox 1"'
    assert not seen(found)


def test_double_of_a_form_control() -> None:
    """Excel marks the double of a form control as hidden; the control itself is in view."""
    assert not hidings(looked_through(FILES["double-of-a-form-control"]()))


def test_given_name() -> None:
    """A name that somebody gave to a shape is reported; one that a program made is not."""
    (name,) = hidden(looked_through(FILES["text-box-with-a-given-name"]()), "alt-text")
    assert said(name) == "Home of Nia Example"
    assert not hidden(looked_through(FILES["text-box"]()), "alt-text")


def test_picture() -> None:
    """A picture in view is a file inside the file, and is seen."""
    found = looked_through(FILES["picture"]())
    (picture,) = seen(found)
    assert isinstance(picture, Nested)
    assert bytes(picture.source.data) == PIXEL
    assert str(picture.source.place) == 'book.xlsx › picture "Picture 1"'
    assert not hidings(found)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("picture-cropped", "cropped-picture"),
        ("picture-hidden", "hidden-drawing"),
        ("picture-not-used-by-its-drawing", "unused-picture"),
        ("picture-that-nothing-refers-to", "unused-picture"),
        ("picture-in-a-header", "header-footer"),
    ],
)
def test_picture_out_of_sight(name: str, what: str) -> None:
    """A picture that is cropped, hidden, unused, or only printed is not seen whole in the ordinary view."""
    found = looked_through(FILES[name]())
    (picture,) = hidden(found, what)
    assert isinstance(picture, Nested)
    assert not [one for one in seen(found) if isinstance(one, Nested)]


@pytest.mark.parametrize("name", ["picture-with-a-margin", "picture-cropped-and-whole"])
def test_picture_shown_whole(name: str) -> None:
    """A margin around a picture cuts nothing off, and a picture that is shown whole somewhere is seen."""
    assert not hidings(looked_through(FILES[name]()))


def test_description() -> None:
    """The description of a picture is a text of its own."""
    (description,) = hidden(looked_through(FILES["picture-described"]()), "alt-text")
    assert said(description) == "Nia Example at home"
    assert description.label == "description of a picture or shape"


def test_fallback() -> None:
    """Text for older programs is reported where it differs from what is shown, but not Excel's own notices."""
    (fallback,) = hidden(looked_through(FILES["fallback-says-more"]()), "alternate-content")
    assert said(fallback) == "Nia Example"
    for name in ("fallback-says-the-same", "fallback-is-the-slicer-notice"):
        assert not hidden(looked_through(FILES[name]()), "alternate-content")


def test_old_style_button() -> None:
    """The caption of a form control is seen, its lines kept apart though Excel leaves the break open."""
    found = looked_through(FILES["old-style-button"]())
    assert [said(one) for one in seen(found)] == ["Press here"]


def test_smartart() -> None:
    """The words of SmartArt are seen; those that its layout leaves out, or that an earlier drawing has, are not."""
    found = looked_through(FILES["smartart"]())
    assert [said(one) for one in seen(found)] == ["Chief\nDeputy"]
    assert not hidings(found)
    (left_out,) = hidden(
        looked_through(FILES["smartart-with-text-its-layout-leaves-out"]()), "hidden-drawing"
    )
    assert said(left_out) == "Deputy"
    (earlier,) = hidden(looked_through(FILES["smartart-with-an-earlier-drawing"]()), "alternate-content")
    assert said(earlier) == "Nia Example"


def test_broken_drawing() -> None:
    """A broken drawing is one gap, and the other parts are still read."""
    found = looked_through(FILES["drawing-broken-beside-good-properties"]())
    assert [str(gap.place) for gap in gaps(found)] == ["book.xlsx › drawing1.xml"]
    assert hidden(found, "document-properties")
