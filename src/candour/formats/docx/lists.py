"""Lists: the words that numbering puts before paragraphs: `Article 3`, `Exhibit NE/4`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from xml.etree.ElementTree import Element

from candour.formats.docx.own_hidings import GIVEN_NAME
from candour.formats.wording import is_wordy
from candour.piece import Found, Text
from candour.place import Place

__all__ = ["read_lists"]

_NUMBER = re.compile(r"%\d")


def read_lists(root: Element, used: Collection[str], place: Place) -> Iterator[Found]:
    """The words of the lists in use, which are seen, and of the others."""
    in_use = {
        kind.get("val", "")
        for number in root.findall("num")
        if number.get("numId", "") in used
        for kind in number.findall("abstractNumId")
    }
    seen: dict[str, None] = {}
    others: dict[str, None] = {}
    for abstract in root.findall("abstractNum"):
        words = seen if abstract.get("abstractNumId", "") in in_use else others
        for text in abstract.findall("lvl/lvlText"):
            if is_wordy(said := _NUMBER.sub(" ", text.get("val", "")).strip()):
                words.setdefault(said)
        for name in abstract.findall("name"):
            if is_wordy(name.get("val", "")):
                others.setdefault(name.get("val", ""))
    for number in root.findall("num/lvlOverride/lvl/lvlText"):
        if is_wordy(said := _NUMBER.sub(" ", number.get("val", "")).strip()):
            seen.setdefault(said)
    at = place / "numbering"
    if seen:
        yield Text(at, "\n".join(seen))
    if others := {text: None for text in others if text not in seen}:
        yield Text(at, "\n".join(others), GIVEN_NAME.sight, GIVEN_NAME, "words of lists")
