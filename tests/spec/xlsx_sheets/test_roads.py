"""Roads: a large sheet is read block by block, on the fast road where there is one, and by the parser where not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from candour.block import Block, ListBlock
from candour.formats.xlsx import sheet as sheet_module
from candour.formats.xlsx.cells import Cells, Outcome, StepAside
from candour.formats.xlsx.sheet import blocks_of
from candour.piece import Gap, Table, Why
from files.xlsx_sheets import book, cells_in, found_in, gaps_in, row, shared, sheet, string

_ROWS = [
    row(at, f"Nia {at}", string(f"B{at}", 0), **({"hidden": "1"} if at == 1500 else {}))
    for at in range(1, 3001)
]
_XML = sheet(*_ROWS)


@pytest.fixture(autouse=True)
def _parser_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here a sheet counts as large from 64 KiB on, and goes through the parser."""
    monkeypatch.setattr("candour.formats.xlsx.worksheet.LARGE", 64 << 10)
    monkeypatch.setattr(sheet_module, "LARGE", 64 << 10)
    monkeypatch.setattr(sheet_module, "_CELLS_AT_ONCE", 500)
    monkeypatch.setattr(sheet_module, "_fast_road", lambda: None)


def _table(data: bytes) -> Table:
    return next(piece for piece in found_in(data) if isinstance(piece, Table))


def test_a_large_sheet_gives_its_blocks_each_time_they_are_asked_for() -> None:
    """The blocks are not kept: each call reads the part anew, and gives the same."""
    table = _table(book(_XML, strings=shared("Total")))
    one, other = ([list(block.cells()) for block in table.blocks()] for _ in range(2))
    assert one == other
    assert sum(map(len, one)) == 6000
    assert [table.masks[cell.mask - 1].where for block in one for cell in block if cell.mask] == [
        "row 1500"
    ] * 2


def test_what_goes_wrong_in_a_large_sheet_is_told_after_it() -> None:
    """A Gap stands behind the table, whether or not its blocks were taken meanwhile."""
    data = book(_XML[: len(_XML) // 2], strings=shared("Total", "Nia Example"))
    found = found_in(data)
    kinds = [type(piece) for piece in found if isinstance(piece, Table | Gap)]
    assert kinds[:2] == [Table, Gap]
    assert [gap.why for gap in gaps_in(data)] == [Why.BROKEN]
    assert len(cells_in(data)) > 1000


def test_strings_of_a_large_sheet_are_used_though_nobody_took_its_blocks() -> None:
    """What no cell uses is told only when every sheet has been gone through."""
    found = found_in(book(_XML, strings=shared("Total", "Nia Example")))
    unused = next(p for p in found if isinstance(p, Table) and p.place.steps[-1] == "shared strings")
    assert [cell.text for block in unused.blocks() for cell in block.cells()] == ["Nia Example"]


def test_the_parser_reads_on_where_the_fast_road_steps_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    """No row is lost and none comes twice, wherever the fast road ends."""

    def fast(cells: Cells) -> Iterator[Block]:
        block = ListBlock(cells.strings.pool)
        for at in range(10):
            block.add(at, 0, f"fast {at}")
        yield block
        raise StepAside(10)

    monkeypatch.setattr(sheet_module, "_fast_road", lambda: fast)
    cells = Cells(lambda: [_XML.encode()], len(_XML), outcome=Outcome())
    texts = [cell.text for block in blocks_of(cells) for cell in block.cells() if cell.column == 0]
    assert texts[8:12] == ["fast 8", "fast 9", "Nia 11", "Nia 12"]
    assert len(texts) == 3000
    assert cells.outcome.is_done
