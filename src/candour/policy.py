"""Policy: what a body allows out of the door, as a small TOML file.

A policy file says only where it differs from the default, `policies/default.toml`, which explains every key:

    default.toml ──▶ ┐
                     ├──▶ Policy ──▶ judging
    your file    ──▶ ┘

Whatever a policy allows, it gives its reason for. No policy makes a Gap pass: a file that was not looked through to the
end is never CLEAR. A policy also describes the identifiers that only one body has (see `candour.identifiers.own`); those
of the policy that it is laid over hold too.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Any

from candour.errors import PolicyError
from candour.finding import Finding
from candour.hiding import Sight
from candour.identifiers import by_id
from candour.identifiers.base import Group, Identifier
from candour.source import Limits

__all__ = ["Allowed", "Outcome", "Policy", "Rule", "Severity"]

_DEFAULT = Path(__file__).parent / "policies" / "default.toml"


class Outcome(IntEnum):
    """What is decided of a file, or what one thing in it leads to."""

    CLEAR = 0
    """Nothing stands against sending it."""
    HOLD = 1
    """A person must decide."""
    STOP = 2
    """It must not go out as it is."""


class Severity(IntEnum):
    """How much a kind of personal data tells of a person by itself."""

    LOW = 0
    """Says something about a person only beside what points at one: an age, an offence."""
    MEDIUM = 1
    """Narrows down to a few people: a postcode, a vehicle."""
    HIGH = 2
    """Points at one person: a name, an NHS number, an address."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What personal data of one severity leads to, out of sight and in sight."""

    out_of_sight: Outcome
    seen: Outcome


@dataclass(frozen=True, slots=True)
class Allowed:
    """Something that a body lets out, and why. Empty fields match everything; at least one is filled."""

    reason: str
    hiding: str = ""
    """The id of a hiding; `any.` for its format means every format."""
    identifier: str = ""
    role: str = ""
    where: str = "anywhere"
    """`seen`, `out_of_sight` or `anywhere`."""

    def covers_hiding(self, hiding: str) -> bool:
        """Whether content kept from sight in this way may go out, whatever it holds."""
        return bool(self.hiding) and not (self.identifier or self.role) and self._is_hiding(hiding)

    def covers(self, finding: Finding) -> bool:
        """Whether this personal data may go out."""
        is_seen = finding.sight is Sight.SEEN
        return (
            self.where in ("anywhere", "seen" if is_seen else "out_of_sight")
            and (not self.identifier or self.identifier == finding.identifier)
            and (not self.role or self.role == finding.role)
            and (not self.hiding or (finding.hiding is not None and self._is_hiding(finding.hiding.id)))
        )

    def _is_hiding(self, hiding: str) -> bool:
        kind, _, what = self.hiding.partition(".")
        return self.hiding == hiding or (kind == "any" and what == hiding.partition(".")[2])


@dataclass(frozen=True, slots=True)
class Policy:
    """What a body allows out of the door. `Policy.default()` or `Policy.load(path)` makes one."""

    name: str
    hidden_content: Outcome
    """What content out of sight leads to, where no personal data was recognised in it."""
    traces: Outcome
    """What the names that programs leave in a file lead to."""
    wrong_name: Outcome
    """What a file's name leads to that disagrees with its bytes."""
    gap: Outcome
    """What a part leads to that was not examined: HOLD or STOP, never CLEAR."""
    possible: Outcome
    """The most that personal data leads to which is only POSSIBLE."""
    lines: int
    """How many reasons of one kind are written out before the rest is counted."""
    rules: Mapping[Severity, Rule]
    groups: Mapping[str, Severity]
    identifiers: Mapping[str, Severity]
    allowed: tuple[Allowed, ...]
    limits: Limits
    own: tuple[Identifier, ...] = ()
    """The body's own identifiers, which are looked for beside those that Candour knows."""

    @classmethod
    def default(cls) -> Policy:
        """The policy that holds where nobody wrote another."""
        return _default()

    @classmethod
    def load(cls, path: str | os.PathLike[str], *, over: Policy | None = None) -> Policy:
        """The policy of a file, laid over another: where none is given, over the default.

        Raises:
            PolicyError: where the file cannot be read, or says something Candour cannot follow.
        """
        try:
            text = Path(path).read_text("utf-8")
        except (OSError, UnicodeDecodeError) as why:
            fault = why.strerror if isinstance(why, OSError) else "it is not UTF-8 text"
            raise PolicyError(
                f"the policy {path} cannot be read ({fault}): check its name, and that you may read it"
            ) from None
        return cls.parse(text, str(path), over=over)

    @classmethod
    def parse(cls, text: str, name: str, *, over: Policy | None = None) -> Policy:
        """The policy that this TOML text states, laid over another: where none is given, over the default.

        Raises:
            PolicyError: where the text says something Candour cannot follow.
        """
        return _policy(text, name, over or _default())

    def identifier(self, id_: str) -> Identifier | None:
        """The identifier with this id, of those that Candour knows and the body's own; None where there is none."""
        return by_id(self.own).get(id_)

    def severity(self, identifier: str) -> Severity:
        """How much this identifier tells by itself. One that nobody has graded counts as HIGH."""
        graded, known = self.identifiers.get(identifier), self.identifier(identifier)
        if graded is None and known is not None:
            graded = self.groups.get(known.group.name.lower())
        return Severity.HIGH if graded is None else graded

    def allows(self, finding: Finding) -> bool:
        """Whether the policy lets this personal data out."""
        return any(allowed.covers(finding) for allowed in self.allowed)

    def allows_hiding(self, hiding: str) -> bool:
        """Whether the policy lets out whatever is kept from sight in this way."""
        return any(allowed.covers_hiding(hiding) for allowed in self.allowed)


# ── from TOML ───────────────────────────────────────────────────────────────────────────────────────────────────────

_OUTCOMES = {"stop": Outcome.STOP, "hold": Outcome.HOLD, "ignore": Outcome.CLEAR}
_SEVERITIES = {severity.name.lower(): severity for severity in Severity}
_RULES: Mapping[str, tuple[str, ...]] = {
    "hidden_content": ("stop", "hold", "ignore"),
    "traces": ("stop", "hold", "ignore"),
    "wrong_name": ("stop", "hold", "ignore"),
    "gap": ("stop", "hold"),
    "possible": ("stop", "hold", "ignore"),
}
_PLACES = ("seen", "out_of_sight", "anywhere")
_TABLES = ("verdict", "severity", "groups", "identifiers", "identifier", "allow", "limits")


@dataclass(frozen=True, slots=True)
class _Reading:
    """One policy file being read. Its methods give a value, or say what is wrong with it."""

    name: str

    def fault(self, says: str) -> PolicyError:
        return PolicyError(f"the policy {self.name}: {says}")

    def table(self, of: Mapping[str, Any], key: str, known: Iterable[str]) -> dict[str, Any]:
        """A table of the file, none of whose keys are unknown."""
        value = of.get(key, {})
        if key == "identifiers" and isinstance(value, list):
            raise self.fault(
                "identifiers is a table of severities: write [[identifier]] above each of your own"
            )
        if not isinstance(value, dict):
            raise self.fault(f"{key} is a table: write [{key}] on a line of its own")
        self.check_keys(value, known, f"[{key}]")
        return value

    def check_keys(self, table: Mapping[str, Any], known: Iterable[str], where: str) -> None:
        known = sorted(known)
        for key in table:
            if key not in known:
                raise self.fault(f"{where} has no key {key!r}; it may have {', '.join(known)}")

    def word(self, value: Any, allowed: Iterable[str], where: str) -> str:
        """One of a few words."""
        allowed = tuple(allowed)
        if not isinstance(value, str) or value not in allowed:
            raise self.fault(f"{where} is one of {', '.join(allowed)}, not {value!r}")
        return value

    def number(self, value: Any, like: float, where: str) -> float:
        """A number above 0; a whole one, where the default is one."""
        wanted = (int, float) if isinstance(like, float) else (int,)
        if isinstance(value, bool) or not isinstance(value, wanted) or not value > 0:
            raise self.fault(
                f"{where} is a {'' if isinstance(like, float) else 'whole '}number above 0, not {value!r}"
            )
        return type(like)(value)


def _toml(text: str, name: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415  (`candour --help` needs no policy)

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as why:
        hint = r". Write a pattern in single quotation marks: '\d{4}'" if "Unescaped" in str(why) else ""
        raise PolicyError(f"the policy {name} is not TOML: {why}{hint}") from None


@cache
def _default() -> Policy:
    empty = Policy("", *(Outcome.HOLD,) * 5, 0, {}, {}, {}, (), Limits())
    return _policy(_DEFAULT.read_text("utf-8"), "default", empty)


def _policy(text: str, name: str, below: Policy) -> Policy:
    stated, reading = _toml(text, name), _Reading(name)
    reading.check_keys(stated, _TABLES, "it")
    verdict = reading.table(stated, "verdict", (*_RULES, "lines"))
    outcomes = {
        key: _OUTCOMES[reading.word(verdict[key], words, f"verdict.{key}")]
        if key in verdict
        else getattr(below, key)
        for key, words in _RULES.items()
    }
    own, graded = _own(reading, stated, below.own)
    return Policy(
        name=name,
        **outcomes,
        lines=int(reading.number(verdict.get("lines", below.lines), 1, "verdict.lines")),
        rules=_rules(reading, stated, below.rules),
        groups={
            **below.groups,
            **_grades(reading, stated, "groups", [group.name.lower() for group in Group]),
        },
        identifiers={
            **below.identifiers,
            **graded,
            **_grades(reading, stated, "identifiers", by_id(own)),
        },
        allowed=(*below.allowed, *_allowed(reading, stated.get("allow", []), by_id(own))),
        limits=_limits(reading, stated, below.limits),
        own=own,
    )


def _own(
    reading: _Reading, stated: Mapping[str, Any], below: tuple[Identifier, ...]
) -> tuple[tuple[Identifier, ...], dict[str, Severity]]:
    """The body's own identifiers, those of the policy below and those of this one; and how much these tell."""
    if "identifier" not in stated:
        return below, {}
    from candour.identifiers.own import own_identifiers, own_severities  # noqa: PLC0415  (few policies describe any)

    try:
        identifiers = own_identifiers(stated["identifier"], beside=below)
        graded = own_severities(stated["identifier"])
    except PolicyError as why:
        raise reading.fault(str(why)) from None
    table = stated.get("identifiers")
    for number, identifier in enumerate(identifiers, 1):
        if identifier.id in graded and isinstance(table, dict) and identifier.id in table:
            raise reading.fault(
                f"entry {number} of [[identifier]] has a severity, and [identifiers] has one for it too: leave out one"
            )
    return (*below, *identifiers), {id_: _SEVERITIES[word] for id_, word in graded.items()}


def _rules(
    reading: _Reading, stated: Mapping[str, Any], below: Mapping[Severity, Rule]
) -> dict[Severity, Rule]:
    tables = reading.table(stated, "severity", _SEVERITIES)
    rules = dict(below)
    for word, severity in _SEVERITIES.items():
        table = reading.table(tables, word, ("out_of_sight", "seen"))
        was = below.get(severity, Rule(Outcome.CLEAR, Outcome.CLEAR))
        where = f"severity.{word}"
        out_of_sight, seen = table.get("out_of_sight"), table.get("seen")
        rules[severity] = Rule(
            was.out_of_sight
            if out_of_sight is None
            else _OUTCOMES[reading.word(out_of_sight, _OUTCOMES, f"{where}.out_of_sight")],
            was.seen if seen is None else _OUTCOMES[reading.word(seen, _OUTCOMES, f"{where}.seen")],
        )
    return rules


def _grades(
    reading: _Reading, stated: Mapping[str, Any], key: str, known: Iterable[str]
) -> dict[str, Severity]:
    table = reading.table(stated, key, known)
    return {
        name: _SEVERITIES[reading.word(word, _SEVERITIES, f"{key}.{name}")] for name, word in table.items()
    }


def _allowed(reading: _Reading, entries: Any, known: Iterable[str]) -> Iterable[Allowed]:
    if not isinstance(entries, list):
        raise reading.fault("allow is a list: write [[allow]] above each entry")
    keys = [field.name for field in fields(Allowed)]
    for number, entry in enumerate(entries, 1):
        where = f"entry {number} of [[allow]]"
        if not isinstance(entry, dict):
            raise reading.fault(f"{where} is a table: write [[allow]] above it")
        reading.check_keys(entry, keys, where)
        for key, value in entry.items():
            if not isinstance(value, str):
                raise reading.fault(f"{where}: {key} is a text in quotation marks")
        if not entry.get("reason", "").strip():
            raise reading.fault(f"{where} gives no reason: say in a sentence why this may go out")
        if not any(entry.get(key) for key in ("hiding", "identifier", "role")):
            raise reading.fault(f"{where} names nothing: give it a hiding, an identifier or a role")
        if identifier := entry.get("identifier"):
            reading.word(identifier, known, f"{where}: identifier")
        if hiding := entry.get("hiding"):
            _check_hiding(reading, hiding, where)
        reading.word(entry.get("where", "anywhere"), _PLACES, f"{where}: where")
        yield Allowed(**entry)


def _check_hiding(reading: _Reading, hiding: str, where: str) -> None:
    from candour.formats import hidings  # noqa: PLC0415  (imports every format; few policies need it)

    known = {known.id for known in hidings()}
    if hiding not in known and hiding not in {f"any.{id_.partition('.')[2]}" for id_ in known}:
        raise reading.fault(f"{where}: there is no hiding {hiding!r}; `candour list hidings` names them all")


def _limits(reading: _Reading, stated: Mapping[str, Any], below: Limits) -> Limits:
    names = [field.name for field in fields(Limits)]
    table = reading.table(stated, "limits", names)
    was = {name: getattr(below, name) for name in names}
    now = {name: reading.number(value, was[name], f"limits.{name}") for name, value in table.items()}
    return Limits(**{**was, **now})
