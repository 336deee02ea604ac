"""Allowed: the elements and attributes of a page that a clean copy may have, and what each attribute may say."""

from __future__ import annotations

import re
from typing import Final

from candour.formats.web.declarations import is_colour, is_font

__all__ = ["BLOCKS", "EMPTY", "FIELDS", "KEPT", "LEFT_OUT", "PARTS_OF_PROGRAMS", "WITHOUT_END", "attribute"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BLOCKS: Final = _words(
    """
    address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4
    h5 h6 header hr html legend li main menu nav ol option p pre section select summary svg table tbody td text tfoot th thead title tr ul
    """
)
"""Elements that begin and end a line."""
KEPT: Final = BLOCKS - {"form"} | _words(
    """
    a abbr b bdi bdo big cite code col colgroup data del dfn em font i img ins kbd label mark meter nobr optgroup output progress q rb rt ruby s
    samp search small span strike strong sub sup textarea time tt u var wbr head hgroup button input
    math mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle merror mpadded mphantom mfenced msub msup msubsup munder mover munderover
    mtable mtr mtd semantics
    """
)
"""Elements that are written as they are; any other is written as one that means nothing."""
LEFT_OUT: Final = _words(
    """
    script style meta link base area param frame basefont map applet object iframe audio video canvas template noscript noframes noembed xml datalist
    """
)
"""Elements of which nothing is written, not even what is in them, but for what somebody wants kept."""
WITHOUT_END: Final = _words("wbr source track embed keygen bgsound")
"""Elements that have no end, which the parser does not know: it takes what follows them for what is in them."""
PARTS_OF_PROGRAMS: Final = _words("embed applet object iframe audio video canvas")
"""Elements that show what another program, page or file gives them."""
EMPTY: Final = _words("area base br col embed frame hr img input link meta param source track wbr")
"""Elements that have no end."""
FIELDS: Final = _words(
    "text search email tel url number date time datetime-local month week submit button reset range color checkbox radio"
)
"""Fields of forms that are shown."""
_ANY: Final = "*"
_NUMBER: Final = re.compile(r"[+-]?\d{1,6}(?:\.\d{1,4})?(?:%|px|pt|em|\*)?")
_ALIGN: Final = re.compile(
    r"(?:left|right|center|middle|justify|top|bottom|baseline|char|absmiddle|texttop)", re.IGNORECASE
)
_FLAG: Final = re.compile(r".*", re.DOTALL)
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}")
_ATTRIBUTES: Final[dict[str, tuple[str, re.Pattern[str]]]] = {
    "lang": (_ANY, _LANGUAGE),
    "dir": (_ANY, re.compile("ltr|rtl|auto", re.IGNORECASE)),
    "align": (_ANY, _ALIGN),
    "valign": (_ANY, _ALIGN),
    "width": (_ANY, _NUMBER),
    "height": (_ANY, _NUMBER),
    "border": (_ANY, _NUMBER),
    "cellpadding": ("table", _NUMBER),
    "cellspacing": ("table", _NUMBER),
    "rules": ("table", re.compile("none|groups|rows|cols|all", re.IGNORECASE)),
    "frame": ("table", re.compile("void|above|below|hsides|lhs|rhs|vsides|box|border", re.IGNORECASE)),
    "colspan": ("td th", re.compile(r"\d{1,5}")),
    "rowspan": ("td th", re.compile(r"\d{1,5}")),
    "scope": ("td th", re.compile("row|col|rowgroup|colgroup", re.IGNORECASE)),
    "span": ("col colgroup", re.compile(r"\d{1,5}")),
    "size": ("font hr select input", re.compile(r"[+-]?\d{1,4}")),
    "noshade": ("hr", _FLAG),
    "start": ("ol", re.compile(r"-?\d{1,9}")),
    "reversed": ("ol", _FLAG),
    "value": ("li progress meter", re.compile(r"-?\d{1,9}(?:\.\d{1,9})?")),
    "min": ("meter input", re.compile(r"-?\d{1,9}(?:\.\d{1,9})?")),
    "max": ("meter progress input", re.compile(r"-?\d{1,9}(?:\.\d{1,9})?")),
    "low": ("meter", _NUMBER),
    "high": ("meter", _NUMBER),
    "optimum": ("meter", _NUMBER),
    "type": ("ol ul li", re.compile("[1aAiI]|disc|circle|square")),
    "clear": ("br", re.compile("left|right|all|none|both", re.IGNORECASE)),
    "hspace": ("img", _NUMBER),
    "vspace": ("img", _NUMBER),
    "rows": ("textarea", re.compile(r"\d{1,4}")),
    "cols": ("textarea", re.compile(r"\d{1,4}")),
    "wrap": ("textarea", re.compile("hard|soft|off", re.IGNORECASE)),
    "open": ("details dialog", _FLAG),
    "checked": ("input", _FLAG),
    "selected": ("option", _FLAG),
    "disabled": ("input select textarea button option optgroup fieldset", _FLAG),
    "multiple": ("select", _FLAG),
    "nowrap": ("td th", _FLAG),
}
_COLOURS: Final = frozenset({"bgcolor", "color", "text", "link", "vlink", "alink", "bordercolor"})
_HEX: Final = re.compile(r"#?[0-9a-fA-F]{3,6}")


def attribute(tag: str, name: str, value: str) -> str | None:
    """What an attribute says, as far as it may be kept; None where it may not. One that only stands there says nothing."""
    if name in _COLOURS:
        return value if _HEX.fullmatch(value) or is_colour(value.lower()) else None
    if name == "face" and tag == "font":
        return value if is_font(value) else None
    where, says = _ATTRIBUTES.get(name, ("", _FLAG))
    if where != _ANY and tag not in where.split():
        return None
    if says is _FLAG:
        return ""
    return value.strip() if says.fullmatch(value.strip()) else None
