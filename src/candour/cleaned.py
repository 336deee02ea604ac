"""Cleaned: a copy that holds what a reader sees and nothing else; what a format's writer is asked, and what it gives.

    Source + Wishes ──writer of its format──▶ Written: bytes, and each Change
                             │      ▲
                             └inner─┘  a file inside (a picture, an attachment) is cleaned by the writer of its own format

A writer builds the copy from what it knows to be seen, and leaves out whatever it does not know. It is not believed:
`candour.cleaning` reads every copy again before anybody gets it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from candour.errors import CandourError
from candour.invisible import without_invisible
from candour.source import Source

__all__ = [
    "BLACKED_OUT",
    "CannotClean",
    "Change",
    "Cleaner",
    "Inner",
    "Redaction",
    "Wishes",
    "Written",
    "is_public_address",
]

BLACKED_OUT = "▇▇▇▇▇▇"
"""Stands for a value that is taken out: of one length, whatever the length of the value was."""


class CannotClean(CandourError):  # noqa: N818  (a state of the file, not a fault of the call)
    """No copy can be made of this file, or not safely. Says why and what to do next, and no value of the file."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing done to a file, told in plain words for whoever signs it off. Holds no value of the file.

    `id` is the hiding it answers (`xlsx.hidden-row`), or what was done to what is seen (`formulas-to-values`). `says` is a
    whole sentence without its count: `Formulas became the values they show.` `unit` is what was counted, where the sentence
    does not say it: `cell`.
    """

    id: str
    says: str
    count: int = 1
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """What a writer gives."""

    data: bytes
    format: str
    """The id of the format the copy is in."""
    extension: str
    """What such a file's name ends in, with the dot."""
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Redaction:
    """Values that are to be blacked out wherever they are shown. `whole` are only taken where nothing stands beside them.

    Every text of a copy goes through it, whether there are values or not: characters that print nothing are taken out as well.
    """

    values: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    _pattern: re.Pattern[str] | None = field(init=False, default=None, compare=False)

    def __post_init__(self) -> None:
        if self.values:
            longest_first = sorted(self.values, key=lambda value: (-len(value), value))
            joined = "|".join(re.escape(value) for value in longest_first)
            object.__setattr__(self, "_pattern", re.compile(rf"(?<!\w)(?:{joined})(?!\w)"))

    def __bool__(self) -> bool:
        return bool(self.values or self.whole)

    def text(self, text: str) -> str:
        """A text, or a cell, with its values blacked out.

        >>> Redaction(frozenset({"Ann Example"})).text("Seen by Ann Example today")
        'Seen by ▇▇▇▇▇▇ today'
        """
        text = without_invisible(text)
        if self.whole and text.strip() in self.whole:
            return BLACKED_OUT
        return self._pattern.sub(BLACKED_OUT, text) if self._pattern else text

    def runs(self, runs: Sequence[str]) -> list[str]:
        """The runs of one paragraph with their values blacked out, also those that lie across several runs.

        >>> Redaction(frozenset({"Ann Example"})).runs(["Seen by An", "n Ex", "ample today"])
        ['Seen by ▇▇▇▇▇▇', '', ' today']
        """
        runs = [without_invisible(run) for run in runs]
        if not self:
            return runs
        joined = "".join(runs)
        if joined.strip() in self.whole:
            return [BLACKED_OUT, *("" for _ in runs[1:])]
        spans = [match.span() for match in self._pattern.finditer(joined)] if self._pattern else []
        left, at = [], 0
        for run in runs:
            left.append(_without(run, at, spans))
            at += len(run)
        return left


def _without(run: str, at: int, spans: Iterable[tuple[int, int]]) -> str:
    """A run that begins at this offset of its paragraph, with what lies in the spans gone; a span's sign stands where it begins."""
    kept, read = [], 0
    for start, end in spans:
        if end <= at or start >= at + len(run):
            continue
        kept.append(run[read : max(start - at, read)])
        if start >= at:
            kept.append(BLACKED_OUT)
        read = min(end - at, len(run))
    return "".join([*kept, run[read:]])


_PUBLIC = re.compile(r"https?://[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:/[^\s?@#]*)?", re.IGNORECASE)


def is_public_address(address: str) -> bool:
    """Whether a link leads to a page of the web and says no more than where that is: no query, no person, no place on it.

    Such a link stays in a copy, for a reader who points at it sees what it says. Others say more than their words show.

    >>> is_public_address("https://www.example.com/guidance"), is_public_address("https://www.example.com/?case=41")
    (True, False)
    """
    return _PUBLIC.fullmatch(address.strip()) is not None


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody wants of a copy beyond that it is clean."""

    keeps: frozenset[str] = frozenset()
    """Ids of hidings whose content stays, each for a reason that somebody gave."""
    redaction: Redaction = field(default_factory=Redaction)
    """Values in sight that are taken out too."""
    keeps_alternative_text: bool = False
    """Whether descriptions of pictures for people who cannot see them stay: nobody else reads them."""
    keeps_title: bool = False
    """Whether the document's title and language stay in its properties."""


Inner = Callable[[Source], Written]
"""Cleans a file that lies inside another, and raises CannotClean where it cannot."""
Cleaner = Callable[[Source, Wishes, Inner], Written]
"""What the writer of a format is: `write(source, wishes, inner)` in the module that `Format.writer` names."""
