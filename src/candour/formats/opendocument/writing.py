"""Writing a package: its parts in an order of our own, its list of parts, and elements as XML.

mimetype, unpacked │ META-INF/manifest.xml │ content.xml │ styles.xml │ Pictures/image1.png … │ Object 1/content.xml …

Elements carry the standard's own prefixes (see `candour.formats.opendocument.names`). The same parts give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from candour.formats.archive_writing import zipped
from candour.formats.opendocument.names import uri_of

__all__ = ["KIND", "Part", "packed", "written"]

KIND = "application/vnd.oasis.opendocument."
"""How the types of OpenDocument files begin: `text`, `presentation` … follows."""
_MANIFEST = "META-INF/manifest.xml"
_VERSION = "1.3"


class Part(NamedTuple):
    """One part of a package. `kind` is its media type; a folder with a document inside ends in a slash and holds nothing."""

    name: str
    kind: str
    data: bytes = b""


def packed(kind: str, parts: Iterable[Part]) -> bytes:
    """A package of these parts, in their order. `kind` is what it is: `text`, `spreadsheet`, `presentation`, `graphics`."""
    found = list(parts)
    manifest = Element("manifest:manifest", {"manifest:version": _VERSION})
    for part in (Part("/", f"{KIND}{kind}"), *found):
        said = {"manifest:full-path": part.name, "manifest:media-type": part.kind}
        if part.name == "/":
            said["manifest:version"] = _VERSION
        SubElement(manifest, "manifest:file-entry", said)
    entries = [("mimetype", f"{KIND}{kind}".encode()), (_MANIFEST, written(manifest))]
    entries += [(part.name, part.data) for part in found if not part.name.endswith("/")]
    return zipped(entries, {"mimetype"})


def written(root: Element) -> bytes:
    """A part with this root, with the namespaces that it needs. Names without a prefix are in none."""
    prefixes = {
        name.partition(":")[0] for each in root.iter() for name in (each.tag, *each.attrib) if ":" in name
    }
    top = Element(root.tag)
    for prefix in sorted(prefixes - {"xml", "xmlns"}):
        top.set(f"xmlns:{prefix}", uri_of(prefix))
    top.attrib.update(root.attrib)
    top.text = root.text
    top.extend(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(top, encoding="unicode").encode()
