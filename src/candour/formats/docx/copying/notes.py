"""Notes: the footnotes and endnotes that the text refers to, numbered anew in the order in which they lie in the file."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from candour.formats.docx.copying.blocks import Blocks
from candour.formats.docx.copying.spelling import made
from candour.formats.docx.copying.state import Copy, Part

__all__ = ["notes_part"]

_SEPARATORS: Final = ("separator", "continuationSeparator")
_KINDS: Final = frozenset({*_SEPARATORS, "continuationNotice"})


def notes_part(copy: Copy, part: Part, kind: str) -> tuple[Element, list[Element]] | None:
    """The part of footnotes or endnotes, and what the settings say of the lines above them; None where there are none."""
    references = copy.notes.get(kind, {})
    if not references:
        return None
    blocks = Blocks(part)
    found = list(part.story.root.iter(kind))
    lines = [
        made(kind, {"type": one.get("type", "")}, blocks.of(one))
        for one in found
        if one.get("type") in _KINDS
    ]
    met = {one.get("type") for one in lines}
    lines += [_line(kind, type_) for type_ in _SEPARATORS if type_ not in met]
    own: dict[str, Element] = {}
    for one in found:
        if one.get("type") not in _KINDS:
            own.setdefault(one.get("id", ""), one)
    notes: list[Element] = []
    for old in [*(old for old in own if old in references), *(old for old in references if old not in own)]:
        number = str(len(notes) + len(lines) - 1)
        notes.append(made(kind, {"id": number}, blocks.of(own[old]) if old in own else [made("p")]))
        for reference in references[old]:
            reference.set("id", number)
    for number_, line in enumerate(lines, -1):
        line.set("id", str(number_))
    return made(f"{kind}s", children=[*lines, *notes]), [
        made(kind, {"id": line.get("id", "")}) for line in lines
    ]


def _line(kind: str, type_: str) -> Element:
    """The line above the notes, where the file does not say what stands there."""
    run = made("r", children=[made(type_)])
    return made(kind, {"type": type_}, [made("p", children=[run])])
