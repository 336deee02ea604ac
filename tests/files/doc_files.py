"""Word 97-2003 documents made byte by byte, each named for what is true of it."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from files.compound import compound
from files.ole_files import native
from files.xls_files import PNG

__all__ = ["CLEAN", "FILES", "HIDES", "Paragraph", "Word", "sprm", "tell"]

NUMBER = "07700 900123"
SECRET = f"Nia Example, {NUMBER}"
_TEXT_AT = 0x800
_PARTS = {
    "styles": 1, "note marks": 2, "note texts": 3, "comment marks": 4, "comment texts": 5, "sections": 6, "block names": 9,
    "headers": 11, "looks": 12, "layouts": 13, "bookmarks": 21, "printer": 27, "dop": 31, "associated": 32, "pieces": 33,
    "owners": 36, "form fields": 45, "drawings": 50, "editors": 51, "boxes": 56, "variables": 60, "routing": 70, "saves": 71,
    "files": 72,
}  # fmt: skip
_STORIES = ("body", "notes", "headers", "macros", "comments", "endnotes", "boxes", "header boxes")


def sprm(code: int, value: int, size: int = 1) -> bytes:
    """One property."""
    return struct.pack("<H", code) + value.to_bytes(size, "little")


HIDDEN, DELETED, TINY = sprm(0x083C, 1), sprm(0x0800, 1), sprm(0x4A43, 2, 2)
WHITE = sprm(0x6870, 0xFFFFFF, 4)
IN_TABLE, ROW_END = sprm(0x2416, 1), sprm(0x2417, 1)


@dataclass(frozen=True)
class Paragraph:
    """Runs of text with their properties; the mark that ends them; what is said of the paragraph."""

    runs: Sequence[tuple[str, bytes]]
    mark: str = "\r"
    said: bytes = b""


def tell(*texts: str | tuple[str, bytes]) -> Paragraph:
    """A paragraph of these runs."""
    return Paragraph([(text, b"") if isinstance(text, str) else text for text in texts])


def sttb(*texts: str, extra: int = 0) -> bytes:
    """A list of texts."""
    body = b"".join(long(text) + bytes(extra) for text in texts)
    return struct.pack("<HHH", 0xFFFF, len(texts), extra) + body


def long(text: str) -> bytes:
    """A text after its length."""
    return struct.pack("<H", len(text)) + text.encode("utf-16-le")


def plc(bounds: Sequence[int], *data: bytes) -> bytes:
    """Things at characters."""
    return struct.pack(f"<{len(bounds)}I", *bounds) + b"".join(data)


@dataclass
class Word:
    """A document as it is put together."""

    stories: dict[str, list[Paragraph]] = field(default_factory=dict)
    parts: dict[str, bytes] = field(default_factory=dict)
    streams: dict[str, bytes] = field(default_factory=dict)
    is_wide: bool = False
    deleted: str = ""
    """Text in the stream that no piece covers."""
    sepx: bytes = b""
    flags: int = 0x1200
    stale: bytes = b""
    """Words in the table stream that no structure covers."""

    def data(self) -> bytes:
        """The whole file."""
        width = 2 if self.is_wide else 1
        text, looks, layouts, counts = "", list[tuple[int, bytes]](), list[tuple[int, bytes]](), list[int]()
        for name in _STORIES:
            start = len(text)
            for paragraph in self.stories.get(name, []):
                for words, said in paragraph.runs:
                    looks.append((_TEXT_AT + width * len(text), said))
                    text += words
                looks.append((_TEXT_AT + width * len(text), b""))
                text += paragraph.mark
                layouts.append((_TEXT_AT + width * len(text), paragraph.said))
            counts.append(len(text) - start)
        raw = text.encode("utf-16-le" if self.is_wide else "cp1252")
        end = _TEXT_AT + len(raw)
        body = raw + b"\0\0" + self.deleted.encode("cp1252") + b"\0\0"
        sepx_at = _TEXT_AT + len(body)
        body += struct.pack("<H", len(self.sepx)) + self.sepx
        body = body.ljust(-(-len(body) // 512) * 512, b"\0")
        looks_page = (_TEXT_AT + len(body)) // 512
        body += _page([at for at, _ in looks] + [end], [said for _, said in looks], 1)
        body += _page([_TEXT_AT] + [at for at, _ in layouts], [said for _, said in layouts], 13)
        at = _TEXT_AT if self.is_wide else (_TEXT_AT * 2) | 0x40000000
        pieces = plc([0, len(text)], struct.pack("<HIH", 0, at, 0))
        parts = {
            "looks": plc([_TEXT_AT, end], struct.pack("<I", looks_page)),
            "layouts": plc([_TEXT_AT, end], struct.pack("<I", looks_page + 1)),
            "pieces": b"\2" + struct.pack("<I", len(pieces)) + pieces,
            "sections": plc([0, counts[0]], struct.pack("<HiHI", 0, sepx_at, 0, 0)),
            "dop": bytes(500),
            **self.parts,
        }
        return self._file(parts, counts, body)

    def _file(self, parts: dict[str, bytes], counts: list[int], body: bytes) -> bytes:
        table, pairs = b"", [(0, 0)] * 93
        for name, data in parts.items():
            pairs[_PARTS[name]] = (len(table), len(data)) if table else (1, len(data))
            table = table or b"\0"
            table += data
        fib = struct.pack("<HHHHHHHI", 0xA5EC, 0xC1, 0, 0x409, 0, self.flags, 0xBF, 0).ljust(0x18, b"\0")
        fib = (fib + struct.pack("<II", _TEXT_AT, _TEXT_AT + sum(counts))).ljust(0x20, b"\0")
        fib = (fib + struct.pack("<H", 14)).ljust(0x3E, b"\0") + struct.pack("<H", 22)
        fib = fib.ljust(0x4C, b"\0") + struct.pack("<8I", *counts)
        fib = fib.ljust(0x98, b"\0") + struct.pack("<H", len(pairs))
        fib += b"".join(struct.pack("<II", *pair) for pair in pairs)
        stream = fib.ljust(_TEXT_AT, b"\0") + body
        return compound({"WordDocument": stream, "1Table": table + self.stale, **self.streams})


def _page(bounds: list[int], properties: list[bytes], each: int) -> bytes:
    """One page of looks or of layouts."""
    page = bytearray(512)
    page[511] = len(properties)
    struct.pack_into(f"<{len(bounds)}I", page, 0, *bounds)
    at = 511
    for number, said in enumerate(properties):
        if each == 13:
            whole = b"\0\0" + said
            whole += b"\0" if len(whole) % 2 == 0 else b""
            block = bytes([(len(whole) + 1) // 2]) + whole
        elif not said:
            continue
        else:
            block = bytes([len(said)]) + said
        at = (at - len(block)) // 2 * 2
        page[at : at + len(block)] = block
        page[4 * len(bounds) + each * number] = at // 2
    assert 4 * len(bounds) + each * len(properties) <= at
    return bytes(page)


def body(*paragraphs: Paragraph, **parts: bytes) -> Word:
    """A document of these paragraphs."""
    listed = {name.replace("_", " "): data for name, data in parts.items()}
    return Word({"body": [tell("Dear applicant,"), *paragraphs]}, listed)


def said(code: str, shown: str = "the words shown") -> Word:
    """A document with a field."""
    return body(tell(f"Before \x13 {code} \x14{shown}\x15 after."))


def row(*cells: str | tuple[str, bytes], more: bytes = b"") -> list[Paragraph]:
    """A row of a table."""
    made = [(cell, b"") if isinstance(cell, str) else cell for cell in cells]
    return [
        *(Paragraph([cell], "\x07", IN_TABLE) for cell in made),
        Paragraph([], "\x07", IN_TABLE + ROW_END + more),
    ]


def styles(characters: bytes) -> bytes:
    """A style sheet of one ordinary style with these properties."""
    name = struct.pack("<H", 6) + "Normal".encode("utf-16-le") + b"\0\0"
    papx, chpx = b"\0\0", characters
    upx = struct.pack("<H", len(papx)) + papx + struct.pack("<H", len(chpx)) + chpx
    std = struct.pack("<HHHHH", 0, 0xFFF1, 2, 0, 0) + name + upx
    return struct.pack("<HHH", 4, 1, 10) + struct.pack("<H", len(std)) + std


def record(kind: int, content: bytes, version: int = 0, instance: int = 0) -> bytes:
    """A record of a drawing."""
    return struct.pack("<HHI", version | instance << 4, kind, len(content)) + content


def blip() -> bytes:
    """A picture as drawings keep it."""
    return record(0xF01E, bytes(17) + PNG, 0, 0x6E0)


def shape(number: int, properties: dict[int, int], flags: int = 0xA00, more: bytes = b"") -> bytes:
    """A shape of a drawing."""
    listed = b"".join(struct.pack("<HI", key, value) for key, value in properties.items())
    content = record(0xF00A, struct.pack("<II", number, flags), 2, 1)
    return record(0xF004, content + record(0xF00B, listed, 3, len(properties)) + more, 15)


def inline(properties: dict[int, int]) -> bytes:
    """A picture of the Data stream."""
    store = record(0xF007, bytes(36) + blip(), 2, 6)
    content = shape(1, properties) + store
    return struct.pack("<IHH", 68 + len(content), 68, 0x64).ljust(68, b"\0") + content


def pictured(properties: dict[int, int], look: bytes = b"", *, is_shown: bool = True) -> Word:
    """A document with a picture in its text."""
    made = body(tell(("\x01", sprm(0x6A03, 0, 4) + look) if is_shown else "No picture."))
    made.streams["Data"] = inline(properties)
    return made


def drawn(number: int, properties: dict[int, int]) -> bytes:
    """The drawings of a document: no store, one drawing with one shape."""
    return record(0xF000, b"", 15) + b"\0" + record(0xF002, record(0xF003, shape(number, properties), 15), 15)


def boxed(properties: dict[int, int]) -> Word:
    """A document with a text box."""
    made = body(tell("See the box."))
    made.stories["boxes"] = [tell(SECRET)]
    length = len(SECRET) + 1
    made.parts["boxes"] = plc([0, length], struct.pack("<14xII", 77, 0))
    made.parts["drawings"] = drawn(77, properties)
    return made


def commented() -> Word:
    """A document with a comment."""
    made = body(tell("Some words.\x05"))
    made.stories["comments"] = [tell(f"\x05{SECRET}")]
    mark = struct.pack("<H18sHHHI", 2, "NE".encode("utf-16-le"), 0, 0, 0, 0xFFFFFFFF)
    made.parts["comment marks"] = plc([20, 21], mark)
    made.parts["comment texts"] = plc([0, len(SECRET) + 2, len(SECRET) + 3])
    made.parts["owners"] = long("Owen Editor")
    return made


def headed(*, is_first: bool, shows_first: bool = False) -> Word:
    """A document with a header."""
    made = body(tell("Words."))
    made.stories["headers"] = [tell(SECRET)]
    length = len(SECRET) + 1
    bounds = [0] * 6 + (
        [0, 0, 0, 0, 0, length, length] if is_first else [0, 0, length, length, length, length, length]
    )
    made.parts["headers"] = plc(bounds)
    made.sepx = sprm(0x300A, 1) if shows_first else b""
    return made


def table(*rows: list[Paragraph]) -> Word:
    """A document with a table."""
    return body(*(paragraph for each in rows for paragraph in each), tell("After."))


def older() -> bytes:
    """A document of Word 95."""
    text = f"Dear applicant,\r{SECRET}\r".encode("cp1252")
    head = struct.pack("<HH", 0xA5DC, 104).ljust(0x18, b"\0") + struct.pack("<II", 0x300, 0x300 + len(text))
    head = head.ljust(0x34, b"\0") + struct.pack("<8I", len(text), *[0] * 7)
    return compound({"WordDocument": head.ljust(0x300, b"\0") + text})


def merged(count: int, second: int) -> bytes:
    """What says of a row of two cells that the second is merged into the first."""
    cells = bytes([count]) + struct.pack(f"<{count + 1}h", *range(0, 100 * (count + 1), 100))
    cells += struct.pack("<H18x", 1) + struct.pack("<H18x", second)
    return struct.pack("<HH", 0xD608, len(cells) + 1) + cells


def shaded() -> bytes:
    """What says of a row of two cells that both are dark blue."""
    each = struct.pack("<4s4sH", b"\0\0\0\xff", b"\x00\x33\x66\0", 0)
    return struct.pack("<HB", 0xD612, 20) + each * 2


CLEAN: dict[str, Callable[[], bytes]] = {
    "plain": lambda: body(tell(SECRET)).data(),
    "two-bytes-each": lambda: Word({"body": [tell(f"{SECRET} ☃")]}, is_wide=True).data(),
    "white-on-a-dark-cell": lambda: table(row((SECRET, WHITE), ("Place", WHITE), more=shaded())).data(),
    "white-on-dark-shading": lambda: body(tell((SECRET, WHITE + struct.pack("<HB4s4sH", 0xCA71, 10, b"\0\0\0\xff", b"\0\0\0\0", 0)))).data(),
    "a-header-that-is-shown": lambda: headed(is_first=False).data(),
    "a-first-header-that-is-shown": lambda: headed(is_first=True, shows_first=True).data(),
    "a-text-box": lambda: boxed({}).data(),
    "a-picture": lambda: pictured({0x104: 1}).data(),
    "a-link-that-says-where": lambda: said('HYPERLINK "https://example.com/a"', f"https://example.com/a {NUMBER}").data(),
    "page-numbers": lambda: said("PAGE", SECRET).data(),
    "footnotes": lambda: Word({"body": [tell("Words.\x02")], "notes": [tell(f"\x02 {SECRET}")]}).data(),
    "inserted-text": lambda: body(tell((SECRET, sprm(0x0801, 1)))).data(),
}  # fmt: skip
"""Documents that hide nothing, each with a telephone number in plain sight but for the picture."""

HIDES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "hidden-text": ("hidden-text", lambda: body(tell("Before ", (SECRET, HIDDEN), " after.")).data()),
    "hidden-by-its-style": ("hidden-text", lambda: Word({"body": [tell("Seen?", SECRET)]}, {"styles": styles(HIDDEN)}).data()),
    "hidden-in-a-cell": ("hidden-text", lambda: table(row("Name", "Telephone"), row("Nia Example", (NUMBER, HIDDEN))).data()),
    "hidden-among-words-of-a-cell": ("hidden-text", lambda: table([Paragraph([("Nia ", b""), (SECRET, HIDDEN)], "\x07", IN_TABLE), *row("b")]).data()),
    "deleted-in-a-tracked-change": ("tracked-change", lambda: body(tell("Before ", (SECRET, DELETED))).data()),
    "white-on-white": ("background-colour", lambda: body(tell("Before ", (SECRET, WHITE))).data()),
    "white-by-the-small-palette": ("background-colour", lambda: body(tell((SECRET, sprm(0x2A42, 8)))).data()),
    "one-point-letters": ("tiny-text", lambda: body(tell((SECRET, TINY))).data()),
    "merged-away": ("merged-over", lambda: table(row("Nia", SECRET, more=merged(2, 2))).data()),
    "saved-fast": ("deleted-text", lambda: Word({"body": [tell("Words.")]}, deleted=f"  {SECRET} was the victim  ").data()),
    "an-earlier-save-of-the-tables": ("older-tables", lambda: Word({"body": [tell("Words.")]}, stale=SECRET.encode("utf-16-le")).data()),
    "a-first-header-never-shown": ("unused-header", lambda: headed(is_first=True).data()),
    "a-hidden-text-box": ("hidden-drawing", lambda: boxed({0x3BF: 0x20002}).data()),
    "a-field-with-other-words": ("field-words", lambda: said(f'IF "a" = "b" "{SECRET}" "nothing"').data()),
    "an-address-behind-a-link": ("hyperlink", lambda: said(f'HYPERLINK "https://example.com/{NUMBER}"').data()),
    "an-included-file": ("external-link-path", lambda: said(f'INCLUDETEXT "S:\\\\Cases\\\\{NUMBER}.doc"').data()),
    "an-odd-field": ("field-code", lambda: said(f"ODD {SECRET}").data()),
    "last-saves": ("saved-by", lambda: body(saves=sttb("Nia Example", f"S:\\{NUMBER}.doc")).data()),
    "a-template": ("external-link-path", lambda: body(associated=sttb("", f"S:\\{NUMBER}.dot")).data()),
    "a-title": ("document-properties", lambda: body(associated=sttb("", "", SECRET)).data()),
    "a-mail-merge": ("mail-merge", lambda: body(associated=sttb(*[""] * 8, f"S:\\{NUMBER}.mdb")).data()),
    "a-write-password": ("write-password", lambda: body(associated=sttb(*[""] * 17, f"secret {NUMBER}")).data()),
    "variables": ("document-variable", lambda: body(variables=sttb("victim", extra=4) + long(SECRET) + b"\0\0").data()),
    "editors": ("change-author", lambda: body(editors=sttb("Unknown", SECRET)).data()),
    "bookmarks": ("given-name", lambda: body(bookmarks=sttb("_Toc1", f"tel {NUMBER}")).data()),
    "a-form-field": ("form-control", lambda: body(form_fields=sttb(SECRET)).data()),
    "a-printer": ("printer-settings", lambda: body(printer=b"\1" + SECRET.encode()).data()),
    "a-routing-slip": ("routing-slip", lambda: body(routing=b"\1\0" + SECRET.encode()).data()),
    "a-linked-file-name": ("external-link-path", lambda: body(files=sttb(f"S:\\{NUMBER}.doc")).data()),
}  # fmt: skip
"""What each document hides: the way, and how the document is made. In each it is the telephone number."""


def with_object() -> bytes:
    """A document with a text file embedded in it."""
    made = body(tell("See the file."))
    made.streams["ObjectPool/_100/\x01Ole10Native"] = native("a.txt", "a.txt", SECRET.encode())
    made.streams["ObjectPool/_100/\x03ObjInfo"] = bytes(6)
    return made.data()


def with_blocks() -> bytes:
    """A template whose AutoText stands in the same stream, behind a first block of its own."""
    from candour.formats.compound import Container

    outer, inner = body(tell("Words.")).data(), Word({"body": [tell(SECRET)]}).data()
    first, second = Container(outer), Container(inner)
    stream = bytearray(first.read("WordDocument"))
    table = first.read("1Table")
    at = len(stream) // 512 * 512 + (512 if len(stream) % 512 else 0)
    more = bytearray(second.read("WordDocument"))
    struct.pack_into("<H", stream, 8, at // 512)
    for number in range(93):
        offset, size = struct.unpack_from("<II", more, 0x9A + 8 * number)
        if size:
            struct.pack_into("<I", more, 0x9A + 8 * number, offset + len(table))
    blocks = second.read("1Table")
    moved = bytearray(blocks)
    for number, shift in ((12, at), (13, at)):
        offset, _ = struct.unpack_from("<II", second.read("WordDocument"), 0x9A + 8 * number)
        low, high, page = struct.unpack_from("<III", moved, offset)
        struct.pack_into("<III", moved, offset, low + shift, high + shift, page + shift // 512)
        page_at = page * 512
        count = more[page_at + 511]
        bounds = struct.unpack_from(f"<{count + 1}I", more, page_at)
        struct.pack_into(f"<{count + 1}I", more, page_at, *[bound + shift for bound in bounds])
    offset, _ = struct.unpack_from("<II", second.read("WordDocument"), 0x9A + 8 * 33)
    (place,) = struct.unpack_from("<I", moved, offset + 5 + 8 + 2)
    struct.pack_into("<I", moved, offset + 5 + 8 + 2, place + 2 * at)
    section, _ = struct.unpack_from("<II", second.read("WordDocument"), 0x9A + 8 * 6)
    (sepx,) = struct.unpack_from("<i", moved, section + 8 + 2)
    struct.pack_into("<i", moved, section + 8 + 2, sepx + at)
    whole = bytes(stream).ljust(at, b"\0") + bytes(more)
    return compound({"WordDocument": whole, "1Table": table + bytes(moved)})


FILES: dict[str, Callable[[], bytes]] = {
    **CLEAN,
    **{name: make for name, (_, make) in HIDES.items()},
    "a-comment": lambda: commented().data(),
    "a-hidden-picture": lambda: pictured({0x104: 1}, HIDDEN).data(),
    "a-cropped-picture": lambda: pictured({0x104: 1, 0x100: 9000}).data(),
    "a-picture-never-shown": lambda: pictured({0x104: 1}, is_shown=False).data(),
    "an-embedded-file": with_object,
    "auto-text": with_blocks,
    "locked": lambda: Word({"body": [tell(SECRET)]}, flags=0x1300).data(),
    "word-95": older,
}
