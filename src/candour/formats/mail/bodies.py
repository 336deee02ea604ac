"""Bodies written as plain text: the answer, the messages quoted below it, and files written into the lines.

Dear Nia, …                          the message
-----Original Message-----           an earlier one, quoted: seen by whoever scrolls
begin 644 list.xls                   a file, in the way of old mail programs
-----BEGIN PGP MESSAGE-----          locked
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from candour.formats.mail.transfer import without_uuencoded
from candour.piece import Blob, Count, Found, Gap, Nested, Text, Why
from candour.place import Place
from candour.source import Source

__all__ = ["quoted_in", "read_lines", "read_text", "unflowed"]

_MOST = 20_000
_QUOTED = re.compile(
    r"^[> \t]{0,20}(?:"
    r"-{2,}[ ]?(?:Original Message|Original Appointment|Forwarded message|Forwarded by [^\n]{0,120}?)[ ]?-{2,}"
    r"|Begin forwarded message:"
    r"|From:[ \t][^\n]{1,300}\n[> \t]{0,20}(?:Sent|Date|To):[ \t]"
    r"|On [^\n]{5,250}? wrote:[ \t]*$"
    r"|On [^\n]{5,150}\n[^\n]{0,120}? wrote:[ \t]*$"
    r")",
    re.MULTILINE,
)
_NEAR = 60
_PGP = re.compile(
    r"^-----(BEGIN|END) PGP (MESSAGE|SIGNATURE|PUBLIC KEY BLOCK|PRIVATE KEY BLOCK)-----", re.MULTILINE
)
_LOCKED = "a message locked with PGP: ask whoever can open it for a copy without the lock"


def read_text(source: Source, text: str, place: Place) -> Iterator[Found]:
    """A body as it is shown: files and locked stretches taken out of its lines, quoted messages each by itself."""
    text = text.replace("\r\n", "\n")
    if "begin " in text:
        rest, files = without_uuencoded(text.encode("utf-8", "replace"))
        if files:
            text = rest.decode("utf-8", "replace")
        for raw_name, data in files:
            name = raw_name.decode("utf-8", "replace")
            source.budget.spend(len(data))
            yield Nested(source.nested(name, data, source.place / name))
    text, locked = _without_pgp(text)
    for what, block in locked:
        if what == "MESSAGE":
            yield Gap(place, Why.ENCRYPTED, _LOCKED)
        yield Blob.of(place, block.encode("utf-8", "replace"), "application/pgp")
    starts = [0, *quoted_in(text)]
    if len(starts) > 1:
        yield Count("quoted message", len(starts) - 1)
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(text)
        where = place / f"quoted message {number}" if number else place
        yield from read_lines(text[start:end], where)


def read_lines(text: str, place: Place) -> Iterator[Text]:
    """Seen text, cut between paragraphs where it is long."""
    at, number = 0, 0
    while at < len(text):
        end = len(text) if len(text) - at <= _MOST else _cut(text, at)
        number += 1
        if text[at:end].strip():
            yield Text(place if end - at == len(text) else place / f"stretch {number}", text[at:end])
        at = end


def _cut(text: str, at: int) -> int:
    """Where to cut: after a blank line, else after a line, else after a word."""
    for mark in ("\n\n", "\n", " "):
        found = text.rfind(mark, at + _MOST // 2, at + _MOST)
        if found >= 0:
            return found + len(mark)
    return at + _MOST


def quoted_in(text: str) -> list[int]:
    """Where each earlier message begins that is quoted in this one."""
    found: list[int] = []
    last = -_NEAR
    for quoted in _QUOTED.finditer(text):
        if quoted.start() - last >= _NEAR:  # a line of dashes and the headers below it are one mark
            found.append(quoted.start())
        last = quoted.end()
    return [start for start in found if start]


def _without_pgp(text: str) -> tuple[str, list[tuple[str, str]]]:
    if "-----BEGIN PGP" not in text:
        return text, []
    rest: list[str] = []
    blocks: list[tuple[str, str]] = []
    at, opened = 0, None
    for mark in _PGP.finditer(text):
        if mark[1] == "BEGIN" and opened is None:
            rest.append(text[at : mark.start()])
            opened = mark
        elif mark[1] == "END" and opened is not None and mark[2] == opened[2]:
            blocks.append((opened[2], text[opened.start() : mark.end()]))
            at, opened = mark.end(), None
    if opened is not None:
        blocks.append((opened[2], text[opened.start() :]))
        return "".join(rest), blocks
    return "".join((*rest, text[at:])), blocks


def unflowed(text: str, *, deletes_space: bool) -> str:
    """Text of `format=flowed`: lines that end in a space run on into the next."""
    out: list[str] = []
    depth, runs_on = 0, False
    for line in text.replace("\r\n", "\n").split("\n"):
        quote = len(line) - len(line.lstrip(">"))
        content = line[quote:].removeprefix(" ")
        is_more = content.endswith(" ") and content != "-- "
        if not (runs_on and quote == depth):
            out.append(("\n" if out else "") + (">" * quote + " " if quote else ""))
        out.append(content[:-1] if deletes_space and is_more else content)
        depth, runs_on = quote, is_more
    return "".join(out)
