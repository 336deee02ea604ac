"""Embedded files: whole documents, or any files, behind an icon or a picture; the workbook behind a chart.

Each is opened in turn. A file that no Office program made is wrapped in an OLE container, whose reader takes it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import basename

from candour.formats.ooxml.survey import Survey
from candour.piece import Count, Found, Nested

__all__ = ["read_embedded", "read_whole"]


def read_embedded(survey: Survey, part: str) -> Iterator[Found]:
    """The embedded file, as the file that it is."""
    source = survey.package.source.nested(
        basename(part), survey.package.read(part), survey.showing(part).place
    )
    yield Nested(source, survey.hiding("embedded-file"))
    yield Count("embedded file", 1, 1)


def read_whole(survey: Survey, part: str) -> Iterator[Found]:
    """A document that this one takes in whole where it is shown."""
    showing = survey.showing(part)
    hiding = showing.under.hiding if showing.under else None
    source = survey.package.source.nested(basename(part), survey.package.read(part), showing.place)
    yield Nested(source, hiding)
