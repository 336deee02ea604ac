"""Layers: which of a document's layers are switched off when a reader opens it.

    catalogue ── D ─┬─ BaseState ON or OFF          what holds for every layer
                    └─ ON, OFF                      and for some
    layer ── Usage ── View ── ViewState             and what a layer says of itself

They are asked in the order in which pdfium asks them, for its pages are what Candour goes by.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from candour.formats.pdf.survey import Key
from candour.formats.pdf.values import entry, items, key_of, kind_of, name_of

__all__ = ["Layers"]

_DEEPEST: Final = 32


class Layers:
    """The layers of a document as they are when it is opened."""

    def __init__(self, root: Any) -> None:
        first = entry(root, "/OCProperties", "/D")
        self._base = name_of(entry(first, "/BaseState")) != "OFF"
        self._on = {key_of(layer) for layer in items(entry(first, "/ON"))}
        self._off = {key_of(layer) for layer in items(entry(first, "/OFF"))}
        self._known: dict[Key, bool] = {}

    def is_off(self, layer: Any) -> bool:
        """Whether a layer, or a group of layers with a rule, is switched off. What is no layer is never off."""
        if kind_of(layer) != "dictionary":
            return False
        key = key_of(layer)
        if key not in self._known or key == (0, 0):
            self._known[key] = not self._is_shown(layer)
        return self._known[key]

    def _is_shown(self, layer: Any) -> bool:
        if name_of(entry(layer, "/Type")) != "OCMD":
            return self._is_on(layer)
        rule = entry(layer, "/VE")
        if kind_of(rule) == "array":
            return self._holds(rule, 0)
        members = [self._is_on(one) for one in items(entry(layer, "/OCGs")) if kind_of(one) == "dictionary"]
        return _POLICIES.get(name_of(entry(layer, "/P")), any)(members) if members else True

    def _is_on(self, layer: Any) -> bool:
        own = name_of(entry(layer, "/Usage", "/View", "/ViewState"))
        if own:
            return own != "OFF"
        key = key_of(layer)
        return key not in self._off and (self._base or key in self._on)

    def _holds(self, rule: Any, depth: int) -> bool:
        """Whether a rule holds: `[/And layer [/Not layer]]`."""
        parts = list(items(rule))
        if not parts or depth > _DEEPEST:
            return True
        held = [
            self._holds(part, depth + 1) if kind_of(part) == "array" else self._is_on(part)
            for part in parts[1:]
        ]
        return _RULES.get(name_of(parts[0]), all)(held)


def _none(held: Sequence[bool]) -> bool:
    return not any(held)


def _not_all(held: Sequence[bool]) -> bool:
    return not all(held)


_POLICIES: Final[dict[str, Callable[[Sequence[bool]], bool]]] = {
    "AllOn": all,
    "AnyOn": any,
    "AnyOff": _not_all,
    "AllOff": _none,
}
_RULES: Final[dict[str, Callable[[Sequence[bool]], bool]]] = {"And": all, "Or": any, "Not": _none}
