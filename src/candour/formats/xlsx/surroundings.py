"""Surroundings: everything in a sheet's part that stands around its cells and holds words.

headerFooter     seen in print, save those for pages that do not differ
scenarios        names, remarks and the values that a scenario would put into cells
autoFilter       what filters and sorts were set to, in saved views too
dataValidations  lists of choices, prompts, messages
hyperlinks       targets, tips
conditionalFormatting, protectedRanges, webPublishItems, smartTags, dataConsolidate
extLst           the same things in newer words; sparklines and the like hold nothing of their own
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from candour.formats.ooxml.package import Relation
from candour.formats.spreadsheet import hidings_within
from candour.formats.xlsx.attributes import attribute_table
from candour.formats.xlsx.depth import no_nearer
from candour.formats.xlsx.filters import filter_rows
from candour.formats.xlsx.literals import literals
from candour.formats.xlsx.numbers import spot
from candour.formats.xlsx.own_hidings import PROTECTED
from candour.formats.xlsx.page_texts import read_page_texts
from candour.formats.xlsx.rows import placed_table
from candour.formats.xml import text_of
from candour.piece import Found, Mask, Text
from candour.place import Place

__all__ = ["read_frame"]

_SCENARIO, _VALIDATION, _CRITERION, _LINK, _FORMULA, _SAVED, _PATH, _DATA = hidings_within(
    "xlsx",
    "scenario",
    "data-validation",
    "filter-criterion",
    "hyperlink",
    "formula-literal",
    "save-path",
    "external-link-path",
    "rich-data",
)
_PROMPTS = {"promptTitle": "prompt", "prompt": "prompt", "errorTitle": "message", "error": "message"}
_FORMAL = frozenset(
    {"algorithmName", "divId", "hashValue", "password", "saltValue", "sourceRef", "sourceType", "sqref"}
)
_Rows = Iterable[tuple[str, ...]]


def _never(_: str) -> bool:
    return False


def read_frame(
    frame: Element,
    place: Place,
    under: Mask | None,
    relations: Iterable[Relation] = (),
    is_said: Callable[[str], bool] = _never,
) -> Iterator[Found]:
    """What a sheet's part holds around its grid.

    Args:
        frame: the sheet's root element, with or without its `sheetData`.
        place: where the sheet is.
        under: what keeps the whole sheet from sight, where anything does.
        relations: what the sheet's part refers to; the targets of its links stand there.
        is_said: whether a reader sees where a link leads without pointing at it.
    """
    found = _read_frame(frame, place, under, relations, is_said)
    yield from no_nearer(found, {place: under} if under else {})


def _read_frame(
    frame: Element,
    place: Place,
    under: Mask | None,
    relations: Iterable[Relation],
    is_said: Callable[[str], bool],
) -> Iterator[Found]:
    outside = {relation.id: relation for relation in relations if relation.is_external}
    yield from read_page_texts(frame, place, under)
    for step, rows, hiding, header in (
        ("scenarios", _scenarios(frame), _SCENARIO, ("value", "scenario", "user", "remark")),
        ("filter", _criteria(frame), _CRITERION, ("value",)),
        ("data entry rules", _validations(frame), _VALIDATION, ("text",)),
        ("conditional formats", _formats(frame), _FORMULA, ("text",)),
        ("links", _links(frame, outside, is_said), _LINK, ("target", "tip", "text")),
    ):
        yield from placed_table(place / step, rows, hiding, header)
    for step, tag, hiding, noun in (
        ("ranges open to editing", "protectedRange", PROTECTED, "range"),
        ("published as web pages", "webPublishItem", _SAVED, "page"),
        ("smart tags", "cellSmartTagPr", _DATA, "tag"),
    ):
        yield from attribute_table(place / step, frame.iter(tag), hiding, noun, _FORMAL)
    for relation in outside.values():
        if relation.kind == "externalLinkPath":
            yield Text(place, unquote(relation.target), _PATH.sight, _PATH, "consolidated workbook")


def _at(cells: str, what: str = "") -> str:
    """The first of these cells, as an address; `what` says what stands there."""
    cell = cells.partition(" ")[0].partition(":")[0]
    return ", ".join(filter(None, (cell if spot(cell) else "", what))) or "no cell"


def _scenarios(frame: Element) -> _Rows:
    for scenario in frame.iter("scenario"):
        yield "scenario", "", *(scenario.get(key, "") for key in ("name", "user", "comment"))
        for cell in scenario.iter("inputCells"):
            yield _at(cell.get("r", "")), cell.get("val", ""), "", "", ""


def _criteria(frame: Element) -> _Rows:
    each = (element for tag in ("autoFilter", "sortState") for element in frame.iter(tag))
    return dict.fromkeys(row for element in each for row in filter_rows(element))


def _cells(element: Element) -> str:
    """The cells that a rule is for; in newer words they stand in an element of their own."""
    return element.get("sqref") or text_of(element.find("sqref"))


def _validations(frame: Element) -> _Rows:
    for rule in frame.iter("dataValidation"):
        cells = _cells(rule)
        for formula in (*rule.iter("formula1"), *rule.iter("formula2")):
            for text in literals(text_of(formula)):
                yield _at(cells, "choices"), text.replace(",", ", ")
        for key, what in _PROMPTS.items():
            if said := rule.get(key):
                yield _at(cells, what), said


def _formats(frame: Element) -> _Rows:
    for group in frame.iter("conditionalFormatting"):
        texts: dict[str, None] = {}
        for rule in group.iter("cfRule"):
            texts[rule.get("text", "").strip()] = None
            for inner in rule.iter():
                texts.update(dict.fromkeys(literals(f"{inner.get('val', '')} {inner.text or ''}")))
        for text in filter(None, texts):
            yield _at(_cells(group)), text


def _links(frame: Element, outside: dict[str, Relation], is_said: Callable[[str], bool]) -> _Rows:
    used = set()
    for link in frame.iter("hyperlink"):
        used.add(link.get("r:id", ""))
        relation = outside.get(link.get("r:id", ""))
        target = unquote(relation.target) if relation else ""
        target = "#".join(filter(None, (target, link.get("location", ""))))
        found = (target, link.get("tooltip", ""), link.get("display", ""))
        yield _at(link.get("ref", "")), *("" if text and is_said(text) else text for text in found)
    for relation in outside.values():
        if relation.kind == "hyperlink" and relation.id not in used:
            yield "no cell", unquote(relation.target), "", ""
