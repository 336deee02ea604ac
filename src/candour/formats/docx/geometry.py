"""Geometry: where a drawing or a paragraph is, as far as one can tell without setting the page.

Measures are in English Metric Units: 914,400 to the inch, 12,700 to the point.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from candour.formats.docx.looks import number
from candour.formats.docx.own_hidings import OFF_PAGE, SMALL
from candour.piece import Mask

__all__ = ["VEILS", "Spot", "spot_of_style", "why_off"]

_POINT, _TWIP = 12_700, 635
_WIDE, _HIGH = 16_838 * _TWIP, 23_811 * _TWIP
"""The width of A4 on its side, the height of A3: beyond them is no page."""
_MARGIN = 1_440 * _TWIP
_LETTER, _LINE = 6 * _POINT, 14 * _POINT
"""How wide a letter and how high a line is, in an ordinary document."""
_THIN = 4 * _POINT
_OFF_RIGHT, _OFF_LEFT, _OFF_BELOW = 16_000, -12_000, 23_800
"""Twips: beyond the width of a page of A4 on its side; beyond the left edge of any; below a page of A3."""
_FLAT_LINE = 40
"""Twips: two points."""
_UNITS = ("pt", "in", "cm", "mm", "pc", "px")
VEILS = ("ind", "spacing", "framePr")
"""The properties of a paragraph that can put it out of sight."""
_FROM_PAPER = frozenset({"page", "leftMargin", "topMargin", "insideMargin", "outsideMargin"})
_FROM_LINE = frozenset({"paragraph", "line", "text", ""})


@dataclass(slots=True)
class Spot:
    """The place and size of a drawing."""

    is_floating: bool = False
    is_behind: bool = False
    is_wrapped: bool = False
    is_hidden: bool = False
    measured_from: dict[str, str] = field(default_factory=dict)
    offsets: dict[str, float] = field(default_factory=dict)
    size: tuple[float, float] | None = None

    def take_size(self, across: str | None, down: str | None) -> None:
        """The drawing is so large."""
        self.size = (number(across, _THIN), number(down, _THIN))

    def take_offset(self, axis: str, text: str) -> None:
        """The drawing lies so far from what it is measured from."""
        self.offsets[axis] = number(text.strip())

    def is_out_of_sight(self) -> bool:
        """Whether it has no size, or lies off any page."""
        if self.size is not None and max(self.size) < _POINT / 2:
            return True
        if not self.is_floating:
            return False
        across, down = self.size or (0, 0)
        x, y = self.offsets.get("x", 0), self.offsets.get("y", 0)
        before = 0 if self.measured_from.get("x") in _FROM_PAPER else _MARGIN
        above = 0 if self.measured_from.get("y") in _FROM_PAPER else _HIGH
        return x >= _WIDE or y >= _HIGH or x + across < -before or y + down < -above

    def may_cover(self, letters: int) -> bool:
        """Whether it may lie over the first lines of the paragraph that it hangs on, of so many letters before it."""
        if not self.is_floating or self.is_behind or self.is_wrapped or self.size is None:
            return False
        across, down = self.size
        if (
            min(across, down) < _THIN
            or self.measured_from.get("y", "") not in _FROM_LINE
            or "y" not in self.offsets
        ):
            return False
        x, y = self.offsets.get("x", 0.0), self.offsets["y"]
        if self.measured_from.get("x") in _FROM_PAPER:
            x -= _MARGIN
        is_beside = x + across < _LETTER or (letters > 0 and x > letters * _LETTER and letters < 60)
        return not is_beside and y < _LINE and y + down > _LINE / 3


def spot_of_style(style: str) -> Spot:
    """The place of a shape of the older kind, of its `style`: `position:absolute;margin-left:12pt;…`."""
    parts = (part.partition(":") for part in style.split(";"))
    words = {name.strip().lower(): value.strip() for name, _, value in parts}
    spot = Spot()
    spot.is_floating = words.get("position") == "absolute"
    spot.is_behind = words.get("z-index", "").startswith("-")
    spot.is_hidden = words.get("visibility") == "hidden" or words.get("display") == "none"
    measures = [words.get(key, "") for key in ("width", "height")]
    if all(measure.endswith(_UNITS) for measure in measures):  # without a unit they are shares of a group
        size = [number(measure, -1) for measure in measures]
        if min(size) >= 0:
            spot.size = (size[0] * _TWIP, size[1] * _TWIP)
    for axis, key, turn in (("x", "margin-left", "horizontal"), ("y", "margin-top", "vertical")):
        if key in words:
            spot.offsets[axis] = number(words[key]) * _TWIP
        spot.measured_from[axis] = words.get(f"mso-position-{turn}-relative", "")
    return spot


def why_off(name: str, attributes: Mapping[str, str]) -> Mask | None:
    """Why a whole paragraph is not to be seen, of one of its properties."""
    if name == "ind":
        left = number(attributes.get("left", attributes.get("start")))
        return Mask.of(OFF_PAGE) if left >= _OFF_RIGHT or left <= _OFF_LEFT else None
    if name == "spacing" and attributes.get("lineRule") == "exact":
        return Mask.of(SMALL) if number(attributes.get("line"), 240) <= _FLAT_LINE else None
    if name == "framePr":
        x, y, wide = (number(attributes.get(key)) for key in ("x", "y", "w"))
        is_off = x >= _OFF_RIGHT or x + max(wide, 0) < _OFF_LEFT or abs(y) >= _OFF_BELOW
        is_flat = attributes.get("hRule") == "exact" and number(attributes.get("h"), 240) <= _FLAT_LINE
        return Mask.of(OFF_PAGE) if is_off else Mask.of(SMALL) if is_flat else None
    return None
