"""Places: which sheet of the workbook a formula names by a number."""

from __future__ import annotations

import struct
from collections.abc import Callable

from candour.formats.xls.records import Kind, walk
from candour.formats.xls.workbook import Workbook

__all__ = ["places_of"]


def places_of(workbook: Workbook) -> Callable[[int], int | None]:
    """The numbers of sheets that formulas name, by the numbers that they name them by; None for sheets of other workbooks."""
    own, found = -1, list[tuple[int, int]]()
    books = 0
    for kind, at, size in walk(workbook.data, workbook.at, workbook.end):
        raw = workbook.data[at : at + size]
        if kind == Kind.SUPBOOK:
            own = books if raw[2:4] == b"\x01\x04" else own
            books += 1
        elif kind == Kind.EXTERNSHEET and len(raw) >= 2:
            (count,) = struct.unpack_from("<H", raw)
            ends = range(2, min(2 + 6 * count, len(raw) - 5), 6)
            found += [struct.unpack_from("<Hh", raw, place) for place in ends]

    def place(number: int) -> int | None:
        if not 0 <= number < len(found):
            return None
        book, sheet = found[number]
        return sheet if book == own and 0 <= sheet < len(workbook.sheets) else None

    return place
