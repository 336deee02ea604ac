"""What Candour tells of the pictures in `files.pictures`."""

from __future__ import annotations

from functools import cache

from candour import inspect
from candour.formats.pictures.looks import UNREAD_WRITING
from candour.judging import judge
from candour.report import Report
from files.pictures import FILES

__all__ = ["found", "gaps", "hidings", "may_hold_writing", "outcome", "report", "texts"]


@cache
def report(name: str) -> Report:
    """The report of one of the pictures."""
    return inspect(FILES[name](), name="a picture")


def hidings(name: str) -> set[tuple[str, str, str]]:
    """What is out of sight in it: the hiding, the sight, the place."""
    return {(h.hiding.id, h.sight.value, " › ".join(h.place.steps[1:])) for h in report(name).hidings}


def found(name: str) -> dict[str, str]:
    """The personal data in it by what they are, and what hides them."""
    return {f.identifier: f.hiding.id if f.hiding else "" for f in report(name).findings}


def gaps(name: str) -> set[tuple[str, str]]:
    """What was not examined: why, and the place."""
    return {(gap.why.name, " › ".join(gap.place.steps[1:])) for gap in report(name).gaps}


def texts(name: str) -> list[tuple[str, str, str]]:
    """The texts in it: the hiding, the label, what they say."""
    from candour.place import Place
    from candour.reading import pieces_of
    from candour.source import Source

    pieces = pieces_of(Source(name, FILES[name](), Place((name,))))
    return [(p.hiding.id if p.hiding else "", p.label, p.text) for p in pieces if hasattr(p, "text")]


def outcome(name: str) -> str:
    """What becomes of it under the default policy."""
    return judge(report(name)).outcome.name


def may_hold_writing(name: str) -> bool:
    """Whether a person is told to look at the pixels themselves."""
    return any(gap.detail == UNREAD_WRITING for gap in report(name).gaps)
