"""Labels: the words people put beside a value, or above a column of it, made comparable.

    "NHS No."   "nhs_number"   "NHSNumber"   "Nhs Nbr 2"    ──words_of──▶   ("nhs", "number")

A label names an identifier where its words are those of one of the identifier's labels, whatever their order, once the
words that say nothing (`the`, `primary`) and those that say whose it is (`victim`, `suspect`) are gone. In running text
the words must stand as they are in the label.

What is asked about the labels of a body's own identifiers too takes those identifiers as `own`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from heapq import merge
from typing import NamedTuple

from candour.identifiers import IDENTIFIERS
from candour.identifiers.base import Identifier, any_of, listed

__all__ = ["ABBREVIATIONS", "ROLES", "Label", "labels_in", "make_ready", "named", "words_of"]

ABBREVIATIONS: dict[str, str] = {
    "no": "number",
    "nos": "number",
    "num": "number",
    "nbr": "number",
    "nr": "number",
    "numbers": "number",
    "ref": "reference",
    "refs": "reference",
    "references": "reference",
    "dt": "date",
    "dte": "date",
    "addr": "address",
    "addresses": "address",
    "add": "address",
    "tel": "telephone",
    "tele": "telephone",
    "phone": "telephone",
    "ph": "telephone",
    "mob": "mobile",
    "cell": "mobile",
    "fn": "forename",
    "fname": "forename",
    "forn": "forename",
    "firstname": "forename",
    "sn": "surname",
    "sname": "surname",
    "surn": "surname",
    "lname": "surname",
    "lastname": "surname",
    "emails": "email",
    "mail": "email",
    "reg": "registration",
    "veh": "vehicle",
    "acct": "account",
    "acc": "account",
    "pcode": "postcode",
    "postcodes": "postcode",
    "nat": "national",
    "ins": "insurance",
    "ident": "id",
    "identifier": "id",
    "ids": "id",
    "off": "officer",
    "desc": "description",
    "names": "name",
}
"""A word as people shorten it, and the whole word."""

ROLES = listed(
    "victim vict vic suspect susp sus offender witness wit wits complainant accused defendant detainee caller informant "
    "reporter applicant patient nominal subject person client parent guardian child pupil owner keeper driver employee "
    "customer contact ip agg inft vp aggrieved"
)
"""Words of a label that say whose the value is, not what it is."""

_PARTIES = (
    "victim",
    "suspect",
    "witness",
    "offender",
    "complainant",
    "aggrieved",
    "injured party",
    "injured person",
    "informant",
    "caller",
    "person reporting",
    "accused",
    "defendant",
    "detainee",
    "detained person",
    "applicant",
    "requester",
    "patient",
    "author",
    "signed",
    "completed by",
    "prepared by",
    "officer in case",
    "officer in the case",
    "oic",
    "oic name",
    "officer name",
    "arresting officer",
    "investigating officer",
    "reporting officer",
    "attending officer",
    "line manager",
    "employee name",
    "staff name",
    "victim name",
    "suspect name",
    "witness name",
    "name of complainant",
    "next of kin",
    "statement of",
    "mother",
    "father",
    "parent",
    "guardian",
    "owner",
    "driver",
    "registered keeper",
)
"""Labels of running text after which somebody's full name stands."""

_FILLERS = listed("the of a an s their your his her primary secondary current main home work full original")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}[a-z]?\b\.?")


@lru_cache(maxsize=4096)
def words_of(label: str) -> tuple[str, ...]:
    """The words of a label: lower case, whole, without a number at its end: `DOB_1` is `("dob",)`."""
    apart = _CAMEL.sub(" ", label[:200]).casefold().replace("e-mail", "email")
    apart = _INITIALS.sub(lambda found: found[0].replace(".", ""), apart)
    words = _WORD.findall(apart)
    while len(words) > 1 and words[-1].isdecimal():
        words.pop()
    return tuple(ABBREVIATIONS.get(word, word) for word in words)


@lru_cache(maxsize=1024)
def _label_sets(labels: tuple[str, ...]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(words_of(label)) - _FILLERS for label in labels)


@lru_cache(maxsize=8192)
def _named(labels: tuple[str, ...], label: str) -> bool:
    sets = _label_sets(labels)
    words = frozenset(words_of(label)) - _FILLERS
    return bool(words) and (words in sets or (words - ROLES) in sets)


def named(identifier: Identifier, label: str) -> bool:
    """Whether this label, as somebody wrote it, names this identifier."""
    return bool(label) and _named(identifier.labels, label)


class Label(NamedTuple):
    """A label met in running text: where it stands, and the ids of what it may name."""

    start: int
    end: int
    names: tuple[str, ...]
    is_party: bool = False
    """Whether it says who somebody is, not what follows: `Witness: …`."""


_Words = tuple[str, ...]
# "Staff numbers: 120" counts people: in running text the plural is a label only of what a check can bear out.
_SHORT = {word: full for word, full in ABBREVIATIONS.items() if word not in ("numbers", "nos")}
_WRITTEN = r"(?:[A-Za-z]\.){2,}[A-Za-z]?(?![A-Za-z])|[A-Za-z]+"
_FIRST = re.compile(f"({_WRITTEN})")
_NEXT = re.compile(f"[ ._/&-]{{0,3}}({_WRITTEN})")


class _Index(NamedTuple):
    """Every label by its words, the beginnings of labels, and the words that a label begins with.

    `others` matches the labels that hold a figure or a letter beyond A to Z, which only a body's own do.
    """

    names: dict[_Words, tuple[str, ...]]
    beginnings: frozenset[_Words]
    firsts: frozenset[str]
    parties: frozenset[_Words]
    others: re.Pattern[str] | None = None


_Own = tuple[Identifier, ...]
_OWN_KEPT = 8
"""Sets of own identifiers whose labels are kept ready. A process seldom meets a second."""


@lru_cache(maxsize=_OWN_KEPT)
def _index(own: _Own = ()) -> _Index:
    if own:
        return _with_own(_index(), own)
    names: dict[_Words, tuple[str, ...]] = {}
    for identifier in IDENTIFIERS:
        for label in identifier.labels:
            words = tuple(word for word in words_of(label) if word.isascii() and word.isalpha())
            _learn(names, identifier, words, label)
            if identifier.checks and words[-1:] == ("number",):
                names[*words[:-1], "numbers"] = (identifier.id,)
    parties = frozenset(map(words_of, _PARTIES))
    names |= dict.fromkeys(parties - names.keys(), ("person-name",))
    return _Index(names, *_beginnings_of(names), parties)


def _with_own(known: _Index, own: _Own) -> _Index:
    """The labels of every body with those of one. What the body calls a label of its own is no party's any more."""
    names = dict(known.names)
    told = [(identifier, label) for identifier in own for label in identifier.labels]
    for identifier, label in told:
        _learn(names, identifier, words_of(label), label)
    beginnings, firsts = _beginnings_of(names.keys() - known.names.keys())
    others = {label for _, label in told if not all(map(_is_of_letters, words_of(label)))}
    return _Index(
        names,
        known.beginnings | beginnings,
        known.firsts | firsts,
        known.parties - {words_of(label) for _, label in told},
        _pattern_of(others) if others else None,
    )


def _learn(names: dict[_Words, tuple[str, ...]], identifier: Identifier, words: _Words, label: str) -> None:
    for key in {words, ("".join(label.split()),)}:
        if identifier.id not in names.get(key, ()):
            names[key] = (*names.get(key, ()), identifier.id)


def _beginnings_of(names: Iterable[_Words]) -> tuple[frozenset[_Words], frozenset[str]]:
    """What these labels begin with: their first words, and their first word as it may be written."""
    names = set(names)
    firsts = {words[0] for words in names}
    firsts |= {short for short, full in _SHORT.items() if full in firsts}
    return frozenset(words[:length] for words in names for length in range(1, len(words) + 1)), frozenset(
        firsts
    )


def _is_of_letters(word: str) -> bool:
    return word.isascii() and word.isalpha()


def _pattern_of(labels: set[str]) -> re.Pattern[str]:
    """A pattern for labels of any letters and figures, the longest first, as they stand in running text."""
    ways = sorted((r"[ ._/&-]{0,3}".join(map(re.escape, label.split())) for label in labels), key=len)
    return re.compile(rf"(?i)(?<![^\W_])(?:{'|'.join(reversed(ways))})(?![^\W_])")


_WORTH_COMPILING = 64 << 10
"""Until there have been this many characters, going word by word is done before the pass is compiled."""
_AS_LETTERS = bytes(
    at + 32 if 65 <= at <= 90 else at if 97 <= at <= 122 or at in b".?" else 32 if at in b" _/&-" else 10
    for at in range(256)
)
"""Small letters for letters, a blank for what joins words, a line feed for all else but full stops."""


@dataclass(slots=True)
class _SoFar:
    read: int = 0


_so_far = _SoFar()


@lru_cache(maxsize=_OWN_KEPT)
def _beginning(own: _Own) -> re.Pattern[bytes]:
    """The sign before every label and what it begins with, one or two of its words, in small letters and blanks."""
    index = _index(own)
    written: defaultdict[str, set[str]] = defaultdict(set)
    for short, full in _SHORT.items():
        written[full].add(short)
    alone = {way for words in index.names if len(words) == 1 for way in (words[0], *written[words[0]])}
    ways = {f"{word};" for word in alone} | {
        f"{first} {second}"
        for words in index.names
        if len(words) > 1
        for first in {words[0], *written[words[0]]} - alone
        for second in (words[1], *written[words[1]], ",")
    }
    pattern = any_of(way for way in ways if way.isascii())
    pattern = pattern.replace(";", "(?![a-z])").replace(",", r"[a-z]\.").replace(r"\ ", "[ .]{0,3}")
    return re.compile(rf"[ .?\n](?=[a-z]\.[a-z]\.|{pattern})".encode("ascii"))


def make_ready(own: _Own = ()) -> None:
    """Compiles now what finds labels in long texts, for a process that has much to read before it."""
    _beginning(own)
    _so_far.read = _WORTH_COMPILING


def _starts(text: str, own: _Own) -> Iterator[int]:
    """Where labels may begin: in a long text by one compiled pass, in a short one at every word."""
    _so_far.read += len(text)
    if _so_far.read < _WORTH_COMPILING:
        firsts = _index(own).firsts
        return (
            first.start()
            for first in _FIRST.finditer(text)
            if (word := first[0].lower()) in firsts or "." in word
        )
    letters = b"\n" + text.encode("ascii", "replace").translate(_AS_LETTERS)
    return (found.start() for found in _beginning(own).finditer(letters))


def _label_at(text: str, start: int, index: _Index) -> Label | None:
    """The longest label that begins here."""
    following = _FIRST.match(text, start)
    words: _Words = ()
    longest: Label | None = None
    while following:
        word = following[1].replace(".", "").lower()
        words = (*words, _SHORT.get(word, word))
        if words not in index.beginnings:
            break
        if words in index.names:
            longest = Label(start, following.end(), index.names[words], words in index.parties)
        following = _NEXT.match(text, following.end())
    return longest


def labels_in(text: str, own: _Own = ()) -> Iterator[Label]:
    """The labels in a run of text, in the order they stand. Of labels that overlap, the first and longest."""
    index = _index(own)
    if index.others is None:
        return _labels_of_letters(text, own)
    others = (
        Label(*found.span(), index.names[words_of(found[0])])
        for found in index.others.finditer(text)
        if words_of(found[0]) in index.names
    )
    return merge(_labels_of_letters(text, own), others)


def _labels_of_letters(text: str, own: _Own) -> Iterator[Label]:
    """The labels that are made of the letters A to Z alone, as nearly all are."""
    index = _index(own)
    free_from = 0
    for start in _starts(text, own):
        label = _label_at(text, start, index) if start >= free_from else None
        if label:
            free_from = label.end
            yield label
