"""Binary workbooks, each named for what is true of it. No program here writes this format, so records are put together."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Sequence

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = {
    "xl/workbook.bin": "application/vnd.ms-excel.sheet.binary.macroEnabled.main",
    "xl/styles.bin": "application/vnd.ms-excel.styles",
    "xl/sharedStrings.bin": "application/vnd.ms-excel.sharedStrings",
    "xl/worksheets/": "application/vnd.ms-excel.worksheet",
    "xl/comments": "application/vnd.ms-excel.comments",
    "xl/externalLinks/": "application/vnd.ms-excel.externalLink",
    "xl/pivotCache/pivotCacheDefinition": "application/vnd.ms-excel.pivotCacheDefinition",
    "xl/pivotCache/pivotCacheRecords": "application/vnd.ms-excel.pivotCacheRecords",
}


def record(number: int, body: bytes = b"") -> bytes:
    """One record."""
    head = bytes([number]) if number < 0x80 else bytes([number & 0x7F | 0x80, number >> 7])
    size, rest = b"", len(body)
    while True:
        size += bytes([rest & 0x7F | (0x80 if rest > 0x7F else 0)])
        rest >>= 7
        if not rest:
            return head + size + body


def text(value: str) -> bytes:
    """A count of characters, and UTF-16."""
    return struct.pack("<I", len(value)) + value.encode("utf-16-le")


def _row(number: int, *, hidden: bool = False, level: int = 0) -> bytes:
    return record(
        0,
        struct.pack("<IIHBBB", number, 0, 300, 0, level | (0x10 if hidden else 0), 0) + struct.pack("<I", 0),
    )


def _cell(column: int, value: str | float, style: int = 0) -> bytes:
    head = struct.pack("<I", column) + style.to_bytes(3, "little") + b"\0"
    if isinstance(value, str):
        return record(6, head + text(value))
    return record(5, head + struct.pack("<d", value))


def _shared(column: int, number: int) -> bytes:
    return record(7, struct.pack("<IBBBBI", column, 0, 0, 0, 0, number))


def sheet(*rows: Sequence[bytes] | bytes, before: bytes = b"", after: bytes = b"") -> bytes:
    """A sheet of rows; each is cells, with a row of its own number before them, or bytes that bring their row."""
    data = b"".join(
        each if isinstance(each, bytes) else _row(number) + b"".join(each) for number, each in enumerate(rows)
    )
    size = struct.pack("<IIII", 0, max(len(rows) - 1, 0), 0, 9)
    return record(129) + record(148, size) + before + record(145) + data + record(146) + after + record(130)


def _column(first: int, last: int, width: int, *, hidden: bool) -> bytes:
    return record(390) + record(60, struct.pack("<IIIIH", first, last, width, 0, int(hidden))) + record(391)


def _styles() -> bytes:
    """Style 0 is plain; 1 is white on nothing; 2 prints nothing."""

    def font(colour: bytes) -> bytes:
        return record(
            43, struct.pack("<HHHHBBBB", 220, 0, 400, 0, 0, 2, 0, 0) + colour + b"\2" + text("Calibri")
        )

    def xf(form: int, ink: int) -> bytes:
        return record(47, struct.pack("<HHHHHBBHH", 0, form, ink, 0, 0, 0, 0, 0, 0))

    fonts = font(b"\1\x40\0\0\0\0\0\xff") + font(b"\5\xff\0\0\xff\xff\xff\xff")
    fill = record(45, struct.pack("<I", 0) + b"\1\x40\0\0\0\0\0\xff" * 2 + bytes(48))
    return (
        record(278) + record(615, struct.pack("<I", 1)) + record(44, struct.pack("<H", 164) + text(";;;")) + record(616)
        + record(611, struct.pack("<I", 2)) + fonts + record(612) + record(603, struct.pack("<I", 1)) + fill + record(604)
        + record(617, struct.pack("<I", 3)) + xf(0, 0) + xf(0, 1) + xf(164, 0) + record(618) + record(279)
    )  # fmt: skip


def book(
    sheets: dict[str, tuple[int, bytes]],
    strings: Sequence[str] = (),
    workbook: bytes = b"",
    parts: dict[str, bytes] | None = None,
    relations: dict[str, Sequence[tuple[str, str]]] | None = None,
) -> bytes:
    """A workbook of sheets (state and content by name), shared strings, further records, parts and their relations."""
    listed, of_book = b"", [("rIdS", "styles", "styles.bin"), ("rIdT", "sharedStrings", "sharedStrings.bin")]
    files: dict[str, bytes] = {"xl/styles.bin": _styles()}
    for number, (name, (state, content)) in enumerate(sheets.items(), 1):
        listed += record(156, struct.pack("<II", state, number) + text(f"rId{number}") + text(name))
        of_book.append((f"rId{number}", "worksheet", f"worksheets/sheet{number}.bin"))
        files[f"xl/worksheets/sheet{number}.bin"] = content
    files["xl/workbook.bin"] = record(131) + record(143) + listed + record(144) + workbook + record(132)
    files["xl/sharedStrings.bin"] = (
        record(159, struct.pack("<II", len(strings), len(strings)))
        + b"".join(record(19, b"\0" + text(each)) for each in strings)
        + record(160)
    )
    files |= parts or {}
    for at, (kind, target) in enumerate((relations or {}).pop("xl/workbook.bin", ())):
        of_book.append((f"rIdX{at}", kind, target))
    rels = {
        "_rels/.rels": [("rId1", "officeDocument", "xl/workbook.bin")],
        "xl/_rels/workbook.bin.rels": of_book,
    }
    for part, targets in (relations or {}).items():
        folder, _, name = part.rpartition("/")
        rels[f"{folder}/_rels/{name}.rels"] = [
            (f"rId{at}", kind, target) for at, (kind, target) in enumerate(targets)
        ]
    return _zipped(files, rels)


def _zipped(files: dict[str, bytes], rels: dict[str, list[tuple[str, str, str]]]) -> bytes:
    types = "".join(
        f'<Override PartName="/{part}" ContentType="{kind}"/>'
        for part in files
        for start, kind in _TYPES.items()
        if part.startswith(start)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
        )
        for name, listed in rels.items():
            lines = "".join(
                f'<Relationship Id="{id_}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
                for id_, kind, target in listed
            )
            archive.writestr(
                name,
                f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>',
            )
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def _one(*rows: Sequence[bytes] | bytes, **more: bytes) -> bytes:
    return book({"Data": (0, sheet(*rows, **more))})


def _comments() -> bytes:
    rect = struct.pack("<IIII", 1, 1, 0, 0)
    return (
        record(628) + record(630) + record(632, text("Rhys Example")) + record(632, text("Orla Example")) + record(631)
        + record(633) + record(635, struct.pack("<I", 0) + rect + bytes(16))
        + record(637, b"\0" + text("ask the victim first")) + record(636) + record(634) + record(629)
    )  # fmt: skip


def _pivot_definition() -> bytes:
    def field(name: str, flags: int, items: Sequence[str]) -> bytes:
        head = record(183, bytes(18) + text(name))
        return (
            head
            + record(189, struct.pack("<HI", flags, len(items)))
            + b"".join(record(24, text(each)) for each in items)
            + record(190)
            + record(184)
        )

    return (
        record(179, bytes(20) + text("Rhys Example"))
        + record(181)
        + field("Surname", 8, ["Example", "Ashdown"])
        + field("Age", 0x40, [])
        + record(182)
        + record(180)
    )


def _pivot_records() -> bytes:
    rows = ((0, 41.0), (1, 17.0))
    return (
        record(193, struct.pack("<I", 2))
        + b"".join(record(33, struct.pack("<Id", *each)) for each in rows)
        + record(194)
    )


def _with_pivot() -> bytes:
    return book(
        {"Data": (0, sheet([_cell(0, "Ward")]))},
        parts={
            "xl/pivotCache/pivotCacheDefinition1.bin": _pivot_definition(),
            "xl/pivotCache/pivotCacheRecords1.bin": _pivot_records(),
        },
        relations={
            "xl/workbook.bin": [("pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.bin")],
            "xl/pivotCache/pivotCacheDefinition1.bin": [("pivotCacheRecords", "pivotCacheRecords1.bin")],
        },
    )


def _with_link() -> bytes:
    cells = (
        record(366, struct.pack("<I", 0))
        + record(371, struct.pack("<I", 0) + text("Nia Example"))
        + record(368, struct.pack("<Id", 1, 12.0))
    )
    return book(
        {"Data": (0, sheet([_cell(0, "Ward")]))},
        parts={
            "xl/externalLinks/externalLink1.bin": record(360, b"\0\0" + text("rId1") + text(""))
            + cells
            + record(588)
        },
        relations={"xl/workbook.bin": [("externalLink", "externalLinks/externalLink1.bin")]},
    )


_NIA = [_cell(0, "Nia Example")]
FILES: dict[str, Callable[[], bytes]] = {
    "nothing-is-hidden": lambda: _one([_cell(0, "Ward"), _cell(1, "Crimes")], [_cell(0, "Abbey"), _cell(1, 12.5)]),
    "a-sheet-is-hidden": lambda: book({"Data": (0, sheet([_cell(0, "Ward")])), "Download": (1, sheet(_NIA))}),
    "a-sheet-is-very-hidden": lambda: book({"Data": (0, sheet([_cell(0, "Ward")])), "Download": (2, sheet(_NIA))}),
    "a-sheet-is-listed-nowhere": lambda: book(
        {"Data": (0, sheet([_cell(0, "Ward")]))}, parts={"xl/worksheets/sheet9.bin": sheet(_NIA)}
    ),
    "a-row-is-hidden": lambda: _one([_cell(0, "Ward")], _row(1, hidden=True) + _NIA[0]),
    "a-hidden-row-is-empty": lambda: _one([_cell(0, "Ward")], _row(1, hidden=True)),
    "rows-are-in-a-collapsed-group": lambda: _one([_cell(0, "Ward")], _row(1, hidden=True, level=1) + _NIA[0]),
    "a-row-is-filtered-out": lambda: _one(
        [_cell(0, "Ward")],
        _row(1, hidden=True) + _NIA[0],
        after=record(161, struct.pack("<IIII", 0, 1, 0, 0)) + record(163, bytes(6)) + record(167, text("Abbey")) + record(164) + record(162),
    ),
    "a-column-is-hidden": lambda: _one([_cell(0, "Ward"), _cell(1, "Nia Example")], before=_column(1, 1, 2000, hidden=True)),
    "a-column-has-no-width-but-text-flows-out": lambda: _one(_NIA, before=_column(0, 0, 30, hidden=False)),
    "white-text-on-white": lambda: _one([_cell(0, "Nia Example", 1)]),
    "a-format-prints-nothing": lambda: _one([_cell(0, "Nia Example", 2)]),
    "a-value-lies-under-a-merged-cell": lambda: _one(
        [_cell(0, "Ward"), _cell(1, "Nia Example")], after=record(177, bytes(4)) + record(176, struct.pack("<IIII", 0, 0, 0, 1)) + record(178)
    ),
    "a-shared-string-is-unused": lambda: book({"Data": (0, sheet([_shared(0, 0)]))}, ["Ward", "Nia Example"]),
    "a-cell-has-a-comment": lambda: book(
        {"Data": (0, sheet([_cell(0, "Ward")]))},
        parts={"xl/comments1.bin": _comments()},
        relations={"xl/worksheets/sheet1.bin": [("comments", "../comments1.bin")]},
    ),
    "a-pivot-cache-holds-records": _with_pivot,
    "cells-of-another-workbook-are-kept": _with_link,
    "a-hidden-name-holds-text": lambda: book(
        {"Data": (0, sheet([_cell(0, "Ward")]))},
        workbook=record(39, struct.pack("<IBI", 1, 0, 0) + text("owner") + struct.pack("<IBH", 25, 0x17, 11) + "Nia Example".encode("utf-16-le") + bytes(4)),
    ),
    "the-last-folder-names-its-owner": lambda: book(
        {"Data": (0, sheet([_cell(0, "Ward")]))}, workbook=record(2071, text("C:\\Users\\rhys.example\\Desktop\\"))
    ),
}  # fmt: skip
