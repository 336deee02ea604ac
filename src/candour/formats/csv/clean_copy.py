"""A clean copy of a table of values: written anew in UTF-8, one record a line, with nothing but the cells in sight.

    bytes ──as the reader reads them──▶ blocks ──cells in sight──▶ records

A line break inside a value stays, as a reader of the file sees it; it is told from the value itself, not from the block, where
it is a space.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator

from candour.cleaned import CannotClean, Change, Inner, Wishes, Written
from candour.formats.csv.records import records
from candour.formats.csv.sight import COLUMNS, INVISIBLE, LONG, MASKS, ROWS, Layout, mask_of_cell
from candour.formats.csv.table import DelimitedText
from candour.formats.csv.text import Encoded
from candour.invisible import count_invisible
from candour.source import Source

__all__ = ["write"]

_ALL = 64 << 20


def write(source: Source, wishes: Wishes, inner: Inner) -> Written:  # noqa: ARG001  (every writer is called so)
    """The copy.

    Raises:
        CannotClean: where the table cannot be told from its bytes.
    """
    table = DelimitedText(source.data, source.budget)
    encoded = Encoded(source.data)
    text = b"".join(encoded.pieces(_ALL)).decode()
    if encoded.lost:
        raise CannotClean(
            "some characters are in no encoding that Candour knows: save the file as UTF-8, and clean that"
        )
    copying = _Copying(Layout(table.dialect.width), wishes)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=table.dialect.delimiter, lineterminator="\r\n")
    if text[:4].lower() == "sep=":
        directive, _, text = text.partition("\n")
        stream.write(f"{directive.rstrip()}\r\n")
        copying.pass_over()
    blank: list[list[str]] = []
    for values, _, is_broken in records(text, table.dialect, is_all=True):
        if is_broken:
            raise CannotClean(
                "a quotation mark opens a value and never closes it, so its columns cannot be told: save the file again from "
                "the program that made it, and clean that"
            )
        row = copying.seen(values)
        if any(row):
            writer.writerows([*blank, row])
            blank.clear()
        else:
            blank.append([])  # a line that is blank, or has become so, stays only where something follows it
    return Written(stream.getvalue().encode(), "csv", ".csv", tuple(copying.changes()))


class _Copying:
    """What of each record is in sight, and what was left out so far."""

    def __init__(self, layout: Layout, wishes: Wishes) -> None:
        self._layout, self._wishes = layout, wishes
        self._row = 0
        self._left_out: Counter[str] = Counter()
        self._invisible = 0

    def pass_over(self) -> None:
        """Takes the line that names the delimiter, which is no record but has a row."""
        self._layout.take(0, 1)
        self._row = 1

    def seen(self, values: list[str]) -> list[str]:
        """The values of the next record that are in sight; a blank for each that is not, unless nothing follows it."""
        row = self._row
        self._row += 1
        width = len(values)
        while width and (not values[width - 1] or values[width - 1].isspace()):
            width -= 1
        if not width:
            return []
        self._layout.take(row, min(width, COLUMNS + 1))
        kept = [self._value(row, column, text) for column, text in enumerate(values[:width])]
        while kept and not kept[-1]:
            kept.pop()
        return kept

    def _value(self, row: int, column: int, text: str) -> str:
        if not text or text.isspace():
            return text
        place = (
            0
            if row < ROWS and column < min(self._layout.limit, COLUMNS)
            else self._layout.mask_of(row, min(column, COLUMNS))
        )
        mask = place or mask_of_cell(text)
        if mask:
            hiding = MASKS[mask - 1].hiding.id
            if hiding not in self._wishes.keeps:
                self._left_out[hiding] += 1
                return ""
            return self._wishes.redaction.text(text)[:LONG]
        self._invisible += count_invisible(text)
        return self._wishes.redaction.text(text)

    def changes(self) -> Iterator[Change]:
        """What was left out."""
        titles = {mask.hiding.id: mask.hiding.title for mask in MASKS}
        for id_, count in sorted(self._left_out.items()):
            yield Change(id_, f"Left out: {titles[id_][0].lower()}{titles[id_][1:]}.", count)
        if self._invisible:
            yield Change(INVISIBLE.id, "Characters that print nothing were taken out.", self._invisible)
