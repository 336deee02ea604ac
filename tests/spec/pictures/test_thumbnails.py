"""The small pictures that programs keep of a document's first page: what holds a file up is what can be read in them."""

from __future__ import annotations

from functools import cache

import pytest

from candour import inspect
from candour.judging import judge
from candour.piece import Text
from candour.place import Place
from candour.reading import pieces_of
from candour.report import Report
from candour.source import Source
from files.thumbnails import FILES, GONE

_CALM = [name for name in FILES if name.endswith(("-a-small-one", "-a-blank-one"))]
_DRAWN = [name for name in FILES if name.endswith("-a-drawn-one")]
_LARGE = [name for name in FILES if name.endswith("-a-large-one")]
_BEFORE = [name for name in FILES if name.endswith("-drawn-before")]


@cache
def report(name: str) -> Report:
    """The report of one of the files."""
    return inspect(FILES[name](), name=f"a.{name.partition('-')[0]}")


def outcome(name: str) -> str:
    """What becomes of it under the default policy."""
    return judge(report(name)).outcome.name


def thumbnails(name: str) -> set[str]:
    """How the small picture is said to be kept from sight."""
    told = {hidden.hiding.id.partition(".")[2] for hidden in report(name).hidings}
    return {what for what in told if "thumbnail" in what}


@pytest.mark.parametrize(
    "name", [*_CALM, *_DRAWN, "odt-saved-by-libreoffice", "pptx-of-python-pptx", "docx-of-python-docx"]
)
def test_an_ordinary_file_is_not_held_up_by_its_thumbnail(name: str) -> None:
    """A picture too small to be read, a blank one, and one whose words the file shows: told, and no more."""
    assert thumbnails(name) == {"small-thumbnail"}
    assert not report(name).gaps
    assert outcome(name) == "CLEAR"


@pytest.mark.parametrize("name", [*_LARGE, "odt-saved-by-another"])
def test_a_thumbnail_that_can_be_read_is_to_be_looked_at(name: str) -> None:
    """A picture large enough to be read holds the file up, and its writing is a gap where no program reads it."""
    assert thumbnails(name) == {"thumbnail"}
    assert [gap.why.name for gap in report(name).gaps] == ["UNREAD"]
    assert outcome(name) == "HOLD"


@pytest.mark.parametrize("name", _BEFORE)
def test_words_of_an_earlier_version_are_found_in_a_drawing(name: str) -> None:
    """A drawing keeps its words as words: those that the file no longer shows are told, those that it shows are not."""
    source = Source(name, FILES[name](), Place((name,)))
    hidden = [piece for piece in pieces_of(source) if isinstance(piece, Text) and piece.hiding]
    assert [piece.text for piece in hidden if piece.hiding and "thumbnail" in piece.hiding.id] == [GONE]
    assert outcome(name) == "STOP"


def test_what_is_kept_beside_the_pixels_of_a_small_one_is_read() -> None:
    """A camera's owner is found in a thumbnail in which nothing can be read."""
    name = "docx-with-a-small-one-that-names-its-owner"
    assert {"person-name"} == {finding.identifier for finding in report(name).findings}


def test_a_broken_one_is_a_gap() -> None:
    """A drawing that is cut off is said to be, and the document is read all the same."""
    (gap,) = report("docx-with-a-broken-one").gaps
    assert gap.why.name == "BROKEN"
    assert report("docx-with-a-broken-one").seen.characters
