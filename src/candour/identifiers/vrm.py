"""Vehicle registration mark: the number plate, which leads to the keeper.

What it is:
    Since 2001 two letters, two digits for the age and three letters (`AB51 ABC`); before that a letter with up to three
    digits and three letters (`A123 ABC`), or the other way round; dateless and Northern Ireland plates besides.

How Candour tells it:
    By its shape, by the age identifiers that exist (02 to 29, 51 to 79) and by the letters that are never used. Older
    styles look like room numbers and codes, and are taken only beside a label or under a header, where a whole column
    holds them, or, as possible, where the words around are of a vehicle (`drives a blue van, A123 ABC`); dateless plates only beside a label or under a header.

Known misses:
    Dateless and Northern Ireland plates elsewhere; plates in small letters; foreign and diplomatic plates.

Sources:
    DVLA, leaflet INF104 on vehicle registration numbers; NPCC POLE Data Standards Dictionary, DS_065.
"""

from __future__ import annotations

import re

from candour.identifiers.base import BESIDE, Check, Clue, Group, Identifier, listed

__all__ = ["VRM"]

_CURRENT = r"[A-HJ-PR-Y]{2}[0-9]{2} ?[A-HJ-PR-Z]{3}"
_PREFIX = r"[A-HJ-NPR-TV-Y][0-9]{1,3} ?[A-HJ-PR-Z]{3}"
_SUFFIX = r"[A-HJ-PR-Z]{3} ?[0-9]{1,3}[A-HJ-NPR-TV-Y]"
_ANY = rf"{_CURRENT}|{_PREFIX}|{_SUFFIX}|Q[0-9]{{1,3}} ?[A-Z]{{3}}|[A-Z]{{1,3}} ?[0-9]{{1,4}}|[0-9]{{1,4}} ?[A-Z]{{1,3}}"
_WORDS = listed(
    "AND ARE BUT CAN DAY FOR GET HAD HAS HER HIM HOW ITS MAY NEW NOT NOW OFF OLD ONE OUR OUT SEE SHE THE TWO WAS WHO YOU"
    " ACT ALL ANY BAY BED BOX BUS CAR END EXT LOT MAN MEN MET PAY PER REG RAN SAW SEC TAX TEL TEN TOP VAN VIA WAY YET"
)
_TEST_VALUES = frozenset({"BD51SMR", "AB51ABC", "AB12CDE", "A123ABC", "ABC123A"})


def _bare(value: str) -> str:
    return value.replace(" ", "").upper()


def _looks_like_a_plate(value: str) -> bool:
    """Whether it is written with its space, and its letters are no word of a text in capitals."""
    return _is_current(value) and value[4] == " " and value[5:] not in _WORDS


def _has_no_word(value: str) -> bool:
    """Whether the letters of an older plate are no word of a text in capitals: `M25 AND`, `BAY 12A`."""
    return _is_current(value) or _WORDS.isdisjoint(re.findall("[A-Z]{3}", value))


def _is_current(value: str) -> bool:
    return re.fullmatch(_CURRENT, value) is not None


def _has_age(value: str) -> bool:
    """Whether the age identifier exists. Older styles have none, and pass."""
    age = _bare(value)[2:4]
    return not _is_current(_bare(value)) or "02" <= age <= "29" or "51" <= age <= "79"


VRM = Identifier(
    id="vrm",
    title="vehicle registration",
    plural="vehicle registrations",
    group=Group.VEHICLE,
    shape=f"{_CURRENT}|{_PREFIX}|{_SUFFIX}",
    odds=0.25,
    checks=(
        Check("its age identifier exists", 0.57, _has_age),
        Check("its letters are no word", 0.98, _has_no_word),
    ),
    signs=(
        Check("it is in the style used since 2001", 1 / 16, _is_current),
        Check("it is written as on a plate", 1 / 4, _looks_like_a_plate),
    ),
    clues=(
        Clue(
            "words about a vehicle stand near it",
            12,
            r"(?i)\b(?:vehicles?|cars?|vans?|lorry|taxi|motorcycle|motorbike|moped|drives|drove|driving|driven|registration"
            r"|registered|reg|index|plates?|vrm)\b",
        ),
    ),
    labels=(
        "vehicle registration",
        "vehicle registration mark",
        "vehicle registration number",
        "registration number",
        "registration mark",
        "registration",
        "vrm",
        "vrn",
        "number plate",
        "vehicle index",
        "index number",
        "vehicle index number",
    ),
    labelled=rf"{BESIDE}({_ANY}|(?i:{_CURRENT}))(?![0-9A-Za-z])",
    fits=lambda value: re.fullmatch(_ANY, _bare(value)) is not None,
    is_test=lambda value: _bare(value) in _TEST_VALUES,
    finds=(
        "a blue van, AB51 ABC",
        "VRM: BD51SMR",
        "registration A123 ABC",
        "index number ABC 1",
        "drives a blue van, ABC 123A",
    ),
    ignores=(
        "AB99 ZZZ",
        "use the M25 AND the M1",
        "room B12 ABC",
        "SEC 12B",
        "the car in BAY 12A",
        "PO BOX 12",
    ),
)
