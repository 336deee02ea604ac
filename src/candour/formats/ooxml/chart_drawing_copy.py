"""Copies of drawings on charts: text boxes, shapes and pictures that somebody put on a chart, measured by its size.

userShapes ─ relSizeAnchor: from 0.1, 0.2 to 0.5, 0.4 ─ sp │ pic │ cxnSp │ grpSp
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.formats.ooxml.drawings import names_of
from candour.formats.ooxml.kept_looks import Special, kept_attributes, kept_children

__all__ = ["ChartDrawingCopy"]

_HEADS: Final = {
    "sp": ("nvSpPr", "cNvSpPr"), "pic": ("nvPicPr", "cNvPicPr"), "cxnSp": ("nvCxnSpPr", "cNvCxnSpPr"), "grpSp": ("nvGrpSpPr", "cNvGrpSpPr"),
}  # fmt: skip
_NAMES: Final = {"sp": "Shape", "pic": "Picture", "cxnSp": "Connector", "grpSp": "Group"}
_ANCHORS: Final = ("relSizeAnchor", "absSizeAnchor")
_SHARE: Final = re.compile(r"-?\d+(?:\.\d+)?(?:[eE]-?\d+)?")
_TRUE: Final = ("1", "true")


@dataclass(slots=True, repr=False)
class ChartDrawingCopy:
    """One drawing while it is written."""

    words: Callable[[str, Element], Element]
    special: Mapping[str, Special]
    picture: Callable[[Element, str], Element | None]
    """Writes the fill of a picture, with this prefix."""
    _number: int = field(default=1)

    def written(self, root: Element) -> Element:
        """The part of the drawing."""
        copy = Element("c:userShapes")
        for anchor in root:
            if anchor.tag in _ANCHORS and (made := self._anchor(anchor)) is not None:
                copy.append(made)
        return copy

    def _anchor(self, anchor: Element) -> Element | None:
        shapes = [made for child in anchor if (made := self._shape(child)) is not None]
        if not shapes:
            return None
        copy = Element(f"cdr:{anchor.tag}")
        for corner in anchor.iterfind("from"):
            copy.append(_corner(corner))
        for corner in anchor.iterfind("to"):
            copy.append(_corner(corner))
        for size in anchor.iterfind("ext"):
            SubElement(copy, "cdr:ext", kept_attributes(size, frozenset({"cx", "cy"})))
        copy.append(shapes[0])
        return copy

    def _shape(self, element: Element) -> Element | None:
        if element.tag not in _HEADS:
            return None
        names = names_of(element)
        if names is not None and names.get("hidden") in _TRUE:
            return None
        copy = Element(f"cdr:{element.tag}")
        copy.append(self._head(element))
        return self._group(element, copy) if element.tag == "grpSp" else self._single(element, copy)

    def _head(self, element: Element) -> Element:
        outer, inner = _HEADS[element.tag]
        self._number += 1
        copy = Element(f"cdr:{outer}")
        SubElement(
            copy, "cdr:cNvPr", {"id": str(self._number), "name": f"{_NAMES[element.tag]} {self._number - 1}"}
        )
        kind = SubElement(copy, f"cdr:{inner}")
        own = element.find("nvSpPr/cNvSpPr")
        if own is not None and own.get("txBox") in _TRUE:
            kind.set("txBox", "1")
        return copy

    def _group(self, element: Element, copy: Element) -> Element | None:
        properties = SubElement(copy, "cdr:grpSpPr")
        found = element.find("grpSpPr")
        properties.extend(kept_children(found, self.special) if found is not None else ())
        inside = [made for child in element if (made := self._shape(child)) is not None]
        copy.extend(inside)
        return copy if inside else None

    def _single(self, element: Element, copy: Element) -> Element | None:
        if element.tag == "pic":
            fill = element.find("blipFill")
            made = self.picture(fill, "cdr") if fill is not None else None
            if made is None:
                return None
            copy.append(made)
        looks = SubElement(copy, "cdr:spPr")
        found = element.find("spPr")
        looks.extend(kept_children(found, self.special) if found is not None else ())
        style = element.find("style")
        if style is not None and len(kept := kept_children(style)) == 4:
            SubElement(copy, "cdr:style").extend(kept)
        body = element.find("txBody")
        if body is not None:
            copy.append(self.words("cdr:txBody", body))
        return copy


def _corner(corner: Element) -> Element:
    copy = Element(f"cdr:{corner.tag}")
    for name in ("x", "y"):
        text = corner.findtext(name, "").strip()
        SubElement(copy, f"cdr:{name}").text = text if _SHARE.fullmatch(text) else "0"
    return copy
