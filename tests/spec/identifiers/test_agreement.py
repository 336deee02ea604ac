"""Numbers that tell of their owner are held against the other fields of the row: each bears the other out, or denies it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.identifiers.agreement import Somebody, agreements

_NUMBERS = ("driver-number", "chi-number", "nhs-number", "machine-readable-zone", "pnc-id", "email")
_DRIVER = "EXAMP 801015 N99AA 12"
_NIA = Somebody("Nia", "Example", date(1980, 1, 1), "F")


def _odds(identifier, value, **fields):
    """The odds of each Reason, in order."""
    return [reason.odds for reason in agreements(identifier, value, Somebody(**fields))]


def _agrees(identifier, value, **fields):
    """Whether all that can be compared agrees; None where nothing can."""
    odds = _odds(identifier, value, **fields)
    return all(each > 1 for each in odds) if odds else None


def test_a_driver_number_spells_out_its_owner():
    """Surname, date of birth, sex and first letter each agree by themselves."""
    assert _agrees("driver-number", _DRIVER, surname="Example") is True
    assert _agrees("driver-number", _DRIVER, born=date(1985, 1, 1)) is True
    assert _agrees("driver-number", _DRIVER, sex="male") is True
    assert _agrees("driver-number", _DRIVER, forename="Nia") is True
    everything = _odds(
        "driver-number", _DRIVER, forename="Nia", surname="Example", born=date(1985, 1, 1), sex="M"
    )
    assert len(everything) == 4


@pytest.mark.parametrize(
    "other",
    [
        {"surname": "Placeholder"},
        {"born": date(1985, 1, 2)},
        {"born": date(1986, 1, 1)},
        {"sex": "F"},
        {"forename": "Owen"},
    ],
)
def test_a_driver_number_of_somebody_else_is_told(other):
    """One field that differs speaks against it."""
    assert _agrees("driver-number", _DRIVER, **other) is False


def test_a_womans_driver_number_counts_her_months_from_fifty():
    """The published specimen is of a woman's form: month 53 is March."""
    assert (
        _agrees("driver-number", "MORGA 753116 SM9IJ", surname="Morgan", born=date(1976, 3, 11), sex="F")
        is True
    )
    assert _agrees("driver-number", "MORGA 753116 SM9IJ", sex="M") is False


@pytest.mark.parametrize(
    ("surname", "number"),
    [
        ("Fox", "FOX99 801015 N99AA"),
        ("O'Sample", "OSAMP 801015 N99AA"),
        ("Sample-Placeholder", "PLACE 801015 N99AA"),
        ("MacSample", "MCSAM 801015 N99AA"),
        ("Éxample", "EXAMP 801015 N99AA"),
    ],
)
def test_surnames_are_shortened_as_the_licence_does(surname, number):
    """Short names are filled up with nines; apostrophes, hyphens and accents do not count; MAC may be MC."""
    assert _agrees("driver-number", number, surname=surname) is True


def test_a_chi_number_tells_birth_and_sex():
    """The first six digits are the birthday, and the ninth is odd for men."""
    assert _agrees("chi-number", "0101901232", born=date(1990, 1, 1), sex="Male") is True
    assert _agrees("chi-number", "101901232", born=date(1990, 1, 1)) is True
    assert _agrees("chi-number", "0101901232", sex="F") is False
    assert _agrees("chi-number", "0101901232", born=date(1990, 1, 2)) is False


def test_an_nhs_number_is_asked_only_where_it_is_scottish():
    """A number that tells a birthday bears the row out; any other tells nothing, and is not held against it."""
    assert _agrees("nhs-number", "0101901232", born=date(1990, 1, 1), sex="M") is True
    assert _agrees("nhs-number", "9990000018", born=date(1990, 1, 1), sex="M") is None


def test_a_line_for_machines_tells_birth_and_sex():
    """The specimen of Utopia was born on 12 August 1974 and is a woman."""
    line = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
    assert _agrees("machine-readable-zone", line, born=date(1974, 8, 12), sex="F") is True
    assert _agrees("machine-readable-zone", line, sex="M") is False
    assert _agrees("machine-readable-zone", line, born=date(1974, 12, 8)) is False


@pytest.mark.parametrize(
    ("number", "year", "agrees"),
    [
        ("2099/0000001G", 2080, True),
        ("2099/0000001G", 2095, False),
        ("2099/0000001G", 1980, False),
        ("81/34U", 1960, True),
        ("81/34U", 1975, False),
        ("00/223R", 1980, True),
        ("00/223R", 1995, False),
    ],
)
def test_nobody_has_a_pnc_id_before_they_can_be_arrested(number, year, agrees):
    """The year of the number is at least ten after that of birth, and within a life of it."""
    assert _agrees("pnc-id", number, born=date(year, 6, 1)) is agrees


@pytest.mark.parametrize(
    ("address", "odds"),
    [
        ("nia.example@example.com", 200),
        ("nexample@example.com", 200),
        ("ExampleN@example.com", 200),
        ("example77@example.com", 50),
        ("nia77@example.com", 10),
        ("sunflower@example.com", 0.5),
    ],
)
def test_a_mailbox_may_hold_its_owners_name(address, odds):
    """The whole name says most, a surname much, a forename something; a mailbox without it says little."""
    assert [reason.odds for reason in agreements("email", address, _NIA)] == [odds]


def test_a_short_name_must_stand_by_itself():
    """`Li` is no part of `oliver`."""
    assert _odds("email", "oliver@example.com", forename="Mei", surname="Li") == [0.5]
    assert _odds("email", "mei.li@example.com", forename="Mei", surname="Li") == [200]


@pytest.mark.parametrize("identifier", [*_NUMBERS, "postcode", "no-such-identifier"])
def test_where_the_row_tells_nothing_nothing_is_said(identifier):
    """A row without other fields, and an identifier that tells of none, give no Reason."""
    for value in (_DRIVER, "0101901232", "2099/0000001G", "nia@example.com", ""):
        assert agreements(identifier, value, Somebody()) == ()


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(_NUMBERS), st.text(max_size=50), st.text(max_size=20), st.text(max_size=8))
def test_any_value_can_be_asked(identifier, value, name, sex):
    """Whatever stands in a row, asking does not fail; every Reason has odds above none, and holds no value."""
    somebody = Somebody(name, name, date(1980, 1, 1), sex)
    for reason in agreements(identifier, value, somebody):
        assert reason.odds > 0
    assert repr(somebody) == "Somebody(…)"
