"""Inline pictures: small ones that stand in the middle of a drawing become pictures with a name, as all others are."""

from __future__ import annotations

import re
from typing import Any, Final

from candour.formats.pdf.clean_copy.statements import Unfollowable
from candour.formats.pdf.values import entry, pairs

__all__ = ["without_inline_pictures"]

_BEGINS: Final = re.compile(rb"(?:\A|[\s\]>)])BI(?=[\s/])")
_ENTRIES: Final = ("/Width", "/Height", "/BitsPerComponent", "/ColorSpace", "/Decode", "/DecodeParms", "/Filter", "/ImageMask", "/Intent", "/Interpolate")  # fmt: skip
_MOST: Final = 20_000


def without_inline_pictures(pdf: Any, content: bytes, resources: Any) -> tuple[bytes, Any]:
    """The drawing with its inline pictures under names, and what it is drawn with, those among it.

    Raises:
        Unfollowable: where the drawing cannot be taken apart.
    """
    if not _BEGINS.search(content):
        return content, resources
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    try:
        told = pikepdf.parse_content_stream(pikepdf.Stream(pdf, content))
    except Exception:  # noqa: BLE001  (a damaged drawing makes it raise whatever it likes)
        raise Unfollowable from None
    pictures, statements = dict[str, Any](), list[Any]()
    for one in told:
        if not isinstance(one, pikepdf.ContentStreamInlineImage):
            statements.append(one)
            continue
        if len(pictures) >= _MOST:
            raise Unfollowable
        name = f"/Inline{len(pictures) + 1}"
        pictures[name] = _stream(pikepdf, pdf, one.iimage)
        statements.append(pikepdf.ContentStreamInstruction([pikepdf.Name(name)], pikepdf.Operator("Do")))
    if not pictures:
        return content, resources
    held = dict(pairs(resources))
    held["/XObject"] = pikepdf.Dictionary({**dict(pairs(entry(resources, "/XObject"))), **pictures})
    return bytes(pikepdf.unparse_content_stream(statements)), pikepdf.Dictionary(held)


def _stream(pikepdf: Any, pdf: Any, picture: Any) -> Any:
    held = pikepdf.Dictionary(Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
    for key in _ENTRIES:
        if (value := entry(picture.obj, key)) is not None:
            held[key] = value
    return pikepdf.Stream(pdf, bytes(picture.read_raw_bytes()), held)
