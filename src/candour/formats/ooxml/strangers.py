"""Strangers: parts that nothing refers to, and parts of kinds that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import basename

from candour.formats.archive_remains import read_content
from candour.formats.ooxml.survey import Survey
from candour.piece import Found, Gap, Why

__all__ = ["read_unknown", "read_unlisted"]


def read_unlisted(survey: Survey, part: str) -> Iterator[Found]:
    """A part that nothing refers to: no program shows it, and its words are there for whoever unpacks the file."""
    data = survey.package.read(part)
    place = survey.place / f"{part} (nothing refers to it)"
    source = survey.package.source.nested(basename(part), data, place)
    yield from read_content(source, survey.hiding("unlisted-part"))


def read_unknown(survey: Survey, part: str) -> Iterator[Found]:
    """A part that the file uses, of a kind that Candour does not know."""
    kind = survey.package.type_of(part) or "no stated kind"
    detail = (
        f"a part of a kind that Candour does not know ({kind}): find out which program or add-in made it, "
        "or publish a copy without it"
    )
    yield Gap(survey.showing(part).place, Why.UNKNOWN, detail)
