"""Details: what the data beside the pixels say, gathered by how they are kept, each thing once.

EXIF ──┐                            ┌──▶ where it was taken      a text for each, with its label
XMP  ──┼──▶ note(what, label, …) ───┼──▶ people, owner, captions a text for each, with its label
IPTC ──┘    the first to say it     └──▶ camera, history, …      a text of lines for all of a kind
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from candour.formats.pictures.hidings import picture_hiding
from candour.formats.wording import is_wordy
from candour.piece import Found, Text
from candour.source import Source

__all__ = ["Details"]

_APART = frozenset(
    {"location", "people-named", "owner", "credit", "caption", "title", "camera", "serial-number"}
)
"""What is told in texts of its own, under its label. The rest of one kind is told together."""
_ALWAYS = frozenset({"location", "serial-number", "camera", "crop-settings"})
"""What is told even where there is no word in it."""
_DULL = re.compile(
    r"""(?:
        olympus\ digital\ camera | sony\ dsc | (?:konica\ )?minolta\ (?:dsc|digital\ camera) | samsung(?:\ camera.*)?
        | dcim.* | (?:a\ )?digital\ (?:still\ )?camera | dsc | kodak.*camera | screenshot | screen\ capture | exif_jpeg_picture
        | jpeg | picture | image | untitled(?:[-\ ]?\d+)? | default | none | unknown | n/a | undefined | slide\ \d+
        | created\ with\ (?:the\ )?gimp.* | file\ (?:written|source).*photoshop.* | creator:\ gd-jpeg.* | lead\ technologies.*
        | (?:processed|edited)\ with\ [\w\ ]+ | optimi[sz]ed\ .*png.* | generated\ by\ [\w.\ ]+ | lavc[\d.]+ | ascii
    )\W*""",
    re.IGNORECASE | re.VERBOSE,
)
"""What programs and cameras write into the place of a caption."""


@dataclass(slots=True, repr=False)
class Details:
    """What is said of one picture. `note` takes it in; `found` tells it."""

    source: Source
    format_id: str
    step: str = ""
    """The part of the file that is being read, as a place names it."""
    _met: set[tuple[str, str]] = field(default_factory=set)
    _lines: dict[tuple[str, str], list[tuple[str, str]]] = field(default_factory=dict)

    def note(self, what: str, label: str, value: str) -> None:
        """One thing said: how it is kept (`caption`), its label, and what is said."""
        value = value.strip(" \t\r\n\0")
        if not value or (what not in _ALWAYS and not is_wordy(value)):
            return
        if what in ("caption", "title") and _DULL.fullmatch(value):
            what = "picture-details"
        key = what, " ".join(value.split()).casefold()
        if key not in self._met:
            self._met.add(key)
            self._lines.setdefault((what, self.step), []).append((label, value))

    def has(self, what: str) -> bool:
        """Whether anything of the kind has been said."""
        return any(kind == what for kind, _ in self._lines)

    def found(self) -> Iterator[Found]:
        """All that was said."""
        for (what, step), lines in self._lines.items():
            hiding = picture_hiding(self.format_id, what)
            place = self.source.place / step
            if what in _APART:
                for label, value in lines:
                    yield Text(place, value, hiding.sight, hiding, label)
            else:
                told = "\n".join(f"{label}: {value}" for label, value in lines)
                yield Text(place, told, hiding.sight, hiding)
        self._lines.clear()
