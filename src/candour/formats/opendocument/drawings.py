"""Drawings: pictures, text boxes, shapes, charts, embedded objects and controls, and what keeps them from sight.

draw:frame
  ├── text-box        words on their own ground
  ├── image           a part of the package, or the picture itself; cropped, it is whole in the file
  ├── object          a part, or a whole document written into this one; beside it a picture of it
  ├── table           on slides; beside it a picture of it for programs that draw no tables
  └── title, desc     what somebody says of it
rect, custom-shape …  words in a shape
g, a                  several together; all of them a link
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import replace
from xml.etree.ElementTree import Element

from candour.formats.opendocument.flow import Flow
from candour.formats.opendocument.measures import points
from candour.formats.opendocument.names import local, spelt
from candour.formats.opendocument.styles import MIXED, PLAIN
from candour.formats.opendocument.walk import Handler, Scope, Walk
from candour.formats.wording import runs_in
from candour.formats.xml import text_of
from candour.hiding import Sight
from candour.piece import Mask

__all__ = ["GROUPS", "SHAPES", "Drawings", "style_of"]

SHAPES = (
    "draw:frame", "draw:rect", "draw:line", "draw:polyline", "draw:polygon", "draw:regular-polygon", "draw:path",
    "draw:circle", "draw:ellipse", "draw:connector", "draw:caption", "draw:measure", "draw:custom-shape",
    "draw:control", "draw:page-thumbnail", "dr3d:scene",
)  # fmt: skip
GROUPS = ("draw:g", "draw:a")
_DISPLAY = ("draw:display", "loext:display", "drawooo:display")
_NOUNS = {
    "draw:frame": "text box", "draw:line": "line", "draw:connector": "line", "draw:caption": "callout",
    "draw:measure": "measure", "draw:control": "control",
}  # fmt: skip
_WORDS = ("text:p", "text:list", "text:h")
_PREVIEWED = ("table:table", "draw:object", "draw:object-ole")
_OLD_METAFILE = b"VCLMTF"
"""How pictures begin that only OpenOffice and LibreOffice write; in words they hold what they draw."""
_LEAST_CROP = 0.3


def style_of(shape: Element) -> tuple[str, str]:
    """The family and name of a drawing's style."""
    if name := shape.get("presentation:style-name", ""):
        return "presentation", name
    return "graphic", shape.get("draw:style-name", "")


class Drawings:
    """The drawings of one document."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        handlers: dict[str, Handler] = {
            **dict.fromkeys(SHAPES, self.read),
            **dict.fromkeys(GROUPS, self._group),
        }
        aside: dict[str, Handler] = dict.fromkeys(("svg:title", "svg:desc"), self._describe)
        walk.inline |= handlers | aside
        walk.block |= handlers | aside

    # ── one of them ─────────────────────────────────────────────────────────────────────────────────────────

    def read(self, shape: Element, scope: Scope) -> None:
        """One frame or shape."""
        walk, stage = self._walk, self._walk.stage
        self._take_names(shape, scope)
        family, name = style_of(shape)
        under = self._why_hidden(shape, scope) or stage.why_unseen(shape, scope)
        walk.mark(shape, under)
        is_frame = shape.tag == "draw:frame"
        fill = walk.styles.fill(family, name, None if is_frame else MIXED)
        in_shape = scope.in_shape or not is_frame
        inside = replace(
            scope,
            veil=None,
            behind=stage.behind(shape, scope) if fill is None else fill,
            look=walk.styles.look(PLAIN, family, name) if in_shape else PLAIN,
            in_shape=in_shape,
            level=0,
            style=walk.styles.attribute(family, name, "style:parent-style-name") if is_frame else "",
        )
        if under is None and (cover := stage.cover(shape)):
            scope.flow.covers.append(cover)
        if shape.tag == "draw:control":
            walk.gathered.controls[shape.get("draw:control", "")] = under
        elif is_frame:
            self._frame(shape, scope, inside, under)
        else:
            self._words(shape, scope, inside, under)

    def _why_hidden(self, shape: Element, scope: Scope) -> Mask | None:
        """What hides the place where it stands, or itself. One that only hangs on hidden words may be shown."""
        under = self._walk.hidden(scope)
        if under is not None and scope.veil is None and scope.under() is None and not self._walk.open:
            anchor = shape.get("text:anchor-type") or self._walk.styles.graphic(
                *style_of(shape), "text:anchor-type"
            )
            under = Mask(under.hiding, Sight.UNSURE) if anchor in ("paragraph", "page") else under
        return under or self._why_dark(shape)

    def _why_dark(self, shape: Element) -> Mask | None:
        """Whether somebody hid it, or the layer that it lies on."""
        is_off = any(shape.get(name) == "none" for name in _DISPLAY)
        is_off = is_off or "hidden" in (shape.get("presentation:visibility"), shape.get("draw:visibility"))
        is_off = is_off or shape.get("draw:layer", "") in self._walk.dark
        return self._walk.mask("hidden-drawing") if is_off else None

    def _group(self, group: Element, scope: Scope) -> None:
        walk = self._walk
        if group.tag == "draw:a":
            walk.gathered.refer(group.get("xlink:href", ""), "address", scope.flow.at(), None)
            walk.gathered.note("hyperlink", "tip of a link", group.get("office:title", ""), scope.flow.at())
        self._take_names(group, scope)
        dark = self._why_dark(group)
        walk.mark(group, scope.under() or dark)
        inside = replace(scope, veil=scope.veil or dark)
        for child in group:
            if child.tag in SHAPES or child.tag in GROUPS:
                walk.at_block(child, inside)
            elif child.tag == "office:event-listeners":
                walk.at_block(child, scope)

    def _take_names(self, shape: Element, scope: Scope) -> None:
        """Its name and description, the links of its parts, what happens on a click."""
        walk, place = self._walk, scope.flow.at()
        walk.gathered.note_name("name of a picture or shape", shape.get("draw:name", ""), place)
        for child in shape:
            if child.tag in ("svg:title", "svg:desc"):
                self._describe(child, scope)
            elif child.tag == "draw:image-map":
                for area in child:
                    walk.gathered.refer(area.get("xlink:href", ""), "address", place, None)
                    for each in area:
                        self._describe(each, scope)
            elif child.tag in ("loext:signatureline", "loext:qrcode", "office:signatureline"):
                texts = (
                    value for name, value in child.items() if local(name) not in ("id", "error-correction")
                )
                walk.gathered.note("form-control", "signature line or code", "\n".join(texts), place)
            elif child.tag == "office:event-listeners" and shape.tag not in GROUPS:
                walk.at_block(child, scope)

    def _describe(self, element: Element, scope: Scope) -> None:
        self._walk.gathered.note("alt-text", "description", text_of(element), scope.flow.at())

    # ── words ───────────────────────────────────────────────────────────────────────────────────────────────

    def _words(self, holder: Element, scope: Scope, inside: Scope, under: Mask | None) -> None:
        """The paragraphs in a shape or text box: on a slide they are the slide's own, elsewhere they stand beside."""
        walk = self._walk
        content = [
            child
            for child in holder
            if holder.tag == "draw:text-box" or child.tag in (*_WORDS, *SHAPES, *GROUPS)
        ]
        if not content:
            return
        if walk.is_slides and under is scope.flow.under and not scope.flow.noun:
            walk.lids[:] = reversed(walk.stage.covered(holder))
            walk.blocks(content, replace(inside, flow=scope.flow))
            walk.lids.clear()
            return
        flow = walk.inner(
            scope, _NOUNS.get(holder.tag, "text box" if "box" in holder.tag else "shape"), under
        )
        walk.blocks(content, replace(inside, flow=flow))
        flow.end()

    # ── frames ──────────────────────────────────────────────────────────────────────────────────────────────

    def _frame(self, frame: Element, scope: Scope, inside: Scope, under: Mask | None) -> None:
        walk = self._walk
        is_previewed = any(child.tag in _PREVIEWED for child in frame)
        for child in frame:
            match child.tag:
                case "draw:text-box":
                    self._words(child, scope, inside, under)
                case "draw:image":
                    self._picture(frame, child, scope, under, is_preview=is_previewed)
                    self._words(child, scope, inside, under)
                case "draw:object" | "draw:object-ole":
                    self._object(child, scope, under)
                case "table:table":
                    flow = Flow(scope.flow.at(), walk.tell, under=under, numbers=scope.flow.numbers)
                    walk.at_block(child, replace(inside, flow=flow))
                case "draw:plugin" | "draw:applet" | "draw:floating-frame":
                    place = scope.flow.at() / scope.flow.numbered("object")
                    walk.gathered.refer(child.get("xlink:href", ""), "path of an object", place, under)
                    for param in child.findall("draw:param"):
                        value = param.get("draw:value", "")
                        if "/" in value or "\\" in value:
                            walk.gathered.note("external-link-path", "path of an object", value, place)

    def _picture(
        self, frame: Element, image: Element, scope: Scope, under: Mask | None, *, is_preview: bool
    ) -> None:
        walk = self._walk
        if is_preview:
            under = under or (walk.mask("preview-picture") if frame.find("table:table") is not None else None)
        elif self._is_cropped(frame):
            under = under or walk.mask("cropped-picture")
        if data := _inline(image):
            if data.startswith(_OLD_METAFILE):
                walk.text("preview-picture", "\n".join(runs_in(data, wide_only=True)), scope)
            else:
                walk.nest("picture", data, scope, "picture", under)
        elif href := image.get("xlink:href", ""):
            place = scope.flow.at() / scope.flow.numbered("picture")
            walk.gathered.refer(href, "path of a picture", place, under)

    def _is_cropped(self, frame: Element) -> bool:
        clip = self._walk.styles.graphic(*style_of(frame), "fo:clip")
        edges = clip.removeprefix("rect(").removesuffix(")").replace(",", " ").split()
        return any((points(edge) or 0) > _LEAST_CROP for edge in edges)

    def _object(self, element: Element, scope: Scope, under: Mask | None) -> None:
        """An embedded document, formula or chart."""
        walk = self._walk
        for math in element.findall("math:math"):
            flow = walk.inner(scope, "formula", under)
            flow.say(" ".join(text_of(math).split()), None)
            flow.end()
        for document in element.findall("office:document"):
            walk.nest("object", spelt(document), scope, "object", under or walk.mask("embedded-file"))
        if data := _inline(element):
            walk.nest("object", data, scope, "object", under or walk.mask("embedded-file"))
        elif href := element.get("xlink:href", ""):
            place = scope.flow.at() / scope.flow.numbered("object")
            walk.gathered.refer(href, "path of an object", place, under)


def _inline(element: Element) -> bytes:
    """The bytes that stand in the element itself, where they do."""
    found = element.find("office:binary-data")
    if found is None:
        return b""
    try:
        return base64.b64decode(text_of(found))
    except (binascii.Error, ValueError):
        return text_of(found).encode()
