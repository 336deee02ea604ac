"""What a survey of a table tells: how much there is, what is found, where, and how many rows are about people."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from candour.block import CellKind, ListBlock, Pool
from candour.finding import Likelihood
from candour.hiding import Hiding, Sight
from candour.piece import Mask, Table
from candour.place import Place
from candour.report import Volume
from candour.tables import scans as scans_module
from candour.tables.survey import Scans, Survey, survey
from files.tables import FAMILY, FILES, NHS_NUMBERS, PEOPLE, Rows, block_of, table_of

HIDDEN_ROW = Hiding(
    "sheet.hidden-row", "hidden row", Sight.COVERED, "Select all and unhide.", "The row is left out."
)
HIDDEN_COLUMN = Hiding(
    "sheet.hidden-column", "hidden column", Sight.COVERED, "Unhide it.", "The column is left out."
)
HIDDEN_SHEET = Hiding(
    "sheet.hidden-sheet", "hidden sheet", Sight.COVERED, "Unhide it.", "The sheet is left out."
)
CACHE = Hiding("sheet.cache", "cache", Sight.BURIED, "Open the file with a tool.", "The cache is left out.")


def found_in(rows: Rows) -> dict[str, int]:
    """How many cells of each identifier a table of these rows is found to hold."""
    return {finding.identifier: finding.count for finding in survey(table_of(rows)).findings}


def test_a_table_of_victims_tells_every_column() -> None:
    """Each column about people is one finding, with a count of its cells; the header row is not among them."""
    found = survey(table_of(FILES["victims-with-names"]()))
    assert [(each.identifier, str(each.place), each.count, each.role) for each in found.findings] == [
        ("crime-reference", 'sheet › column "Crime Ref"', 15, ""),
        ("person-name", 'sheet › column "VICT_SURNAME"', 15, "victim"),
        ("person-name", 'sheet › column "VICT_FORENAME"', 15, "victim"),
        ("date-of-birth", 'sheet › column "DOB"', 15, ""),
        ("offence", 'sheet › column "Offence"', 15, ""),
        ("collar-number", 'sheet › column "OIC"', 15, "officer"),
    ]


def test_rows_about_people_are_counted_with_what_their_columns_tell() -> None:
    """One table of people: how many rows, and which columns, by identifier and header."""
    (people,) = survey(table_of(FILES["staff-in-capitals"]())).people
    assert people.rows == len(PEOPLE)
    assert people.columns == (("person-name", "NAME"), ("rank", "RANK"), ("employee-number", "SERVICE NO"))
    assert people.sight is Sight.SEEN


def test_volumes_count_every_cell_that_is_not_blank() -> None:
    """Titles, headers and data all count in what was looked through."""
    found = survey(table_of([["Title"], [], ["Surname", "Forename"], ["Ashdown", " "], ["Hollis", "Nia"]]))
    assert found.volumes == {0: Volume(1, 6, len("TitleSurnameForenameAshdownHollisNia"))}


def test_an_empty_table_is_an_empty_survey() -> None:
    """A table without cells holds nothing, not even a volume."""
    assert survey(Table(Place(("sheet",)), list)) == Survey()
    assert survey(table_of([])) == Survey()


def test_hidden_rows_are_told_apart_from_those_seen() -> None:
    """Each mask has its own volume, findings and rows about people, at the place it adds."""
    rows = FILES["victims-with-names"]()
    masked = {(row, -1): 1 for row in range(6, 16)}
    found = survey(table_of(rows, masks=[Mask.of(HIDDEN_ROW, "rows 7-16")], masked=masked))
    assert {mask: volume.cells for mask, volume in found.volumes.items()} == {0: 36, 1: 60}
    births = [each for each in found.findings if each.identifier == "date-of-birth"]
    assert [(str(each.place), each.count, each.hiding) for each in births] == [
        ('sheet › column "DOB"', 5, None),
        ('sheet › rows 7-16 › column "DOB"', 10, HIDDEN_ROW),
    ]
    assert [(each.rows, each.sight, str(each.place)) for each in found.people] == [
        (5, Sight.SEEN, "sheet"),
        (10, Sight.COVERED, "sheet › rows 7-16"),
    ]


def test_the_first_value_under_a_mask_is_one_of_its_own() -> None:
    """What a hidden row's finding shows, masked, stands in a hidden row."""
    rows: Rows = [["Surname"], *([name] for name in FAMILY * 60)]
    found = survey(table_of(rows, masks=[Mask.of(HIDDEN_ROW)], masked={(777, -1): 1}))
    hidden = next(each for each in found.findings if each.hiding)
    assert (hidden.count, hidden.untrusted_value) == (1, rows[777][0])


def test_a_hidden_column_is_under_its_own_mask() -> None:
    """A hidden column of names tells of people who are not seen."""
    rows = FILES["people-without-header"]()
    masked = {(row, column): 1 for row in range(len(rows)) for column in (0, 1)}
    found = survey(table_of(rows, masks=[Mask.of(HIDDEN_COLUMN, "columns A-B")], masked=masked))
    assert {each.identifier for each in found.findings if each.hiding} == {"person-name"}
    assert [(each.hiding, each.rows) for each in found.people if each.hiding] == [(HIDDEN_COLUMN, len(rows))]


def test_a_table_out_of_sight_keeps_its_mask() -> None:
    """Cells numbered 0 of a hidden sheet are hidden by the sheet; those of a mask within by that mask."""
    rows = FILES["staff-in-capitals"]()
    found = survey(
        table_of(rows, under=Mask.of(HIDDEN_SHEET), masks=[Mask.of(HIDDEN_ROW)], masked={(3, -1): 1})
    )
    assert {each.hiding for each in found.people} == {HIDDEN_SHEET, HIDDEN_ROW}
    assert all(each.sight is Sight.COVERED for each in found.findings)


def test_a_header_outside_the_grid_is_used() -> None:
    """The records of a pivot cache have their names apart, and every row is data."""
    rows: Rows = [[family, f"{n + 1:02d}/02/1980"] for n, (family, _) in enumerate(PEOPLE)]
    found = survey(table_of(rows, header=("Surname", "DOB"), under=Mask.of(CACHE)))
    assert [(each.identifier, each.count, each.sight) for each in found.findings] == [
        ("person-name", len(PEOPLE), Sight.BURIED),
        ("date-of-birth", len(PEOPLE), Sight.BURIED),
    ]


def test_without_a_header_a_finding_is_at_its_first_cell() -> None:
    """Where nothing names a column, the address of its first cell does."""
    rows: Rows = [["x", 1], ["y", 2], ["z", "nia.ashdown@gmail.com"]]
    assert [str(each.place) for each in survey(table_of(rows)).findings] == ["sheet › B3"]


def test_notes_are_read_as_running_text() -> None:
    """In a column of sentences what follows a label counts, as it does in a letter."""
    counts = found_in(FILES["notes-with-people"]())
    assert (
        counts["person-name"] == counts["date-of-birth"] == counts["uk-phone"] == counts["nhs-number"] == 15
    )


def test_labels_in_short_cells_are_read() -> None:
    """`DOB: 01/02/1980` in a cell of its own is a date of birth."""
    assert found_in([["DOB: 01/02/1980"], [f"NHS number {NHS_NUMBERS[0]}"], ["DOB: 03/02/1981"]]) == {
        "date-of-birth": 2,
        "nhs-number": 1,
    }


def test_traits_beside_a_crime_reference_are_people() -> None:
    """A crime reference leads to a victim; with an age, a sex and an ethnicity the row is about that person."""
    (people,) = survey(table_of(FILES["traits-beside-a-crime-reference"]())).people
    assert people.rows == 12


def test_a_list_of_private_mail_addresses_is_people() -> None:
    """A mailing list is about the people on it."""
    (people,) = survey(table_of(FILES["private-mail-addresses"]())).people
    assert people.rows == len(PEOPLE)


def test_two_people_in_one_row_are_told_apart() -> None:
    """The upper row of the header says whose surname and date of birth a column holds."""
    found = survey(table_of(FILES["two-rows-of-header"]()))
    assert [each.role for each in found.findings if each.identifier == "date-of-birth"] == [
        "victim",
        "suspect",
    ]


def test_test_data_is_known_and_makes_no_people() -> None:
    """Numbers set aside for tests are recognised and told as such; nobody's row they are."""
    found = survey(table_of(FILES["test-nhs-numbers"]()))
    assert [(each.identifier, each.role) for each in found.findings] == [("nhs-number", "test-data")]
    assert found.people == ()


def test_test_data_among_real_data_is_not_counted() -> None:
    """A mailbox for examples among private ones leaves the private ones to be counted."""
    mails = [f"{given}.{family}@gmail.com".replace("'", "") for family, given in PEOPLE]
    rows: Rows = [[mail, "x"] for mail in (*mails, "nia@example.com", "piotr@example.org")]
    (finding,) = survey(table_of(rows)).findings
    assert (finding.count, finding.role) == (len(mails), "")


@pytest.mark.parametrize("name", FILES)
def test_all_places_are_as_many_as_are_counted(name: str) -> None:
    """Asked for every place, a survey gives one finding for each cell it would have counted, at its address."""
    table = table_of(FILES[name]())
    counted, listed = survey(table), survey(table, all_places=True)
    assert listed.people == counted.people
    assert listed.volumes == counted.volumes
    for identifier in {each.identifier for each in counted.findings}:
        cells = [each for each in listed.findings if each.identifier == identifier]
        assert len(cells) == sum(each.count for each in counted.findings if each.identifier == identifier)
        assert all(each.count == 1 and each.untrusted_value for each in cells)
        assert len({(str(each.place)) for each in cells}) == len(cells)


def test_a_shared_pool_is_scanned_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sheets that share their strings share what was found in them."""
    scanned: list[int] = []
    plain = scans_module.scan

    def counting(buffer: bytes | memoryview) -> object:
        scanned.append(len(buffer))
        return plain(buffer)

    monkeypatch.setattr(scans_module, "scan", counting)
    pool = Pool.of([*FAMILY, *NHS_NUMBERS])
    scans = Scans()
    for _ in range(3):
        block = ListBlock(pool)
        for row in range(len(pool)):
            block.add_shared(row, 0, row)
        survey(Table(Place(("sheet",)), lambda block=block: [block]), scans=scans)  # type: ignore[misc]
    assert scanned.count(len(pool.text)) == 1


def test_many_blocks_are_one_table() -> None:
    """Only the first block of a large table holds its header; what is counted is counted over all."""
    rows: Rows = [["Surname", "NHS number"], *([FAMILY[n % 15], NHS_NUMBERS[n % 60]] for n in range(900))]
    blocks = [block_of(rows[start : start + 100], first_row=start) for start in range(0, len(rows), 100)]
    found = survey(Table(Place(("sheet",)), lambda: blocks))
    assert {each.identifier: each.count for each in found.findings} == {"person-name": 900, "nhs-number": 900}
    assert [each.rows for each in found.people] == [900]
    assert {each.evidence.likelihood for each in found.findings} == {Likelihood.CERTAIN}


def test_nothing_of_the_file_is_in_what_is_printed() -> None:
    """Neither a survey's findings nor its parts print a value."""
    found = survey(table_of(FILES["victims-with-names"]()))
    printed = repr(found)
    assert not any(family in printed for family, _ in PEOPLE)


def test_true_and_false_are_nobodys_data() -> None:
    """Cells of other kinds are counted and mean nothing."""
    block = ListBlock()
    for row in range(5):
        block.add(row, 0, "TRUE", CellKind.OTHER)
    assert survey(Table(Place(("sheet",)), lambda: [block])).findings == ()


def test_small_tables_are_surveyed_without_numpy() -> None:
    """Loading numpy takes longer than surveying a small table, so it is left alone."""
    program = (
        "import sys; sys.path.insert(0, 'tests'); from files.tables import FILES, table_of;"
        "from candour.tables.survey import survey; survey(table_of(FILES['victims-with-names']()));"
        "sys.exit('numpy' in sys.modules)"
    )
    root = Path(__file__).parents[3]
    assert subprocess.run([sys.executable, "-c", program], cwd=root, check=False).returncode == 0
