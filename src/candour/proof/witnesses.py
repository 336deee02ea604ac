"""Witnesses: other people's libraries, which read a copy knowing nothing of Candour.

    workbooks, OpenDocument tables   calamine           every cell of every sheet
    docx                             python-docx        paragraphs, tables, headers, footers, comments
    pptx                             python-pptx        shapes, tables, notes
    odt, odp, odg                    zipfile and ElementTree
    pdf                              pypdf              the text of each page
    html, svg                        html.parser, ElementTree
    eml                              email              headers that are shown, bodies, names of what is attached
    pictures                         Pillow             that it opens, and how large it is
    zip                              zipfile            the names of its entries
    csv, txt                         csv, Python itself

A witness may see less than Candour does (python-docx reads no text boxes), and its account says so. It must never see more.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any, Final
from xml.etree import ElementTree as ET

from candour.proof.sights import path_told

__all__ = ["WITNESSES", "Account", "Witness"]


@dataclass(frozen=True, slots=True, repr=False)
class Account:
    """What a witness saw: words in any order, and the cells of each sheet where it tells them apart."""

    words: tuple[str, ...] = ()
    sheets: tuple[tuple[str | float, ...], ...] = ()

    def __repr__(self) -> str:
        return f"Account({len(self.words):,} words, {len(self.sheets):,} sheets)"


@dataclass(frozen=True, slots=True)
class Witness:
    """One library.

    `splits_words` where it may part words otherwise than Candour does, so that letters are compared; `finds_most` where of those
    it must find nearly all.
    """

    name: str
    reads: Callable[[bytes], Account]
    splits_words: bool = False
    finds_most: bool = False


def _words(texts: Iterable[str]) -> Account:
    return Account(tuple(word for text in texts for word in text.split()))


# ── workbooks and tables ────────────────────────────────────────────────────────────────────────────────────────────


def _workbook(data: bytes) -> Account:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415  (each witness is called for its own kind alone)

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets = []
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=True)
        sheets.append(tuple(_cell(value) for row in rows for value in row if value not in ("", None)))
    return Account(sheets=tuple(sheet for sheet in sheets if sheet))


_DURATION = re.compile(r"-?PT\d+H\d+M\d+(?:[.,]\d+)?S")


def _cell(value: object) -> str | float:
    """Text without its blanks, of which tabs are passed over; whatever counts or dates as a number, however it is written."""
    if isinstance(value, str) and not _DURATION.fullmatch(value):
        return "".join(value.split())
    return 0.0


def _csv(data: bytes) -> Account:
    text = data.decode("utf-8-sig")
    head, _, rest = text.partition("\n")
    if head.lower().startswith("sep="):
        delimiter, text = head[4:5], rest
    else:
        delimiter = max(",;\t|", key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or ",")
    return _words(cell for row in rows for cell in row)


# ── documents and slides ────────────────────────────────────────────────────────────────────────────────────────────


def _docx(data: bytes) -> Account:
    from docx import Document  # noqa: PLC0415  (see above)

    document = Document(io.BytesIO(data))
    parts: list[Any] = [document]
    for section in document.sections:
        parts += [
            part
            for part in (
                section.header,
                section.footer,
                section.first_page_header,
                section.first_page_footer,
                section.even_page_header,
                section.even_page_footer,
            )
            if not part.is_linked_to_previous
        ]
    texts = [text for part in parts for text in _blocks(part)]
    texts += [comment.text for comment in document.comments]
    return _words(texts)


def _blocks(part: Any) -> Iterator[str]:
    for block in part.iter_inner_content():
        if hasattr(block, "rows"):
            held: dict[int, object] = {}  # lxml makes an element anew when nobody holds it
            for row in block.rows:
                for cell in row.cells:  # a merged cell is given once for each place it takes up
                    element = cell._tc  # noqa: SLF001  (python-docx has no other identity of a cell)
                    if id(element) not in held:
                        held[id(element)] = element
                        yield from _blocks(cell)
        else:
            yield block.text


def _pptx(data: bytes) -> Account:
    from pptx import Presentation  # noqa: PLC0415  (see above)

    texts: list[str] = []
    for slide in Presentation(io.BytesIO(data)).slides:
        waiting = list(slide.shapes)
        while waiting:
            shape: Any = waiting.pop()
            waiting += list(getattr(shape, "shapes", ()))
            if shape.has_text_frame:
                texts.append(shape.text_frame.text)
            if getattr(shape, "has_table", False):
                texts += [cell.text for row in shape.table.rows for cell in row.cells if not cell.is_spanned]
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame:
            texts.append(slide.notes_slide.notes_text_frame.text)
    return _words(texts)


_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_SPACES: Final = frozenset({f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"})


def _opendocument(data: bytes) -> Account:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = ET.fromstring(archive.read("content.xml"))
    paragraphs = (element for element in root.iter() if element.tag in (f"{_TEXT}p", f"{_TEXT}h"))
    return _words("".join(_run(paragraph)) for paragraph in paragraphs)


def _run(element: ET.Element) -> Iterator[str]:
    """The text of a paragraph, without the paragraphs of shapes inside it."""
    yield element.text or ""
    for child in element:
        if child.tag in _SPACES:
            yield " "
        elif child.tag == f"{_TEXT}ruby-text":  # a reading aid, above the words
            yield f" {child.text or ''} "
        elif child.tag not in (f"{_TEXT}p", f"{_TEXT}h"):
            yield from _run(child)
        yield child.tail or ""


# ── pages, mail, pictures ───────────────────────────────────────────────────────────────────────────────────────────


def _pdf(data: bytes) -> Account:
    from pypdf import PdfReader  # noqa: PLC0415  (see above)

    return _words(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


class _Page(HTMLParser):
    """The text of a web page, but for what programs read."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._within: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  (html.parser calls it so)
        if tag in ("script", "style"):
            self._within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._within and self._within[-1] == tag:
            self._within.pop()

    def handle_data(self, data: str) -> None:
        if not self._within:
            self.texts.append(data)


def _html(data: bytes) -> Account:
    page = _Page()
    page.feed(data.decode("utf-8", "replace"))
    return _words(page.texts)


def _svg(data: bytes) -> Account:
    root = ET.fromstring(data)
    return _words(
        text
        for element in root.iter()
        if not element.tag.endswith("}style")
        for text in (element.text or "", element.tail or "")
    )


def _eml(data: bytes) -> Account:
    from email import message_from_bytes, policy  # noqa: PLC0415  (see above)

    message = message_from_bytes(data, policy=policy.default)
    texts = [str(message.get(name, "")) for name in ("From", "To", "Cc", "Subject", "Date")]
    for part in message.walk():
        texts.append(path_told(part.get_filename() or ""))
        content = part.get_content() if part.get_content_maintype() == "text" else ""
        is_page = part.get_content_type() == "text/html"
        texts += _html(content.encode()).words if is_page else [content if isinstance(content, str) else ""]
    return _words(texts)


def _picture(data: bytes) -> Account:
    from PIL import Image  # noqa: PLC0415  (see above)

    with Image.open(io.BytesIO(data)) as picture:
        picture.load()
    return Account()


def _zip(data: bytes) -> Account:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return _words(map(path_told, archive.namelist()))


def _plain(data: bytes) -> Account:
    return _words([data.decode("utf-8-sig")])


_CALAMINE = Witness("calamine", _workbook)
_ELEMENTS = Witness("Python's zipfile and ElementTree", _opendocument)
_PILLOW = Witness("Pillow", _picture)
WITNESSES: Mapping[str, Witness] = {
    "xlsx": _CALAMINE,
    "ods": _CALAMINE,
    "csv": Witness("Python's csv", _csv),
    "text": Witness("Python's own decoder", _plain),
    "docx": Witness("python-docx", _docx),
    "pptx": Witness("python-pptx", _pptx),
    "odt": _ELEMENTS,
    "odp": _ELEMENTS,
    "odg": _ELEMENTS,
    "pdf": Witness("pypdf", _pdf, splits_words=True, finds_most=True),
    "html": Witness("Python's html.parser", _html, splits_words=True, finds_most=True),
    "svg": Witness("Python's ElementTree", _svg, splits_words=True, finds_most=True),
    "eml": Witness("Python's email", _eml, splits_words=True),
    "zip": Witness("Python's zipfile", _zip),
    **dict.fromkeys(("jpeg", "png", "gif", "tiff", "webp", "bmp"), _PILLOW),
}
"""Who bears witness for a copy in each format."""
