"""Thinning: ordinary paragraphs are taken out of a part's bytes before it is parsed, and their words kept.

Most of a document is paragraphs of plain runs. To parse each of their elements takes ten times as long as to match the
whole paragraph at once:

    <w:p …><w:pPr>dull</w:pPr><w:r><w:rPr>dull</w:rPr><w:t>words</w:t></w:r> … </w:p>   ──▶   <?mark?>  and the words

The parser meets the mark where the paragraph stood, and its words go where that paragraph's words would have gone. Anything
else, however slightly other, is left to the parser: another prefix, an entity, a comment, any property that could keep words
from sight. Tests hold both roads equal.
"""

from __future__ import annotations

import re
import secrets
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

__all__ = ["WRAPPING", "Plain", "Thinning"]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WRAPPING = (
    f'<w:body xmlns:w="{_W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'.encode(),
    b"</w:body>",
)
"""What makes a paragraph that was taken out a part of its own again."""
_ATTRIBUTES = r'(?: (?:w|w14|xml):\w+="[^"<>&]*+")*+'
_WORDS = r"[^<&\x00-\x08\x0b-\x1f]*+"
_NAMES = (
    "keepNext|keepLines|widowControl|jc|contextualSpacing|suppressAutoHyphens|bidi|autoSpaceDE|autoSpaceDN|adjustRightInd"
    "|textAlignment|rFonts|b|bCs|i|iCs|u|strike|caps|smallCaps|szCs|kern|lang|noProof|rtl|cs|vertAlign|webHidden|snapToGrid"
)
_DULL = (
    rf"<w:(?:{_NAMES}){_ATTRIBUTES}/>"
    r'|<w:sz w:val="(?:[5-9]|[1-9]\d{1,3})"/>'
    r'|<w:spacing(?: w:(?:before|after|line|beforeAutospacing|afterAutospacing|beforeLines|afterLines)="\d*"'
    r'| w:lineRule="(?:auto|atLeast)")*+/>'
    r'|<w:ind(?: w:(?:left|start|right|end|hanging|firstLine|leftChars|firstLineChars|hangingChars)="-?\d{1,4}")*+/>'
    r'|<w:color w:val="(?:auto|[0-8][0-9A-F]{5}|[0-9A-F]{2}[0-8][0-9A-F]{3}|[0-9A-F]{4}[0-8][0-9A-F])"/>'
)
"""Properties that keep no words from sight on a white page, whatever they say."""
_TEXT = re.compile(rb"<w:t(?: [^<>]*+)?+>([^<]*+)</w:t>")
_STYLE = re.compile(rb'<w:pStyle w:val="([^"]*+)"/>')
_RUN_STYLE = re.compile(rb'<w:rStyle w:val="([^"]*+)"/>')
_NUMBERED = re.compile(rb'<w:numId w:val="(\d+)"/>')
_MOST_HELD = 1 << 20


class Plain(NamedTuple):
    """An ordinary paragraph: its style, its words, its list, and whether its runs have sizes or colours of their own."""

    style: str
    text: str
    list: str
    has_size: bool
    has_colour: bool
    raw: bytes


@cache
def _paragraph() -> re.Pattern[bytes]:
    """What an ordinary paragraph looks like, but for the styles that it names: those are each document's own."""
    named = r'w:val="[^"<>&]*+"/>'
    look = rf"<w:rPr(?:/>|>(?:{_DULL}|<w:rStyle {named})*+</w:rPr>)"
    words = rf'<w:t(?: xml:space="preserve")?+(?:/>|>{_WORDS}</w:t>)'
    run = rf"<w:r{_ATTRIBUTES}>(?:{look})?+(?:<w:lastRenderedPageBreak/>)?+(?:{words})?+</w:r>"
    numbering = r'<w:numPr>(?:<w:ilvl w:val="\d"/>)?+<w:numId w:val="\d+"/></w:numPr>'
    properties = rf"<w:pPr(?:/>|>(?:<w:pStyle {named})?+(?:{_DULL}|{look}|{numbering})*+</w:pPr>)"
    whole = rf"<w:p{_ATTRIBUTES}>(?:{properties})?+(?:{run}|<w:proofErr{_ATTRIBUTES}/>)*+</w:p>"
    return re.compile(whole.encode())


@dataclass(slots=True)
class Thinning:
    """The ordinary paragraphs of one part. `taken` are those that the parser has not met yet, in their order."""

    paragraph_styles: Collection[str]
    run_styles: Collection[str]
    """The document's ordinary styles, by their ids."""
    taken: deque[Plain] = field(default_factory=deque)
    mark: str = field(default_factory=lambda: f"m{secrets.token_hex(8)}")
    """The target of the instruction that stands where a paragraph stood; no file can know it."""

    def thinned(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The part's bytes without its ordinary paragraphs. From the first thing on that is unusual, all of its bytes."""
        pattern = _paragraph()
        mark = b"<?" + self.mark.encode() + b"?>"

        def take(match: re.Match[bytes]) -> bytes:
            return mark if self._take(match[0]) else match[0]

        waiting = iter(chunks)
        head = b""
        for chunk in waiting:
            head += chunk
            if b">" in head[head.find(b"?>") + 2 :] or len(head) > _MOST_HELD:
                break
        held = head
        is_plain = _is_plain_head(head)
        while held:
            is_plain = is_plain and not _is_unusual(held, is_first=held is head)
            end = held.rfind(b"</w:p>") + 6 if is_plain else len(held)
            if end < 6 or len(held) - end > _MOST_HELD:
                end = len(held)
            ready, rest = held[:end], held[end:]
            yield pattern.sub(take, ready) if is_plain else ready
            more = next(waiting, b"")
            held = rest + more
            if not more:
                break
        if held:
            yield held
        yield from waiting

    def _take(self, raw: bytes) -> bool:
        style, number = _STYLE.search(raw), _NUMBERED.search(raw)
        try:
            name = style[1].decode() if style else ""
            text = b"".join(_TEXT.findall(raw)).decode()
            of_runs = [each.decode() for each in _RUN_STYLE.findall(raw)] if b"<w:rStyle" in raw else ()
        except UnicodeDecodeError:
            return False  # the parser says what is wrong with it
        if (style and name not in self.paragraph_styles) or any(
            each not in self.run_styles for each in of_runs
        ):
            return False
        self.taken.append(
            Plain(
                name,
                text,
                number[1].decode() if number else "",
                b"<w:sz " in raw,
                b"<w:color " in raw,
                raw,
            )
        )
        return True


def _is_plain_head(head: bytes) -> bool:
    """Whether a part begins as Word writes it: UTF-8, and the prefix that Word uses."""
    declaration = head[: head.find(b"?>") + 2].lower()
    is_utf8 = not declaration or b"utf-8" in declaration or b"encoding" not in declaration
    return head[:2] in (b"<?", b"<w") and is_utf8 and f'xmlns:w="{_W}"'.encode() in head


def _is_unusual(data: bytes, *, is_first: bool) -> bool:
    """Whether there is anything in it in which a paragraph's bytes could mean something else."""
    return (
        b"<!" in data or b"]]>" in data or data.count(b"<?") > is_first or data.count(b"xmlns:w=") > is_first
    )
