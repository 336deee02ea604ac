"""Blocks: what stands around paragraphs: lists, sections, indexes, declarations of variables and links."""

from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element

from candour.formats.opendocument.walk import Handler, Scope, Walk
from candour.formats.xml import text_of

__all__ = ["CONTAINERS", "INDEXES", "Blocks"]

INDEXES = (
    "text:table-of-content", "text:illustration-index", "text:table-index", "text:object-index", "text:user-index",
    "text:alphabetical-index", "text:bibliography",
)  # fmt: skip
CONTAINERS = (
    "text:list-item", "text:list-header", "text:index-body", "text:numbered-paragraph", "office:text", "office:body",
)  # fmt: skip
"""Elements that only hold others."""
_SILENT = (
    "text:soft-page-break", "text:page-sequence", "text:sequence-decls", "text:linenumbering-configuration",
    "text:notes-configuration", "table:calculation-settings", "text:bibliography-configuration", "text:number",
    "draw:glue-point", "draw:contour-polygon", "draw:contour-path", "draw:enhanced-geometry", "text:list-style",
    "loext:table-protection", "office:change-info", "office:binary-data", "table:table-source",
)  # fmt: skip
_VARIABLES = ("text:user-field-decls", "text:variable-decls")


class Blocks:
    """The blocks of one document."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        handlers: dict[str, Handler] = {
            **dict.fromkeys((*CONTAINERS, *INDEXES), walk.blocks),
            **dict.fromkeys((f"{index}-source" for index in INDEXES), self.index_source),
            **dict.fromkeys(_SILENT, lambda *_: None),
            **dict.fromkeys(_VARIABLES, self._variables),
            "text:index-title": walk.blocks,
            "text:list": self._list,
            "text:section": lambda element, scope: walk.blocks(element, self.in_section(element, scope)),
            "text:section-source": self._linked,
            "text:alphabetical-index-auto-mark-file": self._linked,
            "text:dde-connection-decls": self._dde,
            "office:dde-source": self._dde,
        }
        walk.block |= handlers

    def _list(self, element: Element, scope: Scope) -> None:
        self.note_list(element.get("text:style-name", ""))
        self._walk.blocks(element, self.in_list(scope))

    def note_list(self, name: str) -> None:
        """Takes note of a style of lists that is used."""
        if name:
            self._walk.gathered.lists.add(name)

    def in_list(self, scope: Scope) -> Scope:
        """What holds one level deeper; on slides each level of an outline has a look of its own."""
        level = scope.level + 1
        if scope.style and "outline" in scope.style:
            name = f"{scope.style.rstrip('0123456789')}{level}"
            look = self._walk.styles.look(scope.look, "presentation", name, with_default=False)
            return replace(scope, level=level, look=look)
        return replace(scope, level=level)

    def in_section(self, element: Element, scope: Scope) -> Scope:
        """What holds inside a section, which may be hidden for good or for now."""
        walk, name = self._walk, element.get("text:style-name", "")
        walk.gathered.note_name("name of a section", element.get("text:name", ""), scope.flow.place)
        display = element.get("text:display", "")
        is_off = display == "none" or (display == "condition" and element.get("text:is-hidden") == "true")
        if '"' in (condition := element.get("text:condition", "")):
            walk.gathered.note("field-code", "condition", condition, scope.flow.place)
        ground = walk.styles.ground("section", name, "style:section-properties")
        walk.mark(element, scope.under() or (walk.mask("hidden-section") if is_off else None))
        return replace(
            scope,
            veil=scope.veil or (walk.mask("hidden-section") if is_off else None),
            behind=scope.behind if ground is None else ground,
        )

    def index_source(self, element: Element, scope: Scope) -> None:
        """How an index is made; its title stands in it once more."""
        gathered, place = self._walk.gathered, scope.flow.place
        for child in element.iter():
            if child.tag in ("text:index-title-template", "text:index-entry-span"):
                gathered.note_name("title of an index", text_of(child), place)
        gathered.note_name("title of an index", element.get("text:index-name", ""), place)

    def _linked(self, element: Element, scope: Scope) -> None:
        """Another file from which this text comes."""
        gathered, place = self._walk.gathered, scope.flow.place
        gathered.refer(element.get("xlink:href", ""), "path of a linked file", place, None)
        gathered.note_name("name of a section", element.get("text:section-name", ""), place)

    def _dde(self, element: Element, scope: Scope) -> None:
        """Programs and files from which values come."""
        for each in element.iter():
            parts = (each.get(f"office:dde-{name}", "") for name in ("application", "topic", "item"))
            if path := " ".join(filter(None, parts)):
                self._walk.gathered.note(
                    "external-link-path", "path of a linked file", path, scope.flow.place
                )

    def _variables(self, element: Element, scope: Scope) -> None:
        """Values that the document keeps, whether or not it shows them."""
        walk = self._walk
        for each in element:
            name = each.get("text:name", "")
            value = each.get("office:string-value") or each.get("office:value") or ""
            hiding = walk.gathered.ways["document-variable"]
            if value.strip():
                walk.tell_as(hiding, scope.flow.place / "variables", value, name)
            if '"' in (formula := each.get("text:formula", "")) and value not in formula:
                walk.gathered.note("field-code", "formula", formula, scope.flow.place)
