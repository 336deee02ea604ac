"""Diagrams: the words of SmartArt, told where the document shows it and not, as parts that others share, at the end."""

from __future__ import annotations

from collections.abc import Iterator

from candour.formats.docx.gathered import Gathered
from candour.formats.ooxml.damage import kept_local
from candour.formats.ooxml.diagrams import read_diagram
from candour.formats.ooxml.survey import Survey
from candour.piece import Found
from candour.place import Place

__all__ = ["read_in_place"]


def read_in_place(gathered: Gathered, part: str, place: Place) -> Iterator[Found]:
    """What there is in the data of a diagram that is shown at this place. Once for each part, however often it is shown."""
    package = gathered.package
    if part not in package or package.is_examined(part):
        return
    survey = Survey(package, "docx", gathered.place, {part: (place, None)})
    yield from kept_local(place, "SmartArt", read_diagram(survey, part))
    for comments in survey.comments.values():
        yield survey.hidden("xml-comment", survey.showing(part), "\n".join(comments))
    package.examine(part)
