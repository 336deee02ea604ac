"""Mathematics: formulas, which keep their form; their words are seen or not as any others."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from candour.formats.docx.copying.allowed import MATHEMATICS, kept_attributes
from candour.formats.docx.copying.looks import look_of_letters
from candour.formats.docx.copying.spelling import made
from candour.formats.docx.copying.state import Part
from candour.formats.docx.copying.unwrapping import unwrapped

__all__ = ["mathematics"]

Say = Callable[["Element | None", str], None]


def mathematics(part: Part, element: Element, say: Say) -> list[Element]:
    """A formula, as a list; an empty one where nothing of it is seen."""
    written = _formula(part, element, say)
    return [written] if any(True for _ in written.iter("m:t")) else []


def _formula(part: Part, element: Element, say: Say) -> Element:
    written = made(element.tag, kept_attributes(element, MATHEMATICS[element.tag]))
    for child in unwrapped(element):
        if child.tag == "rPr":
            look = look_of_letters(part.copy, child)
            if look is not None:
                written.append(look)
        elif child.tag == "m:r":
            if (run := _run(part, child, say)) is not None:
                written.append(run)
        elif child.tag in MATHEMATICS:
            written.append(_formula(part, child, say))
    return written


def _run(part: Part, element: Element, say: Say) -> Element | None:
    written = made("m:r")
    is_seen = False
    for child in unwrapped(element):
        if child.tag == "m:rPr":
            written.append(_formula(part, child, say))
        elif child.tag == "rPr":
            look = look_of_letters(part.copy, child)
            if look is not None:
                written.append(look)
        elif child.tag == "m:t" and child.text and part.is_seen(child):
            text = made("m:t")
            text.text = child.text
            say(text, child.text)
            written.append(text)
            is_seen = True
    return written if is_seen else None
