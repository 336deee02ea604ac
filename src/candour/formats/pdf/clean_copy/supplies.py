"""Supplies: all that drawings are drawn with, copied once each into the new document by what is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from candour.formats.pdf.clean_copy.colours import Colours
from candour.formats.pdf.clean_copy.drawn import Names, Redrawn, resources_of
from candour.formats.pdf.clean_copy.edits import Edits
from candour.formats.pdf.clean_copy.fonts import copied_font, glyphs_of_drawings
from candour.formats.pdf.clean_copy.inline import without_inline_pictures
from candour.formats.pdf.clean_copy.layers import Layers
from candour.formats.pdf.clean_copy.metrics import Metrics, metrics_of
from candour.formats.pdf.clean_copy.pictures import copied_picture
from candour.formats.pdf.clean_copy.plain import copied_entries, flag, name_among, number, numbers
from candour.formats.pdf.clean_copy.redrawing import redrawn
from candour.formats.pdf.clean_copy.statements import Unfollowable
from candour.formats.pdf.document import Document
from candour.formats.pdf.survey import Key
from candour.formats.pdf.values import entry, items, key_of, kind_of, name_of

__all__ = ["Copied"]

_MOST_CONTENT: Final = 128 << 20
_DEEPEST: Final = 15
_BLENDS: Final = (
    "Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn", "HardLight", "SoftLight",
    "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity",
)  # fmt: skip
_STATE: Final = {
    **dict.fromkeys(("/LW", "/LC", "/LJ", "/ML", "/FL", "/SM", "/CA", "/ca", "/OPM"), number),
    **dict.fromkeys(("/SA", "/AIS", "/TK", "/OP", "/op"), flag),
    "/D": numbers,
    "/BM": name_among(*_BLENDS),
    "/RI": name_among("AbsoluteColorimetric", "RelativeColorimetric", "Saturation", "Perceptual"),
}
_FORM: Final = {
    "/Type": name_among("XObject"),
    "/Subtype": name_among("Form"),
    "/BBox": numbers,
    "/Matrix": numbers,
}
_GROUP: Final = {"/S": name_among("Transparency"), "/I": flag, "/K": flag}
_TILES: Final = {
    "/Type": name_among("Pattern"),
    **dict.fromkeys(("/PatternType", "/PaintType", "/TilingType", "/XStep", "/YStep"), number),
    **dict.fromkeys(("/BBox", "/Matrix"), numbers),
}


@dataclass(slots=True, repr=False)
class Copied:
    """Copies what drawings are drawn with from one document to another."""

    document: Document
    new: Any
    layers: Layers
    colours: Colours = field(init=False)
    drawn: dict[Key, Redrawn] = field(default_factory=dict)
    """The drawings within drawings of the copy."""
    _known: dict[tuple[str, Key, Key], Any] = field(default_factory=dict)
    _metrics: dict[Key, Metrics] = field(default_factory=dict)
    _programs: dict[Key, Any] = field(default_factory=dict)
    _within: list[Key] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.colours = Colours(self.document, self.new)

    def is_off(self, layer: Any) -> bool:
        """Whether a layer, or a group of layers, is switched off."""
        return layer is not None and self.layers.is_off(layer)

    # ── fonts ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def font(self, value: Any) -> Any:
        """A font."""
        key = "font", _identity(value), (0, 0)
        if key not in self._known:
            made = copied_font(self.document, value, self.new, self._programs)
            if name_of(entry(value, "/Subtype")) == "Type3":
                self._draw_letters(value, made)
            self._known[key] = made
        return self._known[key]

    def _draw_letters(self, value: Any, made: Any) -> None:
        """Gives a font whose letters are drawings those drawings."""
        import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

        names, glyphs = Names(), {}
        for name, drawing in glyphs_of_drawings(value).items():
            drawn = self._redrawn(drawing, entry(value, "/Resources"), names=names)
            glyphs[name] = self.new.make_stream(drawn.content)
        made.CharProcs = pikepdf.Dictionary(glyphs)
        made.Resources = resources_of(names.resources)

    def metrics(self, font: Any) -> Metrics:
        """The metrics of a font of the copy."""
        key = key_of(font)
        if key not in self._metrics:
            self._metrics[key] = metrics_of(font)
        return self._metrics[key]

    # ── drawings and pictures ───────────────────────────────────────────────────────────────────────────────────────

    def picture(self, value: Any, resources: Any) -> Any:
        """A picture, with its mask."""
        key = "picture", _identity(value), (0, 0)
        if key not in self._known:
            self._known[key] = self._made_picture(value, resources)
        return self._known[key]

    def _made_picture(self, value: Any, resources: Any) -> Any:
        made = copied_picture(self.document, self.colours, value, resources, self.new)
        if made is None:
            return None
        for name in ("/SMask", "/Mask"):
            mask = entry(value, name)
            if kind_of(mask) == "stream" and (own := self._mask(mask, resources)) is not None:
                made[name] = own
        return made

    def _mask(self, mask: Any, resources: Any) -> Any:
        key = "picture", _identity(mask), (0, 0)
        if key not in self._known:
            self._known[key] = copied_picture(self.document, self.colours, mask, resources, self.new)
        return self._known[key]

    def form(
        self, value: Any, resources: Any, edits: Edits, *, wordless: bool = False
    ) -> tuple[Any, Redrawn] | None:
        """A drawing within the drawing, and what is in it."""
        own = entry(value, "/Resources")
        identity = _identity(value)
        if identity in self._within:
            return None
        key = "form", identity, (0, 0) if own is not None else _identity(resources)
        if key not in self._known:
            with self._inside(identity):
                drawn = self._redrawn(value, resources if own is None else own, wordless=wordless)
            made = self._stream(drawn, copied_entries(value, _FORM))
            group = self.group(entry(value, "/Group"), own)
            if group is not None:
                made.Group = group
            self._known[key] = made
            self.drawn[key_of(made)] = drawn
        drawn = self.drawn[key_of(self._known[key])]
        if wordless and drawn.texts:
            raise Unfollowable
        edits.pass_by(drawn)
        return self._known[key], drawn

    @contextmanager
    def _inside(self, identity: Key) -> Iterator[None]:
        if len(self._within) >= _DEEPEST:
            raise Unfollowable
        self._within.append(identity)
        try:
            yield
        finally:
            self._within.pop()

    def _stream(self, drawn: Redrawn, entries: Any) -> Any:
        made = self.new.make_stream(drawn.content, entries)
        made.Resources = resources_of(drawn.resources)
        return made

    def group(self, value: Any, resources: Any) -> Any:
        """How the parts of a drawing are blended before it is laid on what lies beneath."""
        if name_of(entry(value, "/S")) != "Transparency":
            return None
        made = copied_entries(value, _GROUP)
        space = entry(value, "/CS")
        if space is not None and (own := self.colours.space(space, resources)) is not None:
            made.CS = own
        return made

    def _redrawn(
        self, stream: Any, resources: Any, *, names: Names | None = None, wordless: bool = True
    ) -> Redrawn:
        content = self.document.decoded(stream, _MOST_CONTENT)
        content, resources = without_inline_pictures(self.document.pdf, content, resources)
        return redrawn(content, resources, self, names=names, wordless=wordless)

    # ── colours and states ──────────────────────────────────────────────────────────────────────────────────────────

    def plain(self, kind: str, value: Any, resources: Any) -> Any:
        """A graphics state, a space of colours, a pattern or a shading, by the kind of resource that it is."""
        if kind == "ColorSpace":
            return self.colours.space(value, resources)
        if kind == "Shading":
            return self.colours.shading(value, resources)
        key = kind, _identity(value), (0, 0)
        if key not in self._known:
            made = self._state(value, resources) if kind == "ExtGState" else self._pattern(value, resources)
            self._known[key] = made
        return self._known[key]

    def _state(self, value: Any, resources: Any) -> Any:
        import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

        made = copied_entries(value, _STATE)
        dash = list(items(entry(value, "/D")))
        if "/D" in made and len(dash) != 2:
            del made["/D"]
        mask = entry(value, "/SMask")
        if name_of(mask) == "None":
            made.SMask = pikepdf.Name("/None")
        elif kind_of(mask) == "dictionary":
            own = copied_entries(mask, {"/S": name_among("Alpha", "Luminosity"), "/BC": numbers})
            group = entry(mask, "/G")
            if kind_of(group) != "stream":
                raise Unfollowable
            made_group = self.form(group, resources, Edits(), wordless=True)
            if made_group is None:
                raise Unfollowable
            own.G, _ = made_group
            if (transfer := self.colours.function(entry(mask, "/TR"))) is not None:
                own.TR = transfer
            made.SMask = own
        return self.new.make_indirect(made)

    def _pattern(self, value: Any, resources: Any) -> Any:
        made = copied_entries(value, _TILES)
        if made.get("/PatternType") == 2:
            made.Shading = self.colours.shading(entry(value, "/Shading"), resources)
            return self.new.make_indirect(made)
        if kind_of(value) != "stream":
            return None
        own = entry(value, "/Resources")
        with self._inside(_identity(value)):
            drawn = self._redrawn(value, resources if own is None else own)
        return self._stream(drawn, made)


def _identity(value: Any) -> Any:
    """What tells a value from every other: its number, or what it holds."""
    key = key_of(value)
    return key if key != (0, 0) or value is None else bytes(value.unparse())
