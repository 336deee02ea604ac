"""XML read with care: local names only, no document type, no endless depth.

Office files use several namespaces for the same words (transitional, strict, the prefix a program happened to like), so
names are read without them: `{…/main}sheet` is `sheet`. Attributes of the relationships namespace keep a mark, because
`id` and `r:id` stand side by side: `r:id` whatever prefix the file uses.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Container, Iterable, Iterator
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

__all__ = ["BadXml", "passing", "steps", "stream", "text_of", "tree"]

_DEEPEST = 256
_LARGEST = 1_000_000
_OWN_ENCODINGS = frozenset({"utf-8", "utf-16", "utf-16le", "utf-16be", "iso-8859-1", "us-ascii"})


class BadXml(Exception):  # noqa: N818  (a state of the file, not a fault of the call)
    """XML that cannot be read. The message holds no content."""


def _local(name: str) -> str:
    space, _, local = name.rpartition(" ")
    return f"r:{local}" if space.endswith("relationships") and "ackage" not in space else local


def _is_readable(encoding: str) -> bool:
    """Whether the parser has this encoding: one of its own, or any in which each byte is a character."""
    if encoding.lower() in _OWN_ENCODINGS:
        return True
    try:
        return len(bytes(range(256)).decode(encoding, "replace")) == 256
    except (LookupError, ValueError):
        return False


def _check_encoding(_: str, encoding: str | None, __: int) -> None:
    if encoding and not _is_readable(encoding):
        raise BadXml(
            "its XML is in an encoding that Candour does not read; save the file anew in its own program"
        )


def _parser(
    start: Callable[[str, dict[str, str]], object],
    end: Callable[[str], object],
    data: Callable[[str], object] | None,
    comment: Callable[[str], object] | None = None,
) -> expat.XMLParserType:
    depth = 0
    names: dict[str, str] = {}

    def local(name: str) -> str:
        short = names.get(name)
        if short is None:
            short = names[name] = _local(name)
        return short

    def on_start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise BadXml("its XML is nested too deep")
        start(local(name), {local(key): value for key, value in attributes.items()})

    def on_end(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(local(name))

    def on_doctype(*_: object) -> None:
        raise BadXml("its XML declares a document type, which no office program writes; treat it as hostile")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    parser.StartDoctypeDeclHandler = on_doctype
    parser.XmlDeclHandler = _check_encoding
    if data:
        parser.CharacterDataHandler = data
    if comment:
        parser.CommentHandler = comment
        parser.ProcessingInstructionHandler = lambda target, body: comment(f"{target} {body}")
    return parser


def stream(
    chunks: Iterable[bytes],
    start: Callable[[str, dict[str, str]], object],
    end: Callable[[str], object],
    data: Callable[[str], object],
) -> None:
    """Feeds a part chunk by chunk to handlers that see local names.

    Raises:
        BadXml: where it is not well formed, nests too deep, or declares a document type.
    """
    deque(steps(chunks, start, end, data), maxlen=0)


def steps(
    chunks: Iterable[bytes],
    start: Callable[[str, dict[str, str]], object],
    end: Callable[[str], object],
    data: Callable[[str], object],
    comments: list[str] | None = None,
) -> Iterator[None]:
    """As `stream`, with a pause after each chunk in which the caller can hand on what was gathered.

    Comments go into the list given.

    Raises:
        BadXml: as `stream` does.
    """
    parser = _parser(start, end, data, comments.append if comments is not None else None)
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)  # noqa: FBT003
            yield
        parser.Parse(b"", True)  # noqa: FBT003
    except expat.ExpatError as broken:
        raise BadXml(f"its XML is broken at line {broken.lineno}") from None


class _Passing:
    """Gathers the elements asked for whole, and the bare beginnings of all others outside them."""

    def __init__(self, whole: Container[str]) -> None:
        self._whole = whole
        self._builder: TreeBuilder | None = None
        self._depth = self._size = 0
        self._ready: list[Element] = []

    def taken(self) -> list[Element]:
        taken, self._ready = self._ready, []
        return taken

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._builder is None:
            if name not in self._whole:
                self._ready.append(Element(name, attributes))
                return
            self._builder, self._depth, self._size = TreeBuilder(), 0, 0
        self._depth += 1
        self._size += 1
        if self._size > _LARGEST:
            raise BadXml("one element of its XML holds more than a million others; treat it as hostile")
        self._builder.start(name, attributes)

    def data(self, text: str) -> None:
        if self._builder is not None:
            self._builder.data(text)

    def end(self, name: str) -> None:
        if self._builder is not None:
            self._builder.end(name)
            self._depth -= 1
            if not self._depth:
                self._ready.append(self._builder.close())
                self._builder = None


def passing(chunks: Iterable[bytes], whole: Container[str]) -> Iterator[Element]:
    """The elements of a part in their order, as they go by; no more than a chunk of them is kept at a time.

    Those named in `whole` come when they end, with all that is inside them. Those around them come when they begin,
    bare: with their attributes and nothing inside.

    Raises:
        BadXml: as `stream` does, and where one whole element is too large; what came before it has been given.
    """
    gathered = _Passing(whole)
    pauses = steps(chunks, gathered.start, gathered.end, gathered.data)
    over: bool | None = None
    while not over:
        try:
            over = next(pauses, True)  # None at each pause
        except Exception:
            yield from gathered.taken()  # what stands before the damage
            raise
        yield from gathered.taken()


def tree(data: bytes, comments: list[str] | None = None) -> Element:
    """The whole part as elements with local names. For parts of moderate size; comments go into the list given.

    Raises:
        BadXml: as `stream` does.
    """
    builder = TreeBuilder()
    keep = comments.append if comments is not None else None
    parser = _parser(builder.start, builder.end, builder.data, keep)
    try:
        parser.Parse(data, True)  # noqa: FBT003
    except expat.ExpatError as broken:
        raise BadXml(f"its XML is broken at line {broken.lineno}") from None
    return builder.close()


def text_of(element: Element | None) -> str:
    """All character data in an element and below it, run together."""
    return "" if element is None else "".join(element.itertext())
