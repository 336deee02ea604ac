"""Pictures are looked at as they are without the programs that read words, whether or not these are installed."""

from __future__ import annotations

import pytest

from candour.formats.pictures import looks


@pytest.fixture(autouse=True)
def _no_words_are_read(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the tests of reading words read words."""
    if not request.node.nodeid.rpartition("/")[2].startswith("test_reading_words"):
        monkeypatch.setattr(looks, "words_in", lambda _: None)
