"""A number inside a longer number of the same cell is a part of it, and not told."""

from __future__ import annotations

import pytest

from candour.block import Pool
from candour.identifiers.matching import scan
from candour.identifiers.own import by_id
from candour.tables.extents import Extents
from candour.tables.nested import without_nested
from candour.tables.survey import survey
from files.tables import table_of

LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"


def _letter(digits: str) -> str:
    return LETTERS[int(digits) % 23]


def arrest_numbers() -> list[str]:
    """Arrest/summons numbers of the year 2099, nobody's, whose tails have the shape of a PNC ID and pass its check too."""
    system = next(
        each for each in range(1, 99) if _letter(f"99{each:02}99{1:011}") == _letter(f"{each:02}{1:07}")
    )
    return [f"99/99ZZ/{system:02}/{n}{_letter(f'{system:02}{n:07}')}" for n in range(1, 9000, 300)]


def identifiers(values: list[str]) -> set[str]:
    """What is told of a column of these values."""
    return {
        each.identifier for each in survey(table_of([["Reference"], *([value] for value in values)])).findings
    }


def test_the_tail_of_an_arrest_number_is_no_pnc_id() -> None:
    """One tail in twenty-three passes the check of PNC IDs: none of them is told."""
    numbers = arrest_numbers()
    assert len(numbers) > 20
    assert "pnc-id" not in identifiers(numbers)


@pytest.mark.parametrize("note", ["see {}", "{} (charged)", "{}; {}"])
def test_the_same_in_a_note(note: str) -> None:
    """Where the longer number does not fill its cell it is strong enough by itself."""
    assert identifiers([note.format(number, number) for number in arrest_numbers()[:8]]) <= {
        "asn",
        "case-urn",
    }


def test_two_letters_of_a_national_insurance_number_are_no_rank() -> None:
    """`PS 19 43 71 A` does not name a sergeant 19."""
    values = ["PS 19 43 71 A", "PS 20 11 02 B", "SC 07 80 31 D", "AA 00 00 03 D", "JH 12 34 56 C"]
    assert identifiers(values) == {"nino"}


def test_a_postcode_in_an_address_is_told_beside_it() -> None:
    """Addresses are words: what stands in them counts by itself."""
    values = [f"{n} Mill Lane, Leeds LS{n} 4AB" for n in range(1, 9)]
    assert identifiers(values) == {"address", "postcode"}


def test_large_pools_are_asked_alike() -> None:
    """Lists and arrays drop the same matches."""
    numpy = pytest.importorskip("numpy")
    values = [*arrest_numbers(), "PS 19 43 71 A", "07700 900123", "BS3 4AB"]
    pool = Pool.of(values)
    arrays = numpy.asarray(pool.starts), numpy.asarray(pool.ends)
    found: list[dict[str, list[int]]] = []
    for extents in (Extents(pool.starts, pool.ends), Extents(*arrays, numpy)):
        placed = {id_: extents.placed(spans) for id_, spans in scan(pool.text).items()}
        kept = without_nested(placed, extents, pool.text, by_id(()))
        found.append(
            {
                id_: [int(number) for number in matches.numbers]
                for id_, matches in kept.items()
                if len(matches.numbers)
            }
        )
    assert found[0] == found[1]
    assert set(found[0]["asn"]) >= set(range(len(arrest_numbers())))
    assert not {"pnc-id", "collar-number"} & found[0].keys()
