"""Web archives (mht, mhtml): a web page with its pictures and styles, saved as the parts of one message.

What a reader sees:
    The page.

What else is inside:
    The address that it was saved from and when, and parts that the page does not show.

What Candour cannot read:
    What it cannot read of an e-mail message.

How it cleans:
    A clean copy is the page, cleaned in turn, with the pictures that it shows.
"""

from __future__ import annotations

from collections.abc import Iterator

from candour.formats.mail.hidings import MIME, mail_hidings
from candour.formats.mail.message import read_message
from candour.piece import Found
from candour.source import Source

__all__ = ["HIDINGS", "read"]

HIDINGS = mail_hidings("mht", *MIME)


def read(source: Source) -> Iterator[Found]:
    """The page, its parts, and where it came from."""
    yield from read_message(source, "mht")
