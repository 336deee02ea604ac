"""Place of birth.

What it is:
    A town or a country. Banks ask for it, and with a name and a year of birth it finds one person in the registers.

How Candour tells it:
    By a label with a colon, or by a header.

Known misses:
    Places told in a sentence (`born in …`).

Sources:
    NPCC POLE Data Standards Dictionary, entities of the person; headers of forces' own exports.
"""

from __future__ import annotations

from candour.identifiers.base import UNDER, UNTOLD, Group, Identifier

__all__ = ["PLACE_OF_BIRTH"]

_PLACE = "[A-Z][A-Za-z'.-]{2,30}(?:,? [A-Z][A-Za-z'.-]{1,30}){0,3}"


def _fits(value: str) -> bool:
    text = value.strip()
    is_place = any(map(str.isalpha, text)) and not any(map(str.isdigit, text))
    return is_place and 2 <= len(text) <= 80 and text.casefold() not in UNTOLD


PLACE_OF_BIRTH = Identifier(
    id="place-of-birth",
    title="place of birth",
    plural="places of birth",
    group=Group.BIRTH,
    odds=0.2,
    labels=("place of birth", "birth place", "birthplace", "town of birth", "country of birth", "pob"),
    needs_label=True,
    labelled=rf"{UNDER}({_PLACE})(?=\s{{0,20}}(?:$|[\n,;|)\"]))",
    fits=_fits,
    finds=("Place of birth: Exampleton", "Country of birth: Poland"),
    ignores=("place of birth is recorded", "Place of birth: Unknown", "Country of birth: 12%"),
)
