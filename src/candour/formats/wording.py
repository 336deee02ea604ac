"""Wording: the words in bytes that have no reader of their own.

A part of unknown XML still has text and attribute values; a printer's settings still have names among the numbers. This
brings out the words, so that they are looked at for personal data even where their arrangement is not understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from candour.formats import xml

__all__ = ["is_wordy", "runs_in", "wording_of_xml"]

_ASCII = re.compile(rb"[\x20-\x7e\t]{6,}")
_UTF16 = re.compile(rb"(?:[\x20-\x7e\xa0-\xff\t]\0){4,}")
_WORDY = re.compile(r"[^\W\d_]{3}|\d{6}|\d[\d .-]{6,}\d")
_DULL = re.compile(
    r"(?:https?://schemas\.|urn:schemas-|[A-Z]{1,3}\d{1,7}(?::[A-Z]{1,3}\d{1,7})?$|#?[0-9A-F]{6,8}$|rId\d+$)"
)
_RUNS = frozenset({"t", "delText", "span", "font", "b", "i", "u"})
"""Elements that a program cuts a sentence into: no line ends after one of them."""
_BLOCKS = frozenset({"p", "si", "is", "row", "c", "tr", "div", "br", "comment", "pt"})


def is_wordy(text: str) -> bool:
    """Whether there is a word or a long number in it: something that could name or number a person."""
    return bool(_WORDY.search(text))


def runs_in(data: bytes | memoryview, *, wide_only: bool = False) -> tuple[str, ...]:
    """Runs of readable characters in binary data, each once, in their order: ASCII, and Latin letters in UTF-16.

    With `wide_only` those in UTF-16 alone, which hardly ever come about by chance in packed data, as ASCII does.
    """
    raw = bytes(data)
    found = [(match.start(), match.group().decode("utf-16-le")) for match in _UTF16.finditer(raw)]
    if not wide_only:
        found += [(match.start(), match.group().decode("ascii")) for match in _ASCII.finditer(raw)]
    words = (" ".join(text.split()) for _, text in sorted(found))
    return tuple(dict.fromkeys(text for text in words if is_wordy(text)))


@dataclass(slots=True)
class _Wording:
    """Gathers lines while XML goes by. An attribute's value is a line of its own, and is taken once."""

    named: bool
    skip: frozenset[str]
    lines: list[str] = field(default_factory=list)
    _line: list[str] = field(default_factory=list)
    _values: set[str] = field(default_factory=set)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in _BLOCKS:
            self.flush()
        for key, value in attributes.items():
            if (
                key not in self.skip
                and value not in self._values
                and is_wordy(value)
                and not _DULL.match(value)
            ):
                self._values.add(value)
                self.lines.append(f"{key}: {value}" if self.named else value)

    def data(self, text: str) -> None:
        self._line.append(text)

    def end(self, name: str) -> None:
        if name in _BLOCKS or (self._line and name not in _RUNS and not "".join(self._line).isspace()):
            self.flush(name if self.named and name not in _BLOCKS else "")

    def flush(self, name: str = "") -> None:
        line = " ".join("".join(self._line).split())
        self._line.clear()
        if line:
            self.lines.append(f"{name}: {line}" if name else line)


def wording_of_xml(
    chunks: Iterable[bytes], *, named: bool = False, skip: frozenset[str] = frozenset()
) -> str:
    """The text and the wordy attribute values of any XML, a line each.

    With `named`, a line begins with the name of its element or attribute (`NHSNumber: …`), as a label beside a value
    would. Attributes in `skip` are passed over.

    Raises:
        BadXml: where it is not well formed.
    """
    wording = _Wording(named, skip)
    xml.stream(chunks, wording.start, wording.end, wording.data)
    wording.flush()
    return "\n".join(wording.lines)
