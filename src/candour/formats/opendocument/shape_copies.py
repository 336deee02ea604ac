"""Copies of drawings: frames and shapes that a reader sees, with their place, their form and their looks, and no names.

frame ──▶ words │ picture, cut and drawn anew │ table │ chart or formula │ the picture of anything else that is embedded
shape ──▶ its form, its words
group, link around shapes ──▶ the same, with what is in them
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.cleaned import CannotClean
from candour.formats.opendocument.drawings import GROUPS, SHAPES, style_of
from candour.formats.opendocument.kept_looks import kept_attributes
from candour.formats.opendocument.picture_copies import PictureCopies, crop_in
from candour.formats.opendocument.styles import Styles
from candour.formats.opendocument.word_copies import Special, WordCopies
from candour.formats.xml import text_of

__all__ = ["ShapeCopies"]

_PLACES: Final = """
    svg:x svg:y svg:width svg:height svg:x1 svg:y1 svg:x2 svg:y2 svg:cx svg:cy svg:r svg:rx svg:ry svg:viewBox draw:transform
    draw:corner-radius draw:kind draw:start-angle draw:end-angle draw:z-index draw:type draw:line-skew draw:concave draw:corners
    draw:sharpness draw:caption-point-x draw:caption-point-y presentation:class presentation:user-transformed
    presentation:placeholder text:anchor-type text:anchor-page-number style:rel-width style:rel-height fo:min-height fo:min-width fo:max-height
    fo:max-width dr3d:vrp dr3d:vpn dr3d:vup dr3d:projection dr3d:distance dr3d:focal-length dr3d:shadow-slant dr3d:shade-mode
    dr3d:ambient-color dr3d:lighting-mode dr3d:transform dr3d:min-edge dr3d:max-edge dr3d:center dr3d:size dr3d:diffuse-color
    dr3d:direction dr3d:enabled dr3d:specular draw:mirror-horizontal draw:mirror-vertical draw:path-stretchpoint-x
    draw:path-stretchpoint-y draw:text-areas draw:modifiers draw:enhanced-path draw:extrusion draw:extrusion-depth
    draw:extrusion-color draw:extrusion-light-face draw:extrusion-rotation-angle draw:extrusion-viewpoint draw:extrusion-skew
    draw:extrusion-origin draw:extrusion-brightness draw:extrusion-diffusion draw:extrusion-metal draw:text-path
    draw:text-path-mode draw:text-path-scale draw:text-path-same-letter-heights draw:text-rotate-angle draw:concentric-gradient-fill-allowed
    drawooo:enhanced-path drawooo:sub-view-size drawooo:extrusion-metal-type
"""
_PATHS: Final = frozenset(
    {
        "svg:d",
        "draw:points",
        "draw:enhanced-path",
        "drawooo:enhanced-path",
        "draw:modifiers",
        "draw:text-areas",
    }
)
_SAID: Final = frozenset(_PLACES.split()) | _PATHS
_PATH: Final = re.compile(r"[\w\s.,+?$()*/-]*")
_TOKEN: Final = re.compile(r"[#\w.,%()+ :-]{0,400}")
_LONG: Final = re.compile(r"[^\W\d_]{3,}")
_MEASURES: Final = frozenset(
    {
        "left", "right", "top", "bottom", "xstretch", "ystretch", "hasstroke", "hasfill", "width", "height", "logwidth",
        "logheight", "abs", "sqrt", "sin", "cos", "tan", "atan", "min", "max", "if",
    }
)  # fmt: skip
"""The words of the standard in paths and formulas."""
_FORMULA: Final = re.compile(r"[\w\s.,+?$()*/-]{0,2000}")
_PARTS_OF_SCENES: Final = frozenset(
    {"dr3d:light", "dr3d:cube", "dr3d:sphere", "dr3d:extrude", "dr3d:rotate", "dr3d:scene"}
)
_LAYERS: Final = frozenset({"layout", "background", "backgroundobjects", "measurelines"})
_LEFT: Final = frozenset({"draw:page-thumbnail"})
_OBJECTS: Final = ("draw:object", "draw:object-ole")
_MEDIA: Final = ("draw:plugin", "draw:applet", "draw:floating-frame")
_ACTIONS: Final = frozenset({"next-page", "previous-page", "first-page", "last-page"})
_WORDS: Final = ("text:p", "text:h", "text:list")

_NO_PICTURE: Final = (
    "no clean copy can be made, because a file is embedded in it of which no picture is kept that can be drawn anew: in LibreOffice "
    "right-click it, Convert, To Bitmap; save, and clean that"
)

ObjectCopy = Callable[[Element], "Element | None"]
"""Writes a chart or a formula inside the document; gives the element that leads to it, or None where it is neither."""


@dataclass(slots=True, eq=False, repr=False)
class ShapeCopies:
    """The drawings of one part of a document."""

    styles: Styles
    """The styles as the file has them: what is cut off pictures stands there."""
    pictures: PictureCopies
    embedded: ObjectCopy
    keeps_descriptions: bool = False
    is_emptied: Callable[[Element], bool] = lambda _: False
    """Whether a shape is a prompt: it stays, without its words."""
    control: Callable[[Element], str] = lambda _: ""
    """What the control of a form is called in the copy that a shape draws; nothing where it is left out."""
    media: int = 0
    objects: int = 0
    """How many objects became their pictures."""

    def special(self) -> dict[str, Special]:
        """What is to be asked of this room, by the elements."""
        return {
            **dict.fromkeys(SHAPES, self.shape),
            **dict.fromkeys(GROUPS, self.group),
        }

    # ── each ────────────────────────────────────────────────────────────────────────────────────────────────

    def shape(self, words: WordCopies, element: Element) -> list[Element]:
        """One frame or shape."""
        if element.tag == "draw:control":
            return self._control(words, element)
        is_prompt = self.is_emptied(element)
        if element.tag in _LEFT or (words.is_left_out(element) and not is_prompt):
            return []
        inside = Element(element.tag)
        if element.tag == "draw:frame":
            if not self._inside(words, element, inside, is_prompt=is_prompt):
                return []
        else:
            self._form(element, inside)
            if not is_prompt:
                inside.extend(words.blocks([child for child in element if child.tag in _WORDS]))
        copy = self._begun(words, element)
        copy.extend(inside)
        self._describe(words, element, copy)
        self._event(words, element, copy)
        return [copy]

    def group(self, words: WordCopies, element: Element) -> list[Element]:
        """Shapes that belong together; or a link around them."""
        if words.is_left_out(element):
            return []
        inside = words.blocks([child for child in element if child.tag in SHAPES or child.tag in GROUPS])
        if not inside:
            return []
        if element.tag == "draw:a":
            href = element.get("xlink:href", "")
            target = words.is_within(href) if href.startswith("#") else words.target(href, "")
            words.left_links += not target
            if not target:
                return inside
            copy = Element("draw:a", {"xlink:type": "simple", "xlink:href": target})
        else:
            copy = self._begun(words, element)
            self._describe(words, element, copy)
            self._event(words, element, copy)
        copy.extend(inside)
        return [copy]

    def _control(self, words: WordCopies, element: Element) -> list[Element]:
        name = "" if words.is_left_out(element) else self.control(element)
        if not name:
            return []
        copy = self._begun(words, element)
        copy.set("draw:control", name)
        return [copy]

    def _begun(self, words: WordCopies, element: Element) -> Element:
        copy = Element(element.tag, _said(element))
        family, name = style_of(element)
        if new := words.styles.name(family, name):
            copy.set(f"{'presentation' if family == 'presentation' else 'draw'}:style-name", new)
        if text := words.styles.name("paragraph", element.get("draw:text-style-name", "")):
            copy.set("draw:text-style-name", text)
        if layer := element.get("draw:layer", ""):
            copy.set("draw:layer", layer if layer in _LAYERS else "layout")
        return copy

    def _form(self, element: Element, copy: Element) -> None:
        """The form of a shape, and the bodies of a scene."""
        for child in element:
            if child.tag == "draw:enhanced-geometry":
                made = SubElement(copy, child.tag, _said(child))
                for each in child:
                    formula = each.get("draw:formula", "")
                    if each.tag == "draw:equation" and _is_measured(_FORMULA, formula):
                        SubElement(
                            made,
                            each.tag,
                            {"draw:name": _plain(each.get("draw:name", "")), "draw:formula": formula},
                        )
            elif child.tag in _PARTS_OF_SCENES:
                made = SubElement(copy, child.tag, _said(child))
                self._form(child, made)

    # ── frames ──────────────────────────────────────────────────────────────────────────────────────────────

    def _inside(self, words: WordCopies, frame: Element, copy: Element, *, is_prompt: bool) -> bool:
        """Writes what a frame holds; whether it is anything."""
        for child in frame:
            if child.tag == "draw:text-box":
                made = SubElement(copy, child.tag, _said(child))
                if not is_prompt:
                    made.extend(words.blocks(child))
            elif child.tag == "table:table":
                copy.extend(words.table(child))
        if len(copy):
            return True
        if is_prompt:
            SubElement(copy, "draw:text-box")
            return True
        return self._object(frame, copy) or self._picture(words, frame, copy)

    def _object(self, frame: Element, copy: Element) -> bool:
        for child in frame:
            if child.tag in _OBJECTS and (made := self.embedded(child)) is not None:
                copy.append(made)
                return True
        return False

    def _picture(self, words: WordCopies, frame: Element, copy: Element) -> bool:
        """The picture of a frame, or of what is embedded in it: the first that programs know how to draw."""
        is_object = any(child.tag in _OBJECTS for child in frame)
        has_media = any(child.tag in _MEDIA for child in frame)
        self.media += has_media
        images = [child for child in frame if child.tag == "draw:image"]
        crop = crop_in(self.styles.graphic(*style_of(frame), "fo:clip"))
        for number, image in enumerate(images):
            is_needed = not is_object and number == len(images) - 1
            link = self.pictures.link(image, crop if not is_object else (0, 0, 0, 0), is_needed=is_needed)
            if link is not None:
                made = SubElement(copy, "draw:image", link)
                made.extend(words.blocks([child for child in image if child.tag in _WORDS]))
                self.objects += is_object
                return True
        if is_object:
            raise CannotClean(_NO_PICTURE)
        return False

    # ── beside them ─────────────────────────────────────────────────────────────────────────────────────────

    def _describe(self, words: WordCopies, element: Element, copy: Element) -> None:
        """What is said of a drawing for those who cannot see it, where that stays."""
        for child in element if self.keeps_descriptions else ():
            if child.tag in ("svg:title", "svg:desc"):
                SubElement(copy, child.tag).text = words.redaction.text(text_of(child))

    def _event(self, words: WordCopies, element: Element, copy: Element) -> None:
        """Where a click leads: to a page of the web, or a slide."""
        around = element.find("office:event-listeners")
        listeners = around.findall("presentation:event-listener") if around is not None else []
        for listener in listeners:
            href, action = listener.get("xlink:href", ""), listener.get("presentation:action", "")
            target = words.is_within(href) if href.startswith("#") else words.target(href, "")
            if action not in _ACTIONS and not target:
                words.left_links += bool(href)
                continue
            said = {
                "script:event-name": "dom:click",
                "presentation:action": action if action in _ACTIONS else "show",
            }
            if target and action not in _ACTIONS:
                said |= {
                    "xlink:href": target,
                    "xlink:type": "simple",
                    "xlink:show": "embed",
                    "xlink:actuate": "onRequest",
                }
            SubElement(SubElement(copy, "office:event-listeners"), "presentation:event-listener", said)
            return


def _said(element: Element) -> dict[str, str]:
    """Those of its attributes that say where a drawing stands, how large it is and what form it has."""
    return {
        name: value for name, value in element.items() if name in _SAID and _is_plain(name, value)
    } | kept_attributes(
        Element(element.tag, {name: value for name, value in element.items() if name.startswith("dr3d:")})
    )


def _is_plain(name: str, value: str) -> bool:
    if name in _PATHS:
        return _is_measured(_PATH, value) and len(value) < 4_000_000
    return _TOKEN.fullmatch(value) is not None and len(_LONG.findall(value)) <= 4


def _is_measured(pattern: re.Pattern[str], value: str) -> bool:
    """Whether a path or formula holds nothing but measures and the words of the standard."""
    return pattern.fullmatch(value) is not None and _MEASURES.issuperset(_LONG.findall(value))


def _plain(name: str) -> str:
    """The name of an equation, as programs give it: `f12`."""
    return name if re.fullmatch(r"[A-Za-z]{1,3}\d{0,4}", name) else "f0"
