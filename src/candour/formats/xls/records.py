"""Records: the stream of an Excel 97-2003 workbook, taken apart.

    kind │ size │ body …      kind │ size │ body …      60 │ size │ more of the body before it
    two bytes each                                      CONTINUE: a body over 8,224 bytes goes on in records of its own

A text that goes on in a CONTINUE record begins there with its flags again: one byte a character, or two.
Facts from MS-XLS and from the Excel 97 Developer's Kit; those of versions 2 to 5 from OpenOffice's description of them.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

__all__ = ["Body", "Kind", "body_of", "decimal", "rk", "walk"]

_HEAD = struct.Struct("<HH")
_F64 = struct.Struct("<d")


class Kind:
    """The numbers of the records that Candour reads."""

    BOF: Final = 0x0809
    EOF: Final = 0x000A
    CONTINUE: Final = 0x003C
    # of the whole workbook
    BOUNDSHEET: Final = 0x0085
    CODEPAGE: Final = 0x0042
    DATEMODE: Final = 0x0022
    EXTERNNAME: Final = 0x0023
    EXTERNSHEET: Final = 0x0017
    FILEPASS: Final = 0x002F
    FILESHARING: Final = 0x005B
    FONT: Final = 0x0031
    FORMAT: Final = 0x041E
    MSODRAWINGGROUP: Final = 0x00EB
    NAME: Final = 0x0018
    NAMECMT: Final = 0x0894
    PALETTE: Final = 0x0092
    SST: Final = 0x00FC
    SUPBOOK: Final = 0x01AE
    USERBVIEW: Final = 0x01A9
    WRITEACCESS: Final = 0x005C
    DCONREF: Final = 0x0051
    SXSTREAMID: Final = 0x00D5
    XCT: Final = 0x0059
    CRN: Final = 0x005A
    XF: Final = 0x00E0
    THEME: Final = 0x0896
    XFEXT: Final = 0x087D
    # of one sheet
    AUTOFILTER: Final = 0x009E
    AUTOFILTER12: Final = 0x087E
    CF: Final = 0x01B1
    COLINFO: Final = 0x007D
    CONDFMT: Final = 0x01B0
    DEFAULTROWHEIGHT: Final = 0x0225
    DEFCOLWIDTH: Final = 0x0055
    DV: Final = 0x01BE
    FILTERMODE: Final = 0x009B
    FOOTER: Final = 0x0015
    HEADER: Final = 0x0014
    HEADERFOOTER: Final = 0x089C
    HLINK: Final = 0x01B8
    HLINKTOOLTIP: Final = 0x0800
    IMDATA: Final = 0x007F
    MERGECELLS: Final = 0x00E5
    MSODRAWING: Final = 0x00EC
    NOTE: Final = 0x001C
    OBJ: Final = 0x005D
    PLS: Final = 0x004D
    ROW: Final = 0x0208
    SCENARIO: Final = 0x00AF
    SORT: Final = 0x0090
    TXO: Final = 0x01B6
    USERSVIEWBEGIN: Final = 0x01AA
    USERSVIEWEND: Final = 0x01AB
    # cells
    ARRAY: Final = 0x0221
    BKHIM: Final = 0x00E9
    HFPICTURE: Final = 0x0866
    BLANK: Final = 0x0201
    BOOLERR: Final = 0x0205
    FORMULA: Final = 0x0006
    LABEL: Final = 0x0204
    LABELSST: Final = 0x00FD
    MULBLANK: Final = 0x00BE
    MULRK: Final = 0x00BD
    NUMBER: Final = 0x0203
    RK: Final = 0x027E
    RSTRING: Final = 0x00D6
    SHRFMLA: Final = 0x04BC
    STRING: Final = 0x0207
    # charts
    SERIESTEXT: Final = 0x100D
    SIINDEX: Final = 0x1065


def walk(data: bytes, at: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The records from here on: kind, where the body begins, and its size; of the last, as much as there is."""
    while at + 4 <= end:
        kind, size = _HEAD.unpack_from(data, at)
        at += 4
        yield kind, at, min(size, end - at)
        at += size


class Body:
    """One record's body with what continues it, read from first to last.

    Every method raises struct.error where the body ends too soon.
    """

    __slots__ = ("at", "biff", "breaks", "data", "encoding")

    def __init__(
        self, data: bytes, biff: int = 8, encoding: str = "cp1252", breaks: tuple[int, ...] = ()
    ) -> None:
        self.data, self.at = data, 0
        self.biff, self.encoding = biff, encoding
        self.breaks = breaks
        """Where a CONTINUE record begins."""

    def _number(self, form: str, size: int) -> int:
        (value,) = struct.unpack_from(form, self.data, self.at)
        self.at += size
        return int(value)

    def u8(self) -> int:
        """The next byte as a number."""
        return self._number("<B", 1)

    def u16(self) -> int:
        """The next two bytes as a number."""
        return self._number("<H", 2)

    def u32(self) -> int:
        """The next four bytes as a number."""
        return self._number("<I", 4)

    def f64(self) -> float:
        """The next eight bytes as a floating number."""
        (value,) = _F64.unpack_from(self.data, self.at)
        self.at += 8
        return float(value)

    def take(self, size: int) -> bytes:
        """The next so many bytes."""
        if size < 0 or self.at + size > len(self.data):
            raise struct.error("the record ends too soon")
        self.at += size
        return self.data[self.at - size : self.at]

    def skip(self, size: int) -> None:
        """Passes over so many bytes."""
        self.take(size)

    @property
    def left(self) -> int:
        """How many bytes there are still."""
        return len(self.data) - self.at

    def text(self, width: int) -> str:
        """A text that begins with its length in one byte, or in two."""
        return self.chars(self.u8() if width == 1 else self.u16())

    def chars(self, count: int) -> str:
        """So many characters. In version 8, flags come first that say whether each takes one byte or two."""
        if self.biff < 8:
            return self.take(count).decode(self.encoding, "replace")
        flags = self.u8()
        runs = self.u16() if flags & 8 else 0
        extra = self.u32() if flags & 4 else 0
        text = self._run(count, flags & 1)
        self.skip(4 * runs + extra)
        return text

    def _run(self, count: int, wide: int) -> str:
        parts = []
        while True:
            end = next((mark for mark in self.breaks if mark > self.at), len(self.data))
            here = min(count, (end - self.at) >> wide)
            raw = self.take(here << wide)
            parts.append(raw.decode("utf-16-le", "replace") if wide else raw.decode("latin-1"))
            count -= here
            if not count:
                return "".join(parts)
            if end == len(self.data):
                raise struct.error("the record ends too soon")
            self.at = end
            wide = self.u8() & 1


def body_of(data: bytes, at: int, size: int, end: int) -> tuple[bytes, tuple[int, ...]]:
    """A body together with the CONTINUE records after it, and where each of those begins in it."""
    after = at + size
    if after + 4 > end or _HEAD.unpack_from(data, after)[0] != Kind.CONTINUE:
        return data[at:after], ()
    parts, breaks, total = [data[at:after]], [], size
    for kind, start, more in walk(data, after, end):
        if kind != Kind.CONTINUE:
            break
        breaks.append(total)
        parts.append(data[start : start + more])
        total += more
    return b"".join(parts), tuple(breaks)


def rk(value: int) -> float:
    """The number in four bytes: the upper 30 bits of a floating number or a whole one, perhaps a hundred times it.

    >>> rk(0x2), rk(0x3FF00000), rk(0x3FF00001), rk(0xC0EF7A)
    (0.0, 1.0, 0.01, 3161054.0)
    """
    if value & 2:
        whole = value >> 2
        number = float(whole - (1 << 30) if whole & (1 << 29) else whole)
    else:
        (number,) = _F64.unpack(struct.pack("<Q", (value & 0xFFFFFFFC) << 32))
    return number / 100 if value & 1 else number


def decimal(number: float) -> str:
    """A number as a person would write it: `9990000018`, `0.5`.

    >>> decimal(9990000018.0), decimal(0.5)
    ('9990000018', '0.5')
    """
    return str(int(number)) if -1e15 < number < 1e15 and number == int(number) else repr(number)
