"""Compressed RTF: the text of an Outlook item, packed against a dictionary that every program has from the start.

    size │ unpacked size │ "LZFu" │ checksum │ flags, 8 tokens │ flags, 8 tokens │ …
                                              a token is a byte, or two bytes: where to copy from and how many

The sizes are not believed: no token makes more than 17 bytes of 2. Facts from MS-OXRTFCP.
"""

from __future__ import annotations

import struct

from candour.formats.archive import Unreadable

__all__ = ["unpacked_rtf"]

_LZFU, _MELA = 0x75465A4C, 0x414C454D
_FIRST = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans "
    b"SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_WINDOW = 4096


def unpacked_rtf(packed: bytes) -> bytes:
    """The RTF itself. Of a stream that is cut off, as much as is there.

    Raises:
        Unreadable: where it is packed in no way that there is.
    """
    if len(packed) < 16:
        raise Unreadable("its formatted text is damaged; ask for the message to be sent again")
    size, unpacked, kind = struct.unpack_from("<III", packed)
    body = packed[16 : max(16, size + 4)]
    if kind == _MELA:
        return body[:unpacked]
    if kind != _LZFU:
        raise Unreadable(
            "its formatted text is packed in a way that does not exist; open it and save it anew"
        )
    return bytes(_copied(body)[len(_FIRST) :])


def _copied(body: bytes) -> bytearray:
    out = bytearray(_FIRST)
    at, end = 0, len(body)
    while at < end:
        flags = body[at]
        at += 1
        for bit in range(8):
            if at >= end:
                return out
            if not flags >> bit & 1:
                out.append(body[at])
                at += 1
                continue
            if at + 1 >= end:
                return out
            token = body[at] << 8 | body[at + 1]
            at += 2
            back = (len(out) - (token >> 4)) % _WINDOW
            if not back:
                return out
            _copy(out, back, (token & 15) + 2)
    return out


def _copy(out: bytearray, back: int, count: int) -> None:
    """Adds `count` bytes from so far back; where that is before the beginning, zeros."""
    start = len(out) - back
    piece = bytes(out[max(0, start) : start + count]) if start + count > 0 else b""
    piece = b"\0" * min(count, max(0, -start)) + piece
    while piece and len(piece) < count:  # the copy runs into what it has just written
        piece += piece[: count - len(piece)]
    out += piece[:count]
