"""Intelligence grading: the mark on an intelligence report that says how far to trust it and who may see it.

What it is:
    Three signs: the source (1 to 3), the intelligence (A to E) and the handling (P or C); before 2016 the five by five by
    five. It tells nothing of a person by itself. Where it stands, each row is a report of intelligence about somebody,
    and its handling conditions forbid most disclosure.

How Candour tells it:
    By a label or a header, over or before signs of that form.

Known misses:
    Gradings without label or header; gradings in words; plain figures, which may be counts.

Sources:
    College of Policing, Authorised Professional Practice, intelligence report; its former 5x5x5 form.
"""

from __future__ import annotations

from candour.identifiers.base import BESIDE, Group, Identifier, whole

__all__ = ["INTELLIGENCE_GRADING"]

_GRADING = "[1-3][ /-]?[A-Ea-e][ /-]?[PpCc]|[A-Ea-e][ /-]?[1-5][ /-]?[1-5]"
_ONE_SIGN = "[A-EPa-ep]|[1-5]"


INTELLIGENCE_GRADING = Identifier(
    id="intelligence-grading",
    title="intelligence grading",
    plural="intelligence gradings",
    group=Group.SPECIAL,
    odds=0.3,
    labels=(
        "intelligence grading",
        "intelligence grade",
        "intel grading",
        "intel grade",
        "intelligence evaluation",
        "intelligence assessment",
        "source evaluation",
        "intelligence handling code",
        "handling code",
        "hand code",
        "3x5x2 grading",
        "5x5x5 grading",
    ),
    needs_label=True,
    labelled=rf"{BESIDE}({_GRADING})(?![0-9A-Za-z/])",
    fits=whole(f"{_GRADING}|{_ONE_SIGN}"),
    finds=("Intelligence grading: 2AP", "intel grading 1/B/C", "Source evaluation: B24"),
    ignores=("2AP", "intelligence grading is explained in annex B", "Handling code: see note"),
)
