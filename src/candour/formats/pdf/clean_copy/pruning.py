"""Pruning: fonts cut down to the codes that are shown in the copy. What a font says of other codes may spell what is gone.

ToUnicode   <01> N  <02> i  <03> a        letters copied for codes
Widths      722 278 556                   a name may be told by the widths of its letters
Encoding    /N /i /a                      and by the names of its glyphs
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any, Final

from candour.formats.pdf.clean_copy.drawn import Names, Redrawn, resources_of
from candour.formats.pdf.clean_copy.fonts import letters_table
from candour.formats.pdf.clean_copy.glyphs import Outlines
from candour.formats.pdf.clean_copy.kept import Kept
from candour.formats.pdf.clean_copy.metrics import metrics_of
from candour.formats.pdf.clean_copy.redrawing import redrawn
from candour.formats.pdf.clean_copy.supplies import Copied
from candour.formats.pdf.fonts import copied_letters
from candour.formats.pdf.survey import Key
from candour.formats.pdf.values import entry, items, kind_of, name_of

__all__ = ["codes_shown", "prune"]

_MOST: Final = 70_000


def codes_shown(drawn: Redrawn, copied: Copied, found: dict[Key, set[int]], done: set[Key]) -> None:
    """Adds the codes that a drawing shows in each font, and those that the drawings within it show."""
    for font, codes in drawn.codes.items():
        found.setdefault(font, set()).update(codes)
    for key in drawn.forms:
        if key not in done:
            done.add(key)
            codes_shown(copied.drawn[key], copied, found, done)


def prune(shown: Mapping[Key, AbstractSet[int]], copied: Copied) -> None:
    """Cuts the fonts of the copy down to the codes that are shown in each."""
    outlines = Outlines()
    for key, codes in shown.items():
        font = copied.new.get_object(key)
        kind = name_of(entry(font, "/Subtype"))
        table, size = entry(font, "/ToUnicode"), 2 if kind == "Type0" else 1
        letters: dict[int, str] = {}
        if kind_of(table) == "stream":
            letters = {at: text for at, text in copied_letters(bytes(table.read_bytes())) if at in codes}
            font.ToUnicode = copied.new.make_stream(letters_table(letters, size))
        if kind == "Type0":
            _prune_many(font, codes)
        else:
            _prune_simple(font, codes)
        if kind == "Type3":
            _prune_drawings(font, copied)
        outlines.want(font, codes, letters)
    outlines.prune()


# ── fonts of up to 256 codes ────────────────────────────────────────────────────────────────────────────────────────


def _prune_simple(font: Any, codes: AbstractSet[int]) -> None:
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    widths = entry(font, "/Widths")
    if kind_of(widths) == "array" and codes:
        first = int(entry(font, "/FirstChar") or 0)
        listed = {first + at: width for at, width in enumerate(items(widths))}
        kept = [code for code in listed if code in codes]
        if kept:
            font.FirstChar, font.LastChar = min(kept), max(kept)
            font.Widths = pikepdf.Array(
                [listed[code] if code in codes else 0 for code in range(min(kept), max(kept) + 1)]
            )
    encoding = entry(font, "/Encoding")
    if kind_of(entry(encoding, "/Differences")) == "array":
        row = _differences({code: name for code, name in _named(encoding).items() if code in codes})
        if row:
            encoding.Differences = pikepdf.Array(row)
        else:
            del encoding["/Differences"]


def _named(encoding: Any) -> dict[int, Any]:
    """For each code that an encoding names the glyph of, the name."""
    found: dict[int, Any] = {}
    code = 0
    for item in items(entry(encoding, "/Differences")):
        if isinstance(item, int):
            code = item
        else:
            found[code] = item
            code += 1
    return found


def _differences(named: Mapping[int, Any]) -> list[Any]:
    row: list[Any] = []
    before = -2
    for code in sorted(named):
        if code != before + 1:
            row.append(code)
        row.append(named[code])
        before = code
    return row


def _prune_drawings(font: Any, copied: Copied) -> None:
    """Leaves out the drawings of letters that are not shown, and names what the others draw with anew."""
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    shown = {str(name) for name in _named(entry(font, "/Encoding")).values()}
    names, glyphs = Names(), {}
    for name in sorted(str(key) for key in font.CharProcs.keys()):  # noqa: SIM118  (it is no mapping)
        if name in shown:
            content = bytes(font.CharProcs[name].read_bytes())
            drawn = redrawn(content, font.Resources, Kept(copied), names=names, wordless=True)
            glyphs[name] = copied.new.make_stream(drawn.content)
    font.CharProcs = pikepdf.Dictionary(glyphs)
    font.Resources = resources_of(names.resources)


# ── fonts of many codes ─────────────────────────────────────────────────────────────────────────────────────────────


def _prune_many(font: Any, codes: AbstractSet[int]) -> None:
    below = next(items(entry(font, "/DescendantFonts")), None)
    if below is None or name_of(entry(font, "/Encoding")) not in ("Identity-H", "Identity-V"):
        return
    if entry(below, "/W") is not None:
        _prune_widths(font, below, codes)
    mapping = entry(below, "/CIDToGIDMap")
    if kind_of(mapping) == "stream":
        held = bytes(mapping.read_bytes())
        kept = bytearray(len(held))
        for code in codes:
            kept[2 * code : 2 * code + 2] = held[2 * code : 2 * code + 2]
        last = max((code for code in codes if 2 * code < len(held)), default=-1)
        mapping.write(bytes(kept[: 2 * last + 2]))


def _prune_widths(font: Any, below: Any, codes: AbstractSet[int]) -> None:
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    widths = metrics_of(font).widths
    row: list[Any] = []
    before = -2
    for code in sorted(codes):
        if code not in widths:
            continue
        width = widths[code] * 1000
        if code != before + 1:
            row += [code, pikepdf.Array()]
        row[-1].append(_short(width))
        before = code
    below.W = pikepdf.Array(row)


def _short(width: float) -> Any:
    from decimal import Decimal  # noqa: PLC0415  (nothing else here needs it)

    rounded = round(width, 4)
    return int(rounded) if rounded == int(rounded) else Decimal(f"{rounded:.4f}").normalize()
