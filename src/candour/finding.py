"""Finding: personal data met in a piece, at a place, with the evidence for it. Prints itself masked.

Evidence is a list of reasons, each with odds. Reasons are taken as independent and their odds multiply:

    odds of the shape alone  ×  1 / chance for each check passed  ×  odds of a label  ×  of the column  ×  of its rows
    under 3 : 1  → not reported        3 : 1 → POSSIBLE        20 : 1 → LIKELY        1,000 : 1 → CERTAIN

So a ten-digit number that passes modulus 11 (odds of the shape 1 : 50, chance of the check 1 in 11) is nothing;
beside the words "NHS number" it is LIKELY; a column of twenty that all pass is CERTAIN.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from candour.hiding import Hiding, Sight
from candour.place import Place

__all__ = ["Evidence", "Finding", "Likelihood", "Reason", "masked"]


class Likelihood(IntEnum):
    """How sure Candour is. From the odds of the evidence; see the module's drawing."""

    POSSIBLE = 1
    LIKELY = 2
    CERTAIN = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason to believe, or to doubt, a finding. `says` is a phrase that holds no value from the file."""

    says: str
    odds: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why Candour believes a finding."""

    reasons: tuple[Reason, ...]

    @property
    def odds(self) -> float:
        """The odds that this is what it is called, to 1."""
        product = 1.0
        for reason in self.reasons:
            product *= reason.odds
        return product

    @property
    def likelihood(self) -> Likelihood | None:
        """None where the evidence is too weak to report."""
        odds = self.odds
        if odds < 3:
            return None
        if odds < 20:
            return Likelihood.POSSIBLE
        return Likelihood.LIKELY if odds < 1000 else Likelihood.CERTAIN

    def __str__(self) -> str:
        return "; ".join(reason.says for reason in self.reasons)


def masked(value: str) -> str:
    """The value's shape with its content gone: letters and digits become •, all but the first letter of a word.

    Nothing of a digit is shown. At most 24 characters are given, so that length says little.

    >>> masked("Nia Example")
    'N•• E••••••'
    >>> masked("999 000 0018")
    '••• ••• ••••'
    """
    shown = []
    before = " "
    for character in value[:24]:
        keep = not character.isalnum() or (character.isalpha() and not before.isalnum())
        shown.append(character if keep and character.isprintable() else "•")
        before = character
    return "".join(shown) + ("…" if len(value) > 24 else "")


@dataclass(frozen=True, slots=True, repr=False)
class Finding:
    """An identifier met in one piece, or in one column of a table.

    `count` is how many cells or matches; `place` is the first. `start` and `end` are character offsets where the
    piece is a run of text. `untrusted_value` is the first value met: it leaves this object only where somebody asked
    to see values.
    """

    identifier: str
    place: Place
    sight: Sight
    hiding: Hiding | None
    evidence: Evidence
    count: int = 1
    role: str = ""
    """Whose data it is, where the evidence tells: `staff` for a document's author."""
    start: int = -1
    end: int = -1
    untrusted_value: str = ""

    @property
    def shown_as(self) -> str:
        """The first value, masked."""
        return masked(self.untrusted_value)

    def __repr__(self) -> str:
        return f"Finding({self.identifier}, {self.sight.value}, {self.count:,} × {self.shown_as!r})"
