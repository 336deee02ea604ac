"""Floating: the shapes, pictures and charts of a sheet that are seen, and the comments that are always shown."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from candour.cleaned import Inner, Written
from candour.formats.officeart import Picture as Stored
from candour.formats.officeart import Shape, pictures_in
from candour.formats.workbook_writing import Anchor, Box, Chart, Corner, Floating, Picture
from candour.formats.workbook_writing.pictures import drawn_anew
from candour.formats.xls.drawings import Drawing, Object, why_not_seen
from candour.formats.xls.sheet import Sheet
from candour.formats.xls.workbook import Workbook
from candour.source import Source

__all__ = ["Floaters", "Placed"]

_CHART, _COMMENT = 5, 25
_CONTROLS: Final = frozenset({7, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
_FORMS: Final = {
    1: "rect", 2: "roundRect", 3: "ellipse", 4: "diamond", 5: "triangle", 6: "rtTriangle", 7: "parallelogram", 8: "trapezoid",
    9: "hexagon", 10: "octagon", 11: "mathPlus", 12: "star5", 13: "rightArrow", 15: "homePlate", 16: "cube", 20: "line",
    22: "can", 23: "donut", 32: "straightConnector1", 55: "chevron", 56: "pentagon", 61: "wedgeRectCallout",
    62: "wedgeRoundRectCallout", 63: "wedgeEllipseCallout", 66: "leftArrow", 67: "downArrow", 68: "upArrow",
    69: "leftRightArrow", 96: "smileyFace", 109: "flowChartProcess", 110: "flowChartDecision", 202: "rect",
}  # fmt: skip
_FILL_COLOUR, _FILL_FLAGS, _LINE_COLOUR, _LINE_FLAGS = 0x181, 0x1BF, 0x1C0, 0x1FF
_CROP_TOP, _CROP_BOTTOM, _CROP_LEFT, _CROP_RIGHT = 0x100, 0x101, 0x102, 0x103
_WHITE, _YELLOW, _GREY, _BLACK = 0xFFFFFF, 0xFFFFE1, 0xF0F0F0, 0
_IN_GROUP: Final = Anchor(Corner(0, 0), Corner(4, 2))
_OF_SCHEME: Final = 0x08000000


@dataclass(slots=True, repr=False)
class Placed:
    """What floats over one sheet, and how many of its charts are said to stand somewhere."""

    found: list[Floating] = field(default_factory=list)
    charts: int = 0


@dataclass(slots=True, repr=False)
class Floaters:
    """What floats over the sheets of one workbook."""

    source: Source
    workbook: Workbook
    inner: Inner
    left_out: int = 0
    """Pictures that cannot be drawn anew."""
    drawn: int = 0
    _stored: dict[int, Stored] = field(default_factory=dict)
    _made: dict[tuple[int, tuple[float, float, float, float]], Written | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._stored = {picture.number: picture for picture in pictures_in(bytes(self.workbook.pictures))}

    def of(self, sheet: Sheet, chart: Callable[[int], Chart]) -> Placed:
        """What floats over a sheet. `chart` gives its charts by their numbers."""
        placed = Placed()
        placed.found += self._placed(sheet, chart, placed)
        return placed

    def _placed(self, sheet: Sheet, chart: Callable[[int], Chart], placed: Placed) -> Iterator[Floating]:
        drawing = sheet.drawing
        if sheet.workbook.biff < 8:
            yield from _older_charts(drawing, chart, placed)
            return
        notes = {note.drawing for note in sheet.annotations.notes if note.is_shown}
        anchors = _anchors(drawing)
        for made, shape in drawing.pairs():
            number = placed.charts
            placed.charts += made is not None and made.kind == _CHART
            anchor = anchors.get(shape.number) or _IN_GROUP
            if made is not None and made.kind == _COMMENT:
                if made.number in notes and made.text.strip():
                    yield Floating(anchor, Box(made.text, fill=_YELLOW, may_cover=False))
            elif shape.is_content and why_not_seen(made, shape) is None:
                if made is not None and made.kind == _CHART:
                    if number < len(sheet.charts):
                        yield Floating(anchor, chart(number))
                else:
                    yield from self._shape(made, shape, anchor)

    def _shape(self, made: Object | None, shape: Shape, anchor: Anchor) -> Iterator[Floating]:
        for number in shape.pictures:
            if (drawn := self._picture(number, shape)) is not None:
                yield Floating(anchor, Picture(drawn))
        text = "\n".join(filter(None, (made.text.strip("\0") if made else "", shape.word_art)))
        form = _FORMS.get(shape.kind, "")
        is_control = made is not None and made.kind in _CONTROLS
        if text.strip() and is_control:
            yield Floating(anchor, Box(text, fill=_GREY, is_centred=True, may_cover=False))
        elif text.strip() or (form and not shape.pictures and not is_control):
            yield Floating(anchor, self._box(shape, text, form or "rect"))

    def _box(self, shape: Shape, text: str, form: str) -> Box:
        fill, line = (
            self._colour(shape.numbers.get(key, ordinary), ordinary)
            for key, ordinary in ((_FILL_COLOUR, _WHITE), (_LINE_COLOUR, _BLACK))
        )
        is_filled = _is_on(shape, _FILL_FLAGS, 0x10) and form not in ("line", "straightConnector1")
        return Box(
            text, form, fill if is_filled else None, line if _is_on(shape, _LINE_FLAGS, 8) else None,
            is_centred=bool(shape.word_art),
        )  # fmt: skip

    def _colour(self, said: int, ordinary: int) -> int:
        """A colour: blue, green and red in three bytes, or the number of one in the palette."""
        if said & _OF_SCHEME:
            found = self.workbook.styles.palette.rgb(indexed=said & 0xFF)
            return ordinary if found is None else found
        return (said & 0xFF) << 16 | said & 0xFF00 | said >> 16 & 0xFF

    def _picture(self, number: int, shape: Shape) -> Written | None:
        picture = self._stored.get(number)
        if picture is None or not picture.data:
            return None
        crop = (
            _share(shape, _CROP_LEFT), _share(shape, _CROP_TOP), _share(shape, _CROP_RIGHT), _share(shape, _CROP_BOTTOM),
        )  # fmt: skip
        if (number, crop) not in self._made:
            found = drawn_anew(self.source.nested("picture", picture.data), self.inner, crop)
            self._made[number, crop] = found
            self.drawn += found is not None and bool(found.changes)
            self.left_out += found is None
        return self._made[number, crop]


def _is_on(shape: Shape, key: int, flag: int) -> bool:
    """A switch of a shape that is on where nothing is said."""
    said = shape.numbers.get(key, 0)
    return bool(said & flag) or not said & flag << 16


def _share(shape: Shape, key: int) -> float:
    value = shape.numbers.get(key, 0)
    return value / 0x10000 if 0 < value < 0x10000 else 0.0


# ── where ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _anchors(drawing: Drawing) -> dict[int, Anchor]:
    """Where each shape is, by its number. One in a group is where the group is."""
    found: dict[int, Anchor] = {}
    for _, shape in drawing.pairs():
        anchor = _anchor(shape.anchor) or found.get(shape.group)
        if anchor is not None:
            found[shape.number] = anchor
    return found


def _older_charts(drawing: Drawing, chart: Callable[[int], Chart], placed: Placed) -> Iterator[Floating]:
    """The charts of version 5, which say themselves where they are."""
    for made in drawing.objects:
        if made.older == _CHART and (anchor := _anchor(made.anchor)) is not None:
            placed.charts += 1
            yield Floating(anchor, chart(placed.charts - 1))


def _anchor(raw: bytes) -> Anchor | None:
    if len(raw) < 18:
        return None
    _, left, right_of, top, below, right, left_of, bottom, above = struct.unpack_from("<9H", raw)
    return Anchor(
        Corner(top, left, below / 256, right_of / 1024), Corner(bottom, right, above / 256, left_of / 1024)
    )
