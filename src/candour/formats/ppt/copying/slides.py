"""Slides: what stands on one slide or master, as shapes of a new one, in the order in which they are drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from candour.cleaned import CannotClean, Inner, Redaction
from candour.formats.new_slides import Cell, Grid, Line, NewSlide, Panel, Place, Run
from candour.formats.new_slides import Picture as NewPicture
from candour.formats.officeart import Picture, Shape
from candour.formats.ppt.copying.places import SCALE, Places, turn_of
from candour.formats.ppt.copying.words import Behind, lines_of
from candour.formats.ppt.page import Page, Size, placed
from candour.source import Source

__all__ = ["Slides"]

_FORMS: Final = {
    1: "rect", 2: "roundRect", 3: "ellipse", 4: "diamond", 5: "triangle", 6: "rtTriangle", 7: "parallelogram", 8: "trapezoid",
    9: "hexagon", 10: "octagon", 11: "plus", 12: "star5", 13: "rightArrow", 15: "homePlate", 16: "cube", 20: "line", 21: "plaque",
    22: "can", 23: "donut", 32: "line", 55: "chevron", 56: "pentagon", 66: "leftArrow", 67: "downArrow", 68: "upArrow",
    69: "leftRightArrow", 70: "upDownArrow", 71: "irregularSeal1", 72: "irregularSeal2", 73: "lightningBolt", 74: "heart",
    84: "bevel", 85: "leftBracket", 86: "rightBracket", 87: "leftBrace", 88: "rightBrace", 92: "star4", 96: "smileyFace",
    106: "cloudCallout", 183: "sun", 184: "moon", 185: "bracketPair", 186: "bracePair",
}  # fmt: skip
"""The names of forms by their numbers; a form without a name here is drawn as a plain box where it is filled."""
_LINE: Final = "line"
_FILL_FLAGS, _FILLED, _OPACITY = 0x1BF, 0x10, 0x182
_LINE_COLOUR, _LINE_FLAGS, _SAYS_LINED, _LINED = 0x1C0, 0x1FF, 0x80000, 0x8
_OF_SCHEME: Final = 0x08000000
_CROPS: Final = (0x102, 0x100, 0x103, 0x101)
_ANCHOR, _ANCHORS = 0x87, {0: "t", 1: "ctr", 2: "b", 3: "t", 4: "ctr", 5: "b"}
_SHOWN, _FILL_PICTURE = 0x104, 0x186
_TITLES: Final = frozenset({0, 6})
_DRAWN_BY_OTHERS: Final = frozenset({"emf", "wmf", "pict"})
_SHOWN_BY_POWERPOINT: Final = (".png", ".jpg", ".gif", ".bmp", ".tif", ".emf", ".wmf")
_WHOLE: Final = 65_536


@dataclass(slots=True, repr=False)
class Slides:
    """The slides of one presentation."""

    source: Source
    inner: Inner
    redaction: Redaction
    size: Size
    pictures: Mapping[int, Picture]
    _drawn: dict[tuple[int, tuple[float, ...]], tuple[bytes, str]] = field(default_factory=dict)

    def written(self, page: Page) -> NewSlide:
        """One slide or master."""
        slide = NewSlide()
        tables = page.tables()
        places = Places(page.shapes)
        behind = next(
            (shape for shape in page.shapes if not shape.is_content and page.fill(shape) is not None), None
        )
        slide.colour = page.fill(behind) if behind is not None else page.scheme(0)
        for shape in page.shapes:
            if page.mask_of(shape, self.size) is not None or not self._is_drawn(shape, tables):
                if shape.number in tables and page.mask_of(shape, self.size) is None:
                    self._table(page, places, shape, tables[shape.number], slide)
                continue
            self._shape(page, places.of(shape) or self._anywhere(), shape, slide)
        return slide

    @staticmethod
    def _is_drawn(shape: Shape, tables: Mapping[int, list[Shape]]) -> bool:
        is_shown = shape.is_content or bool(shape.box) or bool(shape.word_art)
        return is_shown and shape.group not in tables and shape.number not in tables

    def _anywhere(self) -> Place:
        """Where something stands of which the file does not say it: over the slide, but for its edges."""
        width, height = self.size[0] * SCALE, self.size[1] * SCALE
        return (width / 10, height / 10, width * 0.8, height * 0.8)

    # ── shapes ──────────────────────────────────────────────────────────────────────────────────────────────

    def _shape(self, page: Page, place: Place, shape: Shape, slide: NewSlide) -> None:
        form = _FORMS.get(shape.kind, "rect")
        turn, flips = turn_of(shape), shape.flips
        for key in (_FILL_PICTURE, _SHOWN):
            number = shape.numbers.get(key, 0)
            if number in self.pictures:
                data, extension = self._picture(self.pictures[number], shape if key == _SHOWN else None)
                slide.shapes.append(NewPicture(place, data, extension, turn, flips))
        outline = _outline_of(page, shape)
        if form == _LINE:
            slide.shapes.append(
                Panel(
                    place,
                    outline=page.scheme(1) if outline is None else outline,
                    form=_LINE,
                    turn=turn,
                    flips=flips,
                )
            )
            return
        fill = _fill_of(page, shape)
        lines = self._lines(page, shape, Behind(page.ground(shape), _drawn_behind(place, fill, slide)))
        if lines or fill is not None or outline is not None:
            opacity = min(shape.numbers.get(_OPACITY, _WHOLE) / _WHOLE, 1.0)
            slide.shapes.append(
                Panel(place, lines, fill, outline, form, _anchor_of(page, shape), opacity, turn, flips)
            )

    def _lines(self, page: Page, shape: Shape, behind: Behind) -> tuple[Line, ...]:
        lines = [
            Line((Run(self.redaction.text(text)),)) for text in shape.word_art.splitlines() if text.strip()
        ]
        for letters in page.letters(shape):
            lines += lines_of(page, letters, behind, self.redaction)
        while lines and not any(run.text.strip() for run in lines[-1].runs):
            lines.pop()
        return tuple(lines)

    def _picture(self, picture: Picture, shape: Shape | None) -> tuple[bytes, str]:
        """A picture, cut to what its shape shows of it."""
        crop = tuple(_share(shape.numbers.get(key, 0)) for key in _CROPS) if shape is not None else (0.0,) * 4
        key = (picture.number, crop)
        if key not in self._drawn:
            self._drawn[key] = self._drawn_anew(picture, (crop[0], crop[1], crop[2], crop[3]))
        return self._drawn[key]

    def _drawn_anew(self, picture: Picture, crop: tuple[float, float, float, float]) -> tuple[bytes, str]:
        from candour.formats.pictures.showing import shown  # noqa: PLC0415  (most presentations hold few pictures)

        if picture.kind in _DRAWN_BY_OTHERS:
            written = self.inner(self.source.nested(f"picture.{picture.kind}", picture.data))
            if any(crop):
                written = shown(written.data, crop=crop)
        else:
            written = shown(picture.data, crop=crop)
        if written.extension not in _SHOWN_BY_POWERPOINT:
            raise CannotClean(
                "no clean copy can be made, because a picture in it is of a kind that PowerPoint does not show"
            )
        return written.data, written.extension.replace(".jpg", ".jpeg")

    # ── tables ──────────────────────────────────────────────────────────────────────────────────────────────

    def _table(self, page: Page, places: Places, head: Shape, cells: list[Shape], slide: NewSlide) -> None:
        found = placed(cells)
        if not found:
            return
        count = 1 + max(column for _, column, _ in found)
        rows: dict[int, list[Cell]] = {}
        lefts: dict[int, float] = {}
        tops: dict[int, float] = {}
        place = places.of(head) or self._anywhere()
        for row, column, shape in found:
            cell = places.of(shape)
            if cell is not None:
                lefts[column], tops[row] = cell[0], cell[1]
            fill = _fill_of(page, shape)
            behind = Behind(None, fill if fill is not None else _drawn_behind(place, None, slide))
            line = rows.setdefault(row, [Cell() for _ in range(count)])
            line[column] = Cell(self._lines(page, shape, behind), fill)
        widths = _spans(lefts, count, place[0], place[2])
        heights = _spans(tops, 1 + max(rows), place[1], place[3])
        made = tuple(
            (heights[row], tuple(rows.get(row, [Cell() for _ in range(count)])))
            for row in range(1 + max(rows))
        )
        slide.shapes.append(Grid(place, tuple(widths), made))


def _spans(starts: Mapping[int, float], count: int, begin: float, whole: float) -> list[float]:
    """How wide columns are, or how high rows, by where they begin; alike, where that is not known."""
    if len(starts) != count or whole <= 0:
        return [whole / count] * count
    edges = [*(starts[number] for number in range(count)), begin + whole]
    spans = [edges[number + 1] - edges[number] for number in range(count)]
    return spans if all(span > 0 for span in spans) else [whole / count] * count


def _fill_of(page: Page, shape: Shape) -> int | None:
    """What a shape is filled with, where it is with one colour."""
    return page.fill(shape) if shape.numbers.get(_FILL_FLAGS, 0) & _FILLED else None


def _outline_of(page: Page, shape: Shape) -> int | None:
    flags = shape.numbers.get(_LINE_FLAGS, 0)
    if not (flags & _SAYS_LINED and flags & _LINED) and _LINE_COLOUR not in shape.numbers:
        return None
    if flags & _SAYS_LINED and not flags & _LINED:
        return None
    value = shape.numbers.get(_LINE_COLOUR, _OF_SCHEME | 1)
    if value & _OF_SCHEME:
        return page.scheme(value & 0xFF)
    return None if value >> 24 else (value & 0xFF) << 16 | value & 0xFF00 | value >> 16


def _drawn_behind(place: Place, fill: int | None, slide: NewSlide) -> int | None:
    """What letters stand on in the copy; None where it cannot be told."""
    if fill is not None:
        return fill
    for shape in reversed(slide.shapes):
        if not _meets(shape.place, place) or (isinstance(shape, Panel) and shape.fill is None):
            continue
        is_paper = isinstance(shape, Panel) and shape.form == "rect" and _holds(shape.place, place)
        return shape.fill if is_paper and isinstance(shape, Panel) else None
    return slide.colour


def _meets(one: Place, other: Place) -> bool:
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )


def _holds(one: Place, other: Place) -> bool:
    return (
        one[0] <= other[0]
        and one[1] <= other[1]
        and one[0] + one[2] >= other[0] + other[2]
        and one[1] + one[3] >= other[1] + other[3]
    )


def _anchor_of(page: Page, shape: Shape) -> str:
    if _ANCHOR in shape.numbers:
        return _ANCHORS.get(shape.numbers[_ANCHOR], "")
    kinds = {letters.kind for letters in page.letters(shape)}
    return "ctr" if kinds & _TITLES else ""


def _share(raw: int) -> float:
    """A share that is cut off, as the file has it: in parts of 65,536; below nothing, nothing is."""
    return raw / _WHOLE if raw < 0x80000000 else 0.0
