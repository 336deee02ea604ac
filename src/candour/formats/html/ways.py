"""The ways in which a web page keeps content from sight."""

from __future__ import annotations

from candour.hiding import Hiding, Sight, Weight

__all__ = [
    "ADDRESS", "ASIDE", "ATTRIBUTE", "BACKGROUND", "COMMENT", "CONDITIONAL", "DESCRIPTION", "DISPLAY", "FIELD", "FOLD",
    "HIDINGS", "INLINE_FILE", "META", "OFFICE", "SCREEN_READER", "SCRIPT", "TEMPLATE", "TINY", "TRANSPARENT",
]  # fmt: skip

_SOURCE = "Right-click the page, View Page Source."
_INSPECT = "Select all and copy; or right-click the page, Inspect."
_OUT = "Left out of the clean copy."
_C, _B = Sight.COVERED, Sight.BURIED

# fmt: off
DISPLAY = Hiding("html.not-displayed", "Text that the page's styles or attributes hide", _C, _INSPECT, _OUT)
TRANSPARENT = Hiding("html.transparent-text", "Text that is quite transparent", _C, _INSPECT, _OUT)
TINY = Hiding("html.tiny-text", "Text too small to see", _C, _INSPECT, _OUT)
BACKGROUND = Hiding("html.background-colour", "Text in the colour of its background", _C, "Select all.", _OUT)
SCREEN_READER = Hiding("html.off-screen", "Text off the screen or cut to nothing", _C, "A screen reader reads it out; select all and copy.", _OUT, Weight.FORM)
FOLD = Hiding("html.closed-fold", "Text behind a fold or in a window that is closed", _C, "Click the fold.", "Left out of the clean copy, unless it is wished to stay.", Weight.FORM)
TEMPLATE = Hiding("html.template", "Text in a template, or only for browsers without scripts", _B, _SOURCE, _OUT)
ASIDE = Hiding("html.unshown-part", "Text in a part that browsers do not show", _B, _SOURCE, _OUT, Weight.FORM)
COMMENT = Hiding("html.comment", "Comment in the page's code", _B, _SOURCE, _OUT, Weight.FORM)
CONDITIONAL = Hiding("html.conditional-comment", "Part that only Outlook or old browsers show", _C, "Open the page or message in Outlook.", _OUT, Weight.FORM)
OFFICE = Hiding("html.office-data", "What Office keeps in the page for itself", _B, _SOURCE, _OUT, Weight.TRACE)
FIELD = Hiding("html.hidden-field", "Value of a hidden field of a form", _B, _SOURCE, _OUT, Weight.FORM)
ATTRIBUTE = Hiding("html.data-attribute", "Data kept in the page's elements", _B, _SOURCE, _OUT, Weight.FORM)
SCRIPT = Hiding("html.script-data", "Data or code of a script", _B, _SOURCE, _OUT, Weight.FORM)
META = Hiding("html.metadata", "What the page's head says of it: author, program, description", _B, _SOURCE, _OUT, Weight.TRACE)
DESCRIPTION = Hiding("html.description", "Description of a picture, or a tip", _C, "Hover over the picture or the word.", "Kept only where the policy says so.", Weight.FORM)
ADDRESS = Hiding("html.address", "Address behind a link, a picture or a form", _C, "Hover over the link.", "Links to web pages stay, without what follows a question mark; others are left out.", Weight.FORM)
INLINE_FILE = Hiding("html.inline-file", "File written into the page that the page does not show", _B, _SOURCE, _OUT)

# fmt: on
HIDINGS = (
    DISPLAY,
    TRANSPARENT,
    TINY,
    BACKGROUND,
    SCREEN_READER,
    FOLD,
    TEMPLATE,
    ASIDE,
    COMMENT,
    CONDITIONAL,
    OFFICE,
    FIELD,
    ATTRIBUTE,
    SCRIPT,
    META,
    DESCRIPTION,
    ADDRESS,
    INLINE_FILE,
)  # fmt: skip
