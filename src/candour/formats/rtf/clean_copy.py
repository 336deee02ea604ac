r"""Clean copies of Rich Text documents: a new Word document with what a reader sees.

course ──▶ scribes ──▶ paragraphs, tables, notes, headers, pictures ──▶ a package ──▶ cleaned as Word documents are
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from candour.cleaned import CannotClean, Change, Inner, Wishes, Written
from candour.formats.document_writing.document import document_of
from candour.formats.document_writing.model import Picture
from candour.formats.left_out import changes_of
from candour.formats.rtf.beside import PictureSaid, bytes_of
from candour.formats.rtf.copied import Copied
from candour.formats.rtf.course import Course
from candour.formats.rtf.ways import HIDINGS
from candour.piece import Found, Gap
from candour.source import Source

__all__ = ["write"]

_ENDINGS: Final = {"png": ".png", "jpg": ".jpeg", "emf": ".emf", "wmf": ".wmf", "dib": ".bmp"}
_BITMAP_HEAD: Final = 14
_DOTS: Final = 15
_MILLIMETRE: Final = 56.7
"""Twentieths of a point to a dot of a screen, and to a millimetre."""
_UNSAID: Final = 1440


def write(source: Source, wishes: Wishes, inner: Inner) -> Written:
    """A Word document that shows what the document shows.

    Raises:
        CannotClean: where it breaks off, or where something is to stay that is out of sight.
    """
    kept = sorted(wishes.keeps & {hiding.id for hiding in HIDINGS})
    if kept:
        raise CannotClean(
            f"a copy in another form cannot keep this: {kept[0]}; save the document as .docx in Word, and clean that"
        )
    copied = Copied()
    course = Course(source, copied)
    changes = changes_of(_told(course))
    left = sum(not _draw(*each) for each in copied.pictures)
    if left:
        says = "Pictures of a kind that nobody can draw any more were left out."
        changes.append(Change("pictures-left-out", says, left))
    for section in copied.sections:
        if any(name.endswith("first") for name in section.headings):
            section.page = section.page._replace(has_first=True)
    font = copied.fonts.get(copied.default_font, "")
    made = inner(source.nested("document.docx", document_of(copied.sections, font), source.place))
    return Written(made.data, made.format, made.extension, tuple(changes))


def _told(course: Course) -> Iterator[Found]:
    for found in course.read():
        if isinstance(found, Gap) and found.place == course.source.place:
            raise CannotClean(f"no clean copy can be made: {found.detail}")
        yield found


def _draw(said: PictureSaid, picture: Picture) -> bool:
    """Puts a picture in the place that is kept for it; gives whether anybody can draw it."""
    data = bytes_of(said)
    if not data or said.kind not in _ENDINGS:
        return not data
    picture.data = _with_head(data) if said.kind == "dib" else data
    picture.ending = _ENDINGS[said.kind]
    wide, high = (_side(said, side) for side in "wh")
    cut = {edge: max(said.said.get(f"piccrop{edge}", 0), 0) for edge in "ltrb"}
    left, right, top, bottom = (
        min(cut[edge] / whole, 0.49) for edge, whole in zip("lrtb", (wide, wide, high, high), strict=True)
    )
    picture.crop = (left, top, right, bottom)
    picture.width = round(wide * (1 - left - right) * said.said.get("picscalex", 100) / 100)
    picture.height = round(high * (1 - top - bottom) * said.said.get("picscaley", 100) / 100)
    return True


def _side(said: PictureSaid, side: str) -> int:
    """How wide or high a picture is before it is scaled and cut."""
    goal, own = said.said.get(f"pic{side}goal", 0), said.said.get(f"pic{side}", 0)
    if goal > 0:
        return goal
    is_drawn = said.kind in ("emf", "wmf")  # measured in hundredths of a millimetre
    return max(1, round(own * _MILLIMETRE / 100) if is_drawn else own * _DOTS) if own > 0 else _UNSAID


def _with_head(data: bytes) -> bytes:
    """A bitmap with the head that it has as a file of its own."""
    size = struct.unpack_from("<I", data)[0] if len(data) >= _BITMAP_HEAD + 26 else 40
    depth, packing = struct.unpack_from("<HI", data, 14) if len(data) >= 40 else (24, 0)
    (used,) = struct.unpack_from("<I", data, 32) if len(data) >= 40 else (0,)
    colours = (used or 1 << depth) if depth <= 8 else 0
    at = _BITMAP_HEAD + size + 4 * min(colours, 256) + (12 if packing == 3 and size == 40 else 0)
    return struct.pack("<2sIHHI", b"BM", _BITMAP_HEAD + len(data), 0, 0, at) + data
