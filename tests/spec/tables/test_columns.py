"""What a column holds: from its header, its values, and the columns beside it."""

from __future__ import annotations

import pytest

from candour.block import Block, CellKind, ListBlock
from candour.finding import Likelihood
from candour.piece import Table
from candour.place import Place
from candour.tables.dates import age_told_by
from candour.tables.survey import survey
from files.tables import FAMILY, FILES, GIVEN, NHS_NUMBERS, PEOPLE, Rows, table_of


def likelihoods(rows: Rows) -> dict[str, Likelihood | None]:
    """How likely each identifier is that a table of these rows is found to hold."""
    return {finding.identifier: finding.evidence.likelihood for finding in survey(table_of(rows)).findings}


def kinds(rows: Rows) -> list[str]:
    """The identifiers found in a table of these rows."""
    return sorted(likelihoods(rows))


def test_a_headed_column_of_nhs_numbers_is_certain() -> None:
    """The header says so and all distinct values pass their check."""
    assert likelihoods(FILES["nhs-numbers"]())["nhs-number"] is Likelihood.CERTAIN


def test_a_column_of_nhs_numbers_needs_no_header() -> None:
    """Seventy numbers that all pass modulus 11 are no chance, whatever stands above them."""
    numbers: Rows = [[number] for number in NHS_NUMBERS]
    assert likelihoods(numbers)["nhs-number"] is Likelihood.CERTAIN
    assert likelihoods([["Reading"], *numbers])["nhs-number"] is Likelihood.CERTAIN


@pytest.mark.parametrize("header", ["Order number", "NHS number"])
def test_numbers_that_pass_one_time_in_eleven_are_nothing(header: str) -> None:
    """A column whose values pass as often as chance lets them holds something else, even under the header."""
    assert kinds([[header], *([str(4_000_000_000 + n * 7_919)] for n in range(300))]) == []


def test_half_a_column_of_nhs_numbers_counts_only_what_passes() -> None:
    """Where half the values pass, the column holds two things, and those that pass are counted."""
    others = [str(1_000_000_001 + n * 22) for n in range(len(NHS_NUMBERS))]
    found = survey(table_of([[number] for both in zip(NHS_NUMBERS, others, strict=True) for number in both]))
    counts = {finding.identifier: finding.count for finding in found.findings}
    assert len(NHS_NUMBERS) <= counts["nhs-number"] < 1.25 * len(NHS_NUMBERS)


def test_non_breaking_spaces_hide_no_number() -> None:
    """A number whose groups are parted by non-breaking spaces is the same number."""
    spaced = [[f"{n[:3]}\N{NO-BREAK SPACE}{n[3:6]}\N{NO-BREAK SPACE}{n[6:]}"] for n in NHS_NUMBERS]
    assert kinds(spaced) == ["nhs-number"]
    assert kinds([["NHS number"], *spaced]) == ["nhs-number"]


@pytest.mark.parametrize(
    "values", [GIVEN, FAMILY, [name.upper() for name in FAMILY], ["O'Farrell", "Mbeki-Lowe", "van Sample"]]
)
def test_a_header_of_names_is_believed(values: list[str]) -> None:
    """Under `Surname` stand surnames, in capitals or not, with apostrophes, hyphens and particles."""
    assert kinds([["Surname"], *([value] for value in values)]) == ["person-name"]


@pytest.mark.parametrize(
    "values",
    [
        ["January", "February", "March", "April"],
        ["Monday", "Tuesday", "Wednesday"],
        ["Yes", "No", "Unknown"],
        ["High Street", "Station Road", "Mill Lane"],
        ["Sample Ltd", "Example plc", "Fable & Co"],
        ["Theft", "Burglary", "Harassment"],
        ["Aston Ward", "Moseley Ward", "Selly Oak Ward"],
        ["12", "9", "41"],
    ],
)
@pytest.mark.parametrize("header", ["Name", "Victim", "Surname"])
def test_closed_categories_are_never_names(header: str, values: list[str]) -> None:
    """Months, days, answers, streets, companies, offences and wards are no names of people, whatever the header."""
    assert "person-name" not in kinds([[header, "Total"], *([value, 3] for value in values)])


@pytest.mark.parametrize(
    "values",
    [
        [f"{given} {family}" for family, given in PEOPLE],
        [f"{family}, {given}" for family, given in PEOPLE],
        [f"{family.upper()}, {given[0]}" for family, given in PEOPLE],
        [f"{given[0]}. {family}" for family, given in PEOPLE],
        [f"PC {family}" for family, _ in PEOPLE],
    ],
)
@pytest.mark.parametrize("header", ["Name", "Officer", "Victim"])
def test_a_bare_header_is_borne_out_by_what_looks_like_names(header: str, values: list[str]) -> None:
    """Given names, a surname first, initials or a rank show that `Name` heads people."""
    assert kinds([[header], *([value] for value in values)]) == ["person-name"]


def test_a_bare_header_is_borne_out_by_columns_about_people() -> None:
    """Surnames alone look like towns; beside dates of birth they are people."""
    towns: Rows = [["Name", "Total"], *([family, n] for n, family in enumerate(FAMILY))]
    people: Rows = [["Name", "DOB"], *([family, f"{n + 1:02d}/02/1980"] for n, family in enumerate(FAMILY))]
    assert kinds(towns) == []
    assert kinds(people) == ["date-of-birth", "person-name"]


def test_forenames_beside_surnames_need_no_header() -> None:
    """Two columns of single words, one of which holds given names, are forenames and surnames."""
    found = survey(table_of(FILES["people-without-header"]()))
    assert [str(each.place) for each in found.findings if each.identifier == "person-name"] == [
        "sheet › A1",
        "sheet › B1",
    ]


def test_a_column_of_full_names_needs_no_header() -> None:
    """Most of the values are two words, of which one is a common given name."""
    assert kinds(FILES["full-names-without-header"]()) == ["person-name"]


def dates(
    kind: CellKind, values: list[str], header: str | None = None, beside: list[str] | None = None
) -> Table:
    """A table of a column of dates, with names beside it where they are given."""
    block = ListBlock()
    first = 0
    if header:
        block.add(0, 0, header)
        first = 1
    for row, value in enumerate(values, first):
        block.add(row, 0, value, kind)
        if beside:
            block.add(row, 1, beside[row - first])
    blocks: list[Block] = [block]
    return Table(Place(("sheet",)), lambda: blocks)


SERIALS = [str(20_000 + 911 * n) for n in range(15)]
FULL_NAMES = [f"{given} {family}" for family, given in PEOPLE]


@pytest.mark.parametrize("kind", [CellKind.DATE, CellKind.NUMBER])
def test_days_as_excel_counts_them_are_dates_of_birth_under_their_header(kind: CellKind) -> None:
    """A date in a workbook is a number of days, with or without the format of a date."""
    found = survey(dates(kind, SERIALS, "DOB"))
    assert [(each.identifier, each.count) for each in found.findings] == [("date-of-birth", 15)]


def test_a_date_column_without_header_is_dates_of_birth_only_beside_people() -> None:
    """Dates that span decades are possibly dates of birth where names stand beside them, and nothing alone."""
    beside = survey(dates(CellKind.DATE, SERIALS, beside=FULL_NAMES))
    assert {each.identifier: each.evidence.likelihood for each in beside.findings}[
        "date-of-birth"
    ] is Likelihood.POSSIBLE
    assert survey(dates(CellKind.DATE, SERIALS)).findings == ()


def test_dates_of_a_few_years_are_no_dates_of_birth() -> None:
    """Dates of events lie close together."""
    found = survey(dates(CellKind.DATE, [str(45_000 + n) for n in range(15)], beside=FULL_NAMES))
    assert [each.identifier for each in found.findings] == ["person-name"]


@pytest.mark.parametrize(
    ("text", "kind", "age"),
    [
        ("29221", CellKind.DATE, 46),
        ("01/01/1980", CellKind.TEXT, 46),
        ("1980-01-01", CellKind.TEXT, 46),
        ("1.6.1980", CellKind.TEXT, 45),
        ("31/02/1980", CellKind.TEXT, None),
        ("29221.5", CellKind.DATE, None),
        ("1e999", CellKind.DATE, None),
        ("nan", CellKind.NUMBER, None),
        ("Nia", CellKind.TEXT, None),
    ],
)
def test_the_age_that_a_date_tells(text: str, kind: CellKind, age: int | None) -> None:
    """An age is the whole years from a date to a day; a time or a day that never was tells none."""
    from datetime import date

    from candour.block import Cell

    assert age_told_by(Cell(0, 0, 0, kind, text), date(2026, 3, 1)) == age


def test_a_column_of_codes_from_a_closed_list_is_certain() -> None:
    """Nothing but codes of the 18+1 ethnicities is certain evidence, without any header."""
    rows: Rows = [[f"42/1{n:04d}/23", ("W1", "A1", "B1", "M2", "W1")[n % 5], "M", 20 + n] for n in range(20)]
    assert likelihoods(rows)["ethnicity"] is Likelihood.CERTAIN


def test_one_value_of_a_closed_list_is_not_enough() -> None:
    """A cell or two from a list could be anything."""
    assert "ethnicity" not in kinds([["W1", 3], ["W1", 4]])


def test_words_are_never_taken_for_amounts_of_themselves() -> None:
    """Under `Charges` may stand offences, or pounds."""
    assert kinds([["Supplier", "Charges"], *([f"Sample {n} Ltd", f"£{n},000.00"] for n in range(9))]) == []


def test_what_is_certain_is_found_under_a_header_that_counts() -> None:
    """Numbers that all pass their check are NHS numbers, even below `Total`."""
    assert kinds([["Total", "Ward"], *([number, "3B"] for number in NHS_NUMBERS)]) == ["nhs-number"]


def test_references_in_the_plural_must_be_borne_out() -> None:
    """`Custody numbers` heads counts, and references only beside other columns about people."""
    assert (
        kinds(
            [
                ["Suite", "Custody numbers"],
                *([suite, n * 7] for n, suite in enumerate(("Aston", "Lea", "Ely"))),
            ]
        )
        == []
    )
    people: Rows = [
        ["Surname", "Custody numbers"],
        *([family, f"22/{n}/99"] for n, family in enumerate(FAMILY)),
    ]
    assert kinds(people) == ["custody-reference", "person-name"]
