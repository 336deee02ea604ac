"""MAPPA level: how closely police, prison and probation together manage a dangerous offender.

What it is:
    Category 1 to 4 (what somebody did) and level 1 to 3 (how they are managed). In a row about a person it says that they
    are a registered sexual offender, or violent.

How Candour tells it:
    By a header over words such as `Level 2`, or by a label with a colon.

Known misses:
    Plain figures under a header, which may be counts; levels told in a sentence.

Sources:
    Ministry of Justice, MAPPA guidance; Criminal Justice Act 2003, sections 325 to 327.
"""

from __future__ import annotations

from candour.identifiers.base import UNDER, Group, Identifier, whole

__all__ = ["MAPPA_LEVEL"]

_LEVEL = (
    "(?i:(?:mappa[ -]?)?(?:level|lvl|category|cat|l|c)[ .-]?[1-4](?:[ /,-]{1,3}(?:level|lvl|l)[ -]?[1-3])?)"
)


MAPPA_LEVEL = Identifier(
    id="mappa-level",
    title="MAPPA level",
    plural="MAPPA levels",
    group=Group.SPECIAL,
    odds=0.3,
    labels=(
        "mappa",
        "mappa level",
        "mappa category",
        "mappa status",
        "mappa management level",
        "mappa level and category",
        "mappa flag",
    ),
    needs_label=True,
    labelled=rf"{UNDER}({_LEVEL}|[1-4])(?=\s{{0,20}}(?:$|[\n,;.|)\"]))",
    fits=whole(f"{_LEVEL}|[1-4]"),
    finds=("MAPPA level: 2", "MAPPA: Category 1"),
    ignores=("MAPPA level 2 offenders", "MAPPA cases: 14", "Level 2", "MAPPA level: 240"),
)
