r"""Fields: text that Word works out, and the code that it works it out from.

    begin ── code (instrText, other fields inside it) ── separate ── result, which is shown ── end

Only the result is shown. The code of most fields is dull (`PAGE`, `TOC \o "1-3"`). Of some it names files and databases,
or holds words that are shown in another case only, or never: the other branch of an `IF`, the value of a `SET`, an index
entry, the library record behind a citation.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from candour.block import ListBlock
from candour.formats.docx.own_hidings import FIELD_CODE, FIELD_WORDS
from candour.formats.spreadsheet import hiding_within
from candour.formats.wording import is_wordy, runs_in
from candour.hiding import Hiding
from candour.piece import Mask, Table
from candour.place import Place

__all__ = ["Codes", "Field", "Links"]

_LINK, _PATH = hiding_within("docx", "hyperlink"), hiding_within("docx", "external-link-path")
# fmt: off
_DULL = frozenset({
    "PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "TOC", "PAGEREF", "REF", "NOTEREF", "SEQ", "STYLEREF", "DATE", "TIME",
    "CREATEDATE", "SAVEDATE", "PRINTDATE", "EDITTIME", "REVNUM", "NUMCHARS", "NUMWORDS", "FILESIZE", "LISTNUM", "EQ", "SYMBOL",
    "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "INDEX", "TOA", "BIBLIOGRAPHY",
    "CITATION", "FILENAME", "TITLE", "SUBJECT", "AUTHOR", "USERNAME", "USERINITIALS", "USERADDRESS", "KEYWORDS", "LASTSAVEDBY",
    "TEMPLATE", "NEXT", "MERGEREC", "MERGESEQ", "BIDIOUTLINE", "SHAPE", "EMBED", "ADDRESSBLOCK", "GREETINGLINE", "INFO",
})
"""Kinds of field whose code says nothing but how to work out what is shown."""
_WORDS = frozenset({"SET", "ASK", "FILLIN", "IF", "COMPARE", "NEXTIF", "SKIPIF", "PRIVATE", "COMMENTS"})
"""Kinds that keep somebody's words, and show others or none."""
_PATHS = frozenset({
    "INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "DDE", "DDEAUTO", "RD", "DATABASE", "DATA", "MACROBUTTON",
    "AUTOTEXTLIST", "GOTOBUTTON",
})
"""Kinds that name a file, a server or a macro."""
# fmt: on
_ORDINARY = 100
"""Characters of a dull code. A longer one holds more than it needs."""
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
_MOST_CODE = 1 << 20


@dataclass(slots=True)
class Field:
    """A field that has begun and not ended."""

    code: list[str] = field(default_factory=list)
    is_coding: bool = True
    is_deleted: bool = False
    is_odd: bool = False
    """Whether words stand in its code that no program puts there."""
    shown_from: int = 0
    """How many pieces of the paragraph's line there were when its result began."""
    paragraph: int = 0


@dataclass(slots=True)
class Links:
    """Addresses behind words, gathered over one part; those that are shown as they are hide nothing."""

    targets: dict[str, str] = field(default_factory=dict)
    """Where each was met first."""

    def take(self, target: str, shown: str, where: str, tip: str = "") -> None:
        """Notes a link, its tip as well, unless they say no more than what is shown."""
        for text in (target, tip):
            plain = text.strip().removeprefix("mailto:").partition("?")[0].rstrip("/")
            if is_wordy(plain) and _bare(plain) not in _bare(shown):
                self.targets.setdefault(text.strip(), where)


def _bare(address: str) -> str:
    return re.sub(r"^https?://|\s+", "", address.casefold())


@dataclass(slots=True)
class Codes:
    """The codes of one part's fields, each once, by the way in which they are kept from sight."""

    links: Links = field(default_factory=Links)
    codes: dict[Hiding, dict[str, str]] = field(default_factory=dict)

    def take(self, code: str, shown: str, where: str, *, is_odd: bool = False) -> None:
        """Notes the code of a field that shows this text."""
        code = " ".join(code.split())
        if is_odd or len(code) > _MOST_CODE:
            self._note(FIELD_WORDS, code, where)
            return
        kind = (match[1] or match[2]) if (match := _TOKEN.match(code)) else ""
        kind = kind.upper()
        literals = [found[1] or found[2] or "" for found in _TOKEN.finditer(code, len(kind))]
        if kind == "HYPERLINK":
            self._take_link(literals, shown, where)
        elif kind in _WORDS:
            bare = _bare(shown)
            if any(is_wordy(text) and _bare(text) not in bare for text in literals):
                self._note(FIELD_WORDS, code, where)
        elif kind in _PATHS:
            self._note(_PATH, code, where)
        elif not self.is_dull(code):
            self._note(FIELD_CODE, code, where)

    def _take_link(self, literals: Sequence[str], shown: str, where: str) -> None:
        r"""`HYPERLINK "address" \l "place in it" \o "tip" \t "frame"`."""
        switch, address, tip = "", "", ""
        for text in literals:
            if text.startswith("\\") and len(text) == 2:
                switch = text.lower()
                continue
            if switch == "\\o":
                tip = text
            elif switch != "\\l" and not address:
                address = text
            switch = ""
        self.links.take(address.replace("\\\\", "\\"), shown, where, tip)

    @staticmethod
    def is_dull(code: str) -> bool:
        """Whether a code says nothing but how to work out what is shown."""
        kind = code.split(maxsplit=1)[0].upper() if code.strip() else ""
        return not kind or (len(code) <= _ORDINARY and (kind in _DULL or kind.startswith("=")))

    def take_data(self, data: str, where: str) -> None:
        """Notes what a field keeps beside its code, in base64."""
        try:
            raw = base64.b64decode("".join(data.split()))
        except (binascii.Error, ValueError):
            raw = data.encode("utf-8", "replace")
        if runs := runs_in(raw):
            self._note(FIELD_CODE, "\n".join(runs), where)

    def _note(self, hiding: Hiding, code: str, where: str) -> None:
        if is_wordy(code):
            self.codes.setdefault(hiding, {}).setdefault(code, where)

    def tables(self, place: Place) -> Iterator[Table]:
        """What has been noted: a table for each way of hiding."""
        for hiding, codes in self.codes.items():
            yield _table(place / "field codes", hiding, codes)
        if self.links.targets:
            yield _table(place / "links", _LINK, self.links.targets)


def _table(place: Place, hiding: Hiding, texts: dict[str, str]) -> Table:
    block = ListBlock()
    for row, text in enumerate(texts):
        block.add(row, 0, text)
    where = tuple(texts.values())
    address: Callable[[int, int], str] = lambda row, _: where[row]  # noqa: E731  (an address is a function of two numbers)
    return Table(place, lambda: (block,), (), Mask.of(hiding), ("",), address)
