r"""Own identifiers: kinds of personal data that only one body has, written as data and not as code.

    [[identifier]]
    id = "case-worker-code"
    title = "case worker's code"
    pattern = '(?:CW|SW)-?\d{4,6}'
    labels = ["case worker", "worker code"]
    severity = "high"
    finds = ["allocated to CW-20417"]
    ignores = ["form CW-20"]

`id`, `title` and either `pattern` or `values` must be there. What `finds` and `ignores` say is tried when the entry is read, so
that a slip in a pattern shows at once. A pattern runs in hyperscan, whose time grows with the text and with nothing else; where
hyperscan is not installed, `re` runs those that cannot hold it up (see `candour.identifiers.own_patterns`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Any, Final

from candour.errors import PolicyError
from candour.finding import Finding
from candour.hiding import Sight
from candour.identifiers import by_id
from candour.identifiers.base import Group, Identifier, any_of
from candour.identifiers.labels import words_of
from candour.identifiers.matching import Spans
from candour.identifiers.own_patterns import OwnPattern, read_pattern
from candour.identifiers.text_labels import TextLabels
from candour.identifiers.weighing import weighed
from candour.place import Place
from candour.plain_text import PlainText

__all__ = ["SEVERITIES", "own_findings", "own_identifiers", "own_severities", "scan_own"]

SEVERITIES: Final = ("low", "medium", "high")

_KEYS: Mapping[str, type] = {
    "id": str,
    "title": str,
    "plural": str,
    "pattern": str,
    "values": list,
    "ignore_case": bool,
    "labels": list,
    "needs_label": bool,
    "severity": str,
    "group": str,
    "finds": list,
    "ignores": list,
}
_WORDS = {
    str: "a text in quotation marks",
    list: 'a list of texts, as in ["one", "another"]',
    bool: "true or false, without quotation marks",
}
_ID = re.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_ODDS = 30.0
"""Of a bare value: whoever wrote the pattern means it, so it is LIKELY without a label and CERTAIN beside one."""
_MOST_WAYS = 4096
_EDGE = "[^0-9A-Za-z]"
_ENDS_IN_A_FIGURE = re.compile(r"[0-9]\W*$")
_SIBILANTS = ("s", "x", "ch", "sh")


# ── from data ───────────────────────────────────────────────────────────────────────────────────────────────────────


def own_identifiers(
    raw: Sequence[Mapping[str, Any]], *, beside: Iterable[Identifier] = ()
) -> tuple[Identifier, ...]:
    """The identifiers that these entries describe, in their order.

    Args:
        raw: the entries.
        beside: own identifiers that hold already, whose ids are taken.

    Raises:
        PolicyError: where an entry cannot be followed; its message says which, and what to write instead.
    """
    if not isinstance(raw, list | tuple):
        raise PolicyError(
            "identifier is a list of your own: write [[identifier]] above each entry. How much those that Candour "
            "knows tell is said under [identifiers]"
        )
    taken = set(by_id()) | {known.id for known in beside}
    found = []
    for number, entry in enumerate(raw, 1):
        identifier = _identifier(entry, f"entry {number} of [[identifier]]")
        if identifier.id in taken:
            raise PolicyError(
                f"entry {number} of [[identifier]]: there is a {identifier.id!r} already: give it another id"
            )
        taken.add(identifier.id)
        found.append(identifier)
    return tuple(found)


def own_severities(raw: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """How much each entry's identifier tells by itself, by its id: `low`, `medium` or `high`. Only those that say so.

    Raises:
        PolicyError: where an entry says something else.
    """
    for number, entry in enumerate(raw, 1):
        word = entry.get("severity", "high")
        if word not in SEVERITIES:
            raise PolicyError(
                f"entry {number} of [[identifier]]: severity is one of {', '.join(SEVERITIES)}, not {word!r}"
            )
    return {entry["id"]: entry["severity"] for entry in raw if "severity" in entry}


def _are_texts(values: list[Any]) -> bool:
    return all(isinstance(value, str) and value for value in values)


def _check_keys(entry: Mapping[str, Any], where: str) -> None:
    if not isinstance(entry, Mapping):
        raise PolicyError(f"{where} is a table: write [[identifier]] above it")
    for key, value in entry.items():
        if key not in _KEYS:
            raise PolicyError(f"{where} has no key {key!r}; it may have {', '.join(_KEYS)}")
        wanted = _KEYS[key]
        if not isinstance(value, wanted) or (isinstance(value, list) and not _are_texts(value)):
            raise PolicyError(f"{where}: {key} is {_WORDS[wanted]}")


def _check(entry: Mapping[str, Any], where: str) -> None:
    """Complains of an entry that cannot be followed, before its pattern is read."""
    _check_keys(entry, where)
    for key in ("id", "title"):
        if not entry.get(key, "").strip():
            raise PolicyError(f"{where} has no {key}: give it one")
    if not _ID.fullmatch(entry["id"]):
        raise PolicyError(
            f"{where}: its id is small letters, digits and hyphens, such as case-worker-code, not {entry['id']!r}"
        )
    if bool(entry.get("pattern")) == bool(entry.get("values")):
        raise PolicyError(f"{where} has either a pattern or a list of values: give it one of the two")
    if entry.get("needs_label") and not entry.get("labels"):
        raise PolicyError(f'{where} needs a label and names none: write labels = ["…"]')
    for label in entry.get("labels", ()):
        _check_label(label, where)


def _check_label(label: str, where: str) -> None:
    """Complains of a label that could never be met, or would be met as another."""
    if not any(word.isalpha() for word in words_of(label)):
        raise PolicyError(f"{where}: the label {label!r} has no word in it: write the words that people use")
    if _ENDS_IN_A_FIGURE.search(label):
        raise PolicyError(
            f"{where}: the label {label!r} ends in a figure, which says only which of several it is, as in DOB 1: "
            "leave the figure out"
        )


def _group(word: str, where: str) -> Group:
    groups = {group.name.lower(): group for group in Group}
    if word not in groups:
        raise PolicyError(f"{where}: group is one of {', '.join(sorted(groups))}")
    return groups[word]


def _identifier(entry: Mapping[str, Any], where: str) -> Identifier:
    _check(entry, where)
    values = tuple(entry.get("values", ()))
    pattern = _of_values(values, where) if values else read_pattern(entry["pattern"], where)
    if entry.get("ignore_case"):
        pattern = pattern._replace(shape=f"(?i:{pattern.shape})")
    title = " ".join(entry["title"].split())
    identifier = Identifier(
        id=entry["id"],
        title=title,
        plural=" ".join(entry.get("plural", "").split()) or _plural(title),
        group=_group(entry.get("group", "government"), where),
        shape=pattern.shape,
        odds=_ODDS,
        labels=tuple(entry.get("labels", ())),
        needs_label=entry.get("needs_label", False),
        values=frozenset(value.casefold() for value in values),
        fits=_Whole(pattern.shape),
        finds=tuple(entry.get("finds", ())),
        ignores=tuple(entry.get("ignores", ())),
    )
    _try(identifier, pattern, where)
    return identifier


def _plural(title: str) -> str:
    if title.endswith("y") and title[-2:-1] not in "aeiou":
        return f"{title[:-1]}ies"
    return title + ("es" if title.endswith(_SIBILANTS) else "s")


def _of_values(values: tuple[str, ...], where: str) -> OwnPattern:
    for value in values:
        read_pattern(re.escape(value), f"{where}, one of its values")
    return OwnPattern(any_of(values), len(values))


@dataclass(frozen=True, slots=True)
class _Whole:
    """Whether a cell holds one and nothing else; asked of the same engine that finds them.

    A class, and no function inside another, so that an identifier can be handed to another process.
    """

    shape: str

    def __call__(self, value: str) -> bool:
        data = value.strip().encode("utf-8", "replace")
        return _spans(self.shape, _framed(data)) == Spans([0], [len(data)])


def _try(identifier: Identifier, pattern: OwnPattern, where: str) -> None:
    """Compiles the pattern, and tries what the entry says of it."""
    try:
        is_slow = _compiled(pattern.shape) is None
    except PolicyError as why:
        raise PolicyError(f"{where}: {why}") from None
    if is_slow and pattern.ways > _MOST_WAYS:
        raise PolicyError(
            f"{where}: hyperscan is not installed here, and without it this pattern could take for ever: "
            "write {1,20} instead of + and {0,20} instead of *, and fewer of them; or install hyperscan"
        )
    for example in identifier.finds:
        if not own_findings(example, (identifier,)):
            raise PolicyError(
                f"{where}: its pattern does not find {example!r}, as it says it does: mend one of the two"
            )
    for example in identifier.ignores:
        if own_findings(example, (identifier,)):
            raise PolicyError(
                f"{where}: its pattern finds something in {example!r}, which it says it ignores: mend one of the two"
            )


# ── in a buffer ─────────────────────────────────────────────────────────────────────────────────────────────────────

_one_at_a_time = Lock()
"""A database has one scratch space: two threads must not scan with it at once."""


@lru_cache(maxsize=256)
def _compiled(shape: str) -> Any:
    """The pattern's database; None where hyperscan is not installed."""
    try:
        import hyperscan  # noqa: PLC0415  (16 ms that nobody without own identifiers should pay)
    except ImportError:
        return None
    database = hyperscan.Database()
    try:
        database.compile(
            expressions=[f"{_EDGE}(?:{shape}){_EDGE}".encode("ascii")],
            ids=[0],
            elements=1,
            flags=[hyperscan.HS_FLAG_SOM_LEFTMOST | hyperscan.HS_FLAG_DOTALL],
        )
    except hyperscan.error:
        raise PolicyError(
            "its pattern is too large to run quickly: write smaller repeats, or two identifiers"
        ) from None
    return database


def _framed(buffer: bytes | memoryview) -> bytes:
    """A buffer with a sign before it and one behind: the patterns take in what stands around a value."""
    return b"".join((b"\n", buffer, b"\n"))


def _spans(shape: str, framed: bytes) -> Spans:
    """Where a pattern stands free in a buffer: the leftmost first, the longest of those, none that overlaps another."""
    database = _compiled(shape)
    if database is None:
        free = re.compile(rf"(?<![0-9A-Za-z])(?:{shape})(?![0-9A-Za-z])".encode("ascii"))
        spans = [found.span() for found in free.finditer(framed)]
        return Spans([start - 1 for start, _ in spans], [end - 1 for _, end in spans])
    hits: list[tuple[int, int]] = []
    with _one_at_a_time:
        database.scan(
            framed, match_event_handler=lambda _, start, end, __, ___: hits.append((start, -(end - 2)))
        )
    starts: list[int] = []
    ends: list[int] = []
    for start, minus_end in sorted(hits):
        if not ends or start >= ends[-1]:
            starts.append(start)
            ends.append(-minus_end)
    return Spans(starts, ends)


def scan_own(buffer: bytes | memoryview, identifiers: Sequence[Identifier]) -> dict[str, Spans]:
    """Where these identifiers' patterns stand free in a buffer, as `candour.identifiers.matching.scan` gives it."""
    if not identifiers:
        return {}
    framed = _framed(buffer)
    found = {identifier.id: _spans(identifier.shape, framed) for identifier in identifiers}
    return {id_: spans for id_, spans in found.items() if spans.starts}


# ── in a text ───────────────────────────────────────────────────────────────────────────────────────────────────────


def own_findings(text: str, identifiers: Sequence[Identifier], *, label: str = "") -> list[Finding]:
    """The own identifiers met in a run of text and nothing else, judged as `candour.identify` judges them."""
    return sorted(_own_findings(text, tuple(identifiers), label), key=lambda found: found.start)


def _own_findings(text: str, identifiers: tuple[Identifier, ...], label: str) -> Iterator[Finding]:
    plain = PlainText.of(text)
    buffer = plain.text.encode("utf-8", "replace")
    labels = TextLabels(plain.text, label, identifiers)
    for id_, (starts, ends) in scan_own(buffer, identifiers).items():
        identifier = by_id(identifiers)[id_]
        characters = plain.characters_before(buffer, (*starts, *ends))
        for first, last in zip(starts, ends, strict=True):
            start, end = characters[first], characters[last]
            is_labelled = labels.stands_beside(identifier, start)
            evidence = weighed(identifier, plain.text[start:end], is_labelled=is_labelled).evidence
            if evidence.likelihood is not None:
                placed = plain.place_of(start, end)
                yield Finding(
                    identifier=id_,
                    place=Place(),
                    sight=Sight.SEEN,
                    hiding=None,
                    evidence=evidence,
                    start=placed[0],
                    end=placed[1],
                    untrusted_value=text[slice(*placed)],
                )
