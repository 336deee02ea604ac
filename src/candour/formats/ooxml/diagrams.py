"""SmartArt: the words of a diagram, and the picture of it that was kept when it was last drawn.

The words stand in the data part and again in the drawing part. Words in the data alone are in no box of the diagram's
layout; words in the drawing alone have been changed since, and only programs that do not draw SmartArt show them.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from candour.formats.ooxml.survey import Showing, Survey
from candour.formats.ooxml.walking import paragraphs_of
from candour.formats.wording import is_wordy
from candour.piece import Found

__all__ = ["read_diagram"]


def read_diagram(survey: Survey, part: str) -> Iterator[Found]:
    """The words of a diagram's data, and those that only its kept drawing has."""
    root = survey.tree(part)
    showing = survey.showing(part)
    drawn_in = _drawing_of(survey, part, root)
    drawn = ""
    if drawn_in:
        drawn = paragraphs_of(survey.tree(drawn_in))
        survey.pin(drawn_in, showing.place, showing.under)
    has, shows = _folded_lines(paragraphs_of(root)), _folded_lines(drawn)
    seen: list[str] = []
    unseen: list[str] = []
    for line in paragraphs_of(root).split("\n"):
        (seen if not drawn_in or _folded(line) in shows else unseen).append(line)
    if any(seen):
        yield survey.seen(showing, "\n".join(seen))
    if is_wordy("\n".join(unseen)):
        yield survey.hidden(
            "hidden-drawing", showing, "\n".join(unseen), "text of SmartArt that its layout does not show"
        )
    stale = [line for line in drawn.split("\n") if is_wordy(line) and _folded(line) not in has]
    if stale:
        yield survey.hidden("alternate-content", showing, "\n".join(stale), "earlier text of SmartArt")
    yield from _read_descriptions(survey, root, showing)


def _read_descriptions(survey: Survey, root: Element, showing: Showing) -> Iterator[Found]:
    for names in root.iter("cNvPr"):
        for key in ("title", "descr"):
            if is_wordy(text := names.get(key, "")):
                yield survey.hidden("alt-text", showing, text, "description of a picture or shape")


def _drawing_of(survey: Survey, part: str, root: Element) -> str:
    """The part of the drawing that belongs to these data: named by an id that counts among the owner's relations."""
    ids = {element.get("relId", "") for element in root.iter("dataModelExt")}
    for owner in survey.referrers.get(part.lower(), ()):
        for relation in survey.relations(owner):
            if relation.kind == "diagramDrawing" and relation.id in ids and relation.target in survey.package:
                return relation.target
    return ""


def _folded(line: str) -> str:
    return " ".join(line.split())


def _folded_lines(text: str) -> set[str]:
    return {_folded(line) for line in text.split("\n")}
