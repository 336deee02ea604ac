"""Text labels: the labels in one run of text, and whether one of them stands beside a value.

NHS number: 999 000 0018          beside it: no word between
held under PNC ID 2099/0000001G   beside it
Locker 20417, 20418 and 20419     beside each, even where the shape says so little that only values alike may lie between
DOB and address not known.
12/12/2023                        not beside it: a label reaches over a line's end only where nothing else does
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict

from candour.identifiers.base import UNDER, Identifier, listed
from candour.identifiers.labels import labels_in, named

__all__ = ["TextLabels"]

_NEAR = 40
"""How far before a value its label may stand."""
_JOINS = listed("number numbers no nos ref reference is was are were on of as and or the a")
_BETWEEN = re.compile(r"[^\W_](?:[^\s,;|]*[^\W_])?")
"""The words between a label and a value. Where the shape says little, only these and values alike may stand there."""


class TextLabels:
    """The labels in one text, asked by identifier and place.

    Args:
        text: the text.
        field: the name of the field that it stands in; empty where it has none.
        own: a body's own identifiers.
    """

    def __init__(self, text: str, field: str = "", own: tuple[Identifier, ...] = ()) -> None:
        self.text = text
        self.field = field
        self.met = list(labels_in(text, own))
        self._ends: defaultdict[str, list[int]] = defaultdict(list)
        self._of_values = [label for label in self.met if not label.is_party]
        self._all_ends = [label.end for label in self._of_values]
        for label in self._of_values:
            for name in label.names:
                self._ends[name].append(label.end)

    def stands_beside(self, identifier: Identifier, start: int) -> bool:
        """Whether a label of this identifier stands near before `start` or names the whole field."""
        if self.field and named(identifier, self.field):
            return True
        ends = self._ends.get(identifier.id)
        at = bisect_right(ends, start) if ends else 0
        if not ends or not at or start - ends[at - 1] > _NEAR:
            return False
        between = self.text[ends[at - 1] : start]
        if identifier.needs_label:
            words = _BETWEEN.findall(between)
            return all(word.casefold() in _JOINS or identifier.fits(word) for word in words)
        must_touch = "\n" in between or identifier.labelled.startswith(UNDER)
        if must_touch and any(map(str.isalnum, between)):
            return False
        return not self._names_other(identifier, start)

    def _names_other(self, identifier: Identifier, start: int) -> bool:
        """Whether the label just before `start`, with no word between, names something else."""
        at = bisect_right(self._all_ends, start) - 1
        if at < 0 or any(map(str.isalnum, self.text[self._all_ends[at] : start])):
            return False
        return identifier.id not in self._of_values[at].names
