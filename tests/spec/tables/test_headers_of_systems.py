"""Headers as record systems write them: crime, custody, schools, housing, care, health, payroll."""

from __future__ import annotations

import pytest

from candour.tables.headers import Exactness, HeaderMeaning, headers

NAME, BORN, PHONE = "person-name", "date-of-birth", "uk-phone"

MEANT = {
    "short forms of names": [
        ("fname", NAME), ("surn", NAME), ("f_name", NAME), ("s_name", NAME), ("l name", NAME), ("sname", NAME), ("nm", NAME),
        ("forename1", NAME), ("mid init", NAME), ("MI", NAME), ("knownAs", NAME), ("aka", NAME), ("FULLNAME", NAME),
        ("Legal Surname", NAME), ("Pref. Forename", NAME), ("Birth surname", NAME), ("Fam Name", NAME), ("Given Nm", NAME),
        ("Chosen name", NAME), ("Other names", NAME), ("SURNAME (as on PNC)", NAME), ("What is your surname?", NAME),
    ],
    "warrants, collars and payrolls": [
        ("Warrant", "collar-number"), ("WARR_NO", "collar-number"), ("Warrant No.", "collar-number"),
        ("EPAULET", "collar-number"), ("COLLARNO", "collar-number"), ("Coll No", "collar-number"), ("PIN", "collar-number"),
        ("Force PIN", "collar-number"), ("Officer ID", "collar-number"), ("OIC_COLLAR", "collar-number"),
        ("OICForceNumber", "collar-number"), ("Arresting Officer Number", "collar-number"), ("Badge", "collar-number"),
        ("STAFFID", "employee-number"), ("EmpNo", "employee-number"), ("SAP", "employee-number"), ("ESR No", "employee-number"),
        ("Assignment Number", "employee-number"), ("Payroll", "employee-number"), ("Manager ID", "employee-number"),
    ],
    "crime, custody and prison systems": [
        ("CRIMENO", "crime-reference"), ("OCC_NO", "crime-reference"), ("OccNo", "crime-reference"), ("OEL", "crime-reference"),
        ("Incident URN", "crime-reference"), ("STORM_INC", "crime-reference"), ("FWIN", "crime-reference"),
        ("InvestigationRef", "crime-reference"), ("Athena Ref", "crime-reference"), ("CUST_REC_NO", "custody-reference"),
        ("Det Log", "custody-reference"), ("PrisNo", "prison-number"), ("NOMS ID", "prison-number"),
        ("Delius CRN", "probation-crn"), ("PNCIdentity", "pnc-id"), ("PNC/ID", "pnc-id"), ("Person ID", "nominal-reference"),
    ],
    "councils, schools and the health service": [
        ("NHSNo", "nhs-number"), ("PATIENT_NHS", "nhs-number"), ("NINUMBER", "nino"), ("Natl Ins", "nino"), ("NI_NUM", "nino"),
        ("pupil_upn", "upn"), ("ULN", "uln"), ("stu_dob", BORN), ("SU_DOB", BORN), ("TENANT1_DOB", BORN), ("Child DoB", BORN),
        ("VICDOB", BORN), ("DTE_OF_BIRTH", BORN), ("Date Of Birth Text", BORN), ("POSTCD", "postcode"), ("pcds", "postcode"),
        ("PropPostcode", "postcode"), ("PropAddr", "address"), ("CLR_TEL", PHONE), ("Work Tel", PHONE), ("MOBILE_NO", PHONE),
        ("carer1_mob", PHONE), ("EmailAddr", "email"), ("SEX_CD", "sex"), ("REGNO", "vrm"), ("DLN", "driver-number"),
        ("AD Account", "username"), ("Self Def Eth", "ethnicity"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("header", "identifier"), [pair for pairs in MEANT.values() for pair in pairs], ids=lambda each: each
)
def test_what_systems_write_is_read(header: str, identifier: str) -> None:
    """Cut short, run together, numbered, with words that nobody knows beside them: a header is still understood."""
    assert identifier in {meaning.identifier for meaning in headers().meanings(header)}


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("vicFN", "victim"), ("susp_ln", "suspect"), ("DefName", "defendant"), ("payeeName", "payee"), ("pt_name", "patient"),
        ("TENANT_NAME", "tenant"), ("Key Worker", "staff"), ("GP", "staff"), ("Allocated to", "staff"), ("Raised by", "reporter"),
        ("officer_in_charge", "officer"), ("child1_name", "child"), ("Appellant", "applicant"), ("Liable party 1", "debtor"),
        ("NoK", "next of kin"), ("VICTIM_EMPLOYEE_NUMBER", "victim"),
    ],
)  # fmt: skip
def test_whose_a_column_is(header: str, role: str) -> None:
    """Payees, tenants, pupils, social workers: the header says whose the column is."""
    assert {meaning.role for meaning in headers().meanings(header)} == {role}


@pytest.mark.parametrize(
    "header",
    [
        "School name", "Ship name", "Product name", "Name of premises", "Court name", "Case name", "Op name", "Common name",
        "Supplier postcode", "School telephone", "Company address", "Postcode district", "DOB verified", "Address type",
        "Invoice ref", "Inv No", "Pay ref", "Member no", "Contract Manager", "Agent fee", "Age of debt", "Age (days)",
        "Directorate", "Station Officer", "Relationship", "GP Practice",
    ],
)  # fmt: skip
def test_what_has_a_name_and_is_no_person(header: str) -> None:
    """Ships, schools and suppliers have names, postcodes and telephones, and a district is no postcode."""
    assert headers().meanings(header) == ()


def test_how_much_a_header_leaves_open() -> None:
    """A word that is not known makes a header less sure; `Owner name` may be a company's, `HO name` a ward's."""
    told = {
        header: headers().meanings(header)[0].exactness
        for header in ("stu_dob", "xx_dob", "Owner name", "HO_NAME", "Surnmae")
    }
    assert told == {
        "stu_dob": Exactness.EXACT,
        "xx_dob": Exactness.AMID,
        "Owner name": Exactness.PARTY,
        "HO_NAME": Exactness.BARE,
        "Surnmae": Exactness.TYPO,
    }


def test_officers_in_the_plural_are_counted_more_often_than_numbered() -> None:
    """`Officers` may head names, never collar numbers."""
    assert headers().meanings("Officers") == (HeaderMeaning(NAME, "officer", Exactness.BARE),)
