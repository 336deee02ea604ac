"""Layouts: what a newer PowerPoint keeps beside a master, so that it has its layouts again when it opens the file.

master ─ record for newer programs: a zip ─ slideLayout.xml: prompts, and whatever somebody wrote on the layout
"""

from __future__ import annotations

from collections.abc import Iterator

from candour.formats import xml
from candour.formats.archive import Archive
from candour.formats.ppt.records import Record, records
from candour.source import Budget

__all__ = ["layout_words"]

_KEPT = frozenset({0x40E, 0x41E, 0x41F, 0x423, 0x428})
"""Themes, layouts, styles of tables and of notes."""
_ZIP = b"PK\3\4"


def layout_words(data: bytes, page: Record, budget: Budget) -> Iterator[str]:
    """The words of the layouts of a master, a paragraph each.

    Raises:
        Unreadable: where a zip is damaged.
        BadXml: where a part of it is.
        LimitReached: where the outer file has unpacked to more than its limit.
    """
    for record in records(data, page.at, page.end):
        if record.kind in _KEPT and data[record.at : record.at + 4] == _ZIP:
            archive = Archive(data[record.at : record.end], budget)
            for name in archive.names:
                if name.endswith(".xml") and "ayout" in name:
                    yield from _words(archive.stream(name))


def _words(chunks: Iterator[bytes]) -> Iterator[str]:
    line: list[str] = []
    lines: list[str] = []
    inside = [False]

    def start(name: str, _: dict[str, str]) -> None:
        inside[0] = name.rpartition(":")[2] == "t"

    def end(name: str) -> None:
        inside[0] = False
        if name.rpartition(":")[2] == "p":
            lines.append("".join(line))
            line.clear()

    xml.stream(chunks, start, end, lambda text: line.append(text) if inside[0] else None)
    yield from lines
