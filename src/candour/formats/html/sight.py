"""Sight: which of a page's elements are seen as the page stands, and which of its links say more than a reader sees."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

from candour.formats.html import ways
from candour.formats.html.styles import Look, Styles

__all__ = ["folded", "is_address_hidden", "look_of", "shows_value"]

_UNSHOWN = {
    "script": None,
    "style": None,
    "template": ways.TEMPLATE,
    "noscript": ways.TEMPLATE,
    "datalist": ways.ASIDE,
    "metadata": ways.META,
    "desc": ways.DESCRIPTION,
    "noframes": ways.TEMPLATE,
    "noembed": ways.TEMPLATE,
    "xml": ways.OFFICE,
    "object": ways.ASIDE,
    "audio": ways.ASIDE,
    "video": ways.ASIDE,
    "canvas": ways.ASIDE,
    "iframe": ways.ASIDE,
    "rp": ways.ASIDE,
    "param": ways.ASIDE,
}  # fmt: skip
_WEB = re.compile(
    r"https?://|#|/|\./|\.\./|\?|cid:|javascript:|[\w-]+\.(?:html?|png|jpe?g|gif|css|js|svg)\b", re.IGNORECASE
)
_WITHIN = "cid:"
"""The address of another part of the same message."""
_WRITTEN_TO = re.compile(r"(?:mailto|tel|sms):", re.IGNORECASE)
_SHOWN_FIELDS = frozenset({"", "text", "search", "email", "tel", "url", "number", "date", "time", "datetime-local", "month", "week", "submit", "button", "reset", "range", "color"})  # fmt: skip


def look_of(styles: Styles, element: Any, above: Look) -> Look:
    """How an element looks inside one that looks so."""
    tag = element.tag
    look = styles.look(element, above)
    if tag in _UNSHOWN:
        return Look(look.hiding or _UNSHOWN[tag] or ways.SCRIPT, size=16.0)
    if tag == "title" and _is_tip(element):
        return Look(look.hiding or ways.DESCRIPTION)
    return Look(look.hiding or ways.FOLD) if _is_closed(element) else look


def folded(element: Any, look: Look) -> Look:
    """The look of text that stands in an element itself: of a closed fold only the summary is seen."""
    return Look(look.hiding or ways.FOLD) if _is_fold(element) else look


def shows_value(element: Any) -> bool:
    """Whether a field of a form shows the value that its attribute holds."""
    return element.tag == "input" and element.get("type", "").lower() in _SHOWN_FIELDS


def is_address_hidden(element: Any, value: str) -> bool:
    """Whether an address says more than where on the web something is, and the link does not show it."""
    address = value.strip()
    if address.lower().startswith(_WITHIN):
        return False
    if not address or (_WEB.match(address) and "@" not in address and "?" not in address):
        return False
    if element.tag != "a":
        return True
    plain = unquote(_WRITTEN_TO.sub("", address, count=1)).casefold()
    shown = "".join(element.itertext()).casefold()
    return plain not in shown and "".join(plain.split()) not in "".join(shown.split())


def _is_closed(element: Any) -> bool:
    """Whether an element lies behind a fold, or is a window, that is closed as the page stands."""
    if element.tag == "dialog":
        return element.get("open") is None
    return element.tag != "summary" and _is_fold(element.getparent())


def _is_fold(element: Any) -> bool:
    return element is not None and element.tag == "details" and element.get("open") is None


def _is_tip(element: Any) -> bool:
    """Whether a title is that of a part of a drawing, which is shown as a tip."""
    return any(above.tag == "svg" for above in element.iterancestors())
