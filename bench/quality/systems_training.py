"""Extracts of record systems, the training half: headers as crime, school, housing, care and payroll systems write them.

The names are of many origins, and few stand on lists of common names. Beside them stand tables of nobody whose values look
like people: breeds, public houses, teams, wards of hospitals, ships.
"""

from __future__ import annotations

from bench.quality import values
from bench.quality.columns import (
    ASIDE,
    ETHNICITY,
    PHONE,
    Column,
    Recipe,
    Row,
    amount,
    company,
    day_in,
    full_name,
    number_in,
    one_of,
    station,
    surname_first,
    ward,
)  # fmt: skip

__all__ = ["TRAINING_NAMES", "TRAINING_SYSTEMS"]

TRAINING_NAMES = (
    """Thandeka Oyinkansola Xiaoling Wiktoria Ngunan Bláthnaid Eluned Ruaraidh Kulvinder Sukhjit Tharushan Nazmul Shahida
    Abimbola Chukwuemeka Yevheniia Oleksandr Ioannis Despina Bartłomiej Agnieszka Ilinca Răzvan Dainius Rūta Nguyen Minh Tremaine
    Keziah Jedidiah Marigold Peregrine Clementine Ottoline Dougal Mhairi Tegwen Macsen Zulaikha Ridwan""",
    """Mthembu Adeyemi-Cole Zhang Wójcik Iorhemen Ó_Ceallaigh Gwilym MacGregor Dhaliwal Sandhu Sivakumar Uddin Begum Akinola
    Ezeudu Kovalenko Shevchenko Papadopoulos Wiśniewski Popescu Kazlauskas Tran Pham Braithwaite-Orr Gumbs Osei Mensah
    Pritchard Trevelyan Penhaligon Cholmondeley Featherstonhaugh Ogilvie Cruickshank Bevan Abubakar Farooqi Hussaini Winterbottom
    Sidebottom Green Cross West Day Summers Marsden Bishop Church""",
)


def _maybe(value: str, row: Row, share: float) -> str:
    return value if row.chance.random() < share else ""


def _titled(row: Row) -> str:
    return f"{row.chance.choice(('Mr', 'Mrs', 'Ms', 'Miss', 'Dr'))} {row.given[0]} {row.family}"


def _titled_behind(row: Row) -> str:
    return f"{row.family.upper()}, {row.given} ({row.chance.choice(('Mr', 'Mrs', 'Ms'))})"


def _other(row: Row) -> str:
    return f"{row.chance.choice(row.words.given)} {row.chance.choice(row.words.family)}"


def _staff(row: Row) -> str:
    return f"{row.words.given[row.number % 9]} {row.words.family[row.number % 7]}"


TRAINING_SYSTEMS: tuple[Recipe, ...] = (
    Recipe("nominals of a crime system", (
        Column("NOMINAL_REF", number_in(10**6, 10**7), "nominal-reference"), Column("SURNAME", lambda row: row.family.upper(), "person-name"), Column("FORENAME_1", lambda row: row.given.upper(), "person-name"),
        Column("FORENAME_2", lambda row: _maybe(row.chance.choice(row.words.given).upper(), row, 0.4), "person-name"), Column("DTE_OF_BIRTH", day_in(1945, 22_000), "date-of-birth"), Column("SEX_CD", one_of("M", "F"), "sex", is_closed=True),
        Column("HOME_TEL", PHONE, "uk-phone"), Column("ADDR_LINE_1", lambda row: values.address(row.chance, row.words), "address"), Column("POST_TOWN", lambda row: row.chance.choice(row.words.towns), "", ("address",), is_closed=True),
        Column("PCODE", lambda row: values.postcode(row.chance, row.words), "postcode"), Column("OIC_COLLAR", number_in(100, 9999), "collar-number"),
    )),
    Recipe("victims and suspects", (
        Column("CrimeNo", lambda row: f"42/{row.chance.randrange(1000, 99_999)}/22", "crime-reference"), Column("vicFN", lambda row: row.given, "person-name"), Column("vicLN", lambda row: row.family, "person-name"), Column("vicDOB", day_in(1950, 20_000), "date-of-birth"),
        Column("susp_fn", lambda row: row.chance.choice(row.words.given), "person-name"), Column("susp_ln", lambda row: row.chance.choice(row.words.family), "person-name"), Column("OffGrp", one_of("Violence", "Theft", "Sexual"), "", (*ASIDE, "sexual-offence"), is_closed=True), Column("DateRec", day_in(2022, 300)),
    )),
    Recipe("pupils on roll", (
        Column("Legal Surname", lambda row: row.family, "person-name"), Column("Legal Forename", lambda row: row.given, "person-name"), Column("Pref. Forename", lambda row: row.given, "person-name"), Column("Reg Group", one_of("7A", "7B", "8C", "9D"), is_closed=True),
        Column("DOB", day_in(2006, 3500), "date-of-birth"), Column("Gender", one_of("M", "F"), "sex", is_closed=True), Column("Contact 1 Name", _other, "person-name"), Column("Contact 1 Tel", PHONE, "uk-phone"), Column("Attendance %", number_in(60, 100)),
    )),
    Recipe("rent arrears", (
        Column("PAYREF", number_in(10**8, 10**9)), Column("TENANT_NAME", _titled, "person-name"), Column("ADDR1", lambda row: values.address(row.chance, row.words), "address"), Column("ADDR2", lambda row: row.chance.choice(row.words.towns), "", ("address",), is_closed=True), Column("POSTCD", lambda row: values.postcode(row.chance, row.words), "postcode"),
        Column("NI_NUM", lambda row: values.nino(row.chance), "nino"), Column("BALANCE", amount), Column("PATCH", ward, is_closed=True), Column("HO_NAME", _staff, "person-name"),
    )),
    Recipe("children looked after", (
        Column("Child's Name", full_name, "person-name"), Column("Child DoB", day_in(2005, 6000), "date-of-birth"), Column("Legal status", one_of("C2", "V2", "E1"), is_closed=True), Column("Mother", _other, "person-name"), Column("Allocated Worker", _staff, "person-name"), Column("Team", one_of("Brook Team", "Victoria House", "Court Team"), is_closed=True), Column("Start of episode", day_in(2021, 700)),
    )),
    Recipe("payroll", (
        Column("EmpNo", number_in(10_000, 99_999), "employee-number"), Column("KnownAs", lambda row: row.given, "person-name"), Column("Surn", lambda row: row.family, "person-name"), Column("Init", lambda row: row.given[0], "person-name"), Column("NINumber", lambda row: values.nino(row.chance), "nino"),
        Column("CostCode", number_in(1000, 9999)), Column("GrossPay", amount), Column("Bank Sort", lambda row: values.account(row.chance)[:8], "", ("sort-code-account",)),
    )),
    Recipe("defendants listed", (
        Column("DefName", surname_first, "person-name"), Column("DefDOB", day_in(1960, 16_000), "date-of-birth"), Column("URN", lambda row: f"20AB{row.chance.randrange(10**5):05}22", "", ("case-urn", "crime-reference")), Column("Court", one_of("Wexbourne Crown Court", "Northmere Magistrates"), is_closed=True), Column("Solicitors", company, is_closed=True), Column("HearingDate", day_in(2023, 300)),
    ), titles=("Cases listed", "", "Printed 02/03/2023"), repeats=50),
    Recipe("members in one column", (
        Column("Member", _titled_behind, "person-name"), Column("Joined", day_in(2015, 2500)), Column("Class", one_of("Full", "Junior", "Life"), is_closed=True), Column("Fee", amount),
    ), notes=("* Life members pay nothing", "Source: membership database")),
    Recipe("names and days without a header", (
        Column("", lambda row: f"{row.family} {row.given}", "person-name"), Column("", day_in(2023, 300)), Column("", number_in(100_000, 999_999)),
    ), has_header=False),
    Recipe("bookings without a header", (
        Column("", number_in(1, 9999)), Column("", full_name, "person-name"), Column("", one_of("Main hall", "Grace Room", "Victoria Suite"), is_closed=True), Column("", amount),
    ), has_header=False),
    Recipe("prisoners", (
        Column("PrisNo", lambda row: f"A{row.chance.randrange(1000, 9999)}{row.chance.choice('BCDEF')}{row.chance.choice('VWXYZ')}", "prison-number"), Column("f_name", lambda row: row.given, "person-name"), Column("s_name", lambda row: row.family, "person-name"), Column("mid_init", lambda row: _maybe(row.chance.choice("ABCDEJ"), row, 0.6), "person-name"), Column("Cell", lambda row: f"{row.chance.choice('ABC')}{row.chance.randrange(1, 5)}-{row.chance.randrange(1, 40)}"), Column("EDR", day_in(2024, 2000)),
    )),
    Recipe("who asked and who answered", (
        Column("Ref", lambda row: f"FOI{row.number + 1000}/23", "", ("sar-reference",)), Column("Requestor", full_name, "person-name"), Column("Rec'd", day_in(2023, 200)), Column("Handler", _staff, "person-name"), Column("Status", one_of("Open", "Closed", "Overdue"), is_closed=True), Column("Subject", one_of("Parking", "Bins", "Drones", "Tasers"), is_closed=True),
    )),
    Recipe("victim and suspect in two rows of header", (
        Column("Ref", lambda row: f"35/{row.chance.randrange(100, 99_999)}/21", "crime-reference"), Column("Surname", lambda row: row.family, "person-name"), Column("First name", lambda row: row.given, "person-name"), Column("Surname", lambda row: row.chance.choice(row.words.family), "person-name"), Column("First name", lambda row: row.chance.choice(row.words.given), "person-name"), Column("Self-def eth", ETHNICITY, "ethnicity", is_closed=True),
    ), titles=("Offences under review", ""), groups=("Crime", "Victim", "", "Suspect", "", "")),
    Recipe("readings with units", (
        Column("Site", station, is_closed=True), Column("Height", amount), Column("Flow", amount), Column("Sample no", lambda row: values.order(row.chance)),
    ), is_about_people=False, units=("", "m", "m3/s", "")),
    Recipe("breeds", (
        Column("Breed", one_of("Staffordshire Bull Terrier", "King Charles Spaniel", "Jack Russell", "Gordon Setter", "German Shepherd", "Saint Bernard"), is_closed=True), Column("Seized", number_in(0, 90)), Column("Returned", number_in(0, 90)),
    ), is_about_people=False),
    Recipe("licensed houses", (
        Column("Premises", one_of("The Duke of York", "Lord Nelson", "The George", "Queen Victoria", "King William", "Marquis of Granby"), "", ("address",), is_closed=True), Column("Ward", ward, is_closed=True), Column("Capacity", number_in(40, 400)), Column("Licence no", lambda row: f"PREM{row.chance.randrange(1000, 9999)}"),
    ), is_about_people=False),
    Recipe("teams and leagues without a header", (
        Column("", one_of("Aston Villa", "Preston North End", "Charlton Athletic", "Grant Park", "Kelty Hearts", "Stanley United"), is_closed=True), Column("", number_in(0, 40)), Column("", number_in(0, 40)), Column("", number_in(0, 99)),
    ), is_about_people=False, has_header=False),
    Recipe("beds by ward", (
        Column("Ward name", one_of("Florence Nightingale", "Mary Seacole", "Edith Cavell", "Aneurin Bevan", "Elizabeth Garrett"), is_closed=True), Column("Beds", number_in(8, 40)), Column("Occupied", number_in(8, 40)), Column("Sister in charge extension", number_in(1000, 9999)),
    ), is_about_people=False),
    Recipe("vessels", (
        Column("Vessel", one_of("Alice Marie", "Grace Darling", "Boy Andrew", "Sarah Jane", "Victoria May"), is_closed=True), Column("Length m", amount), Column("Port", one_of("Dunmuir", "Northmere"), is_closed=True), Column("Built", number_in(1950, 2020)),
    ), is_about_people=False),
    Recipe("paint and plants", (
        Column("Colour", one_of("Rose Madder", "Olive Grove", "Ruby Fountain", "Amber Rose", "Violet Storm"), is_closed=True), Column("Variety", one_of("Rosa Grace", "Sweet William", "Black-eyed Susan", "Iris Harmony"), is_closed=True), Column("SKU", lambda row: f"{row.chance.choice('PQR')}{row.chance.randrange(10**6, 10**7)}"), Column("Price", amount),
    ), is_about_people=False),
    Recipe("meters", (
        Column("MPAN", lambda row: f"{row.chance.randrange(10**12, 10**13)}"), Column("Serial", lambda row: f"{row.chance.randrange(10**9, 10**10)}"), Column("Reading", number_in(1000, 99_999)), Column("Read at", lambda row: f"2023-{row.chance.randrange(1, 13):02}-{row.chance.randrange(1, 29):02} 0{row.chance.randrange(10)}:00"), Column("Site", station, is_closed=True),
    ), is_about_people=False),
    Recipe("rows of a data warehouse", (
        Column("row_id", lambda row: str(1_000_000 + row.number)), Column("batch_uuid", lambda row: "-".join(f"{row.chance.getrandbits(4 * n):0{n}x}" for n in (8, 4, 4, 4, 12))), Column("md5", lambda row: f"{row.chance.getrandbits(128):032x}"), Column("epoch", number_in(1_600_000_000, 1_700_000_000)), Column("amount_pence", number_in(100, 10**9)),
    ), is_about_people=False),
    Recipe("schools by admissions", (
        Column("Establishment", one_of("Bishop Walsh RC", "George Dixon Primary", "Harborne Infants", "Queen Mary's Grammar", "William Cowper"), is_closed=True), Column("PAN", number_in(30, 240)), Column("1st pref", number_in(10, 400)), Column("Offers", number_in(10, 300)),
    ), is_about_people=False, total=("Total", "1200", "2400", "1180"), notes=("PAN: published admission number",)),
)  # fmt: skip
