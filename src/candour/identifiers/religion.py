"""Religion or belief: special-category data.

What it is:
    A person's religion, or that they have none.

How Candour tells it:
    By a header, by a column that holds nothing but religions, or by a label with a colon.

Known misses:
    Religion told in a sentence; beliefs that are not in the list, without a header.

Sources:
    Office for National Statistics, religion in the 2021 census.
"""

from __future__ import annotations

from candour.identifiers.base import UNDER, UNTOLD, Group, Identifier, listed, one_of

__all__ = ["RELIGION"]

_VALUES = listed(
    "agnostic anglican atheist baha'i bahai baptist buddhist catholic christian hindu humanist islam jain jewish "
    "judaism methodist mormon muslim pagan presbyterian protestant quaker rastafarian sikh spiritualist "
    "zoroastrian",
    "no religion",
    "roman catholic",
    "church of england",
    "church of scotland",
    "church in wales",
    "jehovah's witness",
)


RELIGION = Identifier(
    id="religion",
    title="religion or belief",
    plural="religions or beliefs",
    group=Group.SPECIAL,
    odds=0.2,
    labels=(
        "religion",
        "religion or belief",
        "religious belief",
        "faith",
        "religious affiliation",
        "denomination",
    ),
    needs_label=True,
    labelled=rf"{UNDER}((?i:[a-z']+(?: [a-z]+){{0,2}}))(?=\s{{0,20}}(?:$|[\n,;.|)\"]))",
    fits=one_of(_VALUES | UNTOLD),
    values=_VALUES,
    finds=("Religion: Muslim", "Faith: Church of England"),
    ignores=("religion and belief policy", "Muslim", "Religion: see below"),
)
