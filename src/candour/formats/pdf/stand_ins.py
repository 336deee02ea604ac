"""Stand-ins: words that a page gives to whoever copies it, in place of those that it shows (`/ActualText`).

Programs use them for letters drawn as one and for hyphens at the end of a line, where both say the same. Where they do not,
the page is read a second time without them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from io import BytesIO
from typing import Any

from candour.formats.pdf.document import Document
from candour.formats.pdf.paper import papers_of
from candour.formats.pdf.values import entry, pairs

__all__ = ["differing_words", "has_stand_ins", "texts_without", "without"]

_KEY = b"/ActualText"
_OTHER = b"/ActualTexx"


def has_stand_ins(page: Any, content: bytes) -> bool:
    """Whether words stand in for others on this page."""
    if _KEY in content:
        return True
    held = pairs(entry(page, "/Resources", "/Properties"))
    return any(entry(properties, _KEY.decode()) is not None for _, properties in held)


def texts_without(document: Document, pages: dict[int, bytes]) -> dict[int, str]:
    """The text of these pages, by their numbers, as it is without what stands in. `pages` gives their contents."""
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    new = pikepdf.new()
    placed = []
    for number, content in pages.items():
        page = document.pages[number - 1]
        try:
            box = entry(page, "/MediaBox") or pikepdf.Array([0, 0, 612, 792])
            made = pikepdf.Dictionary(
                Type=pikepdf.Name.Page, MediaBox=box, Resources=entry(page, "/Resources")
            )
            copied = new.copy_foreign(document.pdf.make_indirect(made))
            for _, held in pairs(entry(copied, "/Resources", "/Properties")):
                if _KEY.decode() in held:
                    del held[_KEY.decode()]
            copied.Contents = new.make_stream(content.replace(_KEY, _OTHER))
            new.pages.append(pikepdf.Page(copied))
        except Exception:  # noqa: BLE001, S112  (a damaged page makes it raise whatever it likes)
            continue
        placed.append(number)
    out = BytesIO()
    new.save(out)
    found = {}
    with papers_of(out.getvalue()) as papers:
        for at, number in enumerate(placed):
            if papers:
                with papers.page(at) as paper:
                    found[number] = paper.text() if paper else ""
    return found


def differing_words(one: str, other: str) -> list[str]:
    """The words of one text that the other lacks, however their letters are joined or cut into words."""
    if _bare(one) == _bare(other):
        return []
    missing = Counter(_normal(one).split()) - Counter(_normal(other).split())
    found = []
    for word in _normal(one).split():
        if missing[word] > 0 and any(map(str.isalnum, word)):
            missing[word] -= 1
            found.append(word)
    return found


def without(text: str, words: list[str]) -> str:
    """A text without these words, each as often as it is given."""
    left = Counter(words)

    def kept(met: re.Match[str]) -> str:
        word = _normal(met[0])
        if left[word] > 0:
            left[word] -= 1
            return ""
        return met[0]

    return re.sub(r"\S+", kept, text)


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, _normal(text)))
