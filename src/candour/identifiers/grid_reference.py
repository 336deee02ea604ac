"""Grid reference: a point on the maps of the Ordnance Survey, in letters and figures.

What it is:
    Two letters for a square of 100 kilometres, and as many figures east as north: six tell a place to 100 metres, eight to
    ten, ten to one. Ten figures are a house.

How Candour tells it:
    By a label or a header, if the two letters are those of a square that holds land and there are six figures or more.

Known misses:
    References without label or header; Irish ones, which have one letter; four figures, which are a square kilometre.

Sources:
    Ordnance Survey, A guide to coordinate systems in Great Britain.
"""

from __future__ import annotations

from candour.identifiers.base import BESIDE, Check, Group, Identifier, digits_of, listed, whole

__all__ = ["GRID_REFERENCE"]

_REFERENCE = "[HJNOST][A-HJ-Z](?: ?[0-9]{5} ?[0-9]{5}| ?[0-9]{4} ?[0-9]{4}| ?[0-9]{3} ?[0-9]{3})"
_SQUARES = listed(
    "HP HT HU HW HX HY HZ NA NB NC ND NF NG NH NJ NK NL NM NN NO NR NS NT NU NW NX NY NZ OV SC SD SE SH SJ SK SM SN SO SP "
    "SR SS ST SU SV SW SX SY SZ TA TF TG TL TM TQ TR TV"
)


def _is_on_land(value: str) -> bool:
    return value.strip()[:2].upper() in _SQUARES


GRID_REFERENCE = Identifier(
    id="grid-reference",
    title="grid reference",
    plural="grid references",
    group=Group.PLACE,
    odds=0.5,
    checks=(Check("its square holds land", 0.37, _is_on_land),),
    signs=(
        Check("its ten figures tell a place to one metre", 0.5, lambda value: len(digits_of(value)) == 10),
    ),
    labels=(
        "grid reference",
        "grid reference number",
        "national grid reference",
        "os grid reference",
        "ordnance survey grid reference",
        "os reference",
        "osgr",
        "ngr",
        "map reference",
    ),
    needs_label=True,
    labelled=rf"{BESIDE}({_REFERENCE})(?![0-9A-Za-z])",
    fits=whole(f"(?i:{_REFERENCE})"),
    is_test=lambda value: value.replace(" ", "").upper() == "TQ3000080000",
    finds=("Grid reference TQ 30000 80000", "OS grid ref: TQ 300 800"),
    ignores=(
        "TQ 30000 80000",
        "grid reference TQ 30 80",
        "grid reference OA 300 800",
        "grid reference TQ 3000 800",
    ),
)
