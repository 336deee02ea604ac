"""The ways of hiding that Word 97-2003 documents have."""

from __future__ import annotations

from candour.formats.compound_parts import compound_hidings
from candour.formats.spreadsheet import hidings_within
from candour.hiding import Hiding, Sight, Weight

__all__ = ["HIDINGS", "hiding"]

_C, _B = Sight.COVERED, Sight.BURIED
_TAKEN = "The text is taken out."
_DROPPED = "Left out of the clean copy."
_BYTES = "Open the file with any program that shows its bytes."

# fmt: off
_OWN = (
    Hiding("doc.hidden-text", "Hidden text", _C, "Press Ctrl+Shift+8 to show hidden text and marks.", _TAKEN),
    Hiding("doc.background-colour", "Text in the colour of what is behind it", _C, "Select all, then set the font colour to automatic and the highlight and shading to none.", _TAKEN),
    Hiding("doc.tiny-text", "Text too small to read", _C, "Select all, then press Ctrl+Space to give it its ordinary size.", _TAKEN),
    Hiding("doc.deleted-text", "Text deleted from the document but still in the file", _B, f"{_BYTES} A fast save leaves deleted text where it was.", _DROPPED),
    Hiding("doc.change-author", "Who made tracked changes", _C, "Review, All Markup, and point at a change.", _DROPPED, Weight.TRACE),
    Hiding("doc.unused-header", "Header or footer that no page shows", _C, "Double-click a header, then tick Different First Page and Different Odd & Even Pages.", _DROPPED),
    Hiding("doc.field-code", "Code of a field", _C, "Press Alt+F9 to show the codes of all fields.", "Fields become the text they show.", Weight.FORM),
    Hiding("doc.field-words", "Words kept in a field that shows others or none", _C, "Press Alt+F9 to show the codes of all fields.", "Fields become the text they show."),
    Hiding("doc.saved-by", "Names and folders of the last saves", _B, f"{_BYTES} Word keeps the names and paths of the last ten saves.", _DROPPED, Weight.TRACE),
    Hiding("doc.document-variable", "Variable that a macro or add-in keeps in the document", _B, _BYTES, _DROPPED, Weight.FORM),
    Hiding("doc.mail-merge", "Where a mail merge takes its letters from", _B, "Mailings, Edit Recipient List.", _DROPPED, Weight.TRACE),
    Hiding("doc.given-name", "Names that somebody gave to bookmarks", _C, "Insert, Bookmark.", _DROPPED, Weight.FORM),
    Hiding("doc.building-block", "AutoText kept with the template", _C, "Insert, Quick Parts, AutoText.", _DROPPED),
    Hiding("doc.routing-slip", "Routing slip: the people the document was sent round to", _B, _BYTES, _DROPPED, Weight.TRACE),
    Hiding("doc.older-tables", "Words of an earlier save among the document's tables", _B, _BYTES, _DROPPED),
    Hiding("doc.write-password", "Password that is asked for before changes are saved", _B, f"{_BYTES} It stands there unlocked.", _DROPPED, Weight.TRACE),
)
# fmt: on
_SHARED = hidings_within(
    "doc",
    "tracked-change",
    "comment",
    "comment-person",
    "merged-over",
    "hidden-drawing",
    "alt-text",
    "cropped-picture",
    "unused-picture",
    "embedded-file",
    "save-path",
    "external-link-path",
    "hyperlink",
    "form-control",
    "printer-settings",
)  # fmt: skip
_BY_ID = {each.id: each for each in (*compound_hidings("doc"), *_SHARED, *_OWN)}
HIDINGS = tuple(_BY_ID.values())
"""Every way of hiding that reading a document can meet."""


def hiding(what: str) -> Hiding:
    """One of them by what comes after `doc.`: `hiding("hidden-text")`."""
    return _BY_ID[f"doc.{what}"]
