"""A survey of any table: it never fails, its counts add up, and the kind of block makes no difference."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.block import Block, CellKind, ListBlock
from candour.block_arrays import ArrayBlock, PoolArrays
from candour.hiding import Hiding, Sight
from candour.piece import Mask, Table
from candour.place import Place
from candour.tables.headers import headers
from candour.tables.survey import Survey, survey
from files.tables import COUNTS, FILES, NHS_NUMBERS, Rows, block_of, table_of

HIDDEN = Mask.of(
    Hiding("sheet.hidden-row", "hidden row", Sight.COVERED, "Unhide it.", "It is left out."), "rows"
)
WORDS = st.sampled_from(
    ["Surname", "DOB", "Name", "Victim", "Ward", "Total", "Ashdown", "Nia", "01/02/1980", "29221", "nia@gmail.com", "PC 1234",
     "BS3 4AB", "W1", "M", "Yes", "42/12345/23", "Note: see below", "Call Mrs Ashdown on 0117 325 0001", *NHS_NUMBERS[:9]]
)  # fmt: skip
GRIDS = st.lists(st.lists(st.none() | WORDS | st.text(max_size=12), max_size=6), max_size=40)


def arrays_of(block: ListBlock) -> ArrayBlock:
    """The same cells in arrays, all in one pool."""
    cells = list(block.cells())
    plain = ListBlock()
    for cell in cells:
        plain.add(cell.row, cell.column, cell.text, cell.kind, cell.mask)
    pool = plain.pools[1]
    arrays = PoolArrays.over(pool.text, np.asarray(pool.starts), np.asarray(pool.ends))
    numbers = {pool.value(number): number for number in range(len(pool))}
    small = [
        np.array(part, np.uint8)
        for part in ([c.mask for c in cells], [c.kind for c in cells], [0] * len(cells))
    ]
    row, column, value = (
        np.array(part, np.int32)
        for part in (
            [c.row for c in cells],
            [c.column for c in cells],
            [numbers[c.text.replace("\n", " ")] for c in cells],
        )
    )
    return ArrayBlock((arrays,), row, column, *small, value)


def surveyed(block: Block, *, all_places: bool = False) -> Survey:
    """The survey of a table of one block, with one mask."""
    return survey(Table(Place(("sheet",)), lambda: [block], (HIDDEN,)), all_places=all_places)


def told(found: Survey) -> list[tuple[object, ...]]:
    """A survey as plain values, in an order of its own."""
    rows = [
        (each.identifier, str(each.place), each.count, each.role, each.evidence.odds)
        for each in found.findings
    ]
    return [*sorted(rows), sorted(found.volumes.items()), found.people]


@given(GRIDS, st.sets(st.integers(0, 40), max_size=6))
@settings(deadline=None, max_examples=80)
def test_any_table_gives_a_survey_whose_counts_add_up(grid: Rows, hidden: set[int]) -> None:
    """Whatever stands in the cells, no finding counts more cells than there are, and every place is told once."""
    block = block_of(grid, {(row, -1): 1 for row in hidden})
    found = surveyed(block)
    cells = {mask: volume.cells for mask, volume in found.volumes.items()}
    assert sum(cells.values()) == len(list(block.cells()))
    assert all(0 < each.count <= cells[1 if each.hiding else 0] for each in found.findings)
    assert all(0 < each.rows <= cells[1 if each.hiding else 0] for each in found.people)
    assert all(each.evidence.likelihood for each in found.findings)
    places = surveyed(block, all_places=True)
    assert len(places.findings) == sum(each.count for each in found.findings)


@given(GRIDS, st.sets(st.integers(0, 40), max_size=6))
@settings(deadline=None, max_examples=60)
def test_lists_and_arrays_are_surveyed_alike(grid: Rows, hidden: set[int]) -> None:
    """A small table's block of lists and a large one's of arrays give the same survey."""
    block = block_of(grid, {(row, -1): 1 for row in hidden})
    assert told(surveyed(arrays_of(block))) == told(surveyed(block))


@pytest.mark.parametrize("name", [*COUNTS, *FILES])
def test_known_tables_are_surveyed_alike(name: str) -> None:
    """The tables of the manual give the same survey in lists and in arrays."""
    block = block_of(COUNTS[name] if name in COUNTS else FILES[name]())
    assert told(surveyed(arrays_of(block))) == told(surveyed(block))


@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.integers(0, 20_000), st.text(max_size=6), st.sampled_from(CellKind)),
        max_size=30,
    )
)
@settings(deadline=None, max_examples=60)
def test_ragged_tables_of_any_kind_of_cell_are_surveyed(cells: list[tuple[int, int, str, CellKind]]) -> None:
    """Cells far to the right, cells of any kind, dates that are no numbers: nothing is raised."""
    block = ListBlock()
    for row, column, text, kind in sorted(cells):
        block.add(row, column, text, kind)
    surveyed(block, all_places=True)


@given(st.text(max_size=130))
@settings(deadline=None, max_examples=200)
def test_any_header_has_a_meaning_or_none(header: str) -> None:
    """Whatever stands above a column, it means identifiers that exist, or nothing."""
    assert all(meaning.identifier for meaning in headers().meanings(header))


@given(st.sampled_from([*FILES]), st.integers(1, 9))
@settings(deadline=None, max_examples=20)
def test_how_a_table_is_cut_into_blocks_changes_no_count(name: str, rows: int) -> None:
    """A table handed over a few rows at a time has as many cells and findings of each kind of whole column."""
    grid = FILES[name]()
    blocks = [block_of(grid[start : start + rows], first_row=start) for start in range(0, len(grid), rows)]
    cut = survey(Table(Place(("sheet",)), lambda: blocks))
    assert {mask: v.cells for mask, v in cut.volumes.items()} == {
        mask: v.cells for mask, v in survey(table_of(grid)).volumes.items()
    }
