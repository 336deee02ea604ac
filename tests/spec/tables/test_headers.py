"""What a header says: of which identifier it speaks, and whose."""

from __future__ import annotations

import pytest

from candour.tables.headers import Exactness, HeaderMeaning, headers, is_quantity, is_usual, words_of

NAME, BORN = "person-name", "date-of-birth"


def meaning(header: str) -> HeaderMeaning | None:
    """The likeliest meaning of a header."""
    return next(iter(headers().meanings(header)), None)


@pytest.mark.parametrize(
    ("header", "identifier"),
    [
        ("Surname", NAME),
        ("Initials", NAME),
        ("SURNAME_1", NAME),
        ("surn", NAME),
        ("fname", NAME),
        ("FORN", NAME),
        ("GivenName", NAME),
        ("Sur name", NAME),
        ("Date of Birth", BORN),
        ("dateOfBirth", BORN),
        ("DATEOFBIRTH", BORN),
        ("D.O.B.", BORN),
        ("DOB_1", BORN),
        ("birth_dt", BORN),
        ("Date of birth (dd/mm/yyyy)", BORN),
        ("Date of\nbirth", BORN),
        ("1. DOB", BORN),
        ("NHS No.", "nhs-number"),
        ("NHSNo", "nhs-number"),
        ("nhs_nbr", "nhs-number"),
        ("N.H.S. number", "nhs-number"),
        ("pncID", "pnc-id"),
        ("PNCID_NO", "pnc-id"),
        ("PNC Ref", "pnc-id"),
        ("Nat Ins No", "nino"),
        ("NI number", "nino"),
        ("NINO", "nino"),
        ("POST_CODE", "postcode"),
        ("pcode", "postcode"),
        ("Home addr", "address"),
        ("Address Line 1", "address"),
        ("E-mail", "email"),
        ("Tel No", "uk-phone"),
        ("Mob.", "uk-phone"),
        ("COLLAR", "collar-number"),
        ("Shoulder No", "collar-number"),
        ("Gender", "sex"),
        ("ETHNICITY_16", "ethnicity"),
        ("Ethnic Group", "ethnicity"),
        ("CRIME_REF", "crime-reference"),
        ("Crime no.", "crime-reference"),
        ("Custody Ref", "custody-reference"),
        ("Payroll #", "employee-number"),
        ("IP address", "ip-address"),
    ],
)
def test_short_forms_camels_and_underscores_are_read(header: str, identifier: str) -> None:
    """A header is understood however it is written: shortened, run together, numbered, in capitals."""
    found = meaning(header)
    assert found is not None
    assert found.identifier == identifier


@pytest.mark.parametrize(
    ("header", "identifier", "role"),
    [
        ("VICT_DOB", BORN, "victim"),
        ("Victim's surname", NAME, "victim"),
        ("Name of suspect", NAME, "suspect"),
        ("susp_forename", NAME, "suspect"),
        ("Surname (witness)", NAME, "witness"),
        ("V1 Surname", NAME, "victim"),
        ("NOK tel", "uk-phone", "next of kin"),
        ("OIC name", NAME, "officer"),
        ("Person reporting surname", NAME, "reporter"),
        ("Registered keeper address", "address", "keeper"),
        ("Officer-defined ethnicity", "ethnicity", ""),
        ("Surname", NAME, ""),
    ],
)
def test_a_header_tells_whose_it_is(header: str, identifier: str, role: str) -> None:
    """Victim, suspect, witness, officer: the words around an identifier's own say whose data a column holds."""
    assert meaning(header) == HeaderMeaning(identifier, role)


@pytest.mark.parametrize("header", ["Name", "Victim", "Officer", "OIC", "Suspect 1"])
def test_words_that_head_other_things_too_are_bare(header: str) -> None:
    """`Name` may head wards and `Victim` may head counts: such a header must be borne out by what is under it."""
    found = meaning(header)
    assert found is not None
    assert found.exactness is Exactness.BARE


@pytest.mark.parametrize("header", ["Surnmae", "Forenane", "Postcde", "Date of birht", "Etnicity"])
def test_one_slip_of_the_pen_is_forgiven(header: str) -> None:
    """A word of five letters or more may have one letter amiss, or two changed about."""
    found = meaning(header)
    assert found is not None
    assert found.exactness is Exactness.TYPO


@pytest.mark.parametrize(
    "header",
    [
        "Number of victims",
        "No. of officers",
        "Victims (total)",
        "% of suspects",
        "Offences per 1,000 population",
        "Average age",
        "Victim count",
        "Number of employees",
    ],
)
def test_a_header_that_counts_speaks_of_nobody(header: str) -> None:
    """Counts, totals, rates and averages are statistics, whatever they count."""
    assert meaning(header) is None
    assert is_quantity(words_of(header))


@pytest.mark.parametrize(
    "header",
    ["Ward name", "Station name", "File name", "Company name", "Sender", "Tender", "Age group", "Office", "Number",
     "Reference", "ID", "", "  ", "2023", "x" * 500, "What is it that you saw on the day in question at the place?"],
)  # fmt: skip
def test_other_headers_mean_nothing(header: str) -> None:
    """A name of a ward is no person's name, a sender no gender, and a sentence no header."""
    assert meaning(header) is None


def test_usual_headers_are_known_as_headers() -> None:
    """Words that head columns of any table tell which row is the header, and nothing of people."""
    assert is_usual("Date received")
    assert is_usual("Total")
    assert not is_usual("Exampleton")
