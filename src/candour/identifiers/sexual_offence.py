"""Sexual offence: a column in which each row is one.

What it is:
    Whoever says that a sexual offence was committed against them is anonymous for life by law. In a row, the offence, a
    date and a place can be enough to know whom it is about.

How Candour tells it:
    By a header of offences, over words or codes nearly all of which are those of sexual offences. A column with other
    offences among them is told as a column of offences.

Known misses:
    Single sexual offences among others; columns without a header; offences in a force's own words; sentences.

Sources:
    Sexual Offences (Amendment) Act 1992, sections 1 and 2; Home Office, counting rules, classes of sexual offences; codes
    of the Sexual Offences Acts 1956 and 2003 as NPCC POLE DS_080 forms them.
"""

from __future__ import annotations

import re

from candour.identifiers.base import Check, Group, Identifier

__all__ = ["SEXUAL_OFFENCE"]

_WORDS = r"\b(?:rape|sexual|indecent (?:assault|images?|exposure)|voyeurism|gross indecency|incest|sex with|upskirting|grooming)\b"
_CODE = r"(?:SX(?:03|56)[0-9]{3}[ABCI]?|0?(?:17|19|20|21|22|23|70|71|73|88|139)/[0-9]{2}[A-Z]?)"


def _is_sexual(value: str) -> bool:
    text = value.strip()
    return re.search(_WORDS, text, re.IGNORECASE) is not None or re.fullmatch(_CODE, text.upper()) is not None


SEXUAL_OFFENCE = Identifier(
    id="sexual-offence",
    title="sexual offence",
    plural="sexual offences",
    group=Group.SPECIAL,
    odds=0.3,
    checks=(Check("it names a sexual offence", 0.3, _is_sexual),),
    labels=(
        "offence",
        "offence type",
        "offence description",
        "offence title",
        "offence category",
        "offence group",
        "offence code",
        "crime type",
        "crime description",
        "crime category",
        "charge",
        "charge description",
        "home office class",
        "home office code",
        "ho class",
        "ho code",
        "cjs code",
        "cjs offence code",
        "sexual offence",
        "sexual offence type",
    ),
    needs_label=True,
    fits=lambda value: len(value.strip()) <= 200 and any(map(str.isalnum, value)),
    ignores=("Offence: rape", "sexual offences rose by 4%", "Charge: SX03001"),
)
