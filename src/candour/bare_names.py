"""Bare names: people named in running text without a label, and those who sign it.

    text ──pairs of capitalised words──▶ windows around those that may be names ──tagger──▶ names, with their odds
         └─"Yours sincerely,"──▶ the line below

The tagger is slow beside the fast engine, so it reads only what stands around two capitalised words of which one may be
somebody's name. What it takes for a name is believed only where it is much surer of it than of wards and companies.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import dropwhile

from candour.finding import Evidence, Reason
from candour.identifiers.fields import Named
from candour.identifiers.person_name import may_be_full_name

__all__ = ["bare_names", "names_again", "signed_names"]

_RUNNING = 40
"""Characters from which a line is read as running text."""
_BEFORE, _AFTER = 30, 70
"""How much around a candidate the tagger reads."""
_APART = "\n\n"
_UPPER = "A-ZÀ-ÖØ-ÞĀ-Ž"
_WORD = rf"[{_UPPER}][^\W\d_]*(?:['-][^\W\d_]+)*"
_FREE_WORD = rf"[{_UPPER}](?<![^\W_].)[^\W\d_]*(?:['-][^\W\d_]+)*"
"""The same with nothing before it. The letter comes first: the engine then leaps from capital to capital."""
_PAIR = re.compile(rf"({_FREE_WORD})(?: |(?<=[A-Z]{{2}}), |(?<![^\W\d_][^\W\d_])\. )(?=({_WORD}))")
_UP_TO_THREE = re.compile(rf"({_FREE_WORD})(?=( {_WORD})?)")
_PART = rf"(?:[{_UPPER}][^\W\d_]*(?:['.-][^\W\d_]+)*\.?|de|van|von|der|la)"
_SIGNED = re.compile(rf"[a-zA-Z]*,?[ \t]*\n\s{{0,8}}({_PART}(?: {_PART}){{1,3}})[ \t]*(?=\n|$|,)")
_CLOSINGS = (
    "egards",
    "incerely",
    "aithfully",
    "Yours truly",
    "hanks",
    "est wishes",
    "EGARDS",
    "INCERELY",
    "AITHFULLY",
)
_DETAINED = re.compile(rf"DP (?<![^\W_]DP )((?:[{_UPPER}][{_UPPER}'-]+ ?){{1,3}}, {_WORD})")
_SIGNS = Evidence(
    (Reason("it stands where a letter is signed", 60.0), Reason("it has the form of a person's name", 0.5))
)
_IN_CUSTODY = Evidence((Reason("`DP`, for a detained person, stands before it", 300.0),))
_AGAIN = Evidence((Reason("somebody of this name is named more fully elsewhere in the text", 5.0),))
_OTHERS = Reason("streets, wards and companies read so too", 0.1)
_ALONE = Reason("it is a single word", 0.1)
_TITLED = "a title stands before it"


def signed_names(text: str) -> Iterator[Named]:
    """The names below the words that close a letter, and those that a custody record puts behind `DP`."""
    for closing in _CLOSINGS:
        at = text.find(closing)
        while at >= 0:
            found = _SIGNED.match(text, at + len(closing))
            if found and may_be_full_name(found[1]):
                yield *found.span(1), _SIGNS
            at = text.find(closing, at + 1)
    for found in _DETAINED.finditer(text):
        yield *found.span(1), _IN_CUSTODY


def _vouched(met: Iterable[str]) -> tuple[set[str], set[str]]:
    """The full names among those met, and the surnames that are no plain words, of people named in full or with a title."""
    whole: set[str] = set()
    surnames: set[str] = set()
    for name in met:
        words = [word for word in name.split() if word[0].isupper()]
        untitled = list(dropwhile(lambda word: _sorts(word) == "t", words))
        if "," in name or not untitled or (len(untitled) < 2 and untitled == words):
            continue
        if len(untitled) > 1:
            whole.add(" ".join(untitled))
        if len(untitled[-1]) > 3 and not {"p", "l", "-"} & {*_sorts(untitled[-1])}:
            surnames.add(untitled[-1])
    return whole, surnames


def names_again(text: str, met: Iterable[str]) -> Iterator[Named]:
    """Full names and surnames that are met elsewhere in the text, wherever they stand again."""
    whole, surnames = _vouched(met)
    if not whole and not surnames:
        return
    for found in _UP_TO_THREE.finditer(text):
        for many in (2, 1):
            end = found.end(many)
            if end > 0 and text[found.start() : end] in whole:
                yield found.start(), end, _AGAIN
                break
        else:
            following = (found[2] or "").strip()
            if following in surnames and "g" in _sorts(found[1]):
                yield found.start(), found.end(2), _AGAIN
            elif found[1] in surnames and not _lends_its_name(following, text[found.end() : found.end() + 9]):
                yield *found.span(1), _AGAIN


def _lends_its_name(following: str, after: str) -> bool:
    """Whether a road, a body or a law is called by the name before this."""
    from candour.naming.words import class_of  # noqa: PLC0415  (the words are read when first needed)

    return class_of(following.lower()) in ("road", "body", "law") or after.startswith((" & ", " and Sons"))


@cache
def _sorts(word: str) -> str:
    """Which lists of names a word stands in; `-` where it is a small word or one for a body or a law."""
    from candour.naming.gazetteer import gazetteer  # noqa: PLC0415  (the lists are read when first needed)
    from candour.naming.words import NEVER, class_of  # noqa: PLC0415  (the same)

    lowered = word.lower()
    if lowered in NEVER or class_of(lowered) in ("body", "law"):
        return "-"
    return "t" if class_of(lowered) in ("title", "rank") else gazetteer().sorts(word)


@lru_cache(maxsize=20_000)
def _may_be_name(first: str, second: str) -> bool:
    """Whether two words that stand together may be a name: a given name before a word, or any word before a surname."""
    one, two = _sorts(first), _sorts(second)
    if "-" in (one, two):
        return False
    if "g" in one:
        return True
    if one == "t" or len(first) == 1:
        return "g" in two or "f" in two
    return ("f" in two and not {"p", "l"} & {*one, *two}) or ("f" in one and "g" in two)


def _windows(text: str, known: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What the tagger reads: parts of lines that hold a candidate not known already, those that touch joined."""
    starts = [start for start, _ in known]
    start = end = -1
    for found in _PAIR.finditer(text):
        at = found.start()
        if at + 40 < end or not _may_be_name(found[1], found[2]):
            continue
        inside = bisect_right(starts, at) - 1
        if inside >= 0 and found.end(2) <= known[inside][1]:
            continue
        line_start = text.rfind("\n", max(0, at - _BEFORE), at) + 1
        first = line_start or max(0, text.find(" ", max(0, at - _BEFORE - 1), at) + 1)
        line_end = text.find("\n", at, at + _AFTER)
        last = line_end if line_end >= 0 else _blank_before(text, min(len(text), at + _AFTER))
        if _line_length(text, at) < _RUNNING:
            continue
        if first <= end:
            end = max(end, last)
            continue
        if end >= 0:
            yield start, end
        start, end = first, last
    if end >= 0:
        yield start, end


def _line_length(text: str, at: int) -> int:
    """How long the line around is, as far as forty characters to either side."""
    before = text[max(0, at - _RUNNING) : at].rpartition("\n")[2]
    return len(before) + len(text[at : at + _RUNNING].partition("\n")[0])


def _blank_before(text: str, at: int) -> int:
    return (
        at if at == len(text) else text.rfind(" ", at - _AFTER + 40, at) if " " in text[at - 40 : at] else at
    )


def bare_names(text: str, known: Iterable[tuple[int, int]] = ()) -> Iterator[Named]:
    """The names that stand in running text without a label.

    Args:
        text: the text, made plain.
        known: where something stands that is told without reading, such as names with titles, and addresses.
    """
    windows = list(_windows(text, sorted(known))) if len(text) >= _RUNNING else []
    if not windows:
        return
    from candour.naming import names_in  # noqa: PLC0415  (the tagger is read when first needed)

    offsets = [0]
    for start, end in windows:
        offsets.append(offsets[-1] + end - start + len(_APART))
    for name in names_in(_APART.join(text[start:end] for start, end in windows)):
        at = bisect_right(offsets, name.start) - 1
        moved = windows[at][0] - offsets[at]
        start, end = name.start + moved, name.end + moved
        reasons = [Reason(name.why, name.odds), _OTHERS]
        if " " not in text[start:end]:
            reasons.append(_ALONE)
        yield start, end, Evidence(tuple(reasons))
