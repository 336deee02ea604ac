"""Employee number: a member of staff in a body's payroll.

What it is:
    A run of digits, with letters in some bodies. It names one person to colleagues and joins staff records.

How Candour tells it:
    By a label or a header.

Known misses:
    Numbers without label or header.

Sources:
    Labels that forces and councils use in published data.
"""

from __future__ import annotations

from candour.identifiers.base import BESIDE, STAFF, Group, Identifier, whole

__all__ = ["EMPLOYEE_NUMBER"]

_NUMBER = r"[A-Z]{0,4}-?[0-9]{3,10}[A-Z]{0,2}"


EMPLOYEE_NUMBER = Identifier(
    id="employee-number",
    title="employee number",
    plural="employee numbers",
    group=Group.STAFF,
    odds=0.3,
    labels=(
        "employee number",
        "employee id",
        "employee reference",
        "staff number",
        "staff id",
        "payroll number",
        "payroll reference",
        "payroll id",
        "pay number",
        "personnel number",
        "sap number",
        "assignment number",
        "hr number",
        "service number",
    ),
    needs_label=True,
    labelled=rf"{BESIDE}({_NUMBER})(?![0-9A-Za-z,%])",
    fits=whole(f"(?i:{_NUMBER})"),
    role_of=lambda _: STAFF,
    finds=("Employee number: 0012345", "payroll no. AB12345"),
    ignores=("staff numbers rose", "Staff numbers: 1234", "0012345"),
)
