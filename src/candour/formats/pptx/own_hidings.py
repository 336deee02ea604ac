"""Ways of hiding that PowerPoint presentations have besides those they share with other Office files."""

from __future__ import annotations

from candour.formats.spreadsheet import hiding_within
from candour.hiding import Hiding, Sight, Weight
from candour.piece import Mask

__all__ = [
    "ALTERNATE", "ALT_TEXT", "COLOUR", "COMMENT", "COVERED", "CROPPED", "CUSTOM_SHOW", "EDITOR", "GIVEN_NAME",
    "HEADER", "HIDDEN", "HIDDEN_SLIDE", "LAYOUT", "LAYOUT_PICTURE", "LINK", "MAYBE_COVERED", "MAYBE_OFF", "MERGED",
    "NARROW", "NOTES", "OFF_SLIDE", "OWN_HIDINGS", "PARTLY_COVERED", "PERSON", "PROGRAM_DATA", "PROMPT", "SECTION", "SMALL", "STRAY",
    "STRAY_NOTES", "TRIMMED", "UNLISTED", "XML_COMMENT",
]  # fmt: skip

_C, _B, _U = Sight.COVERED, Sight.BURIED, Sight.UNSURE
_DROPPED = "Left out of the clean copy."
_UNZIP = "Rename the file to .zip and read the slide's part."
_MASTER = "View, Slide Master."

# fmt: off
TRIMMED_MEDIA = Hiding("pptx.trimmed-media", "Sound or video of which a part is trimmed away but still kept", _C, "Click it, then Playback, Trim Video.", "It is cut to what is played.")
UNUSED_LAYOUT = Hiding("pptx.unused-layout", "Text on a layout or master that no slide shows", _C, _MASTER, _DROPPED)
UNUSED_LAYOUT_PICTURE = Hiding("pptx.unused-layout-picture", "Picture on a layout or master that no slide shows", _C, _MASTER, _DROPPED, Weight.FORM)
PROMPT = Hiding("pptx.layout-prompt", "Prompt or filler text of a layout", _C, _MASTER, "Kept only on layouts that slides use.", Weight.FORM)
SECTION = Hiding("pptx.section-name", "Name of a section of slides", _C, "It stands above the section's slides in the list of slides.", _DROPPED, Weight.FORM)
CUSTOM_SHOW = Hiding("pptx.custom-show", "Name of a custom show", _C, "Slide Show, Custom Slide Show.", _DROPPED, Weight.FORM)
GIVEN_NAME = Hiding("pptx.given-name", "Name that somebody gave to a slide", _B, _UNZIP, _DROPPED, Weight.FORM)
EDITOR = Hiding("pptx.editors", "Who changed the presentation, and when", _B, "Rename the file to .zip and read the part in ppt/changesInfos.", _DROPPED, Weight.TRACE)
PROGRAM_DATA = Hiding("pptx.program-data", "Words that programs keep beside slides", _B, _UNZIP, _DROPPED, Weight.FORM)
STRAY = Hiding("pptx.stray-words", "Words in a slide's XML that PowerPoint does not show", _B, _UNZIP, _DROPPED)
# fmt: on
ALT_TEXT = hiding_within("pptx", "alt-text")
COMMENT = hiding_within("pptx", "comment")
HEADER = hiding_within("pptx", "header-footer")
LINK = hiding_within("pptx", "hyperlink")
XML_COMMENT = hiding_within("pptx", "xml-comment")
_COVERED_DRAWING, _OFF = (hiding_within("pptx", what) for what in ("covered-drawing", "off-sheet-drawing"))

HIDDEN_SLIDE, UNLISTED, NOTES, PERSON, HIDDEN, COLOUR, SMALL, MERGED, PARTLY_COVERED, CROPPED, ALTERNATE = (
    Mask.of(hiding_within("pptx", what))
    for what in (
        "hidden-slide", "unlisted-slide", "speaker-notes", "comment-person", "hidden-drawing", "background-colour",
        "tiny-text", "merged-over", "partly-covered-picture", "cropped-picture", "alternate-content",
    )
)  # fmt: skip
LAYOUT, LAYOUT_PICTURE, TRIMMED = map(Mask.of, (UNUSED_LAYOUT, UNUSED_LAYOUT_PICTURE, TRIMMED_MEDIA))
STRAY_NOTES = Mask(NOTES.hiding, _B)
OFF_SLIDE, MAYBE_OFF = Mask.of(_OFF), Mask(_OFF, _U)
COVERED, MAYBE_COVERED = Mask.of(_COVERED_DRAWING), Mask(_COVERED_DRAWING, _U)
NARROW = Mask(hiding_within("pptx", "zero-width-column"), _U)
"""PowerPoint may still draw letters of such a column over its neighbour."""

OWN_HIDINGS: tuple[Hiding, ...] = (
    TRIMMED_MEDIA, UNUSED_LAYOUT, UNUSED_LAYOUT_PICTURE, PROMPT, SECTION, CUSTOM_SHOW, GIVEN_NAME, EDITOR,
    PROGRAM_DATA, STRAY,
)  # fmt: skip
