"""Mailboxes (mbox): messages one after another in one file, as Thunderbird, Apple Mail and Google's export write them.

    From nia@example.com Mon Jan  5 10:00:00 2026     a line that begins a message
    From: …                                           its headers, its body
    >From here on …                                   a line of the text that begins like that, marked

What a reader sees:
    Each message that is not deleted, as in an e-mail file.

What else is inside:
    Messages that were deleted and whose folder was not compacted since: no program lists them, and the file still has
    them whole. The labels and notes that the program keeps for each message.

What Candour cannot read:
    What it cannot read of an e-mail message.

How it cleans:
    A clean copy has the messages that are not deleted, each cleaned in turn.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from candour.formats.mail.hidings import MIME, mail_hidings
from candour.formats.mail.message import read_message
from candour.hiding import Hiding, Sight
from candour.piece import Count, Found, Gap, Text, Why
from candour.source import Source

__all__ = ["HIDINGS", "read"]

DELETED = Hiding(
    "mbox.deleted-message",
    "Deleted message that is still in the mailbox",
    Sight.BURIED,
    "Open the mailbox with a text editor: messages stay in it until the folder is compacted.",
    "The message is left out.",
)
HIDINGS = (DELETED, *mail_hidings("mbox", *MIME))

_BEGIN = re.compile(
    rb"From (?:(?<=\AFrom )|(?<=\n\nFrom )|(?<=\n\r\nFrom ))(?:-|[^\r\n]{0,300}\d\d:\d\d)[^\r\n]{0,300}\r?\n"
    rb"(?=>?[!-9;-~]{1,80}:|>?From )"
)
_FIRST = re.compile(rb"(?:\xef\xbb\xbf)?[\r\n]{0,20}From [^\r\n]{0,600}\r?\n")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_STATUS = re.compile(rb"^X-Mozilla-Status:[ \t]*([0-9A-Fa-f]{4,8})[ \t]*\r?$", re.MULTILINE | re.IGNORECASE)
_FLAGS = re.compile(rb"^X-Status:[ \t]*\w{0,10}D", re.MULTILINE)
_STATUS_2 = re.compile(rb"^X-Mozilla-Status2:[ \t]*([0-9A-Fa-f]{8})[ \t]*\r?$", re.MULTILINE | re.IGNORECASE)
_EXPUNGED, _EXPUNGED_2 = 0x0008, 0x00200000
"""What Thunderbird sets for a message deleted here, and for one deleted on the server."""


def read(source: Source) -> Iterator[Found]:
    """Each message in its turn."""
    data = source.data
    first = _FIRST.match(data)
    starts = [found.span() for found in _BEGIN.finditer(data)]
    if first and (not starts or starts[0][0] >= first.end()):
        starts.insert(0, first.span())
    if not starts:
        yield from read_message(source, "mbox")
        return
    for number, (start, headers) in enumerate(starts, 1):
        end = starts[number][0] if number < len(starts) else len(data)
        message = bytes(data[headers:end])
        hiding = DELETED if _is_deleted(message) else None
        place = source.place / f"message {number:,}"
        yield Count("message", 1, int(hiding is not None))
        yield from _envelope(bytes(data[start:headers]), source, number)
        try:
            yield from read_message(source.nested(place.steps[-1], _unquoted(message), place), "mbox", hiding)
        except (ValueError, IndexError, KeyError, struct.error):  # the other messages are read all the same
            yield Gap(place, Why.BROKEN, "this message is damaged: look at it, or leave it out")


def _envelope(line: bytes, source: Source, number: int) -> Iterator[Found]:
    """Who handed the message in, as the line that begins it says."""
    said = line.decode("utf-8", "replace").strip()
    if "@" in said or number == 1:
        hiding = next(hiding for hiding in HIDINGS if hiding.id == "mbox.other-address")
        sender = said.removeprefix("From ").partition(" ")[0]
        if "@" in sender:
            place = source.place / f"message {number:,}" / "headers"
            yield Text(place, sender, hiding.sight, hiding, "envelope")


def _is_deleted(message: bytes) -> bool:
    head = re.split(rb"\r?\n\r?\n", message, maxsplit=1)[0]
    status = _STATUS.search(head)
    more = _STATUS_2.search(head)
    return bool(
        (status and int(status[1], 16) & _EXPUNGED)
        or (more and int(more[1], 16) & _EXPUNGED_2)
        or _FLAGS.search(head)
    )


def _unquoted(message: bytes) -> bytes:
    return _QUOTED.sub(rb"\1", message) if b"\n>" in message else message
