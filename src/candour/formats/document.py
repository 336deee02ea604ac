"""Ways of hiding that documents share with spreadsheets by name, in the words of a word processor.

A hidden row is unhidden in one way in Excel and in another in Word. `hiding_within` of `candour.formats.spreadsheet` gives
documents these, and what is not here as spreadsheets have it.
"""

from __future__ import annotations

from candour.hiding import Hiding, Sight, Weight

__all__ = ["DOCUMENTS", "DOCUMENT_HIDINGS"]

DOCUMENTS = frozenset({"docx", "doc", "odt", "rtf"})
"""The formats that these words are for."""

_C, _B = Sight.COVERED, Sight.BURIED
_DROPPED = "Left out of the clean copy."
_SHOW_MARKS = "Press Ctrl+Shift+8 to show hidden text and marks."
_PANE = "Home, Select, Selection Pane."

# fmt: off
DOCUMENT_HIDINGS: tuple[Hiding, ...] = (
    Hiding("any.hidden-row", "Hidden rows of a table", _C, _SHOW_MARKS, "The rows are taken out."),
    Hiding("any.zero-height-row", "Rows of a table of no height", _C, "Select the table; Layout, Properties, Row: take the tick from Specify height.", "The rows are taken out."),
    Hiding("any.zero-width-column", "Cells of a table of no width", _C, "Select the table; Layout, AutoFit, AutoFit Contents.", "The cells are taken out."),
    Hiding("any.merged-over", "Text in cells that are merged away", _B, "Rename the file to .zip and read the document's part; programs that do not merge cells show it.", "The text is taken out."),
    Hiding("any.comment", "Comment", _C, "Review, All Markup, Show Comments.", _DROPPED),
    Hiding("any.comment-person", "Names of people who commented", _C, "Review, All Markup, Show Comments.", _DROPPED, Weight.TRACE),
    Hiding("any.tracked-change", "Text deleted or moved away, kept as a tracked change", _C, "Review, All Markup; or reject the change.", "The text as it now stands is kept."),
    Hiding("any.hidden-drawing", "Hidden picture, shape or text box", _C, _PANE, _DROPPED),
    Hiding("any.off-sheet-drawing", "Picture, shape or text box off the page or of no size", _C, _PANE, _DROPPED),
    Hiding("any.header-footer", "Picture in a header or footer", _C, "View, Print Layout.", "Kept as printed.", Weight.FORM),
    Hiding("any.external-link-path", "Path of a template or linked file", _B, "Developer, Document Template; File, Info, Edit Links to Files.", _DROPPED, Weight.TRACE),
    Hiding("any.sheet-titles", "Titles kept among the properties", _B, "Rename the file to .zip and read docProps.", _DROPPED, Weight.TRACE),
    Hiding("any.save-path", "Earlier name or folder of the file", _B, "Rename the file to .zip and read its parts.", _DROPPED, Weight.TRACE),
    Hiding("any.form-control", "List, help text or value of a form field or control", _C, "Developer, Properties, with the field or control selected.", _DROPPED, Weight.FORM),
    Hiding("any.thumbnail", "Picture of the first page as it once was, large enough to be read", _B, "Rename the file to .zip and open docProps.", _DROPPED),
    Hiding("any.small-thumbnail", "Small picture of the first page: too small for more than a heading to be read, blank, or as new as the file", _B, "Rename the file to .zip and open docProps.", _DROPPED, Weight.TRACE),
    # What it plots is in sight; what it holds besides matters for whom it names.
    Hiding("any.chart-cache", "Values kept inside a chart", _B, "Right-click the chart, Edit Data; or rename the file to .zip and read the chart's part.", "Only the plotted values stay.", Weight.FORM),
    Hiding("any.unlisted-part", "Part that nothing in the file shows", _B, "Rename the file to .zip and open it.", _DROPPED),
)
# fmt: on
