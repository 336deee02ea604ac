"""Keeping what was made of parts that many files have in common."""

from __future__ import annotations

import pytest

from candour.formats.keeping import kept


def test_a_part_met_again_is_made_once() -> None:
    """The same bytes, with the same other arguments, are read once; others are read for themselves."""
    read: list[bytes] = []

    @kept(2, 10)
    def made(data: bytes, more: str) -> str:
        read.append(data)
        return data.decode() + more

    told = [made(b"one", "!"), made(b"one", "!"), made(b"one", "?"), made(b"two", "!")]
    assert told == ["one!", "one!", "one?", "two!"]
    assert read == [b"one", b"one", b"two"]


def test_a_large_part_is_not_kept() -> None:
    """What is made of more bytes than may be kept is made each time."""
    read: list[bytes] = []

    @kept(2, 3)
    def made(data: bytes) -> int:
        read.append(data)
        return len(data)

    assert made(b"large") == made(b"large")
    assert len(read) == 2


def test_a_broken_part_is_broken_each_time() -> None:
    """What a reading raises is not kept, and is raised for each file that has the part."""

    @kept(2, 10)
    def made(data: bytes) -> int:
        raise ValueError(len(data))

    for _ in range(2):
        with pytest.raises(ValueError, match="3"):
            made(b"bad")
