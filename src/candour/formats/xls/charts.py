"""Charts: the words on one, and the values it keeps so as to be drawn without the cells they came from.

    BOF │ … SERIESTEXT a title … │ SIINDEX values │ NUMBER point, series, value … │ SIINDEX categories │ LABEL … │ EOF

Values that stand in cells which a reader sees are no secret, and are not mentioned.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from candour.block import CellKind, ListBlock
from candour.formats.xls.drawings import Drawing
from candour.formats.xls.hidings import hiding
from candour.formats.xls.records import Body, Kind, decimal
from candour.piece import Count, Found, Mask, Table, Text
from candour.place import Place

__all__ = ["CHARTS", "Chart", "Shows"]

_LINK = 0x1051
_AREA = 0x3B
_CELLS = {0x3A: 6, _AREA: 10}
"""One cell of a sheet, or several of them, and how much says which."""
_GROUPS = {1: "values", 2: "categories", 3: "sizes"}


@dataclass(repr=False)
class Chart:
    """One chart, as its records go by."""

    biff: int
    encoding: str
    drawing: Drawing
    words: list[str] = field(default_factory=list)
    kept: dict[tuple[int, int], dict[int, tuple[CellKind, str]]] = field(default_factory=dict)
    """By group and series: the kept values, by the number of the point."""
    links: list[tuple[int, int, int]] = field(default_factory=list)
    """The cells that names of series and titles are taken from, where the chart does not keep them: see `link_of`."""
    _group: int = 0
    _link: tuple[int, int, int] | None = None

    def take_link(self, raw: bytes, _: tuple[int, ...]) -> None:
        """Where a name, or values, come from. A name that is kept follows at once."""
        self.close_link()
        if raw[:2] == b"\0\2":
            self._link = link_of(raw, self.biff)

    def close_link(self) -> None:
        """What was linked last is kept nowhere else."""
        if self._link:
            self.links.append(self._link)
        self._link = None

    def take_words(self, raw: bytes, _: tuple[int, ...]) -> None:
        """A title, a label, the name of a series."""
        body = Body(raw, self.biff, self.encoding)
        body.skip(2)
        text = body.text(1)
        self._link = None
        if text.strip():
            self.words.append(text)

    def take_group(self, raw: bytes, _: tuple[int, ...]) -> None:
        """What the kept values after it are: values, categories, sizes of bubbles."""
        (self._group,) = struct.unpack_from("<H", raw)

    def take_number(self, raw: bytes, _: tuple[int, ...]) -> None:
        """A kept number."""
        self._keep(raw, CellKind.NUMBER, decimal(struct.unpack_from("<d", raw, 6)[0]))

    def take_label(self, raw: bytes, _: tuple[int, ...]) -> None:
        """A kept text."""
        self._keep(raw, CellKind.TEXT, Body(raw[6:], self.biff, self.encoding).text(2))

    def _keep(self, raw: bytes, kind: CellKind, text: str) -> None:
        point, series = struct.unpack_from("<HH", raw)
        self.kept.setdefault((self._group, series), {})[point] = kind, text

    def found(self, place: Place, under: Mask | None, is_shown: Shows) -> Iterator[Found]:
        """The words, seen as the chart is, and the kept values that no cell shows."""
        self.close_link()
        words = [*self.words, *filter(None, map(is_shown.named, self.links))]
        if words:
            text = "\n".join(dict.fromkeys(words))
            yield Text(place, text, under.sight, under.hiding) if under else Text(place, text)
        block, columns = ListBlock(), sorted(self.kept)
        points = sorted({point for values in self.kept.values() for point in values})
        for row, point in enumerate(points):
            for column, key in enumerate(columns):
                kind, text = self.kept[key].get(point, (CellKind.TEXT, ""))
                if text and not is_shown(text):
                    block.add(row, column, text, kind)
        if len(block):
            header = tuple(f"{_GROUPS.get(group, 'values')} {series + 1}" for group, series in columns)
            yield Table(
                place,
                lambda: (block,),
                (),
                Mask.of(hiding("chart-cache")),
                header,
                lambda row, _: f"point {points[row] + 1}",
            )
        yield Count("chart", 1, int(under is not None))


class Shows(Protocol):
    """What a reader sees in cells."""

    def __call__(self, text: str) -> bool:
        """Whether a value stands in a cell that is seen."""

    def named(self, link: tuple[int, int, int]) -> str:
        """The text of a cell that is seen; nothing where it holds no text, or is out of sight."""


def link_of(raw: bytes, biff: int) -> tuple[int, int, int] | None:
    """The cell that a link of a chart leads to: the number by which formulas name its sheet, row, column."""
    token = raw[8] & 0x1F | 0x20 if len(raw) > 8 else 0
    if biff < 8 or token not in _CELLS or len(raw) < 9 + _CELLS[token]:
        return None
    numbers = struct.unpack_from("<5H" if token == _AREA else "<HHH", raw, 9)
    sheet, row, column = (numbers[0], numbers[1], numbers[3]) if token == _AREA else numbers
    return sheet, row, column & 0xFF


CHARTS: dict[int, Callable[[Chart, bytes, tuple[int, ...]], None]] = {
    Kind.SERIESTEXT: Chart.take_words,
    Kind.SIINDEX: Chart.take_group,
    _LINK: Chart.take_link,
    Kind.NUMBER: Chart.take_number,
    Kind.LABEL: Chart.take_label,
}
"""What takes in which record."""
