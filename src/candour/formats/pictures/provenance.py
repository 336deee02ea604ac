"""Provenance: a signed record of where a picture comes from and what was done to it (C2PA, in boxes of JUMBF).

    jumb ─┬─ jumd  what follows is called
          ├─ json, cbor  claims: who, when, with which program
          ├─ bidb  a file: a small picture of this one, or of one that it was made from
          └─ jumb …

Facts from ISO/IEC 19566-5.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from candour.errors import TooMany
from candour.formats.pictures.boxes import boxes_in
from candour.formats.pictures.details import Details
from candour.formats.wording import runs_in

__all__ = ["STEP", "read_provenance"]

STEP: Final = "record of provenance"
_DEEPEST, _MOST = 16, 20_000


def read_provenance(data: bytes, details: Details, step: str = STEP) -> Iterator[tuple[str, bytes]]:
    """Notes the words of a record; gives the pictures that it keeps, each with what it is called."""
    details.step = step
    waiting, name = [(0, len(data), 0)], ""
    for _ in range(_MOST):
        if not waiting:
            return
        at, end, depth = waiting.pop()
        for box in boxes_in(data, at, end):
            content = data[box.at : box.end]
            if box.kind == b"jumb" and depth < _DEEPEST:
                waiting += [(box.end, end, depth), (box.at, box.end, depth + 1)]
                break
            if box.kind == b"jumd":
                name = content[17:].split(b"\0")[0].decode("utf-8", "replace")
            elif box.kind == b"bidb":
                yield f'picture "{name}"', content
            elif box.kind not in (b"bfdb", b"free"):
                for words in runs_in(content):
                    details.note("provenance", name or "claim", words)
    if waiting:
        raise TooMany("boxes in the record of its provenance", _MOST)
