"""Workbook: which sheets there are, in which parts they stand, and which of them a reader gets to see.

package ──officeDocument──▶ workbook ──r:id──▶ worksheet    listed: visible, hidden or very hidden
                                              worksheet    listed nowhere: left in the file, shown by nothing
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from candour.errors import LimitReached
from candour.formats.archive import Unreadable
from candour.formats.ooxml.package import Package, Relation
from candour.formats.spreadsheet import hiding_within
from candour.formats.xlsx.damage import damage
from candour.formats.xml import BadXml
from candour.hiding import Sight
from candour.piece import Gap, Mask, Why
from candour.place import Place

__all__ = ["Sheet", "Workbook", "is_on", "read_workbook"]

_KINDS = {
    "worksheet": "worksheet",
    "chartsheet": "chartsheet",
    "dialogsheet": "dialogsheet",
    "xlmacrosheet": "macrosheet",
    "xlintlmacrosheet": "macrosheet",
    "macrosheet": "macrosheet",
    "intlmacrosheet": "macrosheet",
}
"""What a reference, a content type or a root element calls each kind of sheet."""
_ROOT = re.compile(rb"<(?:[\w.-]+:)?(worksheet|chartsheet|dialogsheet|macrosheet)[\s>/]")
_SPACES = (b"spreadsheetml/2006/main", b"ooxml/spreadsheetml/main", b"excel/2006/main")
_VAGUE = frozenset({"", "application/xml", "text/xml", "application/octet-stream"})


def is_on(value: str | None) -> bool:
    """Whether an attribute says yes."""
    return value in {"1", "true", "on"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `under` is what keeps it from sight as a whole, where anything does."""

    name: str
    part: str
    """Nothing, where the workbook lists a sheet that is not in the file."""
    kind: str
    """`worksheet`, `chartsheet`, `dialogsheet` or `macrosheet`."""
    place: Place
    under: Mask | None = None
    is_listed: bool = True


@dataclass(frozen=True, slots=True, repr=False)
class Workbook:
    """The workbook part, read. `root` is None where it is missing or broken."""

    part: str
    root: Element | None
    sheets: tuple[Sheet, ...]
    date1904: bool
    """Whether days count from 1904: the serial numbers of dates are 1,462 lower."""

    @property
    def seen_titles(self) -> frozenset[str]:
        """The names of sheets and ranges that a reader can see, as the properties of the document list them."""
        seen = {sheet.name for sheet in self.sheets if sheet.under is None and sheet.is_listed}
        titles = set(seen)
        listed = [sheet.name for sheet in self.sheets if sheet.is_listed]
        for name in () if self.root is None else self.root.iter("definedName"):
            title, at = name.get("name", "").removeprefix("_xlnm."), name.get("localSheetId") or ""
            if is_on(name.get("hidden")):
                continue
            if not at:
                titles.add(title)
            elif at.isdecimal() and int(at) < len(listed) and listed[int(at)] in seen:
                owner = listed[int(at)]
                titles |= {f"{owner}!{title}", "'{}'!{}".format(owner.replace("'", "''"), title)}
        return frozenset(titles)


def read_workbook(package: Package, place: Place, gaps: list[Gap]) -> Workbook:
    """The workbook of a package. What is damaged becomes a Gap on the list, and sheets are then found by their kind.

    Raises:
        LimitReached: for a limit on the whole file.
    """
    part, root = "", None
    with damage(place, "the list of what the file's parts are", gaps):
        part = _workbook_part(package)
    part = part or _likely_part(package)
    if part:
        with damage(place, "the workbook part, which lists the sheets,", gaps):
            root = package.tree(part)
    elif not gaps:
        gaps.append(
            Gap(place, Why.BROKEN, "it has no workbook part: save it anew in Excel and check it again")
        )
    relations: dict[str, Relation] = {}
    with damage(place, "the list of the workbook's parts", gaps):
        relations = {relation.id: relation for relation in package.relations(part)}
    is_whole = root is not None and not gaps
    sheets: list[Sheet] = []
    if root is not None:
        is_add_in = _has_types(package) and "addin" in package.type_of(part)
        sheets += _listed(package, _Tabs(root, is_add_in=is_add_in), relations, place, gaps)
    sheets += _unlisted(package, {sheet.part.lower() for sheet in sheets}, place, is_whole=is_whole)
    properties = root.find("workbookPr") if root is not None else None
    return Workbook(part, root, tuple(sheets), properties is not None and is_on(properties.get("date1904")))


def _workbook_part(package: Package) -> str:
    return next(iter(package.related("", "officeDocument")), "")


def _likely_part(package: Package) -> str:
    """The workbook by its usual name, where no reference leads to it."""
    return next((part for part in package.parts if part.lower().endswith("workbook.xml")), "")


# ── listed sheets ───────────────────────────────────────────────────────────────────────────────────────────────


def _listed(
    package: Package, tabs: _Tabs, relations: dict[str, Relation], place: Place, gaps: list[Gap]
) -> Iterator[Sheet]:
    elements = [sheet for sheets in tabs.root.iter("sheets") for sheet in sheets.iter("sheet")]
    has_types = _has_types(package)
    for number, element in enumerate(elements):
        name = element.get("name", "")
        under, said = _state(element.get("state", ""))
        if under is None:
            under, said = tabs.over(number)
        here = place / f'sheet "{name}"{said}'
        relation = relations.get(element.get("r:id", ""))
        part = relation.target if relation and relation.target in package else ""
        kind = _KINDS.get(relation.kind.lower(), "") if relation else ""
        if not part:
            what = "the workbook lists this sheet, but its part is not in the file: ask for the file to be sent again"
            gaps.append(Gap(here, Why.DISAGREES, what))
        kind = kind or _kind_by_type(package.type_of(part) if part and has_types else "") or "worksheet"
        if kind in {"macrosheet", "dialogsheet"}:
            under = Mask.of(hiding_within("xlsx", "macro-sheet"))
        yield Sheet(name, part, kind, here, under)


def _state(state: str) -> tuple[Mask | None, str]:
    match state.lower():
        case "hidden":
            return Mask.of(hiding_within("xlsx", "hidden-sheet")), " (hidden)"
        case "veryhidden":
            return Mask.of(hiding_within("xlsx", "very-hidden-sheet")), " (very hidden)"
    return None, ""


class _Tabs:
    """What keeps all sheets from sight: an add-in, which has no window, a hidden window, or one that shows no tabs."""

    def __init__(self, root: Element, *, is_add_in: bool) -> None:
        self.root = root
        self._is_add_in = is_add_in
        views = list(root.iter("workbookView"))
        self._is_hidden = bool(views) and all("idden" in view.get("visibility", "") for view in views)
        self._no_tabs = bool(views) and all(view.get("showSheetTabs") in {"0", "false"} for view in views)
        self._active = {view.get("activeTab", "0") for view in views}

    def over(self, number: int) -> tuple[Mask | None, str]:
        hiding = hiding_within("xlsx", "hidden-sheet")
        if self._is_add_in:
            return Mask.of(hiding), " (of an add-in)"
        if self._is_hidden:
            return Mask.of(hiding), " (in a hidden window)"
        if self._no_tabs and str(number) not in self._active:
            return Mask(hiding, Sight.UNSURE), " (its tab is not shown)"
        return None, ""


# ── unlisted sheets ─────────────────────────────────────────────────────────────────────────────────────────────


def _unlisted(package: Package, listed: set[str], place: Place, *, is_whole: bool) -> Iterator[Sheet]:
    """Parts that are sheets and that the workbook does not list; where the list is broken, perhaps it would have."""
    hiding = hiding_within("xlsx", "unlisted-sheet")
    has_types = _has_types(package)
    sight = hiding.sight if is_whole else Sight.UNSURE
    said = "listed nowhere" if is_whole else "the list of sheets is broken"
    for part in package.parts:
        if part.lower() not in listed and part.lower().endswith(".xml"):
            content_type = package.type_of(part) if has_types else ""
            kind = _kind_by_type(content_type)
            if not kind and content_type in _VAGUE:
                kind = _kind_by_root(package, part)
            if kind:
                here = place / f'sheet part "{part}" ({said})'
                yield Sheet("", part, kind, here, Mask(hiding, sight), is_listed=False)


def _has_types(package: Package) -> bool:
    try:
        return bool(package.types)
    except (BadXml, Unreadable):
        return False  # whoever reads what is left over says so


def _kind_by_type(content_type: str) -> str:
    name = content_type.removesuffix("+xml").rpartition(".")[2]
    return _KINDS.get(name.lower(), "")


def _kind_by_root(package: Package, part: str) -> str:
    """The kind of a part whose content type says nothing, by its first element."""
    if "/_rels/" in f"/{part}" or part == "[Content_Types].xml":
        return ""
    try:
        head = next(iter(package.archive.stream(package.entry(part))), b"")[:4096].replace(b"\0", b"")
    except (Unreadable, LimitReached):
        return ""
    match = _ROOT.search(head)
    return match[1].decode() if match and any(space in head for space in _SPACES) else ""
