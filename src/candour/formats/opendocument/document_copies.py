"""Documents in a copy: the parts of its package, from what its rooms have written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement

from candour.cleaned import Redaction
from candour.formats.opendocument.document import Document
from candour.formats.opendocument.names import trees
from candour.formats.opendocument.style_copies import StyleCopies
from candour.formats.opendocument.writing import Part, written
from candour.formats.xml import text_of

__all__ = ["children_of", "content_part", "font_faces", "part_of", "properties_parts", "styles_part"]

_VERSION = "1.3"


def children_of(sheets: Iterable[Element]) -> list[Element]:
    """What stands in several sheets, one after the other."""
    return [child for sheet in sheets for child in sheet]


def part_of(document: Document, part: str, element: str) -> Element | None:
    """An element that a part of a package begins with, or that the one file holds; None where there is none."""
    package = document.package
    if package and not package.has(part):
        return None
    chunks = package.chunks(part) if package else document.content()
    return trees(chunks(), element).get(element)


def font_faces(document: Document) -> Iterator[Element]:
    """The declarations of fonts."""
    for part in ("styles.xml", "content.xml") if document.package else ("content.xml",):
        yield from part_of(document, part, "office:font-face-decls") or ()


def content_part(styles: StyleCopies, body: Element) -> Part:
    """The content: `body` is what stands in `office:body`."""
    root = Element("office:document-content", {"office:version": _VERSION})
    SubElement(root, "office:font-face-decls").extend(list(styles.faces.values()))
    SubElement(root, "office:automatic-styles").extend(styles.written_automatic)
    SubElement(root, "office:body").append(body)
    return Part("content.xml", "text/xml", written(root))


def styles_part(
    styles: StyleCopies, around: StyleCopies, masters: Element, others: Sequence[Element]
) -> Part:
    """The styles that all parts share, and those `around` the text with the masters. `others` are no styles of one family."""
    root = Element("office:document-styles", {"office:version": _VERSION})
    SubElement(root, "office:font-face-decls").extend(list(styles.faces.values()))
    SubElement(root, "office:styles").extend([*styles.written_common, *others])
    SubElement(root, "office:automatic-styles").extend(around.written_automatic)
    root.append(masters)
    return Part("styles.xml", "text/xml", written(root))


def properties_parts(document: Document, redaction: Redaction) -> list[Part]:
    """The title and the language."""
    found = part_of(document, "meta.xml", "office:meta")
    if found is None:
        return []
    root = Element("office:document-meta", {"office:version": _VERSION})
    meta = SubElement(root, "office:meta")
    for name in ("dc:title", "dc:language"):
        if text := text_of(found.find(name)).strip():
            SubElement(meta, name).text = redaction.text(text)
    return [Part("meta.xml", "text/xml", written(root))] if len(meta) else []
