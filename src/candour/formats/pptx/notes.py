"""Notes: what a speaker has written under slides, and what is printed at the edges of notes."""

from __future__ import annotations

from collections.abc import Iterator

from candour.formats.ooxml.damage import damage
from candour.formats.pptx.gathered import Gathered
from candour.formats.pptx.kinds import parts_of_kind
from candour.formats.pptx.own_hidings import NOTES, STRAY_NOTES
from candour.formats.pptx.page import Page
from candour.formats.pptx.prompts import take_printed
from candour.formats.pptx.shapes import shapes_in
from candour.formats.pptx.stages import Stages
from candour.formats.pptx.trees import tree_of
from candour.hiding import Sight
from candour.piece import Found, Gap, Mask
from candour.place import Place

__all__ = ["read_notes", "read_stray_notes"]


def read_notes(
    gathered: Gathered, stages: Stages, slide: str, place: Place, under: Mask | None
) -> Iterator[Found]:
    """The notes of one slide. Those of a slide that nobody can come by are as buried as the slide."""
    for part in gathered.related(slide, "notesSlide"):
        buried = under if under and under.sight is Sight.BURIED else NOTES
        yield from _read(gathered, stages, part, place / "notes", buried)


def read_stray_notes(gathered: Gathered, stages: Stages) -> Iterator[Found]:
    """Notes that belong to no slide."""
    for part in parts_of_kind(gathered.package, "notesSlide"):
        place = gathered.place / f"{part} (notes of no slide)"
        yield from _read(gathered, stages, part, place, STRAY_NOTES)


def _read(gathered: Gathered, stages: Stages, part: str, place: Place, under: Mask) -> Iterator[Found]:
    if gathered.package.is_examined(part):
        return
    gaps: list[Gap] = []
    with damage(place, "the notes", gaps):
        tree = tree_of(gathered.package, part)
        shapes = tuple(shapes_in(tree.root))
        ground = stages.ground(part, tree.root, "notesMaster")
        page = Page(gathered, part, tree, place, shapes, ground, under=under, take=take_printed)
        yield from page.read()
    gathered.package.examine(part)
    yield from gaps
