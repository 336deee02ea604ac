"""Pictures: those that are shown, each in a file of its own that holds what is shown of it and nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from posixpath import basename

from candour.cleaned import CannotClean, Change, Inner
from candour.formats.ooxml.package import Package
from candour.formats.ooxml.writing import NewPackage

__all__ = ["Crop", "Pictures"]

Crop = tuple[float, float, float, float]
"""The shares that are cut off left, top, right and bottom."""
_NOWHERE = "a picture that the document shows is missing from the file: open it in Word, put the picture in again, and clean that"


@dataclass(slots=True, repr=False)
class Pictures:
    """The pictures of one copy."""

    package: Package
    new: NewPackage
    inner: Inner
    changes: dict[str, Change] = field(default_factory=dict)
    _names: dict[tuple[str, Crop], str] = field(default_factory=dict)
    _contents: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    _counts: Counter[str] = field(default_factory=Counter)

    def part_of(self, old: str, crop: Crop = (0, 0, 0, 0)) -> str:
        """The part with the picture of an old part, cut to what is shown of it.

        Raises:
            CannotClean: where there is none, or it cannot be drawn anew.
        """
        key = (old.lower(), crop)
        name = self._names.get(key)
        if name is None:
            name = self._names[key] = self._made(old, crop)
        return name

    def _made(self, old: str, crop: Crop) -> str:
        if old not in self.package:
            raise CannotClean(_NOWHERE)
        data = self.package.archive.read(self.package.entry(old))
        if any(crop):
            from candour.formats.pictures.showing import shown  # noqa: PLC0415  (for cropped pictures alone)

            written = shown(data, crop=crop)
        else:
            written = self.inner(self.package.source.nested(basename(old), data))
            for change in written.changes:
                self._counts[change.id] += change.count
                self.changes[change.id] = Change(change.id, change.says, self._counts[change.id])
        name = self.new.next_name("word/media/image", written.extension)
        order = [part.lower() for part in self.package.parts].index(old.lower())
        self._contents[name] = (order, written.data)
        return name

    def add_all(self) -> None:
        """Puts the pictures into the package, in the order in which they lay in the file."""
        for name, (_, data) in sorted(self._contents.items(), key=lambda pair: pair[1][0]):
            self.new.add(name, "", data)
