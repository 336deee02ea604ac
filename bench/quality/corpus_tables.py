"""Tables: extracts, returns and lists of police forces, councils and hospitals, all invented; some of people, some of counts.

Each recipe of `bench.quality.columns` is made once for each size. Some names here are of the lists that the texts use; those of
the extracts of record systems are others, and rarer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from bench.quality import values
from bench.quality.columns import (
    ASIDE,
    ETHNICITY,
    OFFENCE,
    OUTCOME,
    PHONE,
    SEX,
    Column,
    Recipe,
    Row,
    amount,
    company,
    day_in,
    full_name,
    month,
    note_with_email,
    note_with_phone,
    number_in,
    one_of,
    station,
    surname_first,
    ward,
)  # fmt: skip
from bench.quality.scoring import TableTruth
from bench.quality.systems_held_out import HELD_OUT_NAMES, HELD_OUT_SYSTEMS
from bench.quality.systems_training import TRAINING_NAMES, TRAINING_SYSTEMS
from bench.quality.words import HELD_OUT, TRAINING, Words

__all__ = ["tables"]

_TRAINING: tuple[Recipe, ...] = (
    Recipe("custody extract", (
        Column("CUSTODY_REF", lambda row: f"22/AX/{row.chance.randrange(100, 9999)}/23", "custody-reference"),
        Column("SURNAME_1", lambda row: row.family.upper(), "person-name"), Column("FORENAME_1", lambda row: row.given, "person-name"),
        Column("DOB", day_in(1950, 19_000), "date-of-birth"), Column("PNCID_NO", lambda row: values.pnc(row.chance), "pnc-id"),
        Column("ETHNICITY_6", one_of("IC1", "IC2", "IC3", "IC4"), "ethnicity", is_closed=True), Column("OFFENCE", OFFENCE, "", ASIDE, is_closed=True),
        Column("STATION", station, is_closed=True),
    )),
    Recipe("crime report with victims", (
        Column("Crime Ref", lambda row: f"35/{row.chance.randrange(100, 99_999)}/23", "crime-reference"),
        Column("Victim Name", full_name, "person-name"), Column("Address", lambda row: values.address(row.chance, row.words), "address"),
        Column("Post Code", lambda row: values.postcode(row.chance, row.words), "postcode"), Column("Tel No", PHONE, "uk-phone"),
        Column("Offence", OFFENCE, "", ASIDE, is_closed=True), Column("Ward", ward, is_closed=True), Column("Notes", note_with_phone, within="uk-phone"),
    ), titles=("Victim contact list", "Prepared for the superintendent, 3 May 2023")),
    Recipe("complainants without a header", (
        Column("", full_name, "person-name"), Column("", lambda row: values.email(row.chance, row.words), "email"),
        Column("", lambda row: values.postcode(row.chance, row.words), "postcode"), Column("", day_in(2022, 700)), Column("", number_in(1, 400)),
    ), has_header=False),
    Recipe("patients", (
        Column("Patient", surname_first, "person-name"), Column("NHS No.", lambda row: values.nhs(row.chance), "nhs-number"),
        Column("Date of Birth", day_in(1930, 30_000), "date-of-birth"), Column("Sex", SEX, "sex", is_closed=True),
        Column("Consultant", lambda row: f"Dr {row.words.family[row.number % 8]}", "person-name"), Column("Clinic date", day_in(2023, 300)),
    )),
    Recipe("officers", (
        Column("Collar No", number_in(100, 9999), "collar-number"), Column("Rank", one_of("PC", "PS", "DC", "Insp"), "", ASIDE, is_closed=True),
        Column("Officer", lambda row: f"{row.given[0]} {row.family}", "person-name"), Column("Station", station, is_closed=True),
        Column("Hours", number_in(100, 2000)),
    )),
    Recipe("payments to people", (
        Column("payeeName", full_name, "person-name"), Column("sortCode", lambda row: values.account(row.chance)[:8], "", ("sort-code-account",)),
        Column("accountNumber", lambda row: values.account(row.chance)[-8:], "", ("sort-code-account",)), Column("niNumber", lambda row: values.nino(row.chance), "nino"),
        Column("amount", amount), Column("transactionId", lambda row: values.order(row.chance)),
    )),
    Recipe("seized vehicles", (
        Column("VRM", lambda row: values.vrm(row.chance), "vrm"), Column("Make", one_of("Ford", "Vauxhall", "Austin", "Mercedes", "Lotus", "Rover"), is_closed=True),
        Column("Registered keeper", full_name, "person-name"), Column("Driver No", lambda row: values.driver(row.chance, row.words), "driver-number"),
        Column("Date seized", day_in(2021, 900)),
    )),
    Recipe("ASN list", (
        Column("ASN", lambda row: values.asn(row.chance), "asn"), Column("CRO", lambda row: values.cro(row.chance), "cro-number"),
        Column("Age", number_in(10, 80), "age"), Column("Gender", one_of("Male", "Female"), "sex", is_closed=True), Column("Outcome", OUTCOME, is_closed=True),
    )),
    Recipe("offences by ward", (
        Column("Ward", ward, is_closed=True), Column("Offence", OFFENCE, is_closed=True), *(Column(month, number_in(0, 400)) for month in ("Apr", "May", "Jun", "Jul")), Column("Total", number_in(100, 4000)),
    ), is_about_people=False),
    Recipe("spending over £500", (
        Column("Supplier Name", company, is_closed=True), Column("Date", day_in(2023, 360)), Column("Transaction No", lambda row: values.order(row.chance)),
        Column("Amount", amount), Column("Department", one_of("Highways", "Grace Hill Library", "Legal", "Victoria Park"), is_closed=True),
    ), is_about_people=False),
    Recipe("lookup of codes", (
        Column("Code", lambda row: f"{row.chance.randrange(10, 199):03}/{row.chance.randrange(1, 99):02}"), Column("Description", OFFENCE, is_closed=True), Column("Active", one_of("Y", "N"), is_closed=True),
    ), is_about_people=False),
    Recipe("library stock", (
        Column("ISBN", lambda row: values.isbn(row.chance)), Column("Title", one_of("The Long Road", "Grace", "May and August", "Hard Times"), is_closed=True), Column("Copies", number_in(1, 9)), Column("Barcode", lambda row: values.order(row.chance)),
    ), is_about_people=False),
    Recipe("strength by rank", (
        Column("Rank", one_of("Constable", "Sergeant", "Inspector", "Chief Inspector"), is_closed=True), Column("Female", number_in(1, 400)), Column("Male", number_in(1, 400)), Column("FTE", amount),
    ), is_about_people=False),
    Recipe("counts without a header", (
        Column("", ward, is_closed=True), Column("", month, is_closed=True), Column("", number_in(0, 900)), Column("", number_in(0, 900)),
    ), is_about_people=False, has_header=False),
    Recipe("stations", (
        Column("Station", station, is_closed=True), Column("Postcode", lambda row: values.postcode(row.chance, row.words), "", ("postcode",)), Column("Telephone", one_of("101"), "", ("uk-phone",)), Column("Opened", number_in(1890, 2020)),
    ), is_about_people=False),
)  # fmt: skip

_HELD_OUT: tuple[Recipe, ...] = (
    Recipe("detainees", (
        Column("Detention No", lambda row: f"23/JP/{row.chance.randrange(100, 9999)}/24", "custody-reference"), Column("DP Name", surname_first, "person-name"),
        Column("D.O.B", day_in(1948, 20_000, "%d %b %Y"), "date-of-birth"), Column("PNC", lambda row: values.pnc(row.chance), "pnc-id"),
        Column("Self-defined ethnicity", ETHNICITY, "ethnicity", is_closed=True), Column("Arrest offence", OFFENCE, "", ASIDE, is_closed=True), Column("Arresting officer", lambda row: f"PC {row.words.family[row.number % 9]}", "person-name"),
    )),
    Recipe("aggrieved persons", (
        Column("OccurrenceNumber", lambda row: f"4323{row.chance.randrange(10**6):07}", "crime-reference"), Column("AggrievedForename", lambda row: row.given, "person-name"),
        Column("AggrievedSurname", lambda row: row.family, "person-name"), Column("AggrievedAddress", lambda row: values.address(row.chance, row.words), "address"), Column("AggrievedPostcode", lambda row: values.postcode(row.chance, row.words), "postcode"),
        Column("AggrievedMobile", PHONE, "uk-phone"), Column("Beat", ward, is_closed=True), Column("Result", OUTCOME, is_closed=True),
    )),
    Recipe("callers without a header", (
        Column("", lambda row: row.given, "person-name"), Column("", lambda row: row.family, "person-name"), Column("", PHONE, "uk-phone"), Column("", day_in(2023, 300)), Column("", one_of("Noise", "Litter", "Parking"), is_closed=True),
    ), has_header=False),
    Recipe("referrals", (
        Column("pt_name", full_name, "person-name"), Column("nhs_nbr", lambda row: values.nhs(row.chance), "nhs-number"), Column("birth_dt", day_in(1928, 31_000, "%Y-%m-%d"), "date-of-birth"),
        Column("gender", one_of("female", "male", "not known"), "sex", is_closed=True), Column("gp", lambda row: f"{row.words.given[row.number % 7]} {row.words.family[row.number % 11]}", "person-name"), Column("requisition", lambda row: values.order(row.chance)),
    ), titles=("Referrals awaiting triage",)),
    Recipe("staff", (
        Column("Warrant", number_in(10_000, 99_999), "collar-number"), Column("Employee", full_name, "person-name"), Column("Grade", one_of("Constable", "Sergeant", "Staff"), "", ASIDE, is_closed=True), Column("Work email", lambda row: values.email(row.chance, row.words), "email"), Column("Base", station, is_closed=True), Column("Days lost", number_in(0, 60)),
    )),
    Recipe("claimants", (
        Column("Claimant", full_name, "person-name"), Column("NINO", lambda row: values.nino(row.chance), "nino"), Column("Award", amount), Column("Claim ref", lambda row: values.order(row.chance)), Column("Passport", lambda row: values.passport(row.chance), "passport"), Column("Comments", note_with_email, within="email"),
    )),
    Recipe("parking fines", (
        Column("Registration", lambda row: values.vrm(row.chance), "vrm"), Column("Colour", one_of("Rose", "Grey", "Ruby", "Blue", "Olive"), is_closed=True), Column("Owner", surname_first, "person-name"), Column("Licence", lambda row: values.driver(row.chance, row.words), "driver-number"), Column("PCN", lambda row: f"EW{row.chance.randrange(10**7):07}"), Column("Location", lambda row: f"{row.chance.choice(row.words.streets)} Street"),
    )),
    Recipe("summonses", (
        Column("Arrest Summons Number", lambda row: values.asn(row.chance), "asn"), Column("CRO No", lambda row: values.cro(row.chance), "cro-number"), Column("Sex", SEX, "sex", is_closed=True), Column("Age at offence", number_in(10, 80), "age"), Column("Disposal", OUTCOME, is_closed=True),
    )),
    Recipe("searches by month", (
        Column("Month", month, is_closed=True), Column("Area", ward, is_closed=True), *(Column(str(year), number_in(0, 900)) for year in range(2019, 2024)), Column("Change %", number_in(0, 99)),
    ), is_about_people=False, titles=("Stop and search",)),
    Recipe("contracts", (
        Column("Contractor", company, is_closed=True), Column("Contract ref", lambda row: values.order(row.chance)), Column("Value", amount), Column("Start", day_in(2019, 1500)), Column("Service", one_of("Rose Hill depot", "Legal advice", "Hope Valley School", "Cleaning"), is_closed=True),
    ), is_about_people=False),
    Recipe("reasons and codes", (
        Column("Reason", one_of("Curtis v Stone", "No bail", "Court order", "Summer scheme", "May Bank scheme"), is_closed=True), Column("ID", number_in(1, 99_999)), Column("Status", one_of("Open", "Closed"), is_closed=True),
    ), is_about_people=False),
    Recipe("assets", (
        Column("Asset tag", lambda row: values.order(row.chance)), Column("Model", lambda row: f"{row.chance.choice(('KX', 'AB', 'PT'))}{row.chance.randrange(10_000, 999_999)}"), Column("Firmware", lambda row: ".".join(str(row.chance.randrange(20)) for _ in range(4)), "", ("ip-address",)), Column("Site", station, is_closed=True),
    ), is_about_people=False),
    Recipe("victims by age and sex", (
        Column("Age group", one_of("0-17", "18-24", "25-34", "35-49", "50+"), is_closed=True), Column("Male victims", number_in(0, 300)), Column("Female victims", number_in(0, 300)), Column("Rate", amount),
    ), is_about_people=False),
    Recipe("collections without a header", (
        Column("", lambda row: f"{row.chance.choice(row.words.streets)} Street", is_closed=True), Column("", one_of("Monday", "Tuesday", "Friday"), is_closed=True), Column("", company, is_closed=True), Column("", number_in(0, 90)),
    ), is_about_people=False, has_header=False),
    Recipe("schools", (
        Column("School", one_of("St Anne's Primary", "Charlotte Mason School", "Nelson Academy", "Stanley Juniors"), is_closed=True), Column("Post code", lambda row: values.postcode(row.chance, row.words), "", ("postcode",)), Column("URN", number_in(100_000, 149_999), "", ("crime-reference",)), Column("Pupils", number_in(60, 1900)),
    ), is_about_people=False),
)  # fmt: skip

_MARKS = {"uk-phone": "Called back on", "email": "reply to"}


def _table(recipe: Recipe, words: Words, chance: Random, rows: int) -> TableTruth:
    width = len(recipe.columns)
    above = [(title, *[""] * (width - 1)) for title in recipe.titles]
    header = tuple(column.header for column in recipe.columns)
    above += [recipe.groups] if recipe.groups else []
    above += [header] if recipe.has_header else []
    above += [recipe.units] if recipe.units else []
    body: list[tuple[str, ...]] = []
    apart: set[int] = set()
    for number in range(rows):
        if recipe.repeats and number and number % recipe.repeats == 0:
            apart.add(len(above) + len(body))
            body.append(header)
        row = Row(chance, words, number, chance.choice(words.given), chance.choice(words.family))
        body.append(tuple(column.make(row) for column in recipe.columns))
    cells = {
        (number, at): frozenset({column.within})
        for number, values_ in enumerate(body, len(above))
        for at, column in enumerate(recipe.columns)
        if column.within and values_[at].startswith(_MARKS[column.within])
    }
    below = [recipe.total] if recipe.total else []
    below += [("",) * width, *((note, *[""] * (width - 1)) for note in recipe.notes)] if recipe.notes else []
    apart.update(range(len(above) + len(body), len(above) + len(body) + len(below)))
    return TableTruth(
        name=recipe.name,
        half=words.half,
        rows=(*above, *body, *below),
        header_rows=len(above),
        kinds={at: column.kind for at, column in enumerate(recipe.columns) if column.kind},
        cells=cells,
        neutral={at: frozenset(column.neutral) for at, column in enumerate(recipe.columns)},
        people=rows if recipe.is_about_people else 0,
        closed=frozenset(at for at, column in enumerate(recipe.columns) if column.is_closed),
        apart=frozenset(apart),
    )


def _half(
    words: Words, recipes: Sequence[Recipe], sizes: Sequence[int], of: str = "tables"
) -> list[TableTruth]:
    chance = Random(f"{of} of the {words.half} half")  # the same tables each time
    return [_table(recipe, words, chance, rows) for rows in sizes for recipe in recipes]


def _named(words: Words, names: tuple[str, str]) -> Words:
    """The words of a half with other names of people."""
    given, family = (tuple(word.replace("_", " ") for word in each.split()) for each in names)
    return replace(words, given=given, family=family)


def tables(sizes: Sequence[int] = (6, 60, 250)) -> list[TableTruth]:
    """Every recipe of both halves, made once with so many rows for each size."""
    return [
        *_half(TRAINING, _TRAINING, sizes),
        *_half(_named(TRAINING, TRAINING_NAMES), TRAINING_SYSTEMS, sizes, "systems"),
        *_half(HELD_OUT, _HELD_OUT, sizes),
        *_half(_named(HELD_OUT, HELD_OUT_NAMES), HELD_OUT_SYSTEMS, sizes, "systems"),
    ]
