"""The data model (Power Pivot): whole tables, packed for a database engine inside Excel.

It is a backup of that engine: a signature, a page of XML, and files in pieces, often packed with a method of its own. What
can be read without the engine is read (names of tables and columns, and texts where they lie unpacked); the rest is a
Gap, because the tables themselves may hold every record behind a summary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from candour.formats.listing import listing
from candour.formats.ooxml.survey import Survey
from candour.formats.wording import runs_in
from candour.piece import Blob, Found, Gap, Why

__all__ = ["read_data_model"]

_SIGNATURE = "STREAM_STORAGE_SIGNATURE_)!@#$%^&*("
_MOST = 1 << 30
_LOOKED_THROUGH = 64 << 20
"""Bytes looked through for names. The rest is in the Gap in any case."""
_FILE = re.compile(r"^(?:\d+\.)+(.+)\.(?:dictionary|idf|tbl\.xml|tbl|hidx)$")
_PIECES = re.compile(r"[\w .()&/-]+\.(?:dictionary|idf|tbl\.xml|tbl|hidx)")
_QUIET = re.compile(
    r"https?://schemas\.|^[0-9a-f]{8}-[0-9a-f-]{27}$|xmlns|<|^Microsoft\.|^[A-Za-z]*DataSegment|^XM[A-Z]|^STREAM_STORAGE"
)
"""What the engine writes into every model."""


def read_data_model(survey: Survey, part: str) -> Iterator[Found]:
    """The model by its digest, what of it can be read, and a Gap."""
    data = survey.read(part, _MOST)
    showing = survey.showing(part)
    hiding = survey.hiding("data-model")
    yield Blob.of(showing.place, data, "application/vnd.ms-excel.model+data", hiding)
    runs = runs_in(memoryview(data)[:_LOOKED_THROUGH], wide_only=True)
    names = dict.fromkeys(name for run in runs for name in map(_name_in, _PIECES.findall(run)) if name)
    texts = [run for run in runs if not _PIECES.search(run) and not _QUIET.search(run)]
    if table := listing(
        showing.place / "tables and columns",
        ((name,) for name in names),
        survey.mask("data-model"),
        ("name",),
    ):
        yield table
    if texts:
        yield survey.hidden("data-model", showing, "\n".join(texts), "text in the data model")
    what = (
        "a Power Pivot data model"
        if _SIGNATURE.encode("utf-16-le") in data[:256]
        else "a data model of unknown make"
    )
    detail = (
        f"{what} of {len(data):,} bytes: Candour cannot open its tables, which may hold every record behind a summary. "
        "Look at them in Excel with Data, Manage Data Model; or publish a copy without it: copy the sheets as values into "
        "a new workbook"
    )
    yield Gap(showing.place, Why.UNREAD, detail)


def _name_in(piece: str) -> str:
    """The table's or column's name in the name of a piece: `0.Customers (12).Surname (15).dictionary`."""
    match = _FILE.match(piece)
    return re.sub(r" \(\d+\)|\$\w+$", "", match.group(1)) if match else ""
