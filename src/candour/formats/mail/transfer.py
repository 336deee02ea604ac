"""Transfer encodings: how parts that are not plain ASCII travel, and what else may lie among their lines.

A part in base64, with a line in it that is none:

    VGhpcyBpcyBh        base64 lines
    Nia Example         no base64: every program passes over it, and it stays in the file
    IGxldHRlcg==        the end; what follows is passed over too
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Unpacked", "is_known_encoding", "unpacked", "without_uuencoded"]

_ODD = re.compile(rb"[^A-Za-z0-9+/=\r\n]")
_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/]*={0,3}")
_PADDED_BREAK = re.compile(rb"=[ \t]+(?=\r?\n)")
_UU_BEGIN = re.compile(rb"^begin [0-7]{3,4} ([^\r\n]{1,255})\r?\n", re.MULTILINE)
_PLAIN = frozenset({"", "7bit", "8bit", "binary", "7-bit", "8-bit", "7bits", "8bits", "none"})
_UU = frozenset({"x-uuencode", "uuencode", "x-uue", "uue"})
_SHORTEST_MORE = 20


@dataclass(frozen=True, slots=True, repr=False)
class Unpacked:
    """The bytes of a part, and the lines of it that belong to no encoding."""

    data: bytes
    stray: bytes = b""


def is_known_encoding(encoding: str) -> bool:
    """Whether this is a way of travelling that Candour can undo."""
    name = _named(encoding)
    return name in _PLAIN or name in _UU or name in ("base64", "quoted-printable")


def unpacked(raw: bytes, encoding: str) -> Unpacked:
    """The bytes that these stand for. What cannot be undone stays as it is."""
    name = _named(encoding)
    if name == "base64":
        return _from_base64(raw)
    if name == "quoted-printable":
        return Unpacked(binascii.a2b_qp(_PADDED_BREAK.sub(b"=", raw)))
    if name in _UU:
        rest, files = without_uuencoded(raw)
        return Unpacked(b"".join(data for _, data in files), rest.strip()) if files else Unpacked(raw)
    return Unpacked(raw)


def _named(encoding: str) -> str:
    return encoding.partition("(")[0].strip(" \t;\"'").lower()


def _from_base64(raw: bytes) -> Unpacked:
    body = raw.rstrip(b"\r\n\t =")
    if not _ODD.search(body) and b"=" not in body:
        return Unpacked(_whole(body))
    chunks: list[list[bytes]] = [[]]
    stray: list[bytes] = []
    for line in raw.splitlines():
        packed = line.strip()
        is_more = bool(_BASE64_LINE.fullmatch(packed)) and (
            len(chunks) == 1 or bool(chunks[-1]) or (len(packed) >= _SHORTEST_MORE and len(packed) % 4 == 0)
        )
        if is_more:
            chunks[-1].append(packed)
            if packed.endswith(b"="):
                chunks.append([])
        elif packed:
            stray.append(line)
    if not any(map(any, chunks)):  # no base64 at all, whatever its header says
        return Unpacked(raw)
    return Unpacked(b"".join(_whole(b"".join(chunk)) for chunk in chunks), b"\n".join(stray))


def _whole(packed: bytes) -> bytes:
    """The bytes of base64 that may have lost its end."""
    packed = packed.translate(None, b" \t\r\n=")
    packed = packed[: len(packed) - (len(packed) % 4 == 1)]
    return binascii.a2b_base64(packed + b"=" * (-len(packed) % 4))


def without_uuencoded(text: bytes) -> tuple[bytes, list[tuple[bytes, bytes]]]:
    """The text without the files that are written into it as lines, and those files, each with its name."""
    rest: list[bytes] = []
    files: list[tuple[bytes, bytes]] = []
    at = 0
    for begin in _UU_BEGIN.finditer(text):
        if begin.start() < at:
            continue
        data, end = _uu_lines(text, begin.end())
        if data:
            rest.append(text[at : begin.start()])
            files.append((begin[1].strip(), data))
            at = end
    return b"".join((*rest, text[at:])), files


def _uu_lines(text: bytes, at: int) -> tuple[bytes, int]:
    """The file written from here on, and where its lines end."""
    out: list[bytes] = []
    for line, end in _lines_from(text, at):
        if line in (b"end", b"`", b"", b" "):
            at = end
            if line == b"end":
                break
            continue
        size = (line[0] - 32) & 63
        needed = -(-size // 3) * 4
        if not 33 <= line[0] <= 96 or not needed - 2 <= len(line) - 1 <= needed + 2:
            break
        try:
            out.append(binascii.a2b_uu(line[: needed + 1]))
        except binascii.Error:
            break
        at = end
    return b"".join(out), at


def _lines_from(text: bytes, at: int) -> Iterator[tuple[bytes, int]]:
    while at < len(text):
        end = text.find(b"\n", at)
        end = len(text) if end < 0 else end + 1
        yield text[at:end].rstrip(b"\r\n"), end
        at = end
