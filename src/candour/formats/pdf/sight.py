"""Sight: which letters of a page are seen.

The page is drawn with the suspected text and without it; where the pixels of a letter stay the same, no reader sees that
letter.

    as it is        without the text      changed       the text alone       ink
    ┌─────────┐     ┌─────────┐           ┌─────────┐   ┌─────────┐
    │ Dear ▇▇ │  −  │      ▇▇ │     =     │ Dear    │   │ Dear Ms │          Ms: ink, but nothing changed
    └─────────┘     └─────────┘           └─────────┘   └─────────┘

Boxes and colours are asked only for the reason (`covers`), never for whether.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from candour.formats.pdf.covers import Cover, Covers
from candour.formats.pdf.page_facts import PageFacts
from candour.formats.pdf.paint import Painted, Painting
from candour.formats.pdf.paper import Box, Paper, Window, address, darkest
from candour.formats.pdf.suspicion import SMALLEST, Suspects
from candour.formats.pdf.words import Letters

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from candour.formats.pdf.paper import Pixels

__all__ = ["Look", "Reason", "look_at"]

_SEEN_SHARE = 0.3
"""A letter of which less than this share of its ink shows is not read."""
_FEWEST_PIXELS = 2
_TELLS, _TELLS_IN_THE_DARK, _DARK = 12, 30, 80
"""By how much a pixel must change for an eye to tell, on a scale of 255."""
_INK = 170
_FINEST, _COARSEST = 6.0, 1.6
_FAINT = 60
_SCAN_SHARE = 0.4


class Reason(NamedTuple):
    """Why a letter is not seen: the hiding's name, and what covers it, where something does."""

    hiding: str
    cover: Cover | None = None


@dataclass(slots=True, repr=False)
class Look:
    """What looking at a page brought out. `unpainted` are the letters that leave no mark, by number."""

    window: Window
    unseen: dict[int, Reason] = field(default_factory=dict)
    unpainted: dict[int, Painted] = field(default_factory=dict)
    rows: NDArray[np.bool_] | None = None
    """The rows of the window that the suspected letters stand in; the others need not be compared."""
    bare: Pixels | None = None
    """The page without any of its text, where some of the text leaves no mark."""


class _Group(NamedTuple):
    texts: list[Painted]
    changed: NDArray[np.bool_]
    changed_in_print: NDArray[np.bool_] | None
    changed_uncovered: NDArray[np.bool_] | None
    """The same with all taken away that is painted later: what covers the text, if anything does."""


def look_at(paper: Paper, painting: Painting, letters: Letters, suspects: Suspects, facts: PageFacts) -> Look:
    """Which letters of the suspected text are not seen, and why. The page's objects are altered by this."""
    page = paper.box
    by_object = letters.by_painter
    asked = [*suspects.unpainted, *suspects.pale, *suspects.overlaid]
    look = Look(_window(paper, asked, letters, page))
    for text in suspects.small:
        for number in by_object.get(address(text.handle), ()):
            box = letters.box(number)
            if letters.is_telling(number) and max(box.width, box.height) * facts.unit <= SMALLEST:
                look.unseen[number] = Reason("tiny-text")
    if not asked:
        return look
    look.rows = _rows_of([*suspects.pale, *suspects.overlaid], look.window, letters)
    covers = Covers(paper, painting.others, facts.notes)
    groups = _drawn(paper, painting, suspects, look, has_layers=facts.has_layers)
    for group in groups:
        ink = _ink_of(paper, painting, group.texts, look)
        judge = _Judge(page, look, group, ink, covers, has_layers=facts.has_layers)
        for text in group.texts:
            numbers = by_object.get(address(text.handle), ())
            look.unseen |= judge.unseen(text, numbers, letters)
    for text in suspects.unpainted:
        look.unpainted |= dict.fromkeys(by_object.get(address(text.handle), ()), text)
    _set_aside_scans(
        paper,
        painting,
        look,
        {number: text for text in suspects.overlaid for number in by_object.get(address(text.handle), ())},
    )
    return look


def _set_aside_scans(paper: Paper, painting: Painting, look: Look, texts: dict[int, Painted]) -> None:
    """Counts words under a picture as large as a scan among those that leave no mark: the scan may show them itself."""
    page = paper.box
    under = [
        number
        for number, reason in look.unseen.items()
        if reason.cover is not None
        and reason.cover.is_picture
        and _is_scan(reason.cover.box.meet(page), page)
    ]
    for number in under:
        if number in texts:
            look.unpainted[number] = texts[number]
            del look.unseen[number]
    if under and look.bare is None:
        _set_active(paper, painting.others, active=True)
        _set_active(paper, painting.texts, active=False)
        look.bare = paper.picture(look.window)


def _is_scan(box: Box, page: Box) -> bool:
    return box.width * box.height > _SCAN_SHARE * page.width * page.height


def _window(
    paper: Paper,
    asked: Sequence[Painted],
    letters: Letters,
    page: Box,
) -> Window:
    """The part of the page with the suspected text, so large that its smallest letters can be told apart."""
    part, smallest = None, 12.0
    for text in asked:
        box = text.box.meet(page)
        if box.width > 0 and box.height > 0:
            part = part.join(box) if part else box
            own = letters.by_painter.get(address(text.handle), [])[:20]
            heights = [letters.box(number).height for number in own]
            smallest = min(smallest, max(heights, default=12.0) or 12.0)
    scale = min(max(12 / max(smallest, 1e-3), _COARSEST), _FINEST)
    if part:
        part = Box(part.left - 2, part.bottom - 2, part.right + 2, part.top + 2)
    return paper.window(part or Box(page.left, page.bottom, page.left + 1, page.bottom + 1), scale)


def _rows_of(texts: Iterable[Painted], window: Window, letters: Letters) -> NDArray[np.bool_]:
    """The rows of a window that the letters of these texts stand in."""
    import numpy as np  # noqa: PLC0415  (most pages need no picture)

    rows = np.zeros(window.height, bool)
    for text in texts:
        for number in letters.by_painter.get(address(text.handle), ()):
            _, top, _, bottom = window.pixels_of(letters.box(number))
            rows[top:bottom] = True
    return rows


def _set_active(paper: Paper, painted: Iterable[Painted], *, active: bool) -> None:
    for one in painted:
        paper.api.FPDFPageObj_SetIsActive(one.handle, active)


def _drawn(
    paper: Paper, painting: Painting, suspects: Suspects, look: Look, *, has_layers: bool
) -> list[_Group]:
    """Each group of suspected text with the pixels that change when it is taken away."""
    window, rows = look.window, look.rows
    groups = [texts for texts in (suspects.pale, suspects.overlaid) if texts]
    found = []
    if groups:
        whole = paper.picture(window, rows=rows)
        printed = paper.picture(window, rows=rows, in_print=True) if has_layers else None
        for texts in groups:
            _set_active(paper, texts, active=False)
            changed = _changed(whole, paper.picture(window, rows=rows))
            in_print = (
                None
                if printed is None
                else _changed(printed, paper.picture(window, rows=rows, in_print=True))
            )
            _set_active(paper, texts, active=True)
            uncovered = _uncovered(paper, painting, texts, look) if texts is suspects.overlaid else None
            found.append(_Group(texts, changed, in_print, uncovered))
    if suspects.unpainted:
        _set_active(paper, painting.texts, active=False)
        look.bare = paper.picture(window)
        _set_active(paper, painting.texts, active=True)
    return found


def _uncovered(paper: Paper, painting: Painting, texts: Sequence[Painted], look: Look) -> NDArray[np.bool_]:
    first = min(text.order for text in texts)
    later = [other for other in painting.others if other.order > first]
    _set_active(paper, later, active=False)
    whole = paper.picture(look.window, rows=look.rows, notes=False)
    _set_active(paper, texts, active=False)
    changed = _changed(whole, paper.picture(look.window, rows=look.rows, notes=False))
    _set_active(paper, [*later, *texts], active=True)
    return changed


def _changed(one: Pixels, other: Pixels) -> NDArray[np.bool_]:
    """Where an eye would tell two pictures apart. In the dark it tells less."""
    import numpy as np  # noqa: PLC0415  (most pages need no picture)

    changed: NDArray[np.bool_] = one.view(np.uint32)[:, :, 0] != other.view(np.uint32)[:, :, 0]
    before, after = one[changed][:, :3], other[changed][:, :3]
    brighter = np.maximum(before, after)
    difference = (brighter - np.minimum(before, after)).max(axis=1, initial=0)
    is_dark = brighter.max(axis=1, initial=0) < _DARK
    changed[changed] = difference > np.where(is_dark, _TELLS_IN_THE_DARK, _TELLS)
    return changed


def _ink_of(paper: Paper, painting: Painting, texts: Sequence[Painted], look: Look) -> NDArray[np.bool_]:
    """Where these texts would leave ink if they stood alone, in black, on white paper."""
    _set_active(paper, painting.others, active=False)
    _set_active(paper, painting.texts, active=False)
    _set_active(paper, texts, active=True)
    for text in texts:
        paper.api.FPDFPageObj_SetFillColor(text.handle, 0, 0, 0, 255)
        paper.api.FPDFPageObj_SetStrokeColor(text.handle, 0, 0, 0, 255)
    ink: NDArray[np.bool_] = darkest(paper.picture(look.window, rows=look.rows, notes=False)) < _INK
    return ink


def _sums(mask: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Sums from the top left corner, by which the pixels in any box are counted at once."""
    import numpy as np  # noqa: PLC0415  (most pages need no picture)

    sums = np.zeros((mask.shape[0] + 1, mask.shape[1] + 1), np.int64)
    sums[1:, 1:] = mask.cumsum(axis=0, dtype=np.int32).cumsum(axis=1, dtype=np.int64)
    return sums


class _Judge:
    """Tells of each letter of one group whether it is seen, and why not."""

    def __init__(  # noqa: PLR0913  (it is all that the judgement hangs on)
        self,
        page: Box,
        look: Look,
        group: _Group,
        ink: NDArray[np.bool_],
        covers: Covers,
        *,
        has_layers: bool,
    ) -> None:
        import numpy as np  # noqa: PLC0415  (most pages need no picture)

        self._last: Cover | None = None
        self._page, self._window, self._covers, self._has_layers = page, look.window, covers, has_layers
        rows = np.ones(look.window.height, bool) if look.rows is None else look.rows
        self._kept = [0, *np.cumsum(rows).tolist()]
        """For each row of the window, how many rows before it are compared."""
        self._changed, self._ink = _sums(group.changed), _sums(ink)
        self._printed = None if group.changed_in_print is None else _sums(group.changed_in_print)
        self._uncovered = None if group.changed_uncovered is None else _sums(group.changed_uncovered)

    def unseen(self, text: Painted, numbers: Iterable[int], letters: Letters) -> Iterator[tuple[int, Reason]]:
        """The letters of a text that are not seen."""
        for number in numbers:
            is_blank = letters.signs[number] <= " " or letters.signs[number].isspace()
            if not is_blank and (reason := self._why_not(text, letters.box(number))):
                yield number, reason

    def _why_not(self, text: Painted, box: Box) -> Reason | None:
        x, y = box.centre
        if not self._page.holds(x, y):
            return Reason("off-page-text")
        left, top, right, bottom = self._window.pixels_of(box)
        pixels = (left, self._kept[top], right, self._kept[bottom])
        ink, changed = _within(self._ink, pixels), _within(self._changed, pixels)
        if changed >= max(_FEWEST_PIXELS, _SEEN_SHARE * ink):
            return None
        if text.clip is not None and (not text.clip.holds(x, y) or not (ink or text.is_clip_plain)):
            return Reason("clipped-text")
        if self._has_layers and not ink:
            is_printed = self._printed is not None and _within(self._printed, pixels) >= _FEWEST_PIXELS
            return Reason("print-only-layer" if is_printed else "hidden-layer")
        least = max(_FEWEST_PIXELS, _SEEN_SHARE * ink)
        if self._uncovered is not None and _within(self._uncovered, pixels) >= least:
            return Reason("covered-text", next(self._over(text, box), None))
        return Reason(_by_its_own_look(text, ink))

    def _over(self, text: Painted, box: Box) -> Iterator[Cover]:
        if self._last and self._last.key > text.order and self._last.box.holds(*box.centre):
            yield self._last  # one box over many letters
        for x in (box.centre[0], box.left + box.width / 4, box.right - box.width / 4):
            for cover in self._covers.over(text.order, x, box.centre[1]):
                self._last = cover
                yield cover


def _by_its_own_look(text: Painted, ink: int) -> str:
    """Why a text is not seen over which nothing lies."""
    if text.is_blended and (not ink or text.colour[3] < _FAINT):
        return "transparent-text"
    return "background-colour" if ink else "invisible-text"


def _within(sums: NDArray[np.int64], pixels: tuple[int, int, int, int]) -> int:
    left, top, right, bottom = pixels
    return int(sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left])
