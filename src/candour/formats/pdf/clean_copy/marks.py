"""Marks: parts of a drawing that are marked as standing on a layer, or by a number that the structure of the document knows.

/OC /L1 BDC … EMC             on a layer: nothing in it is painted where the layer is off
/P <</MCID 3>> BDC … EMC      a paragraph: the mark stays where the structure speaks of it
/Artifact BMC … EMC           not read aloud: stays where the page is tagged
any other                     goes, and what is in it stays
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from candour.formats.pdf.clean_copy.drawn import Supplies
from candour.formats.pdf.clean_copy.tags import tag_of

__all__ = ["Marks"]


class Marks:
    """The marked parts of one drawing."""

    def __init__(self, supplies: Supplies) -> None:
        self._supplies = supplies
        self.tagged: AbstractSet[int] = frozenset()
        """The numbers that the structure speaks of."""
        self.numbers: set[int] = set()
        """Those that have been written."""
        self._open: list[tuple[bool, bool]] = []
        """For each part that is open: whether it is off, and whether its mark is written."""
        self._off = 0

    @property
    def is_off(self) -> bool:
        """Whether nothing is painted here."""
        return self._off > 0

    @property
    def is_open(self) -> bool:
        """Whether a part is open."""
        return bool(self._open)

    def begin(self, operator: bytes, operands: Sequence[bytes], properties: Any) -> bytes:
        """What is to be written where a part begins; nothing where its mark goes."""
        is_off = list(operands[:1]) == [b"/OC"] and self._supplies.is_off(properties)
        line = self._line(operator, operands, properties)
        self._open.append((is_off, bool(line)))
        self._off += is_off
        return line

    def _line(self, operator: bytes, operands: Sequence[bytes], properties: Any) -> bytes:
        if not self.tagged:
            return b""
        tag = tag_of(operands, properties) if operator == b"BDC" else None
        if tag is not None and tag.number in self.tagged and tag.number not in self.numbers:
            self.numbers.add(tag.number)
            return b"%s <</MCID %d>> BDC" % (tag.name, tag.number)
        return b"/Artifact BMC" if list(operands[:1]) == [b"/Artifact"] else b""

    def end(self) -> bool:
        """Whether the end of a part is to be written."""
        if not self._open:
            return False
        was_off, is_written = self._open.pop()
        self._off -= was_off
        return is_written
