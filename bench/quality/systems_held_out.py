"""Extracts of record systems, the held-out half: other systems, other headers, other names. Only ever counted."""

from __future__ import annotations

from bench.quality import values
from bench.quality.columns import (
    ASIDE,
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

__all__ = ["HELD_OUT_NAMES", "HELD_OUT_SYSTEMS"]

HELD_OUT_NAMES = (
    """Nomvula Olufunmilayo Jingyi Katarzyna Terhemba Caoimhe Myfanwy Fearghas Jaswinder Amandeep Pirathap Shafiqul Rahela Adebayo
    Obiageli Svitlana Dmytro Konstantinos Evangelia Przemysław Jadwiga Anca Cătălin Gintaras Jurgita Thuy Duc Jermaine Tirzah Ezekiel
    Primrose Lysander Cordelia Arabella Torquil Eilidh Gwenllian Taliesin Ruqayyah Zubair""",
    """Dlamini Ogunleye-Ward Wang Lewandowski Aondoakaa Ní_Bhriain Prydderch Farquharson Bhogal Gill Rajaratnam Miah Khatun Balogun
    Nnamdi Bondarenko Tkachenko Georgiou Kamiński Ionescu Petrauskas Vo Hoang Delacroix-Hart Pinnock Boateng Asante Rowlands
    Chenoweth Tresidder Beauchamp Marjoribanks Urquhart Auchterlonie Parry Danjuma Siddiqui Al-Rashid Higginbottom Shufflebottom
    Brown North Winter Knight Pope Moor Heath Bridge""",
)


def _maybe(value: str, row: Row, share: float) -> str:
    return value if row.chance.random() < share else ""


def _other(row: Row) -> str:
    return f"{row.chance.choice(row.words.given)} {row.chance.choice(row.words.family)}"


def _staff(row: Row) -> str:
    return f"{row.words.given[row.number % 6]} {row.words.family[row.number % 11]}"


HELD_OUT_SYSTEMS: tuple[Recipe, ...] = (
    Recipe("persons linked to investigations", (
        Column("InvestigationRef", lambda row: f"41/{row.chance.randrange(100, 99_999)}/23", "crime-reference"), Column("PersonSurname", lambda row: row.family, "person-name"), Column("PersonForename1", lambda row: row.given, "person-name"), Column("PersonForename2", lambda row: _maybe(row.chance.choice(row.words.given), row, 0.3), "person-name"), Column("PersonDOB", day_in(1940, 24_000), "date-of-birth"),
        Column("PersonGender", one_of("Male", "Female", "Unknown"), "sex", is_closed=True), Column("LinkReason", one_of("Victim", "Suspect", "Witness"), "", ("role-in-incident",), is_closed=True), Column("PNCIdentity", lambda row: values.pnc(row.chance), "pnc-id"), Column("OICForceNumber", number_in(1000, 9999), "collar-number"),
    )),
    Recipe("contacts of a control room", (
        Column("STORM_INC", lambda row: f"{row.chance.randrange(1, 999)}-{row.chance.randrange(10**8):08}", "", ("crime-reference",)), Column("CLR_NAME", full_name, "person-name"), Column("CLR_TEL", PHONE, "uk-phone"), Column("LOCN", lambda row: values.address(row.chance, row.words), "", ("address",)), Column("GRADE", one_of("1", "2", "3"), is_closed=True), Column("OPENED", day_in(2023, 200, "%d/%m/%Y %H:%M")),
    )),
    Recipe("students and carers", (
        Column("stu_lastname", lambda row: row.family, "person-name"), Column("stu_firstname", lambda row: row.given, "person-name"), Column("stu_dob", day_in(2007, 3000, "%Y-%m-%d"), "date-of-birth"), Column("yr", one_of("7", "8", "9", "10"), is_closed=True), Column("carer1_name", _other, "person-name"), Column("carer1_mob", PHONE, "uk-phone"), Column("form_tutor", _staff, "person-name"), Column("absences", number_in(0, 40)),
    )),
    Recipe("council tax accounts", (
        Column("AcctRef", number_in(10**8, 10**9)), Column("LiableParty1", full_name, "person-name"), Column("LiableParty2", lambda row: _maybe(_other(row), row, 0.6), "person-name"), Column("PropAddr", lambda row: values.address(row.chance, row.words), "address"), Column("PropPostcode", lambda row: values.postcode(row.chance, row.words), "postcode"), Column("Band", one_of("A", "B", "C", "D"), is_closed=True), Column("Outstanding", amount), Column("EmailAddr", lambda row: values.email(row.chance, row.words), "email"),
    )),
    Recipe("adults in receipt of care", (
        Column("ServiceUser", surname_first, "person-name"), Column("SU_DOB", day_in(1925, 20_000), "date-of-birth"), Column("NHSNumber", lambda row: values.nhs(row.chance), "nhs-number"), Column("KeyWorker", _staff, "person-name"), Column("NOK", _other, "person-name"), Column("NOK Phone", PHONE, "uk-phone"), Column("Provider", company, is_closed=True), Column("WeeklyCost", amount),
    )),
    Recipe("sickness of staff", (
        Column("Assignment Number", number_in(10**7, 10**8), "employee-number"), Column("Last Name", lambda row: row.family, "person-name"), Column("First Name", lambda row: row.given, "person-name"), Column("Position Title", one_of("Staff Nurse", "Porter", "Ward Clerk"), "", ASIDE, is_closed=True), Column("Supervisor Name", _staff, "person-name"), Column("Absence Days", number_in(1, 90)), Column("Org L4", one_of("Theatres", "Pathology", "Estates"), is_closed=True),
    )),
    Recipe("officers posted", (
        Column("WARR_NO", number_in(100_000, 999_999), "collar-number"), Column("OFFICER_NM", surname_first, "person-name"), Column("RNK", one_of("PC", "PS", "DC"), "", ASIDE, is_closed=True), Column("BCU", one_of("North", "South", "Central"), is_closed=True), Column("POSTED", day_in(2018, 1500)),
    )),
    Recipe("appeals heard", (
        Column("Appellant", full_name, "person-name"), Column("Respondent", company, is_closed=True), Column("Judge", lambda row: f"Judge {row.words.family[row.number % 5]}", "person-name"), Column("Venue", one_of("Eastwick Tribunal Centre", "Saltby Court House"), is_closed=True), Column("Heard", day_in(2023, 300)), Column("Allowed", one_of("Y", "N"), is_closed=True),
    ), titles=("Appeals determined in the quarter", ""), notes=("Figures may be revised.",)),
    Recipe("attendance lists without a header", (
        Column("", surname_first, "person-name"), Column("", one_of("Present", "Apologies"), is_closed=True), Column("", number_in(1, 60)),
    ), has_header=False),
    Recipe("donors without a header", (
        Column("", full_name, "person-name"), Column("", amount), Column("", day_in(2022, 600)), Column("", one_of("Cash", "Card", "Cheque"), is_closed=True),
    ), has_header=False),
    Recipe("people on probation", (
        Column("Delius CRN", lambda row: f"X{row.chance.randrange(100_000, 999_999)}", "probation-crn"), Column("Fam Name", lambda row: row.family, "person-name"), Column("Given Nm", lambda row: row.given, "person-name"), Column("Alias Nm", lambda row: _maybe(_other(row), row, 0.5), "person-name"), Column("Off Manager", _staff, "person-name"), Column("Tier", one_of("A1", "B2", "C0"), is_closed=True), Column("Sentence end", day_in(2024, 900)),
    )),
    Recipe("complaints log", (
        Column("Case", lambda row: f"CMP/{row.number + 300}"), Column("Raised by", full_name, "person-name"), Column("Against", lambda row: f"PC {row.words.family[row.number % 13]}", "person-name"), Column("Logged", day_in(2023, 200)), Column("Assessor", _staff, "person-name"), Column("Allegation", one_of("Incivility", "Delay", "Use of force"), "", ASIDE, is_closed=True),
    ), repeats=40),
    Recipe("next of kin under patients", (
        Column("Hosp No", number_in(10**6, 10**7)), Column("Family name", lambda row: row.family, "person-name"), Column("Given name", lambda row: row.given, "person-name"), Column("Family name", lambda row: row.chance.choice(row.words.family), "person-name"), Column("Given name", lambda row: row.chance.choice(row.words.given), "person-name"), Column("Contact no", PHONE, "uk-phone"),
    ), titles=("Inpatients at midnight",), groups=("Patient", "", "", "Next of kin", "", "")),
    Recipe("flows with units", (
        Column("Station", station, is_closed=True), Column("Depth", amount), Column("Velocity", amount), Column("Logger id", lambda row: values.order(row.chance)),
    ), is_about_people=False, units=("", "mm", "m/s", "")),
    Recipe("cats and cattle", (
        Column("Breed", one_of("Aberdeen Angus", "Norwegian Forest", "Cornish Rex", "Welsh Black", "Scottish Fold", "Belted Galloway"), is_closed=True), Column("Head", number_in(0, 90)), Column("Tested", number_in(0, 90)),
    ), is_about_people=False),
    Recipe("inns", (
        Column("Premises name", one_of("The Prince Albert", "Robin Hood", "Lady Jane", "The Wellington", "Captain Cook", "Jolly Sailor"), "", ("address",), is_closed=True), Column("Area", ward, is_closed=True), Column("Covers", number_in(40, 400)), Column("Ref", lambda row: f"LIC{row.chance.randrange(1000, 9999)}"),
    ), is_about_people=False),
    Recipe("clubs without a header", (
        Column("", one_of("Crystal Palace", "Leyton Orient", "Hamilton Academical", "Heather Thistle", "Alexandra Rovers", "Raith Rovers"), is_closed=True), Column("", number_in(0, 40)), Column("", number_in(0, 40)), Column("", number_in(0, 99)),
    ), is_about_people=False, has_header=False),
    Recipe("rooms", (
        Column("Room name", one_of("Emmeline Pankhurst", "Ada Lovelace", "Alan Turing", "Rosalind Franklin", "Isaac Newton"), is_closed=True), Column("Seats", number_in(8, 40)), Column("Floor", number_in(0, 9)), Column("Extension", number_in(1000, 9999)),
    ), is_about_people=False),
    Recipe("horses and boats", (
        Column("Runner", one_of("Desert Orchid", "Frankie Boy", "Lady Rachel", "Sir Percy", "Morning Glory"), is_closed=True), Column("Going", one_of("Good", "Soft"), is_closed=True), Column("Weight", number_in(50, 70)), Column("Odds", amount),
    ), is_about_people=False),
    Recipe("roses and paints", (
        Column("Product", one_of("Emily Brontë", "Gertrude Jekyll", "Charlotte Cream", "Scarlet Hope", "Victoria Plum"), is_closed=True), Column("Stock code", lambda row: f"{row.chance.choice('XYZ')}{row.chance.randrange(10**6, 10**7)}"), Column("Cost", amount), Column("Stock", number_in(0, 900)),
    ), is_about_people=False),
    Recipe("supply points", (
        Column("MPRN", lambda row: f"{row.chance.randrange(10**9, 10**10)}"), Column("Asset no", lambda row: f"{row.chance.randrange(10**11, 10**12)}"), Column("kWh", number_in(1000, 99_999)), Column("Taken", lambda row: f"2022-{row.chance.randrange(1, 13):02}-{row.chance.randrange(1, 29):02}T1{row.chance.randrange(10)}:30"), Column("Building", station, is_closed=True),
    ), is_about_people=False),
    Recipe("exports of a queue", (
        Column("seq", lambda row: str(50_000_000 + row.number)), Column("guid", lambda row: "-".join(f"{row.chance.getrandbits(4 * n):0{n}X}" for n in (8, 4, 4, 4, 12))), Column("sha1", lambda row: f"{row.chance.getrandbits(160):040x}"), Column("ts", number_in(1_500_000_000_000, 1_700_000_000_000)), Column("bytes", number_in(100, 10**9)),
    ), is_about_people=False),
    Recipe("governance of trusts", (
        Column("Academy", one_of("Archbishop Temple", "Hugh Sexey Middle", "Sarah Bonnell", "Thomas Telford", "Lady Manners"), is_closed=True), Column("NOR", number_in(30, 1400)), Column("Exclusions", number_in(0, 40)), Column("Grade", one_of("1", "2", "3"), is_closed=True),
    ), is_about_people=False, total=("All", "5300", "71", ""), notes=("NOR: number on roll",)),
)  # fmt: skip
