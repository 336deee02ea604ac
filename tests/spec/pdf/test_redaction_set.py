"""The redaction set: pages with a name on them, hidden or not. Each is told right, both ways.

The complainant is Nia Example of Cardiff.
1   2           3  4   5       6  7
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

import candour
from candour.formats.pdf import read
from candour.hiding import Sight
from candour.judging import Outcome
from candour.piece import Blob, Found, Gap, Text
from candour.place import Place
from candour.source import Source
from files.redactions import FILES, SENTENCE, around, box, document, text

MIDDLE = "in the middle"
NAME = "Nia Example"


def found(name: str) -> list[Found]:
    """Everything that the reader finds in one of the files."""
    return list(read(Source("a.pdf", FILES[name](), Place(("a.pdf",)))))


def seen(pieces: list[Found]) -> str:
    """The words that a reader sees."""
    return "\n".join(piece.text for piece in pieces if isinstance(piece, Text) and piece.hiding is None)


# fmt: off
HIDDEN = {
    "a-black-box-lies-over-the-name": ("covered-text", f"words 4-5 under the black box {MIDDLE}"),
    "a-white-box-lies-over-the-name": ("covered-text", f"words 4-5 under the white box {MIDDLE}"),
    "a-box-lies-over-the-end-of-the-name": ("covered-text", f"part of word 5 under the black box {MIDDLE}"),
    "two-boxes-each-hide-half-of-the-name": ("covered-text", f"words 4-5 under the black box {MIDDLE}"),
    "a-picture-lies-over-the-name": ("covered-text", f"words 4-5 under the picture {MIDDLE}"),
    "a-patterned-box-without-gaps-lies-over-the-name": ("covered-text", f"words 4-5 under the patterned box {MIDDLE}"),
    "a-shading-lies-over-the-name": ("covered-text", f"words 4-5 under the shading {MIDDLE}"),
    "a-box-almost-opaque-lies-over-the-name": ("covered-text", f"words 4-5 under the black box {MIDDLE}"),
    "a-thick-line-as-high-as-the-letters-lies-over-the-name": ("covered-text", f"words 4-5 under the lines {MIDDLE}"),
    "dense-hatching-lies-over-the-name": ("covered-text", f"words 4-5 under the lines {MIDDLE}"),
    "a-pen-scribbled-thickly-over-the-name": ("covered-text", f"words 4-5 under the lines {MIDDLE}"),
    "block-letters-lie-over-the-name": ("covered-text", f"words 4-5 under the block letters {MIDDLE}"),
    "a-box-in-a-drawing-lies-over-the-name-outside-it": ("covered-text", f"words 4-5 under the black box {MIDDLE}"),
    "a-box-of-the-page-lies-over-the-name-in-a-drawing": ("covered-text", f"words 4-5 under the black box {MIDDLE}"),
    "a-box-in-a-drawing-lies-over-the-name-in-the-same": ("covered-text", f"words 4-5 under the black box {MIDDLE}"),
    "a-moved-drawing-holds-the-name-and-a-box": ("covered-text", f"words 4-5 under the black box {MIDDLE}"),
    "a-square-drawn-as-a-note-lies-over-the-name": ("covered-text", f"words 4-5 under the box drawn as a note {MIDDLE}"),
    "a-text-note-lies-over-the-name": ("covered-text", f"words 4-5 under the text note {MIDDLE}"),
    "a-stamp-lies-over-the-name": ("covered-text", f"words 4-5 under the stamp {MIDDLE}"),
    "a-mark-for-redaction-hides-the-name-and-was-not-applied": ("redaction-mark", "words 4-5 under a mark for redaction"),
    "the-name-is-white-on-white": ("background-colour", "words 4-5 in the colour behind them"),
    "the-name-is-almost-white-on-white": ("background-colour", "words 4-5 in the colour behind them"),
    "the-name-is-black-on-a-black-box": ("background-colour", "words 4-5 in the colour behind them"),
    "the-name-is-blue-on-the-same-blue": ("background-colour", "words 4-5 in the colour behind them"),
    "the-name-is-in-a-mode-that-draws-nothing": ("invisible-text", "words 4-5 drawn without a mark"),
    "the-name-only-clips": ("invisible-text", "words 4-5 drawn without a mark"),
    "the-name-is-wholly-see-through": ("transparent-text", "words 4-5 wholly see-through"),
    "the-name-is-almost-wholly-see-through": ("transparent-text", "words 4-5 wholly see-through"),
    "a-mask-hides-the-name": ("transparent-text", "words 4-5 wholly see-through"),
    "the-name-is-tiny": ("tiny-text", "words 4-5 too small to see"),
    "the-name-is-of-no-size": ("tiny-text", "words of no size"),
    "the-name-is-clipped-away": ("clipped-text", "words 4-5 outside their frame"),
    "the-name-lies-outside-the-frame-of-its-drawing": ("clipped-text", "words 4-5 outside their frame"),
    "the-name-is-on-a-layer-switched-off": ("hidden-layer", "words 4-5 on a layer that is switched off"),
    "all-layers-are-off-unless-switched-on": ("hidden-layer", "words 4-5 on a layer that is switched off"),
    "the-name-is-on-a-layer-for-print": ("print-only-layer", "words 4-5 on a layer that shows only in print"),
    "a-scan-is-blacked-out-and-its-words-are-not": ("scan-words", "words 4-5 where the picture is blacked out"),
    "a-scan-lies-under-a-box-and-its-words-are-kept": ("covered-text", f"words 4-5 under the black box {MIDDLE}"),
    "words-under-a-scan-are-kept-where-it-is-blacked-out": ("covered-text", f"words 4-5 under the picture {MIDDLE}"),
    "the-page-is-turned-by-90-and-a-box-lies-over-the-name": ("covered-text", f"words 4-5 under the black box {MIDDLE}"),
    "the-page-is-turned-by-180-and-a-box-lies-over-the-name": ("covered-text", f"words 4-5 under the black box {MIDDLE}"),
    "the-page-is-turned-by-270-and-a-box-lies-over-the-name": ("covered-text", f"words 4-5 under the black box {MIDDLE}"),
    "the-page-is-cropped-and-a-box-lies-over-the-name": ("covered-text", f"words 4-5 under the black box {MIDDLE}"),
    "the-page-is-moved-and-a-box-lies-over-the-name": ("covered-text", f"words 4-5 under the black box {MIDDLE}"),
    "the-units-are-large-and-a-box-lies-over-the-name": ("covered-text", f"words 4-5 under the black box {MIDDLE}"),
    "the-drawing-is-mirrored-and-a-box-lies-over-the-name": ("covered-text", f"words 4-5 under the black box {MIDDLE}"),
    "a-later-box-was-saved-on-top": ("covered-text", f"words 4-5 under the black box {MIDDLE}"),
}
"""Files in which no reader sees the name: by what it is hidden, and where."""
HIDDEN_OTHERWISE = {
    "the-name-lies-beyond-the-crop": ("off-page-text", "words 8-9 beyond the edge of the page", "Owain Example"),
    "the-name-lies-beyond-the-paper": ("off-page-text", "words 8-9 beyond the edge of the page", "Owain Example"),
    "a-photograph-as-large-as-the-page-lies-over-the-words": ("covered-text", f"words 1-7 under the picture {MIDDLE}", SENTENCE),
    "letters-that-are-drawings-lie-under-a-box": ("covered-text", "word 5 under the black box on the right", "AB"),
    "a-box-is-drawn-and-the-name-again-beneath-another": ("covered-text", f"words 4-5 and 8-9 under the black box {MIDDLE}", f"{NAME}\n{NAME}"),
    "the-name-is-written-again-on-the-box": ("covered-text", f"words 4-5 under the black box {MIDDLE}", NAME),
}
"""Files in which other words are hidden, or the name is seen once and hidden once."""
SEEN = (
    "a-box-lies-behind-the-name",
    "the-name-is-highlighted",
    "a-highlight-note-marks-the-name",
    "a-table-is-shaded-behind-the-name",
    "a-header-band-holds-white-words",
    "a-box-half-see-through-lies-over-the-name",
    "an-outline-goes-round-the-name",
    "a-dashed-outline-goes-round-the-name",
    "the-name-is-struck-out",
    "the-name-is-underlined",
    "wide-hatching-lets-the-name-be-read",
    "the-name-is-written-on-a-picture",
    "a-watermark-lies-behind-the-words",
    "a-watermark-lies-over-the-words",
    "a-scan-with-its-words-beside-it",
    "words-lie-under-a-scan-that-shows-them",
    "words-painted-under-a-scan-that-shows-them",
    "a-picture-of-nothing-but-a-mark-lies-over-the-page",
    "the-name-is-grey",
    "the-page-is-turned-and-a-box-lies-beside-the-name",
    "a-clip-as-large-as-the-page",
    "a-layer-that-is-switched-on",
    "a-box-on-a-layer-switched-off",
    "the-page-was-saved-on-top-unchanged",
)
"""Files in which every reader sees the name."""
GONE = ("the-name-was-taken-out-and-a-box-put-there",)
PICTURES = ("the-page-is-a-picture-with-the-name-burnt-out", "the-page-is-a-picture-with-the-name-in-it")
EARLIER = ("the-name-was-taken-out-and-saved-on-top",)
# fmt: on


def test_every_file_is_told_of() -> None:
    """Each file of the set stands in exactly one of the lists above."""
    told = [*HIDDEN, *HIDDEN_OTHERWISE, *SEEN, *GONE, *PICTURES, *EARLIER]
    assert sorted(told) == sorted(FILES)
    assert len(FILES) >= 40


@pytest.mark.parametrize("name", HIDDEN)
def test_what_no_reader_sees_is_told_with_its_place(name: str) -> None:
    """The hidden name is told: which words of which page, and under what; and it is not among the seen words."""
    hiding, step = HIDDEN[name]
    pieces = found(name)
    texts = [piece for piece in pieces if isinstance(piece, Text) and piece.hiding]
    told = {(piece.hiding.id, str(piece.place), piece.text) for piece in texts if piece.hiding}
    assert (f"pdf.{hiding}", f"a.pdf › page 1 › {step}", "Example" if "part of" in step else NAME) in told
    assert all(piece.sight is Sight.COVERED for piece in texts if piece.text == NAME)
    assert NAME not in seen(pieces)
    assert " ".join(seen(pieces).split()).startswith("The complainant is")


@pytest.mark.parametrize("name", HIDDEN_OTHERWISE)
def test_other_hidden_words_are_told_with_their_place(name: str) -> None:
    """Other words that no reader sees are told in the same way."""
    hiding, step, words = HIDDEN_OTHERWISE[name]
    texts = [piece for piece in found(name) if isinstance(piece, Text) and piece.hiding]
    assert [(piece.hiding.id, str(piece.place), piece.text) for piece in texts if piece.hiding] == [
        (f"pdf.{hiding}", f"a.pdf › page 1 › {step}", words)
    ]


@pytest.mark.parametrize("name", SEEN)
def test_what_every_reader_sees_raises_no_alarm(name: str) -> None:
    """The seen name is told as seen, and nothing of weight as hidden, and nothing as not examined."""
    pieces = found(name)
    assert SENTENCE in seen(pieces)
    hidden = [piece for piece in pieces if isinstance(piece, (Text, Blob)) and piece.hiding]
    assert {piece.hiding.id for piece in hidden if piece.hiding} <= {"pdf.name"}
    assert not [piece for piece in pieces if isinstance(piece, Gap)]


@pytest.mark.parametrize("name", GONE)
def test_a_name_that_is_gone_is_not_told(name: str) -> None:
    """Where the words were taken out and a box put there, nothing is hidden and nothing left."""
    pieces = found(name)
    assert NAME not in "".join(piece.text for piece in pieces if isinstance(piece, Text))
    assert not [piece for piece in pieces if isinstance(piece, (Text, Blob)) and piece.hiding]


@pytest.mark.parametrize("name", PICTURES)
def test_a_page_that_is_a_picture_is_read_or_told_of(name: str) -> None:
    """A page that is a picture of writing is never passed over: its words are read, or a Gap tells of it."""
    pieces = found(name)
    gaps = [piece.detail for piece in pieces if isinstance(piece, Gap)]
    assert "complainant" in seen(pieces) or any("1 page (1) is a picture of writing" in gap for gap in gaps)
    assert candour.judge(candour.inspect(FILES[name](), name="a.pdf")).outcome is not Outcome.CLEAR


@pytest.mark.parametrize("name", EARLIER)
def test_what_was_taken_out_is_told_from_the_earlier_revision(name: str) -> None:
    """A name that an earlier revision holds and the present one does not is buried in the file, and told."""
    pieces = found(name)
    told = [piece for piece in pieces if isinstance(piece, Text) and piece.hiding]
    assert [(str(piece.place), piece.text, piece.sight) for piece in told] == [
        ("a.pdf › earlier revision 1 › page 1", NAME, Sight.BURIED)
    ]
    assert NAME not in seen(pieces)


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler) is not here")
@pytest.mark.parametrize(
    "name", ["a-black-box-lies-over-the-name", "the-name-is-white-on-white", "the-name-is-highlighted"]
)
def test_another_program_copies_the_same_words(name: str, tmp_path: Path) -> None:
    """What Candour tells of a page, seen and hidden, is what another program takes out of it."""
    path = tmp_path / "a.pdf"
    path.write_bytes(FILES[name]())
    theirs = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode().split()
    ours = [word for piece in found(name) if isinstance(piece, Text) for word in piece.text.split()]
    assert sorted(ours) == sorted(theirs)


def test_a_check_stops_what_holds_a_number_under_a_box() -> None:
    """A date of birth under a black box stops the file, in words that say where it is; the label before the box helps to tell."""
    line = "Date of birth: 14/03/1987 of the complainant."
    data = document(text(line) + box(around("14/03/1987", line)))
    verdict = candour.judge(candour.inspect(data, name="reply.pdf"))
    assert verdict.outcome is Outcome.STOP
    assert "word 4 under the black box" in verdict.reasons[0].says.lower()
    assert "1987" not in verdict.reasons[0].says
