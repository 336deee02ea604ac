"""Archives: every entry, and every byte that belongs to none."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.errors import LimitReached
from candour.formats.archive import Archive, Unreadable
from candour.source import Budget, Limits


def made(entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED, comment: bytes = b"") -> bytes:
    """A zip of these entries, made by Python's own zipfile."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in entries.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
        archive.comment = comment
    return out.getvalue()


def opened(data: bytes, **limits: int) -> Archive:
    """The archive of these bytes under these limits."""
    return Archive(data, Budget(Limits(**limits)))


@given(
    st.dictionaries(
        st.text(st.characters(codec="ascii", exclude_characters="/\0"), min_size=1, max_size=8),
        st.binary(max_size=300),
        max_size=5,
    ),
    st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]),
)
@settings(deadline=None, max_examples=60)
def test_what_zipfile_writes_is_read_back(entries: dict[str, bytes], method: int) -> None:
    """Every entry that Python's zipfile writes, in each of its methods, comes back whole, with no byte left over."""
    archive = opened(made(entries, method))
    assert {name: archive.read(name) for name in archive.names} == entries
    assert archive.strays == ()


def test_streamed_entries_with_descriptors_leave_no_strays() -> None:
    """An archive written to a pipe has data descriptors, which belong to their entries."""
    out = io.BytesIO()

    class Pipe(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            return out.write(data)

    with zipfile.ZipFile(Pipe(), "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[type-var]
        archive.writestr("a.txt", b"hello" * 10)
        archive.writestr("b.txt", b"there")
    read = opened(out.getvalue())
    assert read.read("a.txt") == b"hello" * 10
    assert read.strays == ()


def test_bytes_before_and_after_are_said() -> None:
    """A prefix and a suffix are no part of any entry."""
    archive = opened(b"before!" + made({"a": b"x"}) + b"after!!")
    assert archive.read("a") == b"x"
    assert {(stray.where, stray.end - stray.start) for stray in archive.strays} == {
        ("before", 7),
        ("after", 7),
    }


def test_an_entry_deleted_from_the_directory_is_found() -> None:
    """An entry that only its local header remembers is given, as not listed."""
    whole = made({"kept.txt": b"kept", "gone.txt": b"secret" * 5}, zipfile.ZIP_STORED)
    directory = whole.index(b"PK\1\2")
    second = whole.index(b"PK\1\2", directory + 1)
    end = whole.index(b"PK\5\6")
    tail = bytearray(whole[end:])
    struct.pack_into("<HHII", tail, 8, 1, 1, second - directory, directory)
    archive = opened(whole[:second] + bytes(tail))
    assert archive.names == ("kept.txt",)
    (ghost,) = [entry for entry in archive.entries if not entry.listed]
    assert (ghost.name, archive.read(ghost)) == ("gone.txt", b"secret" * 5)


def test_overlapping_entries_are_refused() -> None:
    """Two entries over the same bytes are how a small file unpacks without end."""
    whole = bytearray(made({"a": b"x" * 50, "b": b"x" * 50}, zipfile.ZIP_STORED))
    second = whole.index(b"PK\1\2", whole.index(b"PK\1\2") + 1)
    struct.pack_into("<I", whole, second + 42, 0)
    with pytest.raises(Unreadable, match="overlap"):
        opened(bytes(whole))


def test_of_duplicate_names_the_last_counts_and_the_others_are_known() -> None:
    """Most programs show the last of two entries with one name; the first is told of."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a", b"first")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a", b"last")
    read = opened(out.getvalue())
    assert read.read("a") == b"last"
    assert [read.read(entry) for entry in read.duplicates] == [b"first"]


def test_a_bomb_reaches_its_limit() -> None:
    """An entry that unpacks to far more than it is stops at the ratio; the limit is named."""
    bomb = made({"a": bytes(64 << 20)})
    with pytest.raises(LimitReached, match="ratio"):
        opened(bomb).read("a")


def test_the_whole_file_has_one_budget() -> None:
    """What all entries unpack to is counted together."""
    archive = opened(made({"a": b"x" * 600, "b": b"y" * 600}), unpacked=1000)
    archive.read("a")
    with pytest.raises(LimitReached, match="unpacked"):
        archive.read("b")


def test_too_many_entries_reach_their_limit() -> None:
    """The number of entries is known before any is read."""
    with pytest.raises(LimitReached, match="entries"):
        opened(made({str(n): b"" for n in range(20)}), entries=10)


def test_a_wrong_checksum_is_no_content() -> None:
    """An altered entry is not passed off as what it was."""
    whole = made({"a": b"hello"}, zipfile.ZIP_STORED).replace(b"hello", b"jello")
    with pytest.raises(Unreadable, match="checksum"):
        opened(whole).read("a")


@given(st.binary(max_size=400))
def test_any_bytes_are_an_archive_or_a_reason(data: bytes) -> None:
    """Nothing but Unreadable and LimitReached comes out of bytes that are no archive."""
    try:
        opened(data)
    except (Unreadable, LimitReached):
        return


@given(st.data())
@settings(deadline=None, max_examples=150)
def test_a_damaged_archive_is_read_or_refused(data: st.DataObject) -> None:
    """An archive cut off or altered anywhere gives its entries or a reason, and never anything else."""
    whole = bytearray(made({"a": b"hello" * 9, "folder/b": bytes(range(90))}))
    cut = data.draw(st.integers(0, len(whole)))
    if data.draw(st.booleans()):
        del whole[cut:]
    else:
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] ^= data.draw(st.integers(1, 255))
    try:
        archive = opened(bytes(whole))
        for entry in archive.entries:
            archive.read(entry)
    except (Unreadable, LimitReached):
        return
