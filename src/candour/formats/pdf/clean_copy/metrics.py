"""Metrics: how far a font moves on for each code that it shows.

    (Dear) ──▶ D 0.722 │ e 0.556 │ a 0.556 │ r 0.333      in shares of the font's size

A font that every program has (Helvetica) may leave its widths out; pdfium is then asked, by setting each code once.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from candour.formats.pdf.clean_copy.statements import Unfollowable
from candour.formats.pdf.paint import Kind
from candour.formats.pdf.paper import papers_of
from candour.formats.pdf.values import entry, items, kind_of, name_of, number_of

__all__ = ["Metrics", "metrics_of"]

_MOST_CODES = 70_000
_BLOCK = re.compile(rb"begin(cidchar|cidrange|codespacerange)(.*?)end\1", re.DOTALL)
_ROW = re.compile(rb"<\s*([0-9A-Fa-f]+)\s*>\s*(?:<\s*([0-9A-Fa-f]+)\s*>\s*)?(\d+)?")
_TWO_BYTES = re.compile(r"Identity-[HV]$|Uni(?:GB|CNS|JIS|KS)-(?:UCS2|UTF16)-[HV]$")


@dataclass(slots=True)
class Metrics:
    """How a font's strings are taken apart, and how far each code moves on, in shares of the font's size."""

    size: int
    """Bytes of one code."""
    widths: Mapping[int, float]
    otherwise: float
    """Of codes that are not listed."""
    is_vertical: bool = False
    asked: Any = None
    """A font whose widths are asked of pdfium once somebody asks here."""

    def codes(self, held: bytes) -> list[bytes]:
        """The codes of a string."""
        return [held[at : at + self.size] for at in range(0, len(held), self.size)]

    def numbers(self, held: bytes) -> Iterable[int]:
        """The codes of a string as numbers."""
        return held if self.size == 1 else struct.unpack(f">{len(held) // 2}H", held[: len(held) & ~1])

    def width(self, code: bytes) -> float:
        """How far a code moves on.

        Raises:
            Unfollowable: where the font is set from top to bottom.
        """
        if self.is_vertical:
            raise Unfollowable
        if self.asked is not None:
            self.widths, self.asked = _asked(self.asked), None
        return self.widths.get(int.from_bytes(code, "big"), self.otherwise)


def metrics_of(font: Any) -> Metrics:
    """The metrics of a font, which has a number of its own among the objects of its document.

    Raises:
        Unfollowable: where its codes cannot be told apart.
    """
    kind = name_of(entry(font, "/Subtype"))
    if kind == "Type0":
        return _of_composite(font)
    widths, first = entry(font, "/Widths"), int(number_of(entry(font, "/FirstChar")))
    scale = number_of(next(items(entry(font, "/FontMatrix")), None), 0.001) if kind == "Type3" else 0.001
    missing = number_of(entry(font, "/FontDescriptor", "/MissingWidth")) * 0.001
    if kind_of(widths) == "array":
        listed = {first + at: number_of(width) * scale for at, width in enumerate(items(widths))}
        return Metrics(1, listed, missing)
    return Metrics(1, {}, missing, asked=font)


def _asked(font: Any) -> dict[int, float]:
    """The width of each code as pdfium sets it."""
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    new = pikepdf.new()
    page = new.add_blank_page(page_size=(100, 100))
    page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=new.copy_foreign(font)))
    codes = b" ".join(b"<%02x> Tj" % code for code in range(256))
    page.obj.Contents = new.make_stream(b"BT /F 1000 Tf " + codes + b" <20> Tj ET")
    out = BytesIO()
    new.save(out)
    with papers_of(out.getvalue()) as papers:
        if papers is None:
            raise Unfollowable
        with papers.page(0) as paper:
            places = _places(paper) if paper else []
    if len(places) != 257:
        raise Unfollowable
    return {code: (places[code + 1] - places[code]) / 1000 for code in range(256)}


def _places(paper: Any) -> list[float]:
    api, matrix, found = paper.api, paper.api.FS_MATRIX(), []
    for number in range(api.FPDFPage_CountObjects(paper.handle)):
        painted = api.FPDFPage_GetObject(paper.handle, number)
        if api.FPDFPageObj_GetType(painted) == Kind.TEXT:
            api.FPDFPageObj_GetMatrix(painted, matrix)
            found.append(float(matrix.e))
    return found


# ── fonts of many letters ───────────────────────────────────────────────────────────────────────────────────────────


def _of_composite(font: Any) -> Metrics:
    below = next(items(entry(font, "/DescendantFonts")), None)
    encoding = entry(font, "/Encoding")
    by_id = _widths_by_id(entry(below, "/W"))
    otherwise = number_of(entry(below, "/DW"), 1000.0) * 0.001
    if kind_of(encoding) == "stream":
        is_vertical = bool(number_of(entry(encoding, "/WMode")))
        return Metrics(2, _by_code(encoding, by_id, otherwise), otherwise, is_vertical)
    name = name_of(encoding)
    if not _TWO_BYTES.match(name):
        raise Unfollowable
    if not name.startswith("Identity"):
        by_id = {}
        if entry(below, "/W") is not None:
            raise Unfollowable
    return Metrics(2, by_id, otherwise, name.endswith("V"))


def _widths_by_id(table: Any) -> dict[int, float]:
    found: dict[int, float] = {}
    row = list(items(table)) if kind_of(table) == "array" else []
    at = 0
    while at + 1 < len(row) and len(found) < _MOST_CODES:
        first = int(number_of(row[at]))
        if kind_of(row[at + 1]) == "array":
            widths = enumerate(items(row[at + 1]))
            found.update((first + step, number_of(width) * 0.001) for step, width in widths)
            at += 2
        elif at + 2 < len(row):
            last, width = int(number_of(row[at + 1])), number_of(row[at + 2]) * 0.001
            found.update(dict.fromkeys(range(first, min(last, first + _MOST_CODES) + 1), width))
            at += 3
        else:
            break
    return found


def _by_code(encoding: Any, by_id: Mapping[int, float], otherwise: float) -> dict[int, float]:
    """Widths by code, where a table of the font's own says which letter a code stands for."""
    table = bytes(encoding.read_bytes())
    found: dict[int, float] = {}
    for kind, block in _BLOCK.findall(table):
        for first, last, number in _ROW.findall(block):
            if len(first) != 4:
                raise Unfollowable
            if kind == b"codespacerange" or not number:
                continue
            start, end = int(first, 16), int(last or first, 16)
            for code in range(start, min(end, start + _MOST_CODES) + 1):
                found[code] = by_id.get(int(number) + code - start, otherwise)
    if not found:
        raise Unfollowable
    return found
