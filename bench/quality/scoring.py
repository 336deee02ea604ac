"""Scoring: what was found against what was planted.

    found ∩ planted   right            found − planted   wrong
    planted − found   missed           values that need not be found count neither way

In a text a value is found where something of its kind covers at least half of it. A name is found whole or not at all: a title
or a rank may stand before it, and nothing else may be missing or added. In a table a cell is found where it is told to be of its
kind; a wrong kind in any cell is a false finding.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bench.quality.scenes import Document, Planted

__all__ = ["Found", "Rates", "Score", "TableTruth", "score_cells", "score_text"]

_WITHIN: Mapping[str, frozenset[str]] = {"postcode": frozenset({"address"})}
"""What may tell of a kind besides itself: a postcode at the end of an address is found with it."""
_TITLE = re.compile(
    r"(?:(?:Mrs?|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Cllr|Councillor|Sir|Dame|Lord|Lady|Judge|Justice|Detective|Chief|Acting|Superintendent|PC|PS|DC|DS|DI|DCI|PCSO|Sgt|Insp|Inspector|Sergeant|Constable)"
    r"\.?\s+|\d{2,5}\s+)*",
    re.IGNORECASE,
)


class Found(NamedTuple):
    """Something told of a text: its kind, and how sure whoever found it is, from 0 to 1."""

    start: int
    end: int
    kind: str
    sure: float = 1.0
    is_nobodys: bool = False
    """Told apart as nobody's: a mailbox of a body, a value published for tests."""


@dataclass(slots=True)
class Rates:
    """How one kind fared."""

    planted: int = 0
    right: int = 0
    wrong: int = 0
    examples_missed: list[str] = field(default_factory=list)
    examples_wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float | None:
        """The share of what was planted that was found."""
        return self.right / self.planted if self.planted else None

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right."""
        found = self.right + self.wrong
        return self.right / found if found else None


@dataclass(slots=True)
class Score:
    """How every kind fared in some files."""

    kinds: dict[str, Rates] = field(default_factory=dict)
    settings: dict[tuple[str, str], Rates] = field(default_factory=dict)
    """The same by what stands around the value; precision means nothing here."""
    false: Counter[str] = field(default_factory=Counter)
    """Findings where nothing was planted, by the kind they claim."""
    others: int = 0
    """Cells, or words of a text, in which nothing was planted."""

    def of(self, kind: str) -> Rates:
        """The rates of one kind."""
        return self.kinds.setdefault(kind, Rates())

    @property
    def per_ten_thousand(self) -> float:
        """False findings for every ten thousand cells or words that hold nothing."""
        return 10_000 * sum(self.false.values()) / max(1, self.others)


def _tells(found: Found, planted: Planted, text: str) -> bool:
    """Whether a finding tells of a planted value."""
    if found.kind != planted.kind and found.kind not in _WITHIN.get(planted.kind, frozenset()):
        return False
    if planted.kind == "person-name":
        value = text[found.start : found.end]
        bare = value[_TITLE.match(value).end() :].strip(" .,;:()\n")  # type: ignore[union-attr]  # matches nothing at least
        return (
            found.start <= planted.start
            and found.end >= planted.end
            and bare == text[planted.start : planted.end]
        )
    covered = min(found.end, planted.end) - max(found.start, planted.start)
    return covered * 2 >= planted.end - planted.start


def _around(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 25) : start]}⟦{text[start:end]}⟧{text[end : end + 15]}".replace("\n", "¶")


def score_text(told: Iterable[tuple[Document, Sequence[Found]]]) -> Score:
    """The score of what was found in some texts."""
    score = Score()
    for document, findings in told:
        text = document.text
        score.others += len(text.split()) - sum(len(text[p.start : p.end].split()) for p in document.planted)
        for planted in document.planted:
            if not planted.must:
                continue
            is_right = any(_tells(found, planted, text) for found in findings)
            setting = score.settings.setdefault((planted.kind, planted.setting), Rates())
            for rates in (score.of(planted.kind), setting):
                rates.planted += 1
                rates.right += is_right
            if not is_right:
                setting.examples_missed.append(_around(text, planted.start, planted.end))
        for found in findings:
            if found.is_nobodys or any(_tells(found, planted, text) for planted in document.planted):
                continue
            rates = score.of(found.kind)
            rates.wrong += 1
            rates.examples_wrong.append(_around(text, found.start, found.end))
            if not any(
                found.start < planted.end and planted.start < found.end for planted in document.planted
            ):
                score.false[found.kind] += 1
    return score


@dataclass(frozen=True, slots=True, repr=False)
class TableTruth:
    """What one table holds: a kind for each cell that holds personal data, and how many rows are about people."""

    name: str
    half: str
    rows: tuple[tuple[str, ...], ...]
    header_rows: int
    kinds: Mapping[int, str]
    """By column, the kind of all its cells."""
    cells: Mapping[tuple[int, int], frozenset[str]]
    """Kinds planted in single cells of columns that hold something else."""
    neutral: Mapping[int, frozenset[str]]
    """By column, kinds that may be told of it or not."""
    people: int
    closed: frozenset[int] = frozenset()
    """Columns of closed categories: wards, months, offences, companies. None is a column of names."""
    apart: frozenset[int] = frozenset()
    """Rows that are no data: the header printed again, totals, notes."""

    def kinds_at(self, row: int, column: int) -> frozenset[str]:
        """What a cell holds."""
        own = self.cells.get((row, column), frozenset())
        whole = self.kinds.get(column)
        is_blank = not self.rows[row][column].strip()
        is_apart = row < self.header_rows or row in self.apart
        return frozenset() if is_apart or is_blank else own | ({whole} if whole else set())


def score_cells(told: Iterable[tuple[TableTruth, Mapping[tuple[int, int], frozenset[str]]]]) -> Score:
    """The score of the kinds told of the cells of some tables."""
    score = Score()
    for table, findings in told:
        for row, values in enumerate(table.rows):
            for column, value in enumerate(values):
                if not value.strip():
                    continue
                planted = table.kinds_at(row, column)
                found = findings.get((row, column), frozenset())
                score.others += not planted
                for kind in planted:
                    rates = score.of(kind)
                    rates.planted += 1
                    rates.right += kind in found
                    if kind not in found:
                        rates.examples_missed.append(f"{table.name}: {table.rows[0][column]!r} {value!r}")
                for kind in found - planted - table.neutral.get(column, frozenset()):
                    rates = score.of(kind)
                    rates.wrong += 1
                    rates.examples_wrong.append(f"{table.name}: {table.rows[0][column]!r} {value!r}")
                    if not planted:
                        score.false[kind] += 1
    return score
