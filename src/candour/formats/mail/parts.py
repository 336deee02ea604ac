"""Parts: a message as bytes, cut into its headers and the parts of its body.

    From: …            fields, folded over several lines
    Content-Type: multipart/mixed; boundary=b
                       a blank line
    text               preamble: no program shows it
    --b                first part: fields, a blank line, a body, which may again have parts
    --b                second part
    --b--              the end
    text               epilogue: no program shows it

Python's own parser puts what it does not understand aside without a word, so the cutting is done here: every byte is a
field, a body, or one of the stretches that this file names. Facts from RFC 5322, 2045, 2046.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from candour.errors import LimitReached
from candour.formats.facts import decoded
from candour.formats.mail.charsets import text_in
from candour.formats.mail.encoded import parameters, unworded
from candour.formats.mail.transfer import Unpacked, is_known_encoding, unpacked

__all__ = ["Field", "Part", "Parts", "as_bytes_of_mail", "divided", "part_of"]

_BLANK = re.compile(rb"\r?\n\r?\n")
_FIELD = re.compile(rb"([!-9;-~]+)[ \t]*:(.*)", re.DOTALL)
_GUESS = re.compile(rb"^--([^\r\n]{1,200}?)[ \t]*\r?\nContent-[\w-]+:", re.MULTILINE | re.IGNORECASE)
_USUAL = frozenset(
    {"content-type", "content-transfer-encoding", "content-disposition", "mime-version", "from", "to"}
)


@dataclass(frozen=True, slots=True, repr=False)
class Field:
    """One header: its name as written, and its value with the folds taken out."""

    name: str
    raw: bytes

    @property
    def id(self) -> str:
        """The name in lower case."""
        return self.name.lower()

    @property
    def written(self) -> str:
        """The value as it stands, encoded words and all."""
        return text_in(self.raw, "").strip()

    @property
    def text(self) -> str:
        """The value as a reader has it."""
        return unworded(self.written)


@dataclass(frozen=True, repr=False)
class Part:
    """Fields and a body. `stray` are the lines among the fields that are none."""

    fields: tuple[Field, ...]
    stray: bytes
    raw: bytes
    """The body as it travels."""
    fallback: str = "text/plain"
    """What it is where it does not say so."""
    _first: dict[str, Field] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for one in self.fields:
            self._first.setdefault(one.id, one)

    def value(self, name: str) -> str:
        """The value of the first header of this name, as written; nothing where there is none."""
        found = self._first.get(name)
        return found.written if found else ""

    @cached_property
    def _type(self) -> tuple[str, dict[str, str]]:
        kind, named = parameters(self.value("content-type"))
        return (kind.split()[0] if "/" in kind else self.fallback), named

    @cached_property
    def _disposition(self) -> tuple[str, dict[str, str]]:
        return parameters(self.value("content-disposition"))

    @property
    def kind(self) -> str:
        """Its media type: `text/html`."""
        return self._type[0]

    @property
    def main_kind(self) -> str:
        """The first half of its media type: `text`."""
        return self.kind.partition("/")[0]

    @property
    def parameters(self) -> dict[str, str]:
        """The parameters of its type: charset, boundary, name."""
        return self._type[1]

    @property
    def charset(self) -> str:
        """The encoding that its text says it is in."""
        return self.parameters.get("charset", "")

    @property
    def is_attachment(self) -> bool:
        """Whether it asks to be shown as a file, and not in the text."""
        return self._disposition[0].startswith("attachment")

    @property
    def dates(self) -> dict[str, str]:
        """What its disposition says beside its name."""
        return {name: text for name, text in self._disposition[1].items() if name not in ("filename", "size")}

    @property
    def names(self) -> tuple[str, ...]:
        """The names it is given, the one that programs show first."""
        given = (self._disposition[1].get("filename", ""), self.parameters.get("name", ""))
        return tuple(dict.fromkeys(name.strip() for name in given if name.strip()))

    @property
    def content_id(self) -> str:
        """What the text calls it by, as in `cid:…`."""
        return self.value("content-id").strip("<> \t")

    @property
    def encoding(self) -> str:
        """How it is encoded to travel."""
        return self.value("content-transfer-encoding")

    @property
    def is_encoding_known(self) -> bool:
        """Whether Candour can undo that."""
        return is_known_encoding(self.encoding)

    @cached_property
    def unpacked(self) -> Unpacked:
        """Its body with the encoding undone."""
        return unpacked(self.raw, self.encoding)

    @property
    def data(self) -> bytes:
        """Its body's bytes."""
        return self.unpacked.data


@dataclass(frozen=True, slots=True, repr=False)
class Parts:
    """The parts of a body, and what lies before and after them."""

    children: tuple[Part, ...]
    preamble: bytes
    epilogue: bytes
    after_end: tuple[Part, ...]
    """Parts behind the mark that ends the message."""
    is_whole: bool
    """Whether that mark is there."""


def as_bytes_of_mail(data: bytes | memoryview) -> bytes:
    """The message without what may stand before its first header, with lines that end in a line feed."""
    raw = bytes(data)
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or raw[1:40:2] == b"\0" * len(raw[1:40:2]) != b"":
        raw = decoded(raw)[0].encode("utf-8")
    raw = raw.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    return raw if b"\n" in raw else raw.replace(b"\r", b"\n")


def part_of(raw: bytes, fallback: str = "text/plain") -> Part:
    """The part that these bytes are: its fields up to the first blank line, then its body."""
    if raw[:1] == b"\n" or raw[:2] == b"\r\n":
        return Part((), b"", raw[1 if raw[:1] == b"\n" else 2 :], fallback)
    blank = _BLANK.search(raw)
    head = raw[: blank.start()] if blank else raw
    body = raw[blank.end() :] if blank else b""
    fields, stray, rest = _fields(head)
    if rest:  # text without a blank line before it
        body = rest + (b"\n\n" + body if body else b"")
    return Part(tuple(fields), stray, body, fallback)


def _fields(head: bytes) -> tuple[list[Field], bytes, bytes]:
    """The fields; the lines between them that are none; and the text that begins in place of a blank line."""
    fields: list[tuple[str, list[bytes]]] = []
    stray: list[bytes] = []
    lines = head.split(b"\n")
    last = _last_usual(lines)
    for number, line in enumerate(lines):
        is_more = line[:1] in (b" ", b"\t")
        if is_more and fields:
            fields[-1][1].append(line.rstrip(b"\r"))
        elif found := _FIELD.match(line):
            fields.append((found[1].decode("ascii"), [found[2].rstrip(b"\r")]))
        elif number > last:
            return _joined(fields), b"\n".join(stray), b"\n".join(lines[number:])
        elif line.strip():
            stray.append(line)
    return _joined(fields), b"\n".join(stray), b""


def _last_usual(lines: list[bytes]) -> int:
    """The number of the last line that is a header beyond doubt."""
    for number in range(len(lines) - 1, -1, -1):
        name = lines[number].partition(b":")[0].strip().lower()
        if name.decode("latin-1") in _USUAL:
            return number
    return 0


def _joined(fields: list[tuple[str, list[bytes]]]) -> list[Field]:
    return [Field(name, b"".join(lines).replace(b"\t", b" ").strip()) for name, lines in fields]


def divided(part: Part, most: int) -> Parts | None:
    """The parts of a body that says it has some; None where nothing divides it.

    Raises:
        LimitReached: where there are more than `most`.
    """
    body, boundary = part.raw, part.parameters.get("boundary", "").encode("utf-8", "replace").rstrip()
    marks = _marks(body, boundary)
    if not marks and part.encoding:
        body = part.data
        marks = _marks(body, boundary)
    if not marks and (guess := _GUESS.search(body)):
        marks = _marks(body, guess[1])
    if not marks:
        return None
    if len(marks) > most:
        raise LimitReached("entries", f"{most:,}")
    fallback = "message/rfc822" if part.kind == "multipart/digest" else "text/plain"
    last = next((number for number, mark in enumerate(marks) if mark[1]), None)
    inner, outer = (marks, []) if last is None else (marks[: last + 1], marks[last:])
    children = tuple(part_of(piece, fallback) for piece in _between(body, inner))
    after = tuple(part_of(piece, fallback) for piece in _between(body, outer[1:])) if len(outer) > 1 else ()
    return Parts(children, body[: marks[0][2]], _after_ends(body, outer), after, last is not None)


_Mark = tuple[bytes, bool, int, int]
"""The boundary, whether it ends the parts, where its line begins and ends."""


def _marks(body: bytes, boundary: bytes) -> list[_Mark]:
    if not boundary:
        return []
    line = re.compile(rb"^--" + re.escape(boundary) + rb"(--)?[ \t]*(?:\r?\n|\r?\Z)", re.MULTILINE)
    return [(boundary, bool(found[1]), *found.span()) for found in line.finditer(body)]


def _after_ends(body: bytes, marks: list[_Mark]) -> bytes:
    """What stands behind each mark that ends the parts."""
    ends = [*(mark[2] for mark in marks[1:]), len(body)]
    return b"\n".join(body[mark[3] : end] for mark, end in zip(marks, ends, strict=False) if mark[1])


def _between(body: bytes, marks: list[_Mark]) -> list[bytes]:
    """What stands between each mark and the next; after the last, where that does not end the parts."""
    found = []
    for number, (_, is_end, _, start) in enumerate(marks):
        if is_end:
            continue
        end = marks[number + 1][2] if number + 1 < len(marks) else len(body)
        piece = body[start:end]
        if number + 1 < len(marks):
            piece = piece.removesuffix(b"\n").removesuffix(b"\r")
        found.append(piece)
    return found
