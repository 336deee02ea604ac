"""Macros: a project of modules and dialogs in an OLE container of its own (`vbaProject.bin`).

`candour.formats.vba` reads the modules; whatever else the container holds, and what was deleted from it, is read here.
"""

from __future__ import annotations

from collections.abc import Iterator

from candour.formats.compound import Container
from candour.formats.compound_remains import read_remains
from candour.formats.ooxml.survey import Showing, Survey
from candour.formats.vba import read_macros as read_modules
from candour.formats.wording import runs_in
from candour.piece import Found

__all__ = ["read_macros"]

_MOST = 256 << 20


def read_macros(survey: Survey, part: str) -> Iterator[Found]:
    """The modules of a package's macro project, its dialogs, and the remains of older ones."""
    data = survey.read(part, _MOST)
    container = Container(data, survey.package.source.budget)
    yield from read_modules(container, "", survey.place, survey.format_id)
    place = survey.place / "macros"
    for node in container.leftovers():
        if runs := runs_in(container.read(node)):
            yield survey.hidden(
                "vba-project", Showing(place), "\n".join(runs), "words in the macros' settings"
            )
    yield from read_remains(
        container, survey.package.source.nested("vbaProject.bin", data, place), survey.format_id
    )
