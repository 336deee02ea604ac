r"""Fields: text that Word works out, and the code that it works it out from.

    0x13 begins ── code, other fields inside it ── 0x14 ── result, which is shown ── 0x15 ends

The code of most is dull (`PAGE`, `TOC \o "1-3"`). Of some it names files or databases, or holds words that are shown in
another case only, or never.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from candour.formats.doc.hidings import hiding
from candour.formats.wording import is_wordy
from candour.hiding import Hiding

__all__ = ["Field", "why_hidden"]

# fmt: off
_DULL = frozenset({
    "PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "TOC", "PAGEREF", "REF", "NOTEREF", "SEQ", "STYLEREF", "DATE", "TIME",
    "CREATEDATE", "SAVEDATE", "PRINTDATE", "EDITTIME", "REVNUM", "NUMCHARS", "NUMWORDS", "FILESIZE", "LISTNUM", "EQ", "SYMBOL",
    "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "INDEX", "TOA", "BIBLIOGRAPHY",
    "CITATION", "FILENAME", "TITLE", "SUBJECT", "AUTHOR", "USERNAME", "USERINITIALS", "USERADDRESS", "KEYWORDS", "LASTSAVEDBY",
    "TEMPLATE", "NEXT", "MERGEREC", "MERGESEQ", "SHAPE", "EMBED", "ADDRESSBLOCK", "GREETINGLINE", "INFO", "CONTROL",
})
"""Kinds of field whose code says nothing but how to work out what is shown."""
_WORDS = frozenset({"SET", "ASK", "FILLIN", "IF", "COMPARE", "NEXTIF", "SKIPIF", "PRIVATE", "COMMENTS", "XE", "TC", "TA"})
"""Kinds that keep somebody's words, and show others or none."""
_PATHS = frozenset({
    "INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "DDE", "DDEAUTO", "RD", "DATABASE", "DATA", "MACROBUTTON",
    "AUTOTEXTLIST", "GOTOBUTTON",
})
"""Kinds that name a file, a server or a macro."""
# fmt: on
_ORDINARY = 100
_TOKEN = re.compile(r'"([^"]*)"|([^\s"]+)')


@dataclass(slots=True)
class Field:
    """A field that has begun and not ended."""

    code: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    is_coding: bool = True


def why_hidden(ended: Field) -> tuple[Hiding, str] | None:
    """What a field that has ended keeps from sight, and how; None where it keeps nothing."""
    code = " ".join("".join(ended.code).split())
    shown = _bare("".join(ended.shown))
    tokens = [match[1] or match[2] or "" for match in _TOKEN.finditer(code)]
    kind = tokens[0].upper() if tokens else ""
    if kind == "HYPERLINK":
        target = next((text for text in tokens[1:] if len(text) > 2 and not text.startswith("_")), "")
        plain = target.replace("\\\\", "\\").removeprefix("mailto:").partition("?")[0].rstrip("/")
        is_said = not is_wordy(plain) or _bare(plain) in shown
        return None if is_said or "\\l" in tokens[:2] else (hiding("hyperlink"), target)
    if kind in _WORDS:
        told = any(is_wordy(text) and _bare(text) not in shown for text in tokens[1:])
        return (hiding("field-words"), code) if told else None
    if kind in _PATHS:
        return hiding("external-link-path"), code
    if (len(code) <= _ORDINARY and (kind in _DULL or kind.startswith("="))) or not is_wordy(code):
        return None
    return hiding("field-code"), code


def _bare(text: str) -> str:
    return re.sub(r"^https?://|\s+", "", text.casefold())
