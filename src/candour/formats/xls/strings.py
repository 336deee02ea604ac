"""Shared strings: every distinct text of the workbook once, with the colours of its parts and its reading aids."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from candour.block import Pool
from candour.formats.spreadsheet_looks import Inks
from candour.formats.xls.records import Body

__all__ = ["SharedStrings"]

_U16 = struct.Struct("<H")


@dataclass(slots=True, repr=False)
class SharedStrings:
    """The texts, by number. `used` has a 1 for each that some cell shows."""

    values: list[str] = field(default_factory=list)
    inks: dict[int, Inks] = field(default_factory=dict)
    phonetics: list[str] = field(default_factory=list)
    used: bytearray = field(default_factory=bytearray)
    is_broken: bool = False
    _pool: Pool | None = None

    @property
    def pool(self) -> Pool:
        """The texts side by side. One object for the whole workbook, so that they are looked through once."""
        if self._pool is None:
            self._pool = Pool.of(self.values)
        return self._pool

    @property
    def unused(self) -> list[str]:
        """The texts that no cell shows."""
        return [text for number, text in enumerate(self.values) if not self.used[number] and text.strip()]

    def take(self, raw: bytes, breaks: tuple[int, ...], ink_of: Callable[[int], int | None]) -> None:
        """Takes in the table. `ink_of` gives the colour of a font, None for that of the cell."""
        expected = int.from_bytes(raw[4:8], "little")
        body = Body(raw, breaks=breaks)
        body.at = 8
        marks = iter((*breaks, len(raw)))
        mark = next(marks)
        values = self.values
        try:
            while body.at < len(raw):
                at = body.at
                while mark <= at:
                    mark = next(marks)
                (count,) = _U16.unpack_from(raw, at)
                flags = raw[at + 2]
                end = at + 3 + (count << (flags & 1))
                if not flags & 0xFC and end <= mark:  # a plain text in one piece, as nearly all are
                    values.append(
                        raw[at + 3 : end].decode("utf-16-le" if flags & 1 else "latin-1", "replace")
                    )
                    body.at = end
                else:
                    self._take_rich(body, ink_of)
        except (struct.error, IndexError, StopIteration):
            self.is_broken = len(values) < expected
        self.used = bytearray(len(values))

    def _take_rich(self, body: Body, ink_of: Callable[[int], int | None]) -> None:
        start = body.at
        text = body.text(2)
        number = len(self.values)
        self.values.append(text)
        flags = body.data[start + 2]
        runs = _U16.unpack_from(body.data, start + 3)[0] if flags & 8 else 0
        extra = struct.unpack_from("<I", body.data, start + (5 if flags & 8 else 3))[0] if flags & 4 else 0
        if runs:
            at = body.at - extra - 4 * runs
            inks = _inks(struct.unpack_from(f"<{2 * runs}H", body.data, at), ink_of)
            if any(ink is not None for ink in inks):
                self.inks[number] = inks
        if extra > 14:
            read, at = body.data[body.at - extra : body.at], 14
            (count,) = _U16.unpack_from(read, 12)
            phonetic = read[at : at + 2 * count].decode("utf-16-le", "replace")
            if phonetic.strip() and phonetic != text:
                self.phonetics.append(phonetic)


def _inks(runs: Sequence[int], ink_of: Callable[[int], int | None]) -> Inks:
    """The colours of a text's parts. What stands before the first run is in the colour of the cell."""
    inks = [ink_of(font) for font in runs[1::2]]
    return tuple([None, *inks] if runs[0] else inks)
