"""The catalogue of hidings: what is found is in it."""

from __future__ import annotations

import pytest

from candour.formats import encrypted, ole, xls
from candour.piece import Blob, Nested, Table, Text
from files import ole_files, xls_files
from files.hidden import everything

CATALOGUE = {hiding for module in (xls, ole, encrypted) for hiding in module.HIDINGS}
EVERY = {**xls_files.FILES, **{f"ole-{name}": made for name, made in ole_files.FILES.items()}}


@pytest.mark.parametrize("name", sorted(EVERY))
def test_every_hiding_is_in_the_catalogue(name: str) -> None:
    """Whatever hides a piece is an entry of its format's catalogue, with the sight that the piece has or a doubtful one."""
    for found in everything(EVERY[name]()):
        hidings = []
        if isinstance(found, Text | Blob | Nested) and found.hiding:
            hidings.append(found.hiding)
        elif isinstance(found, Table):
            hidings += [mask.hiding for mask in (*found.masks, *filter(None, (found.under,)))]
        assert set(hidings) <= CATALOGUE


def test_no_hiding_is_listed_twice() -> None:
    """Each format's catalogue names each hiding once."""
    for module in (xls, ole, encrypted):
        ids = [hiding.id for hiding in module.HIDINGS]
        assert len(ids) == len(set(ids))
