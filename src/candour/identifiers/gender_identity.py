"""Gender identity: whether a person's gender is the one they were registered with at birth.

What it is:
    What a form or a record says of being trans. Disclosing it can be a crime by itself (Gender Recognition Act 2004,
    section 22).

How Candour tells it:
    By a header, by a column that holds nothing but such words, or by a label with a colon.

Known misses:
    Gender identity told in a sentence.

Sources:
    Office for National Statistics, gender identity in the 2021 census.
"""

from __future__ import annotations

from candour.identifiers.base import UNDER, UNTOLD, Group, Identifier, one_of

__all__ = ["GENDER_IDENTITY"]

_VALUES = frozenset(
    {
        "agender",
        "cis",
        "cisgender",
        "gender fluid",
        "genderfluid",
        "genderqueer",
        "intersex",
        "non binary",
        "non-binary",
        "nonbinary",
        "trans",
        "trans man",
        "trans woman",
        "transgender",
        "transgender man",
        "transgender woman",
        "transsexual",
    }
)
_ANSWERS = frozenset({"yes", "no", "y", "n", "male", "female", "man", "woman", "m", "f"})


GENDER_IDENTITY = Identifier(
    id="gender-identity",
    title="gender identity",
    plural="gender identities",
    group=Group.SPECIAL,
    odds=0.2,
    labels=(
        "gender identity",
        "gender same as birth",
        "gender same as sex registered at birth",
        "transgender",
        "trans status",
        "gender reassignment",
        "gender at birth",
        "sex at birth",
        "pronouns",
    ),
    needs_label=True,
    labelled=rf"{UNDER}((?i:[a-z]+(?:[- ][a-z]+)?))(?=\s{{0,20}}(?:$|[\n,;.|)\"]))",
    fits=one_of(_VALUES | _ANSWERS | UNTOLD),
    values=_VALUES,
    finds=("Gender identity: non-binary", "Gender identity: trans woman"),
    ignores=("gender identity policy", "trans fats", "Gender identity: see note"),
)
