"""Scans: words that leave no mark and lie over a picture, as text recognition leaves them. The picture shows them, or not.

picture of the page      words beside it            seen
Dear Ms ▇▇▇▇▇▇▇          Dear Ms Example     ──▶    Dear Ms, and "Example" where the picture is black
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from candour.formats.pdf.covers import Covers
from candour.formats.pdf.page_facts import PageFacts
from candour.formats.pdf.paint import Kind, Painted, Painting, segments_of
from candour.formats.pdf.paper import Box, Paper, darkest
from candour.formats.pdf.sight import Look, Reason
from candour.formats.pdf.unseen import Hidden
from candour.formats.pdf.words import Letters, Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Gray = NDArray[np.uint8]

__all__ = ["BLACK", "BLANK", "unseen_of_scan"]

BLACK = "where the picture is blacked out"
BLANK = "where the picture shows nothing"
_STANDS_OUT = 30
_SHARE = 0.015
_DARK = 90
_DARK_SHARE = 0.95
_LEAVES_NO_MARK = frozenset({3, 7})
_BUSIER, _LEAST_EDGES = 1.5, 0.01
_DRAWN_LETTERS = 20
"""A path of so many lines and curves may be a letter turned into a drawing."""


def unseen_of_scan(
    paper: Paper, painting: Painting, letters: Letters, look: Look, facts: PageFacts
) -> Iterator[tuple[int, Hidden]]:
    """Of letters that leave no mark, those that no picture shows either, each with why and where."""
    if look.bare is not None:
        yield from _Scan(paper, painting, letters, look, facts, darkest(look.bare)).unseen()


class _Scan:
    """The pictures of one page, and the words beside them."""

    def __init__(  # noqa: PLR0913, PLR0917  (it is all that the judgement hangs on)
        self,
        paper: Paper,
        painting: Painting,
        letters: Letters,
        look: Look,
        facts: PageFacts,
        gray: Gray,
    ) -> None:
        self._paper, self._painting, self._letters, self._look = paper, painting, letters, look
        self._facts, self._page, self._gray = facts, paper.box, gray
        self._pictures = [other for other in painting.others if self._may_show_words(other)]

    def _may_show_words(self, other: Painted) -> bool:
        if other.kind is Kind.PATH:
            return segments_of(self._paper, other) >= _DRAWN_LETTERS
        return other.kind is Kind.IMAGE

    def unseen(self) -> Iterator[tuple[int, Hidden]]:
        """The letters that the pictures do not show."""
        shows_other = self._shows_other()
        for word in self._letters.words:
            own = [number for number in word.letters if number in self._look.unpainted]
            if own:
                why, letters = self._why_not(word, own, shows_other=shows_other)
                yield from ((number, why) for number in letters if why)

    def _why_not(
        self, word: Word, own: Sequence[int], *, shows_other: bool
    ) -> tuple[Hidden | None, Sequence[int]]:
        """Why a word is not seen, where it is not, and which of its letters."""
        text, around = self._look.unpainted[own[0]], self._letters.box_of(word)
        x, y = around.centre
        beneath = [picture for picture in self._pictures if picture.box.holds(x, y)]
        is_painted = text.mode not in _LEAVES_NO_MARK and text.colour[3] > 0
        why: Hidden | None = None
        if not self._page.holds(x, y):
            why = Hidden(Reason("off-page-text"))
        elif is_painted and shows_other:
            why = self._under(text, x, y, self._pictures)
        elif not beneath:
            why = Hidden(Reason("transparent-text" if text.mode in (0, 4) else "invisible-text"))
        if why:
            return why, own
        return self._why_not_shown(text, around, own, beneath)

    def _why_not_shown(
        self, text: Painted, around: Box, own: Sequence[int], beneath: Sequence[Painted]
    ) -> tuple[Hidden | None, Sequence[int]]:
        """Why the pictures do not show a word that lies on them."""
        shown = self._inner(around)
        if shown.size < 4:
            return None, ()
        black = [number for number in own if _is_black(self._inner(self._letters.box(number)))]
        is_blank = _is_blank(shown)
        if not is_blank and not _is_partly_black(black, own):
            return None, ()
        letters = own if is_blank else black
        first = min(picture.order for picture in beneath)
        later = [other for other in self._painting.others if other.kind is not Kind.IMAGE]
        x, y = around.centre
        cover = next(Covers(self._paper, later, self._facts.notes).over(first, x, y), None)
        if cover:
            return Hidden(Reason("covered-text", cover)), letters
        if text.mode not in _LEAVES_NO_MARK and text.colour[3] > 0:
            return self._under(text, x, y, self._pictures), letters
        return Hidden(Reason("scan-words"), BLACK if _is_dark(shown) or not is_blank else BLANK), letters

    def _under(self, text: Painted, x: float, y: float, pictures: Sequence[Painted]) -> Hidden:
        return Hidden(
            Reason("covered-text", next(Covers(self._paper, pictures, ()).over(text.order, x, y), None))
        )

    def _shows_other(self) -> bool:
        """Whether the picture is no scan of these words: it is no busier where they stand than beside them."""
        import numpy as np  # noqa: PLC0415  (most pages need no picture)

        gray = self._gray
        inside = np.zeros(gray.shape, bool)
        for word in self._letters.words:
            if word.first in self._look.unpainted:
                left, top, right, bottom = self._look.window.pixels_of(self._letters.box_of(word))
                inside[top:bottom, left:right] = True
        if not inside.any() or inside.all():
            return False
        edges = np.zeros(gray.shape, bool)
        edges[:, 1:] = abs(np.diff(gray.astype(np.int16), axis=1)) > _STANDS_OUT
        return bool(edges[inside].mean() < _BUSIER * edges[~inside].mean() + _LEAST_EDGES)

    def _inner(self, box: Box) -> Gray:
        """The pixels of a box without its margins, which its neighbours may reach into."""
        across, up = 0.06 * box.width, 0.18 * box.height
        left, top, right, bottom = self._look.window.pixels_of(
            Box(box.left + across, box.bottom + up, box.right - across, box.top - up)
        )
        return self._gray[top:bottom, left:right]


def _is_blank(pixels: Gray) -> bool:
    """Whether nothing stands out from the ground."""
    import numpy as np  # noqa: PLC0415  (most pages need no picture)

    ground = float(np.median(pixels))
    return bool((abs(pixels - ground) > _STANDS_OUT).mean() < _SHARE)


def _is_dark(pixels: Gray) -> bool:
    return bool(pixels.size) and bool((pixels < _DARK).mean() > _DARK_SHARE)


def _is_black(pixels: Gray) -> bool:
    return pixels.size >= 4 and _is_dark(pixels)


def _is_partly_black(black: Sequence[int], own: Sequence[int]) -> bool:
    """Whether so much of a word is black that it is no thick letter: two letters side by side, and a good part of it."""
    side_by_side = any(after - before == 1 for before, after in pairwise(black))
    return side_by_side and 3 * len(black) >= len(own)
