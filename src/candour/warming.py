"""Warming: what reading takes is imported, and worked in on invented files, before the first real one is read.

    names of the files ──▶ kinds ──▶ readers imported
                                └──▶ for many files, samples of those kinds read through, and the fast engine made ready

A locked child is forked from a process that is warm, so that none of its files pays for it. The samples are made here, of
nobody's data.
"""

from __future__ import annotations

import io
import os.path
import zipfile
import zlib
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from importlib import import_module

from candour import reading
from candour.formats import FORMATS
from candour.identifiers import labels, matching
from candour.identifiers.base import Identifier

__all__ = ["warm"]

_FEW, _MANY = 4, 64
"""Up to so many files nothing is worked in; from so many on it is worth what it takes to make the fast engine ready."""

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TABLE = b"Ward,Month,Burglaries\nRiverside,2099-01,12\nHilltop,2099-01,9\n"
_PROSE = (
    "Dear Ms Example, thank you for your letter of 3 March 2099 about Riverside. The council noted what Nia Sample "
    "said, and will write to nia@example.com. Yours sincerely, Orla Example, Records Officer.\n"
)


def warm(names: Collection[str], own: tuple[Identifier, ...] = ()) -> None:
    """Readies this process for files of these names. `own` are the body's own identifiers."""
    endings = {os.path.splitext(name)[1].lower() for name in names}  # noqa: PTH122  (quicker for thousands)
    kinds = {kind.id: kind.reader for kind in FORMATS if kind.reader and endings & set(kind.extensions)}
    for reader in kinds.values():
        import_module(reader)
    if len(names) <= _FEW:
        return
    for id_, sample in _SAMPLES.items():
        if id_ in kinds or id_ == "csv":
            reading.inspect(sample(), name=f"sample.{id_}", own=own)
    if len(names) > _MANY:
        with suppress(ImportError):
            import_module("isal.isal_zlib")
        matching.make_ready()
        labels.make_ready(own)


# ── samples ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _package(main: str, kind: str, parts: Mapping[str, str], relations: str = "") -> dict[str, bytes]:
    """The parts of an Office file whose main part is this one."""
    folder, _, name = main.rpartition("/")
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" '
        f'ContentType="image/png"/><Override PartName="/{main}" ContentType="application/vnd.openxmlformats-officedocument.{kind}.main+xml"/></Types>'
    )
    lead = f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="{main}"/>'
    said = {
        "[Content_Types].xml": types,
        "_rels/.rels": _relations(lead),
        f"{folder}/_rels/{name}.rels": _relations(relations),
        **{f"{folder}/{part}": text for part, text in parts.items()},
    }
    return {part: f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode() for part, text in said.items()}


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _relation(number: int, kind: str, target: str) -> str:
    return f'<Relationship Id="rId{number}" Type="{_R}/{kind}" Target="{target}"/>'


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def _grid(row: str, cell: str) -> str:
    lines = (line.split(",") for line in _TABLE.decode().splitlines())
    return "".join(row.format("".join(map(cell.format, line))) for line in lines)


def _word_document() -> bytes:
    """A paragraph, a table, a style and a picture."""
    rows = _grid("<w:tr>{}</w:tr>", "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>")
    body = (
        f'<w:document xmlns:w="{_W}"><w:body><w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>{_PROSE}</w:t></w:r></w:p>'
        f"<w:tbl>{rows}</w:tbl><w:p/></w:body></w:document>"
    )
    styles = f'<w:styles xmlns:w="{_W}"><w:style w:type="paragraph" w:default="1" w:styleId="A"><w:name w:val="Normal"/></w:style></w:styles>'
    relations = _relation(2, "styles", "styles.xml") + _relation(3, "image", "media/image1.png")
    parts = _package(
        "word/document.xml",
        "wordprocessingml.document",
        {"document.xml": body, "styles.xml": styles},
        relations,
    )
    return _zipped({**parts, "word/media/image1.png": _picture()})


def _workbook() -> bytes:
    """A sheet with a table."""
    rows = _grid("<row>{}</row>", '<c t="inlineStr"><is><t>{}</t></is></c>')
    sheet = f'<worksheet xmlns="{_S}"><sheetData>{rows}</sheetData></worksheet>'
    book = f'<workbook xmlns="{_S}" xmlns:r="{_R}"><sheets><sheet name="Data" sheetId="1" r:id="rId2"/></sheets></workbook>'
    parts = {"workbook.xml": book, "worksheets/sheet1.xml": sheet}
    relations = _relation(2, "worksheet", "worksheets/sheet1.xml")
    return _zipped(_package("xl/workbook.xml", "spreadsheetml.sheet", parts, relations))


def _pdf() -> bytes:
    """A page with a line of text."""
    line = b"BT /F1 10 Tf 50 780 Td (" + _PROSE.strip().encode() + b") Tj ET"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(line), line),
    )
    body, places = b"%PDF-1.4\n", []
    for number, written in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, written)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n%b%b" % (len(places) + 1, table, trailer)


def _picture() -> bytes:
    """A picture in stripes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    side = 32
    head = side.to_bytes(4, "big") * 2 + bytes((8, 2, 0, 0, 0))
    rows = b"".join(b"\0" + bytes((row * 8, 255 - row * 8, 128)) * side for row in range(side))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


_SAMPLES: Mapping[str, Callable[[], bytes]] = {
    "csv": lambda: _TABLE,
    "text": _PROSE.encode,
    "eml": lambda: b"From: foi@example.com\nTo: records@example.com\nSubject: Figures\n\n" + _PROSE.encode(),
    "docx": _word_document,
    "xlsx": _workbook,
    "pdf": _pdf,
    "png": _picture,
}
