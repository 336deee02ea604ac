"""Looks: how cells of a new workbook look, and the part of styles that says so. Each look once, in the order in which it is met."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple
from xml.sax.saxutils import quoteattr

__all__ = ["CellLook", "Edge", "NewLooks"]

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_FIRST_OWN_FORMAT: Final = 164
_NO_FILLS: Final = (
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
)
_AUTOMATIC: Final = '<color auto="1"/>'
_SIDES: Final = ("left", "right", "top", "bottom")


class Edge(NamedTuple):
    """A line at a cell's edge: its style as workbooks call it (`thin`), and its colour."""

    style: str = ""
    colour: int | None = None


class CellLook(NamedTuple):
    """How a cell looks. Colours are 0xRRGGBB; None leaves one to the program."""

    code: str = "General"
    built_in: int = -1
    """The number by which every program knows the number format, where it is one of those: some look otherwise elsewhere."""
    font: str = "Calibri"
    size: float = 11.0
    is_bold: bool = False
    is_italic: bool = False
    underline: str = ""
    """`single`, `double`, `singleAccounting`, `doubleAccounting`."""
    is_struck: bool = False
    script: str = ""
    """`superscript` or `subscript`."""
    colour: int | None = None
    pattern: str = ""
    """`solid`, `gray125` …; nothing where nothing is filled."""
    fill: int | None = None
    """The colour of a solid fill, or of a pattern's lines."""
    ground: int | None = None
    """The colour behind a pattern's lines."""
    left: Edge = Edge()
    right: Edge = Edge()
    top: Edge = Edge()
    bottom: Edge = Edge()
    across: str = ""
    """`left`, `center`, `right`, `fill`, `justify`, `centerContinuous`, `distributed`."""
    down: str = ""
    """`top`, `center`, `bottom`, `justify`, `distributed`."""
    is_wrapped: bool = False
    shrinks: bool = False
    indent: int = 0
    rotation: int = 0
    """Degrees as workbooks count them: 91 to 180 turn the other way, 255 stands upright."""

    @property
    def is_drawn(self) -> bool:
        """Whether a cell that holds nothing shows it."""
        return bool(self.pattern or self.left[0] or self.right[0] or self.top[0] or self.bottom[0])

    def of_blank(self, plain: CellLook) -> CellLook:
        """What of it a cell that holds nothing shows."""
        across = self.across if self.across == "centerContinuous" else ""
        return plain._replace(
            code="General", built_in=-1, pattern=self.pattern, fill=self.fill, ground=self.ground, left=self.left, right=self.right,
            top=self.top, bottom=self.bottom, across=across,
        )  # fmt: skip


@dataclass(slots=True, repr=False)
class NewLooks:
    """The looks of a workbook while it is written. The first is that of every cell that names none."""

    plain: CellLook = field(default_factory=CellLook)
    _numbers: dict[CellLook, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._numbers[self.plain] = 0

    def number(self, look: CellLook) -> int:
        """The number of a look."""
        return self._numbers.setdefault(look, len(self._numbers))

    def written(self) -> bytes:
        """The part of styles."""
        fonts: dict[str, int] = {}
        fills = {fill: number for number, fill in enumerate(_NO_FILLS)}
        borders: dict[str, int] = {}
        codes: dict[str, int] = {}
        xfs = []
        for look in self._numbers:
            number = max(look.built_in, 0)
            if look.built_in < 0 and look.code != "General":
                number = codes.setdefault(look.code, _FIRST_OWN_FORMAT + len(codes))
            ids = (
                fonts.setdefault(_font(look), len(fonts)),
                fills.setdefault(_fill(look), len(fills)),
                borders.setdefault(_border(look), len(borders)),
            )
            xfs.append(_xf(number, ids, _alignment(look)))
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
                '<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
            )
        ).encode()


def _listed(name: str, *inside: str) -> str:
    return f"<{name}>{''.join(inside)}</{name}>"


def _colour(tag: str, colour: int | None) -> str:
    return "" if colour is None else f'<{tag} rgb="FF{colour & 0xFFFFFF:06X}"/>'


def _font(look: CellLook) -> str:
    switches = (("b", look.is_bold), ("i", look.is_italic), ("strike", look.is_struck))
    underline = "" if look.underline == "single" else f' val="{look.underline}"'
    return "".join(
        (
            "<font>",
            *(f"<{name}/>" for name, is_on in switches if is_on),
            f"<u{underline}/>" if look.underline else "",
            f'<vertAlign val="{look.script}"/>' if look.script else "",
            f'<sz val="{look.size:g}"/>',
            _colour("color", look.colour),
            f"<name val={quoteattr(look.font)}/></font>",
        )
    )


def _fill(look: CellLook) -> str:
    if not look.pattern:
        return _NO_FILLS[0]
    colours = _colour("fgColor", look.fill) + _colour("bgColor", look.ground)
    return f'<fill><patternFill patternType="{look.pattern}">{colours}</patternFill></fill>'


def _border(look: CellLook) -> str:
    sides = ((name, getattr(look, name)) for name in _SIDES)
    inside = "".join(
        f'<{name} style="{edge.style}">{_colour("color", edge.colour) or _AUTOMATIC}</{name}>'
        if edge.style
        else f"<{name}/>"
        for name, edge in sides
    )
    return f"<border>{inside}<diagonal/></border>"


def _alignment(look: CellLook) -> str:
    said = (
        ("horizontal", look.across),
        ("vertical", look.down),
        ("textRotation", look.rotation or ""),
        ("wrapText", "1" if look.is_wrapped else ""),
        ("shrinkToFit", "1" if look.shrinks else ""),
        ("indent", look.indent or ""),
    )
    written = "".join(f' {name}="{value}"' for name, value in said if value)
    return f"<alignment{written}/>" if written else ""


def _xf(number: int, ids: tuple[int, int, int], alignment: str) -> str:
    font, fill, border = ids
    applied = (
        ("NumberFormat", number), ("Font", font), ("Fill", fill), ("Border", border), ("Alignment", alignment),
    )  # fmt: skip
    apply = "".join(f' apply{name}="1"' for name, value in applied if value)
    start = f'<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0"{apply}'
    return f"{start}>{alignment}</xf>" if alignment else f"{start}/>"
