"""Drawings: shapes, text boxes, pictures and groups that float over a sheet or a chart, or stand on a slide.

    anchor (from B2 to D9)
      ├── sp             shape: its text is ordinary content
      ├── pic            picture: the drawing pins which part it shows, and whether it is cropped
      ├── grpSp          group of the same
      └── graphicFrame   chart, SmartArt: pinned likewise

A shape is kept from sight by hiding it in the Selection Pane, by giving it no size, or by putting it off the sheet. What
lies behind other shapes, or has the colour of its background, is not told from what is seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from candour.formats.ooxml.alternates import settle
from candour.formats.ooxml.package import Relation
from candour.formats.ooxml.survey import Showing, Survey
from candour.formats.ooxml.walking import paragraphs_of
from candour.formats.wording import is_wordy
from candour.piece import Count, Found, Mask

__all__ = [
    "extra_lines",
    "fallback_pins",
    "is_given_name",
    "names_of",
    "noun_of",
    "pins_of",
    "read_drawing",
    "what_hides",
    "why_anchor_not_seen",
    "words_on",
]

_SHAPES = {
    "sp": "shape",
    "wsp": "shape",
    "pic": "picture",
    "cxnSp": "line",
    "grpSp": "group",
    "wgp": "group",
    "graphicFrame": "object",
    "contentPart": "ink",
}
_GROUPS = frozenset({"grpSp", "wgp"})
_NOTED = {"title": "title", "descr": "description"}
_ANCHORS = frozenset({"twoCellAnchor", "oneCellAnchor", "absoluteAnchor", "relSizeAnchor", "absSizeAnchor"})
_WORDS = re.compile(r"[^\W\d_]+")
_PIXEL = 9525
_FAR_COLUMN, _FAR_ROW = 702, 100_000
"""Beyond column ZZ, or beyond this row, nobody scrolls to look for a picture."""
_TRUE = frozenset({"1", "true", "on"})


def read_drawing(survey: Survey, part: str) -> Iterator[Found]:
    """The shapes of one drawing, and pins for all that it shows."""
    home = survey.home(part)
    root = survey.tree(part)
    drawing = _Drawing(survey, survey.targets(part), home)
    for alternate in settle(root):
        yield from drawing.read_alternate(alternate.fallback, alternate.choice, home)
    yield from drawing.read_shapes(root, home)
    survey.walked.add(part.lower())
    yield Count("shape", drawing.shapes, drawing.unseen)


@dataclass(slots=True)
class _Drawing:
    survey: Survey
    targets: dict[str, Relation]
    home: Showing
    shapes: int = 0
    unseen: int = 0

    def read_shapes(self, parent: Element, showing: Showing, *, grouped: bool = False) -> Iterator[Found]:
        for element in parent:
            if element.tag in _SHAPES:
                yield from self._read_shape(element, showing, grouped=grouped)
            elif element.tag in _ANCHORS:
                under = showing.under or self._mask_of_anchor(element)
                yield from self.read_shapes(element, Showing(showing.place, under))
            elif element.tag not in ("clientData", "extLst"):
                yield from self.read_shapes(element, showing, grouped=grouped)

    def _mask_of_anchor(self, anchor: Element) -> Mask | None:
        if why_not_seen := why_anchor_not_seen(anchor):
            return Mask.of(self.survey.hiding("off-sheet-drawing"), why_not_seen)
        return None

    def _read_shape(self, shape: Element, showing: Showing, *, grouped: bool) -> Iterator[Found]:
        names = names_of(shape)
        text = "" if shape.tag in _GROUPS else paragraphs_of(shape)
        under = showing.under
        if " ".join(text.split()) in self.survey.captions:
            under, text = self.home.under, ""  # the double of a form control, whose words have been told
        elif under is None and (what := what_hides(shape, is_grouped=grouped)):
            under = self.survey.mask(what)
        name = names.get("name", "") if names is not None else ""
        where = f" ({under.where})" if under and under.where and under is not self.home.under else ""
        here = Showing(showing.place / f'{noun_of(shape)} "{name}"{where}', under)
        self.shapes += 1
        self.unseen += under is not None
        if names is not None:
            yield from self._read_names(names, here)
        if text:
            yield self.survey.seen(here, text)
        if shape.tag in _GROUPS:
            yield from self.read_shapes(shape, here, grouped=True)
        else:
            self._pin(shape, here)

    def _read_names(self, names: Element, here: Showing) -> Iterator[Found]:
        for what, label, text in words_on(names):
            yield self.survey.hidden(what, here, text, label)

    # ── what a shape shows ──────────────────────────────────────────────────────────────────────────────────

    def _pin(self, shape: Element, here: Showing) -> None:
        cropped = self.survey.mask("cropped-picture")
        for part, under in pins_of(shape, self.targets, here.under, cropped):
            self.survey.pin(part, here.place, under)

    # ── what older programs show instead ────────────────────────────────────────────────────────────────────

    def read_alternate(self, fallback: Element, choice: Element, showing: Showing) -> Iterator[Found]:
        """A fallback's text, where the choice does not have it; its pictures, where the choice has others."""
        if extra := extra_lines(fallback, choice):
            yield self.survey.hidden("alternate-content", showing, "\n".join(extra))
        other = self.survey.mask("alternate-content")
        for part, under in fallback_pins(fallback, choice, self.targets, showing.under, other):
            self.survey.pin(part, showing.place / "fallback", under)


def why_anchor_not_seen(anchor: Element) -> str:
    """Why what stands at this anchor cannot be seen, in words; nothing where it can."""
    is_line = all(child.tag != "sp" or _is_line(child) for child in anchor)
    is_line = is_line and anchor.find("pic") is None and anchor.find("graphicFrame") is None
    return _place_of_anchor(anchor, is_line=is_line)


def what_hides(shape: Element, *, is_grouped: bool = False) -> str:
    """The hiding of a shape that is hidden itself, or has no size; nothing where it is seen wherever its anchor is."""
    names = names_of(shape)
    if names is not None and _is_hidden(names):
        return "hidden-drawing"
    return "off-sheet-drawing" if is_grouped and _has_no_size(shape) else ""


def names_of(shape: Element) -> Element | None:
    """The element with a shape's name and description, where it has one."""
    return next(
        (child for holder in shape if holder.tag.startswith("nv") for child in holder.iter("cNvPr")), None
    )


def words_on(names: Element) -> Iterator[tuple[str, str, str]]:
    """What is noted of a shape: the hiding, a label and the words."""
    for key in ("title", "descr"):
        if is_wordy(text := names.get(key, "")):
            yield "alt-text", f"{_NOTED[key]} of a picture or shape", text
    if is_given_name(name := names.get("name", "")):
        yield "alt-text", "name of a picture or shape", name
    for link in names:
        if link.tag.startswith("hlink") and is_wordy(tip := link.get("tooltip", "")):
            yield "hyperlink", "tip of a link", tip


def pins_of(
    element: Element, targets: Mapping[str, Relation], under: Mask | None, cropped: Mask | None
) -> Iterator[tuple[str, Mask | None]]:
    """The parts that a shape shows, each with what keeps it from sight.

    A picture that is cropped is kept whole behind what is shown of it.
    """
    is_earlier = element.tag == "imgLayer"  # the picture as it was before its background was taken out
    if under is None and (is_earlier or (element.tag == "blipFill" and _is_cropped(element))):
        under = cropped
    for part in _parts_of(element, targets):
        yield part, under
    for child in element:
        yield from pins_of(child, targets, under, cropped)


def fallback_pins(
    fallback: Element, choice: Element, targets: Mapping[str, Relation], under: Mask | None, other: Mask
) -> Iterator[tuple[str, Mask | None]]:
    """The parts that a fallback alone shows. Where the choice has a picture, nobody sees another one."""
    if under is None and any(element.tag == "blip" for element in choice.iter()):
        under = other
    shown = {value for element in choice.iter() for key, value in element.items() if key.startswith("r:")}
    for element in fallback.iter():
        if not shown.intersection(element.attrib.values()):
            for part in _parts_of(element, targets):
                yield part, under


def _parts_of(element: Element, targets: Mapping[str, Relation]) -> Iterator[str]:
    for key, value in element.items():
        relation = targets.get(value) if key.startswith("r:") else None
        if relation and not relation.is_external and relation.kind != "hyperlink":
            yield relation.target


def extra_lines(fallback: Element, choice: Element) -> list[str]:
    """The lines that a fallback says and its choice does not, but for the notices that programs write."""
    had = {" ".join(line.split()) for line in paragraphs_of(choice).split("\n")}
    lines = _NOTICES.sub("", paragraphs_of(fallback)).split("\n")
    return [line for line in lines if is_wordy(line) and " ".join(line.split()) not in had]


def is_given_name(name: str) -> bool:
    """Whether the name of a shape is one that somebody gave it, not one that a program makes (`Text Box 3`)."""
    return is_wordy(name) and not _SHAPE_WORDS.issuperset(word.lower() for word in _WORDS.findall(name))


def noun_of(shape: Element) -> str:
    """What to call a shape: text box, picture, chart."""
    if shape.tag == "graphicFrame":
        kinds = {
            "chart": "chart",
            "relIds": "SmartArt",
            "tbl": "table",
            "oleObj": "embedded object",
            "slicer": "slicer",
        }
        return next((kinds[element.tag] for element in shape.iter() if element.tag in kinds), "object")
    properties = shape.find("nvSpPr/cNvSpPr")
    is_box = properties is not None and properties.get("txBox") in _TRUE
    return "text box" if is_box else _SHAPES[shape.tag]


def _is_hidden(names: Element) -> bool:
    """Hidden in the Selection Pane. Excel marks the double of a form control so as well, which is seen all the same."""
    is_double = any(element.tag == "compatExt" for element in names.iter())
    return names.get("hidden", "") in _TRUE and not is_double


def _is_line(shape: Element) -> bool:
    geometry = shape.find("spPr/prstGeom")
    return geometry is not None and geometry.get("prst", "").startswith(
        ("line", "straight", "bentConn", "curvedConn")
    )


def _has_no_size(shape: Element) -> bool:
    extent = shape.find("spPr/xfrm/ext")
    if extent is None or shape.tag not in ("sp", "pic") or _is_line(shape):
        return False
    return min(_number(extent.get("cx")), _number(extent.get("cy"))) < 1


def _number(text: str | None) -> float:
    try:
        return float((text or "0").rstrip("%"))
    except ValueError:
        return 0.0


def _is_cropped(fill: Element) -> bool:
    """Whether less than the whole picture is shown: cut at an edge, or made larger than its frame."""
    cut = fill.find("srcRect")
    spread = fill.find("stretch/fillRect")
    inward = cut is not None and any(_number(cut.get(edge)) > 0 for edge in "ltrb")
    return inward or (spread is not None and any(_number(spread.get(edge)) < 0 for edge in "ltrb"))


def _corner(anchor: Element, name: str) -> tuple[float, float, float, float] | None:
    """An anchor's corner as column, row and what lies beyond them in English Metric Units."""
    corner = anchor.find(name)
    if corner is None:
        return None
    column, row, right, down = (_number(corner.findtext(tag)) for tag in ("col", "row", "colOff", "rowOff"))
    return column, row, right, down


def _place_of_anchor(anchor: Element, *, is_line: bool) -> str:
    """Why what stands at this anchor cannot be seen, in words; nothing where it can."""
    start, end = _corner(anchor, "from"), _corner(anchor, "to")
    extent, position = anchor.find("ext"), anchor.find("pos")
    is_whole_page = anchor.tag == "absoluteAnchor" and anchor.find("graphicFrame") is not None
    if anchor.tag == "relSizeAnchor" or is_whole_page:
        return ""  # measured by the chart it lies on; or the chart of a chart sheet, whatever its size
    if start and (start[0] > _FAR_COLUMN or start[1] > _FAR_ROW):
        return "far away from the sheet's cells"
    flat = []
    if start and end:
        flat = [start[n] == end[n] and end[n + 2] - start[n + 2] < _PIXEL / 2 for n in (0, 1)]
    elif extent is not None:
        flat = [_number(extent.get(key)) < _PIXEL / 2 for key in ("cx", "cy")]
        if position is not None:
            corner = [
                _number(position.get(key)) + _number(extent.get(size))
                for key, size in (("x", "cx"), ("y", "cy"))
            ]
            if min(corner) < 0:
                return "above or left of the sheet"
            if (
                _number(position.get("x")) > _FAR_COLUMN * 64 * _PIXEL
                or _number(position.get("y")) > _FAR_ROW * 20 * _PIXEL
            ):
                return "far away from the sheet's cells"
    if flat and (all(flat) or (any(flat) and not is_line)):
        return "of no size"
    return ""


_SHAPE_WORDS = frozenset(
    """accent access action alternate and arc arrow autoshape back background balloon bar beginning bent bevel block bolt border
    bottom box brace bracket button callout can card chart check chevron chord circle circular cloud collate combo command
    commandbutton connector content control corner corners cross cube curved custom customshape data date decagon decision delay
    diagonal diagram diamond direct disk display division document dodecagon donut double down drop elbow ellipse end equal
    explosion extract face flowchart folded footer forward frame freeform funnel gear graphic graphics group half header heart
    help heptagon hexagon home horizontal image information ink input internal isosceles junction label left lightning line list
    magnetic manual merge minus moon movie multidocument multiply next no non not notched notes number object octagon off
    offline operation option or oval page parallelogram pentagon picture pie placeholder plaque plus point predefined
    preparation previous process punched quad rectangle rectangular regular return ribbon right round rounded same scribble
    scroll sequential shape side single slide smart smartart smiley snip sort sound spinner square star storage stored straight
    stripe striped subtitle summing sun swoosh symbol table tabs tape teardrop terminator text textbox textshape three timeline
    title top trapezoid triangle turn two u up uturn vertical video wave wedge with wordart x""".split()  # noqa: SIM905  (a list of words reads best as words)
)
"""The words of which programs make the names of shapes: any other is a name that somebody gave."""

_NOTICES = re.compile(
    r"This chart isn.t available in your version of \w+\."
    r"|Editing this shape or saving this \w+ into a different file format will permanently break the chart\."
    r"|This shape represents a (?:table )?slicer\.|(?:Table )?Slicers (?:are supported|can be used) in Excel(?: \d+)? or later\."
    r"|(?:Table slicers are not supported in this version of Excel\.)"
    r"|If the shape was modified in an earlier version of Excel, or if the workbook was saved in Excel \d+ or earlier,"
    r" the slicer (?:cannot|can.t) be used\."
    r"|Timeline: Works in Excel(?: \d+)? or (?:higher|later)\.|Do not move or resize\.",
    re.IGNORECASE,
)
"""What Excel itself writes for older programs in place of what they cannot show."""
