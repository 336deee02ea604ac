"""Notes: the mentions in cells that hold running text, beside those of the row's own columns.

    Victim name │ Offence │ Summary
    Nia Example │ Assault │ Nia was punched by Tomos Sample of 12 Mill Lane.
         ╰ the row's own       ╰ the same somebody   ╰ another mention, in the same row

Who is named in a note is somebody else only where the row's own columns do not name them: a part of their name is theirs.
Nobody is counted by these mentions; the number of people at least is told from columns alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from operator import itemgetter

from candour.affected.mention import Mention
from candour.affected.passages import mentions_in
from candour.affected.values import name_words
from candour.finding import Finding
from candour.hiding import Hiding, Sight
from candour.identifiers.base import Identifier
from candour.identifying import identify
from candour.piece import Text
from candour.place import Place

__all__ = ["Note", "is_note", "mentions_in_notes", "words_of_name"]

_LONG, _WORDS = 30, 5
"""Characters and words from which a cell is read as running text."""
_BETWEEN = "\n0\n"
"""Stands between notes that are read together: no name and no label reaches over it."""


def is_note(text: str) -> bool:
    """Whether a cell is long enough to be running text, and has a capital in which a name could begin."""
    return len(text) >= _LONG and text.count(" ") >= _WORDS - 1 and not text.islower()


@dataclass(frozen=True, slots=True, repr=False)
class Note:
    """One cell of running text: where its row is, who sees it, and the names that the row's own columns give."""

    text: str
    place: Place
    sight: Sight
    hiding: Hiding | None
    named: tuple[frozenset[str], ...] = ()


def mentions_in_notes(notes: Sequence[Note], own: tuple[Identifier, ...] = ()) -> Iterator[Mention]:
    """Who is named in some notes and not in the columns of their rows, once in each note, in order.

    Args:
        notes: cells of one table. They are read together, so that somebody named in full in one is known in the others.
        own: the body's own identifiers.
    """
    begins = [0, *accumulate(len(note.text) + len(_BETWEEN) for note in notes)]
    found: dict[int, list[Finding]] = {}
    for finding in identify(_BETWEEN.join(note.text for note in notes), own=own):
        at = bisect_right(begins, finding.start) - 1
        start, end = finding.start - begins[at], finding.end - begins[at]
        if end <= len(notes[at].text):
            found.setdefault(at, []).append(replace(finding, start=start, end=end))
    for at, findings in found.items():
        yield from _others(notes[at], mentions_in(findings, _piece(notes[at]), own))


def _piece(note: Note) -> Text:
    return Text(note.place, note.text, note.sight, note.hiding)


def _others(note: Note, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions of somebody whom neither the row nor a fuller mention of the note names."""
    known = list(note.named)
    others = []
    for at, mention in sorted(enumerate(mentions), key=lambda each: -len(each[1].name)):
        words = words_of_name(mention.name)
        if words and not any(words <= other or other <= words for other in known):
            known.append(words)
            others.append((at, mention))
    yield from (mention for _, mention in sorted(others, key=itemgetter(0)))


def words_of_name(name: str) -> frozenset[str]:
    """The words of a name by which it is held against another."""
    return frozenset(word for word in name_words(name) if len(word) > 1)
