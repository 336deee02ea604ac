"""Postcode: about fifteen households, or a single one.

What it is:
    An outward code (area and district) and an inward code: `SW1A 1AA`. By itself it places a person within about
    fifteen homes; beside an age or an event it often points to one.

How Candour tells it:
    By its shape, with only the letters that are used at each position, and by the 124 areas that exist.

Known misses:
    Outward codes alone (`BS3`), which are districts of thousands of homes; postcodes in small letters, away from a
    label and outside a column that says what it is; the letter O typed for the digit 0.

Sources:
    Royal Mail, Programmers' Guide to the Postcode Address File; BS 7666. `ZZ99` codes are the NHS's own, for no fixed
    abode and for abroad.
"""

from __future__ import annotations

import re

from candour.identifiers.base import BESIDE, Check, Group, Identifier, listed

__all__ = ["POSTCODE"]

_SHAPE = (
    r"(?:[A-PR-UWYZ][0-9][0-9A-HJKPSTUW]?|[A-PR-UWYZ][A-HK-YZ][0-9][0-9ABEHMNPRVWXY]?) ?[0-9][ABD-HJLNP-UW-Z]{2}"
    r"|ZZ99 ?[0-9][A-Z]{2}|GIR ?0AA"
)
_AREAS = listed("""AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX
    FK FY G GIR GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG
    NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB
    W WA WC WD WF WN WR WS WV YO ZE ZZ""")


def _has_area(value: str) -> bool:
    found = re.match("[A-Z]+", value.strip().upper())
    return found is not None and found[0] in _AREAS


POSTCODE = Identifier(
    id="postcode",
    title="postcode",
    plural="postcodes",
    group=Group.PLACE,
    shape=_SHAPE,
    odds=6,
    checks=(Check("its area exists", 0.25, _has_area),),
    labels=("postcode", "post code", "postal code", "zip code", "zip"),
    labelled=rf"{BESIDE}((?i:{_SHAPE}))(?![0-9A-Za-z])",
    fits=lambda value: re.fullmatch(_SHAPE, value.strip().upper()) is not None,
    is_test=lambda value: value.strip().upper().startswith("ZZ99"),
    finds=(
        "Office, London SW1A 1AA",
        "lives near BS3 4AB now",
        "M1 1AA",
        "NFA, ZZ99 3VZ",
        "Postcode: zz99 3vz",
    ),
    ignores=("Room B1 2 is free", "QX1 1AA", "A4 paper 80gsm", "XX1 1XX", "form P45 2A"),
)
