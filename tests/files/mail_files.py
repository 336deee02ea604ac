"""Messages as they travel and as Outlook saves them, built by hand: each named for what is true of it."""

from __future__ import annotations

import base64
import struct
from collections.abc import Callable, Mapping, Sequence

from candour.formats.compound_writing import compound_file
from files.compound import compound

__all__ = ["FILES", "attachment", "item_streams", "message", "mime", "msg", "tnef"]

HEADERS = (
    b"From: Nia Example <nia@example.com>\r\nTo: Bob Test <bob@example.com>\r\nSubject: Parking permits\r\n"
    b"Date: Mon, 05 Jan 2026 10:00:00 +0000\r\nMessage-ID: <20260105.1@mail.example.com>\r\nMIME-Version: 1.0\r\n"
)
NHS = b"NHS number 999 123 4578"
PAGE = b"<html><body><p>Dear Bob,</p><p>The list is attached.</p></body></html>\r\n"
PLAIN = b"Dear Bob,\r\n\r\nThe list is attached.\r\n"


def message(more: bytes = b"", body: bytes = PLAIN, kind: bytes = b"text/plain; charset=utf-8") -> bytes:
    """A message with more headers than the usual, and a body."""
    return HEADERS + more + b"Content-Type: " + kind + b"\r\n\r\n" + body


def part(kind: bytes, body: bytes, more: bytes = b"") -> bytes:
    """One part of a body."""
    return b"Content-Type: " + kind + b"\r\n" + more + b"\r\n" + body


def mime(
    kind: bytes,
    *parts: bytes,
    before: bytes = b"",
    after: bytes = b"",
    boundary: bytes = b"==b",
    more: bytes = b"",
) -> bytes:
    """A body of several parts, as a part: its header and itself."""
    inner = b"".join(b"--" + boundary + b"\r\n" + one + b"\r\n" for one in parts)
    head = b"Content-Type: multipart/" + kind + b'; boundary="' + boundary + b'"\r\n' + more
    return head + b"\r\n" + before + inner + b"--" + boundary + b"--\r\n" + after


def sent(body: bytes) -> bytes:
    """A message of these parts."""
    return HEADERS + body


TEXT, HTML = part(b"text/plain; charset=utf-8", PLAIN), part(b"text/html; charset=utf-8", PAGE)
LIST = base64.encodebytes(b"name,area\r\nNia,North\r\nBob,South\r\n").replace(b"\n", b"\r\n")
CSV = part(
    b'text/csv; name="list.csv"',
    LIST,
    b'Content-Disposition: attachment; filename="list.csv"\r\nContent-Transfer-Encoding: base64\r\n',
)
PICTURE = base64.encodebytes(
    b"\x89PNG\r\n\x1a\n" + bytes.fromhex("0000000d49484452000000010000000108000000003a7e9b55")
    + bytes.fromhex("0000000a49444154789c6360000000020001e221bc330000000049454e44ae426082")
)  # fmt: skip


def picture(name: bytes) -> bytes:
    """A picture that is sent with a page."""
    more = (
        b"Content-ID: <" + name + b">\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: inline\r\n"
    )
    return part(b"image/png", PICTURE, more)


ALTERNATIVE = mime(b"alternative", TEXT, HTML, boundary=b"=-alt")
GMAIL = sent(
    mime(b"mixed", mime(b"alternative", TEXT, part(b'text/html; charset="UTF-8"', b'<div dir="ltr">Dear Bob,<div><br>'
    b"</div><div>The list is attached.</div></div>\r\n"), boundary=b"0000000000001"), CSV, boundary=b"0000000000002")
)  # fmt: skip
SHOWN_PICTURE = part(b"text/html", PAGE.replace(b"</body>", b'<img src="cid:one@x"></body>'))
OUTLOOK = sent(
    mime(b"related", mime(b"alternative", TEXT, SHOWN_PICTURE, boundary=b"_001_"), picture(b"one@x"))
)

# ── Outlook ─────────────────────────────────────────────────────────────────────────────────────────────────────────

Values = Mapping[int, "str | int | bool | bytes"]
NAME, ADDRESS, SMTP, KIND = 0x3001, 0x3003, 0x39FE, 0x0C15
ITEM: Values = {
    0x001A: "IPM.Note", 0x0037: "Parking permits", 0x0E1D: "Parking permits", 0x0042: "Nia Example",
    0x5D02: "nia@example.com", 0x0C1A: "Nia Example", 0x5D01: "nia@example.com", 0x0C1E: "SMTP",
    0x0E04: "Bob Test", 0x1000: PLAIN.decode(), 0x0070: "Parking permits", 0x3FFD: 1252, 0x3FDE: 65001,
}  # fmt: skip
BOB: Values = {NAME: "Bob Test", ADDRESS: "bob@example.com", SMTP: "bob@example.com", KIND: 1, 0x3002: "SMTP"}
SECRET: Values = {NAME: "Sid Secret", ADDRESS: "sid@example.com", SMTP: "sid@example.com", KIND: 3}


def item_streams(values: Values, head: int) -> dict[str, bytes]:
    """The properties of one thing, as an Outlook file keeps them: strings in streams, numbers in a list."""
    streams, listed = {}, b""
    for id_, value in values.items():
        if isinstance(value, bool):
            listed += struct.pack("<HHIQ", 0x0B, id_, 6, value)
        elif isinstance(value, int):
            listed += struct.pack("<HHIQ", 0x40 if value > 1 << 32 else 0x03, id_, 6, value)
        else:
            kind = 0x1F if isinstance(value, str) else 0x102
            raw = value.encode("utf-16-le") if isinstance(value, str) else value
            listed += struct.pack("<HHIII", kind, id_, 6, len(raw), 0)
            streams[f"__substg1.0_{id_:04X}{kind:04X}"] = raw
    streams["__properties_version1.0"] = bytes(head) + listed
    return streams


def attachment(name: str, data: bytes, more: Values | None = None) -> dict[str, bytes]:
    """The streams of an attachment."""
    return item_streams({0x3707: name, 0x3704: name, 0x3705: 1, 0x3701: data, **(more or {})}, 8)


def msg_streams(
    values: Values | None = None,
    recipients: Sequence[Values] = (BOB,),
    attachments: Sequence[Mapping[str, bytes]] = (),
    named: Sequence[tuple[bytes, int | str]] = (),
    head: int = 32,
) -> dict[str, bytes]:
    """The streams of an Outlook message. `named` says what the properties from 0x8000 on mean."""
    streams = item_streams({**ITEM, **(values or {})}, head)
    for number, one in enumerate(recipients):
        storage = f"__recip_version1.0_#{number:08X}"
        streams |= {f"{storage}/{path}": data for path, data in item_streams(one, 8).items()}
    for number, other in enumerate(attachments):
        storage = f"__attach_version1.0_#{number:08X}"
        streams |= {f"{storage}/{path}": data for path, data in other.items()}
    return streams | _names(named)


def _names(named: Sequence[tuple[bytes, int | str]]) -> dict[str, bytes]:
    spaces, entries, texts = b"", b"", b""
    for number, (space, name) in enumerate(named):
        where = (3 + len(spaces) // 16) << 1
        spaces += space
        if isinstance(name, str):
            raw = name.encode("utf-16-le")
            entries += struct.pack("<IHH", len(texts), where | 1, number)
            texts += struct.pack("<I", len(raw)) + raw + bytes(-len(raw) % 4)
        else:
            entries += struct.pack("<IHH", name, where, number)
    folder = "__nameid_version1.0/__substg1.0_000"
    return {f"{folder}20102": spaces, f"{folder}30102": entries, f"{folder}40102": texts}


def msg(*given: object, **named: object) -> bytes:
    """An Outlook message: takes what `msg_streams` takes."""
    return compound_file(msg_streams(*given, **named))  # type: ignore[arg-type]


INNER = {
    **item_streams({0x3001: "Earlier", 0x3705: 5}, 8),
    **{
        f"__substg1.0_3701000D/{path}": data
        for path, data in msg_streams({0x0037: "Earlier", 0x1000: NHS.decode()}, head=24).items()
        if not path.startswith("__nameid")
    },
}
_OFFICE = bytes.fromhex("00000000C000000000000046")
_PUBLIC, _APPOINTMENT, _ADDRESSES = (
    b"\x29\x03\x02\0" + _OFFICE,
    b"\x02\x20\x06\0" + _OFFICE,
    b"\x04\x20\x06\0" + _OFFICE,
)


def rtf_stream(rtf: bytes) -> bytes:
    """RTF as a property holds it, packed by nothing."""
    return struct.pack("<III", len(rtf) + 12, len(rtf), 0x414C454D) + bytes(4) + rtf


WRAPPED = (
    rb"{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}{\f1\fcharset204 Arial;}}{\colortbl;}"
    rb"{\*\htmltag64 <html>}{\*\htmltag64 <body>}{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 Dear Bob,\htmlrtf }\par\htmlrtf0"
    rb"{\*\htmltag72 </p>}{\*\mhtmltag84 <a href=x>}{\*\htmltag64 <p>}The list is attached \'97 caf\'e9, \u352?"
    rb"koda.{\*\htmltag72 </p></body></html>}}"
)


def tnef(
    values: Values | None = None, recipients: Sequence[Values] = (), files: Mapping[str, bytes] | None = None
) -> bytes:
    """A winmail.dat of these properties, recipients and files."""
    out = struct.pack("<IH", 0x223E9F78, 1) + _attribute(1, 0x00069007, struct.pack("<II", 1252, 0))
    out += _attribute(1, 0x00069003, _properties({**ITEM, **(values or {})}))
    if recipients:
        out += _attribute(
            1, 0x00069004, struct.pack("<I", len(recipients)) + b"".join(map(_properties, recipients))
        )
    for name, data in (files or {}).items():
        out += _attribute(2, 0x00069002, bytes(14)) + _attribute(2, 0x00018010, name.encode() + b"\0")
        out += _attribute(2, 0x0006800F, data) + _attribute(2, 0x00069005, _properties({0x3707: name}))
    return out


def _attribute(level: int, what: int, data: bytes) -> bytes:
    return struct.pack("<BII", level, what, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)


def _properties(values: Values) -> bytes:
    out = struct.pack("<I", len(values))
    for id_, value in values.items():
        if isinstance(value, int):
            out += struct.pack("<HHI", 0x03, id_, value)
        else:
            raw = value.encode("utf-16-le") + b"\0\0" if isinstance(value, str) else value
            kind = 0x1F if isinstance(value, str) else 0x102
            out += struct.pack("<HHII", kind, id_, 1, len(raw)) + raw + bytes(-len(raw) % 4)
    return out


# ── small ones ──────────────────────────────────────────────────────────────────────────────────────────────────────

ICS = (
    b"BEGIN:VCALENDAR\r\nPRODID:-//Example//EN\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\n"
    b'ORGANIZER;CN=Nia Example:mailto:nia@example.com\r\nATTENDEE;CN="Test, Bob";ROLE=REQ-PARTICIPANT:mailto:bob@exam\r\n'
    b" ple.com\r\nSUMMARY:Panel\\, first\r\nDTSTART:20260105T100000Z\r\nDTEND:20260105T110000Z\r\nLOCATION:Room 1\r\n"
    b"UID:0400-1\r\n%sEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
VCF = (
    b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Example;Nia;;;\r\nFN:Nia Example\r\nTEL;TYPE=cell:07700 900123\r\n"
    b"EMAIL;TYPE=INTERNET:nia@example.com\r\nADR;TYPE=home:;;1 High Street;Exampleton;;EX1 1EX;\r\nBDAY:1980-02-03\r\n"
    b"%sEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Br=C3=B8nn;Bo=\r\n"
    b"b\r\nTEL;CELL;VOICE:07700 900456\r\nEND:VCARD\r\n"
)


def asn(tag: int, *parts: bytes) -> bytes:
    """A value of ASN.1."""
    body = b"".join(parts)
    size = len(body)
    length = bytes([size]) if size < 128 else b"\x82" + size.to_bytes(2, "big")
    return bytes([tag]) + length + body


def signed(content: bytes, kind: int = 2) -> bytes:
    """A message in the wrapping of S/MIME: signed (2) or locked (3)."""
    rsa = bytes.fromhex("2a864886f70d0107")
    inner = asn(
        0x30, asn(0x06, rsa + b"\x01"), asn(0xA0, asn(0x24, asn(0x04, content[:10]), asn(0x04, content[10:])))
    )
    certificate = asn(0xA0, asn(0x30, asn(0x13, b"Nia Example nia@example.com")))
    body = asn(0x30, asn(0x02, b"\x01"), asn(0x31), inner, certificate, asn(0x31))
    return asn(0x30, asn(0x06, rsa + bytes([kind])), asn(0xA0, body))


def mailbox(*messages: bytes, end: bytes = b"\n") -> bytes:
    """A mailbox of these messages."""
    first = b"From - Mon Jan  5 10:00:00 2026" + end
    return b"".join(first + one.replace(b"\r\n", end) + end for one in messages)


FILES: dict[str, Callable[[], bytes]] = {
    "eml-plain": message,
    "eml-as-gmail-sends-it": lambda: GMAIL,
    "eml-as-outlook-sends-it": lambda: OUTLOOK,
    "eml-with-blind-copy": lambda: message(b"Bcc: Sid Secret <sid@example.com>\r\n"),
    "eml-with-plain-version-that-says-more": lambda: sent(
        mime(b"alternative", part(b"text/plain", PLAIN + NHS + b"\r\n"), HTML)
    ),
    "eml-with-preamble-and-epilogue": lambda: sent(
        mime(b"mixed", TEXT, CSV, before=NHS + b"\r\n", after=NHS)
    ),
    "eml-with-part-after-end": lambda: sent(
        mime(b"mixed", TEXT, after=b"--==b\r\n" + part(b"text/plain", NHS) + b"\r\n--==b--\r\n")
    ),
    "eml-with-unshown-picture": lambda: sent(mime(b"related", HTML, picture(b"other@x"))),
    "mbox-of-two": lambda: mailbox(message(), GMAIL),
    "mbox-with-deleted-message": lambda: mailbox(
        message(), message(b"X-Mozilla-Status: 0009\r\n", NHS + b"\r\n")
    ),
    "msg-plain": msg,
    "msg-with-blind-copy": lambda: msg(recipients=(BOB, SECRET)),
    "msg-with-hidden-attachment": lambda: msg(attachments=(attachment("list.txt", NHS, {0x7FFE: True}),)),
    "msg-with-message-inside": lambda: msg(attachments=(INNER,)),
    "msg-with-plain-version-that-says-more": lambda: msg({0x1013: PAGE, 0x1000: (PLAIN + NHS).decode()}),
    "msg-with-free-sectors": lambda: compound(msg_streams(), free=NHS * 30),
    "tnef-plain": lambda: tnef(files={"list.txt": b"Nia, North\r\n"}),
    "tnef-with-blind-copy": lambda: tnef(recipients=(BOB, SECRET)),
    "ics-invitation": lambda: ICS % b"",
    "vcf-two-cards": lambda: VCF % b"",
    "smime-signed": lambda: signed(message()),
    "smime-locked": lambda: signed(message(), 3),
}
