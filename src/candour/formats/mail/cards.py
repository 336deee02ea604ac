"""Content lines: how calendars (ics) and address cards (vcf) are written, in parts that open and close.

    BEGIN:VEVENT
    SUMMARY;LANGUAGE=en:Meeting with
      Nia                                a line that begins with a space goes on from the one before
    END:VEVENT

Facts from RFC 5545, 6350 and vCard 2.1.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from candour.formats.mail.charsets import text_in
from candour.formats.mail.transfer import unpacked

__all__ = ["Card", "Line", "cards_in"]

_FOLD = re.compile(r"\r?\n[ \t]")
_QUOTED = re.compile(r"[^:]{0,200}\bQUOTED-PRINTABLE\b", re.IGNORECASE)
_LINE = re.compile(r"(?:([\w-]{1,60})\.)?([\w-]{1,80})((?:;(?:[^\":;]|\"[^\"]*\")*)*):(.*)", re.DOTALL)
_PARAMETER = re.compile(r";([\w-]{1,60})(?:=(\"[^\"]*\"(?:,\"[^\"]*\")*|[^;\":]*))?")
_ESCAPED = re.compile(r"\\(.)")
_PLAIN_PARAMETERS = frozenset(
    """CN SENT-BY ROLE PARTSTAT RSVP CUTYPE VALUE TZID LANGUAGE FMTTYPE ENCODING TYPE CHARSET PREF PID INDEX LEVEL MEDIATYPE
    RANGE RELATED RELTYPE FBTYPE X-NUM-GUESTS X-FILENAME FILENAME SCHEDULE-AGENT SCHEDULE-STATUS SORT-AS CALSCALE
    X-SERVICE-TYPE ALTID""".split()  # noqa: SIM905  (a list of words reads best as words)
)
"""Parameters that say how a value is written, or that are told with it."""
_WORDY = re.compile(r"[^\W\d_]{3}|\d{5}")
_DEEPEST = 30


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """One property: its name in capitals, its parameters, its value as written."""

    name: str
    parameters: dict[str, str]
    raw: str

    @property
    def text(self) -> str:
        """The value as people read it."""
        if self.parameters.get("ENCODING", "").upper() == "QUOTED-PRINTABLE":
            raw = binascii.a2b_qp(self.raw.encode("utf-8", "replace"))
            return text_in(raw, self.parameters.get("CHARSET", "utf-8"))
        return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], self.raw)

    @property
    def parts(self) -> str:
        """The value of several parts (`N`, `ADR`), with spaces between them."""
        shielded = self.text if "ENCODING" in self.parameters else self.raw.replace("\\;", "\0")
        parts = (_ESCAPED.sub(lambda found: found[1], part) for part in shielded.split(";"))
        return " ".join(part.replace("\0", ";").strip() for part in parts if part.strip())

    @property
    def asides(self) -> str:
        """What its parameters say of people, a line each: names and addresses beside the value."""
        told = (text for name, text in self.parameters.items() if name not in _PLAIN_PARAMETERS)
        return "\n".join(text for text in told if _WORDY.search(text))

    @property
    def data(self) -> bytes | None:
        """The file that stands in the value; None where there is none."""
        if self.raw[:5].lower() == "data:":
            head, _, packed = self.raw.partition(",")
            if head.lower().endswith(";base64"):
                return unpacked(packed.encode("ascii", "replace"), "base64").data
        encoding = self.parameters.get("ENCODING", "").upper()
        if encoding in ("B", "BASE64"):
            return unpacked(self.raw.encode("ascii", "replace").replace(b" ", b""), "base64").data
        return None


@dataclass(slots=True, repr=False)
class Card:
    """What stands between BEGIN and END: lines, and cards inside it. The outermost has no kind."""

    kind: str
    lines: list[Line] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)
    """Lines that are no property."""

    def first(self, name: str) -> str:
        """The text of the first line of this name."""
        return next((line.text for line in self.lines if line.name == name), "")

    def walk(self) -> Iterator[Card]:
        """The card and all cards in it, at any depth."""
        waiting = [self]
        while waiting:
            card = waiting.pop()
            yield card
            waiting += reversed(card.cards)


def cards_in(raw: bytes) -> Card:
    """Everything that is written in these bytes, as one card without a kind."""
    text = text_in(raw, "").lstrip("\ufeff")
    if "\n" not in text:
        text = text.replace("\r", "\n")
    outer = Card("")
    opened = [outer]
    for line in _whole_lines(_FOLD.sub("", text)):
        found = _LINE.fullmatch(line)
        if not found:
            if line.strip():
                opened[-1].stray.append(line)
            continue
        _add(opened, Line(found[2].upper(), _parameters(found[3]), found[4]))
    return outer


def _whole_lines(text: str) -> Iterator[str]:
    """The lines; those that are quoted-printable with the lines that go on from them."""
    begun: list[str] = []
    for written in text.split("\n"):
        line = written.rstrip("\r")
        if line.endswith("=") and (begun or _QUOTED.match(line)):
            begun.append(line[:-1])
        elif begun:
            yield "".join((*begun, line))
            begun.clear()
        else:
            yield line
    yield "".join(begun)


def _add(opened: list[Card], line: Line) -> None:
    if line.name in ("BEGIN", "END") and " " in line.raw.strip():
        opened[-1].stray.append(line.raw)
    if line.name == "BEGIN" and len(opened) < _DEEPEST:
        card = Card(line.raw.strip().upper())
        opened[-1].cards.append(card)
        opened.append(card)
    elif line.name == "BEGIN":
        opened[-1].stray.append(line.raw)
    elif line.name == "END" and len(opened) > 1:
        opened.pop()
    elif line.name not in ("BEGIN", "END"):
        opened[-1].lines.append(line)


def _parameters(written: str) -> dict[str, str]:
    """The parameters; of vCard 2.1, which leaves out `TYPE=`, the bare words as their own names."""
    found: dict[str, str] = {}
    for name, value in _PARAMETER.findall(written):
        key = name.upper()
        if not value and key in ("BASE64", "QUOTED-PRINTABLE"):
            found["ENCODING"] = key
        elif not value or key == "TYPE":
            found["TYPE"] = " ".join(
                filter(None, (found.get("TYPE", ""), (value or name).strip('"').lower()))
            )
        else:
            found[key] = value.strip('"').replace('","', ", ")
    return found
