"""Numbers rounded to what is shown of them, so that a copy holds no more digits than its reader sees.

    12% of 0.1234567  →  0.12          2.675 as 0.00  →  2.68         45292.75 as dd/mm/yyyy  →  45292
    31/07/2024 as yyyy  →  1 January 2024, whose year is the same

A number is only ever replaced by one that is shown alike. A date of which no year is shown keeps it, and a time of which no
day is shown keeps its day: those stand in the copy as they stood in the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from candour.formats.numberformat import section_for
from candour.formats.numberformat_dates import finest_of, moment_of
from candour.formats.numberformat_shown import Kind, Parts, exactly, parts_of, shown

__all__ = ["fixed_places", "rounded", "shows_days", "written"]

_FROM_1904 = 1462
_DAY = 86_400
_PER_DAY = {"h": 24, "n": 1440, "s": _DAY}


def written(value: float) -> str:
    """A number in the fewest digits that say it, as a file holds it.

    >>> written(12.0), written(0.1 + 0.2), written(1e21), written(-0.0)
    ('12', '0.3', '1E+21', '0')
    """
    number = exactly(value).normalize()
    if not number:
        return "0"
    if -7 < number.adjusted() < 15:
        return format(number, "f")
    digits, _, power = f"{number:E}".partition("E")
    return f"{digits}E{power}"


def fixed_places(code: str) -> int | None:
    """How many decimal places of a number a format shows, the same for every number but nought; 15 for General.

    None where it depends on the number, or the format is one of dates, powers, fractions or words.

    >>> fixed_places("0.00"), fixed_places("0%"), fixed_places("General"), fixed_places("0.0,"), fixed_places("dd/mm")
    (2, 2, 15, -2, None)
    """
    if "[<" in code or "[>" in code or "[=" in code:
        return None
    parts = [parts_of(section_for(code, value)[0]) for value in (1.0, -1.0)]
    if all(part.kind == Kind.GENERAL for part in parts):
        return 15
    places = {part.decimals + part.scale for part in parts}
    return places.pop() if len(places) == 1 and all(part.kind == Kind.FIXED for part in parts) else None


def shows_days(code: str) -> bool:
    """Whether a format shows numbers as dates to the day, or closer: a whole number then holds no more than is shown.

    >>> shows_days("dd/mm/yyyy h:mm"), shows_days("mmm yyyy"), shows_days("0")
    (True, False, False)
    """
    parts = [parts_of(section_for(code, value)[0]) for value in (1.0, -1.0, 0.0)]
    return all(part.kind == Kind.DATE and finest_of(part.tokens)[0] in "dhns" for part in parts)


def rounded(code: str, value: float, *, from_1904: bool = False) -> float:
    """The number that is shown as this one is in this format, and holds no more than is shown.

    >>> rounded("0%", 0.1234567), rounded("0.00", 2.675), rounded("mmm yyyy", 45000.75), rounded("General", 1.5)
    (0.12, 2.68, 44986.0, 1.5)
    """
    section, _ = section_for(code, value)
    parts = parts_of(section)
    as_is = float(exactly(value))
    found = _by_kind(parts, value, from_1904=from_1904)
    if found is None or found == as_is:
        return as_is
    looks = shown(code, value, from_1904=from_1904)

    def is_alike(one: float) -> bool:
        return shown(code, one, from_1904=from_1904) == looks

    if is_alike(found):
        return found
    for one in _shorter(value):
        if is_alike(one) and not any(map(is_alike, _shorter(one))):  # what comes of it would come of it again
            return one
    return as_is


def _shorter(value: float) -> Iterator[float]:
    """The number in one digit, in two, and so on, as long as it is another number."""
    exact = exactly(value)
    for digits in range(1, 15):
        one = exact and _to_places(exact, digits - 1 - exact.adjusted())
        if one == exact:
            return
        yield float(one)


def _by_kind(parts: Parts, value: float, *, from_1904: bool) -> float | None:
    match parts.kind:
        case Kind.FIXED:
            return float(_to_places(exactly(value), parts.decimals + parts.scale))
        case Kind.POWER:
            return _by_power(parts, value)
        case Kind.FRACTION:  # not the fraction itself, which may have more digits than the number
            return float(round(exactly(value)))
        case Kind.DATE:
            return _by_date(parts, value, from_1904=from_1904)
        case Kind.WORDS:
            return float(
                round(exactly(value))
            )  # a half goes to the even number, and so stays where it is the next time
    return None


def _to_places(number: Decimal, places: int) -> Decimal:
    if number.adjusted() + places > 25:
        return number
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _by_power(parts: Parts, value: float) -> float:
    number = exactly(value)
    if not number:
        return 0.0
    kinds = [token.kind for token in parts.tokens]
    head = kinds[: kinds.index("power")]
    whole = head[: head.index("point")] if "point" in head else head
    step = max(whole.count("digit"), 1)
    return float(_to_places(number, parts.decimals - number.adjusted() // step * step))


def _by_date(parts: Parts, value: float, *, from_1904: bool) -> float | None:
    unit, places = finest_of(parts.tokens)
    moment = moment_of(value, places, from_1904=from_1904)
    if moment is None:
        return None
    shift = _FROM_1904 if from_1904 else 0
    if unit in _PER_DAY:
        per_day = _PER_DAY[unit] * (10**places if unit == "s" else 1)
        of_day = moment.ticks * per_day // (_DAY * moment.rate)
        return float(exactly(moment.number - shift + of_day / per_day))
    number = moment.number
    if unit in {"m", "y"} and number > 60:
        number = date(moment.year, moment.month if unit == "m" else 1, 1).toordinal() - 693_594
    return float(max(number - shift, 0))
