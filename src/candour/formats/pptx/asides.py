"""Asides: the words of a part that stand in no shape. In data of programs, in links' tips, or where none belong.

<p:extLst> <p:ext uri="{…}">   data of programs and add-ins: ids and switches, seldom words
anything else outside <a:t>    words that PowerPoint does not show
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from candour.formats.pptx.own_hidings import PROGRAM_DATA, STRAY
from candour.formats.wording import is_wordy
from candour.hiding import Hiding
from candour.piece import Found, Text
from candour.place import Place

__all__ = ["Asides", "asides_in"]

_OF_PROGRAMS = frozenset({"attrName", "tableStyleId"})
"""Elements whose text is a program's own word."""
_QUIET = frozenset({"uri", "typeface", "panose", "path", "w", "formula"})
_GUID = re.compile(r"\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?")
_SPOKEN = re.compile(r"[ @\\]|\w/\w")
_LINKS = ("hlinkClick", "hlinkMouseOver", "hlinkHover")
_TOLD_ELSEWHERE = frozenset({"section"})


@dataclass(slots=True)
class Asides:
    """What one part says outside its shapes."""

    tips: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    data: dict[str, None] = field(default_factory=dict)
    stray: list[str] = field(default_factory=list)

    def read(self, place: Place) -> Iterator[Found]:
        """The data of programs, and words that nobody is shown."""
        hidings: tuple[tuple[Hiding, list[str]], ...] = ((PROGRAM_DATA, list(self.data)), (STRAY, self.stray))
        for hiding, lines in hidings:
            if lines:
                yield Text(place, "\n".join(lines), hiding.sight, hiding)


def asides_in(root: Element, told: Container[int]) -> Asides:
    """The words of a part that stand in no shape. `told` are the elements with letters that have been told of."""
    found = Asides()
    data = _data_in(root, found)
    for tag in _LINKS:
        for link in root.iter(tag):
            found.tips += filter(is_wordy, (link.get("tooltip", ""), link.get("invalidUrl", "")))
    for control in root.iter("control"):
        found.names += filter(is_wordy, (control.get("name", ""),))
    for element in root.iter():
        text, tail = element.text, element.tail
        if text and id(element) not in told and element.tag not in _OF_PROGRAMS:
            _take(text, found, is_data=id(element) in data)
        if tail:
            _take(tail, found, is_data=id(element) in data)
    return found


def _take(text: str, found: Asides, *, is_data: bool) -> None:
    words = text.strip()
    if is_wordy(words) and not _GUID.fullmatch(words):
        if is_data:
            found.data[words] = None
        else:
            found.stray.append(words)


def _data_in(root: Element, found: Asides) -> set[int]:
    """The elements that hold data of programs. What their attributes say is taken."""
    inside: set[int] = set()
    for data in root.iter("ext"):
        if "uri" in data.attrib and id(data) not in inside:
            for element in data.iter():
                inside.add(id(element))
                _take_data(element, found)
    return inside


def _take_data(element: Element, found: Asides) -> None:
    if element.tag in _TOLD_ELSEWHERE:
        return
    for key, value in element.items():
        if key not in _QUIET and not key.startswith("r:") and is_wordy(value) and _SPOKEN.search(value):
            found.data[value.strip()] = None
