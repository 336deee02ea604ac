"""Web pages: saved, exported, or the body of a message.

What a reader sees:
    The text and tables that a browser shows on a screen, after the page's own styles; the title in the tab.

What else is inside:
    Comments; what styles and attributes hide; what lies off the screen, behind a closed fold or in a template; values of
    hidden fields and `data-` attributes; the data and code of scripts; files written into the page; descriptions, tips and
    addresses; what Office writes for itself alone.

What Candour cannot read:
    What scripts would fetch or change, and styles that lie in other files: the page is read as it stands. Pages nested
    without end are read as far as the parser goes, and the rest is a Gap.

How it cleans:
    Text, tables, headings, lists, links and pictures are kept as they are shown, with the styles that are for them; hidden parts,
    comments, scripts, forms' hidden values, data and addresses elsewhere are left out. Nothing is fetched from anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from candour.formats.html.page import read_page
from candour.formats.html.ways import HIDINGS
from candour.piece import Found
from candour.source import Source

__all__ = ["HIDINGS", "read"]


def read(source: Source) -> Iterator[Found]:
    """The page's texts and tables, then what it holds besides."""
    yield from read_page(source)
