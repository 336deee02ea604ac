"""Read as a whole workbook, the parts are each read once, and none is left over for a Gap."""

from __future__ import annotations

from collections import Counter

import pytest

from candour.formats.xlsx import HIDINGS, read
from candour.piece import Blob, Gap, Table, Text
from candour.place import Place
from candour.source import Source
from files.xlsx_parts import FILES


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_part_is_read_once(name):
    """Nothing is said twice, nothing is a Gap but what cannot be read, and every hiding is in the catalogue."""
    known = {hiding.id for hiding in HIDINGS}
    found, gaps = Counter(), []
    for each in read(Source("book.xlsx", FILES[name](), Place(("book.xlsx",)))):
        if isinstance(each, Table):
            list(each.blocks())
            masks = [*each.masks, *([each.under] if each.under else [])]
            assert {mask.hiding.id for mask in masks} <= known
        elif isinstance(each, Text):
            found[each.place, each.text] += 1
        if isinstance(each, (Text, Blob)) and each.hiding:
            assert each.hiding.id in known
        gaps += [each] if isinstance(each, Gap) else []
    assert [key for key, count in found.items() if count > 1] == []
    assert len(gaps) == (name == "data-of-an-add-in")
