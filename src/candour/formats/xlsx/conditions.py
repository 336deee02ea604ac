"""Conditional formats: which of them put what on a range of cells, and whether they hold for a value.

    <conditionalFormatting sqref="B2:B90"> <cfRule type="cellIs" operator="lessThan" dxfId="0"> <formula>5</formula>

Candour works out the rules that ask only about the cell itself and a constant. Of any other it cannot say whether it holds;
that matters only where the cell would be seen without it and not with it, or the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from candour.formats.spreadsheet_looks import MIXED, Dress, Value
from candour.formats.spreadsheet_sight import Layer, Rect
from candour.formats.xlsx.ranges import column_of, rects_of
from candour.formats.xlsx.styles import Styles, dress_of
from candour.formats.xlsx.workbook import is_on

__all__ = ["conditional_layers"]

Holds = Callable[[Value], "bool | None"]

_MOST_LAYERS = 50_000
_SIGN_ALONE = Dress(code='"•";"•";"•";@')
"""A bar or an icon instead of a number."""
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d*)?(?:E[+-]?\d+)?", re.IGNORECASE)
_CELL = re.compile(r"(\$?)([A-Z]{1,3})(\$?)(\d{1,7})")
_COMPARED = re.compile(r"([$A-Z0-9]+)(<=|>=|<>|=|<|>)(.+)", re.DOTALL)
_OF_CELL = re.compile(r"(NOT\()?(?:(ISBLANK|ISERROR|ISERR|ISNA|ISNUMBER|ISTEXT)\(([$A-Z0-9]+)\))\)?")
_OF_LENGTH = re.compile(r"LEN\((?:TRIM\()?([$A-Z0-9]+)\)?\)(=|>)0")
_SIGNS = {"=": "equal", "<>": "notEqual", "<": "lessThan", ">": "greaterThan"}
_SIGNS |= {"<=": "lessThanOrEqual", ">=": "greaterThanOrEqual"}


def conditional_layers(root: Element, styles: Styles) -> list[Layer]:
    """The conditional formats of a sheet, in order of priority."""
    found: list[tuple[int, list[Layer]]] = []
    room = _MOST_LAYERS
    for formatting in root.iter("conditionalFormatting"):
        inner = formatting.find("sqref")  # of the later kind, in an extension
        rects = list(rects_of(formatting.get("sqref") or (inner.text if inner is not None else "")))
        for rule in formatting.iter("cfRule"):
            layers = list(_layers(rule, rects, styles, is_short=room < len(rects)))
            room -= len(layers)
            found.append((_priority(rule), layers))
    found.sort(key=lambda pair: pair[0])
    return [layer for _, layers in found for layer in layers]


def _priority(rule: Element) -> int:
    written = rule.get("priority", "")
    return int(written) if written.isdecimal() and len(written) < 10 else 0


def _layers(rule: Element, rects: list[Rect], styles: Styles, *, is_short: bool) -> Iterator[Layer]:
    """A layer for each range; where there are too many, one around them all, of which Candour cannot tell."""
    dress = _dress(rule, styles)
    if not rects or (dress is None and not is_on(rule.get("stopIfTrue"))):
        return
    bounds = Rect(
        min(rect.first_row for rect in rects),
        min(rect.first_column for rect in rects),
        max(rect.last_row for rect in rects),
        max(rect.last_column for rect in rects),
    )
    holds = _holds(rule, bounds)
    if is_short:
        rects, holds = [bounds], _cannot_tell
    for rect in rects:
        yield Layer(rect, dress or Dress(), holds=holds, stops=is_on(rule.get("stopIfTrue")))


def _dress(rule: Element, styles: Styles) -> Dress | None:
    """What the rule puts on a cell; None where it is nothing that matters here."""
    kind = rule.get("type", "")
    if kind == "colorScale":
        return Dress(fill=MIXED)
    if kind in {"dataBar", "iconSet"}:
        sign = next(rule.iter(kind), None)
        return _SIGN_ALONE if sign is not None and sign.get("showValue") in {"0", "false"} else None
    own = rule.find("dxf")
    number = rule.get("dxfId", "")
    dress = None
    if own is not None:
        dress = dress_of(own, styles.palette)
    elif number.isdecimal() and len(number) < 8 and int(number) < len(styles.dresses):
        dress = styles.dresses[int(number)]
    return dress if dress != Dress() else None


# ── whether a rule holds ────────────────────────────────────────────────────────────────────────────────────────


def _always(_: Value) -> bool | None:
    return True


def _never(_: Value) -> bool | None:
    return False


def _cannot_tell(_: Value) -> bool | None:
    return None


def _of_number(value: Value) -> bool | None:
    return isinstance(value, float)


def _of_text(value: Value) -> bool | None:
    return isinstance(value, str)


def _number_perhaps(value: Value) -> bool | None:
    return None if isinstance(value, float) else False


_BY_KIND: dict[str, Holds] = {
    "notContainsBlanks": _always,
    "notContainsErrors": _always,
    "containsBlanks": _never,  # no cell that is asked about is blank
    "containsErrors": _never,  # an error is nobody's content
    "colorScale": _number_perhaps,
    "dataBar": _of_number,
    "iconSet": _of_number,
}


def _holds(rule: Element, bounds: Rect) -> Holds:
    kind = rule.get("type", "")
    formulas = [(formula.text or "").strip() for formula in rule if formula.tag in {"formula", "f"}]
    if kind in _BY_KIND:
        return _BY_KIND[kind]
    if kind == "cellIs":
        return _compared(rule.get("operator", ""), [_constant(formula) for formula in formulas])
    if kind == "expression" and formulas:
        return _expression(formulas[0], bounds)
    text = rule.get("text", "").casefold()
    if kind in _TEXT_TESTS and text:
        test = _TEXT_TESTS[kind]
        return lambda value: test(_shown(value), text)
    return _cannot_tell


_TEXT_TESTS: dict[str, Callable[[str, str], bool]] = {
    "containsText": lambda value, text: text in value,
    "notContainsText": lambda value, text: text not in value,
    "beginsWith": str.startswith,
    "endsWith": str.endswith,
}


def _shown(value: Value) -> str:
    return value.casefold() if isinstance(value, str) else f"{value:.15g}"


Key = tuple[int, float, str]


def _key(value: Value) -> Key:
    """As spreadsheets order them: every number before every text, text without regard to case."""
    return (1, 0.0, value.casefold()) if isinstance(value, str) else (0, value, "")


def _constant(formula: str) -> Key | None:
    """The constant that a formula is; None where it is more than that."""
    if _NUMBER.fullmatch(formula):
        return _key(float(formula))
    if len(formula) > 1 and formula[0] == formula[-1] == '"' and '"' not in formula[1:-1].replace('""', ""):
        return _key(formula[1:-1].replace('""', '"'))
    return None


_TESTS: dict[str, Callable[[Key, Key, Key], bool]] = {
    "equal": lambda value, one, _: value == one,
    "notEqual": lambda value, one, _: value != one,
    "lessThan": lambda value, one, _: value < one,
    "lessThanOrEqual": lambda value, one, _: value <= one,
    "greaterThan": lambda value, one, _: value > one,
    "greaterThanOrEqual": lambda value, one, _: value >= one,
    "between": lambda value, one, other: min(one, other) <= value <= max(one, other),
    "notBetween": lambda value, one, other: not min(one, other) <= value <= max(one, other),
}


def _compared(operator: str, constants: list[Key | None]) -> Holds:
    test = _TESTS.get(operator)
    known = [constant for constant in constants if constant is not None]
    if test is None or not known or len(known) != len(constants):
        return _cannot_tell
    one, other = known[0], known[-1]
    return lambda value: test(_key(value), one, other)


def _expression(formula: str, bounds: Rect) -> Holds:
    """Of the formulas that people write, those that ask about the cell itself and nothing else."""
    bare = formula.lstrip("=").replace(" ", "").upper()
    if bare in {"TRUE", "TRUE()", "1", "1=1"}:
        return _always
    if bare in {"FALSE", "FALSE()", "0", "1=0"}:
        return _never
    if match := _OF_LENGTH.fullmatch(bare):
        return (_never if match[2] == "=" else _always) if _is_own(match[1], bounds) else _cannot_tell
    if match := _OF_CELL.fullmatch(bare):
        return _of_cell(match[2], is_negated=bool(match[1])) if _is_own(match[3], bounds) else _cannot_tell
    match = _COMPARED.fullmatch(formula.lstrip("=").strip())
    if match and _is_own(match[1].upper(), bounds):
        constant = _constant(match[3].strip())
        return _compared(_SIGNS[match[2]], [constant])
    return _cannot_tell


def _of_cell(function: str, *, is_negated: bool) -> Holds:
    if function == "ISNUMBER":
        return _of_text if is_negated else _of_number
    if function == "ISTEXT":
        return _of_number if is_negated else _of_text
    return _always if is_negated else _never


def _is_own(cell: str, bounds: Rect) -> bool:
    """Whether a cell named in a rule's formula is, for each cell of the range, that cell itself."""
    match = _CELL.fullmatch(cell)
    if match is None:
        return False
    fixed_column, column, fixed_row, row = match[1], column_of(match[2]), match[3], int(match[4]) - 1
    return (
        (row, column) == bounds[:2]
        and (not fixed_column or bounds.first_column == bounds.last_column)
        and (not fixed_row or bounds.first_row == bounds.last_row)
    )
