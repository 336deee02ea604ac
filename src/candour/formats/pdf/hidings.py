"""The ways in which a PDF keeps content from sight."""

from __future__ import annotations

from candour.formats.spreadsheet import hidings_within
from candour.hiding import Hiding, Sight, Weight

__all__ = ["BY_NAME", "HIDINGS"]

_C, _B = Sight.COVERED, Sight.BURIED
_TRACE, _FORM = Weight.TRACE, Weight.FORM
_DROPPED = "Left out of the clean copy."
_TEXT_GONE = "The text is taken out, not only covered."
_SELECT_ALL = "Select all, copy, and paste into any other program."
_THUMBNAILS = "Open the panel of pages, or take the pictures out of the file."
_BYTES = "Any program that lists the objects of a PDF."
_PANEL = "Open the panel at the side of the page."

# fmt: off
HIDINGS: tuple[Hiding, ...] = (
    # words of the page
    Hiding("pdf.covered-text", "Text under a box, a picture or a note", _C, "Select the place where it is, copy, and paste: a box laid over words leaves them in the file.", _TEXT_GONE),
    Hiding("pdf.invisible-text", "Text that is drawn so that it leaves no mark", _C, _SELECT_ALL, _TEXT_GONE),
    Hiding("pdf.transparent-text", "Text that is wholly see-through", _C, _SELECT_ALL, _TEXT_GONE),
    Hiding("pdf.background-colour", "Text in the colour of what lies behind it", _C, _SELECT_ALL, _TEXT_GONE),
    Hiding("pdf.tiny-text", "Text too small to see", _C, _SELECT_ALL, _TEXT_GONE),
    Hiding("pdf.clipped-text", "Text outside the frame that it is drawn in", _C, _SELECT_ALL, _TEXT_GONE),
    Hiding("pdf.off-page-text", "Text beyond the edge of the page", _C, _SELECT_ALL, _TEXT_GONE),
    Hiding("pdf.hidden-layer", "Words or pictures on a layer that is switched off", _C, "Open the panel of layers and switch the layer on.", "The layer is left out."),
    Hiding("pdf.print-only-layer", "Words on a layer that shows only in print", _C, "Print the page, or open the panel of layers.", "The layer is left out."),
    Hiding("pdf.scan-words", "Words kept beside a scan where its picture does not show them", _C, _SELECT_ALL, "The words are taken out."),
    Hiding("pdf.copied-text", "Words that copy as others than they show", _C, _SELECT_ALL, "The words become what they show."),
    Hiding("pdf.actual-text", "Words that stand in for those shown", _C, _SELECT_ALL, "The words become what they show."),
    Hiding("pdf.alt-text", "Description of a picture or an abbreviation, for those who cannot see it", _C, "Hover over the picture, or have the page read aloud.", "Kept only where the policy says so.", _FORM),
    Hiding("pdf.redaction-mark", "Words marked for redaction that were never taken out", _C, "Select the marked place, copy, and paste: a mark takes nothing away until it is applied.", _TEXT_GONE),
    # pictures
    Hiding("pdf.covered-picture", "Part of a picture under a box", _C, "Open the page with a drawing program and move the box aside.", "The picture is blacked out for good."),
    Hiding("pdf.cropped-picture", "Picture of which a part lies outside its frame but is still kept", _B, "Any program that takes the pictures out of a PDF.", "The picture is cut to what is shown."),
    Hiding("pdf.masked-picture", "Picture of which a part is made see-through but is still kept", _B, "Any program that takes the pictures out of a PDF.", "What the mask hides is blanked."),
    Hiding("pdf.alternate-picture", "Another picture kept to stand in for one shown", _B, _BYTES, _DROPPED),
    Hiding("pdf.unused-picture", "Picture that no page shows", _B, "Any program that takes the pictures out of a PDF.", _DROPPED),
    Hiding("pdf.thumbnail", "Picture of a page as it once was, large enough to be read", _B, _THUMBNAILS, _DROPPED),
    Hiding("pdf.small-thumbnail", "Small picture of a page as it once was, too small for more than a heading to be read", _B, _THUMBNAILS, _DROPPED, _TRACE),
    # notes and fields
    Hiding("pdf.annotation", "Note or comment", _C, "Click the note, or open the panel of comments.", _DROPPED),
    Hiding("pdf.hidden-annotation", "Note or mark that is hidden", _C, "Open the panel of comments, or select all.", _DROPPED),
    Hiding("pdf.print-only-annotation", "Note or mark that shows only in print", _C, "Print the page.", _DROPPED),
    Hiding("pdf.annotation-person", "Names of people who commented", _C, "Open the panel of comments.", _DROPPED, _TRACE),
    Hiding("pdf.annotation-subject", "What a program calls a note or mark", _C, "Open the panel of comments.", _DROPPED, _TRACE),
    Hiding("pdf.hidden-field", "Form field that is hidden", _C, "Any program that lists the fields of a form.", _DROPPED),
    Hiding("pdf.field-value", "Value of a form field that differs from what it shows", _C, "Click the field.", "The text that is shown stays."),
    Hiding("pdf.field-default", "Value to which a form field is reset", _C, "Reset the form.", _DROPPED),
    Hiding("pdf.field-choices", "Choices and hints of a form field", _C, "Click the field.", _DROPPED, _FORM),
    Hiding("pdf.form-data", "Data and template of a dynamic form (XFA)", _B, _BYTES, _DROPPED),
    Hiding("pdf.signature", "What a digital signature says of its signer", _C, "Open the panel of signatures.", _DROPPED, _TRACE),
    Hiding("pdf.script", "Script", _B, _BYTES, _DROPPED, _FORM),
    Hiding("pdf.hyperlink", "Address behind a link", _C, "Hover over the link.", "Links stay where a page shows their address, or where they say no more than which page of the web it is; others are left out.", _FORM),
    # files and old states
    Hiding("pdf.attachment", "File attached to this one", _C, "Open the panel of attachments.", "Left out, or cleaned in turn."),
    Hiding("pdf.earlier-revision", "What an earlier revision of the document held and this one does not", _B, "Cut the file off where the earlier revision ends: it opens as it was.", "Only the present revision is kept."),
    Hiding("pdf.unused-page", "Page that is still in the file though no page number leads to it", _B, _BYTES, _DROPPED),
    Hiding("pdf.unused-object", "Content that nothing in the file refers to any more", _B, _BYTES, _DROPPED),
    Hiding("pdf.template-page", "Page kept out of sight as a template", _B, _BYTES, _DROPPED),
    # what is said about the document
    Hiding("pdf.document-properties", "Document properties", _C, "File, Properties.", _DROPPED, _TRACE),
    Hiding("pdf.metadata", "Metadata (XMP) of the document or of a picture", _B, "File, Properties, Additional Metadata.", _DROPPED, _TRACE),
    Hiding("pdf.private-data", "Private data of the program that made the document", _B, _BYTES, _DROPPED),
    Hiding("pdf.bookmark", "Bookmark", _C, _PANEL, "Kept where its words stand on a page.", _FORM),
    Hiding("pdf.name", "Name of a place, a page or a layer in the document", _B, _BYTES, _DROPPED, _FORM),
    *hidings_within("pdf", "stray-bytes"),
)
# fmt: on

BY_NAME = {hiding.id.partition(".")[2]: hiding for hiding in HIDINGS}
"""Each by the part of its id after the dot."""
