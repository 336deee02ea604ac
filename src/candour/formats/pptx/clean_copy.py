"""Clean copies of presentations: the slides that are shown, with what a reader sees on them, written anew.

slides, in order ──▶ shapes that are seen ──▶ words, looks, pictures, tables, charts
the layouts and masters that they stand on, their themes
nothing else: no notes, comments, names, numbers of changes, properties; no part that is not known
"""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from candour.cleaned import CannotClean, Change, Inner, Wishes, Written
from candour.formats.archive import Unreadable
from candour.formats.left_out import changes_of
from candour.formats.ooxml.kept_looks import kept_children
from candour.formats.ooxml.package import Package
from candour.formats.pptx import HIDINGS, read
from candour.formats.pptx.copying.comments import write_comments
from candour.formats.pptx.copying.deck import Deck
from candour.formats.pptx.copying.frames import Frames
from candour.formats.pptx.copying.grids import Grids
from candour.formats.pptx.copying.notes import Notes
from candour.formats.pptx.copying.pictures import Pictures
from candour.formats.pptx.copying.properties import write_properties
from candour.formats.pptx.copying.slides import SlideCopy, slides_of
from candour.formats.pptx.copying.stages import StageCopies
from candour.formats.pptx.copying.table_styles import write_table_styles
from candour.formats.pptx.gathered import Gathered
from candour.formats.pptx.kinds import check_types
from candour.formats.pptx.presentation import Presentation, read_presentation
from candour.formats.pptx.stages import Stages
from candour.formats.slides_writing import presentation_of
from candour.formats.xml import BadXml
from candour.piece import Gap
from candour.source import Source

__all__ = ["write"]

_KEPT: Final = frozenset({
    "speaker-notes", "comment", "comment-person", "hidden-slide", "alt-text", "background-colour", "tiny-text", "hidden-drawing",
    "off-sheet-drawing", "covered-drawing", "partly-covered-picture", "merged-over", "zero-width-column", "hyperlink",
    "chart-cache",
})  # fmt: skip
"""What may stay where somebody has a reason."""
_STAYS: Final = ("hyperlink", "chart-cache", "partly-covered-picture")
"""What is said by whoever writes it."""
_PLAIN_SIZE: Final = (9_144_000, 6_858_000)
_DAMAGED: Final = "no clean copy can be made: {}; ask for the file to be sent again, or open it in PowerPoint and save it anew"


def write(source: Source, wishes: Wishes, inner: Inner) -> Written:
    """A copy of a presentation that holds what a reader sees.

    Raises:
        CannotClean: where it is locked or damaged, or where something cannot stay that is asked to.
    """
    _check(wishes)
    deck = Deck(source, _gathered(source), wishes, inner)
    presentation = _presentation(deck)
    stages = Stages(deck.gathered, presentation)
    pictures = Pictures(deck)
    frames = Frames(deck, pictures, Grids(deck))
    slides = slides_of(deck, presentation, stages)
    if stages.gaps:
        raise CannotClean(_DAMAGED.format(stages.gaps[0].detail))
    for slide in slides:
        deck.slides[slide.part] = deck.new.next_name("ppt/slides/slide")
    copies = StageCopies(deck, pictures, stages, frames)
    copies.use((slide.root, slide.ground) for slide in slides)
    _write_main(deck, presentation, copies)
    copies.write()
    notes = Notes(deck)
    for slide in slides:
        SlideCopy(deck, pictures, frames, copies, presentation.size).write(slide)
        notes.write(slide)
    frames.write_charts()
    notes.write_master()
    write_comments(deck, [slide.part for slide in slides], presentation.part)
    write_table_styles(deck, presentation.part)
    write_properties(deck)
    _note_fonts(deck, presentation)
    return Written(deck.new.packed(), "pptx", ".pptx", _changes(deck))


def _check(wishes: Wishes) -> None:
    known = {hiding.id for hiding in HIDINGS}
    for id_ in sorted(wishes.keeps & known):
        if id_.partition(".")[2] not in _KEPT:
            raise CannotClean(f"a copy of a presentation cannot keep this: {id_}")


def _gathered(source: Source) -> Gathered:
    try:
        package = Package(source)
        for gap in check_types(package):
            if isinstance(gap, Gap):
                raise CannotClean(_DAMAGED.format(gap.detail))
    except (Unreadable, BadXml) as why:
        raise CannotClean(_DAMAGED.format(why)) from None
    return Gathered(package, source.place)


def _presentation(deck: Deck) -> Presentation:
    found = Presentation()
    for gap in read_presentation(deck.gathered, found):
        if isinstance(gap, Gap):
            raise CannotClean(_DAMAGED.format(gap.detail))
    if not found.is_listed or found.size is None:
        raise CannotClean(_DAMAGED.format("the list of slides or their size is missing"))
    return found


def _write_main(deck: Deck, presentation: Presentation, copies: StageCopies) -> None:
    rest = []
    defaults = presentation.root.find("defaultTextStyle")
    if defaults is not None:
        made = Element("p:defaultTextStyle")
        made.extend(kept_children(defaults))
        rest.append(made)
    size = presentation.size
    presentation_of(
        deck.new,
        copies.ids(),
        deck.slides.values(),
        (round(size.right), round(size.bottom)) if size else _PLAIN_SIZE,
        rest,
    )


def _note_fonts(deck: Deck, presentation: Presentation) -> None:
    fonts = deck.gathered.related(presentation.part, "font")
    if fonts:
        deck.did("fonts-left-out", len(fonts))


def _changes(deck: Deck) -> tuple[Change, ...]:
    stays = {*deck.wishes.keeps, *(f"pptx.{what}" for what in _STAYS)}
    if deck.wishes.keeps_alternative_text:
        stays.add("pptx.alt-text")
    return (*changes_of(read(deck.source), stays), *deck.changes())
