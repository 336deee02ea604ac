"""Grid: a table on a slide, as one piece. Its rows and columns count from 0.

What keeps a cell from sight: it is merged away, its column has no width, its letters have the colour of the cell, or a
plain box lies on it. The looks that a table's style gives are known only where the style gives none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from xml.etree.ElementTree import Element

from candour.block import ListBlock
from candour.errors import TooMany
from candour.formats.pptx.geometry import POINT, Box, number
from candour.formats.pptx.looks import Look
from candour.formats.pptx.own_hidings import MAYBE_COVERED, MERGED, NARROW
from candour.formats.pptx.paints import Kind, Paint, Scheme
from candour.formats.pptx.shapes import is_on
from candour.formats.pptx.words import Paragraph, Words, paragraphs_in, words_of
from candour.piece import Found, Mask, Table, Text
from candour.place import Place

__all__ = ["Grid", "box_of_table"]

_STYLES_WITHOUT_FILL = frozenset(
    {"{2D5ABB26-0587-4C30-8999-92F81FD0307C}", "{5940675A-B579-460E-94D1-54222C63F5DA}", ""}
)
"""No style, and the style that draws lines only."""
_HALF = 0.5
_MOST_CELLS = 1_000_000


def box_of_table(table: Element, box: Box) -> Box:
    """Where a table lies: it takes what its columns and rows need, whatever its frame says."""
    wide = sum(number(column.get("w")) for column in table.iterfind("tblGrid/gridCol"))
    high = sum(number(row.get("h")) for row in table.iterfind("tr"))
    return Box(box.left, box.top, box.left + max(wide, box.width), box.top + max(high, box.height))


@dataclass(slots=True, repr=False)
class Grid:
    """One table."""

    table: Element
    place: Place
    scheme: Scheme
    look: Look
    """How its text looks where nothing is said."""
    paper: Callable[[], Paint | None]
    """What lies behind the table."""
    patches: Sequence[Box] = ()
    """Plain boxes that lie on it."""
    box: Box | None = None
    under: Mask | None = None
    lines: list[str] = field(default_factory=list)
    """All words in it, seen or not."""
    _cells: list[tuple[int, int, str, int]] = field(default_factory=list)
    _masks: dict[Mask, int] = field(default_factory=dict)
    _aside: list[Text] = field(default_factory=list)

    def read(self) -> Iterator[Found]:
        """The table, and the words in its cells that are kept from sight beside others."""
        for row, column, cell, mask in self.cells():
            self._read_cell(row, column, cell, mask)
        yield from self._aside
        if self._cells:
            block = ListBlock()
            for row, column, text, number_ in self._cells:
                block.add(row, column, text, mask=number_)
            yield Table(self.place, lambda: (block,), self._named_masks(), self.under, address=_address)

    def cells(self) -> Iterator[tuple[int, int, Element, Mask | None]]:
        """Each cell with its row and column, and what keeps the whole of it from sight."""
        widths = [number(column.get("w")) for column in self.table.iterfind("tblGrid/gridCol")]
        across = [0.0, *accumulate(widths)]
        down = 0.0
        for row, line in enumerate(self.table.iterfind("tr")):
            high = number(line.get("h"))
            for column, cell in enumerate(line.iterfind("tc")):
                mask = (
                    None if self.under else self._mask_of(cell, column, widths, (down, down + high), across)
                )
                yield row, column, cell, mask
            down += high

    def letters(self, cell: Element, body: Element) -> tuple[list[Paragraph], Callable[[], Paint | None]]:
        """The paragraphs of a cell, and what tells what is behind them."""
        is_styled = self._is_styled()
        properties = cell.find("tcPr")
        fill = self.scheme.paint(properties) if properties is not None else None
        look = self.look._replace(ink=None) if is_styled else self.look

        def behind() -> Paint | None:
            if fill is not None and fill.kind is not Kind.NOTHING:
                return fill
            return None if is_styled and fill is None else self.paper()

        return paragraphs_in(body, lambda _: look, self.scheme), behind

    def _named_masks(self) -> tuple[Mask, ...]:
        rows: dict[int, list[int]] = {}
        for row, _, _, mask in self._cells:
            rows.setdefault(mask, []).append(row)
        return tuple(
            Mask(mask.hiding, mask.sight, _rows(rows.get(at, []))) for mask, at in self._masks.items()
        )

    def _is_styled(self) -> bool:
        """Whether a style may fill its cells, or colour its text, in a way that is not known."""
        properties = self.table.find("tblPr")
        style = properties.findtext("tableStyleId", "") if properties is not None else ""
        return style.upper() not in _STYLES_WITHOUT_FILL

    def _mask_of(
        self, cell: Element, column: int, widths: list[float], rows: tuple[float, float], across: list[float]
    ) -> Mask | None:
        if is_on(cell.get("hMerge")) or is_on(cell.get("vMerge")):
            return MERGED
        if column < len(widths) and widths[column] < POINT and not cell.get("gridSpan"):
            return NARROW
        if self.patches and self.box and column < len(widths):
            left, top = self.box.left, self.box.top
            own = Box(left + across[column], top + rows[0], left + across[column + 1], top + rows[1])
            if any(patch.shared_with(own) >= own.area * _HALF > 0 for patch in self.patches):
                return MAYBE_COVERED
        return None

    def _read_cell(self, row: int, column: int, cell: Element, mask: Mask | None) -> None:
        body = cell.find("txBody")
        if body is None:
            return
        if len(self._cells) >= _MOST_CELLS:
            raise TooMany("cells in a table", _MOST_CELLS)
        paragraphs, behind = self.letters(cell, body)
        words = words_of(paragraphs, behind if mask is None and not self.under else _unknown, 1.0)
        if mask or self.under:
            words = Words([paragraph.text for paragraph in paragraphs if paragraph.text.strip()])
        self._take(row, column, words, mask)

    def _take(self, row: int, column: int, words: Words, mask: Mask | None) -> None:
        unseen = {own: "\n".join(lines) for own, lines in words.unseen.items()}
        seen = "\n".join(words.seen)
        self.lines += (seen, *unseen.values())
        if not seen and unseen:
            mask, seen = next(iter(unseen.items()))
            del unseen[mask]
        if seen:
            number_ = self._masks.setdefault(mask, len(self._masks) + 1) if mask else 0
            self._cells.append((row, column, seen, number_))
        place = self.place / _address(row, column)
        self._aside += (Text(place, text, own.sight, own.hiding) for own, text in unseen.items())


def _unknown() -> None:
    return None


def _address(row: int, column: int) -> str:
    return f"row {row + 1}, column {column + 1}"


def _rows(rows: Sequence[int]) -> str:
    found = sorted(set(rows))
    if not found:
        return ""
    first, last = found[0] + 1, found[-1] + 1
    if len(found) == 1:
        return f"row {first}"
    return f"rows {first}-{last}" if last - first + 1 == len(found) else f"rows between {first} and {last}"
