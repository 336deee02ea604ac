"""Electoral number: one voter in the register of electors.

What it is:
    The letters of a polling district and a number within it. With the register, which many may buy or look into, it gives
    name and address.

How Candour tells it:
    By a label or a header: codes of many kinds look the same.

Known misses:
    Numbers without label or header; a number in one column and its district in another.

Sources:
    Representation of the People (England and Wales) Regulations 2001, regulation 40.
"""

from __future__ import annotations

from candour.identifiers.base import UNDER, Group, Identifier, whole

__all__ = ["ELECTORAL_NUMBER"]

_NUMBER = "[A-Z]{1,3}[0-9]?[ /-]?[0-9]{1,5}(?:/[0-9]{1,2})?"


ELECTORAL_NUMBER = Identifier(
    id="electoral-number",
    title="electoral number",
    plural="electoral numbers",
    group=Group.GOVERNMENT,
    odds=0.4,
    labels=(
        "electoral number",
        "electoral id",
        "electoral roll number",
        "electoral register number",
        "electoral registration number",
        "elector number",
        "elector id",
        "voter number",
    ),
    needs_label=True,
    labelled=rf"{UNDER}({_NUMBER})(?![0-9A-Za-z])",
    fits=whole(f"(?i:{_NUMBER})"),
    finds=("Electoral number: ZZ1-1234", "Elector no: ZZ 123"),
    ignores=("Electors: 1234", "Electoral number: 12345", "ZZ1-1234", "electoral ward B3"),
)
