"""Theme: the colours of a theme part, which many files have in common."""

from __future__ import annotations

from candour.formats import xml
from candour.formats.colour import theme_colours
from candour.formats.keeping import kept

__all__ = ["colours_of_theme"]


@kept(16, 64 << 10)
def colours_of_theme(part: bytes) -> tuple[int, ...]:
    """The twelve colours of a theme part, in its order.

    Raises:
        BadXml: where it is not well formed.
    """
    return theme_colours(xml.tree(part))
