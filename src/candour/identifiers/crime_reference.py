"""Crime or incident reference: one record in a force's system.

What it is:
    The number of a crime, an occurrence or an incident. It has no national form. To anyone who can look into the system
    it names the victim, and it joins two releases that should not be joined.

How Candour tells it:
    By a label or a header (`crime ref`, `occurrence`, `CAD`), with a number of one of the families in use; without one
    only where the form is a force's own (`CRI/…/…/…`, `PS-20990101-0001`, or with a force's code before it).

Known misses:
    References without label in forms that many things have.

Sources:
    References that forces print in their published replies. Families differ by system: Athena, Niche, CRIS, STORM.
"""

from __future__ import annotations

from candour.identifiers.base import BESIDE, Check, Group, Identifier, whole

__all__ = ["CRIME_REFERENCE"]

_ATHENA = r"(?:35|36|37|40|41|42|46)/[0-9]{4,6}/(?:[012][0-9]|99)"
_PREFIXED = r"CRI/[0-9]{2}[A-Z]{2}/[0-9]{4,7}/[0-9]{2}|CR/[0-9]{4,7}/[0-9]{2}|PS-20[0-9]{6}-[0-9]{4}"
_LABELLED = (
    rf"{_PREFIXED}|[0-9]{{2}}[A-Z]{{0,3}}/[0-9]{{3,7}}/[0-9]{{2,4}}|[A-Z]{{1,4}}/?[0-9]{{4,10}}(?:/[0-9]{{2,4}})?"
    r"|[0-9]{5,7}/[0-9]{2}|[0-9]{1,5}/[0-9]{1,2}[A-Z]{3}[0-9]{2}|[0-9]{9,12}|[0-9]{1,6}-[0-9]{6,8}|[0-9]{2}-[0-9]{4,8}|[0-9A-Z]{4}[0-9]{7}|[0-9]{7,8}"
)


CRIME_REFERENCE = Identifier(
    id="crime-reference",
    title="crime or incident reference",
    plural="crime and incident references",
    group=Group.JUSTICE,
    shape=f"{_ATHENA}|{_PREFIXED}",
    odds=0.5,
    signs=(
        Check("it begins with a force's code", 1 / 16, whole(_ATHENA)),
        Check("it begins as a force's references do", 1 / 100, whole(_PREFIXED)),
    ),
    labels=(
        "crime reference",
        "crime reference number",
        "crime number",
        "crime id",
        "crime ref",
        "crn",
        "occurrence",
        "occurrence number",
        "occurrence reference",
        "investigation number",
        "investigation reference",
        "incident number",
        "incident reference",
        "incident id",
        "incident log",
        "incident log number",
        "log number",
        "log reference",
        "cad",
        "cad number",
        "cad reference",
        "storm number",
        "storm log",
        "niche reference",
        "niche number",
        "urn",
        "case urn",
        "crime report number",
    ),
    label_odds=100,
    labelled=rf"{BESIDE}({_LABELLED})(?![0-9A-Za-z/])",
    fits=lambda value: any(sign.isdecimal() for sign in value) and len(value.strip()) <= 30,
    finds=(
        "crime ref 42/12345/99",
        "Occurrence number: 99000012345",
        "CAD 1234-010199",
        "CAD 1234/01JAN99",
        "CRI/06CC/0012345/99",
        "Crime reference number CR/012345/99",
        "URN: 99ZZ0000199",
    ),
    ignores=(
        "12/03/2024",
        "FOI 1234/24",
        "24/25",
        "crime numbers rose by 1234",
        "invoice 42/123",
        "school URN 136276",
        "incident log 12/03/2024",
        "occurrence 2023/24",
    ),
)
