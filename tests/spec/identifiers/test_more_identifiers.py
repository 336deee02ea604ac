"""Numbers of courts, schools, borders, taxes, devices and places; marks of people who must not be named."""

from __future__ import annotations

from random import Random

import pytest

from candour.finding import Likelihood
from candour.identifiers import IDENTIFIERS
from candour.identifiers.check_digits import has_luhn_digit, has_modulus_11_digit, mrz_digit
from candour.identifying import identify
from candour.policy import Policy, Severity
from candour.tables.survey import survey
from files.tables import table_of

_BY_ID = {identifier.id: identifier for identifier in IDENTIFIERS}
_ICAO = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"

_PUBLISHED = {
    "case-urn": ("01ZD/00001/99", "99ZZ0000199"),
    "prison-number": ("A0000AA",),
    "probation-crn": ("X000000",),
    "utr": ("1955839661", "9000000001", "19558 39661"),
    "vat-number": ("980780684", "GB980780684", "GB 980 7806 84"),
    "upn": ("B801200005001",),
    "uln": ("9999999998",),
    "brp": ("ZZ0000000",),
    "trn": ("00A00000",),
    "hc-number": ("9990000018",),
    "machine-readable-zone": (_ICAO, "D231458907UTO7408122F1204159<<<<<<<6"),
    "home-office-reference": ("A0000000", "GWF000000000"),
    "dbs-certificate": ("001000000000",),
    "imei": ("490154203237518", "49-015420-323751-8"),
    "vin": ("ZZZZZZ00Z00000001",),
    "mac-address": ("00:00:5E:00:53:01", "00-00-5e-00-53-ff"),
    "grid-reference": ("TQ 30000 80000", "TQ3000080000"),
}

_WRONG = {
    "utr": ("2955839661", "1955839662"),
    "vat-number": ("980780685", "980780648"),
    "upn": ("A801200005001", "B801200005010"),
    "uln": ("9999999997", "0000000000"),
    "chi-number": ("0101901233", "3213901232"),
    "hc-number": ("4000000004",),
    "imei": ("490154203237519",),
    "machine-readable-zone": (_ICAO.replace("7408122F", "7408132F"),),
    "grid-reference": ("OA 30000 80000",),
    "vin": ("1" * 17,),
    "what3words": ("///www.example.com",),
}


def _cases(values):
    return [pytest.param(_BY_ID[id_], value, id=f"{id_}-{value}") for id_ in values for value in values[id_]]


def _found(text, **how):
    return [(found.identifier, text[found.start : found.end]) for found in identify(text, **how)]


def _kinds(header, values, *, beside=()):
    """What a column of these values under this header is taken for, in a table of them."""
    rows = [[header, *(head for head, _ in beside)]]
    rows += [[value, *(cells[at % len(cells)] for _, cells in beside)] for at, value in enumerate(values)]
    return {finding.identifier for finding in survey(table_of(rows)).findings}


# ── values ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("identifier", "value"), _cases(_PUBLISHED))
def test_a_published_value_is_known_to_be_nobodys(identifier, value):
    """Beside its label a published value, or one that nobody can have, is found whole, as data for tests."""
    text = f"{identifier.labels[0]}: {value}"
    (found,) = (each for each in identify(text) if each.identifier == identifier.id)
    assert (text[found.start : found.end], found.role) == (value, "test-data")
    assert all(check.passes(value) for check in identifier.checks)


@pytest.mark.parametrize(("identifier", "value"), _cases(_WRONG))
def test_a_wrong_value_fails_its_check(identifier, value):
    """Where a check fails nothing is reported, even beside the label."""
    assert not all(check.passes(value) for check in identifier.checks)
    assert identifier.id not in {found.identifier for found in identify(f"{identifier.labels[0]}: {value}")}


@pytest.mark.parametrize(
    ("identifier", "value", "digits"),
    [
        ("upn", "B801200005001", range(1, 13)),
        ("utr", "1955839661", range(10)),
        ("uln", "9999999998", range(9)),
        ("imei", "490154203237518", range(15)),
        ("vat-number", "980780684", range(9)),
    ],
)
def test_a_slip_of_one_digit_is_caught(identifier, value, digits):
    """The sums catch each change of a single digit; those of taxes nearly each, since they allow for two sums or three."""
    check = _BY_ID[identifier].checks[0]
    slips = [(at, digit) for at in digits for digit in "0123456789" if digit != value[at]]
    missed = sum(check.passes(value[:at] + digit + value[at + 1 :]) for at, digit in slips)
    assert missed <= {"utr": 10, "vat-number": 2}.get(identifier, 0)


@pytest.mark.parametrize(
    "identifier", [each for each in IDENTIFIERS if each.id in _WRONG], ids=lambda each: each.id
)
def test_checks_pass_as_often_as_they_say(identifier):
    """Of random values of the shape about the stated share passes all the checks."""
    make = {
        "utr": lambda r: f"{r.randrange(10**10):010}",
        "uln": lambda r: f"{r.randrange(10**10):010}",
        "chi-number": lambda r: f"{r.randrange(10**10):010}",
        "hc-number": lambda r: f"{r.randrange(10**10):010}",
        "vat-number": lambda r: f"{r.randrange(10**9):09}",
        "imei": lambda r: f"{r.randrange(10**15):015}",
        "upn": lambda r: r.choice("ABCDEFGHJKLMNPQRTUVWXYZ") + f"{r.randrange(10**12):012}",
    }.get(identifier.id)
    if make is None:
        return
    random, chance = Random(5), 1.0
    for check in identifier.checks:
        chance *= check.chance
    tried = 20_000
    passed = sum(
        all(check.passes(value) for check in identifier.checks)
        for value in (make(random) for _ in range(tried))
    )
    assert 0.7 * chance - 0.0005 < passed / tried < 1.3 * chance + 0.0005


def test_check_digits_refuse_what_has_none():
    """Signs that cannot stand in a number are refused, and nothing raises."""
    for odd in ("", "1", "٣" * 10, "12345678 9", "x" * 15):
        assert not has_modulus_11_digit(odd)
        assert not has_luhn_digit(odd)
    assert mrz_digit("520727") == "3"
    assert mrz_digit("é") == ""


# ── one label, two kinds ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_chi_number_is_told_by_its_birthday():
    """The label of both kinds: what begins with a day is a CHI number, what does not is a number of the NHS elsewhere."""
    assert _found("CHI number 0101901232") == [("chi-number", "0101901232")]
    assert _found("CHI number 9434765870") == [("nhs-number", "9434765870")]


def test_a_chi_number_may_have_lost_its_first_zero():
    """Nine digits are a CHI number whose owner was born in the first nine days of a month."""
    assert _found("CHI: 101901232") == [("chi-number", "101901232")]
    assert _kinds("CHI", ["101901232", "0101901232"]) == {"chi-number"}


def test_crn_is_of_probation_where_it_has_the_form():
    """`CRN` heads crime references too: a letter and six digits are somebody under probation."""
    assert _found("CRN: X000000") == [("probation-crn", "X000000")]
    assert _found("CRN: 42/12345/99") == [("crime-reference", "42/12345/99")]


def test_a_grid_reference_tells_how_near_it_is():
    """Ten figures are one metre, and the evidence says so; four are a square kilometre, and nothing."""
    (near,) = identify("Grid reference: TQ 30000 80000")
    (far,) = identify("Grid reference: TQ 300 800")
    assert "one metre" in str(near.evidence)
    assert "one metre" not in str(far.evidence)
    assert _found("Grid reference: TQ 30 80") == []


def test_a_pair_of_degrees_needs_four_decimals():
    """Four decimals are ten metres; fewer point at a street or a district."""
    assert _found("Lat/Long: 50.0000, -7.0000") == [("latitude-longitude", "50.0000, -7.0000")]
    assert _found("Lat/Long: 50.00, -7.00") == []


def test_three_words_are_told_from_a_file():
    """Hosts and paths have dots and strokes too."""
    (found,) = identify("caller at ///index.home.raft, come quickly")
    assert (found.identifier, found.untrusted_value, found.role) == (
        "what3words",
        "///index.home.raft",
        "test-data",
    )
    assert _found("see https://index.home.raft/x and file:///index.home.html") == []


def test_a_line_for_machines_is_certain_by_itself():
    """Four check digits in a line of that shape are no chance."""
    (found,) = identify(f"scan: {_ICAO} end")
    assert (found.identifier, found.evidence.likelihood) == ("machine-readable-zone", Likelihood.CERTAIN)


# ── under headers ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("header", "values", "identifier"),
    [
        ("PTI URN", ["99ZZ0000199", "99ZZ0000299", "99ZZ0000399"], "case-urn"),
        ("PRISONER_NO", ["A0000AA", "A0001AA", "A0002AB"], "prison-number"),
        ("Delius CRN", ["X000000", "X000001"], "probation-crn"),
        ("NOMINAL_REF", ["0001234", "0001235"], "nominal-reference"),
        ("CHIS ref", ["ZZ/0001", "ZZ/0002"], "covert-source"),
        ("ViSOR ID", ["0000001", "0000002"], "visor-number"),
        ("MAPPA Level", ["Level 1", "Level 2", "Level 1"], "mappa-level"),
        ("Intel Grading", ["2AP", "1BC", "3DP"], "intelligence-grading"),
        ("Anonymity", ["Y", "N", "Y"], "protected-person"),
        ("FGM flag", ["Yes", "No", "No"], "protected-person"),
        ("HO Class", ["105/01", "008/06", "104/23"], "offence-code"),
        ("CJS code", ["TH68001", "CJ88001", "OF61131"], "offence-code"),
        ("Offence", ["Rape of a female", "Sexual assault", "Rape of a male"], "sexual-offence"),
        ("Offence code", ["SX03001", "SX03002A"], "sexual-offence"),
        ("BRP No", ["ZZ0000000", "ZZ0000001"], "brp"),
        ("UTR", ["1955839661", "9000000001"], "utr"),
        ("UPN", ["B801200005001", "B801200005001"], "upn"),
        ("VAT Reg No", ["980780684", "GB980780684"], "vat-number"),
        ("Company No.", ["00000006", "6", "SC000006", "0000007"], "company-number"),
        ("Chassis No", ["ZZZZZZ00Z00000001", "ZZZZZZ00Z00000002"], "vin"),
        ("USRN", ["00000001", "00000002"], "usrn"),
        ("UDPRN", ["00000001", "00000002"], "udprn"),
        ("Grid Ref", ["TQ 30000 80000", "TQ 30001 80001"], "grid-reference"),
        ("Lat/Long", ["50.00000, -7.00000", "50.00001, -7.00001"], "latitude-longitude"),
        ("what3words", ["index.home.raft", "///index.home.raft"], "what3words"),
        ("PLACE_OF_BIRTH", ["Exampleton", "Poland"], "place-of-birth"),
        ("Nationality", ["Polish", "British", "GBR"], "nationality"),
        ("MARITAL_STATUS", ["Married", "Single", "Widowed"], "marital-status"),
        ("Student ID", ["00012345", "00012346"], "student-number"),
        ("Elector No", ["ZZ1-0001", "ZZ1-0002"], "electoral-number"),
        ("SAR ref", ["ZZ/0001/99", "ZZ/0002/99"], "sar-reference"),
    ],
)
def test_a_header_tells(header, values, identifier):
    """In a table about people, with names beside it, a column is what its header says, if its values allow that."""
    beside = [("Surname", ["Example", "Placeholder", "Sample"]), ("Forename", ["Nia", "Owen", "Mei"])]
    assert identifier in _kinds(header, values, beside=beside)


def test_offences_of_all_kinds_are_no_sexual_offences():
    """One sexual offence among others leaves the column what it is."""
    kinds = _kinds(
        "Offence", ["Rape", "Theft", "Burglary", "Arson"], beside=[("Surname", ["Example", "Sample"])]
    )
    assert "offence" in kinds
    assert "sexual-offence" not in kinds


# ── what bodies publish every day ───────────────────────────────────────────────────────────────────────────────────

_YEARS = ["2020/21", "2021/22", "2022/23", "2023/24", "2024/25"]
_COUNTS = ["12", "140", "7", "1,204", "33"]


@pytest.mark.parametrize(
    "header",
    [
        "CHIS", "MAPPA", "ViSOR", "RSO", "FGM", "Forced marriage", "Youth offenders", "Registered sex offenders", "SARs",
        "SAR", "BRP", "VAT", "Prisoners", "Nominals", "Students", "Electors", "Intelligence reports", "Anonymity", "Juvenile",
        "British", "Married", "Company", "NOMIS", "IMEI checks", "DBS checks", "UPN returned", "MAC",
    ],
)  # fmt: skip
def test_counts_of_them_are_nobody(header):
    """Yearly counts under such words tell of nobody."""
    assert _kinds("Year", _YEARS, beside=[(header, _COUNTS), ("Total", _COUNTS)]) == set()


@pytest.mark.parametrize(
    "header", ["Order number", "Transaction no", "Amount", "Supplier ID", "Invoice", "Cost centre", "Ref", ""]
)
def test_figures_of_accounts_are_nobody(header):
    """Ten-digit order numbers, sums and codes of accounts are none of these, under whatever header a ledger has."""
    random = Random(header)
    for make in (
        lambda: f"{random.randrange(10**9, 10**10)}",
        lambda: f"{random.randrange(10**8, 10**9)}",
        lambda: f"{random.randrange(10**14, 10**15)}",
        lambda: f"{random.uniform(1, 10**6):,.2f}",
        lambda: f"{random.choice('ABCDEFGH')}{random.randrange(10**6):06}",
        lambda: f"{random.choice('ABCDEFGH')}{random.randrange(10**12):012}",
        lambda: f"ZZ{random.randrange(10**7):07}",
    ):
        beside = [("Supplier", ["Example Building Supplies Ltd", "Fictional Software plc"])]
        assert _kinds(header, [make() for _ in range(60)], beside=beside) == set()


def test_suppliers_with_their_numbers_are_no_people():
    """A list of suppliers holds numbers of organisations, which weigh little, and no rows about people."""
    rows = [
        ["Supplier", "Company number", "VAT number", "Amount"],
        ["Example Building Supplies Ltd", "00000006", "980780684", "1,204.00"],
        ["Fictional Software plc", "00000006", "980780684", "99.50"],
        ["Invented Fleet Services Ltd", "SC000006", "980780684", "7,000.00"],
    ]
    found = survey(table_of(rows))
    assert found.people == ()
    policy = Policy.default()
    assert {policy.severity(finding.identifier) for finding in found.findings} <= {Severity.LOW}


def test_what_shields_people_weighs_most():
    """Marks of people who must not be named stop a file; numbers of organisations and streets do not."""
    severity = Policy.default().severity
    for id_ in (
        "protected-person",
        "sexual-offence",
        "mappa-level",
        "intelligence-grading",
        "covert-source",
        "upn",
    ):
        assert severity(id_) is Severity.HIGH
    for id_ in ("vat-number", "company-number", "usrn", "nationality", "marital-status", "offence-code"):
        assert severity(id_) is Severity.LOW
