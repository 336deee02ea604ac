"""E-mail messages as they travel (eml), and as Apple Mail keeps them (emlx).

What a reader sees:
    Sender, recipients, subject and date; one version of the text, with earlier messages quoted below it; the pictures in
    it; the names of attachments, and each of them once it is opened.

What else is inside:
    Recipients of blind copies, the way from server to server with the addresses of computers, where answers go, the
    thread; a plain version that may say more than the formatted one; text before, between and after the parts; parts
    that nothing shows; pictures that are fetched when the message is opened.

What Candour cannot read:
    What is locked with S/MIME or PGP; one piece of a message that was sent in several; encodings that it does not know.
    Each is a Gap. Of a message that is cut off, the rest.

How it cleans:
    A clean copy has the headers that are seen, the shown version of the text, and the attachments, each cleaned in turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from candour.formats.mail.hidings import MIME, mail_hiding, mail_hidings
from candour.formats.mail.message import read_message
from candour.formats.wording import wording_of_xml
from candour.formats.xml import BadXml
from candour.piece import Count, Found, Text
from candour.place import Place
from candour.source import Source

__all__ = ["HIDINGS", "read"]

HIDINGS = mail_hidings("eml", *MIME)

_COUNTED = re.compile(rb"\s{0,20}(\d{1,12})[ \t]{0,20}\r?\n")


def read(source: Source, content_ids: dict[Place, str] | None = None) -> Iterator[Found]:
    """The message, and what Apple Mail noted behind it. `content_ids` are noted as `read_message` does."""
    yield Count("message", 1)
    counted = _COUNTED.match(bytes(source.data[:64]))
    if not counted:
        yield from read_message(source, "eml", content_ids=content_ids)
        return
    end = counted.end() + int(counted[1])
    yield from read_message(
        replace(source, data=bytes(source.data[counted.end() : end])), "eml", content_ids=content_ids
    )
    notes = bytes(source.data[end:])
    try:
        words = wording_of_xml((notes,))
    except BadXml:
        words = notes.decode("utf-8", "replace")
    if words.strip():
        hiding = mail_hiding("eml", "header-trace")
        yield Text(source.place / "notes of Apple Mail", words, hiding.sight, hiding)
