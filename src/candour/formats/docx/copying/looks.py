"""Looks: the properties of runs and paragraphs, without what they say of changes, sessions and sight."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from candour.formats.docx.copying.allowed import OF_LETTERS, OF_PARAGRAPHS, Allowed, kept, table_of
from candour.formats.docx.copying.spelling import made
from candour.formats.docx.copying.state import Copy
from candour.formats.docx.own_hidings import HIDDEN

__all__ = ["look_of_letters", "look_of_paragraph"]

_HIDING = table_of("vanish specVanish:: val")
_HIDDEN_LETTERS = {**OF_LETTERS, **_HIDING}


def _of_letters(copy: Copy) -> Allowed:
    """What is seen needs nothing that says it is hidden or not; what is hidden and stays on purpose does."""
    return _HIDDEN_LETTERS if HIDDEN.id in copy.wishes.keeps else OF_LETTERS


def look_of_letters(copy: Copy, look: Element | None, *, is_mark: bool = False) -> Element | None:
    """The properties of a run (`rPr`), of a style's runs, or of a paragraph's mark, which holds no words and may be hidden.

    Runs that look the same share one element, which nobody may change.
    """
    if look is None:
        return None
    key = (is_mark, *((child.tag, *child.items(), len(child)) for child in look))
    if any(len(child) for child in look):
        return _letters(copy, look, is_mark=is_mark)
    if key not in copy.looks:
        copy.looks[key] = _letters(copy, look, is_mark=is_mark)
    return copy.looks[key]


def _letters(copy: Copy, look: Element, *, is_mark: bool) -> Element | None:
    allowed = _HIDDEN_LETTERS if is_mark else _of_letters(copy)
    written: list[Element] = []
    for child in look:
        if child.tag == "rStyle":
            written += copy.named_style(child)
        elif (one := kept(child, allowed)) is not None:
            written.append(one)
    return made(look.tag, children=written) if written else None


def look_of_paragraph(copy: Copy, look: Element | None) -> list[Element]:
    """The properties of a paragraph or of a style's paragraphs, but for those of its mark and of its section."""
    written: list[Element] = []
    for child in look if look is not None else ():
        if child.tag == "pStyle":
            written += copy.named_style(child)
        elif child.tag == "numPr":
            written += _list(child)
        elif (one := kept(child, OF_PARAGRAPHS)) is not None:
            written.append(one)
    return written


def _list(element: Element) -> list[Element]:
    """Which list the paragraph belongs to, and at which level."""
    level, number = element.find("ilvl"), element.find("numId")
    written: list[Element] = []
    if level is not None and level.get("val", "").isdigit():
        written.append(made("ilvl", {"val": level.get("val", "")}))
    if number is not None:
        written.append(made("numId", {"val": number.get("val", "")}))
    return [made("numPr", children=written)] if written else []
