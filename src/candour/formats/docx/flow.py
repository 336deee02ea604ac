"""Flow: paragraphs that are read from top to bottom. The body of a document is one; so is each cell, text box and note.

    line ── end of paragraph ──▶ lines ── 20,000 characters ──▶ Text "paragraphs 1-40"
    words kept from sight ─────▶ stretch ── a paragraph without any ──▶ Text "paragraph 12", with its hiding

What is out of sight leaves the line, so that words on both sides of it are not taken for one. Neighbouring paragraphs that
are kept from sight in the same way are one stretch.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from candour.formats.colour import WHITE
from candour.formats.docx.fields import Field
from candour.formats.docx.looks import Property
from candour.formats.docx.styles import TableLook
from candour.hiding import Sight
from candour.piece import Mask, Text
from candour.place import Place

__all__ = ["Flow", "Stretch", "deeper"]

_LARGEST = 20_000
_DEPTH = (Sight.SEEN, Sight.UNSURE, Sight.COVERED, Sight.BURIED)
_LABEL = re.compile(r"([^.;:!?\n]{1,60}:?)\s*$")


def deeper(mask: Mask, under: Mask | None) -> Sight:
    """The sight of what is kept from sight in two ways, one inside the other."""
    return mask.sight if under is None else max(mask.sight, under.sight, key=_DEPTH.index)


@dataclass(slots=True)
class Stretch:
    """Words kept from sight in one way, in one paragraph or in several that follow one another."""

    first: int
    last: int
    label: str
    lines: list[str]
    size: int


@dataclass(slots=True)
class Flow:
    """Paragraphs on their way past. `under` is what keeps all of them from sight, where something does."""

    place: Place
    noun: str = ""
    """What places count in it: `paragraph`; nothing where the flow is so short that nobody counts."""
    under: Mask | None = None
    behind: int | None = WHITE
    """The colour of what the text stands on; None where nobody can tell."""
    cell: TableLook | None = None
    tell: Callable[[Text], object] | None = None
    """Whom the texts are told; nobody where whoever began the flow takes them at its end."""
    paragraphs: int = 0
    unseen_paragraphs: int = 0
    tables: int = 0
    boxes: int = 0
    # the paragraph being read
    line: list[str] = field(default_factory=list)
    unseen: dict[Mask, list[str]] = field(default_factory=dict)
    labels: dict[Mask, str] = field(default_factory=dict)
    style: str = ""
    shade: int | None = None
    """What the paragraph puts behind its text itself."""
    veil: Mask | None = None
    """What keeps the whole paragraph from sight: its place off the page, its height."""
    covered: Mask | None = None
    """What keeps the words that are otherwise seen from sight."""
    is_heading: bool = False
    numbered: str = ""
    """The number of the list that the paragraph says it belongs to."""
    mark_look: Element | None = None
    """What the paragraph says of its mark."""
    guides: list[str] = field(default_factory=list)
    """Reading aids above the words."""
    # the run being read
    plain: Mask | None = None
    """What keeps a run without properties of its own from sight, in this paragraph."""
    mask: Mask | None = None
    deleted: int = 0
    properties: list[Property] | None = None
    fields: list[Field] = field(default_factory=list)
    coding: list[str] | None = None
    """Where text goes while it is part of a field's code."""
    # what has been read
    lines: list[str] = field(default_factory=list)
    first: int = 1
    size: int = 0
    stretches: dict[Mask, Stretch] = field(default_factory=dict)

    def hidden(self, mask: Mask) -> list[str]:
        """Where words go that this keeps from sight."""
        found = self.unseen.get(mask)
        if found is None:
            found = self.unseen[mask] = []
            before = _LABEL.search("".join(self.line[-4:])[-80:])
            self.labels[mask] = before[1].strip() if before else ""
        return found

    def end_paragraph(self) -> str:
        """Ends the paragraph; gives what of it is seen."""
        self.paragraphs += 1
        text = "".join(self.line)
        if self.line:
            self.line = []
        if self.guides:
            text = "\n".join((text, *self.guides))
            self.guides = []
        if self.covered is not None:
            if not text.isspace() and text:
                self.hidden(self.covered).append(text)
                text = ""
            self.covered = None
        if self.unseen or self.stretches:
            self._end_unseen(text)
        self.lines.append(text)
        if text:  # empty paragraphs do not count: a copy without them is cut in the same places
            self.size += len(text) + 1
        if self.size > _LARGEST and self.tell is not None:
            self.flush()
        return text

    def _end_unseen(self, seen: str) -> None:
        number = self.paragraphs
        is_any = False
        for mask, parts in self.unseen.items():
            words = "".join(parts)
            if not words.strip():
                continue
            is_any = True
            stretch = self.stretches.get(mask)
            if stretch is not None and self.tell and (stretch.size > _LARGEST or self.labels[mask]):
                self._tell(mask, self.stretches.pop(mask))
                stretch = None
            if stretch is None:
                self.stretches[mask] = Stretch(number, number, self.labels[mask], [words], len(words))
            else:
                stretch.last = number
                stretch.lines.append(words)
                stretch.size += len(words)
        self.unseen_paragraphs += is_any and not seen.strip()
        self.unseen.clear()
        self.labels.clear()
        if seen and self.tell is not None:
            for mask in [mask for mask, stretch in self.stretches.items() if stretch.last < number]:
                self._tell(mask, self.stretches.pop(mask))

    def _tell(self, mask: Mask, stretch: Stretch) -> None:
        if self.tell is not None:
            self.tell(self.text_of(mask, stretch))

    def text_of(self, mask: Mask, stretch: Stretch) -> Text:
        """A stretch as a piece."""
        text = "\n".join(stretch.lines)
        sight = deeper(mask, self.under)
        return Text(self.at(stretch.first, stretch.last), text, sight, mask.hiding, before=stretch.label)

    def at(self, first: int | None = None, last: int | None = None) -> Place:
        """Where these paragraphs are; without numbers, the one being read."""
        if not self.noun:
            return self.place
        first = self.paragraphs + 1 if first is None else first
        last = first if last is None else last
        return self.place / (f"{self.noun} {first}" if first == last else f"{self.noun}s {first}-{last}")

    def flush(self) -> None:
        """Tells what has been seen so far."""
        if self.tell is not None and self.lines:
            text = "\n".join(self.lines)
            if text.strip():
                place = self.at(self.first, max(self.first, self.paragraphs))
                sight = (self.under.sight, self.under.hiding) if self.under else ()
                self.tell(Text(place, text, *sight))
            self.lines, self.size = [], 0
        self.first = self.paragraphs + 1

    def end(self) -> None:
        """Tells all that is left."""
        if self.line or self.unseen:
            self.end_paragraph()
        self.flush()
        for mask, stretch in self.stretches.items():
            self._tell(mask, stretch)
        self.stretches.clear()

    def hidden_texts(self) -> Iterator[Text]:
        """The stretches that are left, for whoever takes the flow's words himself."""
        for mask, stretch in self.stretches.items():
            yield self.text_of(mask, stretch)
