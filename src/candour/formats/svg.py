"""SVG drawings: pictures written as XML, with their words as text.

What a reader sees:
    The words and shapes inside the drawing's frame; pictures placed in it.

What else is inside:
    Comments and metadata; titles and descriptions; the path that the drawing was exported to and the name of its file; words
    that are not displayed, are quite transparent, of no size or outside the frame; definitions that nothing uses; pictures
    written into the file, whole, however much of them is shown; data of scripts and programs.

What Candour cannot read:
    Words under a shape drawn later are told as seen. Letters drawn as shapes are no words: a drawing made of many shapes and
    no words is a Gap.

How it cleans:
    Shapes, words and pictures are kept as they are shown, with the styles that are for them; comments, metadata, scripts, what is
    not shown and addresses elsewhere are left out.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from candour.formats.archive import Unreadable
from candour.formats.pictures.looks import UNREAD_SHAPES
from candour.formats.web.cascade import cascade_of
from candour.formats.web.declarations import Declarations
from candour.formats.wording import is_wordy
from candour.hiding import Hiding, Sight, Weight
from candour.piece import Count, Found, Gap, Nested, Text, Why
from candour.source import Source

__all__ = ["DESCRIPTION", "HIDINGS", "UNSEEN", "Drawing", "State", "parsed", "read", "tag_of"]

_OPEN = "Open the file with any text editor."
_OUT = "Left out of the clean copy."
# fmt: off
UNSEEN = Hiding("svg.unseen-text", "Text that the drawing does not show", Sight.COVERED, "Select all in a drawing program; or open the file with any text editor.", _OUT)
COMMENT = Hiding("svg.comment", "Comment in the drawing's code", Sight.BURIED, _OPEN, _OUT, Weight.FORM)
METADATA = Hiding("svg.metadata", "What the drawing's program keeps: author, title, paths", Sight.BURIED, _OPEN, _OUT, Weight.TRACE)
DESCRIPTION = Hiding("svg.description", "Title or description of a part", Sight.COVERED, "Hover over the part.", _OUT, Weight.FORM)
INLINE_FILE = Hiding("svg.inline-file", "Picture written into the drawing that it does not show", Sight.BURIED, _OPEN, _OUT)
# fmt: on
HIDINGS = (UNSEEN, COMMENT, METADATA, DESCRIPTION, INLINE_FILE)

_INLINE = re.compile(r"\s*data:([\w.+/-]*)[^,]*?;base64,")
_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]*>")
_NOTE = re.compile(r"/\*(.*?)\*/", re.DOTALL)
_NUMBER = re.compile(r"-?\d*\.?\d+")
_PATHS = ("export-filename", "docname", "docbase", "absref", "linked-path")
_SHAPES = frozenset(("path", "polygon", "polyline", "use"))
_MANY_SHAPES = 60
"""Shapes in a drawing without words from which they may be letters."""
_NO_SHOW = {"display": ("none",), "visibility": ("hidden", "collapse"), "opacity": ("0", "0.0", "0%"), "font-size": ("0", "0px", "0pt", "1px"), "fill-opacity": ("0",)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class State:
    """What holds for an element and all in it."""

    is_unseen: bool = False
    is_text: bool = False
    apart: Hiding | None = None


def read(source: Source) -> Iterator[Found]:
    """The words that are seen, those that are not, and what the drawing keeps besides.

    Raises:
        Unreadable: where it is no XML.
    """
    root, is_whole = parsed(bytes(source.data))
    if not is_whole:
        yield Gap(
            source.place,
            Why.BROKEN,
            "its XML is broken, and may not have been read to its end: save it anew and check it again",
        )
    yield from Drawing(source, root).read()


def parsed(data: bytes) -> tuple[Any, bool]:
    """The drawing's root, and whether it could be read to its end.

    Raises:
        Unreadable: where it is no XML.
    """
    from lxml import etree  # noqa: PLC0415  (drawings only)

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise Unreadable("it is broken or cut short: ask for it again, and check that")
    return root, not parser.error_log.filter_from_errors()


class Drawing:
    """A drawing while it is read, and what of it is seen."""

    def __init__(self, source: Source, root: Any) -> None:
        self.source, self.root = source, root
        self.frame = _frame(root)
        self.rules = _rules(root)
        self.words: dict[Hiding | None, list[str]] = {}
        self.shapes = 0
        self.files: list[Found] = []

    def read(self) -> Iterator[Found]:
        """Everything in it."""
        from lxml import etree  # noqa: PLC0415  (see above)

        states = [State()]
        for event, element in etree.iterwalk(self.root, events=("start", "end", "comment")):
            if event == "start":
                states.append(self._start(element, states[-1]))
            elif event == "end":
                states.pop()
                self._add(element.tail, states[-1])
            else:
                self._put(COMMENT, _MARKUP.sub(" ", element.text or ""))
                self._add(element.tail, states[-1])
        yield Count("shape", self.shapes)
        yield from self.files
        for hiding, words in self.words.items():
            where = {
                COMMENT: "comments",
                METADATA: "metadata",
                DESCRIPTION: "titles and descriptions",
                UNSEEN: "unseen text",
            }
            place = self.source.place / where[hiding] if hiding else self.source.place
            yield Text(place, "\n".join(words), hiding.sight if hiding else Sight.SEEN, hiding)
        if self.shapes >= _MANY_SHAPES and None not in self.words:
            yield Gap(self.source.place, Why.UNREAD, UNREAD_SHAPES)

    def _start(self, element: Any, above: State) -> State:
        tag = tag_of(element)
        self.shapes += tag in _SHAPES
        state = self.state(element, tag, above)
        for key, value in element.attrib.items():
            name = key.rpartition("}")[2]
            if name in _PATHS or (tag == "namedview" and is_wordy(value) and "/" in value):
                self._put(METADATA, f"{name}: {value}")
            elif name == "href":
                self._link(value, state)
            elif name in ("label", "title") and is_wordy(value):
                self._put(DESCRIPTION, value)
            elif name.startswith("data-") and is_wordy(value):
                self._put(METADATA, f"{name}: {value}")
        if tag == "style":
            self._put(METADATA, " ".join(_NOTE.findall(element.text or "")))
        else:
            self._add(element.text, state)
        return state

    def state(self, element: Any, tag: str, above: State) -> State:
        """What holds for an element inside one for which this holds."""
        apart = above.apart or {
            "metadata": METADATA,
            "title": DESCRIPTION,
            "desc": DESCRIPTION,
            "script": METADATA,
            "style": METADATA,
        }.get(tag)
        is_unseen = (
            above.is_unseen
            or tag in ("defs", "symbol", "clipPath", "mask", "pattern")
            or self._hides(element)
        )
        return State(is_unseen, above.is_text or tag in ("text", "foreignObject"), apart)

    def told(self, element: Any) -> dict[str, str]:
        """What is said of an element that may hide it: by attributes, by style sheets, by its own style."""
        told = {key: value.strip() for key, value in element.attrib.items() if key in _NO_SHOW}
        told |= self.rules.get(element, {})
        for declaration in element.get("style", "").split(";"):
            name, _, value = declaration.partition(":")
            told[name.strip()] = value.strip()
        return told

    def _hides(self, element: Any) -> bool:
        told = self.told(element)
        if any(told.get(name) in values for name, values in _NO_SHOW.items()):
            return True
        if (
            tag_of(element) in ("text", "tspan")
            and self.frame
            and "x" in element.attrib
            and not element.get("transform")
        ):
            return self._is_outside(element, *self.frame)
        return False

    def _is_outside(self, element: Any, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether a text begins outside the frame. One inside a group that is moved is taken to be inside."""
        if any(above.get("transform") for above in element.iterancestors()):
            return False
        x, y = _first(element.get("x", "")), _first(element.get("y", ""))
        line = _first(element.get("font-size", "")) or 16.0
        return x is not None and not (left <= x <= right and (y is None or top <= y <= bottom + line))

    def _add(self, text: str | None, state: State) -> None:
        if text and (state.apart or state.is_text):
            self._put(state.apart or (UNSEEN if state.is_unseen else None), text)

    def _put(self, hiding: Hiding | None, text: str) -> None:
        words = " ".join(text.split())
        if words and (hiding is None or hiding is UNSEEN or is_wordy(words)):
            self.words.setdefault(hiding, []).append(words)

    def _link(self, value: str, state: State) -> None:
        if found := _INLINE.match(value):
            try:
                data = base64.b64decode("".join(value[found.end() :].split()) + "==")
            except (binascii.Error, ValueError):
                self.files.append(
                    Gap(
                        self.source.place,
                        Why.BROKEN,
                        "a picture written into the drawing is broken: look at it yourself",
                    )
                )
                return
            self.source.budget.spend(len(data))
            name = f"picture.{found[1].rpartition('/')[2].partition('+')[0] or 'bin'}"
            self.files.append(
                Nested(self.source.nested(name, data), INLINE_FILE if state.is_unseen else None)
            )
        elif value and not value.startswith(("#", "http://", "https://")):
            self._put(METADATA, f"link: {value}")


def _rules(root: Any) -> dict[Any, dict[str, str]]:
    """What the drawing's own style sheets say of each element that may hide it."""
    sheets = [(element.text or "", element.get("media", "")) for element in root.iter("{*}style")]
    if not any(sheet.strip() for sheet, _ in sheets):
        return {}
    cascade = cascade_of(root, Declarations(lambda _: "", lambda place: place))
    cascade.read(sheets)
    return {
        element: told
        for element in root.iter("{*}*")
        if (told := {one.name: one.value for one in cascade.declared(element) if one.name in _NO_SHOW})
    }


def tag_of(element: Any) -> str:
    """The element's name without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _frame(root: Any) -> tuple[float, float, float, float] | None:
    """The drawing's own frame, as left, top, right and bottom; None where it has none."""
    numbers = [float(number) for number in _NUMBER.findall(root.get("viewBox", ""))]
    if len(numbers) == 4:
        return numbers[0], numbers[1], numbers[0] + numbers[2], numbers[1] + numbers[3]
    width, height = _first(root.get("width", "")), _first(root.get("height", ""))
    is_plain = not any(root.get(side, "").endswith("%") for side in ("width", "height"))
    return (0.0, 0.0, width, height) if width and height and is_plain else None


def _first(written: str) -> float | None:
    found = _NUMBER.search(written)
    return float(found[0]) if found else None
