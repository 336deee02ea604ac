"""Ethnicity: special-category data.

What it is:
    What a person says of themselves (the 18+1 codes, W1 to O9 and NS) or how an officer sees them (IC1 to IC6, IC9).

How Candour tells it:
    By a header, by a column that holds nothing but such codes or groups, by a label with a colon, and in running text
    by an officer's code with a sex (`IC1 male`). Tables of counts by group speak of nobody and are left alone.

Known misses:
    Ethnicity told in a sentence.

Sources:
    Home Office, self-defined ethnicity (18+1) codes; Office for National Statistics, ethnic groups of the 2021 census.
"""

from __future__ import annotations

from candour.identifiers.base import UNDER, UNTOLD, Check, Group, Identifier, lines, listed, whole

__all__ = ["ETHNICITY"]

_CODES = listed(
    "w1 w2 w3 w4 w9 m1 m2 m3 m9 a1 a2 a3 a4 a9 b1 b2 b9 o1 o2 o9 ns n1 n9 ic0 ic1 ic2 ic3 ic4 ic5 ic6 ic7 ic9"
)
_GROUPS = lines("""
    african
    any other asian background
    any other black background
    any other ethnic group
    any other mixed background
    any other white background
    arab
    asian
    asian - bangladeshi
    asian - chinese
    asian - indian
    asian - pakistani
    asian or asian british
    asian or asian british - bangladeshi
    asian or asian british - indian
    asian or asian british - pakistani
    bangladeshi
    black
    black - african
    black - caribbean
    black or black british
    black or black british - african
    black or black british - caribbean
    caribbean
    chinese
    dark european
    gypsy or irish traveller
    gypsy/irish traveller
    indian
    middle eastern
    mixed
    mixed - white and asian
    mixed - white and black african
    mixed - white and black caribbean
    mixed or multiple ethnic groups
    north european
    oriental
    other ethnic group
    pakistani
    roma
    south european
    white
    white - british
    white - irish
    white - north european
    white - other
    white - south european
    white and asian
    white and black african
    white and black caribbean
    white british
    white irish
    white other
    """)
_BROADLY = ("white", "black", "asian", "mixed", "other", "chinese", "arab", "any other")
_SEEN_BY_OFFICER = r"IC[1-69][ -](?:[Mm]ale|[Ff]emale|MALE|FEMALE)"


def _fits(value: str) -> bool:
    plain = value.strip().casefold()
    return plain in _CODES | _GROUPS | UNTOLD or plain.startswith(_BROADLY)


ETHNICITY = Identifier(
    id="ethnicity",
    title="ethnicity",
    plural="ethnicities",
    group=Group.SPECIAL,
    shape=_SEEN_BY_OFFICER,
    odds=0.2,
    signs=(Check("an officer's code stands with a sex", 0.005, whole(_SEEN_BY_OFFICER)),),
    labels=(
        "ethnicity",
        "ethnic group",
        "ethnic origin",
        "ethnic appearance",
        "ethnic background",
        "ethnicity code",
        "ethnic code",
        "self defined ethnicity",
        "self defined ethnicity code",
        "officer defined ethnicity",
        "sde",
        "ode",
        "ic code",
        "ethnicity 6",
        "ethnicity 16",
        "ethnic app",
        "race",
    ),
    labelled=rf"{UNDER}((?i:[WMABO][1-49]|IC ?[1-69]|(?:white|black|asian|mixed|arab|chinese|indian|pakistani)(?: [A-Za-z]+){{0,3}}))(?=\s{{0,20}}(?:$|[\n,;.|)]))",
    fits=_fits,
    values=_CODES | _GROUPS,
    finds=("described as an IC1 male", "Ethnicity: White British", "SDE: W1"),
    ignores=("White British 45%", "form W1", "IC1", "ethnicity pay gap: 3%", "A1 road"),
)
