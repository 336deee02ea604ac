"""Spelling: elements with the reader's names made into a part's bytes again. The reverse of `candour.formats.docx.names`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

__all__ = ["NAMESPACES", "made", "spelled"]

_A = "http://schemas.openxmlformats.org/"
_MICROSOFT = "http://schemas.microsoft.com/office/"
NAMESPACES = {
    "w": f"{_A}wordprocessingml/2006/main",
    "r": f"{_A}officeDocument/2006/relationships",
    "m": f"{_A}officeDocument/2006/math",
    "mc": f"{_A}markup-compatibility/2006",
    "wp": f"{_A}drawingml/2006/wordprocessingDrawing",
    "a": f"{_A}drawingml/2006/main",
    "pic": f"{_A}drawingml/2006/picture",
    "c": f"{_A}drawingml/2006/chart",
    "lc": f"{_A}drawingml/2006/lockedCanvas",
    "wps": f"{_MICROSOFT}word/2010/wordprocessingShape",
    "wpg": f"{_MICROSOFT}word/2010/wordprocessingGroup",
    "wpc": f"{_MICROSOFT}word/2010/wordprocessingCanvas",
    "wp14": f"{_MICROSOFT}word/2010/wordprocessingDrawing",
    "w14": f"{_MICROSOFT}word/2010/wordml",
    "w16se": f"{_MICROSOFT}word/2015/wordml/symex",
    "asvg": f"{_MICROSOFT}drawing/2016/SVG/main",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
}
_IGNORABLE = ("w14", "wp14")
"""What programs that do not know it may pass over. Those that need the shapes of newer programs are told so beside them."""
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_QUOTED = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def made(name: str, attributes: dict[str, str] | None = None, children: Iterable[Element] = ()) -> Element:
    """An element with these children."""
    element = Element(name, attributes or {})
    element.extend(children)
    return element


def spelled(root: Element) -> bytes:
    """A part of its own with this root."""
    written: list[str] = []
    used = {"w"}
    _spell(root, written, used)
    ignorable = [prefix for prefix in _IGNORABLE if prefix in used]
    if ignorable:
        used.add("mc")
    spaces = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items() if prefix in used)
    if ignorable:
        spaces += f' mc:Ignorable="{" ".join(ignorable)}"'
    name = _qualified(root.tag)
    body = "".join(written)
    return f"{_DECLARATION}<{name}{spaces}{body[len(name) + 1 :]}".encode()


def _qualified(name: str) -> str:
    return name if ":" in name else f"w:{name}"


def _spell(root: Element, written: list[str], used: set[str]) -> None:
    """Without recursion: text boxes in tables in text boxes go deep."""
    ahead: list[Element | str] = [root]
    while ahead:
        one = ahead.pop()
        if isinstance(one, str):
            written.append(one)
            continue
        name = _qualified(one.tag)
        used.add(name.partition(":")[0])
        written.append(f"<{name}")
        is_words = ":" not in one.tag
        for key, value in _attributes(one, is_words=is_words):
            used.add(key.partition(":")[0] if ":" in key else "w")
            written.append(f' {key}="{value if value.isalnum() else escape(value, _QUOTED)}"')
        if len(one):
            written.append(">")
            ahead.append(f"</{name}>")
            ahead += reversed(one)
        elif one.text:
            written.append(f">{escape(one.text)}</{name}>")
        else:
            written.append("/>")


def _attributes(element: Element, *, is_words: bool) -> Iterator[tuple[str, str]]:
    """Attributes of Word's own elements have its prefix; those of others have none, but where their names say so."""
    own = "w:" if is_words else ""
    for key, value in element.items():
        yield (key if ":" in key else f"{own}{key}"), value
    if element.tag in ("t", "m:t", "instrText"):
        yield "xml:space", "preserve"
