"""Copies: what Word keeps beside a shape of the older kind so as to turn it into one of the newer (`gfxdata`).

It is a zip in base64, with the shape once more in the newer language and with its pictures. What is in the shape itself, or
in the document's own pictures, is not said twice.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from candour.formats import xml
from candour.formats.archive import Archive, Unreadable
from candour.formats.docx.own_hidings import ALTERNATE
from candour.formats.ooxml.package import Package
from candour.formats.ooxml.walking import paragraphs_of
from candour.formats.wording import is_wordy
from candour.formats.xml import BadXml
from candour.piece import Found, Gap, Nested, Text, Why
from candour.place import Place

__all__ = ["Copies"]

_MOST = 64 << 20


@dataclass(slots=True)
class Copies:
    """The copies of one part's shapes."""

    package: Package
    _heard: set[str] = field(default_factory=set)
    _said: dict[str, None] = field(default_factory=dict)
    _pictures: dict[tuple[int, int], tuple[str, bytes]] = field(default_factory=dict)
    _known: set[tuple[int, int]] = field(default_factory=set)
    """The document's own parts, by checksum and size."""
    _broken: int = 0

    def __post_init__(self) -> None:
        self._known = {(entry.crc, entry.unpacked) for entry in self.package.archive.entries}

    def hear(self, lines: Iterable[str]) -> None:
        """These lines stand in a text box."""
        self._heard |= {_folded(line) for whole in lines for line in whole.split("\n")}

    def take(self, written: str) -> None:
        """Looks into one copy."""
        try:
            data = base64.b64decode("".join(written.split()))
            archive = Archive(data, self.package.source.budget)
            for entry in archive.entries:
                if entry.is_folder:
                    continue
                if entry.unpacked > _MOST:
                    self._broken += 1
                elif entry.name.endswith((".xml", ".rels")):
                    for line in paragraphs_of(xml.tree(archive.read(entry))).split("\n"):
                        self._said.setdefault(line)
                elif (entry.crc, entry.unpacked) not in self._known:
                    self._pictures.setdefault((entry.crc, entry.unpacked), (entry.name, archive.read(entry)))
        except (binascii.Error, ValueError, Unreadable, BadXml):
            self._broken += 1

    def told(self, place: Place) -> Iterator[Found]:
        """What only the copies have."""
        lines = [line for line in self._said if is_wordy(line) and _folded(line) not in self._heard]
        if lines:
            yield Text(place / "copies of shapes", "\n".join(lines), ALTERNATE.sight, ALTERNATE)
        for name, data in self._pictures.values():
            step = name.rpartition("/")[2]
            source = self.package.source.nested(step, data, place / "copies of shapes" / step)
            yield Nested(source, ALTERNATE)
        if self._broken:
            detail = (
                "a copy of a shape, kept for newer programs, that Candour cannot open: save the document anew in Word and "
                "check it again"
            )
            yield Gap(place / "copies of shapes", Why.BROKEN, detail)


def _folded(line: str) -> str:
    return "".join(line.split())
