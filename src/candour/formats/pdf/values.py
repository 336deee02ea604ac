"""Values: what stands in the objects of a PDF, read without trust. A value of another kind than looked for is nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from candour.errors import TooMany
from candour.formats.pdf.paper import Box

__all__ = ["box_of", "boxes_of_points", "entry", "items", "key_of", "name_of", "number_of", "pairs", "strings_in", "words_of_value"]  # fmt: skip

_MOST = 5_000_000
_DEEPEST = 500
_DATE = re.compile(r"D:\d{4}")


def entry(holder: Any, *keys: str) -> Any:
    """The value that these keys lead to, one after another; None where there is none."""
    for key in keys:
        try:
            holder = holder.get(key)
        except Exception:  # noqa: BLE001  (a damaged object makes it raise whatever it likes)
            return None
        if holder is None:
            return None
    return holder


def kind_of(value: Any) -> str:
    """What kind of value this is: `dictionary`, `stream`, `array`, `string`, `name`; nothing for any other."""
    return str(getattr(value, "_type_name", ""))


def items(value: Any) -> Iterator[Any]:
    """The items of an array; of anything else, itself.

    Raises:
        TooMany: where they are more than any program writes.
    """
    if value is None:
        return
    if kind_of(value) != "array":
        yield value
        return
    try:
        for number in range(min(len(value), _MOST)):
            yield value[number]
    except Exception:  # noqa: BLE001  (a damaged object makes it raise whatever it likes)
        return
    if len(value) > _MOST:
        raise TooMany("items of one list", _MOST)


def pairs(value: Any) -> Iterator[tuple[str, Any]]:
    """The keys and values of a dictionary or stream."""
    try:
        keys = [str(key) for key in value.keys()]  # noqa: SIM118  (a stream has keys and is no mapping)
    except Exception:  # noqa: BLE001  (a damaged object makes it raise whatever it likes)
        return
    for key in keys:
        yield key, entry(value, key)


def words_of_value(value: Any) -> str:
    """The words of a string; nothing for any other value."""
    if isinstance(value, str):
        return value
    if kind_of(value) != "string":
        return ""
    try:
        return str(value).replace("\0", "").strip("\ufeff")
    except Exception:  # noqa: BLE001  (a string in no encoding)
        return bytes(value).decode("latin-1")


def name_of(value: Any) -> str:
    """A name without its stroke: `Widget`; nothing for any other value."""
    if kind_of(value) != "name":
        return ""
    try:
        return str(value).removeprefix("/")
    except UnicodeDecodeError:  # a name in no encoding
        return bytes(value.unparse()).decode("latin-1").removeprefix("/")


def number_of(value: Any, otherwise: float = 0.0) -> float:
    """A number; what is given where it is none."""
    try:
        return float(value)
    except (TypeError, ValueError, ArithmeticError):
        return otherwise


def key_of(value: Any) -> tuple[int, int]:
    """The number of an object and its generation; (0, 0) for one that has none of its own."""
    try:
        number, generation = value.objgen
    except Exception:  # noqa: BLE001  (a plain value has none)
        return 0, 0
    return int(number), int(generation)


def box_of(value: Any) -> Box | None:
    """A rectangle, its edges in order."""
    edges = [number_of(item) for item in items(value)] if kind_of(value) == "array" else []
    if len(edges) != 4:
        return None
    return Box(
        min(edges[0], edges[2]), min(edges[1], edges[3]), max(edges[0], edges[2]), max(edges[1], edges[3])
    )


def boxes_of_points(value: Any) -> list[Box]:
    """The rectangles of an array of points, four to each."""
    points = [number_of(item) for item in items(value)] if kind_of(value) == "array" else []
    found = []
    for at in range(0, len(points) - 7, 8):
        xs, ys = points[at : at + 8 : 2], points[at + 1 : at + 8 : 2]
        found.append(Box(min(xs), min(ys), max(xs), max(ys)))
    return found


def strings_in(value: Any, depth: int = 0) -> Iterator[tuple[str, str]]:
    """The strings in a value and below it, each with the key it stands under; dates are passed over.

    Other objects that it refers to are not gone into.

    Raises:
        TooMany: where they are more than any program writes.
    """
    stack = [("", value, depth)]
    left = _MOST
    while stack:
        left -= 1
        if left < 0:
            raise TooMany("values in one object", _MOST)
        key, here, level = stack.pop()
        kind = kind_of(here)
        if kind == "string":
            words = words_of_value(here)
            if words.strip() and not _DATE.match(words):
                yield key, words
        elif level < _DEEPEST and kind in ("dictionary", "stream"):
            stack += [
                (name.removeprefix("/"), inner, level + 1)
                for name, inner in pairs(here)
                if key_of(inner) == (0, 0) or kind_of(inner) == "string"
            ]
        elif level < _DEEPEST and kind == "array":
            stack += [(key, inner, level + 1) for inner in items(here) if key_of(inner) == (0, 0)]
