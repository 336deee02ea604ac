"""TrueType: the outlines of a font cut down to the letters that are shown.

A program that puts fonts into a PDF often numbers their letters in the order in which the document first shows them: outlines,
widths and the table of characters then spell out words that are gone from the pages.

    cmap    character → glyph        only of glyphs that are shown
    loca    where each outline lies  the same, nothing for the others
    glyf    outlines                 only of glyphs that are shown, and of those that these are put together from
    hmtx    widths                   nought for the others
    post    names of glyphs          none

Facts from the OpenType specification.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from candour.formats.pdf.clean_copy.programs import tables_of, written_tables

__all__ = ["characters_of", "pruned_truetype"]

_MOST_GLYPHS: Final = 65_536
_WORDS, _SCALE, _BOTH_SCALES, _MATRIX, _MORE = 0x0001, 0x0008, 0x0040, 0x0080, 0x0020
_NAMELESS: Final = b"\x00\x03\x00\x00"
_POST_HEAD: Final = 32
_LARGEST_SMALL_GLYF: Final = 0x1FFFE

Characters = dict[tuple[int, int], dict[int, int]]
"""For each platform and encoding, characters and their glyphs."""


def pruned_truetype(data: bytes, glyphs: AbstractSet[int], *, by_number: bool) -> bytes:
    """The program with these glyphs alone. With `by_number` no characters lead to them: codes are numbers of glyphs.

    Raises:
        ValueError, struct.error, KeyError, IndexError: where the program is damaged.
    """
    tables = tables_of(data)
    places = _places(tables)
    outlines = tables[b"glyf"]
    kept = _with_components(outlines, places, glyphs)
    small = struct.unpack_from(">h", tables[b"head"], 50)[0] == 0
    tables[b"glyf"], tables[b"loca"] = _packed(outlines, places, kept, small=small)
    tables[b"hmtx"] = _widths(tables, kept)
    if b"cmap" in tables:
        if by_number:
            del tables[b"cmap"]
        else:
            tables[b"cmap"] = _written_characters(characters_of(data), kept)
    if b"post" in tables:
        tables[b"post"] = _NAMELESS + tables[b"post"][4:_POST_HEAD].ljust(_POST_HEAD - 4, b"\0")
    for tag in (b"vmtx", b"vhea", b"VORG", b"OS/2"):
        tables.pop(tag, None)
    return written_tables(data[:4], tables)


def _places(tables: Mapping[bytes, bytes]) -> Sequence[int]:
    (count,) = struct.unpack_from(">H", tables[b"maxp"], 4)
    is_long = struct.unpack_from(">h", tables[b"head"], 50)[0]
    loca = tables[b"loca"]
    size = 4 if is_long else 2
    count = min(count, len(loca) // size - 1)
    found = struct.unpack_from(f">{count + 1}{'L' if is_long else 'H'}", loca)
    return found if is_long else tuple(2 * place for place in found)


def _with_components(outlines: bytes, places: Sequence[int], glyphs: AbstractSet[int]) -> set[int]:
    """The glyphs, and those that they are put together from."""
    kept, waiting = {0}, [glyph for glyph in glyphs if 0 <= glyph < len(places) - 1]
    while waiting:
        glyph = waiting.pop()
        if glyph in kept and glyph:
            continue
        kept.add(glyph)
        outline = outlines[places[glyph] : places[glyph + 1]]
        waiting += [part for part in _components(outline) if 0 <= part < len(places) - 1 and part not in kept]
    return kept


def _components(outline: bytes) -> Iterator[int]:
    if len(outline) < 10 or struct.unpack_from(">h", outline)[0] >= 0:
        return
    at = 10
    while at + 4 <= len(outline):
        flags, glyph = struct.unpack_from(">HH", outline, at)
        yield glyph
        at += 4 + (4 if flags & _WORDS else 2)
        at += 2 if flags & _SCALE else 4 if flags & _BOTH_SCALES else 8 if flags & _MATRIX else 0
        if not flags & _MORE:
            return


def _packed(
    outlines: bytes, places: Sequence[int], kept: AbstractSet[int], *, small: bool
) -> tuple[bytes, bytes]:
    parts: list[bytes] = []
    found = [0]
    for glyph in range(len(places) - 1):
        part = outlines[places[glyph] : places[glyph + 1]] if glyph in kept else b""
        part += bytes(-len(part) % 4)
        parts.append(part)
        found.append(found[-1] + len(part))
    if small and found[-1] > _LARGEST_SMALL_GLYF:
        raise ValueError("its outlines are larger than their table can tell")
    loca = (
        struct.pack(f">{len(found)}H", *(place // 2 for place in found))
        if small
        else struct.pack(f">{len(found)}L", *found)
    )
    return b"".join(parts), loca


def _widths(tables: Mapping[bytes, bytes], kept: AbstractSet[int]) -> bytes:
    (count,) = struct.unpack_from(">H", tables[b"hhea"], 34)
    held = bytearray(tables[b"hmtx"])
    for glyph in range(len(held) // 2 - count if len(held) >= 4 * count else 0):
        if glyph in kept:
            continue
        if glyph < count - 1:
            held[4 * glyph : 4 * glyph + 4] = bytes(4)
        elif glyph >= count:
            at = 4 * count + 2 * (glyph - count)
            held[at : at + 2] = bytes(2)
    return bytes(held)


# ── characters ──────────────────────────────────────────────────────────────────────────────────────────────────────


def characters_of(data: bytes) -> Characters:
    """Characters and their glyphs, by platform and encoding."""
    table = tables_of(data).get(b"cmap", b"")
    if len(table) < 4:
        return {}
    found: Characters = {}
    (count,) = struct.unpack_from(">H", table, 2)
    for number in range(min(count, 32)):
        platform, encoding, start = struct.unpack_from(">HHL", table, 4 + 8 * number)
        (kind,) = struct.unpack_from(">H", table, start)
        reader = _READERS.get(kind)
        if reader:
            found[platform, encoding] = {code: glyph for code, glyph in reader(table, start) if glyph}
    return found


def _bytes_table(table: bytes, start: int) -> Iterable[tuple[int, int]]:
    return enumerate(table[start + 6 : start + 262])


def _trimmed_table(table: bytes, start: int) -> Iterable[tuple[int, int]]:
    first, count = struct.unpack_from(">HH", table, start + 6)
    return enumerate(struct.unpack_from(f">{count}H", table, start + 10), first)


def _segments(table: bytes, start: int) -> Iterator[tuple[int, int]]:
    (double,) = struct.unpack_from(">H", table, start + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", table, start + 14)
    starts = struct.unpack_from(f">{count}H", table, start + 16 + double)
    deltas = struct.unpack_from(f">{count}H", table, start + 16 + 2 * double)
    offsets = struct.unpack_from(f">{count}H", table, start + 16 + 3 * double)
    for at in range(count):
        for code in range(starts[at], min(ends[at], 0xFFFE) + 1):
            glyph = code
            if offsets[at]:
                place = start + 16 + 3 * double + 2 * at + offsets[at] + 2 * (code - starts[at])
                (glyph,) = struct.unpack_from(">H", table, place)
                if not glyph:
                    continue
            yield code, (glyph + deltas[at]) & 0xFFFF


def _groups(table: bytes, start: int) -> Iterator[tuple[int, int]]:
    (count,) = struct.unpack_from(">L", table, start + 12)
    for at in range(min(count, _MOST_GLYPHS)):
        first, last, glyph = struct.unpack_from(">LLL", table, start + 16 + 12 * at)
        for step in range(min(last - first + 1, _MOST_GLYPHS)):
            yield first + step, glyph + step


_READERS: Final = {0: _bytes_table, 4: _segments, 6: _trimmed_table, 12: _groups}


def _written_characters(characters: Characters, kept: AbstractSet[int]) -> bytes:
    """The table of characters with those alone that lead to glyphs that are kept."""
    heads, bodies = [], []
    at = 4 + 8 * len(characters)
    for platform, encoding in sorted(characters):
        own = {code: glyph for code, glyph in characters[platform, encoding].items() if glyph in kept}
        body = _trimmed(own) if platform == 1 else _grouped(own)
        heads.append(struct.pack(">HHL", platform, encoding, at))
        bodies.append(body)
        at += len(body)
    return struct.pack(">HH", 0, len(characters)) + b"".join(heads) + b"".join(bodies)


def _trimmed(own: Mapping[int, int]) -> bytes:
    first, last = min(own, default=0), max(own, default=-1)
    row = [own.get(code, 0) for code in range(first, last + 1)]
    return struct.pack(f">HHHHH{len(row)}H", 6, 10 + 2 * len(row), 0, first, len(row), *row)


def _grouped(own: Mapping[int, int]) -> bytes:
    """Segments of characters that follow one another as their glyphs do; the last is the one that ends every such table."""
    if max(own, default=0) > 0xFFFF:
        rows = b"".join(struct.pack(">LLL", code, code, own[code]) for code in sorted(own))
        return struct.pack(">HHLLL", 12, 0, 16 + len(rows), 0, len(own)) + rows
    runs: list[list[int]] = []
    for code in sorted(own):
        if runs and runs[-1][1] == code - 1 and own[code] - code == own[runs[-1][0]] - runs[-1][0]:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    starts, ends = [run[0] for run in runs], [run[1] for run in runs]
    deltas = [(own[start] - start) & 0xFFFF for start in starts]
    if not ends or ends[-1] != 0xFFFF:
        starts, ends, deltas = [*starts, 0xFFFF], [*ends, 0xFFFF], [*deltas, 1]
    count = len(starts)
    power = count.bit_length() - 1
    search = 2 << power
    rows = struct.pack(f">{count}H", *ends) + bytes(2) + struct.pack(f">{count}H{count}H", *starts, *deltas)
    rows += bytes(2 * count)
    return struct.pack(">HHHHHHH", 4, 14 + len(rows), 0, 2 * count, search, power, 2 * count - search) + rows
