"""The page: its elements from first to last, each with what keeps it from sight.

element ──Styles──▶ Look ──▶ seen ────▶ one text of the page, and its tables
                             unseen ──▶ a text for each part that is hidden as a whole
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote_to_bytes

from candour.formats.archive import Unreadable
from candour.formats.facts import decoded
from candour.formats.html import ways
from candour.formats.html.allowed import BLOCKS
from candour.formats.html.grid import Grid, is_grid
from candour.formats.html.scripts import read_script
from candour.formats.html.sight import folded, is_address_hidden, look_of, shows_value
from candour.formats.html.styles import Look, Styles
from candour.formats.wording import is_wordy
from candour.hiding import Hiding
from candour.piece import Count, Found, Gap, Nested, Text, Why
from candour.place import Place
from candour.source import Source

__all__ = ["parsed", "read_page"]

_META_CHARSET = re.compile(rb"<meta\b[^<>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_ADDRESSES = ("href", "src", "action", "data", "poster", "cite", "formaction", "background", "longdesc")
_TIPS = ("alt", "title", "aria-label", "aria-description", "summary", "placeholder", "label")
_INLINE = re.compile(r"\s*data:([\w.+/-]*)((?:;[\w=.+\"-]*)*?)(;base64)?,", re.IGNORECASE)
_CONDITIONAL = re.compile(r"^\s*\[if\b[^\]]*\]>(.*?)(?:<!\[endif\])?$", re.DOTALL | re.IGNORECASE)
_OFFICE_DATA = re.compile(r"<xml\b|<o:|<w:", re.IGNORECASE)
_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]*>")
_SOURCE_MAP = re.compile(r"[#@]\s*sourceMappingURL=(data:[^\s*]+)")
_PART = 20_000
_NO_NAMES = frozenset(
    {"viewport", "robots", "theme-color", "color-scheme", "format-detection", "referrer", "progid"}
)


def read_page(source: Source) -> Iterator[Found]:
    """Everything in a page.

    Raises:
        Unreadable: where there is no page in it.
    """
    from lxml import etree  # noqa: PLC0415  (pages only)

    root, is_whole = parsed(source)
    page = _Page(source, Styles(root))
    yield from page.read(root, etree)
    if not page.styles.is_whole:
        yield Gap(
            source.place,
            Why.LIMIT,
            "it has too many styles to follow all of them: print it to a PDF, and check that",
        )
    if not is_whole:
        yield Gap(
            source.place,
            Why.BROKEN,
            "its parts are nested too deep to be read to the end: print it to a PDF, and check that",
        )


def parsed(source: Source) -> tuple[Any, bool]:
    """The page's root, and whether it could be read to its end.

    Raises:
        Unreadable: where there is no page in it.
    """
    from lxml import etree, html  # noqa: PLC0415  (pages only)

    text = _text(bytes(source.data))
    parser = html.HTMLParser(huge_tree=True, recover=True, remove_comments=False)
    try:
        root = html.document_fromstring(_SURROGATES.sub("\ufffd", text.replace("\0", "")), parser=parser)
    except (etree.ParserError, ValueError):
        raise Unreadable("there is no page in it: open it with a text editor") from None
    source.budget.spend(len(text))
    return root, not any("xcessive depth" in entry.message for entry in parser.error_log)


_SURROGATES = re.compile("[\ud800-\udfff\x01-\x08\x0b\x0c\x0e-\x1f]|^<\\?xml[^>]*>")


def _text(raw: bytes) -> str:
    """The page as text, in the encoding that it names where it has one."""
    named = _META_CHARSET.search(raw[:4096])
    if named and not raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return raw.decode(named[1].decode("ascii"), "replace")
        except (LookupError, ValueError):
            pass
    return decoded(raw)[0]


@dataclass(slots=True, repr=False)
class _Gathering:
    """Words of one part of the page, with an end of line where a block begins or ends."""

    words: list[str] = field(default_factory=list)
    line: int = 0
    size: int = 0
    """Characters gathered."""

    def add(self, text: str | None) -> None:
        if text:
            self.words.append(text)
            self.size += len(text)

    def end_line(self) -> None:
        if self.words and self.words[-1] != "\n":
            self.words.append("\n")

    def taken(self) -> str:
        lines = (" ".join(line.split()) for line in "".join(self.words).split("\n"))
        self.words, self.size = [], 0
        return "\n".join(line for line in lines if line)


@dataclass(slots=True, repr=False)
class _Cell:
    """A cell of a grid while it is read."""

    look: Look
    across: str
    down: str
    seen: _Gathering = field(default_factory=_Gathering)


class _Page:
    """A page while it is read."""

    def __init__(self, source: Source, styles: Styles) -> None:
        self.source, self.styles = source, styles
        self.seen = _Gathering()
        self.grid: Grid | None = None
        self.cell: _Cell | None = None
        self.hidden: _Gathering | None = None
        """The part being read that is hidden as a whole."""
        self.why: Hiding | None = None
        self.pending: list[Found] = []
        self.tips: dict[str, None] = {}
        self.addresses: dict[str, None] = {}
        self.data: dict[str, None] = {}
        self.meta: dict[str, None] = {}
        self.tables = self.parts = 0

    def read(self, root: Any, etree: Any) -> Iterator[Found]:
        looks = [Look()]
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event == "start":
                looks.append(self._start(element, looks[-1]))
            elif event == "end":
                looks.pop()
                self._end(element)
                self._after(element, looks[-1])
            else:
                self._comment(element)
                self._after(element, looks[-1])
            if self.pending:
                yield from self.pending
                self.pending = []
            if self.seen.size > _PART and self.seen.words[-1] == "\n":
                yield from self._seen_text()
        yield from self._seen_text()
        if self.tables:
            yield Count("table", self.tables)
        for words, hiding, where in (
            (self.meta, ways.META, "head of the page"),
            (self.tips, ways.DESCRIPTION, "descriptions and tips"),
            (self.addresses, ways.ADDRESS, "addresses"),
            (self.data, ways.ATTRIBUTE, "data of elements"),
        ):
            if words:
                yield Text(self.source.place / where, "\n".join(words), hiding.sight, hiding)

    def _seen_text(self) -> Iterator[Found]:
        if text := self.seen.taken():
            self.parts += 1
            yield Text(
                self.source.place if self.parts == 1 else self.source.place / f"part {self.parts}", text
            )

    def _place(self, element: Any) -> Place:
        return self.source.place / f"line {element.sourceline or 0:,}"

    # ── elements ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _start(self, element: Any, above: Look) -> Look:
        tag = element.tag
        look = look_of(self.styles, element, above)
        self._attributes(element, look)
        if tag == "script":
            kind = element.get("type", "").lower()
            self.pending += read_script(self.source, self._place(element), kind, element.text or "")
        elif tag == "style":
            self.pending += self._in_style(element)
        else:
            self._begin(element, look)
            if tag in BLOCKS:
                self._end_line()
            self._add(element.text, folded(element, look))
        return look

    def _begin(self, element: Any, look: Look) -> None:
        why = look.why_unseen
        if why and self.hidden is None:
            self.hidden, self.why = _Gathering(line=element.sourceline or 0), why
        if self.grid is None and element.tag == "table" and is_grid(element):
            self.tables += 1
            self.grid = Grid()
        elif self.grid is not None and element.tag == "tr":
            self.grid.next_row()
        elif self.grid is not None and element.tag in ("td", "th"):
            self.cell = _Cell(look, element.get("colspan", ""), element.get("rowspan", ""))

    def _end(self, element: Any) -> None:
        tag = element.tag
        if tag in BLOCKS:
            self._end_line()
        if self.cell is not None and self.grid is not None and tag in ("td", "th"):
            self.grid.add(self.cell.seen.taken(), self.cell.look.why_unseen, self.cell.across, self.cell.down)
            self.cell = None
        elif self.grid is not None and tag == "table":
            table = self.grid.table(self.source.place / f"table {self.tables}")
            self.grid = None
            self.pending += [table] if table else []

    def _after(self, element: Any, look: Look) -> None:
        """What follows an element belongs to the one around it."""
        if self.hidden is not None and look.why_unseen is None:
            self._leave()
        self._add(element.tail, folded(element.getparent(), look))

    def _leave(self) -> None:
        """Tells the part that was hidden as a whole, now that it ends."""
        if self.hidden and self.why and (text := self.hidden.taken()):
            place = self.source.place / f"line {self.hidden.line:,}"
            self.pending.append(Text(place, text, self.why.sight, self.why))
        self.hidden = self.why = None

    def _add(self, text: str | None, look: Look) -> None:
        if not text:
            return
        why = look.why_unseen
        if why is None:
            (self.cell.seen if self.cell else self.seen).add(text)
        elif self.cell and self.cell.look.why_unseen:
            self.cell.seen.add(text)
        elif text.strip():
            if self.hidden is None or self.why is not why:
                line = self.hidden.line if self.hidden else 0
                self._leave()
                self.hidden, self.why = _Gathering(line=line), why
            self.hidden.add(text)

    def _end_line(self) -> None:
        (self.cell.seen if self.cell else self.seen).end_line()
        if self.hidden is not None:
            self.hidden.end_line()

    # ── what stands in attributes ───────────────────────────────────────────────────────────────────────────────────

    def _attributes(self, element: Any, look: Look) -> None:
        tag, attributes = element.tag, element.attrib
        if not attributes:
            return
        if tag == "meta":
            self._meta(attributes)
            return
        for name in attributes:
            value = attributes[name]
            if name in _ADDRESSES or name == "srcset":
                self._address(element, name, value, look)
            elif name in _TIPS and is_wordy(value):
                self.tips.setdefault(value)
            elif name.startswith("data-") and is_wordy(value):
                self._data(element, name, value)
            elif name == "srcdoc":
                self.pending.append(
                    Nested(
                        self.source.nested(
                            "inner.html", value.encode("utf-8", "replace"), self._place(element)
                        ),
                        look.why_unseen,
                    )
                )
        if tag in ("input", "button", "option", "textarea") and (value := attributes.get("value", "")):
            self._value(element, value, look)

    def _value(self, element: Any, value: str, look: Look) -> None:
        if shows_value(element):
            self._add(f" {value} ", look)
        elif is_wordy(value):
            place = self._place(element)
            self.pending.append(Text(place, value, ways.FIELD.sight, ways.FIELD, element.get("name", "")))

    def _data(self, element: Any, name: str, value: str) -> None:
        if value[:1] in "{[":
            self.pending.append(
                Nested(
                    self.source.nested(
                        "data.json", value.encode("utf-8", "replace"), self._place(element) / name
                    ),
                    ways.ATTRIBUTE,
                )
            )
        else:
            self.data.setdefault(f"{name.removeprefix('data-')}: {value}")

    def _meta(self, attributes: Any) -> None:
        name = attributes.get("name", attributes.get("property", attributes.get("itemprop", ""))).lower()
        content = attributes.get("content", "")
        if name and name not in _NO_NAMES and is_wordy(content):
            self.meta.setdefault(f"{name}: {content}")

    def _address(self, element: Any, name: str, value: str, look: Look) -> None:
        if inline := _INLINE.match(value):
            is_shown = name in ("src", "poster") and look.why_unseen is None
            self._inline_file(
                self._place(element), inline, value, look.why_unseen if is_shown else ways.INLINE_FILE
            )
        elif is_address_hidden(element, value):
            self.addresses.setdefault(value.strip())

    def _inline_file(self, place: Place, inline: re.Match[str], value: str, hiding: Hiding | None) -> None:
        body = value[inline.end() :]
        try:
            data = base64.b64decode("".join(body.split()) + "==") if inline[3] else unquote_to_bytes(body)
        except (binascii.Error, ValueError):
            self.pending.append(
                Gap(place, Why.BROKEN, "a file written into the page is broken: look at the page's source")
            )
            return
        self.source.budget.spend(len(data))
        name = f"inline.{inline[1].rpartition('/')[2].partition('+')[0] or 'bin'}"
        if data:
            self.pending.append(Nested(self.source.nested(name, data, place), hiding))

    # ── comments and styles ─────────────────────────────────────────────────────────────────────────────────────────

    def _comment(self, element: Any) -> None:
        text = element.text or ""
        conditional = _CONDITIONAL.match(text)
        body = conditional[1] if conditional else text
        words = "\n".join(
            filter(None, (" ".join(line.split()) for line in _MARKUP.sub("\n", body).splitlines()))
        )
        if not is_wordy(words):
            return
        hiding = ways.COMMENT
        if conditional:
            hiding = ways.OFFICE if _OFFICE_DATA.search(body) else ways.CONDITIONAL
        self.pending.append(Text(self._place(element), words, hiding.sight, hiding))

    def _in_style(self, element: Any) -> Iterator[Found]:
        """Comments of a style sheet, and the sources that one carries with it."""
        code = element.text or ""
        place = self._place(element)
        comments = [one.strip() for one in re.findall(r"/\*(.*?)\*/", code, re.DOTALL) if is_wordy(one)]
        if comments:
            yield Text(place, "\n".join(comments), ways.SCRIPT.sight, ways.SCRIPT)
        for found in _SOURCE_MAP.finditer(code):
            if inline := _INLINE.match(found[1]):
                self._inline_file(place, inline, found[1], ways.SCRIPT)
