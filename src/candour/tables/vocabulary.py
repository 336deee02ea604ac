"""Words of table headers, and of columns that look like people but are not.

The words that name an identifier are its `labels`. Here stand the words that no identifier owns: how headers are
shortened, whose data a column holds, how a header says that it counts things, and which closed categories fill the
columns that are mistaken for people's names.
"""

from __future__ import annotations

__all__ = [
    "CATEGORIES",
    "COMMON_HEADERS",
    "COUNTED",
    "IN_FULL",
    "LABELS",
    "NOT_NAMES",
    "OPEN_DATA",
    "PHRASES",
    "QUANTITIES",
    "ROLES",
    "SPARE_WORDS",
    "STREETS_AND_COMPANIES",
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
    ("birth", "date"): ("date", "birth"),
    ("birth", "day"): ("date", "birth"),
    ("post", "code"): ("postcode",),
    ("zip", "code"): ("postcode",),
    ("e", "mail"): ("email",),
    ("nat", "ins"): ("national", "insurance"),
    ("ethnic", "group"): ("ethnicity",),
    ("ethnic", "origin"): ("ethnicity",),
    ("ethnic", "appearance"): ("ethnicity",),
}
"""Neighbouring words that mean one thing."""

LABELS: dict[str, tuple[str, ...]] = {
    "person-name": ("initials", "initial", "first initial", "middle initial", "middle names"),
    "asn": ("asn number",),
    "collar-number": ("epaulette",),
    "crime-reference": (
        "ois log",
        "intel log",
        "stop search urn",
        "ss urn",
        "s27 urn",
        "rmp urn",
        "event number",
    ),
}
"""Labels that only headers use, by identifier."""

SPARE_WORDS = frozenset({"a", "an", "and", "for", "of", "on", "s", "the", "their", "to", "is"})
"""Words that a header may have or lack."""

ROLES: dict[tuple[str, ...], str] = {
    ("victim",): "victim",
    ("vict",): "victim",
    ("vic",): "victim",
    ("victimology",): "victim",
    ("aggrieved",): "victim",
    ("agg",): "victim",
    ("ip",): "victim",
    ("injured", "party"): "victim",
    ("injured", "person"): "victim",
    ("complainant",): "complainant",
    ("compl",): "complainant",
    ("suspect",): "suspect",
    ("susp",): "suspect",
    ("sus",): "suspect",
    ("offender",): "offender",
    ("offr",): "offender",
    ("off",): "offender",
    ("perpetrator",): "offender",
    ("perp",): "offender",
    ("defendant",): "defendant",
    ("deft",): "defendant",
    ("accused",): "defendant",
    ("detainee",): "detainee",
    ("detained", "person"): "detainee",
    ("dp",): "detainee",
    ("prisoner",): "detainee",
    ("arrestee",): "detainee",
    ("witness",): "witness",
    ("witn",): "witness",
    ("wit",): "witness",
    ("informant",): "reporter",
    ("inft",): "reporter",
    ("reporter",): "reporter",
    ("person", "reporting"): "reporter",
    ("reporting", "person"): "reporter",
    ("reported", "by"): "reporter",
    ("caller",): "reporter",
    ("officer", "in", "case"): "officer",
    ("officer", "in", "the", "case"): "officer",
    ("investigating", "officer"): "officer",
    ("arresting", "officer"): "officer",
    ("reporting", "officer"): "officer",
    ("attending", "officer"): "officer",
    ("custody", "officer"): "officer",
    ("officer",): "officer",
    ("oic",): "officer",
    ("ao",): "officer",
    ("supervisor",): "staff",
    ("staff",): "staff",
    ("employee",): "staff",
    ("line", "manager"): "staff",
    ("manager",): "staff",
    ("next", "kin"): "next of kin",
    ("next", "of", "kin"): "next of kin",
    ("nok",): "next of kin",
    ("emergency", "contact"): "next of kin",
    ("mother",): "parent",
    ("father",): "parent",
    ("parent",): "parent",
    ("guardian",): "parent",
    ("carer",): "parent",
    ("child",): "child",
    ("pupil",): "child",
    ("student",): "student",
    ("patient",): "patient",
    ("applicant",): "applicant",
    ("requester",): "applicant",
    ("claimant",): "applicant",
    ("driver",): "driver",
    ("keeper",): "keeper",
    ("registered", "keeper"): "keeper",
    ("owner",): "owner",
    ("deceased",): "deceased",
    ("missing", "person"): "missing person",
    ("misper",): "missing person",
    ("subject",): "subject",
    ("nominal",): "subject",
    ("poi",): "subject",
    ("person", "of", "interest"): "subject",
    ("associate",): "associate",
    ("partner",): "associate",
    ("customer",): "customer",
    ("client",): "customer",
    ("member",): "customer",
    ("contact",): "contact",
    ("person",): "",
    ("individual",): "",
    ("registered",): "",
    ("home",): "",
    ("personal",): "",
    ("current",): "",
    ("previous",): "",
    ("known",): "",
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

_MONTHS = "january february march april june july august september october november december"
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_SHORT = "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun"
_ANSWERS = (
    "yes no y n true false unknown none nil other others not known n/a na tbc total all various refused"
)
_COMPASS = "north south east west central northern southern eastern western"
_QUARTERS = "q1 q2 q3 q4 qtr spring summer autumn winter"
_OUTCOMES = (
    "charged cautioned arrested open closed pending active filed nfa detected undetected live complete completed "
    "granted refused withheld high medium low male female"
)
CATEGORIES = frozenset(
    f"{_MONTHS} {_DAYS} {_SHORT} {_ANSWERS} {_COMPASS} {_QUARTERS} {_OUTCOMES}".split()
) | {"not stated", "not known", "not recorded", "no further action", "n/k", "prefer not to say"}  # fmt: skip
"""Values of closed categories. Some are names too (April, June, May): only a column full of them is a category."""

NOT_NAMES = frozenset(
    {
        # Kinds of crime and incident
        "abuse", "affray", "aggravated", "anti-social", "arson", "assault", "asb", "behaviour", "bicycle", "bodily",
        "burglary", "collision", "concern", "crime", "criminal", "cybercrime", "damage", "disorder", "domestic",
        "driving", "drug", "drugs", "dwelling", "fraud", "handling", "harassment", "harm", "hate", "homicide",
        "incident", "injury", "intent", "kidnap", "manslaughter", "missing", "murder", "neglect", "nuisance", "offence",
        "offences", "offensive", "other", "possession", "public", "rape", "rtc", "robbery", "sexual", "shoplifting",
        "stalking", "theft", "traffic", "trafficking", "vehicle", "violence", "weapon", "weapons", "wounding",
        # Places and bodies
        "airport", "area", "authority", "bank", "borough", "bureau", "business", "centre", "church", "city", "club",
        "college", "command", "common", "community", "constabulary", "council", "county", "court",
        "custody", "department", "directorate", "district", "division", "estate", "fire", "force", "garage",
        "government", "group", "hall", "health", "heath", "hospital", "hotel", "house", "hub", "investigation",
        "investigations", "library", "locality", "market", "museum", "neighbourhood", "nhs", "office", "operations",
        "park", "parish", "partnership", "police", "policing", "port", "prison", "quay", "region", "response",
        "restaurant", "road", "roads", "school", "sector", "service", "services", "shop", "station", "stadium",
        "store", "stores", "street", "suite", "supermarket", "surgery", "team", "theatre", "town", "trust", "unit",
        "university", "upon", "village", "ward", "warehouse", "under", "upper", "lower", "valley", "isle",
        # Words of lists and forms
        "account", "annual", "application", "budget", "building", "capital", "cost", "costs", "data", "document",
        "equipment", "expenditure", "fees", "file", "general", "grant", "hire", "income", "item", "maintenance",
        "management", "number", "of", "on", "the", "and", "payment", "policy", "product", "project", "repair",
        "report", "software", "staff", "subtotal", "supplies", "support", "system", "total", "training", "travel",
        "type", "uniform", "with", "without", "in", "for", "to", "from", "by", "at", "or",
    }
)  # fmt: skip
"""Words that a person's name does not hold. A vote against, never a veto on one cell."""

STREETS_AND_COMPANIES = frozenset(
    {
        "ave", "avenue", "close", "crescent", "drive", "gardens", "grove", "lane", "mews", "parade", "place", "rd",
        "road", "row", "square", "st", "street", "terrace", "walk", "way", "wynd", "ffordd", "heol", "stryd",
        "associates", "bros", "co", "company", "corp", "corporation", "cic", "foundation", "holdings", "inc",
        "international", "limited", "llp", "ltd", "plc", "solicitors", "solutions", "sons", "systems", "technologies",
        "technology", "uk", "ventures",
    }
)  # fmt: skip
"""Words that end the name of a street or a company."""
