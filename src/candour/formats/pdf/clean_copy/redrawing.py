"""Redrawing: a drawing written anew, from operators that are known, with only what a reader sees.

Names of what is drawn with (`/F1`, `/NiaExamplePhoto`) become names of our own, in the order of their use. Fonts are named only
where letters are shown in them. Texts keep their places where letters go from among them:

    (Nia Example lives) Tj   ──▶   [ -6113 ( lives) ] TJ
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, Final, NamedTuple

from candour.formats.pdf.clean_copy.drawn import Names, Redrawn, Supplies
from candour.formats.pdf.clean_copy.edits import NOTHING, WHOLE, Edits
from candour.formats.pdf.clean_copy.marks import Marks
from candour.formats.pdf.clean_copy.showing import Gap, Showing, Shown, cut_strings, strings_in, written
from candour.formats.pdf.clean_copy.statements import (
    Unfollowable,
    are_numbers,
    bytes_shown,
    name_in,
    negative,
    parts_of,
    statements_of,
)
from candour.formats.pdf.values import entry, key_of, name_of

__all__ = ["redrawn"]


class _State(NamedTuple):
    """What is saved by q and brought back by Q."""

    font: Any = None
    size: bytes = b"0"
    spacing: tuple[float, float, float] = (0.0, 0.0, 1.0)
    """Between letters, between words, and how wide letters are."""


_PLAIN: Final[Mapping[bytes, int]] = {
    b"w": 1, b"J": 1, b"j": 1, b"M": 1, b"i": 1, b"cm": 6, b"G": 1, b"g": 1, b"RG": 3, b"rg": 3, b"K": 4, b"k": 4, b"Tr": 1, b"Ts": 1,
    b"TL": 1, b"d0": 2, b"d1": 6,
}  # fmt: skip
"""Operators that take numbers only, and how many."""
_SHAPE: Final[Mapping[bytes, int]] = {
    b"m": 2,
    b"l": 2,
    b"c": 6,
    b"v": 4,
    b"y": 4,
    b"h": 0,
    b"re": 4,
    b"W": 0,
    b"W*": 0,
}
"""Those that lay out a shape, which is then painted, or bounds what is painted next."""
_CURVES: Final = frozenset({b"c", b"v", b"y"})
_MANY_CURVES: Final = 30
"""So many may be a word whose letters were turned into shapes."""
_BOX_LINES: Final = 6
_PAINTING: Final = frozenset({b"n", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s"})
_MOVING: Final = {b"Td": 2, b"TD": 2, b"Tm": 6, b"T*": 0}
_SPACING: Final = {b"Tc": 0, b"Tw": 1, b"Tz": 2}
_DEVICES: Final = frozenset(
    {b"/DeviceGray", b"/DeviceRGB", b"/DeviceCMYK", b"/Pattern", b"/G", b"/RGB", b"/CMYK"}
)
_LONG_NAMES: Final = {b"/G": b"/DeviceGray", b"/RGB": b"/DeviceRGB", b"/CMYK": b"/DeviceCMYK"}
_INTENTS: Final = frozenset(
    {b"/AbsoluteColorimetric", b"/RelativeColorimetric", b"/Saturation", b"/Perceptual"}
)
_DEFAULTS: Final = ("/DefaultGray", "/DefaultRGB", "/DefaultCMYK")
_DEEPEST_STATES: Final = 2_000


def redrawn(  # noqa: PLR0913  (each is told by its name)
    content: bytes,
    resources: Any,
    supplies: Supplies,
    edits: Edits | None = None,
    *,
    after: bytes = b"",
    names: Names | None = None,
    tagged: AbstractSet[int] | None = None,
    wordless: bool = False,
) -> Redrawn:
    """A drawing written anew.

    Args:
        content: the drawing.
        resources: what its names stand for.
        supplies: what may be drawn with.
        edits: what goes from it.
        after: what is drawn after it, as if nothing had been drawn before.
        names: those that it shares with other drawings, where it does.
        tagged: the numbers by which the structure of the document tells its parts apart, where it has one.
        wordless: whether letters in it would be read by nobody who reads the page's text (patterns, masks).

    Raises:
        Unfollowable: where it cannot be followed without doubt, or holds letters where it may not.
    """
    redrawing = _Redrawing(resources, supplies, edits or Edits(), names or Names())
    redrawing.is_wordless = wordless
    return redrawing.run(content, after, tagged or frozenset())


class _Redrawing:
    def __init__(self, resources: Any, supplies: Supplies, edits: Edits, names: Names) -> None:
        self._resources, self._supplies, self._edits, self._names = resources, supplies, edits, names
        self.is_wordless = False
        self._found = Redrawn(resources=names.resources)
        self._out: list[bytes] = []
        self._state, self._saved = _State(), list[tuple[_State, tuple[bytes, bytes]]]()
        self._set = b"", b""
        """The font and the size that stand in what has been written."""
        self._block: list[tuple[bool, bytes]] | None = None
        """What has been written since BT, and whether it would be needed without any letters."""
        self._shows = False
        self._gap = Gap()
        self._marks = Marks(supplies)
        self._shape: list[tuple[bytes, bytes]] = []
        """What has been laid out and not painted."""
        self._curves = 0

    def run(self, content: bytes, after: bytes, tagged: AbstractSet[int]) -> Redrawn:
        self._marks.tagged = tagged
        if after:
            self._out.append(b"q")
        self._follow(content)
        if after:
            self._out.append(b"Q")
            self._state, self._set = _State(), (b"", b"")
            self._follow(after)
        for name in _DEFAULTS:
            self._keep_default(name)
        self._found.marks = self._marks.numbers
        self._found.content = b"\n".join(self._out) + b"\n" if self._out else b""
        return self._found

    def _follow(self, content: bytes) -> None:
        for operator, operands, is_plain in statements_of(content):
            count = _PLAIN.get(operator)
            if count is not None:
                if is_plain and len(operands) >= count:
                    self._write(operator, *operands[len(operands) - count :])
            elif (size := _SHAPE.get(operator)) is not None:
                if is_plain and len(operands) >= size:
                    self._shape.append((operator, b" ".join((*operands[len(operands) - size :], operator))))
            elif (act := _ACTS.get(operator)) is not None:
                act(self, operator, operands)
        if self._block is not None:
            self.end_text(b"ET", [])
        while self._marks.is_open:
            self.end_mark(b"EMC", [])
        while self._saved:
            self.restore(b"Q", [])

    def _write(self, operator: bytes, *operands: bytes, stays: bool = True) -> None:
        self._write_line(b" ".join((*operands, operator)), stays=stays)

    def _write_line(self, line: bytes, *, stays: bool = True) -> None:
        if self._block is None:
            self._out.append(line)
        else:
            self._block.append((stays, line))

    # ── names ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _value(self, kind: str, name: bytes) -> Any:
        return entry(self._resources, f"/{kind}", name_in(name))

    def _keep_default(self, name: str) -> None:
        """Spaces of colours that stand for those of the device, in every drawing that has them."""
        value = entry(self._resources, "/ColorSpace", name)
        if value is not None and self._out:
            own = self._supplies.plain("ColorSpace", value, self._resources)
            if own is not None:
                self._names.keep("ColorSpace", name, own)

    def _draw_with(self, kind: str, operator: bytes, operands: list[bytes]) -> None:
        """Writes an operator whose last operand is a name."""
        *numbers, name = operands
        value = self._value(kind, name)
        own = None if value is None else self._supplies.plain(kind, value, self._resources)
        if own is not None:
            self._write(operator, *numbers, self._names.name(kind, own))

    # ── graphics ────────────────────────────────────────────────────────────────────────────────────────────────────

    def save(self, operator: bytes, _: list[bytes]) -> None:
        if len(self._saved) >= _DEEPEST_STATES:
            raise Unfollowable
        self._saved.append((self._state, self._set))
        self._write(operator)

    def restore(self, operator: bytes, _: list[bytes]) -> None:
        if self._saved:
            self._state, self._set = self._saved.pop()
            self._write(operator)

    def paint(self, operator: bytes, _: list[bytes]) -> None:
        shape, self._shape = self._shape, []
        is_painted = bool(shape) and operator != b"n" and not self._marks.is_off
        if is_painted:
            is_painted = self._edits.shapes not in self._edits.gone
            self._edits.shapes += 1
        if is_painted:
            self._found.shapes += 1
            self._note(shape)
        elif not any(part[0] in (b"W", b"W*") for part in shape):
            return
        for part in shape:
            self._write_line(part[1])
        self._write(operator if is_painted else b"n")

    def _note(self, shape: list[tuple[bytes, bytes]]) -> None:
        """Notes whether a box is painted after so many curves that they may be letters under it."""
        self._curves += sum(kind in _CURVES for kind, _ in shape)
        if self._curves >= _MANY_CURVES and len(shape) <= _BOX_LINES:
            self._found.may_cover_shapes = True

    def dash(self, operator: bytes, operands: list[bytes]) -> None:
        if len(operands) == 2 and are_numbers([*parts_of(operands[:1]), operands[1]]):
            self._write(operator, *operands)

    def intend(self, operator: bytes, operands: list[bytes]) -> None:
        if operands and operands[-1] in _INTENTS:
            self._write(operator, operands[-1])

    def set_state(self, operator: bytes, operands: list[bytes]) -> None:
        if operands and operands[-1][:1] == b"/":
            self._draw_with("ExtGState", operator, operands[-1:])

    def set_space(self, operator: bytes, operands: list[bytes]) -> None:
        if not operands:
            return
        name = operands[-1]
        if name in _DEVICES and self._value("ColorSpace", name) is None:
            self._write(operator, _LONG_NAMES.get(name, name))
        else:
            self._draw_with("ColorSpace", operator, [name])

    def set_colour(self, operator: bytes, operands: list[bytes]) -> None:
        if operands and operands[-1][:1] == b"/":
            if are_numbers(operands[:-1]):
                self._draw_with("Pattern", operator, operands)
        elif are_numbers(operands):
            self._write(operator, *operands)

    def shade(self, operator: bytes, operands: list[bytes]) -> None:
        if operands and not self._marks.is_off:
            self._draw_with("Shading", operator, operands[-1:])

    def do(self, operator: bytes, operands: list[bytes]) -> None:
        value = self._value("XObject", operands[-1]) if operands else None
        if value is None:
            return
        is_off = self._marks.is_off or self._supplies.is_off(entry(value, "/OC"))
        kind = name_of(entry(value, "/Subtype"))
        own = None
        if kind == "Image" and not is_off:
            own = self._picture(value)
        elif kind == "Form" and not is_off:
            own = self._form(value)
        if own is not None:
            self._write(operator, self._names.name("XObject", own))

    def _form(self, value: Any) -> Any:
        made = self._supplies.form(value, self._resources, self._edits)
        if made is None:
            return None
        own, drawn = made
        self._found.forms.append(key_of(own))
        self._found.texts += drawn.texts
        self._found.pictures += drawn.pictures
        self._found.shapes += drawn.shapes
        self._found.may_cover_shapes |= drawn.may_cover_shapes
        return own

    def _picture(self, value: Any) -> Any:
        number = self._edits.pictures
        own = self._supplies.picture(value, self._resources)
        if own is not None:
            self._edits.pictures += 1
            own = self._edits.instead.get(number, own)
            self._found.pictures += own is not None
        return own

    # ── marked parts ────────────────────────────────────────────────────────────────────────────────────────────────

    def begin_mark(self, operator: bytes, operands: list[bytes]) -> None:
        properties = self._value("Properties", operands[1]) if len(operands) == 2 else None
        line = self._marks.begin(operator, operands, properties)
        if line:
            self._write_line(line)

    def end_mark(self, operator: bytes, _: list[bytes]) -> None:
        if self._marks.end():
            self._write(operator)

    # ── text ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def begin_text(self, operator: bytes, _: list[bytes]) -> None:
        if self._block is not None:
            raise Unfollowable
        self._block, self._shows, self._gap = [(False, operator)], False, Gap()

    def end_text(self, operator: bytes, _: list[bytes]) -> None:
        if self._block is None:
            return
        self._block.append((False, operator))
        self._out += [line for stays, line in self._block if stays or self._shows]
        self._block, self._gap = None, Gap()

    def move(self, operator: bytes, operands: list[bytes]) -> None:
        count = _MOVING[operator]
        if self._block is None or len(operands) < count or not are_numbers(operands):
            return
        self._gap = Gap()
        operands = operands[len(operands) - count :]
        if operator == b"TD":
            operator = b"Td"
            self._write(b"TL", negative(operands[1]))
        self._write(operator, *operands, stays=False)

    def space(self, operator: bytes, operands: list[bytes]) -> None:
        if not operands or not are_numbers(operands[-1:]):
            return
        spacing = list(self._state.spacing)
        spacing[_SPACING[operator]] = float(operands[-1]) * (0.01 if operator == b"Tz" else 1)
        self._state = self._state._replace(spacing=(spacing[0], spacing[1], spacing[2]))
        self._write(operator, operands[-1])

    def choose_font(self, _: bytes, operands: list[bytes]) -> None:
        if len(operands) < 2 or not are_numbers(operands[-1:]):
            return
        value = self._value("Font", operands[-2])
        font = None if value is None else self._supplies.font(value)
        self._state = self._state._replace(font=font, size=operands[-1])

    def show(self, operator: bytes, operands: list[bytes]) -> None:
        if self._block is None:
            raise Unfollowable
        if operator in (b"'", b'"'):
            if operator == b'"' and len(operands) >= 3:
                self.space(b"Tw", operands[-3:-2])
                self.space(b"Tc", operands[-2:-1])
            self.move(b"T*", [])
            operator, operands = b"Tj", operands[-1:]
        held = bytes_shown(operands)
        if not held:
            self._go_back(strings_in(operands))
            return
        if self._state.font is None:
            return
        if self.is_wordless:
            raise Unfollowable
        cut = WHOLE if self._marks.is_off else self._edits.cuts.get(self._edits.texts, NOTHING)
        self._edits.texts += not self._marks.is_off
        if cut or self._gap.width:
            font, size, spacing = self._state
            showing = Showing(self._supplies.metrics(font), float(size), *spacing)
            left, self._gap = cut_strings(strings_in(operands), cut, showing, self._gap)
            operator, operands = b"TJ", written(left)
            held = [part for part in left if isinstance(part, bytes)]
        if held:
            self._show_in_font(operator, operands, held)

    def _go_back(self, shown: Shown) -> None:
        """Numbers without letters, which move what is shown next."""
        thousandths = sum(part for part in shown if isinstance(part, float))
        room = -thousandths / 1000 * float(self._state.size) * self._state.spacing[2]
        self._gap = Gap(self._gap.width + room)

    def _show_in_font(self, operator: bytes, operands: list[bytes], held: list[bytes]) -> None:
        font, size, _ = self._state
        name = self._names.name("Font", font)
        if self._set != (name, size):
            self._write(b"Tf", name, size, stays=False)
            self._set = name, size
        self._write(operator, *operands, stays=False)
        self._shows = True
        self._found.texts += 1
        codes = self._found.codes.setdefault(key_of(font), set())
        metrics = self._supplies.metrics(font)
        for part in held:
            codes.update(metrics.numbers(part))


_Act = Callable[[_Redrawing, bytes, list[bytes]], None]
_ACTS: Final[Mapping[bytes, _Act]] = {
    b"q": _Redrawing.save,
    b"Q": _Redrawing.restore,
    **dict.fromkeys(_PAINTING, _Redrawing.paint),
    b"d": _Redrawing.dash,
    b"ri": _Redrawing.intend,
    b"gs": _Redrawing.set_state,
    **dict.fromkeys((b"cs", b"CS"), _Redrawing.set_space),
    **dict.fromkeys((b"sc", b"SC", b"scn", b"SCN"), _Redrawing.set_colour),
    b"sh": _Redrawing.shade,
    b"Do": _Redrawing.do,
    **dict.fromkeys((b"BMC", b"BDC"), _Redrawing.begin_mark),
    b"EMC": _Redrawing.end_mark,
    b"BT": _Redrawing.begin_text,
    b"ET": _Redrawing.end_text,
    **dict.fromkeys(_MOVING, _Redrawing.move),
    **dict.fromkeys(_SPACING, _Redrawing.space),
    b"Tf": _Redrawing.choose_font,
    **dict.fromkeys((b"Tj", b"TJ", b"'", b'"'), _Redrawing.show),
}
