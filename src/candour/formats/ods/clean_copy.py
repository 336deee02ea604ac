"""A clean copy of an OpenDocument spreadsheet: the sheets that a reader sees, with the values and looks that they show.

content ──read as always──▶ cells in sight ──▶ rows and columns that stay
        ──read again──────▶ cells, words, drawings, written anew ──▶ content.xml, styles.xml, Pictures, Object 1 …

A file in one piece becomes a package. There are no settings, properties, notes, names, rules or formulas in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement, tostring

from candour.cleaned import CannotClean, Change, Inner, Wishes, Written
from candour.formats.left_out import changes_of
from candour.formats.ods import HIDINGS, THUMBNAILS, Opened, read_with
from candour.formats.ods.copying.charts import ChartTies
from candour.formats.ods.copying.pages import masters_of
from candour.formats.ods.copying.sheets import Plan, SheetWriter
from candour.formats.ods.copying.styles import SheetStyles
from candour.formats.opendocument.chart_copies import ObjectCopies
from candour.formats.opendocument.names import trees, uri_of
from candour.formats.opendocument.picture_copies import PictureCopies
from candour.formats.opendocument.shape_copies import ShapeCopies
from candour.formats.opendocument.style_copies import StyleCopies
from candour.formats.opendocument.styles import Styles
from candour.formats.opendocument.witness import Witness
from candour.formats.opendocument.word_copies import WordCopies
from candour.formats.opendocument.writing import Part, packed, written
from candour.formats.thumbnails import judging_thumbnails
from candour.formats.workbook_writing.lines import FAR_COLUMNS, FAR_ROWS, Layout, NewLines
from candour.piece import Found, Gap, Mask, Why
from candour.source import Source

__all__ = ["write"]

_PREFIXES: Final = (
    "office", "style", "text", "table", "draw", "fo", "xlink", "dc", "number", "svg", "chart", "dr3d", "math", "form", "script",
    "presentation", "loext", "drawooo",
)  # fmt: skip
_HEADS: Final = ("office:styles", "office:automatic-styles", "office:master-styles", "office:font-face-decls")
_HIDDEN: Final = {"draw:display": "none", "draw:visibility": "hidden"}
_SAYS: Final = {
    "new-format": ("The spreadsheet in one XML file was written anew as a package (.ods).", ""),
    "formulas-to-values": ("Formulas became the values they show.", "cell"),
    "numbers-rounded": ("Numbers keep the digits that they show; further digits were left out.", ""),
    "blacked-out": ("Values were blacked out, as was asked.", ""),
    "condition-left-out": ("Conditional formats were left out, with the looks that they gave.", ""),
    "objects-drawn": ("Embedded objects became the pictures that they show.", ""),
}


class _Everything(dict[Element, Any]):
    """Notes that every text was said and that nothing keeps it from sight: the reader of spreadsheets says so of all drawings."""

    def __contains__(self, _: object) -> bool:
        return True

    def __missing__(self, _: Element) -> Mask | None:
        return None


def write(source: Source, wishes: Wishes, inner: Inner) -> Written:
    """The copy.

    Raises:
        CannotClean: where the spreadsheet is locked or damaged, where no sheet of it is in sight, or where something out of
            sight is to be kept.
    """
    for id_ in sorted(wishes.keeps & {hiding.id for hiding in HIDINGS}):
        raise CannotClean(f"a copy of this spreadsheet cannot keep what is out of sight in it: {id_}")
    opened = Opened()
    found = list(judging_thumbnails(*THUMBNAILS)(lambda given: read_with(given, opened))(source))
    _check(found, source, opened)
    return _Copy(source, opened, wishes, inner).written(found)


def _check(found: Iterable[Found], source: Source, opened: Opened) -> None:
    for gap in (piece for piece in found if isinstance(piece, Gap)):
        if gap.why is Why.ENCRYPTED or gap.place == source.place:
            raise CannotClean(f"no clean copy can be made: {gap.detail}")
    if not any(sheet.under is None and sheet.grid.parent == "spreadsheet" for sheet in opened.sheets):
        raise CannotClean(
            "no clean copy can be made, because no sheet of it is in sight: show what is to be sent, and clean that"
        )


class _Copy:
    """One copy while it is written."""

    def __init__(self, source: Source, opened: Opened, wishes: Wishes, inner: Inner) -> None:
        self._source, self._opened, self._wishes = source, opened, wishes
        self._package = opened.package
        self._pictures = PictureCopies(source, self._package, inner)
        self._charts = ChartTies(ObjectCopies(self._package, wishes.redaction), self._package)
        own = trees(self._content(), *_HEADS)
        beside = trees(self._chunks("styles.xml"), *_HEADS) if self._package else own
        self._masters = _children(beside, "office:master-styles")
        automatic, common = (
            _children(own, "office:automatic-styles"),
            _children(beside, "office:styles") or _children(own, "office:styles"),
        )
        around = _children(beside, "office:automatic-styles")
        fonts = [*_children(own, "office:font-face-decls"), *_children(beside, "office:font-face-decls")]
        self._styles = StyleCopies(common, automatic, wishes.redaction, self._pictures.link, fonts)
        self._around = self._styles.beside(around, "M")
        read = [element for sheet in (automatic, common, around) for element in sheet]
        self._sheet_styles = SheetStyles(self._styles, read)
        says = wishes.keeps_alternative_text
        self._shapes = ShapeCopies(
            Styles.of(map(_sheet, (common, automatic))), self._pictures, self._charts.link, says
        )
        witness = Witness(texts=_Everything(), tails=_Everything())
        self._words = WordCopies(
            witness, self._styles, wishes.redaction, wishes.keeps, self._shapes.special()
        )

    def _chunks(self, part: str) -> Iterable[bytes]:
        if self._package is None or not self._package.has(part):
            return (b"<none/>",)
        return self._package.chunks(part)()

    def _content(self) -> Iterable[bytes]:
        return self._chunks("content.xml") if self._package else (bytes(self._source.data),)

    def written(self, found: list[Found]) -> Written:
        """The copy, and what was done."""
        plans = [self._plan(number) for number in range(len(self._opened.sheets))]
        used = {
            self._master(sheet.grid.style)
            for sheet, plan in zip(self._opened.sheets, plans, strict=True)
            if plan
        }
        masters, names = masters_of(self._masters, used, self._around, self._wishes.redaction)
        self._sheet_styles.masters = names
        first = next(plan.name for plan in plans if plan).replace("'", "''")
        self._sheet_styles.base = self._wishes.redaction.text(f"'{first}'.A1")
        writer = SheetWriter(plans, self._sheet_styles, self._wishes.redaction, self._drawn)
        writer.write(self._content())
        self._styles.name("table-cell", "Default")
        self._styles.take_defaults(("table-cell", "graphic", "paragraph"))
        self._sheet_styles.finish()
        named = {plan.name: plan for plan in plans if plan}
        objects = self._charts.settled(named, writer.rounded, self._opened.shown)
        parts = [
            Part("content.xml", "text/xml", self._written_content(writer.done)),
            Part("styles.xml", "text/xml", written(self._written_styles(masters))),
            *objects,
            *self._pictures.parts,
        ]
        data = packed("spreadsheet", parts)
        return Written(data, "ods", ".ods", tuple(self._changes(found, writer)))

    def _plan(self, number: int) -> Plan | None:
        sheet = self._opened.sheets[number]
        if sheet.under is not None or sheet.grid.parent != "spreadsheet":
            return None
        cells = sheet.cells.block.under(0)
        rows, columns = sorted(set(cells.rows)), sorted(set(cells.columns))
        layout = Layout(
            NewLines(sheet.sight.rows, rows, FAR_ROWS), NewLines(sheet.sight.columns, columns, FAR_COLUMNS)
        )
        seen = frozenset(row << 14 | column for row, column in zip(cells.rows, cells.columns, strict=True))
        return Plan(sheet.grid.name, sheet.grid.style, layout, seen)

    def _master(self, style: str) -> str:
        found = self._sheet_styles.element("table", style)
        return (found.get("style:master-page-name", "") if found is not None else "") or "Default"

    def _drawn(self, element: Element) -> list[Element]:
        """What floats over a sheet: a shape or a group that is not hidden."""
        way = self._shapes.special().get(element.tag)
        if way is None or any(element.get(name) == value for name, value in _HIDDEN.items()):
            return []
        return way(self._words, element)

    # ── the parts ───────────────────────────────────────────────────────────────────────────────────────────

    def _written_content(self, sheets: list[str]) -> bytes:
        spaces = "".join(f' xmlns:{prefix}="{uri_of(prefix)}"' for prefix in _PREFIXES)
        faces = "".join(tostring(face, encoding="unicode") for face in self._styles.faces.values())
        automatic = [*self._sheet_styles.formats, *self._styles.written_automatic]
        styles = "".join(tostring(style, encoding="unicode") for style in automatic)
        return (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content{spaces} office:version="1.3">'
            f"<office:font-face-decls>{faces}</office:font-face-decls><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{''.join(sheets)}</office:spreadsheet></office:body></office:document-content>"
        ).encode()

    def _written_styles(self, masters: Element) -> Element:
        root = Element("office:document-styles", {"office:version": "1.3"})
        SubElement(root, "office:font-face-decls").extend(list(self._styles.faces.values()))
        SubElement(root, "office:styles").extend([*self._sheet_styles.formats, *self._styles.written_common])
        SubElement(root, "office:automatic-styles").extend(self._around.written_automatic)
        root.append(masters)
        return root

    def _changes(self, found: list[Found], writer: SheetWriter) -> Iterable[Change]:
        yield from changes_of(found, {"ods.alt-text"} if self._wishes.keeps_alternative_text else ())
        did = Counter({
            "new-format": int(self._package is None),
            "formulas-to-values": writer.formulas,
            "numbers-rounded": sum(old != new for old, new in writer.rounded.items()),
            "blacked-out": writer.redacted,
            "condition-left-out": self._sheet_styles.conditions + self._conditions(),
            "objects-drawn": self._shapes.objects,
        })  # fmt: skip
        for id_, (says, unit) in _SAYS.items():
            if did[id_]:
                yield Change(id_, says, did[id_], unit)

    def _conditions(self) -> int:
        """How many scales of colour, bars and sets of icons there are: those that are no styles."""
        grids = (sheet.grid for sheet in self._opened.sheets if sheet.under is None)
        return sum(
            any(rule.tag != "condition" for rule in formats)
            for grid in grids
            for formats in grid.element.iter("conditional-format")
        )


def _sheet(styles: list[Element]) -> Element:
    root = Element("office:styles")
    root.extend(styles)
    return root


def _children(found: Mapping[str, Element], name: str) -> list[Element]:
    return list(found.get(name, ()))
