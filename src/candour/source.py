"""Source: the bytes to be read, their claimed name, and the limits they are read under.

A source comes from outside and may have been made to harm its reader. What is unpacked from it is counted
against one `Budget`, shared by everything nested inside it, so that a small file cannot unpack without end.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace

from candour.errors import LimitReached
from candour.place import Place

__all__ = ["Budget", "Limits", "Source"]


@dataclass(frozen=True, slots=True)
class Limits:
    """How far reading goes before it stops and says so with a Gap."""

    depth: int = 12
    """Files inside files: a workbook in a zip is at depth 1."""
    entries: int = 50_000
    """Entries of one container."""
    unpacked: int = 4 << 30
    """Bytes unpacked from one outer file, all together."""
    ratio: int = 400
    """Unpacked bytes for each packed byte of one entry, once it is over 16 MiB."""
    pixels: int = 160_000_000
    """Points of one picture, which are looked through for writing. A sheet of A0 scanned at 300 dots an inch has 140 million."""
    seconds: float = 600.0
    """Wall time for one outer file."""
    memory: int = 4 << 30
    """Bytes of memory that the process reading it may take, where it is read in a process of its own."""
    output: int = 256 << 20
    """Bytes of the report that such a process may give."""


@dataclass(slots=True)
class Budget:
    """What is left of the limits while one outer file is read. The one thing here that changes."""

    limits: Limits = field(default_factory=Limits)
    unpacked: int = 0
    _until: float = 0.0

    def __post_init__(self) -> None:
        self._until = time.monotonic() + self.limits.seconds

    def spend(self, unpacked: int) -> None:
        """Counts bytes unpacked.

        Raises:
            LimitReached: where the outer file has unpacked to more than its limit, or time is over.
        """
        self.unpacked += unpacked
        if self.unpacked > self.limits.unpacked:
            raise LimitReached("unpacked", f"{self.limits.unpacked:,} bytes")
        if time.monotonic() > self._until:
            raise LimitReached("seconds", f"{self.limits.seconds:g} seconds")


@dataclass(frozen=True, slots=True, repr=False)
class Source:
    """Bytes to be read.

    `data` is bytes or a read-only memory map: take slices of it, or a `memoryview`, and do not keep them
    longer than the reading lasts. `name` is what somebody called the bytes; it decides nothing.
    """

    name: str
    data: bytes | memoryview
    place: Place
    budget: Budget = field(default_factory=Budget)
    depth: int = 0
    needs_no_look: bool = False
    """Whether it is a picture of a page in which nobody need look for writing: too small for it, or of what was read."""

    def nested(self, name: str, data: bytes | memoryview, place: Place | None = None) -> Source:
        """A file found inside this one, under the same budget. Without a place it lies at `self.place / name`."""
        return replace(
            self,
            name=name,
            data=data,
            place=place or self.place / name,
            depth=self.depth + 1,
            needs_no_look=False,
        )

    def __repr__(self) -> str:
        return f"Source({len(self.data):,} bytes, depth {self.depth})"
