"""Words of values: closed categories, offences, places, bodies, streets and companies.

They fill the columns that are mistaken for people's names.
"""

from __future__ import annotations

from candour.identifiers.base import UNTOLD, listed

__all__ = ["CATEGORIES", "NOTHING_TOLD", "NOT_NAMES", "STREETS_AND_COMPANIES", "SURNAMES_TOO"]

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

SURNAMES_TOO = frozenset(
    [
        "bank",
        "banks",
        "church",
        "close",
        "common",
        "court",
        "day",
        "east",
        "field",
        "fields",
        "fire",
        "grant",
        "green",
        "group",
        "hall",
        "heath",
        "hire",
        "house",
        "isle",
        "knight",
        "lane",
        "law",
        "little",
        "long",
        "march",
        "market",
        "marsh",
        "may",
        "moor",
        "north",
        "page",
        "park",
        "parish",
        "place",
        "port",
        "quay",
        "road",
        "row",
        "rose",
        "shop",
        "south",
        "square",
        "street",
        "summer",
        "summers",
        "town",
        "valley",
        "village",
        "walk",
        "ward",
        "way",
        "west",
        "winter",
        "wood",
        "young",
    ]
)
"""Words above that are surnames as well, where one of them is all that a cell holds."""

NOTHING_TOLD = UNTOLD | listed(
    "- -- ? . anonymous blank na n.a. nil null redacted removed tba tbc unidentified withheld x xx xxx",
    "name withheld",
    "no name",
    "not applicable",
    "not available",
    "not given",
    "not provided",
    "not supplied",
)
"""What stands in a cell where nothing is told: it speaks neither for what the header says nor against it."""
