"""Keyed data: values by name, lists of them, and lists of records, however they are written.

    {"victims": [{"name": …, "dob": …}, {"name": …, "dob": …}], "force": "Exampleshire"}
         │                                                          │
         ▼ a list of records is a table                             ▼ a value is a line: `force: Exampleshire`

Shared craft of the formats that are trees of names and values. The tree is one of Python's own dicts, lists and values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from candour.formats.records import Record, table_of_records
from candour.hiding import Hiding, Sight
from candour.piece import Found, Gap, Mask, Text, Why
from candour.place import Place

__all__ = ["read_tree"]

_FEW = 2
"""Records from which a list of them is a table."""
_MOST_COLUMNS = 2_000
_PART = 20_000
"""Characters of lines in one text."""

_Leaf = str | int | float | bool | None


def read_tree(tree: Any, place: Place, hiding: Hiding | None = None) -> Iterator[Found]:
    """The lists of records as tables, and all other values as lines `name: value`, in texts."""
    walk = _Walk(place, hiding)
    yield from walk.tables(tree)
    yield from walk.texts()


@dataclass(slots=True, repr=False)
class _Walk:
    """What has been met on the way through a tree."""

    place: Place
    hiding: Hiding | None
    lines: list[str] = field(default_factory=list)

    def tables(self, tree: Any) -> Iterator[Found]:
        """Goes through the tree without recursion, in its order; a list of records is given as a table at once."""
        waiting: list[tuple[str, Any]] = [("", tree)]
        while waiting:
            path, value = waiting.pop()
            if isinstance(value, dict):
                waiting += reversed(
                    [(f"{path}.{key}" if path else str(key), inner) for key, inner in value.items()]
                )
            elif isinstance(value, list) and _are_records(value):
                yield from self._table(path, value, waiting)
            elif isinstance(value, list):
                self._listed(path, value, waiting)
            elif (words := _shown(value)) != "":
                self.lines.append(f"{path.rpartition('.')[2]}: {words}" if path else words)

    def _listed(self, path: str, values: Sequence[Any], waiting: list[tuple[str, Any]]) -> None:
        """A list of plain values is a line, or, of long texts, one for each; what is no plain value waits its turn."""
        plain = [_shown(value) for value in values if not isinstance(value, dict | list)]
        name = path.rpartition(".")[2]
        if plain:
            long = sum(map(len, plain)) > 60 * len(plain)
            self.lines += [f"{name}: {text}" for text in plain] if long else [f"{name}: {', '.join(plain)}"]
        waiting += reversed(
            [
                (f"{path}[{number}]", value)
                for number, value in enumerate(values)
                if isinstance(value, dict | list)
            ]
        )

    def _table(self, path: str, values: list[Any], waiting: list[tuple[str, Any]]) -> Iterator[Found]:
        """The records as a table. Lists inside them wait their turn; records inside them are more columns."""
        header: dict[str, int] = {}
        is_short = False
        for value in values:
            for key in _flat(value):
                is_short = is_short or (len(header) >= _MOST_COLUMNS and key not in header)
                if not is_short:
                    header.setdefault(key, len(header))
        inner = [
            (f"{path}[{number}].{key}", listed)
            for number, value in enumerate(values)
            for key, listed in _lists(value)
            if not _are_plain(listed)
        ]
        waiting += reversed(inner)
        place = self.place / path if path else self.place
        under = Mask.of(self.hiding) if self.hiding else None
        yield table_of_records(place, list(header), partial(_records, values, header), (), under)
        if is_short:
            what = f"its records have values under more than {_MOST_COLUMNS:,} names, and the others were not read: look at them yourself"
            yield Gap(place, Why.LIMIT, what)

    def texts(self) -> Iterator[Text]:
        """The lines, in parts that end between two of them."""
        part: list[str] = []
        size = 0
        for line in (*self.lines, None):
            if part and (line is None or size > _PART):
                sight = self.hiding.sight if self.hiding else Sight.SEEN
                yield Text(self.place, "\n".join(part), sight, self.hiding)
                part, size = [], 0
            if line is not None:
                part.append(line)
                size += len(line)


def _are_records(values: list[Any]) -> bool:
    return len(values) >= _FEW and all(isinstance(value, dict) and value for value in values)


def _are_plain(values: list[Any]) -> bool:
    return not any(isinstance(value, dict | list) for value in values)


def _flat(record: Mapping[str, Any], before: str = "") -> Iterator[str]:
    """The names of a record's values: `address.postcode` for one inside another record."""
    for key, value in record.items():
        if isinstance(value, dict) and before.count(".") < 8:
            yield from _flat(value, f"{before}{key}.")
        elif not isinstance(value, list) or _are_plain(value):
            yield f"{before}{key}"


def _lists(record: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, list[Any]]]:
    for key, value in record.items():
        if isinstance(value, dict):
            if before.count(".") < 8:
                yield from _lists(value, f"{before}{key}.")
            else:
                yield f"{before}{key}", [value, []]
        elif isinstance(value, list):
            yield f"{before}{key}", value


def _records(values: list[Any], header: Mapping[str, int]) -> Iterator[Record]:
    for value in values:
        row = [""] * len(header)
        _fill(row, value, header, "")
        yield 0, row


def _fill(row: list[str], record: Mapping[str, Any], header: Mapping[str, int], before: str) -> None:
    for key, value in record.items():
        name = f"{before}{key}"
        if isinstance(value, dict):
            if before.count(".") < 8:
                _fill(row, value, header, f"{name}.")
        elif name in header:
            row[header[name]] = ", ".join(map(_shown, value)) if isinstance(value, list) else _shown(value)


def _shown(value: _Leaf) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
