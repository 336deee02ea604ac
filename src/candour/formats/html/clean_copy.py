"""A clean copy of a web page: what a browser shows of it, by allow-list, in one file that fetches nothing.

page ──what its reader sees──▶ elements, styles by classes of our own, pictures written in and drawn anew
     ──until nothing changes any more──▶ copy
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from candour.cleaned import CannotClean, Change, Inner, Redaction, Wishes, Written
from candour.formats.html import ways
from candour.formats.html.allowed import BLOCKS
from candour.formats.html.copying import PageCopy
from candour.formats.html.markup import written_out
from candour.formats.html.page import parsed, read_page
from candour.formats.left_out import changes_of
from candour.formats.web.pictures import WrittenIn
from candour.invisible import INVISIBLE, count_invisible
from candour.source import Source

__all__ = ["write"]

_KEEPABLE: Final = frozenset(
    hiding.id
    for hiding in (
        ways.DISPLAY,
        ways.TRANSPARENT,
        ways.TINY,
        ways.BACKGROUND,
        ways.SCREEN_READER,
        ways.FOLD,
        ways.DESCRIPTION,
        ways.ADDRESS,
    )
)
_MOST_TIMES: Final = 5
_STANDARD: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>)?(?:\s|<!--.*?-->)*<!doctype\s+html(?!\s+public\s+[\"'][^\"']*(?:transitional//en[\"']\s*>|html 3|html 2|ietf))",
    re.IGNORECASE | re.DOTALL,
)
"""How a page begins that browsers lay out by the standard, and not as browsers did long ago."""
_CANNOT_KEEP: Final = (
    "what is to be kept ({ids}) cannot be kept in a clean copy of a web page: leave it out of what is kept"
)
_TOO_DEEP: Final = "its parts are nested too deep to be read to the end: print it to a PDF, and clean that"


def write(source: Source, wishes: Wishes, inner: Inner) -> Written:
    """The copy.

    Raises:
        CannotClean: where the page cannot be read to its end, or holds what is to be kept and cannot be.
    """
    keeps = wishes.keeps | ({ways.DESCRIPTION.id} if wishes.keeps_alternative_text else frozenset())
    found = list(read_page(source))
    if refused := sorted({one.id for one in changes_of(found)} & wishes.keeps - _KEEPABLE):
        raise CannotClean(_CANNOT_KEEP.format(ids=", ".join(refused)))
    data, told, lost_backgrounds = _copied(source, wishes, keeps, inner)
    if lost_backgrounds and _hides_letters(_of(source, data)):
        data, told, _ = _copied(source, wishes, keeps, inner, gray=True)
    for _time in range(_MOST_TIMES):  # a parser may understand what was written otherwise than it was meant
        again, _, _ = _copied(_of(source, data), wishes, keeps, inner)
        if again == data:
            break
        data = again
    return Written(data, "html", ".html", (*changes_of(found, keeps), *told))


def _hides_letters(copy: Source) -> bool:
    """Whether letters have the colour of their ground, now that there is no picture behind them."""
    return any(one.id == ways.BACKGROUND.id for one in changes_of(read_page(copy)))


def _of(source: Source, data: bytes) -> Source:
    return source.nested(source.name, data, source.place)


def _copied(
    source: Source, wishes: Wishes, keeps: frozenset[str], inner: Inner, *, gray: bool = False
) -> tuple[bytes, list[Change], bool]:
    """The copy, what was done besides leaving out what is not seen, and whether pictures behind something are gone."""
    root, is_whole = parsed(source)
    if not is_whole:
        raise CannotClean(_TOO_DEEP)
    pictures = WrittenIn(source, inner)
    copy = PageCopy(root, wishes, keeps, pictures, gray)
    tree = copy.tree()
    told = Counter(copy.done)
    if invisible := _redact(tree, wishes.redaction):
        told[Change(INVISIBLE.id, "Characters that print nothing were taken out.")] = invisible
    head = bytes(source.data[:2048]).decode("latin-1").lstrip("\ufeff\xef\xbb\xbf")
    begin = "<!DOCTYPE html>\n" if _STANDARD.match(head) else ""
    changes = [
        Change(one.id, one.says, count) for one, count in sorted(told.items(), key=lambda item: item[0].id)
    ]
    return f"{begin}{written_out(tree)}\n".encode(), [*changes, *pictures.told()], copy.lost_backgrounds


# ── texts ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _redact(tree: Any, redaction: Redaction) -> int:
    """Blacks out values in each line, also those that lie across several elements; gives how many characters print nothing."""
    invisible = 0
    for slots in _lines(tree):
        texts = [getattr(owner, where) for owner, where in slots]
        invisible += sum(map(count_invisible, texts))
        for (owner, where), text in zip(slots, redaction.runs(texts), strict=True):
            setattr(owner, where, text)
    return invisible


def _lines(tree: Any) -> Iterator[list[tuple[Any, str]]]:
    """Where the texts of each line stand, in order."""
    from lxml import etree  # noqa: PLC0415  (pages only)

    slots: list[tuple[Any, str]] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if element.tag in BLOCKS and slots:
            yield slots
            slots = []
        if event == "start" and element.text and element.tag != "style":
            slots.append((element, "text"))
        elif event == "end" and element.tail:
            slots.append((element, "tail"))
    if slots:
        yield slots
