"""Names: what elements and attributes are called, whatever prefixes a file uses; and elements written out again.

Text, tables and drawings use the same words in several namespaces (`text:title` is a field, `svg:title` a description),
so the readers of text and slides keep the prefixes that the standard itself uses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, tostring

from candour.formats import xml

__all__ = ["local", "naming", "spelt", "trees", "uri_of"]

_STANDARD = re.compile(r"urn:oasis:names:tc:opendocument:xmlns:([a-z0-9-]+):1\.0")
_SHORT = {
    "drawing": "draw", "xsl-fo-compatible": "fo", "svg-compatible": "svg", "datastyle": "number",
    "smil-compatible": "smil", "animation": "anim", "database": "db",
}  # fmt: skip
_OTHERS = {
    "http://www.w3.org/1999/xlink": "xlink",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/1998/Math/MathML": "math",
    "http://www.w3.org/2002/xforms": "xforms",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://www.w3.org/2000/svg": "svg",
    "http://www.w3.org/1999/XSL/Format": "fo",
    "http://openoffice.org/2004/office": "ooo",
    "http://openoffice.org/2010/draw": "drawooo",
    "http://openoffice.org/2009/office": "officeooo",
    "http://openoffice.org/2009/table": "tableooo",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0": "field",
    "urn:openoffice:names:experimental:ooxml-odf-interop:xmlns:form:1.0": "formx",
}
_URIS = {prefix: uri for uri, prefix in _OTHERS.items() if prefix not in ("svg", "fo")}


def naming(space: str, name: str) -> str:
    """The name with the standard's prefix; `?` for a namespace that no office program is known to use."""
    if not space:
        return name
    if standard := _STANDARD.fullmatch(space):
        return f"{_SHORT.get(standard[1], standard[1])}:{name}"
    return f"{_OTHERS.get(space, '?')}:{name}"


def local(name: str) -> str:
    """The name without its prefix."""
    return name.rpartition(":")[2]


def trees(chunks: Iterable[bytes], *wanted: str) -> dict[str, Element]:
    """These elements of a part, whole, each where it is there; what lies outside them is passed over.

    Raises:
        BadXml: where the part is not well formed.
    """
    found: dict[str, Element] = {}

    def take(element: Element) -> None:
        found.setdefault(element.tag, element)

    starts = {name: lambda _: take for name in wanted}
    for _ in xml.dispatch(chunks, starts, {}, lambda _: None, naming=naming):
        pass
    return found


def spelt(element: Element) -> bytes:
    """An element as a file of its own, with the namespaces it needs."""
    prefixes = {name.partition(":")[0] for each in element.iter() for name in (each.tag, *each.attrib)}
    root = Element(element.tag, dict(element.attrib))
    root.text = element.text
    root.extend(element)
    for prefix in sorted(prefixes - {"xml"}):
        if prefix.isalnum():
            root.set(f"xmlns:{prefix}", uri_of(prefix))
    for each in root.iter():
        if "?" in each.tag:
            each.tag = local(each.tag)
        for name in [name for name in each.attrib if "?" in name]:
            each.attrib[local(name)] = each.attrib.pop(name)
    return b'<?xml version="1.0" encoding="UTF-8"?>' + tostring(root)


def uri_of(prefix: str) -> str:
    """The namespace that one of the standard's prefixes stands for."""
    long = next((name for name, short in _SHORT.items() if short == prefix), prefix)
    return _URIS.get(prefix, f"urn:oasis:names:tc:opendocument:xmlns:{long}:1.0")
