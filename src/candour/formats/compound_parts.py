"""Shared streams: everything in a compound file that is not the format's own.

The format's reader (workbook, document, message) reads its own streams and then hands the container over. Each kind of
stream left has its reader here, found by its name; a storage left is an object embedded in the file. What remains
unknown is a Gap, and its words are looked through all the same.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from ntpath import basename

from candour.errors import LimitReached
from candour.formats.archive import Unreadable
from candour.formats.compound import Container, Node, named
from candour.formats.compound_remains import REMAINS, read_remains
from candour.formats.compound_writing import storage_as_file
from candour.formats.property_sets import PROPERTIES, read_properties
from candour.formats.spreadsheet import hiding_within, hidings_within
from candour.formats.vba import is_project, read_macros
from candour.formats.wording import runs_in, wording_of_xml
from candour.formats.xml import BadXml
from candour.hiding import Hiding, Sight, Weight
from candour.piece import Count, Found, Gap, Nested, Text, Why
from candour.place import Place
from candour.source import Source

__all__ = ["OBJECT", "Surroundings", "compound_hidings", "read_shared_streams"]

OBJECT = "MBD"
"""What the names of the storages of embedded objects begin with, in a workbook."""
_SHARED = ("embedded-file", "save-path", "external-link-path", "form-control", "custom-xml", "vba-project")
_OWN = (
    Hiding(
        "any.object-picture",
        "Picture kept for an embedded object",
        Sight.BURIED,
        "Open the file with a program that shows its streams.",
        "Left out of the clean copy.",
        Weight.FORM,
    ),
    Hiding(
        "any.signature",
        "Digital signature, with the name of whoever signed",
        Sight.COVERED,
        "File, Info, View Signatures.",
        "Left out of the clean copy.",
        Weight.TRACE,
    ),
    Hiding(
        "any.unknown-stream",
        "Words in a part that Candour cannot read",
        Sight.UNSURE,
        "Open the file with the program that made it.",
        "The part is left out.",
    ),
)


def compound_hidings(format_id: str) -> tuple[Hiding, ...]:
    """The hidings that any compound file may have, as ones of a format."""
    own = tuple(hiding.within(format_id) for hiding in _OWN)
    return (*hidings_within(format_id, *REMAINS, *PROPERTIES, *_SHARED), *own)


@dataclass(frozen=True, slots=True, repr=False)
class Surroundings:
    """One compound file whose own streams have been read, and what is said of the rest of it.

    `titles` are the names of sheets and ranges that a reader can see. `objects` says where an embedded object is
    shown, and what else keeps it from sight, by the name of its storage.
    """

    container: Container
    source: Source
    format_id: str
    titles: frozenset[str] = frozenset()
    objects: Callable[[str], tuple[Place, Hiding | None] | None] = lambda _: None

    def hiding(self, what: str) -> Hiding:
        """One of the hidings of compound files, as one of the format."""
        for own in _OWN:
            if own.id == f"any.{what}":
                return own.within(self.format_id)
        return hiding_within(self.format_id, what)

    def place(self, node: Node) -> Place:
        """Where a stream or storage stands."""
        steps = [named(step) for step in node.path.split("/")]
        return self.source.place / f'stream "{"/".join(steps)}"'

    def words(self, node: Node, what: str, label: str) -> Iterator[Found]:
        """The words in a stream, under one hiding."""
        hiding = self.hiding(what)
        if words := runs_in(self.container.read(node)):
            yield Text(self.place(node), "\n".join(words), hiding.sight, hiding, label)


def read_shared_streams(surroundings: Surroundings) -> Iterator[Found]:
    """Everything that the format's own reader has left unexamined. Called last."""
    container, source = surroundings.container, surroundings.source
    yield from read_properties(container, source, surroundings.format_id, known=surroundings.titles)
    if is_project(container):
        yield from read_macros(container, "", source.place, surroundings.format_id)
    for node in container.children():
        if node.is_storage:
            yield from _guarded(_read_storage, surroundings, node)
    for node in container.leftovers():
        yield from _guarded(_read_stream, surroundings, node)
    yield from read_remains(container, source, surroundings.format_id)


def _guarded(
    read: Callable[[Surroundings, Node], Iterator[Found]], surroundings: Surroundings, node: Node
) -> Iterator[Found]:
    """One part's damage stays with that part."""
    try:
        yield from read(surroundings, node)
    except Unreadable as why:
        yield Gap(surroundings.place(node), Why.BROKEN, str(why))
    except LimitReached as limit:
        surroundings.container.examine(node)
        yield Gap(surroundings.place(node), Why.LIMIT, str(limit))
    except (struct.error, IndexError, ValueError, BadXml):
        surroundings.container.examine(node)
        yield Gap(
            surroundings.place(node), Why.BROKEN, "this part is damaged; ask for the file to be sent again"
        )


# ── storages ────────────────────────────────────────────────────────────────────────────────────────────────────


def _read_storage(surroundings: Surroundings, node: Node) -> Iterator[Found]:
    container, name = surroundings.container, node.name.lower()
    below = container.below(node.path)
    streams = [inner for inner in below if not inner.is_storage]
    if is_project(container, node.path):
        yield from read_macros(container, node.path, surroundings.source.place, surroundings.format_id)
    elif name in _STORAGES:
        for inner in streams:
            yield from _guarded(_STORAGES[name], surroundings, inner)
    elif name == "vba" or all(map(container.is_examined, streams)):
        return  # its streams have been looked through, or each will be by itself
    elif name.endswith("dataspaces") or "drm" in name:
        container.examine(*below)
        yield _locked(surroundings, node)
    else:
        yield from _read_object(surroundings, node)


def _read_object(surroundings: Surroundings, node: Node) -> Iterator[Found]:
    """A storage as the file that it is: a document, or an object in its wrapping."""
    shown = surroundings.objects(node.name)
    place, hiding = shown or (surroundings.source.place / f'embedded object "{named(node.name)}"', None)
    data = storage_as_file(surroundings.container, node)
    yield Count("embedded file", 1, 1)
    yield Nested(
        surroundings.source.nested("object", data, place), hiding or surroundings.hiding("embedded-file")
    )


def _read_custom_xml(surroundings: Surroundings, node: Node) -> Iterator[Found]:
    hiding = surroundings.hiding("custom-xml")
    text = wording_of_xml((surroundings.container.read(node),), named=True, skip=frozenset({"itemID", "uri"}))
    if text:
        yield Text(surroundings.source.place / "custom XML", text, hiding.sight, hiding)


def _read_signature(surroundings: Surroundings, node: Node) -> Iterator[Found]:
    yield from surroundings.words(node, "signature", "signature")


_STORAGES = {
    "msodatastore": _read_custom_xml,
    "_signatures": _read_signature,
    "_xmlsignatures": _read_signature,
}


def _locked(surroundings: Surroundings, node: Node) -> Gap:
    what = "it is locked by rights management: ask the sender for a copy without protection"
    return Gap(surroundings.place(node), Why.ENCRYPTED, what)


# ── streams ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _read_stream(surroundings: Surroundings, node: Node) -> Iterator[Found]:
    name = node.name.lower()
    for start, reader in _STREAMS.items():
        if name == start or (start.endswith("*") and name.startswith(start[:-1])):
            yield from reader(surroundings, node)
            return
    yield from surroundings.words(node, "unknown-stream", "readable text among the bytes")
    what = (
        f"a stream of {node.size:,} bytes of a kind that Candour does not know; look at it, or leave it out"
    )
    yield Gap(surroundings.place(node), Why.UNKNOWN, what)


def _read_quiet(surroundings: Surroundings, node: Node) -> Iterator[Found]:
    """A stream that says what kind of object this is, and nothing of what it holds."""
    surroundings.container.read(node)
    yield from ()


def _read_link(surroundings: Surroundings, node: Node) -> Iterator[Found]:
    yield from surroundings.words(node, "external-link-path", "path of the linked file")


def _read_picture(surroundings: Surroundings, node: Node) -> Iterator[Found]:
    yield from surroundings.words(node, "object-picture", "text in the picture")


def _read_control(surroundings: Surroundings, node: Node) -> Iterator[Found]:
    yield from surroundings.words(node, "form-control", "form control")


def _read_locked(surroundings: Surroundings, node: Node) -> Iterator[Found]:
    surroundings.container.read(node)
    yield _locked(surroundings, node)


def _read_locked_properties(surroundings: Surroundings, node: Node) -> Iterator[Found]:
    surroundings.container.read(node)
    what = "its properties are locked with its password: ask the sender for a copy without one"
    yield Gap(surroundings.place(node), Why.ENCRYPTED, what)


def _read_content(surroundings: Surroundings, node: Node) -> Iterator[Found]:
    """A stream that is a whole file: an Office package, a PDF, an OpenDocument file."""
    source = surroundings.source
    data = surroundings.container.read(node)
    if data[:2] == b"\0\2" and node.name == "contents":  # the settings of a button or a list on the page
        yield from _read_control(surroundings, node)
        return
    place = source.place / f'embedded file "{named(node.name)}"'
    yield Nested(source.nested(named(node.name), data, place), surroundings.hiding("embedded-file"))


def _read_native(surroundings: Surroundings, node: Node) -> Iterator[Found]:
    """A file in its wrapping: a label, the path it came from, the path of a working copy, then the file itself."""
    source, data = surroundings.source, surroundings.container.read(node)
    try:
        names, inner = _unwrapped(data)
    except (struct.error, ValueError):  # no wrapping: an equation, a bitmap of Paint
        names, inner = ("object", ""), data[4:]
    name = basename(names[0]) or "object"
    place = source.place / f'embedded file "{name}"'
    yield Nested(source.nested(name, inner, place), surroundings.hiding("embedded-file"))
    if paths := [path for path in dict.fromkeys(names) if "\\" in path or "/" in path]:
        hiding = surroundings.hiding("save-path")
        yield Text(place, "\n".join(paths), hiding.sight, hiding, "path that the file came from")


def _unwrapped(data: bytes) -> tuple[tuple[str, ...], bytes]:
    at, names = 6, []
    for _ in range(2):
        end = data.index(b"\0", at)
        names.append(data[at:end].decode("cp1252", "replace"))
        at = end + 1
    (size,) = struct.unpack_from("<I", data, at + 4)
    names.append(data[at + 8 : at + 8 + size].rstrip(b"\0").decode("cp1252", "replace"))
    at += 8 + size
    (size,) = struct.unpack_from("<I", data, at)
    if at + 4 + size > len(data):
        raise ValueError("the embedded file is cut off")
    return tuple(names), data[at + 4 : at + 4 + size]


_STREAMS: dict[str, Callable[[Surroundings, Node], Iterator[Found]]] = {
    "\x01compobj": _read_quiet,
    "\x03objinfo": _read_quiet,
    "\x03ocxname": _read_quiet,
    "\x01ole": _read_link,
    "\x03linkinfo": _read_link,
    "\x02olepres*": _read_picture,
    "\x03eprint": _read_picture,
    "\x03pic": _read_picture,
    "\x03meta": _read_picture,
    "\x01ole10native": _read_native,
    "package": _read_content,
    "contents": _read_content,
    "embeddedodf": _read_content,
    "\x03ocxdata": _read_control,
    "ctls": _read_control,
    "\tdrmcontent": _read_locked,
    "\tdrmviewercontent": _read_locked,
    "encryption": _read_locked_properties,
}
