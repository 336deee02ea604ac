"""Archives other than zip: tar, what is packed by itself, and 7-Zip."""

from __future__ import annotations

import bz2
import lzma
import shutil
import subprocess
from pathlib import Path

import pytest

import candour
from candour.hiding import Sight
from candour.piece import Why
from files.archives import FILES, NOTE, UNSEALED, gzipped, seven_zip, tar

EVERY = {**FILES, **UNSEALED}
READ = [name for name in EVERY if not name.endswith(("ppmd", "aes"))]
WRITTEN = "\n".join


def report_of(data: bytes, name: str = "reply.bin") -> candour.Report:
    """What is told of these bytes."""
    return candour.inspect(data, name=name)


def hidden(report: candour.Report) -> dict[str, str]:
    """The hidings met, each with its place."""
    return {hidden.hiding.id: str(hidden.place) for hidden in report.hidings}


@pytest.mark.parametrize("name", READ)
def test_the_files_inside_are_read(name: str) -> None:
    """Whatever packs them, the telephone number in a note is found, at the note's own place."""
    report = report_of(EVERY[name]())
    phones = [finding for finding in report.findings if finding.identifier == "uk-phone"]
    assert phones
    assert not report.gaps


@pytest.mark.parametrize(
    ("name", "hiding", "place"),
    [
        ("tar-names-the-owner", "tar.owner", "reply.bin › owners of the files"),
        ("tar-says-where-a-file-came-from", "tar.attribute", "reply.bin › note.txt"),
        ("tar-replaces-an-entry", "tar.replaced-entry", "reply.bin › note.txt"),
        ("tar-holds-a-link", "tar.link", "reply.bin › shortcut"),
        ("tar-has-bytes-behind-its-end", "tar.stray-bytes", "reply.bin › 594 bytes behind the end of the archive"),
        ("gzip-keeps-the-former-name", "packed.former-name", "reply.bin › file name"),
        ("gzip-has-a-comment", "packed.former-name", "reply.bin › comment"),
        ("7z-has-bytes-behind-its-end", "7z.stray-bytes", "reply.bin › 594 bytes behind the end of the archive"),
    ],
)  # fmt: skip
def test_what_is_out_of_sight_is_told(name: str, hiding: str, place: str) -> None:
    """Owners, attributes, links, replaced entries, former names and bytes behind the end are told, with their place."""
    assert hidden(report_of(EVERY[name]())).get(hiding) == place


@pytest.mark.parametrize(
    "name", ["tar-holds-notes-of-people", "gzip-holds-a-note", "7z-packed-with-lzma2", "xz-holds-a-note"]
)
def test_an_ordinary_archive_hides_nothing(name: str) -> None:
    """An archive of notes, packed by an ordinary program, has nothing out of sight."""
    assert not hidden(report_of(EVERY[name]()))


def test_the_replaced_file_is_out_of_sight() -> None:
    """Of two entries of one name the earlier is buried: who is named in it is found there."""
    report = report_of(EVERY["tar-replaces-an-entry"]())
    assert {finding.sight for finding in report.findings if finding.identifier == "uk-phone"} == {
        Sight.BURIED
    }


@pytest.mark.parametrize("method", ["ppmd", "aes"])
def test_what_cannot_be_unpacked_is_a_gap(method: str) -> None:
    """A stream that is locked, or packed in a way that is not undone, is a gap; the names in the archive are read."""
    report = report_of(EVERY[f"7z-packed-with-{method}"]())
    (gap,) = report.gaps
    assert gap.why is (Why.ENCRYPTED if method == "aes" else Why.UNREAD)
    assert "2 files in it" in gap.detail


def test_a_file_altered_in_a_7z_is_a_gap() -> None:
    """A file that no longer has its checksum is read, and is a gap."""
    data = bytearray(seven_zip(("note.txt", NOTE), method="copy"))
    data[40] ^= 1
    assert [gap.why for gap in report_of(bytes(data)).gaps] == [Why.BROKEN]


def test_a_broken_tar_is_read_on() -> None:
    """Behind a header that is broken the next good one is found, and the gap says which bytes were passed over."""
    data = bytearray(tar(("first.txt", NOTE), ("second.txt", NOTE)))
    data[150] ^= 1
    report = report_of(b"".join((tar(("zero.txt", b"nothing here\n"))[:1024], bytes(data))))
    assert [str(gap.place) for gap in report.gaps] == ["reply.bin › bytes 1,024 to 2,048"]
    assert any("second.txt" in str(finding.place) for finding in report.findings)


@pytest.mark.parametrize("pack", [gzipped, bz2.compress, lzma.compress], ids=["gzip", "bzip2", "xz"])
def test_a_bomb_is_a_gap(pack: object) -> None:
    """A hundred million noughts in a few kilobytes are not unpacked to the end."""
    limits = candour.Limits(unpacked=30 << 20)
    report = candour.inspect(pack(bytes(100_000_000)), name="bomb.gz", limits=limits)
    assert Why.LIMIT in {gap.why for gap in report.gaps}


@pytest.mark.parametrize("name", ["gzip-holds-a-note", "bzip2-holds-a-note", "xz-holds-a-note"])
def test_a_stream_cut_short_is_a_gap(name: str) -> None:
    """What comes before the cut is read, and the rest is a gap."""
    assert report_of(EVERY[name]()[:-12]).gaps


@pytest.mark.skipif(shutil.which("7zz") is None, reason="7-Zip is not on this machine")
@pytest.mark.parametrize(
    "method", ["LZMA", "LZMA2", "BZip2", "Deflate", "Copy", "BCJ -m1=LZMA", "Delta:4 -m1=LZMA2"]
)
def test_what_7_zip_packs_is_read(method: str, tmp_path: Path) -> None:
    """Archives made by 7-Zip itself are read, with filters and without."""
    (tmp_path / "note.txt").write_bytes(NOTE * 50)
    subprocess.run(["7zz", "a", *f"-m0={method}".split(), "out.7z", "note.txt"], cwd=tmp_path, check=True, capture_output=True)  # fmt: skip
    report = candour.inspect(tmp_path / "out.7z")
    assert not report.gaps
    assert any(finding.identifier == "uk-phone" for finding in report.findings)
