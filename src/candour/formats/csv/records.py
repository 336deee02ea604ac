"""The records of a table written as text, one at a time. The reference road: what it says is right.

RFC 4180, and beyond it what programs do: a quotation mark opens a quoted value only where a value begins; two stand for
one; text after the closing one belongs to the value; a line ends with CR LF, LF or CR.

A quotation mark that never closes would swallow the rest of the file. So a quoted value may run over a line's end only
where its closing mark is followed by a delimiter or a line's end, within reach, and where what lies between does not
look like rows of the table; else the mark is a character like any other, the line is read as it stands, and the record
says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

__all__ = ["REACH", "Dialect", "Record", "records", "swallows_rows"]

REACH = 1 << 20
"""How many characters a quoted value that runs over several lines may have."""

_LINE_END = re.compile(r"\r\n|\n|\r")


class Dialect(NamedTuple):
    """How a table is written: the character between its values, and how many columns it has."""

    delimiter: str
    width: int


class Record(NamedTuple):
    """One record: its values, where it ends in the text, and whether a quotation mark in it never closes."""

    values: list[str]
    end: int
    is_broken: bool


@lru_cache(maxsize=8)
def _plain(delimiter: str) -> re.Pattern[str]:
    return re.compile(f"[^{re.escape(delimiter)}\r\n]*")


def records(text: str, dialect: Dialect, *, is_all: bool) -> Iterator[Record]:
    """The records of a text that begins with one.

    Where this is not all of the text, it stops before a record whose end it cannot be sure of.
    """
    at = 0
    while at < len(text):
        line_end = _LINE_END.search(text, at)
        if line_end is None:
            if not is_all:
                return
            stop = after = len(text)
        else:
            stop, after = line_end.span()
            if after == len(text) and not is_all and line_end[0] == "\r":
                return  # an LF may follow
        line = text[at:stop]
        if '"' not in line:
            record = Record(line.split(dialect.delimiter), after, is_broken=False)
        else:
            found = _quoted_record(text, at, dialect, is_all=is_all)
            if found is None:
                return
            record = found
        yield record
        at = record.end


def _quoted_record(text: str, at: int, dialect: Dialect, *, is_all: bool) -> Record | None:
    """The record that begins here, value by value; None where more text is needed to tell."""
    values, is_broken = [], False
    plain = _plain(dialect.delimiter)
    while True:
        value = ""
        if text.startswith('"', at):
            end = _closing(text, at)
            if not is_all and (end == len(text) or (not end and len(text) - at < REACH)):
                return None  # a second mark, or the rest of the value, may follow
            if end and _is_closed(text, at, end, dialect):
                value, at = text[at + 1 : end - 1].replace('""', '"'), end
            else:
                is_broken = True
        rest = plain.match(text, at)
        value += rest[0] if rest else ""
        at = rest.end() if rest else at
        values.append(value)
        if text.startswith(dialect.delimiter, at):
            at += 1
            continue
        line_end = _LINE_END.match(text, at)
        after = line_end.end() if line_end else at
        if after == len(text) and not is_all and (line_end is None or line_end[0] == "\r"):
            return None
        return Record(values, after, is_broken)


def _closing(text: str, at: int) -> int:
    """Where the quoted value that begins here ends, its closing mark included; 0 where no mark closes it in reach."""
    reach = at + REACH
    at += 1
    while (mark := text.find('"', at, reach)) >= 0:
        if not text.startswith('"', mark + 1):
            return mark + 1
        at = mark + 2
    return 0


def _is_closed(text: str, at: int, end: int, dialect: Dialect) -> bool:
    """Whether a quoted value truly ends where it seems to."""
    if _LINE_END.search(text, at, end) is None:
        return True
    is_before_edge = end == len(text) or text[end] in (dialect.delimiter, "\r", "\n")
    return is_before_edge and not swallows_rows(text[at + 1 : end - 1], dialect)


def swallows_rows(value: str, dialect: Dialect) -> bool:
    """Whether most lines inside a quoted value look like rows of the table."""
    inner = _LINE_END.split(value)[1:-1]
    alike = sum(1 for line in inner if line.count(dialect.delimiter) == dialect.width - 1)
    return dialect.width > 3 and alike * 2 > len(inner)
