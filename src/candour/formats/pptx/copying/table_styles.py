"""Styles of tables in a copy: those that slides use and the file describes. One that somebody made gets a plain name."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from candour.cleaned import CannotClean
from candour.formats.archive import Unreadable
from candour.formats.ooxml.kept_looks import kept, kept_attributes
from candour.formats.pptx.copying.deck import Deck
from candour.formats.xml import BadXml

__all__ = ["write_table_styles"]

_PART, _TYPE = (
    "ppt/tableStyles.xml",
    "application/vnd.openxmlformats-officedocument.presentationml.tableStyles+xml",
)
_MAIN: Final = "ppt/presentation.xml"
_PLAIN: Final = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
"""The style that PowerPoint gives to new tables."""
_PARTS: Final = (
    "tblBg", "wholeTbl", "band1H", "band2H", "band1V", "band2V", "lastCol", "firstCol", "lastRow", "seCell", "swCell",
    "firstRow", "neCell", "nwCell",
)  # fmt: skip
_HOLDERS: Final = {
    **dict.fromkeys((*_PARTS, "tcStyle", "tcBdr", "left", "right", "top", "bottom", "insideH", "insideV", "tl2br", "tr2bl", "fill", "effect", "font"), frozenset[str]()),
    "tcTxStyle": frozenset({"b", "i"}),
}  # fmt: skip


def write_table_styles(deck: Deck, main: str) -> None:
    """The styles of the tables that the copy has. The list is there where there are tables, if only for PowerPoint's own styles.

    Raises:
        CannotClean: where they cannot be read.
    """
    if not deck.table_styles:
        return
    copy = Element("a:tblStyleLst", {"def": _PLAIN})
    for part in deck.gathered.related(main, "tableStyles")[:1]:
        try:
            root = deck.gathered.package.peek(part)
        except (BadXml, Unreadable) as why:
            raise CannotClean(
                f"no clean copy can be made, because its styles of tables cannot be read: {why}"
            ) from None
        for style in root.iterfind("tblStyle"):
            if style.get("styleId", "") in deck.table_styles:
                copy.append(_style(deck, style, len(copy) + 1))
    deck.new.relate(_MAIN, "tableStyles", _PART)
    deck.new.add(_PART, _TYPE, copy)


def _style(deck: Deck, style: Element, number: int) -> Element:
    said = {"styleId": deck.table_style(style.get("styleId", "")), "styleName": f"Table Style {number}"}
    made = Element("a:tblStyle", said)
    made.extend([part for child in style if (part := _kept(child)) is not None])
    return made


def _kept(element: Element) -> Element | None:
    names = _HOLDERS.get(element.tag)
    if names is None:
        return kept(element)
    copy = Element(f"a:{element.tag}", kept_attributes(element, names))
    copy.extend([part for child in element if (part := _kept(child)) is not None])
    return copy
