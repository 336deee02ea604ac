"""Words: the text of a shape or cell, run by run, without the runs that a reader does not see.

A paragraph of which nothing is left stays as an empty line, so that what stands below it stays where it was.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.formats.ooxml.kept_looks import Special, kept, kept_children
from candour.formats.pptx.copying.deck import Deck
from candour.formats.pptx.copying.links import Links, keeps_its_colour

__all__ = ["Writing"]

_NUMBER: Final = "slidenum"
_NUMBERS_MARK: Final = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
"""What PowerPoint itself writes beside every slide number."""
_INKS: Final = frozenset({"a:noFill", "a:solidFill", "a:gradFill", "a:blipFill", "a:pattFill", "a:grpFill"})
_LINKS: Final = ("hlinkClick", "hlinkMouseOver")
_BODY: Final = frozenset({"bodyPr", "lstStyle"})


@dataclass(slots=True, repr=False)
class Writing:
    """The text of one part."""

    deck: Deck
    links: Links
    special: Mapping[str, Special]
    """What is written in a way of its own: fills with pictures."""

    def body(self, tag: str, body: Element, gone: Container[int] | None = ()) -> Element:
        """A text. `gone` are the elements of the runs that are left out, by their identity; None: all of them."""
        copy = Element(tag)
        for name in ("bodyPr", "lstStyle"):
            found = body.find(name)
            made = kept(found, self.special) if found is not None else None
            if made is not None or name == "bodyPr":
                copy.append(made if made is not None else Element("a:bodyPr"))
        for paragraph in body.findall("p")[: 1 if gone is None else None]:
            copy.append(self.paragraph(paragraph, gone))
        if copy.find("a:p") is None:
            SubElement(copy, "a:p")
        return copy

    def paragraph(self, paragraph: Element, gone: Container[int] | None = ()) -> Element:
        """One paragraph."""
        copy = Element("a:p")
        if (properties := paragraph.find("pPr")) is not None and (
            made := kept(properties, self.special)
        ) is not None:
            copy.append(made)
        runs = [child for child in paragraph if gone is not None and id(child) not in gone and _is_run(child)]
        texts = self.deck.wishes.redaction.runs([_text(run) for run in runs])
        words = "".join(texts)
        for run, text in zip(runs, texts, strict=True):
            if run.tag == "br":
                copy.append(self._break(run))
            elif text:
                copy.append(self._run(run, text, words))
        if (end := paragraph.find("endParaRPr")) is not None:
            copy.append(self._look(end, "endParaRPr"))
        elif not any(child.tag != "a:pPr" for child in copy) and (last := _last_look(paragraph)) is not None:
            copy.append(self._look(last, "endParaRPr"))
        return copy

    def _break(self, run: Element) -> Element:
        copy = Element("a:br")
        if (look := run.find("rPr")) is not None:
            copy.append(self._look(look, "rPr"))
        return copy

    def _run(self, run: Element, text: str, words: str) -> Element:
        is_number = run.tag == "fld" and run.get("type") == _NUMBER
        copy = Element("a:fld", {"id": _NUMBERS_MARK, "type": _NUMBER}) if is_number else Element("a:r")
        look = run.find("rPr")
        if look is not None:
            made = self._look(look, "rPr")
            if (link := look.find("hlinkClick")) is not None:
                self._link(made, link, words)
            copy.append(made)
        SubElement(copy, "a:t").text = text
        return copy

    def _look(self, look: Element, name: str) -> Element:
        attributes = kept(Element(look.tag, look.attrib), {})
        copy = Element(f"a:{name}", attributes.attrib if attributes is not None else {})
        copy.extend(kept_children(look, {**self.special, **dict.fromkeys(_LINKS, lambda _: None)}))
        return copy

    def _link(self, look: Element, link: Element, words: str) -> None:
        """A link on a run; or the looks of one, where it leads nowhere in the copy."""
        made = self.links.written(link, words)
        if made is not None:
            look.append(made)
        elif not keeps_its_colour(link):
            for child in [child for child in look if child.tag in _INKS]:
                look.remove(child)
            ink = Element("a:solidFill")
            SubElement(ink, "a:schemeClr", {"val": "hlink"})
            look.insert(int(len(look) > 0 and look[0].tag == "a:ln"), ink)
            look.set("u", "sng")


def _is_run(child: Element) -> bool:
    return child.tag == "br" or any(letters.text for letters in child.iter("t"))


def _text(run: Element) -> str:
    return "\n" if run.tag == "br" else "".join(letters.text or "" for letters in run.iter("t"))


def _last_look(paragraph: Element) -> Element | None:
    looks = [run.find("rPr") for run in paragraph]
    return next((look for look in reversed(looks) if look is not None), None)
