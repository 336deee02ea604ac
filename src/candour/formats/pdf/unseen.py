"""Unseen words: the letters of a page that no reader sees, brought together by what hides them, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from candour.formats.pdf.beside import Beside
from candour.formats.pdf.hidings import BY_NAME
from candour.formats.pdf.paper import Box, tidy
from candour.formats.pdf.sight import Reason
from candour.formats.pdf.words import Letters, Word, numbered
from candour.piece import Text
from candour.place import Place

__all__ = ["Hidden", "copied_pieces", "marked_pieces", "seen_text", "unseen_pieces"]

_HOW = {
    "covered-text": "under what is painted over them",
    "invisible-text": "drawn without a mark",
    "transparent-text": "wholly see-through",
    "background-colour": "in the colour behind them",
    "tiny-text": "too small to see",
    "clipped-text": "outside their frame",
    "off-page-text": "beyond the edge of the page",
    "hidden-layer": "on a layer that is switched off",
    "print-only-layer": "on a layer that shows only in print",
    "scan-words": "where the picture does not show them",
}
_IN_LINE = tuple(
    BY_NAME[name]
    for name in ("covered-text", "background-colour", "scan-words", "transparent-text", "invisible-text")
)
"""What hides words where they stand in the line, with seen words before them."""
_MOST_GROUPS = 300


class Hidden(NamedTuple):
    """Why a letter is hidden, and what is said of where it lies, where the reason alone does not tell."""

    reason: Reason
    where: str = ""

    @property
    def how(self) -> str:
        """How it is hidden, as it stands after the numbers of the words."""
        if self.reason.cover:
            return f"under {self.reason.cover.name}"
        return self.where or _HOW[self.reason.hiding]


class _Key(NamedTuple):
    hiding: str
    how: str
    cover: int


@dataclass(slots=True)
class _Group:
    hidden: Hidden
    words: list[Word] = field(default_factory=list)
    partly: list[Word] = field(default_factory=list)


def _groups(letters: Letters, hidden: Mapping[int, Hidden]) -> dict[_Key, _Group]:
    found: dict[_Key, _Group] = {}
    for word in letters.words:
        gone = [number for number in word.letters if number in hidden]
        if not gone:
            continue
        telling = [number for number in word.letters if letters.is_telling(number)]
        told = [number for number in telling if number in hidden] if telling else gone
        if not told:
            continue
        why = hidden[told[0]]
        cover = why.reason.cover.key if why.reason.cover else 0
        key = _Key(why.reason.hiding, why.how, cover)
        if len(found) >= _MOST_GROUPS and key not in found:
            key = _Key(why.reason.hiding, _HOW[why.reason.hiding], 0)
            why = Hidden(why.reason._replace(cover=None))
        group = found.setdefault(key, _Group(why))
        (group.partly if len(told) < len(telling) else group.words).append(word)
    return found


def unseen_pieces(place: Place, letters: Letters, hidden: Mapping[int, Hidden]) -> Iterator[Text]:
    """One text for each thing that hides words: `words 12-14 under the black box at top right`."""
    beside = Beside(letters, hidden)
    for group in _groups(letters, hidden).values():
        hiding = BY_NAME[group.hidden.reason.hiding]
        found = sorted((*group.words, *group.partly), key=lambda word: word.number)
        for words, before in beside.pieces(found) if hiding in _IN_LINE else [(found, "")]:
            partly = [word for word in words if word in group.partly]
            step = f"{numbered([word for word in words if word not in partly], partly)} {group.hidden.how}"
            yield Text(place / step, _wording(words, letters), hiding.sight, hiding, before=before)


def marked_pieces(place: Place, letters: Letters, marks: Sequence[Box]) -> Iterator[Text]:
    """The words under marks for redaction that were never carried out."""
    hiding = BY_NAME["redaction-mark"]
    found = [
        word for word in letters.words if any(mark.holds(*letters.box_of(word).centre) for mark in marks)
    ]
    marked = {number: None for word in found for number in word.letters}
    for words, before in Beside(letters, marked).pieces(found):
        step = f"{numbered(words)} under a mark for redaction"
        yield Text(place / step, _wording(words, letters), hiding.sight, hiding, before=before)


def copied_pieces(place: Place, letters: Letters, changed: set[int]) -> Iterator[Text]:
    """The words that copy as others than they show, as they are copied."""
    hiding = BY_NAME["copied-text"]
    if found := [word for word in letters.words if changed.intersection(word.letters)]:
        step = f"{numbered(found)} copied as others than they show"
        yield Text(place / step, _wording(found, letters), hiding.sight, hiding)


def _wording(words: Sequence[Word], letters: Letters) -> str:
    """The words as they stand on the page: with a space, or with the end of the line, between them."""
    parts: list[str] = []
    before: Word | None = None
    for word in words:
        if before is not None:
            between = letters.between(before, word)
            is_next = word.number == before.number + 1
            parts.append(" " if is_next and "\n" not in between else "\n")
        parts.append(letters.spelt(word))
        before = word
    return "".join(parts)


def seen_text(signs: str, hidden: Mapping[int, Hidden]) -> str:
    """The text of the page without what is hidden. Where words are gone, the space around them stays."""
    if hidden:
        signs = "".join(sign for number, sign in enumerate(signs) if number not in hidden)
    return tidy(signs)
