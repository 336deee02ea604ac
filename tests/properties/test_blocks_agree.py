"""Both kinds of block give the same answers for the same cells."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from candour.block import CellKind, ListBlock, Pool
from candour.block_arrays import ArrayBlock, PoolArrays

SPACES = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
TEXTS = st.one_of(
    st.sampled_from(
        ["", " ", "\u00a0", "\u3000 ", "Nia", "Nia ", " Nia", "é", "\u2013", "999 000 0018", "\0"]
    ),
    st.text(alphabet=SPACES, max_size=3),
    st.text(alphabet="aé\u2009\u2014 \u3042\U0001f600", max_size=4),
)
CELLS = st.lists(
    st.tuples(
        st.integers(0, 12),
        st.one_of(st.integers(0, 4), st.just(70_000)),
        st.integers(0, 3),
        st.sampled_from(CellKind),
        TEXTS,
        st.booleans(),
    ),
    max_size=40,
).map(lambda cells: sorted(cells, key=lambda cell: cell[0]))


def _both(cells) -> tuple[ListBlock, ArrayBlock, list[str], list[str]]:
    """The same cells as a list and as arrays; and the values of the shared pool and of the arrays' own."""
    shared = sorted({text for *_, text, is_shared in cells if is_shared})
    own = sorted({text for *_, text, is_shared in cells if not is_shared})
    numbers_of = {text: n for n, text in enumerate(own)}
    pool = Pool.of(shared)
    listed = ListBlock(pool)
    columns: list[list[int]] = [[] for _ in range(6)]
    for row, column, mask, kind, text, is_shared in cells:
        if is_shared:
            listed.add_shared(row, column, shared.index(text), mask)
        else:
            listed.add(row, column, text, kind, mask)
        value = shared.index(text) if is_shared else numbers_of[text]
        numbers = (row, column, mask, CellKind.TEXT if is_shared else kind, int(not is_shared), value)
        for numbered, number in zip(columns, numbers, strict=True):
            numbered.append(number)
    return listed, _arrays((pool, Pool.of(own)), columns), shared, own


def _arrays(pools, columns) -> ArrayBlock:
    import numpy as np

    kinds = (np.int32, np.int32, np.uint8, np.uint8, np.uint8, np.int32)
    parts = [np.array(column, kind) for column, kind in zip(columns, kinds, strict=True)]
    return ArrayBlock(tuple(PoolArrays.of(pool) for pool in pools), *parts).without_blanks()


@settings(deadline=None, max_examples=150)
@given(CELLS, st.integers(0, 6), st.integers(1, 5))
def test_every_answer_is_the_same(cells, rows, most):
    """Cells, tallies, head and samples are the same from lists and from arrays; blank cells are in neither."""
    listed, arrayed, _, _ = _both(cells)
    assert list(arrayed.cells()) == list(listed.cells())
    assert len(arrayed) == len(listed)
    assert sorted(arrayed.tallies()) == sorted(listed.tallies())
    assert arrayed.head(rows) == listed.head(rows)
    for mask in range(4):
        assert arrayed.first_under(mask, rows) == listed.first_under(mask, rows)
        assert arrayed.under(mask) == listed.under(mask)
    for column in (0, 1, 2, 70_000):
        assert arrayed.sample(column, most) == listed.sample(column, most)
    for wanted in ([], [0, 3, 12], range(13)):
        assert arrayed.cells_at(wanted, {0, 2, 70_000}) == listed.cells_at(wanted, {0, 2, 70_000})


@settings(deadline=None, max_examples=150)
@given(CELLS, st.sets(TEXTS, max_size=6))
def test_values_are_found_in_the_same_cells(cells, wanted):
    """The cells that hold given values are the same from lists and from arrays."""
    listed, arrayed, shared, own = _both(cells)
    numbers = listed.pools[1]
    listed_own = [numbers.value(number) for number in range(len(numbers))]
    asked = (
        (0, [shared.index(text) for text in sorted(wanted & set(shared))], shared),
        (1, [own.index(text) for text in sorted(wanted & set(own))], listed_own),
    )
    for pool, values, in_list in asked:
        texts = (shared, own)[pool]
        listed_values = sorted(in_list.index(texts[n]) for n in values if texts[n] in in_list)
        assert list(arrayed.cells_of(pool, values)) == list(listed.cells_of(pool, listed_values))
        assert sorted(arrayed.spread(pool, values)) == sorted(listed.spread(pool, listed_values))


def test_many_cells_answer_as_few_do():
    """Where there are thousands of cells and few are asked for, the answers are the same still."""
    texts = [f" {n:05} " if n % 5 else " \t " for n in range(20_000)]
    cells = [(n // 4, n % 4, 0, CellKind.TEXT, text, False) for n, text in enumerate(texts) if n % 5]
    listed, arrayed, _, own = _both(cells)
    blank = [(5_000 + n, 0, 0, CellKind.TEXT, " \t " * n, False) for n in range(5_000)]
    wanted = [own.index(text) for text in (" 00101 ", " 07777 ", " 19999 ")]
    assert len(_both(blank)[1]) == 0
    assert len(arrayed) == len(listed) == 16_000
    assert sorted(arrayed.spread(1, wanted)) == sorted(listed.spread(1, wanted))
    assert list(arrayed.cells_of(1, wanted)) == list(listed.cells_of(1, wanted))
