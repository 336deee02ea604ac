"""Annotated text by others: CoNLL files, one token a line, put back together as running text.

Parts kept for testing are never trained on: which they are is said here and nowhere else.
"""

# ruff: noqa: INP001 - a folder of scripts, no package
from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

from corpus import Annotated

__all__ = ["TESTED", "TRAINED", "places", "read"]

TRAINED = ("BTC-b", "BTC-e", "BTC-f", "BTC-g", "WNUT17-train", "wikigold-first")
TESTED = ("BTC-a", "BTC-h", "WNUT17-dev", "wikigold-second")

_TIGHT_AFTER = set("([{“‘#$£@/")
_TIGHT_BEFORE = set(".,;:!?)]}”%’…")
_ENDINGS = {"'s", "’s", "'m", "'re", "'ve", "'ll", "'d", "n't", "n’t", "’re", "’ve", "’ll", "’m", "’d"}


def _sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    """Sentences as tokens with tags; a document's start is an empty one."""
    tokens: list[tuple[str, str]] = []
    with gzip.open(path, "rt", encoding="utf-8", errors="replace") as lines:
        for line in lines:
            parts = line.split()
            if parts and parts[0] == "-DOCSTART-":
                if tokens:
                    yield tokens
                    tokens = []
                yield []
            elif len(parts) >= 2:
                tokens.append((" ".join(parts[:-1]), parts[-1]))
            elif tokens:
                yield tokens
                tokens = []
    if tokens:
        yield tokens


def _spans(tokens: list[tuple[str, str]]) -> list[tuple[int, int]]:
    """The names as first token and the one after the last."""
    found: list[list[int]] = []
    before = "O"
    for at, (_, tag) in enumerate(tokens):
        is_name = tag.upper().endswith(("-PER", "-PERSON"))
        if is_name and tag.startswith("I") and before == tag[2:]:
            found[-1][1] = at + 1
        elif is_name:
            found.append([at, at + 1])
        before = tag[2:] if is_name else "O"
    return [(first, last) for first, last in found]


def _together(tokens: list[tuple[str, str]]) -> Annotated:
    """The running text. Handles and hashtags are no names here, whoever they stand for."""
    text = ""
    places = []
    open_quote = False
    glue = True
    for token, _ in tokens:
        is_quote = token.startswith('"') and len(token) == 1
        tight = token in _ENDINGS or token[0] in _TIGHT_BEFORE
        if is_quote:
            tight, open_quote = open_quote, not open_quote
        if text and not glue and not tight:
            text += " "
        places.append((len(text), len(text) + len(token)))
        text += token
        glue = token in _TIGHT_AFTER or (is_quote and open_quote)
    names = []
    for first, last in _spans(tokens):
        start, end = places[first][0], places[last - 1][1]
        if re.match(r"[@#]", text[start:end]) or (start and text[start - 1] in "@#"):
            continue
        names.append((start, end))
    return Annotated(text, tuple(names))


def _documents(path: Path) -> list[list[list[tuple[str, str]]]]:
    documents: list[list[list[tuple[str, str]]]] = []
    for sentence in _sentences(path):
        if not sentence or not documents:
            documents.append([])
        if sentence:
            documents[-1].append(sentence)
    return [document for document in documents if document]


def places(folder: Path, part: str) -> frozenset[str]:
    """The names of places, of one word, that a part annotates. Of longer ones the words may be anything."""
    stem = part.removesuffix("-first")
    path = next(each for each in sorted(folder.glob("*.gz")) if each.name.startswith(stem))
    documents = _documents(path)[::2] if stem == "wikigold" else _documents(path)
    found = set()
    for sentence in (sentence for document in documents for sentence in document):
        tags = ["O", *(tag.upper() for _, tag in sentence), "O"]
        for (word, _), before, tag, after in zip(sentence, tags, tags[1:], tags[2:], strict=False):
            alone = not after.startswith("I-") and (tag.startswith("B-") or before == "O")
            if alone and tag.endswith(("-LOC", "-LOCATION")) and re.fullmatch(r"[A-Z][^\W\d_]{2,}", word):
                found.add(word)
    return frozenset(found)


def _one(sentences: list[Annotated]) -> Annotated:
    """A document of its sentences."""
    text = ""
    names: list[tuple[int, int]] = []
    for sentence in sentences:
        text += " " if text else ""
        names += ((start + len(text), end + len(text)) for start, end in sentence.names)
        text += sentence.text
    return Annotated(text, tuple(names))


def read(folder: Path, part: str) -> list[Annotated]:
    """One part of the annotated text. WikiGold is cut by whole documents into every first and every second."""
    stem = part.removesuffix("-first").removesuffix("-second")
    path = next(each for each in sorted(folder.glob("*.gz")) if each.name.startswith(stem))
    if stem == "wikigold":
        chosen = _documents(path)[0 if part.endswith("-first") else 1 :: 2]
        return [_one([_together(sentence) for sentence in document]) for document in chosen]
    return [_together(sentence) for sentence in _sentences(path) if sentence]
