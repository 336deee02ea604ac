"""Looking through a message with its reader, and what to ask of what is found. Files inside are opened in turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module

from candour.formats import format_of
from candour.formats.mail.under import under
from candour.hiding import Hiding, Weight
from candour.piece import Blob, Found, Gap, Nested, Table, Text, Why
from candour.place import Place
from candour.source import Source

__all__ = [
    "content_hidings",
    "every_hiding",
    "gaps",
    "hidden",
    "looked_through",
    "places_of",
    "seen",
    "words",
]

MAIL = frozenset({"eml", "mbox", "mht", "msg", "tnef", "ics", "vcf", "smime"})


def looked_through(data: bytes, name: str = "mail") -> list[Found]:
    """What is in it. A file inside that is no mail is told as the text of its bytes."""
    return list(_all(Source(name, data, Place((name,)))))


def _all(source: Source) -> Iterator[Found]:
    kind = format_of(source.data)
    if kind is None or not kind.reader or kind.id not in MAIL:
        yield Text(source.place, bytes(source.data).decode("utf-8", "replace"))
        return
    for found in import_module(kind.reader).read(source):
        if isinstance(found, Nested):
            yield from under(found.hiding, _all(found.source))
        else:
            yield found


def _parts(found: Iterable[Found]) -> Iterator[tuple[Hiding | None, str, str]]:
    """Each text and each cell: how it is hidden, what it says, and where."""
    for one in found:
        if isinstance(one, Text):
            yield one.hiding, one.text, str(one.place)
        elif isinstance(one, Blob):
            yield one.hiding, "", str(one.place)
        elif isinstance(one, Table):
            for block in one.blocks():
                for cell in block.cells():
                    mask = one.masks[cell.mask - 1] if cell.mask else one.under
                    yield mask.hiding if mask else None, cell.text, str(one.place)


def seen(found: Iterable[Found]) -> str:
    """All that a reader sees, a piece to a line."""
    return "\n".join(text for hiding, text, _ in _parts(found) if hiding is None)


def hidden(found: Iterable[Found], what: str) -> str:
    """What is kept from sight in this way, a piece to a line: `hidden(found, "eml.blind-copy")`."""
    return "\n".join(text for hiding, text, _ in _parts(found) if hiding and hiding.id == what)


def places_of(found: Iterable[Found], what: str) -> set[str]:
    """Where something is kept from sight in this way."""
    return {place for hiding, _, place in _parts(found) if hiding and hiding.id == what}


def words(found: Iterable[Found]) -> str:
    """Everything, seen or not."""
    return "\n".join(text for _, text, _ in _parts(found))


def every_hiding(found: Iterable[Found]) -> set[Hiding]:
    """All ways of hiding that were met."""
    return {hiding for hiding, _, _ in _parts(found) if hiding}


def content_hidings(found: Iterable[Found]) -> set[str]:
    """The ways of hiding content that were met: no traces, no matters of form."""
    return {hiding.id for hiding in every_hiding(found) if hiding.weight is Weight.CONTENT}


def gaps(found: Iterable[Found]) -> list[Why]:
    """Why something was not examined."""
    return [one.why for one in found if isinstance(one, Gap)]
