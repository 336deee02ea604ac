"""Notes on cells, where they are kept on purpose: who wrote each, and its words. A thread becomes one note.

comments1.xml     who and what          vmlDrawing1.vml    the boxes that programs show them in
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

from candour.formats.xlsx.copying.opened import Copying, NewSheet
from candour.formats.xlsx.copying.texts import plain_item
from candour.formats.xlsx.numbers import spot, whole
from candour.formats.xml import text_of
from candour.place import a1

__all__ = ["write_notes"]

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_VML: Final = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/>'
    "</v:shapetype>{boxes}</xml>"
)
_BOX: Final = (
    '<v:shape id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" '
    'o:insetmode="auto"><v:fill color2="#ffffe1"/><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/>'
    "<x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row>"
    "<x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_Note = tuple[str, str, str]
"""The cell, who wrote it, and what."""


def write_notes(copying: Copying, sheet: NewSheet) -> str:
    """Writes the notes of a sheet, where they are kept; gives what the sheet says of them."""
    if not copying.keeps("comment"):
        return ""
    kept: dict[tuple[int, int], list[tuple[str, str]]] = {}
    for cell, who, what in _threads(copying, sheet) or _notes(copying, sheet):
        at = spot(cell)
        place = sheet.layout.cell(*at) if at else None
        if place is not None:
            kept.setdefault(place, []).append((copying.text(who), copying.text(what)))
    if not kept:
        return ""
    authors = list(dict.fromkeys(said[0][0] for said in kept.values()))
    listed = "".join(
        f'<comment ref="{a1(*place)}" authorId="{authors.index(said[0][0])}"><text>{_written(said)}</text></comment>'
        for place, said in sorted(kept.items())
    )
    names = "".join(f"<author>{escape(author)}</author>" for author in authors)
    name = copying.new.next_name("xl/comments")
    part = f'{_HEAD}<comments xmlns="{_MAIN}"><authors>{names}</authors><commentList>{listed}</commentList></comments>'
    copying.new.add(name, _TYPE, part.encode())
    copying.new.relate(sheet.part, "comments", name)
    drawing = copying.new.next_name("xl/drawings/vmlDrawing", ".vml")
    copying.new.add(drawing, _DRAWING, _VML.format(boxes="".join(_boxes(kept))).encode())
    return f'<legacyDrawing r:id="{copying.new.relate(sheet.part, "vmlDrawing", drawing)}"/>'


def _written(said: list[tuple[str, str]]) -> str:
    words = (
        said[0][1] if len(said) == 1 else "\n".join(f"{who}: {what}" if who else what for who, what in said)
    )
    return plain_item(words).decode()


def _boxes(kept: dict[tuple[int, int], list[tuple[str, str]]]) -> Iterator[str]:
    for number, (row, column) in enumerate(sorted(kept), 1025):
        anchor = f"{column + 1}, 15, {max(row - 1, 0)}, 2, {column + 3}, 15, {max(row - 1, 0) + 4}, 4"
        yield _BOX.format(id=number, anchor=anchor, row=row, column=column)


def _notes(copying: Copying, sheet: NewSheet) -> Iterator[_Note]:
    for part in copying.package.related(sheet.sheet.part, "comments"):
        root = copying.package.peek(part)
        authors = [text_of(author) for author in root.iter("author")]
        for comment in root.iter("comment"):
            number = whole(comment.get("authorId"))
            author = authors[number] if 0 <= number < len(authors) else ""
            who = "" if author.startswith("tc={") else author
            yield comment.get("ref", ""), who, "".join(map(text_of, comment.iter("text")))


def _threads(copying: Copying, sheet: NewSheet) -> list[_Note]:
    """The comments in threads, which their own stand-ins for older programs only repeat, and the notes beside them."""
    package = copying.package
    parts = package.related(sheet.sheet.part, "threadedComment")
    if not parts:
        return []
    book = next(iter(package.related("", "officeDocument")), "")
    people = {
        person.get("id", "").upper(): person.get("displayName", "")
        for part in package.related(book, "person")
        for person in package.peek(part).iter("person")
    }
    found = [
        _threaded(comment, people) for part in parts for comment in package.peek(part).iter("threadedComment")
    ]
    cells = {cell for cell, _, _ in found}
    return found + [note for note in _notes(copying, sheet) if note[0] not in cells]


def _threaded(comment: Element, people: dict[str, str]) -> _Note:
    words = "\n".join(text_of(text) for text in comment.iter("text"))
    return comment.get("ref", ""), people.get(comment.get("personId", "").upper(), ""), words
