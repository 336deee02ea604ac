"""Charts and formulas inside a document: the words on them, and the values a chart keeps of the cells it was drawn from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from candour.block import ListBlock
from candour.formats.opendocument.measures import whole
from candour.formats.wording import is_wordy
from candour.formats.xml import text_of
from candour.hiding import Hiding
from candour.piece import Count, Found, Gap, Mask, Table, Text, Why
from candour.place import Place

__all__ = ["read_chart", "read_formula"]

_TITLES = ("chart:title", "chart:subtitle", "chart:footer", "chart:data-label")
_MOST = 100_000
_LOOK = "put a picture in the place of the chart"


def read_chart(
    root: Element, place: Place, ways: Mapping[str, Hiding], under: Mask | None
) -> Iterator[Found]:
    """The words on a chart are seen where it is; its table of values is not."""
    words = [text_of(title).strip() for title in root.iter() if title.tag in _TITLES]
    if text := "\n".join(dict.fromkeys(filter(None, words))):
        yield Text(place, text, under.sight, under.hiding) if under else Text(place, text)
    for table in root.iter("table:table"):
        block = ListBlock()
        for number, row in enumerate(row for row in table.iter("table:table-row")):
            column = 0
            for cell in row:
                count = max(1, whole(cell.get("table:number-columns-repeated", ""), 1, 1024))
                if text := text_of(cell).strip() or cell.get("office:value", ""):
                    for each in range(column, column + count):
                        block.add(number, each, text)
                column += count
            if len(block) > _MOST:
                yield Gap(
                    place,
                    Why.LIMIT,
                    f"more than {_MOST:,} values behind a chart, which were not all read: {_LOOK}",
                )
                break
        if len(block):
            yield Table(place, lambda block=block: (block,), (), Mask.of(ways["chart-cache"]))  # type: ignore[misc]
    hiding = ways["external-link-path"]
    sources = dict.fromkeys(
        path for each in root.iter() if "/" in (path := each.get("xlink:href", "")) and len(path) > 2
    )
    if paths := "\n".join(path for path in sources if not path.startswith(("..", "."))):
        yield Text(place, paths, hiding.sight, hiding, "source of a chart's values")
    yield Count("chart", 1, int(under is not None))


def read_formula(
    root: Element, place: Place, ways: Mapping[str, Hiding], under: Mask | None
) -> Iterator[Found]:
    """A formula is seen; what its author typed for it stands beside it."""
    typed = [text_of(note).strip() for note in root.iter("math:annotation")]
    for parent in root.iter():
        for note in parent.findall("math:annotation"):
            parent.remove(note)
    if text := " ".join(text_of(root).split()):
        yield Text(place, text, under.sight, under.hiding) if under else Text(place, text)
    hiding = ways["field-code"]
    for text in typed:
        if is_wordy(text):
            yield Text(place, text, hiding.sight, hiding, "formula as typed")
