"""Declarations: what styles say of how things look, by allow-list of their names and of every word in their values.

    color: red; --secret: "Nia Example"; background: url(https://example.com/beacon.png)
    ──▶ color:red

A word that is none of CSS's own is left out with the whole declaration; so are texts, but for names of fonts. Custom
properties get names of our own. A picture is kept where it is written into the style, drawn anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, NamedTuple

from candour.formats.web.vocabulary import FUNCTIONS, MEDIA, PROPERTIES, UNITS, WORDS

__all__ = ["Declaration", "Declarations", "Picture", "is_colour", "is_font"]

Picture = Callable[[str], str]
"""What stands in the place of the address of a picture: an address again, some other value, or nothing."""

_FONTS: Final = frozenset({"font", "font-family"})
_POINTS_ELSEWHERE: Final = frozenset(
    {"fill", "stroke", "filter", "mask", "clip-path", "marker", "marker-start", "marker-mid", "marker-end"}
)
_FONT: Final = re.compile(r"[\w .,+&'()-]{1,60}")
_HEX: Final = re.compile(r"[0-9a-fA-F]{3,8}")
_LITERALS: Final = frozenset(",/*+-:<>=")
_CUSTOM: Final = re.compile(r"--[^\s;:]+")
_MOST_NAMES: Final = 5_000
_DEEPEST: Final = 8


class Declaration(NamedTuple):
    """One declaration that is kept."""

    name: str
    value: str
    is_important: bool

    def __str__(self) -> str:
        return f"{self.name}:{self.value}{'!important' if self.is_important else ''}"


@dataclass(slots=True)
class Declarations:
    """The declarations of one file. `pictures` says what becomes of a picture's address, `places` of a part's own (`#id`)."""

    pictures: Picture
    places: Picture
    _names: dict[str, str] = field(default_factory=dict)
    """The custom properties, each with the name that it has in the copy."""

    def of_style(self, style: str) -> str:
        """What stands in a `style` attribute, as far as it is kept."""
        import tinycss2  # noqa: PLC0415  (pages and drawings only)

        return ";".join(map(str, self.kept(tinycss2.parse_blocks_contents(style))))

    def kept(self, nodes: Iterable[Any]) -> Iterator[Declaration]:
        """Those of parsed declarations that are kept."""
        for node in nodes:
            if node.type != "declaration":
                continue
            name = node.lower_name
            is_custom = _CUSTOM.fullmatch(node.name) is not None
            if not is_custom and name not in PROPERTIES:
                continue
            value = self._value(name, node.value).strip()
            if value:
                yield Declaration(self._custom(node.name) if is_custom else name, value, bool(node.important))

    def of_attribute(self, name: str, value: str) -> str:
        """The value of an attribute of a shape that says how it looks, as a property of the same name would."""
        import tinycss2  # noqa: PLC0415  (see above)

        if name not in PROPERTIES:
            return ""
        return self._value(name, tinycss2.parse_component_value_list(value)).strip()

    def media(self, prelude: Iterable[Any]) -> str | None:
        """A condition of a screen; None where it says something unknown."""
        parts = []
        for token in prelude:
            if token.type == "() block":
                inner = self.media(token.content)
                if inner is None:
                    return None
                parts.append(f"({inner})")
            elif token.type == "ident":
                if token.lower_value not in MEDIA:
                    return None
                parts.append(token.lower_value)
            elif (plain := _plain(token)) is None:
                return None
            else:
                parts.append(plain)
        return "".join(parts).strip()

    def _custom(self, name: str) -> str:
        if len(self._names) >= _MOST_NAMES:
            return self._names.get(name, "--v0")
        return self._names.setdefault(name, f"--v{len(self._names) + 1}")

    def _value(self, name: str, tokens: Iterable[Any], depth: int = 0) -> str:
        """A value, where every part of it is known; otherwise nothing."""
        if depth > _DEEPEST:
            return ""
        parts = []
        for token in tokens:
            part = self._part(name, token, depth)
            if part is None:
                return ""
            parts.append(part)
        return " ".join("".join(parts).split()) if depth == 0 else "".join(parts)

    def _part(self, name: str, token: Any, depth: int) -> str | None:
        kind = token.type if token.type != "function" or token.lower_name != "url" else "url"
        if kind == "ident":
            return _word(name, token)
        if kind == "string":
            return f'"{token.value}"' if name in _FONTS and is_font(token.value) else None
        if kind == "url":
            return self._address(name, token)
        if kind == "function":
            return self._function(name, token, depth)
        if kind == "() block":
            inner = self._value(name, token.content, depth + 1)
            return f"({inner})" if inner else None
        return _plain(token)

    def _function(self, name: str, token: Any, depth: int) -> str | None:
        word = token.lower_name
        if word not in FUNCTIONS:
            return None
        arguments = list(token.arguments)
        if word == "var":
            first = next((at for at, one in enumerate(arguments) if one.type == "ident"), None)
            if first is None or not _CUSTOM.fullmatch(arguments[first].value):
                return None
            rest = self._value(name, arguments[first + 1 :], depth + 1)
            return f"var({self._custom(arguments[first].value)}{rest})"
        inner = self._value(name, arguments, depth + 1)
        return f"{word}({inner.strip()})" if inner else None

    def _address(self, name: str, token: Any) -> str | None:
        address = (
            token.value
            if token.type == "url"
            else "".join(one.value for one in token.arguments if one.type == "string")
        )
        if address.startswith("#"):
            place = self.places(address) if name in _POINTS_ELSEWHERE else ""
            return f"url({place})" if place else None
        return self.pictures(address) or None


def _word(name: str, token: Any) -> str | None:
    if name in _FONTS and is_font(token.value):
        return str(token.value)
    word = str(token.lower_value)
    return word if word in WORDS or is_colour(word) else None


def _plain(token: Any) -> str | None:
    """Numbers and what stands between them."""
    written = _PLAIN.get(token.type)
    return written(token) if written else None


_PLAIN: Final[dict[str, Callable[[Any], str | None]]] = {
    "whitespace": lambda _: " ",
    "comment": lambda _: " ",
    "number": lambda token: str(token.representation),
    "percentage": lambda token: f"{token.representation}%",
    "dimension": lambda token: (
        f"{token.representation}{token.lower_unit}" if token.lower_unit in UNITS else None
    ),
    "hash": lambda token: f"#{token.value}" if _HEX.fullmatch(token.value) else None,
    "literal": lambda token: str(token.value) if token.value in _LITERALS else None,
}


@lru_cache(maxsize=2048)
def is_colour(word: str) -> bool:
    """Whether this is the name of a colour, or its number."""
    from tinycss2.color3 import parse_color  # noqa: PLC0415  (see above)

    return parse_color(word) is not None


def is_font(name: str) -> bool:
    """Whether this may be the name of a font."""
    return _FONT.fullmatch(name) is not None
