"""Comments, where somebody wants them to stay: what they say, and who wrote them where that is to stay too."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from candour.formats.docx.copying.blocks import Blocks
from candour.formats.docx.copying.spelling import made
from candour.formats.docx.copying.state import Copy, Part
from candour.formats.spreadsheet import hiding_within

__all__ = ["comments_part"]

_COMMENT: Final = hiding_within("docx", "comment").id
_PERSON: Final = hiding_within("docx", "comment-person").id


def comments_part(copy: Copy, name: str, old: str) -> Element | None:
    """The part of comments; None where they do not stay."""
    if _COMMENT not in copy.wishes.keeps:
        return None
    part = Part.of(copy, name, old)
    blocks = Blocks(part)
    written = []
    for element in part.story.root.iter("comment"):
        said = {key: element.get(key, "") for key in ("author", "date", "initials")}
        if _PERSON not in copy.wishes.keeps:
            said = {"author": ""}
        attributes = {
            "id": element.get("id", ""),
            **{key: copy.redaction.text(value) for key, value in said.items()},
        }
        written.append(made("comment", attributes, blocks.of(element)))
    return made("comments", children=written) if written else None
