"""Who is in a file: one mention for each somebody of each row, card and passage."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import candour
from candour import cli
from candour.outputs.mentions import as_object
from files.mentions import CARD, FILES, LETTER, csv_of, workbook_of
from files.tables import FAMILY

SCHEMA = json.loads((Path(__file__).parents[3] / "docs/reference/mention.schema.json").read_text("utf-8"))


def mentions(name: str) -> list[candour.Mention]:
    """The mentions in one of the files."""
    return list(candour.mentions(FILES[name](), name="file"))


def row(header: str, values: str) -> candour.Mention:
    """The only mention in a table of one row; names and places fill the header up."""
    (found,) = candour.mentions(csv_of([header.split("|"), values.split("|")]))
    return found


def test_each_role_of_a_row_is_a_mention() -> None:
    """A crime report mentions its victim, its suspect and the officer in the case, each with what is theirs."""
    found = mentions("victims-suspects-and-officers")
    assert [(each.role, each.name) for each in found[:3]] == [
        ("victim", "Nia Example"),
        ("suspect", "SAMPLE, Tomos"),
        ("officer", ""),
    ]
    victim, suspect, officer = found[:3]
    assert (victim.born, victim.address, victim.postcode) == ("1980-02-01", "12 Mill Lane", "ZZ99 3VZ")
    assert (suspect.forenames, suspect.surname, suspect.address) == ("Tomos", "SAMPLE", "")
    assert officer.identifiers == (("collar-number", "PC 1234"),)
    assert victim.offences == suspect.offences == ("Harassment",)
    assert officer.offences == ()
    assert {each.references for each in found[:3]} == {(("crime-reference", "42/12345/23"),)}


def test_a_cell_that_names_nobody_gives_no_mention() -> None:
    """`Unknown` is not a suspect."""
    assert [each.role for each in mentions("victims-suspects-and-officers")[-2:]] == ["victim", "officer"]


def test_a_mention_says_which_row_it_stands_in() -> None:
    """The place of a mention ends with its row, as a spreadsheet numbers it."""
    assert str(mentions("hidden-sheet-of-victims")[0].place) == 'file › sheet "Data" (hidden) › row 2'


def test_a_mention_is_hidden_where_any_cell_of_it_is() -> None:
    """A hidden column of dates of birth hides something of everybody in the table; a hidden sheet hides all."""
    for name in ("hidden-column-of-births", "hidden-sheet-of-victims"):
        assert {each.sight for each in mentions(name)} == {candour.Sight.COVERED}
    assert {each.hiding.id for each in mentions("hidden-column-of-births")} == {"xlsx.hidden-column"}


def test_a_mention_prints_itself_masked() -> None:
    """No name, date or number of a mention stands in its repr."""
    shown = repr(mentions("victims-suspects-and-officers")[0])
    assert shown == "Mention(victim, SEEN, 'N•• E••••••', 0 identifiers)"


@pytest.mark.parametrize(
    ("written", "born"),
    [
        ("01/02/1980", "1980-02-01"),
        ("1.2.80", "1980-02-01"),
        ("1980-02-01", "1980-02-01"),
        ("1980-02-01 00:00:00", "1980-02-01"),
        ("19800201", "1980-02-01"),
        ("29252", "1980-02-01"),
        ("29252.0", "1980-02-01"),
        ("61", "1900-03-01"),
        ("59", "1900-02-28"),
        ("1 Feb 1980", "1980-02-01"),
        ("1st February 1980", "1980-02-01"),
        ("February 1, 1980", "1980-02-01"),
        ("02/25/1980", "1980-02-25"),
        ("about 1980", "about 1980"),
    ],
)
def test_dates_of_birth_are_iso_where_the_day_can_be_told(written: str, born: str) -> None:
    """However a date is written, the day is the same; what is no day stays as written. Excel counts from 1900."""
    from candour.affected.values import born as told

    assert told(written) == born


def test_parts_of_a_name_and_of_an_address_are_put_together() -> None:
    """Forenames, middle names and surname make the name, and lines make the address, whatever their columns."""
    found = row(
        "Title|Surname|Middle name|Forename|Address line 1|Address line 2|Town|Postcode|Email|Mobile|Sex|Age|NINO|Ethnicity",
        "Mrs|Example|Mair|Nia|Flat 2|12 Mill Lane|Exampleton|ZZ99 3VZ|nia@mail.example|07700 900123|F|44|QQ123456C|W1",
    )
    assert (found.title, found.name, found.forenames, found.surname) == (
        "Mrs",
        "Nia Mair Example",
        "Nia Mair",
        "Example",
    )
    assert (found.address, found.postcode) == ("Flat 2, 12 Mill Lane, Exampleton", "ZZ99 3VZ")
    assert (found.phones, found.emails, found.sex, found.age) == (
        ("07700 900123",),
        ("nia@mail.example",),
        "F",
        "44",
    )
    assert found.identifiers == (("nino", "QQ123456C"),)
    assert found.signals == (("ethnicity", "W1"),)


def test_a_list_of_staff_is_one_mention_a_row() -> None:
    """Ranks and service numbers beside names are theirs; beside a crime reference they are the officer's."""
    rows = [["Surname", "Initials", "Rank", "Service number"], *([name, "N", "Constable", 20_000 + n] for n, name in enumerate(FAMILY))]  # fmt: skip
    found = list(candour.mentions(csv_of(rows)))
    assert [(each.surname, each.role) for each in found] == [(name, "staff") for name in FAMILY]
    assert found[0].identifiers == (("rank", "Constable"), ("employee-number", "20000"))
    assert candour.inspect(csv_of(rows)).people_at_least == len(FAMILY)


def test_a_column_of_roles_gives_each_row_its_role() -> None:
    """Forces' short words for roles are read in full."""
    rows = [
        ["Surname", "Forename", "Role"],
        ["Example", "Nia", "IP"],
        ["Sample", "Tomos", "Susp"],
        ["Evans", "Mei", "Wit"],
    ]
    assert [each.role for each in candour.mentions(csv_of(rows))] == ["victim", "suspect", "witness"]


def test_numbered_columns_are_several_people() -> None:
    """`Victim 1` and `Victim 2` are two mentions; `Address 1` and `Address 2` are one address."""
    header = ["Victim 1 Surname", "Victim 1 DOB", "Victim 2 Surname", "Victim 2 DOB"]
    found = list(candour.mentions(csv_of([header, ["Example", "01/02/1980", "Sample", "05/06/1981"]])))
    assert [(each.surname, each.born, each.role) for each in found] == [
        ("Example", "1980-02-01", "victim"),
        ("Sample", "1981-06-05", "victim"),
    ]


def test_a_card_is_one_mention() -> None:
    """A form with its labels on the left mentions one person, at the cell where the values begin."""
    (found,) = mentions("custody-card")
    assert (found.name, found.born, found.phones) == ("Nia Example", "1980-02-01", ("07700 900123",))
    assert found.signals == (("vulnerability", "Yes"),)
    assert str(found.place) == 'file › sheet "Data" › B3'


@pytest.mark.parametrize("name", ["two-cards", "card-of-two-columns"])
def test_several_cards_are_several_mentions(name: str) -> None:
    """Cards below one another, or beside one another, are a mention each."""
    assert [each.surname for each in mentions(name)] == ["Example", "Sample"]


def test_a_list_is_no_card() -> None:
    """A table of roles and names, without a header, is read row by row."""
    rows = [["Victim", "Nia Example"], ["Witness", "Tomos Sample"], ["Suspect", "Grace Evesham"]]
    assert all("row" in str(each.place) for each in candour.mentions(workbook_of(rows)))


def test_a_text_ties_what_stands_together() -> None:
    """A name takes what follows in its sentence, or in the labelled lines around it; an officer takes no address."""
    found = mentions("letter")
    assert [(each.role, each.name, each.born) for each in found] == [
        ("", "Mr Tomos Example", "1980-02-01"),
        ("staff", "PC 1234 Nia Sample", ""),
        ("", "Zofia Specimen", "1981-03-12"),
        ("", "Grace EVESHAM", "1970-02-01"),
    ]
    assert found[0].address.startswith("12 Mill Lane")
    assert found[2].phones == ("07700 900123",)


def test_whoever_saved_a_file_is_not_mentioned() -> None:
    """The author among a workbook's properties is a trace, not somebody the file is about."""
    assert list(candour.mentions(workbook_of([["Ward", "Total"], ["Riverside", 3]]))) == []


def test_counts_mention_nobody() -> None:
    """A table of figures gives no mention."""
    assert list(candour.mentions(csv_of([["Ward", "Victims"], ["Riverside", 12], ["Hilltop", 9]]))) == []


@pytest.mark.parametrize("name", FILES)
def test_mentions_keep_their_contract(name: str) -> None:
    """Every mention, as JSON, is what the schema says."""
    for each in mentions(name):
        jsonschema.validate(as_object(each), SCHEMA, jsonschema.Draft202012Validator)


def test_the_command_writes_one_mention_on_each_line(tmp_path, capsys) -> None:
    """With --mentions, --format jsonl and --show-values each mention is a line, and the verdict is what it leaves with."""
    path = tmp_path / "reply.csv"
    path.write_bytes(FILES["victims-suspects-and-officers"]())
    assert cli.main(["check", str(path), "--format", "jsonl", "--mentions", "--show-values"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line) for line in lines] == [as_object(each) for each in candour.mentions(path)]


@pytest.mark.parametrize(
    "options", [("--format", "jsonl"), ("--show-values",), ("--format", "json", "--show-values")]
)
def test_mentions_are_refused_unless_values_are_asked_for(tmp_path, capsys, options: tuple[str, ...]) -> None:
    """Mentions are personal data in plain: the call must say so, and writes nothing otherwise."""
    path = tmp_path / "reply.csv"
    path.write_bytes(FILES["letter"]())
    assert cli.main(["check", str(path), "--mentions", *options]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "mentions are" in said.err


def test_what_could_not_be_read_is_said_beside_the_mentions(tmp_path, capsys) -> None:
    """A file that is broken may mention more people than are told, and the command says so."""
    path = tmp_path / "reply.xlsx"
    path.write_bytes(FILES["hidden-sheet-of-victims"]()[:-900])
    cli.main(["check", str(path), "--format", "jsonl", "--mentions", "--show-values"])
    assert "was not examined" in capsys.readouterr().err


def test_a_missing_file_is_a_wrong_call(tmp_path) -> None:
    """Asking for the mentions in a file that is not there is an error of the call."""
    with pytest.raises(candour.CallError):
        next(candour.mentions(tmp_path / "none.csv"))


def test_the_values_of_a_letter_stand_in_it() -> None:
    """Every name of a letter is written in the letter as it is in the mention."""
    assert all(part in LETTER for each in mentions("letter") for part in each.name.split())
    assert CARD


NOTED = (
    ("Crime ref", "Victim name", "Victim DOB", "Summary"),
    (
        "42/12345/23",
        "Nia Example",
        "01/02/1980",
        "Nia told officers that Tomos Sample of 12 Mill Lane had followed her. Mr Sample was seen by PC Fielding.",
    ),
    (
        "42/12346/23",
        "Cerys Invented",
        "03/04/1990",
        "Fence panels were damaged overnight in Grace Hill ward.",
    ),
)


def test_somebody_named_in_a_note_is_a_mention_of_its_row() -> None:
    """A name in a cell of running text is a mention at that row, with what stands beside it; a note of nobody is none."""
    found = list(candour.mentions(csv_of(NOTED), name="file"))
    noted = [each for each in found if each.name not in ("Nia Example", "Cerys Invented")]
    assert [each.name for each in noted] == ["Tomos Sample", "PC Fielding"]
    assert noted[0].address == "12 Mill Lane"
    assert {str(each.place).rpartition(" › ")[2] for each in noted} == {
        str(found[0].place).rpartition(" › ")[2]
    }


def test_a_note_does_not_mention_the_somebody_of_its_row_again() -> None:
    """The victim's own given name in the note is the victim; nor is anybody of the note counted as one person more."""
    found = list(candour.mentions(csv_of(NOTED), name="file"))
    assert [each.name for each in found if "Nia" in each.name] == ["Nia Example"]
    assert candour.inspect(csv_of(NOTED), name="file").people_at_least == 2
