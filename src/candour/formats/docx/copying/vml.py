"""VML: shapes of the older kind, which Word still writes for watermarks, embedded objects and lines.

All is said in attributes: where a shape is and how large in its `style`, a list of measures; its form as a path of numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final
from xml.etree.ElementTree import Element

from candour.formats.docx.copying.allowed import table_of
from candour.formats.docx.copying.pictures import Crop
from candour.formats.docx.copying.spelling import made
from candour.formats.docx.copying.state import Part
from candour.formats.docx.copying.unwrapping import unwrapped

__all__ = ["Vml"]

_LINES: Final = "stroked strokecolor strokeweight"
_SHAPE: Final = (
    f"type style coordsize coordorigin path adj points from to control1 control2 arcsize startangle endangle filled fillcolor {_LINES} "
    "o:spt o:preferrelative o:allowincell o:allowoverlap o:hr o:hralign o:hrstd o:hrnoshade o:hrpct o:connecttype o:bullet "
    "wrapcoords insetpen opacity o:regroupid"
)
_TABLE: Final = table_of(
    f"v:shape v:shapetype v:rect v:roundrect v:oval v:line v:polyline v:arc v:curve v:image v:group v:background:: {_SHAPE}",
    "v:fill:: type color color2 opacity o:opacity2 angle focus focusposition focussize method recolor rotate on size aspect colors",
    "v:stroke:: on color color2 weight opacity linestyle dashstyle joinstyle miterlimit endcap startarrow startarrowwidth startarrowlength "
    "endarrow endarrowwidth endarrowlength filltype",
    "v:shadow:: on type color color2 opacity offset offset2 origin matrix obscured",
    "v:path:: v gradientshapeok textpathok fillok strokeok shadowok arrowok limo textboxrect insetpenok o:connecttype o:connectlocs "
    "o:connectangles o:extrusionok",
    "v:formulas v:handles::", "v:f:: eqn", "v:h:: position polar map invx invy switch xrange yrange radiusrange",
    "v:textbox:: inset style", "v:textpath:: on style fitshape fitpath trim xscale", "v:imagedata:: gain blacklevel gamma grayscale bilevel chromakey",
    "w10:wrap:: type side anchorx anchory", "w10:anchorlock::", "w10:bordertop w10:borderbottom w10:borderleft w10:borderright:: type width",
)  # fmt: skip
_SEEN: Final = frozenset({
    "v:shape", "v:rect", "v:roundrect", "v:oval", "v:line", "v:polyline", "v:arc", "v:curve", "v:image", "v:group",
})  # fmt: skip
_VALUE: Final = re.compile(r"[-+#@,.;:%*/()\[\]\w ]*")
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_STYLE: Final = re.compile(
    r"position|left|top|width|height|margin-(?:left|top|right|bottom)|z-index|visibility|rotation|flip|layout-flow|"
    r"v-text-(?:anchor|align|kern|spacing)|v-rotate-letters|v-same-letter-heights|font-(?:family|size|weight|style)|text-align|"
    r"mso-(?:position-(?:horizontal|vertical)(?:-relative)?|wrap-(?:distance-(?:left|right|top|bottom)|style|edited|mode)|"
    r"(?:width|height|left|top)-percent|(?:width|height|left|top)-relative|fit-shape-to-text|layout-flow-alt|text-scale|next-textbox|"
    r"direction-alt|rotate-with-shape|fit-text-with-word-wrap|column-count)",
)  # fmt: skip
_MEASURE: Final = re.compile(r"[-+.%\w \"']{1,60}")
_TYPE: Final = re.compile(r"_x0000_t\d{1,4}")
_CROPS: Final = ("cropleft", "croptop", "cropright", "cropbottom")
_WHOLE: Final = 65_536
_PATHS: Final = frozenset(
    {"path", "v", "points", "eqn", "adj", "wrapcoords", "coordsize", "o:connectlocs", "textboxrect"}
)
"""Attributes of numbers, whose length no shape limits; of letters they have few together."""


class Vml:
    """The older drawings of one part."""

    def __init__(self, part: Part, box: Callable[[Element], list[Element]]) -> None:
        self._part, self._box = part, box

    def drawn(self, element: Element) -> Element | None:
        """A drawing; None where nothing of it is seen."""
        written = self._children(element)
        if element.tag == "object":
            self._part.copy.done["objects-drawn"] += 1
            for shape in written:
                if shape.tag in _SEEN and "type" not in shape.attrib:
                    shape.attrib.setdefault("stroked", "f")  # an object has no line round it, a shape has
        return made("pict", children=written) if any(one.tag in _SEEN for one in written) else None

    def _children(self, element: Element) -> list[Element]:
        return [one for child in unwrapped(element) if (one := self._written(child)) is not None]

    def _written(self, element: Element) -> Element | None:
        tag = element.tag
        if tag in _SEEN and not self._part.is_seen(element):
            return None
        if tag == "txbxContent":
            return made(tag, children=self._box(element))
        if tag not in _TABLE:
            return None
        written = made(tag, _attributes(element, _TABLE[tag]))
        if tag == "v:shapetype" and _TYPE.fullmatch(element.get("id", "")):
            written.set("id", element.get("id", ""))
        elif tag in _SEEN and self._part.copy.wishes.keeps_alternative_text and (said := element.get("alt")):
            written.set("alt", self._part.copy.redaction.text(said))
        elif tag == "v:textpath":
            written.set("string", self._part.copy.redaction.text(element.get("string", "")))
        elif tag in ("v:imagedata", "v:fill") and not self._show(element, written):
            return None
        written.extend(self._children(element))
        return written

    def _show(self, element: Element, written: Element) -> bool:
        """Refers to the picture that is shown, cut to what is shown of it; tells whether the element has a use without one."""
        ids = (element.get(key, "") for key in ("r:id", "o:relid", "r:pict"))
        relation = next((found for id_ in ids if (found := self._part.targets.get(id_))), None)
        if relation is None or relation.is_external:
            return element.tag == "v:fill"
        left, top, right, bottom = (_share(element.get(key, "")) for key in _CROPS)
        crop: Crop = (max(left, 0), max(top, 0), max(right, 0), max(bottom, 0))
        name = self._part.copy.pictures.part_of(relation.target, crop)
        written.set("r:id", self._part.relate("image", name))
        return True


def _share(text: str) -> float:
    """A share of one (`.25`), or of 65,536 (`16384f`)."""
    try:
        return float(text[:-1]) / _WHOLE if text.endswith("f") else float(text or 0)
    except ValueError:
        return 0.0


def _attributes(element: Element, names: frozenset[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in element.items():
        if key not in names:
            continue
        if key == "style":
            if style := _style(value):
                found[key] = style
        elif key == "type" and element.tag in _SEEN:
            if _TYPE.fullmatch(value.removeprefix("#")):
                found[key] = value
        elif (
            _VALUE.fullmatch(value)
            and (len(value) <= 80 or key in _PATHS)
            and len(_WORD.findall(value)) <= _MOST_WORDS
        ):
            found[key] = value
    return found


_MOST_WORDS: Final = 3


def _style(written: str) -> str:
    """A style with the measures that are known."""
    parts = (part.partition(":") for part in written.split(";"))
    said = ((name.strip().lower(), value.strip()) for name, _, value in parts)
    return ";".join(
        f"{name}:{value}" for name, value in said if _STYLE.fullmatch(name) and _MEASURE.fullmatch(value)
    )
