"""Bodies: the version that is shown, what other versions say, parts, encodings, and everything that lies between."""

from __future__ import annotations

import base64
import quopri
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.formats.mail.bodies import unflowed
from candour.formats.mail.charsets import text_in
from candour.formats.mail.shown import Words
from candour.formats.mail.transfer import unpacked
from candour.piece import Count, Why
from files.mail_files import CSV, FILES, HTML, NHS, PAGE, PLAIN, TEXT, message, mime, part, picture, sent
from spec.mail.looking import content_hidings, gaps, hidden, looked_through, places_of, seen, words

NUMBER = NHS.decode()


def counted(found: list[object], noun: str) -> int:
    """How many of these were looked through."""
    return sum(one.total for one in found if isinstance(one, Count) and one.noun == noun)


# ── versions ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_only_the_plain_version_says_is_out_of_sight() -> None:
    """Lines of the plain version whose words the page does not have are covered by it."""
    found = looked_through(FILES["eml-with-plain-version-that-says-more"]())
    assert hidden(found, "eml.differing-alternative") == NUMBER
    assert places_of(found, "eml.differing-alternative") == {"mail › plain version"}
    assert "differing" not in str(content_hidings(looked_through(FILES["eml-as-gmail-sends-it"]())))


@pytest.mark.parametrize(
    ("plain", "page"),
    [
        (
            "Hello *world*, see <https://x.example/a>",
            '<p>Hello <b>wor</b>ld, <a href="https://x.example/a">see</a></p>',
        ),
        ("1. one\n2. two", "<ol><li>one</li><li>two</li></ol>"),
        ("[image: Crest]\nBob", '<img alt="Crest">Bob'),
        ("[cid:image001.png@01DA]\nBob", "<img src=cid:image001.png@01DA>Bob"),
        ("Caf?s Bob", "Cafés Bob"),
        ("Tom & Nia", "Tom &amp; Nia"),
        ("a\u00a0b", "a&nbsp;b"),
    ],
)
def test_how_programs_write_the_plain_version_is_no_difference(plain: str, page: str) -> None:
    """Marks for bold type, links in brackets, numbers of lists and stand-ins for pictures are in no page."""
    assert Words.of_page(page).lacking(plain) == ""


def test_digits_put_together_otherwise_are_a_difference() -> None:
    """A number made of groups that the page has, but not side by side, is no number of the page."""
    assert Words.of_page("<p>999 4578 123</p>").lacking("999 123 4578") == "999 123 4578"
    assert Words.of_page("<!-- Sid --><style>Sid</style><p>Bob").lacking("Sid") == "Sid"


def test_the_last_of_several_plain_versions_is_shown() -> None:
    """Without a page the last version is shown, and what only an earlier one says is told."""
    found = looked_through(sent(mime(b"alternative", part(b"text/plain", NHS), TEXT)))
    assert hidden(found, "eml.differing-alternative") == NUMBER
    assert "The list is attached." in seen(found)


def test_pages_for_other_programs_are_another_version() -> None:
    """A page for phones or watches is shown by few programs."""
    found = looked_through(sent(mime(b"alternative", TEXT, part(b"text/x-amp-html", b"<p>" + NHS), HTML)))
    assert NUMBER in hidden(found, "eml.other-version")


# ── parts ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_text_before_and_after_the_parts() -> None:
    """Preamble and epilogue are shown by no program; the usual sentence there says nothing."""
    found = looked_through(FILES["eml-with-preamble-and-epilogue"]())
    assert hidden(found, "eml.between-parts") == f"{NUMBER}\n{NUMBER}"
    assert places_of(found, "eml.between-parts") == {
        "mail › before the first part",
        "mail › after the last part",
    }
    usual = b"This is a multi-part message in MIME format.\r\n"
    assert not content_hidings(looked_through(sent(mime(b"mixed", TEXT, before=usual))))


def test_a_part_behind_the_end() -> None:
    """A part that follows the mark of the end is read all the same."""
    found = looked_through(FILES["eml-with-part-after-end"]())
    assert hidden(found, "eml.part-after-end") == NUMBER


def test_a_picture_that_the_page_does_not_show() -> None:
    """Of the files sent with a page, one that it does not refer to is out of sight."""
    assert "eml.unshown-inline-part" in content_hidings(
        looked_through(sent(mime(b"related", HTML, CSV.replace(b"attachment", b"inline"))))
    )
    shown = part(b"text/html", PAGE.replace(b"list", b'<img src="CID:one@x">'))
    assert not content_hidings(looked_through(sent(mime(b"related", shown, picture(b"one@x")))))


def test_a_boundary_that_begins_like_another() -> None:
    """A line is a boundary only where it is the whole boundary: `--ab` does not end at `--abc`."""
    inner = mime(b"mixed", TEXT, part(b"text/plain", NHS), boundary=b"abc")
    found = looked_through(sent(mime(b"mixed", inner, CSV, boundary=b"ab")))
    assert NUMBER in seen(found)
    assert "name,area" in seen(found)
    assert not content_hidings(found)
    assert not gaps(found)


def test_missing_marks() -> None:
    """Without its last mark a message may be cut off; without any, its body is one text. Both are gaps."""
    whole = sent(mime(b"mixed", TEXT, CSV))
    cut = looked_through(whole.replace(b"--==b--", b""))
    assert (gaps(cut), "name,area" in seen(cut)) == ([Why.BROKEN], True)
    unmarked = looked_through(message(body=NHS, kind=b"multipart/mixed; boundary=x"))
    assert (gaps(unmarked), NUMBER in seen(unmarked)) == ([Why.BROKEN], True)
    unnamed = looked_through(whole.replace(b'; boundary="==b"', b""))
    assert (gaps(unnamed), "name,area" in seen(unnamed)) == ([], True)


def test_messages_inside_are_read_however_little_they_say() -> None:
    """A forwarded message is read with its own headers and parts, even where it has hardly any header."""
    inner = part(
        b"message/rfc822", b"Subject: Old\r\n" + mime(b"mixed", CSV, part(b"text/plain", NHS), boundary=b"i")
    )
    found = looked_through(sent(mime(b"mixed", TEXT, inner)))
    assert NUMBER in seen(found)
    assert "name,area" in seen(found)
    assert counted(found, "message") == 2


def test_messages_nested_without_end_reach_the_limit() -> None:
    """Messages inside messages stop at the limit on depth, and parts inside parts at twenty."""
    data = message()
    for _ in range(40):
        data = b"Subject: x\r\nContent-Type: message/rfc822\r\n\r\n" + data
    assert Why.LIMIT in gaps(looked_through(b"From: a\r\nTo: b\r\n" + data))
    body = TEXT
    for number in range(40):
        body = mime(b"mixed", body, boundary=b"b%d" % number)
    assert Why.LIMIT in gaps(looked_through(sent(body)))


def test_reports_of_delivery_are_read() -> None:
    """What a server says of a message that it could not deliver is seen, with the headers it gives back."""
    status = part(
        b"message/delivery-status", b"Final-Recipient: rfc822; sid@example.com\r\nStatus: 5.1.1\r\n"
    )
    back = part(b"text/rfc822-headers", b"Subject: Permits\r\nFrom: nia@example.com\r\n")
    found = looked_through(sent(mime(b"report; report-type=delivery-status", TEXT, status, back)))
    assert "sid@example.com" in seen(found)
    assert "Subject: Permits" in seen(found)


# ── encodings ───────────────────────────────────────────────────────────────────────────────────────────────────────


@given(st.binary(max_size=400))
@settings(max_examples=60)
def test_encodings_are_undone(data: bytes) -> None:
    """Whatever bytes a program encodes come back, and none of its lines is taken for something else."""
    for encoding, packed in (("base64", base64.encodebytes(data)), ("Base64 ", base64.b64encode(data))):
        assert unpacked(packed, encoding).data == data
        assert unpacked(packed, encoding).stray == b""
    lines = data.replace(b"\r", b"").replace(b"\n", b"")
    assert unpacked(quopri.encodestring(lines, quotetabs=True), "quoted-printable").data == lines


def test_lines_between_base64_are_told() -> None:
    """A line that is no base64, and what follows its end, is passed over by every program but this one."""
    for place in (b"%s\r\n" + CSV.partition(b"\r\n\r\n")[2], CSV.partition(b"\r\n\r\n")[2] + b"\r\n%s\r\n"):
        head = CSV.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
        found = looked_through(sent(mime(b"mixed", TEXT, head + place % NHS)))
        assert NUMBER in hidden(found, "eml.between-parts")
        assert "Nia,North" in seen(found)


def test_broken_encodings_lose_nothing() -> None:
    """Quoted-printable with padded line ends and stray signs, and text that only says it is base64, are read."""
    more = b"Content-Transfer-Encoding: quoted-printable\r\n"
    found = looked_through(message(more, b"NHS number 999 123 4=  \r\n578 =ZZ = end"))
    assert NUMBER in seen(found)
    more = b"Content-Transfer-Encoding: base64\r\n"
    assert NUMBER in seen(looked_through(message(more, NHS + b" is plain text")))
    found = looked_through(message(b"Content-Transfer-Encoding: x-rot\r\n"))
    assert gaps(found) == [Why.UNKNOWN]


@pytest.mark.parametrize(
    ("raw", "charset", "text"),
    [
        (b"Caf\xc3\xa9", "utf-8", "Café"),
        (b"Caf\xe9 \xc3\xa9", "utf-8", "Café é"),
        (b"Caf\xe9", "us-ascii", "Café"),
        (b"Caf\xc3\xa9", "x-unknown", "Café"),
        (b"Nia 12", "utf-16", "Nia 12"),
        (b"Nia 12", "cp037", "Nia 12"),
        ("Nia".encode("utf-16"), "utf-16", "Nia"),
        (b"Nia +AOk-", "utf-7", "Nia é"),
        (b"Nia", "rot13", "Nia"),
        (b"Nia", "idna", "Nia"),
        (b"Nia", "a\0b", "Nia"),
        ("Брат".encode("koi8-r"), '"KOI8-R"', "Брат"),
    ],
)
def test_text_is_read_whatever_its_charset_says(raw: bytes, charset: str, text: str) -> None:
    """A charset that is unknown, wrong or a trap does not keep the words from being read."""
    assert text_in(raw, charset) == text


def test_an_unknown_charset_is_a_gap_where_it_matters() -> None:
    """Of plain ASCII no charset makes a difference."""
    assert gaps(looked_through(message(body=b"Caf\xe9", kind=b"text/plain; charset=x-own"))) == [
        Why.DISAGREES
    ]
    assert gaps(looked_through(message(body=b"Cafe", kind=b"text/plain; charset=x-own"))) == []


def test_flowed_text_runs_on() -> None:
    """Lines that end in a space run on, so that no number is cut in two; a signature's mark does not."""
    assert unflowed("NHS 999 123 \n4578\n-- \nNia", deletes_space=False) == "NHS 999 123 4578\n-- \nNia"
    assert unflowed("4578 \n123", deletes_space=True) == "4578123"
    assert unflowed("> a \n> b\nc", deletes_space=False) == "> a b\nc"


# ── in the lines ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "mark",
    [
        b"-----Original Message-----\r\nFrom: Nia\r\nSent: Monday\r\n",
        b"________________________________\r\nFrom: Nia Example\r\nSent: 5 January\r\n",
        b"On Mon, 5 Jan 2026 at 10:00, Nia Example <nia@example.com> wrote:\r\n",
        b"On Mon, 5 Jan 2026 at 10:00, Nia Example\r\n<nia@example.com> wrote:\r\n",
        b"---------- Forwarded message ---------\r\nFrom: Nia\r\nDate: Monday\r\n",
    ],
)
def test_quoted_messages_are_counted_and_seen(mark: bytes) -> None:
    """Earlier messages below the answer are seen by whoever scrolls: they are counted, each in its place."""
    found = looked_through(message(body=PLAIN + mark + b"\r\n> " + NHS))
    assert counted(found, "quoted message") == 1
    assert NUMBER in seen(found)
    assert any("quoted message 1" in str(getattr(one, "place", "")) for one in found)
    assert counted(looked_through(message()), "quoted message") == 0


def test_files_written_into_the_lines() -> None:
    """A file between `begin` and `end` is a file, and the text around it stays."""
    import binascii

    lines = b"".join(binascii.b2a_uu(b"name,area\r\nNia,North\r\n"[at : at + 45]) for at in (0,))
    found = looked_through(message(body=PLAIN + b"begin 644 list.csv\r\n" + lines + b"`\r\nend\r\nBye"))
    assert "Nia,North" in seen(found)
    assert "Bye" in seen(found)
    assert "begin 644 " in seen(looked_through(message(body=b"begin 644 is how it begins")))


def test_what_is_locked_is_a_gap() -> None:
    """Messages locked with PGP or S/MIME are gaps, in the text or in parts; signed ones are read through."""
    block = b"-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA\r\n-----END PGP MESSAGE-----\r\n"
    assert gaps(looked_through(message(body=PLAIN + block))) == [Why.ENCRYPTED]
    version = part(b"application/pgp-encrypted", b"Version: 1\r\n")
    body = mime(b"encrypted", version, part(b"application/octet-stream; name=encrypted.asc", block))
    assert gaps(looked_through(sent(body))) == [Why.ENCRYPTED]
    signature = part(b"application/pgp-signature; name=signature.asc", b"-----BEGIN PGP SIGNATURE-----\r\n")
    found = looked_through(sent(mime(b"signed", TEXT, signature)))
    assert (gaps(found), content_hidings(found)) == ([], set())
    for name, why in (("smime-signed", []), ("smime-locked", [Why.ENCRYPTED])):
        more = b"Content-Transfer-Encoding: base64\r\n"
        packed = base64.encodebytes(FILES[name]())
        found = looked_through(message(more, packed, b"application/pkcs7-mime; name=smime.p7m"))
        assert gaps(found) == why


def test_pictures_that_are_fetched_are_counted() -> None:
    """Addresses of pictures elsewhere are told: they say who opened the message, and when."""
    page = PAGE.replace(b"</body>", b'<img width=1 src="https://t.example.com/p?u=sid&amp;x=1"></body>')
    found = looked_through(message(body=page, kind=b"text/html"))
    assert hidden(found, "eml.remote-picture") == "https://t.example.com/p?u=sid&x=1"
    assert counted(found, "remote picture") == 1
    assert "t.example.com" not in hidden(found, "html.address")


def test_second_names_and_paths_of_attachments() -> None:
    """Where a file has two names, or its name is a path, what is not shown is told."""
    odd = CSV.replace(b'name="list.csv"\r\nContent-D', b'name="sid.csv"\r\nContent-D').replace(
        b'filename="list.csv"', b'filename="C:\\\\Users\\\\nia\\\\list.csv"'
    )
    told = hidden(looked_through(sent(mime(b"mixed", TEXT, odd))), "eml.other-file-name")
    assert "sid.csv" in told
    assert "C:\\Users\\nia\\list.csv" in told


# ── against Python's own parser ─────────────────────────────────────────────────────────────────────────────────────

LINES = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=60)


@given(st.lists(LINES, min_size=1, max_size=5), st.lists(st.binary(min_size=1, max_size=200), max_size=3))
@settings(max_examples=40)
def test_what_python_writes_is_read_whole(lines: list[str], files: list[bytes]) -> None:
    """Every line and every attachment that Python's own library puts into a message comes out of it."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "nia@example.com", "bob@example.com", "Permits"
    made.set_content("\n".join(lines))
    for number, data in enumerate(files):
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=f"{number}.dat")
    raw = made.as_bytes(policy=policy.SMTP)
    told = words(looked_through(raw))
    other = BytesParser(policy=policy.default).parsebytes(raw)
    body = other.get_body()
    assert body is not None
    for line in body.get_content().splitlines():
        assert line.strip() in told
    for number in range(len(files)):
        assert f"{number}.dat" in told
