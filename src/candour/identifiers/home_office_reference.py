"""Home Office reference: the number of somebody's case at the borders and in immigration.

What it is:
    A letter and seven digits for the person's file, GWF and nine digits or four groups of four for an application. The
    number alone says that its owner asked to come or to stay.

How Candour tells it:
    By a label or a header.

Known misses:
    References without label or header; references of ports and of courts in forms of their own.

Sources:
    Home Office, letters and forms that it publishes.
"""

from __future__ import annotations

from candour.identifiers.base import BESIDE, Group, Identifier, digits_of, whole

__all__ = ["HOME_OFFICE_REFERENCE"]

_NUMBER = "[A-Z][0-9]{7}(?:/[0-9]{1,3})?|GWF ?[0-9]{9}|[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{4}"


HOME_OFFICE_REFERENCE = Identifier(
    id="home-office-reference",
    title="Home Office reference",
    plural="Home Office references",
    group=Group.GOVERNMENT,
    odds=0.5,
    labels=(
        "home office reference",
        "home office reference number",
        "home office number",
        "ho reference",
        "ho number",
        "immigration reference",
        "immigration reference number",
        "immigration number",
        "immigration case number",
        "gwf number",
        "gwf reference",
        "unique application number",
        "asylum reference",
        "asylum reference number",
    ),
    needs_label=True,
    labelled=rf"{BESIDE}((?i:{_NUMBER}))(?![0-9A-Za-z])",
    fits=whole(f"(?i:{_NUMBER})"),
    is_test=lambda value: bool(digits_of(value)) and not digits_of(value).strip("0"),
    finds=("Home Office reference: A0000000", "HO ref A0000000/001", "GWF number GWF000000000"),
    ignores=("A0000000", "Home Office reference data", "GWF000000000", "Home Office number 12"),
)
