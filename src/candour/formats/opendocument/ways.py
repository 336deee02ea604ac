"""The ways in which OpenDocument text and slides keep content from sight, in the words of their own programs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from candour.formats.archive_remains import REMAINS
from candour.formats.spreadsheet import hidings_within
from candour.hiding import Hiding, Sight, Weight

__all__ = ["catalogue", "ways"]

_C, _B = Sight.COVERED, Sight.BURIED
_F, _T = Weight.FORM, Weight.TRACE
_TAKEN = "The text is taken out."
_DROPPED = "Left out of the clean copy."
_UNZIP = "Rename the file to .zip and open it."
_THUMBNAILS = "Rename the file to .zip and open its Thumbnails folder."
_MARKS = "Press Ctrl+F10 to show formatting marks, with hidden text ticked under Tools, Options, Writer, Formatting Aids."
_NAVIGATOR = "Press F5 for the Navigator, which lists every picture, frame and shape."

# fmt: off
_OWN: tuple[Hiding, ...] = (
    # text
    Hiding("any.hidden-text", "Hidden text", _C, _MARKS, _TAKEN),
    Hiding("any.hidden-section", "Hidden section", _C, "Format, Sections, and take the tick from Hide.", _TAKEN),
    Hiding("any.colour-of-the-page", "Text in the colour of what is behind it", _C, "Select all, then Format, Clear Direct Formatting.", _TAKEN),
    Hiding("any.text-too-small", "Text too small or too narrow to read", _C, "Select all, then Format, Clear Direct Formatting.", _TAKEN),
    Hiding("any.text-off-the-page", "Text placed off the page", _C, "Select all, then Format, Clear Direct Formatting.", _TAKEN),
    Hiding("any.covered-text", "Text under a picture or shape", _C, "Move the picture or shape aside; or select the text and copy it.", _TAKEN),
    Hiding("any.tracked-change", "Text deleted, kept as a tracked change", _C, "Edit, Track Changes, Show; or reject the change.", "The text as it now stands is kept."),
    Hiding("any.change-author", "Who made tracked changes, and when", _C, "Edit, Track Changes, Manage.", _DROPPED, _T),
    Hiding("any.comment", "Comment", _C, "View, Comments.", _DROPPED),
    Hiding("any.comment-person", "Names of people who commented", _C, "View, Comments.", _DROPPED, _T),
    Hiding("any.unused-header", "Header or footer that no page shows", _C, "View, Styles, Page Styles; give a page the style, or tick Header On.", _DROPPED),
    Hiding("any.field-words", "Words kept in a field that shows others or none", _C, "Press Ctrl+F9 to show field names; double-click the field.", "Fields become the text they show."),
    Hiding("any.field-code", "Code or name behind a field or index", _C, "Press Ctrl+F9 to show field names; double-click the field.", "Fields become the text they show.", _F),
    Hiding("any.document-variable", "Variable that the document keeps", _C, "Insert, Field, More Fields, Variables.", _DROPPED, _F),
    Hiding("any.mail-merge", "Where a mail merge takes its letters from", _B, "Edit, Exchange Database; the rest stands in settings.xml of the unzipped file.", _DROPPED, _T),
    Hiding("any.placeholder", "Prompt of an empty field or frame", _C, "Click the field; or empty the frame.", _DROPPED, _F),
    Hiding("any.given-name", "Names that somebody gave to bookmarks, styles, pages, frames and tables", _C, "Press F5 for the Navigator.", _DROPPED, _F),
    Hiding("any.text-metadata", "Facts kept beside the text for programs (RDF)", _B, _UNZIP, _DROPPED, _F),
    Hiding("any.stray-words", "Words in the document's XML that no program shows", _B, _UNZIP, _DROPPED),
    # tables
    Hiding("any.hidden-row", "Hidden rows of a table", _C, _UNZIP, "The rows are taken out."),
    Hiding("any.hidden-column", "Hidden columns of a table", _C, _UNZIP, "The columns are taken out."),
    Hiding("any.zero-height-row", "Rows of a table of no height", _C, "Table, Size, Row Height.", "The rows are taken out."),
    Hiding("any.zero-width-column", "Columns of a table of no width", _C, "Table, Size, Column Width.", "The columns are taken out."),
    Hiding("any.merged-over", "Text in cells that are merged away", _B, _UNZIP, "The text is taken out."),
    # drawings
    Hiding("any.hidden-drawing", "Hidden picture, shape or text box", _C, _NAVIGATOR, _DROPPED),
    Hiding("any.off-sheet-drawing", "Picture, shape or text box off the page or of no size", _C, _NAVIGATOR, _DROPPED),
    Hiding("any.alt-text", "Description of a picture", _C, "Right-click the picture, Alt Text.", "Kept only where the policy says so.", _F),
    Hiding("any.cropped-picture", "Picture of which a part is cropped away but still kept", _C, "Right-click the picture, Properties, Crop, Original Size.", "The picture is cut to what is shown."),
    Hiding("any.preview-picture", "Picture of a table or object, for programs that cannot draw it", _B, _UNZIP, _DROPPED, _F),
    Hiding("any.unused-picture", "Picture that nothing shows", _B, "Rename the file to .zip and open its Pictures folder.", _DROPPED),
    Hiding("any.chart-cache", "Values kept inside a chart", _B, "Double-click the chart, then View, Data Table.", "Only the plotted values stay.", _F),
    Hiding("any.embedded-file", "File embedded in this one", _C, "Double-click it.", "Left out, or cleaned in turn."),
    Hiding("any.hyperlink", "Address behind a link", _C, "Hover over the link.", "Links to web pages stay; others are left out.", _F),
    # slides
    Hiding("any.hidden-slide", "Hidden slide", _C, "Right-click it in the slide panel, Show Slide.", "The slide is left out."),
    Hiding("any.speaker-notes", "Speaker's notes", _C, "View, Notes.", _DROPPED),
    Hiding("any.unused-master", "Text of a master that no slide shows", _C, "View, Master Slide.", _DROPPED),
    Hiding("any.undisplayed-footer", "Header, footer or date that no slide shows", _C, "Insert, Header and Footer.", _DROPPED),
    Hiding("any.handout", "Text of the pages for handouts and notes", _C, "View, Handout Master.", _DROPPED, _F),
    # forms, code
    Hiding("any.form-control", "List, help text or value of a form's control", _C, "Right-click the control, Control Properties.", _DROPPED, _F),
    Hiding("any.hidden-field", "Value of a hidden control of a form", _C, "Form, Form Navigator.", _DROPPED),
    Hiding("any.vba-project", "Macros and scripts", _C, "Tools, Macros, Edit Macros.", _DROPPED, _F),
    Hiding("any.custom-menu", "Menus, keys and bars of the document's own", _C, "Tools, Customize.", _DROPPED, _F),
    Hiding("any.external-link-path", "Path of a template, linked file, sound or page", _B, "Edit, Links to External Files; File, Properties.", _DROPPED, _T),
    Hiding("any.connection", "Connection to a database", _B, "Edit, Exchange Database.", _DROPPED, _T),
    # the package
    Hiding("any.document-properties", "Document properties", _B, "File, Properties.", _DROPPED, _T),
    Hiding("any.custom-properties", "Custom document properties", _B, "File, Properties, Custom Properties.", _DROPPED, _T),
    Hiding("any.printer-settings", "Printer's settings and name", _B, "Rename the file to .zip and read settings.xml.", _DROPPED, _T),
    Hiding("any.thumbnail", "Picture of the first page as it once was, large enough to be read", _B, _THUMBNAILS, _DROPPED),
    Hiding("any.small-thumbnail", "Small picture of the first page: too small for more than a heading to be read, blank, or as new as the file", _B, _THUMBNAILS, _DROPPED, _T),
    Hiding("any.earlier-version", "Earlier version of the document", _C, "File, Versions.", _DROPPED),
    Hiding("any.unlisted-part", "Part that nothing in the file refers to", _B, _UNZIP, _DROPPED),
    Hiding("any.xml-comment", "Comment inside a part's XML", _B, "Rename the file to .zip and open the part.", _DROPPED, _F),
)
# fmt: on
_WITHOUT = {
    "odt": frozenset({"hidden-slide", "speaker-notes", "unused-master", "undisplayed-footer", "handout"}),
    "odp": frozenset({"unused-header", "mail-merge"}),
}
"""What one of the formats does not have."""


@cache
def ways(format_id: str) -> Mapping[str, Hiding]:
    """The hidings of a format, by what they are: `ways("odt")["hidden-text"]` is `odt.hidden-text`."""
    found = {hiding.id.partition(".")[2]: hiding for hiding in hidings_within(format_id)}
    if format_id != "ods":
        found |= {hiding.id.partition(".")[2]: hiding.within(format_id) for hiding in _OWN}
    return found


def catalogue(format_id: str) -> tuple[Hiding, ...]:
    """All that a reader of text or slides can meet."""
    without = _WITHOUT[format_id]
    names = (name for hiding in _OWN if (name := hiding.id.partition(".")[2]) not in without)
    return tuple(ways(format_id)[name] for name in (*names, *REMAINS))
