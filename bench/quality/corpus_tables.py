"""Tables: extracts, returns and lists of police forces, councils and hospitals, all invented; some of people, some of counts.

Each recipe gives columns. A column is a header, a maker of cells, and the kind all its cells are of (`""` where they are
nobody's). A table may have titles above its header, or no header at all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from bench.quality import values
from bench.quality.scoring import TableTruth
from bench.quality.words import HELD_OUT, TRAINING, Words

__all__ = ["tables"]


@dataclass(frozen=True, slots=True)
class _Row:
    """What one row's cells are made from: the same person throughout."""

    chance: Random
    words: Words
    number: int
    given: str
    family: str


_Make = Callable[[_Row], str]


@dataclass(frozen=True, slots=True)
class _Column:
    header: str
    make: _Make
    kind: str = ""
    neutral: tuple[str, ...] = ()
    is_closed: bool = False
    within: str = ""
    """The kind of a value that stands inside the cells of a column of notes, where it stands."""


@dataclass(frozen=True, slots=True)
class _Recipe:
    name: str
    columns: tuple[_Column, ...]
    is_about_people: bool = True
    has_header: bool = True
    titles: tuple[str, ...] = ()


def _of(*choices: str) -> _Make:
    return lambda row: row.chance.choice(choices)


def _number(low: int, high: int) -> _Make:
    return lambda row: str(row.chance.randrange(low, high))


def _day(first: int, days: int, form: str = "%d/%m/%Y") -> _Make:
    return lambda row: (date(first, 1, 1) + timedelta(row.chance.randrange(days))).strftime(form)


def _sum(row: _Row) -> str:
    return f"{row.chance.randrange(500, 90_000)}.{row.chance.randrange(100):02}"


def _name(row: _Row) -> str:
    return f"{row.given} {row.family}"


def _inverted(row: _Row) -> str:
    return f"{row.family.upper()}, {row.given}"


def _ward(row: _Row) -> str:
    return row.chance.choice(row.words.wards)


def _company(row: _Row) -> str:
    return row.chance.choice(row.words.companies)


def _station(row: _Row) -> str:
    return row.chance.choice(row.words.stations)


_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip
_ASIDE = ("offence", "role-in-incident", "rank", "job-title", "vulnerability", "hate-crime", "sex", "age", "ethnicity", "religion", "health-condition")  # fmt: skip
_OFFENCE = _of(
    "Burglary - dwelling",
    "Theft from vehicle",
    "Assault s.47",
    "Criminal damage",
    "Public order",
    "Shoplifting",
)
_OUTCOME = _of("Charged", "NFA", "Caution", "Ongoing", "Filed")


def _month(row: _Row) -> str:
    return _MONTHS[row.number % 12]


_SEX = _of("M", "F", "F", "M", "U")
_ETHNICITY = _of("W1", "W9", "A2", "B1", "M3", "NS")
_PHONE: _Make = lambda row: values.mobile(row.chance)  # noqa: E731  (a maker among makers)


def _seen_note(row: _Row) -> str:
    """A note with a telephone number in one of four."""
    if row.number % 4 == 0:
        return f"Called back on {values.mobile(row.chance)}, no reply"
    return row.chance.choice(
        ("Letter sent second class", "Visited twice; nobody in", "Passed to housing team 3/4")
    )


def _mail_note(row: _Row) -> str:
    """A note with an e-mail address in one of five."""
    if row.number % 5 == 0:
        return f"reply to {values.email(row.chance, row.words)} by Friday"
    return row.chance.choice(("left voicemail", "awaiting 2nd line", "case 2 of 3 closed", "see entry 44"))


_TRAINING: tuple[_Recipe, ...] = (
    _Recipe("custody extract", (
        _Column("CUSTODY_REF", lambda row: f"22/AX/{row.chance.randrange(100, 9999)}/23", "custody-reference"),
        _Column("SURNAME_1", lambda row: row.family.upper(), "person-name"), _Column("FORENAME_1", lambda row: row.given, "person-name"),
        _Column("DOB", _day(1950, 19_000), "date-of-birth"), _Column("PNCID_NO", lambda row: values.pnc(row.chance), "pnc-id"),
        _Column("ETHNICITY_6", _of("IC1", "IC2", "IC3", "IC4"), "ethnicity", is_closed=True), _Column("OFFENCE", _OFFENCE, "", _ASIDE, is_closed=True),
        _Column("STATION", _station, is_closed=True),
    )),
    _Recipe("crime report with victims", (
        _Column("Crime Ref", lambda row: f"35/{row.chance.randrange(100, 99_999)}/23", "crime-reference"),
        _Column("Victim Name", _name, "person-name"), _Column("Address", lambda row: values.address(row.chance, row.words), "address"),
        _Column("Post Code", lambda row: values.postcode(row.chance, row.words), "postcode"), _Column("Tel No", _PHONE, "uk-phone"),
        _Column("Offence", _OFFENCE, "", _ASIDE, is_closed=True), _Column("Ward", _ward, is_closed=True), _Column("Notes", _seen_note, within="uk-phone"),
    ), titles=("Victim contact list", "Prepared for the superintendent, 3 May 2023")),
    _Recipe("complainants without a header", (
        _Column("", _name, "person-name"), _Column("", lambda row: values.email(row.chance, row.words), "email"),
        _Column("", lambda row: values.postcode(row.chance, row.words), "postcode"), _Column("", _day(2022, 700)), _Column("", _number(1, 400)),
    ), has_header=False),
    _Recipe("patients", (
        _Column("Patient", _inverted, "person-name"), _Column("NHS No.", lambda row: values.nhs(row.chance), "nhs-number"),
        _Column("Date of Birth", _day(1930, 30_000), "date-of-birth"), _Column("Sex", _SEX, "sex", is_closed=True),
        _Column("Consultant", lambda row: f"Dr {row.words.family[row.number % 8]}", "person-name"), _Column("Clinic date", _day(2023, 300)),
    )),
    _Recipe("officers", (
        _Column("Collar No", _number(100, 9999), "collar-number"), _Column("Rank", _of("PC", "PS", "DC", "Insp"), "", _ASIDE, is_closed=True),
        _Column("Officer", lambda row: f"{row.given[0]} {row.family}", "person-name"), _Column("Station", _station, is_closed=True),
        _Column("Hours", _number(100, 2000)),
    )),
    _Recipe("payments to people", (
        _Column("payeeName", _name, "person-name"), _Column("sortCode", lambda row: values.account(row.chance)[:8], "", ("sort-code-account",)),
        _Column("accountNumber", lambda row: values.account(row.chance)[-8:], "", ("sort-code-account",)), _Column("niNumber", lambda row: values.nino(row.chance), "nino"),
        _Column("amount", _sum), _Column("transactionId", lambda row: values.order(row.chance)),
    )),
    _Recipe("seized vehicles", (
        _Column("VRM", lambda row: values.vrm(row.chance), "vrm"), _Column("Make", _of("Ford", "Vauxhall", "Austin", "Mercedes", "Lotus", "Rover"), is_closed=True),
        _Column("Registered keeper", _name, "person-name"), _Column("Driver No", lambda row: values.driver(row.chance, row.words), "driver-number"),
        _Column("Date seized", _day(2021, 900)),
    )),
    _Recipe("ASN list", (
        _Column("ASN", lambda row: values.asn(row.chance), "asn"), _Column("CRO", lambda row: values.cro(row.chance), "cro-number"),
        _Column("Age", _number(10, 80), "age"), _Column("Gender", _of("Male", "Female"), "sex", is_closed=True), _Column("Outcome", _OUTCOME, is_closed=True),
    )),
    _Recipe("offences by ward", (
        _Column("Ward", _ward, is_closed=True), _Column("Offence", _OFFENCE, is_closed=True), *(_Column(month, _number(0, 400)) for month in ("Apr", "May", "Jun", "Jul")), _Column("Total", _number(100, 4000)),
    ), is_about_people=False),
    _Recipe("spending over £500", (
        _Column("Supplier Name", _company, is_closed=True), _Column("Date", _day(2023, 360)), _Column("Transaction No", lambda row: values.order(row.chance)),
        _Column("Amount", _sum), _Column("Department", _of("Highways", "Grace Hill Library", "Legal", "Victoria Park"), is_closed=True),
    ), is_about_people=False),
    _Recipe("lookup of codes", (
        _Column("Code", lambda row: f"{row.chance.randrange(10, 199):03}/{row.chance.randrange(1, 99):02}"), _Column("Description", _OFFENCE, is_closed=True), _Column("Active", _of("Y", "N"), is_closed=True),
    ), is_about_people=False),
    _Recipe("library stock", (
        _Column("ISBN", lambda row: values.isbn(row.chance)), _Column("Title", _of("The Long Road", "Grace", "May and August", "Hard Times"), is_closed=True), _Column("Copies", _number(1, 9)), _Column("Barcode", lambda row: values.order(row.chance)),
    ), is_about_people=False),
    _Recipe("strength by rank", (
        _Column("Rank", _of("Constable", "Sergeant", "Inspector", "Chief Inspector"), is_closed=True), _Column("Female", _number(1, 400)), _Column("Male", _number(1, 400)), _Column("FTE", _sum),
    ), is_about_people=False),
    _Recipe("counts without a header", (
        _Column("", _ward, is_closed=True), _Column("", _month, is_closed=True), _Column("", _number(0, 900)), _Column("", _number(0, 900)),
    ), is_about_people=False, has_header=False),
    _Recipe("stations", (
        _Column("Station", _station, is_closed=True), _Column("Postcode", lambda row: values.postcode(row.chance, row.words), "", ("postcode",)), _Column("Telephone", _of("101"), "", ("uk-phone",)), _Column("Opened", _number(1890, 2020)),
    ), is_about_people=False),
)  # fmt: skip

_HELD_OUT: tuple[_Recipe, ...] = (
    _Recipe("detainees", (
        _Column("Detention No", lambda row: f"23/JP/{row.chance.randrange(100, 9999)}/24", "custody-reference"), _Column("DP Name", _inverted, "person-name"),
        _Column("D.O.B", _day(1948, 20_000, "%d %b %Y"), "date-of-birth"), _Column("PNC", lambda row: values.pnc(row.chance), "pnc-id"),
        _Column("Self-defined ethnicity", _ETHNICITY, "ethnicity", is_closed=True), _Column("Arrest offence", _OFFENCE, "", _ASIDE, is_closed=True), _Column("Arresting officer", lambda row: f"PC {row.words.family[row.number % 9]}", "person-name"),
    )),
    _Recipe("aggrieved persons", (
        _Column("OccurrenceNumber", lambda row: f"4323{row.chance.randrange(10**6):07}", "crime-reference"), _Column("AggrievedForename", lambda row: row.given, "person-name"),
        _Column("AggrievedSurname", lambda row: row.family, "person-name"), _Column("AggrievedAddress", lambda row: values.address(row.chance, row.words), "address"), _Column("AggrievedPostcode", lambda row: values.postcode(row.chance, row.words), "postcode"),
        _Column("AggrievedMobile", _PHONE, "uk-phone"), _Column("Beat", _ward, is_closed=True), _Column("Result", _OUTCOME, is_closed=True),
    )),
    _Recipe("callers without a header", (
        _Column("", lambda row: row.given, "person-name"), _Column("", lambda row: row.family, "person-name"), _Column("", _PHONE, "uk-phone"), _Column("", _day(2023, 300)), _Column("", _of("Noise", "Litter", "Parking"), is_closed=True),
    ), has_header=False),
    _Recipe("referrals", (
        _Column("pt_name", _name, "person-name"), _Column("nhs_nbr", lambda row: values.nhs(row.chance), "nhs-number"), _Column("birth_dt", _day(1928, 31_000, "%Y-%m-%d"), "date-of-birth"),
        _Column("gender", _of("female", "male", "not known"), "sex", is_closed=True), _Column("gp", lambda row: f"{row.words.given[row.number % 7]} {row.words.family[row.number % 11]}", "person-name"), _Column("requisition", lambda row: values.order(row.chance)),
    ), titles=("Referrals awaiting triage",)),
    _Recipe("staff", (
        _Column("Warrant", _number(10_000, 99_999), "collar-number"), _Column("Employee", _name, "person-name"), _Column("Grade", _of("Constable", "Sergeant", "Staff"), "", _ASIDE, is_closed=True), _Column("Work email", lambda row: values.email(row.chance, row.words), "email"), _Column("Base", _station, is_closed=True), _Column("Days lost", _number(0, 60)),
    )),
    _Recipe("claimants", (
        _Column("Claimant", _name, "person-name"), _Column("NINO", lambda row: values.nino(row.chance), "nino"), _Column("Award", _sum), _Column("Claim ref", lambda row: values.order(row.chance)), _Column("Passport", lambda row: values.passport(row.chance), "passport"), _Column("Comments", _mail_note, within="email"),
    )),
    _Recipe("parking fines", (
        _Column("Registration", lambda row: values.vrm(row.chance), "vrm"), _Column("Colour", _of("Rose", "Grey", "Ruby", "Blue", "Olive"), is_closed=True), _Column("Owner", _inverted, "person-name"), _Column("Licence", lambda row: values.driver(row.chance, row.words), "driver-number"), _Column("PCN", lambda row: f"EW{row.chance.randrange(10**7):07}"), _Column("Location", lambda row: f"{row.chance.choice(row.words.streets)} Street"),
    )),
    _Recipe("summonses", (
        _Column("Arrest Summons Number", lambda row: values.asn(row.chance), "asn"), _Column("CRO No", lambda row: values.cro(row.chance), "cro-number"), _Column("Sex", _SEX, "sex", is_closed=True), _Column("Age at offence", _number(10, 80), "age"), _Column("Disposal", _OUTCOME, is_closed=True),
    )),
    _Recipe("searches by month", (
        _Column("Month", _month, is_closed=True), _Column("Area", _ward, is_closed=True), *(_Column(str(year), _number(0, 900)) for year in range(2019, 2024)), _Column("Change %", _number(0, 99)),
    ), is_about_people=False, titles=("Stop and search",)),
    _Recipe("contracts", (
        _Column("Contractor", _company, is_closed=True), _Column("Contract ref", lambda row: values.order(row.chance)), _Column("Value", _sum), _Column("Start", _day(2019, 1500)), _Column("Service", _of("Rose Hill depot", "Legal advice", "Hope Valley School", "Cleaning"), is_closed=True),
    ), is_about_people=False),
    _Recipe("reasons and codes", (
        _Column("Reason", _of("Curtis v Stone", "No bail", "Court order", "Summer scheme", "May Bank scheme"), is_closed=True), _Column("ID", _number(1, 99_999)), _Column("Status", _of("Open", "Closed"), is_closed=True),
    ), is_about_people=False),
    _Recipe("assets", (
        _Column("Asset tag", lambda row: values.order(row.chance)), _Column("Model", lambda row: f"{row.chance.choice(('KX', 'AB', 'PT'))}{row.chance.randrange(10_000, 999_999)}"), _Column("Firmware", lambda row: ".".join(str(row.chance.randrange(20)) for _ in range(4)), "", ("ip-address",)), _Column("Site", _station, is_closed=True),
    ), is_about_people=False),
    _Recipe("victims by age and sex", (
        _Column("Age group", _of("0-17", "18-24", "25-34", "35-49", "50+"), is_closed=True), _Column("Male victims", _number(0, 300)), _Column("Female victims", _number(0, 300)), _Column("Rate", _sum),
    ), is_about_people=False),
    _Recipe("collections without a header", (
        _Column("", lambda row: f"{row.chance.choice(row.words.streets)} Street", is_closed=True), _Column("", _of("Monday", "Tuesday", "Friday"), is_closed=True), _Column("", _company, is_closed=True), _Column("", _number(0, 90)),
    ), is_about_people=False, has_header=False),
    _Recipe("schools", (
        _Column("School", _of("St Anne's Primary", "Charlotte Mason School", "Nelson Academy", "Stanley Juniors"), is_closed=True), _Column("Post code", lambda row: values.postcode(row.chance, row.words), "", ("postcode",)), _Column("URN", _number(100_000, 149_999), "", ("crime-reference",)), _Column("Pupils", _number(60, 1900)),
    ), is_about_people=False),
)  # fmt: skip

_MARKS = {"uk-phone": "Called back on", "email": "reply to"}


def _table(recipe: _Recipe, words: Words, chance: Random, rows: int) -> TableTruth:
    width = len(recipe.columns)
    above = [(title, *[""] * (width - 1)) for title in recipe.titles]
    if recipe.has_header:
        above.append(tuple(column.header for column in recipe.columns))
    body = []
    for number in range(rows):
        row = _Row(chance, words, number, chance.choice(words.given), chance.choice(words.family))
        body.append(tuple(column.make(row) for column in recipe.columns))
    cells = {
        (number, at): frozenset({column.within})
        for number, values_ in enumerate(body, len(above))
        for at, column in enumerate(recipe.columns)
        if column.within and values_[at].startswith(_MARKS[column.within])
    }
    return TableTruth(
        name=recipe.name,
        half=words.half,
        rows=(*above, *body),
        header_rows=len(above),
        kinds={at: column.kind for at, column in enumerate(recipe.columns) if column.kind},
        cells=cells,
        neutral={at: frozenset(column.neutral) for at, column in enumerate(recipe.columns)},
        people=rows if recipe.is_about_people else 0,
        closed=frozenset(at for at, column in enumerate(recipe.columns) if column.is_closed),
    )


def _half(words: Words, recipes: Sequence[_Recipe], sizes: Sequence[int]) -> list[TableTruth]:
    chance = Random(f"tables of the {words.half} half")  # the same tables each time
    return [_table(recipe, words, chance, rows) for rows in sizes for recipe in recipes]


def tables(sizes: Sequence[int] = (6, 60, 250)) -> list[TableTruth]:
    """Every recipe of both halves, made once with so many rows for each size."""
    return [*_half(TRAINING, _TRAINING, sizes), *_half(HELD_OUT, _HELD_OUT, sizes)]
