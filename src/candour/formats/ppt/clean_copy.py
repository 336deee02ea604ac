"""Clean copies of PowerPoint 97-2003 presentations: what a reader saw of their slides, laid out anew as a newer presentation.

slides, in order ──▶ texts with their looks, as far as they are known · tables · pictures, cut and drawn anew
masters that they show ──▶ the same, without the places of titles and texts
nothing else: no notes, comments, earlier edits, objects, sounds, macros, properties
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from candour.cleaned import CannotClean, Change, Inner, Wishes, Written
from candour.formats.left_out import changes_of
from candour.formats.new_slides import Line, NewSlide, Panel, Run, deck_of
from candour.formats.ppt import HIDINGS, THUMBNAILS, Reading
from candour.formats.ppt.copying.places import SCALE
from candour.formats.ppt.copying.slides import Slides
from candour.formats.ppt.presentation import Presentation
from candour.formats.thumbnails import judging_thumbnails
from candour.piece import Found, Gap, Why
from candour.source import Source

__all__ = ["write"]

_LARGEST: Final = 60_000
_REFUSED: Final = (Why.ENCRYPTED, Why.BROKEN, Why.LIMIT)
_DAMAGED: Final = "no clean copy can be made: {}"
_EMPTY: Final = "no clean copy is made, because none of its slides is shown: show those that are to be sent, and clean it then"
_ANEW: Final = Change(
    "laid-out-anew",
    "The presentation was laid out anew as .pptx: its words, tables and pictures are where they were, and their looks are near what "
    "they were. Links, animations and sounds are left out.",
)


def write(source: Source, wishes: Wishes, inner: Inner) -> Written:
    """A copy of a presentation, as a newer one, that holds what a reader sees.

    Raises:
        CannotClean: where it is locked or damaged, or where something is asked to stay.
    """
    known = {hiding.id for hiding in HIDINGS}
    for id_ in sorted(wishes.keeps & known):
        raise CannotClean(
            f"a copy of a PowerPoint 97-2003 presentation cannot keep this: {id_}; save it as .pptx, and clean that"
        )
    reading = Reading(source)
    changes = _read(reading, source)
    presentation = reading.presentation
    if presentation is None or not presentation.slides:
        raise CannotClean(_EMPTY)
    slides = Slides(source, inner, wishes.redaction, _size_of(presentation), presentation.pictures)
    made = inner(source.nested("slides.pptx", _written(presentation, slides, wishes)))
    return Written(made.data, made.format, made.extension, (*changes, _ANEW, *made.changes))


def _read(reading: Reading, source: Source) -> tuple[Change, ...]:
    """Reads the presentation; gives what will be left out.

    Raises:
        CannotClean: where it is locked, or damaged.
    """
    gaps: list[Gap] = []

    def told() -> Iterator[Found]:
        for found in judging_thumbnails(*THUMBNAILS)(lambda _: reading.read())(source):
            if isinstance(found, Gap):
                gaps.append(found)
            yield found

    changes = tuple(changes_of(told()))
    for gap in gaps:
        if gap.place == source.place and gap.why in _REFUSED:
            raise CannotClean(_DAMAGED.format(gap.detail))
    return changes


def _size_of(presentation: Presentation) -> tuple[int, int]:
    width, height = presentation.size
    if not (0 < width < _LARGEST and 0 < height < _LARGEST):
        raise CannotClean(
            _DAMAGED.format("the size of its slides is damaged; ask for the file to be sent again")
        )
    return width, height


def _written(presentation: Presentation, slides: Slides, wishes: Wishes) -> bytes:
    numbers = list(presentation.stages)
    stages = [slides.written(page) for page in presentation.stages.values()] or [NewSlide()]
    width, height = (round(side * SCALE) for side in slides.size)
    if presentation.footers:
        text = wishes.redaction.text("\n".join(presentation.footers))
        runs = (Run(text, 12.0, presentation.slides[0].scheme(1)),)
        stages[0].shapes.append(
            Panel((width * 0.1, height * 0.92, width * 0.8, height * 0.06), (Line(runs, "ctr"),))
        )
    made = []
    for page in presentation.slides:
        slide = slides.written(page)
        slide.stage = numbers.index(page.master) if page.master in numbers else 0
        slide.shows_stage = page.shows_master and page.master in numbers
        made.append(slide)
    if presentation.footers and not any(slide.shows_stage and slide.stage == 0 for slide in made):
        made[0].shapes.append(stages[0].shapes.pop())
    return deck_of(made, (width, height), stages)
