"""Actions: links and scripts, wherever they hang. A link may name a person, a mailbox or a folder; so may a script."""

from __future__ import annotations

import re
from collections.abc import Iterator

from candour.formats.pdf.document import Document
from candour.formats.pdf.hidings import BY_NAME
from candour.formats.pdf.values import entry, kind_of, words_of_value
from candour.piece import Found, Text

__all__ = ["is_shown", "read_links", "read_scripts"]

_LINKING = ("URI", "Launch", "GoToR", "GoToE", "SubmitForm", "ImportData")
_BEGINS = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
_SHORTEST = 3
_RUN = 20_000


def is_shown(address: str, shown: str) -> bool:
    """Whether an address stands on a page, with or without what begins it. `shown` is the text of all pages without blanks."""
    bare = _BEGINS.sub("", address.strip()).rstrip("/")
    return len(bare) > _SHORTEST and bare.casefold() in shown


def read_links(document: Document, shown: str = "") -> Iterator[Found]:
    """The addresses behind links, each once; not those that a page shows. `shown` is the text of all pages without blanks."""
    hiding = BY_NAME["hyperlink"]
    met: dict[str, None] = {}
    for name in _LINKING:
        for key in document.survey.of(name):
            value = document.pdf.get_object(key)
            for action in (value, entry(value, "/A"), entry(value, "/PA"), entry(value, "/AA", "/U")):
                for address in (
                    entry(action, "/URI"),
                    entry(action, "/F"),
                    entry(action, "/F", "/UF"),
                    entry(action, "/F", "/F"),
                    entry(action, "/Win", "/F"),
                    entry(action, "/URI", "/Base"),
                ):
                    words = words_of_value(address).strip()
                    if words and not (name == "URI" and is_shown(words, shown)):
                        met.setdefault(words)
    run: list[str] = []
    for address in met:
        run.append(address)
        if sum(map(len, run)) > _RUN:
            yield Text(document.source.place / "links", "\n".join(run), hiding.sight, hiding)
            run.clear()
    if run:
        yield Text(document.source.place / "links", "\n".join(run), hiding.sight, hiding)


def read_scripts(document: Document) -> Iterator[Found]:
    """The scripts of the document, its pages and its fields."""
    hiding, met = BY_NAME["script"], set()
    for key in document.survey.of("JS"):
        for action in _actions(document.pdf.get_object(key)):
            script = entry(action, "/JS")
            if kind_of(script) == "stream":
                raw = document.decoded(script)
                words = raw.decode("utf-16" if raw[:2] in (b"\xfe\xff", b"\xff\xfe") else "utf-8", "replace")
            else:
                words = words_of_value(script)
            if words.strip() and words not in met:
                met.add(words)
                yield Text(document.source.place / "script", words, hiding.sight, hiding)


def _actions(value: object) -> Iterator[object]:
    """The actions in an object: itself, the one it holds, and those that it holds for certain events."""
    yield value
    for key in ("/A", "/OpenAction"):
        yield entry(value, key)
    for event in "KFVCEXDUOPBR":
        yield entry(value, "/AA", f"/{event}")
    for event in ("Fo", "Bl", "PO", "PC", "PV", "PI", "WC", "WS", "DS", "WP", "DP"):
        yield entry(value, "/AA", f"/{event}")
