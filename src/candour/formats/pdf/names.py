"""Names: bookmarks, named places, labels of pages and layers, and what structure says in place of what is shown.

outlines                bookmarks in the panel beside the page
named destinations      places that links lead to, often named after headings
page labels             the number that a page is called by: `A-3`
layers                  named in a panel of their own
structure               descriptions of pictures, long forms of abbreviations, words to be read aloud instead
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Any

from candour.formats.pdf.document import Document
from candour.formats.pdf.hidings import BY_NAME
from candour.formats.pdf.values import entry, items, key_of, kind_of, name_of, pairs, words_of_value
from candour.formats.wording import is_wordy
from candour.piece import Found, Text

__all__ = ["is_news", "layers_change", "read_bookmarks", "read_names", "read_structure", "rows_of_tree"]

_RUN = 20_000
_WORD = re.compile(r"[^\W_]+")


def read_bookmarks(document: Document, seen: AbstractSet[str] = frozenset()) -> Iterator[Found]:
    """The titles of bookmarks, in their order; not those whose words all stand on the pages (`seen`)."""
    titles: list[str] = []
    waiting = [entry(document.root, "/Outlines", "/First")]
    met: set[tuple[int, int]] = set()
    while waiting:
        value = waiting.pop()
        key = key_of(value)
        if value is None or (key in met and key != (0, 0)):
            continue
        met.add(key)
        titles.append(words_of_value(entry(value, "/Title")).strip())
        waiting += [entry(value, "/Next"), entry(value, "/First")]
    yield from _listed(document, "bookmark", "bookmarks", [title for title in titles if is_news(title, seen)])


def is_news(line: str, seen: AbstractSet[str]) -> bool:
    """Whether there is a word in it that no page shows."""
    return any(word not in seen for word in _WORD.findall(line.lower())) and is_wordy(line)


def _listed(document: Document, name: str, where: str, lines: list[str]) -> Iterator[Found]:
    """Texts of these lines, of some length each."""
    hiding = BY_NAME[name]
    run: list[str] = []
    size = 0
    for line in dict.fromkeys(filter(None, lines)):
        if size + len(line) > _RUN and run:
            yield Text(document.source.place / where, "\n".join(run), hiding.sight, hiding)
            run, size = [], 0
        run.append(line)
        size += len(line)
    if run:
        yield Text(document.source.place / where, "\n".join(run), hiding.sight, hiding)


def rows_of_tree(root: Any, leaves: str) -> Iterator[tuple[Any, Any]]:
    """The keys and values of a tree of names or of numbers."""
    waiting = [root]
    met: set[tuple[int, int]] = set()
    while waiting:
        value = waiting.pop()
        key = key_of(value)
        if value is None or (key in met and key != (0, 0)):
            continue
        met.add(key)
        row = list(items(entry(value, leaves))) if kind_of(entry(value, leaves)) == "array" else []
        yield from zip(row[::2], row[1::2], strict=False)
        waiting += list(items(entry(value, "/Kids")))[::-1]


def read_names(document: Document, seen: AbstractSet[str] = frozenset()) -> Iterator[Found]:
    """Names of places in the document, labels of its pages, and names of its layers, where they say something new."""
    root = document.root
    named = [words_of_value(key) for key, _ in rows_of_tree(entry(root, "/Names", "/Dests"), "/Names")]
    named += [key.removeprefix("/") for key, _ in pairs(entry(root, "/Dests"))]
    yield from _listed(document, "name", "named places", [name for name in named if is_news(name, seen)])
    labels = [
        words_of_value(entry(how, "/P")) for _, how in rows_of_tree(entry(root, "/PageLabels"), "/Nums")
    ]
    yield from _listed(
        document, "name", "labels of pages", [label for label in labels if is_news(label, seen)]
    )
    layers = [words_of_value(entry(layer, "/Name")) for layer in items(entry(root, "/OCProperties", "/OCGs"))]
    yield from _listed(
        document, "name", "names of layers", [layer for layer in layers if is_news(layer, seen)]
    )


def layers_change(document: Document) -> bool:
    """Whether any layer is switched off, or shows on the screen and in print differently."""
    held = entry(document.root, "/OCProperties")
    if held is None:
        return False
    first = entry(held, "/D")
    if name_of(entry(first, "/BaseState")) not in ("", "ON") or any(
        True for _ in items(entry(first, "/OFF"))
    ):
        return True
    for layer in items(entry(held, "/OCGs")):
        for use, state in (("/Print", "/PrintState"), ("/View", "/ViewState"), ("/Export", "/ExportState")):
            if name_of(entry(layer, "/Usage", use, state)) == "OFF":
                return True
    return False


def read_structure(document: Document, seen: AbstractSet[str]) -> Iterator[Found]:
    """What structure says of pictures and abbreviations, and where it gives other words than are shown.

    `seen` are the words that the pages show, in small letters.
    """
    described: list[str] = []
    instead: list[str] = []
    holders = dict.fromkeys(
        (*document.survey.of("Alt"), *document.survey.of("E"), *document.survey.of("ActualText"))
    )
    for holder in holders:
        value = document.pdf.get_object(holder)
        if document.survey.types.get(holder) == "Annot" or name_of(entry(value, "/Subtype")) == "Widget":
            continue
        described += [words_of_value(entry(value, key)).strip() for key in ("/Alt", "/E")]
        words = words_of_value(entry(value, "/ActualText")).strip()
        if words and any(word not in seen for word in _WORD.findall(words.lower())):
            instead.append(words)
    yield from _listed(document, "alt-text", "descriptions", [line for line in described if is_wordy(line)])
    yield from _listed(document, "actual-text", "words that stand in for those shown", instead)
