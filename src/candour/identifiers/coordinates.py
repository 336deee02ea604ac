"""Coordinates: a point on the map.

What it is:
    Latitude and longitude, or the easting and northing of the Ordnance Survey's grid. Four decimals, or six figures and
    more, are about ten metres: a house.

How Candour tells it:
    By a header over numbers that lie in the United Kingdom.

Known misses:
    Coordinates in running text; grid references of letters and figures; whole degrees, which point to no one.

Sources:
    Ordnance Survey, A guide to coordinate systems in Great Britain. The points of data.police.uk are snapped to the
    middle of streets on purpose.
"""

from __future__ import annotations

import re

from candour.identifiers.base import Group, Identifier

__all__ = ["COORDINATES"]


def _fits(value: str) -> bool:
    text = (
        value.strip().replace(",", "")
        if re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3})+", value.strip())
        else value.strip()
    )
    if re.fullmatch(r"[HJNOST][A-HJ-Z] ?[0-9]{2,5} ?[0-9]{2,5}", text):
        return True
    if not re.fullmatch(r"-?[0-9]{1,7}(?:\.[0-9]{1,20})?", text):
        return False
    number = float(text)
    if abs(number) <= 61:
        return 49 <= number <= 61 or -9 <= number <= 2.5
    return 1000 <= number <= 1_300_000


COORDINATES = Identifier(
    id="coordinates",
    title="coordinates",
    plural="coordinates",
    group=Group.PLACE,
    odds=0.2,
    labels=(
        "latitude",
        "longitude",
        "lat",
        "long",
        "lng",
        "lon",
        "easting",
        "northing",
        "eastings",
        "northings",
        "grid reference",
        "map reference",
        "x coordinate",
        "y coordinate",
        "coordinates",
        "lat long",
        "osgr",
    ),
    needs_label=True,
    fits=_fits,
    ignores=("51.5014", "Latitude: unknown", "grid reference system"),
)
