"""Published test values: each is found, passes its checks, and is known to be nobody's."""

from __future__ import annotations

import pytest

from candour.identifiers import IDENTIFIERS
from candour.identifying import identify

_BY_ID = {identifier.id: identifier for identifier in IDENTIFIERS}

_PUBLISHED = {
    "asn": ("11/01ZD/01/448754K", "1101ZD0100000448754K", "97/0000/00/123456K", "99/99ZZ/99/1V"),
    "cro-number": ("065656/91H", "65656/91H", "SF05/482703J", "SF83/50058Z", "000001/99W", "123456/99L", "SF99/123456L"),
    "driver-number": ("MORGA753116SM9IJ",),
    "email": ("nia@example.com", "nia@mail.example.org", "nia@force.test"),
    "iban": ("GB29NWBK60161331926819", "GB82WEST12345698765432"),
    "ip-address": ("192.0.2.77", "198.51.100.77", "203.0.113.77", "2001:db8::77"),
    "nhs-number": ("9434765870", "943 476 5870", "9990000018", "999 000 0018"),
    "nino": ("AA000003D",),
    "payment-card": ("4111111111111111", "4111 1111 1111 1111", "378282246310005", "6011111111111117"),
    "pnc-id": ("1981/0000034U", "81/34U", "2002/0073319Z", "1979/0163001B", "2000/0000223R", "2099/1234567B"),
    "postcode": ("ZZ99 3VZ", "ZZ99 3WZ"),
    "sort-code-account": ("08-99-99 66374958", "10-79-99 88837491", "20-29-59 63748472"),
    "uk-phone": (
        "07700 900000", "07700900999", "+44 7700 900123", "020 7946 0000", "(0113) 496 0999", "0161 496 0123",
        "01632 960001", "0191 498 0000", "028 9649 6123", "029 2018 0456",
    ),
    "vrm": ("BD51 SMR",),
}  # fmt: skip

_WRONG = {
    "asn": ("11/01ZD/01/448754L", "1101ZD0100000448755K"),
    "cro-number": ("85227/65G", "123456/99M"),
    "iban": ("GB29NWBK60161331926818",),
    "nhs-number": ("9434765871", "943 476 5807"),
    "payment-card": ("4111111111111112", "4111 1111 1111 1121"),
    "pnc-id": ("2099/1234567C", "81/34V"),
    "vrm": ("AB99 ZZZ", "AB30 CDE"),
}


def _cases(values):
    return [pytest.param(_BY_ID[id_], value, id=f"{id_}-{value}") for id_ in values for value in values[id_]]


@pytest.mark.parametrize(("identifier", "value"), _cases(_PUBLISHED))
def test_a_published_value_is_found_and_known_to_be_one(identifier, value):
    """Beside its label a published value is found whole, under its own name, as data for tests."""
    text = f"{identifier.labels[0]}: {value}"
    (found,) = (each for each in identify(text) if each.identifier == identifier.id)
    assert (text[found.start : found.end], found.role) == (value, "test-data")
    assert all(check.passes(value) for check in identifier.checks)


@pytest.mark.parametrize(("identifier", "value"), _cases(_WRONG))
def test_a_wrong_value_fails_its_check(identifier, value):
    """One wrong sign in a published value, and a check fails: without a label nothing is reported."""
    assert not all(check.passes(value) for check in identifier.checks)
    assert identifier.id not in {found.identifier for found in identify(f"see {value} there")}


@pytest.mark.parametrize(("identifier", "length"), [("nhs-number", 9), ("payment-card", 15)])
def test_every_slip_of_one_digit_is_caught(identifier, length):
    """Modulus 11 and Luhn catch each change of a single digit."""
    value = _PUBLISHED[identifier][0]
    check = _BY_ID[identifier].checks[0]
    for at in range(length):
        for digit in "0123456789":
            assert check.passes(value[:at] + digit + value[at + 1 :]) == (digit == value[at])


def test_a_short_id_goes_to_the_system_whose_letter_is_right():
    """`81/34U` is a PNC ID and `34/81…` a CRO number: both have both shapes, and the check letter decides."""
    assert [found.identifier for found in identify("seen with PNC 81/34U today")] == ["pnc-id"]
    assert [found.identifier for found in identify("CRO 65656/91H")] == ["cro-number"]


@pytest.mark.parametrize(
    "mailbox", ["foi@council.gov.uk", "FOI.Officer@force.police.uk", "info@charity.org.uk"]
)
def test_a_role_mailbox_is_nobodys(mailbox):
    """The mailbox of an office is told from a person's."""
    (found,) = identify(f"write to {mailbox}")
    assert (found.identifier, found.role) == ("email", "role-mailbox")


def test_a_named_mailbox_of_a_public_body_is_staff():
    """First and last name at a public body's host is a member of staff."""
    (found,) = identify("write to nia.placeholder@force.police.uk")
    assert (found.identifier, found.role) == ("email", "staff")
