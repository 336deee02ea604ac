"""PowerPoint 97-2003 presentations.

What a reader sees
    The texts, tables and pictures of the slides, and of the masters that they show, save hidden slides and shapes, what
    lies beside the slide, and what lies wholly under a plain box or a picture.

What else is inside
    Texts, slides and objects of earlier saves, which a fast save leaves in the file; hidden slides; slides that are no
    longer listed; speaker notes; comments and who wrote them; hidden shapes, and shapes beside the slide; text in the
    colour of its ground or too small to read; addresses behind links; embedded files; pictures that nothing shows; sounds;
    masters that no slide shows; tags, custom shows; who saved it last; macros; properties; deleted streams.

What Candour cannot read
    A presentation locked with a password. What lies under others only in part, or on a slide with animations, and what an
    animation takes away; text is only taken for that of its ground where the ground is known. The layouts that a newer PowerPoint keeps for itself are read
    for their words alone. PowerPoint 95 and older.

How it cleans
    The presentation is written anew as .pptx, with what a reader sees and nothing else.
"""

from __future__ import annotations

import struct
from collections.abc import Generator, Iterator

from candour.errors import LimitReached
from candour.formats.archive import Unreadable
from candour.formats.compound import Container
from candour.formats.compound_parts import Surroundings, read_shared_streams
from candour.formats.ppt.edits import read_edits, user_of
from candour.formats.ppt.hidings import HIDINGS, hiding
from candour.formats.ppt.presentation import Presentation
from candour.formats.spreadsheet import hidings_within
from candour.formats.thumbnails import judging_thumbnails
from candour.piece import Found, Gap, Text, Why
from candour.source import Source

__all__ = ["HIDINGS", "THUMBNAILS", "Reading", "read"]

_STREAM, _PICTURES, _CURRENT = "PowerPoint Document", "Pictures", "Current User"
_LOCKED_PROPERTIES = "EncryptedSummary"


THUMBNAILS = hidings_within("ppt", "thumbnail", "small-thumbnail")
"""Small pictures of the first slide: one that can be read, and one that cannot."""


@judging_thumbnails(*THUMBNAILS)
def read(source: Source) -> Iterator[Found]:
    """The presentation's own streams, what keeps them company, and what was left there."""
    yield from Reading(source).read()


class Reading:
    """The reading of one file. Whoever writes a copy asks it about what was seen."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.presentation: Presentation | None = None
        """None where it cannot be read at all."""

    def read(self) -> Iterator[Found]:
        """Everything that there is."""
        source = self._source
        container = Container(source.data, source.budget)
        titles: frozenset[str] = frozenset()
        try:
            titles = yield from self._read_presentation(container)
        except (Unreadable, LimitReached, struct.error, IndexError, ValueError) as why:
            # what stands beside the slides is read all the same
            is_said = isinstance(why, Unreadable | LimitReached)
            what = str(why) if is_said else "its slides are damaged; ask for the file to be sent again"
            yield Gap(source.place, Why.LIMIT if isinstance(why, LimitReached) else Why.BROKEN, what)
        own = (_STREAM, _PICTURES, _CURRENT)
        container.examine(*(node for node in container.children() if node.name in own))
        yield from read_shared_streams(Surroundings(container, source, "ppt", titles))

    def _read_presentation(self, container: Container) -> Generator[Found, None, frozenset[str]]:
        source = self._source
        data = container.read(_STREAM)
        current = container.read(_CURRENT) if _CURRENT in container else b""
        newest, is_locked, user = user_of(current)
        if user.strip():
            own = hiding("user-name")
            yield Text(source.place, user, own.sight, own, "last saved by")
        edits = read_edits(data, newest)
        if is_locked or edits.is_locked:
            what = "locked with a password: ask the sender for a copy without one, and check that"
            yield Gap(source.place, Why.ENCRYPTED, what)
            container.examine(*(node for node in container.children() if node.name == _LOCKED_PROPERTIES))
            return frozenset()
        if not edits.is_whole:
            what = "its directories of slides are damaged, and some may not have been read; ask for the file to be sent again"
            yield Gap(source.place, Why.BROKEN, what)
        store = container.read(_PICTURES) if _PICTURES in container else b""
        presentation = self.presentation = Presentation(source, data, store, edits)
        yield from presentation.found()
        return frozenset(presentation.seen | presentation.titles)
