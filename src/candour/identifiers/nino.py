"""National Insurance number: the number under which a person works, pays tax and claims benefits.

What it is:
    Two letters, six digits and a letter from A to D. It never changes, and it opens doors: payroll, pensions, benefits.

How Candour tells it:
    By its shape with the last letter, and by the pairs of letters that are never used. Without the last letter it looks
    like many product codes, so it is then taken only beside a label or under a header.

Known misses:
    Numbers in small letters, away from a label and outside a column that says what it is; temporary reference numbers (`TRN`).

Sources:
    HMRC, National Insurance Manual NIM39110; DWP data standards. gov.uk prints QQ 12 34 56 C as a pattern: the letter
    Q is never used, so it is no number at all.
"""

from __future__ import annotations

import re

from candour.identifiers.base import BESIDE, Check, Group, Identifier

__all__ = ["NINO"]

_BODY = r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2}"
_NEVER_USED = frozenset({"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"})
_TEST_VALUES = frozenset({"AA000003D"})


def _bare(value: str) -> str:
    return value.replace(" ", "").upper()


NINO = Identifier(
    id="nino",
    title="National Insurance number",
    plural="National Insurance numbers",
    group=Group.GOVERNMENT,
    shape=f"{_BODY} ?[A-D]",
    opening="[A-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2}",
    odds=60,
    checks=(Check("its letters are in use", 0.97, lambda value: _bare(value)[:2] not in _NEVER_USED),),
    signs=(Check("it is written in pairs", 0.2, lambda value: value.count(" ") >= 3),),
    labels=(
        "national insurance number",
        "national insurance",
        "nino",
        "ni number",
        "ni no",
        "nat ins number",
        "insurance number",
    ),
    labelled=rf"{BESIDE}((?i:{_BODY}(?: ?[A-D])?))(?![0-9A-Za-z])",
    fits=lambda value: re.fullmatch(rf"(?:{_BODY}|QQ[0-9]{{6}})[A-D]?", _bare(value)) is not None,
    is_test=lambda value: _bare(value).startswith("QQ") or _bare(value) in _TEST_VALUES,
    finds=(
        "NINO AA000003D",
        "paid to AA 00 00 03 D last year",
        "National Insurance No. AA 00 00 03",
        "NI number: aa 00 00 03 d",
    ),
    ignores=("QQ123456C", "GB 12 34 56 A", "part AB123456", "AB12 3CD"),
)
