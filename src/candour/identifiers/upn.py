"""UPN: the unique pupil number of a child in a state school in England.

What it is:
    A letter and twelve digits: the letter checks the rest, three digits tell the local authority, four the school, two
    the year in which it was given. It stays with a child through all their schools, and joins every record of them.

How Candour tells it:
    By its shape and its check letter; surer where the authority's code is one that is used.

Known misses:
    Numbers broken over two lines; small letters outside a column that says what it is.

Sources:
    Department for Education, Unique pupil numbers: guide for schools and local authorities.
"""

from __future__ import annotations

from candour.identifiers.base import BESIDE, Check, Group, Identifier, whole

__all__ = ["UPN"]

_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_SHAPE = "[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]"
_AUTHORITIES = "20[1-9]|21[0-3]|30[1-9]|31[0-9]|320|33[0-6]|34[0-4]|35[0-9]|37[0-3]|38[0-4]|39[0-4]|420|6[678][0-9]|8[0-9]{2}|9[0-4][0-9]"


def _has_right_letter(value: str) -> bool:
    text = value.strip().upper()
    if not whole(_SHAPE)(text):
        return False
    last = int(text[12]) if text[12] in "0123456789" else _LETTERS.index(text[12])
    total = sum(at * int(digit) for at, digit in enumerate(text[1:12], start=2)) + 13 * last
    return _LETTERS[total % 23] == text[0]


UPN = Identifier(
    id="upn",
    title="unique pupil number",
    plural="unique pupil numbers",
    group=Group.GOVERNMENT,
    shape=_SHAPE,
    odds=0.2,
    checks=(Check("its check letter is right", 1 / 23, _has_right_letter),),
    signs=(
        Check(
            "its digits begin with the code of a local authority",
            0.25,
            whole(f"(?i:[A-Z](?:{_AUTHORITIES}).*)"),
        ),
    ),
    labels=("upn", "upn number", "unique pupil number", "pupil number", "pupil upn", "former upn"),
    labelled=rf"{BESIDE}((?i:{_SHAPE}))(?![0-9A-Za-z])",
    fits=whole(f"(?i:{_SHAPE})"),
    is_test=lambda value: value.strip().upper() == "B801200005001",
    finds=("UPN B801200005001", "the pupil B801200005001 left"),
    ignores=("B801200005002", "UPN A801200005001", "invoice A000000000001"),
)
