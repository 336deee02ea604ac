"""Answers: a report and its mentions as messages, and back again, with every type checked on the way back.

They come from a process that has read a hostile file and may have been taken over by it. So nothing of them is unpickled: each is
JSON, laid out as the fields of our own classes in their order, and whatever does not fit the types of those fields is `Nonsense`.
Places, hidings and evidence, which return again and again, are written once and then called by their number.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from candour.affected.mention import Mention
from candour.finding import Evidence
from candour.hiding import Hiding
from candour.place import Place
from candour.report import Report
from candour.sandbox.messages import MOST, Nonsense

__all__ = ["Reading", "Writing", "packed", "unpacked"]

_ENOUGH = 1 << 16
"""Characters from which a record is sent off."""
_HEAD, _MENTIONS = "head", "mentions"
_SHARED = frozenset({Place, Hiding, Evidence})

_Kind = TypeVar("_Kind")
Writer = Callable[[Any, dict[Any, int]], Any]
Reader = Callable[[Any, list[Any]], Any]


@dataclass(frozen=True, slots=True)
class _Code:
    """How values of one type are written, and read back."""

    write: Writer
    read: Reader


# ── types ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def _code(kind: Any) -> _Code:
    """How values of this type go over, worked out from the type itself."""
    origin, arguments = get_origin(kind), get_args(kind)
    if kind in (str, int, float, bool):
        return _plain(kind)
    if origin in (Union, UnionType) and len(arguments) == 2 and NoneType in arguments:
        return _optional(next(one for one in arguments if one is not NoneType))
    if origin is tuple:
        return _listed(arguments[0]) if arguments[-1] is Ellipsis else _fixed(arguments)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _Code(lambda value, _: value.value, lambda raw, _: kind(raw))
    if is_dataclass(kind) and isinstance(kind, type):
        return _shared(kind) if kind in _SHARED else _fields(kind)
    raise TypeError(f"{kind} cannot go from one process to another")


def _plain(kind: type) -> _Code:
    def read(raw: Any, _: list[Any]) -> Any:
        if type(raw) is not kind or raw != raw:  # noqa: PLR0124  (a number that is not itself is no number)
            raise Nonsense
        return raw

    return _Code(lambda value, _: kind(value), read)


def _optional(kind: Any) -> _Code:
    inner = _code(kind)
    return _Code(
        lambda value, known: None if value is None else inner.write(value, known),
        lambda raw, known: None if raw is None else inner.read(raw, known),
    )


def _listed(kind: Any) -> _Code:
    inner = _code(kind)
    return _Code(
        lambda value, known: [inner.write(one, known) for one in value],
        lambda raw, known: tuple([inner.read(one, known) for one in _list(raw)]),
    )


def _fixed(kinds: tuple[Any, ...]) -> _Code:
    inner = [_code(kind) for kind in kinds]

    def read(raw: Any, known: list[Any]) -> tuple[Any, ...]:
        if len(_list(raw)) != len(inner):
            raise Nonsense
        return tuple([code.read(one, known) for code, one in zip(inner, raw, strict=True)])

    return _Code(
        lambda value, known: [code.write(one, known) for code, one in zip(inner, value, strict=True)],
        read,
    )


def _fields(kind: Any) -> _Code:
    hints = get_type_hints(kind)
    names = [one.name for one in fields(kind)]
    inside = _fixed(tuple(hints[name] for name in names))

    def write(value: Any, known: dict[Any, int]) -> Any:
        return inside.write([getattr(value, name) for name in names], known)

    return _Code(write, lambda raw, known: kind(*inside.read(raw, known)))


def _shared(kind: Any) -> _Code:
    inside = _fields(kind)

    def write(value: Any, known: dict[Any, int]) -> Any:
        number = known.get(value)
        if number is None:
            written = inside.write(value, known)
            known[value] = len(known)
            return written
        return number

    def read(raw: Any, known: list[Any]) -> Any:
        if type(raw) is not int:
            known.append(made := inside.read(raw, known))
            return made
        if not 0 <= raw < len(known) or type(known[raw]) is not kind:
            raise Nonsense
        return known[raw]

    return _Code(write, read)


def _list(raw: Any) -> list[Any]:
    if type(raw) is not list:
        raise Nonsense
    return raw


def packed(value: Any) -> bytes:
    """One object of ours that is no report, as a record."""
    return json.dumps(_code(cast("Any", type(value))).write(value, {})).encode("ascii")


def unpacked(kind: type[_Kind], record: bytes) -> _Kind:
    """The object of this kind that a record holds.

    Raises:
        Nonsense: where it holds none.
    """
    with _sense():
        found: _Kind = _code(cast("Any", kind)).read(json.loads(record), [])
        return found


# ── there ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def _head() -> dict[str, _Code]:
    """Those fields of a report that are short: they go over together."""
    hints = get_type_hints(Report)
    names = [one.name for one in fields(Report)]
    return {name: _code(hints[name]) for name in names if get_origin(hints[name]) is not tuple}


@cache
def _parts() -> dict[str, _Code]:
    """Those that may be long: each goes over member by member."""
    hints = get_type_hints(Report)
    names = [one.name for one in fields(Report)]
    return {name: _code(get_args(hints[name])[0]) for name in names if name not in _head()}


class Writing:
    """One answer being written. A record is a list of members: what each belongs to, and then itself."""

    def __init__(self) -> None:
        self._known: dict[Any, int] = {}

    def report(self, report: Report) -> Iterator[bytes]:
        """The report, in records."""
        return _records(self._members(report))

    def mentions(self, mentions: Iterable[Mention]) -> Iterator[bytes]:
        """The mentions, in records."""
        code = _code(Mention)
        return _records((_MENTIONS, code.write(mention, self._known)) for mention in mentions)

    def _members(self, report: Report) -> Iterator[tuple[str, Any]]:
        yield _HEAD, [code.write(getattr(report, name), self._known) for name, code in _head().items()]
        for name, code in _parts().items():
            for value in getattr(report, name):
                yield name, code.write(value, self._known)


def _records(members: Iterable[tuple[str, Any]]) -> Iterator[bytes]:
    texts: list[str] = []
    length = 0
    for member in members:
        texts.append(json.dumps(member))
        length += len(texts[-1])
        if length > _ENOUGH:
            yield _record(texts)
            texts, length = [], 0
    if texts:
        yield _record(texts)


def _record(texts: list[str]) -> bytes:
    record = f"[{','.join(texts)}]".encode("ascii")
    if len(record) > MOST:
        raise OverflowError("a part of the report is larger than one message may be")
    return record


# ── and back ────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class Reading:
    """One answer being read. Whatever does not fit raises `Nonsense`, which holds nothing of it."""

    _head: dict[str, Any] = field(default_factory=dict)
    _found: dict[str, list[Any]] = field(default_factory=dict)
    _known: list[Any] = field(default_factory=list)

    def take(self, record: bytes) -> None:
        """Takes a part of a report.

        Raises:
            Nonsense: where it is none.
        """
        with _sense():
            for name, member in _members(record):
                if name == _HEAD and not self._head:
                    codes = _head()
                    read = zip(codes.items(), _list(member), strict=True)
                    self._head = {part: code.read(one, self._known) for (part, code), one in read}
                elif self._head:
                    self._found.setdefault(name, []).append(_parts()[name].read(member, self._known))
                else:
                    raise Nonsense

    def mentions(self, record: bytes) -> list[Mention]:
        """The mentions of one record.

        Raises:
            Nonsense: where it holds none.
        """
        with _sense():
            found = []
            for name, member in _members(record):
                if name != _MENTIONS:
                    raise Nonsense
                found.append(_code(Mention).read(member, self._known))
            return found

    def report(self) -> Report:
        """The whole report.

        Raises:
            Nonsense: where its beginning never came.
        """
        if not self._head:
            raise Nonsense
        found: dict[str, Any] = {name: tuple(members) for name, members in self._found.items()}
        with _sense():
            return Report(**self._head, **found)


@contextmanager
def _sense() -> Iterator[None]:
    """Whatever goes wrong in the block is Nonsense, without what it was: that may hold content."""
    try:
        yield
    except (ValueError, TypeError, KeyError, RecursionError):
        raise Nonsense from None


def _members(record: bytes) -> Iterator[tuple[str, Any]]:
    for member in _list(json.loads(record)) or [None]:  # an empty record says nothing, and none is sent
        name, value = _list(member)
        if type(name) is not str:
            raise Nonsense
        yield name, value
