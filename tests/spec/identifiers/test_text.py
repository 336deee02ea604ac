"""Identification in running text: what labels, fields, odd characters and overlaps do to what is found."""

from __future__ import annotations

import pytest

from candour.finding import Likelihood
from candour.identifying import identify


def _found(text, **how):
    return [(each.identifier, text[each.start : each.end]) for each in identify(text, **how)]


def test_ten_digits_alone_are_nothing():
    """A number that passes the check of an NHS number is not reported as one without a label: one in eleven passes."""
    assert _found("order 9434765870") == []


@pytest.mark.parametrize(
    "label",
    ["NHS number", "NHS No:", "nhs no.", "NHSNumber =", '"nhs_number":', "N.H.S. number is", "NHS Nbr -"],
)
def test_a_label_makes_it_likely(label):
    """Beside a label, however it is shortened, the same digits are an NHS number."""
    (found,) = identify(f"{label} 9434765870")
    assert (found.identifier, found.evidence.likelihood) == ("nhs-number", Likelihood.LIKELY)


def test_a_label_reaches_its_own_line_only():
    """A label counts for what stands on its line, or alone on the next."""
    assert _found("NHS number not held.\nOrder 9434765870") == []
    assert _found("NHS number:\n9434765870") == [("nhs-number", "9434765870")]


def test_a_label_reaches_forty_characters():
    """A label further off than forty characters says nothing."""
    assert _found("NHS number, as given by the caller: 9434765870") == [("nhs-number", "9434765870")]
    assert _found("NHS number, as given by the caller who rang at noon yesterday: 9434765870") == []


def test_the_label_of_something_else_stands_in_the_way():
    """Where another label stands right before a value, one further off does not count."""
    assert _found("NHS number withheld, UPRN 9434765870") == [("uprn", "9434765870")]


def test_a_label_with_nothing_behind_it_is_nothing():
    """Labels by themselves, as in the head of a form, are not values of one another."""
    assert _found("Surname: Forename: Date of birth: Address: Postcode:") == []
    assert _found("Name\tAge\tSex\tEthnicity") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "NHS No. 943\N{NO-BREAK SPACE}476\N{NO-BREAK SPACE}5870",
            "943\N{NO-BREAK SPACE}476\N{NO-BREAK SPACE}5870",
        ),
        ("NHS No. 943–476–5870", "943–476–5870"),
        (
            "NHS No. 943\N{NON-BREAKING HYPHEN}476\N{NON-BREAKING HYPHEN}5870",
            "943\N{NON-BREAKING HYPHEN}476\N{NON-BREAKING HYPHEN}5870",
        ),
        ("NHS No. ９４３ ４７６ ５８７０", "９４３ ４７６ ５８７０"),
        (
            "NHS No. 943 476\N{ZERO WIDTH SPACE} 58\N{SOFT HYPHEN}70",
            "943 476\N{ZERO WIDTH SPACE} 58\N{SOFT HYPHEN}70",
        ),
        ("😀 é NHS No. 943 476 5870 …", "943 476 5870"),
        ("\N{ZERO WIDTH SPACE}\N{ZERO WIDTH SPACE}NHS No. 943 476 5870\N{ZERO WIDTH SPACE}", "943 476 5870"),
    ],
)
def test_odd_characters_hide_nothing(text, value):
    """Non-breaking spaces, dashes, full-width digits and characters that print nothing hide nothing, and offsets hold."""
    assert _found(text) == [("nhs-number", value)]


@pytest.mark.parametrize(
    "name",
    [
        "O’Example",
        "D'Example",
        "McExample",
        "Example-Jones",
        "Exámple",
        "Łukasz",
        "van der Example",
        "J. R. Example",
    ],
)
def test_names_of_many_forms_follow_a_title(name):
    """Names with apostrophes, hyphens, particles, initials and letters beyond ASCII are found whole."""
    assert _found(f"Dear Ms {name}, thank you") == [("person-name", f"Ms {name}")]


def test_a_genitive_is_not_part_of_the_name():
    """The `'s` behind a name is left out."""
    assert _found("Mrs Example's car, Mr Example’s van") == [
        ("person-name", "Mrs Example"),
        ("person-name", "Mr Example"),
    ]


def test_an_officers_name_and_number_are_both_told():
    """The name and the collar number of one phrase are two findings, both of staff."""
    found = identify("PC Example 1234 attended")
    assert [(each.identifier, each.role) for each in found] == [
        ("person-name", "staff"),
        ("collar-number", "staff"),
    ]


@pytest.mark.parametrize(
    "party", ["Victim", "Suspect 1", "OIC", "Officer in the case", "Next of kin", "Person reporting"]
)
def test_a_party_with_a_colon_names_somebody(party):
    """After words that say who somebody is, a full name is taken for theirs; a single word is not."""
    assert _found(f"{party}: Nia Example") == [("person-name", "Nia Example")]
    assert _found(f"{party}: Unknown") == []


def test_an_address_takes_in_its_town_and_postcode():
    """Town and postcode behind a street belong to the address, and are one finding with it."""
    text = "of 14 Example Road, Exampleton, ZZ99 3VZ."
    assert _found(text) == [("address", "14 Example Road, Exampleton, ZZ99 3VZ")]


def test_a_blurred_place_is_no_address():
    """`On or near`, as published crime maps have it, is left alone."""
    assert _found("On or near High Street") == []
    assert _found("On or near Example Road, Exampleton") == []


@pytest.mark.parametrize(
    "field",
    ["author", "Last saved by", "lastModifiedBy", "manager", "refreshed by", "comment author", "creator"],
)
def test_a_field_of_who_made_it_names_staff(field):
    """A full name in the field that tells who made a file is a member of staff's."""
    (found,) = identify("Nia Example", label=field)
    assert (found.identifier, found.role, found.evidence.likelihood) == (
        "person-name",
        "staff",
        Likelihood.LIKELY,
    )


@pytest.mark.parametrize("value", ["nexample", "EXAMPLEN", "Nia", "c12345"])
def test_a_name_to_sign_in_with_is_possible(value):
    """A single word in such a field is possibly somebody's."""
    (found,) = identify(value, label="last saved by")
    assert (found.identifier, found.role, found.evidence.likelihood) == (
        "person-name",
        "staff",
        Likelihood.POSSIBLE,
    )


@pytest.mark.parametrize(
    "value",
    ["Windows User", "Microsoft Office User", "openpyxl", "Administrator", "", " ", "Example Council", "1"],
)
def test_what_programs_write_there_is_nobody(value):
    """What programs and bodies write into such a field names nobody."""
    assert _found(value, label="author") == []


def test_several_authors_are_several_people():
    """A semicolon parts one author from the next."""
    assert _found("Nia Example; Example, Owen", label="authors") == [
        ("person-name", "Nia Example"),
        ("person-name", "Example, Owen"),
    ]


@pytest.mark.parametrize(
    "path",
    [
        r"C:\Users\nia.example\Desktop\reply.xlsx",
        "/home/nia.example/reply.xlsx",
        "file:///C:/Users/nia.example/x.txt",
    ],
)
def test_a_users_folder_names_staff(path):
    """The folder of a user in a path is possibly the name of a member of staff."""
    (found,) = identify(path)
    assert (found.identifier, found.role, found.untrusted_value) == ("person-name", "staff", "nia.example")
    assert found.evidence.likelihood is Likelihood.POSSIBLE


@pytest.mark.parametrize("folder", ["Public", "Default", "Administrator", "All Users"])
def test_a_shared_folder_names_nobody(folder):
    """Folders that every machine has name nobody."""
    assert _found(rf"C:\Users\{folder}\reply.xlsx") == []


def test_a_field_names_what_it_holds():
    """The name of a field is as good as a label beside the value."""
    assert _found("12/03/1980", label="Date of birth") == [("date-of-birth", "12/03/1980")]
    assert _found("9434765870", label="NHS number") == [("nhs-number", "9434765870")]
    assert _found("12/03/1980", label="Date of meeting") == []


def test_evidence_never_holds_a_value():
    """The reasons of a finding are phrases of Candour's own: nothing of the text stands in them, nor in its repr."""
    for each in identify("NHS number 943 476 5870, Mrs Nia Placeholder, nia@example.com, DOB 12/03/1980"):
        for word in ("943", "5870", "Nia", "Placeholder", "example.com", "12/03"):
            assert word not in str(each.evidence)
            assert word not in repr(each)
