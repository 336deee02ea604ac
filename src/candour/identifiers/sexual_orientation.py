"""Sexual orientation: special-category data.

What it is:
    Whom a person is drawn to, as a form or a record has it.

How Candour tells it:
    By a header, by a column that holds nothing but such words, or by a label with a colon.

Known misses:
    Orientation told in a sentence.

Sources:
    Office for National Statistics, sexual orientation in the 2021 census.
"""

from __future__ import annotations

from candour.identifiers.base import UNDER, UNTOLD, Group, Identifier, one_of

__all__ = ["SEXUAL_ORIENTATION"]

_VALUES = frozenset(
    {
        "asexual",
        "bi",
        "bisexual",
        "gay",
        "gay man",
        "gay or lesbian",
        "gay/lesbian",
        "gay woman/lesbian",
        "heterosexual",
        "heterosexual / straight",
        "heterosexual/straight",
        "homosexual",
        "lesbian",
        "lesbian or gay",
        "pansexual",
        "queer",
        "straight",
        "straight / heterosexual",
        "straight/heterosexual",
        "straight or heterosexual",
    }
)


SEXUAL_ORIENTATION = Identifier(
    id="sexual-orientation",
    title="sexual orientation",
    plural="sexual orientations",
    group=Group.SPECIAL,
    odds=0.2,
    labels=("sexual orientation", "sexuality", "orientation"),
    needs_label=True,
    labelled=rf"{UNDER}((?i:[a-z]+(?: ?/ ?[a-z]+| or [a-z]+| man)?))(?=\s{{0,20}}(?:$|[\n,;.|)\"]))",
    fits=one_of(_VALUES | UNTOLD),
    values=_VALUES,
    finds=("Sexual orientation: bisexual", "Sexuality: gay or lesbian"),
    ignores=("sexual orientation policy", "straight on", "Sexual orientation: 12%"),
)
