"""Runs: a large part's bytes, some whole items at a time: a sheet's rows, a pivot cache's records.

<worksheet …><sheetData> │ row row row … │ row row … │ … </sheetData></worksheet>
──────── start ──────────┴───── run ─────┴──── run ──┴── taken to its end ──────
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from candour.formats import xml

__all__ = ["Odd", "Runs", "attribute_of_value", "is_utf8", "text_of_value"]

_RUN, _LONGEST_RUN, _LONGEST_START = 4 << 20, 64 << 20, 8 << 20
_DECLARATION = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<\?xml([^<>]*)\?>")
_OTHER_ENCODING = re.compile(rb"""encoding\s*=\s*["'](?!utf-?8["']|us-ascii["'])""", re.IGNORECASE)
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos);")
_CONTROL = re.compile(r"[\0-\x1f]")


class Odd(Exception):  # noqa: N818  (a state of the file, not a fault)
    """This part is written in a way that only the parser reads."""


class Runs:
    """The items inside a part's `holder`, in runs of whole ones, their tags without a prefix.

    Raises:
        Odd: where the part is not written in the usual way, or ends before its items do.
    """

    def __init__(self, chunks: Iterable[bytes], holder: bytes, item: bytes) -> None:
        self._pieces = iter(chunks)
        self._opens = re.compile(rb"<((?:[\w.-]+:)?)" + holder + rb"(?=[\s/>])[^<>]*>")
        self._holder, self._item = holder, item
        self._start = self._run = self._rest = b""

    def __iter__(self) -> Iterator[bytes]:
        opens = self._opening()
        self._start, prefix = opens.string[: opens.end()], opens[1]
        self._rest = opens.string[opens.end() :]
        if opens[0].endswith(b"/>"):
            return
        item_end, close = b"</" + prefix + self._item + b">", b"</" + prefix + self._holder
        searched = 0
        while (end := self._rest.find(close, max(0, searched - len(close)))) < 0:
            searched = len(self._rest)
            if searched > _RUN and (cut := self._rest.rfind(item_end) + len(item_end)) > len(item_end):
                yield self._taken(cut, prefix)
                searched = 0
            try:
                piece = next(self._pieces, None)
            except Exception:
                if (cut := self._rest.rfind(item_end) + len(item_end)) > len(item_end):
                    yield self._taken(cut, prefix)
                raise
            if piece is None or len(self._rest) > _LONGEST_RUN:
                raise Odd
            self._rest += piece
        if end:
            yield self._taken(end, prefix)
        self._run = b""
        self._past_end(len(close))

    def untaken(self) -> Iterator[bytes]:
        """The part again from the last run on: what stands before the items, that run, and all that follows it."""
        yield self._start + self._run + self._rest
        yield from self._pieces

    def _taken(self, size: int, prefix: bytes) -> bytes:
        self._run, self._rest = self._rest[:size], self._rest[size:]
        run = self._run
        return run.replace(b"<" + prefix, b"<").replace(b"</" + prefix, b"</") if prefix else run

    def _opening(self) -> re.Match[bytes]:
        """The tag that opens the holder, in all that has been taken so far."""
        opens = None
        while opens is None:
            piece = next(self._pieces, None)
            if piece is None or len(self._rest) > _LONGEST_START:
                raise Odd
            self._rest += piece
            opens = self._opens.search(self._rest)
        declaration = _DECLARATION.match(self._rest)
        before = self._rest[declaration.end() if declaration else 0 : opens.start()]
        is_other = declaration is not None and _OTHER_ENCODING.search(declaration[1]) is not None
        if is_other or b"<!" in before or b"<?" in before or b"\0" in before:
            raise Odd
        return opens

    def _past_end(self, size: int) -> None:
        """Takes the rest, in which no other items may stand: the part counts as looked through once it is taken."""
        rest = self._rest[size:]
        for piece in self._pieces:
            if self._holder in rest:
                raise Odd
            rest = rest[-size:] + piece
        if self._holder in rest:
            raise Odd


def text_of_value(raw: bytes) -> str:
    """What the bytes of an XML text stand for.

    Raises:
        BadXml, UnicodeDecodeError: where they stand for nothing.
    """
    plain = _unescaped(raw.decode())
    return xml.tree(b"<v>" + raw + b"</v>").text or "" if plain is None else plain


def attribute_of_value(raw: bytes) -> str:
    """What the bytes between the double quotes of an attribute stand for. Raises as `text_of_value` does."""
    plain = _unescaped(raw.decode())
    return xml.tree(b'<v v="' + raw + b'"/>').get("v", "") if plain is None else plain


def _unescaped(text: str) -> str | None:
    """The text with its entities undone; None where it has something else in it that needs the parser."""
    if _CONTROL.search(text) or text.count("&") != len(_ENTITY.findall(text)):
        return None
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return text


def is_utf8(text: bytes) -> bool:
    """Whether these bytes are text."""
    try:
        return text.isascii() or bool(text.decode())
    except UnicodeDecodeError:
        return False
