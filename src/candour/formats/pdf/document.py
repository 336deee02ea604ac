"""Document: a PDF opened as a set of objects, and its streams unpacked within bounds.

Pages are drawn by pdfium; everything else (notes, fields, attachments, properties) is read from the objects, through
pikepdf. pikepdf unpacks object streams by itself and without bound, so those are measured first.
"""

from __future__ import annotations

import logging
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from candour.errors import LimitReached, TooMany
from candour.formats.archive import Unreadable
from candour.formats.pdf.survey import Survey, survey_of
from candour.formats.pdf.values import entry, items, name_of, number_of
from candour.source import Budget, Source

__all__ = ["Document", "document_of", "inflated"]

_PACKED_OBJECTS = re.compile(rb"/(?:ObjStm|XRef)\b")
_STREAM = re.compile(rb"stream\r?\n")
_SILENT = logging.NullHandler()
"""Where pikepdf's own remarks on a file go: without one they would be printed."""
_MOST = 256 << 20
_MOST_OTHER = 64 << 10
"""Filters that cannot be stopped half-way are only let at so much."""
_RATIO_COUNTS_FROM = 16 << 20
_FEED = 64 << 10
_BLOWS_UP = frozenset({"LZWDecode", "LZW", "RunLengthDecode", "RL"})
_TEXTUAL = frozenset({"ASCIIHexDecode", "AHx", "ASCII85Decode", "A85", "Crypt"})
_PICTURE = frozenset({"DCTDecode", "DCT", "JPXDecode", "CCITTFaxDecode", "CCF", "JBIG2Decode"})


@dataclass(slots=True, repr=False)
class Document:
    """An open PDF. `pages` are its page objects in order."""

    source: Source
    data: bytes
    pdf: Any
    survey: Survey
    pages: list[Any] = field(default_factory=list)
    damaged: bool = False
    """Whether a stream unpacked since this was last set turned out to be damaged."""

    @property
    def root(self) -> Any:
        """The catalogue, which all else hangs on."""
        return entry(self.pdf.trailer, "/Root")

    def decoded(self, stream: Any, most: int = _MOST) -> bytes:
        """The bytes of a stream, unpacked; nothing where it is a picture, or damaged from its first byte.

        Raises:
            LimitReached: where it unpacks to more than it may.
        """
        filters = [name_of(item) for item in items(entry(stream, "/Filter"))]
        if _PICTURE.intersection(filters):
            return b""
        try:
            raw = bytes(stream.read_raw_bytes())
        except Exception:  # noqa: BLE001  (a damaged stream makes it raise whatever it likes)
            return b""
        if not filters:
            return raw
        if all(name in ("FlateDecode", "Fl") for name in filters):
            for _ in filters:
                raw, is_whole = inflated(raw, self.source.budget, most)
                self.damaged = self.damaged or not is_whole
            if not self._is_predicted(stream):
                return raw
        elif len(raw) > _MOST_OTHER and not set(filters) <= _TEXTUAL:
            raise TooMany("bytes packed in a rare way", _MOST_OTHER)
        try:
            found = bytes(stream.read_bytes())
        except Exception:  # noqa: BLE001  (as above)
            return b""
        self.source.budget.spend(len(found))
        return found

    @staticmethod
    def _is_predicted(stream: Any) -> bool:
        return any(number_of(entry(how, "/Predictor")) > 1 for how in items(entry(stream, "/DecodeParms")))


def inflated(raw: bytes, budget: Budget, most: int = _MOST) -> tuple[bytes, bool]:
    """What a deflated stream unpacks to, and whether that is all; of a damaged one, what stands before the damage.

    Raises:
        LimitReached: where it is more than it may be.
    """
    unpacking = zlib.decompressobj()
    parts: list[bytes] = []
    size, rest = 0, raw
    while rest and not unpacking.eof:
        try:
            part = unpacking.decompress(rest, 4 << 20)
        except zlib.error:
            return b"".join(parts), False
        if not part:
            break
        parts.append(part)
        size += len(part)
        rest = unpacking.unconsumed_tail
        budget.spend(len(part))
        if size > most or (size > _RATIO_COUNTS_FROM and size > budget.limits.ratio * len(raw)):
            raise LimitReached("ratio" if size <= most else "unpacked", "a stream of a PDF")
    return b"".join(parts), True


def _measure_packed_objects(data: bytes, budget: Budget) -> None:
    """Unpacks what pikepdf will unpack by itself, to see that it is not too much.

    Raises:
        LimitReached: where it is.
    """
    for met in _PACKED_OBJECTS.finditer(data):
        start = _STREAM.search(data, met.end(), met.end() + 2048)
        if start is None:
            continue
        end = data.find(b"endstream", start.end())
        packed = data[start.end() : end if end >= 0 else None]
        if packed[:1] in (b"\x78", b"\x58", b"\x68", b"\x48"):
            once, _ = inflated(packed, budget)
            if once[:2] in (b"\x78\x9c", b"\x78\xda", b"\x78\x01"):  # packed twice over
                inflated(once, budget)


@contextmanager
def document_of(source: Source, data: bytes) -> Iterator[Document]:
    """The document in these bytes, open for as long as the `with` lasts.

    Raises:
        Unreadable: where it is locked with a password, or too damaged to be opened.
        LimitReached: where it unpacks to more than it may.
    """
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    logging.getLogger("pikepdf").addHandler(_SILENT)
    _measure_packed_objects(data, source.budget)
    try:
        pdf = pikepdf.open(BytesIO(data), suppress_warnings=True)
    except pikepdf.PasswordError:
        raise Unreadable(
            "it opens only with a password: ask the sender for a copy without one, and check that",
            encrypted=True,
        ) from None
    except Exception as fault:  # noqa: BLE001  (a damaged file makes it raise whatever it likes)
        raise Unreadable(
            f"its structure is too damaged to be read ({type(fault).__name__}): print it to a new PDF and check that"
        ) from None
    with pdf:
        document = Document(source, data, pdf, survey_of(pdf, source.budget))
        document.pages = _pages_of(pdf)
        yield document


def _pages_of(pdf: Any) -> list[Any]:
    try:
        return [page.obj for page in pdf.pages]
    except Exception:  # noqa: BLE001  (a damaged tree of pages; pdfium may still find them)
        return []
