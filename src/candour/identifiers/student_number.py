"""Student number: a student or a candidate in the records of a university, a college or an exam board.

What it is:
    A run of digits, with letters in some. It names one person to whoever can look into those records, and lists of marks
    are often published by it.

How Candour tells it:
    By a label or a header.

Known misses:
    Numbers without label or header.

Sources:
    Higher Education Statistics Agency, student record; UCAS, personal ID.
"""

from __future__ import annotations

from candour.identifiers.base import UNDER, Group, Identifier, whole

__all__ = ["STUDENT_NUMBER"]

_NUMBER = "[A-Z]{0,3}[0-9]{5,13}[A-Z]?|[0-9]{3}-[0-9]{3}-[0-9]{4}"


STUDENT_NUMBER = Identifier(
    id="student-number",
    title="student number",
    plural="student numbers",
    group=Group.GOVERNMENT,
    odds=0.3,
    labels=(
        "student number",
        "student id",
        "student reference",
        "student reference number",
        "matriculation number",
        "candidate number",
        "exam candidate number",
        "ucas number",
        "ucas id",
        "ucas personal id",
        "hesa number",
        "hesa id",
        "husid",
        "learner reference number",
        "learner number",
    ),
    needs_label=True,
    labelled=rf"{UNDER}({_NUMBER})(?![0-9A-Za-z,%])",
    fits=whole(f"(?i:{_NUMBER})"),
    finds=("Student number: 00012345", "UCAS ID: 000-000-0001"),
    ignores=("Student numbers: 12345", "student number 12,345", "00012345"),
)
