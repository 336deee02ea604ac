"""Ways of hiding that presentations share with spreadsheets by name, in the words of a program for slides.

`hiding_within` of `candour.formats.spreadsheet` gives presentations these, and what is not here as spreadsheets have it.
"""

from __future__ import annotations

from candour.hiding import Hiding, Sight, Weight

__all__ = ["SLIDES", "SLIDE_HIDINGS"]

SLIDES = frozenset({"pptx", "ppt", "odp"})
"""The formats that these words are for."""

_C, _B, _U = Sight.COVERED, Sight.BURIED, Sight.UNSURE
_DROPPED = "Left out of the clean copy."
_TAKEN = "The text is taken out."
_PANE = "Home, Arrange, Selection Pane: it lists everything on the slide."
_UNZIP = "Rename the file to .zip and open it."

# fmt: off
SLIDE_HIDINGS: tuple[Hiding, ...] = (
    Hiding("any.hidden-slide", "Hidden slide", _C, "It stands in the list of slides, its number crossed out: right-click it, Hide Slide.", "The slide is left out."),
    Hiding("any.unlisted-slide", "Slide that the presentation no longer lists", _B, "Rename the file to .zip and open it: the slide's part is still there.", "The part is left out."),
    Hiding("any.speaker-notes", "Speaker notes", _C, "View, Notes Page.", _DROPPED),
    Hiding("any.comment", "Comment", _C, "Review, Show Comments.", _DROPPED),
    Hiding("any.comment-person", "Names of people who commented", _C, "Review, Show Comments.", _DROPPED, Weight.TRACE),
    Hiding("any.hidden-drawing", "Hidden picture, shape or text box", _C, _PANE, _DROPPED),
    Hiding("any.off-sheet-drawing", "Picture, shape or text box beside the slide or of no size", _C, f"Zoom out until the space around the slide is seen; or {_PANE}", _DROPPED),
    Hiding("any.covered-drawing", "Picture, table or text under another picture or shape", _C, f"Move what lies on it aside; or {_PANE}", _DROPPED),
    Hiding("any.partly-covered-picture", "Picture that a box or shape may hide in part", _U, "Move the box aside: the whole picture is under it.", "The picture is cut to what is shown."),
    Hiding("any.background-colour", "Text in the colour of what is behind it", _C, "Select all, then choose another font colour.", _TAKEN),
    Hiding("any.tiny-text", "Text too small to see", _C, "Select all, then choose a larger font size.", _TAKEN),
    Hiding("any.merged-over", "Text in cells that are merged away", _B, "Select the merged cell; Layout, Split Cells.", _TAKEN),
    Hiding("any.zero-width-column", "Columns of a table of no width", _C, "Select the table; Layout, Distribute Columns.", "The columns are taken out."),
    Hiding("any.header-footer", "Header or footer of notes and handouts", _C, "View, Notes Page; View, Handout Master.", _DROPPED, Weight.FORM),
    Hiding("any.external-link-path", "Path of a linked file", _B, "File, Info, Edit Links to Files.", _DROPPED, Weight.TRACE),
    Hiding("any.sheet-titles", "Titles of slides that may be gone", _B, "Rename the file to .zip and read docProps.", _DROPPED, Weight.TRACE),
    Hiding("any.save-path", "Earlier name or folder of the file", _B, "Rename the file to .zip and read its parts.", _DROPPED, Weight.TRACE),
    Hiding("any.form-control", "List, help text or value of a control", _C, "Developer, Properties, with the control selected.", _DROPPED, Weight.FORM),
    Hiding("any.thumbnail", "Picture of the first slide as it once was, large enough to be read", _B, "Rename the file to .zip and open docProps.", _DROPPED),
    Hiding("any.small-thumbnail", "Small picture of the first slide: too small for more than a heading to be read, blank, or as new as the file", _B, "Rename the file to .zip and open docProps.", _DROPPED, Weight.TRACE),
    # What it plots is in sight; what it holds besides matters for whom it names.
    Hiding("any.chart-cache", "Values kept inside a chart", _B, "Right-click the chart, Edit Data; or rename the file to .zip and read the chart's part.", "Only the plotted values stay.", Weight.FORM),
    Hiding("any.unlisted-part", "Part that nothing in the file shows", _B, _UNZIP, _DROPPED),
)
# fmt: on
