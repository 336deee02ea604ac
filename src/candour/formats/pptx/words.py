"""Words: the text of one shape or cell, run by run, and about where on the slide its letters stand.

Nothing here sets type: how far letters reach is told from their number and size, well enough to say whether a picture lies
over them or over the empty half of their box.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import ceil
from typing import NamedTuple
from xml.etree.ElementTree import Element

from candour.formats.pptx.geometry import POINT, Box, Outline, number, share
from candour.formats.pptx.looks import PLAIN, Look, look_of, why_unseen
from candour.formats.pptx.paints import Paint, Scheme
from candour.piece import Mask

__all__ = [
    "Paragraph",
    "Words",
    "ink_of",
    "largest_size",
    "masks_of",
    "paragraphs_in",
    "scale_of",
    "words_of",
]

_PLAIN_SIZE = 1800
_LETTER, _LINE = 0.5, 1.2
"""How wide a letter and how high a line is, as a share of the size."""
_SIDE, _EDGE = 91_440, 45_720
"""The insets of a text box that does not say."""
_MOST_LINES = 100_000


class Paragraph(NamedTuple):
    """One paragraph: its runs, each with how it looks."""

    runs: list[tuple[str, Look]]
    look: Look
    elements: list[Element]
    """The elements of its runs, one for each."""

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(text for text, _ in self.runs)

    @property
    def size(self) -> float:
        """The size of its largest letters, in hundredths of a point."""
        return max((look.size or _PLAIN_SIZE for _, look in self.runs), default=_PLAIN_SIZE)


@dataclass(slots=True)
class Words:
    """The lines that are seen, and those that are not, by what keeps them from sight."""

    seen: list[str] = field(default_factory=list)
    unseen: dict[Mask, list[str]] = field(default_factory=dict)


def paragraphs_in(body: Element, base: Callable[[int], Look], scheme: Scheme) -> list[Paragraph]:
    """The paragraphs of a text. `base` tells how a level looks where a run says nothing."""
    levels: dict[int, Look] = {}
    found = []
    for paragraph in body:
        if paragraph.tag != "p":
            continue
        properties = paragraph.find("pPr")
        level = int(number(properties.get("lvl"))) if properties is not None else 0
        if level not in levels:
            levels[level] = base(level)
        look = levels[level]
        if properties is not None and properties.get("algn"):
            look = look._replace(align=properties.get("algn"))
        found_runs = list(_runs_in(paragraph, look, scheme))
        if found_runs:
            runs = [(text, own) for text, own, _ in found_runs]
            found.append(Paragraph(runs, look, [element for *_, element in found_runs]))
    return found


def _runs_in(paragraph: Element, look: Look, scheme: Scheme) -> Iterator[tuple[str, Look, Element]]:
    for child in paragraph:
        if child.tag == "br":
            yield "\n", look, child
            continue
        text = "".join(letters.text or "" for letters in child.iter("t"))
        if text and child.tag in ("r", "fld"):
            properties = child.find("rPr")
            own = look_of(properties, scheme) if properties is not None else PLAIN
            yield text, own.over(look), child
        elif text:
            yield text, look._replace(ink=None), child


def words_of(paragraphs: list[Paragraph], behind: Callable[[], Paint | None], scale: float) -> Words:
    """The words of a text by what keeps them from sight. `behind` is asked for what lies behind them when it matters."""
    words = Words()
    for paragraph, masks in zip(paragraphs, masks_of(paragraphs, behind, scale), strict=True):
        line: dict[Mask | None, list[str]] = {}
        for (text, _), mask in zip(paragraph.runs, masks, strict=True):
            line.setdefault(mask, []).append(text)
        for mask, texts in line.items():
            text = "".join(texts).strip("\n")
            if text.strip():
                (words.seen if mask is None else words.unseen.setdefault(mask, [])).append(text)
    return words


def masks_of(
    paragraphs: list[Paragraph], behind: Callable[[], Paint | None], scale: float
) -> Iterator[list[Mask | None]]:
    """For each paragraph what keeps its runs from sight, one by one."""
    masks: dict[Look, Mask | None] = {}
    for paragraph in paragraphs:
        for _, look in paragraph.runs:
            if look not in masks:
                masks[look] = why_unseen(look, behind(), scale)
        yield [masks[look] if not text.isspace() else None for text, look in paragraph.runs]


def scale_of(body: Element) -> float:
    """By how much a text has been made smaller so as to fit its box."""
    fit = body.find("bodyPr/normAutofit")
    return share(fit.get("fontScale")) if fit is not None else 1.0


def largest_size(paragraphs: list[Paragraph]) -> float:
    """The height of the largest letters, as a measure."""
    return max((paragraph.size for paragraph in paragraphs), default=_PLAIN_SIZE) / 100 * POINT


def ink_of(
    outline: Outline, paragraphs: list[Paragraph], properties: dict[str, str], scale: float = 1.0
) -> Box:
    """About where the letters of a text stand."""
    box = outline.box
    is_turned = not outline.is_upright or abs(outline.width - box.width) > POINT
    if is_turned or properties.get("vert", "horz") != "horz":
        return box
    left, right = (
        box.left + number(properties.get("lIns"), _SIDE),
        box.right - number(properties.get("rIns"), _SIDE),
    )
    top, bottom = (
        box.top + number(properties.get("tIns"), _EDGE),
        box.bottom - number(properties.get("bIns"), _EDGE),
    )
    room = max(right - left, POINT)
    wraps = properties.get("wrap", "square") != "none"
    wide = high = 0.0
    for paragraph in paragraphs:
        size = paragraph.size / 100 * POINT * scale
        for line in paragraph.text.split("\n"):
            length = len(line) * size * _LETTER
            wide = max(wide, length)
            high += (min(ceil(length / room), _MOST_LINES) if wraps and length else 1) * size * _LINE
    if wraps:
        wide = min(wide, room)
    aligns = {paragraph.look.align or "l" for paragraph in paragraphs}
    align = aligns.pop() if len(aligns) == 1 else "just"
    left, right = _set(left, right, wide, {"l": "start", "r": "end", "ctr": "middle"}.get(align, "all"))
    top, bottom = _set(
        top,
        bottom,
        high,
        {"t": "start", "b": "end", "ctr": "middle"}.get(properties.get("anchor", "t"), "all"),
    )
    return Box(left, top, right, bottom)


def _set(start: float, end: float, size: float, where: str) -> tuple[float, float]:
    """Where something of this size begins and ends, between two edges; it may need more than there is."""
    if where == "start":
        return start, start + size
    if where == "end":
        return end - size, end
    middle = (start + end) / 2
    if where == "middle" or size > end - start:
        return middle - size / 2, middle + size / 2
    return start, end
