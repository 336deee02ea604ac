"""Words on shapes and charts of the copy: paragraphs of DrawingML, with the looks of their letters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.formats.ooxml.kept_looks import Special, kept, kept_children
from candour.formats.xlsx.copying.texts import Texts

__all__ = ["Words"]

_RUNS: Final = frozenset({"r", "fld"})


@dataclass(slots=True, repr=False)
class Words:
    """Writes bodies of text."""

    texts: Texts
    special: Mapping[str, Special] = field(default_factory=dict)
    """Fills with pictures."""

    def body(self, name: str, element: Element) -> Element:
        """A body of text, under this name."""
        copy = Element(name)
        for child in element:
            if child.tag == "p":
                copy.append(self._paragraph(child))
            elif (made := kept(child, self.special)) is not None:
                copy.append(made)
        if copy.find("a:bodyPr") is None:
            copy.insert(0, Element("a:bodyPr"))
        if copy.find("a:p") is None:
            SubElement(copy, "a:p")
        return copy

    def plain(self, name: str, lines: list[str]) -> Element:
        """A body of text of these lines."""
        copy = Element(name)
        SubElement(copy, "a:bodyPr", {"anchor": "ctr"})
        for line in lines or [""]:
            paragraph = SubElement(copy, "a:p")
            SubElement(paragraph, "a:pPr", {"algn": "ctr"})
            if line:
                SubElement(SubElement(paragraph, "a:r"), "a:t").text = self.texts.as_kept(line)
        return copy

    def _paragraph(self, element: Element) -> Element:
        copy = Element("a:p")
        letters: list[Element] = []
        for child in element:
            if child.tag in _RUNS:
                run = SubElement(copy, "a:r")
                look = child.find("rPr")
                if look is not None and (made := kept(look, self.special)) is not None:
                    run.append(made)
                text = SubElement(run, "a:t")
                text.text = "".join(part.text or "" for part in child.iterfind("t"))
                letters.append(text)
            elif child.tag == "br":
                SubElement(copy, "a:br").extend(kept_children(child, self.special))
            elif (made := kept(child, self.special)) is not None:
                copy.append(made)
        for text, said in zip(
            letters, self.texts.as_kept_runs([text.text or "" for text in letters] or [""]), strict=False
        ):
            text.text = said
        return copy
