"""Structure: headings, paragraphs, lists and tables, told to those who have the document read aloud, and in which order.

    tree of the document                    drawing of page 2
    Document ─┬─ H1 ── part 0 of page 2  ─▶ /H1 <</MCID 0>> BDC … EMC
              └─ Table ── TR ── TD ── part 1 of page 2

Kinds of part that only the program knew become those that it says they stand for. Titles, ids and words to be read instead of
what is shown are left out; descriptions of pictures too, unless they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from candour.cleaned import Wishes
from candour.formats.pdf.clean_copy.draft import Draft
from candour.formats.pdf.clean_copy.plain import copied_entries, name_among, number
from candour.formats.pdf.clean_copy.tags import STANDARD
from candour.formats.pdf.document import Document
from candour.formats.pdf.survey import Key
from candour.formats.pdf.values import entry, items, key_of, kind_of, name_of, number_of, words_of_value

__all__ = ["Part", "add_structure", "marks_of", "structure_of"]

_DEEPEST: Final = 150
_MOST: Final = 500_000
_ROLES_DEEP: Final = 8
_STAY_EMPTY: Final = frozenset({"TD", "TH"})
_ATTRIBUTES: Final = {
    "/O": name_among("Table", "List"),
    "/RowSpan": number,
    "/ColSpan": number,
    "/Scope": name_among("Row", "Column", "Both"),
    "/ListNumbering": name_among(
        "None", "Disc", "Circle", "Square", "Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha", "Unordered",
        "Ordered", "Description",
    ),
}  # fmt: skip


@dataclass(slots=True, repr=False)
class Part:
    """A part of the document: its kind, and what is in it: parts, and marks (page and number) of drawings."""

    kind: str
    within: list[Part | tuple[int, int]] = field(default_factory=list)
    attributes: list[Any] = field(default_factory=list)
    description: str = ""


class _Walk:
    def __init__(self, document: Document, wishes: Wishes) -> None:
        root = entry(document.root, "/StructTreeRoot")
        self._roles = entry(root, "/RoleMap")
        self._numbers = {key_of(page): at for at, page in enumerate(document.pages, 1)}
        self._wishes, self._met, self._left = wishes, set[Key](), _MOST

    def parts(self, holder: Any, page: int, depth: int = 0) -> Iterator[Part | tuple[int, int]]:
        """What is in a part."""
        for value in items(entry(holder, "/K")) if depth < _DEEPEST else ():
            self._left -= 1
            if self._left < 0:
                return
            if isinstance(value, int):
                yield page, value
            elif name_of(entry(value, "/Type")) == "MCR":
                yield self._page(value, page), int(number_of(entry(value, "/MCID"), -1))
            elif (
                kind_of(value) == "dictionary"
                and name_of(entry(value, "/S"))
                and key_of(value) not in self._met
            ):
                if key_of(value) != (0, 0):
                    self._met.add(key_of(value))
                yield self._part(value, page, depth)

    def _page(self, value: Any, page: int) -> int:
        return self._numbers.get(key_of(entry(value, "/Pg")), page)

    def _part(self, value: Any, page: int, depth: int) -> Part:
        made = Part(self._kind(name_of(entry(value, "/S"))))
        made.within = list(self.parts(value, self._page(value, page), depth + 1))
        for given in items(entry(value, "/A")):
            attributes = copied_entries(given, _ATTRIBUTES)
            if "/O" in attributes and len(attributes) > 1:
                made.attributes.append(attributes)
        if self._wishes.keeps_alternative_text:
            made.description = self._wishes.redaction.text(words_of_value(entry(value, "/Alt")))
        return made

    def _kind(self, name: str) -> str:
        for _ in range(_ROLES_DEEP):
            if name in STANDARD:
                return name
            name = name_of(entry(self._roles, f"/{name}"))
        return "Span"


def structure_of(document: Document, wishes: Wishes) -> list[Part]:
    """The structure of a document; nothing where it has none."""
    root = entry(document.root, "/StructTreeRoot")
    if kind_of(root) != "dictionary":
        return []
    return [part for part in _Walk(document, wishes).parts(root, 0) if isinstance(part, Part)]


def marks_of(structure: list[Part]) -> dict[int, set[int]]:
    """For each page, the numbers of the marks that the structure speaks of."""
    found: dict[int, set[int]] = {}
    waiting = list(structure)
    while waiting:
        for inner in waiting.pop().within:
            if isinstance(inner, Part):
                waiting.append(inner)
            else:
                found.setdefault(inner[0], set()).add(inner[1])
    return found


def _pruned(part: Part, marks: Mapping[int, set[int]]) -> Part | None:
    """The part with what is still drawn; None where nothing of it is."""
    within: list[Part | tuple[int, int]] = []
    for inner in part.within:
        if isinstance(inner, Part):
            if (kept := _pruned(inner, marks)) is not None:
                within.append(kept)
        elif inner[1] in marks.get(inner[0], ()):
            marks[inner[0]].discard(inner[1])
            within.append(inner)
    part.within = within
    return part if within or part.kind in _STAY_EMPTY else None


def add_structure(draft: Draft, structure: list[Part]) -> None:
    """Gives the copy the structure of what is drawn on its pages."""
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    drawn = {sheet.number: set(sheet.drawn.marks) for sheet in draft.sheets}
    kept = [part for part in (_pruned(part, drawn) for part in structure) if part is not None and part.within]
    if not kept:
        return
    new = draft.new
    root = new.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    holders: dict[int, dict[int, Any]] = {}
    pages = {sheet.number: sheet.page for sheet in draft.sheets}
    root.K = pikepdf.Array([_element(new, part, root, pages, holders) for part in kept])
    rows: list[Any] = []
    for at, number_of_page in enumerate(sorted(holders)):
        by_mark = holders[number_of_page]
        row = [by_mark.get(mark) for mark in range(max(by_mark) + 1)]
        rows += [at, new.make_indirect(pikepdf.Array(row))]
        pages[number_of_page].StructParents = at
    root.ParentTree = new.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array(rows)))
    root.ParentTreeNextKey = len(holders)
    new.Root.StructTreeRoot = root
    new.Root.MarkInfo = pikepdf.Dictionary(Marked=True)


def _element(
    new: Any, part: Part, above: Any, pages: Mapping[int, Any], holders: dict[int, dict[int, Any]]
) -> Any:
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    made = new.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name(f"/{part.kind}"), P=above)
    )
    own = next((inner[0] for inner in part.within if not isinstance(inner, Part)), 0)
    if own:
        made.Pg = pages[own]
    row: list[Any] = []
    for inner in part.within:
        if isinstance(inner, Part):
            row.append(_element(new, inner, made, pages, holders))
            continue
        page, mark = inner
        holders.setdefault(page, {})[mark] = made
        row.append(
            mark if page == own else pikepdf.Dictionary(Type=pikepdf.Name.MCR, Pg=pages[page], MCID=mark)
        )
    if row:
        made.K = row[0] if len(row) == 1 else pikepdf.Array(row)
    if part.attributes:
        made.A = part.attributes[0] if len(part.attributes) == 1 else pikepdf.Array(part.attributes)
    if part.description:
        made.Alt = pikepdf.String(part.description)
    return made
