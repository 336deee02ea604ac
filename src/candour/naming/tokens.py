"""Tokens: the words of a text that may be parts of a name, where they stand, and what stands beside them.

    Yesterday PC  │ Mair van der Example │ ’s sister …
    └─ before ─┘    └────── a run ─────┘   └ after ┘

A run is capitalised words with only a blank, or a particle, between them. Nothing else in the text is looked at, so
text without capitals costs next to nothing.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from candour.naming.casing import shouted
from candour.naming.words import NEVER, PARTICLES, TITLES

__all__ = ["Run", "runs_in"]

_LONGEST = 24
"""Words in a run. A longer one is cut: it is a list or a heading, and no name is as long."""
_CONTEXT = 64
"""How many characters beside a run are looked at for its two nearest words."""
_GAP = 24
"""The longest gap inside a run: a blank, or a few particles."""
_WRAPPED = 48
"""A line at least this long may have been broken in the middle of a name."""
_DOTTED = "Mr|Mrs|Ms|Dr|Prof|Rev|Revd|Hon|St|Sgt|Insp|Supt|Cllr|Jr|Sr|Lt|Capt|Col|Gen|Maj|Det|Fr|Const"


class Run(NamedTuple):
    """Words that may hold a name, with the two words before and after."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    before: tuple[str, str]
    after: tuple[str, str]
    shouted: bool


class _Patterns(NamedTuple):
    capitalised: re.Pattern[str]
    any_word: re.Pattern[str]
    context: re.Pattern[str]
    gap: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    latin = (chr(code) for code in range(0xC0, 0x1F00) if code < 0x250 or code >= 0x1E00)
    capital = (
        "[A-Z" + "".join(letter for letter in latin if unicodedata.category(letter) in ("Lu", "Lt")) + "]"
    )
    marks = "[\u0300-\u036f]"
    letters = rf"(?:[^\W\d_]++(?:{marks}++[^\W\d_]*+)*+)"
    inner = rf"(?:['’`](?![sS](?![^\W\d_])){letters}|[-‐‑]{letters}){{0,5}}"
    rest = rf"(?:{marks}*+{letters}?+){inner}"
    word = rf"(?:[a-zó]{{1,3}}['’-])?{capital}{rest}"
    initials = rf"(?:{capital}\.(?:-{capital}\.)?){{1,4}}"
    particles = "|".join(sorted(PARTICLES, key=len, reverse=True))
    return _Patterns(
        capitalised=re.compile(
            rf"(?<![\w@#/\\])(?<![^\W\d_]['’])(?:(?:{_DOTTED})\.|{initials}|{word}(?![\w@{marks[1:-1]}]|\.[\w.-]{{1,40}}@))"
        ),
        any_word=re.compile(
            rf"(?<![\w@#/\\])(?<![^\W\d_]['’])(?:{initials}|(?:MR|MRS|MS|DR|REV|SGT|INSP|CLLR)\.|{letters}{inner}(?![\w@]|\.[\w.-]{{1,40}}@))"
        ),
        context=re.compile(rf"{letters}{inner}|\d[\d.,/:-]*|\n|[^\w\s]|_"),
        gap=re.compile(rf"[ \t\xa0]{{0,2}}(?:\r?\n[ \t]{{0,4}})?((?:(?:{particles}) |al-|el-){{0,3}})"),
    )


class _Word(NamedTuple):
    text: str
    start: int
    end: int


def _between(text: str, before: _Word, gap: str) -> list[_Word] | None:
    """The particles, or the end of a line, that a longer gap holds; None where it holds anything else."""
    found = _patterns().gap.fullmatch(gap)
    if found is None:
        return None
    words = []
    if "\n" in gap:
        if before.end - text.rfind("\n", max(0, before.end - 400), before.end) < _WRAPPED:
            return None
        at = before.end + gap.index("\n")
        words.append(_Word("\n", at, at + 1))
    at = before.end + found.start(1)
    return words + [
        _Word(each[0], at + each.start(), at + each.end()) for each in re.finditer(r"\S+", found[1])
    ]


def _joined(text: str, before: _Word, start: int, following: str, *, shouting: bool) -> list[_Word] | None:
    """What joins a word to the one before it, as words of the run; None where nothing joins them."""
    gap = text[before.end : start]
    if gap == " " or (gap == "" and before.text.endswith(".")):
        return []
    if gap in (", ", ","):
        is_surname = len(before.text) > 1 and before.text.isupper() and (shouting or not following.isupper())
        return [_Word(",", before.end, before.end + 1)] if is_surname else None
    return _between(text, before, gap) if 0 < len(gap) <= _GAP else None


def _leading(text: str, start: int) -> list[_Word]:
    """Particles before the first capitalised word: `van der Berg`."""
    found: list[_Word] = []
    while len(found) < 3:
        before = re.search(r"(?<![\w-])([a-zíó]{1,5}) $", text[max(0, start - 8) : start])
        if before is None or before[1] not in PARTICLES or before[1] in ("e", "do", "y", "a"):
            break
        offset = max(0, start - 8)
        start = offset + before.start(1)
        found.insert(0, _Word(before[1], start, offset + before.end(1)))
    return found


def _may_be_initials(text: str, word: str, end: int) -> bool:
    """Whether a small word in capitals may be somebody's initials: `A Example`, but no `I` that is followed by a verb."""
    return word.isupper() and (word != "I" or text[end + 1 : end + 2].isupper())


def _words(text: str, start: int, end: int, *, shouting: bool) -> Iterator[_Word]:
    pattern = _patterns().any_word if shouting else _patterns().capitalised
    intern = sys.intern
    for found in pattern.finditer(text, start, end):
        word = found[0]
        if not _is_never(word) or (not shouting and _may_be_initials(text, word, found.end())):
            yield _Word(intern(word), found.start(), found.end())


def _grouped(text: str, start: int, end: int, *, shouting: bool) -> Iterator[list[_Word]]:
    run: list[_Word] = []
    for word in _words(text, start, end, shouting=shouting):
        if run:
            between = _joined(text, run[-1], word.start, word.text, shouting=shouting)
            if between is not None and len(run) < _LONGEST:
                run += between
                run.append(word)
                continue
            yield run
        run = [word] if shouting else [*_leading(text, word.start), word]
    if run:
        yield run


def _nearest(text: str, start: int, end: int) -> tuple[tuple[str, str], tuple[str, str]]:
    pattern = _patterns().context
    left = pattern.findall(text, max(0, start - _CONTEXT), start)
    right = pattern.findall(text, end, end + _CONTEXT)
    left = [*("", "", *left)[-2:]]
    right = [*(*right, "", "")[:2]]
    return (left[0], left[1]), (right[0], right[1])


def _run(text: str, words: list[_Word], *, shouting: bool) -> Run:
    before, after = _nearest(text, words[0].start, words[-1].end)
    texts, starts, ends = zip(*words, strict=True)
    return Run(texts, starts, ends, before, after, shouting)


@lru_cache(maxsize=20_000)
def _is_never(word: str) -> bool:
    """Whether this is a small word, or one with a verb drawn to it: `The`, `He’d`, `Don’t`."""
    lowered = word.lower().replace("’", "'")
    stem, _, verb = lowered.partition("'")
    return lowered in NEVER or verb in ("t", "m", "re", "ve", "ll") or (verb in ("d", "s") and stem in NEVER)


def _is_bare_title(words: list[_Word]) -> bool:
    only = words[0].text.lower().rstrip(".")
    return len(words) == 1 and (only in TITLES or only in NEVER)


def runs_in(text: str) -> Iterator[Run]:
    """The runs of a text in the order they stand."""
    at = 0
    for start, end in [*shouted(text), (len(text), len(text))]:
        for shouting, first, last in ((False, at, start), (True, start, end)):
            for words in _grouped(text, first, last, shouting=shouting):
                if not _is_bare_title(words):
                    yield _run(text, words, shouting=shouting)
        at = end
