"""Every file of `files.xlsx_sheets`: what is out of sight in it, and nothing else."""

from __future__ import annotations

import pytest

from files.xlsx_sheets import FILES, gaps_in, hidden_in

_NAMES = {"Name", "Collar", "Unit", "Nia Example", "PC 2099", "Ward 3", "Bran Example", "PC 2100", "Ward 4"}
_NAMES |= {"Mali Example", "PC 2101", "Ward 5"}
_ROW_3 = {"Bran Example", "PC 2100", "Ward 4"}
_COLUMN_B = {"Collar", "PC 2099", "PC 2100", "PC 2101"}
_NIA = {"Nia Example"}

# fmt: off
_HIDDEN: dict[str, dict[str, set[str]]] = {
    "ordinary": {},
    "hidden-sheet": {"hidden-sheet": {"Names"} | _NAMES},
    "very-hidden-sheet": {"very-hidden-sheet": {"Names"} | _NAMES},
    "unlisted-sheet": {"unlisted-sheet": _NAMES},
    "macro-sheet": {"macro-sheet": {"Macro1"} | _NAMES},
    "hidden-window": {"hidden-sheet": {"Sheet1"} | _NAMES},
    "tabs-not-shown": {"hidden-sheet": {"Sheet2"} | _NAMES},
    "hidden-row": {"hidden-row": _ROW_3},
    "hidden-row-in-a-group": {"collapsed-row": _ROW_3},
    "row-that-a-filter-leaves-out": {"filtered-row": _ROW_3, "filter-criterion": {"Ward 3"}},
    "row-hidden-beside-a-filter-that-is-not-set": {"hidden-row": _ROW_3},
    "row-of-no-height": {"zero-height-row": _ROW_3},
    "row-too-flat-to-read": {"zero-height-row": _ROW_3},
    "row-of-ordinary-height": {},
    "rows-that-are-not-listed-are-hidden": {},
    "hidden-row-is-blank": {},
    "hidden-column": {"hidden-column": _COLUMN_B},
    "hidden-column-in-a-group": {"collapsed-column": _COLUMN_B},
    "column-of-no-width": {"zero-width-column": _COLUMN_B},
    "narrow-column-beside-a-full-one": {"zero-width-column": _COLUMN_B},
    "narrow-column-beside-a-blank-one": {},
    "hidden-column-is-blank": {},
    "format-prints-nothing": {"blank-number-format": _NIA},
    "white-text": {"background-colour": _NIA},
    "black-text-on-black": {"background-colour": _NIA},
    "tiny-text": {"tiny-text": _NIA},
    "white-text-in-a-dark-cell": {},
    "white-text-in-the-header-of-a-table": {},
    "white-text-in-the-body-of-a-table": {"background-colour": {f"{letter}{row}" for letter in "ABC" for row in (2, 3, 4)}},
    "values-under-a-merged-cell": {"merged-over": {"PC 2099", "Ward 3"}},
    "cells-under-a-filled-shape": {"covered-cell": {"Nia Example", "PC 2099", "Bran Example", "PC 2100"}},
    "cells-under-an-empty-shape": {},
    "cells-far-below": {"far-cell": _NIA},
    "cells-far-to-the-right": {"far-cell": _NIA},
    "formula-holds-words": {"formula-literal": _NIA},
    "shared-string-that-no-cell-uses": {"unused-shared-string": _NIA},
    "reading-aid": {"phonetic-guide": {"れい"}},
}
# fmt: on


@pytest.mark.parametrize("name", FILES)
def test_what_is_out_of_sight_is_found_and_nothing_else(name: str) -> None:
    """Each file gives exactly the hidings that its name tells of, and the texts that they keep from sight."""
    assert hidden_in(FILES[name]()) == _HIDDEN[name]


@pytest.mark.parametrize("name", FILES)
def test_none_has_a_gap(name: str) -> None:
    """All of these are whole workbooks: nothing in them goes unread."""
    assert gaps_in(FILES[name]()) == []
