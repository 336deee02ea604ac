"""Writing an archive: a zip whose bytes depend on its parts alone. No time, no comment, no extra field, nothing between parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterable

__all__ = ["zipped"]

_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can name."""


def zipped(parts: Iterable[tuple[str, bytes]], stored: Collection[str] = ()) -> bytes:
    """An archive of these parts, in their order. Those named in `stored` lie in it as they are, unpacked."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in parts:
            entry = zipfile.ZipInfo(name, _BEGINNING)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()
