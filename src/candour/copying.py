"""Copying: Source + Wishes → Written. The only place that goes into the files inside a file when a copy is made.

    bytes ──knows──▶ Format ──write──▶ Written
                       ▲        │
                       └─inner──┘      pictures, attachments, entries of a zip

What comes of it is not yet believed: see `candour.proof`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Final

from candour.cleaned import CannotClean, Cleaner, Inner, Redaction, Wishes, Written
from candour.errors import LimitReached
from candour.formats import format_of
from candour.formats.archive import Unreadable
from candour.formats.xml import BadXml
from candour.hiding import Sight
from candour.identifying import identify
from candour.piece import Table, Text
from candour.reading import pieces_of
from candour.source import Source
from candour.tables.survey import Scans, survey

if TYPE_CHECKING:
    from candour.finding import Finding
    from candour.identifiers.base import Identifier

__all__ = ["copied", "redaction_of"]

_EMPTY: Final = "there is nothing in it: ask for the file to be sent again"
_UNKNOWN: Final = "it is of a kind that Candour does not know, so no clean copy can be made: send what is in it in another form"
_SHORTEST: Final = 4
"""Characters from which a value is looked for among other words. A shorter one, `M` in a column of sexes, would be met by chance."""


def copied(source: Source, wishes: Wishes) -> Written:
    """A clean copy of a file, made by the writer of its format.

    Raises:
        CannotClean: where there can be none.
    """
    if source.depth > source.budget.limits.depth:
        raise CannotClean(str(LimitReached("depth", str(source.budget.limits.depth))))
    kind = format_of(source.data)
    if kind is None:
        raise CannotClean(_UNKNOWN if source.data else _EMPTY)
    if kind.writer is None:
        raise CannotClean(
            f"no clean copy is made of a file of this kind ({kind.title}): send what is in it in another form"
        )
    write: Cleaner = import_module(kind.writer).write
    try:
        return write(source, wishes, _inner(wishes))
    except CannotClean:
        raise
    except Unreadable as why:
        raise CannotClean(f"no clean copy can be made: {why}") from None
    except BadXml as why:
        raise CannotClean(f"no clean copy can be made, because it is damaged: {why}") from None
    except LimitReached as limit:
        raise CannotClean(f"no clean copy was made: {limit}") from None
    except MemoryError:
        raise
    except Exception as fault:  # noqa: BLE001  (any bytes give a copy or a reason; a fault's own words may hold content)
        raise CannotClean(
            f"no clean copy can be made, because this {kind.title} could not be read to its end ({type(fault).__name__}): "
            "open it, save it anew, and clean that"
        ) from None


def _inner(wishes: Wishes) -> Inner:
    def inner(source: Source) -> Written:
        return copied(source, wishes)

    return inner


def redaction_of(source: Source, kinds: Sequence[str], own: Sequence[Identifier] = ()) -> Redaction:
    """The values in sight of these kinds of personal data, wherever they stand."""
    if not kinds:
        return Redaction()
    values = set(_values(source, frozenset(kinds), tuple(own)))
    whole = frozenset(value for value in values if len(value) < _SHORTEST)
    return Redaction(frozenset(values - whole), whole)


def _values(source: Source, kinds: frozenset[str], own: tuple[Identifier, ...]) -> Iterator[str]:
    scans = Scans(own)
    for piece in pieces_of(source):
        with suppress(Exception):  # a table that breaks off: the proof fails where its rest is in sight
            for finding in _findings(piece, scans):
                if finding.identifier in kinds and finding.sight is Sight.SEEN:
                    yield " ".join(finding.untrusted_value.split())


def _findings(piece: Text | Table, scans: Scans) -> Sequence[Finding]:
    if isinstance(piece, Table):
        return survey(piece, scans=scans, all_places=True).findings
    return identify(piece.text, label=piece.label, own=scans.own) if piece.sight is Sight.SEEN else ()
