"""Cells: those of a sheet that are seen, closed up, as the XML of its rows.

blocks ──▶ cells that no mask keeps from sight ─┐
styles ──▶ cells that hold nothing but a look ──┴▶ in order ──▶ <row r="7" ht="30"><c r="B7" s="3" t="s"><v>27</v></c>…
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from candour.block import CellKind
from candour.formats.spreadsheet_looks import Dress, Value
from candour.formats.workbook_writing.content import SheetContent, key_of
from candour.formats.workbook_writing.lines import FAR_COLUMNS, FAR_ROWS, Layout, NewLines
from candour.formats.workbook_writing.looks import CellLook, NewLooks
from candour.formats.workbook_writing.values import NewNumbers, NewTexts
from candour.place import a1

__all__ = ["Common", "NewCells", "NewSheet"]

_TEXT: Final = int(CellKind.TEXT)
_COUNTED: Final = frozenset({int(CellKind.NUMBER), int(CellKind.DATE)})
_LOW: Final = (1 << 14) - 1
_MOST_DRAWN: Final = 2_000_000
"""Cells that hold nothing and have a look: more are left plain, for they are a sheet's ground and not its content."""
_THIN_ROW: Final = 2.25
_ERRORS: Final = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
_TRUTH: Final = {"TRUE": "1", "FALSE": "0"}


@dataclass(slots=True, repr=False)
class Common:
    """What all sheets of a workbook share."""

    texts: NewTexts
    numbers: NewNumbers
    looks: NewLooks
    redacted: int = 0


@dataclass(slots=True, repr=False)
class NewCells:
    """The cells of a sheet that are seen: in parallel lists, in the order of their keys."""

    keys: Sequence[int] = ()
    kinds: Sequence[int] = ()
    texts: Sequence[str] = ()

    @classmethod
    def of(cls, content: SheetContent) -> NewCells:
        """Those of a sheet."""
        keys: list[int] = []
        kinds: list[int] = []
        texts: list[str] = []
        for block in content.table.blocks() if content.table else ():
            cells = block.under(0)
            keys += [row << 14 | column for row, column in zip(cells.rows, cells.columns, strict=True)]
            kinds += cells.kinds
            texts += cells.texts
        if any(low >= high for low, high in itertools.pairwise(keys)):
            last = {key: at for at, key in enumerate(keys)}  # of a cell that is there twice, the later
            order = [last[key] for key in sorted(last)]
            keys, kinds, texts = ([found[at] for at in order] for found in (keys, kinds, texts))  # type: ignore[assignment]
        return cls(keys, kinds, texts)

    def layout(self, content: SheetContent) -> Layout:
        """Where they come to stand."""
        rows = sorted({key >> 14 for key in self.keys})
        columns = sorted({key & _LOW for key in self.keys})
        closes_up = content.closes_up
        return Layout(
            NewLines(content.row_masks, rows, FAR_ROWS, closes_up=closes_up),
            NewLines(content.column_masks, columns, FAR_COLUMNS, closes_up=closes_up),
        )


@dataclass(slots=True, repr=False)
class NewSheet:
    """One sheet while it is written."""

    content: SheetContent
    common: Common
    name: str = ""
    remembers: bool = False
    """Whether it can be asked what stands in a cell: for charts and links."""
    cells: NewCells = field(init=False)
    layout: Layout = field(init=False)
    values: dict[int, tuple[bool, str]] = field(default_factory=dict)
    """By cell of the copy: whether it holds a number, and what it holds."""
    last_row: int = 0
    last_column: int = 0
    _styles: dict[tuple[int, Dress | None], tuple[str, str]] = field(default_factory=dict)
    _rows: str | None = None

    def __post_init__(self) -> None:
        self.cells = NewCells.of(self.content)
        self.layout = self.cells.layout(self.content)

    def rows(self) -> str:
        """The rows, with their cells."""
        if self._rows is None:
            self._rows = self._all_rows()
        return self._rows

    def _all_rows(self) -> str:
        out: list[str] = []
        bare = sorted(set(self._bare_rows()), reverse=True)
        current, number, is_open = -1, "", False
        heads: dict[int, str] = {}
        new_row, new_column = self.layout.rows.at, self.layout.columns.at
        for key, written in self._written():
            row = key >> 14
            if row != current:
                out.append("</row>" if is_open else "")
                while bare and bare[-1] <= row:
                    if (between := bare.pop()) < row:
                        out.append(self._head(between, "/>"))
                out.append(self._head(row, ">"))
                current, number, is_open = row, str(new_row(row) + 1), True
            column = key & _LOW
            if (head := heads.get(column)) is None:
                at = new_column(column)
                self.last_column = max(self.last_column, at)
                head = heads[column] = f'<c r="{a1(0, at)[:-1]}'
            out.append(f'{head}{number}"{written}')
        out.append("</row>" if is_open else "")
        out += [self._head(row, "/>") for row in reversed(bare)]
        self.last_row = max(new_row(current), 0)
        return "".join(out)

    def _bare_rows(self) -> Iterator[int]:
        stays = self.layout.rows.stays
        yield from (row for row in {*self.content.heights, *self.content.row_looks} if stays(row))
        yield from self.layout.rows.hidden
        yield from self.layout.rows.thin - {*self.content.heights, *self.content.row_looks}

    def _head(self, row: int, end: str) -> str:
        said = [f'<row r="{self.layout.rows.at(row) + 1}"']
        look = self.content.row_looks.get(row)
        if look is not None and (looked := self._look(look)).is_drawn:
            said.append(
                f' s="{self.common.looks.number(looked.of_blank(self.common.looks.plain))}" customFormat="1"'
            )
        height = _THIN_ROW if row in self.layout.rows.thin else self.content.heights.get(row)
        if height:
            said.append(f' ht="{height:g}" customHeight="1"')
        if row in self.layout.rows.hidden:
            said.append(' hidden="1"')
        return "".join((*said, end))

    def _look(self, number: int) -> CellLook:
        looks = self.content.looks
        return looks[number] if 0 <= number < len(looks) else self.common.looks.plain

    # ── cells ───────────────────────────────────────────────────────────────────────────────────────────────

    def _written(self) -> Iterator[tuple[int, str]]:
        """Each cell, in order: its key, and what comes after its place."""
        blanks = self._drawn_blanks()
        waiting = iter(blanks)
        blank = next(waiting, None)
        cells = self.cells
        for key, kind, text in zip(cells.keys, cells.kinds, cells.texts, strict=True):
            while blank is not None and blank < key:
                yield blank, self._blank(blank)
                blank = next(waiting, None)
            yield key, self._cell(key, kind, text)
        while blank is not None:
            yield blank, self._blank(blank)
            blank = next(waiting, None)

    def _drawn_blanks(self) -> list[int]:
        content, layout = self.content, self.layout
        drawn = {number for number, look in enumerate(content.looks) if look.is_drawn}
        held = set(self.cells.keys)
        found = [key for key, number in content.styles.items() if number in drawn and key not in held]
        stays, column_stays = layout.rows.stays, layout.columns.stays
        return sorted(key for key in found[:_MOST_DRAWN] if stays(key >> 14) and column_stays(key & _LOW))

    def _blank(self, key: int) -> str:
        look = self._look(self.content.styles[key]).of_blank(self.common.looks.plain)
        return f' s="{self.common.looks.number(look)}"/>'

    def _cell(self, key: int, kind: int, text: str) -> str:
        style = self.content.styles.get(key, -1)
        dress = self.content.dress and self.content.dress(key >> 14, key & _LOW, _value(kind, text))
        known = self._styles.get((style, dress))
        if known is None:
            known = self._styles[style, dress] = self._styled(style, dress)
        said, code = known
        if kind == _TEXT:
            return self._text(key, said, text)
        if kind in _COUNTED:
            return self._number(key, said, code, text)
        if (text in _TRUTH or text in _ERRORS) and not self._redacts(text):
            is_error = text in _ERRORS
            return f'{said} t="{"e" if is_error else "b"}"><v>{_TRUTH.get(text, text)}</v></c>'
        return self._text(key, said, text)

    def _styled(self, style: int, dress: Dress | None) -> tuple[str, str]:
        look = self._look(style)
        if dress is not None:
            look = dressed(look, dress)
        number = self.common.looks.number(look)
        return (f' s="{number}"' if number else ""), look.code

    def _number(self, key: int, said: str, code: str, text: str) -> str:
        common = self.common
        if common.texts.redaction and (left := common.numbers.blacked_out(code, text)) is not None:
            common.redacted += 1
            return self._text(key, said, left)
        value = common.numbers.of(code, text)
        if value is None:
            return self._text(key, said, text)
        if self.remembers:
            self.values[self._new_key(key)] = (True, value)
        return f"{said}><v>{value}</v></c>"

    def _redacts(self, text: str) -> bool:
        redaction = self.common.texts.redaction
        return bool(redaction) and redaction.text(text) != text

    def _text(self, key: int, said: str, text: str) -> str:
        number = self.common.texts.number(text)
        if number < 0:
            return f"{said}/>"
        if self.remembers:
            self.values[self._new_key(key)] = (False, self.common.texts.values[number])
        return f'{said} t="s"><v>{number}</v></c>'

    def _new_key(self, key: int) -> int:
        return key_of(self.layout.rows.at(key >> 14), self.layout.columns.at(key & _LOW))


def _value(kind: int, text: str) -> Value:
    if kind in _COUNTED:
        try:
            return float(text)
        except ValueError:
            return text
    return text


def dressed(look: CellLook, dress: Dress) -> CellLook:
    """A look with what a conditional format puts over it."""
    if dress.text is not None:
        look = look._replace(colour=dress.text)
    if dress.code is not None:
        look = look._replace(code=dress.code, built_in=-1)
    if dress.fill is not None and dress.fill >= 0:
        look = look._replace(pattern="solid", fill=dress.fill, ground=None)
    return look
