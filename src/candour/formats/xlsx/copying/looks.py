"""Looks: the styles of the copy. Only those that are in use, each with what is known of it, and no style's name.

    cell s="27" ──▶ xf 27 of the file ──▶ number format, font, fill, border, alignment ──▶ style 3 of the copy
    conditional format that holds ─────▶ what it changes of them ─────────────────────────▲

A cell without a value has no more than its fill and its border.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element
from xml.sax.saxutils import quoteattr

from candour.formats.numberformat import BUILTIN

__all__ = ["Looks", "colour_of", "font_of"]

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_BUILT_IN = re.compile(r"(?:Table|Pivot)Style(?:Light|Medium|Dark)\d{1,2}")
_TOKEN = re.compile(r"[\w.+-]{0,40}")
_SWITCHES: Final = ("b", "i", "strike", "condense", "extend", "outline", "shadow")
_FONT_ORDER: Final = (
    *_SWITCHES,
    "u",
    "vertAlign",
    "sz",
    "color",
    "name",
    "rFont",
    "family",
    "charset",
    "scheme",
)
_COLOUR: Final = ("auto", "indexed", "rgb", "theme", "tint")
_ALIGNMENT: Final = (
    "horizontal", "vertical", "textRotation", "wrapText", "indent", "relativeIndent", "justifyLastLine", "shrinkToFit",
    "readingOrder",
)  # fmt: skip
_SIDES: Final = ("start", "end", "left", "right", "top", "bottom", "diagonal", "vertical", "horizontal")
_NO_FILLS: Final = (
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
)
_NO_BORDER: Final = "<border><left/><right/><top/><bottom/><diagonal/></border>"
_FIRST_OWN_FORMAT: Final = 164
_PLAIN_FONT: Final = '<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'


def _attributes(element: Element, names: Sequence[str]) -> str:
    """Those of an element's attributes, as they are written."""
    said = ((name, element.get(name)) for name in names)
    return "".join(
        f' {name}="{value}"' for name, value in said if value is not None and _TOKEN.fullmatch(value)
    )


def colour_of(element: Element | None, tag: str) -> str:
    """A colour under this name."""
    return "" if element is None else f"<{tag}{_attributes(element, _COLOUR)}/>"


def font_of(font: Element) -> str:
    """What is known of a font, or of the looks of a run of text."""
    by_name = {child.tag: child for child in font}
    out = []
    for name in _FONT_ORDER:
        child = by_name.get(name)
        if child is None:
            continue
        if name == "color":
            out.append(colour_of(child, "color"))
        elif name in {"name", "rFont"}:
            said = child.get("val", "")
            if said and len(said) < 100:
                out.append(f"<{name} val={quoteattr(said)}/>")
        else:
            out.append(f"<{name}{_attributes(child, ('val',))}/>")
    return "".join(out)


def _fill_of(fill: Element) -> str:
    gradient, pattern = fill.find("gradientFill"), fill.find("patternFill")
    if gradient is not None:
        stops = "".join(
            f"<stop{_attributes(stop, ('position',))}>{colour_of(stop.find('color'), 'color')}</stop>"
            for stop in gradient.iterfind("stop")
        )
        said = _attributes(gradient, ("type", "degree", "left", "right", "top", "bottom"))
        return f"<fill><gradientFill{said}>{stops}</gradientFill></fill>"
    if pattern is None or pattern.get("patternType", "none") == "none":
        return _NO_FILLS[0]
    colours = colour_of(pattern.find("fgColor"), "fgColor") + colour_of(pattern.find("bgColor"), "bgColor")
    return f"<fill><patternFill{_attributes(pattern, ('patternType',))}>{colours}</patternFill></fill>"


def _sides_of(border: Element) -> dict[str, str]:
    sides = {}
    for name in _SIDES:
        side = border.find(name)
        if side is not None and side.get("style", "none") != "none":
            sides[name] = (
                f"<{name}{_attributes(side, ('style',))}>{colour_of(side.find('color'), 'color')}</{name}>"
            )
    return sides


def _border_of(border: Element) -> str:
    sides = _sides_of(border)
    if not sides:
        return _NO_BORDER
    said = _attributes(border, ("diagonalUp", "diagonalDown", "outline"))
    whole = "".join(
        sides.get(name) or f"<{name}/>" for name in ("left", "right", "top", "bottom", "diagonal")
    )
    if "start" in sides or "end" in sides:
        whole = whole.replace("<left/>", sides.get("start", "<left/>").replace("start", "left"))
        whole = whole.replace("<right/>", sides.get("end", "<right/>").replace("end", "right"))
    return f"<border{said}>{whole}</border>"


class _Look(NamedTuple):
    """A style, its parts as they are written."""

    code: str = ""
    """The number format, where it is not one of those that are known by number."""
    number: int = 0
    font: str = _PLAIN_FONT
    fill: str = _NO_FILLS[0]
    border: str = _NO_BORDER
    alignment: str = ""


@dataclass(slots=True, repr=False)
class Looks:
    """The styles of the copy while it is made."""

    root: Element | None = None
    """The styles of the file."""
    _parts: dict[str, list[Element]] = field(default_factory=dict)
    _codes: Mapping[str, str] = field(default_factory=dict)
    _looks: dict[int, _Look] = field(default_factory=dict)
    _numbers: dict[_Look, int] = field(default_factory=dict)
    dresses: list[Element] = field(default_factory=list)
    """What conditional formats and table styles change, by number; first those of the file."""
    _table_styles: dict[str, str] = field(default_factory=dict)
    """The file's own table styles that the copy has, and their names there."""

    def __post_init__(self) -> None:
        root = self.root
        for name, path in (
            ("font", "fonts/font"),
            ("fill", "fills/fill"),
            ("border", "borders/border"),
            ("xf", "cellXfs/xf"),
        ):
            self._parts[name] = [] if root is None else list(root.iterfind(path))
        if root is not None:
            self._codes = {
                element.get("numFmtId", ""): element.get("formatCode", "")
                for element in root.iterfind("numFmts/numFmt")
            }
            self.dresses += root.iterfind("dxfs/dxf")
        self.number(0)

    # ── styles of cells ─────────────────────────────────────────────────────────────────────────────────────

    def number(
        self, style: int, *, is_blank: bool = False, dresses: Sequence[int] = (), code: str | None = None
    ) -> int:
        """The number, in the copy, of one of the file's styles, with what these conditional formats change of it.

        `code` is the number format that it gets, where that is not its own.
        """
        look = self._look(style)
        for dress in reversed(dresses):
            look = self._dressed(look, self.dresses[dress])
        if is_blank:
            across = look.alignment if "centerContinuous" in look.alignment else ""
            plain = self._look(0)
            look = _Look(font=plain.font, fill=look.fill, border=look.border, alignment=across)
            if look == plain._replace(code="", number=0):
                return 0
        elif code is not None:
            look = look._replace(code="" if code == "General" else code, number=0)
        return self._numbers.setdefault(look, len(self._numbers))

    def code(self, style: int, dresses: Sequence[int] = ()) -> str:
        """The number format of one of the file's styles."""
        look = self._look(style)
        for dress in reversed(dresses):
            look = self._dressed(look, self.dresses[dress])
        return look.code or BUILTIN.get(look.number, "General")

    def _look(self, style: int) -> _Look:
        xfs = self._parts["xf"]
        style = style if 0 <= style < len(xfs) else 0
        if style not in self._looks:
            self._looks[style] = self._read(xfs[style]) if xfs else _Look()
        return self._looks[style]

    def _read(self, xf: Element) -> _Look:
        font, fill, border = (self._pick(name, xf.get(f"{name}Id")) for name in ("font", "fill", "border"))
        code, number = self._format(xf.get("numFmtId") or "0")
        alignment = xf.find("alignment")
        said = "" if alignment is None else _attributes(alignment, _ALIGNMENT)
        return _Look(
            code,
            number,
            f"<font>{font_of(font)}</font>" if font is not None else _PLAIN_FONT,
            _fill_of(fill) if fill is not None else _NO_FILLS[0],
            _border_of(border) if border is not None else _NO_BORDER,
            f"<alignment{said}/>" if said else "",
        )

    def _format(self, written: str) -> tuple[str, int]:
        """A number format: its code, or the number by which every program knows it."""
        if code := self._codes.get(written):
            return ("", 0) if code == "General" else (code, 0)
        number = int(written) if written.isdecimal() and len(written) < 5 else 0
        return "", number if number in BUILTIN else 0

    def _pick(self, name: str, written: str | None) -> Element | None:
        things = self._parts[name]
        number = int(written) if written and written.isdecimal() and len(written) < 8 else 0
        return things[number if number < len(things) else 0] if things else None

    # ── what conditional formats change ─────────────────────────────────────────────────────────────────────

    def _dressed(self, look: _Look, dress: Element) -> _Look:
        font, fill, border, code = (dress.find(name) for name in ("font", "fill", "border", "numFmt"))
        if font is not None:
            look = look._replace(font=_font_over(look.font, font))
        if fill is not None and (over := _dress_fill(fill)):
            look = look._replace(fill=over)
        if border is not None:
            look = look._replace(border=_border_over(look.border, border))
        if code is not None and code.get("formatCode"):
            look = look._replace(code=code.get("formatCode", ""), number=0)
        return look

    def dress(self, element: Element) -> int:
        """The number of something that a conditional format changes, which the file has in no list."""
        self.dresses.append(element)
        return len(self.dresses) - 1

    def table_style(self, name: str) -> str:
        """What a style of tables is called in the copy; nothing where the file does not have it."""
        if _BUILT_IN.fullmatch(name):
            return name
        if name not in self._table_styles:
            if self._own_table_style(name) is None:
                return ""
            self._table_styles[name] = f"Table style {len(self._table_styles) + 1}"
        return self._table_styles[name]

    def _own_table_style(self, name: str) -> Element | None:
        styles = [] if self.root is None else self.root.findall("tableStyles/tableStyle")
        return next((style for style in styles if style.get("name") == name), None)

    # ── giving them out ─────────────────────────────────────────────────────────────────────────────────────

    def written(self) -> bytes:
        """The part of styles."""
        fonts: dict[str, int] = {}
        fills = {fill: number for number, fill in enumerate(_NO_FILLS)}
        borders = {_NO_BORDER: 0}
        codes: dict[str, int] = {}
        xfs = []
        for look in self._numbers:
            number = look.number
            if look.code:
                number = codes.setdefault(look.code, _FIRST_OWN_FORMAT + len(codes))
            ids = (
                fonts.setdefault(look.font, len(fonts)),
                fills.setdefault(look.fill, len(fills)),
                borders.setdefault(look.border, len(borders)),
            )
            xfs.append(_xf(number, ids, look.alignment))
        formats = "".join(
            f'<numFmt numFmtId="{number}" formatCode={quoteattr(code)}/>' for code, number in codes.items()
        )
        return "".join(
            (
                f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="{_MAIN}">',
                _listed("numFmts", formats) if codes else "",
                _listed("fonts", *fonts),
                _listed("fills", *fills),
                _listed("borders", *borders),
                '<cellStyleXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
                _listed("cellXfs", *xfs),
                '<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
                self._written_tables(),
                self._palette(),
                "</styleSheet>",
            )
        ).encode()

    def _written_tables(self) -> str:
        """The file's own table styles that are in use, and the differential styles that they name."""
        dxfs: list[str] = []
        styles = []
        for own, name in self._table_styles.items():
            style = self._own_table_style(own)
            inside = "".join(self._part_of_table(part, dxfs) for part in style or ())
            styles.append(f'<tableStyle name="{name}" pivot="0">{inside}</tableStyle>')
        return _listed("dxfs", *dxfs) + (_listed("tableStyles", *styles) if styles else "")

    def _part_of_table(self, part: Element, dxfs: list[str]) -> str:
        number = part.get("dxfId", "")
        if not (number.isdecimal() and len(number) < 8 and int(number) < len(self.dresses)):
            return ""
        dress = self.dresses[int(number)]
        font, fill, border = (dress.find(name) for name in ("font", "fill", "border"))
        dxfs.append(
            "<dxf>"
            + (f"<font>{font_of(font)}</font>" if font is not None else "")
            + (_fill_of(fill) if fill is not None else "")
            + (_dxf_border(border) if border is not None else "")
            + "</dxf>"
        )
        return f'<tableStyleElement{_attributes(part, ("type", "size"))} dxfId="{len(dxfs) - 1}"/>'

    def _palette(self) -> str:
        written = [] if self.root is None else self.root.findall("colors/indexedColors/rgbColor")
        colours = "".join(f"<rgbColor{_attributes(colour, ('rgb',))}/>" for colour in written)
        return f"<colors><indexedColors>{colours}</indexedColors></colors>" if colours else ""


def _listed(name: str, *inside: str) -> str:
    return f"<{name}>{''.join(inside)}</{name}>"


def _xf(number: int, ids: tuple[int, int, int], alignment: str) -> str:
    font, fill, border = ids
    applied = (
        ("NumberFormat", number),
        ("Font", font),
        ("Fill", fill),
        ("Border", border),
        ("Alignment", alignment),
    )
    apply = "".join(f' apply{name}="1"' for name, value in applied if value)
    start = f'<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0"{apply}'
    return f"{start}>{alignment}</xf>" if alignment else f"{start}/>"


def _dxf_border(border: Element) -> str:
    sides = _sides_of(border)
    return f"<border>{''.join(sides[name] for name in (*_SIDES[2:6], 'vertical', 'horizontal') if name in sides)}</border>"


_TAG = re.compile(r"<(\w+)[^<>]*/>")


def _font_over(below: str, font: Element) -> str:
    """A font with what another changes of it."""
    parts = {match[1]: match[0] for match in _TAG.finditer(below)}
    parts |= {
        match[1]: match[0]
        for match in _TAG.finditer(font_of(font))
        if match[1] not in {"name", "sz", "scheme"}
    }
    return f"<font>{''.join(parts[name] for name in _FONT_ORDER if name in parts)}</font>"


def _dress_fill(fill: Element) -> str:
    """The fill of a conditional format; a plain one has its colour where a cell's has the colour behind."""
    pattern = fill.find("patternFill")
    if fill.find("gradientFill") is not None or pattern is None:
        return _fill_of(fill)
    if pattern.get("patternType", "solid") != "solid":
        return _fill_of(fill)
    colour = pattern.find("bgColor")
    colour = pattern.find("fgColor") if colour is None else colour
    if colour is None:
        return ""
    return f'<fill><patternFill patternType="solid">{colour_of(colour, "fgColor")}</patternFill></fill>'


def _border_over(below: str, border: Element) -> str:
    over = _sides_of(border)
    for name in ("left", "right", "top", "bottom"):
        if name in over:
            parts = re.split(rf"<{name}(?:/>|[ >].*?</{name}>)", below, maxsplit=1)
            below = over[name].join(parts)
    return below
