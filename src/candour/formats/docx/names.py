"""Names: what elements and attributes of a Word part are called here, whatever prefix the file gives them.

Word's own words go without a prefix (`p`, `delText`), in the transitional and the strict edition alike; those of drawings,
mathematics and other companions have one that never changes (`a:blip`, `m:t`). `?:` stands before what no edition of Word
knows.
"""

from __future__ import annotations

__all__ = ["name_of"]

_A = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_MICROSOFT = "http://schemas.microsoft.com/office/"
_PREFIXES = {
    "": "",
    "http://www.w3.org/XML/1998/namespace": "xml:",
    f"{_A}wordprocessingml/2006/main": "",
    f"{_STRICT}wordprocessingml/main": "",
    f"{_A}officeDocument/2006/relationships": "r:",
    f"{_STRICT}officeDocument/relationships": "r:",
    f"{_A}officeDocument/2006/math": "m:",
    f"{_STRICT}officeDocument/math": "m:",
    f"{_A}markup-compatibility/2006": "mc:",
    f"{_A}drawingml/2006/wordprocessingDrawing": "wp:",
    f"{_STRICT}drawingml/wordprocessingDrawing": "wp:",
    f"{_A}drawingml/2006/main": "a:",
    f"{_STRICT}drawingml/main": "a:",
    f"{_A}drawingml/2006/picture": "pic:",
    f"{_STRICT}drawingml/picture": "pic:",
    f"{_A}schemaLibrary/2006/main": "sl:",
    f"{_MICROSOFT}word/2010/wordprocessingShape": "wps:",
    f"{_MICROSOFT}word/2010/wordprocessingGroup": "wpg:",
    f"{_MICROSOFT}word/2010/wordprocessingCanvas": "wpc:",
    f"{_MICROSOFT}word/2010/wordprocessingDrawing": "wp14:",
    f"{_MICROSOFT}word/2010/wordml": "w14:",
    f"{_MICROSOFT}word/2012/wordml": "w15:",
    f"{_MICROSOFT}drawing/2010/main": "a14:",
    "urn:schemas-microsoft-com:vml": "v:",
    "urn:schemas-microsoft-com:office:office": "o:",
    "urn:schemas-microsoft-com:office:word": "w10:",
    "urn:schemas-microsoft-com:office:excel": "x:",
}
_COMPANIONS = (_A, _STRICT, "http://schemas.microsoft.com/", "urn:schemas-microsoft-com:")


def name_of(space: str, local: str) -> str:
    """The name of an element or attribute, of its namespace and its local name."""
    prefix = _PREFIXES.get(space)
    if prefix is None:
        prefix = "other:" if space.startswith(_COMPANIONS) else "?:"
    return prefix + local
