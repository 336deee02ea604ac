"""Pages: bodies written as HTML. The page itself is read by the reader of web pages, as a file inside the message."""

from __future__ import annotations

import re
from collections.abc import Iterator

from candour.formats.mail.bodies import quoted_in
from candour.formats.mail.charsets import text_in
from candour.formats.mail.hidings import mail_hiding
from candour.formats.mail.shown import page_of, remote_pictures, without_remote_pictures
from candour.hiding import Hiding
from candour.piece import Count, Found, Nested, Text
from candour.place import Place
from candour.source import Source

__all__ = ["page_text", "read_page"]

_META = re.compile(rb"<meta\b[^<>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|p|div|tr|hr)\b[^<>]*>|</(?:p|div|tr)>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_QUOTE = re.compile(r"<blockquote\b[^<>]*\btype=[\"']?cite|\bclass=[\"']?gmail_quote[\"'\s>]", re.IGNORECASE)


def page_text(raw: bytes, charset: str) -> str:
    """The page as text, in the encoding that the message names, or else the one that the page names itself."""
    if not charset and not raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        meta = _META.search(raw[:4096])
        charset = meta[1].decode("ascii") if meta else ""
    return text_in(raw, charset).removeprefix("\ufeff")


def read_page(
    source: Source, text: str, place: Place, format_id: str, hiding: Hiding | None = None
) -> Iterator[Found]:
    """The page as a file inside, the messages quoted in it, and the pictures that it fetches."""
    if not text.strip():
        return
    page = page_of(without_remote_pictures(text))
    yield Nested(source.nested("body.html", page, place), hiding)
    lines = _TAG.sub("", _BREAK.sub("\n", text)).replace("&nbsp;", " ").replace("\r", "")
    quoted = len(quoted_in("\n".join(line.strip() for line in lines.split("\n")))) or len(
        _QUOTE.findall(text)
    )
    if quoted:
        yield Count("quoted message", quoted)
    if pictures := remote_pictures(text):
        yield Count("remote picture", len(pictures))
        kept = mail_hiding(format_id, "remote-picture")
        yield Text(place, "\n".join(pictures), kept.sight, kept, "address of a picture")
