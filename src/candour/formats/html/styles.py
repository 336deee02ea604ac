"""Styles: what a page's rules and attributes say of how its elements look, as far as that may hide them.

    <style> rules, those alone that may hide ──▶ matched against the page ──┐
    style="…"  hidden  bgcolor  <font color size> ──────────────────────────┴──▶ one Look for each element

Facts from CSS 2.2 and the HTML standard's rendering section. Rules for print, or for small screens alone, are passed over: a
page is looked at on an ordinary screen. Rules of style sheets in other files are not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from candour.formats.colour import WHITE, are_alike
from candour.formats.html.ways import BACKGROUND, DISPLAY, SCREEN_READER, TINY, TRANSPARENT
from candour.formats.web.media import applies
from candour.hiding import Hiding

__all__ = ["Look", "Styles"]

# fmt: off
_TELLING = frozenset((
    "display", "visibility", "opacity", "font-size", "color", "background", "background-color", "text-indent", "position", "left",
    "top", "margin-left", "clip", "clip-path", "width", "height", "max-height", "max-width", "overflow", "transform", "mso-hide",
    "content-visibility",
))
# fmt: on
_MOST_RULES = 5_000
_MOST_MATCHES = 2_000_000
_TINY, _FAR, _SEEN_THROUGH = 2.0, -500.0, 0.05
_UNITS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 37.8, "mm": 3.78, "em": 16.0, "rem": 16.0, "ex": 8.0, "%": 0.16, "vw": 12.0, "vh": 8.0, "": 1.0}  # fmt: skip
_FONT_SIZES = {"1": 10.0, "2": 13.0, "-2": 10.0}
_LENGTH = re.compile(r"(-?\d*\.?\d+)([a-z%]*)", re.IGNORECASE)
_CUT = re.compile(
    r"rect\(\s*(?:0|1px|auto)\w*[\s,]+(?:0|1px)\w*[\s,]+(?:0|1px)\w*[\s,]+(?:0|1px)\w*\s*\)|inset\(\s*(?:50|100)%|circle\(\s*0"
)
_NO_SIZE = re.compile(r"^-?0*\.?0*(?:px|pt|em|%)?$")
_SCALED_AWAY = re.compile(r"scale[xyXY3d]*\(\s*0[\s,)]")

Declared = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """How one element looks. `hiding` is what keeps it, and all in it, from sight."""

    hiding: Hiding | None = None
    is_visible: bool = True
    """As `visibility` says, which alone a part inside may take back."""
    size: float = 16.0
    colour: int = 0
    behind: int = WHITE

    @property
    def why_unseen(self) -> Hiding | None:
        """What keeps this element's own text from sight."""
        if self.hiding:
            return self.hiding
        if not self.is_visible:
            return DISPLAY
        if self.size <= _TINY:
            return TINY
        return BACKGROUND if self.behind >= 0 and _are_alike(self.colour, self.behind) else None


_are_alike = lru_cache(maxsize=4096)(are_alike)


class Styles:
    """The rules of one page."""

    def __init__(self, root: Any) -> None:
        self._declared: dict[Any, dict[str, str]] = {}
        self.is_whole = True
        """False where there were more rules than are followed."""
        self._match(root)

    def look(self, element: Any, above: Look) -> Look:
        """How an element looks inside one that looks so."""
        attributes = element.attrib
        told = dict(self._declared.get(element, ()))
        if style := attributes.get("style"):
            told |= _inline(style)
        if not told and not attributes:
            return above
        told = {**_from_attributes(element.tag, attributes), **told}
        return _with(above, told, is_hidden="hidden" in attributes and "display" not in told)

    def _match(self, root: Any) -> None:
        """Finds the elements that each rule is for; a later rule of the same weight goes before an earlier one."""
        from cssselect import SelectorError  # noqa: PLC0415  (pages with styles of their own only)
        from lxml.cssselect import CSSSelector  # noqa: PLC0415  (see above)
        from lxml.etree import XPathError  # noqa: PLC0415  (see above)

        sheets = [element.text or "" for element in root.iter("style") if applies(element.get("media", ""))]
        rules = [rule for sheet in sheets for rule in _rules(sheet)]
        self.is_whole = len(rules) <= _MOST_RULES
        matches = 0
        for _, selector, declared in sorted(rules[:_MOST_RULES], key=lambda rule: rule[0]):
            try:
                found = CSSSelector(selector, translator="html")(root)
            except (SelectorError, XPathError, ValueError):
                continue  # of a state or a part that no element is in as the page stands
            matches += len(found)
            if matches > _MOST_MATCHES:
                self.is_whole = False
                return
            for element in found:
                self._declared.setdefault(element, {}).update(declared)


def _rules(sheet: str) -> Iterator[tuple[tuple[int, ...], str, Declared]]:
    """The weight, the selector and the telling declarations of each rule that has any."""
    import tinycss2  # noqa: PLC0415  (pages with styles of their own only)
    from cssselect import SelectorError, parse  # noqa: PLC0415  (see above)

    waiting = list(
        tinycss2.parse_stylesheet(
            sheet.replace("<!--", "").replace("-->", ""), skip_comments=True, skip_whitespace=True
        )
    )
    while waiting:
        rule = waiting.pop(0)
        if (
            rule.type == "at-rule"
            and rule.lower_at_keyword in ("media", "supports", "layer")
            and rule.content
        ):
            if rule.lower_at_keyword != "media" or applies(tinycss2.serialize(rule.prelude)):
                waiting[:0] = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        elif rule.type == "qualified-rule":
            declared = _declarations(rule.content)
            if not declared:
                continue
            try:
                selectors = parse(tinycss2.serialize(rule.prelude).strip())
            except SelectorError:
                continue
            for selector in selectors:
                if selector.pseudo_element is None:
                    yield selector.specificity(), selector.canonical(), declared


def _declarations(content: Any) -> dict[str, str]:
    import tinycss2  # noqa: PLC0415  (see above)

    found = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return {
        one.lower_name: tinycss2.serialize(one.value).strip().lower()
        for one in found
        if one.type == "declaration" and one.lower_name in _TELLING
    }


@lru_cache(maxsize=4096)
def _inline(style: str) -> Declared:
    """What a `style` attribute says. Split plainly: such attributes are short, and there are many."""
    told = {}
    for declaration in style.split(";"):
        name, _, value = declaration.partition(":")
        if (name := name.strip().lower()) in _TELLING:
            told[name] = value.replace("!important", "").strip().lower()
    return told


def _from_attributes(tag: object, attributes: Mapping[str, str]) -> dict[str, str]:
    told = {}
    if tag == "font":
        if colour := attributes.get("color"):
            told["color"] = colour.lower()
        if size := attributes.get("size"):
            told["font-size"] = f"{_FONT_SIZES.get(size, 16.0)}px"
    if colour := attributes.get("bgcolor"):
        told["background-color"] = colour.lower()
    if tag == "body" and (colour := attributes.get("text")):
        told["color"] = colour.lower()
    return told


def _with(above: Look, told: Declared, *, is_hidden: bool) -> Look:
    look = above
    if "visibility" in told:
        look = replace(look, is_visible=told["visibility"] not in ("hidden", "collapse"))
    if "font-size" in told and (size := _length(told["font-size"], above.size)) is not None:
        look = replace(look, size=size)
    if (colour := _colour(told.get("color", ""))) is not None:
        look = replace(look, colour=colour)
    elif told.get("color") == "transparent":
        look = replace(look, hiding=look.hiding or TRANSPARENT)
    ground = told.get("background-color") or told.get("background", "")
    if (colour := _colour(ground)) is not None:
        look = replace(look, behind=colour)
    elif "url(" in ground or "gradient(" in ground:
        look = replace(look, behind=-1)  # a picture: no colour is like it
    hiding = DISPLAY if is_hidden else _hiding(told)
    return replace(look, hiding=look.hiding or hiding) if hiding else look


def _hiding(told: Declared) -> Hiding | None:
    """What these declarations hide the element by."""
    opacity = _length(told.get("opacity", ""), 1.0)
    if opacity is not None and opacity <= _SEEN_THROUGH:
        return TRANSPARENT
    ways = ("left", "top") if told.get("position") in ("absolute", "fixed") else ()
    is_far = any(
        (_length(told.get(way, ""), 16.0) or 0.0) <= _FAR for way in (*ways, "text-indent", "margin-left")
    )
    if is_far or _CUT.search(told.get("clip", "")) or _CUT.search(told.get("clip-path", "")):
        return SCREEN_READER
    sizes = (told.get(name, "x") for name in ("width", "height", "max-height", "max-width"))
    is_gone = (
        told.get("display") == "none"
        or told.get("mso-hide") == "all"
        or told.get("content-visibility") == "hidden"
        or _SCALED_AWAY.search(told.get("transform", "")) is not None
        or (told.get("overflow", "") in ("hidden", "clip") and any(map(_NO_SIZE.match, sizes)))
    )
    return DISPLAY if is_gone else None


def _length(written: str, above: float) -> float | None:
    found = _LENGTH.match(written)
    if not found:
        return None
    number, unit = float(found[1]), found[2].lower()
    if unit in ("em", "%"):
        return number * above / (100 if unit == "%" else 1)
    return number * _UNITS.get(unit, 1.0)


@lru_cache(maxsize=1024)
def _colour(written: str) -> int | None:
    """A colour as 0xRRGGBB; None where none is told, or one that lets through what is behind."""
    if not written or written in (
        "inherit",
        "transparent",
        "initial",
        "currentcolor",
        "none",
        "auto",
        "windowtext",
    ):
        return None
    from tinycss2.color3 import parse_color  # noqa: PLC0415  (pages with colours only)

    found = parse_color(written) or parse_color(written.partition(" ")[0])
    if found is None and re.fullmatch("[0-9a-f]{6}", written):
        found = parse_color(f"#{written}")
    if found is None or isinstance(found, str) or found.alpha < 0.5:
        return None
    value = 0
    for part in (found.red, found.green, found.blue):
        value = value << 8 | round(part * 255)
    return value
