"""Knowing mail by its text: by lines of headers, of which some are those of mail, up to the first blank line."""

from __future__ import annotations

import re

__all__ = ["is_mail", "is_mailbox", "is_web_archive"]

_HEADER = re.compile(
    r"^(?:From|To|Cc|Bcc|Subject|Date|Reply-To|Sender|Received|Return-Path|Message-ID|MIME-Version|Delivered-To|References"
    r"|In-Reply-To|DKIM-Signature|Authentication-Results|ARC-[\w-]+|Thread-Topic|List-[\w-]+|Content-Type"
    r"|Content-Transfer-Encoding|X-[\w-]+):",
    re.IGNORECASE | re.MULTILINE,
)
_OF_TRANSPORT = frozenset(
    {"received:", "return-path:", "message-id:", "mime-version:", "delivered-to:", "dkim-signature:"}
)
_OF_PARTS = re.compile(
    r"^Content-Type:[ \t]*(?:\r?\n[ \t]+)?(?:multipart|message|application/(?:x-)?pkcs7)",
    re.IGNORECASE | re.MULTILINE,
)
_LINE = re.compile(r"[!-9;-~]{1,80}[ \t]?:|[ \t]|>?From ")
_COUNT_OF_APPLE = re.compile(r"\d{1,12}[ \t]{0,20}\r?\n(?=[!-9;-~]{1,80}:)")
_SAVED_PAGE = re.compile(
    r"^(?:From: <Saved by|Snapshot-Content-Location:|X-MimeOLE: Produced By Microsoft MimeOLE)",
    re.IGNORECASE | re.MULTILINE,
)
_SENT = re.compile(
    r"^(?:To|Cc|Received|Message-ID|Return-Path|Delivered-To|Thread-Index):", re.IGNORECASE | re.MULTILINE
)
_TIME = re.compile(r"\d\d:\d\d|^From - ")
_BLANK = re.compile(r"\r?\n\r?\n|\r\r")
_MOST = 65_536


def is_mail(text: str) -> bool:
    """Whether this begins as an e-mail message does, or as the parts of one."""
    head = _head(text)
    lines = head.splitlines()
    if not lines or lines[0][:1] in " \t" or not _LINE.match(lines[0]):
        return False
    like = sum(1 for line in lines if _LINE.match(line))
    met = {name.lower() for name in _HEADER.findall("\n".join(lines))}
    if len(met) >= 3:
        return bool(_HEADER.match(lines[0])) or like * 10 > len(lines) * 8
    return like == len(lines) and bool((len(met) == 2 and met & _OF_TRANSPORT) or _OF_PARTS.search(head))


def is_mailbox(text: str) -> bool:
    """Whether this begins as a mailbox does: with a line that begins a message, and its headers."""
    line, _, rest = text.lstrip("\r\n").partition("\n")
    return line.startswith("From ") and (is_mail(rest) or bool(_TIME.search(line) and _HEADER.match(rest)))


def is_web_archive(text: str) -> bool:
    """Whether this is a web page with its pictures, saved as if it were a message: nobody sent it to anybody."""
    head = _head(text)
    return "multipart/related" in head.lower() and bool(_SAVED_PAGE.search(head)) and not _SENT.search(head)


def _head(text: str) -> str:
    """The lines up to the first blank one, without what may stand before them: blank lines, the count of Apple Mail."""
    text = text[:_MOST].lstrip("\ufeff\r\n")
    if counted := _COUNT_OF_APPLE.match(text):
        text = text[counted.end() :]
    return _BLANK.split(text, maxsplit=1)[0]
