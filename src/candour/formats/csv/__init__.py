"""CSV: a table of values written as text, with commas, tabs, semicolons or bars between them.

What a reader sees:
    Whatever the program that opens it makes of it. In a spreadsheet program that is a sheet: at most 1,048,576 rows and
    16,384 columns of it, cells of at most 32,767 characters, and at first the top left corner. Candour takes the table
    to be as wide as its header and its usual rows are.

What else is inside:
    Rows and columns that a sheet has no room for; values to the right of the last named column, or twenty blank lines
    below the table; cells cut off for their length, behind a NUL, or pushed out of view by a hundred spaces; characters
    that print nothing. Line breaks inside a quoted value and comment lines are seen.

What Candour cannot read:
    Bytes that are neither UTF-8, UTF-16, UTF-32 nor Windows-1252. A quotation mark that never closes: the line is read
    as it stands, mark and all. A line of more than 16 MiB, which is cut. Each is a Gap.

How it cleans:
    A clean copy is written anew: UTF-8, one record a line, as wide as its header, without what is out of sight.
"""

from __future__ import annotations

from collections.abc import Iterator

from candour.formats.csv.sight import HIDINGS, INVISIBLE, MASKS
from candour.formats.csv.table import DelimitedText, Learnt
from candour.invisible import SMUGGLED
from candour.piece import Count, Found, Gap, Table, Text, Why
from candour.place import Place
from candour.source import Source

__all__ = ["HIDINGS", "read"]


def read(source: Source) -> Iterator[Found]:
    """The table; then, once it has been read through, what could not be read of it."""
    table = DelimitedText(source.data, source.budget)
    yield Table(source.place, table.blocks, MASKS, tells_invisible=True)
    if table.learnt is None:  # nobody has looked at the cells: the gaps must be known all the same
        for _ in table.blocks():
            pass
    if table.learnt is not None:
        yield Count("row", table.learnt.rows)
        if table.learnt.invisible:
            what = f"{table.learnt.invisible:,} characters that print nothing"
            yield Text(source.place, what, INVISIBLE.sight, INVISIBLE)
        if table.learnt.smuggled:
            yield Text(source.place, "\n".join(table.learnt.smuggled), SMUGGLED.sight, SMUGGLED)
        yield from _gaps(source.place, table.learnt)


def _gaps(place: Place, learnt: Learnt) -> Iterator[Gap]:
    if learnt.broken_rows:
        yield Gap(
            place / f"row {learnt.first_broken + 1}",
            Why.BROKEN,
            f"in {learnt.broken_rows:,} rows, this one the first, a quotation mark opens a value and never closes it; "
            "these lines were read as they stand, so their columns may be out of step: look at them, or save the file "
            "again from the program that made it",
        )
    if learnt.cut_lines:
        yield Gap(
            place,
            Why.LIMIT,
            f"lines of more than 16 MiB were cut at {learnt.cut_lines:,} points, and a value there may have been cut in "
            "two; save the file again with a line's end after each row",
        )
    if learnt.lost:
        yield Gap(
            place,
            Why.DISAGREES,
            f"{learnt.lost:,} characters are in no encoding that Candour knows; save the file again as UTF-8",
        )
