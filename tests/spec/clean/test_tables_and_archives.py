"""Clean copies of tables of values, of plain text, and of archives of files."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest

from candour import inspect
from candour.cleaned import CannotClean
from candour.cleaning import Cleaned, clean
from files import archives, csv_files

ARCHIVES = {**archives.FILES, **archives.UNSEALED}
NOT_TOLD = {
    "mark-that-never-closes": "quotation mark",
    "mark-that-would-swallow-rows": "quotation mark",
    "bytes-of-no-encoding": "no encoding",
    "7z-packed-with-ppmd": "kind not read yet",
    "7z-packed-with-aes": "encrypted",
}
"""Files of which there can be no copy, and why."""


def copied(name: str, data: bytes) -> Cleaned:
    """The copy, which `clean` has proved, made twice."""
    cleaned = clean(data, name=name)
    assert clean(data, name=name).data == cleaned.data
    return cleaned


@pytest.mark.parametrize("name", [*csv_files.FILES, *ARCHIVES])
def test_every_file_is_copied_clean_or_refused_with_a_reason(name):
    """The copy is proved; its copy is the same to the byte, with no change; reading it tells of nothing out of sight."""
    data = {**csv_files.FILES, **ARCHIVES}[name]()
    if name in NOT_TOLD:
        with pytest.raises(CannotClean, match=NOT_TOLD[name]):
            clean(data, name="reply")
        return
    cleaned = copied("reply", data)
    again = clean(cleaned.data, name=f"reply{cleaned.extension}")
    assert again.data == cleaned.data
    assert not again.changes
    assert not inspect(cleaned.data, name=f"reply{cleaned.extension}").hidings
    hidden = {hidden.hiding.id for hidden in inspect(data, name="reply").hidings}
    assert bool(hidden) == bool(cleaned.changes)


def test_a_table_keeps_its_cells_where_they_stand():
    """What is left out leaves a blank where something follows it, and nothing where nothing does."""
    table = b"A,B,C\r\n" + b"1,2,3\r\n" * 5 + b"1,2,3,,,x\r\n4," + b" " * 200 + b"x,6\r\n"
    rows = list(csv.reader(io.StringIO(copied("a.csv", table).data.decode(), newline="")))
    assert rows[5:] == [["1", "2", "3"], ["1", "2", "3"], ["4", "", "6"]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_table_keeps_its_delimiter(delimiter):
    """A copy is written with the character between its values that the file has."""
    table = delimiter.join("abc") + "\r\n" + delimiter.join("123") + "\r\n"
    assert copied("a.csv", table.encode()).data.decode() == table


def test_text_loses_what_prints_nothing():
    """Zero-width characters, and words written in tag characters, are taken out; every other character stays."""
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "Quillfeather")
    text = f"Figures for May.\nCaf\u00e9\u200b closed.{hidden}\n"
    assert copied("a.txt", text.encode("utf-16")).data.decode() == "Figures for May.\nCafé closed.\n"


def test_files_in_an_archive_are_cleaned_in_turn():
    """Each listed file is cleaned; comments, system files, links and what lies between are gone."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.comment = b"packed by Quillfeather"
        archive.writestr("figures/may.csv", "Ward,Count\r\nHill,3\r\nDale,4\r\n,,,,,Quillfeather\r\n")
        archive.writestr("figures/.DS_Store", b"Quillfeather")
        archive.writestr("read me.txt", "All figures are counts of crimes.\n")
    cleaned = copied("reply.zip", stream.getvalue())
    with zipfile.ZipFile(io.BytesIO(cleaned.data)) as archive:
        assert archive.namelist() == ["figures/may.csv", "read me.txt"]
        assert archive.read("figures/may.csv") == b"Ward,Count\r\nHill,3\r\nDale,4\r\n"
        assert not archive.comment
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert {change.id for change in cleaned.changes} == {
        "csv.columns-beyond-header",
        "zip.archive-comment",
        "zip.system-trace",
    }


def test_a_path_that_leads_out_of_the_archive_is_made_harmless():
    """A name such as ../../etc/passwd would be unpacked elsewhere: the copy's names lead nowhere but down."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("../up/note.txt", "Figures for May.\n")
    cleaned = clean(stream.getvalue(), name="reply.zip", order=None)
    with zipfile.ZipFile(io.BytesIO(cleaned.data)) as archive:
        assert archive.namelist() == ["up/note.txt"]


def test_a_file_that_cannot_be_cleaned_is_called_by_its_number():
    """One file that cannot be cleaned means that there is no copy, and its name, which may be personal, is not told."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "Figures for May.\n")
        archive.writestr("Quillfeather.bin", bytes(range(256)))
    with pytest.raises(CannotClean, match="file 2 of 2") as caught:
        clean(stream.getvalue(), name="reply.zip")
    assert "Quillfeather" not in str(caught.value)
