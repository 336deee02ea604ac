"""Bare names: people named in running text without a label, and those who sign it.

    text ──tagger──▶ names, with their odds
         └─"Yours sincerely,"──▶ the line below

The tagger reads every run of capitalised words. What is told otherwise to be an address or a name is left to that.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from candour.finding import Evidence, Reason
from candour.identifiers.fields import Named
from candour.identifiers.person_name import may_be_full_name

__all__ = ["bare_names", "signed_names"]

_UPPER = "A-ZÀ-ÖØ-ÞĀ-Ž"
_WORD = rf"[{_UPPER}][^\W\d_]*(?:['-][^\W\d_]+)*"
_PART = rf"(?:[{_UPPER}][^\W\d_]*(?:['.-][^\W\d_]+)*\.?|de|van|von|der|la)"
_SIGNED = re.compile(rf"[a-zA-Z]*,?[ \t]*\n\s{{0,8}}({_PART}(?: {_PART}){{1,3}})[ \t]*(?=\n|$|,)")
_CLOSINGS = (
    "egards",
    "incerely",
    "aithfully",
    "Yours truly",
    "hanks",
    "est wishes",
    "EGARDS",
    "INCERELY",
    "AITHFULLY",
)
_DETAINED = re.compile(rf"DP (?<![^\W_]DP )((?:[{_UPPER}][{_UPPER}'-]+ ?){{1,3}}, {_WORD})")
_SIGNS = Evidence(
    (Reason("it stands where a letter is signed", 60.0), Reason("it has the form of a person's name", 0.5))
)
_IN_CUSTODY = Evidence((Reason("`DP`, for a detained person, stands before it", 300.0),))
_OTHERS = Reason("wards, ships and firms that bear names read so too", 0.4)
"""The tagger was trained on text with more people in it than most that is published."""
_MORE = Reason("part of it is told by a title or a label", 1000.0)
_MORE_FROM = 10.0
"""Odds from which a name is told rather than the part of it that needs no reading."""
_LABELS = "|".join(
    """ASN CHI CRN CRO DBS DOB FAO FOI HCN IBAN IMEI MAPPA MRN NHS NIN NINO PAN PIN PNC PPN SAR SWIFT TEL TRN ULN UPN UPRN
    URN USRN UTR VAT VIN VISOR VRM VRN""".split()  # noqa: SIM905  (a list of words reads best as words)
)
"""What stands before numbers in forms, in capitals, and is nobody's name."""
_LABEL_FIRST = re.compile(rf"(?:{_LABELS})\b[\s:.-]*")
_LABEL_LAST = re.compile(rf"[\s:.-]*\b(?:{_LABELS})$")
_CAPITAL = re.compile(rf"[{_UPPER}][^\W\d_]")
"""Two letters of which the first is a capital: without them nobody is named."""


def signed_names(text: str) -> Iterator[Named]:
    """The names below the words that close a letter, and those that a custody record puts behind `DP`."""
    for closing in _CLOSINGS:
        at = text.find(closing)
        while at >= 0:
            found = _SIGNED.match(text, at + len(closing))
            if found and may_be_full_name(found[1]):
                yield *found.span(1), _SIGNS
            at = text.find(closing, at + 1)
    for found in _DETAINED.finditer(text):
        yield *found.span(1), _IN_CUSTODY


def bare_names(text: str, known: Iterable[tuple[int, int]] = (), met: Iterable[str] = ()) -> Iterator[Named]:
    """The names that stand in running text without a label.

    Args:
        text: the text, made plain.
        known: where something stands that is told without reading, such as names with titles, and addresses.
        met: the names that are told without reading. They are known again wherever they stand.
    """
    if not _CAPITAL.search(text):
        return
    from candour.naming import names_in  # noqa: PLC0415  (the tagger is read when first needed)

    spans = sorted(known)
    starts = [start for start, _ in spans]
    for name in names_in(text, met):
        start, end = _without_labels(text, name.start, name.end)
        inside = bisect_right(starts, start) - 1
        if end <= start or (inside >= 0 and end <= spans[inside][1]):
            continue
        first = bisect_left(starts, start)
        holds = first < len(spans) and spans[first][1] <= end and name.odds >= _MORE_FROM
        read = Reason(name.why, name.odds)
        yield start, end, Evidence((read, _MORE if holds else _OTHERS))


def _without_labels(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a name stands without the labels of numbers before and behind it; nowhere where it is nothing else."""
    while found := _LABEL_FIRST.match(text, start, end):
        start = found.end()
    if found := _LABEL_LAST.search(text, start, end):
        end = found.start()
    return start, end
