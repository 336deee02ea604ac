"""SmartArt: the shapes that were kept when it was last drawn, in a group where its frame was. What it is made from is left out.

drawing ── sp ── form, place, look                ──▶ a shape of the group
              └─ paragraphs, in a place of their own or the shape's  ──▶ its words, as paragraphs of Word

Lines of an earlier drawing, which the diagram has no more, are not seen, and go. The words stand in the order of the diagram.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final
from xml.etree.ElementTree import Element

from candour.cleaned import CannotClean
from candour.formats.docx.copying.picture_fill import picture_fill
from candour.formats.docx.copying.spelling import made
from candour.formats.docx.copying.state import Part
from candour.formats.docx.fills import fill_of_shape
from candour.formats.ooxml.alternates import settle
from candour.formats.ooxml.kept_looks import Special, kept, kept_attributes, kept_children
from candour.formats.ooxml.walking import paragraphs_of
from candour.formats.wording import is_wordy

__all__ = ["smartart"]

_NOT_DRAWN: Final = "no clean copy can be made, because SmartArt in the document was never drawn: open it in Word, save it, and clean what was saved"
_SIDES: Final = {"l": "left", "ctr": "center", "r": "right", "just": "both"}
_BODY: Final = frozenset({
    "rot", "vert", "wrap", "lIns", "tIns", "rIns", "bIns", "numCol", "anchor", "anchorCtr", "spcFirstLastPara",
})  # fmt: skip
_MOST_SIZE: Final = 4000


def smartart(part: Part, ids: Element, extent: Element | None) -> Element:
    """The group of a diagram's shapes. `ids` names its parts, `extent` is the size of its frame.

    Raises:
        CannotClean: where it was never drawn.
    """
    relation = part.targets.get(ids.get("r:dm", ""))
    package = part.copy.package
    if relation is None or relation.target not in package:
        raise CannotClean(_NOT_DRAWN)
    data = package.peek(relation.target)
    names = {element.get("relId", "") for element in data.iter("dataModelExt")}
    drawn = [one.target for one in part.targets.values() if one.kind == "diagramDrawing" and one.id in names]
    if not drawn or drawn[0] not in package:
        raise CannotClean(_NOT_DRAWN)
    part.copy.done["smartart-drawn"] += 1
    root = package.peek(drawn[0])
    settle(root)
    size = {key: extent.get(key, "0") if extent is not None else "0" for key in ("cx", "cy")}
    corner = {"x": "0", "y": "0"}
    around = [made("a:off", corner), made("a:ext", size), made("a:chOff", corner), made("a:chExt", size)]
    head = [made("wpg:cNvGrpSpPr"), made("wpg:grpSpPr", children=[made("a:xfrm", children=around)])]
    return made("wpg:wgp", children=[*head, *_Diagram(part, drawn[0], data).shapes(root)])


class _Diagram:
    """One diagram."""

    def __init__(self, part: Part, drawn: str, data: Element) -> None:
        targets = {relation.id: relation for relation in part.copy.package.relations(drawn)}
        own = Part(part.copy, part.name, drawn, part.story, targets)
        self._part = part
        self._special: dict[str, Special] = {"blipFill": partial(_filled, own)}
        lines = paragraphs_of(data).split("\n")
        self._order = {_folded(line): at for at, line in reversed(list(enumerate(lines)))}
        """Where each line stands in the diagram."""

    def shapes(self, root: Element) -> list[Element]:
        """The shapes without words in their order, then those with words in the order of the words."""
        found = [one for shape in root.iter("sp") for one in self._shape(shape)]
        return [shape for _, shape in sorted(found, key=lambda pair: pair[0])]

    def _shape(self, element: Element) -> Iterator[tuple[int, Element]]:
        names, body = element.find("nvSpPr/cNvPr"), element.find("txBody")
        if names is not None and names.get("hidden") in ("1", "true"):
            return
        lines = self._lines(body) if body is not None else []
        at = min(
            (self._order.get(_folded("".join(text for _, text in line)), 0) for _, line in lines), default=-1
        )
        place, own = element.find("txXfrm"), element.find("spPr/xfrm")
        if not lines or body is None or place is None or own is None or _is_same(place, own):
            yield at, self._written(element, body, lines)
            return
        yield -1, self._written(element, None, [])
        apart = Element("sp")
        looks = made(
            "spPr", children=[made("xfrm", dict(place.attrib), place), made("prstGeom", {"prst": "rect"})]
        )
        apart.extend([looks, *element.findall("style")])
        yield at, self._written(apart, body, lines, is_bare=True)

    def _written(
        self, element: Element, body: Element | None, lines: list[_Line], *, is_bare: bool = False
    ) -> Element:
        looks, style = element.find("spPr"), element.find("style")
        form = kept_children(looks, self._special) if looks is not None else []
        if is_bare:
            form += [made("a:noFill"), made("a:ln", children=[made("a:noFill")])]
        written = [
            made("wps:cNvPr", {"id": "0", "name": "Shape"}),
            made("wps:cNvSpPr"),
            made("wps:spPr", children=form),
        ]
        if style is not None and not is_bare:
            written.append(made("wps:style", children=kept_children(style)))
        if lines:
            paragraphs = [self._paragraph(properties, line, style) for properties, line in lines]
            written.append(made("wps:txbx", children=[made("txbxContent", children=paragraphs)]))
        own = body.find("bodyPr") if body is not None else None
        written.append(made("wps:bodyPr", kept_attributes(own, _BODY) if own is not None else {}))
        return made("wps:wsp", children=written)

    # ── words ───────────────────────────────────────────────────────────────────────────────────────────────

    def _lines(self, body: Element) -> list[_Line]:
        """The paragraphs that the diagram still has, each as runs with their looks."""
        lines: list[_Line] = []
        for paragraph in body.findall("p"):
            runs = [(run.find("rPr"), run.findtext("t", "")) for run in paragraph if run.tag in ("r", "fld")]
            said = _folded("".join(text for _, text in runs))
            if said in self._order or not is_wordy(said):
                lines.append((paragraph.find("pPr"), runs))
        return lines if any(text.strip() for _, runs in lines for _, text in runs) else []

    def _paragraph(self, properties: Element | None, runs: list[_Run], style: Element | None) -> Element:
        texts = self._part.copy.redaction.runs([text for _, text in runs])
        own = properties.attrib if properties is not None else {}
        tight = made("spacing", {"before": "0", "after": "0"})
        look = made("pPr", children=[tight, made("jc", {"val": _SIDES.get(own.get("algn", "l"), "left")})])
        written = [look]
        for (letters, _), text in zip(runs, texts, strict=True):
            if text:
                said = made("t")
                said.text = text
                written.append(made("r", children=[self._letters(letters, style), said]))
        return made("p", children=written)

    def _letters(self, letters: Element | None, style: Element | None) -> Element:
        look = made("rPr")
        own = letters if letters is not None else made("rPr")
        font = own.find("latin")
        if font is not None and not font.get("typeface", "+").startswith("+"):
            name = kept_attributes(font, frozenset({"typeface"})).get("typeface", "")
            look.append(made("rFonts", {"ascii": name, "hAnsi": name, "cs": name}))
        look.extend(made(name) for name in ("b", "i") if own.get(name) in ("1", "true"))
        colour = self._colour(own.find("solidFill"), style.find("fontRef") if style is not None else None)
        if colour is not None:
            look.append(made("color", {"val": f"{colour:06X}"}))
        if (size := own.get("sz", "")).isdecimal() and 0 < int(size) <= _MOST_SIZE * 10:
            look.append(made("sz", {"val": str(round(int(size) / 50))}))
        return look

    def _colour(self, *elements: Element | None) -> int | None:
        """The colour that letters have of themselves, or of the style of their shape."""
        for element in elements:
            if element is not None:
                fill = fill_of_shape(_prefixed(element), self._part.copy.gathered.styles.colours)
                if fill.colour is not None:
                    return fill.colour
        return None


_Run = tuple["Element | None", str]
_Line = tuple["Element | None", "list[_Run]"]


def _filled(part: Part, element: Element) -> Element | None:
    return picture_fill(part, element, "a:blipFill")


def _prefixed(element: Element) -> Element:
    """An element with the names that the reader of documents gives it."""
    copy = Element(f"a:{element.tag}", element.attrib)
    copy.extend(map(_prefixed, element))
    return copy


def _is_same(one: Element, other: Element) -> bool:
    first, second = kept(Element("xfrm", one.attrib)), kept(Element("xfrm", other.attrib))
    is_same_turn = first is not None and second is not None and first.attrib == second.attrib
    return is_same_turn and [each.attrib for each in one] == [each.attrib for each in other]


def _folded(line: str) -> str:
    return " ".join(line.split())
