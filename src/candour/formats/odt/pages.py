"""Pages: where a drawing is in a text, as far as one can tell without setting the pages."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from candour.formats.opendocument.document import Sheets
from candour.formats.opendocument.drawings import style_of
from candour.formats.opendocument.flow import Cover
from candour.formats.opendocument.geometry import Box, box_of
from candour.formats.opendocument.measures import points
from candour.formats.opendocument.styles import MIXED
from candour.formats.opendocument.walk import Scope, Walk
from candour.piece import Mask

__all__ = ["Pages"]

_WIDE, _HIGH, _MARGIN = 842.0, 842.0, 72.0
"""The longer side of A4; an ordinary margin."""
_THIN, _NOTHING = 2.0, 0.5
_LEAST = 4.0
"""What is thinner than this covers no letter."""
_FROM_PAGE = frozenset({"page", "page-start-margin", "page-end-margin"})
_FROM_LINE = frozenset({"paragraph", "paragraph-content", "line", "char", "text", "baseline", ""})
_INLINE = "as-char"


class Pages:
    """The pages of one text, of which only the largest sizes are known."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._wide, self._high, self._margin = _WIDE, _HIGH, _MARGIN
        walk.stage = self

    def measure(self, sheets: Sheets) -> None:
        """Takes the sizes of the pages that the document has."""
        for master in sheets.masters:
            properties = sheets.layout(master)
            if properties is not None:
                self._wide = max(self._wide, points(properties.get("fo:page-width", "")) or 0)
                self._high = max(self._high, points(properties.get("fo:page-height", "")) or 0)
                self._margin = max(self._margin, points(properties.get("fo:margin-left", "")) or 0)

    # ── the questions of a stage ────────────────────────────────────────────────────────────────────────────

    def why_unseen(self, shape: Element, scope: Scope) -> Mask | None:  # noqa: ARG002  (a stage's question)
        """Why a drawing is not seen where it is: off the page, or of no size."""
        is_off = self._is_nothing(shape) or self._is_off(shape)
        return self._walk.mask("off-sheet-drawing") if is_off else None

    def behind(self, shape: Element, scope: Scope) -> int:
        """A drawing among the letters stands on what they stand on; one that floats may stand on anything."""
        return scope.behind if self._anchor(shape) == _INLINE else MIXED

    def covered(self, shape: Element) -> tuple[Mask | None, ...]:  # noqa: ARG002  (a stage's question)
        """Nothing is known to lie over single paragraphs of a drawing."""
        return ()

    def cover(self, shape: Element) -> Cover | None:
        """Where a drawing in front of the text may lie over the paragraph that it hangs on."""
        if self._said(shape, "style:wrap") != "run-through" or self._is_behind(shape):
            return None
        if self._anchor(shape) not in ("paragraph", "char") or not self._is_opaque(shape):
            return None
        box = box_of(shape)
        if box is None or min(box.width, box.height) < _LEAST:
            return None
        if self._said(shape, "style:vertical-rel") not in _FROM_LINE:
            return None
        left = box.x - (self._margin if self._said(shape, "style:horizontal-rel") in _FROM_PAGE else 0)
        return box.y, box.y + box.height, left

    # ── what is asked of a drawing ──────────────────────────────────────────────────────────────────────────

    def _said(self, shape: Element, attribute: str) -> str:
        return shape.get(attribute) or self._walk.styles.graphic(*style_of(shape), attribute)

    def _anchor(self, shape: Element) -> str:
        return self._said(shape, "text:anchor-type")

    def _is_behind(self, shape: Element) -> bool:
        return self._said(shape, "style:run-through") == "background"

    def _is_opaque(self, shape: Element) -> bool:
        family, name = style_of(shape)
        if any(child.tag == "draw:image" for child in shape):
            return True
        otherwise = None if shape.tag == "draw:frame" else MIXED
        fill = self._walk.styles.fill(family, name, otherwise)
        return fill is not None and self._walk.styles.is_opaque(family, name)

    def _is_nothing(self, shape: Element) -> bool:
        """Whether it has no size; text in a box of a fixed size is cut off at its edges."""
        width, height = (points(shape.get(name, "")) for name in ("svg:width", "svg:height"))
        if width is None or height is None:
            return False
        is_box = shape.tag == "draw:frame" and shape.find("draw:text-box") is not None
        return (min(width, height) < _THIN) if is_box else max(width, height) < _NOTHING

    def _is_off(self, shape: Element) -> bool:
        box = box_of(shape)
        if box is None or self._anchor(shape) == _INLINE:
            return False
        is_across = self._said(shape, "style:horizontal-pos") in ("", "from-left", "from-inside")
        is_down = self._said(shape, "style:vertical-pos") in ("", "from-top")
        return (is_across and self._is_beside(shape, box)) or (is_down and self._is_above(shape, box))

    def _is_beside(self, shape: Element, box: Box) -> bool:
        is_from_page = self._said(shape, "style:horizontal-rel") == "page"
        before = 0.0 if is_from_page or self._anchor(shape) == "page" else self._margin
        return box.x >= self._wide or box.x + box.width < -before

    def _is_above(self, shape: Element, box: Box) -> bool:
        is_from_page = self._said(shape, "style:vertical-rel") == "page" or self._anchor(shape) == "page"
        return box.y >= self._high or box.y + box.height < -(0.0 if is_from_page else self._high)
