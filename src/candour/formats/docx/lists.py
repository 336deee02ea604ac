"""Lists: the words that numbering puts before paragraphs: `Article 3`, `Exhibit NE/4`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from xml.etree.ElementTree import Element

from candour.formats.docx.own_hidings import GIVEN_NAME
from candour.formats.wording import is_wordy
from candour.piece import Found, Text
from candour.place import Place

__all__ = ["read_lists"]

_NUMBER = re.compile(r"%\d")


def read_lists(root: Element, used: Collection[str], place: Place) -> Iterator[Found]:
    """The words of the lists in use, which are seen, and of the others."""
    in_use = _kinds_in_use(root, used)
    seen: dict[str, None] = {}
    others: dict[str, None] = {}
    for abstract in root.findall("abstractNum"):
        words = seen if abstract.get("abstractNumId", "") in in_use else others
        _take_words(abstract.findall("lvl/lvlText"), words)
        for name in abstract.findall("name"):
            if is_wordy(name.get("val", "")):
                others.setdefault(name.get("val", ""))
    for number in root.findall("num"):
        _take_words(
            number.findall("lvlOverride/lvl/lvlText"), seen if number.get("numId", "") in used else others
        )
    at = place / "numbering"
    if seen:
        yield Text(at, "\n".join(seen))
    if others := {text: None for text in others if text not in seen}:
        yield Text(at, "\n".join(others), GIVEN_NAME.sight, GIVEN_NAME, "words of lists")


def _kinds_in_use(root: Element, used: Collection[str]) -> set[str]:
    """The kinds of list in use. One that only stands for a style of lists has its words where that style is defined."""
    kinds = {
        kind.get("val", "")
        for number in root.findall("num")
        if number.get("numId", "") in used
        for kind in number.findall("abstractNumId")
    }
    links = {
        link.get("val", "")
        for abstract in root.findall("abstractNum")
        if abstract.get("abstractNumId", "") in kinds
        for link in abstract.findall("numStyleLink")
    }
    linked = (
        one
        for one in root.findall("abstractNum")
        for link in one.findall("styleLink")
        if link.get("val", "") in links
    )
    return kinds | {one.get("abstractNumId", "") for one in linked}


def _take_words(texts: Iterable[Element], words: dict[str, None]) -> None:
    for text in texts:
        if is_wordy(said := _NUMBER.sub(" ", text.get("val", "")).strip()):
            words.setdefault(said)
