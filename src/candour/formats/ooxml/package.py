"""Package: the parts of an Office Open XML file, how they refer to one another, and which have been looked through.

Whoever reads a part says so (`read`, `stream` and `examine` all do). What nobody has looked through when the format's
reader is done comes out of `leftovers`: each is a Gap, so that no part can be passed over in silence.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from candour.formats import xml
from candour.formats.archive import Archive, Entry, Unreadable
from candour.formats.keeping import kept
from candour.source import Source

__all__ = ["Package", "Relation"]

_MOST_IN_TREE = 64 << 20
"""Bytes of a part that is taken in as one tree, which needs about twenty times as much memory."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One part's reference to another, or to something outside the file. `kind` is the last word of its type."""

    id: str
    kind: str
    target: str
    is_external: bool


@dataclass(repr=False)
class Package:
    """The parts of one file, by name without a leading slash (`xl/workbook.xml`).

    Part names match whatever their case, as Office matches them. A duplicate name counts once, the last one.

    Raises:
        Unreadable, LimitReached: as `Archive` does.
    """

    source: Source
    archive: Archive = field(init=False)
    _examined: set[str] = field(default_factory=set)
    _relations: dict[str, tuple[Relation, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.archive = Archive(self.source.data, self.source.budget)
        self._names = {
            self.part_of(name).lower(): name for name in self.archive.names if not name.endswith("/")
        }

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the file."""
        return tuple(map(self.part_of, self._names.values()))

    @staticmethod
    def part_of(name: str) -> str:
        """The part that an entry of this name holds. Some writers put a slash first, or turn all slashes round."""
        return name.replace("\\", "/").lstrip("/")

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._names

    def entry(self, part: str) -> Entry:
        """The archive's entry of a part.

        Raises:
            Unreadable: where there is no such part.
        """
        try:
            return self.archive[self._names[part.lower()]]
        except KeyError:
            raise Unreadable("a part that the file refers to is missing") from None

    # ── reading parts ───────────────────────────────────────────────────────────────────────────────────────

    def read(self, part: str, most: int | None = None) -> bytes:
        """A part's bytes; the part counts as examined. Raises as `Archive.read` does.

        Raises:
            Unreadable: where there are more of them than `most`, besides.
        """
        data = self._taken(part, most)
        self.examine(part)
        return data

    def _taken(self, part: str, most: int | None) -> bytes:
        if most is None:
            return self.archive.read(self.entry(part))
        chunks, size = [], 0
        for chunk in self.archive.stream(self.entry(part)):
            chunks.append(chunk)
            size += len(chunk)
            if size > most:
                raise Unreadable(f"over {most >> 20} MiB, more than ordinary programs write into one part")
        return b"".join(chunks)

    def stream(self, part: str) -> Iterator[bytes]:
        """A part's bytes in chunks; the part counts as examined once they have all been taken."""
        yield from self.archive.stream(self.entry(part))
        self.examine(part)

    def tree(self, part: str, comments: list[str] | None = None) -> Element:
        """A part as elements with local names (see `candour.formats.xml`).

        Raises:
            Unreadable, LimitReached: as `read` does.
            BadXml: where it is not well formed.
        """
        return xml.tree(self.whole(part), comments)

    def whole(self, part: str) -> bytes:
        """The bytes of a part that is taken in at once. Raises as `read` does."""
        return self.read(part, _MOST_IN_TREE)

    def peek(self, part: str) -> Element:
        """A part as elements, for one who needs to know something of it and leaves the looking through to another."""
        return xml.tree(self.glance(part))

    def glance(self, part: str) -> bytes:
        """A part's bytes, for one who needs to know something of it and leaves the looking through to another."""
        return self._taken(part, _MOST_IN_TREE)

    def examine(self, part: str) -> None:
        """Says that a part has been looked through."""
        self._examined.add(part.lower())

    def is_examined(self, part: str) -> bool:
        """Whether a part has been looked through."""
        return part.lower() in self._examined

    def leftovers(self) -> tuple[str, ...]:
        """The parts that nobody has looked through."""
        return tuple(part for part in self.parts if part.lower() not in self._examined)

    # ── references ──────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def types(self) -> Mapping[str, str]:
        """Content types: by part name (`xl/workbook.xml`, in lower case) and by extension (`.xml`)."""
        if "[Content_Types].xml" not in self:
            return {}
        return _types_in(self.whole("[Content_Types].xml"))

    def type_of(self, part: str) -> str:
        """The content type of a part, or nothing where the file does not say."""
        return self.types.get(part.lower()) or self.types.get(posixpath.splitext(part)[1].lower(), "")

    def relations(self, part: str = "") -> tuple[Relation, ...]:
        """What a part refers to; with no part named, what the package itself does. Targets are part names."""
        if part not in self._relations:
            folder, name = posixpath.split(part)
            rels = posixpath.join(folder, "_rels", f"{name}.rels")
            self._relations[part] = _relations_in(self.whole(rels), folder) if rels in self else ()
        return self._relations[part]

    def related(self, part: str, kind: str) -> tuple[str, ...]:
        """The parts of one kind that a part refers to and that are there."""
        return tuple(
            relation.target
            for relation in self.relations(part)
            if relation.kind == kind and not relation.is_external and relation.target in self
        )


@kept(32, 64 << 10)
def _types_in(data: bytes) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for element in xml.tree(data):
        kind = element.get("ContentType", "")
        if name := element.get("PartName"):
            found[name.lstrip("/").lower()] = kind
        elif extension := element.get("Extension"):
            found["." + extension.lower()] = kind
    return MappingProxyType(found)


@kept(32, 64 << 10)
def _relations_in(data: bytes, folder: str) -> tuple[Relation, ...]:
    found = []
    for element in xml.tree(data):
        target = element.get("Target", "")
        is_external = element.get("TargetMode") == "External"
        if not is_external:
            target = posixpath.normpath(posixpath.join("/" + folder, unquote(target))).lstrip("/")
        kind = element.get("Type", "").rpartition("/")[2]
        found.append(Relation(element.get("Id", ""), kind, target, is_external))
    return tuple(found)
