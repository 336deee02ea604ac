"""Shapes: pictures, text boxes, charts and embedded objects as they go past, and what keeps them from sight.

    drawing │ pict │ object
      ├── where it floats, how large it is, whether it is hidden   ──▶ the mask of all that is in it
      ├── picture, chart, object: a part that is pinned here; a crop leaves the whole picture in the file
      ├── text box: a flow of its own, on the colour that the shape is filled with
      └── description and name

A shape that floats before the text and has a fill may cover the words of the paragraph that it hangs on: Candour reckons
with the size of letters in an ordinary document, so it says that they MAY be covered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from candour.formats.docx.copies import Copies
from candour.formats.docx.course import Course, Handlers
from candour.formats.docx.fills import Fill, fill_of_shape, fill_of_vml
from candour.formats.docx.flow import Flow
from candour.formats.docx.geometry import Spot, spot_of_style
from candour.formats.docx.own_hidings import COVERED
from candour.formats.ooxml.drawings import is_given_name
from candour.formats.spreadsheet import hiding_within
from candour.formats.wording import is_wordy
from candour.piece import Mask, Text

__all__ = ["Shapes"]

_HIDDEN, _OFF, _CROPPED = (
    Mask.of(hiding_within("docx", what))
    for what in ("hidden-drawing", "off-sheet-drawing", "cropped-picture")
)
_TRUE = frozenset({"1", "true", "on", "t"})
_VML = (
    "v:group",
    "v:shape",
    "v:rect",
    "v:roundrect",
    "v:oval",
    "v:line",
    "v:polyline",
    "v:arc",
    "v:curve",
    "v:image",
)
_NAMES = ("wp:docPr", "pic:cNvPr", "wps:cNvPr", "wpg:cNvPr", "wpc:cNvPr", "other:cNvPr")
_WRAPS = ("wp:wrapSquare", "wp:wrapTight", "wp:wrapThrough", "wp:wrapTopAndBottom", "w10:wrap")
_CROPS = ("croptop", "cropbottom", "cropleft", "cropright")


@dataclass(slots=True)
class _Drawing:
    """One drawing that is open."""

    under: Mask | None
    spot: Spot = field(default_factory=Spot)
    fill: Fill = field(default_factory=Fill)
    blips: list[str] = field(default_factory=list)
    is_cropped: bool = False
    is_opaque: bool = False
    """Whether anything in it lets nothing through."""
    unders: list[Mask | None] = field(default_factory=list)
    """What kept the drawing from sight before each of the shapes that are open in it."""
    numbers: list[str] = field(default_factory=list)
    axis: str = ""


class Shapes:
    """The drawings of a part."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._open: list[_Drawing] = []
        self._words: list[str] = []
        self._boxes: list[int] = []
        """How deep the flows were where each text box began."""
        self._copies = Copies(course.gathered.package)

    def starts(self) -> Handlers:
        """What is done where an element begins."""
        course = self._course
        return {
            **dict.fromkeys(("drawing", "pict", "object"), self._begin),
            "wp:anchor": self._take_anchor,
            "wp:extent": self._take_extent,
            "wp:positionH": lambda attributes: self._begin_axis("x", attributes),
            "wp:positionV": lambda attributes: self._begin_axis("y", attributes),
            "wp:posOffset": lambda _: course.send(self._take_digits),
            **dict.fromkeys(_WRAPS, self._take_wrap),
            **dict.fromkeys(_NAMES, self._take_names),
            "a:graphic": self._settle,
            "a:blip": self._take_blip,
            "a14:imgLayer": self._take_layer,
            "a:srcRect": lambda attributes: self._take_crop(attributes, 1),
            "a:fillRect": lambda attributes: self._take_crop(attributes, -1),
            "a:t": lambda _: course.send(self._words.append),
            "wps:wsp": self._begin_shape,
            "pic:pic": self._begin_shape,
            "wps:spPr": lambda _: self._take_look,
            "wps:style": lambda _: self._take_style,
            "txbxContent": self._begin_box,
            **dict.fromkeys(_VML, self._take_vml),
            "v:imagedata": self._take_vml_picture,
            "v:textpath": self._take_textpath,
            "o:OLEObject": self._pin_any,
            "o:signatureline": self._take_signature_line,
            "*": self._pin_any,
            **dict.fromkeys(
                ("altChunk", "control", "contentPart", "subDoc", "movie", "printerSettings"), self._pin_any
            ),
        }

    def ends(self) -> Handlers:
        """What is done where an element ends."""
        return {
            **dict.fromkeys(("drawing", "pict", "object"), self._end),
            "wp:posOffset": self._end_digits,
            "a:t": self._course.end_text,
            "pic:blipFill": self._end_picture,
            "a:blipFill": self._end_picture,
            "txbxContent": self._end_box,
            **dict.fromkeys(("wps:wsp", "pic:pic", *_VML), self._end_shape),
        }

    # ── where it is ─────────────────────────────────────────────────────────────────────────────────────────

    def _begin(self, _: object) -> None:
        outer = self._open[-1].under if self._open else None
        self._open.append(_Drawing(self._course.hidden_whole() or outer))

    def _take_anchor(self, attributes: dict[str, str]) -> None:
        for drawing in self._open[-1:]:
            drawing.spot.is_floating = True
            drawing.spot.is_behind = attributes.get("behindDoc") in _TRUE
            if attributes.get("hidden") in _TRUE:
                drawing.under = drawing.under or _HIDDEN

    def _take_extent(self, attributes: dict[str, str]) -> None:
        for drawing in self._open[-1:]:
            drawing.spot.take_size(attributes.get("cx"), attributes.get("cy"))

    def _begin_axis(self, axis: str, attributes: dict[str, str]) -> None:
        for drawing in self._open[-1:]:
            drawing.axis = axis
            drawing.spot.measured_from[axis] = attributes.get("relativeFrom", "")

    def _take_digits(self, text: str) -> None:
        for drawing in self._open[-1:]:
            drawing.numbers.append(text)

    def _end_digits(self) -> None:
        self._course.end_text()
        for drawing in self._open[-1:]:
            drawing.spot.take_offset(drawing.axis, "".join(drawing.numbers))
            drawing.numbers.clear()

    def _take_wrap(self, attributes: dict[str, str]) -> None:
        for drawing in self._open[-1:]:
            drawing.spot.is_wrapped = attributes.get("type", "square") != "none"

    def _settle(self, _: object) -> None:
        """All that is known of the place is known: what keeps the drawing from sight is decided."""
        for drawing in self._open[-1:]:
            if drawing.under is None and drawing.spot.is_out_of_sight():
                drawing.under = _OFF
            if drawing.spot.is_floating and drawing.spot.is_behind:
                self._course.is_overlaid = True

    def _end(self) -> None:
        if not self._open:
            return
        drawing = self._open.pop()
        flow = self._course.flow
        if drawing.blips:
            self._open.append(drawing)
            self._end_picture()
            self._open.pop()
        if words := " ".join("".join(self._words).split()):
            self._tell(words, drawing.under, "drawing")
        self._words.clear()
        is_shown = drawing.under is None and drawing.is_opaque and not self._course.alternates.is_muted
        if is_shown and drawing.spot.may_cover(sum(map(len, flow.line))):
            flow.covered = Mask.of(COVERED)

    # ── what it is called ───────────────────────────────────────────────────────────────────────────────────

    def _take_names(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in _TRUE and self._open:
            self._open[-1].under = self._open[-1].under or _HIDDEN
        gathered, where = self._course.gathered, self._course.where()
        for key in ("title", "descr"):
            gathered.note_description(attributes.get(key, ""), where)
        if is_given_name(name := attributes.get("name", "")):
            gathered.note_description(name, where, "name of a picture or shape")

    # ── pictures and other parts ────────────────────────────────────────────────────────────────────────────

    def under(self) -> Mask | None:
        """What keeps the drawing, or the shape of it that is being read, from sight."""
        return self._open[-1].under if self._open else self._course.hidden_whole()

    def _pin_any(self, attributes: Mapping[str, str]) -> None:
        for key in attributes:
            if key.startswith("r:"):
                self._course.pin_any(attributes, self.under())
                return

    def _take_blip(self, attributes: dict[str, str]) -> None:
        for drawing in self._open[-1:]:
            for key in ("r:embed", "r:link"):
                relation = self._course.targets.get(attributes.get(key, ""))
                if relation is not None and not relation.is_external:
                    drawing.blips.append(relation.target)
                    drawing.is_opaque = True
            return
        self._pin_any(attributes)

    def _take_layer(self, attributes: dict[str, str]) -> None:
        """The picture as it was before its background was taken out."""
        relation = self._course.targets.get(attributes.get("r:embed", ""))
        if relation is not None and not relation.is_external:
            self._course.pin(relation.target, "picture", self.under() or _CROPPED)

    def _take_crop(self, attributes: dict[str, str], inward: int) -> None:
        for drawing in self._open[-1:]:
            edges = (attributes.get(edge, "0").rstrip("%") for edge in "ltrb")
            drawing.is_cropped |= any(_float(edge) * inward > 0 for edge in edges)

    def _end_picture(self) -> None:
        for drawing in self._open[-1:]:
            under = drawing.under or (_CROPPED if drawing.is_cropped else None)
            for part in dict.fromkeys(drawing.blips):
                self._course.pin(part, "picture", under)
            drawing.blips.clear()
            drawing.is_cropped = False

    # ── shapes and text boxes ───────────────────────────────────────────────────────────────────────────────

    def _begin_shape(self, _: object) -> None:
        for drawing in self._open[-1:]:
            drawing.fill = Fill()
            drawing.unders.append(drawing.under)

    def _end_shape(self) -> None:
        """What hides one shape of a group does not hide the next."""
        for drawing in self._open[-1:]:
            if drawing.unders:
                drawing.under = drawing.unders.pop()

    def _take_look(self, element: Element) -> None:
        for drawing in self._open[-1:]:
            drawing.fill = fill_of_shape(element, self._course.gathered.styles.colours)
            drawing.is_opaque |= drawing.fill.is_opaque and drawing.under is None
        for child in element.iter():
            self._pin_any(child.attrib)

    def _take_style(self, element: Element) -> None:
        """The theme's fill, for a shape that has none of its own."""
        reference = element.find("a:fillRef")
        for drawing in self._open[-1:]:
            if drawing.fill.is_said or reference is None or reference.get("idx", "0") == "0":
                continue
            drawing.fill = fill_of_shape(reference, self._course.gathered.styles.colours)
            drawing.is_opaque = True

    def _begin_box(self, _: object) -> None:
        flow = self._course.flow
        self._boxes.append(self._course.depth)
        drawing = self._open[-1] if self._open else _Drawing(self._course.hidden_whole())
        place = flow.at() / self._course.numbered("text box")
        box = Flow(place, under=drawing.under, tell=self._course.tell, behind=drawing.fill.colour)
        self._course.push(box)

    def _end_box(self) -> None:
        if self._boxes and self._course.depth:
            outer = self._boxes.pop()
            while self._course.depth > outer + 1:
                self._course.pop().end()
            box = self._course.pop()
            self._copies.hear(box.lines)
            box.end()

    def _tell(self, words: str, under: Mask | None, noun: str) -> None:
        place = self._course.flow.at() / self._course.numbered(noun)
        seen = Text(place, words) if under is None else Text(place, words, under.sight, under.hiding)
        self._course.tell(seen)

    # ── the older kind ──────────────────────────────────────────────────────────────────────────────────────

    def _take_vml(self, attributes: dict[str, str]) -> None:
        """A shape of the older kind: all is said in its attributes."""
        course = self._course
        for drawing in self._open[-1:]:
            drawing.unders.append(drawing.under)
            spot = spot_of_style(attributes.get("style", ""))
            drawing.fill = fill_of_vml(attributes)
            if drawing.under is None and spot.is_hidden:
                drawing.under = _HIDDEN
            drawing.is_opaque |= drawing.fill.is_opaque and drawing.under is None
            if not drawing.spot.is_floating:  # a shape in a group is where the group is
                drawing.spot = spot
                self._settle(None)
        for key in ("alt", "title"):
            course.gathered.note_description(attributes.get(key, ""), course.where())
        if copy := attributes.get("o:gfxdata"):
            self._copies.take(copy)
        if target := attributes.get("href"):
            course.codes.links.take(target, "", course.where())
        self._pin_any(attributes)

    def _take_vml_picture(self, attributes: dict[str, str]) -> None:
        course = self._course
        if is_wordy(name := attributes.get("o:title", "")):
            course.gathered.note_description(name, course.where(), "name of a picture's file")
        is_cropped = any(_crops(attributes.get(key, "")) for key in _CROPS)
        for key in ("r:id", "o:relid", "r:pict", "r:href"):
            relation = course.targets.get(attributes.get(key, ""))
            if relation is not None and not relation.is_external:
                self._course.pin(
                    relation.target, "picture", self.under() or (_CROPPED if is_cropped else None)
                )

    def _take_signature_line(self, attributes: dict[str, str]) -> None:
        """Who is to sign, and what they are told."""
        course = self._course
        texts = (value for key, value in attributes.items() if key.startswith(("o:suggested", "o:signing")))
        course.gathered.note_control(texts, "signature line", course.where())

    def _take_textpath(self, attributes: dict[str, str]) -> None:
        """Words drawn along a line, as watermarks are."""
        words = attributes.get("string", "").strip()
        if words:
            self._course.alternates.hear(words)
            self._tell(words, self.under(), "word art")

    def finish(self) -> None:
        """Tells what the copies of shapes say that the shapes do not."""
        for found in self._copies.told(self._course.root.place):
            self._course.tell(found)


def _float(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _crops(text: str) -> bool:
    """A crop is a share of one (`.25`) or of 65,536 (`16384f`); below nothing it adds a margin."""
    return not text.startswith("-") and any(digit in text for digit in "123456789")
