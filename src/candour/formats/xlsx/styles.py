"""Styles: what each style of the workbook makes of a cell, as far as it can keep a value from sight.

    cell s="3" ──▶ cellXfs[3] ──▶ numFmtId ──▶ format code      fontId ──▶ colour, size      fillId ──▶ fill
                                                                alignment ──▶ where long text flows

Office goes by these numbers whether or not the style says `applyFont` and its like. A conditional format, or a part of a
table style, names a `dxf` instead: the few things that it changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar
from xml.etree.ElementTree import Element

from candour.formats import xml
from candour.formats.colour import BLACK, Palette, are_alike
from candour.formats.keeping import kept
from candour.formats.numberformat import BUILTIN, is_date
from candour.formats.spreadsheet_looks import MIXED, Dress, Look, Looks, StyleSight
from candour.formats.xlsx.workbook import is_on

__all__ = ["Styles", "dress_of", "palette_of", "styles_of"]

_Thing = TypeVar("_Thing")
_FLOWS = {"right": "l", "center": "b", "centerContinuous": "b", "fill": "", "justify": "", "distributed": ""}


@dataclass(frozen=True, slots=True, repr=False)
class Styles:
    """The styles of one workbook. `looks` and `dates` go by the number that a cell names."""

    palette: Palette = field(default_factory=Palette)
    style_looks: Sequence[Look] = (Look(),)
    dates: Sequence[bool] = (False,)
    """Whether a number in this style is shown as a date."""
    sights: Sequence[StyleSight] = (StyleSight(),)
    looks: Looks = field(default_factory=Looks)
    dresses: Sequence[Dress] = ()
    """The `dxfs`, by number."""
    table_styles: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """The workbook's own table styles: by name, the number of the dress of each part of a table."""

    def is_date(self, style: int) -> bool:
        """Whether a number in this style is shown as a date."""
        return self.dates[style if 0 <= style < len(self.dates) else 0]


def styles_of(part: bytes, theme: Sequence[int] | None = None) -> Styles:
    """The styles of a workbook, whose theme has these colours. What a style lacks or misnames is as in an ordinary one.

    Raises:
        BadXml: where the part is not well formed.
    """
    styles = _read(part, theme)
    return replace(styles, looks=Looks(styles.palette))  # each workbook adds looks of its own


def palette_of(theme: Sequence[int] | None, styles: Element | None = None) -> Palette:
    """The colours that a workbook can name."""
    palette = Palette() if theme is None else Palette(theme)
    written = [] if styles is None else list(styles.findall("./colors/indexedColors/rgbColor"))
    if not written:
        return palette
    own = [palette.of(element.attrib) for element in written]
    indexed = [BLACK if colour is None else colour for colour in own]
    return Palette(palette.theme, (*indexed, *palette.indexed[len(indexed) :]))


@kept(16, 256 << 10)
def _read(part: bytes, theme: Sequence[int] | None) -> Styles:
    root = xml.tree(part)
    palette = palette_of(theme, root)
    codes = {
        element.get("numFmtId"): element.get("formatCode") for element in root.iterfind("./numFmts/numFmt")
    }
    fonts = [_font(element, palette) for element in root.iterfind("./fonts/font")] or [(None, 11.0)]
    fills = [_fill(element, palette) for element in root.iterfind("./fills/fill")] or [None]
    normal = _text(fonts[0])
    looks = []
    for xf in root.iterfind("./cellXfs/xf"):
        font = _pick(fonts, xf.get("fontId"))
        number = xf.get("numFmtId") or "0"
        code = codes.get(number) or BUILTIN.get(_number(number), "General")
        looks.append(
            Look(
                code,
                _text(font),
                _pick(fills, xf.get("fillId")),
                font[1],
                _flow(xf.find("alignment")),
                own_text=_text(font) != normal,
            )
        )
    looks = looks or [Look()]
    sights = Looks(palette)
    return Styles(
        palette,
        tuple(looks),
        tuple(is_date(look.code) for look in looks),
        tuple(sights.sight(look) for look in looks),
        sights,
        tuple(dress_of(dxf, palette) for dxf in root.iterfind("./dxfs/dxf")),
        {
            style.get("name", ""): {
                element.get("type", ""): _number(element.get("dxfId")) for element in style.iterfind("tableStyleElement")
            }
            for style in root.iterfind("./tableStyles/tableStyle")
        },
    )  # fmt: skip


def _number(written: str | None) -> int:
    return int(written) if written and len(written) < 10 and written.isdecimal() else -1


def _pick(things: Sequence[_Thing], written: str | None) -> _Thing:
    """The thing of this number; the first where there is none."""
    number = _number(written)
    return things[number if 0 <= number < len(things) else 0]


def _text(font: tuple[int | None, float]) -> int:
    return BLACK if font[0] is None else font[0]


def _font(font: Element, palette: Palette) -> tuple[int | None, float]:
    colour, size = font.find("color"), font.find("sz")
    points = 11.0
    if size is not None:
        try:
            points = float(size.get("val") or 11)
        except ValueError:
            points = 11.0
    return (None if colour is None else palette.of(colour.attrib)), points


def _fill(fill: Element, palette: Palette) -> int | None:
    """The colour of a cell's fill: None where there is none, `MIXED` where it is not one colour."""
    gradient = fill.find("gradientFill")
    if gradient is not None:
        stops = [palette.of(colour.attrib) for colour in gradient.iter("color")]
        first = stops[0] if stops else None
        same = first is not None and all(stop is not None and are_alike(first, stop) for stop in stops)
        return first if same else MIXED
    pattern = fill.find("patternFill")
    kind = "none" if pattern is None else pattern.get("patternType", "none")
    if pattern is None or kind == "none":
        return None
    colour = pattern.find("fgColor")
    solid = palette.of(colour.attrib) if colour is not None and kind == "solid" else None
    return MIXED if solid is None else solid


def _flow(alignment: Element | None) -> str:
    if alignment is None:
        return "r"
    if is_on(alignment.get("wrapText")) or is_on(alignment.get("shrinkToFit")):
        return ""
    return _FLOWS.get(alignment.get("horizontal", ""), "r")


def dress_of(dxf: Element, palette: Palette) -> Dress:
    """What a `dxf` changes. A plain fill stands in its background colour here, not as in a cell's style."""
    colour = dxf.find("./font/color")
    text = None if colour is None else palette.of(colour.attrib)
    code = dxf.find("numFmt")
    return Dress(text, _dress_fill(dxf, palette), None if code is None else code.get("formatCode"))


def _dress_fill(dxf: Element, palette: Palette) -> int | None:
    if dxf.find("./fill/gradientFill") is not None:
        return MIXED
    pattern = dxf.find("./fill/patternFill")
    if pattern is None or pattern.get("patternType") == "none":
        return None
    colour = pattern.find("bgColor")
    colour = pattern.find("fgColor") if colour is None else colour
    fill = None if colour is None else palette.of(colour.attrib)
    return MIXED if pattern.get("patternType", "solid") != "solid" else fill
