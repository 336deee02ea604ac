"""Names without a label in running text, the names that sign it, and the clues that stand around other values."""

from __future__ import annotations

import pytest

from candour.finding import Likelihood
from candour.identifying import identify


def _found(text, identifier="person-name"):
    return [text[each.start : each.end] for each in identify(text) if each.identifier == identifier]


def test_a_full_name_is_read_out_of_running_text():
    """A given name and a surname in a sentence are somebody's, without any label."""
    text = "He was seen by the neighbours when Gethin Kilbride told the operator about it."
    assert _found(text) == ["Gethin Kilbride"]


@pytest.mark.parametrize("closing", ["Yours sincerely,\n\n", "Kind regards\n", "Many thanks,\n"])
def test_who_signs_a_letter_is_named(closing):
    """The line below the words that close a letter is the name of whoever signed it."""
    assert _found(f"We hold nothing more.\n\n{closing}Nia Example\n") == ["Nia Example"]


def test_an_office_that_signs_is_nobody():
    """A letter signed by an office names nobody."""
    assert _found("Yours faithfully,\n\nInformation Governance Team\n") == []


@pytest.mark.parametrize("name", ["EXAMPLE", "CHOWDHURY", "O'EXAMPLE"])
def test_a_name_in_capitals_ends_before_the_verb(name):
    """In text in capitals one word after a title is the name, and the verb behind it is left out."""
    assert _found(f"COSTS WERE AWARDED. MR {name} APPEARED. THE HEARING ENDED.") == [f"MR {name}"]


def test_a_detained_person_is_named_behind_dp():
    """A custody record writes `DP`, the surname in capitals and the given name."""
    assert _found("Custody record 99/ZZ/4223/99. DP EXAMPLE, Gethin was booked in.") == ["EXAMPLE, Gethin"]


def test_a_statement_is_somebodys():
    """The name behind `Statement of` is found, in capitals too."""
    assert _found("WITNESS STATEMENT\nStatement of: ASHLEY EXAMPLE\n") == ["ASHLEY EXAMPLE"]


def test_a_surname_met_with_a_title_is_found_again():
    """A surname that stood behind a title is found wherever it stands in the same text, but in no road of that name."""
    text = "Mrs Kilbride rang at noon. It was Kilbride who had seen the car near Kilbride Road."
    assert _found(text) == ["Mrs Kilbride", "Kilbride"]


@pytest.mark.parametrize("text", ["we saw 2 rooms, P47 DCL", "drawer NLB 892V"])
def test_an_older_plate_needs_a_vehicle_near(text):
    """Plates of the older styles are possible where words speak of a vehicle, and nothing elsewhere."""
    assert _found(text, "vrm") == []
    (found,) = identify(f"a blue van, {text}")
    assert (found.identifier, found.evidence.likelihood) == ("vrm", Likelihood.POSSIBLE)


def test_a_version_is_no_ip_address():
    """Where `version`, `build` or `firmware` stands right before it, four numbers are no address of a device."""
    for word in ("version", "build", "firmware"):
        assert _found(f"IP address logged; the client was {word} 2.1.6.8", "ip-address") == []
    assert _found("IP address 2.1.6.8", "ip-address") == ["2.1.6.8"]


def test_a_year_behind_pc_is_a_collar_number():
    """Nobody writes a year behind `PC`: it is a collar number, while six digits and a letter are a National Insurance number."""
    assert _found("PC 1995 attended", "collar-number") == ["PC 1995"]
    assert _found("paid to PC 78 38 91 A in May", "nino") == ["PC 78 38 91 A"]
    assert _found("paid to PC 78 38 91 A in May", "collar-number") == []


@pytest.mark.parametrize(
    ("text", "identifier", "value"),
    [
        ("NI number: aa 00 00 03 d", "nino", "aa 00 00 03 d"),
        ("Postcode: zz99 3vz", "postcode", "zz99 3vz"),
    ],
)
def test_small_letters_are_read_beside_a_label(text, identifier, value):
    """Beside a label a number or a postcode in small letters is found."""
    assert _found(text, identifier) == [value]


def test_money_is_no_house_number():
    """The end of a sum of money is no house number, and no full stop stands inside the name of a street."""
    assert _found("COSTS OF £12,816.38 WERE AWARDED. MR PARK APPEARED", "address") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("NINO Jane Smith", "Jane Smith"),
        ("seen with Jane Smith NINO AB123456C", "Jane Smith"),
        ("Contact PAN Smith today", "Smith"),
    ],
)
def test_labels_of_numbers_are_no_part_of_a_name(text: str, name: str) -> None:
    """Labels such as `NINO` and `PAN` stand before names in forms, and are nobody's."""
    assert [each.untrusted_value for each in identify(text) if each.identifier == "person-name"] == [name]


@pytest.mark.parametrize("text", ["NINO", "PAN: 4111 1111 1111 1111", "NINO AB123456C", "PAN: NINO: CRN:"])
def test_labels_of_numbers_are_no_names(text: str) -> None:
    """A label alone names nobody."""
    assert not [each for each in identify(text) if each.identifier == "person-name"]
