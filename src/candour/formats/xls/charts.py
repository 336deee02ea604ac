"""Charts: the words on one, and the values it keeps so as to be drawn without the cells they came from.

    BOF │ … SERIESTEXT a title … │ SIINDEX values │ NUMBER point, series, value … │ SIINDEX categories │ LABEL … │ EOF

Values that stand in cells which a reader sees are no secret, and are not mentioned.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from candour.block import CellKind, ListBlock
from candour.formats.xls.drawings import Drawing
from candour.formats.xls.hidings import hiding
from candour.formats.xls.records import Body, Kind, decimal
from candour.piece import Count, Found, Mask, Table, Text
from candour.place import Place

__all__ = ["CHARTS", "Chart"]

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
    _group: int = 0

    def take_words(self, raw: bytes, _: tuple[int, ...]) -> None:
        """A title, a label, the name of a series."""
        body = Body(raw, self.biff, self.encoding)
        body.skip(2)
        text = body.text(1)
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

    def found(self, place: Place, under: Mask | None, is_shown: Callable[[str], bool]) -> Iterator[Found]:
        """The words, seen as the chart is, and the kept values that no cell shows."""
        if self.words:
            text = "\n".join(dict.fromkeys(self.words))
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


CHARTS: dict[int, Callable[[Chart, bytes, tuple[int, ...]], None]] = {
    Kind.SERIESTEXT: Chart.take_words,
    Kind.SIINDEX: Chart.take_group,
    Kind.NUMBER: Chart.take_number,
    Kind.LABEL: Chart.take_label,
}
"""What takes in which record."""
