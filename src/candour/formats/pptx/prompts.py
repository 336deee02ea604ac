"""Prompts: the words in the places of a layout, which ask for text and are never shown."""

from __future__ import annotations

import re

from candour.formats.pptx.gathered import Gathered
from candour.formats.pptx.own_hidings import HEADER, PROMPT
from candour.formats.pptx.shapes import FOOTERS, Shape
from candour.place import Place

__all__ = ["is_plain_name", "note_layout_name", "take_printed", "take_prompt"]

_LABEL = "prompts of layouts"
_PRINTED = "headers and footers of notes and handouts"
_PLAIN = re.compile(
    r"(?:click to )?edit (?:the )?(?:master )?(?:title|sub-?title|text|notes|outline)(?: text)? (?:format|styles?)"
    r"|click to (?:edit master|add|move|insert|edit)(?: (?:the|a|an|master))? ?(?:title|sub-?title|text|notes|slide|picture|caption)?"
    r"(?: styles?| format)?|(?:drag picture to placeholder or )?click icon to add \w+(?: \w+)?"
    r"|(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth)(?: outline)? level|<[a-z/ -]+>|(?:slide|page) ?(?:number|<#>|‹#›)?"
    r"|presentation title|(?:date|footer)(?: text| placeholder)?",
    re.IGNORECASE,
)
"""What PowerPoint and LibreOffice write into the places of their own layouts."""
_PLAIN_NAMES = re.compile(
    r"(?:\d+_)?(?:title slide|title and content|title, (?:\d )?content(?: (?:over|and) (?:\d )?content)?|title and vertical text|section header"
    r"|two content|comparison|title only|blank(?: slide)?|content with caption|picture with caption|vertical title and text"
    r"|centered text|default(?: design)?|office theme|slide master|simple light.*|all|custom layout|main point|caption|big number"
    r"|one column text|section title and description|title and (?:two columns|body)|tx|obj|title|body|chart|table|text)",
    re.IGNORECASE,
)
"""Names of the layouts that come with programs."""


def take_prompt(gathered: Gathered, place: Place, shape: Shape, lines: list[str]) -> bool:
    """Notes the words of a layout's place, where somebody has written them anew; whether the shape is such a place."""
    if shape.placeholder is None:
        return False
    for line in lines:
        if not _PLAIN.fullmatch(line.strip().rstrip(".")):
            gathered.note(PROMPT, _LABEL, line, place)
    return True


def take_printed(gathered: Gathered, place: Place, shape: Shape, lines: list[str]) -> bool:
    """Notes what is printed at the edges of notes and handouts; whether the shape is there."""
    if shape.placeholder is None or shape.placeholder.kind not in FOOTERS:
        return False
    for line in lines:
        if not _PLAIN.fullmatch(line.strip()):
            gathered.note(HEADER, _PRINTED, line, place)
    return True


def note_layout_name(gathered: Gathered, name: str) -> None:
    """Notes what a layout is called, where somebody has named it."""
    if not is_plain_name(name):
        gathered.note(PROMPT, "names of layouts", name, gathered.place / "names of layouts")


def is_plain_name(name: str) -> bool:
    """Whether a layout is called as programs call theirs."""
    return _PLAIN_NAMES.fullmatch(name.strip()) is not None
