"""Pages: the text of each, and which words of it a reader does not see."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from candour.formats.pdf.covers import BLOCKS, NOT_DRAWN, block_letters_apart
from candour.formats.pdf.fonts import Swaps
from candour.formats.pdf.hidings import BY_NAME
from candour.formats.pdf.page_facts import PageFacts
from candour.formats.pdf.paint import Kind, Painted, Painting, painting_of
from candour.formats.pdf.paper import Box, Paper, address
from candour.formats.pdf.scans import unseen_of_scan
from candour.formats.pdf.sight import look_at
from candour.formats.pdf.suspicion import Suspects, suspects_of
from candour.formats.pdf.unseen import Hidden, copied_pieces, marked_pieces, seen_text, unseen_pieces
from candour.formats.pdf.words import Letters
from candour.piece import Found, Gap, Text, Why

__all__ = ["PageReading", "read_page", "set_active"]


@dataclass(slots=True, repr=False)
class PageReading:
    """A page as it was read: what was found, what it paints, and what else there is to ask of it."""

    text: str = ""
    found: list[Found] = field(default_factory=list)
    painting: Painting = field(default_factory=Painting)
    unseen: int = 0
    """How many of its letters are out of sight."""
    is_undrawn: bool = False
    """Whether there was a question that only pixels answer, and the page may not be made into any."""
    scanned_words: list[Box] = field(default_factory=list)
    """The boxes of words that stand beside a picture which shows them."""
    letters: Letters | None = None
    """The letters of the page, where it was looked at closely."""
    hidden: dict[int, Hidden] = field(default_factory=dict)
    """Those that are out of sight, by number."""
    sizeless: list[Painted] = field(default_factory=list)
    """Texts of no width or height, which have no letters."""


def read_page(paper: Paper, facts: PageFacts) -> PageReading:
    """Reads one page: its seen text as one piece, and a piece for all that hides words."""
    reading = PageReading(paper.text())
    reading.painting = painting = painting_of(paper)
    if painting.is_cut_short:
        detail = "more is drawn on this page than Candour looks at: look at it yourself, with all its text selected"
        reading.found.append(Gap(facts.place, Why.LIMIT, detail))
    if not painting.texts:
        return reading
    letters = _set_blocks_apart(paper, painting, reading.text)
    boxes = [note.box for note in facts.notes if note.kind not in NOT_DRAWN]
    suspects = suspects_of(paper, painting, boxes, all_of_it=facts.has_layers, unit=facts.unit)
    is_asked = suspects or facts.marks or _swapped(paper, painting, facts.swaps)
    reading.is_undrawn = bool(is_asked) and not facts.may_be_drawn
    if is_asked and facts.may_be_drawn:
        _look_closely(paper, facts, reading, suspects, letters or Letters(paper))
    elif reading.text.strip():
        reading.found.append(Text(facts.place, reading.text))
    return reading


def _swapped(paper: Paper, painting: Painting, swaps: Swaps) -> dict[int, dict[str, str]]:
    """The texts whose letters may copy as others than they show, by address: copied to shown."""
    if not swaps:
        return {}
    room = ctypes.create_string_buffer(256)
    found = {}
    for text in painting.texts:
        font = paper.api.FPDFTextObj_GetFont(text.handle)
        size = paper.api.FPDFFont_GetBaseFontName(font, room, len(room)) if font else 0
        name = room.raw[: max(0, min(size, len(room)) - 1)].decode("utf-8", "replace")
        if name in swaps:
            found[address(text.handle)] = swaps[name]
    return found


def _as_shown(letters: Letters, swapped: dict[int, dict[str, str]]) -> tuple[str, set[int]]:
    """The letters as they are shown, and the numbers of those that copy as others."""
    shown, changed = list(letters.signs), set()
    for painter, others in swapped.items():
        for number in letters.by_painter.get(painter, ()):
            if (other := others.get(shown[number])) is not None:
                shown[number] = other
                changed.add(number)
    return "".join(shown), changed


def _set_blocks_apart(paper: Paper, painting: Painting, text: str) -> Letters | None:
    """Moves texts made of blocks (█) to what covers, and gives the letters where there are any."""
    if BLOCKS.isdisjoint(text):
        return None
    letters = Letters(paper)
    blocks = block_letters_apart(letters)
    painting.others += [one for one in painting.texts if address(one.handle) in blocks]
    painting.others.sort(key=lambda one: one.order)
    painting.texts = [one for one in painting.texts if address(one.handle) not in blocks]
    return letters


def _look_closely(
    paper: Paper, facts: PageFacts, reading: PageReading, suspects: Suspects, letters: Letters
) -> None:
    painting, place, found = reading.painting, facts.place, reading.found
    swapped = _swapped(paper, painting, facts.swaps)
    look = look_at(paper, painting, letters, suspects, facts)
    hidden = {number: Hidden(reason) for number, reason in look.unseen.items()}
    hidden |= unseen_of_scan(paper, painting, letters, look, facts)
    set_active(paper, painting)
    reading.scanned_words = [
        letters.box_of(word)
        for word in letters.words
        if word.first in look.unpainted and word.first not in hidden
    ]
    reading.unseen, reading.hidden, reading.letters = len(hidden), hidden, letters
    shown, changed = _as_shown(letters, swapped)
    seen = seen_text(shown, hidden)
    if seen.strip():
        found.append(Text(place, seen))
    found += unseen_pieces(place, letters, hidden)
    found += copied_pieces(place, letters, changed - set(hidden))
    found += marked_pieces(place, letters, facts.marks)
    reading.sizeless = [text for text in suspects.small if _is_sizeless(text)]
    if nothing := _text_of_no_size(paper, reading.sizeless):
        hiding = BY_NAME["tiny-text"]
        found.append(Text(place / "words of no size", nothing, hiding.sight, hiding))


def set_active(paper: Paper, painting: Painting) -> None:
    """Has pdfium draw everything again that was left out to see the page without it."""
    for one in (*painting.texts, *painting.others):
        paper.api.FPDFPageObj_SetIsActive(one.handle, True)  # noqa: FBT003  (pdfium has it so)


def _is_sizeless(text: Painted) -> bool:
    return min(text.box.width, text.box.height) < 1e-3 and text.kind is Kind.TEXT


def _text_of_no_size(paper: Paper, nothing: Sequence[Painted]) -> str:
    """The text of objects of no width or height, which pdfium leaves out of a page's text until they are given some."""
    if not nothing:
        return ""
    api = paper.api
    for at, text in enumerate(nothing):
        api.FPDFTextObj_SetFontSize(text.handle, 10.0)
        api.FPDFPageObj_SetMatrix(text.handle, api.FS_MATRIX(1, 0, 0, 1, 0, 20.0 * at))
    paper.text_again()
    lines = []
    for text in nothing:
        room = (ctypes.c_ushort * 4096)()
        size = api.FPDFTextObj_GetText(text.handle, paper.text_handle, room, ctypes.sizeof(room))
        with suppress(UnicodeDecodeError):
            lines.append(bytes(room)[: max(0, min(size, 8192) - 2)].decode("utf-16-le"))
    return "\n".join(line for line in lines if any(map(str.isalnum, line)))
