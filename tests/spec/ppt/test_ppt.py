"""PowerPoint 97-2003 presentations: what is seen, and every way in which something is not."""

from __future__ import annotations

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

import candour
from candour.formats.ppt import HIDINGS
from candour.hiding import Sight
from candour.piece import Why
from files.ppt_files import CLEAN, FILES, HIDES

NAME = "talk.ppt"


def hidings(report: candour.Report) -> set[str]:
    """The hidings met."""
    return {hidden.hiding.id for hidden in report.hidings}


def phones(report: candour.Report) -> set[Sight]:
    """Who would see the telephone number."""
    return {found.sight for found in report.findings if found.identifier == "uk-phone"}


@pytest.mark.parametrize("name", sorted(HIDES))
def test_each_way_of_hiding_is_told(name: str) -> None:
    """What a presentation hides is told by how it is hidden, nothing else in it is, and nothing is left unread."""
    report = candour.inspect(HIDES[name][1](), name=NAME)
    assert hidings(report) == {f"ppt.{HIDES[name][0]}"}
    assert not report.gaps


@pytest.mark.parametrize("name", sorted(HIDES))
def test_who_is_hidden_is_found(name: str) -> None:
    """The telephone number that is hidden is found, with the sight of its hiding."""
    report = candour.inspect(HIDES[name][1](), name=NAME)
    (sight,) = {hiding.sight for hiding in HIDINGS if hiding.id == f"ppt.{HIDES[name][0]}"}
    assert phones(report) == {sight}


@pytest.mark.parametrize("name", sorted(CLEAN))
def test_what_is_seen_is_seen(name: str) -> None:
    """Words of slides, of the outline that slides show, of masters and footers in use hide nothing."""
    report = candour.inspect(CLEAN[name](), name=NAME)
    assert not hidings(report)
    assert not report.gaps
    assert phones(report) == {Sight.SEEN}


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("a-hidden-slide", "slide 2 (hidden)"),
        ("a-slide-off-the-list", "unlisted slide 1"),
        ("notes", "slide 2 › notes"),
        ("a-hidden-shape", "slide 2 › shape"),
        ("a-comment", "slide 2 › comment 1"),
        ("saved-twice", "earlier edits"),
        ("words-of-a-master-never-shown", "master 1"),
        ("plain", "slide 2"),
    ],
)
def test_a_place_says_where(name: str, where: str) -> None:
    """The place of what is found is one that a person can go to."""
    report = candour.inspect(FILES[name](), name=NAME)
    assert any(where in str(found.place) for found in report.findings)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a-picture", set()),
        ("a-picture-of-a-hidden-slide", {"hidden-slide"}),
        ("a-cropped-picture", {"cropped-picture"}),
        ("a-picture-never-shown", {"unused-picture"}),
        ("a-picture-the-store-forgot", {"unused-picture"}),
        ("a-comment", {"comment", "comment-person"}),
        ("a-table", set()),
    ],
)
def test_pictures_and_comments_are_told(name: str, told: set[str]) -> None:
    """Pictures that are not plainly shown, and comments, are told by how they are hidden."""
    report = candour.inspect(FILES[name](), name=NAME)
    assert hidings(report) == {f"ppt.{each}" for each in told}
    assert not report.gaps


def test_macros_are_told() -> None:
    """Macros are opened from the storage that the presentation keeps them in."""
    report = candour.inspect(FILES["macros"](), name=NAME)
    assert {hiding.partition(".")[2] for hiding in hidings(report)} == {"vba-project"}


def test_a_table_is_a_table() -> None:
    """Cells that are drawn as shapes are one table again, and its people are counted."""
    report = candour.inspect(FILES["a-table"](), name=NAME)
    assert report.people_at_least == 1


def test_a_locked_presentation_is_one_gap() -> None:
    """A presentation locked with a password is one gap, and its locked bytes are not told as words."""
    report = candour.inspect(FILES["locked"](), name=NAME)
    assert [gap.why for gap in report.gaps] == [Why.ENCRYPTED]
    assert not report.findings


@seed(97)
@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(FILES)), st.floats(0, 1), st.integers(1, 255), st.booleans())
def test_damage_anywhere_gives_a_report(name: str, where: float, flip: int, is_cut: bool) -> None:  # noqa: FBT001  (drawn)
    """A presentation cut short or with a byte changed anywhere still gives a report."""
    data = bytearray(FILES[name]())
    at = int(where * (len(data) - 1))
    if is_cut:
        del data[at:]
    else:
        data[at] ^= flip
    candour.inspect(bytes(data), name=NAME)
