"""Presentation: the main part. Which slides there are and in which order, how large they are, sections and custom shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from candour.formats.ooxml.damage import damage
from candour.formats.pptx.asides import asides_in
from candour.formats.pptx.gathered import Gathered
from candour.formats.pptx.geometry import Box, number
from candour.formats.pptx.kinds import parts_of_kind
from candour.formats.pptx.looks import Levels, levels_of
from candour.formats.pptx.own_hidings import CUSTOM_SHOW, SECTION, XML_COMMENT
from candour.formats.pptx.paints import Scheme
from candour.formats.wording import is_wordy
from candour.piece import Found, Gap, Text, Why
from candour.place import Place

__all__ = ["Presentation", "comments_of", "read_presentation"]

_PLACE = "ppt/presentation.xml"
_PLAIN_SECTIONS = frozenset({"default section", "untitled section", "summary section"})


@dataclass(slots=True, repr=False)
class Presentation:
    """What the main part says."""

    part: str = ""
    root: Element = field(default_factory=lambda: Element("presentation"))
    slides: tuple[str, ...] = ()
    """The parts of the slides, in their order."""
    is_listed: bool = False
    """Whether the list of slides could be read."""
    size: Box | None = None

    def defaults(self, scheme: Scheme) -> Levels:
        """The looks of text that nothing else says anything about."""
        return levels_of(self.root.find("defaultTextStyle"), scheme)


def main_part(gathered: Gathered) -> str | None:
    """The part with the list of slides: the one that the package names, or one that is called as it mostly is."""
    package = gathered.package
    typed = parts_of_kind(package, "presentation")
    named = (part for part in (_PLACE,) if part in package)
    return next(
        (part for parts in (gathered.related("", "officeDocument"), typed, named) for part in parts), None
    )


def read_presentation(gathered: Gathered, found: Presentation) -> Iterator[Found]:
    """Fills in what the main part says, and tells what it holds besides."""
    part = main_part(gathered)
    if part is None:
        detail = "the part with the list of slides is missing: ask for the file to be sent again; all slides are read"
        yield Gap(gathered.place, Why.BROKEN, detail)
        return
    gaps: list[Gap] = []
    found.part = part
    comments: list[str] = []
    with damage(gathered.place, "the list of slides", gaps):
        found.root = gathered.package.tree(part, comments)
        targets = {relation.id: relation.target for relation in gathered.package.relations(part)}
        listed = (targets.get(slide.get("r:id", ""), "") for slide in found.root.iterfind("sldIdLst/sldId"))
        found.slides = tuple(dict.fromkeys(slide for slide in listed if slide in gathered.package))
        found.is_listed = True
        found.size = _size_of(found.root)
    gathered.package.examine(part)
    yield from gaps
    yield from comments_of(gathered.place, comments)
    _note_names(gathered, found.root)
    yield from asides_in(found.root, ()).read(gathered.place)


def comments_of(place: Place, comments: list[str]) -> Iterator[Found]:
    """Comments inside the XML of a part, which no program shows."""
    if said := [text.strip() for text in comments if is_wordy(text)]:
        yield Text(place, "\n".join(said), XML_COMMENT.sight, XML_COMMENT)


def _size_of(root: Element) -> Box | None:
    size = root.find("sldSz")
    across, down = (number(size.get(key)) for key in ("cx", "cy")) if size is not None else (0, 0)
    return Box(0, 0, across, down) if across > 0 and down > 0 else None


def _note_names(gathered: Gathered, root: Element) -> None:
    for section in root.iter("section"):
        if (name := section.get("name", "")).lower() not in _PLAIN_SECTIONS:
            gathered.note(SECTION, "names of sections", name, gathered.place / "names of sections")
    for show in root.iterfind("custShowLst/custShow"):
        place = gathered.place / "names of custom shows"
        gathered.note(CUSTOM_SHOW, "names of custom shows", show.get("name", ""), place)
