"""A clean copy of a binary workbook: an ordinary one (xlsx) with the sheets that a reader sees, and nothing else.

records ──read as always──▶ cells in sight, masks ─┐
        ──frames, looks────▶ how it looks ─────────┼──▶ candour.formats.workbook_writing ──▶ .xlsx
drawings, charts, pictures, theme: in XML already ─┘
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from candour.cleaned import CannotClean, Inner, Wishes, Written
from candour.formats.spreadsheet_sight import Rect
from candour.formats.thumbnails import judging_thumbnails
from candour.formats.workbook_writing import CellLook, NewWorkbook, SheetContent, settled
from candour.formats.workbook_writing.telling import changes_told
from candour.formats.xlsb import HIDINGS, THUMBNAILS, Book, Opened, read_with
from candour.formats.xlsb.copying.drawings import Drawings
from candour.formats.xlsb.copying.frames import Frame, frame_of
from candour.formats.xlsb.copying.looks import looks_of
from candour.piece import Found, Gap, Why
from candour.source import Source

__all__ = ["write"]

_DAMAGED: Final = (
    "no clean copy can be made, because a part of it is damaged: open it in Excel, which may mend it, save it as .xlsx, and clean "
    "that"
)


def write(source: Source, wishes: Wishes, inner: Inner) -> Written:
    """The copy.

    Raises:
        CannotClean: where the workbook is damaged, where no sheet of it is in sight, or where something out of sight is to be
            kept.
    """
    for id_ in sorted(wishes.keeps & {hiding.id for hiding in HIDINGS}):
        raise CannotClean(
            f"a copy of this workbook cannot keep what is out of sight in it ({id_}), because the copy is of another format: save "
            "it as .xlsx, and clean that"
        )
    opened: list[Book] = []

    def read(given: Source) -> Iterator[Found]:
        return read_with(given, opened.append)

    found = list(judging_thumbnails(*THUMBNAILS)(read)(source))
    book = opened[0]
    seen = {each.sheet.place for each in book.opened} | {source.place}
    if not book.all_read or any(
        isinstance(gap, Gap) and gap.why is Why.BROKEN and gap.place in seen for gap in found
    ):
        raise CannotClean(_DAMAGED)
    did: Counter[str] = Counter({"new-format": 1})
    new = _written(book, wishes, did)
    written = settled(new, source, inner)
    return replace(written, changes=(*changes_told(found, did), *new.changes, *written.changes))


def _written(book: Book, wishes: Wishes, did: Counter[str]) -> NewWorkbook:
    package = book.package
    part = next(iter(package.related(book.main, "styles")), "")
    looks = looks_of(book.records(part), book.styles.palette) if part else [CellLook()]
    broken = {text.replace("\n", " "): text for text in book.texts if "\n" in text}
    new = NewWorkbook((), looks[0]._replace(colour=None), 0, wishes.redaction, broken)
    drawings = Drawings(package, new.package)
    contents = []
    for number, each in enumerate(book.opened):
        did["formulas-to-values"] += each.outline.formulas
        did["condition-left-out"] += len(each.outline.layers)
        content = _content(book, each, looks)
        content.number, content.parts = number, drawings.of(each.sheet.part)
        contents.append(content)
    new.sheets = contents
    theme = next(iter(package.related(book.main, "theme")), "")
    new.theme = package.archive.read(package.entry(theme)) if theme in package else ()
    return new


def _content(book: Book, opened: Opened, looks: list[CellLook]) -> SheetContent:
    frame = frame_of(book.records(opened.sheet.part))
    return SheetContent(
        opened.sheet.name,
        opened.table,
        row_masks=opened.sight.rows,
        column_masks=opened.sight.columns,
        styles=frame.styles,
        looks=looks,
        heights=frame.heights,
        height=frame.height,
        row_looks=frame.row_styles,
        columns=frame.columns,
        width=frame.width,
        merged=opened.outline.merged,
        view=frame.view,
        page=frame.page,
        links=list(_links(book, opened, frame)),
        closes_up=False,
    )


def _links(book: Book, opened: Opened, frame: Frame) -> Iterator[tuple[Rect, str]]:
    targets = {relation.id: relation for relation in book.package.relations(opened.sheet.part)}
    for rect, id_, place in frame.links:
        relation = targets.get(id_)
        if relation is not None and relation.is_external:
            yield rect, "#".join(filter(None, (relation.target, place)))
