"""XML read with care: local names only, no document type, no endless depth.

Office files use several namespaces for the same words (transitional, strict, the prefix a program happened to like), so
names are read without them: `{…/main}sheet` is `sheet`. Attributes of the relationships namespace keep a mark, because
`id` and `r:id` stand side by side: `r:id` whatever prefix the file uses.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

__all__ = [
    "SKIP",
    "BadXml",
    "Naming",
    "dispatch",
    "may_hold_words",
    "passing",
    "steps",
    "stream",
    "text_of",
    "tree",
]

_DEEPEST = 256
_LARGEST = 1_000_000
_OWN_ENCODINGS = frozenset({"utf-8", "utf-16", "utf-16le", "utf-16be", "iso-8859-1", "us-ascii"})


_BLANKS = b" \t\n\r\f\v"


def may_hold_words(raw: bytes) -> bool:
    """Whether a part may hold anything but elements and attributes, told by its bytes. One that is cut short may.

    Every tag but the last is followed by another. A comment, a CDATA section and an encoding of two bytes may hold words.
    """
    close = raw.translate(None, _BLANKS)
    return (
        not close.endswith(b">")
        or close.count(b">") != close.count(b"><") + 1
        or b"<!" in close
        or b"\0" in close
    )


class BadXml(Exception):  # noqa: N818  (a state of the file, not a fault of the call)
    """XML that cannot be read. The message holds no content."""


def _local(name: str) -> str:
    space, _, local = name.rpartition(" ")
    return f"r:{local}" if space.endswith("relationships") and "ackage" not in space else local


class _LocalNames(dict[str, str]):
    """Local names by the names that the parser gives, each worked out once."""

    def __missing__(self, name: str) -> str:
        short = self[name] = _local(name)
        return short


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
    names = _LocalNames()

    def on_start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise BadXml("its XML is nested too deep")
        start(
            names[name],
            {names[key]: value for key, value in attributes.items()} if attributes else attributes,
        )

    def on_end(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(names[name])

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


SKIP = object()
"""What the handler of an element answers so that everything inside it is passed over."""

Naming = Callable[[str, str], str]
"""What an element or attribute is called, of its namespace and its local name: `w` and `p`, as the format likes it."""


class _Names(dict[str, str]):
    """Names as the parser gives them, each turned into the format's own once."""

    def __init__(self, naming: Naming) -> None:
        super().__init__()
        self._naming = naming

    def __missing__(self, name: str) -> str:
        space, _, local = name.rpartition(" ")
        short = self[name] = self._naming(space, local)
        return short


class _Handlers(dict[str, "Callable[..., object] | None"]):
    """Handlers by the names that the parser gives; looked up under the format's own name once."""

    def __init__(
        self, handlers: Mapping[str, Callable[..., object]], names: _Names, bare: Container[str] | None
    ) -> None:
        super().__init__()
        self._handlers, self._names, self._bare = handlers, names, bare

    def __missing__(self, name: str) -> Callable[..., object] | None:
        names = self._names
        short = names[name]
        own = self._handlers.get(short)
        if own is None and (prefix := short.partition(":")[0]) != short:
            own = self._handlers.get(f"{prefix}:*") or self._handlers.get("*")
        if own is not None and self._bare is not None and short not in self._bare:
            handler = own

            def own(attributes: dict[str, str]) -> object:
                return handler({names[key]: value for key, value in attributes.items()})

        self[name] = own
        return own


class _Dispatch:
    """One parser that calls the handler of each element, and steps aside for what is skipped or taken whole."""

    def __init__(
        self,
        starts: Mapping[str, Callable[..., object]],
        ends: Mapping[str, Callable[[], object]],
        data: Callable[[str], object],
        naming: Naming,
        bare: Container[str],
    ) -> None:
        self._names = _Names(naming)
        self._starts = _Handlers(starts, self._names, bare)
        self._ends = _Handlers(ends, self._names, None)
        self._data = data
        self.parser = _parser(_pass_over, _pass_over, data)
        self._resume()

    def _resume(self) -> None:
        starts, ends = self._starts, self._ends

        def on_start(name: str, attributes: dict[str, str]) -> None:
            if handler := starts[name]:
                wish = handler(attributes)
                if wish is not None:
                    self._step_aside(wish, name, attributes)

        def on_end(name: str) -> None:
            if handler := ends[name]:
                handler()

        self.parser.StartElementHandler = on_start
        self.parser.EndElementHandler = on_end
        self.parser.CharacterDataHandler = self._data

    def _step_aside(self, wish: object, name: str, attributes: dict[str, str]) -> None:
        """Passes over what is inside the element just begun, or gives it whole to the one who wished for it."""
        builder = TreeBuilder() if callable(wish) else None
        names = self._names
        depth = size = 0

        def on_start(name: str, attributes: dict[str, str]) -> None:
            nonlocal depth, size
            depth += 1
            size += 1
            if builder is None:
                return
            if depth > _DEEPEST or size > _LARGEST:
                raise BadXml("one element of its XML is too large or nested too deep; treat it as hostile")
            builder.start(names[name], {names[key]: value for key, value in attributes.items()})

        def on_end(name: str) -> None:
            nonlocal depth
            depth -= 1
            if builder is not None:
                builder.end(names[name])
            if depth:
                return
            self._resume()
            if builder is not None and callable(wish):
                wish(builder.close())
            if handler := self._ends[name]:
                handler()

        self.parser.StartElementHandler = on_start
        self.parser.EndElementHandler = on_end
        self.parser.CharacterDataHandler = builder.data if builder is not None else _pass_over
        on_start(name, attributes)


def _pass_over(*_: object) -> None:
    pass


def dispatch(  # noqa: PLR0913  (what a reader brings, each by its name)
    chunks: Iterable[bytes],
    starts: Mapping[str, Callable[..., object]],
    ends: Mapping[str, Callable[[], object]],
    data: Callable[[str], object],
    *,
    naming: Naming,
    bare: Container[str] = (),
    comments: list[str] | None = None,
    instructed: Callable[[str], bool] | None = None,
) -> Iterator[None]:
    """As `steps`, with a handler for each element that matters: the others cost next to nothing.

    `naming` says what elements and attributes are called; `a:*` is the handler of all whose names begin so and that have
    none of their own, `*` of all others whose names have a colon. A handler gets the attributes, by their names (those in `bare` get them as they come, and look
    at none). What it answers decides about what is inside the element: None reads on, `SKIP` passes over it, a function
    gets it whole as an element. The element's end is told in every case. Depth is the reader's own affair. `instructed`
    is asked about the target of each processing instruction; one that it does not take for its own is a comment.

    Raises:
        BadXml: as `stream` does, but for depth.
    """
    parser = _Dispatch(starts, ends, data, naming, bare).parser
    if comments is not None:

        def on_instruction(target: str, body: str) -> None:
            if instructed is None or not instructed(target):
                comments.append(f"{target} {body}")

        parser.CommentHandler = comments.append
        parser.ProcessingInstructionHandler = on_instruction
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
