"""Parties: the people that each row of a table speaks of, told from its columns.

    Crime ref │ Victim surname │ Victim DOB │ Suspect name │ Offence │ OIC
        ╰─────────────┬────────────╯              │            │        │
                 victim ◀── crime ref, offence    │            │        │
                                               suspect ◀───────╯     officer

Columns whose headers say whose they are make a party for each role. Columns that do not say belong to the people whose
names stand without a role; where there are none, to the party whose columns stand before them. References belong to
every party, and offences to all but those at work.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from candour.affected.values import TITLES, name_words
from candour.identifiers.base import STAFF, Group, Identifier
from candour.tables.columns import Column, Kind
from candour.tables.given_names import GIVEN_NAMES
from candour.tables.headers import words_of
from candour.tables.people import anchors_of
from candour.tables.vocabulary import ROLES

__all__ = ["AT_WORK", "NAMES", "STRONG", "Field", "Part", "Party", "part_of", "parties_of", "role_in_words"]


class Part(Enum):
    """What a column says of its party."""

    NAME = "name"
    FORENAMES = "forenames"
    MIDDLE = "middle"
    SURNAME = "surname"
    TITLE = "title"
    ALIAS = "alias"
    BORN = "born"
    AGE = "age"
    SEX = "sex"
    ADDRESS = "address"
    POSTCODE = "postcode"
    PHONE = "phone"
    EMAIL = "email"
    IDENTIFIER = "identifier"
    REFERENCE = "reference"
    OFFENCE = "offence"
    ROLE = "role"
    SIGNAL = "signal"


NAMES = (Part.FORENAMES, Part.MIDDLE, Part.SURNAME, Part.NAME)
STRONG = (
    "pnc-id",
    "nhs-number",
    "nino",
    "cro-number",
    "passport",
    "driver-number",
    "prison-number",
    "probation-crn",
    "chi-number",
    "hc-number",
    "visor-number",
    "nominal-reference",
    "upn",
    "uln",
    "utr",
    "brp",
    "machine-readable-zone",
    "employee-number",
    "collar-number",
    "email",
    "username",
)
"""Identifiers that one person has and no other, the surest first."""
AT_WORK = frozenset({"staff", "officer"})

_PARTS: dict[str, Part] = {
    "date-of-birth": Part.BORN,
    "age": Part.AGE,
    "sex": Part.SEX,
    "address": Part.ADDRESS,
    "postcode": Part.POSTCODE,
    "uk-phone": Part.PHONE,
    "email": Part.EMAIL,
    "crime-reference": Part.REFERENCE,
    "custody-reference": Part.REFERENCE,
    "case-urn": Part.REFERENCE,
    "sar-reference": Part.REFERENCE,
    "offence": Part.OFFENCE,
    "offence-code": Part.OFFENCE,
    "sexual-offence": Part.OFFENCE,
    "role-in-incident": Part.ROLE,
    "hate-crime": Part.SIGNAL,
    "vulnerability": Part.SIGNAL,
}
_NAME_PARTS: tuple[tuple[frozenset[str], Part], ...] = (
    (frozenset({"maiden", "previous", "alias", "aka", "nickname", "known", "familiar", "preferred"}), Part.ALIAS),
    (frozenset({"middle"}), Part.MIDDLE),
    (frozenset({"forename", "forenames", "initial", "initials", "given"}), Part.FORENAMES),
    (frozenset({"surname"}), Part.SURNAME),
)  # fmt: skip
_SHARED = frozenset({Part.REFERENCE, Part.OFFENCE})
_FEWEST_TURNED = 3
_TOWNS = frozenset({"town", "city", "county", "village", "locality"})
_TITLE_HEADERS = frozenset({"title", "salutation"})
_NUMBERED = re.compile(r"^[A-Za-z]+[ _-]?(\d)(?!\d)|[A-Za-z ._-](\d)$")
_LISTED = frozenset(
    {Part.ADDRESS, Part.PHONE, Part.EMAIL, Part.OFFENCE, Part.REFERENCE, Part.SIGNAL, Part.ALIAS}
)
"""What one person may have several of: `Address 2` is no second person's."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column, and what it says of its party."""

    column: int
    part: Part
    identifier: str = ""
    header: str = ""
    is_turned: bool = False
    """Whether it holds full names with the surname first and no comma behind it: `Example Nia`."""

    @property
    def reader(self) -> str:
        """How a column of names is read: as full names (many a column of surnames holds them), or as one part of them."""
        return "name" if self.part in (Part.NAME, Part.SURNAME) else "part"


@dataclass(frozen=True, slots=True)
class Party:
    """One somebody of each row: whose columns these are. The role is empty where the table does not tell."""

    role: str
    fields: tuple[Field, ...]

    def of(self, *parts: Part) -> list[Field]:
        """The fields of these parts, in an order that does not hang on that of the columns."""
        found = [field for field in self.fields if field.part in parts]
        return sorted(
            found, key=lambda field: (parts.index(field.part), field.header.casefold(), field.column)
        )

    @property
    def names(self) -> list[Field]:
        """The columns that make up the name: its parts, or where one is missing the full name."""
        parts = self.of(Part.FORENAMES, Part.MIDDLE, Part.SURNAME)
        has_surname = any(field.part is Part.SURNAME for field in parts)
        return parts if parts and (has_surname or not self.of(Part.NAME)) else self.of(Part.NAME)[:1]

    @property
    def strong(self) -> list[Field]:
        """The columns of numbers that one person has and no other, the surest first."""
        found = [field for field in self.fields if field.identifier in STRONG]
        return sorted(
            found, key=lambda field: (STRONG.index(field.identifier), field.header.casefold(), field.column)
        )

    @property
    def pointing(self) -> frozenset[int]:
        """The columns of which one must be filled for the row to speak of the party at all."""
        told = {field.column for field in (*self.names, *self.of(Part.BORN), *self.strong)}
        return frozenset(told or {field.column for field in self.fields if field.part not in _SHARED})

    @property
    def is_named(self) -> bool:
        """Whether the party has a column for a name."""
        return any(field.part in NAMES for field in self.fields)


def role_in_words(text: str) -> str:
    """A role as people write it, in the words of this project: `Vic`, `IP` and `aggrieved` are `victim`."""
    words = words_of(text)
    return ROLES.get(words, " ".join(words)) if words else ""


def _header_role(column: Column, kind: Kind) -> str:
    """Whose a column is, as its header has it, or as a rank before every name tells."""
    meant = (meaning.role for meaning in column.meanings if meaning.identifier == kind.identifier.id)
    is_ranked = kind.identifier.group is Group.NAME and kind.role == STAFF
    return next(filter(None, meant), STAFF if is_ranked else "")


def part_of(identifier: Identifier, header: str) -> Part:
    """What a value of this identifier says of somebody, under this header or behind this label."""
    if identifier.id in _PARTS:
        return _PARTS[identifier.id]
    if identifier.group is Group.SPECIAL:
        return Part.SIGNAL
    if identifier.group is not Group.NAME:
        return Part.IDENTIFIER
    words = words_of(header)
    return next((part for known, part in _NAME_PARTS if not known.isdisjoint(words)), Part.NAME)


def _number(field: Field) -> str:
    """Which of several people of one role a header means: `Victim 2 surname`, `SURNAME_2`."""
    found = None if field.part in _LISTED else _NUMBERED.search(field.header)
    return (found[1] or found[2]) if found else ""


def _by_role(kinds: Mapping[int, Kind], columns: Mapping[int, Column]) -> dict[str, list[Field]]:
    groups: defaultdict[str, list[Field]] = defaultdict(list)
    for number, kind in sorted(kinds.items()):
        column = columns[number]
        part = part_of(kind.identifier, column.header)
        header = " ".join(column.header.split())
        is_turned = part is Part.NAME and _are_turned(column)
        groups[_header_role(column, kind)].append(Field(number, part, kind.identifier.id, header, is_turned))
    for number, column in sorted(columns.items()):
        if number not in kinds and (found := _unidentified(column)):
            role, part = found
            groups[role].append(Field(number, part, "", " ".join(column.header.split())))
    return dict(groups)


def _unidentified(column: Column) -> tuple[str, Part] | None:
    """A column of titles or of towns, which point at nobody but belong to a name or an address."""
    words = words_of(column.header)
    role = (
        next((ROLES[words[:end]] for end in (3, 2, 1) if words[:end] in ROLES), "") if len(words) > 1 else ""
    )
    if words[-1:] and words[-1] in _TITLE_HEADERS and column.sample:
        is_title = all(value.strip(" .").casefold() in TITLES for value in column.sample)
        return (role, Part.TITLE) if is_title else None
    return (role, Part.ADDRESS) if words[-1:] and words[-1] in _TOWNS else None


def _with_loose(groups: dict[str, list[Field]]) -> dict[str, list[Field]]:
    """The groups, with the columns that do not say whose they are given to those they must be of."""
    loose = groups.get("", [])
    named = {role: fields for role, fields in groups.items() if role and role not in AT_WORK}
    at_work = next((role for role in groups if role in AT_WORK), "")
    if not named or _stand_alone(loose, named.values()):
        if at_work or any(field.part in _SHARED for field in loose):
            moved = [field for field in loose if _is_of_work(field)]
            groups[""] = [field for field in loose if field not in moved]
            groups.setdefault(at_work or "officer", []).extend(moved)
        return groups
    for field in loose:
        if field.part in _SHARED or field.part is Part.ROLE:
            continue
        owner = at_work or "officer" if _is_of_work(field) else _nearest(field, named)
        groups.setdefault(owner, []).append(field)
    groups[""] = [field for field in loose if field.part in _SHARED or field.part is Part.ROLE]
    return groups


def _stand_alone(loose: Iterable[Field], named: Iterable[Iterable[Field]]) -> bool:
    """Whether columns without a role name people of their own, and not the other half of a name that has a role."""
    parts = {field.part for field in loose}
    halves = ({field.part for field in fields} & set(NAMES) for fields in named)
    return Part.NAME in parts or (Part.SURNAME in parts and {Part.FORENAMES} not in halves)


def _is_of_work(field: Field) -> bool:
    return field.identifier in {"collar-number", "employee-number", "username", "rank", "job-title"}


def _nearest(field: Field, named: Mapping[str, Iterable[Field]]) -> str:
    """The role whose columns stand nearest before this one; else nearest behind it."""
    return min(
        named,
        key=lambda role: min(
            (field.column < other.column, abs(field.column - other.column)) for other in named[role]
        ),
    )


def _several(fields: list[Field]) -> list[list[Field]]:
    """The fields of one role for each of its people: where headers number them, or come again one beside the other."""
    numbers = {_number(field) for field in fields if field.part in (Part.SURNAME, Part.NAME)}
    if len(numbers) < 2:
        return _side_by_side(fields)
    return [
        [field for field in fields if _number(field) == number or field.part in _SHARED]
        for number in sorted(numbers)
    ]


def _side_by_side(fields: list[Field]) -> list[list[Field]]:
    """The fields of each of several people whose columns bear the same headers: `Surname, DOB, Surname, DOB`."""
    own = sorted((field for field in fields if field.part not in _SHARED), key=lambda field: field.column)
    names = [field.header.casefold() for field in own if field.part in (Part.SURNAME, Part.NAME)]
    if len(names) < 2 or len(set(names)) > 1 or not names[0]:
        return [fields]
    first = own[0].header.casefold()
    starts = [at for at, field in enumerate(own) if field.header.casefold() == first]
    if len(starts) != len(names):
        return [fields]
    shared = [field for field in fields if field.part in _SHARED]
    return [[*own[start:end], *shared] for start, end in pairwise([*starts, len(own)])]


def _forenames_beside(party: Party, columns: Mapping[int, Column]) -> Party:
    """`Name` beside `Surname` heads forenames, unless most of its values are of several words."""
    full, surnames = party.of(Part.NAME), party.of(Part.SURNAME)
    if not full or not surnames or party.of(Part.FORENAMES):
        return party
    sample = columns[full[0].column].sample
    several = sum(len(name_words(value)) > 1 for value in sample) * 2 > len(sample)
    part, changed = (Part.ALIAS, surnames[0]) if several else (Part.FORENAMES, full[0])
    fields = (Field(f.column, part, f.identifier, f.header) if f is changed else f for f in party.fields)
    return Party(party.role, tuple(fields))


def _are_turned(column: Column) -> bool:
    """Whether common given names stand last in most names of two words, and not first."""
    pairs = [words for value in column.sample if "," not in value and len(words := name_words(value)) == 2]
    last, first = (sum(words[at] in GIVEN_NAMES for words in pairs) for at in (1, 0))
    return last >= _FEWEST_TURNED and last > 3 * first


def _in_order(fields: list[Field]) -> tuple[Field, ...]:
    """The fields from left to right; towns only where there is more of an address."""
    has_address = any(field.identifier in ("address", "postcode") for field in fields)
    kept = (field for field in fields if has_address or field.identifier or field.part is not Part.ADDRESS)
    return tuple(sorted(kept, key=lambda field: field.column))


def parties_of(kinds: Mapping[int, Kind], columns: Mapping[int, Column]) -> tuple[Party, ...]:
    """The parties of each row; none where the table is not about people."""
    if not anchors_of(kinds, columns):
        return ()
    groups = _with_loose(_by_role(kinds, columns))
    loose = groups.get("", [])
    references = [field for field in loose if field.part is Part.REFERENCE]
    offences = [field for field in loose if field.part is Part.OFFENCE]
    parties: list[Party] = []
    for role, group in groups.items():
        fields = list(_in_order(group))
        says_nothing = all(field.part in _SHARED or field.part is Part.ROLE for field in fields)
        if not fields or (says_nothing and (role or len(groups) > 1)):
            continue
        shared = [*references, *(offences if role not in AT_WORK else ())] if role else []
        told = role or (STAFF if any(map(_is_of_work, fields)) else "")
        parties += (
            _forenames_beside(Party(told, _in_order([*own, *shared])), columns) for own in _several(fields)
        )
    return tuple(parties)
