"""Compound files: streams, what no stream owns, and the writing of new ones."""

from __future__ import annotations

import io
import random
import struct
from contextlib import suppress

import olefile
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.errors import LimitReached
from candour.formats.archive import Unreadable
from candour.formats.compound import Container
from candour.formats.compound_writing import compound_file
from candour.source import Budget, Limits
from files.compound import compound
from files.hidden import lines
from files.ole_files import FILES

NAMES = st.text(
    st.characters(min_codepoint=33, max_codepoint=0x17F, exclude_characters="/\\:!\x7f"),
    min_size=1,
    max_size=20,
)


@given(
    st.dictionaries(
        st.lists(NAMES, min_size=1, max_size=3).map("/".join),
        st.integers(0, 9000),
        max_size=12,
    )
)
@settings(max_examples=60)
def test_what_is_written_is_read_again(sizes: dict[str, int]) -> None:
    """Every stream of a new file is read as it was written, short or long, and so it is by another program."""
    folded = {path.lower(): path for path in sizes}
    paths = [
        path for path in folded.values() if not any(other.startswith(path.lower() + "/") for other in folded)
    ]
    streams = {path: random.Random(path).randbytes(sizes[path]) for path in paths}
    data = compound_file(streams)
    container = Container(data)
    assert {path: container.read(path) for path in streams} == streams
    assert container.leftovers() == ()
    assert container.ghosts == ()
    with olefile.OleFileIO(io.BytesIO(data.ljust(2048, b"\0"))) as other:
        for path, content in streams.items():
            assert other.openstream(path.split("/")).read() == content


def test_a_large_file_has_a_table_of_tables() -> None:
    """Over 109 sectors of the FAT, the rest are listed in sectors of their own."""
    streams = {"big": random.Random(1).randbytes(8 << 20), "small": b"Nia Example"}
    data = compound_file(streams)
    container = Container(data)
    assert container.difat_sectors
    assert {path: container.read(path) for path in streams} == streams
    with olefile.OleFileIO(io.BytesIO(data)) as other:
        assert other.openstream("big").read() == streams["big"]


@pytest.mark.parametrize(
    ("file", "hiding", "text"),
    [
        ("words-in-the-slack", "ole.free-sector", "Nia Example"),
        ("words-in-a-free-sector", "ole.free-sector", "Nia Example"),
        ("words-after-the-last-sector", "ole.free-sector", "Nia Example"),
        ("a-deleted-stream", "ole.deleted-stream", "Nia Example"),
        ("a-deleted-workbook", "ole.deleted-stream", ""),
    ],
)
def test_remains_are_found(file: str, hiding: str, text: str) -> None:
    """What was deleted, and what stands where nobody owns the bytes, is found."""
    assert (hiding, "BURIED", text) in [
        (line.hiding, line.sight, line.text) for line in lines(FILES[file](), "a.ole")
    ]


@pytest.mark.parametrize("file", ["zeros-in-a-free-sector", "short-streams-share-a-stream", "clean"])
def test_zeros_and_padding_are_silent(file: str) -> None:
    """Where nothing is left behind, nothing is said of it."""
    hidings = {line.hiding for line in lines(FILES[file](), "a.ole")}
    assert not hidings & {"ole.free-sector", "ole.deleted-stream", "xls.free-sector"}


def test_a_storage_becomes_a_file_without_the_remains_of_its_host() -> None:
    """A storage is written out as a file of its own, and no byte of its host comes along."""
    data = compound(
        {"Inner/Workbook": b"\x09\x08" + b"x" * 700},
        slack=b"Nia Example",
        free=b"Nia Example",
        tail=b"Nia Example",
    )
    container = Container(data)
    from candour.formats.compound_writing import storage_as_file

    inner = storage_as_file(container, container["Inner"])
    assert b"Nia" not in inner
    assert Container(inner).read("Workbook") == b"\x09\x08" + b"x" * 700
    assert container.leftovers() == ()


# ── damage ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", sorted(FILES))
@given(data=st.data())
@settings(max_examples=6)
def test_damage_never_raises_anything_else(name: str, data: st.DataObject) -> None:
    """A file cut off or altered anywhere is read as far as it goes."""
    whole = bytearray(FILES[name]())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + 4] = data.draw(st.binary(min_size=4, max_size=4))
    if data.draw(st.booleans()):
        del whole[data.draw(st.integers(0, len(whole))) :]
    with suppress(Unreadable, LimitReached):
        lines(bytes(whole))


def test_a_chain_that_runs_in_a_circle_ends() -> None:
    """A stream whose sectors lead back to its first is no longer than it says, nor than the file."""
    data = bytearray(compound({"a": b"x" * 5000}))
    fat = data.rindex(struct.pack("<II", 1, 2))
    data[fat : fat + 8] = struct.pack("<II", 1, 0)
    assert len(Container(bytes(data)).read("a")) <= 5000


def test_a_stream_longer_than_the_file_is_cut() -> None:
    """A size that promises gigabytes gives what there is, and the container knows that it was short."""
    data = bytearray(compound({"a": b"x" * 600}))
    at = data.index("a\0".encode("latin-1") + bytes(62))
    data[at + 120 : at + 124] = struct.pack("<I", 0x7FFFFFFF)
    container = Container(bytes(data))
    assert len(container.read("a")) <= len(data)
    assert container.short


def test_a_directory_of_endless_depth_is_refused() -> None:
    """Storages inside storages without end are not followed."""
    with pytest.raises(Unreadable, match="too deep"):
        Container(compound_file({"/".join("abcdefgh" * 8): b"x"}))


def test_a_directory_of_too_many_entries_is_a_limit() -> None:
    """More entries than the limit allows are a limit reached, and not a long wait."""
    data = compound_file({f"{number}": b"" for number in range(200)})
    with pytest.raises(LimitReached):
        Container(data, Budget(Limits(entries=100)))


@pytest.mark.parametrize(
    "data", [b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)]
)
def test_a_damaged_header_is_unreadable(data: bytes) -> None:
    """Without its header no compound file can be read."""
    with pytest.raises(Unreadable, match="sent again"):
        Container(data)
