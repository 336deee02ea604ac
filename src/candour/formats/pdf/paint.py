"""Paint: what a page paints, object by object, in the order in which it is painted.

    page ─┬─ path                     a box, a rule, a drawing
          ├─ text  "Dear Ms Example"
          ├─ form ─┬─ image           a drawing within the drawing, with a matrix of its own
          │        └─ text
          └─ path                     painted last: lies over all that went before

Boxes are in the units of the page, whatever form an object stands in.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, NamedTuple

from candour.formats.pdf.paper import Box, Paper

__all__ = [
    "MOST_OBJECTS",
    "Colour",
    "Kind",
    "Painted",
    "Painting",
    "is_plain_box",
    "painting_of",
    "segments_of",
]

MOST_OBJECTS = 150_000
_DEEPEST = 16
_SOME_SEGMENTS = 400

Colour = tuple[int, int, int, int]
"""Red, green, blue, and how opaque it is, from 0 to 255."""


class Kind(IntEnum):
    """What pdfium calls an object of a page."""

    OTHER = 0
    TEXT = 1
    PATH = 2
    IMAGE = 3
    SHADING = 4
    FORM = 5


class _Matrix(NamedTuple):
    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def within(self, outer: _Matrix) -> _Matrix:
        """This one, then the one around it."""
        a, b, c, d, e, f = self
        return _Matrix(
            a * outer.a + b * outer.c,
            a * outer.b + b * outer.d,
            c * outer.a + d * outer.c,
            c * outer.b + d * outer.d,
            e * outer.a + f * outer.c + outer.e,
            e * outer.b + f * outer.d + outer.f,
        )

    def box(self, box: Box) -> Box:
        """The box around a box that the matrix has turned and moved."""
        a, b, c, d, e, f = self
        xs = [a * x + c * y + e for x in (box.left, box.right) for y in (box.bottom, box.top)]
        ys = [b * x + d * y + f for x in (box.left, box.right) for y in (box.bottom, box.top)]
        return Box(min(xs), min(ys), max(xs), max(ys))


@dataclass(slots=True, eq=False, repr=False)
class Painted:
    """One object. `colour` is what it is filled with; `clip` the box that it is cut to, where it is cut."""

    handle: Any
    kind: Kind
    order: int
    box: Box
    colour: Colour
    is_blended: bool
    """Whether it, or a form around it, is blended, masked or see-through."""
    mode: int = 0
    """How text is drawn: 3 and 7 leave no mark."""
    clip: Box | None = None
    is_clip_plain: bool = True
    """Whether what it is cut to is a rectangle."""
    form: int = 0
    """How many forms it stands in."""
    scale: float = 1.0
    """By how much those make it larger."""


@dataclass(slots=True, repr=False)
class Painting:
    """All that a page paints, apart from its annotations."""

    texts: list[Painted] = field(default_factory=list)
    others: list[Painted] = field(default_factory=list)
    is_cut_short: bool = False
    """Whether there is more than may be looked at."""


class _Walk:
    """Goes through the objects of one page. One set of numbers for pdfium to write to serves for all of them."""

    def __init__(self, paper: Paper) -> None:
        self.api = paper.api
        self.painting = Painting()
        self._order = 0
        self._edges = [ctypes.c_float() for _ in range(4)]
        self._edge_refs = [ctypes.byref(edge) for edge in self._edges]
        self._rgba = [ctypes.c_uint() for _ in range(4)]
        self._rgba_refs = [ctypes.byref(part) for part in self._rgba]

    def page(self, handle: Any) -> Painting:
        api = self.api
        for number in range(min(api.FPDFPage_CountObjects(handle), MOST_OBJECTS + 2)):
            self._take(api.FPDFPage_GetObject(handle, number), None, 0, is_blended=False)
        return self.painting

    def _take(self, handle: Any, around: _Matrix | None, depth: int, *, is_blended: bool) -> None:
        api, order = self.api, self._order
        self._order = order + 1
        if order > MOST_OBJECTS:
            self.painting.is_cut_short = True
            return
        kind = api.FPDFPageObj_GetType(handle)
        is_blended = bool(api.FPDFPageObj_HasTransparency(handle)) or is_blended
        if kind == Kind.FORM:
            self._form(handle, around, depth, is_blended=is_blended)
            return
        api.FPDFPageObj_GetBounds(handle, *self._edge_refs)
        left, bottom, right, top = self._edges
        box = Box(left.value, bottom.value, right.value, top.value)
        if box.bottom > box.top or box.left > box.right:
            box = Box(
                min(box.left, box.right),
                min(box.bottom, box.top),
                max(box.left, box.right),
                max(box.bottom, box.top),
            )
        colour = (0, 0, 0, 255)
        if api.FPDFPageObj_GetFillColor(handle, *self._rgba_refs):
            red, green, blue, opaque = self._rgba
            colour = (red.value, green.value, blue.value, opaque.value)
        found = Painted(handle, Kind(kind), order, box, colour, is_blended, form=depth)
        if around is not None:
            found.box = around.box(box)
            found.scale = abs(around.a * around.d - around.b * around.c) ** 0.5
        clip = api.FPDFPageObj_GetClipPath(handle)
        paths = api.FPDFClipPath_CountPaths(clip)
        if paths > 0:
            found.clip, found.is_clip_plain = self._clip(clip, min(paths, 50), around)
        if kind == Kind.TEXT:
            found.mode = api.FPDFTextObj_GetTextRenderMode(handle)
            self.painting.texts.append(found)
        else:
            self.painting.others.append(found)

    def _form(self, handle: Any, around: _Matrix | None, depth: int, *, is_blended: bool) -> None:
        if depth >= _DEEPEST:
            self.painting.is_cut_short = True
            return
        api, raw = self.api, self.api.FS_MATRIX()
        api.FPDFPageObj_GetMatrix(handle, raw)
        own = _Matrix(raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)
        matrix = own.within(around) if around is not None else own
        for number in range(min(api.FPDFFormObj_CountObjects(handle), MOST_OBJECTS + 2)):
            self._take(api.FPDFFormObj_GetObject(handle, number), matrix, depth + 1, is_blended=is_blended)

    def _clip(self, clip: Any, paths: int, around: _Matrix | None) -> tuple[Box, bool]:
        """The box that all the paths of a clip have in common, and whether each is a rectangle."""
        api, left, right = self.api, ctypes.c_float(), ctypes.c_float()
        found, is_plain = Box(-1e9, -1e9, 1e9, 1e9), True
        for path in range(paths):
            count = api.FPDFClipPath_CountPathSegments(clip, path)
            xs, ys = [], []
            for number in range(min(count, _SOME_SEGMENTS)):
                api.FPDFPathSegment_GetPoint(api.FPDFClipPath_GetPathSegment(clip, path, number), left, right)
                xs.append(left.value)
                ys.append(right.value)
            if xs:
                box = Box(min(xs), min(ys), max(xs), max(ys))
                found = found.meet(around.box(box) if around is not None else box)
            is_plain = is_plain and count <= 5
        return found, is_plain


def painting_of(paper: Paper) -> Painting:
    """What the page paints, in order."""
    return _Walk(paper).page(paper.handle)


def letter_size(paper: Paper, text: Painted) -> float:
    """How large the font of a text is, in units of what it stands in; 0 where it is squeezed to nothing."""
    size, matrix = ctypes.c_float(), paper.api.FS_MATRIX()
    paper.api.FPDFTextObj_GetFontSize(text.handle, size)
    paper.api.FPDFPageObj_GetMatrix(text.handle, matrix)
    turned = abs(matrix.a * matrix.d - matrix.b * matrix.c)
    return float(abs(size.value) * turned**0.5 * text.scale)


def segments_of(paper: Paper, painted: Painted) -> int:
    """How many lines and curves a path has."""
    return max(0, int(paper.api.FPDFPath_CountSegments(painted.handle)))


def is_plain_box(paper: Paper, painted: Painted) -> bool:
    """Whether this is one rectangle, wholly filled with one opaque colour."""
    if painted.kind is not Kind.PATH or painted.is_blended or painted.colour[3] < 255:
        return False
    if painted.clip is not None or not fills(paper, painted) or segments_of(paper, painted) > 5:
        return False
    return not has_pattern(paper, painted)


def fills(paper: Paper, painted: Painted) -> bool:
    """Whether a path is filled, not only drawn as a line."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    paper.api.FPDFPath_GetDrawMode(painted.handle, mode, stroke)
    return bool(mode.value)


def stroke_width(paper: Paper, painted: Painted) -> float:
    """How thick the line of a path is; 0 where none is drawn."""
    mode, stroke, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    paper.api.FPDFPath_GetDrawMode(painted.handle, mode, stroke)
    if not stroke.value:
        return 0
    paper.api.FPDFPageObj_GetStrokeWidth(painted.handle, width)
    return width.value


def has_pattern(paper: Paper, painted: Painted) -> bool:
    """Whether it is filled with a pattern and not with a colour."""
    drawn = paper.api.FPDFPageObj_GetRenderedFillPattern(paper.document, painted.handle)
    if not drawn:
        return False
    paper.api.FPDFBitmap_Destroy(drawn)
    return True
