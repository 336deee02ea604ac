"""Lines: about where the paragraphs of a shape stand in it, reckoned with letters of an ordinary width."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from candour.formats.opendocument.drawings import style_of
from candour.formats.opendocument.geometry import Box
from candour.formats.opendocument.styles import PLAIN, Look, Styles

__all__ = ["rows_of"]

_LETTER, _LINE, _PADDING = 0.5, 1.2, 4.0
"""How wide a letter and how high a line is, for each point of the size; what is left free at the edges."""
_PARAGRAPH = "style:paragraph-properties"
_WORDS = ("text:p", "text:h")


def rows_of(shape: Element, box: Box, styles: Styles) -> Iterator[Box]:
    """The rectangle of each paragraph in a shape, in the order in which they are read."""
    family, name = style_of(shape)
    outer = styles.look(PLAIN, family, name)
    paragraphs = [each for each in shape.iter() if each.tag in _WORDS]
    width = max(box.width - 2 * _PADDING, 1.0)
    sizes = [_size_of(each, outer, styles) for each in paragraphs]
    lengths = [
        len("".join(each.itertext())) * _LETTER * size for each, size in zip(paragraphs, sizes, strict=True)
    ]
    heights = [
        max(1, -(-length // width)) * size * _LINE for length, size in zip(lengths, sizes, strict=True)
    ]
    y = box.y + _start(styles.graphic(family, name, "draw:textarea-vertical-align"), box.height, sum(heights))
    ordinary = styles.first(family, name, _PARAGRAPH, "fo:text-align")
    for paragraph, length, height in zip(paragraphs, lengths, heights, strict=True):
        own = styles.first("paragraph", paragraph.get("text:style-name", ""), _PARAGRAPH, "fo:text-align")
        across = min(length, width)
        free = width - across
        left = {"center": free / 2, "end": free, "right": free}.get(own or ordinary, 0.0)
        yield Box(box.x + _PADDING + left, y, across, height)
        y += height


def _start(align: str, high: float, text: float) -> float:
    free = high - text
    return {"middle": free / 2, "center": free / 2, "bottom": free - _PADDING}.get(align, _PADDING)


def _size_of(paragraph: Element, outer: Look, styles: Styles) -> float:
    look = styles.look(outer, "paragraph", paragraph.get("text:style-name", ""), with_default=False)
    for span in paragraph.iter("text:span"):
        look = styles.look(look, "text", span.get("text:style-name", ""), with_default=False)
        break
    return max(look.size, 1.0)
