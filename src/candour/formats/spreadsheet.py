"""Ways of hiding that spreadsheets share, whatever their format. Each format takes those it has with `within`."""

from __future__ import annotations

from functools import cache

from candour.formats.document import DOCUMENT_HIDINGS, DOCUMENTS
from candour.formats.slides import SLIDE_HIDINGS, SLIDES
from candour.hiding import Hiding, Sight, Weight

__all__ = ["SPREADSHEET_HIDINGS", "hiding_within", "hidings_within"]

_C, _B = Sight.COVERED, Sight.BURIED
_UNHIDE = "Anyone can unhide it: right-click any tab, Unhide."
_DROPPED = "Left out of the clean copy."

# fmt: off
SPREADSHEET_HIDINGS: tuple[Hiding, ...] = (
    Hiding("any.hidden-sheet", "Hidden sheet", _C, _UNHIDE, "The sheet is left out."),
    Hiding("any.very-hidden-sheet", "Very hidden sheet", _C, "Not in the Unhide list, but the macro editor shows it, and so does any program that opens the file without Excel.", "The sheet is left out."),
    Hiding("any.unlisted-sheet", "Sheet that the workbook does not list", _B, "Rename the file to .zip and open it: the sheet's part is still there.", "The part is left out."),
    Hiding("any.macro-sheet", "Macro or dialog sheet", _C, "Press Alt+F11, or unhide the sheet.", "The sheet is left out."),
    Hiding("any.hidden-row", "Hidden rows", _C, "Select the whole sheet, right-click a row number, Unhide.", "The rows are taken out."),
    Hiding("any.collapsed-row", "Rows of a collapsed group", _C, "Click the plus sign beside the row numbers.", "The rows are taken out."),
    Hiding("any.filtered-row", "Rows that a filter leaves out", _C, "Clear the filter: Data, Clear.", "The rows are taken out."),
    Hiding("any.zero-height-row", "Rows of no height", _C, "Select the whole sheet and set the row height.", "The rows are taken out."),
    Hiding("any.hidden-column", "Hidden columns", _C, "Select the whole sheet, right-click a column letter, Unhide.", "The columns are taken out."),
    Hiding("any.collapsed-column", "Columns of a collapsed group", _C, "Click the plus sign above the column letters.", "The columns are taken out."),
    Hiding("any.zero-width-column", "Columns of no width", _C, "Select the whole sheet and set the column width.", "The columns are taken out."),
    Hiding("any.blank-number-format", "Values whose number format prints nothing", _C, "Click the cell and read the formula bar.", "The values are taken out."),
    Hiding("any.background-colour", "Text in the colour of its background", _C, "Select all and set the font colour to automatic.", "The text is taken out."),
    Hiding("any.tiny-text", "Text too small to see", _C, "Select all and set the font size.", "The text is taken out."),
    Hiding("any.merged-over", "Values under a merged cell", _C, "Select the merged cell and unmerge it.", "The values are taken out."),
    Hiding("any.covered-cell", "Cells under a picture or a shape", _C, "Move the picture aside.", "The values are taken out."),
    Hiding("any.far-cell", "Cells far away from the rest of the sheet", _C, "Press Ctrl+End to go to the last cell.", "The cells are taken out.", Weight.FORM),
    Hiding("any.pivot-cache", "Records kept behind a pivot table", _B, "Double-click any total of the pivot table: Excel writes out every record behind it.", "The pivot becomes the plain grid that it shows."),
    Hiding("any.pivot-deleted-item", "Items deleted from a pivot table's source but still kept", _B, "They stand in the filter list of the pivot table.", "The pivot becomes the plain grid that it shows."),
    Hiding("any.pivot-trace", "Who refreshed a pivot table, and from where", _B, "Rename the file to .zip and read the pivot cache's definition.", _DROPPED, Weight.TRACE),
    Hiding("any.slicer-cache", "Items kept for a slicer or timeline", _B, "Rename the file to .zip and read the slicer cache.", _DROPPED),
    Hiding("any.data-model", "Data model (Power Pivot)", _B, "Data, Manage Data Model.", _DROPPED),
    Hiding("any.power-query", "Power Query steps and their sources", _B, "Data, Queries & Connections.", _DROPPED, Weight.TRACE),
    Hiding("any.connection", "Connection to a database or another file", _B, "Data, Queries & Connections, Properties.", _DROPPED, Weight.TRACE),
    Hiding("any.query-table", "Columns of a query behind a table", _B, "Data, Queries & Connections, Properties.", _DROPPED, Weight.TRACE),
    Hiding("any.external-link-cache", "Cells of another workbook, kept for a link", _B, "Rename the file to .zip and read the external link's part.", "The link and its kept cells are left out."),
    Hiding("any.external-link-path", "Path of a linked workbook", _B, "Data, Edit Links.", _DROPPED, Weight.TRACE),
    Hiding("any.chart-cache", "Values kept inside a chart", _B, "Right-click the chart, Edit Data; or rename the file to .zip and read the chart's part.", "Only the plotted values stay."),
    Hiding("any.filtered-series", "Series that a chart's filter leaves out", _C, "Click the chart, then the filter button beside it.", "The series is left out."),
    Hiding("any.defined-name", "Defined name that is hidden or holds a value itself", _B, "Formulas, Name Manager; hidden names need the macro editor.", _DROPPED, Weight.FORM),
    Hiding("any.comment", "Comment or note", _C, "Hover over the cell, or Review, Show All Notes.", _DROPPED),
    Hiding("any.comment-person", "Names of people who commented", _B, "Rename the file to .zip and read the comments' part.", _DROPPED, Weight.TRACE),
    Hiding("any.revision-log", "Change history of a shared workbook", _B, "Review, Track Changes, Highlight Changes: old and new values are listed.", _DROPPED),
    Hiding("any.revision-person", "Names of people who shared the workbook", _B, "Review, Share Workbook.", _DROPPED, Weight.TRACE),
    Hiding("any.custom-view", "Another person's saved view", _B, "View, Custom Views.", _DROPPED, Weight.TRACE),
    Hiding("any.scenario", "Values of a saved scenario", _C, "Data, What-If Analysis, Scenario Manager.", _DROPPED),
    Hiding("any.unused-shared-string", "Text that no cell uses any more", _B, "Rename the file to .zip and read the shared strings.", _DROPPED),
    Hiding("any.phonetic-guide", "Reading aids kept beside text", _B, "Home, Show Phonetic Field.", _DROPPED, Weight.FORM),
    Hiding("any.rich-data", "Data behind a linked data type or a picture in a cell", _B, "Click the icon in the cell.", _DROPPED),
    Hiding("any.formula-literal", "Text written into a formula", _C, "Click the cell and read the formula bar.", "Formulas become the values they show.", Weight.FORM),
    Hiding("any.stale-value", "Value that its formula no longer shows", _C, "Recalculate the sheet.", "The shown value stays.", Weight.FORM),
    Hiding("any.value-not-shown", "Value that differs from the text shown for it", _C, "Click the cell and read the formula bar.", "Only the shown text stays."),
    Hiding("any.data-validation", "Choices and prompts of a data-entry rule", _C, "Data, Data Validation.", _DROPPED, Weight.FORM),
    Hiding("any.filter-criterion", "Values that a filter was set to", _C, "Click the filter's arrow.", _DROPPED, Weight.FORM),
    Hiding("any.header-footer", "Header or footer that only print shows", _C, "View, Page Layout.", "Kept as printed.", Weight.FORM),
    Hiding("any.hyperlink", "Address behind a link", _C, "Hover over the link.", "Links to web pages stay; others are left out.", Weight.FORM),
    Hiding("any.hidden-drawing", "Hidden picture, shape or text box", _C, "Home, Find & Select, Selection Pane.", _DROPPED),
    Hiding("any.off-sheet-drawing", "Picture or shape off the sheet or of no size", _C, "Home, Find & Select, Selection Pane.", _DROPPED),
    Hiding("any.alt-text", "Description of a picture", _C, "Right-click the picture, Edit Alt Text.", "Kept only where the policy says so.", Weight.FORM),
    Hiding("any.cropped-picture", "Picture of which a part is cropped away but still kept", _C, "Click the picture, Picture Format, Reset Picture.", "The picture is cut to what is shown."),
    Hiding("any.unused-picture", "Picture that nothing shows", _B, "Rename the file to .zip and open its media folder.", _DROPPED),
    Hiding("any.embedded-file", "File embedded in this one", _C, "Double-click its icon.", "Left out, or cleaned in turn."),
    Hiding("any.vba-project", "Macros", _C, "Press Alt+F11.", _DROPPED, Weight.FORM),
    Hiding("any.custom-xml", "Custom XML data", _B, "Rename the file to .zip and open its customXml folder.", _DROPPED, Weight.FORM),
    Hiding("any.form-control", "Form control's list or text", _C, "Right-click the control, Format Control.", _DROPPED, Weight.FORM),
    Hiding("any.document-properties", "Document properties", _B, "File, Info, Properties.", _DROPPED, Weight.TRACE),
    Hiding("any.custom-properties", "Custom document properties", _B, "File, Info, Properties, Advanced.", _DROPPED, Weight.TRACE),
    Hiding("any.sheet-titles", "Titles of sheets and names that may be gone", _B, "Rename the file to .zip and read docProps.", _DROPPED, Weight.TRACE),
    Hiding("any.save-path", "Folder of the last save", _B, "Rename the file to .zip and read the workbook part.", _DROPPED, Weight.TRACE),
    Hiding("any.user-name", "User name of whoever saved or reserved the file", _B, "Open the file with any program that shows its records.", _DROPPED, Weight.TRACE),
    Hiding("any.thumbnail", "Picture of the file as it once was, large enough to be read", _B, "Rename the file to .zip and open docProps.", _DROPPED),
    Hiding("any.small-thumbnail", "Small picture of the file: too small for more than a heading to be read, blank, or as new as the file", _B, "Rename the file to .zip and open docProps.", _DROPPED, Weight.TRACE),
    Hiding("any.printer-settings", "Printer's settings and name", _B, "Rename the file to .zip and open its printerSettings folder.", _DROPPED, Weight.TRACE),
    Hiding("any.earlier-version", "Earlier version of the document", _C, "File, Versions.", _DROPPED),
    Hiding("any.tracked-change", "Tracked change", _C, "Edit, Track Changes, Manage.", "The text as it now stands is kept."),
    Hiding("any.unlisted-part", "Part that nothing in the file refers to", _B, "Rename the file to .zip and open it.", _DROPPED),
    Hiding("any.duplicate-entry", "Entry hidden behind another of the same name", _B, "Open the file with a program that lists every entry.", _DROPPED),
    Hiding("any.unlisted-entry", "Entry deleted from the directory but still in the file", _B, "A recovery program brings it back.", _DROPPED),
    Hiding("any.stray-bytes", "Bytes before, between or after the file's parts", _B, "Any program that shows bytes.", _DROPPED),
    Hiding("any.archive-comment", "Comment of the zip archive or of an entry", _B, "Open the archive's properties.", _DROPPED, Weight.TRACE),
    Hiding("any.xml-comment", "Comment inside a part's XML", _B, "Rename the file to .zip and open the part.", _DROPPED, Weight.FORM),
    Hiding("any.alternate-content", "Fallback that differs from what is shown", _B, "Open the file with an older program.", _DROPPED),
    Hiding("any.invisible-characters", "Characters that print nothing (zero-width, text-direction)", _C, "Copy the text into a program that shows all characters.", "The characters are taken out.", Weight.FORM),
    Hiding("any.deleted-stream", "Stream deleted from the file but still in it", _B, "A recovery program brings it back.", _DROPPED),
    Hiding("any.free-sector", "Remains of deleted content in unused parts of the file", _B, "Any program that shows bytes.", _DROPPED),
)
_IN_OPENDOCUMENT = (
    # LibreOffice writes the values that it plots into each chart; what else they hold matters for whom it names.
    Hiding("any.chart-cache", "Values kept inside a chart", _B, "Double-click the chart, then View, Data Table.", "Only the plotted values stay.", Weight.FORM),
)
# fmt: on


def hidings_within(format_id: str, *what: str) -> tuple[Hiding, ...]:
    """These of the shared hidings (all where none is named), as ones of a format: `hidings_within("xls", "hidden-row")`."""
    own = DOCUMENT_HIDINGS if format_id in DOCUMENTS else SLIDE_HIDINGS if format_id in SLIDES else ()
    own = _IN_OPENDOCUMENT if format_id == "ods" else own
    known = (*SPREADSHEET_HIDINGS, *own)
    found = {hiding.id.partition(".")[2]: hiding for hiding in known}
    return tuple(found[name].within(format_id) for name in (what or found))


@cache
def hiding_within(format_id: str, what: str) -> Hiding:
    """The one of these names, as one of a format: `hiding_within("xls", "hidden-row")`."""
    return hidings_within(format_id, what)[0]
