"""What is shown of a body that comes in several versions.

A mail program shows the formatted version and leaves the plain one aside. Made from one another they say the same; where
the plain one has words of its own, nobody sees them who does not look for them.

    plain    "Dear Nia,"   "Ref 943 476 5919"
    HTML     <p>Dear Nia,</p>                     ──▶  the second line is in no version that is shown
"""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Words", "page_of", "remote_pictures", "without_remote_pictures"]

_TAG = re.compile(r"<(/?[A-Za-z!?][^\s<>/]{0,30})?[^<>]*>")
_IN_LINE = frozenset(
    """a abbr acronym b big bdi bdo cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup
    tt u var wbr o:p""".split()  # noqa: SIM905  (a list of words reads best as words)
)
_ALT = re.compile(r"\b(?:alt|title)\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)')", re.IGNORECASE)
_UNSHOWN = (("<!--", "-->"), ("<style", "</style"), ("<script", "</script"))
_WORD = re.compile(r"[^\W_]+")
_DECORATION = re.compile(
    r"[<\[(]?\b(?:https?://|mailto:|tel:|ftp://|www\.)[^\s<>\])]*[>\])]?"
    r"|\[(?:cid|image|inline image|logo)\b[^\]\n]{0,300}\]"
    r"|<cid:[^>\n]{0,300}>",
    re.IGNORECASE,
)
_LOST = re.compile(r"[^\W_]{0,40}[?\ufffd][^\W_]{1,40}|[^\W_]{1,40}\ufffd")
"""A word of which a character became a question mark when the plain version was made."""
_HOST = re.compile(r"https?://([^\s/?#:<>\"']{1,255})", re.IGNORECASE)
_IMAGE = re.compile(
    r"<(?:img|v:imagedata|input)\b[^<>]*?\bsrc\s*=\s*[\"']?(https?://[^\s\"'<>]+)", re.IGNORECASE
)
_PAGE = re.compile(r"<html|<!doctype", re.IGNORECASE)


@dataclass(frozen=True, slots=True, repr=False)
class Words:
    """The words that a version shows, and which stand side by side."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    hosts: frozenset[str]

    @classmethod
    def of_page(cls, page: str) -> Words:
        """The words of HTML."""
        hosts = frozenset(host.lower() for host in _HOST.findall(html.unescape(page)))
        shown = _without_unshown(page)
        alts = " ".join(one or other for one, other in _ALT.findall(shown))
        return cls._of(f"{html.unescape(_TAG.sub(_gap, shown))} {html.unescape(alts)}", hosts)

    @classmethod
    def of_text(cls, text: str) -> Words:
        """The words of plain text."""
        return cls._of(text, frozenset(host.lower() for host in _HOST.findall(text)))

    @classmethod
    def _of(cls, text: str, hosts: frozenset[str]) -> Words:
        words = _words(text)
        return cls(frozenset(words), frozenset(itertools.pairwise(words)), hosts)

    def lacking(self, text: str) -> str:
        """The lines of another version which hold something that this one does not have."""
        return "\n".join(line for line in text.splitlines() if self._lacks(line))

    def _lacks(self, line: str) -> bool:
        if any(host.lower() not in self.hosts for host in _HOST.findall(line)):
            return True
        line = _DECORATION.sub(" ", line)
        words = _words(_LOST.sub(" ", line) if "?" in line or "\ufffd" in line else line)
        if any(word not in self.words and not _is_number_of_list(word) for word in words):
            return True
        pairs = itertools.pairwise(words)
        return any(
            one.isdigit() and other.isdigit() and (one, other) not in self.pairs for one, other in pairs
        )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _is_number_of_list(word: str) -> bool:
    return len(word) <= 2 and (word.isdigit() or len(word) == 1)


def _gap(tag: re.Match[str]) -> str:
    """What stands in place of a tag: nothing where a word may run on through it."""
    return "" if (tag[1] or "").lstrip("/").lower() in _IN_LINE else " "


def _without_unshown(page: str) -> str:
    for opens, closes in _UNSHOWN:
        page = "".join(_outside(page, opens, closes))
    return page


def _outside(page: str, opens: str, closes: str) -> Iterator[str]:
    folded = page.lower() if len(page.lower()) == len(page) else page
    at = 0
    while (start := folded.find(opens, at)) >= 0:
        yield page[at:start]
        end = folded.find(closes, start)
        if end < 0:
            return
        at = end + len(closes)
    yield page[at:]


def page_of(text: str) -> bytes:
    """HTML as a file of its own, which says what it is and how it is encoded."""
    start = "" if _PAGE.search(text[:4000]) else "<!doctype html>\n"
    return f"\ufeff{start}{text}".encode("utf-8", "replace")


def remote_pictures(page: str) -> list[str]:
    """The addresses of pictures that are fetched when the page is opened, each once."""
    return list(dict.fromkeys(html.unescape(address) for address in _IMAGE.findall(page)))


def without_remote_pictures(page: str) -> str:
    """The page without those addresses, so that whoever reads it does not tell them a second time."""
    return _IMAGE.sub(lambda found: found[0][: found.start(1) - found.start()], page)
