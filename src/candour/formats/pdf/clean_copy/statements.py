"""Statements: a drawing as it is written, one operator after another, each with what it is given.

    BT  /F1 12 Tf  72 700 Td  (Dear Ms Example) Tj  ET
    ──  ─────────  ─────────  ────────────────────  ──

The drawing is taken apart into tokens and written from them again, so that nothing is left between them: no remarks, no
bytes after the end. Whatever cannot be taken apart without doubt is not followed at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

__all__ = [
    "Statement",
    "Unfollowable",
    "are_numbers",
    "bytes_of_string",
    "bytes_shown",
    "is_string",
    "name_in",
    "negative",
    "parts_of",
    "statements_of",
    "string_of_bytes",
]


class Unfollowable(Exception):  # noqa: N818  (a state of the page, not a fault of the call)
    """Something drawn in a way that Candour does not take apart safely. The page becomes a picture."""


class Statement(NamedTuple):
    """An operator and its operands, as they are written. An array of strings and numbers is one; of others each part is."""

    operator: bytes
    operands: list[bytes]
    is_plain: bool
    """Whether all that it is given is numbers."""


_BLANK = rb"\x00\t\n\x0c\r "
_ENDS = rb"\x00\t\n\x0c\r ()<>\[\]{}/%"
_NUMBER = rb"[+-]?(?:[0-9]++\.?+[0-9]*+|\.[0-9]++)(?=[" + _ENDS + rb"]|\Z)"
_STRING = rb"\((?:[^()\\]|\\.)*+\)|<[0-9A-Fa-f" + _BLANK + rb"]*+>"
_NAME = rb"/[^" + _ENDS + rb"]*+"
_ARRAY = rb"\[(?:[" + _BLANK + rb"]++|" + _NUMBER + rb"|" + _STRING + rb")*+\]"
_TOKEN = re.compile(
    rb"[" + _BLANK + rb"]*+(?:"
    rb"(" + _NUMBER + rb")"  # 1: a number
    rb"|([A-Za-z'\"][A-Za-z0-9*'\"]*+(?=[" + _ENDS + rb"]|\Z))"  # 2: an operator, or true, false, null
    rb"|(" + _NAME + rb"|" + _STRING + rb"|" + _ARRAY + rb"|<<|>>|\[|\])"  # 3: others
    rb"|(%[^\r\n]*+)"  # 4: a remark
    rb"|(\()"  # 5: a string with brackets in it
    rb"|([^" + _BLANK + rb"])"  # 6: none of these
    rb")",
    re.DOTALL,
)
_INSIDE = re.compile(rb"[^()\\]++|\\.|([()])", re.DOTALL)
_VALUES = frozenset({b"true", b"false", b"null"})
_MOST_OPERANDS = 200_000


def statements_of(content: bytes) -> Iterator[Statement]:
    """The statements of a drawing, in order.

    Raises:
        Unfollowable: where it cannot be taken apart without doubt.
    """
    operands: list[bytes] = []
    is_plain, at, end = True, 0, len(content)
    while at < end:
        at_nested = -1
        for met in _TOKEN.finditer(content, at):
            kind = met.lastindex
            token = met[kind]  # type: ignore[index]  # (each way to match is a group)
            if kind == 1:
                operands.append(token)
            elif kind == 2 and token not in _VALUES:
                yield Statement(token, operands, is_plain)
                operands, is_plain = [], True
            elif kind in {2, 3}:
                operands.append(token)
                is_plain = False
            elif kind == 5:
                at_nested = met.start(5)
                break
            elif kind == 6:
                raise Unfollowable
            if len(operands) > _MOST_OPERANDS:
                raise Unfollowable
        if at_nested < 0:
            return
        at = _end_of_string(content, at_nested)
        operands.append(content[at_nested:at])
        is_plain = False


def _end_of_string(content: bytes, start: int) -> int:
    """Where a string ends that has brackets of its own in it."""
    depth = 0
    for met in _INSIDE.finditer(content, start):
        if met[1] is not None:
            depth += 1 if met[1] == b"(" else -1
            if not depth:
                return met.end()
    raise Unfollowable


# ── strings ─────────────────────────────────────────────────────────────────────────────────────────────────────────

_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)|\r\n?", re.DOTALL)
_MARKS = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\x0c",
    b"\n": b"",
    b"\r": b"",
    b"\r\n": b"",
}
_PLAIN = re.compile(rb"[ !-'*-\[\]-~]*")


_PART = re.compile(_STRING + rb"|" + _NUMBER, re.DOTALL)


def parts_of(operands: Sequence[bytes]) -> Sequence[bytes]:
    """The strings and numbers that an operator is given, one by one."""
    if len(operands) == 1 and operands[0][:1] == b"[":
        return _PART.findall(operands[0])
    return operands


def is_string(token: bytes) -> bool:
    """Whether a token is a string, in brackets or in figures."""
    return token[:1] == b"(" or (token[:1] == b"<" and token[:2] != b"<<")


def bytes_shown(operands: Sequence[bytes]) -> list[bytes]:
    """What the strings hold that an operator is given. Many short strings of one kind are taken together."""
    strings = [part for part in parts_of(operands) if part[:1] in b"(<" and part not in (b"<<", b"()", b"<>")]
    if len(strings) > 1 and all(part[:1] == b"<" and len(part) % 2 == 0 for part in strings):
        digits = b"".join([part[1:-1] for part in strings])
        if digits.isalnum():
            return [bytes.fromhex(digits.decode("ascii"))]
    return [held for held in map(bytes_of_string, strings) if held]


def bytes_of_string(token: bytes) -> bytes:
    """What a string holds."""
    if token[:1] == b"<":
        digits = b"".join(token[1:-1].replace(b"\0", b"").split())
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    inner = token[1:-1]
    return inner if b"\\" not in inner and b"\r" not in inner else _ESCAPED.sub(_unescaped, inner)


def _unescaped(met: re.Match[bytes]) -> bytes:
    mark = met[1]
    if mark is None:
        return b"\n"
    if mark[:1] in b"01234567":
        return bytes([int(mark, 8) & 255])
    return _MARKS.get(mark, mark)


def string_of_bytes(held: bytes) -> bytes:
    """A string that holds these bytes."""
    return b"(" + held + b")" if _PLAIN.fullmatch(held) else b"<" + held.hex().encode() + b">"


# ── names and numbers ───────────────────────────────────────────────────────────────────────────────────────────────


def name_in(token: bytes) -> str:
    """A name as it is written, as pikepdf has it."""
    if b"#" in token:
        raw, parts = token.split(b"#")[0], token.split(b"#")[1:]
        token = raw + b"".join(_letter(part) for part in parts)
    return token.decode("utf-8", "surrogateescape")


def _letter(part: bytes) -> bytes:
    try:
        return bytes([int(part[:2], 16)]) + part[2:]
    except ValueError:
        return b"#" + part


def negative(operand: bytes) -> bytes:
    """A number with the other sign."""
    return operand[1:] if operand[:1] == b"-" else b"-" + operand.removeprefix(b"+")


def are_numbers(operands: Sequence[bytes]) -> bool:
    """Whether all operands are numbers."""
    return all(operand[:1] in b"+-.0123456789" for operand in operands)
