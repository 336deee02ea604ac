"""Words of table headers that no identifier owns.

How headers are shortened, whose data a column holds, what is nobody's (a ward, a company), and how a header says that it
counts things.
"""

from __future__ import annotations

__all__ = [
    "ATTRIBUTES",
    "COMMON_HEADERS",
    "COUNTED",
    "IN_FULL",
    "NOT_OF_PEOPLE",
    "OPEN_DATA",
    "PARTIES",
    "PHRASES",
    "QUANTITIES",
    "ROLES",
    "SPARE_WORDS",
]

IN_FULL: dict[str, tuple[str, ...]] = {
    "dob": ("date", "birth"),
    "birthdate": ("date", "birth"),
    "birthday": ("date", "birth"),
    "dateofbirth": ("date", "birth"),
    # One word for all that points at a record: "PNC ID", "PNC no" and "PNC ref" head the same column.
    "id": ("number",),
    "reference": ("number",),
    "numb": ("number",),
    "refno": ("number",),
    "idno": ("number",),
    "telno": ("telephone", "number"),
    "addrs": ("address",),
    "forname": ("forename",),
    "givenname": ("forename",),
    "gname": ("forename",),
    "familyname": ("surname",),
    "mname": ("middle", "name"),
    "nm": ("name",),
    "nme": ("name",),
    "ln": ("surname",),
    "lastnm": ("surname",),
    "surnm": ("surname",),
    "fam": ("family",),
    "firstnm": ("forename",),
    "fornm": ("forename",),
    "fore": ("forename",),
    "given": ("forename",),
    "givennames": ("forename",),
    "forenames": ("forename",),
    "init": ("initial",),
    "inits": ("initials",),
    "mid": ("middle",),
    "mi": ("middle", "initial"),
    "dobirth": ("date", "birth"),
    "dofb": ("date", "birth"),
    "bday": ("date", "birth"),
    "cd": ("code",),
    "yrs": ("years",),
    "yr": ("year",),
    "sx": ("sex",),
    "gndr": ("sex",),
    "gen": ("sex",),
    "natl": ("national",),
    "natins": ("national", "insurance"),
    "lic": ("licence",),
    "drv": ("driving",),
    "warr": ("warrant",),
    "coll": ("collar",),
    "epaulet": ("epaulette",),
    "epaul": ("epaulette",),
    "pris": ("prison",),
    "inv": ("investigation",),
    "invest": ("investigation",),
    "occnum": ("occurrence", "number"),
    "occno": ("occurrence", "number"),
    "prop": ("property",),
    "res": ("residential",),
    "mobno": ("mobile", "number"),
    "telephoneno": ("telephone", "number"),
    "telnumber": ("telephone", "number"),
    "telephonenumber": ("telephone", "number"),
    "emailaddr": ("email",),
    "mailaddr": ("email",),
    "emailadd": ("email",),
    "pref": ("preferred",),
    "prev": ("previous",),
    "corr": ("correspondence",),
    "fullname": ("full", "name"),
    "ni": ("national", "insurance"),
    "nino": ("national", "insurance", "number"),
    "eth": ("ethnicity",),
    "ethn": ("ethnicity",),
    "ethnic": ("ethnicity",),
    "gender": ("sex",),
    "occ": ("occupation",),
    "regn": ("registration",),
    "ac": ("account",),
    "emp": ("employee",),
    "empl": ("employee",),
    "license": ("licence",),
    "offense": ("offence",),
    "descr": ("description",),
}
"""How headers shorten words, beyond what `candour.identifiers.labels` has. Labels and headers are read alike."""

PHRASES: dict[tuple[str, ...], tuple[str, ...]] = {
    ("first", "name"): ("forename",),
    ("given", "name"): ("forename",),
    ("christian", "name"): ("forename",),
    ("fore", "name"): ("forename",),
    ("last", "name"): ("surname",),
    ("family", "name"): ("surname",),
    ("second", "name"): ("surname",),
    ("sur", "name"): ("surname",),
    ("f", "name"): ("forename",),
    ("fst", "name"): ("forename",),
    ("frst", "name"): ("forename",),
    ("forename", "name"): ("forename",),
    ("in", "full"): (),
    ("inv", "officer"): ("investigating", "officer"),
    ("l", "name"): ("surname",),
    ("s", "name"): ("surname",),
    ("lst", "name"): ("surname",),
    ("m", "name"): ("middle", "name"),
    ("occ", "number"): ("occurrence", "number"),
    ("occ", "reference"): ("occurrence", "number"),
    ("occ", "urn"): ("occurrence", "number"),
    ("inv", "number"): ("invoice", "number"),
    ("pay", "reference"): ("payment", "number"),
    ("pay", "id"): ("payment", "number"),
    ("post", "cd"): ("postcode",),
    ("e", "mail"): ("email",),
    ("sde", "code"): ("ethnicity",),
    ("self", "def"): ("self", "defined"),
    ("birth", "date"): ("date", "birth"),
    ("birth", "day"): ("date", "birth"),
    ("post", "code"): ("postcode",),
    ("zip", "code"): ("postcode",),
    ("nat", "ins"): ("national", "insurance"),
    ("ethnic", "group"): ("ethnicity",),
    ("ethnic", "origin"): ("ethnicity",),
    ("ethnic", "appearance"): ("ethnicity",),
}
"""Neighbouring words that mean one thing."""

SPARE_WORDS = frozenset({"a", "an", "and", "for", "of", "on", "s", "the", "their", "to", "is"})
"""Words that a header may have or lack."""

_WHOSE: dict[str, str] = {
    "victim": """
        victim, vict, vic, victimology, aggrieved, agg, ip, injured party, injured person, casualty
    """,
    "complainant": "complainant, compl",
    "suspect": "suspect, susp, sus",
    "offender": "offender, offr, off, perpetrator, perp, offdr, culprit",
    "defendant": "defendant, deft, accused, def, dfnt",
    "detainee": "detainee, detained person, dp, prisoner, arrestee",
    "witness": "witness, witn, wit, deponent",
    "reporter": """
        informant, inft, reporter, person reporting, reporting person, reported by, caller, clr, referrer,
        referred by, raised by, submitted by, notified by, made by, rep
    """,
    "officer": """
        officer in case, officer in the case, officer in charge, investigating officer, arresting officer, reporting officer,
        attending officer, custody officer, officer, oic, ao, ofcr, offcr, inv officer, case officer, lead
        officer, lead investigator, investigator, interviewing officer, searching officer, recording officer,
        exhibits officer, authorising officer, supervising officer, oio, sio
    """,
    "staff": """
        supervisor, staff, employee, line manager, manager, volunteer, supv, mgr, emp, empl, worker, social
        worker, case worker, caseworker, key worker, keyworker, support worker, allocated worker, lead
        professional, care coordinator, coordinator, practitioner, clinician, consultant, doctor, nurse,
        midwife, health visitor, gp, surgeon, teacher, head teacher, headteacher, tutor, form tutor, lecturer,
        handler, case handler, case owner, allocated to, assigned to, assignee, actioned by, approved by,
        authorised by, completed by, recorded by, taken by, logged by, reviewed by, signed by, dealt with by,
        decision maker, responsible officer, approver, authoriser, assessor, reviewer, interviewer, interpreter,
        surveyor, agent, advisor, adviser, colleague, offender manager, officer manager, probation officer,
        housing officer, judge, magistrate, coroner, solicitor, barrister, counsel, councillor, cllr, signatory,
        trustee, director
    """,
    "next of kin": "next kin, next of kin, nok, emergency contact, executor, attorney",
    "parent": "mother, father, parent, guardian, carer, mum, dad, foster carer, adopter",
    "child": "child, pupil, yp, cyp, young person, lac, cla, son, daughter",
    "student": "student, stu, learner, trainee",
    "patient": "patient, pt, pat",
    "applicant": """
        applicant, requester, claimant, candidate, appl, requestor, enquirer, appellant, petitioner,
        correspondent, requested by
    """,
    "driver": "driver, cyclist, rider",
    "keeper": "keeper, registered keeper",
    "owner": "owner, landlord, proprietor",
    "deceased": "deceased",
    "missing person": "missing person, misper",
    "subject": "subject, nominal, poi, person of interest, vulnerable person",
    "associate": "associate, partner, spouse, husband, wife, sibling, brother, sister",
    "customer": """
        customer, client, member, account holder, policy holder, policyholder, insured, card holder, cardholder,
        licence holder, licensee, permit holder, subscriber, borrower, visitor, guest, attendee, delegate,
        participant, donor, hirer, cust
    """,
    "contact": "contact",
    "payee": "payee, beneficiary, recipient",
    "debtor": "debtor, liable party, liable person",
    "tenant": "tenant, joint tenant, leaseholder, occupant, occupier, resident, householder, lodger",
    "service user": "service user, su",
    "respondent": "respondent",
    "passenger": "passenger",
    "": """
        involved party, involved person, linked person, pers, indiv, person, individual, registered,
        home, personal, current, previous, known
    """,
}
ROLES: dict[tuple[str, ...], str] = {
    tuple(words.split()): role for role, phrases in _WHOSE.items() for words in phrases.split(",")
}
"""Whose data a column holds, by the words in front of or behind the identifier's own. Empty: somebody's, untold."""

QUANTITIES = frozenset(
    {
        "average", "avg", "count", "counts", "cumulative", "mean", "median", "pct", "percent", "percentage",
        "population", "proportion", "quantity", "qty", "rate", "rates", "ratio", "rolling", "share", "sum", "total",
        "totals", "volume", "%", "per",
    }
)  # fmt: skip
"""Words that make a header count things: "Victims (total)", "Offences per 1,000"."""

COMMON_HEADERS = frozenset(
    {
        "action", "amount", "area", "beat", "borough", "category", "class", "code", "comment", "comments", "cost",
        "council", "county", "created", "date", "day", "days", "department", "description", "detail", "details",
        "directorate", "district", "division", "duration", "easting", "end", "event", "fee", "field", "force", "from",
        "grade", "group", "hour", "item", "key", "latitude", "location", "longitude", "lsoa", "method", "mo", "month",
        "months", "northing", "note", "notes", "number", "object", "offence", "offences", "organisation", "outcome",
        "period", "place", "postcode", "price", "priority", "quarter", "reason", "received", "region", "reported",
        "result", "role", "row", "sector", "section", "serial", "service", "size", "source", "start", "station",
        "status", "subject", "summary", "supplier", "team", "text", "time", "title", "total", "town", "type", "unit",
        "until", "updated", "url", "value", "version", "ward", "week", "year", "years", "name", "names", "lat", "long",
        "lng", "lon", "address", "rank", "sex", "age", "officer", "victim", "suspect", "premises",
    }
)  # fmt: skip
"""Words that make a row of a table its header, whether or not it speaks of people. In full words, as expanded."""

COUNTED = frozenset(
    {
        "arrests", "calls", "cases", "charges", "collisions", "complaints", "contacts", "convictions", "crimes",
        "deaths", "detections", "employees", "fte", "headcount", "incidents", "injuries", "numbers", "offences",
        "offenders", "officers", "outcomes", "people", "persons", "records", "reports", "requests", "searches", "staff",
        "strength", "suspects", "victims", "vehicles", "visits", "weapons", "wte",
    }
)  # fmt: skip
"""Things that a column of numbers counts, by headers in the plural."""

OPEN_DATA = (
    frozenset({"crime id", "falls within", "lsoa code", "crime type"}),
    frozenset({"type", "legislation", "object of search", "outcome"}),
)
"""Headers of the street crime and the stop and search files of data.police.uk, whose points are moved on purpose."""

PARTIES = frozenset(
    {
        "applicant",
        "contact",
        "customer",
        "debtor",
        "keeper",
        "owner",
        "payee",
        "reporter",
        "respondent",
        "staff",
        "tenant",
    }
)
"""Roles that a company or another body has as often as a person."""

NOT_OF_PEOPLE = frozenset(
    """
    academy account agency airport album allele app application area asset authority bank bay beat bed block board boat body
    book borough branch brand breed bridge building bus business campaign case catalogue category cell centre certificate channel
    charge charity chemical church city class clinic club collection college colour column common company compound condition
    constituency contract contractor corporate council country county course court crime currency custody dataset database deck
    department depot dept device directorate disease distributor district division document dog domain drug employer entity
    equipment establishment estate event exam exercise facility field file film firm fleet florist folder force form foundation
    fund gallery game garage garden gene genus grade grant group hall host hospital hotel house institution instrument item
    journal key lake language latin layer league  level library line list location lot machine make manufacturer map market
    material measure medicine metric model module month museum name nursery object offence office op operation operator org
    organisation organization origin outlet owner package pack page parameter parish park partnership path pathway payment pet
    phase place plan plant plot policy port position post practice premise premises prison procedure process producer product
    programme program project property provider pub publisher qualification question queue race range region report resource
    restaurant retailer river road role room route sample scheme school scientific section sector server service shape share
    sheet ship shop short site software source species specimen stadium stage state station stop store strain street study
    subject substance supplier surgery system table tag tariff task team template test theatre theme therapy ticket title topic
    town trade trading train treatment trust type uni unit university variable variety vehicle vendor venue vessel village ward
    warehouse week wing workbook workstream yard year zone
    """.split()  # noqa: SIM905  (hundreds of quoted words would be harder to read)
)
"""What has a name, an address or a telephone and is no person: "Ward name", "Supplier postcode"."""

ATTRIBUTES = frozenset(
    {
        "band", "category", "changed", "check", "checked", "class", "code", "confirmed", "count", "district", "estimated", "flag",
        "format", "indicator", "known", "length", "list", "match", "matched", "method", "missing", "outward", "present", "provided",
        "quality", "range", "recorded", "sector", "source", "status", "supplied", "trust", "type", "valid", "verified",
    }
)  # fmt: skip
"""What a header says of a value without giving it: "Postcode district", "DOB verified"."""
