"""Shared strings: the distinct texts of a workbook, which its cells point at by number.

    <si><t>Nia Example</t></si>                              plain
    <si><r><t>Nia </t></r><r><rPr>…</rPr><t>E.</t></r></si>  rich: runs joined, their colours kept (`inks`)
    <si><t>名</t><rPh><t>な</t></rPh></si>                    with a reading aid, kept apart (`phonetics`)

Most files have nothing but plain ones, in which the bytes between two texts are always the same: such a part becomes
one buffer by replacing those bytes with a line feed. Anything else goes the slow way, string by string.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from candour.block import Pool
from candour.formats import xml
from candour.formats.colour import Palette
from candour.formats.spreadsheet_looks import Inks
from candour.formats.xlsx.damage import damage
from candour.formats.xml import BadXml
from candour.piece import Gap
from candour.place import Place

__all__ = ["RichText", "Strings", "decoded", "read_strings", "unescaped"]

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ESCAPE_BYTES = re.compile(rb"_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(rb"&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));")
_ENTITIES = ((b"&lt;", b"<"), (b"&gt;", b">"), (b"&quot;", b'"'), (b"&apos;", b"'"), (b"&amp;", b"&"))
_PLAIN_START = re.compile(rb"\s*(?:<\?xml[^<>]*\?>)?\s*<sst\b[^<>]*>\s*<si>")
_AT_ONCE = 256 << 10
_LARGE = 1 << 20
_LINES = dict.fromkeys(b"\r\n\t", " ")
_LINE_BYTES = bytes.maketrans(b"\r\n\t", b"   ")
"""A value is one line, so that values can stand one to a line."""
_OTHER_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*encoding\s*=\s*["'](?!utf-?8|us-ascii)""", re.IGNORECASE)


def unescaped(text: str) -> str:
    """Text with the escapes undone that spreadsheets write for characters XML does not allow: `_x000D_`."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


@dataclass(frozen=True, slots=True, repr=False)
class Strings:
    """The shared strings. `inks` are the colours of the runs of rich ones, by number."""

    pool: Pool = field(default_factory=lambda: Pool.of(()))
    inks: Mapping[int, Inks] = field(default_factory=dict)
    phonetics: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Strings({len(self.pool):,})"


@dataclass(slots=True, repr=False)
class RichText:
    """One string while its XML goes by: an `si` of the shared strings, an `is` of a cell."""

    palette: Palette
    text: list[str] = field(default_factory=list)
    phonetic: list[str] = field(default_factory=list)
    inks: list[int | None] = field(default_factory=list)
    _is_text: bool = False
    _in_run: bool = False
    _in_phonetic: bool = False
    _run_starts: int = 0
    _ink: int | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if name == "t":
            self._is_text = True
        elif name == "r":
            self._in_run, self._ink, self._run_starts = True, None, len(self.text)
        elif name == "rPh":
            self._in_phonetic = True
        elif name == "color" and self._in_run:
            self._ink = self.palette.of(attributes)

    def data(self, text: str) -> None:
        """Characters."""
        if self._is_text:
            (self.phonetic if self._in_phonetic else self.text).append(text)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "t":
            self._is_text = False
        elif name == "rPh":
            self._in_phonetic = False
        elif name == "r":
            self._in_run = False
            if any(not part.isspace() for part in self.text[self._run_starts :]):
                self.inks.append(self._ink)

    @property
    def value(self) -> str:
        """The text, its runs joined."""
        return unescaped("".join(self.text)).translate(_LINES)

    @property
    def run_inks(self) -> Inks | None:
        """The colours of the runs; None where there are no runs, or none has a colour of its own."""
        return tuple(self.inks) if any(ink is not None for ink in self.inks) else None


def read_strings(data: bytes, palette: Palette, place: Place, gaps: list[Gap]) -> Strings:
    """The shared strings of a part. Where it is broken, those before the damage, and a Gap on the list."""
    return _plain(data, palette) or _slow(data, palette, place, gaps)


# ── the quick way ───────────────────────────────────────────────────────────────────────────────────────────────


def _plain(data: bytes, palette: Palette) -> Strings | None:
    """The strings of a part written as most programs write it; None where it is written otherwise."""
    start = _PLAIN_START.match(data)
    end = data.rfind(b"</si></sst>")
    if start is None or end < 0 or b"<!" in data or b"\0" in data or _OTHER_ENCODING.match(data):
        return None
    if data.find(b"<?", start.end()) >= 0 or data[end + 11 :].strip():
        return None
    body = data[start.end() : end].translate(_LINE_BYTES)
    flat = body.replace(b"</t></si><si><t>", b"\n").replace(b'</t></si><si><t xml:space="preserve">', b"\n")
    first = re.match(rb'<t(?: xml:space="preserve")?>', flat)
    if first and flat.endswith(b"</t>") and b"<" not in flat[first.end() : -4]:
        text = decoded(flat[first.end() : -4])
        return None if text is None else Strings(_pool(text))
    return _mixed(body, palette)


def _mixed(body: bytes, palette: Palette) -> Strings | None:
    """Plain strings with others among them, each of which is parsed by itself."""
    inks: dict[int, Inks] = {}
    phonetics: list[str] = []
    texts = []
    for number, item in enumerate(body.replace(b"</si><si>", b"\n").split(b"\n")):
        if item.startswith(b"<t") and item.endswith(b"</t>") and item.count(b"<") == 2:
            text = decoded(item[item.index(b">") + 1 : -4])
            if text is None:
                return None
        else:
            if b"si>" in item or b"<si" in item:
                return None
            try:
                rich = _rich(xml.tree(b"<si>" + item + b"</si>"), palette)
            except BadXml:
                return None
            text = rich.value.encode("utf-8", "replace")
            phonetics += rich.phonetic
            if found := rich.run_inks:
                inks[number] = found
        texts.append(text)
    return Strings(_pool(b"\n".join(texts)), inks, tuple(phonetics))


def decoded(text: bytes) -> bytes | None:
    """Text with entities and escapes undone; None where there is an entity that ordinary XML does not have."""
    if b"&" in text:
        plain = _REFERENCE.sub(_character, text)
        for entity, character in _ENTITIES:
            plain = plain.replace(entity, character)
        if plain.count(b"&") != text.count(b"&amp;") + text.count(b"&#38;") + text.lower().count(b"&#x26;"):
            return None
        text = plain
    return _ESCAPE_BYTES.sub(_escaped, text) if b"_x" in text else text


def _character(match: re.Match[bytes]) -> bytes:
    number = int(match[1], 16) if match[1] else int(match[2])
    if number == 0x26:
        return b"&amp;"
    return chr(min(number, 0x10FFFF)).translate(_LINES).encode("utf-8", "replace")


def _escaped(match: re.Match[bytes]) -> bytes:
    return chr(int(match[1], 16)).translate(_LINES).encode("utf-8", "replace")


def _pool(text: bytes) -> Pool:
    if len(text) > _LARGE:
        from candour.block_arrays import pool_of_lines  # noqa: PLC0415  (it imports numpy)

        return pool_of_lines(text)
    starts, ends = array("q"), array("q")
    at = 0
    for length in map(len, text.split(b"\n")):
        starts.append(at)
        at += length
        ends.append(at)
        at += 1
    return Pool(text, starts, ends)


# ── the slow way ────────────────────────────────────────────────────────────────────────────────────────────────


def _slow(data: bytes, palette: Palette, place: Place, gaps: list[Gap]) -> Strings:
    """The strings of any part, by the parser."""
    texts: list[str] = []
    inks: dict[int, Inks] = {}
    phonetics: list[str] = []
    with damage(place, "the list of shared strings", gaps):
        for element in xml.passing(_chunks(data), {"si"}):
            if element.tag == "si":
                rich = _rich(element, palette)
                if found := rich.run_inks:
                    inks[len(texts)] = found
                phonetics += rich.phonetic
                texts.append(rich.value)
    return Strings(Pool.of(texts), inks, tuple(phonetics))


def _chunks(data: bytes) -> Iterator[bytes]:
    for at in range(0, len(data), _AT_ONCE):
        yield data[at : at + _AT_ONCE]


def _rich(element: Element, palette: Palette) -> RichText:
    rich = RichText(palette)
    _walk(element, rich)
    return rich


def _walk(element: Element, rich: RichText) -> None:
    rich.start(element.tag, element.attrib)
    if element.text:
        rich.data(element.text)
    for inner in element:
        _walk(inner, rich)
    rich.end(element.tag)
