r"""RTF as Outlook writes it: a page of HTML wrapped in RTF, plain text wrapped in RTF, or RTF itself.

    {\rtf1\ansi\fromhtml1 …
      {\*\htmltag64 <p>}        a tag of the page
      \htmlrtf \par \htmlrtf0    for readers of RTF: no part of the page
      Dear Nia                   text of the page
      {\*\mhtmltag …}            the tag above with other addresses: no part of the page

Unwrapped, the page is what the sender's program wrote. What stands for readers of RTF alone is kept apart, so that words
which only they would see can be told. Facts from MS-OXRTFEX.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from candour.formats.codepage import encoding_of

__all__ = ["Unwrapped", "unwrapped"]

_TOKEN = re.compile(
    rb"\\(?:([a-zA-Z]{1,40})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|(.))|([{}])|[\r\n\0]+|([^\\{}\r\n\0]+)",
    re.DOTALL,
)
_CHARSETS = {
    0: 1252, 2: 1252, 77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255,
    178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 255: 437,
}  # fmt: skip
_SIGNS = {
    b"par": "\r\n", b"line": "\r\n", b"tab": "\t", b"lquote": "\u2018", b"rquote": "\u2019", b"ldblquote": "\u201c",
    b"rdblquote": "\u201d", b"bullet": "\u2022", b"endash": "\u2013", b"emdash": "\u2014", b"cell": "\t", b"row": "\r\n",
    b"sect": "\r\n", b"page": "\r\n",
}  # fmt: skip
_SYMBOLS = {b"~": "\u00a0", b"_": "-", b"-": "\u00ad", b"\n": "\r\n", b"\r": "\r\n"}
_APART = frozenset(
    b"""fonttbl colortbl stylesheet info pict object listtable listoverridetable rsidtbl generator themedata
    colorschememapping latentstyles datastore xmlnstbl filetbl fldinst objdata objclass header footer bkmkstart
    bkmkend""".split()
)
_DEEPEST = 200


@dataclass(slots=True)
class _Group:
    """What holds until the brace closes."""

    encoding: str = "cp1252"
    skip_after: int = 1
    """How many plain characters stand in for one written by its number."""
    is_apart: bool = False
    is_tag: bool = False
    is_for_rtf: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Unwrapped:
    """What an item's RTF holds. `kind` is `html`, `text`, or `rtf` where it wraps nothing."""

    kind: str
    text: str
    """The page or the text."""
    words: str
    """What a reader of the RTF itself would see."""


@dataclass(slots=True)
class _Unwrapping:
    page: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    kind: str = "rtf"
    group: _Group = field(default_factory=_Group)
    groups: list[_Group] = field(default_factory=list)
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = -1
    in_fonts: bool = False
    raw: bytearray = field(default_factory=bytearray)
    """Bytes of one encoding, not yet decoded: a character may take two."""
    skip: int = 0
    is_starred: bool = False
    too_deep: int = 0

    def flush(self) -> None:
        if self.raw:
            text = bytes(self.raw).decode(self.group.encoding, "replace")
            self.raw.clear()
            self.add(text)

    def add(self, text: str) -> None:
        group = self.group
        if group.is_tag:
            self.page.append(text)
        elif not group.is_apart:
            self.words.append(text)
            if not group.is_for_rtf:
                self.page.append(text)

    def brace(self, which: bytes) -> None:
        self.flush()
        self.skip = 0
        group = self.group
        if which == b"{":
            if len(self.groups) >= _DEEPEST:
                self.too_deep += 1
                return
            self.groups.append(group)
            self.group = _Group(
                group.encoding, group.skip_after, group.is_apart, group.is_tag, group.is_for_rtf
            )
        elif self.too_deep:
            self.too_deep -= 1
        elif self.groups:
            self.group = self.groups.pop()
            if self.in_fonts and not self.group.is_apart:
                self.in_fonts = False

    def word(self, name: bytes, number: int | None) -> None:
        starred, self.is_starred = self.is_starred, False
        if name == b"u" and number is not None:
            self.flush()
            self.add(chr(number % 0x10000))
            self.skip = self.group.skip_after
            return
        if name in _SIGNS:
            self.flush()
            self.add(_SIGNS[name])
            return
        if name == b"f" and self.in_fonts:
            self.font = number or 0
            return
        self.flush()
        self.setting(name, number, starred=starred)

    def setting(self, name: bytes, number: int | None, *, starred: bool) -> None:
        group = self.group
        if name == b"htmltag":
            group.is_tag, group.is_apart = True, False
        elif starred or name in _APART:
            group.is_apart, group.is_tag = True, False
            self.in_fonts = self.in_fonts or name == b"fonttbl"
        elif name == b"htmlrtf":
            group.is_for_rtf = number != 0
        elif name in (b"fromhtml", b"fromtext"):
            self.kind = "html" if name == b"fromhtml" else "text"
        elif name == b"uc":
            group.skip_after = min(max(number or 0, 0), 16)
        elif name == b"ansicpg":
            group.encoding = encoding_of(number or 1252)
            self.fonts[-1] = group.encoding
        elif name == b"fcharset" and self.in_fonts:
            self.fonts[self.font] = (
                encoding_of(_CHARSETS[number])
                if number in _CHARSETS and number != 0
                else self.fonts.get(-1, "cp1252")
            )
        elif name in (b"f", b"plain"):
            font = (number or 0) if name == b"f" else -1
            group.encoding = self.fonts.get(font, self.fonts.get(-1, "cp1252"))


def unwrapped(rtf: bytes) -> Unwrapped:
    """What the RTF wraps, and what its own readers would see."""
    state = _Unwrapping()
    after_binary = 0
    for token in _TOKEN.finditer(rtf):
        if token.start() < after_binary:
            continue
        name, number, byte, symbol, brace, text = token.groups()
        if brace:
            state.brace(brace)
        elif name == b"bin":
            after_binary = token.end() + min(max(int(number or 0), 0), len(rtf))
        elif name:
            state.word(name, int(number) if number else None)
        elif byte or text:
            _add_bytes(state, bytes.fromhex(byte.decode()) if byte else text)
        elif symbol == b"*":
            state.is_starred = True
        elif symbol:
            state.flush()
            state.add(_SYMBOLS.get(symbol) or symbol.decode("latin-1"))
    state.flush()
    return Unwrapped(state.kind, _whole("".join(state.page)), _whole("".join(state.words)))


def _add_bytes(state: _Unwrapping, raw: bytes) -> None:
    if state.skip:
        passed = min(state.skip, len(raw))
        state.skip -= passed
        raw = raw[passed:]
    state.raw += raw


def _whole(text: str) -> str:
    """Characters beyond the first 65,536, which RTF writes as two numbers, put together."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
