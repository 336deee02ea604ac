"""Styles: those that are used, by allow-list. Names that somebody gave become `Style1`, `Style2` …, as Word calls a new style.

used by a paragraph, a run, a table or a list ──▶ based on ──▶ based on …     and those that hold where none is named
"""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from candour.formats.docx.copying.allowed import OF_ROWS, OF_TABLES, kept
from candour.formats.docx.copying.looks import look_of_letters, look_of_paragraph
from candour.formats.docx.copying.spelling import made
from candour.formats.docx.copying.state import Copy
from candour.formats.docx.copying.style_names import is_built_in
from candour.formats.docx.copying.tables import table_look
from candour.formats.docx.looks import is_on

__all__ = ["is_default", "styles_part"]

_KINDS: Final = frozenset({"paragraph", "character", "table", "numbering"})
_CONDITIONS: Final = frozenset({
    "wholeTable", "firstRow", "lastRow", "firstCol", "lastCol", "band1Vert", "band2Vert", "band1Horz", "band2Horz", "neCell",
    "nwCell", "seCell", "swCell",
})  # fmt: skip
_SWITCHES: Final = ("uiPriority", "semiHidden", "unhideWhenUsed", "qFormat")


def is_default(element: Element) -> bool:
    """Whether a style holds for what names none."""
    return "default" in element.attrib and is_on(element.get("default"))


def styles_part(copy: Copy, used: set[str], defaults: Element | None) -> tuple[Element, dict[str, str]]:
    """The part of the styles used, and their new ids by the old."""
    styles = [(id_, element) for id_, element in copy.known_styles.items() if id_ in used]
    names = _new_names(styles)
    written = _defaults(copy, defaults)
    written += [_style(copy, element, names[id_], used) for id_, element in styles]
    return made("styles", children=written), {id_: new for id_, (new, _) in names.items()}


def _new_names(used: list[tuple[str, Element]]) -> dict[str, tuple[str, str]]:
    """The new id and name of each style."""
    names: dict[str, tuple[str, str]] = {}
    met: set[str] = set()
    given = 0
    for id_, element in used:
        named = element.find("name")
        name = named.get("val", "") if named is not None else ""
        new = "".join(word[:1].upper() + word[1:] for word in name.split()).replace("(", "").replace(")", "")
        if not is_built_in(name) or new.lower() in met:
            given += 1
            name = new = f"Style{given}"
        met.add(new.lower())
        names[id_] = (new, name)
    return names


def _defaults(copy: Copy, defaults: Element | None) -> list[Element]:
    """What holds for all text, where the file says so: a program's own measures hold where it does not."""
    if defaults is None:
        return []
    written: list[Element] = []
    if defaults.find("rPrDefault") is not None:
        letters = look_of_letters(copy, defaults.find("rPrDefault/rPr"))
        written.append(made("rPrDefault", children=[letters] if letters is not None else []))
    if defaults.find("pPrDefault") is not None:
        paragraphs = look_of_paragraph(copy, defaults.find("pPrDefault/pPr"))
        written.append(made("pPrDefault", children=[made("pPr", children=paragraphs)] if paragraphs else []))
    return [made("docDefaults", children=written)]


def _style(copy: Copy, element: Element, names: tuple[str, str], used: set[str]) -> Element:
    kind = element.get("type", "paragraph")
    attributes = {"type": kind if kind in _KINDS else "paragraph"}
    if is_default(element):
        attributes["default"] = "1"
    written = made("style", {**attributes, "styleId": names[0]}, [made("name", {"val": names[1]})])
    if (below := element.find("basedOn")) is not None and below.get("val", "") in used:
        written.extend(copy.named_style(below))
    for name in _SWITCHES:
        if (switch := element.find(name)) is not None:
            value = switch.get("val", "")
            written.append(made(name, {"val": value} if value.isalnum() else {}))
    written.extend(_looks(copy, element))
    for part in element.findall("tblStylePr"):
        if part.get("type") in _CONDITIONS:
            written.append(made("tblStylePr", {"type": part.get("type", "")}, _looks(copy, part)))
    return written


def _looks(copy: Copy, element: Element) -> list[Element]:
    written: list[Element] = []
    if paragraphs := look_of_paragraph(copy, element.find("pPr")):
        written.append(made("pPr", children=paragraphs))
    letters = look_of_letters(copy, element.find("rPr"))
    if letters is not None:
        written.append(letters)
    if (table := element.find("tblPr")) is not None and (look := table_look(table)):
        written.append(made("tblPr", children=look))
    for name, allowed in (("trPr", OF_ROWS), ("tcPr", OF_TABLES)):
        own = element.find(name)
        look = [one for child in own if (one := kept(child, allowed)) is not None] if own is not None else []
        if look:
            written.append(made(name, children=look))
    return written
