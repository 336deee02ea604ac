"""The other binary parts of an .xlsb: comments, cells of linked workbooks, and parts of which only the words are told."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator

from candour.block import ListBlock
from candour.formats.listing import listing
from candour.formats.spreadsheet import hidings_within
from candour.formats.xlsb.records import Body, texts_in, written
from candour.hiding import Hiding
from candour.piece import Found, Mask, Table, Text
from candour.place import Place, a1

__all__ = ["read_comments", "read_external_link", "read_words", "words_hiding"]

Records = Iterable[tuple[int, bytes]]

(
    COMMENT, COMMENT_PERSON, LINK_CACHE, CRITERION, CONNECTION, QUERY, SLICER, REVISION, REVISION_PERSON, RICH, PIVOT, OTHER,
) = hidings_within(
    "xlsb", "comment", "comment-person", "external-link-cache", "filter-criterion", "connection", "query-table",
    "slicer-cache", "revision-log", "revision-person", "rich-data", "pivot-trace", "unlisted-part",
)  # fmt: skip

_AUTHOR, _COMMENT, _COMMENT_TEXT = 632, 635, 637
_ROW, _REAL, _BOOL, _ERROR, _TEXT = 366, 368, 369, 370, 371


def read_comments(records: Records, place: Place) -> Iterator[Found]:
    """The comments of a sheet in one table; then authors of whom no comment is left."""
    authors: list[str] = []
    rows: list[tuple[str, str, str]] = []
    at, author = "", ""
    used: set[str] = set()
    for number, raw in records:
        if number == _AUTHOR:
            authors.append(Body(raw).text())
        elif number == _COMMENT:
            body = Body(raw)
            who = body.take("<I")
            row, _, column, _ = body.rect()
            at, author = a1(row, column), authors[who] if who < len(authors) else ""
            used.add(author)
        elif number == _COMMENT_TEXT:
            rows.append((at, author, Body(raw).rich_text()[0]))
    table = listing(place, rows, Mask.of(COMMENT), ("cell", "author", "comment"), "comment")
    if table is not None:
        yield table
    if left := [name for name in authors if name not in used and name.strip()]:
        yield Text(place, "\n".join(left), COMMENT_PERSON.sight, COMMENT_PERSON, "comment author")


_RELATION = re.compile(r"rId\d+")
"""How a part names what it refers to."""


def read_external_link(records: Records, place: Place) -> Iterator[Found]:
    """The cells that a link keeps of another workbook: one table, its sheets one below the other."""
    block, names = ListBlock(), []
    first, row, last = 0, 0, -1
    for number, raw in records:
        if number == _ROW:
            (row,) = struct.unpack_from("<I", raw)
            if first + row < last:  # the next sheet begins again at its top
                first = last + 1
            last = max(last, first + row)
        elif number in {_REAL, _BOOL, _ERROR, _TEXT}:
            body = Body(raw)
            column = body.take("<I")
            block.add(first + row, column, body.text() if number == _TEXT else _plain(number, body))
        else:
            names += [text for text in texts_in(raw) if not _RELATION.fullmatch(text)]
    if names:
        yield Text(place, "\n".join(dict.fromkeys(names)), LINK_CACHE.sight, LINK_CACHE, "sheet or name")
    yield Table(place, lambda: (block,), (), Mask.of(LINK_CACHE))


def _plain(number: int, body: Body) -> str:
    if number == _REAL:
        return written(body.real())
    return "TRUE" if number == _BOOL and body.take("<B") else ""


_WORDS: tuple[tuple[str, Hiding], ...] = (
    ("connections", CONNECTION),
    ("querytable", QUERY),
    ("slicer", SLICER),
    ("timeline", SLICER),
    ("revisionlog", REVISION),
    ("revisionheaders", REVISION_PERSON),
    ("usernames", REVISION_PERSON),
    ("metadata", RICH),
    ("pivottable", PIVOT),
    ("table", CRITERION),
)


def words_hiding(part: str) -> Hiding:
    """What keeps the words of a part from sight, told by the part's usual name."""
    name = part.rpartition("/")[2].lower()
    return next((hiding for word, hiding in _WORDS if word in name), OTHER)


def read_words(records: Records, part: str, place: Place) -> Iterator[Found]:
    """The texts of a part whose arrangement is not followed. None of them is left out; how they belong together is."""
    found = dict.fromkeys(text for _, raw in records for text in texts_in(raw))
    if found:
        hiding = words_hiding(part)
        yield Text(place / part.rpartition("/")[2], "\n".join(found), hiding.sight, hiding)
