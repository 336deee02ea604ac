"""Looks: what a cell's style makes of its value, and the mask that gives the cell.

Shared craft of the spreadsheet readers. A look is the few things of a style that can keep a value from sight: its number
format, the colour of its text, the fill behind it, its size. What a table style or a conditional format adds is a
`Dress`, worn beneath or over the cell's own look.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import pairwise, product
from typing import NamedTuple

from candour.formats.colour import BLACK, WHITE, Palette, are_alike
from candour.formats.numberformat import bounds_of, colour_of, prints_instead, prints_nothing
from candour.formats.spreadsheet import hidings_within
from candour.hiding import Sight
from candour.piece import Mask

__all__ = ["MIXED", "CellMask", "Dress", "Inks", "Look", "Looks", "StyleSight", "Value", "cell_masks"]

MIXED = -1
"""A fill of several colours, or one that Candour cannot make out: no text is taken to vanish in it."""
_TINIEST = 2.0
"""Text of this many points is a line of dots."""


class CellMask(IntEnum):
    """The numbers of the masks that a single cell may get: the same in every sheet. Rows' and columns' come after."""

    SEEN = 0
    BLANK_FORMAT = 1
    BLANK_FORMAT_UNSURE = 2
    BACKGROUND = 3
    BACKGROUND_UNSURE = 4
    TINY = 5
    TINY_UNSURE = 6
    OTHER_SHOWN = 7
    OTHER_SHOWN_UNSURE = 8
    MERGED_OVER = 9
    COVERED_UNSURE = 10
    FAR = 11

    @property
    def in_doubt(self) -> CellMask:
        """The same cause, where Candour cannot tell whether it holds."""
        return CellMask(self + 1) if self in _CAN_BE_DOUBTED else self


_CAN_BE_DOUBTED = {CellMask.BLANK_FORMAT, CellMask.BACKGROUND, CellMask.TINY, CellMask.OTHER_SHOWN}
_NAMES = (
    "blank-number-format", "blank-number-format", "background-colour", "background-colour", "tiny-text", "tiny-text",
    "value-not-shown", "value-not-shown", "merged-over", "covered-cell", "far-cell",
)  # fmt: skip


def cell_masks(format_id: str) -> tuple[Mask, ...]:
    """The masks that `CellMask` numbers, as ones of a format."""
    hidings = hidings_within(format_id, *_NAMES)
    return tuple(
        Mask(hiding, Sight.UNSURE if mask.name.endswith("_UNSURE") else hiding.sight)
        for mask, hiding in zip(list(CellMask)[1:], hidings, strict=True)
    )


class Look(NamedTuple):
    """What a cell looks like, as far as it matters for sight."""

    code: str = "General"
    text: int = BLACK
    fill: int | None = None
    """None where nothing is filled: the page is white. `MIXED` where it is not one colour."""
    size: float = 11.0
    flow: str = "r"
    """Where text too long for its cell goes: `r`ight, `l`eft, `b`oth ways, or nowhere."""
    own_text: bool = False
    """Whether the colour of the text is the cell's own and not that of the workbook's ordinary style."""


class Dress(NamedTuple):
    """What a table style or a conditional format puts on a cell. None leaves the cell's own."""

    text: int | None = None
    fill: int | None = None
    code: str | None = None

    def beneath(self, look: Look) -> Look:
        """The look with this dress under it: the cell's own colours go before a table style's."""
        fill = self.fill if look.fill is None else look.fill
        if self.text is None or look.own_text:
            return look._replace(fill=fill)
        return look._replace(text=self.text, fill=fill, own_text=True)

    def over(self, look: Look) -> Look:
        """The look with this dress over it: a conditional format goes before the cell's own."""
        return look._replace(
            text=look.text if self.text is None else self.text,
            fill=look.fill if self.fill is None else self.fill,
            code=look.code if self.code is None else self.code,
        )

    def plus(self, other: Dress) -> Dress:
        """This dress, and where it leaves something open, the other."""
        return Dress(
            other.text if self.text is None else self.text,
            other.fill if self.fill is None else self.fill,
            other.code if self.code is None else self.code,
        )


Value = float | str
Inks = tuple["int | None", ...]
"""The colours of a rich text's runs; None is a run in the colour of its cell."""


class StyleSight(NamedTuple):
    """The mask that one look gives a cell, by what the cell holds. `exact` is there where more than the sign counts."""

    negative: int = 0
    zero: int = 0
    positive: int = 0
    text: int = 0
    exact: Callable[[float], int] | None = None

    @property
    def hides_nothing(self) -> bool:
        """Whether every value in this style is seen."""
        return self == _ALL_SEEN

    def of(self, value: Value) -> int:
        """The mask of a value: a number, or text. True, false and errors go as text."""
        if isinstance(value, str):
            return self.text
        if self.exact:
            return self.exact(value)
        return self.positive if value > 0 else self.negative if value < 0 else self.zero


_ALL_SEEN = StyleSight()


@dataclass(slots=True, eq=False, repr=False)
class Looks:
    """The masks that looks give, each look worked out once for the whole workbook."""

    palette: Palette = field(default_factory=Palette)
    _sights: dict[Look, StyleSight] = field(default_factory=dict)

    def sight(self, look: Look) -> StyleSight:
        """The masks of a look by what the cell holds."""
        found = self._sights.get(look)
        if found is None:
            found = self._sights[look] = self._worked_out(look)
        return found

    def _worked_out(self, look: Look) -> StyleSight:
        bounds = bounds_of(look.code)
        between = [(low + high) / 2 for low, high in pairwise(bounds)]
        points = (bounds[0] * 2 - 1, *bounds, *between, bounds[-1] * 2 + 1)
        masks = {point: self._mask(look, point) for point in points}
        negative = {mask for point, mask in masks.items() if point < 0}
        positive = {mask for point, mask in masks.items() if point > 0}
        exact = None
        if len(negative) > 1 or len(positive) > 1:
            exact = lambda value: self._mask(look, value)  # noqa: E731  (a closure over one look)
        text = self._mask(look, "text")
        return StyleSight(max(negative), masks[0], max(positive), text, exact)

    def _mask(self, look: Look, value: Value) -> int:
        if value == 0:
            return CellMask.SEEN  # sheets keep their zeros quiet in all these ways; it hides nobody's content
        if prints_nothing(look.code, value):
            return CellMask.BLANK_FORMAT
        if prints_instead(look.code, value):
            return CellMask.OTHER_SHOWN
        if look.size <= _TINIEST:
            return CellMask.TINY
        name = colour_of(look.code, value)
        colour = self.palette.named(name) if name else None
        return self._ink_mask(look, look.text if colour is None else colour)

    @staticmethod
    def _ink_mask(look: Look, colour: int) -> int:
        fill = WHITE if look.fill is None else look.fill
        return CellMask.BACKGROUND if fill != MIXED and are_alike(colour, fill) else CellMask.SEEN

    def that_matter(self, dresses: Iterable[Dress], looks: Collection[Look]) -> set[Dress]:
        """All of these dresses, where one of them, over or beneath one of these looks, could decide who sees a cell.

        None of them where none could. One that hides nothing matters beside one that does: it may go before it.
        """
        distinct = set(dresses)
        if not all(self.sight(look).hides_nothing for look in looks):
            return distinct  # any of them could bring to light what is hidden without it
        texts = {look.text for look in looks}
        fills = {WHITE if look.fill is None else look.fill for look in looks} - {MIXED}
        return distinct if any(self._can_hide(dress, texts, fills) for dress in distinct) else set()

    def _can_hide(self, dress: Dress, texts: set[int], fills: set[int]) -> bool:
        if dress.code is not None and not self.sight(Look(dress.code)).hides_nothing:
            return True
        own_fill = {dress.fill} if dress.fill is not None and dress.fill != MIXED else set()
        own_text = set() if dress.text is None else {dress.text}
        pairs = (*product(own_text, fills | own_fill), *product(texts, own_fill))
        return any(are_alike(text, fill) for text, fill in pairs)

    def inked(self, look: Look, inks: Inks, mask: int) -> int:
        """The mask of a rich text: its runs have colours of their own, each of which may vanish in the fill."""
        if mask not in {CellMask.SEEN, CellMask.BACKGROUND}:
            return mask
        gone = [self._ink_mask(look, look.text if ink is None else ink) != 0 for ink in inks]
        if all(gone):
            return CellMask.BACKGROUND if gone else mask
        return CellMask.BACKGROUND_UNSURE if any(gone) else CellMask.SEEN
