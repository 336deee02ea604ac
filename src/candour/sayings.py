"""Sayings: how a reason speaks of each way of hiding, and what a person does about it.

The blanks of a saying are filled by `candour.sentences`:

    {Place}   where it is, as the subject of a sentence: Sheet "Data"
    {is} {holds} {has} {keeps}   the verb, agreeing with the place: rows 4-9 are, hold
    {what}    what is there, for the end of a sentence: 8,812 rows about people: names, dates of birth
    {held}    the same for the middle of one: 8,812 rows about people (names, dates of birth)
    {aside}   what kind of place this is, unless its name has told that already
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["Saying", "remedy_for_traces", "saying_of"]


class Saying(NamedTuple):
    """What a reason says of one way of hiding, and what to do about it."""

    says: str
    remedy: str
    aside: str = ""


_NEW_WORKBOOK = "Copy what is meant into a new workbook, pasted as values."
_INSPECT = "Remove it: File, Info, Check for Issues, Inspect Document."
_RESET = "Remove it: File, Properties, take the tick from Apply user data, Reset Properties; and empty Custom Properties."
_ROWS = "Delete the rows; unhiding them is not enough."
_COLUMNS = "Delete the columns; unhiding them is not enough."
_PIVOT = "Copy the pivot table, paste it as values into a new workbook, and send that."
_CLEAR = "Clear the cells."

# fmt: off
_SAYINGS: dict[str, Saying] = {
    "hidden-sheet": Saying("{Place} {is} hidden and {holds} {what}.", "Delete the sheet."),
    "very-hidden-sheet": Saying("{Place} {is} hidden so deeply that Excel does not list it, and {holds} {what}.", "Copy the sheets that are meant into a new workbook, and send that."),
    "unlisted-sheet": Saying("{Place} {is} still in the file though the workbook does not list it, and {holds} {what}.", "Copy the sheets that are meant into a new workbook, and send that."),
    "macro-sheet": Saying("{Place} {is} a sheet of macros or dialogs, and {holds} {what}.", "Copy the sheets that are meant into a new workbook, and send that."),
    "hidden-row": Saying("{Place} {is} hidden and {holds} {what}.", _ROWS),
    "collapsed-row": Saying("{Place} {is} folded away in a group and {holds} {what}.", _ROWS),
    "filtered-row": Saying("{Place} {is} left out by a filter, not deleted, and {holds} {what}.", "Copy the rows that the filter shows into a new workbook, and send that."),
    "zero-height-row": Saying("{Place} {is} set to no height and {holds} {what}.", _ROWS),
    "hidden-column": Saying("{Place} {is} hidden and {holds} {what}.", _COLUMNS),
    "collapsed-column": Saying("{Place} {is} folded away in a group and {holds} {what}.", _COLUMNS),
    "zero-width-column": Saying("{Place} {is} set to no width and {holds} {what}.", _COLUMNS),
    "blank-number-format": Saying("{Place} {has} cells whose number format shows nothing; they hold {what}.", _CLEAR),
    "background-colour": Saying("{Place} {has} text in the colour of its background; it holds {what}.", _CLEAR),
    "tiny-text": Saying("{Place} {has} text too small to see; it holds {what}.", _CLEAR),
    "merged-over": Saying("{Place} {has} values lying under merged cells; they hold {what}.", "Unmerge the cells and clear what appears."),
    "covered-cell": Saying("{Place} {has} cells with a picture or shape laid over them; they hold {what}.", "Clear the cells: what is only covered is still there."),
    "far-cell": Saying("{Place} {has} cells far away from the rest; they hold {what}.", _CLEAR),
    "pivot-cache": Saying("{Place} {keeps} a copy of the records behind a pivot table: {held}.", _PIVOT),
    "pivot-deleted-item": Saying("{Place} {keeps} items that are gone from a pivot table's source: {held}.", _PIVOT),
    "slicer-cache": Saying("{Place} {keeps} the items of a slicer: {held}.", _NEW_WORKBOOK),
    "data-model": Saying("{Place} {keeps} the data of a data model: {held}.", _NEW_WORKBOOK),
    "external-link-cache": Saying("{Place} {keeps} cells of another workbook, for a link to it: {held}.", "Break the link: Data, Edit Links, Break Link."),
    "chart-cache": Saying("{Place} {keeps} a copy of the values behind it: {held}.", "Put a picture of the chart in its place."),
    "filtered-series": Saying("{Place} {keeps} series that the chart does not show: {held}.", "Put a picture of the chart in its place."),
    "comment": Saying("{Place} {holds} {held}{aside}.", "Delete it: Review, Delete.", "in a comment or note"),
    "revision-log": Saying("{Place} {holds} {held}{aside}.", _NEW_WORKBOOK, "in the history of changes"),
    "scenario": Saying("{Place} {keeps} the values of a saved scenario: {held}.", "Delete it: Data, What-If Analysis, Scenario Manager."),
    "unused-shared-string": Saying("{Place} {keeps} text that no cell uses any more: {held}.", _NEW_WORKBOOK),
    "formula-literal": Saying("{Place} {has} text written into formulas; it holds {what}.", "Paste the cells as values."),
    "value-not-shown": Saying("{Place} {holds} {held}{aside}.", "Paste the text that is shown.", "in values that differ from the text shown for them"),
    "stale-value": Saying("{Place} {has} values that their formulas no longer show; they hold {what}.", "Paste the cells as values."),
    "hidden-drawing": Saying("{Place} {is} hidden and {holds} {what}.", "Delete it: Home, Find & Select, Selection Pane."),
    "off-sheet-drawing": Saying("{Place} {is} off the sheet or of no size, and {holds} {what}.", "Delete it: Home, Find & Select, Selection Pane."),
    "cropped-picture": Saying("{Place} {is} cropped, but what was cropped away is still in the file.", "Crop it for good: Picture Format, Compress Pictures, Delete cropped areas."),
    "unused-picture": Saying("{Place} {is} a picture that nothing shows.", _NEW_WORKBOOK),
    "thumbnail": Saying("{Place} {is} a picture of the file as it once was, large enough to be read; it holds {what}.", "Save it without: File, Save As, Tools, and take the tick from Save Thumbnail."),
    "embedded-file": Saying("{Place} {holds} {held}, inside a file that is embedded in this one.", "Delete the embedded file, or put a picture in its place."),
    "earlier-version": Saying("{Place} {keeps} an earlier version of the document: {held}.", "Save only the present version under a new name."),
    "tracked-change": Saying("{Place} {holds} {held}{aside}.", "Accept or reject every change.", "as tracked changes"),
    "unlisted-part": Saying("{Place} {is} a part that nothing in the file refers to, and {holds} {what}.", _NEW_WORKBOOK),
    "duplicate-entry": Saying("{Place} {is} in the file too, and {holds} {what}.", "Unpack the archive and make a new one."),
    "unlisted-entry": Saying("{Place} {is} still in the file, and {holds} {what}.", "Unpack the archive and make a new one."),
    "stray-bytes": Saying("{Place} {holds} {held}{aside}.", "Save or pack it anew with a program you trust.", "in bytes that belong to no part of it"),
    "deleted-stream": Saying("{Place} {keeps} content that was deleted: {held}.", "Save the file anew in the newer format."),
    "free-sector": Saying("{Place} {keeps} remains of deleted content: {held}.", "Save the file anew in the newer format."),
    "vba-project": Saying("{Place} {holds} {held}{aside}.", "Save the workbook as .xlsx.", "in macros"),
    "document-properties": Saying("{Place} {holds} {held}{aside}.", _INSPECT, "among the document's properties"),
    "custom-properties": Saying("{Place} {holds} {held}{aside}.", _INSPECT, "among the document's properties"),
    "custom-xml": Saying("{Place} {holds} {held}{aside}.", _INSPECT, "in custom XML data"),
    "invisible-characters": Saying("{Place} {has} characters that print nothing.", "Delete and retype the words around them."),
    "tag-characters": Saying("{Place} {has} words in characters that print nothing; they hold {what}.", "Delete and retype the words around them."),
    "rich-data": Saying("{Place} {holds} {held}, behind linked data or a picture in a cell.", _NEW_WORKBOOK),
}
# fmt: on


_FAMILIES: dict[str, str] = {
    **dict.fromkeys(("docx", "doc", "odt", "rtf"), "document"),
    **dict.fromkeys(("pptx", "ppt", "odp"), "slides"),
    **dict.fromkeys(("eml", "msg", "mbox", "mht", "tnef", "ics", "vcf", "smime"), "mail"),
    **dict.fromkeys(("jpeg", "png", "gif", "tiff", "webp", "heic", "bmp", "metafile"), "picture"),
    **dict.fromkeys(("html", "svg"), "page"),
    **dict.fromkeys(("xml", "json", "ipynb"), "values"),
    **dict.fromkeys(("zip", "tar", "7z", "packed"), "archive"),
    **dict.fromkeys(("dbf", "sqlite", "parquet", "model"), "data"),
    "pdf": "pdf",
}
"""What the formats that are no spreadsheets have in common, by the beginning of their hidings' ids."""
_OPENDOCUMENT = frozenset({"ods", "odt", "odp"})
_NO_OFFICE = frozenset(_FAMILIES) - {"docx", "doc", "rtf", "pptx", "ppt"} | _OPENDOCUMENT
"""The formats whose programs have no Document Inspector."""
_REMEDIES: dict[str, str] = {
    "document": "Copy what is meant into a new document, as text only, and send that.",
    "slides": "Copy what is meant onto new slides, as text and pictures, and send those.",
    "mail": "Write what is meant in a new message, with files that have been checked, and send that.",
    "picture": "Export the picture anew without its metadata: a screenshot of what is meant will do.",
    "page": "Copy what the page shows into a new document, and send that.",
    "values": "Take it out of the file with the program that made it, or with a text editor.",
    "archive": "Unpack it, and pack the files that are meant anew.",
    "data": "Export the rows that are meant to a new file (CSV), and send that.",
    "pdf": "Correct the document that it was made from, and make the PDF anew: covering or deleting on the page is not enough.",
}
_OF_PDF = "Print the document to a new PDF, or empty them: File, Properties."
# fmt: off
_OF_FAMILIES: dict[str, Saying] = {
    "document.tracked-change": Saying("{Place} {holds} {held}{aside}.", "Accept or reject every change: Review, Accept, Accept All Changes.", "as a tracked change"),
    "document.comment": Saying("{Place} {holds} {held}{aside}.", "Delete it: Review, Delete, Delete All Comments.", "in a comment"),
    "document.hidden-text": Saying("{Place} {has} hidden text; it holds {what}.", "Show hidden text (Ctrl+Shift+8), select it and delete it."),
    "document.vba-project": Saying("{Place} {holds} {held}{aside}.", "Save the document as .docx.", "in macros"),
    "slides.vba-project": Saying("{Place} {holds} {held}{aside}.", "Save the presentation as .pptx.", "in macros"),
    "slides.speaker-notes": Saying("{Place} {holds} {held}{aside}.", "Delete the notes: View, Notes Page.", "in speaker's notes"),
    "slides.hidden-slide": Saying("{Place} {is} hidden and {holds} {what}.", "Delete the slide."),
    "slides.comment": Saying("{Place} {holds} {held}{aside}.", "Delete it: Review, Delete, Delete All Comments.", "in a comment"),
    "pdf.covered-text": Saying("{Place} {holds} {held}: the words are covered, not taken out, and anyone can copy them.", _REMEDIES["pdf"]),
    "pdf.redaction-mark": Saying("{Place} {holds} {held}: the words are marked for redaction, but the redaction was never applied.", "Apply the redactions in the program that marked them, and check the file again."),
    "pdf.scan-words": Saying("{Place} {keeps} words that its picture does not show: {held}.", "Redact the scan with a program that also removes the recognised words, or scan the redacted paper anew."),
    "pdf.earlier-revision": Saying("{Place} {holds} {held}, which the present one no longer shows.", "Print the document to a new PDF: saving it again keeps what was there before."),
    "pdf.document-properties": Saying("{Place} {holds} {held}{aside}.", _OF_PDF, "among the document's properties"),
    "pdf.metadata": Saying("{Place} {holds} {held}{aside}.", _OF_PDF, "among the document's properties"),
    "pdf.annotation": Saying("{Place} {holds} {held}{aside}.", "Delete it in the panel of comments.", "in a note or comment"),
    "pdf.attachment": Saying("{Place} {holds} {held}, in a file attached to this one.", "Delete the attachment, or print the document to a new PDF."),
    "picture.location": Saying("{Place} {keeps} where the picture was taken.", _REMEDIES["picture"]),
    "picture.trailing-bytes": Saying("{Place} {holds} {held}{aside}.", _REMEDIES["picture"], "behind the end of the picture"),
}
# fmt: on


_IN_OFFICE: frozenset[str] = frozenset(
    {
        "document-properties",
        "custom-properties",
        "custom-xml",
        "thumbnail",
        "embedded-file",
        "chart-cache",
        "filtered-series",
        "cropped-picture",
    }
)
"""What is taken out in Word and PowerPoint as it is in Excel."""
_IN_LIBREOFFICE: dict[str, str] = {
    "document-properties": _RESET,
    "custom-properties": _RESET,
    "thumbnail": "Save the file anew in LibreOffice, which draws the picture anew.",
    "comment": "Delete it: right-click a comment, Delete All Comments.",
    "tracked-change": "Accept or reject every change: Edit, Track Changes, Manage.",
    "hidden-text": "Show hidden text (Ctrl+F10), select it and delete it.",
    "hidden-section": "Show the section: Format, Sections; then delete it.",
    "hidden-slide": "Delete the slide.",
    "custom-xml": "Save the file anew in LibreOffice, which leaves it out.",
    "embedded-file": _SAYINGS["embedded-file"].remedy,
    "chart-cache": _SAYINGS["chart-cache"].remedy,
    "external-link-cache": "Break the link: Edit, Links to External Files, Break Link.",
    "vba-project": "Delete the macros: Tools, Macros, Organize Macros.",
}
_TRACES: dict[str, str] = {
    "document": _INSPECT,
    "slides": _INSPECT,
    "mail": _REMEDIES["mail"],
    "picture": _REMEDIES["picture"],
    "page": "Take them out of the file with a text editor.",
    "values": "Take them out of the file with a text editor.",
    "archive": _REMEDIES["archive"],
    "data": _REMEDIES["data"],
    "pdf": _OF_PDF,
}
"""What is done about what programs leave behind."""


def remedy_for_traces(hidings: Iterable[str]) -> str:
    """What to do about traces that are hidden in these ways: one sentence for each kind of program that leaves them."""
    kinds = dict.fromkeys(hiding.partition(".")[0] for hiding in hidings)
    remedies = (
        _RESET if kind in _OPENDOCUMENT else _TRACES.get(_FAMILIES.get(kind, ""), _INSPECT) for kind in kinds
    )
    return " ".join(dict.fromkeys(remedy.replace("Remove it:", "Remove them:") for remedy in remedies))


def saying_of(hiding: str, title: str) -> Saying:
    """The saying of the hiding with this id; one that its title completes, where it has none of its own.

    What to do about it is said for the program that makes such files.
    """
    format_id, _, what = hiding.partition(".")
    family = _FAMILIES.get(format_id, "")
    aside = title.replace("{", "(").replace("}", ")")
    own = _OF_FAMILIES.get(f"{family}.{what}")
    found = (
        own
        or _SAYINGS.get(what)
        or Saying(
            "{Place} {holds} {held}, out of a reader's sight (" + aside + ").",
            "Take it out before the file goes.",
        )
    )
    if format_id in _OPENDOCUMENT and what in _IN_LIBREOFFICE:
        return found._replace(remedy=_IN_LIBREOFFICE[what])
    is_known = own or not family or (what in _IN_OFFICE and format_id not in _NO_OFFICE)
    return found if is_known else found._replace(remedy=_REMEDIES[family])
