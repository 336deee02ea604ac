"""Mailboxes, Apple's messages, web archives, calendars, address cards, signed parts: and how each is known."""

from __future__ import annotations

import base64

import pytest

from candour.formats import format_of
from candour.piece import Count, Nested, Table, Why
from candour.place import Place
from candour.source import Source
from files.mail_files import CSV, FILES, HTML, ICS, NHS, PLAIN, VCF, mailbox, message, mime, sent, signed
from spec.mail.looking import content_hidings, gaps, hidden, looked_through, places_of, seen, words

NUMBER = NHS.decode()


def kind_of(data: bytes) -> str:
    """What these bytes are taken for."""
    kind = format_of(data)
    return kind.id if kind else ""


# ── knowing ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"", "eml"),
        (b"\xef\xbb\xbf", "eml"),
        (b"\r\n\r\n", "eml"),
        (b"From nia@example.com Mon Jan  5 10:00:00 2026\n", "mbox"),
        (b"Received: from a by b\r\n", "eml"),
        (b"ARC-Seal: i=1\r\n", "eml"),
        (b"Content-Language: en\r\n", "eml"),
        (b"275\n", "eml"),
    ],
)
def test_mail_is_known_however_it_begins(start: bytes, kind: str) -> None:
    """Blank lines, marks of encoding, lines of servers: what follows is a message, and is read."""
    data = start + message(b"Bcc: sid@example.com\r\n")
    assert kind_of(data) == kind
    assert "sid@example.com" in hidden(looked_through(data), f"{kind}.blind-copy")


def test_mail_is_known_in_other_forms() -> None:
    """In UTF-16, with the line ends of old Macs, or as parts alone."""
    for data in (
        message().decode().encode("utf-16"),
        message().replace(b"\r\n", b"\r"),
        mime(b"mixed", CSV),
        b"Message-ID: <1@x>\r\nSubject: a\r\n\r\n" + PLAIN,
    ):
        assert kind_of(data) == "eml"
        assert words(looked_through(data)).strip()


@pytest.mark.parametrize(
    "text",
    [
        b"From,To,Subject\r\nnia,bob,permits\r\nmo,sid,roads\r\n",
        b"Dear all,\r\n\r\nFrom: Nia\r\nTo: Bob\r\nSubject: x\r\n",
        b"From here on the road is closed.\r\nIt opens: Monday\r\n",
        b"Date: Monday\r\nPlace: Room 1\r\n\r\nMinutes of the meeting.\r\n",
        b"title: Permits\r\ndate: 2026\r\n\r\n# Heading\r\n",
        b"HTTP/1.1 200 OK\r\nDate: x\r\nContent-Type: text/html\r\n\r\n",
    ],
)
def test_tables_and_notes_are_no_mail(text: bytes) -> None:
    """Words that mail uses too do not make a table or a note a message."""
    assert kind_of(text) in ("csv", "text")


def test_outlooks_data_files_are_known_by_name() -> None:
    """A whole mailbox of Outlook is not read, and the gap calls it what it is."""
    assert kind_of(b"!BDN" + bytes(600)) == "pst"


# ── mailboxes ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_each_message_of_a_mailbox_is_read_in_its_place() -> None:
    """Messages are numbered as they stand, in either kind of line end."""
    for end in (b"\n", b"\r\n"):
        found = looked_through(mailbox(message(), message(b"Bcc: sid@example.com\r\n"), end=end), "all.mbox")
        assert sum(one.total for one in found if isinstance(one, Count) and one.noun == "message") == 2
        assert places_of(found, "mbox.blind-copy") == {"all.mbox › message 2 › Bcc"}


def test_deleted_messages_stay_until_the_folder_is_compacted() -> None:
    """A message that is marked as deleted is out of sight, whole."""
    found = looked_through(FILES["mbox-with-deleted-message"]())
    assert NUMBER in hidden(found, "mbox.deleted-message")
    assert NUMBER not in seen(found)
    for mark in (b"X-Mozilla-Status2: 00200000\r\n", b"X-Status: D\r\n"):
        assert NUMBER in hidden(looked_through(mailbox(message(mark, NHS))), "mbox.deleted-message")
    kept = mailbox(message(), message(b"X-Mozilla-Status: 0001\r\n", NHS + b"\r\n"))
    assert NUMBER in seen(looked_through(kept))


def test_lines_of_text_that_begin_like_a_message_do_not_divide_it() -> None:
    """`From ` at the start of a paragraph is text; `>From ` is text that was marked."""
    body = b"Dear Bob,\r\n\r\nFrom Monday at 10:30 it is closed.\r\n\r\n>From Tuesday: open.\r\n"
    found = looked_through(mailbox(message(body=body), message()))
    assert sum(one.total for one in found if isinstance(one, Count) and one.noun == "message") == 2
    assert "From Monday at 10:30 it is closed." in seen(found)
    assert "\nFrom Tuesday: open." in seen(found)


def test_labels_of_google_are_traces() -> None:
    """The labels of each message in Google's export are out of sight."""
    found = looked_through(mailbox(message(b"X-Gmail-Labels: Inbox,Case Sid\r\n")))
    assert "Case Sid" in hidden(found, "mbox.header-trace")


def test_notes_of_apple_mail() -> None:
    """A message of Apple Mail has its length before it and a list of notes behind it."""
    notes = b'<?xml version="1.0"?><plist><dict><key>remote-id</key><string>sid 17</string></dict></plist>'
    data = b"%d   \n" % len(message()) + message() + notes
    found = looked_through(data)
    assert "sid 17" in hidden(found, "eml.header-trace")
    assert "The list is attached." in seen(found)


def test_web_archives_are_read_as_pages_with_parts() -> None:
    """A saved web page is its page and its pictures; a message that begins alike is a message."""
    body = mime(b"related", HTML, CSV.replace(b"attachment", b"inline"))
    saved = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://sid.example/\r\nSubject: x\r\n" + body
    )
    assert kind_of(saved) == "mht"
    found = looked_through(saved)
    assert "https://sid.example/" in hidden(found, "mht.header-trace")
    assert "The list is attached." in seen(found)
    assert kind_of(b"MIME-Version: 1.0\r\n" + sent(body)) == "eml"


# ── calendars and cards ─────────────────────────────────────────────────────────────────────────────────────────────


def test_calendars_show_entries_and_attendees() -> None:
    """An entry is one text, and the attendees are one table."""
    found = looked_through(FILES["ics-invitation"]())
    assert "title: Panel, first" in seen(found)
    assert {"Test, Bob", "bob@example.com", "nia@example.com"} <= set(seen(found).split("\n"))
    assert len([one for one in found if isinstance(one, Table)]) == 1
    assert not content_hidings(found)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (b"X-OWN-FIELD:for sid\r\n", "program-field"),
        (b"COMMENT:ask sid\r\n", "comment"),
        (b"X-ALT-DESC;FMTTYPE=text/html:<p>sid</p>\r\n", "formatted-version"),
        (b"BEGIN:VALARM\r\nACTION:EMAIL\r\nATTENDEE:mailto:sid@example.com\r\nEND:VALARM\r\n", "reminder"),
        (b"this is sid\r\n", "stray-text"),
    ],
)
def test_what_calendars_do_not_show(line: bytes, what: str) -> None:
    """Fields of programs, comments, reminders and other versions are out of sight."""
    assert "sid" in hidden(looked_through(ICS % line), f"ics.{what}")
    assert "sid" not in words(looked_through(ICS % b""))


def test_files_in_calendars_and_cards() -> None:
    """A file written into a line is a file inside."""
    packed = base64.b64encode(NHS)
    line = b"ATTACH;ENCODING=BASE64;VALUE=BINARY;X-FILENAME=list.txt:" + packed + b"\r\n"
    assert NUMBER in seen(looked_through(ICS % line))
    for line in (
        b"PHOTO;ENCODING=b:" + packed,
        b"PHOTO:data:text/plain;base64," + packed,
        b"PHOTO;BASE64:" + packed,
    ):
        assert NUMBER in seen(looked_through(VCF % (line + b"\r\n")))


def test_cards_are_one_table_of_people() -> None:
    """Each card is a row, each kind of field a column; lines that run on and encoded ones are whole."""
    found = looked_through(FILES["vcf-two-cards"]())
    (table,) = [one for one in found if isinstance(one, Table)]
    assert table.header is not None
    assert {"name", "telephone (cell)", "date of birth", "address (home)"} <= set(table.header)
    assert "Brønn Bob" in seen(found)
    assert "1 High Street Exampleton EX1 1EX" in seen(found)
    hidden_field = looked_through(VCF % b"X-OWN:for sid\r\n")
    assert hidden(hidden_field, "vcf.program-field") == "for sid"
    assert "stray words" in hidden(looked_through(VCF % b"" + b"stray words\r\n"), "vcf.stray-text")


# ── signed parts ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_signed_message_is_read_through() -> None:
    """The message is taken out of its wrapping; the signer's certificate is a trace."""
    found = looked_through(signed(message(b"Bcc: sid@example.com\r\n")))
    assert "sid@example.com" in hidden(found, "eml.blind-copy")
    assert "Nia Example" in hidden(found, "smime.signature")
    assert gaps(looked_through(signed(message(), 3))) == [Why.ENCRYPTED]


def test_a_packed_message_is_unpacked() -> None:
    """S/MIME may pack a message: it is unpacked within the limits."""
    import zlib

    from candour.formats import smime
    from files.mail_files import asn

    rsa = bytes.fromhex("2a864886f70d01")
    held = asn(0x30, asn(0x06, rsa + b"\x07\x01"), asn(0xA0, asn(0x04, zlib.compress(message()))))
    body = asn(0x30, asn(0x02, b"\0"), asn(0x30, asn(0x06, rsa + b"\x09\x10\x03\x08")), held)
    data = asn(0x30, asn(0x06, rsa + b"\x09\x10\x01\x09"), asn(0xA0, body))
    (inner,) = [one for one in smime.read(Source("p7m", data, Place(("p7m",)))) if isinstance(one, Nested)]
    assert kind_of(data) == "smime"
    assert bytes(inner.source.data) == message()
