"""Writing a package: parts under names of our own, what each of them refers to, and the list of their types.

[Content_Types].xml │ _rels/.rels │ parts, in the order in which they were added, each followed by its relations

Elements carry the prefixes of `NAMESPACES`. The same parts give the same bytes.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from candour.formats.archive_writing import zipped

__all__ = ["NAMESPACES", "NewPackage", "written"]

_OPEN: Final = "http://schemas.openxmlformats.org/"
_RELATIONS: Final = f"{_OPEN}officeDocument/2006/relationships/"
NAMESPACES: Final = {
    "a": f"{_OPEN}drawingml/2006/main",
    "c": f"{_OPEN}drawingml/2006/chart",
    "cdr": f"{_OPEN}drawingml/2006/chartDrawing",
    "cp": f"{_OPEN}package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "m": f"{_OPEN}officeDocument/2006/math",
    "mc": f"{_OPEN}markup-compatibility/2006",
    "a14": "http://schemas.microsoft.com/office/drawing/2010/main",
    "p": f"{_OPEN}presentationml/2006/main",
    "pic": f"{_OPEN}drawingml/2006/picture",
    "r": _RELATIONS.rstrip("/"),
    "w": f"{_OPEN}wordprocessingml/2006/main",
    "wp": f"{_OPEN}drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "ahyp": "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor",
    "x": f"{_OPEN}spreadsheetml/2006/main",
    "xdr": f"{_OPEN}drawingml/2006/spreadsheetDrawing",
}
"""The prefixes that written elements may carry, and what they stand for."""
_OTHER_KINDS: Final = {
    "core-properties": f"{_OPEN}package/2006/relationships/metadata/core-properties",
}
"""Kinds of relation that are not of Office's own family."""
_TYPES: Final = f"{_OPEN}package/2006/content-types"
_LINKS: Final = f"{_OPEN}package/2006/relationships"
_HEAD: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MEDIA: Final = {
    ".png": "image/png", ".jpeg": "image/jpeg", ".jpg": "image/jpeg", ".gif": "image/gif", ".bmp": "image/bmp",
    ".tiff": "image/tiff", ".tif": "image/tiff", ".webp": "image/webp", ".svg": "image/svg+xml", ".emf": "image/x-emf",
    ".wmf": "image/x-wmf",
}  # fmt: skip


def written(root: Element) -> bytes:
    """A part with this root, with the namespaces that it needs."""
    names = {name for each in root.iter() for name in (each.tag, *each.attrib) if ":" in name}
    top = Element(root.tag)
    for prefix in sorted({name.partition(":")[0] for name in names} - {"xml", "xmlns"}):
        top.set(f"xmlns:{prefix}", NAMESPACES[prefix])
    top.attrib.update(root.attrib)
    top.text = root.text
    top.extend(root)
    return _HEAD + tostring(top, encoding="unicode").encode()


@dataclass(slots=True, repr=False)
class NewPackage:
    """A package while it is made."""

    _parts: dict[str, bytes] = field(default_factory=dict)
    _types: dict[str, str] = field(default_factory=dict)
    _relations: dict[str, dict[tuple[str, str, bool], str]] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)

    def next_name(self, stem: str, extension: str = ".xml") -> str:
        """A name that no part has: `ppt/slides/slide`, and `3.xml` for the third."""
        number = self._numbers[stem] = self._numbers.get(stem, 0) + 1
        return f"{stem}{number}{extension}"

    def add(self, name: str, type_: str, content: Element | bytes) -> None:
        """Adds a part. Without a type its name's end tells what it is, as of pictures."""
        self._parts[name] = content if isinstance(content, bytes) else written(content)
        if type_:
            self._types[name] = type_

    def relate(self, part: str, kind: str, target: str, *, is_external: bool = False, id_: str = "") -> str:
        """Says that a part (the package itself, without a name) refers to another; gives the relation's id.

        One that the part names already is given; then all of the part's are.
        """
        own = self._relations.setdefault(part, {})
        return own.setdefault((kind, target, is_external), id_ or f"rId{len(own) + 1}")

    def packed(self) -> bytes:
        """The package."""
        entries = [("[Content_Types].xml", self._list_of_types())]
        for part in ("", *self._parts):
            if part:
                entries.append((part, self._parts[part]))
            if part in self._relations:
                folder, name = posixpath.split(part)
                entries.append(
                    (posixpath.join(folder, "_rels", f"{name}.rels"), self._list_of_relations(part))
                )
        return zipped(entries)

    def _list_of_types(self) -> bytes:
        root = Element("Types", {"xmlns": _TYPES})
        extensions = {posixpath.splitext(part)[1].lower() for part in self._parts if part not in self._types}
        defaults = {
            ".rels": "application/vnd.openxmlformats-package.relationships+xml",
            ".xml": "application/xml",
        }
        defaults |= {extension: _MEDIA[extension] for extension in sorted(extensions) if extension in _MEDIA}
        for extension, type_ in defaults.items():
            SubElement(root, "Default", {"Extension": extension[1:], "ContentType": type_})
        for part, type_ in self._types.items():
            SubElement(root, "Override", {"PartName": f"/{part}", "ContentType": type_})
        return _HEAD + tostring(root, encoding="unicode").encode()

    def _list_of_relations(self, part: str) -> bytes:
        root = Element("Relationships", {"xmlns": _LINKS})
        folder = posixpath.dirname(part)
        for (kind, target, is_external), id_ in self._relations[part].items():
            said = {
                "Id": id_,
                "Type": _OTHER_KINDS.get(kind, f"{_RELATIONS}{kind}"),
                "Target": target if is_external else posixpath.relpath(f"/{target}", f"/{folder}"),
            }
            SubElement(root, "Relationship", said | ({"TargetMode": "External"} if is_external else {}))
        return _HEAD + tostring(root, encoding="unicode").encode()
