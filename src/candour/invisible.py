"""Characters that print nothing: zero-width, text-direction and tag characters, in any text of any format."""

from __future__ import annotations

import re

from candour.hiding import Hiding, Sight, Weight

__all__ = ["INVISIBLE", "INVISIBLE_BYTES", "SMUGGLED", "count_invisible", "smuggled", "without_invisible"]

INVISIBLE = Hiding(
    "text.invisible-characters",
    "Characters that print nothing (zero-width, text-direction)",
    Sight.COVERED,
    "Copy the text into a program that shows all characters.",
    "The characters are taken out.",
    Weight.FORM,
)
SMUGGLED = Hiding(
    "text.tag-characters",
    "Words written in tag characters, which print nothing",
    Sight.BURIED,
    "Any program that shows the numbers of characters (they lie from U+E0020 to U+E007E).",
    "The characters are taken out.",
)

# Not here: joiners between letters of scripts that need them, soft hyphens, and the marks that pick an emoji's form.
_INVISIBLE = re.compile(
    "[\u200b\u2060-\u2064\u202a-\u202e\u2066-\u2069\u180e\U000e0001\U000e0020-\U000e007f]|(?<=.)\ufeff"
)
INVISIBLE_BYTES = (b"\xe2\x80", b"\xe2\x81", b"\xe1\xa0\x8e", b"\xf3\xa0", b"\xef\xbb\xbf")
"""How they begin in UTF-8: a buffer with none of these need not be decoded."""
_TAGS = re.compile("[\U000e0020-\U000e007e]+")


def count_invisible(text: str) -> int:
    """How many characters of the text print nothing."""
    return 0 if text.isascii() else sum(1 for _ in _INVISIBLE.finditer(text))


def without_invisible(text: str) -> str:
    """The text without the characters that print nothing."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


def smuggled(text: str) -> str:
    """The words that are written in tag characters, a line each.

    The flags of England, Scotland and Wales use a few of them, and say nothing.
    """
    if text.isascii():
        return ""
    runs = (_written(run) for run in _TAGS.findall(text))
    return "\n".join(run for run in runs if not re.fullmatch("gb(?:eng|sct|wls)", run))


def _written(tags: str) -> str:
    """What a run of tag characters says: each is an ASCII character, moved."""
    return "".join(chr(ord(tag) - 0xE0000) for tag in tags)
