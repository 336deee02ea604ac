"""Course: how far the reading of one part has got. Where words go now, and what keeps them from sight.

story ──▶ course ◀── words, tables, shapes, coding, marks: each knows some of the elements
            │
            ├── flow      the paragraphs being read; below it, those it interrupts (a cell, a text box)
            ├── properties   kept from the element that holds them until it ends
            └── masks     what keeps a run from sight, worked out once for each look
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from candour.formats.docx.alternates import Alternates
from candour.formats.docx.diagrams import read_in_place
from candour.formats.docx.fields import Codes, Field
from candour.formats.docx.flow import Flow
from candour.formats.docx.gathered import Gathered
from candour.formats.docx.looks import NO_FILL, Property, look_of, why_unseen
from candour.formats.docx.own_hidings import CHANGE, COLLAPSED, DELETED, FIELD_WORDS, HIDDEN, OFF_PAGE
from candour.formats.docx.styles import TableLook
from candour.formats.ooxml.package import Relation
from candour.formats.xml import BadXml
from candour.piece import Found, Mask

__all__ = ["Course", "Handlers"]

Handlers = dict[str, Callable[..., object]]
"""What is done where elements of these names begin, or end."""

_DEEPEST, _DEEPEST_FIELD = 100, 200
"""Text boxes in cells in text boxes, and fields in fields. Word stops long before."""
_WHOLE = frozenset({HIDDEN, CHANGE, COLLAPSED, OFF_PAGE})
"""What keeps pictures and notes from sight as well as letters."""
_NO_LOOK = TableLook()
_KINDS = {
    "chart": "chart", "chartEx": "chart", "diagramData": "SmartArt", "image": "picture", "hdphoto": "picture",
    "oleObject": "embedded object", "package": "embedded object", "control": "control", "aFChunk": "imported document",
    "ink": "ink", "printerSettings": "printer's settings",
}  # fmt: skip


class Course:
    """The state of reading one part. Words go into `flow`; what has been found waits until it is taken."""

    def __init__(self, gathered: Gathered, part: str, flow: Flow, *, shows_background: bool = False) -> None:
        self.gathered, self.part = gathered, part
        self.shows_background = shows_background
        self.root = self.flow = flow
        self.targets = {relation.id: relation for relation in gathered.package.relations(part)}
        self.codes = Codes()
        self.alternates = Alternates()
        self.strays: list[str] = []
        self.properties: list[Property] | None = None
        self.sink: Callable[[str], object] | None = None
        self.is_overlaid = False
        """Whether a picture or shape lies behind the words."""
        self.is_guide = False
        """Whether the words are a reading aid above others."""
        self.folded: int | None = None
        """The level of the collapsed heading under which everything is folded away."""
        self._kind = ""
        ordinary = gathered.styles.of(gathered.styles.paragraph)
        self._veil = next(filter(None, ordinary.veils.values()), None)
        self._used: set[str] = set()
        self._flows: list[Flow] = []
        self._ready: list[Found] = []
        self._masks: dict[object, Mask | None] = {}
        self._looks: dict[int, TableLook] = {}
        self._counts: dict[str, int] = {}
        if flow.tell is None:
            flow.tell = self.tell
        self.begin_style()

    # ── what has been found ─────────────────────────────────────────────────────────────────────────────────

    def tell(self, found: Found) -> None:
        """Hands on what has been found, unless it stands in a copy for older programs."""
        if not self.alternates.is_muted:
            self._ready.append(found)

    def taken(self) -> list[Found]:
        """What has been found since it was last asked for."""
        ready, self._ready = self._ready, []
        return ready

    def where(self) -> str:
        """Where reading is, below the document."""
        return " › ".join(self.flow.at().steps[len(self.gathered.place.steps) :])

    def numbered(self, noun: str) -> str:
        """The name of the next thing of a kind: `picture 3`."""
        self._counts[noun] = self._counts.get(noun, 0) + 1
        return f"{noun} {self._counts[noun]}"

    # ── flows ───────────────────────────────────────────────────────────────────────────────────────────────

    def push(self, flow: Flow) -> None:
        """Words go into this flow from now on.

        Raises:
            BadXml: where too many are inside one another.
        """
        if len(self._flows) >= _DEEPEST:
            raise BadXml("its tables and text boxes are nested too deep; treat it as hostile")
        if self.flow.coding is not None:
            flow.under = flow.under or Mask.of(FIELD_WORDS)
        self._flows.append(self.flow)
        self.flow = flow
        self.begin_style()

    def pop(self) -> Flow:
        """Words go where they went before; gives the flow that has ended, its last paragraph too."""
        self.end_fields()
        ended = self.flow
        if ended.line or ended.unseen:
            ended.end_paragraph()
        if self._flows:
            self.flow = self._flows.pop()
        return ended

    @property
    def depth(self) -> int:
        """How many flows are interrupted by the one being read."""
        return len(self._flows)

    def hidden_whole(self) -> Mask | None:
        """What keeps everything from sight here, pictures and notes too, and not only letters."""
        flow = self.flow
        if flow.under is not None:
            return flow.under
        if flow.coding is not None:
            return Mask.of(FIELD_WORDS)
        return flow.mask if flow.mask is not None and flow.mask.hiding in _WHOLE else None

    # ── properties ──────────────────────────────────────────────────────────────────────────────────────────

    def open(self, kind: str) -> None:
        """Properties are kept from now on, for what is of this kind."""
        self.properties, self._kind = [], kind

    def close(self, kind: str) -> list[Property]:
        """The properties that have been kept; none where what is open is of another kind."""
        if self._kind != kind or self.properties is None:
            return []
        found, self.properties = self.properties, None
        return found

    def keeper(self, name: str) -> Callable[[dict[str, str]], None]:
        """The handler of a property: it is kept until the element that holds the properties ends."""

        def keep(attributes: dict[str, str]) -> None:
            if self.properties is not None:
                self.properties.append((name, tuple(attributes.items())))

        return keep

    # ── what keeps words from sight ─────────────────────────────────────────────────────────────────────────

    def begin_style(self) -> None:
        """The paragraph has the ordinary style until it says another."""
        flow = self.flow
        flow.style = self.gathered.styles.paragraph
        flow.shade = None
        flow.veil = self.fold or self._veil
        flow.plain = flow.mask = self.mask_of(())

    @property
    def fold(self) -> Mask | None:
        """What keeps from sight what stands in the body under a collapsed heading."""
        return Mask.of(COLLAPSED) if self.folded is not None and self.flow is self.root else None

    def mask_of(self, properties: tuple[Property, ...]) -> Mask | None:
        """What keeps a run with these properties from sight."""
        flow = self.flow
        if flow.deleted:
            return DELETED
        key = (properties, flow.style, flow.shade, id(flow.cell), flow.behind, self.is_overlaid)
        try:
            found = self._masks[key]
        except KeyError:
            found = self._masks[key] = self._worked_out(properties)
        return found or flow.veil

    def _worked_out(self, properties: tuple[Property, ...]) -> Mask | None:
        flow, styles = self.flow, self.gathered.styles
        cell = flow.cell or _NO_LOOK
        self._looks[id(flow.cell)] = cell  # so that its number stays its own
        direct = look_of(properties, styles.colours)
        paragraph = styles.of(flow.style)
        layers = (direct, styles.of(direct.style).look, paragraph.look, cell.look, styles.defaults)
        fills = (flow.shade, paragraph.fill)
        behind = next((fill for fill in fills if fill not in (None, NO_FILL)), flow.behind)
        return why_unseen(layers, behind, is_overlaid=self.is_overlaid)

    # ── words ───────────────────────────────────────────────────────────────────────────────────────────────

    def data(self, text: str) -> None:
        """Characters, whatever they are."""
        if self.sink is not None:
            self.sink(text)
        elif not text.isspace():
            self.strays.append(text)

    def send(self, sink: Callable[[str], object]) -> None:
        """Characters go here until their element ends."""
        self.sink = sink

    def end_text(self) -> None:
        """Characters are no words any more."""
        self.sink = None

    def sink_of(self, mask: Mask | None) -> Callable[[str], object]:
        """Where words go that this keeps from sight, or nothing does."""
        flow = self.flow
        if self.is_guide:
            return flow.guides.append
        if flow.coding is not None:
            if flow.fields[-1].is_coding:
                flow.fields[-1].is_odd = True  # words where only a code should stand
            return flow.coding.append
        return flow.line.append if mask is None else flow.hidden(mask).append

    def put(self, text: str) -> None:
        """A tab, a line break or the like among the words."""
        if self.properties is None and not self.alternates.is_muted:
            flow = self.flow
            if flow.coding is not None:
                flow.coding.append(" ")
            elif flow.mask is None:
                flow.line.append(text)
            else:
                flow.hidden(flow.mask).append(text)

    # ── fields ──────────────────────────────────────────────────────────────────────────────────────────────

    def begin_field(self, field: Field) -> None:
        """A field begins with its code.

        Raises:
            BadXml: where too many are inside one another.
        """
        flow = self.flow
        if len(flow.fields) >= _DEEPEST_FIELD:
            raise BadXml("its fields are nested too deep; treat it as hostile")
        flow.fields.append(field)
        flow.coding = field.code

    def separate_field(self) -> None:
        """The code of the innermost field is over; what follows is what it shows."""
        flow = self.flow
        for field in flow.fields[-1:]:
            field.is_coding = False
            field.shown_from, field.paragraph = len(flow.line), flow.paragraphs
            self._find_coding()

    def _find_coding(self) -> None:
        flow = self.flow
        flow.coding = next((outer.code for outer in reversed(flow.fields) if outer.is_coding), None)

    def end_field(self) -> None:
        """The innermost field is over."""
        flow = self.flow
        if not flow.fields:
            return
        field = flow.fields.pop()
        self._find_coding()
        is_here = not field.is_coding and field.paragraph == flow.paragraphs
        shown = "".join(flow.line[field.shown_from :]) if is_here else ""
        code = "".join(field.code)
        if not field.is_deleted:
            self.codes.take(code, shown, self.where(), is_odd=field.is_odd)
        elif not Codes.is_dull(code):
            flow.hidden(DELETED).append(code)

    def end_fields(self) -> None:
        """Fields that do not end before the flow does: what should have been their code is out of sight."""
        while self.flow.fields:
            self.end_field()

    # ── parts that are shown ────────────────────────────────────────────────────────────────────────────────

    def pin(self, part: str, noun: str, under: Mask | None) -> None:
        """Says that a part is shown here."""
        place = self.flow.at() / self.numbered(noun)
        if not self.alternates.is_fallback_of(part, place):
            self.gathered.pin(part, place, under)

    def target(self, id_: str) -> Relation | None:
        """What an id of this part refers to."""
        self._used.add(id_)
        return self.targets.get(id_)

    def note_unused_links(self) -> None:
        """Addresses among the part's references that no words lead to any more."""
        for id_, relation in self.targets.items():
            if relation.kind == "hyperlink" and id_ not in self._used:
                self.codes.links.take(relation.target, "", "in no words")

    def pin_any(self, attributes: Mapping[str, str], under: Mask | None) -> None:
        """Says so of whatever these attributes refer to; addresses behind a picture are noted."""
        for key, value in attributes.items():
            relation = self.target(value) if key.startswith("r:") else None
            if relation is None:
                continue
            if relation.kind == "hyperlink":
                self.codes.links.take(relation.target, "", self.where(), attributes.get("tooltip", ""))
            elif not relation.is_external:
                self.pin(relation.target, _KINDS.get(relation.kind, "object"), under)
                if relation.kind == "diagramData" and under is None:
                    self._tell_diagram(relation.target)

    def _tell_diagram(self, part: str) -> None:
        pinned = self.gathered.pins.get(part)
        if pinned is not None and not self.alternates.is_muted:
            for found in read_in_place(self.gathered, part, pinned[0]):
                self.tell(found)
