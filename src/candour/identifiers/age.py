"""Age: with an area and a sex, often enough to find one person among few.

What it is:
    Years lived. Not a name, but one third of the set (age, sex, area) that singles people out in small tables.

How Candour tells it:
    By a header over whole numbers up to 115, or by a label with a colon. Bands (`25-34`) are statistics and are left
    alone, and so is an age told in a sentence.

Known misses:
    Ages in sentences; ages in months of the very young.

Sources:
    NPCC POLE Data Standards Dictionary, DS_120.
"""

from __future__ import annotations

from candour.identifiers.base import UNDER, Group, Identifier, whole

__all__ = ["AGE"]

_AGE = r"(?:1[01][0-9]|[1-9]?[0-9])"

AGE = Identifier(
    id="age",
    title="age",
    plural="ages",
    group=Group.BIRTH,
    odds=0.05,
    labels=(
        "age",
        "age at incident",
        "age at time of incident",
        "age at offence",
        "age at arrest",
        "age in years",
        "apparent age",
        "estimated age",
        "age of victim",
        "age of suspect",
    ),
    needs_label=True,
    labelled=rf"{UNDER}({_AGE})(?: (?:years|yrs)\b| ?$|\n|[,;)])",
    fits=whole(rf"{_AGE}(?:\.0+)?(?: ?(?:years?|yrs?))?"),
    finds=("Age: 34", "Age: 7 years"),
    ignores=("aged 16 to 64", "Age: 25-34", "the age of criminal responsibility is 10", "34"),
)
