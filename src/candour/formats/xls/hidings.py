"""The ways of hiding that Excel 97-2003 workbooks have."""

from __future__ import annotations

from candour.formats.compound_parts import compound_hidings
from candour.formats.spreadsheet import hidings_within
from candour.hiding import Hiding, Sight, Weight

__all__ = ["HIDINGS", "OLDER_COPY", "PROTECTED", "ROUTING", "hiding"]

OLDER_COPY = Hiding(
    "xls.older-copy",
    "Copy of the workbook for Excel 5 and 95",
    Sight.BURIED,
    "Open the file with a program that shows its streams: newer programs open only the other copy.",
    "Left out of the clean copy.",
)
ROUTING = Hiding(
    "xls.routing-slip",
    "Routing slip: the people the workbook was sent round to",
    Sight.BURIED,
    "Open the file with any program that shows its records.",
    "Left out of the clean copy.",
    Weight.TRACE,
)
PROTECTED = Hiding(
    "xls.protected-range",
    "Name of a range that some people may edit, or text of a smart tag",
    Sight.COVERED,
    "Review, Allow Edit Ranges.",
    "Left out of the clean copy.",
    Weight.FORM,
)
HIDINGS = (
    *hidings_within(
        "xls",
        "hidden-sheet", "very-hidden-sheet", "unlisted-sheet", "macro-sheet", "hidden-row", "collapsed-row", "filtered-row",
        "zero-height-row", "hidden-column", "collapsed-column", "zero-width-column", "blank-number-format",
        "background-colour", "tiny-text", "value-not-shown", "merged-over", "covered-cell", "far-cell", "pivot-cache",
        "pivot-deleted-item", "pivot-trace", "connection", "query-table", "external-link-cache", "external-link-path",
        "chart-cache", "defined-name", "comment", "comment-person", "revision-log", "revision-person", "custom-view",
        "scenario", "unused-shared-string", "phonetic-guide", "rich-data", "formula-literal", "data-validation",
        "filter-criterion", "header-footer", "hyperlink", "hidden-drawing", "off-sheet-drawing", "alt-text",
        "cropped-picture", "unused-picture", "embedded-file", "form-control", "save-path", "user-name",
        "printer-settings", "stray-bytes",
    ),
    *(hiding for hiding in compound_hidings("xls") if hiding.id not in ("xls.embedded-file", "xls.form-control", "xls.save-path", "xls.external-link-path")),
    OLDER_COPY,
    ROUTING,
    PROTECTED,
)  # fmt: skip
_BY_NAME = {each.id.partition(".")[2]: each for each in HIDINGS}


def hiding(what: str) -> Hiding:
    """One of them by what comes after `xls.`: `hiding("hidden-row")`."""
    return _BY_NAME[what]
