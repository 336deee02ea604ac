"""Columns: what one column holds, told from its header, a sample of its values, and the columns beside it.

    header ──meanings──┐
    sample ──fits──────┼──▶ candidates, each with evidence ──▶ the one with the best odds
    engine ──rates─────┤
    beside ────────────┘

A column is decided as a whole: ten-digit numbers of which one in eleven passes modulus 11 are not NHS numbers, in any
cell. A header that other columns bear too (`Name`) must be borne out by what stands under it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from candour.block import Cell, CellKind
from candour.finding import Evidence, Reason
from candour.identifiers import by_id
from candour.identifiers.base import Group, Identifier
from candour.identifiers.date_of_birth import DATE_OF_BIRTH
from candour.identifiers.labels import named
from candour.identifiers.person_name import PERSON_NAME
from candour.identifiers.weighing import ColumnRate, weigh
from candour.identifying import role_of
from candour.tables.dates import age_told_by
from candour.tables.headers import (
    Exactness,
    HeaderMeaning,
    headers,
    is_quantity,
    is_strict,
    may_head_people,
    words_of,
)
from candour.tables.hits import TEST_DATA
from candour.tables.names import Likeness, likeness_of, names_apart
from candour.tables.value_words import NOTHING_TOLD, STREETS_AND_COMPANIES

__all__ = ["SAMPLED", "Column", "Kind", "Rate", "kinds_of"]

SAMPLED = 500
"""Distinct values of a column that are looked at, at most."""

_IN_WORDS = frozenset({Group.NAME, Group.OFFENCE, Group.SPECIAL})
"""Groups whose values are words or codes: under such a header a column of amounts counts them."""
_AMOUNT = re.compile(r"\s*-?[£$€]?-?[\d,]+(?:\.\d+)?%?\s*")
_FIGURES = str.maketrans("012345678", "9" * 9)
_ADDRESS_WORDS = frozenset({"address", "house", "building"})
_LOOSELY = {
    Exactness.TYPO: Reason("the header has a slip of the pen", 0.5),
    Exactness.AMID: Reason("other words stand in the header too", 0.5),
}
_BESIDE = Reason("the columns beside it are about people too", 10)
_LOOK = Reason("most of its values are shaped like names, and read as names do", 30)
_NEARLY_ALL = 0.9
"""The share of the values that bear out a header, from which they are not asked by themselves."""
_MANY = 20
"""Cells from which few distinct values show a category."""
_FEWEST_IN_FULL, _FEWEST, _FEWEST_UNDER_ANOTHER = 3, 5, 8
"""Distinct values from which names are told by their look: full names without a header or beside columns about people,
parts of names, and full names under a header that is not known."""
_UNHEADED_DATES = Reason("a date column that spans more than 15 years, as ages of the living would", 2)
_BESIDE_UNHEADED = Reason("the columns beside it are about people", 3)


@dataclass(slots=True)
class Rate:
    """How the sampled values of a column fare with one identifier: how many it covers, and how many of those pass."""

    fits: int = 0
    passes: int = 0
    roles: Counter[str] = field(default_factory=Counter)
    example: str = ""

    def add(self, identifier: Identifier, value: str) -> None:
        """Counts a value that the identifier's shape covers from end to end."""
        self.fits += 1
        if all(check.passes(value) for check in identifier.checks):
            if not self.passes:
                self.example = value
            self.passes += 1
            self.roles[role_of(identifier, value)] += 1
        elif not self.example:
            self.example = value

    @property
    def role(self) -> str:
        """The role that all values share; none where they differ."""
        return next(iter(self.roles)) if len(self.roles) == 1 else ""


@dataclass(slots=True, repr=False)
class Column:
    """One column, as gathered block by block."""

    number: int
    header: str = ""
    meanings: tuple[HeaderMeaning, ...] = ()
    cells: dict[int, int] = field(default_factory=dict)
    """Cells that are not blank, by mask; those above the data do not count."""
    sample: dict[str, Cell] = field(default_factory=dict)
    """Distinct values in their plain form, with the first cell that was seen to hold each."""
    firsts: dict[int, Cell] = field(default_factory=dict)
    """By mask, one of the first cells under it."""
    sampled: int = 0
    rates: dict[str, Rate] = field(default_factory=dict)
    known: Mapping[str, Identifier] = field(default_factory=by_id)
    """The identifiers that it may hold, by id."""

    @classmethod
    def of(cls, number: int, header: str, own: tuple[Identifier, ...] = ()) -> Column:
        """A column under this header, with nothing gathered yet. It may hold a body's own identifiers too."""
        meanings = headers(own).meanings(header) if header else ()
        return cls(number, header, meanings, known=by_id(own))

    def __repr__(self) -> str:
        return f"Column({self.number}, {sum(self.cells.values()):,} cells)"

    def rate(self, identifier: str) -> ColumnRate:
        """How the column's sampled values fare with an identifier."""
        rate = self.rates.get(identifier, Rate())
        return ColumnRate(rate.fits, rate.passes, len(self.sample), len(self.sample))

    def cells_under(self, mask: int) -> Iterator[Cell]:
        """Some cells under a mask: those sampled, and one of the first."""
        yield from (cell for cell in self.sample.values() if cell.mask == mask)
        if mask in self.firsts:
            yield self.firsts[mask]

    def is_full_of(self, identifier: str) -> bool:
        """Whether the identifier covers at least half of the distinct values from end to end."""
        rate = self.rates.get(identifier)
        return rate is not None and rate.fits * 2 >= len(self.sample)

    @property
    def is_of_one_number(self) -> bool:
        """Whether nearly all of a good many values are figures, written alike digit for digit."""
        forms = Counter(value.strip().translate(_FIGURES) for value in self.sample)
        (form, most), *_ = forms.most_common(1) or [("", 0)]
        is_many = len(self.sample) >= _FEWEST_UNDER_ANOTHER and most * 20 >= len(self.sample) * 19
        return is_many and not any(map(str.isalpha, form))

    def is_under(self, identifier: str) -> bool:
        """Whether the header names this identifier."""
        return any(meaning.identifier == identifier for meaning in self.meanings)

    def bears_out(self, identifier: Identifier) -> bool:
        """Whether the header names this identifier, and most of the values may be one."""
        fits = sum(map(identifier.fits, self.sample)) if self.is_under(identifier.id) else 0
        return fits * 5 >= len(self.sample) * 3 and fits > 0


@dataclass(frozen=True, slots=True, repr=False)
class Kind:
    """What a column is taken to hold. `is_told` where the header or a closed list tells: then every cell counts."""

    identifier: Identifier
    header: str
    role: str
    evidence: Evidence
    is_told: bool
    covers: float
    """The share of the sampled values that it accounts for."""
    is_bare: bool = False

    def __repr__(self) -> str:
        return f"Kind({self.identifier.id}, {self.evidence.odds:,.3g} : 1)"


def _label(identifier: Identifier, header: str) -> str:
    """The header in words that weighing knows: it reads fewer short forms than tables do."""
    return header if named(identifier, header) else next(iter(identifier.labels), header)


def _told_by_header(column: Column, meaning: HeaderMeaning, likeness: Likeness) -> Kind | None:
    """The column as its header has it, if most of its values allow that."""
    identifier = column.known[meaning.identifier]
    rate = Rate()
    is_in_words = identifier.group in _IN_WORDS and not is_strict(identifier)
    telling = [value for value in column.sample if value.strip().casefold() not in NOTHING_TOLD]
    for value in telling:
        if _fits(identifier, value) and not (is_in_words and _AMOUNT.fullmatch(value)):
            rate.add(identifier, value.strip())
    if rate.fits * 5 < len(telling) * 3 or not rate.fits:
        return None
    is_name = identifier.group is Group.NAME
    if (is_name and not likeness.may_be_names) or (
        identifier.id == "address" and not _may_be_addresses(column)
    ):
        return None
    passes = (
        rate.fits if is_name else rate.passes
    )  # `West` and `Day` pass no check of names; their likeness is known
    known = ColumnRate(rate.fits, passes, len(telling), len(telling))
    evidence = weigh(identifier, rate.example, label=_label(identifier, column.header), column=known)
    if meaning.exactness in _LOOSELY:
        evidence = Evidence((*evidence.reasons, _LOOSELY[meaning.exactness]))
    return Kind(
        identifier,
        column.header,
        rate.role if rate.role == TEST_DATA else meaning.role or rate.role,
        evidence,
        is_told=True,
        covers=rate.fits / len(telling),
        is_bare=_is_bare(identifier, meaning, likeness),
    )


def _fits(identifier: Identifier, value: str) -> bool:
    """Whether a cell under a header may hold what it says. Under one of names a cell may hold several."""
    return identifier.fits(value) or (
        identifier is PERSON_NAME and all(map(identifier.fits, names_apart(value) or [value]))
    )


def _is_bare(identifier: Identifier, meaning: HeaderMeaning, likeness: Likeness) -> bool:
    """Whether the header leaves open what the column holds, and the values do not show it."""
    if meaning.exactness is Exactness.PARTY:
        return not likeness.may_be_of_people
    if meaning.exactness is not Exactness.BARE:
        return False
    return not likeness.look_like_names if identifier is PERSON_NAME else not is_strict(identifier)


def _may_be_addresses(column: Column) -> bool:
    """Whether a column that may hold any words holds a house number, a street or lines of an address."""
    if not _ADDRESS_WORDS.isdisjoint(words_of(column.header)):
        return True
    like = sum(
        "," in value
        or any(map(str.isdigit, value))
        or not STREETS_AND_COMPANIES.isdisjoint(value.casefold().split())
        for value in column.sample
    )
    return like * 5 >= len(column.sample) * 2


def _told_by_values(column: Column, likeness: Likeness) -> Iterable[Kind]:
    """What the values tell by themselves: by their shape, or as names."""
    for id_, rate in column.rates.items():
        if column.is_full_of(id_):
            identifier = column.known[id_]
            label = _label(identifier, column.header) if column.is_under(id_) else ""
            evidence = weigh(identifier, rate.example, label=label, column=column.rate(id_))
            covers = rate.fits / len(column.sample)
            is_told = _are_all(identifier, rate, column)
            yield Kind(identifier, column.header, rate.role, evidence, is_told=is_told, covers=covers)
    if _may_be_told_by_look(column) and likeness.are_names:
        yield _names_by_look(likeness, column.header)


def _are_all(identifier: Identifier, rate: Rate, column: Column) -> bool:
    """Whether a column nearly all of whose values have the shape and pass holds nothing else: `b4 8az` among `B4 8AZ`."""
    nearly = rate.fits * 5 >= len(column.sample) * 4 and rate.passes * 10 >= rate.fits * 9
    return (
        nearly
        and not rate.roles[TEST_DATA]
        and is_strict(identifier)
        and all(map(identifier.fits, column.sample))
    )


def _may_be_told_by_look(column: Column) -> bool:
    """Whether names may be told without a header that says so.

    Under a header that is not known they must be many and mostly distinct: rooms, ships and public houses have people's
    names as well.
    """
    if not column.header:
        return len(column.sample) >= _FEWEST_IN_FULL
    if column.is_under(PERSON_NAME.id) or not may_head_people(column.header):
        return False
    return len(column.sample) >= max(_FEWEST_UNDER_ANOTHER, column.sampled / 2)


def _may_be_told_beside_others(column: Column, likeness: Likeness) -> bool:
    """Whether beside columns about people a few values under a header that is not known are names by their look."""
    is_open = bool(column.header) and not column.meanings and may_head_people(column.header)
    return is_open and len(column.sample) >= _FEWEST_IN_FULL and likeness.are_names


def _names_by_look(likeness: Likeness, header: str = "") -> Kind:
    return Kind(PERSON_NAME, header, "", Evidence((_LOOK,)), is_told=True, covers=likeness.shaped)


def _on_a_list(column: Column) -> Iterable[Kind]:
    """Closed lists that hold all of the column's values."""
    values = {value.strip().casefold() for value in column.sample}
    if len(values) > 64 or (len(values) < 2 and column.sampled < 5):
        return
    for identifier in column.known.values():
        if identifier.values and values <= identifier.values:
            says = f"all of its {len(values)} distinct values are on the list of {identifier.plural}"
            is_other = bool(column.header) and not column.is_under(identifier.id)
            odds = min(5000.0, 10.0 ** len(values)) * (0.05 if is_other else 1)
            evidence = Evidence((Reason(says, odds),))
            yield Kind(identifier, column.header, "", evidence, is_told=True, covers=1.0)


def _candidates(column: Column, likeness: Likeness) -> list[Kind]:
    """What a column may be, the surest first. Under a header that counts, only a shape is believed."""
    if not column.sample:
        return []
    found: list[Kind | None] = []
    if not is_quantity(words_of(column.header)):
        found += (_told_by_header(column, meaning, likeness) for meaning in column.meanings)
        found += _on_a_list(column)
    told = {kind.identifier.id for kind in found if kind and not kind.is_bare and kind.covers >= _NEARLY_ALL}
    found += (kind for kind in _told_by_values(column, likeness) if kind.identifier.id not in told)
    strong = [kind for kind in found if kind and kind.evidence.likelihood]
    return sorted(strong, key=lambda kind: -kind.evidence.odds)


def _is_unheaded_birth(column: Column) -> bool:
    """Whether a column without a header holds dates that span what lives span."""
    if column.header or len(column.sample) < 5:
        return False
    cells = column.sample.values()
    if not all(cell.kind in (CellKind.DATE, CellKind.TEXT) for cell in cells):
        return False
    ages = [age_told_by(cell) for cell in cells]
    known = [age for age in ages if age is not None]
    return len(known) == len(ages) and max(known) - min(known) > 15 and min(known) >= 0 and max(known) <= 110


def kinds_of(columns: Sequence[Column]) -> dict[int, Kind]:
    """What each column holds, by its number; a column that tells nothing of people is absent."""
    likenesses = {column.number: likeness_of(list(column.sample)) for column in columns}
    kinds = {
        column.number: found[0]
        for column in columns
        if (found := _candidates(column, likenesses[column.number]))
    }
    kinds.update(_pairs_of_names(columns, likenesses, kinds))
    anchors = {number for number, kind in kinds.items() if _is_about_people(kind)}
    for column in columns:
        kind = kinds.get(column.number)
        if kind is not None and kind.is_bare:
            is_name = kind.identifier is PERSON_NAME
            if anchors - {column.number} and not (
                is_name and _is_category(column, likenesses[column.number])
            ):
                kinds[column.number] = replace(kind, evidence=Evidence((*kind.evidence.reasons, _BESIDE)))
            else:
                del kinds[column.number]
        elif kind is not None and kind.identifier.group is Group.NAME and anchors - {column.number}:
            kinds[column.number] = replace(kind, evidence=Evidence((*kind.evidence.reasons, _BESIDE)))
        elif kind is None and anchors and _may_be_told_beside_others(column, likenesses[column.number]):
            named = _names_by_look(likenesses[column.number], column.header)
            kinds[column.number] = replace(named, evidence=Evidence((*named.evidence.reasons, _BESIDE)))
        elif kind is None and anchors and _is_unheaded_birth(column):
            evidence = Evidence((_UNHEADED_DATES, _BESIDE_UNHEADED))
            kinds[column.number] = Kind(DATE_OF_BIRTH, "", "", evidence, is_told=True, covers=1.0)
    return kinds


def _is_category(column: Column, likeness: Likeness) -> bool:
    """Whether a column holds no names after all: words that are none, or a few single words over and over."""
    is_few = column.sampled >= _MANY and len(column.sample) * 10 <= column.sampled and likeness.words < 1.5
    return is_few or not likeness.may_be_of_people


def _is_about_people(kind: Kind) -> bool:
    """Whether a column shows that its table is about people."""
    if kind.is_bare or kind.role == TEST_DATA:
        return False
    return kind.identifier.group in _ABOUT_PEOPLE or kind.identifier is DATE_OF_BIRTH


_ABOUT_PEOPLE = frozenset({Group.NAME, Group.HEALTH, Group.GOVERNMENT, Group.JUSTICE, Group.STAFF})


def _pairs_of_names(
    columns: Sequence[Column], likenesses: dict[int, Likeness], kinds: dict[int, Kind]
) -> dict[int, Kind]:
    """Forenames beside surnames without a header: each bears the other out, or a header the one beside it."""
    found: dict[int, Kind] = {}
    by_number = {column.number: column for column in columns}
    for column in columns:
        own, kind = likenesses[column.number], kinds.get(column.number)
        is_headed = (
            kind is not None and kind.identifier is PERSON_NAME and own.words < 1.5 and bool(column.header)
        )
        is_bare = kind is None and not column.header and len(column.sample) >= _FEWEST and own.are_given_names
        if not is_headed and not is_bare:
            continue
        for beside in (column.number - 1, column.number + 1):
            other = by_number.get(beside)
            if other and not other.header and beside not in kinds and likenesses[beside].may_be_surnames:
                found[beside] = _names_by_look(likenesses[beside])
                if is_bare:
                    found[column.number] = _names_by_look(own)
                break
    return found
