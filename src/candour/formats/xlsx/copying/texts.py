"""Texts: the shared strings of the copy. Only those that a cell in sight holds, in the order in which they are met.

    <si><t>Nia Example</t></si>            taken over byte for byte, where nothing in it is out of the ordinary
    <si><r>…</r><rPh>…</rPh></si>          rich text: its runs, with what is known of their looks; no reading aids

The reader of a file makes a line feed in a text a space, for its own ends. The copy keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

from candour.cleaned import Redaction
from candour.formats import xml
from candour.formats.xlsx.strings import unescaped
from candour.formats.xml import BadXml, text_of
from candour.invisible import without_invisible

__all__ = ["Fonts", "Texts", "plain_item"]

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HEAD: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_START = re.compile(rb"\s*(?:<\?xml[^<>]*\?>)?\s*<sst\b[^<>]*>\s*(?=<si>)")
_PLAIN = re.compile(rb'<t(?: xml:space="preserve")?>[^<>]*</t>')
_BARE = re.compile(rb"<t>[^<>&_]*</t>")
_ODD = re.compile(
    rb"[\0-\x08\x0b-\x1f]|&#|_x|\xe2\x80|\xe2\x81|\xe1\xa0\x8e|\xf3\xa0|\xef\xbb\xbf|\xef\xbf[\xbe\xbf]"
)
"""What must be looked at: characters that print nothing, or that stand for others."""
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_UNPRINTED = re.compile("[\\0-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_LINES = {ord("\r"): " ", ord("\n"): " ", ord("\t"): " "}
_AT_ONCE = 256 << 10

Fonts = Callable[[Element], str]
"""Writes what a run of rich text says of its font."""


def plain_item(text: str) -> bytes:
    """What stands in a shared string of plain text."""
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text or "  " in text else ""
    return f"<t{space}>{escape(_ESCAPED.sub('_x005F_', text))}</t>".encode()


@dataclass(slots=True, repr=False)
class Texts:
    """The texts of the copy while it is made."""

    part: bytes = b""
    """The shared strings of the file."""
    redaction: Redaction = field(default_factory=Redaction)
    fonts: Fonts | None = None
    _raw: list[bytes | Element] | None = None
    _items: dict[bytes, int] = field(default_factory=dict)
    _of_shared: dict[int, int] = field(default_factory=dict)
    _is_plain: bool = False
    """Whether there is nothing out of the ordinary in any of them."""
    redacted: int = 0
    """How many texts were blacked out, wholly or in part."""
    _listed: list[bytes] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self._items)

    def __repr__(self) -> str:
        return f"Texts({len(self):,})"

    # ── taking texts in ─────────────────────────────────────────────────────────────────────────────────────

    def of_shared(self, numbers: Sequence[int]) -> list[int]:
        """The numbers, in the copy, of these of the file's shared strings; -1 for one of which nothing is left."""
        shared, known, items = self._shared(), self._of_shared, self._items
        is_plain = self._is_plain and not self.redaction
        found = []
        for number in numbers:
            new = known.get(number)
            if new is None:
                raw = shared[number]
                if is_plain and isinstance(raw, bytes):
                    new = items.setdefault(raw, len(items))
                else:
                    new = self._of_item(raw)
                known[number] = new
            found.append(new)
        return found

    def _of_item(self, raw: bytes | Element) -> int:
        if isinstance(raw, Element):
            return self.of_rich(raw)
        if _ODD.search(raw) or self.redaction:
            return self.of_rich(_parsed(raw))
        return self._number(raw)

    def of_own(self, text: bytes | str | Element) -> int:
        """The number of a text that stands in a cell itself; -1 where nothing of it is left."""
        if isinstance(text, bytes):
            return self.of_bytes(text)
        return self.of_text(text) if isinstance(text, str) else self.of_rich(text)

    def of_text(self, text: str) -> int:
        """The number of a text of its own; -1 where nothing of it is left."""
        return self._number(plain_item(clean)) if (clean := self.as_kept(text)).strip() else -1

    def of_bytes(self, raw: bytes) -> int:
        """The same, of the bytes that stand for it in XML, which are nothing out of the ordinary."""
        if _ODD.search(raw) or self.redaction or raw[:1].isspace() or raw[-1:].isspace() or b"  " in raw:
            return self.of_text(unescaped(text_of(_parsed(b"<t>" + raw + b"</t>"))))
        return self._number(b"<t>" + raw + b"</t>")

    def of_rich(self, item: Element) -> int:
        """The number of a text with its runs, an `si` or an `is`; -1 where nothing of it is left."""
        runs = [
            (run.find("rPr"), unescaped("".join(text_of(t) for t in run.iterfind("t"))))
            for run in item.iterfind("r")
        ]
        lead = unescaped("".join(text_of(t) for t in item.iterfind("t")))
        if not runs:
            return self.of_text(lead)
        if lead:
            runs.insert(0, (None, lead))
        texts = self.as_kept_runs([text for _, text in runs])
        if not "".join(texts).strip():
            return -1
        return self._number(
            b"".join(self._run(look, text) for (look, _), text in zip(runs, texts, strict=True) if text)
        )

    def _run(self, look: Element | None, text: str) -> bytes:
        font = self.fonts(look) if look is not None and self.fonts else ""
        return b"<r>" + (f"<rPr>{font}</rPr>".encode() if font else b"") + plain_item(text) + b"</r>"

    def as_kept(self, text: str) -> str:
        """A text as the copy has it: without what prints nothing, and blacked out where somebody asked for it."""
        return self.as_kept_runs([text])[0]

    def as_kept_runs(self, runs: Sequence[str]) -> list[str]:
        """The runs of one text as the copy has them."""
        kept = [_printed(run) for run in runs]
        if not self.redaction:
            return kept
        flat = [run.translate(_LINES) for run in kept]
        left = self.redaction.runs(flat) if len(flat) > 1 else [self.redaction.text(flat[0])]
        if left == flat:
            return kept
        self.redacted += 1
        return left

    def _number(self, item: bytes) -> int:
        return self._items.setdefault(item, len(self._items))

    def text(self, number: int) -> str:
        """The text of this number."""
        if number >= len(self._listed):
            self._listed += list(islice(self._items, len(self._listed), None))
        raw = self._listed[number]
        if _BARE.fullmatch(raw):
            return raw[3:-4].decode()
        item = _parsed(raw)
        return unescaped("".join(text_of(t) for t in item.iter("t")))

    # ── the file's shared strings ───────────────────────────────────────────────────────────────────────────

    def _shared(self) -> list[bytes | Element]:
        if self._raw is None:
            self._raw = _plainly_split(self.part) or list(_parsed_items(self.part))
            self._is_plain = _ODD.search(self.part, self.part.find(b"<si>")) is None
        return self._raw

    # ── giving them out ─────────────────────────────────────────────────────────────────────────────────────

    def written(self) -> bytes:
        """The part of shared strings."""
        head = f'<sst xmlns="{_MAIN}" uniqueCount="{len(self._items)}">'.encode()
        return b"".join(
            (
                _HEAD,
                head,
                b"<si>" if self._items else b"",
                b"</si><si>".join(self._items),
                b"</si></sst>" if self._items else b"</sst>",
            )
        )


def _printed(text: str) -> str:
    """A text without the characters that print nothing."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNPRINTED.sub("", text) if text.isascii() else without_invisible(_UNPRINTED.sub("", text))


def _parsed(raw: bytes) -> Element:
    return xml.tree(b"<si>" + raw + b"</si>")


def _plainly_split(part: bytes) -> list[bytes | Element] | None:
    """The items of a part that is written in the usual way; None of any other."""
    start, end = _START.match(part), part.rfind(b"</si></sst>")
    if start is None or end < 0 or b"<!" in part or b"\0" in part or part.find(b"<?", start.end()) >= 0:
        return None
    try:
        part.decode()
    except UnicodeDecodeError:
        return None
    items: list[bytes | Element] = []
    for raw in part[start.end() + 4 : end].split(b"</si><si>"):
        if _PLAIN.fullmatch(raw):
            items.append(raw)
        else:
            try:
                item = xml.tree(b"<si>" + raw + b"</si>")
            except BadXml:
                return None
            items.append(item)
    return items


def _parsed_items(part: bytes) -> Iterator[Element]:
    chunks = (part[at : at + _AT_ONCE] for at in range(0, len(part), _AT_ONCE))
    return (element for element in xml.passing(chunks, {"si"}) if element.tag == "si") if part else iter(())


def attribute(value: str) -> str:
    """A value between quotation marks, as an attribute has it."""
    return quoteattr(_printed(value))
