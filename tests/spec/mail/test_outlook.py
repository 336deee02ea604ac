"""Outlook's own formats: saved messages (msg) and winmail.dat, which hold the same properties."""

from __future__ import annotations

import io
import struct

import olefile
import pytest

from candour.formats.mail.compressed_rtf import unpacked_rtf
from candour.formats.mail.rtf_text import unwrapped
from candour.piece import Table, Why
from files.mail_files import (
    _ADDRESSES,
    _APPOINTMENT,
    _PUBLIC,
    BOB,
    FILES,
    INNER,
    NHS,
    PAGE,
    PLAIN,
    SECRET,
    WRAPPED,
    attachment,
    message,
    msg,
    msg_streams,
    rtf_stream,
    tnef,
)  # fmt: skip
from spec.mail.looking import content_hidings, gaps, hidden, looked_through, places_of, seen, words

NUMBER = NHS.decode()


def test_an_ordinary_item_hides_no_content() -> None:
    """A saved message as Outlook writes it has traces, and nothing that anybody put out of sight."""
    headers = message().partition(b"\r\n\r\n")[0].decode()
    for data in (
        msg(),
        msg({0x1013: PAGE, 0x007D: headers}),
        msg({0x1009: rtf_stream(WRAPPED), 0x1000: "Dear Bob,\r\n\r\nThe list is attached — café, Škoda."}),
        tnef(files={"list.txt": b"Nia\r\n"}),
    ):
        found = looked_through(data)
        assert not content_hidings(found)
        assert not gaps(found)
        assert "Parking permits" in seen(found)
        assert "nia@example.com" in seen(found)


def test_another_program_reads_what_is_built_here() -> None:
    """The files that these tests build are compound files with the streams that messages have."""
    with olefile.OleFileIO(io.BytesIO(msg(recipients=(BOB, SECRET), attachments=(INNER,)))) as other:
        assert other.openstream("__substg1.0_0037001F").read().decode("utf-16-le") == "Parking permits"
        assert other.exists("__recip_version1.0_#00000001/__substg1.0_3001001F")
        assert other.exists("__attach_version1.0_#00000000/__substg1.0_3701000D/__properties_version1.0")


@pytest.mark.parametrize("name", ["msg", "tnef"])
def test_recipients_are_one_table_and_blind_copies_are_hidden_in_it(name: str) -> None:
    """All recipients stand in one table, and those of a blind copy are out of sight."""
    found = looked_through(FILES[f"{name}-with-blind-copy"]())
    assert len([one for one in found if isinstance(one, Table)]) == 1
    assert "sid@example.com" in hidden(found, f"{name}.blind-copy")
    assert "sid@example.com" not in seen(found)
    assert "bob@example.com" in seen(found)
    assert f"{name}.blind-copy" not in content_hidings(looked_through(FILES[f"{name}-plain"]()))


def test_a_line_of_blind_copies_without_recipients() -> None:
    """Where only the line of names is left, it is told as well."""
    found = looked_through(msg({0x0E02: "Sid Secret"}))
    assert hidden(found, "msg.blind-copy") == "Sid Secret"


def test_headers_on_the_way_are_out_of_sight() -> None:
    """The headers that a message had on its way are kept whole; a Bcc in them is content."""
    headers = "Received: from pc7 ([203.0.113.9]) by mx\r\nBcc: sid@example.com\r\nX-Originating-IP: [203.0.113.9]\r\n"
    found = looked_through(msg({0x007D: headers}))
    assert "203.0.113.9" in hidden(found, "msg.header-trace")
    assert hidden(found, "msg.blind-copy") == "sid@example.com"


@pytest.mark.parametrize(
    ("values", "what", "text"),
    [
        ({0x3FFA: "Sid Secret"}, "last-modifier", "Sid Secret"),
        ({0x3FF8: "Sid Secret"}, "last-modifier", "Sid Secret"),
        ({0x1035: "<1@pc7.example.com>"}, "thread-trace", "pc7.example.com"),
        ({0x0070: "About Sid"}, "thread-trace", "About Sid"),
        ({0x0040: "Sid Secret"}, "other-address", "Sid Secret"),
        ({0x0065: "/O=EX/CN=SID", 0x5D02: ""}, "other-address", "/O=EX/CN=SID"),
        ({0x003B: b"SMTP:SID@EXAMPLE.COM\0"}, "other-address", "SID@EXAMPLE.COM"),
        ({0x6001: "about Sid"}, "item-property", "about Sid"),
        ({0x0042: "sid@example.org"}, "masked-address", "nia@example.com"),
    ],
)
def test_properties_that_no_window_shows(values: dict[int, object], what: str, text: str) -> None:
    """Each property that Outlook keeps to itself is told in its way, in both formats."""
    for name, made in (("msg", msg), ("tnef", tnef)):
        found = looked_through(made(values))
        assert text in hidden(found, f"{name}.{what}")
        assert places_of(found, f"{name}.{what}")
        assert text not in hidden(looked_through(made()), f"{name}.{what}")


def test_named_properties_are_told_by_their_names() -> None:
    """Of properties above 0x8000 the file itself says what they mean: some are shown, others nobody sees."""
    named = ((_PUBLIC, "Keywords"), (_APPOINTMENT, 0x8208), (_ADDRESSES, 0x8083), (_PUBLIC, "CaseOfficer"))
    values = {0x8000: "Permits", 0x8001: "Room 1", 0x8002: "mo@example.com", 0x8003: "Sid Secret"}
    found = looked_through(msg(values, named=named))
    for text in ("Permits", "Room 1", "mo@example.com"):
        assert text in seen(found)
    assert hidden(found, "msg.item-property") == "Sid Secret"
    unused = looked_through(msg(named=((_PUBLIC, "SidsOwnField"),)))
    assert hidden(unused, "msg.unused-property-name") == "SidsOwnField"


def test_contacts_are_seen_with_their_fields() -> None:
    """The fields of a contact stand in its window."""
    contact = {0x001A: "IPM.Contact", 0x3A06: "Mo", 0x3A1C: "07700 900123", 0x3A15: "1 High Street"}
    found = looked_through(msg(contact, recipients=()))
    for text in ("Mo", "07700 900123", "1 High Street"):
        assert text in seen(found)
    assert not content_hidings(found)


# ── the text ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_versions_of_the_text_that_differ() -> None:
    """What only the plain version says, or only the formatted one, is told."""
    found = looked_through(FILES["msg-with-plain-version-that-says-more"]())
    assert hidden(found, "msg.differing-alternative") == NUMBER
    found = looked_through(
        msg({0x1009: rtf_stream(rb"{\rtf1\ansi Dear Bob, the list is attached. " + NHS + b"}")})
    )
    assert NUMBER in seen(found)  # RTF is what Outlook shows
    found = looked_through(msg({0x1013: PAGE, 0x1009: rtf_stream(rb"{\rtf1\ansi " + NHS + b"}")}))
    assert NUMBER in hidden(found, "msg.other-version")


def test_words_for_readers_of_rtf_alone() -> None:
    """In a wrapped page, what stands for readers of RTF is no part of the page."""
    secret = WRAPPED.replace(rb"\htmlrtf }\par\htmlrtf0", rb"\htmlrtf }\par " + NHS + rb"\htmlrtf0")
    found = looked_through(msg({0x1009: rtf_stream(secret), 0x1000: ""}))
    assert NUMBER in hidden(found, "msg.differing-alternative")


def test_a_page_wrapped_in_rtf_is_unwrapped() -> None:
    """The page comes out as it was, with its characters, and without what stands for readers of RTF."""
    found = unwrapped(WRAPPED)
    assert found.kind == "html"
    assert (
        found.text == "<html><body><p>Dear Bob,</p><p>The list is attached — café, Škoda.</p></body></html>"
    )


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (rb"{\rtf1\fromtext a\par b\tab c}", "a\r\nb\tc"),
        (rb"{\rtf1\fromtext\ansicpg932 \'8e\'52\'93\'63}", "山田"),
        (rb"{\rtf1\fromtext{\fonttbl{\f0 A;}{\f1\fcharset204 B;}}\f1\'c1\f0\'e9}", "Бé"),
        (rb"{\rtf1\fromtext\uc2 \u233\'c3\'a9!}", "é!"),
        (rb"{\rtf1\fromtext \u-10179?\u-8704?}", "\U0001f600"),
        (rb"{\rtf1\fromtext{\*\generator Sid;}a\{b\}\\c\bin3 {{{d}", "a{b}\\cd"),
        (rb"{\rtf1\fromtext{{{a", "a"),
        (rb"}}}{\rtf1\fromtext a", "a"),
    ],
)
def test_rtf_is_read_with_its_signs(rtf: bytes, text: str) -> None:
    """Characters by number, by byte, in the code page of a font, and braces that do not match."""
    assert unwrapped(rtf).text == text


@pytest.mark.parametrize(
    ("packed", "rtf"),
    [
        (
            "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0",
            b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n",
        ),
        ("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0", b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"),
    ],
)
def test_compressed_rtf_as_in_the_specification(packed: str, rtf: bytes) -> None:
    """The examples that Microsoft's specification gives."""
    assert unpacked_rtf(bytes.fromhex(packed)) == rtf
    for end in range(16, len(packed) // 2):
        assert rtf.startswith(unpacked_rtf(bytes.fromhex(packed)[:end]))


def test_broken_rtf_is_a_gap() -> None:
    """Formatted text that is packed in no known way is a gap, and the plain version is read."""
    found = looked_through(msg({0x1009: struct.pack("<IIII", 20, 9, 7, 0) + b"xxxx"}))
    assert gaps(found) == [Why.BROKEN]
    assert "The list is attached." in seen(found)


# ── attachments ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_attachments_that_are_marked_as_hidden() -> None:
    """A hidden attachment is out of sight, unless the text shows it."""
    found = looked_through(FILES["msg-with-hidden-attachment"]())
    assert NUMBER in hidden(found, "msg.hidden-attachment")
    shown = attachment("a.txt", NHS, {0x7FFE: True, 0x3712: "one@x"})
    page = PAGE.replace(b"list", b'list<img src="cid:one@x">')
    assert not content_hidings(looked_through(msg({0x1013: page}, attachments=(shown,))))
    open_ = attachment("a.txt", NHS)
    assert NUMBER in seen(looked_through(msg(attachments=(open_,))))


def test_items_inside_are_read_with_the_names_of_the_outer_one() -> None:
    """A message inside a message is read like it, to any depth that the limits allow."""
    found = looked_through(FILES["msg-with-message-inside"]())
    assert NUMBER in seen(found)
    assert "mail › attached message 1 › body" in {str(getattr(one, "place", "")) for one in found}
    inside = INNER
    for _ in range(3):
        deeper = {
            f"__substg1.0_3701000D/__attach_version1.0_#00000000/{path}": data
            for path, data in inside.items()
        }
        inside = INNER | deeper
    assert seen(looked_through(msg(attachments=(inside,)))).count(NUMBER) == 4


def test_items_inside_winmail_are_read() -> None:
    """So is one inside winmail.dat."""
    inner = bytes(16) + tnef({0x1000: NUMBER})
    outer = tnef(files={"x": b""})
    value = struct.pack("<IHHII", 1, 0x0D, 0x3701, 1, len(inner)) + inner + bytes(-len(inner) % 4)
    data = (
        outer
        + struct.pack("<BII", 2, 0x00069005, len(value))
        + value
        + struct.pack("<H", sum(value) & 0xFFFF)
    )
    assert NUMBER in seen(looked_through(data))


def test_objects_inside_are_files() -> None:
    """An object that was put into the text is a compound file of its own."""
    streams = {"__substg1.0_3701000D/\x01Ole10Native": b"xxxx" + NHS}
    found = looked_through(msg(attachments=({**attachment("Picture", b""), **streams},)))
    assert "NHS" in words(found)


def test_other_names_pictures_and_paths_of_attachments() -> None:
    """The path that a file came from is out of sight, and so are words in the picture that stands for it."""
    more = {0x370D: "\\\\server\\sid\\list.txt", 0x3709: b"\xd7\xcd\xc6\x9a....sid list.txt\0"}
    found = looked_through(msg(attachments=(attachment("list.txt", b"x", more),)))
    assert hidden(found, "msg.other-file-name") == "\\\\server\\sid\\list.txt"
    assert "sid list.txt" in hidden(found, "msg.attachment-picture")


def test_remains_in_the_file_are_found() -> None:
    """Sectors that no stream owns may hold what was deleted."""
    assert NUMBER in hidden(looked_through(FILES["msg-with-free-sectors"]()), "msg.free-sector")
    assert not content_hidings(looked_through(FILES["msg-plain"]()))


def test_streams_that_no_message_has_are_told() -> None:
    """A stream that somebody added is a gap, with its words."""
    from candour.formats.compound_writing import compound_file

    found = looked_through(compound_file({**msg_streams(), "Own": NHS}))
    assert gaps(found) == [Why.UNKNOWN]
    assert NUMBER in words(found)


def test_winmail_that_is_cut_off_is_a_gap() -> None:
    """What is there is read, and the rest is a gap."""
    data = tnef(files={"list.txt": b"Nia, North\r\n" * 50})
    found = looked_through(data[:-300])
    assert Why.BROKEN in gaps(found)
    assert PLAIN.decode().split()[0] in seen(found)
