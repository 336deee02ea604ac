"""Formulas: the texts written into them, and the range that one stands for.

A formula is kept as tokens, operands before operators: `IF(A1="Nia",1,0)` is A1, "Nia", =, 1, 0, IF. Constants in
braces stand after the tokens.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from candour.formats.spreadsheet_sight import Rect
from candour.formats.xls.records import Body, decimal

__all__ = ["area_of", "cached_values", "constant_of", "literals_in"]

_STR, _ATTR, _NLR = 0x17, 0x19, 0x18
_BOOL, _INT, _NUM, _ARRAY, _MEM_AREA = 0x1D, 0x1E, 0x1F, 0x20, 0x26
_AREA_3D, _REF_3D = 0x3B, 0x3A
_MINUS, _PARENTHESES = 0x13, 0x15
_SIZES_8 = {
    0x01: 4, 0x02: 4, 0x1C: 1, _BOOL: 1, _INT: 2, _NUM: 8, _ARRAY: 7, 0x21: 2, 0x22: 3, 0x23: 4, 0x24: 4, 0x25: 8,
    _MEM_AREA: 6, 0x27: 6, 0x28: 6, 0x29: 2, 0x2A: 4, 0x2B: 8, 0x2C: 4, 0x2D: 8, 0x2E: 2, 0x2F: 2, 0x39: 6,
    _REF_3D: 6, _AREA_3D: 10, 0x3C: 6, 0x3D: 10, **dict.fromkeys(range(0x03, 0x17), 0),
}  # fmt: skip
_SIZES_5 = _SIZES_8 | {
    0x23: 14, 0x24: 3, 0x25: 6, 0x2A: 3, 0x2B: 6, 0x2C: 3, 0x2D: 6, 0x39: 24, _REF_3D: 17, _AREA_3D: 20, 0x3C: 17, 0x3D: 20,
}  # fmt: skip
_NATURAL = {
    0x01: 5,
    0x02: 5,
    0x03: 5,
    0x06: 5,
    0x07: 5,
    0x0A: 5,
    0x0B: 5,
    0x0C: 5,
    0x0D: 5,
    0x10: 5,
    0x19: 12,
    0x1D: 3,
}


def _base(token: int) -> int:
    """The token without its class: a reference, a value or an array of values."""
    return (token & 0x1F) | 0x20 if token >= 0x20 else token


def _tokens(body: Body, size: int) -> Iterator[tuple[int, bytes | str]]:
    """Each token and what belongs to it, as far as Candour knows them."""
    sizes = _SIZES_8 if body.biff >= 8 else _SIZES_5
    end = body.at + size
    while body.at < end:
        token = _base(body.u8())
        if token == _STR:
            yield token, body.text(1)
        elif token == _ATTR:
            flags, more = body.u8(), body.u16()
            body.skip(2 * (more + 1) if flags & 4 else 0)
        elif token == _NLR:
            body.skip(_NATURAL.get(body.u8(), 4) - 1)
        elif token in sizes:
            yield token, body.take(sizes[token])
        else:
            return


def literals_in(body: Body, size: int) -> list[str]:
    """The texts written into a formula of this size, which begins where the body stands.

    What is damaged, or of a kind that Candour does not know, ends the list.
    """
    found: list[str] = []
    end = body.at + size
    arrays = []
    try:
        for token, value in _tokens(body, size):
            if isinstance(value, str):
                found.append(value)
            elif token in (_ARRAY, _MEM_AREA):
                arrays.append(token)
        body.at = end
        for token in arrays:
            if token == _MEM_AREA:
                body.skip(8 * body.u16())
            else:
                columns, rows = body.u8() + 1, body.u16() + 1
                found += [text for kind, text in cached_values(body, columns * rows) if kind == "text"]
    except struct.error:
        pass
    return [text for text in found if text.strip()]


def cached_values(body: Body, count: int) -> Iterator[tuple[str, str]]:
    """So many values as they are kept for a link or a constant in braces: `text`, `number` or `other`, and the value."""
    for _ in range(count):
        kind = body.u8()
        if kind == 1:
            yield "number", decimal(body.f64())
        elif kind == 2:
            yield "text", body.text(2) if body.biff >= 8 else body.text(1)
        else:
            value = body.take(8)[0]
            yield "other", "" if kind != 4 else "TRUE" if value else "FALSE"


def constant_of(body: Body, size: int) -> float | str | None:
    """What a formula of one constant says: a number, a text. None where it is anything else."""
    found: list[float | str | None] = []
    try:
        for token, value in _tokens(body, size):
            if isinstance(value, str):
                found.append(value)
            elif token == _NUM:
                found.append(struct.unpack("<d", value)[0])
            elif token in (_INT, _BOOL):
                found.append(float(int.from_bytes(value, "little")))
            elif token == _MINUS and len(found) == 1 and isinstance(found[0], float):
                found[0] = -found[0]
            elif token != _PARENTHESES:
                return None
    except struct.error:
        return None
    return found[0] if len(found) == 1 else None


def area_of(body: Body, size: int) -> Rect | None:
    """The range that a formula of one range stands for."""
    try:
        tokens = list(_tokens(body, size))
    except struct.error:
        return None
    raw = tokens[0][1] if len(tokens) == 1 and tokens[0][0] == _AREA_3D else b""
    if isinstance(raw, bytes) and len(raw) == 10:
        first, last, left, right = struct.unpack_from("<HHHH", raw, 2)
        return Rect(first, left & 0xFF, last, right & 0xFF)
    if isinstance(raw, bytes) and len(raw) == 20:
        first, last, left, right = struct.unpack_from("<HHBB", raw, 14)
        return Rect(first & 0x3FFF, left, last & 0x3FFF, right)
    return None
