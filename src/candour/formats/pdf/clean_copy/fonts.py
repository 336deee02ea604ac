"""Fonts: copied by what is known of them, and then cut down to the letters that are shown.

what to draw for a code          kept for codes that are shown
how wide it is                   the same
which letter it is copied as     the same; where it is copied as another than is drawn, as the one that is drawn
the outlines                     kept (`outlines`), without names and remarks
who made it, and for what        left out
"""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from typing import Any, Final

from candour.formats.pdf.clean_copy.plain import Copier, copied_entries, name_among, number, numbers
from candour.formats.pdf.clean_copy.programs import copied_program
from candour.formats.pdf.clean_copy.statements import Unfollowable
from candour.formats.pdf.document import Document
from candour.formats.pdf.fonts import copied_letters, shown_letters
from candour.formats.pdf.survey import Key
from candour.formats.pdf.values import entry, items, key_of, kind_of, name_of, pairs, words_of_value
from candour.invisible import without_invisible

__all__ = ["copied_font", "glyphs_of_drawings", "letters_table"]

_SIMPLE: Final = frozenset({"Type1", "MMType1", "TrueType"})
_NAME: Final = re.compile(r"[A-Za-z0-9+,._#-]{1,100}")
_COLLECTIONS: Final = frozenset({"Identity", "Japan1", "Japan2", "GB1", "CNS1", "Korea1", "KR"})
_PROGRAMS: Final = {"/FontFile": "", "/FontFile2": "", "/FontFile3": "Subtype"}
_MOST_LETTERS: Final = 70_000
_LARGEST: Final = 8 << 20


def _name(value: Any) -> Any:
    """A name of plain letters, as fonts and tables of codes have."""
    return value if kind_of(value) == "name" and _NAME.fullmatch(name_of(value)) else None


_FONT: Final[Mapping[str, Copier]] = {
    "/Type": name_among("Font"),
    "/Subtype": name_among("Type1", "MMType1", "TrueType", "Type3", "Type0", "CIDFontType0", "CIDFontType2"),
    "/BaseFont": _name,
    "/FirstChar": number,
    "/LastChar": number,
    "/Widths": numbers,
    "/FontBBox": numbers,
    "/FontMatrix": numbers,
    "/DW": number,
    "/W": numbers,
    "/DW2": numbers,
    "/W2": numbers,
}
_DESCRIPTOR: Final[Mapping[str, Copier]] = {
    "/Type": name_among("FontDescriptor"),
    "/FontName": _name,
    **dict.fromkeys(("/FontBBox",), numbers),
    **dict.fromkeys(
        ("/Flags", "/ItalicAngle", "/Ascent", "/Descent", "/Leading", "/CapHeight", "/XHeight", "/StemV", "/StemH",
         "/AvgWidth", "/MaxWidth", "/MissingWidth", "/FontWeight"),
        number,
    ),
}  # fmt: skip


def copied_font(document: Document, font: Any, new: Any, programs: dict[Key, Any]) -> Any:
    """The font in the new document, for all of its codes; not the drawings of a font whose letters are drawings.

    `programs` are those copied before: several fonts may share one.

    Raises:
        Unfollowable: where it is of a kind that is not known.
    """
    kind = name_of(entry(font, "/Subtype"))
    made = copied_entries(font, _FONT)
    if kind == "Type0":
        below = next(items(entry(font, "/DescendantFonts")), None)
        if kind_of(below) != "dictionary":
            raise Unfollowable
        made.DescendantFonts = _array(new.make_indirect(_copied_below(document, below, new, programs)))
        made.Encoding = _encoding_of_many(document, entry(font, "/Encoding"), new)
    elif kind in _SIMPLE or kind == "Type3":
        encoding = _encoding(entry(font, "/Encoding"))
        if encoding is not None:
            made.Encoding = encoding
        if kind != "Type3":
            _describe(document, font, made, programs, new)
    else:
        raise Unfollowable
    letters = _letters(document, font)
    if letters:
        made.ToUnicode = new.make_stream(letters_table(letters, 2 if kind == "Type0" else 1))
    elif name_of(entry(font, "/ToUnicode")).startswith("Identity"):
        made.ToUnicode = entry(font, "/ToUnicode")
    return new.make_indirect(made)


def _array(*values: Any) -> Any:
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    return pikepdf.Array(list(values))


def _copied_below(document: Document, below: Any, new: Any, programs: dict[Key, Any]) -> Any:
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    made = copied_entries(below, _FONT)
    ordering = words_of_value(entry(below, "/CIDSystemInfo", "/Ordering"))
    supplement = number(entry(below, "/CIDSystemInfo", "/Supplement")) or 0
    known = ordering if ordering in _COLLECTIONS else "Identity"
    made.CIDSystemInfo = pikepdf.Dictionary(
        Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String(known), Supplement=supplement
    )
    mapping = entry(below, "/CIDToGIDMap")
    if kind_of(mapping) == "stream":
        made.CIDToGIDMap = new.make_stream(document.decoded(mapping)[: 2 * 65_536])
    elif name_of(mapping) == "Identity":
        made.CIDToGIDMap = pikepdf.Name.Identity
    _describe(document, below, made, programs, new)
    return made


def _describe(document: Document, font: Any, made: Any, programs: dict[Key, Any], new: Any) -> None:
    """Gives the font the numbers that describe it, and its outlines."""
    held = entry(font, "/FontDescriptor")
    if kind_of(held) != "dictionary":
        return
    described = copied_entries(held, _DESCRIPTOR)
    for key in _PROGRAMS:
        program = entry(held, key)
        if kind_of(program) == "stream":
            own = key_of(program)
            if own not in programs:
                programs[own] = copied_program(document, key, program, new)
            described[key] = programs[own]
    made.FontDescriptor = new.make_indirect(described)


# ── which glyph a code stands for ───────────────────────────────────────────────────────────────────────────────────


def _encoding(encoding: Any) -> Any:
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    if kind_of(encoding) == "name":
        return _name(encoding)
    if kind_of(encoding) != "dictionary":
        return None
    made = pikepdf.Dictionary(Type=pikepdf.Name.Encoding)
    base = _name(entry(encoding, "/BaseEncoding"))
    if base is not None:
        made.BaseEncoding = base
    row = [
        item
        for item in items(entry(encoding, "/Differences"))
        if isinstance(item, int) or kind_of(item) == "name"
    ]
    if row:
        made.Differences = pikepdf.Array(row)
    return made


_BLOCK: Final = re.compile(rb"begin(codespacerange|cidchar|cidrange)(.*?)end\1", re.DOTALL)
_ROW: Final = re.compile(rb"<\s*([0-9A-Fa-f]+)\s*>|(\d+)")


def _encoding_of_many(document: Document, encoding: Any, new: Any) -> Any:
    """The table that says which letter two bytes stand for: a known one by its name, or one of the font's own."""
    if (known := _name(encoding)) is not None:
        return known
    if kind_of(encoding) != "stream" or entry(encoding, "/UseCMap") is not None:
        raise Unfollowable
    blocks = []
    for kind, block in _BLOCK.findall(document.decoded(encoding, _LARGEST)):
        tokens = [b"<%s>" % digits.lower() if digits else plain for digits, plain in _ROW.findall(block)]
        size = 3 if kind == b"cidrange" else 2
        rows = [b" ".join(tokens[at : at + size]) for at in range(0, len(tokens), size)]
        blocks.append(b"%d begin%s\n%s\nend%s\n" % (len(rows), kind, b"\n".join(rows), kind))
    is_vertical = int(number(entry(encoding, "/WMode")) or 0)
    made = new.make_stream(_HEAD % (b"Codes", is_vertical) + b"".join(blocks) + _TAIL)
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    made.Type, made.CMapName, made.WMode = pikepdf.Name.CMap, pikepdf.Name.Codes, is_vertical
    made.CIDSystemInfo = pikepdf.Dictionary(
        Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0
    )
    return made


# ── which letter a code is copied as ────────────────────────────────────────────────────────────────────────────────

_HEAD: Final = b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /%s def\n/CMapType 2 def\n/WMode %d def\n"
_TAIL: Final = b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


def _letters(document: Document, font: Any) -> dict[int, str]:
    """The letters that codes are copied as, each as it is drawn where both can be told."""
    table = entry(font, "/ToUnicode")
    if kind_of(table) != "stream":
        return {}
    copied = dict(copied_letters(document.decoded(table, _LARGEST)))
    try:
        shown = dict(shown_letters(document, font))
    except (struct.error, IndexError, ValueError):  # a damaged program says nothing of its letters
        shown = {}
    return {code: _as_drawn(letters, shown.get(code)) for code, letters in copied.items()}


def _as_drawn(copied: str, shown: str | None) -> str:
    """The letters of a code: those that are drawn, and none that print nothing."""
    copied = without_invisible(copied) or " "
    is_plain = len(copied) == 1 and copied.isascii() and copied.isalnum()
    return shown if is_plain and shown and shown.casefold() != copied.casefold() else copied


def letters_table(letters: Mapping[int, str], size: int) -> bytes:
    """The table that says as which letters codes are copied."""
    rows = [
        b"<%s> <%s>" % (b"%0*x" % (2 * size, code), text.encode("utf-16-be", "surrogatepass").hex().encode())
        for code, text in sorted(letters.items())
    ][:_MOST_LETTERS]
    blocks = [
        b"%d beginbfchar\n%s\nendbfchar\n" % (len(part), b"\n".join(part))
        for part in (rows[at : at + 100] for at in range(0, len(rows), 100))
    ]
    space = b"1 begincodespacerange\n<%s> <%s>\nendcodespacerange\n" % (b"00" * size, b"ff" * size)
    return _HEAD % (b"Letters", 0) + space + b"".join(blocks) + _TAIL


def glyphs_of_drawings(font: Any) -> dict[str, Any]:
    """The drawings of a font whose letters are drawings, by their names."""
    return {name: value for name, value in pairs(entry(font, "/CharProcs")) if kind_of(value) == "stream"}
