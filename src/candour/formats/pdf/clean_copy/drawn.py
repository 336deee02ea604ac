"""Drawn: what a drawing of the copy is made of. Its statements, what they draw with, and the names that they call it by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from candour.formats.pdf.clean_copy.edits import Edits
from candour.formats.pdf.clean_copy.metrics import Metrics
from candour.formats.pdf.survey import Key
from candour.formats.pdf.values import key_of

__all__ = ["Names", "Redrawn", "Supplies", "resources_of"]

_LETTERS: Final = {
    "Font": "F",
    "XObject": "X",
    "ExtGState": "G",
    "ColorSpace": "C",
    "Pattern": "P",
    "Shading": "S",
}


class Supplies(Protocol):
    """What drawings are supplied with: fonts, pictures and the rest, as they may stand in the copy; None for what may not."""

    def is_off(self, layer: Any) -> bool:
        """Whether a layer, or a group of layers, is switched off."""

    def font(self, value: Any) -> Any:
        """A font."""

    def metrics(self, font: Any) -> Metrics:
        """The metrics of a font of the copy."""

    def picture(self, value: Any, resources: Any) -> Any:
        """A picture."""

    def form(self, value: Any, resources: Any, edits: Edits) -> tuple[Any, Redrawn] | None:
        """A drawing within the drawing, and what is in it. Its texts and pictures are counted in the edits."""

    def plain(self, kind: str, value: Any, resources: Any) -> Any:
        """A graphics state, a space of colours, a pattern or a shading, by the kind of resource that it is."""


@dataclass(slots=True, repr=False)
class Redrawn:
    """A drawing written anew, and what it is drawn with."""

    content: bytes = b""
    resources: dict[str, dict[str, Any]] = field(default_factory=dict)
    codes: dict[Key, set[int]] = field(default_factory=dict)
    """For each font of the copy, the codes that are shown in it."""
    forms: list[Key] = field(default_factory=list)
    """The drawings within it."""
    texts: int = 0
    pictures: int = 0
    shapes: int = 0
    """How many are painted, in the drawings within it too."""
    may_cover_shapes: bool = False
    """Whether boxes are painted after shapes that may be letters."""
    marks: set[int] = field(default_factory=set)
    """The numbers by which parts of it are told apart in the structure of the document."""


class Names:
    """The names that drawings give to what they draw with, in the order of its use. Several drawings may share them."""

    def __init__(self) -> None:
        self.resources: dict[str, dict[str, Any]] = {}
        self._known: dict[tuple[str, Any], bytes] = {}

    def name(self, kind: str, value: Any) -> bytes:
        """The name of something of the copy, which it is given when it is first drawn with."""
        own = key_of(value)
        key = kind, own if own != (0, 0) else bytes(value.unparse())
        if key not in self._known:
            held = self.resources.setdefault(kind, {})
            name = f"/{_LETTERS[kind]}{sum(not one.startswith('/Default') for one in held) + 1}"
            held[name] = value
            self._known[key] = name.encode()
        return self._known[key]

    def keep(self, kind: str, name: str, value: Any) -> None:
        """Keeps a name that means something by itself."""
        self.resources.setdefault(kind, {})[name] = value


def resources_of(named: Mapping[str, Mapping[str, Any]]) -> Any:
    """What a drawing draws with, by kind and name, as the copy holds it."""
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    return pikepdf.Dictionary({f"/{kind}": pikepdf.Dictionary(dict(held)) for kind, held in named.items()})
