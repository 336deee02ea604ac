"""Runs Candour, and Presidio where it is installed, over the invented files, and prints what each found and what each took for it.

    python -m bench.quality.run                the counts of both halves
    python -m bench.quality.run --misses       and what was missed and mistaken in the training half
    python -m bench.quality.run --no-speed     without the speeds

Everything printed is of this run: the same files, the same machine, one after the other.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bench.quality.corpus_tables import tables
from bench.quality.corpus_text import documents
from bench.quality.finders import (
    PRESIDIO_KINDS,
    Cells,
    candour_cells,
    candour_text,
    presidio,
    presidio_cells,
    presidio_text,
)
from bench.quality.scenes import Document
from bench.quality.scoring import Found, Score, TableTruth, score_cells, score_text

_HALVES = ("training", "held-out")
_MEDIUM = 0.5
"""The score from which Presidio calls a pattern medium."""
_NEVER_ASKED = frozenset(PRESIDIO_KINDS.values()) - {"person-name"}
"""Kinds that Presidio has a recogniser for here; of the others it can find nothing, and a dash stands."""


@dataclass(frozen=True, slots=True)
class _Told:
    """One finder's scores, under the words that head its columns."""

    title: str
    score: Score
    knows: frozenset[str] | None = None


def _share(value: float | None) -> str:
    return "    -" if value is None else f"{100 * value:5.1f}"


def _print_kinds(told: Sequence[_Told]) -> None:
    kinds = sorted({kind for each in told for kind, rates in each.score.kinds.items() if rates.planted})
    print(f"{'':20}{'':>8}" + "".join(f"   {each.title:^17}" for each in told))
    print(f"{'identifier':20}{'planted':>8}" + "   found %  right %" * len(told))
    for kind in kinds:
        line = f"{kind:20}{told[0].score.of(kind).planted:8,}"
        for each in told:
            rates = each.score.of(kind)
            known = each.knows is None or kind in each.knows
            line += f"   {_share(rates.recall if known else None):>7}  {_share(rates.precision if known else None):>7}"
        print(line)
    print(f"{'false per 10,000':28}" + "".join(f"   {each.score.per_ten_thousand:16.1f}" for each in told))
    for each in told:
        kinds_of = ", ".join(f"{kind} {count}" for kind, count in each.score.false.most_common())
        print(
            f"  {each.title}: {sum(each.score.false.values())} in {each.score.others:,}: {kinds_of or 'none'}"
        )


def _print_settings(told: Sequence[_Told]) -> None:
    print("\nFound %, by what stands around the value")
    for key in sorted(told[0].score.settings):
        rates = [each.score.settings[key] for each in told]
        shares = "".join(
            f"{_share(rate.recall) if each.knows is None or key[0] in each.knows else _share(None):>10}"
            for rate, each in zip(rates, told, strict=True)
        )
        print(f"  {key[0]:20}{key[1]:12}{rates[0].planted:6,}{shares}")


def _print_examples(score: Score, most: int = 6) -> None:
    for (kind, setting), rates in sorted(score.settings.items()):
        for example in dict.fromkeys(rates.examples_missed[:most]):
            print(f"  missed {kind} ({setting}): {example}")
    for kind, rates in sorted(score.kinds.items()):
        for example in list(dict.fromkeys(rates.examples_missed))[:most]:
            print(f"  missed {kind}: {example}")
        for example in list(dict.fromkeys(rates.examples_wrong))[:most]:
            print(f"  mistaken for {kind}: {example}")


def _text(half: str, *, has_presidio: bool, shows_misses: bool) -> None:
    own = [document for document in documents() if document.half == half]
    words = sum(len(document.text.split()) for document in own)
    print(f"\n══ Running text, {half} half: {len(own)} documents, {words:,} words ══\n")
    told = [_Told("Candour", score_text((document, candour_text(document.text)) for document in own))]
    if has_presidio:
        by_presidio = [(document, presidio_text(document.text)) for document in own]
        told += [
            _Told("Presidio, any", score_text(by_presidio), _NEVER_ASKED),
            _Told("Presidio, ≥ 0.5", score_text(_surer(by_presidio)), _NEVER_ASKED),
        ]
    _print_kinds(told)
    _print_settings(told)
    if shows_misses:
        _print_examples(told[0].score)


def _surer(told: Sequence[tuple[Document, list[Found]]]) -> list[tuple[Document, list[Found]]]:
    return [(document, [each for each in found if each.sure >= _MEDIUM]) for document, found in told]


@dataclass(slots=True)
class _Columns:
    """How columns and rows were understood."""

    names: int = 0
    names_found: int = 0
    closed: int = 0
    closed_taken: int = 0
    people: int = 0
    people_exact: int = 0
    statistics: int = 0
    statistics_clear: int = 0
    wrong: list[str] = field(default_factory=list)
    """Columns of names that were missed, and columns taken for names."""

    def add(self, table: TableTruth, cells: Cells, people: int | None) -> None:
        """Counts one table. A column is found, or taken for names, where half of its cells are."""
        for column in range(len(table.rows[0])):
            filled = range(table.header_rows, len(table.rows))
            rows = [row for row in filled if row not in table.apart and table.rows[row][column].strip()]
            share = sum("person-name" in cells.get((row, column), ()) for row in rows) * 2 >= max(
                1, len(rows)
            )
            is_names = table.kinds.get(column) == "person-name" and bool(rows)
            if share != is_names and (is_names or column in table.closed):
                header = table.rows[table.header_rows - 1][column] if table.header_rows else ""
                self.wrong.append(
                    f"{table.name}, {len(rows)} rows: {header!r} {'missed' if is_names else 'taken'}"
                )
            self.names += is_names
            self.names_found += is_names and share
            self.closed += column in table.closed
            self.closed_taken += column in table.closed and share
        if table.people:
            self.people += 1
            self.people_exact += people == table.people
        else:
            self.statistics += 1
            self.statistics_clear += people == 0


def _tables(half: str, *, has_presidio: bool, shows_misses: bool) -> None:
    own = [table for table in tables() if table.half == half]
    cells = sum(len(row) for table in own for row in table.rows)
    print(f"\n══ Tables, {half} half: {len(own)} tables, {cells:,} cells ══\n")
    surveyed = [(table, *candour_cells(table)) for table in own]
    columns = _Columns()
    for table, told_cells, people in surveyed:
        columns.add(table, told_cells, people)
        if shows_misses:
            for line in columns.wrong[-len(table.rows[0]) :]:
                print(f"  {line}")
            columns.wrong.clear()
    told = [_Told("Candour", score_cells((table, found) for table, found, _ in surveyed))]
    if has_presidio:
        told += [
            _Told(title, score_cells((table, presidio_cells(table, sure)) for table in own), _NEVER_ASKED)
            for title, sure in (("Presidio, any", 0.0), ("Presidio, ≥ 0.5", _MEDIUM))
        ]
    _print_kinds(told)
    print(f"\nColumns of names found                 {columns.names_found} of {columns.names}")
    print(f"Closed categories taken for names      {columns.closed_taken} of {columns.closed}")
    print(f"Tables of people, rows counted exactly {columns.people_exact} of {columns.people}")
    print(f"Tables of nobody, said to hold nobody  {columns.statistics_clear} of {columns.statistics}")
    for table, _, people in surveyed:
        if people != table.people and shows_misses:
            print(
                f"  {table.name}, {len(table.rows) - table.header_rows - len(table.apart)} rows: {people} people told, {table.people} there"
            )
    if shows_misses:
        _print_examples(told[0].score)


def _has_presidio() -> bool:
    try:
        presidio()
    except ImportError:
        print(
            "Presidio is not installed here (requirements/bench.in names it): Candour is measured by itself."
        )
        return False
    print(
        "Presidio's names come from a spaCy model, which cannot be had without a download: a blank pipeline finds none."
    )
    print("`Presidio, any` is its own default; `≥ 0.5` leaves out what it calls weak.")
    return True


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description="how much personal data is found, and how much else is taken for it"
    )
    parser.add_argument(
        "--misses", action="store_true", help="what was missed and mistaken in the training half"
    )
    parser.add_argument("--half", choices=_HALVES, help="one half only")
    parser.add_argument("--no-speed", action="store_true", help="without the speeds")
    given = parser.parse_args(arguments)
    has_presidio = _has_presidio()
    parts: Mapping[str, Callable[..., None]] = {"text": _text, "tables": _tables}
    for half in [given.half] if given.half else _HALVES:
        for part in parts.values():
            part(half, has_presidio=has_presidio, shows_misses=given.misses and half == "training")
    if not given.no_speed:
        from bench.quality.speed import print_speeds

        print_speeds(has_presidio=has_presidio)


if __name__ == "__main__":
    main()
