"""The ways of hiding that PowerPoint 97-2003 presentations have."""

from __future__ import annotations

from candour.formats.compound_parts import compound_hidings
from candour.formats.spreadsheet import hidings_within
from candour.hiding import Hiding, Sight, Weight

__all__ = ["HIDINGS", "hiding"]

_C, _B = Sight.COVERED, Sight.BURIED
_DROPPED = "Left out of the clean copy."
_BYTES = "Open the file with any program that shows its bytes."
_MASTER = "View, Slide Master."

# fmt: off
_OWN = (
    Hiding("ppt.earlier-edit", "Text of an earlier save, which a fast save has left in the file", _B, f"{_BYTES} A fast save writes what has changed behind what was there before.", _DROPPED),
    Hiding("ppt.outline-text", "Text that the outline keeps and no shape of the slide shows", _B, _BYTES, _DROPPED),
    Hiding("ppt.unused-layout", "Text on a master that no slide shows", _C, _MASTER, _DROPPED),
    Hiding("ppt.layout-prompt", "Prompt or filler text of a master", _C, _MASTER, "Kept only on masters that slides use.", Weight.FORM),
    Hiding("ppt.custom-show", "Name of a custom show", _C, "Slide Show, Custom Slide Show.", _DROPPED, Weight.FORM),
    Hiding("ppt.given-name", "Name that somebody gave to a slide", _B, _BYTES, _DROPPED, Weight.FORM),
    Hiding("ppt.tag", "Words that programs and macros keep beside slides", _B, _BYTES, _DROPPED, Weight.FORM),
    Hiding("ppt.sound", "Sound kept in the presentation", _C, "Play the slide show.", _DROPPED, Weight.FORM),
)
# fmt: on
_SHARED = hidings_within(
    "ppt",
    "hidden-slide",
    "unlisted-slide",
    "speaker-notes",
    "comment",
    "comment-person",
    "hidden-drawing",
    "off-sheet-drawing",
    "covered-drawing",
    "background-colour",
    "tiny-text",
    "alt-text",
    "cropped-picture",
    "unused-picture",
    "embedded-file",
    "save-path",
    "external-link-path",
    "hyperlink",
    "header-footer",
    "user-name",
    "vba-project",
    "stray-bytes",
)  # fmt: skip
_BY_ID = {each.id: each for each in (*compound_hidings("ppt"), *_SHARED, *_OWN)}
HIDINGS = tuple(_BY_ID.values())
"""Every way of hiding that reading a presentation can meet."""


def hiding(what: str) -> Hiding:
    """One of them by what comes after `ppt.`: `hiding("hidden-slide")`."""
    return _BY_ID[f"ppt.{what}"]
