"""Rules of conditional formats: whether each holds for a cell, by the values of the sheet as they stand in the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from statistics import fmean, pstdev
from typing import Final
from xml.etree.ElementTree import Element

from candour.formats.spreadsheet_sight import Rect
from candour.formats.xlsx.copying.formulas import IsError, NotKnown, Scalar, compared, parsed
from candour.formats.xlsx.numbers import whole
from candour.formats.xlsx.workbook import is_on

__all__ = ["CannotTell", "Given", "Holds", "Values", "rule_of"]

Holds = Callable[[int, int], bool]
_SMALL: Final = 20_000
"""A range of so many cells gets its looks in all of them, beyond what is used too."""
_SIGNS: Final = {
    "equal": "=", "notEqual": "<>", "lessThan": "<", "greaterThan": ">", "lessThanOrEqual": "<=", "greaterThanOrEqual": ">=",
}  # fmt: skip


class CannotTell(Exception):  # noqa: N818  (a state of the rule, not a fault)
    """Whether a rule holds cannot be worked out here."""


@dataclass(slots=True, repr=False)
class Values:
    """What stands in the cells of a sheet, by row and column in one number, and how far the sheet is used."""

    by_cell: Mapping[int, Scalar]
    last_row: int
    last_column: int
    left: int = 8_000_000
    """How many values may still be asked for, by all rules together."""

    def at(self, row: int, column: int) -> Scalar:
        """What stands in a cell; None where nothing does.

        Raises:
            CannotTell: where too much has been asked for.
        """
        self.spend(1)
        return self.by_cell.get(row << 16 | column)

    def spend(self, count: int) -> None:
        """Counts so many values as asked for. Raises as `at` does."""
        self.left -= count
        if self.left < 0:
            raise CannotTell


@dataclass(frozen=True, slots=True, repr=False)
class Given:
    """The ranges of a rule, and the values of the sheet."""

    rects: list[Rect]
    values: Values

    def value(self, row: int, column: int) -> Scalar:
        """What stands in a cell."""
        return self.values.at(row, column)

    def within_use(self) -> Iterator[Rect]:
        """The ranges, those that are large as far as the sheet is used."""
        for rect in self.rects:
            if (rect.last_row - rect.first_row + 1) * (rect.last_column - rect.first_column + 1) <= _SMALL:
                yield rect
                continue
            last_row, last_column = (
                min(rect.last_row, self.values.last_row),
                min(rect.last_column, self.values.last_column),
            )
            if rect.first_row <= last_row and rect.first_column <= last_column:
                yield Rect(rect.first_row, rect.first_column, last_row, last_column)

    def filled(self) -> list[Scalar]:
        """The values in the ranges, each cell once."""
        rects = list(self.within_use())
        self.values.spend(len(self.values.by_cell))
        return [
            value
            for key, value in self.values.by_cell.items()
            if any(rect.holds(key >> 16, key & 0xFFFF) for rect in rects)
        ]

    def numbers(self) -> list[float]:
        """The numbers in the ranges, ascending."""
        return sorted(value for value in self.filled() if isinstance(value, float))

    @property
    def first(self) -> tuple[int, int]:
        """The cell that formulas are written for."""
        return min(rect.first_row for rect in self.rects), min(rect.first_column for rect in self.rects)


def rule_of(rule: Element, given: Given) -> Holds:
    """Whether a rule holds for a cell.

    Raises:
        CannotTell: where that cannot be worked out; what it gives may raise it too.
    """
    kind = rule.get("type", "")
    make = _KINDS.get(kind)
    if make is None:
        raise CannotTell
    return make(rule, given)


def _formulas(rule: Element) -> list[str]:
    return [(formula.text or "").strip() for formula in rule if formula.tag in {"formula", "f"}]


def _worked_out(formula: str, given: Given) -> Callable[[int, int], Scalar]:
    try:
        found = parsed(formula, given.first)
    except NotKnown:
        raise CannotTell from None

    def at(row: int, column: int) -> Scalar:
        try:
            return found.at(row, column, given.value)
        except NotKnown:
            raise CannotTell from None
        except IsError:
            return None

    return at


def _expression(rule: Element, given: Given) -> Holds:
    formulas = _formulas(rule)
    if not formulas:
        raise CannotTell
    worked_out = _worked_out(formulas[0], given)

    def holds(row: int, column: int) -> bool:
        value = worked_out(row, column)
        return bool(value) if isinstance(value, (bool, float)) else False

    return holds


def _cell_is(rule: Element, given: Given) -> Holds:
    bounds = [_worked_out(formula, given) for formula in _formulas(rule)]
    operator = rule.get("operator", "")
    if operator in {"between", "notBetween"} and len(bounds) == 2:

        def between(row: int, column: int) -> bool:
            value, one, other = given.value(row, column), bounds[0](row, column), bounds[1](row, column)
            low, high = (one, other) if compared("<=", one, other) else (other, one)
            return (compared(">=", value, low) and compared("<=", value, high)) == (operator == "between")

        return between
    sign = _SIGNS.get(operator)
    if sign is None or not bounds:
        raise CannotTell
    return lambda row, column: compared(sign, given.value(row, column), bounds[0](row, column))


def _said(value: Scalar) -> str:
    if value is None or isinstance(value, bool):
        return ""
    return value.casefold() if isinstance(value, str) else f"{value:.15g}"


_TEXT_TESTS: Final[Mapping[str, Callable[[str, str], bool]]] = {
    "containsText": lambda value, text: text in value,
    "notContainsText": lambda value, text: text not in value,
    "beginsWith": str.startswith,
    "endsWith": str.endswith,
}


def _text(rule: Element, given: Given) -> Holds:
    test, text = _TEXT_TESTS[rule.get("type", "")], rule.get("text", "").casefold()
    if not text:
        return _expression(rule, given)
    return lambda row, column: test(_said(given.value(row, column)), text)


def _is_error(value: Scalar) -> bool:
    return isinstance(value, str) and value.startswith("#") and value.rstrip("!?").isupper()


def _is_blank(value: Scalar) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _duplicates(rule: Element, given: Given) -> Holds:
    counts = Counter(_said(value) for value in given.filled() if value is not None)
    wants_many = rule.get("type") == "duplicateValues"

    def holds(row: int, column: int) -> bool:
        value = given.value(row, column)
        return value is not None and (counts[_said(value)] > 1) == wants_many

    return holds


def _top(rule: Element, given: Given) -> Holds:
    numbers, rank = given.numbers(), whole(rule.get("rank"), 10)
    if not numbers:
        return lambda *_: False
    count = (
        max(len(numbers) * rank // 100, 1) if is_on(rule.get("percent")) else min(max(rank, 1), len(numbers))
    )
    is_bottom = is_on(rule.get("bottom"))
    bound = numbers[count - 1] if is_bottom else numbers[-count]
    return lambda row, column: _reaches(given.value(row, column), bound, is_below=is_bottom, is_equal=True)


def _average(rule: Element, given: Given) -> Holds:
    numbers = given.numbers()
    if not numbers:
        return lambda *_: False
    is_below = rule.get("aboveAverage") in {"0", "false"}
    apart = whole(rule.get("stdDev"), 0) * pstdev(numbers)
    bound = fmean(numbers) + (-apart if is_below else apart)
    is_equal = is_on(rule.get("equalAverage"))
    return lambda row, column: _reaches(given.value(row, column), bound, is_below=is_below, is_equal=is_equal)


def _reaches(value: Scalar, bound: float, *, is_below: bool, is_equal: bool) -> bool:
    if not isinstance(value, float):
        return False
    return (value < bound if is_below else value > bound) or (is_equal and value == bound)


_KINDS: Final[Mapping[str, Callable[[Element, Given], Holds]]] = {
    "expression": _expression,
    "cellIs": _cell_is,
    **dict.fromkeys(_TEXT_TESTS, _text),
    "containsBlanks": lambda _, given: lambda row, column: _is_blank(given.value(row, column)),
    "notContainsBlanks": lambda _, given: lambda row, column: not _is_blank(given.value(row, column)),
    "containsErrors": lambda _, given: lambda row, column: _is_error(given.value(row, column)),
    "notContainsErrors": lambda _, given: lambda row, column: not _is_error(given.value(row, column)),
    "duplicateValues": _duplicates,
    "uniqueValues": _duplicates,
    "top10": _top,
    "aboveAverage": _average,
}
