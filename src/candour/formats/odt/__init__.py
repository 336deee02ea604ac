"""OpenDocument text: .odt and .ott, and .fodt in one XML file.

What a reader sees:
    The paragraphs and tables of the body, headers and footers of the pages there are, footnotes and endnotes, text boxes
    and pictures, save what is hidden, deleted in a tracked change, written in the colour of the page, or placed off it.
    Insertions that nobody has accepted yet are seen.

What else is inside:
    Tracked changes and who made them; comments and who wrote them; hidden text, paragraphs and sections; the other branch
    of conditions, variables and choices; headers that no page shows; words merged away or in rows and columns that are not
    shown; whole pictures behind cropped ones; charts and their values, embedded documents, earlier versions; forms;
    macros; facts for programs; names of bookmarks, sections and frames; paths of links, templates and databases;
    properties, the printer, a thumbnail.

What Candour cannot read:
    A document locked with a password. Where on a page things fall: Candour sets no pages. What may lie under a picture or
    shape is UNSURE; what lies under one that is fixed to the page is not worked out. Text in a box without a fill is taken
    for seen whatever its colour. Text on a condition counts as it was when the document was saved.

How it cleans:
    Changes are taken as the text now stands, hidden text and comments are left out, fields become the text they show, and
    every part that no page shows is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from candour.formats.odt.body import Body
from candour.formats.odt.headings import Headings
from candour.formats.odt.pages import Pages
from candour.formats.ooxml.damage import kept_local
from candour.formats.opendocument.document import Document
from candour.formats.opendocument.ways import catalogue, ways
from candour.formats.thumbnails import judging_thumbnails
from candour.piece import Count, Found, Gap
from candour.source import Source

__all__ = ["HIDINGS", "THUMBNAILS", "Reading", "read"]

HIDINGS = catalogue("odt")
"""Every way of hiding that reading a text can meet."""


THUMBNAILS = (ways("odt")["thumbnail"], ways("odt")["small-thumbnail"])
"""Small pictures of the first page: one that can be read, and one that cannot."""


@judging_thumbnails(*THUMBNAILS)
def read(source: Source) -> Iterator[Found]:
    """The body, then headers and footers, then what stands beside them.

    Raises:
        Unreadable: where it is no package that can be read.
        LimitReached: for a limit on the whole file.
    """
    yield from Reading(source).read()


class Reading:
    """The reading of one document. Whoever writes a copy asks it about what was seen.

    Raises:
        Unreadable: where it is no package that can be read.
    """

    def __init__(self, source: Source) -> None:
        self.document = Document.of(source, "odt")
        self.used: set[str] = set()
        """The masters of which the text has pages."""

    def read(self) -> Iterator[Found]:
        """Everything that there is.

        Raises:
            LimitReached: for a limit on the whole file.
        """
        document = self.document
        yield from document.read_styles()
        missing = document.package.why_no_content() if document.package else None
        if missing:
            document.is_whole = False
            yield missing
        else:
            yield from self._read_content()
        yield from document.read_rest()

    def _read_content(self) -> Iterator[Found]:
        document, walk = self.document, self.document.walk
        body = Body(document, Pages(walk))
        for found in kept_local(document.place, "the document's text", body.read()):
            document.is_whole = document.is_whole and not isinstance(found, Gap)
            yield found
        yield from body.end()
        headings = Headings(document, body.first_master)
        self.used = headings.used()
        yield from kept_local(document.place, "a header or footer", headings.read())
        yield Count("paragraph", body.flow.paragraphs, body.flow.unseen_paragraphs)
        for noun, total in (("table", walk.gathered.tables), ("comment", walk.gathered.comments)):
            if total:
                yield Count(noun, total, total if noun == "comment" else 0)
