"""Pages of the copy: how sheets in sight are printed, with the headers and footers that they have."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.cleaned import Redaction
from candour.formats.opendocument.style_copies import StyleCopies

__all__ = ["masters_of"]

_PARTS: Final = tuple(
    f"style:{name}"
    for name in ("header", "header-left", "header-first", "footer", "footer-left", "footer-first")
)
_REGIONS: Final = ("style:region-left", "style:region-center", "style:region-right")
_LIVE: Final = frozenset({"text:sheet-name", "text:page-number", "text:page-count"})
_BREAKS: Final = frozenset({"text:s", "text:tab", "text:line-break"})
_ORDINARY: Final = "Default"


def masters_of(
    masters: Iterable[Element], used: Collection[str], styles: StyleCopies, redaction: Redaction
) -> tuple[Element, dict[str, str]]:
    """The pages that are used, and what each of them is called in the copy."""
    root = Element("office:master-styles")
    names: dict[str, str] = {}
    for master in masters:
        name = master.get("style:name", "")
        if master.tag != "style:master-page" or name not in used or name in names:
            continue
        names[name] = name if name == _ORDINARY else f"Page{len(names) + 1}"
        copy = SubElement(root, master.tag, {"style:name": names[name]})
        if layout := styles.layout_name(master.get("style:page-layout-name", "")):
            copy.set("style:page-layout-name", layout)
        for part in master:
            if part.tag in _PARTS:
                made = SubElement(copy, part.tag)
                if part.get("style:display") == "false":
                    made.set("style:display", "false")
                else:
                    _fill(part, made, redaction)
    return root, names


def _fill(part: Element, copy: Element, redaction: Redaction) -> None:
    for child in part:
        if child.tag in _REGIONS:
            _fill(child, SubElement(copy, child.tag), redaction)
        elif child.tag == "text:p":
            _runs(child, SubElement(copy, "text:p"), redaction)


def _runs(element: Element, into: Element, redaction: Redaction) -> None:
    _say(into, redaction.text(element.text or ""))
    for child in element:
        if child.tag in _LIVE or child.tag in _BREAKS:
            made = SubElement(into, child.tag)
            made.text = child.text if child.tag in _LIVE else None
        else:
            _runs(child, into, redaction)
        _say(into, redaction.text(child.tail or ""))


def _say(into: Element, text: str) -> None:
    if len(into):
        into[-1].tail = (into[-1].tail or "") + text
    else:
        into.text = (into.text or "") + text
