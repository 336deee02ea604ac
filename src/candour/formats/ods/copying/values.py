"""Values of cells: numbers with the digits that they show, dates and times as far as they are shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Final

__all__ = ["as_shown", "value_of"]

_DIGITS: Final = re.compile(r"\d")
_LAST_PART: Final = re.compile(r"[.,](\d+)\D*$")
_MOST_PLACES: Final = 15
_NUMBERS: Final = frozenset({"float", "percentage", "currency"})
_TIME: Final = re.compile(r"PT?(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?")


def as_shown(value: str, shown: str, *, is_share: bool = False) -> str:
    """A number with no more digits than are shown of it; as it is, where what is shown does not tell.

    >>> as_shown("1234.5678", "1,234.57"), as_shown("0.1234", "12%", is_share=True), as_shown("5", "five")
    ('1234.57', '0.12', '5')
    """
    try:
        exact = Decimal(value)
    except InvalidOperation:
        return value
    if not exact.is_finite() or abs(exact.adjusted()) > _MOST_PLACES * 2:
        return value
    digits = "".join(_DIGITS.findall(shown)).lstrip("0")
    seen = abs(exact) * 100 if is_share else abs(exact)
    part = _LAST_PART.search(shown)
    for places in dict.fromkeys((len(part[1]) if part else 0, 0, *range(1, _MOST_PLACES))):
        rounded = seen.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        if "".join(_DIGITS.findall(format(rounded, "f"))).lstrip("0") == digits:
            found = exact.quantize(Decimal(1).scaleb(-places - 2 * is_share), ROUND_HALF_UP)
            return (
                _written(found)
                if len(value.lstrip("-").lstrip("0.")) > len(_written(abs(found)).lstrip("0."))
                else value
            )
    return value


def _written(number: Decimal) -> str:
    said = format(number, "f")
    said = said.rstrip("0").rstrip(".") if "." in said else said
    return "0" if said in ("", "-0") else said


def value_of(cell: Mapping[str, str], shown: str) -> dict[str, str]:
    """What a cell of the copy says of its value; nothing of one that is text."""
    kind = cell.get("office:value-type", "")
    if kind in _NUMBERS:
        value = as_shown(cell.get("office:value", ""), shown, is_share=kind == "percentage" or "%" in shown)
        try:
            Decimal(value)
        except InvalidOperation:
            return {"office:value-type": "string"}
        said = {"office:value-type": kind, "office:value": value}
        currency = cell.get("office:currency", "")
        return said | ({"office:currency": currency} if re.fullmatch("[A-Z]{3}", currency) else {})
    if kind == "date" and re.fullmatch(r"\d{4}-\d\d-\d\d(?:T[\d:.]+)?", cell.get("office:date-value", "")):
        day, mark, time = cell["office:date-value"].partition("T")
        return {"office:value-type": kind, "office:date-value": day + mark + time if ":" in shown else day}
    if kind == "time" and _TIME.fullmatch(cell.get("office:time-value", "")):
        return {"office:value-type": kind, "office:time-value": cell["office:time-value"]}
    if kind == "boolean" and cell.get("office:boolean-value") in ("true", "false"):
        return {"office:value-type": kind, "office:boolean-value": cell["office:boolean-value"]}
    return {"office:value-type": "string"}
