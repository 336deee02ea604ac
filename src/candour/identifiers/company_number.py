"""Company number: a company in the register of Companies House.

What it is:
    Eight digits, or two letters and six. It is public and names a company, but through the register also its directors,
    with the month of their birth.

How Candour tells it:
    By a header alone. Spreadsheets drop leading zeros, so fewer digits are taken too.

Known misses:
    Numbers in running text, where they are meant to be read.

Sources:
    Companies House, uniform resource identifiers. 00000006 is the oldest company of the register.
"""

from __future__ import annotations

from candour.identifiers.base import Group, Identifier, whole

__all__ = ["COMPANY_NUMBER"]

_PREFIXES = (
    "SC|NI|OC|SO|NC|R0|IP|SP|RS|FC|BR|LP|SL|NL|CE|CS|GE|OE|AC|SA|NA|IC|SI|NO|NP|RC|SR|ZC|SZ|GS|NZ|SE|ES|PC"
)


COMPANY_NUMBER = Identifier(
    id="company-number",
    title="company number",
    plural="company numbers",
    group=Group.ORGANISATION,
    odds=0.3,
    labels=(
        "company number",
        "company registration number",
        "company reference number",
        "companies house number",
        "company house number",
        "registered company number",
        "company id",
    ),
    needs_label=True,
    fits=whole(f"(?i:[0-9]{{5,8}}|(?:{_PREFIXES})[0-9]{{5,6}})"),
    is_test=lambda value: value.strip().zfill(8) == "00000006",
    ignores=("company number 00000006", "00000006", "company numbers rose"),
)
