"""Plain values: numbers, flags and names of known sets, copied from one document to another. Anything else is nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from candour.formats.pdf.values import entry, items, kind_of, name_of

__all__ = ["copied_entries", "flag", "flags", "name_among", "number", "numbers"]

_DEEPEST = 4
_MOST = 70_000

Copier = Callable[[Any], Any]
"""Copies a value; None where it is not of the kind that is looked for."""


def number(value: Any) -> Any:
    """A number."""
    return value if isinstance(value, (int, Decimal, float)) and not isinstance(value, bool) else None


def flag(value: Any) -> Any:
    """Yes or no."""
    return value if isinstance(value, bool) else None


def numbers(value: Any, depth: int = 0) -> Any:
    """An array of numbers, or of arrays of them."""
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    if kind_of(value) != "array" or depth > _DEEPEST or len(value) > _MOST:
        return None
    found = []
    for item in items(value):
        own = numbers(item, depth + 1) if kind_of(item) == "array" else number(item)
        if own is None:
            return None
        found.append(own)
    return pikepdf.Array(found)


def flags(value: Any) -> Any:
    """An array of yes and no."""
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    if kind_of(value) != "array":
        return None
    return pikepdf.Array([item for item in items(value) if isinstance(item, bool)])


def name_among(*known: str) -> Copier:
    """Copies a name that is one of these, or the first of several that is."""

    def copied(value: Any) -> Any:
        import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

        found = next((name_of(item) for item in items(value) if name_of(item) in known), None)
        return None if found is None else pikepdf.Name(f"/{found}")

    return copied


def copied_entries(holder: Any, known: Mapping[str, Copier]) -> Any:
    """A new dictionary of those entries that are known and are of the kind that they are to be."""
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    found = pikepdf.Dictionary()
    for key, copier in known.items():
        value = entry(holder, key)
        if value is not None and (own := copier(value)) is not None:
            found[key] = own
    return found
