"""Office files with a small picture of their first page, saved by independent programs and given the picture afterwards."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from functools import cache

import docx
import openpyxl
import pptx

from files.biff import Sheet, label, workbook
from files.compound import compound, property_set
from files.odt_files import packed, paragraph
from files.opendocument import part
from files.pictures import emf, exif, jpeg, page, png, text_record, with_exif, wmf

__all__ = ["FILES", "GONE", "KEPT"]

KEPT = "Report of the working group"
"""What the files show."""
GONE = "Mrs Nia Example, date of birth 4 March 1987"
"""What they no longer show."""
_PAGE = (KEPT, GONE)
_THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
_SUMMARY = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")


@cache
def _document() -> bytes:
    out = io.BytesIO()
    document = docx.Document()
    document.core_properties.author = document.core_properties.comments = ""
    document.add_paragraph(KEPT)
    document.save(out)
    return out.getvalue()


@cache
def _deck() -> bytes:
    out = io.BytesIO()
    deck = pptx.Presentation()
    deck.core_properties.author = deck.core_properties.last_modified_by = ""
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = KEPT
    deck.save(out)
    return out.getvalue()


@cache
def _workbook() -> bytes:
    out = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["Title", "Crimes"])
    book.active.append([KEPT, 12])
    book.save(out)
    return out.getvalue()


def with_thumbnail(data: bytes, name: str, picture: bytes) -> bytes:
    """An Office file with this picture in place of whatever it has."""
    out = io.BytesIO()
    kind = name.rpartition(".")[2]
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.namelist():
            content = old.read(entry)
            if entry.startswith("docProps/thumbnail"):
                continue
            if entry == "[Content_Types].xml":
                told = f'<Default Extension="{kind}" ContentType="image/x-{kind}"/>'.encode()
                content = content.replace(f'Extension="{kind}"'.encode(), b'Extension="none"')
                content = content.replace(b"</Types>", told + b"</Types>")
            if entry == "_rels/.rels":
                pointer = f'<Relationship Id="rId90" Type="{_THUMBNAIL}" Target="{name}"/>'.encode()
                content = b"".join(piece for piece in _pieces(content) if b"thumbnail" not in piece).replace(
                    b"</Relationships>", pointer + b"</Relationships>"
                )
            new.writestr(entry, content)
        new.writestr(name, picture)
    return out.getvalue()


def _pieces(rels: bytes) -> list[bytes]:
    return [piece + b">" for piece in rels.split(b">") if piece.strip()]


def _shown(size: tuple[int, int], letters: int = 9) -> bytes:
    return jpeg(page(_PAGE, size, letters))


def _older(kind: int, picture: bytes) -> bytes:
    """A workbook of Excel 97 whose properties keep this picture."""
    held = struct.pack("<II", 0xFFFFFFFF, kind) + picture
    small = struct.pack("<II", 0x47, len(held)) + held
    page_of_codes = struct.pack("<IHH", 2, 1252, 0)
    return compound(
        {
            "Workbook": workbook(Sheet("Data", label(0, 0, KEPT))),
            "\x05SummaryInformation": property_set({_SUMMARY: {1: page_of_codes, 17: small}}),
        }
    )


def _saved_by(program: str, picture: bytes) -> bytes:
    meta = part("document-meta", f"<office:meta><meta:generator>{program}</meta:generator></office:meta>")
    return packed(paragraph(KEPT), parts={"Thumbnails/thumbnail.png": picture, "meta.xml": meta})


_DRAWN = emf(text_record(0, 0, KEPT), text_record(0, 30, "Page 1"))
_DRAWN_BEFORE = emf(text_record(0, 0, KEPT), text_record(0, 30, GONE))
_LINE = KEPT.encode() + b"\0" * (len(KEPT) & 1)
_DRAWN_OF_OLD = wmf((0x0521, struct.pack("<H", len(KEPT)) + _LINE + struct.pack("<hh", 0, 0)))[22:]
_LARGE = (620, 877)

FILES: dict[str, Callable[[], bytes]] = {
    # nothing to look at
    "docx-of-python-docx": _document,
    "pptx-of-python-pptx": _deck,
    "docx-with-a-small-one": lambda: with_thumbnail(_document(), "docProps/thumbnail.jpeg", _shown((181, 256))),
    "pptx-with-a-small-one": lambda: with_thumbnail(_deck(), "docProps/thumbnail.jpeg", _shown((256, 192))),
    "xlsx-with-a-small-one": lambda: with_thumbnail(_workbook(), "docProps/thumbnail.png", png(page(_PAGE, (256, 181), 9))),
    "docx-with-a-blank-one": lambda: with_thumbnail(_document(), "docProps/thumbnail.jpeg", jpeg(page((), _LARGE))),
    "docx-with-a-drawn-one": lambda: with_thumbnail(_document(), "docProps/thumbnail.emf", _DRAWN),
    "pptx-with-a-drawn-one": lambda: with_thumbnail(_deck(), "docProps/thumbnail.emf", _DRAWN),
    "xlsx-with-a-drawn-one": lambda: with_thumbnail(_workbook(), "docProps/thumbnail.emf", _DRAWN),
    "xls-with-a-drawn-one": lambda: _older(3, bytes(8) + _DRAWN_OF_OLD),
    "odt-saved-by-libreoffice": lambda: _saved_by("LibreOffice/7.4", png(page(_PAGE, (362, 512), 9))),
    # shows what was there before
    "docx-with-a-large-one": lambda: with_thumbnail(_document(), "docProps/thumbnail.jpeg", _shown(_LARGE)),
    "pptx-with-a-large-one": lambda: with_thumbnail(_deck(), "docProps/thumbnail.jpeg", _shown((960, 540))),
    "xlsx-with-a-large-one": lambda: with_thumbnail(_workbook(), "docProps/thumbnail.png", png(page(_PAGE, _LARGE, 9))),
    "odt-saved-by-another": lambda: _saved_by("Invented/1.0", png(page(_PAGE, (362, 512), 9))),
    "docx-drawn-before": lambda: with_thumbnail(_document(), "docProps/thumbnail.emf", _DRAWN_BEFORE),
    "pptx-drawn-before": lambda: with_thumbnail(_deck(), "docProps/thumbnail.emf", _DRAWN_BEFORE),
    "xlsx-drawn-before": lambda: with_thumbnail(_workbook(), "docProps/thumbnail.emf", _DRAWN_BEFORE),
    "xls-drawn-before": lambda: _older(14, _DRAWN_BEFORE),
    # something beside the pixels
    "docx-with-a-small-one-that-names-its-owner": lambda: with_thumbnail(
        _document(), "docProps/thumbnail.jpeg", with_exif(_shown((181, 256)), exif({0x0112: (3, 1)}, {0xA430: (2, b"Nia Example\0")}))
    ),
    "docx-with-a-broken-one": lambda: with_thumbnail(_document(), "docProps/thumbnail.emf", _DRAWN[:150]),
}  # fmt: skip
