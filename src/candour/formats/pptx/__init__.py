"""PowerPoint presentations: pptx, pptm, ppsx, potx and their like, a zip of XML parts.

What a reader sees
    The slides that are not hidden, with what their layout and master draw on them, save shapes that are hidden, stand beside
    the slide or lie under others, and text too small to read or in the colour of what is behind it. What comes or goes by an
    animation is seen.

What else is inside
    Hidden slides; slides that the presentation no longer lists; speaker notes; comments and who wrote them; the whole of
    cropped pictures and trimmed videos; charts with whole workbooks behind them; text on layouts that no slide uses; the
    record of who changed what and when; names of sections, custom shows and shapes; titles of slides that are gone;
    embedded files, macros, custom XML, tags; properties and a small picture of the first slide.

What Candour cannot read
    A presentation locked with a password. Candour sets no type: where letters stand is judged by their number and size, so
    that words which a shape may cover in part are UNSURE. White letters over a picture, a gradient or a styled table are
    taken for seen; so is text pushed out of its box or turned edge-on in space. Two shapes that cover words only together.
    Handwriting, and what is said or shown in sound and video.

How it cleans
    Hidden slides, notes, comments and all that is out of sight are left out, pictures are cut to what is shown, charts
    keep what they plot and lose their workbooks, and every part that no slide shows is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from candour.formats.ooxml.damage import damage
from candour.formats.ooxml.package import Package
from candour.formats.ooxml.parts import SHARED_HIDINGS, read_shared_parts
from candour.formats.pptx.changes import read_changes
from candour.formats.pptx.comments import Comments
from candour.formats.pptx.gathered import Gathered
from candour.formats.pptx.kinds import check_types, parts_of_kind
from candour.formats.pptx.notes import read_notes, read_stray_notes
from candour.formats.pptx.own_hidings import GIVEN_NAME, HIDDEN_SLIDE, OWN_HIDINGS, UNLISTED
from candour.formats.pptx.page import Page
from candour.formats.pptx.presentation import Presentation, read_presentation
from candour.formats.pptx.settings import read_settings
from candour.formats.pptx.shapes import shapes_in
from candour.formats.pptx.stages import Stages
from candour.formats.pptx.titles import known_titles
from candour.formats.pptx.trees import tree_of
from candour.formats.spreadsheet import hidings_within
from candour.formats.thumbnails import judging_thumbnails
from candour.piece import Count, Found, Gap, Mask
from candour.source import Source

__all__ = ["HIDINGS", "read"]

_SHARED = (
    *SHARED_HIDINGS, "hidden-slide", "unlisted-slide", "speaker-notes", "comment-person", "covered-drawing",
    "partly-covered-picture", "background-colour", "tiny-text", "merged-over", "zero-width-column",
)  # fmt: skip
HIDINGS = tuple({hiding.id: hiding for hiding in (*hidings_within("pptx", *_SHARED), *OWN_HIDINGS)}.values())
"""Every way of hiding that reading a presentation can meet."""

_NUMBERED = re.compile(r"ppt/slides/slide(\d+)\.xml", re.IGNORECASE)
_PLAIN_NAME = re.compile(r"(?:slide|page|folie|diapositive)? ?\d*|powerpoint presentation", re.IGNORECASE)


@judging_thumbnails(*hidings_within("pptx", "thumbnail", "small-thumbnail"))
def read(source: Source) -> Iterator[Found]:
    """Reads a presentation.

    Raises:
        Unreadable: where it is no archive that can be read.
        LimitReached: for a limit on the whole file.
    """
    package = Package(source)
    gathered = Gathered(package, source.place)
    yield from check_types(package)
    yield from _Deck(gathered).read()
    yield from gathered.told()
    if gathered.tables:
        yield Count("table", gathered.tables)
    yield from read_shared_parts(
        package,
        "pptx",
        source.place,
        owners=gathered.pins,
        titles=known_titles(gathered),
        walked=gathered.walked,
    )


class _Deck:
    """One presentation, read part after part: what is needed to read the next comes first."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._presentation = Presentation()
        self._stages = Stages(gathered, self._presentation)
        self._comments = Comments(gathered)
        self._total = self._hidden = 0

    def read(self) -> Iterator[Found]:
        """Everything in its own parts."""
        gathered, presentation = self._gathered, self._presentation
        yield from read_presentation(gathered, presentation)
        if presentation.part:
            gathered.pin(presentation.part, gathered.place, None)
        others = self._unlisted()
        listed = presentation.slides if presentation.is_listed else tuple(others)
        for number, part in enumerate(listed, 1):
            yield from self._read_slide(part, f"slide {number}")
        for part in others:
            if not gathered.package.is_examined(part):
                yield from self._read_slide(part, f"{part} (not in the list of slides)", UNLISTED)
        yield Count("slide", self._total, self._hidden)
        yield from read_stray_notes(gathered, self._stages)
        yield from self._stages.read()
        yield from self._comments.read_others()
        yield from read_changes(gathered, presentation.part)
        yield from read_settings(gathered, presentation.part)

    def _unlisted(self) -> list[str]:
        """The parts of slides that the list of slides does not have, by their numbers."""
        typed = parts_of_kind(self._gathered.package, "slide")
        listed = {part.lower() for part in self._presentation.slides}
        return sorted((part for part in typed if part.lower() not in listed), key=_number_of)

    def _read_slide(self, part: str, step: str, under: Mask | None = None) -> Iterator[Found]:
        gathered, stages = self._gathered, self._stages
        gaps: list[Gap] = []
        place = gathered.place / step
        self._total += 1
        with damage(place, "the slide", gaps):
            tree = tree_of(gathered.package, part)
            root = tree.root
            if under is None and root.get("show", "1") in ("0", "false", "off"):
                under, place = HIDDEN_SLIDE, gathered.place / f"{step} (hidden)"
            ground = stages.ground(part, root)
            stages.show(root, ground, under)
            head = root.find("cSld")
            name = head.get("name", "") if head is not None else ""
            if not _PLAIN_NAME.fullmatch(name):
                gathered.note(GIVEN_NAME, "names of slides", name, place)
            yield from Page(
                gathered,
                part,
                tree,
                place,
                tuple(shapes_in(root)),
                ground,
                self._presentation.size,
                under,
            ).read()
        gathered.package.examine(part)
        self._hidden += under is not None
        yield from gaps
        if gaps:
            gathered.pin(part, place, under)
        yield from self._comments.read(part, place, under)
        yield from read_notes(gathered, stages, part, place, under)


def _number_of(part: str) -> tuple[int, str]:
    match = _NUMBERED.fullmatch(part)
    return (int(match.group(1)) if match and len(match.group(1)) < 9 else 0), part
