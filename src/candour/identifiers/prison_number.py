"""Prison number: the number of a person in prison, for life.

What it is:
    A letter, four digits and two letters, as the prison system NOMIS gives them. It stays with its owner through every
    sentence: the number alone says that its owner was in prison.

How Candour tells it:
    By a label or a header: part numbers and room codes have the same shape, and it has no check digit.

Known misses:
    Numbers without label or header; the numbers of before 2009, two letters and four digits.

Sources:
    Ministry of Justice code that is public. A0000AA is nobody's.
"""

from __future__ import annotations

from candour.identifiers.base import BESIDE, Group, Identifier, whole

__all__ = ["PRISON_NUMBER"]

_NUMBER = "[A-Z][0-9]{4}[A-Z]{2}"


PRISON_NUMBER = Identifier(
    id="prison-number",
    title="prison number",
    plural="prison numbers",
    group=Group.JUSTICE,
    odds=0.5,
    labels=(
        "prison number",
        "prisoner number",
        "prisoner id",
        "noms number",
        "noms id",
        "noms",
        "nomis number",
        "nomis id",
        "nomis",
        "hmp number",
    ),
    needs_label=True,
    labelled=rf"{BESIDE}((?i:{_NUMBER}))(?![0-9A-Za-z])",
    fits=whole(f"(?i:{_NUMBER})"),
    is_test=lambda value: value.strip().upper() == "A0000AA",
    finds=("Prison number A0000AA", "NOMS no: A0000AA"),
    ignores=("A0000AA", "prisoner numbers rose by 1234", "NOMIS is a system"),
)
