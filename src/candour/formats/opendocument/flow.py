"""Flow: paragraphs that are read from top to bottom. A document's body is one; so is each cell, text box, note and slide.

    words seen ────────────▶ line ── end of paragraph ──▶ lines ── 20,000 characters ──▶ Text "paragraphs 1-40"
    words kept from sight ─▶ stretch ── a paragraph without any ──▶ Text "paragraph 12", with its hiding

What is out of sight leaves the line, so that words on both sides of it are not taken for one. Neighbouring paragraphs
that are kept from sight in the same way are one stretch. A picture or shape may lie over the words of the paragraph that
it hangs on, and over those of the next few: Candour sets no lines, so it reckons with letters of an ordinary size.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from candour.hiding import Sight
from candour.piece import Found, Mask, Text
from candour.place import Place

__all__ = ["Cover", "Flow", "deeper"]

_LARGEST = 20_000
_DEPTH = (Sight.SEEN, Sight.UNSURE, Sight.COVERED, Sight.BURIED)
_LABEL = re.compile(r"([^.,;:!?\n]{1,60}:?)\s*$")
_SPACES = re.compile(r"[ \t\r\n]+")
_LETTER, _LINE, _LETTERS = 5.5, 14.0, 85
"""How wide a letter and how high a line is, in points; how many letters go into a line."""

Cover = tuple[float, float, float]
"""Where something opaque begins and ends, downwards from the paragraph's top, and how far from its left edge it begins."""


def deeper(mask: Mask, under: Mask | None) -> Sight:
    """The sight of what is kept from sight in two ways, one inside the other."""
    return mask.sight if under is None else max(mask.sight, under.sight, key=_DEPTH.index)


@dataclass(slots=True)
class _Stretch:
    """Words kept from sight in one way, in paragraphs that follow one another."""

    first: int
    last: int
    label: str
    lines: list[str]
    size: int


@dataclass(slots=True, eq=False, repr=False)
class Flow:
    """Paragraphs on their way past. `under` is what keeps all of them from sight, where something does."""

    place: Place
    tell: Callable[[Found], object]
    noun: str = ""
    """What places count in it: `paragraph`; nothing where the flow is so short that nobody counts."""
    under: Mask | None = None
    label: str = ""
    covering: Mask | None = None
    """The mask of words that something may lie over."""
    paragraphs: int = 0
    unseen_paragraphs: int = 0
    numbers: dict[str, int] = field(default_factory=dict)
    """How many tables, text boxes and so on there have been."""
    covers: list[Cover] = field(default_factory=list)
    covered: int = 0
    """How many lines the last paragraph takes over which something may lie; 0 where nothing does."""
    guides: list[str] = field(default_factory=list)
    """Reading aids above the words of this paragraph."""
    lines: list[str] = field(default_factory=list)
    _line: list[str] = field(default_factory=list)
    _unseen: dict[Mask, list[str]] = field(default_factory=dict)
    _labels: dict[Mask, str] = field(default_factory=dict)
    _first: int = 1
    _size: int = 0
    _stretches: dict[Mask, _Stretch] = field(default_factory=dict)

    # ── places ──────────────────────────────────────────────────────────────────────────────────────────────

    def at(self, first: int | None = None, last: int | None = None) -> Place:
        """Where these paragraphs are; without numbers, the one being read."""
        if not self.noun:
            return self.place
        first = self.paragraphs + 1 if first is None else first
        last = first if last is None else last
        return self.place / (f"{self.noun} {first}" if first == last else f"{self.noun}s {first}-{last}")

    def numbered(self, noun: str) -> str:
        """`text box 2`: the next of its kind in this flow."""
        number = self.numbers[noun] = self.numbers.get(noun, 0) + 1
        return f"{noun} {number}"

    # ── words ───────────────────────────────────────────────────────────────────────────────────────────────

    def say(self, text: str, mask: Mask | None) -> None:
        """Words of the paragraph being read; spaces and line ends of the XML count as one space."""
        if not text:
            return
        text = _SPACES.sub(" ", text) if not text.isspace() or mask is None else " "
        self.put(text, mask)

    def put(self, text: str, mask: Mask | None) -> None:
        """As `say`, but as it stands: tabs, line ends."""
        if mask is None:
            self._line.append(text)
            return
        found = self._unseen.get(mask)
        if found is None:
            found = self._unseen[mask] = []
            before = _LABEL.search("".join(self._line[-4:])[-80:])
            self._labels[mask] = before[1].strip() if before else ""
        found.append(text)

    def is_begun(self) -> bool:
        """Whether there are words that no paragraph has taken yet."""
        return bool(self._line or self._unseen)

    def end_paragraph(self) -> str:
        """Ends the paragraph; gives what of it is seen."""
        self.paragraphs += 1
        self.covered = 0
        text = "".join(self._line).strip(" ")
        self._line.clear()
        if self.guides:
            text = "\n".join((text, *self.guides))
            self.guides.clear()
        if self.covers and self.covering is not None and self._is_covered(text):
            self._unseen.setdefault(self.covering, []).append(text)
            self._labels.setdefault(self.covering, "")
            self.covered = self._lines_of(text)
            text = ""
        if self._unseen or self._stretches:
            self._end_unseen(text)
        self.lines.append(text)
        self._size += len(text) + 1
        if self._size > _LARGEST and self.noun:
            self.flush()
        return text

    @staticmethod
    def _lines_of(text: str) -> int:
        return max(1, -(-len(text) // _LETTERS))

    def _is_covered(self, text: str) -> bool:
        """Whether something may lie over a line of this paragraph; what reaches below it is kept for the next."""
        height, width = self._lines_of(text) * _LINE, min(len(text), _LETTERS) * _LETTER
        found = any(top < height and bottom > _LINE / 3 and left < width for top, bottom, left in self.covers)
        below = ((top - height, bottom - height, left) for top, bottom, left in self.covers)
        self.covers[:] = [cover for cover in below if cover[1] > _LINE / 3]
        return found and bool(text.strip())

    def _end_unseen(self, seen: str) -> None:
        number = self.paragraphs
        is_any = False
        for mask, parts in self._unseen.items():
            words = "".join(parts).strip(" ")
            if not words.strip():
                continue
            is_any = True
            stretch = self._stretches.get(mask)
            if stretch is not None and (stretch.size > _LARGEST or self._labels[mask]):
                self._tell(mask, self._stretches.pop(mask))
                stretch = None
            if stretch is None:
                self._stretches[mask] = _Stretch(number, number, self._labels[mask], [words], len(words))
            else:
                stretch.last = number
                stretch.lines.append(words)
                stretch.size += len(words)
        self.unseen_paragraphs += is_any and not seen.strip()
        self._unseen.clear()
        self._labels.clear()
        if seen and self.noun:
            for mask in [mask for mask, stretch in self._stretches.items() if stretch.last < number]:
                self._tell(mask, self._stretches.pop(mask))

    # ── telling ─────────────────────────────────────────────────────────────────────────────────────────────

    def _tell(self, mask: Mask, stretch: _Stretch) -> None:
        self.tell(self._text(mask, stretch))

    def _text(self, mask: Mask, stretch: _Stretch) -> Text:
        text = "\n".join(stretch.lines)
        return Text(
            self.at(stretch.first, stretch.last),
            text,
            deeper(mask, self.under),
            mask.hiding,
            before=stretch.label,
        )

    def flush(self) -> None:
        """Tells what has been seen so far."""
        text = "\n".join(self.lines)
        text = text if self.noun else text.strip("\n")
        if text.strip():
            place = self.at(self._first, max(self._first, self.paragraphs))
            if self.under is None:
                self.tell(Text(place, text, label=self.label))
            else:
                self.tell(Text(place, text, self.under.sight, self.under.hiding, self.label))
        self.lines, self._size = [], 0
        self._first = self.paragraphs + 1

    def end(self) -> None:
        """Tells all that is left."""
        if self.is_begun():
            self.end_paragraph()
        self.flush()
        for mask, stretch in self._stretches.items():
            self._tell(mask, stretch)
        self._stretches.clear()

    def taken(self) -> tuple[str, list[tuple[Mask, Text]]]:
        """What was seen, and what was not, for whoever takes the flow's words himself: a cell of a table."""
        if self.is_begun():
            self.end_paragraph()
        seen = "\n".join(self.lines).strip()
        return seen, [(mask, self._text(mask, stretch)) for mask, stretch in self._stretches.items()]
