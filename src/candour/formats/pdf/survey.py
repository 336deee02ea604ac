"""Survey: one pass over all objects of a PDF. Which there are, which refer to which, and where the rare kinds are.

Each object is taken as the text of its dictionary, without its stream, so that the pass costs little however large the
file is. Only objects that the survey points out are opened by anybody else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from candour.formats.pdf.values import key_of, kind_of
from candour.source import Budget

__all__ = ["Key", "Survey", "survey_of"]

Key = tuple[int, int]
"""The number of an object, and its generation."""

_REFERENCE = re.compile(rb"(\d+) (\d+) R\b")
_TELLING = re.compile(
    rb"/(JS|PieceInfo|Thumb|Alternates|Metadata|ActualText|ToUnicode|OCProperties|EF|SpiderInfo|Movie|Sound|RichMedia|"
    rb"3D|Screen|PatternType|Alt|E|URI|Launch|GoToR|GoToE|SubmitForm|ImportData|OPI|WebCapture|Image|Sig|SMask)\b"
)
_TYPE = re.compile(rb"/Type /(\w+)")


@dataclass(slots=True, repr=False)
class Survey:
    """What there is in a document. `telling` has, for a key or a name, the objects that it stands in."""

    refers: dict[Key, frozenset[Key]] = field(default_factory=dict)
    types: dict[Key, str] = field(default_factory=dict)
    telling: dict[str, list[Key]] = field(default_factory=lambda: defaultdict(list))
    streams: set[Key] = field(default_factory=set)
    from_trailer: frozenset[Key] = frozenset()

    def reached(self) -> set[Key]:
        """The objects that something in use refers to."""
        found: set[Key] = set()
        waiting = list(self.from_trailer)
        while waiting:
            key = waiting.pop()
            if key not in found:
                found.add(key)
                waiting += self.refers.get(key, ())
        return found

    def of(self, name: str) -> list[Key]:
        """The objects in which this key or name stands."""
        return self.telling.get(name, [])


def survey_of(pdf: Any, budget: Budget) -> Survey:
    """The survey of an open document."""
    survey = Survey()
    for value in pdf.objects:
        key = key_of(value)
        if key == (0, 0):
            continue
        text = _text_of(value)
        if kind_of(value) == "stream":
            survey.streams.add(key)
        survey.refers[key] = _references(text)
        for name in set(_TELLING.findall(text)):
            survey.telling[name.decode()].append(key)
        if kind := _TYPE.search(text):
            survey.types[key] = kind[1].decode("ascii", "replace")
        budget.spend(0)
    survey.from_trailer = _references(_text_of(pdf.trailer))
    return survey


def _text_of(value: Any) -> bytes:
    try:
        return bytes((value.stream_dict if kind_of(value) == "stream" else value).unparse(resolved=True))
    except Exception:  # noqa: BLE001  (a damaged object makes it raise whatever it likes)
        return b""


def _references(text: bytes) -> frozenset[Key]:
    return frozenset((int(number), int(generation)) for number, generation in _REFERENCE.findall(text))
