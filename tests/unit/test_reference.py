"""The reference pages say what the code says."""

from __future__ import annotations

from pathlib import Path

import pytest
from docs.generate import pages

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


@pytest.mark.parametrize("name", sorted(pages()))
def test_a_generated_page_is_not_stale(name: str) -> None:
    """Whoever changes a docstring runs `make docs`."""
    assert (REFERENCE / name).read_text(encoding="utf-8") == pages()[name]
