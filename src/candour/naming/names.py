"""Names: a text → the names in it.

text ──▶ runs ──tagger──▶ names ──▶ the surnames and given names of those named in full or with a title
                              ▲                                      │
                              └── the same words elsewhere in the text, where the tagger alone was not sure
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from candour.naming.tagger import Named, tagger
from candour.naming.tokens import Run, runs_in
from candour.naming.words import PARTICLES, TITLES, class_of

__all__ = ["NameSpan", "names_in"]

_SURE = 4.0
"""The odds from which a name met in full vouches for its parts elsewhere in the text."""
_SURNAME, _GIVEN = 40.0, 15.0
"""How much likelier a word is a name where somebody in the same text has it for surname, or for given name."""
_MOST = 1e4
_LONG = 500_000
_READS = "it reads as a name"
_TITLED = "it reads as a name, and a title stands before it"
_AGAIN = "somebody of this name is named more fully elsewhere in the text"


class NameSpan(NamedTuple):
    """A name in a text, with the titles before it. Its characters are `text[start:end]`.

    `odds` are the tagger's, to 1, that it is one; `why` is a phrase that holds nothing of the text.
    """

    start: int
    end: int
    odds: float
    why: str


def _is_title(word: str) -> bool:
    return word.lower().rstrip(".") in TITLES


def _opening(run: Run, first: int) -> int:
    """The first of the titles before a name."""
    while first and _is_title(run.words[first - 1]):
        first -= 1
    return first


def _span(run: Run, name: Named, why: str = "") -> NameSpan:
    first = _opening(run, name.first)
    why = why or (_TITLED if first < name.first else _READS)
    return NameSpan(run.starts[first], run.ends[name.last], name.odds, why)


def _is_whole(run: Run, name: Named) -> bool:
    """Whether a name has a word of more than one letter, and neither starts nor ends with a comma or a line's end."""
    words = run.words[name.first : name.last + 1]
    return any(len(word.rstrip(".")) > 1 for word in words) and {words[0], words[-1]}.isdisjoint((",", "\n"))


def _is_telling(word: str) -> bool:
    """Whether a word can be looked for by itself: no initial, no particle, no rank, month or other plain class."""
    lowered = word.lower()
    return len(word.rstrip(".")) > 2 and lowered not in PARTICLES and not class_of(lowered)


def _vouched(run: Run, name: Named) -> Iterator[tuple[str, float]]:
    """The parts of a name met in full or with a title, each with how much likelier it makes the same word elsewhere."""
    words = run.words[name.first : name.last + 1]
    titled = _opening(run, name.first) < name.first
    if name.odds < _SURE or (len(words) < 2 and not titled):
        return
    surname = words[0] if "," in words else words[-1]
    for word in words:
        if _is_telling(word):
            yield word.casefold(), _SURNAME if word == surname else _GIVEN


def _lends_its_name(run: Run, at: int) -> bool:
    """Whether a road, a body or a law ends the run after this word, and is called by it."""
    return at + 1 < len(run.words) and class_of(run.words[-1].lower()) in ("road", "body", "law")


def _again(run: Run, taken: list[Named], known: dict[str, float]) -> Iterator[Named]:
    """Words of a run that are known from elsewhere and that the tagger left alone, joined where they stand together."""
    free = [
        at
        for at, word in enumerate(run.words)
        if word.casefold() in known and not any(name.first <= at <= name.last for name in taken)
    ]
    if not free:
        return
    odds = tagger(shouted=run.shouted).odds_in(run)
    likely = [(at, odds[at] * known[run.words[at].casefold()]) for at in free if not _lends_its_name(run, at)]
    joined: list[Named] = []
    for at, chance in likely:
        if chance < 1:
            continue
        if joined and joined[-1].last == at - 1:
            joined[-1] = Named(joined[-1].first, at, min(_MOST, max(joined[-1].odds, chance)))
        else:
            joined.append(Named(at, at, min(_MOST, chance)))
    yield from joined


def _beside(name: Named, taken: list[Named]) -> bool:
    return any(name.last == other.first - 1 or name.first == other.last + 1 for other in taken)


def _stretches(text: str) -> Iterator[tuple[int, str]]:
    """A long text in parts that are cut between words, each with its offset: the runs of one part are held at once."""
    start = 0
    while len(text) - start > _LONG:
        end = (
            max(text.rfind(blank, start + _LONG // 2, start + _LONG) for blank in ("\n", " ")) + 1
            or start + _LONG
        )
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def _names_of(text: str, known: dict[str, float]) -> list[NameSpan]:
    """The names of one part. What it vouches for is added to what is known."""
    read: list[tuple[Run, list[Named]]] = []
    for run in runs_in(text):
        names = [name for name in tagger(shouted=run.shouted).names_in(run) if _is_whole(run, name)]
        read.append((run, names))
        for name in names:
            for word, likelier in _vouched(run, name):
                known[word] = max(likelier, known.get(word, 0.0))
    found = []
    for run, names in read:
        again = [name for name in _again(run, names, known) if not _beside(name, names)] if known else []
        found += [_span(run, name) for name in names]
        found += [_span(run, name, _AGAIN) for name in again]
    return sorted(found)


def names_in(text: str) -> list[NameSpan]:
    """The names in a text, in the order they stand; none overlaps another.

    Args:
        text: the text, of any length. A surname met is known in all of a text of up to half a million characters; in
            a longer one from the part where it is first named in full.
    """
    known: dict[str, float] = {}
    found = []
    for offset, part in _stretches(text):
        for start, end, odds, why in _names_of(part, known):
            found.append(NameSpan(offset + start, offset + end, odds, why))
    return found
