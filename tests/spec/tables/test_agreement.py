"""The fields of a row bear one another out: a number that tells of its owner is held against the row it stands in."""

from __future__ import annotations

import json

import pytest

import candour
from candour import Likelihood
from candour.affected import agreeing
from candour.affected.counting import Crowd
from candour.explaining import explained
from candour.finding import Finding
from candour.hiding import Hiding, Sight
from candour.identifiers.pnc_id import PNC_ID
from candour.outputs import Checked, writer_of
from candour.piece import Mask, Table
from candour.place import Place
from candour.tables.survey import survey
from files.agreement import chi_number, driver_number, people, rows_of
from files.tables import NHS_NUMBERS, Rows, block_of, table_of
from properties.test_survey import arrays_of


def finding_of(identifier: str, *blocks: Rows | object) -> Finding:
    """The one finding of an identifier in a table of these rows, or of these blocks."""
    made = [block_of(each) if isinstance(each, list) else each for each in blocks]
    found = survey(Table(Place(("sheet",)), lambda: made), watch=Crowd().watch).findings
    (one,) = [each for each in found if each.identifier == identifier]
    return one


def reasons_in(finding: Finding) -> list[str]:
    """What its evidence says of the fields beside it."""
    return [each.says for each in finding.evidence.reasons if "beside it" in each.says]


def test_fields_that_agree_make_a_guess_certain():
    """Two numbers that could be health numbers are, where both tell their row's date of birth and sex."""
    everyone = people(2)
    number = finding_of("nhs-number", rows_of(everyone, [*map(chi_number, everyone)], "Ref"))
    assert number.evidence.likelihood is Likelihood.CERTAIN
    assert reasons_in(number) == [
        "the date of birth beside it agrees in 2 of 2 rows compared",
        "the sex beside it agrees in 2 of 2 rows compared",
    ]
    others = [*map(chi_number, people(2, first=50))]
    assert (
        finding_of("nhs-number", rows_of(everyone, others, "Ref")).evidence.likelihood is Likelihood.POSSIBLE
    )


def test_a_driver_number_is_held_against_all_that_it_spells():
    """Surname, date of birth, sex and initial are compared, each for itself."""
    everyone = people(30)
    found = finding_of("driver-number", rows_of(everyone, [*map(driver_number, everyone)]))
    assert reasons_in(found) == [
        "the surname beside it agrees in 30 of 30 rows compared",
        "the date of birth beside it agrees in 30 of 30 rows compared",
        "the sex beside it agrees in 30 of 30 rows compared",
        "the first letter of the forename beside it agrees in 30 of 30 rows compared",
    ]


def test_fields_that_disagree_are_held_against_it_once():
    """Numbers of other people are still numbers of people: the finding is less sure, and not lost."""
    everyone, others = people(40), [*map(driver_number, people(40, first=100))]
    found = finding_of("driver-number", rows_of(everyone, others))
    assert reasons_in(found) == ["the date of birth beside it agrees in none of 40 rows compared"]
    agreeing_rows = finding_of("driver-number", rows_of(everyone, [*map(driver_number, everyone)]))
    assert 1000 < found.evidence.odds < agreeing_rows.evidence.odds
    assert found.count == 40


def test_some_slips_do_not_undo_it():
    """Where one date in ten is mistyped, the others speak for themselves."""
    everyone = people(50)
    typed = [(one[0], one[1], one[2].replace(year=2001) if n % 10 == 0 else one[2], one[3]) for n, one in enumerate(everyone)]  # fmt: skip
    (says,) = [each for each in reasons_in(finding_of("driver-number", rows_of(typed, [*map(driver_number, everyone)]))) if "birth" in each]  # fmt: skip
    assert says == "the date of birth beside it agrees in 45 of 50 rows compared"


def test_in_a_list_of_one_family_the_surname_says_nothing():
    """How often strangers agree is counted in the table itself."""
    everyone = [("Example", *rest) for _, *rest in people(40)]
    rows = [[row[0], row[4]] for row in rows_of(everyone, [*map(driver_number, everyone)])]
    (said,) = [
        each for each in finding_of("driver-number", rows).evidence.reasons if "surname beside" in each.says
    ]
    assert said.says == "the surname beside it agrees in 40 of 40 rows compared"
    assert said.odds < 4
    strangers = [(surname, *rest) for (surname, *_), (_, *rest) in zip(people(40), people(40), strict=True)]
    rows = [[row[0], row[4]] for row in rows_of(strangers, [*map(driver_number, strangers)])]
    (said,) = [
        each for each in finding_of("driver-number", rows).evidence.reasons if "surname beside" in each.says
    ]
    assert said.odds > 10_000


def test_a_suspects_number_is_not_held_against_a_victim():
    """Each party's number is compared with what the row tells of that party."""
    suspects, victims = people(20), people(20, first=60)
    rows = [["Victim surname", "Victim DOB", "Suspect surname", "Suspect DOB", "Suspect driving licence"]]
    rows += [
        [victim[0], f"{victim[2]:%d/%m/%Y}", suspect[0], f"{suspect[2]:%d/%m/%Y}", driver_number(suspect)]
        for victim, suspect in zip(victims, suspects, strict=True)
    ]
    assert "the date of birth beside it agrees in 20 of 20 rows compared" in reasons_in(
        finding_of("driver-number", rows)
    )


def test_a_chi_number_under_its_header_can_be_doubted():
    """A column called CHI whose numbers tell other birthdays than the row is less sure."""
    everyone = people(3)
    right = finding_of("chi-number", rows_of(everyone, [*map(chi_number, everyone)], "CHI"))
    wrong = finding_of("chi-number", rows_of(everyone, [*map(chi_number, people(3, first=90))], "CHI"))
    assert wrong.evidence.odds < right.evidence.odds / 1000
    assert wrong.evidence.likelihood >= Likelihood.LIKELY


def test_an_english_nhs_number_is_not_doubted():
    """Most NHS numbers tell no birthday, and none is held against them."""
    everyone = people(20)
    assert reasons_in(finding_of("nhs-number", rows_of(everyone, NHS_NUMBERS[:20], "NHS number"))) == []


def test_a_mailbox_named_after_its_owner():
    """Where the names of the rows stand in the addresses, that is said."""
    rows = [["Name", "Contact"]]
    rows += [[f"{given} {family}", f"{given}.{family}@gmail.com".lower().replace("'", "")] for family, given, *_ in people(20)]  # fmt: skip
    assert reasons_in(finding_of("email", rows)) == [
        "the name beside it stands in it in 15 of 15 rows compared"
    ]


def test_a_record_made_before_its_owner_was_born():
    """The year of a PNC ID is one in which its owner was of an age to be arrested, or it is somebody else's."""
    numbers = [f"2099/{n:07d}{letter}" for n in range(1, 60) for letter in "ABCDEFGHJKLMNPQRTUVWXYZ" if PNC_ID.checks[0].passes(f"2099/{n:07d}{letter}")]  # fmt: skip
    for year, agrees in ((2070, True), (2095, False)):
        rows = [["Surname", "DOB", "PNC ID"]]
        rows += [[one[0], f"{one[2].day:02d}/{one[2].month:02d}/{year}", number] for one, number in zip(people(20), numbers[:20], strict=True)]  # fmt: skip
        says = reasons_in(finding_of("pnc-id", rows))
        assert ("none of 20" in " ".join(says)) is not agrees


def test_a_hidden_column_agrees_all_the_same():
    """A date of birth out of sight bears out the number in sight."""
    everyone = people(20)
    rows = rows_of(everyone, [*map(driver_number, everyone)])
    hidden = Mask.of(
        Hiding("sheet.hidden-column", "hidden column", Sight.COVERED, "Unhide it.", "It is left out.")
    )
    table = table_of(rows, masks=[hidden], masked={(row, 2): 1 for row in range(len(rows))})
    found = survey(table, watch=Crowd().watch).findings
    (number,) = [each for each in found if each.identifier == "driver-number"]
    assert number.sight is Sight.SEEN
    assert "the date of birth beside it agrees in 20 of 20 rows compared" in reasons_in(number)


@pytest.mark.parametrize("make", [block_of, lambda rows: arrays_of(block_of(rows))])
def test_only_some_rows_are_compared(make, monkeypatch):
    """However long a table, some hundred of its rows are read whole, from its first block to its last."""
    read: list[int] = []
    compare = agreeing.Agreeing._compare

    def noted(self, owner, number, cells):
        cells = list(cells)
        read.extend({cell.row for cell in cells})
        compare(self, owner, number, cells)

    monkeypatch.setattr(agreeing.Agreeing, "_compare", noted)
    everyone = people(3000)
    rows = rows_of(everyone, [*map(driver_number, everyone)])
    first = make(rows[:1001])
    later = [block_of(rows[at : at + 100], first_row=at) for at in range(1001, 3001, 100)]
    found = finding_of("driver-number", first, *later)
    assert found.count == 3000
    assert 100 < len(read) < 500
    assert max(read) > 2500
    assert "agrees in" in reasons_in(found)[0]


# ── in sentences, and what is said ──────────────────────────────────────────────────────────────────────────────────


def _told_in(text: str) -> dict[str, list[str]]:
    report = candour.inspect(text.encode(), name="note.txt")
    return {each.identifier: reasons_in(each) for each in report.findings}


def test_in_a_sentence_a_number_is_borne_out_too():
    """A driver number beside the name and the date of birth that it spells is certain."""
    text = "Mrs Nia Example (DOB 01/02/1980) holds licence EXAMP852010N99AA."
    assert _told_in(text)["driver-number"] == [
        "the surname beside it agrees",
        "the date of birth beside it agrees",
        "the first letter of the forename beside it agrees",
    ]


def test_in_a_sentence_nothing_is_held_against_it():
    """Whose a number in a sentence is, is a guess: one that does not agree is not doubted for that."""
    assert (
        _told_in("Mr Tomos Sample (DOB 03/03/1990) drove; licence EXAMP852010N99AA.")["driver-number"] == []
    )


def test_reports_say_so_and_show_no_value():
    """JSON and the page give the reasons in plain words."""
    everyone = people(12)
    rows = rows_of(everyone, [*map(driver_number, everyone)])
    data = "\n".join(",".join(row) for row in rows).encode()
    report = candour.inspect(data, name="drivers.csv")
    checked = [Checked(report, candour.judge(report))]
    policy = candour.Policy.default()
    as_json = "".join(writer_of("json")(checked, policy, False))  # noqa: FBT003  (a Writer)
    (found,) = [each for each in json.loads(as_json)["findings"] if each["identifier"] == "driver-number"]
    says = "the date of birth beside it agrees in 12 of 12 rows compared"
    assert says in found["evidence"]["reasons"]
    page = "".join(writer_of("html")(checked, policy, False))  # noqa: FBT003  (a Writer)
    assert says in page
    assert driver_number(everyone[3]) not in as_json + page


def test_explaining_says_what_a_number_is_held_against():
    """`candour explain` tells which fields bear a number out, and says nothing of it where there are none."""
    text = " ".join(explained("driver-number").split())
    assert "the surname, the date of birth, the sex and the first letter of the forename" in text
    assert "What is held against it" not in explained("postcode")
