"""Covers: what lies over words, called as a person would call it: `the black box at top right`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from candour.formats.pdf.page_facts import Note
from candour.formats.pdf.paint import Colour, Kind, Painted, fills, has_pattern, segments_of
from candour.formats.pdf.paper import Box, Paper, seen_box
from candour.formats.pdf.words import Letters

__all__ = ["BLOCKS", "NOT_DRAWN", "Cover", "Covers", "block_letters_apart", "place_on_page"]

BLOCKS = frozenset("█▇▆▉▊▓▒■▬▐▌⬛◼●")
"""Letters that cover as a box does."""
NOT_DRAWN = frozenset({"Link", "Popup"})
"""Annotations that leave nothing on the page."""
_NOTES = {
    "Square": "box drawn as a note",
    "Circle": "ring drawn as a note",
    "Polygon": "shape drawn as a note",
    "FreeText": "text note",
    "Stamp": "stamp",
    "Ink": "pen strokes",
    "Highlight": "highlighting",
    "Redact": "mark for redaction",
    "Widget": "form field",
    "Text": "sign of a note",
    "FileAttachment": "sign of an attachment",
    "Watermark": "watermark",
}


@dataclass(frozen=True, slots=True)
class Cover:
    """Something painted over words. `key` tells two covers apart."""

    key: int
    name: str
    box: Box
    is_picture: bool = False


def block_letters_apart(letters: Letters) -> set[int]:
    """The addresses of the text objects that are made of blocks such as █, which cover as a box does."""
    blocks, plain = set(), set()
    for sign, painter in zip(letters.signs, letters.painters, strict=False):
        if sign in BLOCKS:
            blocks.add(painter)
        elif sign > " ":
            plain.add(painter)
    return blocks - plain


class Covers:
    """What a page paints, asked for what lies over a point of it."""

    def __init__(self, paper: Paper, others: Iterable[Painted], notes: Sequence[Note]) -> None:
        self._paper, self._others = paper, sorted(others, key=lambda other: -other.order)
        self._notes = [note for note in notes if note.kind not in NOT_DRAWN]
        self._met: dict[int, Cover] = {}

    def over(self, order: int, x: float, y: float) -> Iterator[Cover]:
        """What is painted after the object of this order, and over this point: the topmost first."""
        for number, note in enumerate(self._notes):
            if note.box.holds(x, y):
                yield self._cover(-1 - number, _NOTES.get(note.kind, "note"), note.box)
        for other in self._others:
            if other.order <= order:
                return
            if other.box.holds(x, y):
                if other.order not in self._met:
                    self._cover(other.order, _what(self._paper, other), other.box, other.kind is Kind.IMAGE)
                yield self._met[other.order]

    def _cover(self, key: int, what: str, box: Box, is_picture: bool = False) -> Cover:  # noqa: FBT001, FBT002
        if key not in self._met:
            name = f"the {what} {place_on_page(box, self._paper)}"
            self._met[key] = Cover(key, name, box, is_picture)
        return self._met[key]


def _what(paper: Paper, painted: Painted) -> str:
    if painted.kind is Kind.IMAGE:
        return "picture"
    if painted.kind is Kind.SHADING:
        return "shading"
    if painted.kind is Kind.TEXT:
        return "block letters"
    if has_pattern(paper, painted):
        return "patterned box"
    if not fills(paper, painted):
        return "lines"
    return f"{_colour(painted.colour)} {'box' if segments_of(paper, painted) <= 5 else 'shape'}"


def place_on_page(box: Box, paper: Paper) -> str:
    """Where on the page a box is, as a reader sees it: `at top right`, `in the middle`."""
    page = paper.box
    seen = seen_box(box.meet(page), page, paper.turns)
    across, down = seen.centre
    width, height = (page.height, page.width) if paper.turns % 2 else (page.width, page.height)
    sides = ("left", "", "right")[_third(across, width)]
    levels = ("top", "", "bottom")[_third(down, height)]
    if levels:
        return f"at {levels} {sides}".strip() if sides else f"at the {levels}"
    return f"on the {sides}" if sides else "in the middle"


def _third(at: float, size: float) -> int:
    return int(min(max(3 * at / max(size, 1e-6), 0), 2))


def _colour(colour: Colour) -> str:
    red, green, blue, _ = colour
    most, least = max(red, green, blue), min(red, green, blue)
    if most < 60:
        return "black"
    if least > 235:
        return "white"
    if most - least < 30:
        return "grey"
    if red == most and green > 0.75 * red:
        return "yellow"
    if red == most:
        return "red" if blue < 0.8 * red else "pink"
    return "green" if green == most else "blue"
