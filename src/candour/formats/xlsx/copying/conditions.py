"""Conditional formats of the copy: the looks that they give, as looks of the cells themselves.

    rule that holds for a cell ──▶ what it changes ──▶ the cell's own look        (see `rules`)
    colour scale ─────────────────▶ a fill of its own colour for each number
    bar, icon ────────────────────▶ stays a rule: it is drawn anew from the numbers in sight, and holds nothing else
    what cannot be worked out ────▶ left out, and told

So nothing a rule asks about, and no look that it would give to other values, is in the copy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

import numpy as np
from numpy.typing import NDArray

from candour.formats.spreadsheet_sight import Rect
from candour.formats.xlsx.copying.cells import Common
from candour.formats.xlsx.copying.formulas import Scalar
from candour.formats.xlsx.copying.gathering import Gathered, SheetCells, Value
from candour.formats.xlsx.copying.lines import Layout
from candour.formats.xlsx.copying.looks import colour_of
from candour.formats.xlsx.copying.rules import CannotTell, Given, Values, rule_of
from candour.formats.xlsx.copying.scales import scale_of
from candour.formats.xlsx.copying.surrounds import ranged
from candour.formats.xlsx.numbers import whole
from candour.formats.xlsx.ranges import rects_of
from candour.formats.xlsx.strings import Strings
from candour.formats.xlsx.styles import Styles
from candour.formats.xlsx.workbook import is_on

__all__ = ["Conditions"]

_MOST_CELLS: Final = 2_000_000
_MOST_ASKED: Final = 2_000_000
"""Cells asked about, all rules together, before the rest of the rules is left out."""
_DRAWN: Final = frozenset({"dataBar", "iconSet"})


@dataclass(slots=True, repr=False)
class Conditions:
    """The conditional formats of one sheet."""

    root: Element
    common: Common
    strings: Strings
    styles: Styles
    left_out: int = 0
    """How many rules could not be worked out."""
    _dresses: dict[int, list[int]] = field(default_factory=dict)
    """By cell, row and column in one number: what is put on it, first what goes before."""
    _stopped: set[int] = field(default_factory=set)
    _asked: int = 0
    _keys: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    _sets: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))

    def work_out(self, cells: SheetCells) -> None:
        """Works out what the rules put on each cell, and adds to the cells those that have nothing but that."""
        rules = list(self._rules())
        if not rules:
            return
        if len(cells) > _MOST_CELLS:
            self.left_out = len(rules)
            return
        values = _values(cells, self.strings)
        for rule, rects in rules:
            self._apply(rule, rects, values)
        self._settle()
        _add_blanks(cells, self._keys)

    def dressing(self, run: Gathered) -> NDArray[np.int32] | None:
        """For each cell which set of conditional formats is on it."""
        if not len(self._keys):
            return None
        key = run.row.astype(np.int64) << 16 | run.column
        at = np.minimum(np.searchsorted(self._keys, key), len(self._keys) - 1)
        return np.where(self._keys[at] == key, self._sets[at], np.int32(0))

    # ── rules ───────────────────────────────────────────────────────────────────────────────────────────────

    def _rules(self) -> Iterator[tuple[Element, list[Rect]]]:
        """The rules that can be worked out, in order of priority, with their ranges."""
        found = [
            (rule, rects)
            for group, rects in _groups(self.root)
            for rule in group.iter("cfRule")
            if rule.get("type") not in _DRAWN
        ]
        yield from sorted(found, key=lambda each: whole(each[0].get("priority"), 0))

    def _apply(self, rule: Element, rects: list[Rect], values: Values) -> None:
        given = Given(rects, values)
        try:
            if rule.get("type") == "colorScale":
                self._colour(rule, given)
                return
            holds = rule_of(rule, given)
            dress = self._dress(rule)
            stops = is_on(rule.get("stopIfTrue"))
            held = [key for key, row, column in self._cells(given) if holds(row, column)]
        except CannotTell:
            self.left_out += 1
            return
        for key in held:
            if dress is not None and key not in self._stopped:
                self._dresses.setdefault(key, []).append(dress)
        if stops:
            self._stopped.update(held)

    def _cells(self, given: Given) -> Iterator[tuple[int, int, int]]:
        """The cells of the ranges, as far as the sheet is used."""
        for rect in given.within_use():
            self._asked += (rect.last_row - rect.first_row + 1) * (rect.last_column - rect.first_column + 1)
            if self._asked > _MOST_ASKED:
                raise CannotTell
            for row in range(rect.first_row, rect.last_row + 1):
                for column in range(rect.first_column, rect.last_column + 1):
                    yield row << 16 | column, row, column

    def _colour(self, rule: Element, given: Given) -> None:
        scale = scale_of(rule, given.numbers(), self.styles.palette)
        numbers = [(key, given.value(row, column)) for key, row, column in self._cells(given)]
        fills: dict[int, int] = {}
        for key, value in numbers:
            if isinstance(value, float) and key not in self._stopped:
                colour = scale(value)
                if colour not in fills:
                    fills[colour] = self.common.looks.dress(_filled(colour))
                self._dresses.setdefault(key, []).append(fills[colour])

    def _dress(self, rule: Element) -> int | None:
        own = rule.find("dxf")
        if own is not None:
            return self.common.looks.dress(own)
        number = whole(rule.get("dxfId"))
        return number if 0 <= number < len(self.styles.dresses) else None

    def _settle(self) -> None:
        sets: dict[tuple[int, ...], int] = {}
        keys = sorted(self._dresses)
        for key in keys:
            worn = tuple(dict.fromkeys(self._dresses[key]))
            if worn not in sets:
                self.common.dress_sets.append(worn)
                sets[worn] = len(self.common.dress_sets) - 1
        self._keys = np.array(keys, np.int64)
        self._sets = np.array([sets[tuple(dict.fromkeys(self._dresses[key]))] for key in keys], np.int32)
        self._dresses.clear()

    # ── rules that stay ─────────────────────────────────────────────────────────────────────────────────────

    def written(self, layout: Layout) -> str:
        """The rules that stay: bars and icons."""
        out, priority = [], 0
        for group, rects in _groups(self.root):
            cells = " ".join(ranged(new) for rect in rects if (new := layout.rect(rect)))
            for rule in group.iterfind("cfRule"):
                if rule.get("type") not in _DRAWN or not cells:
                    continue
                said = _drawn(rule)
                if said:
                    priority += 1
                    kind = rule.get("type")
                    out.append(
                        f'<conditionalFormatting sqref="{cells}"><cfRule type="{kind}" priority="{priority}">{said}</cfRule>'
                        "</conditionalFormatting>"
                    )
                else:
                    self.left_out += 1
        return "".join(out)


def _groups(root: Element) -> Iterator[tuple[Element, list[Rect]]]:
    for group in root.iter("conditionalFormatting"):
        inner = group.find("sqref")  # of the later kind, in an extension
        rects = list(rects_of(group.get("sqref") or (inner.text if inner is not None else "")))
        if rects:
            yield group, rects


_ICONS: Final = frozenset(
    [
        "3Arrows",
        "3ArrowsGray",
        "3Flags",
        "3TrafficLights1",
        "3TrafficLights2",
        "3Signs",
        "3Symbols",
        "3Symbols2",
        "4Arrows",
        "4ArrowsGray",
        "4RedToBlack",
        "4Rating",
        "4TrafficLights",
        "5Arrows",
        "5ArrowsGray",
        "5Rating",
        "5Quarters",
    ]
)


def _drawn(rule: Element) -> str:
    """A bar or an icon; nothing where its bounds are formulas, or it stands instead of the number."""
    own = next((child for child in rule if child.tag in _DRAWN), None)
    if own is None or own.get("showValue") in {"0", "false"}:
        return ""
    bounds = "".join(_bound(element) for element in own.iterfind("cfvo"))
    if not bounds or bounds.count("<cfvo") != len(own.findall("cfvo")):
        return ""
    if own.tag == "dataBar":
        sizes = "".join(
            f' {name}="{whole(own.get(name), 0)}"' for name in ("minLength", "maxLength") if own.get(name)
        )
        return f"<dataBar{sizes}>{bounds}{colour_of(own.find('color'), 'color')}</dataBar>"
    name = own.get("iconSet", "3TrafficLights1")
    if name not in _ICONS:
        return ""
    turned = ' reverse="1"' if is_on(own.get("reverse")) else ""
    return f'<iconSet iconSet="{name}"{turned}>{bounds}</iconSet>'


def _bound(element: Element) -> str:
    kind = element.get("type", "")
    if kind in {"min", "max", "autoMin", "autoMax"}:
        return f'<cfvo type="{kind.lower().removeprefix("auto")}"/>'
    try:
        value = float(element.get("val", ""))
    except ValueError:
        return ""
    above = ' gte="0"' if element.get("gte") in {"0", "false"} else ""
    return (
        f'<cfvo type="{kind}" val="{value:.10g}"{above}/>' if kind in {"num", "percent", "percentile"} else ""
    )


def _filled(colour: int) -> Element:
    dress = Element("dxf")
    pattern = Element("patternFill", {"patternType": "solid"})
    pattern.append(Element("bgColor", {"rgb": f"FF{colour:06X}"}))
    fill = Element("fill")
    fill.append(pattern)
    dress.append(fill)
    return dress


# ── cells ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _values(cells: SheetCells, strings: Strings) -> Values:
    """What stands in every cell of the sheet that has a value, and how far the sheet is used."""
    found: dict[int, Scalar] = {}
    last_row = last_column = -1
    for run in cells.runs:
        for at, (row, column, kind) in enumerate(
            zip(run.row.tolist(), run.column.tolist(), run.kind.tolist(), strict=True)
        ):
            if kind != Value.BLANK:
                found[row << 16 | column] = _value(run, at, kind, cells, strings)
        if len(run):
            last_row, last_column = max(last_row, int(run.row[-1])), max(last_column, int(run.column.max()))
    return Values(found, last_row, last_column)


def _value(run: Gathered, at: int, kind: int, cells: SheetCells, strings: Strings) -> Scalar:
    if kind == Value.TEXT:
        number = int(run.text[at])
        if number >= 0:
            return strings.pool.value(number)
        own = cells.own[-2 - number] if number < -1 else ""
        return (
            own.decode("utf-8", "replace")
            if isinstance(own, bytes)
            else own
            if isinstance(own, str)
            else "".join(own.itertext())
        )
    raw = run.raw(at).strip()
    if kind == Value.NUMBER:
        try:
            return float(raw)
        except ValueError:
            return raw.decode("utf-8", "replace")
    return raw == b"1" if kind == Value.TRUTH else raw.decode("utf-8", "replace")


def _add_blanks(cells: SheetCells, keys: Sequence[int] | NDArray[np.int64]) -> None:
    """Adds cells that have no value and no style, for the looks that rules give them."""
    wanted = np.asarray(keys, np.int64)
    for at, run in enumerate(cells.runs):
        following = cells.runs[at + 1] if at + 1 < len(cells.runs) else None
        end = int(following.row[0]) if following is not None and len(following) else 1 << 30
        start = int(run.row[0]) if at and len(run) else 0
        rows = wanted >> 16
        mine = wanted[(rows >= start) & (rows < end)]
        new = mine[~np.isin(mine, run.row.astype(np.int64) << 16 | run.column)]
        if len(new):
            none = np.zeros(len(new), np.int64)
            added = (new >> 16, new & 0xFFFF, none, none, none, none - 1, none, none)
            columns = [np.concatenate((one, other)) for one, other in zip(run.columns, added, strict=True)]
            cells.runs[at] = Gathered.of(columns, run.data).in_order()
