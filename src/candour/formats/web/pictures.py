"""Pictures written into a page or a drawing: each is drawn anew, and written in again. Those that lie elsewhere are left out."""

from __future__ import annotations

import base64
import binascii
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote_to_bytes

from candour.cleaned import CannotClean, Change, Inner
from candour.source import Source

__all__ = ["WrittenIn"]

_INLINE: Final = re.compile(r"\s*data:([\w.+/-]*)((?:;[\w=.+\"-]*)*?)(;base64)?,", re.IGNORECASE)
_KINDS: Final = {
    "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp", "bmp": "image/bmp", "tiff": "image/tiff",
    "svg": "image/svg+xml",
}  # fmt: skip
_ELSEWHERE: Final = Change(
    "pictures-elsewhere",
    "Pictures that would be fetched from elsewhere when the file is opened were left out.",
)
_DAMAGED: Final = Change("pictures-left-out", "Pictures that are damaged or of a rare kind were left out.")


@dataclass(slots=True, repr=False)
class WrittenIn:
    """The pictures of one file, while it is copied."""

    source: Source
    inner: Inner
    changes: Counter[Change] = field(default_factory=Counter)
    _copies: dict[str, str] = field(default_factory=dict)

    def copy(self, address: str) -> str:
        """The address of a picture drawn anew; nothing where it lies elsewhere, or cannot be drawn."""
        found = _INLINE.match(address)
        if not found:
            if address.strip():
                self.changes[_ELSEWHERE] += 1
            return ""
        if address not in self._copies:
            self._copies[address] = self._drawn(found, address[found.end() :])
        return self._copies[address]

    def _drawn(self, found: re.Match[str], body: str) -> str:
        try:
            data = base64.b64decode("".join(body.split()) + "==") if found[3] else unquote_to_bytes(body)
        except (binascii.Error, ValueError):
            data = b""
        self.source.budget.spend(len(data))
        try:
            written = self.inner(self.source.nested("picture", data))
        except CannotClean:
            written = None
        if written is None or written.format not in _KINDS:
            self.changes[_DAMAGED] += 1
            return ""
        for change in written.changes:
            self.changes[Change(change.id, change.says)] += change.count
        return f"data:{_KINDS[written.format]};base64,{base64.b64encode(written.data).decode()}"

    def told(self) -> list[Change]:
        """What was done to them."""
        return [
            Change(change.id, change.says, count)
            for change, count in sorted(self.changes.items(), key=lambda item: item[0].id)
        ]
