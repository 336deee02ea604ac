"""Words: the texts of a shape as the paragraphs of a new one, without what a reader does not see of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from candour.cleaned import Redaction
from candour.formats.colour import BLACK, WHITE, are_alike, contrast
from candour.formats.new_slides import Line, Run
from candour.formats.ppt.letters import Arrangement, Letters, Stretch
from candour.formats.ppt.page import Page

__all__ = ["Behind", "lines_of"]

_TITLES: Final = frozenset({0, 6})
_BODIES: Final = frozenset({1, 5, 7, 8})
_SIZES: Final = {0: 44.0, 6: 44.0, 1: 28.0, 5: 28.0, 7: 24.0, 8: 24.0}
"""How large letters are where only the master says it, as most masters have it."""
_OTHERS: Final = 18.0
_SMALLER, _SMALLEST = 4.0, 10.0
"""By how much letters of a deeper level are smaller."""
_ALIGNS: Final = ("l", "ctr", "r", "just")
_TEXT, _TITLE = 1, 3
"""The places of their colours in the scheme."""
_BOLD, _ITALIC, _UNDERLINED = 1, 2, 4


class Behind(NamedTuple):
    """What lies behind letters: in the file, as far as the reader knows it; and in the copy."""

    read: int | None
    drawn: int | None


def lines_of(page: Page, letters: Letters, behind: Behind, redaction: Redaction) -> Iterator[Line]:
    """The paragraphs of one text."""
    marks = _marks_of(letters)
    for number, runs in enumerate(_split(page, letters, behind.read)):
        arrangement = marks[number] if number < len(marks) else Arrangement(0)
        texts = redaction.runs([stretch.text for stretch in runs])
        size = max(_SIZES.get(letters.kind, _OTHERS) - _SMALLER * arrangement.level, _SMALLEST)
        made = (
            _run(stretch, text, size, _ink(page, letters.kind, stretch, behind.drawn))
            for stretch, text in zip(runs, texts, strict=True)
            if text
        )
        yield Line(
            tuple(made),
            _align(letters.kind, arrangement),
            "•" if _is_bulleted(letters.kind, arrangement) and any(text.strip() for text in texts) else "",
            arrangement.level,
        )


def _split(page: Page, letters: Letters, ground: int | None) -> Iterator[list[Stretch]]:
    """The stretches that are seen, paragraph by paragraph."""
    line: list[Stretch] = []
    for stretch in letters.looks():
        is_gone = page.why_unseen(stretch, ground) is not None
        for number, part in enumerate(stretch.text.split("\n")):
            if number:
                yield line
                line = []
            if part and not is_gone:
                line.append(stretch._replace(text=part))
    yield line


def _marks_of(letters: Letters) -> list[Arrangement]:
    """How each paragraph is arranged."""
    if not letters.arrangements:
        return []
    at = 0
    ends = [number for number, letter in enumerate(letters.text) if letter == "\n"] + [len(letters.text)]
    spans = []
    for arrangement in letters.arrangements:
        at += max(arrangement.length, 1)
        spans.append((at, arrangement))
    return [next((arrangement for stop, arrangement in spans if end < stop), spans[-1][1]) for end in ends]


def _run(stretch: Stretch, text: str, size: float, ink: int) -> Run:
    return Run(
        text,
        float(stretch.size) if stretch.size else size,
        ink,
        is_bold=bool(stretch.style & _BOLD),
        is_italic=bool(stretch.style & _ITALIC),
        is_underlined=bool(stretch.style & _UNDERLINED),
    )


def _ink(page: Page, kind: int, stretch: Stretch, drawn: int | None) -> int:
    """The colour of letters: their own, that of the scheme; or one that can be read, where theirs could not be in the copy."""
    colour = stretch.colour
    if colour is not None and colour < 0:
        colour = page.scheme(-1 - colour)
    if colour is None:
        colour = page.scheme(_TITLE if kind in _TITLES else _TEXT)
    if colour is None:
        colour = BLACK
    if drawn is None or not are_alike(colour, drawn):
        return colour
    return BLACK if contrast(BLACK, drawn) > contrast(WHITE, drawn) else WHITE


def _align(kind: int, arrangement: Arrangement) -> str:
    if arrangement.align is not None:
        return _ALIGNS[arrangement.align] if arrangement.align < len(_ALIGNS) else ""
    return "ctr" if kind in _TITLES else ""


def _is_bulleted(kind: int, arrangement: Arrangement) -> bool:
    return kind in _BODIES and kind != 5 if arrangement.is_bulleted is None else arrangement.is_bulleted
