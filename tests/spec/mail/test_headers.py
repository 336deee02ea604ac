"""Headers: which a reader sees, which stay out of sight, and what they say once decoded."""

from __future__ import annotations

import pytest

from candour.formats.mail.encoded import parameters, unworded
from candour.formats.mail.hidings import mail_hiding
from candour.hiding import Sight, Weight
from files.mail_files import FILES, NHS, message
from spec.mail.looking import content_hidings, every_hiding, gaps, hidden, looked_through, places_of, seen


def test_an_ordinary_message_hides_no_content() -> None:
    """Messages as Gmail and Outlook send them have traces, and nothing that anybody put out of sight."""
    for name in ("eml-plain", "eml-as-gmail-sends-it", "eml-as-outlook-sends-it", "mbox-of-two"):
        found = looked_through(FILES[name]())
        assert not content_hidings(found), name
        assert not gaps(found), name


def test_a_reader_sees_who_wrote_to_whom_and_when() -> None:
    """Sender, recipients, subject and date are seen."""
    found = looked_through(message(b"Cc: Mo Third <mo@example.com>\r\n"))
    for text in (
        "nia@example.com",
        "bob@example.com",
        "mo@example.com",
        "Parking permits",
        "05 Jan 2026",
        "attached",
    ):
        assert text in seen(found)


@pytest.mark.parametrize(
    ("header", "what", "weight"),
    [
        (b"Bcc: Sid Secret <sid@example.com>", "blind-copy", Weight.CONTENT),
        (b"Resent-Bcc: Sid <sid@example.com>", "blind-copy", Weight.CONTENT),
        (b"Received: from pc7 ([203.0.113.9]) by mx.sid.example", "header-trace", Weight.TRACE),
        (b"X-Originating-IP: [203.0.113.9] sid", "header-trace", Weight.TRACE),
        (b"X-MS-Exchange-Organization-AuthSource: sid.example.com", "header-trace", Weight.TRACE),
        (b"Authentication-Results: mx; spf=pass smtp.mailfrom=sid@example.com", "header-trace", Weight.TRACE),
        (b"X-Mailer: Sid Mail 3", "header-trace", Weight.TRACE),
        (b"Reply-To: sid@example.com", "other-address", Weight.TRACE),
        (b"Return-Path: <sid@example.com>", "other-address", Weight.TRACE),
        (b"Disposition-Notification-To: sid@example.com", "other-address", Weight.TRACE),
        (b"Delivered-To: sid@example.com", "other-address", Weight.TRACE),
        (b"References: <1@sid.example.com>", "thread-trace", Weight.TRACE),
        (b"Thread-Topic: About Sid", "thread-trace", Weight.TRACE),
        (b"List-Unsubscribe: <mailto:sid@example.com>", "list-trace", Weight.TRACE),
        (b"Comments: ask Sid", "unshown-header", Weight.CONTENT),
        (b"Subject: About Sid", "repeated-header", Weight.CONTENT),
        (b"X-Case: sid 17", "header-trace", Weight.TRACE),
    ],
)
def test_other_headers_are_out_of_sight(header: bytes, what: str, weight: Weight) -> None:
    """Each header that no window shows is told in its way, and without it nothing is."""
    hiding = mail_hiding("eml", what)
    assert (hiding.weight, hiding.sight) == (weight, Sight.BURIED)
    found = looked_through(message(header + b"\r\n"))
    assert "sid" in hidden(found, f"eml.{what}").lower()
    assert all(place.startswith("mail › ") for place in places_of(found, f"eml.{what}"))
    assert "sid" not in hidden(looked_through(message()), f"eml.{what}").lower()


def test_a_name_that_is_another_address_masks_the_real_one() -> None:
    """Where the name shown is an address itself, the address behind it is out of sight."""
    data = message().replace(b"Nia Example <nia@", b'"chief@example.org" <nia@')
    found = looked_through(data)
    assert hidden(found, "eml.masked-address") == "nia@example.com"
    assert "eml.masked-address" not in content_hidings(
        looked_through(data.replace(b"chief@example.org", b"nia@example.com"))
    )


def test_folded_headers_are_one() -> None:
    """A header that goes on in the next line is read whole, in any kind of line end."""
    for end in (b"\r\n", b"\n", b"\r"):
        found = looked_through(message(b"Cc: Mo\r\n\tThird <mo@example.com>\r\n").replace(b"\r\n", end))
        assert "Mo Third <mo@example.com>" in seen(found)
        assert "The list is attached." in seen(found)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("=?utf-8?B?Tmlh?= =?utf-8?Q?_Example?=", "Nia Example"),
        ("=?UTF-8?Q?Caf=C3?= =?UTF-8?Q?=A9?=", "Café"),
        ("=?iso-8859-1?q?Caf=E9?=, =?utf-8?b?Q2Fmw6k?=", "Café, Café"),
        ("=?utf-8*en?Q?Nia?=", "Nia"),
        ("=?no-such-charset?Q?Nia?=", "Nia"),
        ("=?utf-8?Q?Nia", "=?utf-8?Q?Nia"),
        ("=?utf-8?Q?Nia Example?=", "Nia Example"),
        ("=?utf-8?X?Nia?=", "=?utf-8?X?Nia?="),
        ("a =?utf-8?Q?b?= c", "a b c"),
        ("=?iso-2022-jp?B?GyRCOzNFRBsoQg==?=", "山田"),
    ],
)
def test_encoded_words_are_decoded(written: str, text: str) -> None:
    """Encoded words become what they stand for; what is broken stays as it is."""
    assert unworded(written) == text


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ('attachment; filename="Nia list.csv"', "Nia list.csv"),
        ("attachment; filename=Nia list.csv", "Nia list.csv"),
        ("attachment; filename*=utf-8''Ni%C3%A1.csv", "Niá.csv"),
        ('attachment; filename*0=Nia; filename*1=" list"; filename*2=.csv', "Nia list.csv"),
        ("attachment; filename*1*=%20b; filename*0*=utf-8'en'a", "a b"),
        ('attachment; filename="=?utf-8?B?TmnDoS5jc3Y=?="', "Niá.csv"),
        ('attachment; filename="a \\"b\\".csv"', 'a "b".csv'),
        ('attachment; filename="open', "open"),
    ],
)
def test_names_of_attachments_are_decoded(written: str, name: str) -> None:
    """The name of a file is read in each of the ways that programs write it."""
    assert parameters(written)[1]["filename"] == name


def test_eight_bit_headers_are_read() -> None:
    """Headers that break the rules and have plain UTF-8 or Windows-1252 in them are read as that."""
    assert "Café" in seen(looked_through(message("Cc: Café <c@example.com>\r\n".encode())))
    assert "Café" in seen(looked_through(message(b"Cc: Caf\xe9 <c@example.com>\r\n")))


def test_lines_among_the_headers_that_are_none() -> None:
    """A line of text between two headers is shown by no program, and told."""
    found = looked_through(message(NHS + b"\r\n"))
    assert NHS.decode() in hidden(found, "eml.between-parts")
    assert "Parking permits" in seen(found)


def test_text_that_follows_the_headers_without_a_blank_line_is_the_body() -> None:
    """Where the blank line is missing, the text begins where no header stands."""
    found = looked_through(message().replace(b"utf-8\r\n\r\n", b"utf-8\r\n"))
    assert "The list is attached." in seen(found)


def test_words_packed_into_a_header_are_opened() -> None:
    """Base64 in a header of no known meaning is opened where it holds words; a signature's is passed over."""
    import base64

    packed = base64.b64encode(b"case of " + NHS + b" and more words")
    found = looked_through(
        message(b"X-Data: " + packed + b"\r\nDKIM-Signature: v=1; b=" + b"Zm9v" * 20 + b"\r\n")
    )
    assert NHS.decode() in hidden(found, "eml.header-trace")


def test_hidings_are_in_the_catalogue() -> None:
    """Every way of hiding that is met is one that its format lists."""
    from candour.formats import hidings

    known = set(hidings())
    for made in FILES.values():
        assert every_hiding(looked_through(made())) <= known
