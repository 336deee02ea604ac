"""Copied: what a copy needs of a document beyond what its reader tells: who writes each story down, notes, boxes, pictures, fonts.

body ──▶ sections, by the characters at which they end
notes, boxes ──▶ each where the body has a mark for it; what has none stands at the end
"""

from __future__ import annotations

import struct
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from candour.formats.bare_pictures import metafile_file
from candour.formats.doc.fib import Fib, Part
from candour.formats.doc.numbering import uses_of_lists
from candour.formats.doc.scribe import Scribe
from candour.formats.doc.sections import pages_of, starts_of
from candour.formats.document_writing.model import (
    Block,
    ListKind,
    Note,
    Page,
    Paragraph,
    Picture,
    Section,
    Words,
)
from candour.formats.officeart import Shape, pictures_in, shapes_in

if TYPE_CHECKING:
    from candour.formats.doc.drawings import Drawings
    from candour.formats.doc.flow import Run
    from candour.formats.doc.looks import Look
    from candour.formats.document_writing.model import Look as Letters
    from candour.formats.document_writing.model import Run as Written

__all__ = ["Copied"]

_ENDINGS: Final = {
    "png": ".png",
    "jpg": ".jpeg",
    "jpeg": ".jpeg",
    "emf": ".emf",
    "wmf": ".wmf",
    "bmp": ".bmp",
    "tif": ".tiff",
    "tiff": ".tiff",
    "dib": ".bmp",
}
_HEAD, _SHAPES, _NAMED = 68, (0x64, 0x66), 0x66
_NAME_OF_FONT, _PLACE, _HIDDEN_CROPS = 39, 26, (0x100, 0x101, 0x102, 0x103)
_ONE: Final = 65_536
_LINES, _IS_SAID, _HAS_LINE = 0x1FF, 0x80000, 0x8


@dataclass(slots=True, eq=False, repr=False)
class Copied:
    """What is gathered of one document."""

    body: Scribe = field(default_factory=Scribe)
    notes: dict[int, Note] = field(default_factory=dict)
    """By the characters that stand for them."""
    headings: list[tuple[int, str, Scribe]] = field(default_factory=list)
    """The section, which it is, and its words."""
    pages: list[tuple[int, Page]] = field(default_factory=list)
    """The pages of each section, and the character at which it ends."""
    fonts: list[str] = field(default_factory=list)
    lists: dict[int, ListKind] = field(default_factory=dict)
    """Those of which there are items, by their numbers."""
    data: bytes = b""
    """The Data stream."""
    left: int = 0
    """Pictures that nobody can draw."""
    _stories: dict[str, Scribe] = field(default_factory=dict)
    _boxes: dict[int, list[Block]] = field(default_factory=dict)
    """What stands in the box of each shape, by the shape's number."""
    _places: dict[int, int] = field(default_factory=dict)
    """The shapes that hang on characters of the body."""
    _pictures: dict[int, Picture] = field(default_factory=dict)
    _placed: set[int] = field(default_factory=set)
    _drawings: Drawings | None = None
    _bounds: dict[str, list[int]] = field(default_factory=dict)
    _starts: dict[str, int] = field(default_factory=dict)
    """The characters at which the stories of notes begin, and those after these at which each note does."""
    _waiting: list[tuple[Scribe, list[Block]]] = field(default_factory=list)
    _holes: dict[int, Paragraph] = field(default_factory=dict)
    """Paragraphs that stand for the words of boxes."""

    # ── before the stories are read ─────────────────────────────────────────────────────────────────────────

    def begin(self, fib: Fib, stream: bytes, drawings: Drawings) -> None:
        """Takes note of where notes, boxes and sections are."""
        self._drawings = drawings
        self.fonts = _fonts_of(fib.part(Part.FONTS))
        self.body.boxes_at = self._hanging
        for name, marks, texts in (
            ("footnotes", Part.NOTE_MARKS, Part.NOTE_TEXTS), ("endnotes", Part.ENDNOTE_MARKS, Part.ENDNOTE_TEXTS),
        ):  # fmt: skip
            self._bounds[name] = starts_of(fib.part(texts), 0)
            for at in starts_of(fib.part(marks), 2)[:-1]:
                self.notes[at] = Note(is_at_end=name == "endnotes")
        shapes = fib.part(Part.SHAPES)
        places = starts_of(shapes, _PLACE)
        for nth, at in enumerate(places[:-1]):
            (number,) = struct.unpack_from("<I", shapes, 4 * len(places) + _PLACE * nth)
            self._places[at] = number
        self.pages = list(pages_of(fib, stream))

    def take_lists(self, fib: Fib, used: Collection[int]) -> None:
        """Takes note of the lists of which there are items."""
        found = uses_of_lists(fib, self.fonts)
        self.lists = {number: found[number] for number in sorted(used) if number in found}

    def scribe(self, name: str) -> Scribe:
        """Who writes a story down."""
        if not name:
            return self.body
        return self._stories.setdefault(name, Scribe())

    def heading(self, section: int, which: str) -> Scribe:
        """Who writes a header or footer down."""
        scribe = Scribe()
        self.headings.append((section, which, scribe))
        return scribe

    def box(self, shape: int) -> Scribe:
        """Who writes the words of a box down."""
        scribe = Scribe()
        blocks = self._boxes.setdefault(shape, [])
        self._stories[f"box {len(self._stories)}"] = scribe
        self._waiting.append((scribe, blocks))
        return scribe

    # ── as they are read ────────────────────────────────────────────────────────────────────────────────────

    def written(self, run: Run) -> Written:
        """A run as the copy has it."""
        if run.mark is not None:
            return run.mark
        return Words(run.text, self.look(run.look), run.link, run.field)

    def look(self, look: Look) -> Letters:
        """How letters look in the copy."""
        font = int(look.letters.font) if look.letters.font else 0
        return look.letters._replace(
            half_points=look.size,
            colour=look.colour,
            ground=look.behind,
            font=self.fonts[font] if font < len(self.fonts) else "",
        )

    def picture(self, at: int) -> Picture:
        """The picture of the Data stream that stands here; its bytes come later."""
        return self._pictures.setdefault(at, Picture())

    def _hanging(self, first: int, mark: int) -> list[Block]:
        """The boxes and pictures that hang on these characters."""
        found: list[Block] = []
        for at, number in self._places.items():
            if first <= at <= mark and number not in self._placed:
                self._placed.add(number)
                found += self._shape(number)
        return found

    def _shape(self, number: int) -> list[Block]:
        """What a shape shows: its pictures, its lettering; the words of its box come later."""
        drawings = self._drawings
        shape = drawings.shapes.get(number) if drawings else None
        if drawings is None or (shape is not None and shape.is_hidden):
            return []
        found: list[Block] = []
        if shape is not None:
            shown = [each for each in drawings.pictures if each.number in shape.pictures]
            pictures = [
                Picture(each.data, _ENDINGS.get(each.kind, ""), 4320, 2880, _crop(shape))
                for each in shown
                if each.data
            ]
            self.left += sum(not picture.ending for picture in pictures)
            if kept := [picture for picture in pictures if picture.ending]:
                found.append(Paragraph(list(kept)))
            if shape.word_art.strip():
                found.append(Paragraph([Words(shape.word_art)]))
        box = Paragraph()
        self._holes[number] = box
        return [*found, box]

    # ── when all has been read ──────────────────────────────────────────────────────────────────────────────

    def sections(self) -> list[Section]:
        """The sections of the copy."""
        for at, picture in self._pictures.items():
            self._draw(picture, self.data, at)
        self._fill_notes()
        rest = self._rest()
        sections = [Section(page=page) for _, page in self.pages] or [Section()]
        ends = [end for end, _ in self.pages]
        number = 0
        for at, block in self.body.blocks:
            while number < len(sections) - 1 and at >= ends[number]:
                number += 1
            sections[number].blocks += self._filled(block)
        sections[-1].blocks += rest
        for section, which, scribe in self.headings:
            kept = sections[min(section, len(sections) - 1)]
            kept.headings[which] = [block for _, block in scribe.blocks]
        return sections

    def _filled(self, block: Block) -> list[Block]:
        """A block; in the place of a box its words."""
        number = (
            next((number for number, hole in self._holes.items() if hole is block), None)
            if self._holes
            else None
        )
        if number is None:
            return [block]
        blocks = self._boxes.pop(number, [])
        for each in blocks:
            if isinstance(each, Paragraph):
                each.layout = each.layout._replace(is_boxed=self._has_line(number))
        return blocks

    def _has_line(self, number: int) -> bool:
        """Whether a line is drawn around a box."""
        shape = self._drawings.shapes.get(number) if self._drawings else None
        said = shape.numbers.get(_LINES, 0) if shape else 0
        return not said & _IS_SAID or bool(said & _HAS_LINE)

    def _fill_notes(self) -> None:
        for scribe, blocks in self._waiting:
            blocks += [block for _, block in scribe.blocks]
        for name, is_at_end in (("footnotes", False), ("endnotes", True)):
            notes = [note for _, note in sorted(self.notes.items()) if note.is_at_end is is_at_end]
            bounds = self._bounds.get(name, [])
            start = self._starts.get(name, 0)
            if name not in self._stories or not notes:
                continue
            story, kept = self._stories[name], []
            for at, block in story.blocks:
                number = next(
                    (nth for nth, (one, two) in enumerate(pairwise(bounds)) if one <= at - start < two), -1
                )
                if 0 <= number < len(notes):
                    notes[number].blocks.append(block)
                else:
                    kept.append((at, block))
            story.blocks = kept

    def starts_at(self, name: str, first: int) -> None:
        """Takes note of where a story of notes begins."""
        self._starts[name] = first

    def _rest(self) -> list[Block]:
        """What hangs on nothing: notes without a mark, boxes and shapes without a place."""
        found: list[Block] = [
            block
            for name, scribe in self._stories.items()
            if not name.startswith("box ")
            for _, block in scribe.blocks
            if not isinstance(block, Paragraph) or block.runs
        ]
        shapes = self._drawings.shapes if self._drawings else {}
        for number in [*shapes, *self._boxes]:
            if number not in self._placed and (number not in shapes or shapes[number].is_content):
                self._placed.add(number)
                found += [each for block in self._shape(number) for each in self._filled(block)]
        return found

    def _draw(self, picture: Picture, data: bytes, at: int) -> None:
        """The bytes and measures of a picture that stands in the text."""
        if at + _HEAD > len(data):
            return
        size, head, kind = struct.unpack_from("<IHH", data, at)
        if head != _HEAD or not _HEAD <= size <= len(data) - at:
            return
        block = data[at : at + size]
        wide, high, across, down = struct.unpack_from("<hhHH", block, 28)
        picture.width, picture.height = (
            max(1, side * scale // 1000) for side, scale in ((wide, across), (high, down))
        )
        start = _HEAD + (1 + block[_HEAD] if kind == _NAMED and len(block) > _HEAD else 0)
        if kind not in _SHAPES:
            picture.data, picture.ending = metafile_file(block[start:]), ".wmf"
            return
        shapes = list(shapes_in(block[start:]))
        if any(shape.is_hidden for shape in shapes):
            return
        found = next((each for each in pictures_in(block[start:]) if each.data), None)
        if found is None:
            return
        if found.kind not in _ENDINGS:
            self.left += 1
            return
        picture.data, picture.ending = found.data, _ENDINGS[found.kind]
        picture.crop = next((_crop(shape) for shape in shapes if shape.is_cropped), picture.crop)


def _crop(shape: Shape) -> tuple[float, float, float, float]:
    """What is cut off a picture: left, top, right, bottom."""
    top, bottom, left, right = (
        min(value / _ONE, 0.49) if 0 < (value := shape.numbers.get(key, 0)) < 0x80000000 else 0.0
        for key in _HIDDEN_CROPS
    )
    return left, top, right, bottom


def _fonts_of(data: bytes) -> list[str]:
    """The names of the fonts."""
    if len(data) < 4:
        return []
    count, at = struct.unpack_from("<H", data)[0], 4
    found: list[str] = []
    while at < len(data) and len(found) < count:
        size = data[at]
        name = data[at + 1 + _NAME_OF_FONT : at + 1 + size].decode("utf-16-le", "ignore")
        found.append(name.split("\0")[0])
        at += 1 + size
    return found
