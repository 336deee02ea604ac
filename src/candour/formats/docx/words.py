"""Words: paragraphs, runs and what they are made of, as they go past; and what they say of how they look."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from candour.formats.colour import WHITE
from candour.formats.docx.course import Course, Handlers
from candour.formats.docx.geometry import VEILS, why_off
from candour.formats.docx.looks import AUTOMATIC, fill_of, is_on, number
from candour.formats.docx.marks import note_changes
from candour.formats.docx.own_hidings import ALTERNATE, COLLAPSED, DELETED, HIDDEN
from candour.formats.docx.styles import properties_of
from candour.formats.docx.thinning import Plain
from candour.formats.wording import is_wordy
from candour.formats.xml import SKIP
from candour.piece import Mask, Text

__all__ = ["Words", "why_end_unseen"]

_BODY = 9
"""The outline level of what is no heading."""
_RUN = ("vanish", "specVanish", "rStyle", "color", "highlight", "shd", "sz", "w", "fitText", "spacing")
_PARAGRAPH = ("pStyle", "ind", "framePr", "outlineLvl", "w15:collapsed", "numId")
_NOT_TOLD = ("m:ctrlPr", "sdtEndPr", "tblPrEx")
_MEASURES = ("wp:align", "wp14:*", "x:*", "o:*", "w10:*")
"""Elements whose text is measures and settings."""


class Words:
    """The paragraphs and runs of a part."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._folds_next: int | None = None
        self._numbered = course.gathered.styles.numbered()

    def starts(self) -> Handlers:
        """What is done where an element begins."""
        course = self._course
        return {
            "p": self._begin_paragraph,
            "pPr": lambda _: course.open("pPr"),
            "r": self._begin_run,
            "m:r": self._begin_run,
            "rPr": self._begin_run_properties,
            "t": self._begin_text,
            "m:t": self._begin_text,
            "delText": self._begin_deleted_text,
            "tab": lambda _: course.put("\t"),
            "ptab": lambda _: course.put("\t"),
            "br": lambda _: course.put("\n"),
            "cr": lambda _: course.put("\n"),
            "noBreakHyphen": lambda _: course.put("-"),
            "rt": self._begin_guide,
            "w14:textFill": lambda _: self._take_fill,
            "w14:textOutline": lambda _: self._take_fill,
            "mc:AlternateContent": lambda _: course.alternates.begin(),
            "mc:Choice": lambda _: course.alternates.begin_way(is_choice=True),
            "mc:Fallback": lambda _: course.alternates.begin_way(is_choice=False),
            "background": self._take_background,
            "?:*": self._meet_stranger,
            **dict.fromkeys(_NOT_TOLD, lambda _: SKIP),
            **dict.fromkeys(_MEASURES, lambda _: course.send(_pass_over)),
            **{name: course.keeper(name) for name in (*_RUN, *_PARAGRAPH)},
        }

    def ends(self) -> Handlers:
        """What is done where an element ends."""
        course = self._course
        return {
            "p": self._end_paragraph,
            "pPr": self._end_properties,
            "rPr": self._end_run_properties,
            "rt": self._end_guide,
            "mc:AlternateContent": self.end_alternate,
            "mc:Choice": course.alternates.end_way,
            "mc:Fallback": course.alternates.end_way,
            **dict.fromkeys(("t", "m:t", "delText", *_MEASURES), course.end_text),
        }

    def _take_background(self, attributes: dict[str, str]) -> None:
        """The colour of the page, where it is shown."""
        course = self._course
        colour = course.gathered.styles.colours.of_text({**attributes, "val": attributes.get("color", "")})
        if course.shows_background and colour is not None and colour != AUTOMATIC:
            course.gathered.styles.colours.page = course.root.behind = colour
            course.begin_style()

    def take_plain(self, plain: Plain) -> bool:
        """Takes an ordinary paragraph whole (see `thinning`). Not where its own sizes or colours would decide."""
        course, flow = self._course, self._course.flow
        if flow.line or flow.unseen:
            self._end_paragraph()  # words outside any paragraph
        course.begin_style()
        if plain.style:
            flow.style = plain.style
            flow.plain = flow.mask = course.mask_of(())
        mask = flow.mask
        if (plain.has_colour and flow.behind != WHITE) or (
            mask is not None and (plain.has_size or plain.has_colour)
        ):
            return False
        flow.numbered = plain.list
        if mask is None and flow.coding is None and not course.alternates.is_any and not course.is_guide:
            flow.line.append(plain.text)
        else:
            course.alternates.sink(course.sink_of(mask))(plain.text)
        self._end_paragraph()
        return True

    # ── paragraphs ──────────────────────────────────────────────────────────────────────────────────────────

    def _begin_paragraph(self, _: object) -> None:
        flow = self._course.flow
        if flow.line or flow.unseen:
            self._end_paragraph()  # words outside any paragraph
        self._course.begin_style()

    def _end_properties(self) -> None:
        """What a paragraph says of itself. Its own shading and outline count before those of its style."""
        course = self._course
        properties = course.close("pPr")
        flow, styles = course.flow, course.gathered.styles
        level: int | None = None
        is_fold = False
        veils: dict[str, Mask | None] = {}
        for name, pairs in properties:
            attributes = dict(pairs)
            if name == "pStyle":
                flow.style = attributes.get("val", "")
            elif name == "shd":
                flow.shade = styles.colours.of_shading(attributes)
            elif name == "outlineLvl":
                level = int(number(attributes.get("val"), _BODY))
            elif name == "w15:collapsed":
                is_fold = is_on(attributes.get("val"))
            elif name == "numId":
                flow.numbered = attributes.get("val", "")
            elif name in VEILS:
                veils[name] = why_off(name, attributes)
        style = styles.of(flow.style)
        veils = {**style.veils, **veils}
        flow.veil = course.fold or next(filter(None, veils.values()), None)
        if flow is course.root:
            self._fold(style.outline if level is None else level, is_fold=is_fold)
        flow.plain = flow.mask = course.mask_of(())

    def _fold(self, level: int, *, is_fold: bool) -> None:
        """Under a collapsed heading everything is folded away, up to the next heading of its level or above."""
        course, flow = self._course, self._course.flow
        if course.folded is not None and level <= course.folded:
            course.folded = None
            if flow.veil is not None and flow.veil.hiding is COLLAPSED:
                flow.veil = None
        self._folds_next = level if is_fold and level < _BODY and course.folded is None else None
        flow.is_heading = level < _BODY

    def _end_paragraph(self) -> None:
        course, flow = self._course, self._course.flow
        course.alternates.end_line()
        style = flow.style
        text = flow.end_paragraph()
        if flow.numbered or style in self._numbered:
            self._end_list(style, is_any=bool(text))
        flow.mark_look = None
        if flow.is_heading:
            flow.is_heading = False
            course.gathered.note_title(text)
        if self._folds_next is not None and flow is course.root:
            course.folded, self._folds_next = self._folds_next, None

    def _end_list(self, style: str, *, is_any: bool) -> None:
        """Notes the list of a paragraph whose number stands on the page."""
        flow, gathered = self._course.flow, self._course.gathered
        if (
            flow.under is None
            and flow.veil is None
            and (is_any or why_end_unseen(self._course, flow.mark_look) is None)
        ):
            gathered.lists.add(flow.numbered or self._numbered[style])
        flow.numbered = ""

    # ── runs ────────────────────────────────────────────────────────────────────────────────────────────────

    def _begin_run(self, _: object) -> None:
        flow = self._course.flow
        flow.mask = DELETED if flow.deleted else flow.plain

    def _begin_run_properties(self, _: object) -> object:
        if self._course.properties is not None:  # those of a paragraph's mark
            return self._take_mark
        self._course.open("rPr")
        return None

    def _take_mark(self, element: Element) -> None:
        self._course.flow.mark_look = element
        note_changes(self._course, element)

    def _end_run_properties(self) -> None:
        if properties := self._course.close("rPr"):
            self._course.flow.mask = self._course.mask_of(tuple(properties))

    def _take_fill(self, element: Element) -> None:
        if self._course.properties is not None:
            self._course.properties.append(fill_of(element))

    # ── text ────────────────────────────────────────────────────────────────────────────────────────────────

    def _begin_text(self, _: object) -> None:
        course = self._course
        flow = course.flow
        if course.alternates.is_any:
            course.sink = course.alternates.sink(course.sink_of(flow.mask))
        elif flow.coding is None and flow.mask is None and not course.is_guide:
            course.sink = flow.line.append
        else:
            course.sink = course.sink_of(flow.mask)

    def _begin_deleted_text(self, _: object) -> None:
        course = self._course
        course.sink = course.alternates.sink(course.sink_of(DELETED))

    def _begin_guide(self, _: object) -> None:
        self._course.is_guide = True

    def _end_guide(self) -> None:
        self._course.is_guide = False

    def _meet_stranger(self, attributes: dict[str, str]) -> None:
        self._course.strays += [value for value in attributes.values() if is_wordy(value)]

    # ── what is written twice ───────────────────────────────────────────────────────────────────────────────

    def end_alternate(self) -> None:
        """Tells what only a fallback has: its words, and its pictures where the choice has others."""
        course = self._course
        frame = course.alternates.end()
        for part, place in frame.others.items():
            if part not in frame.shown:
                under = Mask.of(ALTERNATE) if frame.shown else course.hidden_whole()
                course.gathered.pin(part, place, under)
        if extra := frame.extra():
            course.tell(Text(course.flow.at(), "\n".join(extra), ALTERNATE.sight, ALTERNATE))


def why_end_unseen(course: Course, mark: Element | None) -> Mask | None:
    """What keeps the end of the paragraph that is being read from sight, or has deleted it, so that it runs on into the next.

    `mark` is what it says of its mark.
    """
    if mark is not None and any(mark.find(name) is not None for name in ("del", "moveFrom")):
        return DELETED
    mask = course.mask_of(tuple(properties_of(mark)))
    return mask if mask is not None and mask.hiding is HIDDEN else None


def _pass_over(_: str) -> None:
    pass
