"""Macros: the modules of a VBA project, unpacked and read.

    VBA/dir       packed: the code page, the references, and for each module its name, its stream and where its text begins
    VBA/Module1   what the compiler made of it, then its text, packed
    UserForm1/…   a form: its captions and lists stand in `f` and `o`

A project stands in a compound file of its own (`vbaProject.bin`), or in a storage of an xls, doc or ppt file. Shared
by all of them. Facts from MS-OVBA.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from candour.formats.archive import Unreadable
from candour.formats.codepage import encoding_of
from candour.formats.compound import Container, Node, named
from candour.formats.spreadsheet import hiding_within
from candour.formats.wording import runs_in
from candour.hiding import Hiding
from candour.piece import Found, Gap, Text, Why
from candour.place import Place

__all__ = ["is_project", "read_macros", "unpacked"]

_CHUNK, _MOST = 4096, 64 << 20
_FIRST_WORDS = b"\0Attribut"
_PLAIN_ATTRIBUTE = "Attribute VB_"
_FORM_STREAMS = frozenset({"f", "o", "\x03vbframe"})
_COMPILED = ("_vba_project", "__srp_")
_CODEPAGE, _DESCRIPTION, _HELP, _CONSTANTS = 0x0003, 0x0005, 0x0006, 0x000C
_REFERENCES = frozenset({0x000D, 0x000E, 0x002F, 0x0030, 0x0033})
_VERSION, _NAME, _NAME_WIDE, _STREAM, _STREAM_WIDE = 0x0009, 0x0019, 0x0047, 0x001A, 0x0032
_MODULE_DESCRIPTION, _OFFSET = 0x001C, 0x0031


def is_project(container: Container, folder: str = "") -> bool:
    """Whether a VBA project stands in this storage; in the root, where none is named."""
    return (f"{folder}/VBA/dir" if folder else "VBA/dir") in container


def read_macros(container: Container, folder: str, place: Place, format_id: str) -> Iterator[Found]:
    """The text of each module that says anything, the words of its forms, and the files the project refers to."""
    hiding = hiding_within(format_id, "vba-project")
    prefix = f"{folder}/" if folder else ""
    nodes = container.below(folder) if folder else container.nodes
    container.examine(*(node for node in nodes if node.name.lower() in ("project", "projectwm")))
    project = _Project(place, hiding)
    try:
        project.take_all(unpacked(container.read(f"{prefix}VBA/dir")))
    except (Unreadable, struct.error):
        yield Gap(
            place / "macros", Why.BROKEN, "the list of its macros is damaged: look at them with Alt+F11"
        )
    if project.notes:
        yield project.text(place / "macros", project.notes, "reference")
    for module in project.modules[: container.budget.limits.entries]:
        yield from _read_module(container, f"{prefix}VBA/{module.stream}", module, project)
    yield from _read_words(container, [node for node in nodes if not node.is_storage], project)


@dataclass(slots=True)
class _Module:
    name: str
    stream: str = ""
    start: int = 0


@dataclass(slots=True)
class _Project:
    """What the `dir` stream says, and what its modules turned out to hold."""

    place: Place
    hiding: Hiding
    encoding: str = "cp1252"
    notes: list[str] = field(default_factory=list)
    modules: list[_Module] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    compiled: list[bytes] = field(default_factory=list)

    def text(self, place: Place, lines: Iterable[str], label: str) -> Text:
        """Lines out of the project, as a piece."""
        return Text(place, "\n".join(lines), self.hiding.sight, self.hiding, label)

    def take_all(self, raw: bytes) -> None:
        """Takes in the whole of the `dir` stream."""
        at = 0
        while at + 6 <= len(raw):
            kind, size = struct.unpack_from("<HI", raw, at)
            size = (
                6 if kind == _VERSION else size
            )  # its size is written as 4, and two bytes follow all the same
            self.take(kind, raw[at + 6 : at + 6 + size])
            at += 6 + size

    def take(self, kind: int, body: bytes) -> None:
        """Takes in one of its records."""
        if kind == _CODEPAGE:
            self.encoding = encoding_of(struct.unpack_from("<H", body)[0])
        elif kind in _REFERENCES:
            self.notes += [text for text in runs_in(body) if text not in self.notes]
        elif kind in (_DESCRIPTION, _HELP, _CONSTANTS, _MODULE_DESCRIPTION):
            text = body.decode(self.encoding, "replace").strip()
            self.notes += [text] if text else []
        elif kind == _NAME:
            self.modules.append(_Module(body.decode(self.encoding, "replace")))
        elif self.modules and kind == _NAME_WIDE:
            self.modules[-1].name = body.decode("utf-16-le", "replace")
        elif self.modules and kind == _STREAM:
            self.modules[-1].stream = body.decode(self.encoding, "replace")
        elif self.modules and kind == _STREAM_WIDE:
            self.modules[-1].stream = body.decode("utf-16-le", "replace")
        elif self.modules and kind == _OFFSET:
            self.modules[-1].start = struct.unpack_from("<I", body)[0]


def _read_module(container: Container, path: str, module: _Module, project: _Project) -> Iterator[Found]:
    place = project.place / f'macro "{module.name}"'
    try:
        data = container.read(path)
        raw = unpacked(data[module.start :])
        container.budget.spend(len(raw))
        text = raw.decode(project.encoding, "replace")
    except Unreadable:
        yield Gap(place, Why.BROKEN, "the text of this macro is damaged: look at it with Alt+F11")
        return
    project.texts.append(text)
    project.compiled.append(data[: module.start])
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith(_PLAIN_ATTRIBUTE)]
    if lines:
        yield project.text(place, lines, "macro")


def _read_words(container: Container, nodes: list[Node], project: _Project) -> Iterator[Found]:
    """The words of forms, modules that the project does not list, and what only the compiled macros still hold."""
    for node in nodes:
        name = node.name.lower()
        if name in _FORM_STREAMS:
            if words := runs_in(container.read(node)):
                form = named(node.path.rpartition("/")[0].rpartition("/")[2])
                yield project.text(project.place / f'form "{form}"', words, "form")
        elif name.startswith(_COMPILED):
            project.compiled.append(container.read(node))
        elif name == "\x01compobj":
            container.examine(node)
        elif not container.is_examined(node):
            yield from _read_unlisted(container, node, project)
    text = "\n".join((*project.texts, *project.notes))
    words = tuple(word for word in runs_in(b"\0\0\0\0".join(project.compiled)) if word not in text)
    if words:
        yield project.text(project.place / "compiled macros", words, "macro")


def _read_unlisted(container: Container, node: Node, project: _Project) -> Iterator[Found]:
    """A stream of which the project says nothing: a module all the same, where packed text begins as a module does."""
    data = bytes(container.peek(node))
    at = data.find(_FIRST_WORDS) - 3
    if at >= 0 and data[at] == 1:
        module = _Module(named(node.name), node.path.rpartition("/")[2], at)
        yield from _read_module(container, node.path, module, project)


def unpacked(data: bytes | memoryview) -> bytes:
    """What was packed as MS-OVBA 2.4.1 says.

    Raises:
        Unreadable: where the bytes are not packed in this way, or unpack to more than any macros do.
    """
    if not data or data[0] != 1:
        raise Unreadable("its macros are not packed as macros are; look at them with Alt+F11")
    found, at, size = [], 1, 0
    while at + 2 <= len(data) and any(data[at : at + 64]):
        head = int.from_bytes(data[at : at + 2], "little")
        end = at + (head & 0xFFF) + 3
        if head >> 12 & 7 != 3:
            raise Unreadable("its macros are not packed as macros are; look at them with Alt+F11")
        chunk = _chunk(data[at + 2 : end]) if head & 0x8000 else bytes(data[at + 2 : at + 2 + _CHUNK])
        found.append(chunk)
        size += len(chunk)
        at = end
        if size > _MOST:
            raise Unreadable("its macros unpack to more than macros ever do; treat it as hostile")
    return b"".join(found)


def _chunk(packed: bytes | memoryview) -> bytes:
    """One chunk: a byte of eight flags, then eight times a byte as it is or a reference back into the chunk."""
    out, at, end = bytearray(), 0, len(packed)
    while at < end and len(out) <= _CHUNK:
        flags = packed[at]
        at += 1
        for bit in range(8):
            if at >= end:
                break
            if not flags >> bit & 1:
                out.append(packed[at])
                at += 1
                continue
            token = int.from_bytes(packed[at : at + 2], "little")
            at += 2
            offset_bits = max(4, (len(out) - 1).bit_length())
            length = (token & (0xFFFF >> offset_bits)) + 3
            back = (token >> (16 - offset_bits)) + 1
            if back > len(out):
                raise Unreadable("its macros are packed wrongly; look at them with Alt+F11")
            repeated = out[-back:] if back <= length else out[-back : length - back or None]
            out += (repeated * (length // back + 1))[:length]
    return bytes(out)
