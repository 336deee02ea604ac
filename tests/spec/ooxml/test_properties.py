"""Document properties, sensitivity labels and thumbnails."""

from __future__ import annotations

import pytest

from candour.hiding import Sight
from candour.piece import Nested, Table, Text
from files.ooxml import FILES, PIXEL
from spec.ooxml.looking import gaps, hidden, looked_through, said


def test_author_and_last_saved_by() -> None:
    """The author and whoever saved the file last are two texts, each under the name of its field."""
    found = hidden(looked_through(FILES["core-names-its-author"]()), "document-properties")
    assert [(one.label, one.text) for one in found if isinstance(one, Text)] == [
        ("author", "Nia Example"),
        ("last saved by", "Tom Invented"),
    ]
    assert {one.sight for one in found if isinstance(one, Text)} == {Sight.BURIED}
    assert {str(one.place) for one in found if isinstance(one, Text)} == {"book.xlsx › document properties"}


@pytest.mark.parametrize("name", ["core-is-empty", "app-has-titles-of-present-sheets", "plain"])
def test_nothing_to_say(name: str) -> None:
    """Empty properties, dates, programs and titles of sheets that are there are not mentioned."""
    assert looked_through(FILES[name](), titles=frozenset({"Data"})) == []


def test_titles_of_gone_sheets() -> None:
    """A title that no present sheet or name has is reported; one that can be seen is not."""
    data = FILES["app-keeps-title-of-a-gone-sheet"]()
    (titles,) = hidden(looked_through(data, titles=frozenset({"Data"})), "sheet-titles")
    assert isinstance(titles, Table)
    assert said(titles) == "Informants"
    (every,) = hidden(looked_through(data), "sheet-titles")
    assert said(every) == "Data\nData!Print_Area\nInformants"


def test_company() -> None:
    """The company is a text of its own."""
    (company,) = hidden(looked_through(FILES["app-keeps-title-of-a-gone-sheet"]()), "document-properties")
    assert (company.label, said(company)) == ("company", "Exampleshire Police")


def test_owner_of_a_sensitivity_label() -> None:
    """A custom property is a text under its own name; one that is only a yes or no is not mentioned."""
    (owner,) = hidden(looked_through(FILES["custom-names-owner-of-label"]()), "custom-properties")
    assert (owner.label, said(owner)) == ("MSIP_Label_1_Owner", "nia.example@example.com")


def test_label_of_the_newer_kind() -> None:
    """The newer kind of sensitivity label names the organisation it belongs to."""
    (label,) = hidden(looked_through(FILES["label-names-organisation"]()), "custom-properties")
    assert "organisation {invented-tenant}" in said(label)


def test_thumbnail() -> None:
    """A thumbnail is a picture inside the file, kept from sight."""
    found = looked_through(FILES["thumbnail"]())
    (picture,) = hidden(found, "thumbnail")
    assert isinstance(picture, Nested)
    assert bytes(picture.source.data) == PIXEL
    assert not gaps(found)
