r"""Layers: what Photoshop keeps in a TIFF beside the flat picture: every layer, shown or not, with the text set in it.

    "Adobe Photoshop Document Data Block\0" │ 8BIM Layr size │ how many │ each layer: where, channels, name … │ pixels

A picture of one layer that is the background holds nothing else than what is seen. Facts from Adobe's specification.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

from candour.formats.wording import is_wordy, runs_in

__all__ = ["Layers", "read_layers"]

_HEAD = b"Adobe Photoshop Document Data Block\0"
_MARKS = ((b"8BIM", ">"), (b"MIB8", "<"))
_LAYER_KEYS = (b"Layr", b"Lr16", b"Lr32", b"ryaL", b"61rL", b"23rL")
_LARGEST = 16 << 20
_WIDE = re.compile(rb"(?:\0[\x20-\x7e\xa0-\xff]){3,}")
"""Words in UTF-16 whose greater byte comes first."""


@dataclass(frozen=True, slots=True, repr=False)
class Layers:
    """How many layers there are, and their names and words."""

    count: int
    words: tuple[str, ...]


def read_layers(data: bytes) -> Layers | None:
    """The layers in a block of Photoshop's; None where there are none but the background."""
    at, count = len(_HEAD) if data.startswith(_HEAD) else 0, 0
    while order := next((order for mark, order in _MARKS if data[at : at + 4] == mark), ""):
        if at + 12 > len(data):
            break
        key = data[at + 4 : at + 8]
        (size,) = struct.unpack_from(order + "I", data, at + 8)
        if key in _LAYER_KEYS and size >= 2:
            count += abs(struct.unpack_from(order + "h", data, at + 12)[0])
        at += 12 + size + -size % 4
    if not count:
        return None
    raw = data[:_LARGEST]
    big = (match.group().decode("utf-16-be") for match in _WIDE.finditer(raw))
    words = *runs_in(raw, wide_only=True), *(" ".join(text.split()) for text in big)
    return Layers(count, tuple(dict.fromkeys(filter(is_wordy, words))))
