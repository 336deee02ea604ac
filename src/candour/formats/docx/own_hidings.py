"""Ways of hiding that Word documents have besides those they share with other Office files."""

from __future__ import annotations

from candour.formats.spreadsheet import hiding_within
from candour.hiding import Hiding, Sight, Weight
from candour.piece import Mask

__all__ = [
    "ALTERNATE", "BLOCK", "CHANGE", "CHANGED_BY", "COLLAPSED", "COLOUR", "COVERED", "DELETED", "EDITOR", "FIELD_CODE",
    "FIELD_WORDS", "GIVEN_NAME", "HEADER", "HIDDEN", "MAIL_MERGE", "NOTE", "OFF_PAGE", "OWN_HIDINGS", "PLACEHOLDER",
    "SMALL", "STRAY", "UNSURE_COLOUR", "VARIABLE",
]  # fmt: skip

_C, _B, _U = Sight.COVERED, Sight.BURIED, Sight.UNSURE
_TAKEN = "The text is taken out."
_DROPPED = "Left out of the clean copy."
_UNZIP = "Rename the file to .zip and read the document's part."

# fmt: off
HIDDEN = Hiding("docx.hidden-text", "Hidden text", _C, "Press Ctrl+Shift+8 to show hidden text and marks.", _TAKEN)
COLOUR = Hiding("docx.colour-of-the-page", "Text in the colour of what is behind it", _C, "Select all, then set the font colour to automatic and the highlight and shading to none.", _TAKEN)
SMALL = Hiding("docx.text-too-small", "Text too small or too narrow to read", _C, "Select all, then press Ctrl+Space and Ctrl+Q to give it its ordinary size.", _TAKEN)
OFF_PAGE = Hiding("docx.text-off-the-page", "Text placed off the page", _C, "Select all, then set the indents of the paragraphs to none; or click View, Draft.", _TAKEN)
COVERED = Hiding("docx.covered-text", "Text that a picture or shape may cover", _U, "Move the picture or shape aside; or select the text and copy it.", _TAKEN)
COLLAPSED = Hiding("docx.collapsed-heading", "Text folded away under a heading", _C, "Click the triangle beside the heading.", _TAKEN)
CHANGE = hiding_within("docx", "tracked-change")
CHANGED_BY = Hiding("docx.change-author", "Who made tracked changes, and when", _C, "Review, All Markup, and point at a change.", _DROPPED, Weight.TRACE)
HEADER = Hiding("docx.unused-header", "Header or footer that no page shows", _C, "Double-click a header, then tick Different First Page and Different Odd & Even Pages.", _DROPPED)
NOTE = Hiding("docx.unused-note", "Footnote, endnote or comment that the text no longer refers to", _B, "Rename the file to .zip and read the part of the notes.", _DROPPED)
FIELD_CODE = Hiding("docx.field-code", "Code of a field", _C, "Press Alt+F9 to show the codes of all fields.", "Fields become the text they show.", Weight.FORM)
FIELD_WORDS = Hiding("docx.field-words", "Words kept in a field that shows others or none", _C, "Press Alt+F9 to show the codes of all fields.", "Fields become the text they show.")
BLOCK = Hiding("docx.building-block", "Building block kept with the document", _C, "Insert, Quick Parts, Building Blocks Organizer.", _DROPPED)
PLACEHOLDER = Hiding("docx.placeholder", "Prompt of a content control", _C, "Empty the content control, and its prompt appears.", _DROPPED, Weight.FORM)
VARIABLE = Hiding("docx.document-variable", "Variable that a macro or add-in keeps in the document", _B, "Rename the file to .zip and read word/settings.xml.", _DROPPED, Weight.FORM)
MAIL_MERGE = Hiding("docx.mail-merge", "Where a mail merge takes its letters from", _B, "Mailings, Edit Recipient List; the rest stands in word/settings.xml of the unzipped file.", _DROPPED, Weight.TRACE)
EDITOR = Hiding("docx.permitted-editor", "Who may edit a part of the document", _C, "Review, Restrict Editing.", _DROPPED, Weight.TRACE)
GIVEN_NAME = Hiding("docx.given-name", "Names that somebody gave to bookmarks, styles, controls and tables", _C, "Insert, Bookmark; Home, Styles; Developer, Properties.", _DROPPED, Weight.FORM)
STRAY = Hiding("docx.stray-words", "Words in the document's XML that Word does not show", _B, _UNZIP, _DROPPED)
ALTERNATE = hiding_within("docx", "alternate-content")
# fmt: on

DELETED = Mask.of(CHANGE)
UNSURE_COLOUR = Mask(COLOUR, Sight.UNSURE)
"""White text where something that Candour does not see through may be behind it."""

OWN_HIDINGS: tuple[Hiding, ...] = (
    HIDDEN, COLOUR, SMALL, OFF_PAGE, COVERED, COLLAPSED, CHANGE, CHANGED_BY, HEADER, NOTE, FIELD_CODE, FIELD_WORDS, BLOCK,
    PLACEHOLDER, VARIABLE, MAIL_MERGE, EDITOR, GIVEN_NAME, STRAY, ALTERNATE,
)  # fmt: skip
