"""Styles of text and drawings: what a run of text looks like, what is behind it, and which styles inherit from which.

    default of the family ◀── common style ◀── common style ◀── automatic style ◀── text:style-name
                                                                the nearest that says anything counts

The automatic styles of `content.xml` and those of `styles.xml` (for headers and masters) go by the same names, so each
has styles of its own over the common ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from candour.formats.opendocument.measures import colour, per_cent, points

__all__ = ["MIXED", "NOTHING", "PLAIN", "Look", "Styles", "ground_of"]

MIXED = -1
"""A fill of several colours, or one that Candour cannot make out: no text is taken to vanish in it."""
NOTHING = -3
"""What is said to be painted with nothing."""
_TEXT = "style:text-properties"
_PAINTED = frozenset({"bitmap", "gradient", "hatch"})
_GRAPHIC = ("graphic", "presentation")
_CLEAR = 0.3
"""What is less opaque than this is seen through."""


class Look(NamedTuple):
    """What a run of text looks like, as far as it matters for sight."""

    display: str = ""
    """`none`, or `condition` where it depends on something."""
    ink: int | None = None
    """None where the program chooses the colour, so that it can be read."""
    size: float = 12.0
    fill: int | None = None
    """What the run puts behind itself."""
    scale: float = 1.0
    is_clear: bool = False


PLAIN = Look()


@dataclass(slots=True, eq=False, repr=False)
class Styles:
    """The styles that one part of a document uses, by family and name."""

    _styles: dict[tuple[str, str], Element] = field(default_factory=dict)
    _chains: dict[tuple[str, str], tuple[Element, ...]] = field(default_factory=dict)
    _looks: dict[tuple[Look, str, str], Look] = field(default_factory=dict)
    layouts: dict[str, Element] = field(default_factory=dict)
    """Page layouts by name."""
    lists: dict[str, Element] = field(default_factory=dict)
    """Styles of lists by name."""

    @classmethod
    def of(cls, roots: Iterable[Element]) -> Styles:
        """The styles that stand in these elements; a later one of the same name counts."""
        styles = cls()
        for root in roots:
            for element in root:
                styles._take(element)
        return styles

    def _take(self, element: Element) -> None:
        name = element.get("style:name", "")
        if element.tag in ("style:style", "style:default-style"):
            self._styles[element.get("style:family", ""), name] = element
        elif element.tag == "style:page-layout":
            self.layouts[name] = element
        elif element.tag in ("text:list-style", "text:outline-style"):
            self.lists[name] = element

    def all(self) -> Iterable[Element]:
        """Every style but the defaults."""
        return (element for (_, name), element in self._styles.items() if name)

    # ── inheriting ──────────────────────────────────────────────────────────────────────────────────────────

    def chain(self, family: str, name: str) -> tuple[Element, ...]:
        """A style, then those it inherits from, then the family's default."""
        key = (family, name)
        found = self._chains.get(key)
        if found is None:
            found = self._chains[key] = tuple(self._walk(family, name))
        return found

    def _walk(self, family: str, name: str) -> Iterable[Element]:
        met: set[str] = set()
        while name and name not in met and (element := self._find(family, name)) is not None:
            met.add(name)
            yield element
            name = element.get("style:parent-style-name", "")
        if (default := self._styles.get((family, ""))) is not None:
            yield default

    def _find(self, family: str, name: str) -> Element | None:
        families = (family, *(other for other in _GRAPHIC if family in _GRAPHIC and other != family))
        return next(
            (found for each in families if (found := self._styles.get((each, name))) is not None), None
        )

    def first(self, family: str, name: str, group: str, attribute: str) -> str:
        """The nearest that a style or one it inherits from says of this property."""
        for element in self.chain(family, name):
            for properties in element.findall(group):
                if (value := properties.get(attribute)) is not None:
                    return value
        return ""

    def attribute(self, family: str, name: str, attribute: str) -> str:
        """The nearest value of an attribute of the style itself: the master that a paragraph begins."""
        values = (element.get(attribute, "") for element in self.chain(family, name))
        return next(filter(None, values), "")

    # ── text ────────────────────────────────────────────────────────────────────────────────────────────────

    def look(self, outer: Look, family: str, name: str, *, with_default: bool = True) -> Look:
        """What text of this style looks like inside text that looks like `outer`."""
        key = (outer, family if with_default else f"{family}!", name)
        found = self._looks.get(key)
        if found is None:
            found = outer
            for element in reversed(self.chain(family, name)):
                if with_default or element.tag == "style:style":
                    for properties in element.findall(_TEXT):
                        found = _over(found, properties)
            self._looks[key] = found
        return found

    # ── what is behind text ─────────────────────────────────────────────────────────────────────────────────

    def ground(self, family: str, name: str, group: str) -> int | None:
        """The background colour of a paragraph, cell, row, table, section or page; None where it has none."""
        for element in self.chain(family, name):
            for properties in element.findall(group):
                if (found := ground_of(properties)) is not None:
                    return None if found == NOTHING else found
        return None

    def fill(self, family: str, name: str, otherwise: int | None = None) -> int | None:
        """What a frame or shape is filled with; `otherwise` where its styles say nothing."""
        said = self.graphic(family, name, "draw:fill")
        if not said:
            ground = self.ground(family, name, "style:graphic-properties")
            clear = per_cent(self.graphic(family, name, "style:background-transparency")) or 0.0
            if ground is not None:
                return ground if clear <= 1 - _CLEAR else None
            return None if self.graphic(family, name, "fo:background-color") else otherwise
        if said in _PAINTED:
            return MIXED
        opacity = per_cent(self.graphic(family, name, "draw:opacity"))
        if said != "solid" or (opacity is not None and opacity < _CLEAR):
            return None
        return colour(self.graphic(family, name, "draw:fill-color")) or 0

    def is_opaque(self, family: str, name: str) -> bool:
        """Whether a fill lets nothing through."""
        opacity = per_cent(self.graphic(family, name, "draw:opacity"))
        clear = per_cent(self.graphic(family, name, "style:background-transparency"))
        return (opacity is None or opacity > 0.95) and (clear is None or clear < 0.05)

    def graphic(self, family: str, name: str, attribute: str) -> str:
        """What the styles of a frame or shape say of a property."""
        return self.first(family, name, "style:graphic-properties", attribute)


def ground_of(properties: Element) -> int | None:
    """The background that these properties speak of; None where they say nothing, `NOTHING` where they say none."""
    images = properties.findall("style:background-image")
    if properties.get("draw:fill", "") in _PAINTED or any(
        image.get("xlink:href") or len(image) for image in images
    ):
        return MIXED
    if value := properties.get("fo:background-color", ""):
        found = colour(value)
        return NOTHING if found is None else found
    return None


def _over(outer: Look, properties: Element) -> Look:
    """What a style's own properties make of the look that it inherits."""
    said: dict[str, str] = properties.attrib
    if not said:
        return outer
    display = said.get("text:display", outer.display)
    ink, is_clear = outer.ink, outer.is_clear
    if said.get("style:use-window-font-color") == "true":
        ink, is_clear = None, False
    elif "fo:color" in said:
        ink = colour(said["fo:color"])
        # Programs write an opacity of nothing beside the automatic colour; beside a colour of its own it counts.
        opacity = per_cent(said.get("loext:opacity", "100%"))
        is_clear = opacity is not None and opacity < 0.02
    fill = outer.fill
    if "fo:background-color" in said:
        fill = colour(said["fo:background-color"])
    scale = per_cent(said.get("style:text-scale", ""))
    position = said.get("style:text-position", "").split()
    raised = per_cent(position[-1]) if len(position) > 1 else None
    return Look(
        "" if display == "true" else display,
        ink,
        _size(said, outer.size) * (raised or 1.0),
        fill,
        outer.scale if scale is None else scale,
        is_clear,
    )


def _size(said: dict[str, str], inherited: float) -> float:
    written = said.get("fo:font-size", "")
    size = points(written)
    share = per_cent(written)
    return size if size is not None else inherited * share if share is not None else inherited
