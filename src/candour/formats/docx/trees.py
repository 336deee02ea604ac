"""Trees: the parts of a document that are small enough to be taken in as elements: settings, styles, lists, people."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element

from candour.formats.docx.names import name_of
from candour.formats.keeping import kept
from candour.formats.ooxml.package import Package
from candour.formats.wording import is_wordy
from candour.formats.xml import SKIP, BadXml, dispatch, may_hold_words

__all__ = ["SMALL", "tree_of", "tree_of_small", "words_of"]

SMALL = 1 << 19
"""Bytes up to which a part is taken in at once."""
_ROOTS = (
    "settings", "numbering", "webSettings", "w15:people", "w15:commentsEx", "recipients", "other:recipients",
)  # fmt: skip


def tree_of(package: Package, part: str) -> Element:
    """A part as elements with the names of `candour.formats.docx.names`, which nobody may change.

    Raises:
        Unreadable, LimitReached: as `Package.stream` does.
        BadXml: where it is not well formed, or does not begin as such parts do.
    """
    if package.entry(part).unpacked <= SMALL:
        return tree_of_small(package.read(part))
    return _tree(package.stream(part))


@kept(16, SMALL)
def tree_of_small(data: bytes) -> Element:
    """As `tree_of`, of the bytes of a small part."""
    return _tree((data,))


def _tree(chunks: Iterable[bytes]) -> Element:
    roots: list[Element] = []
    take: Callable[[dict[str, str]], object] = lambda _: roots.append  # noqa: E731  (the handler is the list's own)
    add: Callable[[dict[str, str]], object] = lambda _: roots[0].append if roots else SKIP  # noqa: E731  (likewise)
    starts = {
        **dict.fromkeys(_ROOTS, take),
        "other:*": take,
        "styles": lambda _: roots.append(Element("styles")),
        "latentStyles": lambda _: SKIP,  # several hundred of them, which say nothing of this document
        "docDefaults": add,
        "style": add,
    }
    deque(dispatch(chunks, starts, {}, _pass_over, naming=name_of), maxlen=0)
    if not roots:
        raise BadXml("it does not begin as a part of its kind does")
    return roots[0]


def words_of(package: Package, part: str) -> str:
    """The words in a part that should have none, being made of attributes. Raises as `tree_of` does."""
    words: list[str] = []
    if package.entry(part).unpacked <= SMALL and not may_hold_words(package.read(part)):
        return ""
    deque(dispatch(package.stream(part), {}, {}, words.append, naming=name_of, comments=words), maxlen=0)
    return "\n".join(word.strip() for word in words if is_wordy(word))


def _pass_over(_: str) -> None:
    pass
