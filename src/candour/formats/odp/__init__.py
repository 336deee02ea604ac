"""OpenDocument slides and drawings: .odp, .otp and .odg, and .fodp and .fodg in one XML file.

What a reader sees:
    The slides that are not hidden, each with its text, tables and pictures, save what is not displayed, lies off the slide
    or under something opaque, or has the colour of what is behind it; the words of the masters that these slides show.

What else is inside:
    Hidden slides; speaker's notes; comments and who wrote them; layers and shapes that are not displayed; masters,
    footers and dates that no slide shows; the pages for handouts; whole pictures behind cropped ones; charts and their
    values, embedded documents, sound and video; names of shows, slides and shapes; paths of links, sounds and templates;
    forms, macros, facts for programs; properties, the printer, a thumbnail. The pages of a drawing are slides by
    another name and hide content in the same ways, so what is met in either has the names of one catalogue, `odp.…`.

What Candour cannot read:
    A document locked with a password. Where exactly words stand in a shape: Candour sets no lines, so words that may lie
    under a part of something are UNSURE. What a show hides and brings back by animation counts as it stands in print.
    White text on a picture or a gradient is taken for seen.

How it cleans:
    The slides that are shown, with the words and pictures that are seen on them; notes, comments and hidden slides are
    left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from candour.formats.odp.masters import Masters
from candour.formats.odp.slides import Slides
from candour.formats.ooxml.damage import kept_local
from candour.formats.opendocument.document import Document
from candour.formats.opendocument.ways import catalogue, ways
from candour.formats.thumbnails import judging_thumbnails
from candour.piece import Count, Found, Gap
from candour.source import Source

__all__ = ["HIDINGS", "THUMBNAILS", "Reading", "read"]

HIDINGS = catalogue("odp")
"""Every way of hiding that reading slides can meet."""


THUMBNAILS = (ways("odp")["thumbnail"], ways("odp")["small-thumbnail"])
"""Small pictures of the first page: one that can be read, and one that cannot."""


@judging_thumbnails(*THUMBNAILS)
def read(source: Source) -> Iterator[Found]:
    """The slides, then their masters, then what stands beside them.

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
        self.document = Document.of(source, "odp")
        self.document.walk.is_slides = True
        self.masters = Masters(self.document)
        self.slides = Slides(self.document, self.masters)

    def read(self) -> Iterator[Found]:
        """Everything that there is.

        Raises:
            LimitReached: for a limit on the whole file.
        """
        document = self.document
        yield from document.read_styles()
        missing = document.package.why_no_content() if document.package else None
        if missing:
            yield missing
        else:
            yield from self._read_content()
        yield from document.read_rest()

    def _read_content(self) -> Iterator[Found]:
        document, slides = self.document, self.slides
        for found in kept_local(document.place, "the presentation", slides.read()):
            document.is_whole = document.is_whole and not isinstance(found, Gap)
            yield found
        yield from document.walk.fetch()
        yield from kept_local(document.place, "a master of the slides", self.masters.read())
        gathered = document.walk.gathered
        yield Count(slides.noun, slides.total, slides.hidden)
        for noun, total in (("table", gathered.tables), ("comment", gathered.comments)):
            if total:
                yield Count(noun, total, total if noun == "comment" else 0)
