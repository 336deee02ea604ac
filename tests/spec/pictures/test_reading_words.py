"""Words read from pictures, where the programs for that are installed beside Candour."""

from __future__ import annotations

import pytest

from candour import inspect
from candour.formats.pictures import looks
from candour.formats.pictures.reading_words import is_ready, words_in
from files.picture_reports import gaps
from files.pictures import FILES, page

needs_reading = pytest.mark.skipif(not is_ready(), reason="tesserocr or its language data are not installed")


@needs_reading
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_is_read_whichever_way_it_lies(turn: int) -> None:
    """The words of a page are read upright and turned by quarters."""
    image = page(size=(700, 260), letters=30).rotate(turn, expand=True)
    assert "Nia Example" in (words_in(image) or "")


@needs_reading
def test_words_that_are_read_are_seen_and_leave_no_gap() -> None:
    """Where the words are read they are text in sight, and what they say is looked through."""
    report = inspect(FILES["jpeg-of-a-page"]())
    assert not report.gaps
    assert "uk-phone" in {finding.identifier for finding in report.findings}


def test_without_the_programs_a_page_is_a_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no program reads words, the picture is told of as not read, and what to do about it."""
    monkeypatch.setattr(looks, "words_in", lambda _: None)
    (gap,) = inspect(FILES["jpeg-of-a-page"]()).gaps
    assert gap.detail == looks.UNREAD_WRITING


def test_a_picture_in_which_no_word_is_made_out_is_a_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Handwriting, say: a person is to look at it."""
    monkeypatch.setattr(looks, "words_in", lambda _: "")
    (gap,) = inspect(FILES["jpeg-of-a-page"]()).gaps
    assert "no word could be made out" in gap.detail


def test_words_out_of_sight_keep_their_hiding(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words read from a picture that is itself out of sight are out of sight too."""
    monkeypatch.setattr(looks, "words_in", lambda _: "call 020 7946 0123")
    report = inspect(FILES["heic-cropped"]())
    (finding,) = report.findings
    assert finding.hiding is not None
    assert finding.hiding.id == "heic.cropped-away"
    assert gaps("jpeg-clean") == set()
