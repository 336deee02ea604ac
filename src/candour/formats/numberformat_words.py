"""Words in number formats: which of them a value shows, and the format without the others.

    "owed "0;"paid "0;"nothing due"      for 12: "owed "0      for -3: General;"paid "0      for 0: General;General;"nothing due"

A word in a section that no value uses stands in the file and is seen nowhere.
"""

from __future__ import annotations

import re
from functools import lru_cache

from candour.formats.numberformat import section_for
from candour.formats.numberformat_shown import shown
from candour.formats.wording import is_wordy

__all__ = ["only_for", "says_words"]

_SIGN = re.compile(r"\[\$([^\]]*)\]")
_ESCAPED = re.compile(r"\\(.)")


@lru_cache(maxsize=1024)
def says_words(code: str) -> bool:
    """Whether a format says anything but numbers, dates and units of a letter or two.

    >>> says_words('0" kg"'), says_words('"Mr "@;"owed to Nia"'), says_words("dd mmmm yyyy")
    (False, True, False)
    """
    signs = (match[1].partition("-")[0] for match in _SIGN.finditer(code))
    return any(map(is_wordy, (*code.split('"')[1::2], *signs, "".join(_ESCAPED.findall(code)))))


@lru_cache(maxsize=4096)
def only_for(code: str, value: float | str) -> str:
    """A format that shows this value as the whole one does, and says nothing that it would show for others only."""
    section, says_sign = section_for(code, value)
    if not says_words(section):
        section = section or "General"
    if isinstance(value, str):
        ways: tuple[str, ...] = ("General", f"General;General;General;{section}")
    elif says_sign:
        ways = (f"General;{section}", section)
    else:
        ways = (section, f"General;{section}", f"General;General;{section}", f"{section};General")
    return next((one for one in ways if shown(one, value) == shown(code, value)), code)
