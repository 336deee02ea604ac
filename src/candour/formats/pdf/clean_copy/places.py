"""Places: where in a document a link or a bookmark leads, told by the page itself and not by a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from candour.formats.pdf.clean_copy.plain import number
from candour.formats.pdf.document import Document
from candour.formats.pdf.names import rows_of_tree
from candour.formats.pdf.values import entry, items, key_of, kind_of, name_of, pairs, words_of_value

__all__ = ["Places"]

_WAYS: Final = {"XYZ": 3, "Fit": 0, "FitH": 1, "FitV": 1, "FitR": 4, "FitB": 0, "FitBH": 1, "FitBV": 1}
"""How a page may be shown when somebody is led there, and by how many numbers that is told."""


class Places:
    """The places of a document, as places of its copy."""

    def __init__(self, document: Document, pages: Sequence[Any], turned: frozenset[int]) -> None:
        """`pages` are those of the copy; `turned` the numbers of those that became pictures, whose measures are others."""
        self._document, self._pages, self._turned = document, pages, turned
        self._numbers = {key_of(page): at for at, page in enumerate(document.pages)}
        self._named: dict[str, Any] | None = None

    def led_to(self, holder: Any) -> Any:
        """Where a link or a bookmark leads within the document; None where it leads nowhere, or elsewhere."""
        target = entry(holder, "/Dest")
        action = entry(holder, "/A")
        if target is None and name_of(entry(action, "/S")) == "GoTo":
            target = entry(action, "/D")
        return self._place(target)

    def _place(self, target: Any, depth: int = 0) -> Any:
        import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

        if kind_of(target) in ("name", "string") and not depth:
            return self._place(self._by_name(name_of(target) or words_of_value(target)), depth + 1)
        if kind_of(target) == "dictionary":
            target = entry(target, "/D")
        row = list(items(target)) if kind_of(target) == "array" else []
        at = self._numbers.get(key_of(row[0])) if row else None
        if row and isinstance(row[0], int) and 0 <= row[0] < len(self._pages):
            at = row[0]
        if at is None or at >= len(self._pages):
            return None
        way = name_of(row[1]) if len(row) > 1 else "Fit"
        if way not in _WAYS or at + 1 in self._turned:
            return pikepdf.Array([self._pages[at], pikepdf.Name.Fit])
        numbers = [number(value) for value in row[2 : 2 + _WAYS[way]]]
        return pikepdf.Array([self._pages[at], pikepdf.Name(f"/{way}"), *numbers])

    def _by_name(self, name: str) -> Any:
        if self._named is None:
            root = self._document.root
            held = {
                words_of_value(key): value
                for key, value in rows_of_tree(entry(root, "/Names", "/Dests"), "/Names")
            }
            old = {key.removeprefix("/"): value for key, value in pairs(entry(root, "/Dests"))}
            self._named = {**old, **held}
        return self._named.get(name)
