"""Tags: the marks in a page's drawing by which the structure of the document tells paragraphs, tables and headings apart.

/P <</MCID 3>> BDC … EMC      the part numbered 3, a paragraph
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from candour.formats.pdf.values import entry, number_of

__all__ = ["STANDARD", "Tag", "tag_of"]

STANDARD: Final = frozenset(
    [
        "Document",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "Caption",
        "TOC",
        "TOCI",
        "Index",
        "P",
        "H",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "THead",
        "TBody",
        "TFoot",
        "Span",
        "Quote",
        "Note",
        "Reference",
        "BibEntry",
        "Code",
        "Link",
        "Annot",
        "Ruby",
        "RB",
        "RT",
        "RP",
        "Warichu",
        "WT",
        "WP",
        "Figure",
        "Formula",
        "Form",
        "Title",
        "FENote",
        "Sub",
        "Strong",
        "Em",
        "Aside",
    ]
)
"""The kinds of part that every reader of tags knows."""
_MOST: Final = 1_000_000


class Tag(NamedTuple):
    """The kind of a part, as it is written, and its number on the page."""

    name: bytes
    number: int


def tag_of(operands: Sequence[bytes], properties: Any) -> Tag | None:
    """The tag that begins a marked part; None where it has no number. `properties` are those it names, if it names any."""
    number = -1
    if b"/MCID" in operands[:-1]:
        digits = operands[operands.index(b"/MCID") + 1]
        number = int(digits) if digits.isdigit() and len(digits) < 8 else -1
    elif entry(properties, "/MCID") is not None:
        number = int(number_of(entry(properties, "/MCID"), -1))
    if not 0 <= number < _MOST:
        return None
    name = operands[0]
    return Tag(name if name[1:].decode("latin-1") in STANDARD else b"/Span", number)
