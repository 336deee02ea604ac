"""Word 97-2003 documents; and those of Word 6 and 95, for their text.

What a reader sees
    The paragraphs and tables of the body, footnotes and endnotes, text boxes and pictures, and the headers and footers of
    the pages there are, save what is hidden, deleted in a tracked change, written in the colour of the page or too small to
    read. Insertions that nobody has accepted yet are seen.

What else is inside
    Text deleted before a fast save, which stays in the file; tracked changes and who made them; comments and who wrote
    them; hidden text; headers that no page shows; the codes of fields; names and folders of the last ten saves; templates,
    mail merges, variables, bookmarks; AutoText; hidden and cropped pictures, and those that nothing shows; embedded files;
    macros; properties; deleted streams and the remains of older content.

What Candour cannot read
    A document locked with a password. How the text of Word 6 and 95 looks, and so what of it is hidden. Where on a page
    things fall: white text where something may lie behind it is UNSURE, and text in a box is taken for seen whatever its
    colour.

How it cleans
    The document is written anew as .docx, with what a reader sees and nothing else. What floats over the text, boxes and
    pictures, stands after the paragraph that it hangs on; shapes without words or pictures are left out.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import replace

from candour.errors import LimitReached
from candour.formats.archive import Unreadable
from candour.formats.compound import Container
from candour.formats.compound_parts import Surroundings, read_shared_streams
from candour.formats.compound_writing import storage_as_file
from candour.formats.doc.copied import Copied
from candour.formats.doc.document import Document
from candour.formats.doc.fib import Fib
from candour.formats.doc.hidings import HIDINGS, hiding
from candour.formats.doc.older import is_older, read_older
from candour.formats.doc.remains import read_deleted_text, read_older_tables
from candour.formats.spreadsheet import hidings_within
from candour.formats.thumbnails import judging_thumbnails
from candour.piece import Count, Found, Gap, Mask, Nested, Why
from candour.source import Source

__all__ = ["HIDINGS", "THUMBNAILS", "read", "read_for"]

_STREAM, _DATA, _TABLES, _OBJECTS = "WordDocument", "Data", ("0Table", "1Table"), "ObjectPool"


THUMBNAILS = hidings_within("doc", "thumbnail", "small-thumbnail")
"""Small pictures of the first page: one that can be read, and one that cannot."""


@judging_thumbnails(*THUMBNAILS)
def read(source: Source) -> Iterator[Found]:
    """The document's own streams, the objects embedded in it, what keeps them company, and what was left there."""
    yield from read_for(source)


def read_for(source: Source, copied: Copied | None = None) -> Iterator[Found]:
    """The same; what a copy needs besides is gathered in `copied`."""
    container = Container(source.data, source.budget)
    try:
        yield from _read_document(container, source, copied)
    except (Unreadable, LimitReached, struct.error, IndexError, ValueError) as why:
        # what stands beside the text is read all the same
        is_said = isinstance(why, Unreadable | LimitReached)
        what = str(why) if is_said else "its text is damaged; ask for the file to be sent again"
        yield Gap(source.place, Why.LIMIT if isinstance(why, LimitReached) else Why.BROKEN, what)
    container.examine(*(node for node in container.children() if node.name in (_STREAM, _DATA, *_TABLES)))
    yield from _read_objects(container, source)
    yield from read_shared_streams(Surroundings(container, source, "doc"))


def _read_document(container: Container, source: Source, copied: Copied | None) -> Iterator[Found]:
    stream = container.read(_STREAM)
    if is_older(stream):
        yield from read_older(stream, source)
        return
    fib = Fib.of(stream)
    if fib.is_locked:
        what = "locked with a password: ask the sender for a copy without one, and check that"
        yield Gap(source.place, Why.ENCRYPTED, what)
        return
    tables = {name: container.read(name) if name in container else b"" for name in _TABLES}
    data = container.read(_DATA) if _DATA in container else b""
    fib = replace(fib, table=tables[fib.table_name])
    document = Document(source, stream, fib, copied=copied)
    yield from document.found(data)
    if copied:
        copied.data = data
    taken = [(0, fib.end), *document.taken]
    if fib.next_block:
        at = 512 * fib.next_block
        blocks = replace(Fib.of(stream, at), table=fib.table)
        place = source.place / "AutoText"
        more = Document(replace(source, place=place), stream, blocks, Mask.of(hiding("building-block")))
        yield from more.found(b"")
        taken += [(at, at + blocks.end), *more.taken]
        fib = replace(fib, parts=(*fib.parts, *blocks.parts))
    yield from read_deleted_text(stream, taken, source.place)
    other = next(name for name in _TABLES if name != fib.table_name)
    yield from read_older_tables(fib, tables[other], source.place)


def _read_objects(container: Container, source: Source) -> Iterator[Found]:
    """The objects embedded in the document, each a storage in the pool of objects."""
    if _OBJECTS not in container:
        return
    own = hiding("embedded-file")
    objects = [node for node in container.children(_OBJECTS) if node.is_storage]
    for number, node in enumerate(objects, 1):
        place = source.place / f"embedded object {number}"
        try:
            yield Nested(source.nested("object", storage_as_file(container, node), place), own)
        except (Unreadable, LimitReached) as why:
            yield Gap(place, Why.LIMIT if isinstance(why, LimitReached) else Why.BROKEN, str(why))
    container.examine(container[_OBJECTS])
    if objects:
        yield Count("embedded file", len(objects), len(objects))
