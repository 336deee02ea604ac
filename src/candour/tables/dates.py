"""Dates: the age that a date in a cell would give a person today."""

from __future__ import annotations

import re
from datetime import date, timedelta

from candour.block import Cell, CellKind

__all__ = ["age_told_by"]

_FIRST_DAY = date(1899, 12, 30)
"""Day 0 of the days that Excel counts, its leap day of 1900 left out."""
_WRITTEN = re.compile(
    r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d\d)-(\d\d)(?:[T ]00:00(?::00(?:\.0+)?)?)?"
)


def _date_in(cell: Cell) -> date | None:
    text = cell.text.strip()
    try:
        if cell.kind in (CellKind.DATE, CellKind.NUMBER):
            days = float(text)
            return (
                _FIRST_DAY + timedelta(days=int(days)) if days == int(days) and 0 < days < 100_000 else None
            )
        if found := _WRITTEN.fullmatch(text):
            day, month, year, iso_year, iso_month, iso_day = (int(part or 0) for part in found.groups())
            return date(year, month, day) if year else date(iso_year, iso_month, iso_day)
    except (ValueError, OverflowError):
        return None
    return None


def age_told_by(cell: Cell, today: date | None = None) -> int | None:
    """Years since the date in a cell; negative for one to come, None where the cell holds no plain date."""
    born = _date_in(cell)
    if born is None:
        return None
    now = today or date.today()  # noqa: DTZ011  (a day of the reader's own calendar)
    return now.year - born.year - ((now.month, now.day) < (born.month, born.day))
