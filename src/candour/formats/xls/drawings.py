"""Drawings: what floats over a sheet: text boxes, pictures, buttons, lists, the boxes of comments, embedded objects.

    MSODRAWING  shape 1: where, name, picture 3, hidden?   OBJ  object 1: a picture, of an object in storage MBD0018D4CE
    MSODRAWING  shape 2 …                                  OBJ  object 2: a text box          TXO  its text

The n-th shape that has data of the format's own belongs to the n-th OBJ. Pictures are kept once for the whole workbook.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from candour.formats.bare_pictures import bitmap_file
from candour.formats.officeart import Shape, pictures_in, shapes_in
from candour.formats.spreadsheet_sight import Rect
from candour.formats.wording import is_wordy, runs_in
from candour.formats.xls.hidings import hiding
from candour.formats.xls.records import Body, Kind
from candour.hiding import Hiding
from candour.piece import Count, Found, Mask, Nested, Text
from candour.place import Place
from candour.source import Source

__all__ = ["DRAWINGS", "Drawing", "Object", "Shown", "why_not_seen"]

_NOUNS = {
    0: "group", 1: "line", 5: "chart", 6: "text box", 7: "button", 8: "picture", 11: "check box", 12: "option button",
    13: "edit box", 14: "label", 15: "dialog", 16: "spinner", 17: "scroll bar", 18: "list", 19: "group box",
    20: "drop-down list", 25: "comment",
}  # fmt: skip
_LINE, _CHART, _PICTURE, _DROP_DOWN, _COMMENT = 1, 5, 8, 20, 25
_BOXES = frozenset({2, 3, 4, 6, 9, 30})
"""Rectangles, ellipses, other shapes, text boxes."""
_LISTS = frozenset({18, _DROP_DOWN})
_COMMON, _LIST, _PICTURE_FORMULA = 0x15, 0x13, 0x09
_FILL_FLAGS, _FILLED, _SAYS_FILLED = 0x1BF, 0x10, 0x100000
_PATH = re.compile(r"[\\/]")
_NARROWEST, _FLATTEST = 8, 3
"""In parts of a column (1,024) and of a row (256): a shape of no more has no size."""
_WORDS = re.compile(r"[^\W\d_]+")
_PLAIN_WORDS = frozenset(
    """arrow autoshape box button chart check checkbox combo combobox command commandbutton comment connector control diagram
    down drawing drop dropdown edit frame freeform graphic graphics group host image label line list listbox object option
    oval picture rectangle scroll scrollbar shape spinner straight text textbox wordart""".split()  # noqa: SIM905  (a list of words reads best as words)
)
"""The words of which programs make the names of shapes: any other is a name that somebody gave."""


@dataclass(slots=True, repr=False)
class Object:
    """What the format itself says of a shape."""

    number: int
    kind: int
    text: str = ""
    lines: list[str] = field(default_factory=list)
    storage: str = ""
    older: int = -1
    """Of version 5: what kind of shape it is."""
    anchor: bytes = b""
    """Of version 5: where it is."""


@dataclass(slots=True, repr=False)
class Shown:
    """Where the pictures of the store, and the embedded objects, are shown. Gathered from all sheets."""

    pictures: dict[int, list[tuple[Place, Hiding | None]]] = field(default_factory=dict)
    objects: dict[str, tuple[Place, Hiding | None]] = field(default_factory=dict)

    def found(self, store: bytes, source: Source) -> Iterator[Found]:
        """Each picture of the workbook, as a file of its own."""
        total = unseen = 0
        for picture in pictures_in(store):
            uses = self.pictures.get(picture.number, [])
            unused = (source.place / f"picture {picture.number}", hiding("unused-picture"))
            place, why = next((use for use in uses if use[1] is None), uses[0] if uses else unused)
            total, unseen = total + 1, unseen + (why is not None)
            source.budget.spend(len(picture.data))
            if picture.data:
                yield Nested(source.nested(f"image{picture.number}.{picture.kind}", picture.data, place), why)
            if is_wordy(picture.name):
                yield _file_name(place, picture.name)
        if total:
            yield Count("picture or sound", total, unseen)


@dataclass(slots=True, repr=False)
class Drawing:
    """The drawing of one sheet, or of one chart, as its records go by."""

    biff: int = 8
    encoding: str = "cp1252"
    layer: bytearray = field(default_factory=bytearray)
    objects: list[Object] = field(default_factory=list)
    backgrounds: list[bytes] = field(default_factory=list)
    headers: bytearray = field(default_factory=bytearray)
    _shapes: list[Shape] | None = None

    # ── records ─────────────────────────────────────────────────────────────────────────────────────────────

    def take_layer(self, raw: bytes, _: tuple[int, ...]) -> None:
        """A part of the drawing's shapes."""
        self.layer += raw

    def take_object(self, raw: bytes, breaks: tuple[int, ...]) -> None:
        """What the format itself says of a shape. In version 5, its text as well."""
        if self.biff < 8:
            older = int.from_bytes(raw[4:6], "little")
            self.objects.append(Object(0, 6, "\n".join(runs_in(raw[30:])), older=older, anchor=raw[8:26]))
            return
        at, made = 0, Object(-1, -1)
        while at + 4 <= len(raw):
            part, size = struct.unpack_from("<HH", raw, at)
            if part == _COMMON:
                made = Object(*reversed(struct.unpack_from("<HH", raw, at + 4)))
                self.objects.append(made)
                if breaks and made.kind not in _LISTS:  # what goes on after it is of the drawing
                    self.layer += raw[breaks[0] :]
                    raw = raw[: breaks[0]]
            elif part == _LIST:
                self._take_list(made, raw, at + 4, breaks)
                return
            elif part == _PICTURE_FORMULA and size >= 6:
                (formula,) = struct.unpack_from("<H", raw, at + 4)
                if formula + 6 <= size:
                    made.storage = f"MBD{struct.unpack_from('<I', raw, at + 6 + formula)[0]:08X}"
            at += 4 + size

    def _take_list(self, made: Object, raw: bytes, at: int, breaks: tuple[int, ...]) -> None:
        body = Body(raw, self.biff, self.encoding, breaks)
        body.at = at
        body.skip(body.u16())
        count, _, flags, _ = body.u16(), body.u16(), body.u16(), body.u16()
        if made.kind == _DROP_DOWN:
            body.skip(6)
            start = body.at
            made.lines.append(body.text(2))
            body.skip((body.at - start) % 2)
        while flags & 2 and count and body.left:
            made.lines.append(body.text(2))
            count -= 1

    def take_text(self, raw: bytes, breaks: tuple[int, ...]) -> None:
        """The text of the object before. It stands in CONTINUE records, then its fonts; and then the drawing may go on."""
        if not breaks or not self.objects:
            return
        count, fonts = struct.unpack_from("<HH", raw, 10)
        body = Body(raw, self.biff, self.encoding, breaks)
        body.at = breaks[0]
        if count:
            self.objects[-1].text = body.chars(count)
        of_fonts = next((mark for mark in breaks if mark >= body.at), len(raw)) if count else breaks[0]
        following = next((mark for mark in breaks if mark >= of_fonts + fonts), len(raw))
        self.layer += raw[following:]

    def take_background(self, raw: bytes, _: tuple[int, ...]) -> None:
        """A bitmap: the background of a sheet, or a picture of version 5."""
        self.backgrounds.append(raw[8:])

    def take_header_picture(self, raw: bytes, _: tuple[int, ...]) -> None:
        """A picture in a header or footer."""
        self.headers += raw[14:]

    # ── what they come to ───────────────────────────────────────────────────────────────────────────────────

    @property
    def texts(self) -> dict[int, str]:
        """The texts of the boxes of comments, by the number of the object."""
        return {made.number: made.text for made in self.objects if made.kind == _COMMENT}

    @property
    def covered(self) -> list[Rect]:
        """The cells that lie wholly under a picture, a chart or a filled shape."""
        return [rect for made, shape in self.pairs() if _covers(made, shape) and (rect := _rect(shape))]

    def pairs(self) -> Iterator[tuple[Object | None, Shape]]:
        """Each shape with its object. In a file that is damaged some have none."""
        if self._shapes is None:
            self._shapes = list(shapes_in(bytes(self.layer)))
        waiting = iter(self.objects)
        for shape in self._shapes:
            yield (next(waiting, None) if shape.has_data else None), shape

    def found(self, source: Source, place: Place, under: Mask | None, shown: Shown) -> Iterator[Found]:
        """The texts of shapes and controls. What pictures and objects are shown here is told to `shown`."""
        total = unseen = 0
        for made, shape in self.pairs():
            if not shape.is_content or (made and made.kind == _COMMENT):
                continue
            here, mask = place / _called(made, shape), under or why_not_seen(made, shape)
            total, unseen = total + 1, unseen + (mask is not None)
            yield from _found(made, shape, here, mask)
            self._note(made, shape, here, mask, shown)
        paired = {id(made) for made, _ in self.pairs()}
        for made in self.objects:
            if id(made) not in paired and made.kind != _COMMENT and made.text.strip():
                own = hiding("hidden-drawing")  # its shape is missing, or of a version that says less
                yield Text(place / "drawing", made.text, own.sight, own, "text of a shape")
        if total:
            yield Count("shape", total, unseen)
        why = under.hiding if under else None
        for bits in self.backgrounds:
            yield Nested(
                source.nested("background.bmp", bitmap_file(bits), place / "background"),
                why,
            )
        for picture in pictures_in(bytes(self.headers)):
            where = place / "picture in a header or footer"
            yield Nested(source.nested(f"image.{picture.kind}", picture.data, where), why)

    @staticmethod
    def _note(made: Object | None, shape: Shape, here: Place, mask: Mask | None, shown: Shown) -> None:
        why = mask.hiding if mask else hiding("cropped-picture") if shape.is_cropped else None
        for number in shape.pictures:
            shown.pictures.setdefault(number, []).append((here, why))
        if made and made.storage:
            shown.objects.setdefault(made.storage, (here, None))


DRAWINGS: dict[int, Callable[[Drawing, bytes, tuple[int, ...]], None]] = {
    Kind.MSODRAWING: Drawing.take_layer,
    Kind.OBJ: Drawing.take_object,
    Kind.TXO: Drawing.take_text,
    Kind.IMDATA: Drawing.take_background,
    Kind.BKHIM: Drawing.take_background,
    Kind.HFPICTURE: Drawing.take_header_picture,
}
"""What takes in which record."""


def _called(made: Object | None, shape: Shape) -> str:
    noun = _NOUNS.get(made.kind, "shape") if made else "shape"
    name = shape.name or (str(made.number) if made else "")
    return f'{noun} "{name}"' if name else noun


def why_not_seen(made: Object | None, shape: Shape) -> Mask | None:
    """What keeps a shape from sight, where anything does."""
    if shape.is_hidden:
        return Mask.of(hiding("hidden-drawing"))
    if len(shape.anchor) < 18:
        return None
    _, left, right_of, top, below, right, left_of, bottom, above = struct.unpack_from("<9H", shape.anchor)
    thin = left == right and left_of - right_of <= _NARROWEST
    flat = top == bottom and above - below <= _FLATTEST
    is_line = made is not None and made.kind in (_LINE, 0)
    if (thin and flat) or ((thin or flat) and not is_line):
        return Mask.of(hiding("off-sheet-drawing"), "of no size")
    return None


def _found(made: Object | None, shape: Shape, place: Place, mask: Mask | None) -> Iterator[Found]:
    text = "\n".join(filter(None, (made.text.strip("\0") if made else "", shape.word_art)))
    if text.strip():
        yield Text(place, text, mask.sight, mask.hiding) if mask else Text(place, text)
    if made and (lines := [line for line in made.lines if line.strip()]):
        own = hiding("form-control")
        yield Text(place, "\n".join(lines), own.sight, own, "choices of a list")
    alt = hiding("alt-text")
    for label, said in (
        ("description of a picture or shape", shape.description),
        ("name of a picture or shape", shape.name if _is_given(shape.name) else ""),
    ):
        if is_wordy(said):
            yield Text(place, said, alt.sight, alt, label)
    if is_wordy(shape.picture_file):
        yield _file_name(place, shape.picture_file)


def _is_given(name: str) -> bool:
    return not _PLAIN_WORDS.issuperset(word.lower() for word in _WORDS.findall(name))


def _file_name(place: Place, name: str) -> Text:
    """The name of the file that a picture was taken from: a trace where it names folders too."""
    own = hiding("save-path" if _PATH.search(name) else "alt-text")
    return Text(place, name, own.sight, own, "file that the picture came from")


def _covers(made: Object | None, shape: Shape) -> bool:
    if made is None or shape.is_hidden:
        return False
    flags = shape.numbers.get(_FILL_FLAGS, _FILLED | _SAYS_FILLED)
    is_filled = bool(flags & _FILLED or not flags & _SAYS_FILLED)
    return made.kind in (_CHART, _PICTURE) or (is_filled and made.kind in _BOXES)


def _rect(shape: Shape) -> Rect | None:
    if len(shape.anchor) < 18:
        return None
    _, left, right_of, top, below, right, _, bottom, _ = struct.unpack_from("<9H", shape.anchor)
    rect = Rect(top + (below > 0), left + (right_of > 0), bottom - 1, right - 1)
    return rect if rect.first_row <= rect.last_row and rect.first_column <= rect.last_column else None
