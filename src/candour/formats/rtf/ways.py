"""The ways in which a Rich Text document keeps content from sight."""

from __future__ import annotations

from candour.hiding import Hiding, Sight, Weight

__all__ = [
    "ANNOTATION", "BACKGROUND", "CROPPED", "DELETED", "EMBEDDED", "FIELD", "HIDDEN_TEXT", "HIDINGS", "INSERTED", "OTHER_PICTURE",
    "PASSED_OVER", "PATH", "PROPERTIES", "STRAY", "TINY", "VARIABLE",
]  # fmt: skip

_C, _B = Sight.COVERED, Sight.BURIED
_OUT = "Left out of the clean copy."
_EDITOR = "Open the file with any text editor."

# fmt: off
HIDDEN_TEXT = Hiding("rtf.hidden-text", "Hidden text", _C, "Press Ctrl+Shift+8 to show hidden text and marks.", _OUT)
BACKGROUND = Hiding("rtf.background-colour", "Text in the colour of its background", _C, "Select all and set the font colour to automatic.", _OUT)
TINY = Hiding("rtf.tiny-text", "Text too small to see", _C, "Select all and set the font size.", _OUT)
DELETED = Hiding("rtf.tracked-change", "Text deleted, kept as a tracked change", _C, "Review, All Markup; or reject the change.", "The text as it now stands is kept.")
INSERTED = Hiding("rtf.revision-person", "Names of people who changed the text", _B, "Review, All Markup; hover over a change.", _OUT, Weight.TRACE)
ANNOTATION = Hiding("rtf.comment", "Comment", _C, "Review, All Markup, Show Comments.", _OUT)
PROPERTIES = Hiding("rtf.document-properties", "Document properties", _B, "File, Info, Properties.", _OUT, Weight.TRACE)
PATH = Hiding("rtf.external-link-path", "Path of a template or linked file", _B, _EDITOR, _OUT, Weight.TRACE)
VARIABLE = Hiding("rtf.document-variable", "Variable or property that a program keeps in the document", _B, _EDITOR, _OUT, Weight.FORM)
FIELD = Hiding("rtf.field-code", "Code behind a field or link", _C, "Press Alt+F9.", "Fields become what they show.", Weight.FORM)
EMBEDDED = Hiding("rtf.embedded-file", "File embedded in this one", _C, "Double-click its icon.", "Left out, or cleaned in turn.")
CROPPED = Hiding("rtf.cropped-picture", "Picture of which a part is cropped away but still kept", _C, "Click the picture, Picture Format, Reset Picture.", "The picture is cut to what is shown.")
OTHER_PICTURE = Hiding("rtf.other-picture", "Copy of a picture for older programs", _B, "Open the document with an older program.", _OUT, Weight.FORM)
PASSED_OVER = Hiding("rtf.passed-over", "Part that programs pass over", _B, _EDITOR, _OUT)
STRAY = Hiding("rtf.stray-bytes", "Text behind the end of the document", _B, _EDITOR, _OUT)
# fmt: on
HIDINGS = (
    HIDDEN_TEXT,
    BACKGROUND,
    TINY,
    DELETED,
    INSERTED,
    ANNOTATION,
    PROPERTIES,
    PATH,
    VARIABLE,
    FIELD,
    EMBEDDED,
    CROPPED,
    OTHER_PICTURE,
    PASSED_OVER,
    STRAY,
)  # fmt: skip
