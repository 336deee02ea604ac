"""Links: which of them lead where a reader sees that they lead. To an address that their words show, to a slide of the copy.

What is taken off a link leaves its words as they looked: in the colour of links, underlined.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.cleaned import is_public_address
from candour.formats.ooxml.package import Relation
from candour.formats.pptx.copying.deck import Deck
from candour.formats.pptx.page import address_in

__all__ = ["Links"]

_WEB: Final = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_JUMP: Final = "ppaction://hlinksldjump"
_WITHIN: Final = re.compile(
    r"ppaction://hlinkshowjump\?jump=(?:next|previous|first|last)slide|ppaction://hlinkshowjump\?jump=endshow"
)
_OWN_COLOUR: Final = "{A12FA001-AC4F-418D-AE19-62706E023703}"
"""How later editions of PowerPoint mark a link that keeps the colour of its words."""


@dataclass(slots=True, repr=False)
class Links:
    """The links of one part."""

    deck: Deck
    targets: Mapping[str, Relation]
    owner: str
    """The part that is written."""

    def written(self, link: Element, words: str) -> Element | None:
        """A link as it stands in the copy, on these words; None where it does not."""
        if link.get("tooltip"):
            self.deck.did("pptx.hyperlink")
        said = self._said(link, words)
        if said is None:
            self.deck.did("pptx.hyperlink")
            return None
        copy = Element("a:hlinkClick", said)
        if keeps_its_colour(link):
            extension = SubElement(SubElement(copy, "a:extLst"), "a:ext", {"uri": _OWN_COLOUR})
            SubElement(extension, "ahyp:hlinkClr", {"val": "tx"})
        return copy

    def _said(self, link: Element, words: str) -> dict[str, str] | None:
        action = link.get("action", "")
        relation = self.targets.get(link.get("r:id", ""))
        if _WITHIN.fullmatch(action):
            return {"r:id": "", "action": action}
        if relation is None:
            return None
        if action == _JUMP and not relation.is_external:
            slide = self.deck.slides.get(relation.target)
            return (
                {"r:id": self.deck.new.relate(self.owner, "slide", slide), "action": action}
                if slide
                else None
            )
        is_kept = is_public_address(relation.target) or (
            self.deck.keeps("hyperlink") and _WEB.fullmatch(relation.target)
        )
        is_shown = bool(address_in(relation.target)) and address_in(relation.target) in words
        if not relation.is_external or action or not (is_shown or is_kept):
            return None
        if self.deck.text(relation.target) != relation.target:
            return None
        return {"r:id": self.deck.new.relate(self.owner, "hyperlink", relation.target, is_external=True)}


def keeps_its_colour(link: Element) -> bool:
    """Whether a link has been given the colour of its text."""
    return any(element.get("val") == "tx" for element in link.iter("hlinkClr"))
