"""What stands in compound files: embedded files, macros, controls, signatures, locks."""

from __future__ import annotations

import struct

import msoffcrypto
import pytest

from candour.formats import format_of
from candour.formats.archive import Unreadable
from candour.formats.vba import unpacked
from candour.piece import Nested, Why
from files.hidden import everything, gaps, lines
from files.ole_files import FILES
from files.xls_files import packed_vba

NAME = "Nia Example"


def nested(file: str) -> list[tuple[str, str, str]]:
    """The files inside a file: their place, their name, their kind."""
    found = [each for each in everything(FILES[file](), "a.ole") if isinstance(each, Nested)]
    return [
        (str(each.source.place), each.source.name, kind.id if (kind := format_of(each.source.data)) else "")
        for each in found
    ]


@pytest.mark.parametrize(
    ("file", "place", "name", "kind"),
    [
        ("a-text-in-its-wrapping", 'a.ole › embedded file "nia.txt"', "nia.txt", "text"),
        ("a-picture-of-paint", 'a.ole › embedded file "object"', "object", "png"),
        ("an-office-package", 'a.ole › embedded file "Package"', "Package", "xlsx"),
        ("a-storage-with-a-workbook", 'a.ole › embedded object "Inner"', "object", "xls"),
        ("a-deleted-workbook", 'a.ole › stream "Workbook" (deleted)', "Workbook", "xls"),
    ],
)
def test_a_file_inside_is_handed_on(file: str, place: str, name: str, kind: str) -> None:
    """An embedded file comes out of its wrapping, as the kind of file that it is."""
    assert nested(file) == [(place, name, kind)]
    assert gaps(FILES[file](), "a.ole") == []


@pytest.mark.parametrize(
    ("file", "hiding", "text"),
    [
        ("a-text-in-its-wrapping", "save-path", "C:\\Users\\owen\\nia.txt"),
        ("a-picture-of-the-object", "object-picture", NAME),
        ("a-linked-file", "external-link-path", "S:\\Custody\\detained.xls"),
        ("a-control", "form-control", NAME),
        ("custom-xml", "custom-xml", f"name: {NAME}"),
        ("a-signature", "signature", f"<Signature>{NAME}</Signature>"),
        ("macros-alone", "vba-project", f"' {NAME}"),
        ("macros-that-the-project-does-not-list", "vba-project", f"' {NAME}"),
        ("a-form-of-macros", "vba-project", NAME),
    ],
)
def test_words_in_other_streams_are_read(file: str, hiding: str, text: str) -> None:
    """Streams that are no files of their own give their words, and no gap."""
    assert (f"ole.{hiding}", text) in [(line.hiding, line.text) for line in lines(FILES[file](), "a.ole")]
    assert gaps(FILES[file](), "a.ole") == []


def test_an_unknown_stream_is_a_gap_that_names_it() -> None:
    """The gap names the stream and not its content; the words are looked through all the same."""
    (gap,) = gaps(FILES["a-strange-stream"](), "a.ole")
    assert str(gap.place) == 'a.ole › stream "Strange"'
    assert NAME not in gap.detail
    assert NAME in {line.text for line in lines(FILES["a-strange-stream"](), "a.ole")}


def test_rights_management_is_a_gap() -> None:
    """What rights management locks cannot be read."""
    (gap,) = gaps(FILES["rights-management"](), "a.ole")
    assert gap.why is Why.ENCRYPTED


# ── locked files ────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_locked_file_is_one_gap() -> None:
    """Without its password a file is one gap, at the file itself, that says what to do."""
    (gap,) = gaps(FILES["locked-with-a-password"](), "a.xlsx")
    assert gap.why is Why.ENCRYPTED
    assert str(gap.place) == "a.xlsx"
    assert "ask the sender" in gap.detail


def test_excels_own_password_opens_a_locked_file() -> None:
    """A file that Excel opens without asking is read as if it were not locked, under its own name."""
    assert nested("locked-with-excels-own-password") == [("a.ole", "a.ole", "xlsx")]
    assert gaps(FILES["locked-with-excels-own-password"](), "a.ole") == []


def test_a_lock_that_would_keep_a_reader_busy_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that wants its password hashed nine million times is a gap at once: no password is tried."""
    tried: list[object] = []
    monkeypatch.setattr(msoffcrypto, "OfficeFile", tried.append)
    data = FILES["locked-with-excels-own-password"]()
    slow = data.replace(b'spinCount="100000" ', b'spinCount="9000000"')
    assert slow != data
    assert [gap.why for gap in gaps(slow, "a.xlsx")] == [Why.ENCRYPTED]
    assert tried == []


# ── macros' packing ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("packed", "text"),
    [
        ("0119b0006162636465666768 00696a6b6c6d6e6f70 00717273747576 2e", "abcdefghijklmnopqrstuv."),
        (
            "012fb000236161616263646582660070616768696a013808616b6c00306d6e6f7006710270041072737475761077787 97a003c",
            "#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa",
        ),
        ("0103b002614500", "a" * 73),
    ],
)
def test_published_examples_are_unpacked(packed: str, text: str) -> None:
    """The three examples of MS-OVBA 3.2; in the last a reference reaches into what it makes itself."""
    assert unpacked(bytes.fromhex(packed.replace(" ", ""))).decode() == text


def test_plain_packing_is_unpacked() -> None:
    """Text packed without looking for repeats, over several chunks."""
    text = bytes(range(256)) * 40
    assert unpacked(packed_vba(text)) == text


@pytest.mark.parametrize(
    "packed", [b"", b"\2abc", b"\1\x03\x10abc", b"\1" + struct.pack("<H", 0xB003) + b"\1\0\xf0"]
)
def test_what_is_not_packed_so_is_unreadable(packed: bytes) -> None:
    """Bytes that are not packed as macros are, or refer to before their beginning, are refused."""
    with pytest.raises(Unreadable):
        unpacked(packed)
