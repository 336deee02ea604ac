"""Filters: the values that a filter of a sheet, a table or a saved view was set to.

    autoFilter
      filterColumn colId="2"
        filters        filter val="Example"    dateGroupItem year="2099" month="3"
        customFilters  customFilter operator="equal" val="*Llewellyn*"
    sortState
      sortCondition customList="Chief Constable,Superintendent,Inspector"

The values may be of rows that are gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from candour.formats.xlsx.numbers import whole

__all__ = ["filter_rows"]

_VALUES = {"filter": "val", "customFilter": "val", "sortCondition": "customList"}
_DATE = ("year", "month", "day")
_COLUMNS = frozenset({"filterColumn", "columnFilter"})


def filter_rows(element: Element) -> Iterator[tuple[str, str]]:
    """For each value in or below an element: where it is set (`filter of column 3`), and the value."""
    where = "filter"
    for inner in element.iter():
        if inner.tag in _COLUMNS:
            number = whole(inner.get("colId"))
            where = f"filter of column {number + 1}"
        elif inner.tag in _VALUES:
            if value := inner.get(_VALUES[inner.tag], "").strip():
                yield where, value
        elif inner.tag == "dateGroupItem":
            yield where, "-".join(inner.get(part, "").zfill(2) for part in _DATE if inner.get(part))
