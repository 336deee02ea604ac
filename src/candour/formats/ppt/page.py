"""One slide, master or page of notes: its shapes, their texts, and what keeps them from sight.

slide ─ its own atom: which master, which notes ─ show: hidden? ─ drawing ─ shape: where, hidden?, text
                                                                         ─ group that is a table: cells
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from candour.block import ListBlock
from candour.formats.colour import are_alike
from candour.formats.officeart import Shape, shapes_in
from candour.formats.ppt.hidings import hiding
from candour.formats.ppt.letters import Letters, Stretch, letters_in
from candour.formats.ppt.records import Kind, Record, records
from candour.formats.wording import is_wordy
from candour.hiding import Hiding, Sight
from candour.piece import Count, Found, Mask, Table, Text
from candour.place import Place, a1

__all__ = ["Page", "Size", "box_of", "placed"]

_HIDDEN = 0x4
_SHOWS_MASTER = 0x1
_LAST_ON_MASTER, _TITLE_OF_MASTER = 10, 1
_TABLE, _FILL, _FILL_KIND, _FILL_FLAGS = 0x39F, 0x181, 0x180, 0x1BF
_FILLED, _SAYS_FILLED, _OF_SCHEME = 0x10, 0x100000, 0x08000000
_SMALLEST = 2
"""Points."""
_SQUARE, _COVERING = frozenset({1, 202}), frozenset({1, 2, 75, 202})
"""Rectangles and text boxes; with rounded boxes and pictures, what fills the place that it takes."""
_TURN, _OPACITY, _WHOLE, _MOST_COVERS = 0x4, 0x182, 65_536, 300
_TIMED = re.compile(rb"[\x0f\x1f]\x00\x44\xf1|\x0f\x00\x14\x10")
"""How records of animations begin."""
_LINE = 20

Size = tuple[int, int]
Edges = tuple[int, int, int, int]
"""Left, top, right, bottom."""


def box_of(shape: Shape) -> Edges | None:
    """Where a shape is on the slide; None inside a group."""
    raw = shape.anchor
    if len(raw) >= 16:
        top, left, right, bottom = struct.unpack_from("<4i", raw)
    elif len(raw) >= 8:
        top, left, right, bottom = struct.unpack_from("<4h", raw)
    else:
        return None
    return left, top, right, bottom


def _holds(one: Edges, other: Edges) -> bool:
    """Whether one rectangle holds all of another."""
    return one[0] <= other[0] and one[1] <= other[1] and one[2] >= other[2] and one[3] >= other[3]


def placed(cells: Sequence[Shape]) -> list[tuple[int, int, Shape]]:
    """The cells of a table with the row and column of each, from left to right and down."""
    corners = [
        (struct.unpack_from("<2i", cell.inner_anchor), cell) for cell in cells if len(cell.inner_anchor) >= 8
    ]
    columns = {left: at for at, left in enumerate(sorted({left for (left, _), _ in corners}))}
    rows = {top: at for at, top in enumerate(sorted({top for (_, top), _ in corners}))}
    found = ((rows[top], columns[left], cell) for (left, top), cell in corners)
    return sorted(found, key=lambda each: each[:2])


@dataclass(repr=False)
class Page:
    """One slide, master or page of notes."""

    data: bytes
    record: Record
    place: Place
    outline: Sequence[Letters] = ()
    under: Mask | None = None
    is_hidden: bool = False
    master: int = 0
    notes: int = 0
    shows_master: bool = True
    name: str = ""
    shapes: list[Shape] = field(default_factory=list)
    colours: tuple[int, ...] = ()
    used: set[int] = field(default_factory=set)
    """The texts of the outline that its shapes show."""

    def __post_init__(self) -> None:
        data = self.data
        for part in records(data, self.record.at, self.record.end):
            size = part.end - part.at
            if part.kind == Kind.SLIDE_ATOM and size >= 22:
                self.master, self.notes, flags = struct.unpack_from("<12xIIH", data, part.at)
                self.shows_master = bool(flags & _SHOWS_MASTER)
            elif part.kind == Kind.NOTES_ATOM and size >= 4:
                (self.master,) = struct.unpack_from("<I", data, part.at)  # the slide that they belong to
            elif part.kind == Kind.SHOW and size >= 12:
                self.is_hidden = bool(struct.unpack_from("<H", data, part.at + 10)[0] & _HIDDEN)
            elif part.kind == Kind.DRAWING:
                self.shapes = list(shapes_in(data[part.at : part.end]))
            elif part.kind == Kind.COLOURS and part.instance == 1 and size >= 32:
                raw = data[part.at : part.at + 32]
                self.colours = tuple(raw[n] << 16 | raw[n + 1] << 8 | raw[n + 2] for n in range(0, 32, 4))
            elif part.kind == Kind.STRING and part.instance == 3:
                self.name = data[part.at : part.end].decode("utf-16-le", "replace").strip("\0")

    # ── sight ───────────────────────────────────────────────────────────────────────────────────────────────

    def mask_of(self, shape: Shape, size: Size) -> Mask | None:
        """What keeps a shape from sight."""
        if self.under is not None:
            return self.under
        if shape.is_hidden:
            return Mask.of(hiding("hidden-drawing"))
        edges = box_of(shape)
        if edges is None or shape.kind == _LINE:
            return None
        left, top, right, bottom = edges
        width, height = size
        if width and (right <= 0 or left >= width or bottom <= 0 or top >= height):
            return Mask.of(hiding("off-sheet-drawing"), "beside the slide")
        if left == right and top == bottom:
            return Mask.of(hiding("off-sheet-drawing"), "of no size")
        return self._why_covered(shape, edges)

    def _why_covered(self, shape: Shape, edges: Edges) -> Mask | None:
        """Whether something that is drawn later lies over all of a shape."""
        at = self._order.get(id(shape), -1)
        for later, cover, is_sure in self._covers:
            if later > at >= 0 and _holds(cover, edges):
                own = hiding("covered-drawing")
                return Mask(own, own.sight if is_sure else Sight.UNSURE)
        return None

    @cached_property
    def _order(self) -> dict[int, int]:
        return {id(shape): at for at, shape in enumerate(self.shapes)}

    @cached_property
    def _covers(self) -> list[tuple[int, Edges, bool]]:
        """What may lie over others: boxes of one colour for sure, pictures perhaps. None where things come and go."""
        if _TIMED.search(self.data, self.record.at, self.record.end):
            return []
        found = []
        for at, shape in enumerate(self.shapes):
            edges = box_of(shape)
            if edges is None or not self._is_cover(shape):
                continue
            found.append((at, edges, shape.kind in _SQUARE and not shape.pictures))
        found.sort(key=lambda cover: (cover[1][0] - cover[1][2]) * (cover[1][3] - cover[1][1]))
        return found[:_MOST_COVERS]

    def _is_cover(self, shape: Shape) -> bool:
        is_plain = shape.is_content and not shape.is_hidden and not shape.numbers.get(_TURN, 0)
        if not is_plain or shape.kind not in _COVERING or shape.numbers.get(_OPACITY, _WHOLE) < _WHOLE * 0.95:
            return False
        flags = shape.numbers.get(_FILL_FLAGS, 0)
        is_filled = bool(flags & _SAYS_FILLED and flags & _FILLED) and self.fill(shape) is not None
        return is_filled or bool(shape.pictures)

    def ground(self, shape: Shape) -> int | None:
        """What lies behind a shape's letters: its own fill, or the slide's; None where it cannot be told."""
        flags = shape.numbers.get(_FILL_FLAGS, 0)
        if flags & _SAYS_FILLED and flags & _FILLED:
            return self.fill(shape)
        if not flags & _SAYS_FILLED or any(
            self._may_cover(other) for other in self.shapes if other is not shape
        ):
            return None
        behind = next(
            (other for other in self.shapes if not other.is_content and _FILL in other.numbers), None
        )
        return self.fill(behind) if behind is not None else self.scheme(0)

    @staticmethod
    def _may_cover(other: Shape) -> bool:
        return bool(
            other.is_content and (other.pictures or other.numbers.get(_FILL_FLAGS, _FILLED) & _FILLED)
        )

    def fill(self, shape: Shape) -> int | None:
        """The one colour that a shape is filled with; None where it cannot be told."""
        if shape.numbers.get(_FILL_KIND, 0) or _FILL not in shape.numbers:
            return None
        value = shape.numbers[_FILL]
        if value & _OF_SCHEME:
            return self.scheme(value & 0xFF)
        return None if value >> 24 else (value & 0xFF) << 16 | value & 0xFF00 | value >> 16

    def scheme(self, place: int) -> int | None:
        """A colour by its place in the scheme: 0 behind everything, 1 text, 3 titles."""
        return self.colours[place] if 0 <= place < len(self.colours) else None

    def why_unseen(self, stretch: Stretch, ground: int | None) -> Hiding | None:
        """What keeps letters from sight by their own look."""
        if stretch.size is not None and 0 < stretch.size <= _SMALLEST:
            return hiding("tiny-text")
        colour = stretch.colour
        if colour is not None and colour < 0:
            colour = self.scheme(-1 - colour)
        if colour is not None and ground is not None and are_alike(colour, ground):
            return hiding("background-colour")
        return None

    # ── texts ───────────────────────────────────────────────────────────────────────────────────────────────

    def letters(self, shape: Shape) -> list[Letters]:
        """The texts of a shape, those that stand in the outline taken from there."""
        found = []
        for letters in letters_in(shape.box, 0, len(shape.box)):
            if letters.text:
                found.append(letters)
            elif 0 <= letters.reference < len(self.outline):
                self.used.add(letters.reference)
                found.append(self.outline[letters.reference])
        return found

    def placement(self, shape: Shape) -> int:
        """Which placeholder a shape is; 0 where it is none."""
        for part in records(shape.data, 0, len(shape.data)):
            if part.kind == Kind.PLACEHOLDER and part.end - part.at >= 5:
                return shape.data[part.at + 4]
        return 0

    def is_prompt(self, shape: Shape) -> bool:
        """Whether it stands on a master in the place of what slides have there."""
        return _TITLE_OF_MASTER <= self.placement(shape) <= _LAST_ON_MASTER

    def texts(self) -> list[str]:
        """All its texts, whoever sees them."""
        own = [letters.text for shape in self.shapes for letters in self.letters(shape)]
        return [text for text in own if text.strip()]

    def found(self, size: Size) -> Iterator[Found]:
        """Its words: those that are seen together, and what keeps others from sight."""
        seen: list[str] = []
        unseen: list[Text] = []
        tables = self.tables()
        total = hidden = 0
        for shape in self.shapes:
            mask = self.mask_of(shape, size)
            total, hidden = total + shape.is_content, hidden + (shape.is_content and mask is not None)
            if shape.group not in tables:
                place = self.place / (f'shape "{shape.name}"' if shape.name else "shape")
                text = self._words(shape, mask, place, unseen)
                if text and (mask is None or mask is self.under):
                    seen.append(text)
                elif text and mask is not None:
                    unseen.append(Text(place, text, mask.sight, mask.hiding))
                yield from self._said(shape, place)
        if seen:
            sight, why = (self.under.sight, self.under.hiding) if self.under else (Sight.SEEN, None)
            yield Text(self.place, "\n".join(seen), sight, why)
        yield from unseen
        for number, group in enumerate(tables.values(), 1):
            yield from self._table(group, number, size)
        if total:
            yield Count("shape", total, hidden)

    def _words(self, shape: Shape, mask: Mask | None, place: Place, unseen: list[Text]) -> str:
        """The words of a shape; those that only their own look keeps from sight go to `unseen`."""
        words = [shape.word_art] if shape.word_art.strip() else []
        ground = self.ground(shape) if shape.box else None
        for letters in self.letters(shape):
            for stretch in letters.looks():
                why = self.why_unseen(stretch, ground) if mask is None else None
                if why is None:
                    words.append(stretch.text)
                elif stretch.text.strip():
                    unseen.append(Text(place, stretch.text.strip(), why.sight, why))
            words.append("\n")
        return "".join(words).strip()

    @staticmethod
    def _said(shape: Shape, place: Place) -> Iterator[Found]:
        alt = hiding("alt-text")
        if is_wordy(shape.description):
            yield Text(place, shape.description, alt.sight, alt, "description of a picture or shape")
        if is_wordy(shape.picture_file):
            is_path = "\\" in shape.picture_file or "/" in shape.picture_file
            own = hiding("save-path") if is_path else alt
            yield Text(place, shape.picture_file, own.sight, own, "file that the picture came from")

    # ── tables ──────────────────────────────────────────────────────────────────────────────────────────────

    def tables(self) -> dict[int, list[Shape]]:
        """The shapes of each group that is a table."""
        heads = {shape.number: shape for shape in self.shapes if shape.numbers.get(_TABLE, 0) & 1}
        cells: dict[int, list[Shape]] = {number: [] for number in heads}
        for shape in self.shapes:
            if shape.group in cells and shape.number not in heads and shape.kind != _LINE:
                cells[shape.group].append(shape)
        return cells

    @cached_property
    def _by_number(self) -> dict[int, Shape]:
        return {shape.number: shape for shape in reversed(self.shapes)}

    def head(self, number: int) -> Shape:
        """The shape that stands for a group."""
        return self._by_number.get(number, Shape())

    def _table(self, cells: list[Shape], number: int, size: Size) -> Iterator[Found]:
        block = ListBlock()
        for row, column, cell in placed(cells):
            text = " ".join(" ".join(letters.text.split()) for letters in self.letters(cell))
            block.add(row, column, text)
        if len(block):
            under = self.mask_of(self.head(cells[0].group), size)
            yield Table(self.place / f"table {number}", lambda: (block,), (), under, address=a1)
