"""Latitude and longitude, as a pair: a point on the map.

What it is:
    Two numbers of degrees. Four decimals are about ten metres, five about one: a house, a hiding place.

How Candour tells it:
    By a label or a header over pairs with four decimals or more; surer where they lie in the United Kingdom.

Known misses:
    Pairs without label or header; degrees with minutes and seconds; fewer decimals, which point at a street or a district.

Sources:
    Ordnance Survey, A guide to coordinate systems in Great Britain. The points of data.police.uk are snapped to the
    middle of streets on purpose.
"""

from __future__ import annotations

import re

from candour.identifiers.base import UNDER, Check, Group, Identifier, whole

__all__ = ["LATITUDE_LONGITUDE"]

_DEGREES = r"[+-]?[0-9]{1,3}\.[0-9]{4,15}"
_BETWEEN = r"(?: ?[NS])?(?: ?[,;/] ?| )(?:(?i:longitude|long|lng|lon) ?[:=]? ?)?"
_PAIR = f"\\(?{_DEGREES}{_BETWEEN}{_DEGREES}(?: ?[EW])?\\)?"


def _is_in_the_kingdom(value: str) -> bool:
    numbers = [float(number) for number in re.findall(_DEGREES, value)]
    if len(numbers) != 2:
        return False
    return 49.8 <= numbers[0] <= 60.9 and -8.7 <= numbers[1] <= 1.8


LATITUDE_LONGITUDE = Identifier(
    id="latitude-longitude",
    title="latitude and longitude",
    plural="latitudes and longitudes",
    group=Group.PLACE,
    odds=0.4,
    signs=(Check("it lies in the United Kingdom", 0.1, _is_in_the_kingdom),),
    labels=(
        "latitude and longitude",
        "latitude longitude",
        "lat long",
        "lat lon",
        "lat lng",
        "lat and long",
        "latitude",
        "lat",
        "gps",
        "gps coordinates",
        "gps location",
        "gps position",
        "coordinates",
        "co ordinates",
    ),
    needs_label=True,
    labelled=rf"{UNDER}({_PAIR})(?![0-9A-Za-z])",
    fits=whole(_PAIR),
    finds=(
        "Lat/Long: 50.00000, -7.00000",
        "Latitude: 50.00000, Longitude: -7.00000",
        "GPS: (50.00000 -7.00000)",
    ),
    ignores=("50.00000, -7.00000", "Lat/long: 50.0, -7.0", "coordinates of the meeting"),
)
