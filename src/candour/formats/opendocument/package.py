"""The package: a zip of parts with a list of them, or one XML file that holds them all.

mimetype │ META-INF/manifest.xml │ content.xml │ styles.xml │ meta.xml │ settings.xml │ Pictures/ … │ Object 1/ …
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from candour.formats import xml
from candour.formats.archive import Archive
from candour.formats.ooxml.damage import damage
from candour.piece import Gap, Why
from candour.source import Source

__all__ = ["Chunks", "Package", "is_package"]

Chunks = Callable[[], Iterable[bytes]]
_MANIFEST = "META-INF/manifest.xml"
_LOCKED = "encrypted: ask the sender for a copy without a password"
_LOCKED_PART = "this part is encrypted, the others are not: ask the sender for a copy without a password"
_ONE_SAVE = 60
"""Seconds between the first and the last part of one save."""
_OFFICE = re.compile(rb"generator>\s*(?:LibreOffice|OpenOffice|Collabora|NeoOffice)")
_NO_CONTENT = "it has no content part: open it, save it anew and check it again"


def is_package(source: Source) -> bool:
    """Whether this is a zip, not one XML file."""
    return bytes(source.data[:2]) == b"PK" or bytes(source.data[-22:-18]) == b"PK\5\6"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Package:
    """The parts of one document. `kinds` are what the list of parts says they are."""

    source: Source
    archive: Archive
    kinds: dict[str, str] = field(default_factory=dict)
    locked: frozenset[str] = frozenset()
    """The parts that a password locks."""
    is_listed: bool = False
    gaps: tuple[Gap, ...] = ()
    """A list of parts that cannot be read."""

    @classmethod
    def of(cls, source: Source) -> Package:
        """The package in these bytes.

        Raises:
            Unreadable: where it is no zip that can be read.
        """
        archive = Archive(source.data, source.budget)
        manifest, gaps = Element("manifest"), list[Gap]()
        if _MANIFEST in archive:
            with damage(source.place / _MANIFEST, "the list of the document's parts", gaps):
                manifest = xml.tree(archive.read(_MANIFEST))
        entries = list(manifest.iter("file-entry"))
        return cls(
            source,
            archive,
            {entry.get("full-path", ""): entry.get("media-type", "") for entry in entries},
            frozenset(
                entry.get("full-path", "") for entry in entries if entry.find("encryption-data") is not None
            ),
            bool(entries),
            tuple(gaps),
        )

    def why_no_content(self) -> Gap | None:
        """The gap in place of a content part that is locked or missing."""
        if "content.xml" in self.locked or (self.locked and "content.xml" not in self.archive):
            return Gap(self.source.place, Why.ENCRYPTED, _LOCKED)
        if "content.xml" not in self.archive:
            return Gap(self.source.place, Why.BROKEN, _NO_CONTENT)
        return None

    def locked_parts(self) -> Iterator[Gap]:
        """The gaps of the parts that are locked where the content is not."""
        for part in sorted(self.locked) if not self.why_no_content() else ():
            yield Gap(self.source.place / part, Why.ENCRYPTED, _LOCKED_PART)

    def is_of_last_save(self, part: str) -> bool:
        """Whether a program that makes this part anew with each save has put it there together with the content."""
        if not {part, "content.xml", "meta.xml"} <= set(self.archive.names) or "meta.xml" in self.locked:
            return False
        times = [self._time(name) for name in (part, "content.xml")]
        return abs(times[0] - times[1]) <= _ONE_SAVE and bool(_OFFICE.search(self.archive.read("meta.xml")))

    def _time(self, part: str) -> int:
        """When a part was put into the zip, by its own head there: in seconds, of months of 31 days."""
        time: int
        day: int
        time, day = struct.unpack_from("<HH", self.source.data, self.archive[part].header + 10)
        days = ((day >> 9) * 12 + (day >> 5 & 15)) * 31 + (day & 31)
        return ((days * 24 + (time >> 11)) * 60 + (time >> 5 & 63)) * 60 + (time & 31) * 2

    def chunks(self, part: str) -> Chunks:
        """A part's bytes, as often as they are asked for."""
        return lambda: self.archive.stream(part)

    def has(self, part: str) -> bool:
        """Whether there is such a part that can be read."""
        return part in self.archive and part not in self.locked
