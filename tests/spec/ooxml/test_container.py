"""The zip around the parts: what nothing refers to, what was deleted, what lies between."""

from __future__ import annotations

import io
import zipfile

import pytest

from candour.formats.archive import Archive
from candour.formats.archive_remains import read_remains
from candour.piece import Found, Table
from candour.place import Place
from candour.source import Source
from files.ooxml import FILES, workbook
from spec.ooxml.looking import gaps, hidden, looked_through, said


@pytest.mark.parametrize(
    ("name", "what", "words"),
    [
        ("part-that-nothing-refers-to", "unlisted-part", "Nia Example"),
        ("entry-behind-another", "duplicate-entry", "Nia Example was here"),
        ("part-differs-in-case", "duplicate-entry", "Nia Example"),
        ("entry-deleted", "unlisted-entry", "Nia Example"),
        ("entry-deleted-of-unknown-size", "unlisted-entry", "Nia Example"),
        ("bytes-after-the-end", "stray-bytes", "the earlier reply named Nia Example"),
        ("archive-comment", "archive-comment", "packed by Nia Example"),
    ],
)
def test_remains(name: str, what: str, words: str) -> None:
    """What the zip holds besides the file's parts is found, whole and once."""
    found = looked_through(FILES[name]())
    assert [said(one) for one in hidden(found, what)] == [words]
    assert not gaps(found)


def remains_of(data: bytes) -> list[Found]:
    """What a zip holds besides its listed entries."""
    source = Source("a.zip", data, Place(("a.zip",)))
    return list(read_remains(Archive(data, source.budget), source, "zip"))


def zipped(**entries: str) -> io.BytesIO:
    """A zip of these entries."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in entries.items():
            archive.writestr(name, text)
    return buffer


def test_nothing_remains() -> None:
    """An ordinary zip has no remains."""
    assert remains_of(zipped(a="one", b="two").getvalue()) == []
    assert remains_of(workbook()) == []


def test_same_entry_twice() -> None:
    """The same bytes twice under one name hide nothing."""
    buffer = zipped(a="one")
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("a", "one")
    assert remains_of(buffer.getvalue()) == []


def test_comments_of_entries() -> None:
    """The comments of a zip's entries are one table."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        info = zipfile.ZipInfo("a.txt")
        info.comment = b"from Nia Example"
        archive.writestr(info, "one")
    (table,) = remains_of(buffer.getvalue())
    assert isinstance(table, Table)
    assert said(table) == "a.txt\nfrom Nia Example"


def test_second_name() -> None:
    """An entry that its own header calls otherwise than the directory does is reported with that name."""
    raw = zipped(**{"nia_example.txt": "one"}).getvalue()
    at = raw.rindex(b"nia_example.txt")
    (table,) = remains_of(raw[:at] + b"anyone.else.txt" + raw[at + 15 :])
    assert said(table) == "anyone.else.txt\nnia_example.txt"


def test_zip_before_a_zip() -> None:
    """An earlier archive in front of the listed one is found entry by entry."""
    old, new = zipped(secret="name,age\nNia Example,30\nTom Invented,31\n"), zipped(a="one")
    found = remains_of(old.getvalue() + new.getvalue())
    assert "secret (deleted from the directory)" in str(
        [getattr(one, "source", None) and one.source.place for one in found]
    )


def test_blank_bytes() -> None:
    """Blank bytes after the end hide nothing."""
    assert remains_of(zipped(a="one").getvalue() + b"\r\n \0\0") == []
