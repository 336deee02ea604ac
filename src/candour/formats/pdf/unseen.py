"""Unseen words: the letters of a page that no reader sees, brought together by what hides them, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

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
    BY_NAME[name] for name in ("covered-text", "background-colour", "scan-words", "transparent-text")
)
"""What hides words where they stand in the line, with seen words before them."""
_MOST_GROUPS = 300
_LABEL_WORDS = 3
_LABEL_ENDS = ".;,!?"
_NOT_LABEL = frozenset({"is", "are", "was", "of", "the"})


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
    for group in _groups(letters, hidden).values():
        hiding = BY_NAME[group.hidden.reason.hiding]
        step = f"{numbered(group.words, group.partly)} {group.hidden.how}"
        found = sorted((*group.words, *group.partly), key=lambda word: word.number)
        label = _label_before(found[0], letters, hidden) if hiding in _IN_LINE else ""
        yield Text(place / step, _wording(found, letters), hiding.sight, hiding, label)


def marked_pieces(place: Place, letters: Letters, marks: Sequence[Box]) -> Iterator[Text]:
    """The words under marks for redaction that were never carried out."""
    hiding = BY_NAME["redaction-mark"]
    found = [
        word for word in letters.words if any(mark.holds(*letters.box_of(word).centre) for mark in marks)
    ]
    if found:
        step = f"{numbered(found)} under a mark for redaction"
        label = _label_before(found[0], letters, {})
        yield Text(place / step, _wording(found, letters), hiding.sight, hiding, label)


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


def _label_before(word: Word, letters: Letters, hidden: Mapping[int, Hidden]) -> str:
    """The seen words just before a hidden one on its line, which may say what it is."""
    label: list[str] = []
    after = word
    for one in reversed(letters.words[max(0, word.number - 1 - _LABEL_WORDS) : word.number - 1]):
        between = letters.between(one, after)
        spelt = letters.spelt(one)
        if (
            "\n" in between
            or letters.box(one.first).top < letters.box(word.first).bottom
            or one.first in hidden
            or spelt[-1:] in _LABEL_ENDS
        ):
            break
        label.insert(0, spelt)
        after = one
    while label and label[-1].lower() in _NOT_LABEL:
        label.pop()
    return " ".join(label).rstrip(":").strip()


def seen_text(signs: str, hidden: Mapping[int, Hidden]) -> str:
    """The text of the page without what is hidden. Where words are gone, the space around them stays."""
    if hidden:
        signs = "".join(sign for number, sign in enumerate(signs) if number not in hidden)
    return tidy(signs)
