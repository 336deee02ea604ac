"""Excel 97-2003 workbooks, each named for what is true of it. Built record by record."""

from __future__ import annotations

import hashlib
import io
import struct
from collections.abc import Callable

from files.biff import (
    EOF,
    Sheet,
    art,
    bof,
    box_text,
    column,
    drawing,
    font,
    label,
    number,
    object_,
    record,
    row,
    shape,
    shared,
    short,
    text,
    workbook,
    xf,
)  # fmt: skip
from files.compound import compound, property_set

__all__ = ["FILES", "PNG", "locked", "packed_vba"]

NAME = "Nia Example"
_TOWN = "Town"
PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0\x90wS\xde\0\0\0\x0cIDATx\x9cc\xf8\xcf\xc0\0\0\3\1\1\0"
    b"\xc9\xfe\x92\xef\0\0\0\0IEND\xaeB`\x82"
)
_SUMMARY = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")
_DOCUMENT = bytes.fromhex("02d5cdd59c2e1b10939708002b2cf9ae")
_CUSTOM = bytes.fromhex("05d5cdd59c2e1b10939708002b2cf9ae")


def _file(stream: bytes, **more: bytes) -> bytes:
    return compound({"Workbook": stream} | {name.replace("__", "/"): data for name, data in more.items()})


def _book(records: bytes = b"", *sheets: Sheet, texts: tuple[bytes | str, ...] = (), **more: bytes) -> bytes:
    """A workbook whose sheet Data holds a heading and these records."""
    return _file(workbook(Sheet("Data", label(0, 0, _TOWN) + records), *sheets, texts=texts, **more))


_PERSON = label(3, 1, NAME)
_PERSON_IN = Sheet("Back", _PERSON)


def _styled(style: bytes, value: bytes = b"") -> bytes:
    return _book(value or label(3, 1, NAME, 16), styles=style)


def _format(code: str) -> bytes:
    return record(0x41E, struct.pack("<H", 164) + text(code))


def _merged(*rects: tuple[int, int, int, int]) -> bytes:
    return record(0xE5, struct.pack("<H", len(rects)) + b"".join(struct.pack("<4H", *rect) for rect in rects))


_RICH = struct.pack("<HBH", len(NAME), 8, 1) + NAME.encode() + struct.pack("<HH", 0, 5)
_READ = "Neeya Egzampl"
_PHONETIC = (
    struct.pack("<HBI", len(NAME), 4, 16 + 2 * len(_READ)) + NAME.encode()
    + struct.pack("<HHHHHHH", 1, 10, 0, 0, 1, len(_READ), len(_READ)) + _READ.encode("utf-16-le") + bytes(2)
)  # fmt: skip


def _condition(rule: bytes) -> bytes:
    ranges = record(0x1B0, struct.pack("<HH4HH4H", 1, 0, 3, 3, 1, 1, 1, 3, 3, 1, 1))
    return ranges + record(0x1B1, rule)


_WHITE = bytes(80) + struct.pack("<I", 9) + bytes(34)
_ALWAYS = struct.pack("<BBHHIH", 2, 0, 2, 0, 0x04000000, 0) + _WHITE + b"\x1d\1"
_PERHAPS = struct.pack("<BBHHIH", 2, 0, 5, 0, 0x04000000, 0) + _WHITE + struct.pack("<BHH", 0x44, 0, 0)

# ── around the cells ────────────────────────────────────────────────────────────────────────────────────────────


def _note(*, shown: bool) -> bytes:
    layer = record(0xEC, drawing(shape(202)))
    note = record(0x1C, struct.pack("<HHHH", 3, 1, shown * 2, 7) + text("Owen Llewellyn") + b"\0")
    return layer + object_(7, 25) + box_text(NAME) + note


def _link() -> bytes:
    url = "https://example.com/nia".encode("utf-16-le") + b"\0\0"
    guid = bytes.fromhex("d0c9ea79f9bace118c8200aa004ba90b")
    moniker = bytes.fromhex("e0c9ea79f9bace118c8200aa004ba90b")
    return record(
        0x1B8,
        struct.pack("<4H", 3, 3, 1, 1)
        + guid
        + struct.pack("<II", 2, 3)
        + moniker
        + struct.pack("<I", len(url))
        + url,
    )


def _rule() -> bytes:
    choices = f"{NAME}\0Owen Llewellyn"
    formula = b"\x17" + short(choices)
    return record(
        0x1BE,
        struct.pack("<I", 3) + text("\0") + text("\0") + text("Who was it?") + text("\0")
        + struct.pack("<HH", len(formula), 0) + formula + struct.pack("<HH", 0, 0) + struct.pack("<HHHHH", 1, 3, 9, 1, 1),
    )  # fmt: skip


def _scenario() -> bytes:
    head = struct.pack("<HBBBBB", 1, 0, 0, 4, 6, 3)
    return record(
        0xAF, head + b"\0Best" + text("Pat") + text("remark") + struct.pack("<HH", 3, 1) + text(NAME)
    )


def _filter() -> bytes:
    doper = struct.pack("<BBIBBH", 6, 2, 0, len(NAME), 1, 0)
    return record(0x9E, struct.pack("<HH", 0, 0) + doper + bytes(10) + b"\0" + NAME.encode())


def _formula(said: str) -> bytes:
    tokens = b"\x17" + short(said) + b"\x17" + short("x") + b"\x0b"
    return record(0x06, struct.pack("<HHHdHIH", 4, 0, 15, 0.0, 0, 0, len(tokens)) + tokens)


def _chart(value: str) -> bytes:
    title = record(0x100D, struct.pack("<H", 0) + short("Thefts"))
    kept = record(0x1065, struct.pack("<H", 2)) + label(0, 0, value, 0)
    return bof(0x20) + title + kept + EOF


# ── of the workbook ─────────────────────────────────────────────────────────────────────────────────────────────


def _name(flags: int, said: str) -> bytes:
    formula = b"\x17" + short(said)
    return record(
        0x18, struct.pack("<HBBHHHBBBB", flags, 0, 6, len(formula), 0, 0, 0, 0, 0, 0) + b"\0Secret" + formula
    )


_FILTERED_NAME = record(
    0x18,
    struct.pack("<HBBHHHBBBB", 0x21, 0, 1, 11, 0, 1, 0, 0, 0, 0)
    + b"\0\x0d"
    + struct.pack("<BHHHHH", 0x3B, 0, 0, 9, 0, 3),
)
_LINKED = (
    record(0x1AE, struct.pack("<H", 1) + text("\x01\x01SCustody\x03detained.xls") + text("Detained"))
    + record(0x59, struct.pack("<HH", 1, 0))
    + record(0x5A, struct.pack("<BBH", 1, 0, 4) + b"\2" + text(NAME) + b"\1" + struct.pack("<d", 34.0))
)
_USER = record(0x5C, text("Owen Llewellyn").ljust(112, b" "))
_RESERVED = record(0x5B, struct.pack("<HH", 1, 0) + text("Pat Ashdown"))
_VIEW = record(0x1A9, bytes(50) + text("Pat Ashdown - Personal View"))


def _store(*, uses: int = 1) -> bytes:
    blip = art(0xF01E, bytes(17) + PNG, 0x6E0)
    stored = art(
        0xF007, struct.pack("<BB16sHIIIBBBB", 6, 6, bytes(16), 0, len(blip), uses, 0, 0, 0, 0, 0) + blip, 6, 2
    )
    return record(0xEB, art(0xF000, art(0xF001, stored, 1, 15), version=15))


def _drawn(made: bytes, *objects: bytes, **more: bytes) -> bytes:
    return _book(record(0xEC, drawing(made)) + b"".join(objects), **more)


_HIDDEN = {0x3BF: 0x00020002}

# ── beside the workbook ─────────────────────────────────────────────────────────────────────────────────────────


def _pivot() -> bytes:
    """Two records: the first field points at items, of which none has the third; the second stands in the records."""
    cache = record(0xC6, struct.pack("<IHHHHHHHH", 2, 1, 0x21, 0x1FFF, 2, 2, 0, 1, 3) + b"\0Pat")
    who = record(0xC7, struct.pack("<7H", 0x0481, 0, 0, 3, 0, 0, 3) + text("Name")) + record(0x1BB, b"\0\0")
    items = b"".join(record(0xCD, text(said)) for said in (NAME, "Owen Llewellyn", "Deleted Person"))
    age = record(0xC7, struct.pack("<7H", 0x0560, 0, 0, 0, 0, 0, 0) + text("Age")) + record(0x1BB, b"\0\0")
    records = record(0xC8, b"\0") + record(0xC9, struct.pack("<d", 34.0))
    records += record(0xC8, b"\1") + record(0xCE, struct.pack("<HHBBBB", 2099, 3, 1, 0, 0, 0))
    return cache + record(0x122, bytes(12)) + who + items + age + records + EOF


def _pivot_of(sheet: str) -> bytes:
    source = record(0x51, struct.pack("<HHBB", 0, 9, 0, 2) + text(f"\2{sheet}"))
    return record(0xD5, struct.pack("<H", 1)) + record(0xE3, b"\1\0") + source


def _log() -> bytes:
    head = record(0x138, bytes(14) + bytes(30) + text("Owen Llewellyn"))
    change = struct.pack("<IIHHH", 60, 1, 8, 0, 1) + struct.pack("<IHHIH", 0b011011, 3, 1, 0, 0)
    return bof(0x10) + head + record(0x13B, change + text(NAME) + text("[redacted]")) + EOF


def packed_vba(data: bytes) -> bytes:
    """Text packed as macros are, without looking for repeats: eight bytes as they are after each zero."""
    out = b"\1"
    for start in range(0, len(data), 3600):
        part = data[start : start + 3600]
        chunk = b"".join(b"\0" + part[at : at + 8] for at in range(0, len(part), 8))
        out += struct.pack("<H", 0xB000 | (len(chunk) - 1)) + chunk
    return out


def _macros() -> dict[str, bytes]:
    def entry(kind: int, body: bytes) -> bytes:
        return struct.pack("<HI", kind, len(body)) + body

    listed = entry(3, struct.pack("<H", 1252)) + entry(0x0F, struct.pack("<H", 1)) + entry(0x13, b"\xff\xff")
    listed += (
        entry(0x19, b"Module1")
        + entry(0x1A, b"Module1")
        + entry(0x31, struct.pack("<I", 5))
        + entry(0x2B, b"")
    )
    text_ = (
        b'Attribute VB_Name = "Module1"\r\nSub Tell()\r\n  \' ' + NAME.encode() + b" did it\r\nEnd Sub\r\n"
    )
    return {
        "_VBA_PROJECT_CUR/VBA/dir": packed_vba(listed),
        "_VBA_PROJECT_CUR/VBA/Module1": b"\0\0\0\0\0" + packed_vba(text_),
        "_VBA_PROJECT_CUR/PROJECT": b'ID="{0}"',
    }


def _with_properties() -> bytes:
    def said(value: str) -> bytes:
        return struct.pack("<II", 0x1E, len(value) + 1) + value.encode("cp1252") + b"\0"

    page = {1: struct.pack("<IHH", 2, 1252, 0)}
    titles = struct.pack("<II", 0x101E, 2) + b"".join(
        struct.pack("<I", len(t) + 1) + t + b"\0" for t in (b"Data", b"Victims")
    )
    names = struct.pack("<III", 1, 2, 8) + b"Reviewer"
    bits = struct.pack("<IiiHHIIiiII", 40, 1, 1, 1, 24, 0, 4, 0, 0, 0, 0) + b"\xff\xff\xff\0"
    small = struct.pack("<IIII", 0x47, len(bits) + 8, 0xFFFFFFFF, 8) + bits
    return _file(
        workbook(Sheet("Data", label(0, 0, _TOWN))),
        **{
            "\x05SummaryInformation": property_set(
                {_SUMMARY: page | {4: said(NAME), 8: said("Zoë Example"), 17: small}}
            ),
            "\x05DocumentSummaryInformation": property_set(
                {
                    _DOCUMENT: page | {15: said("Example Constabulary"), 13: titles},
                    _CUSTOM: page | {0: names, 2: said("Pat Ashdown")},
                }
            ),
        },
    )


def locked(password: str, how: str = "rc4") -> bytes:
    """The workbook with a person in it, encrypted as Excel 97 does it, as Excel 2002 does it, or only obscured."""
    lock, mix = {"rc4": _rc4, "crypto-api": _crypto_api, "xor": _xor}[how](password)
    plain = workbook(Sheet("Data", label(0, 0, _TOWN) + _PERSON), before=record(0x2F, lock))
    mixed, at = bytearray(plain), 0
    if how != "xor":
        mixed[:] = mix(plain, 0)
    while at + 4 <= len(plain):
        kind, size = struct.unpack_from("<HH", plain, at)
        open_ = 4 + (size if kind in (0x809, 0x2F) else 4 if kind == 0x85 else 0)
        if how == "xor":
            end = at + 4 + size
            mixed[at + open_ : end] = mix(plain[at + open_ : end], end + (4 if kind == 0x85 else 0))
        mixed[at : at + open_] = plain[at : at + open_]
        at += 4 + size
    return _file(bytes(mixed))


_Mix = Callable[[bytes, int], bytes]


def _rc4(password: str) -> tuple[bytes, _Mix]:
    from msoffcrypto.method.rc4 import DocumentRC4

    salt, verifier = bytes(range(16)), bytes(range(16, 32))
    both = DocumentRC4.decrypt(password, salt, io.BytesIO(verifier + hashlib.md5(verifier).digest())).read()
    lock = struct.pack("<HHH", 1, 1, 1) + salt + both
    return lock, lambda data, _: DocumentRC4.decrypt(password, salt, io.BytesIO(data), blocksize=1024).read()


def _crypto_api(password: str) -> tuple[bytes, _Mix]:
    from msoffcrypto.method.rc4_cryptoapi import DocumentRC4CryptoAPI

    def mix(data: bytes, _: int) -> bytes:
        return DocumentRC4CryptoAPI.decrypt(password, salt, 128, io.BytesIO(data), blocksize=1024).read()

    salt, verifier = bytes(range(16)), bytes(range(16, 32))
    both = mix(verifier + hashlib.sha1(verifier).digest(), 0)
    name = "RC4\0".encode("utf-16-le")
    header = struct.pack("<IIIIIIII", 4, 0, 0x6801, 0x8004, 128, 1, 0, 0) + name
    check = struct.pack("<I", 16) + salt + both[:16] + struct.pack("<I", 20) + both[16:]
    return struct.pack("<HHHII", 1, 2, 2, 4, len(header)) + header + check, mix


def _xor(password: str) -> tuple[bytes, _Mix]:
    from msoffcrypto.method.xor_obfuscation import DocumentXOR

    key = DocumentXOR.create_xor_array_method1(password)
    check = next(number for number in range(0x10000) if DocumentXOR.verifypw(password, number))

    def mix(data: bytes, end: int) -> bytes:
        turned = [(byte << 5 | byte >> 3) & 0xFF for byte in data]
        return bytes(byte ^ key[(end + at) % 16] for at, byte in enumerate(turned))

    return struct.pack("<HHH", 0, DocumentXOR.create_xor_key_method1(password), check), mix


def _version_5(state: int = 0) -> bytes:
    """A workbook of Excel 95: every text one byte a character, in the cell."""
    cells = record(0x204, struct.pack("<HHHH", 3, 1, 15, len(NAME)) + NAME.encode())
    note = record(0x1C, struct.pack("<HHH", 3, 1, 9) + b"said Owen")
    head = bof(5, 0x0500) + record(0x42, struct.pack("<H", 1252))
    user = record(0x5C, b"\3Pat".ljust(32))
    end = EOF
    listed = record(0x85, struct.pack("<IBB", 0, state, 0) + b"\4Back")
    at = len(head + user + listed + end)
    listed = record(0x85, struct.pack("<IBB", at, state, 0) + b"\4Back")
    return compound({"Book": head + user + listed + end + bof(0x10, 0x0500) + cells + note + EOF})


_OLDER = (
    record(0x0009, struct.pack("<HH", 2, 0x10))
    + record(0x0004, struct.pack("<HH3sB", 0, 0, bytes(3), len(NAME)) + NAME.encode())
    + record(0x0024, struct.pack("<BBH", 1, 1, 0))
    + record(0x0003, struct.pack("<HH3sd", 0, 1, bytes(3), 34.5))
    + EOF
)
_EMBEDDED = {"MBD0018D4CE/Workbook": workbook(Sheet("Inner", _PERSON)), "MBD0018D4CE/\x01Ole": bytes(20)}


# fmt: off
FILES: dict[str, Callable[[], bytes]] = {
    "ordinary": lambda: _book(label(3, 1, NAME) + number(3, 2, 34) + row(3) + column(1, 1)),
    "ordinary-of-excel-95": _version_5,
    "a-sheet-is-hidden": lambda: _book(b"", Sheet("Back", _PERSON, 1)),
    "a-sheet-is-very-hidden": lambda: _book(b"", Sheet("Back", _PERSON, 2)),
    "a-sheet-of-excel-95-is-hidden": lambda: _version_5(1),
    "a-macro-sheet-is-hidden": lambda: _book(b"", Sheet("Back", _PERSON, 1, 1)),
    "a-sheet-is-not-listed": lambda: _book(after=bof(0x10) + _PERSON + EOF),
    "words-after-the-last-record": lambda: _book(after=b"\0\0\1\2" + NAME.encode()),
    "zeros-after-the-last-record": lambda: _book(after=bytes(700)),
    "a-row-is-hidden": lambda: _book(row(3, hidden=True) + _PERSON),
    "rows-are-in-a-collapsed-group": lambda: _book(row(3, hidden=True, level=1) + _PERSON),
    "a-row-has-no-height": lambda: _book(row(3, height=0) + _PERSON),
    "a-row-is-filtered-out": lambda: _book(record(0x9B) + row(3, hidden=True) + _PERSON, before=_FILTERED_NAME),
    "rows-that-are-not-listed-are-hidden": lambda: _book(record(0x225, struct.pack("<HH", 2, 255)) + row(0) + _PERSON),
    "a-hidden-row-is-empty": lambda: _book(row(9, hidden=True)),
    "a-column-is-hidden": lambda: _book(column(1, 1, hidden=True) + _PERSON),
    "columns-are-in-a-collapsed-group": lambda: _book(column(1, 2, hidden=True, level=1) + _PERSON),
    "a-column-has-no-width": lambda: _book(column(1, 1, width=0) + _PERSON),
    "a-narrow-column-has-room-beside-it": lambda: _book(column(1, 1, width=36) + _PERSON),
    "a-narrow-column-has-no-room": lambda: _book(column(1, 1, width=36) + _PERSON + label(3, 2, "full")),
    "a-format-prints-nothing": lambda: _styled(_format(";;;") + xf(format_=164)),
    "a-format-prints-no-zeros": lambda: _styled(_format("0;-0;;@") + xf(format_=164), number(3, 1, 0, 16) + number(4, 1, 7, 16)),
    "white-text-on-white": lambda: _styled(font(colour=9) + xf(font=5)),
    "white-text-on-blue": lambda: _styled(font(colour=9) + xf(font=5, pattern=1, fore=12)),
    "text-of-the-colour-of-its-fill": lambda: _styled(font(colour=12) + xf(font=5, pattern=1, fore=12)),
    "tiny-text": lambda: _styled(font(size=20) + xf(font=5)),
    "the-parts-of-a-text-are-white": lambda: _book(shared(3, 1, 0), texts=(_RICH,), styles=font(colour=9)),
    "a-condition-always-makes-text-white": lambda: _book(_PERSON + _condition(_ALWAYS)),
    "a-condition-may-make-text-white": lambda: _book(_PERSON + _condition(_PERHAPS)),
    "a-value-lies-under-a-merged-cell": lambda: _book(label(3, 0, "seen") + _PERSON + _merged((3, 3, 0, 1))),
    "a-value-lies-under-a-picture": lambda: _book(_PERSON + record(0xEC, drawing(shape(75, anchor=(0, 0, 1, 0, 9, 0, 9, 0)))) + object_(1, 8)),
    "a-comment": lambda: _book(_note(shown=False)),
    "a-comment-is-always-shown": lambda: _book(_note(shown=True)),
    "a-link": lambda: _book(_link()),
    "a-rule-has-choices": lambda: _book(_rule()),
    "a-scenario": lambda: _book(_scenario()),
    "a-filter-was-set-to-a-name": lambda: _book(_filter()),
    "a-name-is-written-into-a-formula": lambda: _book(_formula(NAME)),
    "a-header": lambda: _book(record(0x14, text('&L&"Arial,Bold"Report by Nia Example&RPage &P'))),
    "a-printer": lambda: _book(record(0x4D, bytes(2) + "\\\\server\\Custody printer".encode("utf-16-le") + bytes(180))),
    "a-chart-keeps-a-name": lambda: _book(_chart(NAME)),
    "a-chart-keeps-what-a-cell-shows": lambda: _book(_chart(_TOWN)),
    "a-defined-name-holds-a-text": lambda: _book(before=_name(0, NAME)),
    "a-defined-name-is-hidden": lambda: _book(before=_name(1, " ")),
    "cells-of-a-linked-workbook": lambda: _book(before=_LINKED),
    "who-saved-it": lambda: _book(before=_USER),
    "who-reserved-it": lambda: _book(before=_RESERVED),
    "a-saved-view": lambda: _book(before=_VIEW),
    "a-text-that-no-cell-uses": lambda: _book(shared(4, 0, 0), texts=("used", NAME)),
    "a-reading-aid": lambda: _book(shared(4, 0, 0), texts=(_PHONETIC,)),
    "texts-go-on-in-further-records": lambda: _book(shared(3, 1, 1) + shared(4, 1, 2), texts=("x" * 8205, NAME, "é" * 5000 + "ŵ" * 5000)),
    "a-text-box": lambda: _drawn(shape(202), object_(1, 6), box_text(NAME)),
    "a-text-box-is-hidden": lambda: _drawn(shape(202, numbers=_HIDDEN), object_(1, 6), box_text(NAME)),
    "a-text-box-has-no-size": lambda: _drawn(shape(202, anchor=(1, 5, 1, 5, 1, 5, 1, 5)), object_(1, 6), box_text(NAME)),
    "a-picture": lambda: _drawn(shape(75, numbers={0x104: 1}), object_(1, 8), before=_store()),
    "a-picture-is-cropped": lambda: _drawn(shape(75, numbers={0x104: 1, 0x100: 0x4000}), object_(1, 8), before=_store()),
    "a-picture-is-hidden": lambda: _drawn(shape(75, numbers={0x104: 1} | _HIDDEN), object_(1, 8), before=_store()),
    "a-picture-that-nothing-shows": lambda: _book(before=_store(uses=0)),
    "a-picture-is-described": lambda: _drawn(shape(75, texts={0x381: NAME}), object_(1, 8)),
    "a-picture-came-from-a-folder": lambda: _drawn(shape(75, numbers={0x104: 1}, texts={0x105: "C:\\Users\\owen\\nia.png"}), object_(1, 8), before=_store()),
    "a-list-has-choices": lambda: _drawn(shape(201), object_(1, 18, struct.pack("<HHHHHHH", 0x13, 40, 0, 1, 0, 2, 0) + text(NAME))),
    "a-record-of-unknown-kind-has-words": lambda: _book(record(0x7777, NAME.encode())),
    "a-record-of-unknown-kind-has-numbers": lambda: _book(record(0x7777, bytes(range(20)))),
    "a-routing-slip": lambda: _book(before=record(0xB9, b"\1\0" + b"SMTP:owen@example.com\0")),
    "a-pivot-cache": lambda: _file(workbook(Sheet("Data", label(0, 0, _TOWN)), before=_pivot_of("Data")), _SX_DB_CUR__0001=_pivot()),
    "a-history-of-changes": lambda: _file(workbook(Sheet("Data", label(0, 0, _TOWN))), **{"Revision Log": _log()}),
    "people-who-shared-it": lambda: _file(workbook(Sheet("Data", label(0, 0, _TOWN))), **{"User Names": record(0x193, bytes(20) + text("Owen Llewellyn"))}),
    "macros": lambda: _file(workbook(Sheet("Data", label(0, 0, _TOWN))), **_macros()),
    "an-embedded-workbook": lambda: _file(workbook(Sheet("Data", label(0, 0, _TOWN))), **_EMBEDDED),
    "properties": _with_properties,
    "a-copy-for-excel-95": lambda: compound({"Workbook": workbook(Sheet("Data", label(0, 0, _TOWN))), "Book": workbook(_PERSON_IN)}),
    "locked-with-a-password": lambda: locked("another password"),
    "locked-with-excels-own-password": lambda: locked("VelvetSweatshop"),
    "locked-with-excels-own-password-as-in-2002": lambda: locked("VelvetSweatshop", "crypto-api"),
    "obscured-with-excels-own-password": lambda: locked("VelvetSweatshop", "xor"),
    "a-stream-of-excel-2": lambda: _OLDER,
    "a-stream-of-a-program-unknown": lambda: _file(workbook(Sheet("Data", label(0, 0, _TOWN))), Strange=NAME.encode("utf-16-le")),
    "records-alone": lambda: workbook(Sheet("Data", label(0, 0, _TOWN)), Sheet("Back", _PERSON, 1)),
}
# fmt: on
