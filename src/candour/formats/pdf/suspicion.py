"""Suspicion: which text of a page might be out of sight. A cheap sieve by boxes and colours.

It decides nothing. What it lets through is plainly seen: dark on white or on a plain box, large enough, within the page,
with nothing painted over it. What it holds back is drawn in pixels, and the pixels decide (`candour.formats.pdf.sight`).

    why it is held back     how the pixels are asked
    ───────────────────     ─────────────────────────────────────────────
    SMALL                   not at all: letters of no size are not seen
    UNPAINTED               does the picture show words where it stands?
    PALE                    does the page look the same without it?
    OVERLAID                the same; what is painted over it is named
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from candour.formats.pdf.paint import (
    Colour,
    Kind,
    Painted,
    Painting,
    fills,
    has_pattern,
    is_plain_box,
    letter_size,
    segments_of,
    stroke_width,
)
from candour.formats.pdf.paper import Box, Paper

__all__ = ["SMALLEST", "Suspects", "contrast", "suspects_of"]

SMALLEST = 1.5
"""Letters no larger than this, in points, are not read by anybody."""
_SMALL_FONT = 2.0
"""A font is up to so much larger than its small letters."""
_LEAVES_NO_MARK = frozenset({3, 7})
_CONTRAST = 1.6
"""Text that stands out more than this against all that it lies on is seen."""
_THIN = 0.3
"""A line under this share of the letters' height does not hide them."""
_MANY_LINES = 3
_TOO_MANY = 6_000
"""Beyond so many drawings all text of the page is looked at in pixels instead."""
_BANDS = 48
_EDGE = 0.5
_WHITE = (255, 255, 255, 255)


@dataclass(slots=True, repr=False)
class Suspects:
    """The text objects of a page that might be out of sight, by why."""

    small: list[Painted] = field(default_factory=list)
    unpainted: list[Painted] = field(default_factory=list)
    pale: list[Painted] = field(default_factory=list)
    overlaid: list[Painted] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.small or self.unpainted or self.pale or self.overlaid)


@cache
def _part(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _brightness(colour: Colour) -> float:
    return 0.2126 * _part(colour[0]) + 0.7152 * _part(colour[1]) + 0.0722 * _part(colour[2])


def contrast(one: Colour, other: Colour) -> float:
    """How much two colours stand out against each other: 1 where they are alike, 21 for black on white."""
    bright, dark = sorted((_brightness(one), _brightness(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


class _Bands:
    """The drawings of a page by the bands of it that they reach into."""

    def __init__(self, page: Box, others: Iterable[Painted]) -> None:
        self._bottom, self._step = page.bottom, max(page.height / _BANDS, 1e-6)
        self._bands: defaultdict[int, list[Painted]] = defaultdict(list)
        for painted in others:
            first, last = self._reach(painted.box)
            for band in range(first, last + 1):
                self._bands[band].append(painted)

    def _reach(self, box: Box) -> tuple[int, int]:
        def band(at: float) -> int:
            return int(min(max((at - self._bottom) / self._step, -1), _BANDS))

        return band(box.bottom), band(box.top)

    def beside(self, box: Box) -> Iterable[Painted]:
        """The drawings that may meet the box."""
        first, last = self._reach(box)
        if first == last:
            return self._bands.get(first, ())
        met = {
            painted.order: painted for band in range(first, last + 1) for painted in self._bands.get(band, ())
        }
        return met.values()


def suspects_of(
    paper: Paper, painting: Painting, notes: Sequence[Box], *, all_of_it: bool = False, unit: float = 1.0
) -> Suspects:
    """The text of a page that might be out of sight.

    Args:
        paper: the page.
        painting: what it paints.
        notes: the boxes of annotations that are drawn over it.
        all_of_it: whether something beside boxes and colours (layers) might hide any of it.
        unit: how many points one unit of the page is.
    """
    found, page, smallest = Suspects(), paper.box, SMALLEST / unit
    crowded = len(painting.others) > _TOO_MANY or painting.is_cut_short
    bands = _Bands(page, () if crowded else painting.others)
    for text in painting.texts:
        box = text.box
        if min(box.width, box.height) <= smallest:
            if letter_size(paper, text) <= _SMALL_FONT * smallest:  # else it is blank, or a row of dots
                found.small.append(text)
        elif text.mode in _LEAVES_NO_MARK or (not text.colour[3] and text.mode in (0, 4)):
            found.unpainted.append(text)
        elif crowded or all_of_it or any(_reaches(note, box) for note in notes):
            found.overlaid.append(text)
        elif _is_off(text, page):
            found.pale.append(text)
        else:
            _sort_by_surroundings(paper, text, bands, found)
    return found


def _is_off(text: Painted, page: Box) -> bool:
    """Whether any of the text lies beyond the page or its own frame, or the text itself is blended."""
    box = text.box
    if text.is_blended or text.mode not in (0, 4):
        return True
    if not _holds(page, box):
        return True
    return text.clip is not None and not (text.is_clip_plain and _holds(text.clip, box))


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer.left - _EDGE <= inner.left
        and outer.bottom - _EDGE <= inner.bottom
        and outer.right + _EDGE >= inner.right
        and outer.top + _EDGE >= inner.top
    )


def _reaches(over: Box, box: Box) -> bool:
    """Whether the one lies over so much of the other that letters might be hidden."""
    common, least = over.meet(box), _THIN * min(box.width, box.height)
    return common.width > least and common.height > least


def _sort_by_surroundings(paper: Paper, text: Painted, bands: _Bands, found: Suspects) -> None:
    before: list[Painted] = []
    after: list[Painted] = []
    box = text.box
    for other in bands.beside(box):
        there = other.box
        if (
            there.right > box.left
            and there.left < box.right
            and there.top > box.bottom
            and there.bottom < box.top
        ):
            (after if other.order > text.order else before).append(other)
    if after and _may_be_hidden(paper, text, after):
        found.overlaid.append(text)
    elif not _stands_out(paper, text, before):
        found.pale.append(text)


def _may_be_hidden(paper: Paper, text: Painted, after: list[Painted]) -> bool:
    least = 0.5 * min(text.box.width, text.box.height)
    after = [
        other for other in after if max(_size(other.box.meet(text.box))) >= least
    ]  # else it only touches
    if len(after) >= _MANY_LINES:
        return True
    for other in after:
        if other.kind is not Kind.PATH or fills(paper, other):
            if _reaches(other.box, text.box):
                return True
        elif segments_of(paper, other) > 6 or stroke_width(paper, other) > _THIN * min(
            text.box.width, text.box.height
        ):
            return True
    return False


def _size(box: Box) -> tuple[float, float]:
    return box.width, box.height


def _stands_out(paper: Paper, text: Painted, before: list[Painted]) -> bool:
    """Whether the text's colour stands out against white and all that it lies on, or against the box right under it."""
    grounds = [other for other in before if other.kind is not Kind.PATH or fills(paper, other)]
    if grounds:
        last = max(grounds, key=lambda other: other.order)
        if _holds(last.box, text.box) and is_plain_box(paper, last):
            return contrast(last.colour, text.colour) > _CONTRAST and not has_pattern(paper, text)
    if contrast(text.colour, _WHITE) <= _CONTRAST or has_pattern(paper, text):
        return False
    return all(
        other.kind is Kind.PATH
        and contrast(other.colour, text.colour) > _CONTRAST
        and not has_pattern(paper, other)
        for other in grounds
    )
