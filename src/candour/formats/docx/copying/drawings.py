"""Drawings: pictures, shapes, text boxes and charts, where they are and as they look.

    drawing ── inline │ anchor ── graphic ── pic:pic │ wps:wsp │ wpg:wgp │ wpc:wpc │ chart │ SmartArt
    pict │ object ── shapes of the older kind                                      (vml)

Names become `Picture 1`, numbers are given anew, descriptions stay where somebody wishes so. What of a picture is cut off is
cut off. The object behind a picture of it goes, the picture stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from candour.cleaned import CannotClean
from candour.formats.docx.copying.allowed import kept_attributes, table_of
from candour.formats.docx.copying.charts import chart
from candour.formats.docx.copying.picture_fill import picture_fill
from candour.formats.docx.copying.smartart import smartart
from candour.formats.docx.copying.spelling import made
from candour.formats.docx.copying.state import Part
from candour.formats.docx.copying.unwrapping import unwrapped
from candour.formats.docx.copying.vml import Vml
from candour.formats.ooxml import kept_looks

__all__ = ["NAMED", "Drawings"]

_AROUND: Final = "distT distB distL distR"
_FRAME: Final = table_of(
    f"wp:inline:: {_AROUND}",
    f"wp:anchor:: {_AROUND} simplePos relativeHeight behindDoc locked layoutInCell allowOverlap hidden",
    "wp:simplePos wp:start wp:lineTo:: x y", "wp:positionH wp:positionV:: relativeFrom", "wp:extent:: cx cy",
    "wp:effectExtent:: l t r b", "wp:wrapNone wp:cNvGraphicFramePr::", f"wp:wrapSquare:: wrapText {_AROUND}",
    "wp:wrapTight wp:wrapThrough:: wrapText distL distR", "wp:wrapTopAndBottom:: distT distB", "wp:wrapPolygon:: edited",
    "wp14:sizeRelH wp14:sizeRelV:: relativeFrom",
    "a:graphic pic:nvPicPr pic:cNvPicPr::",
    "pic:pic::", "pic:spPr wps:spPr wpg:grpSpPr:: bwMode", "wps:wsp:: normalEastAsianFlow", "wps:cNvSpPr:: txBox", "wps:cNvCnPr wps:style wps:txbx::",
    "wpg:wgp wpg:grpSp wpg:cNvGrpSpPr wpc:wpc wpc:bg wpc:whole pic:style wpg:graphicFrame wpg:cNvFrPr::",
)  # fmt: skip
_MEASURED: Final = frozenset({
    "wp:align", "wp:posOffset", "wp14:pctPosHOffset", "wp14:pctPosVOffset", "wp14:pctWidth", "wp14:pctHeight",
})  # fmt: skip
"""Elements whose text is a measure or a side."""
NAMED: Final = {
    "wp:docPr": "Picture", "pic:cNvPr": "Picture", "wps:cNvPr": "Shape", "wpg:cNvPr": "Group", "wpc:cNvPr": "Group",
}  # fmt: skip
"""What each kind is called, with a number that it gets last."""
_SHAPES: Final = frozenset({"wps:wsp", "pic:pic"})
_NEWER: Final = {"wps:wsp": "wps", "wpg:wgp": "wpg", "wpc:wpc": "wpc"}
"""What stands in a frame that older programs do not know, and how they are told so."""
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/"
_OFFICE: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessing"
_URIS: Final = {
    "pic:pic": f"{_A}picture", "c:chart": f"{_A}chart", "wps:wsp": f"{_OFFICE}Shape", "wpg:wgp": f"{_OFFICE}Group",
    "wpc:wpc": f"{_OFFICE}Canvas",
}  # fmt: skip
_DIAGRAM: Final = "other:relIds"
_UNKNOWN: Final = (
    "no clean copy can be made, because the document shows a drawing of a kind that Candour cannot copy: turn it into a picture "
    "in Word, and clean that"
)
_WITH_PREFIX: Final = frozenset({"wps:bodyPr", "wpg:xfrm"})
_SHOWN: Final = frozenset({"wps:wsp", "pic:pic", "c:chart"})
_TEXT_BOX: Final = frozenset({"wps:txbx", "wps:linkedTxbx"})


class Drawings:
    """The drawings of one part."""

    def __init__(self, part: Part, box: Callable[[Element], list[Element]]) -> None:
        self._part, self._box = part, box
        self._vml = Vml(part, box)
        self._extent: Element | None = None
        """How large the frame is that is being written."""
        self._special: Mapping[str, kept_looks.Special] = {
            "blipFill": lambda element: picture_fill(part, element, "a:blipFill"),
        }
        self._ways: Mapping[str, kept_looks.Special] = {
            **dict.fromkeys(NAMED, self._named),
            **dict.fromkeys(_MEASURED, _measured),
            **dict.fromkeys(_TEXT_BOX, self._text_box),
            **dict.fromkeys(_WITH_PREFIX, self._prefixed),
            "a:graphicData": self._content,
            "pic:blipFill": lambda element: picture_fill(part, element, "pic:blipFill"),
        }

    def drawn(self, element: Element) -> Element | None:
        """A drawing of either kind; None where nothing of it is seen, or it is no drawing."""
        if element.tag in ("pict", "object"):
            return self._vml.drawn(element)
        if element.tag != "drawing":
            return None
        frame = next((child for child in element if child.tag in ("wp:inline", "wp:anchor")), None)
        self._extent = frame.find("wp:extent") if frame is not None else None
        written = self._written(frame) if frame is not None else None
        content = next(written.iter("a:graphicData"), None) if written is not None else None
        if written is None or content is None or not any(one.tag in _SHOWN for one in content.iter()):
            return None
        drawing = made("drawing", children=[written])
        if newer := _NEWER.get(content[0].tag):
            choice = made("mc:Choice", {"Requires": newer}, [drawing])
            return made("mc:AlternateContent", children=[choice])
        return drawing

    # ── its frame and shapes ────────────────────────────────────────────────────────────────────────────────

    def _written(self, element: Element) -> Element | None:
        """An element of a drawing, by its kind."""
        tag = element.tag
        if (way := self._ways.get(tag)) is not None:
            return way(element)
        if tag in _FRAME:
            return self._framed(element) if tag not in _SHAPES or self._part.is_seen(element) else None
        return kept_looks.kept(_local(element), self._special) if tag.startswith("a:") else None

    def _framed(self, element: Element) -> Element | None:
        """An element that holds others."""
        written = made(element.tag, kept_attributes(element, _FRAME[element.tag]))
        written.extend(self._children(element))
        is_empty = element.tag == "pic:pic" and written.find("pic:blipFill") is None
        return None if is_empty else written

    def _children(self, element: Element) -> list[Element]:
        return [one for child in unwrapped(element) if (one := self._written(child)) is not None]

    def _named(self, element: Element) -> Element:
        copy = self._part.copy
        attributes = {"id": "0", "name": NAMED[element.tag]}
        if copy.wishes.keeps_alternative_text and (said := element.get("descr")):
            attributes["descr"] = copy.redaction.text(said)
        if element.get("hidden") in ("1", "true"):
            attributes["hidden"] = "1"
        return made(element.tag, attributes)

    def _content(self, element: Element) -> Element | None:
        """What a frame shows.

        Raises:
            CannotClean: where it is of a kind that nobody here can write.
        """
        written = made("a:graphicData")
        for child in unwrapped(element):
            relation = self._part.targets.get(child.get("r:id", ""))
            one: Element | None
            if relation is not None and relation.kind == "chart":
                one = chart(self._part, relation.target)
            elif child.tag == _DIAGRAM:
                one = smartart(self._part, child, self._extent)
            elif child.tag in _URIS:
                one = self._written(child)
            else:
                raise CannotClean(_UNKNOWN)
            if one is not None:
                written.set("uri", _URIS[one.tag])
                written.append(one)
        return written

    def _prefixed(self, element: Element) -> Element | None:
        return kept_looks.kept(_local(element), self._special, element.tag.partition(":")[0])

    def _text_box(self, element: Element) -> Element:
        attributes = {
            key: value for key, value in element.items() if key in ("id", "seq") and value.isdigit()
        }
        content = element.find("txbxContent")
        if content is None:
            return made(element.tag, attributes)
        return made(element.tag, attributes, [made("txbxContent", children=self._box(content))])


def _measured(element: Element) -> Element | None:
    text = (element.text or "").strip()
    if not text.lstrip("-").isalnum():
        return None
    written = made(element.tag)
    written.text = text
    return written


def _local(element: Element) -> Element:
    """An element with the names that DrawingML has everywhere, without a prefix."""
    copy = Element(element.tag.rpartition(":")[2], element.attrib)
    copy.extend(_local(child) for child in element if child.tag.startswith("a:"))
    return copy
