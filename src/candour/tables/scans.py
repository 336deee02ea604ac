"""Scans: what the identifiers hit in a pool of values, looked for once however many sheets share the pool.

    pool.text ──scan──▶ offsets ──bisect, searchsorted──▶ numbers of values ──block.spread──▶ columns and masks

A match counts only where it lies inside one value. Two kinds of value are taken apart from the rest: those with odd
characters (non-breaking spaces, typographic dashes), which are matched in their plain form, and sentences, which are
read as running text is, with the labels inside them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from candour.block import Pool
from candour.identifiers import by_id
from candour.identifiers.base import Identifier
from candour.identifiers.matching import Spans, scan
from candour.identifiers.own import scan_own
from candour.identifying import identify
from candour.invisible import INVISIBLE_BYTES, count_invisible, smuggled
from candour.plain_text import PlainText
from candour.tables.extents import Extents
from candour.tables.hits import TEST_DATA, Hits, listed
from candour.tables.nested import without_nested

__all__ = ["Scans"]

_MOST_KEPT = 8
"""Pools whose hits are kept. The pool that sheets share is asked for with every block, so it stays among them."""

_ODD = re.compile(
    rb"\xc2[\xa0\xad\xb4]|\xca\xbc|\xe1[\x9a\xa0]|\xe2(?:\x80[\x80-\xbf]|\x81[\x9f-\xaf]|\x88\x92)|\xe3\x80\x80|\xef[\xb8-\xbd]"
)
"""The beginnings, in UTF-8, of the characters that `candour.plain_text` makes plain or takes out."""
_ODD_LEADS = (b"\xc2", b"\xca", b"\xe1", b"\xe2", b"\xe3", b"\xef")
"""The first byte of each: to look for one byte costs next to nothing."""
_LABEL = b": "
_LABELLED = re.compile(_LABEL)
"""What a short value with a label in it holds: `Tel: …`."""
_SENTENCE = 60
_WORDS = 9
"""Bytes and words from which a value is read as running text."""
_BETWEEN = "\n0\n"
"""Stands between values read together: no label reaches over it, and nothing found in it counts."""

_Own = tuple[Identifier, ...]


def _shapes(
    pool: Pool, extents: Extents, own: _Own, apart: Sequence[int], renumbered: Sequence[int] | None = None
) -> Iterator[Hits]:
    """The hits of the identifiers' shapes in a pool, but for the values apart."""
    known = by_id(own)
    found = (*scan(pool.text).items(), *scan_own(pool.text, own).items())
    placed = {id_: extents.placed(spans, apart) for id_, spans in found}
    for id_, (numbers, begins, starts, ends) in without_nested(placed, extents, pool.text, known).items():
        if len(numbers):
            theirs = numbers if renumbered is None else [renumbered[number] for number in listed(numbers)]
            yield Hits(known[id_], theirs, begins, starts, ends, pool.text, own=own)


def _values_with(pattern: re.Pattern[bytes], pool: Pool, extents: Extents) -> set[int]:
    """The numbers of the values in which the pattern stands."""
    spans = [match.span() for match in pattern.finditer(pool.text)]
    return set(listed(extents.placed(Spans(*zip(*spans, strict=True))).numbers)) if spans else set()


def _sentences(pool: Pool, extents: Extents) -> list[int]:
    """The numbers of the values that are read as running text."""
    long = (
        number
        for number in extents.longer_than(_SENTENCE)
        if bytes(pool.text[pool.starts[number] : pool.ends[number]]).count(b" ") >= _WORDS - 1
    )
    has_labels = _LABEL in bytes(pool.text)
    return sorted({*long, *_values_with(_LABELLED, pool, extents)} if has_labels else long)


def _in_words(pool: Pool, numbers: Sequence[int], own: _Own) -> Iterator[Hits]:
    """What is found in values that are read as running text: each with the role it has."""
    texts = [pool.value(number) for number in numbers]
    begins = [0, *accumulate(len(text) + len(_BETWEEN) for text in texts)]
    told: dict[str, dict[int, str]] = {}
    for finding in identify(_BETWEEN.join(texts), own=own):
        at = bisect_right(begins, finding.start) - 1
        if finding.end <= begins[at] + len(texts[at]):
            roles = told.setdefault(finding.identifier, {})
            if roles.get(numbers[at], TEST_DATA) == TEST_DATA:
                roles[numbers[at]] = finding.role
    for id_, roles in told.items():
        yield Hits(by_id(own)[id_], sorted(roles), told=roles)


def _hits(pool: Pool, own: _Own) -> Iterator[Hits]:
    if not len(pool):
        return
    extents = Extents.of(pool)
    sentences = _sentences(pool, extents)
    text = bytes(pool.text)
    is_plain = not any(lead in text for lead in _ODD_LEADS)
    odd = [] if is_plain else sorted(_values_with(_ODD, pool, extents).difference(sentences))
    yield from _shapes(pool, extents, own, [*sentences, *odd])
    if sentences:
        yield from _in_words(pool, sentences, own)
    if odd:
        plain = Pool.of(PlainText.of(pool.value(number)).text for number in odd)
        yield from _shapes(plain, Extents.of(plain), own, (), odd)


@dataclass(slots=True, repr=False)
class Scans:
    """The hits of the pools met last. One for a whole file: its sheets share the pool of their strings.

    `own` are the body's own identifiers, looked for beside those that Candour knows.
    """

    own: tuple[Identifier, ...] = ()
    _invisible: int = 0
    _smuggled: list[str] = field(default_factory=list)
    _kept: OrderedDict[int, tuple[Pool, tuple[Hits, ...]]] = field(default_factory=OrderedDict)

    def hits(self, pool: Pool) -> tuple[Hits, ...]:
        """What the identifiers hit in this pool. A pool met before is not looked through again."""
        if id(pool) in self._kept:
            self._kept.move_to_end(id(pool))
        else:
            self._kept[id(pool)] = (pool, tuple(_hits(pool, self.own)))
            self._note_invisible(pool)
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        return self._kept[id(pool)][1]

    def take_invisible(self) -> tuple[int, list[str]]:
        """How many characters that print nothing have been met since this was last asked, and words written in them."""
        taken = self._invisible, self._smuggled
        self._invisible, self._smuggled = 0, []
        return taken

    def _note_invisible(self, pool: Pool) -> None:
        text = bytes(pool.text)
        if any(sign[:1] in text and sign in text for sign in INVISIBLE_BYTES):
            words = text.decode("utf-8", "replace")
            self._invisible += count_invisible(words)
            if found := smuggled(words):
                self._smuggled.append(found)

    def __repr__(self) -> str:
        return f"Scans({len(self._kept)} pools)"
