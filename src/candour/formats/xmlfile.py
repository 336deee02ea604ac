"""XML files that are no document of another kind: exports, feeds, tracks and maps.

What a reader sees:
    The texts and the values of attributes: whoever opens the file reads them.

What else is inside:
    Comments, and instructions to programs.

What Candour cannot read:
    XML that is broken, declares a document type or nests without end. What comes before is read, and the rest is a Gap.

How it cleans:
    Written anew without comments and instructions.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from candour.formats.keyed import read_tree
from candour.formats.xml import BadXml, steps
from candour.hiding import Hiding, Sight, Weight
from candour.piece import Count, Found, Gap, Text, Why
from candour.source import Source

__all__ = ["HIDINGS", "read"]

COMMENT = Hiding(
    "xml.comment",
    "Comment, or an instruction to a program",
    Sight.BURIED,
    "Open the file with any text editor.",
    "Left out of the clean copy.",
    Weight.FORM,
)
HIDINGS = (COMMENT,)

_FEED = 256 * 1024
_QUIET = ("xml-stylesheet", "xml ")


class _Tree:
    """The elements as dicts: attributes and children by name, several of one name as a list."""

    def __init__(self) -> None:
        self.root: dict[str, Any] = {}
        self.elements = 0
        self._open: list[tuple[str, dict[str, Any], list[str]]] = [("", self.root, [])]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        self._open.append((name, {key: value for key, value in attributes.items() if value}, []))

    def data(self, text: str) -> None:
        self._open[-1][2].append(text)

    def end(self, _: str) -> None:
        name, inside, texts = self._open.pop()
        text = "".join(texts).strip()
        value: Any = inside
        if not inside:
            value = text
        elif text:
            _add(inside, "text", text)
        _add(self._open[-1][1], name, value)

    def close(self) -> dict[str, Any]:
        """The whole tree, whatever is still open."""
        while len(self._open) > 1:
            self.end("")
        return self.root


def _add(inside: dict[str, Any], name: str, value: Any) -> None:
    """A further child. The first of a name stands alone, the next ones make it a list."""
    if name not in inside:
        inside[name] = value
    elif isinstance(inside[name], list):
        inside[name].append(value)
    else:
        inside[name] = [inside[name], value]


def read(source: Source) -> Iterator[Found]:
    """Repeated elements as tables of records, all other texts and attributes as lines, and the comments."""
    data = memoryview(source.data)
    tree, fault = _Tree(), ""
    comments: list[str] = []
    chunks = (bytes(data[at : at + _FEED]) for at in range(0, len(data), _FEED))
    try:
        for _ in steps(chunks, tree.start, tree.end, tree.data, comments):
            source.budget.spend(0)
    except BadXml as why:
        fault = str(why)
    yield Count("element", tree.elements)
    yield from read_tree(tree.close(), source.place)
    told = [comment.strip() for comment in comments if comment.strip() and not comment.startswith(_QUIET)]
    if told:
        yield Text(source.place / "comments", "\n".join(told), COMMENT.sight, COMMENT)
    if fault:
        yield Gap(source.place, Why.BROKEN, fault)
