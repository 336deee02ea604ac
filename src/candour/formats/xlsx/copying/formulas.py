"""Formulas of conditional formats: worked out for one cell, where they use nothing but what is known here.

    MOD(ROW(),2)=0        $C2="Open"        AND(B2>5,B2<10)        COUNTIF($A$2:$A$9,A2)>1

What they use that is not known (the day of today, other sheets, names) makes the whole formula one that cannot be worked out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from candour.formats.numberformat_dates import moment_of
from candour.formats.spreadsheet_sight import Rect
from candour.formats.xlsx.ranges import column_of

__all__ = ["Formula", "IsError", "NotKnown", "Scalar", "compared", "parsed"]

Scalar = float | str | bool | None
"""A value; None for a blank cell."""
CellValue = Callable[[int, int], Scalar]
Area = list[Scalar]
Node = Callable[["Spot"], "Scalar | Area"]

_TOKEN = re.compile(
    r'\s*(?:(?P<number>\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)|"(?P<text>(?:[^"]|"")*)"'
    r"|(?P<cells>\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?(?![\w(!]))|(?P<name>[A-Za-z_][\w.]*)"
    r"|(?P<sign><>|<=|>=|[-+*/^&=<>%(),]))"
)
_CELL = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})")
_POWERS: Final = {
    "=": 1,
    "<>": 1,
    "<": 1,
    ">": 1,
    "<=": 1,
    ">=": 1,
    "&": 2,
    "+": 3,
    "-": 3,
    "*": 4,
    "/": 4,
    "^": 5,
}
_LONGEST, _LARGEST, _DEEPEST = 2000, 20_000, 40


class NotKnown(Exception):  # noqa: N818  (a state of the formula, not a fault)
    """The formula cannot be worked out here."""


class IsError(Exception):
    """The formula comes to an error: words are added up, something is not found."""


@dataclass(frozen=True, slots=True)
class Spot:
    """The cell that a formula is worked out for, and how far it lies from the one that it is written for."""

    row: int
    column: int
    down: int
    right: int
    value: CellValue


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula, written for the first cell of its range."""

    node: Node
    first: tuple[int, int]

    def at(self, row: int, column: int, value: CellValue) -> Scalar:
        """What it is for this cell. `value` gives what stands in any.

        Raises:
            NotKnown: where it cannot be worked out.
            IsError: where it comes to an error.
        """
        spot = Spot(row, column, row - self.first[0], column - self.first[1], value)
        try:
            return _one(self.node(spot))
        except (IndexError, KeyError, TypeError):
            raise NotKnown from None
        except (ArithmeticError, ValueError):
            raise IsError from None


def parsed(formula: str, first: tuple[int, int]) -> Formula:
    """A formula taken apart.

    Raises:
        NotKnown: where it uses anything that is not known here.
    """
    if len(formula) > _LONGEST:
        raise NotKnown
    tokens = list(_tokens(formula.lstrip("=")))
    parser = _Parser(tokens)
    node = parser.expression(0)
    if parser.at < len(tokens):
        raise NotKnown
    return Formula(node, first)


def _tokens(formula: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(formula.rstrip()):
        match = _TOKEN.match(formula, at)
        if match is None or match.lastgroup is None:
            raise NotKnown
        yield match.lastgroup, match[match.lastgroup]
        at = match.end()


class _Parser:
    """Goes through the signs of a formula, the weaker operators outermost."""

    def __init__(self, tokens: Sequence[tuple[str, str]]) -> None:
        self.tokens = tokens
        self.at = 0
        self._depth = 0

    def _peek(self) -> tuple[str, str]:
        return self.tokens[self.at] if self.at < len(self.tokens) else ("", "")

    def expression(self, least: int) -> Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise NotKnown
        node = self._operand()
        while (sign := self._peek())[0] == "sign" and sign[1] in {*_POWERS, "%"}:
            if sign[1] == "%":
                self.at += 1
                node = _percent(node)
                continue
            if _POWERS[sign[1]] <= least:
                break
            self.at += 1
            node = _binary(sign[1], node, self.expression(_POWERS[sign[1]]))
        self._depth -= 1
        return node

    def _operand(self) -> Node:
        kind, text = self._peek()
        self.at += 1
        if kind == "number":
            number = float(text)
            return lambda _: number
        if kind == "text":
            words = text.replace('""', '"')
            return lambda _: words
        if kind == "cells":
            return _cells(text)
        if kind == "name":
            return self._named(text.upper())
        if text in {"-", "+"}:
            node = self.expression(_POWERS["^"])
            return node if text == "+" else lambda spot: -_number(_one(node(spot)))
        if text == "(":
            node = self.expression(0)
            self._expect(")")
            return node
        raise NotKnown

    def _named(self, name: str) -> Node:
        if self._peek()[1] != "(":
            if name in {"TRUE", "FALSE"}:
                return lambda _: name == "TRUE"
            raise NotKnown
        self.at += 1
        arguments: list[Node] = []
        if self._peek()[1] == ")":
            self.at += 1
        else:
            arguments.append(self.expression(0))
            while self._peek()[1] == ",":
                self.at += 1
                arguments.append(self.expression(0))
            self._expect(")")
        return _call(name, arguments)

    def _expect(self, sign: str) -> None:
        if self._peek()[1] != sign:
            raise NotKnown
        self.at += 1


# ── cells ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _cells(written: str) -> Node:
    corners = [_corner(part) for part in written.split(":")]

    def single(spot: Spot) -> Scalar:
        return spot.value(*corners[0](spot))

    def area(spot: Spot) -> Area:
        (row, column), (last_row, last_column) = (corner(spot) for corner in corners)
        rect = Rect(
            min(row, last_row), min(column, last_column), max(row, last_row), max(column, last_column)
        )
        if (rect.last_row - rect.first_row + 1) * (rect.last_column - rect.first_column + 1) > _LARGEST:
            raise NotKnown
        return [
            spot.value(each, other)
            for each in range(rect.first_row, rect.last_row + 1)
            for other in range(rect.first_column, rect.last_column + 1)
        ]

    return single if len(corners) == 1 else area


def _corner(written: str) -> Callable[[Spot], tuple[int, int]]:
    match = _CELL.fullmatch(written)
    if match is None:
        raise NotKnown
    column, row = column_of(match[2]), int(match[4]) - 1
    fixed_column, fixed_row = bool(match[1]), bool(match[3])
    return lambda spot: (
        row if fixed_row else row + spot.down,
        column if fixed_column else column + spot.right,
    )


# ── values ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _one(value: Scalar | Area) -> Scalar:
    if isinstance(value, list):
        if len(value) != 1:
            raise NotKnown
        return value[0]
    return value


def _number(value: Scalar) -> float:
    return 0.0 if value is None else float(value)


def _words(value: Scalar) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    return f"{value:.15g}" if isinstance(value, float) else value


def _key(value: Scalar, other: Scalar) -> tuple[int, float, str]:
    """As spreadsheets order values; a blank is like nothing of the kind that it is compared with."""
    if value is None:
        value = "" if isinstance(other, str) else False if isinstance(other, bool) else 0.0
    if isinstance(value, bool):
        return 2, float(value), ""
    return (1, 0.0, value.casefold()) if isinstance(value, str) else (0, value, "")


_COMPARED: Final[Mapping[str, Callable[[tuple[int, float, str], tuple[int, float, str]], bool]]] = {
    "=": lambda one, other: one == other,
    "<>": lambda one, other: one != other,
    "<": lambda one, other: one < other,
    ">": lambda one, other: one > other,
    "<=": lambda one, other: one <= other,
    ">=": lambda one, other: one >= other,
}
_COUNTED: Final[Mapping[str, Callable[[float, float], float]]] = {
    "+": lambda one, other: one + other,
    "-": lambda one, other: one - other,
    "*": lambda one, other: one * other,
    "/": lambda one, other: one / other,
    "^": lambda one, other: one**other,
}


def compared(sign: str, one: Scalar, other: Scalar) -> bool:
    """Whether one value stands so to another."""
    return _COMPARED[sign](_key(one, other), _key(other, one))


def _binary(sign: str, left: Node, right: Node) -> Node:
    if sign in _COMPARED:
        return lambda spot: compared(sign, _one(left(spot)), _one(right(spot)))
    if sign == "&":
        return lambda spot: _words(_one(left(spot))) + _words(_one(right(spot)))
    count = _COUNTED[sign]
    return lambda spot: count(_number(_one(left(spot))), _number(_one(right(spot))))


def _percent(node: Node) -> Node:
    return lambda spot: _number(_one(node(spot))) / 100


# ── functions ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _call(name: str, arguments: list[Node]) -> Node:
    if name in {"ROW", "COLUMN"} and not arguments:
        return lambda spot: float((spot.row if name == "ROW" else spot.column) + 1)
    if name == "IF" and len(arguments) in {2, 3}:
        otherwise = arguments[2] if len(arguments) == 3 else lambda _: False
        return lambda spot: (arguments[1] if _number(_one(arguments[0](spot))) else otherwise)(spot)
    if name in _OF_ERRORS and len(arguments) == (2 if name == "IFERROR" else 1):
        return _asking_of_errors(name, arguments)
    if name in _OF_ONE_LIST:
        over = _OF_ONE_LIST[name]
        return lambda spot: over([value for argument in arguments for value in _listed(argument(spot))])
    if name in _OF_VALUES:
        function = _OF_VALUES[name]
        return lambda spot: function(*(_one(argument(spot)) for argument in arguments))
    if name == "COUNTIF" and len(arguments) == 2:
        return lambda spot: _count_if(_listed(arguments[0](spot)), _one(arguments[1](spot)))
    raise NotKnown


_OF_ERRORS: Final = frozenset({"IFERROR", "ISERROR", "ISERR", "ISNA", "ISNUMBER", "ISTEXT"})


def _asking_of_errors(name: str, arguments: list[Node]) -> Node:
    """A function that takes an error for an answer."""

    def node(spot: Spot) -> Scalar:
        try:
            value = _one(arguments[0](spot))
        except (ArithmeticError, ValueError):
            return _one(arguments[1](spot)) if name == "IFERROR" else name in {"ISERROR", "ISERR"}
        if name == "IFERROR":
            return value
        return isinstance(value, {"ISNUMBER": float, "ISTEXT": str}.get(name, ()))

    return node


def _listed(value: Scalar | Area) -> Area:
    return value if isinstance(value, list) else [value]


def _numbers(values: Area) -> list[float]:
    return [value for value in values if isinstance(value, float)]


def _count_if(values: Area, wanted: Scalar) -> float:
    sign, sought = "=", wanted
    if isinstance(wanted, str):
        match = re.match(r"(<>|<=|>=|=|<|>)?(.*)", wanted, re.DOTALL)
        if match is None or "*" in wanted or "?" in wanted:
            raise NotKnown
        sign, rest = match[1] or "=", match[2]
        try:
            sought = float(rest)
        except ValueError:
            sought = rest
    return float(sum(value is not None and compared(sign, value, sought) for value in values))


def _found(sought: Scalar, within: Scalar, *, is_exact: bool) -> float:
    one, other = _words(sought), _words(within)
    at = other.find(one) if is_exact else other.casefold().find(one.casefold())
    if at < 0 or (not is_exact and ("*" in one or "?" in one)):
        raise ValueError("not found")
    return float(at + 1)


def _part_of_date(value: Scalar, part: str) -> float:
    moment = moment_of(_number(value))
    if moment is None:
        raise NotKnown
    return float(getattr(moment, part))


def _weekday(value: Scalar, way: Scalar = 1.0) -> float:
    day = int(_number(value)) % 7  # Saturday is 0
    return {1.0: day or 7, 2.0: (day - 2) % 7 + 1, 3.0: (day - 2) % 7}[_number(way)] * 1.0


_OF_ONE_LIST: Final[Mapping[str, Callable[[Area], Scalar]]] = {
    "AND": lambda values: all(map(_number, values)),
    "OR": lambda values: any(map(_number, values)),
    "SUM": lambda values: sum(_numbers(values)) * 1.0,
    "AVERAGE": lambda values: sum(_numbers(values)) / len(_numbers(values)),
    "MAX": lambda values: max(_numbers(values), default=0.0),
    "MIN": lambda values: min(_numbers(values), default=0.0),
    "COUNT": lambda values: float(len(_numbers(values))),
    "COUNTA": lambda values: float(sum(value is not None for value in values)),
}
_OF_VALUES: Final[Mapping[str, Callable[..., Scalar]]] = {
    "NOT": lambda value: not _number(value),
    "ISBLANK": lambda value: value is None,
    "ISEVEN": lambda value: int(_number(value)) % 2 == 0,
    "ISODD": lambda value: int(_number(value)) % 2 == 1,
    "MOD": lambda one, other: _number(one) % _number(other),
    "ABS": lambda value: abs(_number(value)),
    "INT": lambda value: _number(value) // 1,
    "ROUND": lambda value, digits: round(_number(value), int(_number(digits))),
    "LEN": lambda value: float(len(_words(value))),
    "LEFT": lambda value, count=1.0: _words(value)[: int(_number(count))],
    "RIGHT": lambda value, count=1.0: _words(value)[max(len(_words(value)) - int(_number(count)), 0) :],
    "MID": lambda value, start, count: _words(value)[int(_number(start)) - 1 :][: int(_number(count))],
    "UPPER": lambda value: _words(value).upper(),
    "LOWER": lambda value: _words(value).lower(),
    "TRIM": lambda value: " ".join(_words(value).split()),
    "EXACT": lambda one, other: _words(one) == _words(other),
    "SEARCH": lambda sought, within: _found(sought, within, is_exact=False),
    "FIND": lambda sought, within: _found(sought, within, is_exact=True),
    "YEAR": lambda value: _part_of_date(value, "year"),
    "MONTH": lambda value: _part_of_date(value, "month"),
    "DAY": lambda value: _part_of_date(value, "day"),
    "WEEKDAY": _weekday,
}
