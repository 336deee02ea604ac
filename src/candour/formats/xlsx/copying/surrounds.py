"""Surrounds: what stands around the cells of a sheet and says how it is seen and printed.

    the view       gridlines, zoom, frozen panes     the page       margins, paper, breaks, headers and footers
    columns        widths, looks                     ranges         merged cells, the arrows of a filter

Each is written from what is known of it. Where rows and columns are gone, all that counts them is counted anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

from candour.formats.spreadsheet_lines import MOST_COLUMNS, MOST_ROWS
from candour.formats.spreadsheet_sight import Rect
from candour.formats.xlsx.copying.lines import THIN_COLUMN, Layout
from candour.formats.xlsx.numbers import spot, whole
from candour.formats.xlsx.page_texts import words_printed
from candour.formats.xlsx.ranges import rect_of, rects_of
from candour.formats.xlsx.workbook import is_on
from candour.formats.xml import text_of
from candour.place import a1

__all__ = [
    "breaks", "columns_of", "filter_arrows", "format_of_sheet", "ignored_errors", "merged", "page", "properties", "ranged",
    "styled_columns", "view",
]  # fmt: skip

_TOKEN = re.compile(r"[\w.+-]{0,40}")
_VIEW: Final = (
    "showGridLines", "showRowColHeaders", "showZeros", "rightToLeft", "showRuler", "showOutlineSymbols", "defaultGridColor",
    "showWhiteSpace", "view", "colorId", "zoomScale", "zoomScaleNormal", "zoomScaleSheetLayoutView", "zoomScalePageLayoutView",
)  # fmt: skip
_FORMAT: Final = (
    "baseColWidth",
    "defaultColWidth",
    "defaultRowHeight",
    "customHeight",
    "zeroHeight",
    "thickTop",
    "thickBottom",
)
_PAGE: Final = (
    "paperSize", "scale", "firstPageNumber", "fitToWidth", "fitToHeight", "pageOrder", "orientation", "blackAndWhite", "draft",
    "errors", "useFirstPageNumber", "horizontalDpi", "verticalDpi", "paperHeight", "paperWidth",
)  # fmt: skip
_PRINT: Final = ("horizontalCentered", "verticalCentered", "headings", "gridLines", "gridLinesSet")
_MARGINS: Final = ("left", "right", "top", "bottom", "header", "footer")
_TEXTS: Final = (
    ("oddHeader", ""), ("oddFooter", ""), ("evenHeader", "differentOddEven"), ("evenFooter", "differentOddEven"),
    ("firstHeader", "differentFirst"), ("firstFooter", "differentFirst"),
)  # fmt: skip
_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d{2}[+-]\d{3}|\d{1,3}|[A-Za-z]|[+-](?!\d)|&)')
_FONT_CODE = re.compile(r'&"[^"]{0,100}"')
_FLATTEST: Final = 2.0


def _said(element: Element | None, names: Iterable[str]) -> str:
    """Those of an element's attributes, as they are written."""
    if element is None:
        return ""
    found = ((name, element.get(name)) for name in names)
    return "".join(
        f' {name}="{value}"' for name, value in found if value is not None and _TOKEN.fullmatch(value)
    )


def ranged(rect: Rect) -> str:
    """A range as a file writes it."""
    first, last = a1(rect.first_row, rect.first_column), a1(rect.last_row, rect.last_column)
    return first if first == last else f"{first}:{last}"


# ── the sheet ───────────────────────────────────────────────────────────────────────────────────────────────────────


def properties(root: Element) -> str:
    """The colour of the tab, where totals stand, and whether the sheet is fitted to its pages."""
    element = root.find("sheetPr")
    if element is None:
        return ""
    colour = element.find("tabColor")
    inside = (
        "" if colour is None else f"<tabColor{_said(colour, ('auto', 'indexed', 'rgb', 'theme', 'tint'))}/>"
    )
    for name, known in (
        ("outlinePr", ("summaryBelow", "summaryRight", "showOutlineSymbols")),
        ("pageSetUpPr", ("fitToPage",)),
    ):
        if said := _said(element.find(name), known):
            inside += f"<{name}{said}/>"
    return f"<sheetPr>{inside}</sheetPr>" if inside else ""


def view(root: Element, layout: Layout, *, is_active: bool) -> str:
    """How the sheet is looked at."""
    element = root.find("sheetViews/sheetView")
    said = _said(element, _VIEW) + (' tabSelected="1"' if is_active else "")
    pane = _pane(element, layout) if element is not None else ""
    start = f'<sheetViews><sheetView{said} workbookViewId="0"'
    return f"{start}>{pane}</sheetView></sheetViews>" if pane else f"{start}/></sheetViews>"


def _pane(view_: Element, layout: Layout) -> str:
    pane = view_.find("pane")
    if pane is None:
        return ""
    top, left = spot(view_.get("topLeftCell")) or (0, 0)
    row, column = spot(pane.get("topLeftCell")) or (0, 0)
    split = {"x": _float(pane.get("xSplit")), "y": _float(pane.get("ySplit"))}
    if pane.get("state", "split") in {"frozen", "frozenSplit"}:
        for axis, first, lines in (("x", left, layout.columns), ("y", top, layout.rows)):
            last = min(first + int(split[axis]), MOST_ROWS)
            split[axis] = lines.at(last) - lines.at(first)
        row, column = (
            max(row, top + int(_float(pane.get("ySplit")))),
            max(column, left + int(_float(pane.get("xSplit")))),
        )
    if not any(split.values()):
        return ""
    sizes = "".join(f' {axis}Split="{size:g}"' for axis, size in split.items() if size)
    cell = a1(layout.rows.at(row), layout.columns.at(column))
    active = {(True, True): "bottomRight", (True, False): "topRight", (False, True): "bottomLeft"}
    which = active[bool(split["x"]), bool(split["y"])]
    return f'<pane{sizes} topLeftCell="{cell}" activePane="{which}"{_said(pane, ("state",))}/><selection pane="{which}"/>'


def _float(written: str | None) -> float:
    try:
        found = float(written or 0)
    except ValueError:
        return 0.0
    return found if 0 <= found < 1e7 else 0.0


def format_of_sheet(root: Element, levels: Sequence[int]) -> str:
    """The ordinary height of rows and width of columns; `levels` are how deep rows and columns are grouped."""
    element = root.find("sheetFormatPr")
    names = [
        name
        for name in _FORMAT
        if element is not None
        and not (name == "defaultRowHeight" and _float(element.get(name)) < _FLATTEST)
        and not (name == "defaultColWidth" and not _float(element.get(name)))
    ]
    said = _said(element, names)
    if "defaultRowHeight" not in said:
        said += ' defaultRowHeight="15"'
    for name, level in zip(("outlineLevelRow", "outlineLevelCol"), levels, strict=True):
        said += f' {name}="{level}"' if level else ""
    return f"<sheetFormatPr{said}/>"


# ── columns ─────────────────────────────────────────────────────────────────────────────────────────────────────────


class _Columns(NamedTuple):
    first: int
    last: int
    element: Element


def _column_runs(root: Element) -> Iterator[_Columns]:
    for element in root.iterfind("cols/col"):
        first, last = whole(element.get("min")) - 1, min(whole(element.get("max")), MOST_COLUMNS) - 1
        if 0 <= first <= last:
            yield _Columns(first, last, element)


def columns_of(root: Element, layout: Layout, look: Callable[[int], int], hidden: bytes) -> str:
    """The columns that stay, as wide as they were. `hidden` says by column which of those stay hidden, on purpose."""
    out: dict[tuple[int, int], str] = {}
    for run in _column_runs(root):
        style = look(whole(run.element.get("style"), 0))
        said = _said(run.element, ("width", "customWidth", "bestFit", "outlineLevel")) + (
            f' style="{style}"' if style else ""
        )
        for first, last in _pieces(run, layout):
            span = layout.columns.span(first, last)
            if span is None:
                continue
            is_thin = first == last and first in layout.columns.thin
            is_hidden = first < len(hidden) and hidden[first]
            own = (
                f' width="{THIN_COLUMN}" customWidth="1"'
                if is_thin
                else said + (' hidden="1"' if is_hidden else "")
            )
            out[span] = own
        if (
            run.last == MOST_COLUMNS - 1
            and is_on(run.element.get("hidden"))
            and not layout.columns.stays(run.last)
        ):
            out[layout.columns.at(run.first), MOST_COLUMNS - 1] = (
                ' width="9" hidden="1"'  # no columns past those in use
            )
    cols = "".join(
        f'<col min="{first + 1}" max="{last + 1}"{said}/>' for (first, last), said in sorted(out.items())
    )
    return f"<cols>{cols}</cols>" if cols else ""


def _pieces(run: _Columns, layout: Layout) -> Iterator[tuple[int, int]]:
    """A run of columns, cut where a thin one stands in it."""
    first = run.first
    for thin in sorted(column for column in layout.columns.thin if run.first <= column <= run.last):
        if first < thin:
            yield first, thin - 1
        yield thin, thin
        first = thin + 1
    if first <= run.last:
        yield first, run.last


def styled_columns(root: Element, layout: Layout, look: Callable[[int], int]) -> frozenset[int]:
    """The columns of the copy, among the first thousand, that have a look of their own."""
    found: set[int] = set()
    for run in _column_runs(root):
        span = layout.columns.span(run.first, min(run.last, 1000))
        if span and look(whole(run.element.get("style"), 0)):
            found.update(range(span[0], span[1] + 1))
    return frozenset(found)


# ── ranges ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def merged(root: Element, layout: Layout) -> str:
    """The merged ranges, as far as they stay."""
    found: dict[str, None] = {}
    for element in root.iterfind("mergeCells/mergeCell"):
        rect = rect_of(element.get("ref"))
        rect = layout.rect(rect) if rect else None
        if rect and rect[:2] != rect[2:]:
            found[f'<mergeCell ref="{ranged(rect)}"/>'] = None
    return f"<mergeCells>{''.join(found)}</mergeCells>" if found else ""


def filter_arrows(root: Element, layout: Layout) -> str:
    """The arrows of a filter, set to nothing."""
    element = root.find("autoFilter")
    rect = rect_of(element.get("ref")) if element is not None else None
    rect = layout.rect(rect) if rect else None
    return f'<autoFilter ref="{ranged(rect)}"/>' if rect else ""


def ignored_errors(root: Element, layout: Layout) -> str:
    """Where numbers are written as texts on purpose, so that no green corner says otherwise."""
    out = []
    for element in root.iterfind("ignoredErrors/ignoredError"):
        rects = filter(None, (layout.rect(rect) for rect in rects_of(element.get("sqref"))))
        cells = " ".join(dict.fromkeys(map(ranged, rects)))
        if cells and is_on(element.get("numberStoredAsText")):
            out.append(f'<ignoredError sqref="{cells}" numberStoredAsText="1"/>')
    return f"<ignoredErrors>{''.join(out)}</ignoredErrors>" if out else ""


# ── the page ────────────────────────────────────────────────────────────────────────────────────────────────────────


def page(root: Element, as_kept: Callable[[Sequence[str]], list[str]], *, has_pictures: bool) -> str:
    """Margins, paper, headers and footers. `as_kept` gives the words of a text as the copy has them."""
    out = ""
    for name, known in (("printOptions", _PRINT), ("pageMargins", _MARGINS), ("pageSetup", _PAGE)):
        said = _said(root.find(name), known)
        if said and (name != "pageMargins" or said.count("=") == len(_MARGINS)):
            out += f"<{name}{said}/>"
    return out + _page_texts(root.find("headerFooter"), as_kept, has_pictures=has_pictures)


def _page_texts(
    texts: Element | None, as_kept: Callable[[Sequence[str]], list[str]], *, has_pictures: bool
) -> str:
    if texts is None:
        return ""
    inside = ""
    switches: dict[str, None] = {}
    for tag, switch in _TEXTS:
        element = texts.find(tag)
        if switch and is_on(texts.get(switch)):
            switches[switch] = None
        elif switch:
            continue
        if element is not None and (coded := _coded(text_of(element), as_kept, has_pictures=has_pictures)):
            inside += f"<{tag}>{escape(coded)}</{tag}>"
    if not inside:
        return ""
    said = "".join(f' {switch}="1"' for switch in switches) + _said(
        texts, ("scaleWithDoc", "alignWithMargins")
    )
    return f"<headerFooter{said}>{inside}</headerFooter>"


def _coded(coded: str, as_kept: Callable[[Sequence[str]], list[str]], *, has_pictures: bool) -> str:
    """A header or footer with its codes, but for the folder of the file, and pictures where none stay."""
    codes = [match[0] for match in _CODE.finditer(coded)]
    words = _CODE.split(coded)
    # an ampersand itself is a word, so that what is looked for is found across it
    runs, kept_codes = [words[0]], []
    for code, word in zip(codes, words[1:], strict=True):
        if code == "&&":
            runs[-1] += "&" + word
        elif code[1:].upper() == "Z" or (code[1:].upper() == "G" and not has_pictures):
            runs[-1] += word
        else:
            kept_codes.append(code)
            runs.append(word)
    kept = [run.replace("&", "&&") for section in _sections(runs, kept_codes) for run in as_kept(section)]
    whole_ = kept[0] + "".join(code + word for code, word in zip(kept_codes, kept[1:], strict=True))
    is_worth = words_printed(whole_) or re.search(r"&[PNDTFAGpndtfag]", whole_)
    return whole_ if is_worth else ""


def _sections(runs: Sequence[str], codes: Sequence[str]) -> list[list[str]]:
    """The runs of each section by themselves: left, centre and right stand apart on the page."""
    found = [[runs[0]]]
    for code, run in zip(codes, runs[1:], strict=True):
        if code[1:].upper() in {"L", "C", "R"}:
            found.append([run])
        else:
            found[-1].append(run)
    return found


def breaks(root: Element, layout: Layout) -> str:
    """Where pages break by hand."""
    out = ""
    for name, lines, most in (
        ("rowBreaks", layout.rows, MOST_COLUMNS - 1),
        ("colBreaks", layout.columns, MOST_ROWS - 1),
    ):
        found: dict[int, None] = {}
        for element in root.iterfind(f"{name}/brk"):
            if (
                (at := whole(element.get("id"), 0)) > 0
                and (new := lines.at(at)) > 0
                and is_on(element.get("man"))
            ):
                found[new] = None
        inside = "".join(f'<brk id="{at}" max="{most}" man="1"/>' for at in found)
        out += f"<{name}>{inside}</{name}>" if found else ""
    return out
